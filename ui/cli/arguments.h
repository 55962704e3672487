#ifndef LEMBAR_UI_CLI_ARGUMENTS_H
#define LEMBAR_UI_CLI_ARGUMENTS_H

#include <glib.h>
#include <stdbool.h>

#include "src/calendar.h"
#include "src/error.h"

/* The words of a command line, told apart by tables of options. The same tables print --help. */

struct cli_option {
    const char *name;  /* "db": given as --db */
    char letter;       /* 'o': given as -o as well; 0: none */
    const char *value; /* what follows it, N_(), or NULL: a switch */
    const char *help;  /* N_() */
};

struct arguments {
    GPtrArray *words;  /* char *, borrowed from the command line: all that is no option */
    GPtrArray *names;  /* const char *, the options that were given, in their order … */
    GPtrArray *values; /* … and their values; NULL for a switch */
    int used;          /* how much of the command line has been read */
};

void arguments_init(struct arguments *arguments);
void arguments_finish(struct arguments *arguments);

/* Reads WORDS[arguments->used …] by the options of two tables, of which either may be NULL. Stops
 * at the first word that is no option where STOP_AT_WORD. COMMAND is named in errors, or NULL. */
bool arguments_read(struct arguments *arguments, int count, char **words, bool stop_at_word,
                    const struct cli_option *global, const struct cli_option *own,
                    const char *command, struct error *error);

/* Whether the option was given. */
bool arguments_has(const struct arguments *arguments, const char *option);

/* The value given last, or NULL. */
const char *arguments_value(const struct arguments *arguments, const char *option);

/* The day (YYYY-MM-DD) or the year of the option; what they are stays where it is not given. */
bool arguments_day(const struct arguments *arguments, const char *option, struct day *day,
                   struct error *error);
bool arguments_year(const struct arguments *arguments, int *year, struct error *error);

/* The word at a position from 0, or NULL beyond the last. */
const char *arguments_word(const struct arguments *arguments, size_t position);

#endif
