#include "src/pace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct day last = {2024, 6, 30};

static void what_is_missing_is_spread_over_the_days_that_are_left(void **state)
{
    (void)state;
    struct sample_pace pace = pace_of(29, 9, (struct day){2024, 6, 21}, last);
    assert_int_equal(pace.state, PACE_RUNNING);
    assert_int_equal(pace.missing, 20);
    assert_int_equal(pace.days, 10);
    assert_int_equal(pace.a_day, 200);
}

static void a_part_of_a_sheet_is_rounded_up(void **state)
{
    (void)state;
    assert_int_equal(pace_of(10, 0, (struct day){2024, 6, 28}, last).a_day, 334);
}

static void the_last_day_itself_counts(void **state)
{
    (void)state;
    struct sample_pace pace = pace_of(29, 28, last, last);
    assert_int_equal(pace.state, PACE_RUNNING);
    assert_int_equal(pace.days, 1);
    assert_int_equal(pace.a_day, 100);
}

static void enough_is_enough_before_and_after_the_end(void **state)
{
    (void)state;
    assert_int_equal(pace_of(29, 29, (struct day){2024, 5, 1}, last).state, PACE_REACHED);
    assert_int_equal(pace_of(29, 40, (struct day){2024, 7, 1}, last).state, PACE_REACHED);
}

static void after_the_end_what_is_missing_stays_missing(void **state)
{
    (void)state;
    struct sample_pace pace = pace_of(29, 28, (struct day){2024, 7, 1}, last);
    assert_int_equal(pace.state, PACE_MISSED);
    assert_int_equal(pace.missing, 1);
    assert_int_equal(pace.days, 0);
    assert_int_equal(pace.a_day, 0);
}

static void without_a_minimum_nothing_is_asked(void **state)
{
    (void)state;
    assert_int_equal(pace_of(0, 5, (struct day){2024, 5, 1}, last).state, PACE_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_is_spread_over_the_days_that_are_left),
        cmocka_unit_test(a_part_of_a_sheet_is_rounded_up),
        cmocka_unit_test(the_last_day_itself_counts),
        cmocka_unit_test(enough_is_enough_before_and_after_the_end),
        cmocka_unit_test(after_the_end_what_is_missing_stays_missing),
        cmocka_unit_test(without_a_minimum_nothing_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
