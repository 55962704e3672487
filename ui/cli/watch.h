#ifndef LEMBAR_UI_CLI_WATCH_H
#define LEMBAR_UI_CLI_WATCH_H

#include "ui/app.h"

/* The long work of a command. Where the standard error is a terminal, one line there says how far
 * it is, and goes when the work is over. Ctrl-C stops it (SIGINT; SIGTERM and SIGHUP too): what it
 * began is given up, and the program ends by that signal. */

/* From now to the end it watches the database of APP, if that is open; a command begins after
 * app_open and ends before it prints its result. Returns what watches, for work on another one. */
struct progress *watch_begin(struct app *app);
void watch_end(struct app *app);

/* The signal that stopped it, or 0. */
int watch_signal(void);

#endif
