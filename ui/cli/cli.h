#ifndef LEMBAR_UI_CLI_CLI_H
#define LEMBAR_UI_CLI_CLI_H

#include "ui/app.h"

/* The command line: finds the command and runs it, or opens the screens. Returns the exit status:
 * 0 done, 1 failed, 2 called wrongly, 128 + signal: long work was stopped by it. */
int cli_run(struct app *app, int count, char **words);

#endif
