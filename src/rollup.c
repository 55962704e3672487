#include "src/rollup.h"

#include "src/fraction.h"

void rollup_init(struct rollup *rollup)
{
    mpq_init(rollup->sum);
    rollup->units = rollup->respondents = 0;
}

void rollup_finish(struct rollup *rollup)
{
    mpq_clear(rollup->sum);
}

void rollup_add(struct rollup *rollup, const mpq_t index, long respondents)
{
    mpq_t term;
    mpq_init(term);
    mpq_set_si(term, respondents, 1);
    mpq_mul(term, term, index);
    mpq_add(rollup->sum, rollup->sum, term);
    mpq_clear(term);
    rollup->units++;
    rollup->respondents += respondents;
}

void rollup_add_published(struct rollup *rollup, long hundredths, long respondents)
{
    mpq_t index;
    mpq_init(index);
    mpq_set_si(index, hundredths, 100);
    mpq_canonicalize(index);
    rollup_add(rollup, index, respondents);
    mpq_clear(index);
}

long rollup_value(const struct rollup *rollup)
{
    if (rollup->respondents == 0)
        return HUNDREDTHS_NONE;
    mpq_t mean;
    mpq_init(mean);
    mpq_set_si(mean, rollup->respondents, 1);
    mpq_div(mean, rollup->sum, mean);
    long hundredths = fraction_to_hundredths(mean);
    mpq_clear(mean);
    return hundredths;
}
