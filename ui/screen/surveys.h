#ifndef LEMBAR_UI_SCREEN_SURVEYS_H
#define LEMBAR_UI_SCREEN_SURVEYS_H

#include "ui/screen.h"

extern const struct screen_class surveys_class;

/* The surveys of the database: turn to another, begin a new one, add a service. */
struct screen *surveys_open(struct app *app);

#endif
