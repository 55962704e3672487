#ifndef LEMBAR_UI_REPORT_SHEETS_REPORT_H
#define LEMBAR_UI_REPORT_SHEETS_REPORT_H

#include "ui/app.h"

/* All sheets of the survey as files have them: what `lembar import sheets` reads again. Personal
 * data only WITH_PERSONAL. The caller frees the text; NULL, with a sentence, on trouble. */

/* SINGLE_LINE: a line break within a cell becomes a blank, for readers that know none. */
GString *sheets_report_csv(struct app *app, bool with_personal, bool single_line,
                           struct error *error);
GString *sheets_report_json(struct app *app, bool with_personal, struct error *error);

#endif
