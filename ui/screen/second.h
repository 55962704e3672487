#ifndef LEMBAR_UI_SCREEN_SECOND_H
#define LEMBAR_UI_SCREEN_SECOND_H

#include "ui/screen.h"

extern const struct screen_class second_class;

/* What waits for second keying, for the third and for a decision, and what was found so far. */
struct screen *second_open(struct app *app);

#endif
