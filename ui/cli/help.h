#ifndef LEMBAR_UI_CLI_HELP_H
#define LEMBAR_UI_CLI_HELP_H

#include "ui/cli/command.h"

/* The help texts, made from the tables of commands and options. The caller frees them. */

/* COMMANDS ends with NULL. */
char *help_of_program(const struct command *const *commands, const struct cli_option *global);
char *help_of_command(const struct command *command, const struct cli_option *global);

#endif
