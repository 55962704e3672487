#ifndef LEMBAR_SRC_STABILITY_H
#define LEMBAR_SRC_STABILITY_H

#include <stdint.h>

#include "src/counted_sheet.h"
#include "src/progress.h"

/* Would other sheets of the same people name the same three lowest elements? A bootstrap draws the
 * survey anew from its own sheets, many times, and counts how often each element is among them.
 *
 * Where the number of people is not known, or more than 20 times the sheets, sheets are
 * drawn with replacement (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 6). Else
 * a population of that size is made of copies of the sheets, as evenly as can be, and drawn from
 * without replacement (Booth, Butler & Hall, JASA 89, 1994, 1282), so that a sample of nearly all
 * people is as stable as it is. Values are rounded and ties count as in index.h. */

#define STABILITY_RESAMPLES 400 /* enough for whole percents on a screen at once */
#define STABILITY_SEED      2024

enum stability_verdict {
    STABILITY_NO_VALUE,
    STABILITY_CANNOT_TELL, /* one sheet, or all alike: every draw is the same */
    STABILITY_SURELY_LOW,  /* in at least 95 of 100 draws among the three lowest */
    STABILITY_OPEN,
    STABILITY_SURELY_NOT, /* in at most 5 of 100 */
};

struct stability_element {
    enum stability_verdict verdict;
    double share; /* of the draws with the element among the three lowest, from 0 to 1 */
};

struct stability {
    const struct form *form; /* borrowed */
    int64_t sheets;          /* with an answer of an element */
    int64_t population;      /* as it was used; 0 where not known, or below the sheets */
    int resamples;
    struct stability_element *elements;
};

/* RESAMPLES is at least 1. The same sheets in the same order, population, RESAMPLES and SEED give
 * the same shares on every machine. More than 3,000 sheets are drawn 3,000 at a time and their
 * distance from the survey's own values is made smaller in proportion (Bickel, Götze & van Zwet,
 * Statistica Sinica 7, 1997, 1), so that the time does not grow with the survey. NULL where
 * PROGRESS stopped it. */
struct stability *stability_compute(const struct counted_sheets *sheets, int64_t population,
                                    int resamples, unsigned long seed, struct progress *progress);
void stability_destroy(struct stability *stability);

#endif
