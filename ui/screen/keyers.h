#ifndef LEMBAR_UI_SCREEN_KEYERS_H
#define LEMBAR_UI_SCREEN_KEYERS_H

#include "ui/screen.h"

extern const struct screen_class keyers_class;

/* The figures of keying per person and day, or per person; one's own, for who may not see others'.
 */
struct screen *keyers_open(struct app *app);

#endif
