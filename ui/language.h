#ifndef LEMBAR_UI_LANGUAGE_H
#define LEMBAR_UI_LANGUAGE_H

#include <stdbool.h>

#include "ui/app.h"

/* The character set of the terminal and the language of the texts. The one is the system's, the
 * other the office's: Indonesian unless --lang or LEMBAR_LANG says otherwise. */

/* Takes over the character set of the environment and finds the catalogues. Once, at the start. */
void language_begin(struct app *app);

/* Turns to "id" or "en"; false for any other name. */
bool language_use(struct app *app, const char *name);

/* Whether the terminal shows more than ASCII. */
bool language_is_utf8(void);

#endif
