#ifndef LEMBAR_UI_SCREEN_ACTION_TIMELINE_H
#define LEMBAR_UI_SCREEN_ACTION_TIMELINE_H

#include "ui/screen.h"
#include "ui/screen/action_filter.h"

extern const struct screen_class action_timeline_class;

/* The actions that pass FILTER, copied, over the quarters in which they are due and worked on. */
struct screen *action_timeline_open(struct app *app, const struct action_filter *filter);

#endif
