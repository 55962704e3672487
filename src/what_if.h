#ifndef LEMBAR_SRC_WHAT_IF_H
#define LEMBAR_SRC_WHAT_IF_H

#include <stdbool.h>
#include <stdint.h>

#include "src/counted_sheet.h"
#include "src/progress.h"

/* What the figures would be under other conditions: sheets left out, or the weights, rounding and
 * band tables that are found in the field. Nothing is stored; the answers stand beside the true
 * figures of index.h. */

/* --- sheets left out --- */

enum what_if_part { WHAT_IF_SHEET, WHAT_IF_SERVICE, WHAT_IF_KEYER, WHAT_IF_WEEK, WHAT_IF_PARTS };

/* The number, service, keyer or week of a sheet. */
int64_t what_if_part_of(const struct counted_sheet *sheet, enum what_if_part part);

/* Over the sheets that KEEP is true of; the caller destroys the result. */
typedef bool (*what_if_keep)(const struct counted_sheet *sheet, void *context);
struct index_result *what_if_only(const struct counted_sheets *sheets, what_if_keep keep,
                                  void *context);

struct what_if_left_out {
    int64_t which;
    int64_t sheets; /* left out */
    struct index_result *without;
};

/* Each service, keyer, week or sheet left out in turn, in the order of WHICH. An array of struct
 * what_if_left_out for the caller to unref; it takes one computation of the index for each. NULL
 * where PROGRESS stopped it. */
GArray *what_if_each(const struct counted_sheets *sheets, enum what_if_part part,
                     struct progress *progress);

/* --- other rules --- */

enum what_if_rounding {
    WHAT_IF_EXACT,
    WHAT_IF_ROUND_VALUES, /* element values to two decimals before they are put together */
    WHAT_IF_ROUND_MEANS,  /* mean answers (NRR) to two decimals before anything else */
};

struct what_if_rule {
    const char *id;
    long numerator, denominator; /* weight of every element, as a plain factor: the sum of them is
                                    not divided by; 0/0: as the form says, divided by their sum */
    enum what_if_rounding rounding;
};

enum {
    WHAT_IF_RULE_TRUE, /* that of index.h */
    WHAT_IF_RULE_0111, /* 9 · 0.111 = 0.999 */
    WHAT_IF_RULE_011,  /* 9 · 0.11 = 0.99, as PermenPANRB 14/2017 prints 1/9 */
    WHAT_IF_RULE_0071, /* 14 · 0.071 = 0.994, KepmenPAN 25/2004 for fourteen elements */
    WHAT_IF_RULE_ROUND_VALUES,
    WHAT_IF_RULE_ROUND_MEANS,
    WHAT_IF_RULES,
};
extern const struct what_if_rule what_if_rules[WHAT_IF_RULES];

struct what_if_figure {
    mpq_t exact; /* points of the result; 0 where there is none */
    long value;  /* hundredths, rounded once, half up; HUNDREDTHS_NONE */
    long best;   /* what the rule makes of none but top answers: 9990 for 0.111 */
};

/* Fills *figure from the sums of RESULT; what_if_figure_finish gives its memory back. Elements
 * without an answer add nothing. */
void what_if_figure_init(struct what_if_figure *figure, const struct index_result *result,
                         const struct what_if_rule *rule);
void what_if_figure_finish(struct what_if_figure *figure);

/* --- other bands --- */

struct what_if_range {
    const char *grade;
    long from, to; /* hundredths of 0 to 100, both included */
};

struct what_if_bands {
    const char *id;
    const struct what_if_range *ranges; /* highest first */
    size_t count;
    bool rounded; /* looked up as shown; if not, what lies between two ranges is in none */
};

enum {
    WHAT_IF_BANDS_2017,       /* PermenPANRB 14/2017: 25.00, 65.00, 76.61, 88.31 */
    WHAT_IF_BANDS_2017_EXACT, /* the same before rounding, as its table of means is written (B to
                                 3.532, A from 3.5324): 88.305 has no grade */
    WHAT_IF_BANDS_2004,       /* KepmenPAN 25/2004: 25.00, 43.76, 62.51, 81.26 */
    WHAT_IF_BANDS,
};
extern const struct what_if_bands what_if_bands[WHAT_IF_BANDS];

/* The grade of an exact value on a scale up to RESULT_TOP; NULL where it is in no range. */
const char *what_if_grade(const struct what_if_bands *bands, const mpq_t exact, int result_top);

#endif
