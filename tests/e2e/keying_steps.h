#ifndef LEMBAR_TESTS_E2E_KEYING_STEPS_H
#define LEMBAR_TESTS_E2E_KEYING_STEPS_H

#include "tests/support/child.h"
#include "tests/support/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What the tests of keying share: a desk with the survey of Balikpapan, and the steps of keying. */

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static char *home; /* of the running test */
static struct terminal *terminal;

static inline int set_up(void **state)
{
    (void)state;
    home = desk_create();
    terminal = desk_open(home);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    terminal_end(terminal);
    child_home_remove(home);
    return 0;
}

static inline void begin_keying(void)
{
    terminal_press(terminal, "1");
    terminal_wait(terminal, "Entri lembar 1 ");
}

static inline void assert_sheet(long number, const char *expected)
{
    g_autofree char *sheet = desk_sheet(home, number);
    assert_string_equal(sheet, expected);
}

static inline bool rings(struct terminal *of, void *data)
{
    (void)data;
    return terminal_rang(of) > 0;
}

static inline void assert_refused(const char *keys, const char *sentence, const char *cursor)
{
    terminal_rang(terminal);
    desk_type(terminal, keys, sentence);
    terminal_wait_until(terminal, rings, NULL);
    terminal_wait(terminal, cursor);
}

#endif
