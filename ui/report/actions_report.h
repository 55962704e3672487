#ifndef LEMBAR_UI_REPORT_ACTIONS_REPORT_H
#define LEMBAR_UI_REPORT_ACTIONS_REPORT_H

#include "ui/app.h"

/* The actions of a survey as they stand on a day, as a table for people, CSV and JSON. */

struct actions_report {
    const struct app *app;
    struct day as_of;
    GPtrArray *actions; /* of struct action, borrowed from ALL */
    GPtrArray *all;
};

/* STATUS -1: of any. Loads it; finish it in either case. */
bool actions_report_load(struct actions_report *report, struct app *app, enum action_list list,
                         int status, struct day as_of, struct error *error);
void actions_report_finish(struct actions_report *report);

/* The caller frees the text. CSV is what `lembar import actions` reads again. */
GString *actions_report_table(const struct actions_report *report);
GString *actions_report_csv(const struct actions_report *report);
GString *actions_report_json(const struct actions_report *report);

/* How many there are in each state: "1 lewat tenggat, 2 segera"; the caller frees it. */
char *actions_summary(const int64_t counts[ACTION_STATES]);

#endif
