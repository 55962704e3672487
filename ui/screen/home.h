#ifndef LEMBAR_UI_SCREEN_HOME_H
#define LEMBAR_UI_SCREEN_HOME_H

#include "ui/screen.h"

extern const struct screen_class home_class;

/* Where an officer starts: the survey at a glance and what can be done next. */
struct screen *home_open(struct app *app);

#endif
