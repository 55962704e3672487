#ifndef LEMBAR_UI_SCREEN_CLOSING_H
#define LEMBAR_UI_SCREEN_CLOSING_H

#include "ui/screen.h"

extern const struct screen_class closing_class;

/* Closing the survey: what is settled and what is not, the lock, and the statement. */
struct screen *closing_open(struct app *app);

#endif
