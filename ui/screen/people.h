#ifndef LEMBAR_UI_SCREEN_PEOPLE_H
#define LEMBAR_UI_SCREEN_PEOPLE_H

#include "ui/screen.h"

extern const struct screen_class people_class;

/* The people of the office: what each may do, blocking, passwords. For administrators. */
struct screen *people_open(struct app *app);

#endif
