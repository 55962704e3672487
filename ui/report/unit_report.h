#ifndef LEMBAR_UI_REPORT_UNIT_REPORT_H
#define LEMBAR_UI_REPORT_UNIT_REPORT_H

#include "ui/app.h"
#include "ui/report/document.h"

/* The report of a unit on its survey: every table that headquarters asks for, the texts of the
 * office, and the statement. It holds no personal data. */

struct unit_report_options {
    bool without_tabulation; /* leaves out the line a sheet */
};

/* All of it as of one moment. The caller destroys it; NULL, with a sentence, on trouble. */
struct document *unit_report_document(struct app *app, const struct unit_report_options *options,
                                      struct error *error);

#endif
