#ifndef LEMBAR_UI_SCREEN_KEYER_H
#define LEMBAR_UI_SCREEN_KEYER_H

#include "ui/screen.h"

extern const struct screen_class keyer_class;

/* One's own figures of keying, today and in all, over the screen below. */
struct screen *keyer_open(struct app *app);

#endif
