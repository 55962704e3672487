#ifndef LEMBAR_TESTS_SUPPORT_OFFICE_H
#define LEMBAR_TESTS_SUPPORT_OFFICE_H

#include "tests/support/command.h"

/* An office with a home of its own, in which the built program is run as a person would run it.
 * What it printed last is kept for the assertions. */

struct office {
    char *home;
    char *database; /* named to the program by --db */
    struct command_result last;
};

void office_begin(struct office *office);
void office_end(struct office *office);

/* Begins with the survey of Balikpapan 2024 and its five services; without sheets. */
void office_begin_survey(struct office *office);

/* Runs `lembar --db DATABASE WORDS…` and returns the exit status. */
int office_run_words(struct office *office, const char *const *words);
#define office_run(office, ...) office_run_words(office, (const char *const[]){__VA_ARGS__, NULL})

/* Runs a script of the shell, in which $LEMBAR is the program and $DB the database. */
int office_shell(struct office *office, const char *script);

/* Writes a file of the home and returns its path (yours). */
char *office_write(const struct office *office, const char *name, const char *text);

/* Fails unless the part is in what was printed, or told as a problem; prints both. */
void office_says(const struct office *office, const char *part);
void office_complains(const struct office *office, const char *part);

/* Fails unless the last run ended with STATUS and told its problem in one sentence. */
void office_refuses(const struct office *office, int status, const char *part);

#endif
