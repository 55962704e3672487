#ifndef LEMBAR_UI_SCREEN_PASSWORD_H
#define LEMBAR_UI_SCREEN_PASSWORD_H

#include "ui/screen.h"

extern const struct screen_class password_class;

/* Choosing a password: typed twice, never shown. OWNER hears of it. */

/* One's own, after the old one. */
struct screen *password_open_own(struct app *app, struct screen *owner);

/* One's own in place of one that somebody else gave: nothing else can be done before. */
struct screen *password_open_forced(struct app *app);

/* Of another person, who must change it at the next sign-in. */
struct screen *password_open_for(struct app *app, const struct person *person,
                                 struct screen *owner);

/* With it signing in is switched on, and he is an administrator. OWNER NULL: the office begins
 * anew then, also where he changes his mind. */
struct screen *password_open_switch(struct app *app, struct screen *owner);

#endif
