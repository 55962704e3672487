#ifndef LEMBAR_SRC_INDEX_H
#define LEMBAR_SRC_INDEX_H

#include <gmp.h>
#include <stdint.h>

#include "src/form.h"
#include "src/fraction.h"

/* From answers to figures. A tally says how often each answer was given over a set of sheets that
 * count; the result holds the value of each element and the index. */

struct tally {
    const struct form *form; /* borrowed */
    int64_t *counts;         /* [answer position · (top + 1) + answer] */
    int64_t sheets;          /* that count */
};

/* Of no sheet yet; the caller destroys it. */
struct tally *tally_create(const struct form *form);
void tally_destroy(struct tally *tally);
/* COUNT times VALUE at an answer position; what is not on the scale is passed over. */
void tally_add(struct tally *tally, int answer, int value, int64_t count);

/* Adds (TIMES 1) or takes away (TIMES -1) one sheet, given by its packed answers (sheet.h). */
void tally_add_answers(struct tally *tally, const char *answers, int64_t times);

/* How often VALUE, of the scale, was given. */
int64_t tally_count(const struct tally *tally, int answer, int value);

struct index_value {
    const struct form_element *element; /* borrowed from the form; NULL for the index itself */
    int64_t sum;                        /* of the given answers */
    int64_t answers;                    /* how many were given */
    long value;                         /* hundredths, rounded once; HUNDREDTHS_NONE */
    const struct form_band *band;       /* NULL where there is no value */
    bool lowest;                        /* among the three lowest, ties at the third included */
};

struct index_result {
    const struct form *form;
    int64_t sheets;
    struct index_value whole; /* the index (IKM) */
    struct index_value *elements;
    struct index_value *further; /* one for each of form->further */
    mpq_t exact;                 /* the index before rounding; 0 where there is none */
};

/* The element value is result_top · Σ answers / (top · number of answers), over all given answers
 * of the questions of that element; the index is the mean of the elements that have an answer,
 * weighted if the form says so (PermenPANRB 14/2017 scaled to the form's own top answer). */
struct index_result *index_compute(const struct tally *tally);
void index_destroy(struct index_result *result);

/* Marks the three lowest of VALUES, compared as they are shown, all ties at the third included. */
void index_mark_lowest(struct index_value *values, size_t count);

/* The lowest element, the first one of a tie; -1 where no element has a value. */
int index_lowest(const struct index_result *result);

#endif
