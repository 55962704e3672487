#include "src/comparison.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/keyed_form.h"

/* Two passes over the same paper, and a third where they differ. */
static struct keyed_form keyed;
static struct sheet *first, *second, *third;
static char *items; /* compared */

static int set_up(void **state)
{
    (void)state;
    keyed_form_init(&keyed);
    first = sheet_create(keyed.form);
    second = sheet_create(keyed.form);
    third = sheet_create(keyed.form);
    items = comparison_items(keyed.form, true);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    g_free(items);
    sheet_destroy(first);
    sheet_destroy(second);
    sheet_destroy(third);
    keyed_form_finish(&keyed);
    return 0;
}

static void both(const char *key, const char *a, const char *b)
{
    set_value(first, key, a);
    set_value(second, key, b);
}

/* The only difference is KEY; NULL: there is none. */
static void assert_differs(const char *key)
{
    g_autoptr(GArray) list = comparison_find(first, second, NULL, items, NULL);
    assert_int_equal(list->len, key ? 1 : 0);
    if (key)
        assert_int_equal(g_array_index(list, struct difference, 0).item, place_of(keyed.form, key));
}

static void assert_equal_values(const char *key, const char *a, const char *b)
{
    both(key, a, b);
    assert_differs(NULL);
    both(key, b, a);
    assert_differs(NULL);
}

static int winner_of(const char *key, const char *c)
{
    char *keyed_third = comparison_items_in_doubt(first, second, items);
    set_value(third, key, c);
    g_autoptr(GArray) list = comparison_find(first, second, third, items, keyed_third);
    g_free(keyed_third);
    assert_int_equal(list->len, 1);
    return g_array_index(list, struct difference, 0).winner;
}

/* --- what is compared --- */

static void the_number_finds_the_paper_and_is_not_compared(void **state)
{
    (void)state;
    sheet_set_number(first, 1);
    sheet_set_number(second, 2);
    assert_differs(NULL);
}

static void texts_and_personal_data_are_compared_only_on_request(void **state)
{
    (void)state;
    both("suggestion", "cepat", "lambat");
    assert_differs("suggestion");
    g_free(items);
    items = comparison_items(keyed.form, false);
    assert_differs(NULL);
    both("name", "Ani", "Budi");
    assert_differs(NULL);
    both("q1", "1", "2");
    assert_differs("q1");
}

static void choices_numbers_dates_and_answers_are_compared(void **state)
{
    static const char *const values[][3] = {{"service", "CDOB", "CPKB"},
                                            {"date", "2024-06-24", "2024-06-25"},
                                            {"age", "34", "43"},
                                            {"sex", "L", "P"},
                                            {"q1", "5", "6"},
                                            {"b5", "1", "2"}};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        both(values[i][0], values[i][1], values[i][2]);
        assert_differs(values[i][0]);
        both(values[i][0], values[i][1], values[i][1]);
    }
}

/* --- what is the same is never reported as different --- */

static void a_number_is_the_same_with_a_zero_before_it(void **state)
{
    (void)state;
    assert_equal_values("age", "07", "7");
    assert_equal_values("age", "0", "00");
    both("age", "70", "7");
    assert_differs("age");
}

static void a_letter_is_the_same_in_one_piece_or_two(void **state)
{
    (void)state;
    assert_equal_values("suggestion", "caf\xc3\xa9", "cafe\xcc\x81");
}

static void blanks_at_the_end_are_no_difference(void **state)
{
    (void)state;
    assert_equal_values("suggestion", "cepat", "cepat  ");
    assert_equal_values("suggestion", "cepat \nramah", "cepat\nramah\n");
    assert_equal_values("suggestion", "cepat\r\nramah", "cepat\nramah");
    assert_equal_values("workplace", " PT Obat", "PT Obat");
}

static void an_untouched_item_is_a_blank_one(void **state)
{
    (void)state;
    assert_equal_values("q1", "", VALUE_BLANK);
    assert_equal_values("suggestion", "  ", VALUE_BLANK);
    assert_equal_values("age", "", "-");
}

