#ifndef LEMBAR_UI_SCREEN_HELP_H
#define LEMBAR_UI_SCREEN_HELP_H

#include "ui/screen.h"

extern const struct screen_class help_class;

/* The keys of a screen, from the same table that dispatches them. */
struct screen *help_open(struct screen *of);

#endif
