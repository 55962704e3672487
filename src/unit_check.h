#ifndef LEMBAR_SRC_UNIT_CHECK_H
#define LEMBAR_SRC_UNIT_CHECK_H

#include <glib.h>

#include "src/form.h"
#include "src/unit_result.h"

/* Finds the printed figures of national tables that their own row contradicts. A figure printed
 * with two decimals stands for every value that rounds to it, so a figure is contradicted only
 * where no values behind the printed ones could give it; with all of them in hundredths:
 *
 * index       of the nine elements, sum S: 9 · index differs from S by 9 or more
 * attainment  P of index I and target T: 2 · |P · T - 10000 · I| is 10000 + T or more
 * change      differs from index - index of the year before by 2 or more
 * category    is not that of the index in the bands of the form; no tolerance
 * sum         respondents differ from the sum of the rows; the index times respondents differs from
 *             that of the rows that count by as many hundredths as there are respondents, or more
 * twins       two units of a year with the same nine values
 * range       a target whose end is above 100
 *
 * Rows with fewer than nine elements are not held against their index. */

enum unit_flaw {
    FLAW_INDEX,
    FLAW_ATTAINMENT,
    FLAW_CHANGE,
    FLAW_CATEGORY,
    FLAW_SUM,
    FLAW_TWINS,
    FLAW_RANGE,
    UNIT_FLAWS
};

struct unit_finding {
    enum unit_flaw flaw;
    char *unit, *key;
    int year;
    char *text; /* a sentence, the unit left out */
};

/* ROWS as they were imported; FORM gives the bands, POINT is the decimal sign. A GPtrArray of
 * struct unit_finding in the order of unit_results_together, sums last; the caller unrefs it. */
GPtrArray *unit_check(const GPtrArray *rows, const struct form *form, char point);

/* The name in files: "index", "attainment". */
const char *unit_flaw_name(enum unit_flaw flaw);

#endif
