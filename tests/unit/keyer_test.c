#include "src/keyer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/fraction.h"

#define SECOND INT64_C(1000000)

static struct pace pace;

static int set_up(void **state)
{
    (void)state;
    pace = (struct pace){0};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pace_finish(&pace);
    return 0;
}

static void assert_items(const char *expected)
{
    g_autofree char *items = pace_pack_items(&pace);
    assert_string_equal(items, expected);
}

static void the_time_between_two_keys_is_work_on_the_item_of_the_second(void **state)
{
    (void)state;
    pace_key(&pace, 1, 10 * SECOND);
    pace_key(&pace, 3, 12 * SECOND);
    pace_key(&pace, 3, 13 * SECOND);
    pace_key(&pace, 4, 13 * SECOND + 1500);
    assert_int_equal(pace.keys, 4);
    assert_int_equal(pace.active, 3 * SECOND + 1500);
    assert_items("0 0 0 3000 1");
}

static void a_gap_over_sixty_seconds_is_a_pause(void **state)
{
    (void)state;
    pace_key(&pace, 0, SECOND);
    pace_key(&pace, 0, 61 * SECOND);
    assert_int_equal(pace.active, 60 * SECOND);
    pace_key(&pace, 0, 121 * SECOND + 1);
    assert_int_equal(pace.active, 60 * SECOND);
    assert_int_equal(pace.keys, 3);
}

static void a_clock_that_stands_still_or_runs_back_measures_nothing(void **state)
{
    (void)state;
    pace_key(&pace, 0, 5 * SECOND);
    pace_key(&pace, 0, 5 * SECOND);
    pace_key(&pace, 0, SECOND);
    assert_int_equal(pace.active, 0);
    assert_int_equal(pace_of_field(&pace, 3), 0);
    assert_int_equal(pace_of_field(&pace, 0), 0);
}

static void the_turning_of_the_paper_belongs_to_the_next_sheet(void **state)
{
    (void)state;
    pace_key(&pace, 0, SECOND);
    pace_key(&pace, 5, 2 * SECOND);
    pace_next(&pace);
    assert_int_equal(pace.keys, 0);
    pace_key(&pace, 1, 5 * SECOND);
    assert_int_equal(pace.active, 3 * SECOND);
    assert_items("0 3000");
}

static void an_interrupted_sheet_goes_on_at_its_pace(void **state)
{
    (void)state;
    struct pace again = {0};
    pace.begun = 1719205200000;
    pace_key(&pace, 2, SECOND);
    pace_key(&pace, 2, 3 * SECOND);
    g_autofree char *text = pace_pack(&pace);
    assert_string_equal(text, "1719205200000 2000000 2 0 0 2000000");
    pace_unpack(&again, text);
    pace_key(&again, 3, 500 * SECOND); /* the time in between is no work */
    pace_key(&again, 3, 501 * SECOND);
    assert_int_equal(again.active, 3 * SECOND);
    assert_int_equal(again.keys, 4);
    pace_finish(&again);
}

static void what_another_program_wrote_as_a_pace_is_kept_within_bounds(void **state)
{
    (void)state;
    static const char *const nothing[] = {"", "x", "1", "1 2", "1 2 x", " "};
    for (size_t i = 0; i < G_N_ELEMENTS(nothing); i++) {
        pace_unpack(&pace, nothing[i]);
        assert_int_equal(pace.keys, 0);
        assert_null(pace.items);
    }
    pace_unpack(&pace, "-5 99999999999999999999 -7 -1 9999999999999999999");
    assert_int_equal(pace.begun, 0);
    assert_int_equal(pace.keys, 0);
    assert_true(pace.active > 0 && pace.active < INT64_MAX / 1000);
    GString *long_text = g_string_new("1 2 3");
    for (int i = 0; i < 5000; i++)
        g_string_append(long_text, " 7");
    pace_unpack(&pace, long_text->str);
    assert_int_equal(pace.items->len, 1000);
    g_string_free(long_text, TRUE);
}

static void times_on_items_add_up(void **state)
{
    (void)state;
    int64_t sums[3] = {0}, times[3] = {0};
    pace_add_items("100 0 300 400", sums, times, 3);
    pace_add_items("50", sums, times, 3);
    pace_add_items("", sums, times, 3);
    assert_int_equal(sums[0], 150);
    assert_int_equal(times[0], 2);
    assert_int_equal(times[1], 0);
    assert_int_equal(sums[2], 300);
}

static void figures_are_rounded_once(void **state)
{
    (void)state;
    struct keyer_figures figures = {
        .sheets = 3, .keys = 61, .fields = 57, .active = 100000, .verified = 600, .wrong = 1};
    assert_int_equal(keyer_sheets_per_hour(&figures), 10800);
    assert_int_equal(keyer_keys_per_hour(&figures), 219600);
    assert_int_equal(keyer_keys_per_sheet(&figures), 2033);
    assert_int_equal(keyer_errors_per_thousand(&figures), 167);
    assert_int_equal(keyer_seconds_per_field(&figures), 175);
    keyer_add(&figures, &figures);
    assert_int_equal(figures.sheets, 6);
    assert_int_equal(keyer_keys_per_sheet(&figures), 2033);
}

/* 28.495 keys a sheet are 28, though they are 28.50 in hundredths. */
static void a_figure_without_decimals_is_rounded_once_too(void **state)
{
    (void)state;
    struct keyer_figures figures = {.sheets = 200, .keys = 5699, .active = 1080000};
    assert_int_equal(keyer_keys_per_sheet(&figures), 2850);
    assert_int_equal(keyer_whole_keys_per_sheet(&figures), 28);
    assert_int_equal(keyer_whole_keys_per_hour(&figures), 18997);
    assert_int_equal(keyer_whole_sheets_per_hour(&figures), 667);
}

static void nothing_measured_gives_no_figure(void **state)
{
    (void)state;
    struct keyer_figures none = {0}, unmeasured = {.sheets = 2, .keys = 40, .fields = 36};
    assert_int_equal(keyer_sheets_per_hour(&none), HUNDREDTHS_NONE);
    assert_int_equal(keyer_keys_per_sheet(&none), HUNDREDTHS_NONE);
    assert_int_equal(keyer_errors_per_thousand(&none), HUNDREDTHS_NONE);
    assert_int_equal(keyer_seconds_per_field(&unmeasured), HUNDREDTHS_NONE);
    assert_int_equal(keyer_keys_per_hour(&unmeasured), HUNDREDTHS_NONE);
    assert_int_equal(keyer_keys_per_sheet(&unmeasured), 2000);
}

static void the_fastest_hundredth_has_at_least_one_sheet(void **state)
{
    (void)state;
    assert_int_equal(keyer_fastest_place(100), 0);
    assert_int_equal(keyer_fastest_place(101), 1);
    assert_int_equal(keyer_fastest_place(1000), 9);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_time_between_two_keys_is_work_on_the_item_of_the_second),
        TEST(a_gap_over_sixty_seconds_is_a_pause),
        TEST(a_clock_that_stands_still_or_runs_back_measures_nothing),
        TEST(the_turning_of_the_paper_belongs_to_the_next_sheet),
        TEST(an_interrupted_sheet_goes_on_at_its_pace),
        TEST(what_another_program_wrote_as_a_pace_is_kept_within_bounds),
        TEST(times_on_items_add_up),
        TEST(figures_are_rounded_once),
        TEST(a_figure_without_decimals_is_rounded_once_too),
        cmocka_unit_test(nothing_measured_gives_no_figure),
        TEST(the_fastest_hundredth_has_at_least_one_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
