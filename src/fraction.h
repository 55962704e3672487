#ifndef LEMBAR_SRC_FRACTION_H
#define LEMBAR_SRC_FRACTION_H

#include <gmp.h>
#include <stdbool.h>

/* Figures are exact fractions (GMP's mpq_t) until they are shown; then they are rounded once,
 * half up, to hundredths. A figure that cannot be computed is HUNDREDTHS_NONE, never 0. */

#define HUNDREDTHS_NONE (-2147483647L - 1)

/* Half up: 0.005 becomes 0.01, -0.005 becomes 0. */
long fraction_to_hundredths(const mpq_t value);

/* "93.70" with point '.', "93,70" with ','; "–" for HUNDREDTHS_NONE. buffer holds so many bytes. */
#define HUNDREDTHS_TEXT 24
const char *hundredths_text(long hundredths, char point, char buffer[HUNDREDTHS_TEXT]);

/* Like hundredths_text without a sign: a sign ▲ or ▼ stands beside it. */
const char *hundredths_text_absolute(long hundredths, char point, char buffer[HUNDREDTHS_TEXT]);

/* Reads a number of 0 or more with at most two decimals, point or comma. */
bool hundredths_read(const char *text, long *hundredths);

/* 100 · value / base as hundredths of a percent, half up; HUNDREDTHS_NONE if either has none. */
long hundredths_percent(long value, long base);

#endif
