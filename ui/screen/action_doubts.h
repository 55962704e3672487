#ifndef LEMBAR_UI_SCREEN_ACTION_DOUBTS_H
#define LEMBAR_UI_SCREEN_ACTION_DOUBTS_H

#include "ui/screen.h"

extern const struct screen_class action_doubts_class;

/* The due dates that a person must look at, each settled with one key. */
struct screen *action_doubts_open(struct app *app);

#endif
