#ifndef LEMBAR_UI_SCREEN_MATRIX_H
#define LEMBAR_UI_SCREEN_MATRIX_H

#include "ui/screen.h"

extern const struct screen_class matrix_class;

/* The index per service: elements down, services across, the whole unit first. */
struct screen *matrix_open(struct app *app);

#endif
