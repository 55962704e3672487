#ifndef LEMBAR_UI_CHAIN_H
#define LEMBAR_UI_CHAIN_H

#include "ui/app.h"

/* Whether the record of changes is whole, as the screens tell it. */

/* Verifies it where that was not done for as many entries as there are; gives way to a key, and
 * begins again when there is time. True where there is something new to tell. */
bool chain_verify_when_idle(struct app *app);

/* Verifies it now. */
bool chain_verify(struct app *app, struct error *error);

#endif
