#ifndef LEMBAR_SRC_UNIT_RESULT_H
#define LEMBAR_SRC_UNIT_RESULT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "src/fraction.h"

/* What was published of a unit in a year: a row of a national table, or what several tables say of
 * it together. Values are hundredths; HUNDREDTHS_NONE where nothing is printed. */

#define UNIT_ELEMENTS 9 /* of the ministry's index (PermenPANRB 14/2017) */

enum unit_figure {
    UNIT_U1,
    UNIT_INDEX = UNIT_U1 + UNIT_ELEMENTS,
    UNIT_RESPONDENTS, /* people, not hundredths */
    UNIT_COUNTS,      /* 0 or 1; a unit of which nothing is said counts */
    UNIT_TARGET_FROM, /* of a range; a single value is both ends */
    UNIT_TARGET_TO,
    UNIT_ATTAINMENT, /* as printed, percent */
    UNIT_CHANGE,     /* against the year before, as printed; below 0 for a fall */
    UNIT_FIGURES
};

struct unit_result {
    char *unit, *key; /* as written, and by unit_name.h */
    char *cluster;    /* "" where it is in none */
    int year;
    bool is_total; /* the sum of a table; of its cluster, or "" of all */
    long figures[UNIT_FIGURES];
    char *category; /* as printed: "A" or "Sangat Baik"; "" */
    char *source;   /* where it was published */
    int64_t import; /* which it came with; 0 where several say it together */
    long line;      /* in the imported file */
};

struct unit_result *unit_result_create(const char *unit, int year);
void unit_result_destroy(struct unit_result *result); /* NULL is fine */

/* True where nothing but its names is known. */
bool unit_result_is_empty(const struct unit_result *result);

/* The first figure of which both say something different, as files name it; "category" too. NULL
 * where they agree. */
const char *unit_result_conflict(const struct unit_result *one, const struct unit_result *other);

/* What the rows, a GPtrArray of struct unit_result, say together, one for each unit and year, by
 * cluster, name and year; the sums of tables left out. The caller unrefs it. */
GPtrArray *unit_results_together(const GPtrArray *rows);

/* The result of the same unit in YEAR, or NULL. */
const struct unit_result *unit_results_find(const GPtrArray *results, const char *key, int year);

/* The newest year of which there is an index, or 0. */
int unit_results_last_year(const GPtrArray *results);

/* A new unit does not count in its first year. */
bool unit_result_counts(const struct unit_result *result);

/* 100 · index / target, where the target is one value. */
long unit_result_attainment(const struct unit_result *result);

/* index - index of the year before; BEFORE may be NULL. */
long unit_result_change(const struct unit_result *result, const struct unit_result *before);

/* "baik": the words of an attainment in hundredths of a percent; "" for HUNDREDTHS_NONE. Above 120
 * % nothing is concluded. */
const char *attainment_words(long attainment);

/* The name of a figure in files: "u1", "ikm", "respondents". */
const char *unit_figure_name(enum unit_figure figure);

/* --- roll-up --- */

struct unit_rollup {
    char *cluster; /* NULL: all of them */
    long units;    /* that reported an index */
    long counted;  /* of them, with respondents */
    long reported; /* respondents of all */
    long respondents;
    long value, before; /* hundredths, of the year and the one before */
    long target;        /* as a table prints it for the sum; HUNDREDTHS_NONE */
};

/* By cluster, then all, of YEAR; a GArray of struct unit_rollup, the caller unrefs it. The mean is
 * that of rollup.h over the published values. Targets come from the sums among ROWS, as imported.
 */
GArray *unit_results_rollup(const GPtrArray *results, const GPtrArray *rows, int year);

/* value - before, and 100 · value / target; HUNDREDTHS_NONE where one is missing. */
long unit_rollup_change(const struct unit_rollup *rollup);
long unit_rollup_attainment(const struct unit_rollup *rollup);

#endif
