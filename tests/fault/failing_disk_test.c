#include <limits.h>

#include "tests/fault/session.h"
#include "tests/fault/trial.h"

/* A disk that refuses one operation. */

static void one_failed_operation_costs_nothing_confirmed(void **state)
{
    (void)state;
    assert_in_range(trial_of(DISK_FAILS_ONCE, 20), 700, LONG_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(one_failed_operation_costs_nothing_confirmed, trial_tell),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
