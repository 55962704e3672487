#ifndef LEMBAR_UI_SCREEN_SETTINGS_H
#define LEMBAR_UI_SCREEN_SETTINGS_H

#include "ui/screen.h"

extern const struct screen_class settings_class;

/* What the office has chosen, and the way to people, passwords and backups. */
struct screen *settings_open(struct app *app);

#endif
