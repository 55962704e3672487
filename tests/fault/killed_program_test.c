#include <limits.h>

#include "tests/fault/session.h"
#include "tests/fault/trial.h"

/* The program is killed at any moment. */

static void a_kill_costs_nothing_confirmed(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_LOSES_HOST, 9), 300, LONG_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_kill_costs_nothing_confirmed, trial_tell),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
