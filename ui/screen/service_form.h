#ifndef LEMBAR_UI_SCREEN_SERVICE_FORM_H
#define LEMBAR_UI_SCREEN_SERVICE_FORM_H

#include "ui/screen.h"

extern const struct screen_class service_form_class;

/* A service of the open survey, by its id, or a new one: 0. OWNER tells what was done. */
struct screen *service_form_open(struct app *app, int64_t service, struct screen *owner);

#endif
