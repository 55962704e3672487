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
    enum right right;                 /* what it takes where people sign in */

    /* Does it; false, with a sentence, where it fails. ERROR_USAGE: called wrongly. */
    bool (*run)(struct app *app, const struct arguments *arguments, struct error *error);
};

extern const struct command init_command;
extern const struct command import_command;
extern const struct command batches_command;
extern const struct command index_command;
extern const struct command actions_command;
extern const struct command suggestions_command;
extern const struct command monitoring_command;
extern const struct command units_command;
extern const struct command report_command;
extern const struct command notice_command;
extern const struct command export_command;
extern const struct command form_command;
extern const struct command sample_command;
extern const struct command keyers_command;
extern const struct command checks_command;
extern const struct command second_command;
extern const struct command audit_command;
extern const struct command check_command;
extern const struct command forget_command;
extern const struct command backup_command;
extern const struct command restore_command;
extern const struct command lock_command;
extern const struct command unlock_command;
extern const struct command statement_command;
extern const struct command people_command;
extern const struct command demo_command;

#endif
