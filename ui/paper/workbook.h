#ifndef LEMBAR_UI_PAPER_WORKBOOK_H
#define LEMBAR_UI_PAPER_WORKBOOK_H

#include "ui/app.h"
#include "ui/report/grid.h"

/* All tables of a survey as one workbook (XLSX), a page each. The values of the elements, of the
 * services and the index are formulas over the tabulation, and give the same two decimals as
 * Lembar. Personal data only WITH_PERSONAL. All of it as of one moment; the caller unrefs the
 * bytes. NULL, with a sentence, on trouble. */
GByteArray *workbook_of_survey(struct app *app, bool with_personal, struct error *error);

/* A single table as a workbook, on a page called NAME. */
GByteArray *workbook_of_grid(const struct app *app, const struct grid *grid, const char *name,
                             struct error *error);

#endif
