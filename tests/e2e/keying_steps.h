#ifndef LEMBAR_TESTS_E2E_KEYING_STEPS_H
#define LEMBAR_TESTS_E2E_KEYING_STEPS_H

#include "tests/e2e/desk_steps.h"

/* What the tests of keying share: a desk with the survey of Balikpapan, and the steps of keying. */

static inline int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create());
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
