#ifndef LEMBAR_UI_SCREEN_ACTION_IMPORT_H
#define LEMBAR_UI_SCREEN_ACTION_IMPORT_H

#include "ui/screen.h"

extern const struct screen_class action_import_class;

/* A list of actions from the file PATH: first what would come of it, with the units that somebody
 * must name, then stored at a key. Where its headings cannot be read, a file of columns may say
 * what they mean. NULL, with a sentence, where it is no list or the reading was stopped. */
struct screen *action_import_screen_open(struct app *app, const char *path, struct error *error);

#endif
