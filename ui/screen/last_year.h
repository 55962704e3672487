#ifndef LEMBAR_UI_SCREEN_LAST_YEAR_H
#define LEMBAR_UI_SCREEN_LAST_YEAR_H

#include "ui/screen.h"

extern const struct screen_class last_year_class;

/* The index and element values published of YEAR, and their source, typed from the report. OWNER
 * tells that they were stored. */
struct screen *last_year_open(struct app *app, int year, struct screen *owner);

#endif
