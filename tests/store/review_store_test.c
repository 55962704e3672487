#include "db/review_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/store/office.h"

static struct office office;
static struct review_store *store;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(store = review_store_open(office.first.database, office.first.survey, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    review_store_close(store);
    office_close(&office);
    return 0;
}

static void add(long number, const char *day, const char *answers, bool counted, const char *reason)
{
    struct sheet *sheet = new_sheet(&office.first, number, "CDOB", answers);
    set_value(sheet, "date", day);
    add_sheet(&office.first, sheet, counted, reason);
    sheet_destroy(sheet);
}

static void assert_count(GArray *ids, guint count)
{
    assert_ok(ids);
    assert_int_equal(ids->len, count);
    g_array_unref(ids);
}

static void the_sheets_that_count_come_in_the_order_of_their_numbers(void **state)
{
    struct counted_set *set;
    (void)state;
    add(7, "2024-06-24", "66666666666", true, "");
    add(3, "2024-05-06", "55555555555", true, "");
    add(5, "2024-05-06", "44444444444", false, "x");
    assert_ok(set = review_store_sheets(store, &error));
    assert_int_equal(set->counted.count, 2);
    assert_int_equal(set->counted.sheets[0].number, 3);
    assert_int_equal(set->counted.sheets[1].number, 7);
    assert_int_equal(set->ids->len, 2);
    assert_int_equal(set->counted.sheets[0].service, service_id(&office.first, "CDOB"));
    assert_string_equal(counted_set_keyer(set, set->counted.sheets[0].keyer), "Rina");
    counted_set_destroy(set);
}

static void weeks_are_counted_in_the_order_of_time(void **state)
{
    struct counted_set *set;
    (void)state;
    add(1, "2024-06-24", "66666666666", true, "");
    add(2, "2024-05-06", "66666666666", true, "");
    add(3, "-", "66666666666", true, "");
    add(4, "2024-05-12", "66666666666", true, "");
    assert_ok(set = review_store_sheets(store, &error));
    assert_int_equal(set->counted.sheets[0].week, 2);
    assert_int_equal(set->counted.sheets[1].week, 1);
    assert_int_equal(set->counted.sheets[2].week, 0);
    assert_int_equal(set->counted.sheets[3].week, 1);
    assert_string_equal(counted_set_week(set, 1), "06-05 – 12-05");
    assert_string_equal(counted_set_week(set, 0), "tidak diisi");
    counted_set_destroy(set);
}

static void an_answer_is_found_where_it_was_given_and_the_sheet_counts(void **state)
{
    (void)state;
    add(1, "-", "65432166666", true, "");
    add(2, "-", "64432166666", true, "");
    add(3, "-", "65432166666", false, "x");
    add(4, "-", "6-432166666", true, "");
    assert_count(review_store_answered(store, 1, 5, &error), 1);
    assert_count(review_store_answered(store, 1, -1, &error), 1);
    assert_count(review_store_answered(store, 0, 6, &error), 3);
    assert_count(review_store_answered(store, 0, 1, &error), 0);
}

static void sheets_set_aside_are_found_by_their_reason(void **state)
{
    (void)state;
    add(1, "-", "66666666666", false, "lembar ganda");
    add(2, "-", "66666666666", false, "lewat batas waktu");
    add(3, "-", "66666666666", true, "");
    assert_count(review_store_set_aside(store, "lembar ganda", &error), 1);
    assert_count(review_store_set_aside(store, "lain", &error), 0);
}

static void sheets_between_two_days_count_both(void **state)
{
    int64_t sheets;
    (void)state;
    add(1, "2024-06-24", "66666666666", true, "");
    add(2, "2024-06-23", "66666666666", true, "");
    add(3, "-", "66666666666", true, "");
    add(4, "2024-06-25", "66666666666", false, "x");
    assert_ok(review_store_between(store, "2024-06-24", "2024-06-24", &sheets, &error));
    assert_int_equal(sheets, 1);
    assert_ok(review_store_between(store, "2024-01-01", "2024-06-24", &sheets, &error));
    assert_int_equal(sheets, 2);
    assert_ok(review_store_between(store, "2024-01-01", "2024-06-23", &sheets, &error));
    assert_int_equal(sheets, 1);
}

static void peers_are_other_units_of_the_same_year_the_highest_first(void **state)
{
    int64_t id;
    GPtrArray *peers;
    struct survey *other;
    struct survey_store *surveys = office.first.surveys;
    const struct survey *own = office.first.survey;
    (void)state;
    assert_ok(survey_store_publish(surveys, own, own->year, "", "", 9000, NOON, &error));
    static const char *const units[] = {"Loka Satu", "Loka Dua"};
    for (int i = 0; i < 2; i++) {
        assert_ok(survey_store_create(surveys, units[i], own->form, own->year, NOON, &id, &error));
        assert_ok(other = survey_store_load(surveys, id, "id", &error));
        assert_ok(survey_store_publish(surveys, other, own->year, "", "", 9100 + i, NOON, &error));
        assert_ok(survey_store_publish(surveys, other, own->year - 1, "", "", 99, NOON, &error));
        assert_ok(survey_store_publish(surveys, other, own->year, "", "U1", 98, NOON, &error));
        survey_destroy(other);
    }
    assert_ok(peers = review_store_peers(store, &error));
    assert_int_equal(peers->len, 2);
    const struct review_peer *first = g_ptr_array_index(peers, 0);
    assert_string_equal(first->unit, "Loka Dua");
    assert_int_equal(first->value, 9101);
    g_ptr_array_unref(peers);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_sheets_that_count_come_in_the_order_of_their_numbers),
        TEST(weeks_are_counted_in_the_order_of_time),
        TEST(an_answer_is_found_where_it_was_given_and_the_sheet_counts),
        TEST(sheets_set_aside_are_found_by_their_reason),
        TEST(sheets_between_two_days_count_both),
        TEST(peers_are_other_units_of_the_same_year_the_highest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
