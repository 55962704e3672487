#ifndef LEMBAR_UI_SCREEN_UNITS_H
#define LEMBAR_UI_SCREEN_UNITS_H

#include "ui/screen.h"

extern const struct screen_class units_class;

/* The published results of units in a year, rolled up by cluster and in all. */
struct screen *units_open(struct app *app);

#endif
