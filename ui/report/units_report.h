#ifndef LEMBAR_UI_REPORT_UNITS_REPORT_H
#define LEMBAR_UI_REPORT_UNITS_REPORT_H

#include "src/unit_check.h"
#include "src/unit_result.h"
#include "ui/app.h"

/* The published results of units in a year, rolled up by cluster and in all, and the printed
 * figures that contradict each other. */

struct units_report {
    struct app *app;
    int year;            /* 0: there is nothing */
    char *own;           /* key of the office's own unit */
    GPtrArray *rows;     /* of struct unit_result, as imported */
    GPtrArray *results;  /* what they say together, of all years */
    GPtrArray *shown;    /* those of the year with an index; borrowed from results */
    GArray *rollups;     /* of struct unit_rollup */
    GPtrArray *findings; /* of struct unit_finding, of all years */
    GPtrArray *prints;   /* char *: findings about printed rows of monitoring */
};

/* YEAR 0: the newest; CLUSTER NULL: all. Finish it in either case. */
bool units_report_load(struct units_report *report, struct app *app, int year, const char *cluster,
                       struct error *error);
void units_report_finish(struct units_report *report);

/* The same unit a year before, or NULL. */
const struct unit_result *units_report_before(const struct units_report *report,
                                              const struct unit_result *result);

/* Whether it is of the unit of the survey at hand. */
bool units_report_is_own(const struct units_report *report, const struct unit_result *result);

/* "87,00" or "76,61–88,30"; "–" where there is none. The caller frees it. */
char *units_target_text(const struct unit_result *result, char point);

/* What a roll-up is of: the cluster, "tanpa klaster" or "semua". Borrowed. */
const char *units_rollup_words(const struct unit_rollup *rollup);

/* All that is known of a unit and year, for people to read. The caller frees each of these. */
char *units_report_detail(const struct units_report *report, const struct unit_result *result);

GString *units_report_table(const struct units_report *report);
GString *units_report_csv(const struct units_report *report);
GString *units_report_json(const struct units_report *report);

/* The check list, a line for each finding, and its count. */
GString *units_check_table(const struct units_report *report);
GString *units_check_csv(const struct units_report *report);
GString *units_check_json(const struct units_report *report);

#endif
