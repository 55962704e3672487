#ifndef LEMBAR_UI_SCREEN_AUDIT_H
#define LEMBAR_UI_SCREEN_AUDIT_H

#include "ui/screen.h"

extern const struct screen_class audit_class;

/* Whether the record of changes is whole, and all that was found where it is not. */
struct screen *audit_open(struct app *app);

#endif
