#ifndef LEMBAR_UI_SCREEN_RECOMMENDATIONS_H
#define LEMBAR_UI_SCREEN_RECOMMENDATIONS_H

#include "ui/screen.h"

extern const struct screen_class recommendations_class;

/* What the figures recommend to act on, with the figures behind each; a key makes it an action. */
struct screen *recommendations_open(struct app *app);

#endif
