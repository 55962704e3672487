#include <limits.h>

#include "tests/fault/session.h"
#include "tests/fault/trial.h"

/* A disk that refuses everything from one operation on, has no room any more, or stores half of a
 * write. */

static void a_disk_that_is_gone_costs_nothing_confirmed(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_IS_GONE, 9), 350, LONG_MAX);
}

static void a_full_disk_costs_nothing_confirmed(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_IS_FULL, 9), 250, LONG_MAX);
}

static void a_stick_that_is_pulled_out_costs_no_older_backup(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_LOSES_STICK, 60), 100, LONG_MAX);
}

static void a_write_that_is_half_done_costs_nothing_confirmed(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_TEARS, 9), 250, LONG_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_disk_that_is_gone_costs_nothing_confirmed, trial_tell),
        cmocka_unit_test_teardown(a_full_disk_costs_nothing_confirmed, trial_tell),
        cmocka_unit_test_teardown(a_stick_that_is_pulled_out_costs_no_older_backup, trial_tell),
        cmocka_unit_test_teardown(a_write_that_is_half_done_costs_nothing_confirmed, trial_tell),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
