#include "src/sample.h"

#include <glib.h>

long sample_minimum(long population)
{
    if (population <= 0)
        return 0;
    /* Times 4000: numerator 3.841·N, denominator 0.01·(N−1) + 3.841. */
    gint64 numerator = (gint64)3841 * population;
    gint64 denominator = (gint64)10 * (population - 1) + 3841;
    return (long)MIN((2 * numerator + denominator) / (2 * denominator), population);
}

long sample_quarter(long population_year)
{
    return MAX((population_year + 2) / 4, 1);
}
