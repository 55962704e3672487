#ifndef LEMBAR_UI_CLI_UNITS_SPELLINGS_H
#define LEMBAR_UI_CLI_UNITS_SPELLINGS_H

#include "ui/app.h"
#include "ui/cli/format.h"

/* `lembar units spellings` and `lembar units forget`: how lists spell units, as it was confirmed.
 * What is printed as CSV can be handed to `lembar import actions --units`. */

bool units_spellings_print(struct app *app, enum format format, struct error *error);

/* SPELLING may be NULL: that is told as wrong usage. */
bool units_spellings_forget(struct app *app, const char *spelling, struct error *error);

#endif
