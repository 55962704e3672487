#include "tests/e2e/killed_session.h"

static void nothing_accepted_is_lost_when_it_is_killed(void **state)
{
    (void)state;
    play_sessions(2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_accepted_is_lost_when_it_is_killed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
