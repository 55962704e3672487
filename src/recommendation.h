#ifndef LEMBAR_SRC_RECOMMENDATION_H
#define LEMBAR_SRC_RECOMMENDATION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "src/index.h"

/* What the figures of a survey recommend to act on: elements that are weak, that have fallen or
 * that are the lowest, each with the figures behind it. The three rules are those of the
 * authority's follow-up reports; from survey year 2022 on rule 3 alone is asked for. */

enum rule {
    RULE_GRADE,  /* 1: a grade below the second best (C or D) */
    RULE_FALL,   /* 2: among the three largest falls against last year, with ties */
    RULE_LOWEST, /* 3: among the three lowest, with ties */
    RULES
};

/* Bits for a set of rules. */
#define RULE_BIT(rule) (1u << (rule))

struct recommendation {
    int64_t service; /* id; 0: the whole unit */
    size_t element;  /* position in the form */
    unsigned rules;  /* set of the rules that name it, never empty */
    long value;      /* hundredths */
    long last;       /* last year's value, hundredths; HUNDREDTHS_NONE */
    int64_t sheets;  /* that the value is of */
    const struct form_band *band;
};

/* The part of a survey that is looked at: a service, or the whole unit. */
struct recommendation_part {
    int64_t service; /* id; 0: the whole unit */
    const struct index_result *result;
    const long *last; /* of each element, hundredths or HUNDREDTHS_NONE */
};

/* Appends to LIST, an array of struct recommendation, what PART recommends by RULES (a set), in the
 * order of the elements. Nothing is recommended where no sheet counts. */
void recommendations_add(GArray *list, const struct recommendation_part *part, unsigned rules);

/* The rules of a survey year: all three before 2022, then the lowest alone. */
unsigned recommendation_rules_of(int year);

/* What tells the recommendation that an action answers from the others of its unit and year: its
 * service, before 2022 its element too; and LISTED, what a list from elsewhere calls it, or "". The
 * caller frees it. */
char *recommendation_answered(int year, const char *service, const char *element,
                              const char *listed);

/* From survey year 2022 on there is one recommendation for each service, of several elements;
 * before that, one for each element of a service. */
bool recommendation_is_of_service(int year);

/* "1", "1, 3": the numbers of a set of rules; the caller frees it. */
char *recommendation_rules_text(unsigned rules);

#endif
