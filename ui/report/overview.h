#ifndef LEMBAR_UI_REPORT_OVERVIEW_H
#define LEMBAR_UI_REPORT_OVERVIEW_H

#include "ui/app.h"

/* The home screen as text, for where there is no terminal: the survey, its index, the elements,
 * the actions. The caller frees it; NULL, with a sentence, on trouble. */
char *overview_text(struct app *app, struct error *error);

#endif
