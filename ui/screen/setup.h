#ifndef LEMBAR_UI_SCREEN_SETUP_H
#define LEMBAR_UI_SCREEN_SETUP_H

#include "ui/screen.h"

extern const struct screen_class setup_class;

/* A new survey in a few questions: unit, form, year, services. On the first start it makes the
 * database too and then opens the home screen; later OWNER tells what was made. */
struct screen *setup_open(struct app *app, struct screen *owner);

#endif
