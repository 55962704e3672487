#ifndef LEMBAR_UI_SCREEN_ACTIONS_H
#define LEMBAR_UI_SCREEN_ACTIONS_H

#include "ui/screen.h"

extern const struct screen_class actions_class;

/* The actions of the survey, by due date. */
struct screen *actions_open(struct app *app);

#endif
