#ifndef LEMBAR_TESTS_E2E_OFFICE_STEPS_H
#define LEMBAR_TESTS_E2E_OFFICE_STEPS_H

#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* What the tests of commands share: each runs in an office of its own, with the survey of
 * Balikpapan. */

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static struct office office; /* of the running test */

static inline int set_up(void **state)
{
    (void)state;
    office_begin_survey(&office);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    office_end(&office);
    return 0;
}

/* Runs a script of the shell, which must go well. */
static inline void must(const char *script)
{
    if (office_shell(&office, script) != 0)
        fail_msg("%s\n%s", script, office.last.errors);
}

static inline void import_balikpapan(void)
{
    must("$LEMBAR --db $DB import sheets tests/data/balikpapan-2024-responses.csv && "
         "$LEMBAR --db $DB import published tests/data/balikpapan-2023-published.csv");
}

#endif
