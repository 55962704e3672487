#include "src/rekey.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/unit/counted.h"

#define ALL_OF_BALIKPAPAN "11111111111"

static bool can_change(const struct counted_sheets *sheets, int64_t most)
{
    struct tally *counted = counted_sheets_tally(sheets);
    struct tally *open = counted_sheets_open_tally(sheets);
    struct slip_check *check = slip_check_create(counted, open, most);
    bool can = slip_can_change_any(check);
    slip_check_destroy(check);
    tally_destroy(open);
    tally_destroy(counted);
    return can;
}

static struct counted_sheet *sheet_at(const struct survey_of_test *survey, size_t at)
{
    return &g_array_index(survey->array, struct counted_sheet, at);
}

static void sheets_whose_answers_could_move_the_deciding_elements_most_come_first(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct rekey_list *list = rekey_list_create(&survey.sheets, 1, NULL);
    assert_int_equal(list->count, 29);
    /* With one slip U4 is too high to decide and U9 counts only upwards; the others can fall. A
     * sheet of sixes can fall by 5 in six elements of 174 points and by 15 in the 522 of U3; number
     * 10 is the first one. */
    assert_int_equal(sheet_at(&survey, list->sheets[0].sheet)->number, 10);
    assert_true(fabs(list->sheets[0].reach - 3000 / 174.0 - 1500 / 522.0) < 1e-9);
    /* Sheet 2 has 22 below, 1 above in U9, 12 below in U3. */
    assert_int_equal(sheet_at(&survey, list->sheets[28].sheet)->number, 2);
    assert_true(fabs(list->sheets[28].reach - 2300 / 174.0 - 1200 / 522.0) < 1e-9);
    /* Each of them holds an answer that alone could change the order. */
    assert_int_equal(list->enough, 29);
    rekey_list_destroy(list);
    survey_finish(&survey);
}

static void verified_sheets_are_not_listed_again(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    for (size_t i = 0; i < 29; i += 2)
        sheet_at(&survey, i)->verified = ALL_OF_BALIKPAPAN;
    struct rekey_list *list = rekey_list_create(&survey.sheets, 3, NULL);
    assert_int_equal(list->count, 14);
    for (size_t i = 0; i < list->count; i++)
        assert_int_equal(list->sheets[i].sheet % 2, 1);
    rekey_list_destroy(list);
    survey_finish(&survey);
}

static void assert_order(const struct survey_of_test *survey, const struct rekey_list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        const struct rekey_sheet *before = &list->sheets[i - 1], *here = &list->sheets[i];
        assert_true(before->reach >= here->reach);
        if (before->reach == here->reach)
            assert_true(sheet_at(survey, before->sheet)->number <
                        sheet_at(survey, here->sheet)->number);
    }
}

static void random_survey(struct survey_of_test *survey, guint32 seed)
{
    GRand *random = g_rand_new_with_seed(seed);
    survey_init(survey, random_form(random, 1, 6, 9, 4));
    for (int s = g_rand_int_range(random, 1, 40); s > 0; s--) {
        char *answers = random_answers(random, survey->form, 1);
        survey_add(survey, answers,
                   g_rand_boolean(random) ? g_strnfill(survey->form->answer_count / 3, '1') : NULL);
    }
    g_rand_free(random);
}

/* Verified as far as it says, nothing changes any more; one sheet fewer and it still can. */
static void so_many_sheets_settle_it_and_not_one_fewer(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= 25; seed++) {
        struct survey_of_test survey;
        random_survey(&survey, seed);
        int64_t most = seed % 7;
        struct rekey_list *list = rekey_list_create(&survey.sheets, most, NULL);
        g_autofree char *all = g_strnfill(survey.form->answer_count, '1');
        assert_order(&survey, list);
        for (size_t i = 0; i < list->enough; i++) {
            assert_true(can_change(&survey.sheets, most));
            sheet_at(&survey, list->sheets[i].sheet)->verified = all;
        }
        assert_false(can_change(&survey.sheets, most));
        rekey_list_destroy(list);
        survey_finish(&survey);
    }
}

static void a_result_that_no_slip_changes_needs_no_sheet(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct rekey_list *list = rekey_list_create(&survey.sheets, 0, NULL);
    assert_int_equal(list->enough, 0);
    assert_int_equal(list->count, 29);
    for (size_t i = 0; i < list->count; i++) {
        assert_true(list->sheets[i].reach == 0);
        assert_int_equal(list->sheets[i].sheet, i);
    }
    rekey_list_destroy(list);
    survey.sheets.count = 0;
    list = rekey_list_create(&survey.sheets, 5, NULL);
    assert_int_equal(list->count, 0);
    assert_int_equal(list->enough, 0);
    rekey_list_destroy(list);
    survey_finish(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_whose_answers_could_move_the_deciding_elements_most_come_first),
        cmocka_unit_test(verified_sheets_are_not_listed_again),
        cmocka_unit_test(so_many_sheets_settle_it_and_not_one_fewer),
        cmocka_unit_test(a_result_that_no_slip_changes_needs_no_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
