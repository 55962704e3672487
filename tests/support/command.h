#ifndef LEMBAR_TESTS_SUPPORT_COMMAND_H
#define LEMBAR_TESTS_SUPPORT_COMMAND_H

/* A program run to its end without a terminal, in the same pinned environment as in one (see
 * tests/support/child.h). */

struct command_setup {
    const char *const *argv;        /* NULL-ended; a name without a slash is looked up in PATH */
    const char *const *environment; /* NULL-ended "NAME=value" or "NAME" to remove; NULL: none */
    const char *home;               /* NULL: a fresh folder, removed after the run */
    const char *input;              /* the standard input; NULL: empty */
};

struct command_result {
    char *output; /* the standard output */
    char *errors; /* the standard error */
    int status;   /* 128 + signal for a death by signal; 142 (SIGALRM) is a missed deadline */
};

/* Runs the program; finish the result afterwards. */
void command_run(const struct command_setup *setup, struct command_result *result);
void command_result_finish(struct command_result *result);

/* The short way: returns the standard output (yours) and drops the standard error. */
char *command_output(const char *const *argv, const char *const *environment, int *status);

#endif
