#ifndef LEMBAR_UI_SCREEN_ACTION_CALENDAR_H
#define LEMBAR_UI_SCREEN_ACTION_CALENDAR_H

#include "ui/screen.h"
#include "ui/screen/action_filter.h"

extern const struct screen_class action_calendar_class;

/* The actions that pass FILTER, copied, by the day they are due, a month at a time. */
struct screen *action_calendar_open(struct app *app, const struct action_filter *filter);

#endif
