#ifndef LEMBAR_TESTS_E2E_CLOCK_STEPS_H
#define LEMBAR_TESTS_E2E_CLOCK_STEPS_H

#include "tests/e2e/desk_steps.h"

/* What the tests of idle time and pauses share: a clock that goes only as the test says. */

/* The file of the home that the program reads the time from, and the variable that names it. */
static char *clock_file, *clock_variable;

static inline void set_clock(const char *time)
{
    if (!g_file_set_contents(clock_file, time, -1, NULL))
        fail_msg("%s cannot be written", clock_file);
}

/* Once there is a home; it stands at nine in the morning. */
static inline void start_clock(void)
{
    clock_file = g_build_filename(home, "clock", NULL);
    clock_variable = g_strconcat("LEMBAR_CLOCK=@", clock_file, NULL);
    set_clock("2024-07-31T09:00:00");
}

/* The tear-down of a test with a clock. */
static inline int stop_clock(void **state)
{
    g_clear_pointer(&clock_file, g_free);
    g_clear_pointer(&clock_variable, g_free);
    return tear_down(state);
}

#endif
