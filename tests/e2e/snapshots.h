#ifndef LEMBAR_TESTS_E2E_SNAPSHOTS_H
#define LEMBAR_TESTS_E2E_SNAPSHOTS_H

#include <string.h>

#include "tests/support/terminal.h"

/* A whole screen compared with the one that is kept, at the smallest and at a large size. */

/* The rule under the title goes from edge to edge, and the last row has the keys. */
static inline bool fills_the_terminal(struct terminal *of, void *data)
{
    const int *rows = data;
    g_autofree char *rule = terminal_row(of, 1), *footer = terminal_row(of, *rows - 1);
    return g_utf8_strlen(rule, -1) == terminal_columns(of) && strstr(footer, "Esc");
}

/* The screen as kept at both sizes, and once more when the terminal is small again. */
static inline void assert_screen_of(struct terminal *terminal, const char *name)
{
    g_autofree char *small = g_strdup_printf("%s-80x24", name);
    g_autofree char *large = g_strdup_printf("%s-132x43", name);
    terminal_matches(terminal, small);
    terminal_resize(terminal, 43, 132);
    terminal_wait_until(terminal, fills_the_terminal, &(int){43});
    terminal_matches(terminal, large);
    terminal_resize(terminal, 24, 80);
    terminal_wait_until(terminal, fills_the_terminal, &(int){24});
    terminal_matches(terminal, small);
}

#endif
