#ifndef LEMBAR_TESTS_SUPPORT_TERMINAL_H
#define LEMBAR_TESTS_SUPPORT_TERMINAL_H

#include "tests/support/emulator.h"

#include <stdbool.h>
#include <sys/types.h>

/* A built program in a terminal of its own: a test presses keys, waits for what the screen should
 * show, and reads it. Rows and columns count from 0. A wait that is in vain prints the screen and
 * fails the test at the caller's line: at the deadline (20 s, or LEMBAR_TEST_DEADLINE seconds), or
 * at once when the program has ended. */

struct terminal;

struct terminal_setup {
    const char *const *argv;        /* NULL-ended; a name without a slash is looked up in PATH */
    const char *const *environment; /* NULL-ended "NAME=value" or "NAME" to remove; NULL: none */
    const char *term;               /* NULL: "xterm-256color" */
    const char *home;               /* NULL: a fresh folder, removed at the end */
    int rows, columns;              /* 0: 24 and 80 */
};

enum terminal_key {
    TERMINAL_KEY_F1,
    TERMINAL_KEY_F2,
    TERMINAL_KEY_F3,
    TERMINAL_KEY_F4,
    TERMINAL_KEY_F5,
    TERMINAL_KEY_F6,
    TERMINAL_KEY_F7,
    TERMINAL_KEY_F8,
    TERMINAL_KEY_F9,
    TERMINAL_KEY_F10,
    TERMINAL_KEY_F11,
    TERMINAL_KEY_F12,
    TERMINAL_KEY_UP,
    TERMINAL_KEY_DOWN,
    TERMINAL_KEY_LEFT,
    TERMINAL_KEY_RIGHT,
    TERMINAL_KEY_HOME,
    TERMINAL_KEY_END,
    TERMINAL_KEY_PAGE_UP,
    TERMINAL_KEY_PAGE_DOWN,
    TERMINAL_KEY_TAB,
    TERMINAL_KEY_SHIFT_TAB,
    TERMINAL_KEY_ENTER,
    TERMINAL_KEY_ESCAPE,
    TERMINAL_KEY_BACKSPACE,
    TERMINAL_KEY_DELETE,
    TERMINAL_KEY_INSERT,
};

/* True when the thing waited for has come; data is the caller's. */
typedef bool terminal_predicate(struct terminal *terminal, void *data);

/* Starts the program in the pinned environment (see tests/support/child.h). */
struct terminal *terminal_start(const struct terminal_setup *setup);

/* Kills the program if it still runs, removes the fresh home, frees all; NULL is fine. */
void terminal_end(struct terminal *terminal);

/* What a person does. Wait for the first screen before the first key: a program throws away what
 * was typed before it took over the terminal. */
void terminal_press(struct terminal *terminal, const char *text);
void terminal_key(struct terminal *terminal, enum terminal_key key);
void terminal_resize(struct terminal *terminal, int rows, int columns);
void terminal_kill(struct terminal *terminal, int signal_number);

/* Waits until the text stands, or stands no more, within one row of the screen. The rest of the
 * screen may be drawn later, so wait for each thing that is asserted. */
#define terminal_wait(terminal, text)      terminal_wait_at(terminal, text, __FILE__, __LINE__)
#define terminal_wait_gone(terminal, text) terminal_wait_gone_at(terminal, text, __FILE__, __LINE__)

/* Waits until the row is this text, but for trailing blanks. */
#define terminal_wait_row(terminal, row, text)                                                     \
    terminal_wait_row_at(terminal, row, text, __FILE__, __LINE__)

#define terminal_wait_cursor(terminal, row, column)                                                \
    terminal_wait_cursor_at(terminal, row, column, __FILE__, __LINE__)

/* Waits until the predicate is true; it is asked again after all output. */
#define terminal_wait_until(terminal, predicate, data)                                             \
    terminal_wait_until_at(terminal, predicate, data, #predicate, __FILE__, __LINE__)

/* Waits for the end of the program and returns its exit status, 128 + signal for a death by
 * signal. All that it printed can still be read. */
#define terminal_wait_exit(terminal) terminal_wait_exit_at(terminal, __FILE__, __LINE__)

/* Waits until the screen is that of tests/screens/NAME.txt; with UPDATE=1 writes that file instead,
 * once the screen stands still. */
#define terminal_matches(terminal, name) terminal_matches_at(terminal, name, __FILE__, __LINE__)

void terminal_wait_at(struct terminal *terminal, const char *text, const char *file, int line);
void terminal_wait_gone_at(struct terminal *terminal, const char *text, const char *file, int line);
void terminal_wait_row_at(struct terminal *terminal, int row, const char *text, const char *file,
                          int line);
void terminal_wait_cursor_at(struct terminal *terminal, int row, int column, const char *file,
                             int line);
void terminal_wait_until_at(struct terminal *terminal, terminal_predicate *predicate, void *data,
                            const char *what, const char *file, int line);
int terminal_wait_exit_at(struct terminal *terminal, const char *file, int line);
void terminal_matches_at(struct terminal *terminal, const char *name, const char *file, int line);

/* The wait beneath them all, for a test that goes on either way: false when the deadline passed
 * first, or when the program ended without it. */
bool terminal_comes(struct terminal *terminal, terminal_predicate *predicate, void *data);

/* What stands on the screen after the last wait, as UTF-8; yours. Each row of the whole screen ends
 * with a newline; trailing blanks are left out. */
char *terminal_text(struct terminal *terminal);
char *terminal_row(struct terminal *terminal, int row);
struct terminal_cell terminal_cell(struct terminal *terminal, int row, int column);
void terminal_cursor(struct terminal *terminal, int *row, int *column);
int terminal_columns(const struct terminal *terminal);

/* Whether the text stands within one row. */
bool terminal_shows(struct terminal *terminal, const char *text);

/* Bells since the last call. */
int terminal_rang(struct terminal *terminal);

/* After the end: whether the program left the terminal as it found it. What it did not put back is
 * printed. */
bool terminal_is_sane(struct terminal *terminal);

/* As the last wait found them; the status counts after the end only. */
bool terminal_has_ended(const struct terminal *terminal);
int terminal_status(const struct terminal *terminal);

pid_t terminal_pid(const struct terminal *terminal);
const char *terminal_home(const struct terminal *terminal);

#endif
