#ifndef LEMBAR_SRC_SURENESS_H
#define LEMBAR_SRC_SURENESS_H

#include <stdint.h>

#include "src/counted_sheet.h"

/* How sure one may be of the index and the elements, if the sheets are a random sample of the
 * people served. Only the chance of the draw is in it: no slips of keying, no people who would not
 * answer.
 *
 * Method. An element value is a ratio of sums over sheets, the index a weighted mean of such
 * ratios; both are linearised, which for sheets without blanks is the plain mean of a score per
 * sheet: with the residual z of a sheet, variance = (1 - n/N) · n/(n - 1) · Σ z² (Cochran, Sampling
 * Techniques, 3rd ed. 1977, 2.6 and 6.4). The interval is value ± t · error with Student's t for
 * n - 1, rounded outwards, cut to what the scale allows. n counts the sheets with an answer of the
 * element, or of any element for the index. */

#define SURENESS_CONFIDENCE 0.95

enum sureness_kind {
    SURENESS_NO_VALUE, /* no answer */
    SURENESS_TOO_FEW,  /* one sheet: nothing tells how far others are off */
    SURENESS_ALIKE,    /* all sheets alike: the sample shows no spread, which proves little */
    SURENESS_INTERVAL,
    SURENESS_CENSUS, /* everybody answered: no chance of the draw, an interval without width */
};

struct sureness {
    enum sureness_kind kind;
    int64_t sheets; /* n */
    double value;   /* points of the result; 0 where there is none */
    double error;   /* standard error in points; 0 but for SURENESS_INTERVAL */
    long low, high; /* hundredths, both included; HUNDREDTHS_NONE without an interval */
};

struct sureness_result {
    const struct form *form; /* borrowed */
    double confidence;
    int64_t population; /* N as it was used; 0 where not known, or below the sheets that came */
    struct sureness whole;
    struct sureness *elements;
};

/* POPULATION is the number of people served, 0 where not known; fewer than sheets came cannot be
 * and is taken as not known. CONFIDENCE lies between 0 and 1. */
struct sureness_result *sureness_compute(const struct counted_sheets *sheets, int64_t population,
                                         double confidence);
void sureness_destroy(struct sureness_result *result);

enum sureness_verdict {
    SURENESS_CANNOT_TELL, /* one of both has no interval */
    SURENESS_CHANCE,      /* the difference may be chance */
    SURENESS_RISEN,       /* more than chance */
    SURENESS_FALLEN,
    SURENESS_SAME, /* two censuses with the same value, as shown */
};

struct sureness_change {
    enum sureness_verdict verdict;
    double difference; /* now - before, in points */
    long low, high;    /* interval of the difference, hundredths; HUNDREDTHS_NONE */
    double chance;     /* of a difference as large or larger if nothing had changed; 1 for
                          SURENESS_CANNOT_TELL */
};

/* Against another sample, of other people: Welch's test (Biometrika 34, 1947, 28). */
struct sureness_change sureness_compare(const struct sureness *now, const struct sureness *before,
                                        double confidence);

/* Where a published value, of which nothing but the number is known, lies to the interval. Its own
 * doubt is not in it: outside is a hint, no proof. */
enum sureness_place {
    SURENESS_PLACE_UNKNOWN,
    SURENESS_INSIDE,
    SURENESS_BELOW, /* the published value is lower than the interval: probably risen since */
    SURENESS_ABOVE,
};
enum sureness_place sureness_place_of(const struct sureness *now, long published);

#endif
