#ifndef LEMBAR_UI_SCREEN_ALL_H
#define LEMBAR_UI_SCREEN_ALL_H

#include "ui/screen.h"

/* Every screen there is, for what must hold for all of them; NULL at the end. */
extern const struct screen_class *const all_screens[];

#endif
