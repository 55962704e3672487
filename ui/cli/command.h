#ifndef LEMBAR_UI_CLI_COMMAND_H
#define LEMBAR_UI_CLI_COMMAND_H

#include "ui/app.h"
#include "ui/cli/arguments.h"

/* A command of the program: one of these in a file of its own, last in it. cli.c lists them; the
 * list gives dispatch and --help. Texts are marked with N_() and translated where shown. */

struct command {
    const char *name;
    const char *summary;              /* what it does, one line */
    const char *arguments;            /* what follows its name, or "" */
    const char *notes;                /* more to know, for --help; NULL: nothing */
    const struct cli_option *options; /* ends with one without a name; NULL: none of its own */
    size_t fewest, most;              /* words that may follow the name */

    /* Does it; false, with a sentence, where it fails. ERROR_USAGE: called wrongly. */
    bool (*run)(struct app *app, const struct arguments *arguments, struct error *error);
};

extern const struct command init_command, import_command, index_command, actions_command,
    export_command, form_command, sample_command, demo_command, audit_command, check_command,
    forget_command, backup_command, restore_command, lock_command, unlock_command,
    statement_command;

#endif
