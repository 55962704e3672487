#include "src/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/keyed_form.h"

static struct keyed_form keyed;

/* A value of any kind an item can have, not yet keyed and blank among them. */
static char *random_value(GRand *random, const struct form_item *item)
{
    static const char *const texts[] = {"a", "dua kata", "satu\ndua", "é—ok", ".", "0"};
    switch (g_rand_int_range(random, 0, 4)) {
    case 0:
        return g_strdup("");
    case 1:
        return g_strdup(VALUE_BLANK);
    }
    switch (item->kind) {
    case ITEM_ANSWER:
    case ITEM_NUMBER:
    case ITEM_SHEET_NUMBER:
        return g_strdup_printf("%d", g_rand_int_range(random, item->low, item->top + 1));
    case ITEM_CHOICE:
        return g_strdup(item->choices[g_rand_int_range(random, 0, (int)item->choice_count)].code);
    case ITEM_SERVICE:
        return g_strdup("CPKB");
    case ITEM_DATE:
        return g_strdup("2024-06-24");
    default:
        return g_strdup(texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
    }
}

static struct sheet *random_sheet(GRand *random)
{
    struct sheet *sheet = sheet_create(keyed.form);
    for (size_t i = 0; i < keyed.form->item_count; i++) {
        g_autofree char *value = random_value(random, &keyed.form->items[i]);
        sheet_set(sheet, i, value);
    }
    return sheet;
}

static void a_packed_sheet_unpacks_to_the_same_values(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(2024);
    for (int round = 0; round < 500; round++) {
        struct sheet *sheet = random_sheet(random);
        struct sheet *other = random_sheet(random);
        g_autofree char *fields = sheet_pack_fields(sheet, false);
        g_autofree char *answers = sheet_pack_answers(sheet);
        sheet_unpack_fields(other, fields);
        sheet_unpack_answers(other, answers);
        for (size_t i = 0; i < keyed.form->item_count; i++)
            assert_string_equal(other->values[i], sheet->values[i]);
        sheet_destroy(sheet);
        sheet_destroy(other);
    }
    g_rand_free(random);
}

static void answers_pack_to_one_character_each(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    set_value(sheet, "q1", "6");
    set_value(sheet, "q2", VALUE_BLANK);
    set_value(sheet, "b5", "1");
    g_autofree char *answers = sheet_pack_answers(sheet);
    assert_string_equal(answers, "6-................1");
    sheet_destroy(sheet);
}

static void what_has_its_own_place_is_left_out_of_the_stored_fields(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    static const char *const values[][2] = {
        {"sheet", "12"},   {"service", "CPKB"},   {"date", "2024-06-24"},
        {"age", "34"},     {"sex", "P"},          {"name", "Siti"},
        {"phone", "0812"}, {"workplace", "PT A"}, {"suggestion", "baik"}};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        set_value(sheet, values[i][0], values[i][1]);
    g_autofree char *stored = sheet_pack_fields(sheet, true);
    g_autofree char *whole = sheet_pack_fields(sheet, false);
    assert_string_equal(stored, "\x1f\x1f\x1f"
                                "34\x1fP\x1f\x1f\x1f\x1f"
                                "baik\x1f\x1f\x1f");
    assert_string_equal(whole, "12\x1f"
                               "CPKB\x1f"
                               "2024-06-24\x1f"
                               "34\x1fP\x1f\x1f\x1f\x1f"
                               "baik\x1fSiti\x1f"
                               "0812\x1fPT A");
    sheet_destroy(sheet);
}

static void packed_texts_that_are_too_short_leave_the_rest_untouched(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    set_value(sheet, "name", "Siti");
    set_value(sheet, "q3", "5");
    sheet_unpack_fields(sheet, "7\x1f"
                               "CPKB");
    sheet_unpack_answers(sheet, "12");
    assert_int_equal(sheet_number(sheet), 7);
    assert_string_equal(value_of(sheet, "service"), "CPKB");
    assert_string_equal(value_of(sheet, "name"), "Siti");
    assert_string_equal(value_of(sheet, "q2"), "2");
    assert_string_equal(value_of(sheet, "q3"), "5");
    sheet_unpack_fields(sheet, "");
    assert_string_equal(value_of(sheet, "sheet"), "");
    sheet_destroy(sheet);
}

static void packed_texts_that_are_too_long_are_cut(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    g_autofree char *separators = g_strnfill(40, '\x1f');
    g_autofree char *answers = g_strnfill(40, '3');
    sheet_unpack_fields(sheet, separators);
    sheet_unpack_answers(sheet, answers);
    assert_string_equal(value_of(sheet, "workplace"), "");
    assert_string_equal(value_of(sheet, "b5"), "3");
    sheet_destroy(sheet);
}

static void the_next_sheet_carries_over_service_and_date_only(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(7);
    struct sheet *sheet = random_sheet(random);
    set_value(sheet, "service", "CPKB");
    set_value(sheet, "date", "2024-06-24");
    struct sheet *next = sheet_next(sheet, 8);
    assert_int_equal(sheet_number(next), 8);
    assert_string_equal(value_of(next, "service"), "CPKB");
    assert_string_equal(value_of(next, "date"), "2024-06-24");
    assert_int_equal(sheet_keyed(next), 3);
    assert_false(sheet_is_begun(next));
    sheet_destroy(next);
    sheet_destroy(sheet);
    g_rand_free(random);
}

static void a_sheet_is_begun_by_its_first_value_of_its_own(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    sheet_set_number(sheet, 3);
    set_value(sheet, "service", "CPKB");
    assert_false(sheet_is_begun(sheet));
    set_value(sheet, "age", VALUE_BLANK);
    assert_true(sheet_is_begun(sheet));
    sheet_destroy(sheet);
}

static void the_first_missing_item_is_a_required_one_without_a_value(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    assert_int_equal(sheet_first_missing(sheet), place_of(keyed.form, "sheet"));
    sheet_set_number(sheet, 1);
    assert_int_equal(sheet_first_missing(sheet), place_of(keyed.form, "service"));
    set_value(sheet, "service", VALUE_BLANK);
    assert_int_equal(sheet_first_missing(sheet), place_of(keyed.form, "service"));
    set_value(sheet, "service", "CPKB");
    assert_int_equal(sheet_first_missing(sheet), -1);
    sheet_destroy(sheet);
}

static void only_questions_of_elements_count_as_unasked(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    assert_int_equal(sheet_unasked(sheet), 11);
    set_value(sheet, "q12", "4");
    set_value(sheet, "b1", "4");
    assert_int_equal(sheet_unasked(sheet), 11);
    set_value(sheet, "q1", "4");
    set_value(sheet, "q11", VALUE_BLANK);
    assert_int_equal(sheet_unasked(sheet), 9);
    sheet_destroy(sheet);
}

static void filling_blanks_leaves_what_was_keyed(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    set_value(sheet, "q1", "4");
    sheet_fill_blanks(sheet);
    assert_int_equal(sheet_keyed(sheet), keyed.form->item_count);
    assert_string_equal(value_of(sheet, "q1"), "4");
    assert_string_equal(value_of(sheet, "q2"), VALUE_BLANK);
    g_autofree char *answers = sheet_pack_answers(sheet);
    assert_string_equal(answers, "4------------------");
    sheet_destroy(sheet);
}

static void a_copy_goes_its_own_way(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(keyed.form);
    set_value(sheet, "name", "Siti");
    struct sheet *copy = sheet_copy(sheet);
    set_value(copy, "name", "Aminah");
    assert_string_equal(value_of(sheet, "name"), "Siti");
    sheet_destroy(copy);
    sheet_destroy(sheet);
    sheet_destroy(NULL);
}

static int set_up(void **state)
{
    (void)state;
    keyed_form_init(&keyed);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    keyed_form_finish(&keyed);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_packed_sheet_unpacks_to_the_same_values),
        cmocka_unit_test(answers_pack_to_one_character_each),
        cmocka_unit_test(what_has_its_own_place_is_left_out_of_the_stored_fields),
        cmocka_unit_test(packed_texts_that_are_too_short_leave_the_rest_untouched),
        cmocka_unit_test(packed_texts_that_are_too_long_are_cut),
        cmocka_unit_test(the_next_sheet_carries_over_service_and_date_only),
        cmocka_unit_test(a_sheet_is_begun_by_its_first_value_of_its_own),
        cmocka_unit_test(the_first_missing_item_is_a_required_one_without_a_value),
        cmocka_unit_test(only_questions_of_elements_count_as_unasked),
        cmocka_unit_test(filling_blanks_leaves_what_was_keyed),
        cmocka_unit_test(a_copy_goes_its_own_way),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
