#ifndef LEMBAR_TESTS_FAULT_SESSION_H
#define LEMBAR_TESTS_FAULT_SESSION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/office.h"

/* What an office does with Lembar, from the first start to going back to a backup, as a script of
 * steps. Each step confirms one thing to the officer, or fails and can be tried again. */

struct session {
    struct office office; /* the step works in its first program */
    char *stick;          /* a folder for backups */
    int attempt;          /* at this step, from 0 */
    GString *seen;        /* what the step has shown; as it ought to be where the step succeeds */
};

/* How a step meets the database. */
enum step_kind {
    STEP_INSIDE, /* a program is open */
    STEP_ALONE,  /* opens and closes by itself */
    STEP_GIVEN,  /* no doing of Lembar: nothing fails in it */
};

struct step {
    const char *name;
    enum step_kind kind;
    bool (*act)(struct session *session, const char *argument, struct error *error);
    const char *argument;
    /* Of more than the database, which was BEFORE and is changed or not; NULL: nothing more. */
    void (*check)(const struct session *session, const char *before, bool changed);
};

/* In order; the last has no name. */
extern const struct step session_steps[];

void session_begin(struct session *session);
void session_end(struct session *session);

/* A program like that of an officer, in which nothing fails. */
void session_open_program(struct session *session);
void session_close_program(struct session *session);

/* All that the database holds but what is drawn by lot, as text; "" where there is none. Yours. */
char *session_dump(const char *path);

#endif
