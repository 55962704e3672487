#ifndef LEMBAR_UI_TUI_H
#define LEMBAR_UI_TUI_H

#include "ui/app.h"

/* Opens the screens on APP, which need not be open yet: the first start leads through the set-up.
 * False, with a sentence, where the terminal or the database cannot be used. */
bool tui_run(struct app *app, struct error *error);

#endif
