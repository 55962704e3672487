#ifndef LEMBAR_UI_SCREEN_SERVICES_H
#define LEMBAR_UI_SCREEN_SERVICES_H

#include "ui/screen.h"

extern const struct screen_class services_class;

/* The services of the open survey: adding, renaming, removing, and their customers. */
struct screen *services_open(struct app *app);

#endif
