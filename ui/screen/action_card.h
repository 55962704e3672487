#ifndef LEMBAR_UI_SCREEN_ACTION_CARD_H
#define LEMBAR_UI_SCREEN_ACTION_CARD_H

#include "ui/screen.h"

extern const struct screen_class action_card_class;

/* One action with all that hangs on it: notes, evidence, months, its effect, its history. */
struct screen *action_card_open(struct app *app, int64_t action);

#endif
