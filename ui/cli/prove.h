#ifndef LEMBAR_UI_CLI_PROVE_H
#define LEMBAR_UI_CLI_PROVE_H

#include "ui/app.h"

/* Signs in the person of --user, where people sign in: with the password of --password-file, or as
 * it is typed on the terminal. */
bool prove_by_password(struct app *app, struct error *error);

/* For a command that opens the database of the office in another way, or not at all: whoever calls
 * it must have RIGHT there. A database that cannot be opened keeps nobody out. */
bool prove_for_file(struct app *app, enum right right, struct error *error);

#endif
