#ifndef LEMBAR_SRC_SAMPLE_H
#define LEMBAR_SRC_SAMPLE_H

/* How many respondents are enough (Krejcie & Morgan 1970). */

/* n = χ²·N·P(1−P) / (d²(N−1) + χ²·P(1−P)) with χ² = 3.841, P = 0.5, d = 0.05, rounded half up and
 * never above N. POPULATION from 0 to SAMPLE_MOST. */
#define SAMPLE_MOST 1000000000L
long sample_minimum(long population);

/* The population of a three-month survey: a quarter of last year's, rounded half up, at least 1. */
long sample_quarter(long population_year);

#endif
