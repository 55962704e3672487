#include <limits.h>

#include "tests/fault/session.h"
#include "tests/fault/trial.h"

/* The power goes at any moment. */

static void what_was_confirmed_is_there_after_a_power_cut(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_LOSES_POWER, 9), 300, LONG_MAX);
}

static void whatever_reached_the_disk_before_a_power_cut_does_no_harm(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_SCATTERS, 9), 300, LONG_MAX);
}

static void nothing_is_confirmed_whose_sync_failed(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_FORGETS, 9), 100, LONG_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_was_confirmed_is_there_after_a_power_cut, trial_tell),
        cmocka_unit_test_teardown(whatever_reached_the_disk_before_a_power_cut_does_no_harm,
                                  trial_tell),
        cmocka_unit_test_teardown(nothing_is_confirmed_whose_sync_failed, trial_tell),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
