#ifndef LEMBAR_UI_REPORT_MONITORING_REPORT_H
#define LEMBAR_UI_REPORT_MONITORING_REPORT_H

#include "src/monitoring.h"
#include "ui/app.h"

/* The monitoring of actions at a cut-off date, and at another one to compare it with: matrix of
 * unit and survey year, sums computed from its rows, and the actions behind them. */

struct monitoring_report {
    struct app *app;
    struct day cutoff, against; /* the other date; year 0: none */
    GPtrArray *actions;         /* of struct monitored, at the cut-off */
    GPtrArray *against_actions; /* at the other date, or NULL */
    GPtrArray *prints;          /* of struct monitored_print: published rows of other units */
    struct monitoring *matrix;  /* of the actions and prints */
    struct monitoring *against_matrix;
};

/* What is looked at first: today where something of an action was recorded since the last half-year
 * ended, else that end. */
bool monitoring_report_cutoff(struct app *app, struct day *cutoff, struct error *error);

/* UNIT: only those whose name holds it; NULL: all. A cut-off after today is refused. Finish it in
 * either case. */
bool monitoring_report_load(struct monitoring_report *report, struct app *app, struct day cutoff,
                            struct day against, const char *unit, struct error *error);
void monitoring_report_finish(struct monitoring_report *report);

/* The actions of a row, overdue ones first, those recorded later among them; borrowed. The caller
 * unrefs the array. */
GPtrArray *monitoring_report_actions(const struct monitoring_report *report,
                                     const struct monitoring_row *row);

/* The row of the other date, or NULL. */
const struct monitoring_row *monitoring_report_against(const struct monitoring_report *report,
                                                       const struct monitoring_row *row);

/* "per 30-06-2024, semester I 2024"; "2/1" of actions and closings recorded after the cut-off, "0"
 * for none. The caller frees each. */
char *monitoring_date_words(struct day day);
char *monitoring_late_words(const struct monitoring_row *row);

/* The report of a half-year as text: summary, then the actions of each unit and year. The caller
 * frees each of these. */
GString *monitoring_report_text(const struct monitoring_report *report);
GString *monitoring_report_csv(const struct monitoring_report *report);
GString *monitoring_report_json(const struct monitoring_report *report);

#endif
