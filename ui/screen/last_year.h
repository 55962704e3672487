#ifndef LEMBAR_UI_SCREEN_LAST_YEAR_H
#define LEMBAR_UI_SCREEN_LAST_YEAR_H

#include "ui/screen.h"

extern const struct screen_class last_year_class;

/* Last year's published index and element values, typed from the report. */
struct screen *last_year_open(struct app *app, struct screen *owner);

#endif
