#ifndef LEMBAR_UI_SCREEN_RESOLVE_H
#define LEMBAR_UI_SCREEN_RESOLVE_H

#include "ui/screen.h"

extern const struct screen_class resolve_class;

/* The next sheet whose passes differ, and those that follow: who may decides; OWNER hears how it
 * ended. *SCREEN is NULL where none waits that nobody has open. */
bool resolve_open(struct app *app, struct screen *owner, struct screen **screen,
                  struct error *error);

#endif
