#ifndef LEMBAR_UI_REPORT_BATCHES_REPORT_H
#define LEMBAR_UI_REPORT_BATCHES_REPORT_H

#include "ui/app.h"

/* The batches of a survey with their ledgers, as a table for people, CSV and JSON. */

struct batches_report {
    struct app *app;
    GPtrArray *batches; /* of struct batch, in the order of their numbers */
    GPtrArray *missing; /* of char *: the serials missing in each, as people list them */
};

enum batches_wanted { BATCHES_ALL, BATCHES_OPEN, BATCHES_CLOSED };

/* Loads it; finish it in either case. */
bool batches_report_load(struct batches_report *report, struct app *app, enum batches_wanted wanted,
                         struct error *error);
void batches_report_finish(struct batches_report *report);

/* The caller frees the text. */
GString *batches_report_table(const struct batches_report *report);
GString *batches_report_csv(const struct batches_report *report);
GString *batches_report_json(const struct batches_report *report);

#endif
