#ifndef LEMBAR_UI_SCREEN_ACTION_FORM_H
#define LEMBAR_UI_SCREEN_ACTION_FORM_H

#include "ui/screen.h"

extern const struct screen_class action_form_class;

/* One action to fill in or change. Takes ACTION over; OWNER is told when it is stored. */
struct screen *action_form_open(struct app *app, struct action *action, struct screen *owner);

#endif
