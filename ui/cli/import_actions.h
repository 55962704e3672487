#ifndef LEMBAR_UI_CLI_IMPORT_ACTIONS_H
#define LEMBAR_UI_CLI_IMPORT_ACTIONS_H

#include "ui/app.h"
#include "ui/cli/arguments.h"

/* `lembar import actions FILE`: unlike the other tables a list of actions is taken row by row. YEAR
 * is that of a list that does not say it, or 0. */
bool import_actions_run(struct app *app, const struct arguments *arguments, int year,
                        struct error *error);

#endif
