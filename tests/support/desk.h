#ifndef LEMBAR_TESTS_SUPPORT_DESK_H
#define LEMBAR_TESTS_SUPPORT_DESK_H

#include "tests/support/terminal.h"

/* A small office for the tests of the screens: a home with a database in its usual place, and the
 * built program to work on it. A step that fails ends the test program. */

/* The program under test: LEMBAR_PROGRAM, or the one of the usual build. */
const char *desk_program(void);

/* A new home without a database; give it to child_home_remove. */
char *desk_create_empty(void);

/* With the survey of Balikpapan 2024 and its five services, in the order of the published table,
 * and no sheet. */
char *desk_create(void);

/* And its 31 sheets, 29 of them counted, and the published values of 2023. */
char *desk_create_with_sheets(void);

/* And seven actions: on 31 July 2024 one is overdue, one due soon, one done, one dropped. */
char *desk_create_with_actions(void);

/* Runs `lembar WORD…` (NULL-ended) in the home and returns its standard output; yours. */
char *desk_run(const char *home, ...) G_GNUC_NULL_TERMINATED;

/* A stored sheet as it is exported: the cells from the number up to the reason it is set aside,
 * with | between them; empty where there is no such sheet. Yours. */
char *desk_sheet(const char *home, long number);

/* The path of the database; yours. */
char *desk_database(const char *home);

/* Writes a file into the home and returns its path; yours. */
char *desk_write(const char *home, const char *name, const char *text);

/* Starts Lembar in the home and waits for its first screen. */
struct terminal *desk_open(const char *home);
struct terminal *desk_open_with(const char *home, const struct terminal_setup *setup);

/* Presses keys, or one key, and waits for what they bring. */
#define desk_type(terminal, keys, text)                                                            \
    (terminal_press(terminal, keys), terminal_wait(terminal, text))
#define desk_step(terminal, key, text) (terminal_key(terminal, key), terminal_wait(terminal, text))

/* Presses the key of a home screen's entry and waits for TITLE. */
void desk_go(struct terminal *terminal, const char *key, const char *title);

/* Leaves the program from the home screen, in a sane terminal, with status 0; ends the terminal. */
void desk_close(struct terminal *terminal);

#endif
