#ifndef LEMBAR_UI_CLI_PASSWORD_H
#define LEMBAR_UI_CLI_PASSWORD_H

#include "src/password.h"

/* Passwords for commands: from the terminal, where they are not shown, or from a file. */

/* Reads one line without echo, after PROMPT on the standard error. The terminal is as it was
 * afterwards, also after a signal. Refuses where the standard input is no terminal. */
bool password_ask(const char *prompt, char password[PASSWORD_SIZE], struct error *error);

/* The first line of the file PATH. */
bool password_read_file(const char *path, char password[PASSWORD_SIZE], struct error *error);

/* A new one: the first line of PATH, or asked for twice where PATH is NULL. */
bool password_ask_new(const char *path, char password[PASSWORD_SIZE], struct error *error);

#endif
