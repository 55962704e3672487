#ifndef LEMBAR_TESTS_E2E_ACTION_STEPS_H
#define LEMBAR_TESTS_E2E_ACTION_STEPS_H

#include "tests/e2e/desk_steps.h"

/* What the tests of actions share: the list of actions, and what is begun from it. */

/* With the seven of the desk. */
static inline void open_actions(void)
{
    desk_go(terminal, "4", "Setiap bulan U8");
}

static inline void open_new_action(void)
{
    open_actions();
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut baru");
}

/* From the list; TEXT is of the view that DIGIT stands for. */
static inline void choose_view(const char *digit, const char *text)
{
    desk_step(terminal, TERMINAL_KEY_F9, "Lihat sebagai apa?");
    desk_type(terminal, digit, text);
}

/* Of the action that is chosen in the list. */
static inline void choose_status(const char *digit, const char *text)
{
    desk_step(terminal, TERMINAL_KEY_F3, "Status menjadi apa?");
    desk_type(terminal, digit, text);
}

#endif
