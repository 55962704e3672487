#ifndef LEMBAR_TESTS_BENCH_SAMPLES_H
#define LEMBAR_TESTS_BENCH_SAMPLES_H

#include <glib.h>

/* A figure measured again and again, in an array of double: on a busy machine a single one says
 * nothing. */

GArray *samples_create(void);
void samples_add(GArray *samples, double value);

/* What a SHARE of 0 to 1 of the samples does not exceed; NAN without samples. */
double samples_quantile(const GArray *samples, double share);
double samples_median(const GArray *samples);

/* "4,713 ms (4,582–4,991)": the median and, for the noise, the middle half; the caller frees it. */
char *samples_text(const GArray *samples);

/* Milliseconds of a clock that never jumps. */
double clock_ms(void);

#endif
