#ifndef LEMBAR_SRC_ERROR_RATE_H
#define LEMBAR_SRC_ERROR_RATE_H

#include <stdint.h>

/* The rate of wrong fields, from fields that second keying compared with the paper. Its limits are
 * the exact ones of Clopper & Pearson (Biometrika 26, 1934, 404): never too narrow. */

#define ERROR_RATE_CONFIDENCE 0.95

enum error_rate_sides {
    ERROR_RATE_UPPER, /* one-sided: the lower limit is 0, all of the doubt goes into the upper */
    ERROR_RATE_BOTH,
};

struct error_rate {
    int64_t compared, wrong;
    double rate;         /* wrong / compared, from 0 to 1; 0 where nothing was compared */
    double lower, upper; /* limits of the true rate; 0 and 1 where nothing was compared */
    double doubt;        /* that the true rate is above the upper limit */
};

/* COMPARED fields, WRONG of them wrong (0 <= WRONG <= COMPARED), CONFIDENCE between 0 and 1. The
 * limits hold for a random sample of fields; sheets drawn whole are one as far as slips fall
 * singly. */
struct error_rate error_rate_of(int64_t compared, int64_t wrong, double confidence,
                                enum error_rate_sides sides);

/* The most wrong ones among FIELDS that nobody compared: with one more wrong, at most WRONG would
 * have been found among the compared ones with a chance below 1 - confidence (hypergeometric; the
 * upper limit times FIELDS would often be too few, for a rate is a mean). FIELDS itself where
 * nothing was compared. */
int64_t error_rate_most_wrong(const struct error_rate *rate, int64_t fields);

/* Wrong fields in 1,000, or any other base, in hundredths, half up: for a screen. */
long error_rate_hundredths(double rate, long base);

#endif
