#ifndef LEMBAR_SRC_ROLLUP_H
#define LEMBAR_SRC_ROLLUP_H

#include <gmp.h>
#include <stdbool.h>

/* The result of several units together: the mean of their indices weighted by respondents, of the
 * units that count. A new unit reports but does not count in its first year. */

struct rollup {
    mpq_t sum; /* Σ respondents · index */
    long units, respondents;
};

void rollup_init(struct rollup *rollup);
void rollup_finish(struct rollup *rollup);

/* Adds a unit that counts; INDEX is its exact value, or the published one. */
void rollup_add(struct rollup *rollup, const mpq_t index, long respondents);
void rollup_add_published(struct rollup *rollup, long hundredths, long respondents);

/* The mean in hundredths; HUNDREDTHS_NONE where nobody counts. */
long rollup_value(const struct rollup *rollup);

#endif
