#include "src/error_rate.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#define HALVINGS 60

/* The quantile of a beta distribution, by halving: gsl_cdf_beta_Pinv does not end for the
 * parameters of some ten thousand fields, the distribution itself does. */
static double beta_quantile(double chance, double a, double b)
{
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (gsl_cdf_beta_P(middle, a, b) < chance)
            low = middle;
        else
            high = middle;
    }
    return high;
}

struct error_rate error_rate_of(int64_t compared, int64_t wrong, double confidence,
                                enum error_rate_sides sides)
{
    double doubt = sides == ERROR_RATE_BOTH ? (1 - confidence) / 2 : 1 - confidence;
    struct error_rate rate = {compared, wrong, .upper = 1, .doubt = doubt};
    if (compared > 0)
        rate.rate = (double)wrong / (double)compared;
    if (wrong < compared)
        rate.upper = beta_quantile(1 - doubt, (double)wrong + 1, (double)(compared - wrong));
    if (wrong > 0 && sides == ERROR_RATE_BOTH)
        rate.lower = beta_quantile(doubt, (double)wrong, (double)(compared - wrong) + 1);
    return rate;
}

/* Whether so few would be found among the compared fields, of ALL with WRONG wrong ones. */
static bool is_likely(const struct error_rate *rate, int64_t all, int64_t wrong)
{
    return gsl_cdf_hypergeometric_P((unsigned)rate->wrong, (unsigned)wrong, (unsigned)(all - wrong),
                                    (unsigned)rate->compared) > rate->doubt;
}

int64_t error_rate_most_wrong(const struct error_rate *rate, int64_t fields)
{
    int64_t all = rate->compared + fields;
    int64_t likely = rate->wrong, unlikely = rate->wrong + fields + 1;
    while (unlikely - likely > 1) {
        int64_t middle = likely + (unlikely - likely) / 2;
        if (is_likely(rate, all, middle))
            likely = middle;
        else
            unlikely = middle;
    }
    return likely - rate->wrong;
}

long error_rate_hundredths(double rate, long base)
{
    return (long)floor(rate * (double)base * 100 + 0.5);
}
