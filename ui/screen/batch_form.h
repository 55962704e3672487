#ifndef LEMBAR_UI_SCREEN_BATCH_FORM_H
#define LEMBAR_UI_SCREEN_BATCH_FORM_H

#include "ui/screen.h"

extern const struct screen_class batch_form_class;

/* The slip of a batch to fill in or change. Takes BATCH over; a new one (id 0) is opened when it is
 * stored, of another OWNER is told. */
struct screen *batch_form_open(struct app *app, struct batch *batch, struct screen *owner);

#endif
