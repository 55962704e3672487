#ifndef LEMBAR_SRC_UNIT_COLUMN_H
#define LEMBAR_SRC_UNIT_COLUMN_H

#include "src/unit_result.h"

/* The columns of a table of units by their names, in English or as the printed tables have them. A
 * name may end with the year it speaks of: "ikm2023", "target 2024". */

enum unit_column_kind {
    UNIT_COLUMN_UNKNOWN,
    UNIT_COLUMN_IGNORED, /* a number of the row */
    UNIT_COLUMN_UNIT,
    UNIT_COLUMN_CLUSTER,
    UNIT_COLUMN_YEAR,
    UNIT_COLUMN_SOURCE,
    UNIT_COLUMN_CATEGORY,
    UNIT_COLUMN_NEW,    /* 1: does not count */
    UNIT_COLUMN_TARGET, /* a value or a range */
    UNIT_COLUMN_FIGURE
};

struct unit_column {
    enum unit_column_kind kind;
    enum unit_figure figure; /* of a figure */
    int year;                /* 0: that of the row */
};

/* NAME in lower case. */
struct unit_column unit_column_of(const char *name);

/* Fills in what a cell of a column says of RESULT; an empty one, "-" and "–" say nothing. False
 * where the cell cannot be read: *EXPECTED then says what it should be. Unit and year are the
 * caller's. */
bool unit_column_read(const struct unit_column *column, const char *cell,
                      struct unit_result *result, const char **expected);

#endif
