#ifndef LEMBAR_UI_SCREEN_SIGN_IN_H
#define LEMBAR_UI_SCREEN_SIGN_IN_H

#include "ui/screen.h"

extern const struct screen_class sign_in_class;

/* Who is at the keys: a name from the list, and the password. Then all begins anew for him. */
struct screen *sign_in_open(struct app *app);

/* The same over whatever is open: the same person goes on where he was, another one begins anew;
 * the sheet of the first waits for him. */
struct screen *sign_in_open_lock(struct app *app);

#endif
