#include "src/calendar.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define assert_day(actual, expected)                                                               \
    do {                                                                                           \
        char written[DAY_TEXT_SIZE];                                                               \
        day_to_iso(actual, written);                                                               \
        assert_string_equal(written, expected);                                                    \
    } while (0)

static void reads_and_writes_iso(void **state)
{
    (void)state;
    struct day day = day_from_iso("2022-01-31");
    assert_int_equal(day.year, 2022);
    assert_int_equal(day.month, 1);
    assert_int_equal(day.day, 31);
    assert_day(day, "2022-01-31");
}

static void refuses_whatever_is_not_strictly_iso(void **state)
{
    (void)state;
    const char *const wrong[] = {"",           "2022-1-31",   "2022-01-31 ", " 2022-01-31",
                                 "31-01-2022", "2022/01/31",  "2022-13-01",  "2022-00-10",
                                 "2022-01-00", "2022-01-32",  "+022-01-01",  "1899-12-31",
                                 "2200-01-01", "2022-01-3\n", "2022--1-31",  NULL};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(day_from_iso(wrong[i]).year, 0);
}

static void knows_leap_years(void **state)
{
    (void)state;
    assert_true(day_is_valid((struct day){2024, 2, 29}));
    assert_true(day_is_valid((struct day){2000, 2, 29}));
    assert_false(day_is_valid((struct day){2023, 2, 29}));
    assert_false(day_is_valid((struct day){2100, 2, 29}));
}

static void refuses_days_outside_the_calendar(void **state)
{
    (void)state;
    assert_false(day_is_valid((struct day){0}));
    assert_false(day_is_valid((struct day){2022, 4, 31}));
    assert_false(day_is_valid((struct day){2022, 1, 257}));
    assert_false(day_is_valid((struct day){2022 + 65536, 1, 1}));
    assert_false(day_is_valid((struct day){2022, -1, 1}));
}

static void writes_a_day_as_people_here_do(void **state)
{
    (void)state;
    char text[DAY_TEXT_SIZE];
    day_to_field((struct day){2022, 8, 1}, text);
    assert_string_equal(text, "01-08-2022");
}

static void writes_no_day_as_nothing(void **state)
{
    (void)state;
    char text[DAY_TEXT_SIZE] = "x";
    day_to_field((struct day){0}, text);
    assert_string_equal(text, "");
    assert_day(((struct day){2022, 2, 31}), "");
}

static void reads_the_years_that_surveys_are_of(void **state)
{
    (void)state;
    int year = 7;
    assert_false(survey_year_read("1989", &year));
    assert_false(survey_year_read("2200", &year));
    assert_false(survey_year_read("2024 ", &year));
    assert_false(survey_year_read("", &year));
    assert_int_equal(year, 7);
    assert_true(survey_year_read("1990", &year));
    assert_int_equal(year, 1990);
    assert_true(survey_year_read("2199", &year));
}

static void compares_days_and_puts_no_day_first(void **state)
{
    (void)state;
    struct day none = {0}, early = {2021, 12, 31}, late = {2022, 1, 1}, later = {2022, 1, 2};
    assert_true(day_compare(none, early) < 0);
    assert_true(day_compare(early, late) < 0);
    assert_true(day_compare(later, late) > 0);
    assert_int_equal(day_compare(late, late), 0);
}

static void counts_the_days_between(void **state)
{
    (void)state;
    assert_int_equal(day_difference((struct day){2024, 3, 1}, (struct day){2024, 2, 1}), 29);
    assert_int_equal(day_difference((struct day){2021, 12, 31}, (struct day){2022, 1, 1}), -1);
}

static void finds_the_last_day_of_a_month(void **state)
{
    (void)state;
    assert_day(day_last_of_month(2024, 2), "2024-02-29");
    assert_day(day_last_of_month(2022, 12), "2022-12-31");
    assert_day(day_last_of_month(2022, 13), "");
    assert_day(day_last_of_month(0, 1), "");
}

static void adds_days_across_months_and_years(void **state)
{
    (void)state;
    assert_day(day_add((struct day){2021, 12, 31}, 1), "2022-01-01");
    assert_day(day_add((struct day){2024, 3, 1}, -1), "2024-02-29");
    assert_day(day_add((struct day){2024, 3, 1}, 0), "2024-03-01");
}

static void adding_beyond_the_calendar_is_no_day(void **state)
{
    (void)state;
    assert_day(day_add((struct day){2199, 12, 31}, 1), "");
    assert_day(day_add((struct day){1900, 1, 1}, -1), "");
    assert_day(day_add((struct day){2022, 1, 1}, INT_MAX), "");
    assert_day(day_add((struct day){2022, 1, 1}, INT_MIN), "");
    assert_day(day_add((struct day){0}, 1), "");
}

static void every_day_follows_the_one_before(void **state)
{
    (void)state;
    struct day day = {1900, 1, 1};
    for (int i = 0; i < 300 * 365; i++) {
        struct day next = day_add(day, 1);
        char text[DAY_TEXT_SIZE];
        day_to_iso(next, text);
        assert_int_equal(day_compare(day_from_iso(text), next), 0);
        assert_int_equal(day_difference(next, day), 1);
        assert_true(day_compare(next, day) > 0);
        day = next;
    }
}

static void a_day_is_written_out(void **state)
{
    (void)state;
    char *day = day_words((struct day){2026, 11, 29}), *none = day_words((struct day){0});
    assert_string_equal(day, "29 November 2026");
    assert_string_equal(none, "–");
    free(day);
    free(none);
}

static void assert_keyed(const char *text, const char *expected)
{
    char iso[DAY_TEXT_SIZE];
    day_to_iso(day_from_keyed(text, 2026), iso);
    assert_string_equal(iso, expected);
}

static void reads_days_as_they_are_keyed(void **state)
{
    (void)state;
    assert_keyed("3006", "2026-06-30");
    assert_keyed("300624", "2024-06-30");
    assert_keyed("30062024", "2024-06-30");
    assert_keyed("30/06", "2026-06-30");
    assert_keyed("30-06-2024", "2024-06-30");
    assert_keyed("30 . 06", "2026-06-30");
    assert_keyed("", "");
    assert_keyed("306", "");
    assert_keyed("3106", "");
    assert_keyed("300620241", "");
    assert_keyed("30 Juni", "");
    assert_int_equal(day_from_keyed("3106", 2026).day, 31);
    assert_int_equal(day_from_keyed("31061", 2026).year, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_written_out),
        cmocka_unit_test(reads_and_writes_iso),
        cmocka_unit_test(reads_days_as_they_are_keyed),
        cmocka_unit_test(refuses_whatever_is_not_strictly_iso),
        cmocka_unit_test(knows_leap_years),
        cmocka_unit_test(refuses_days_outside_the_calendar),
        cmocka_unit_test(writes_a_day_as_people_here_do),
        cmocka_unit_test(writes_no_day_as_nothing),
        cmocka_unit_test(reads_the_years_that_surveys_are_of),
        cmocka_unit_test(compares_days_and_puts_no_day_first),
        cmocka_unit_test(counts_the_days_between),
        cmocka_unit_test(finds_the_last_day_of_a_month),
        cmocka_unit_test(adds_days_across_months_and_years),
        cmocka_unit_test(adding_beyond_the_calendar_is_no_day),
        cmocka_unit_test(every_day_follows_the_one_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
