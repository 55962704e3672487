#ifndef LEMBAR_UI_REPORT_RECORD_REPORT_H
#define LEMBAR_UI_REPORT_RECORD_REPORT_H

#include "db/record_list.h"
#include "ui/app.h"

/* Entries of the record of changes for people, one a line, and for programs: as the record has
 * them, with the names that people call things by. */

void record_report_text(GString *out, const struct app *app, const struct record_row *row);
void record_report_csv_head(GString *out);
void record_report_csv(GString *out, const struct record_row *row);

/* One object, without a newline. */
void record_report_json(GString *out, const struct record_row *row);

#endif
