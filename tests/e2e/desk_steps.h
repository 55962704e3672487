#ifndef LEMBAR_TESTS_E2E_DESK_STEPS_H
#define LEMBAR_TESTS_E2E_DESK_STEPS_H

#include "tests/support/child.h"
#include "tests/support/desk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What the tests of the screens share: each sits down at a desk of its own, which the set_up of its
 * file makes, and leaves it. */

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static char *home; /* of the running test */
static struct terminal *terminal;

/* The set_up of most: Lembar shows the home screen of an office (see tests/support/desk.h). */
static inline int begin_at(char *office)
{
    home = office;
    terminal = desk_open(home);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    terminal_end(terminal);
    terminal = NULL;
    child_home_remove(home);
    return 0;
}

/* --- the program --- */

/* Begins Lembar anew, on the screen of home or with the sheet that was begun. */
static inline void reopen(void)
{
    terminal_end(terminal);
    terminal = desk_open(home);
}

/* In a terminal of the kind TERM, with VARIABLE ("NAME=value", or "NAME" to remove it) in the
 * environment; either may be NULL. */
static inline void reopen_on(const char *term, const char *variable)
{
    const char *const environment[] = {variable, NULL};
    terminal_end(terminal);
    terminal =
        desk_open_with(home, &(struct terminal_setup){.term = term, .environment = environment});
}

static inline void reopen_with(const char *variable)
{
    reopen_on(NULL, variable);
}

/* For PERSON. */
static inline void reopen_as(const char *person)
{
    const char *const argv[] = {desk_program(), "--user", person, NULL};
    terminal_end(terminal);
    terminal = desk_open_with(home, &(struct terminal_setup){.argv = argv});
}

/* PERSON begins at home, in place of whoever was there. */
static inline void sit_down(const char *person)
{
    reopen_as(person);
    terminal_wait(terminal, "Q tutup");
}

/* As when the power is cut: the program has no say any more. */
static inline void kill_program(void)
{
    terminal_kill(terminal, SIGKILL);
    assert_int_equal(terminal_wait_exit(terminal), 128 + SIGKILL);
    terminal_end(terminal);
    terminal = NULL;
}

static inline void press_times(enum terminal_key key, int times)
{
    for (int i = 0; i < times; i++)
        terminal_key(terminal, key);
}

/* --- the database --- */

/* The chain of the record is whole, and the data are as it tells. */
static inline void assert_record_is_true(void)
{
    g_autofree char *said = desk_run(home, "audit", "verify", NULL);
    assert_non_null(strstr(said, "Rantai catatan utuh"));
}

/* The file is sound, its figures are right and its record is unbroken. */
static inline void assert_database_is_sound(void)
{
    g_autofree char *said = desk_run(home, "check", NULL);
    assert_non_null(strstr(said, "Basis data baik"));
}

/* The stored sheets with names and telephone numbers; yours. */
static inline char *exported_whole(void)
{
    return desk_run(home, "export", "sheets", "--with-personal-data", NULL);
}

/* --- whole screens --- */

/* The rule under the title goes from edge to edge, and the last row has the keys. */
static inline bool fills_the_terminal(struct terminal *of, void *data)
{
    const int *rows = data;
    g_autofree char *rule = terminal_row(of, 1), *footer = terminal_row(of, *rows - 1);
    return g_utf8_strlen(rule, -1) == terminal_columns(of) && strstr(footer, "Esc");
}

static inline void resize(int rows, int columns)
{
    terminal_resize(terminal, rows, columns);
    terminal_wait_until(terminal, fills_the_terminal, &rows);
}

/* The screen as kept at the smallest and at a large size, and once more when the terminal is small
 * again. */
static inline void assert_screen(const char *name)
{
    g_autofree char *small = g_strdup_printf("%s-80x24", name);
    g_autofree char *large = g_strdup_printf("%s-132x43", name);
    terminal_matches(terminal, small);
    resize(43, 132);
    terminal_matches(terminal, large);
    resize(24, 80);
    terminal_matches(terminal, small);
}

static inline void assert_ascii(void)
{
    g_autofree char *text = terminal_text(terminal);
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c >= 0x80)
            fail_msg("a byte %#x stands on the screen", (unsigned char)*c);
}

#endif