static void a_code_is_the_same_in_either_case(void **state)
{
    (void)state;
    assert_equal_values("sex", "p", "P");
    assert_equal_values("service", "cdob", "CDOB");
}

static void words_in_other_letters_or_lines_do_differ(void **state)
{
    (void)state;
    both("suggestion", "Cepat", "cepat");
    assert_differs("suggestion");
    both("suggestion", "cepat ramah", "cepat\nramah");
    assert_differs("suggestion");
    both("suggestion", "cepat  ramah", "cepat ramah");
    assert_differs("suggestion");
}

static void an_emptied_item_is_a_value_like_any_other(void **state)
{
    (void)state;
    both("q1", "5", VALUE_BLANK);
    assert_differs("q1");
    assert_int_equal(winner_of("q1", ""), PASS_SECOND);
    assert_int_equal(winner_of("q1", "5"), PASS_FIRST);
    assert_int_equal(winner_of("q1", "4"), PASS_NONE);
}

/* --- who wins, who erred --- */

static void two_passes_that_agree_win(void **state)
{
    (void)state;
    both("q1", "5", "6");
    assert_int_equal(winner_of("q1", "6"), PASS_SECOND);
    assert_int_equal(winner_of("q1", "5"), PASS_FIRST);
    assert_int_equal(winner_of("q1", "1"), PASS_NONE);
}

static void without_a_third_pass_nobody_wins(void **state)
{
    (void)state;
    both("q1", "5", "6");
    both("q2", "1", "2");
    char *only_second = g_strnfill(keyed.form->item_count, '0');
    only_second[place_of(keyed.form, "q2")] = '1';
    set_value(third, "q2", "2");
    g_autoptr(GArray) list = comparison_find(first, second, third, items, only_second);
    assert_int_equal(list->len, 2);
    assert_null(g_array_index(list, struct difference, 0).values[PASS_THIRD]);
    assert_int_equal(g_array_index(list, struct difference, 0).winner, PASS_NONE);
    assert_int_equal(g_array_index(list, struct difference, 1).winner, PASS_SECOND);
    g_free(only_second);
}

static void the_third_pass_keys_only_what_is_in_doubt(void **state)
{
    (void)state;
    both("q1", "5", "6");
    both("age", "34", "43");
    both("q2", "1", "1");
    g_autofree char *doubtful = comparison_items_in_doubt(first, second, items);
    assert_int_equal(comparison_count(doubtful), 2);
    assert_true(comparison_has(doubtful, place_of(keyed.form, "q1")));
    assert_true(comparison_has(doubtful, place_of(keyed.form, "age")));
}

static void who_keyed_what_was_not_decided_erred(void **state)
{
    (void)state;
    const struct form_item *item = &keyed.form->items[place_of(keyed.form, "q1")];
    assert_true(comparison_erred(item, "5", "6"));
    assert_false(comparison_erred(item, "6", "6"));
    assert_true(comparison_erred(item, "6", VALUE_BLANK));
    assert_false(comparison_erred(item, "", VALUE_BLANK));
    assert_false(comparison_erred(item, NULL, "6"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_number_finds_the_paper_and_is_not_compared),
        TEST(texts_and_personal_data_are_compared_only_on_request),
        TEST(choices_numbers_dates_and_answers_are_compared),
        TEST(a_number_is_the_same_with_a_zero_before_it),
        TEST(a_letter_is_the_same_in_one_piece_or_two),
        TEST(blanks_at_the_end_are_no_difference),
        TEST(an_untouched_item_is_a_blank_one),
        TEST(a_code_is_the_same_in_either_case),
        TEST(words_in_other_letters_or_lines_do_differ),
        TEST(an_emptied_item_is_a_value_like_any_other),
        TEST(two_passes_that_agree_win),
        TEST(without_a_third_pass_nobody_wins),
        TEST(the_third_pass_keys_only_what_is_in_doubt),
        TEST(who_keyed_what_was_not_decided_erred),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
