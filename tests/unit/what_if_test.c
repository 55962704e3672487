#include "src/what_if.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/counted.h"

#define PENGADUAN 5 /* the fifth service of the file */

static long value_by(const struct index_result *result, int rule)
{
    struct what_if_figure figure;
    what_if_figure_init(&figure, result, &what_if_rules[rule]);
    long value = figure.value;
    what_if_figure_finish(&figure);
    return value;
}

static long best_by(const struct index_result *result, int rule)
{
    struct what_if_figure figure;
    what_if_figure_init(&figure, result, &what_if_rules[rule]);
    long best = figure.best;
    what_if_figure_finish(&figure);
    return best;
}

static struct index_result *result_of(const struct counted_sheets *sheets)
{
    struct tally *tally = counted_sheets_tally(sheets);
    struct index_result *result = index_compute(tally);
    tally_destroy(tally);
    return result;
}

/* --- sheets left out --- */

struct other_part {
    enum what_if_part part;
    int64_t which;
};

static bool is_other(const struct counted_sheet *sheet, void *context)
{
    const struct other_part *other = context;
    return what_if_part_of(sheet, other->part) != other->which;
}

/* Without the sheets whose PART is WHICH. */
static struct index_result *without(const struct counted_sheets *sheets, enum what_if_part part,
                                    int64_t which)
{
    return what_if_only(sheets, is_other, &(struct other_part){part, which});
}

static bool is_not_6_or_7(const struct counted_sheet *sheet, void *context)
{
    (void)context;
    return sheet->number != 6 && sheet->number != 7;
}

static void without_sheets_6_and_7_balikpapan_has_its_published_index(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, true);
    struct index_result *all = result_of(&survey.sheets);
    struct index_result *kept = what_if_only(&survey.sheets, is_not_6_or_7, NULL);
    assert_int_equal(all->sheets, 31);
    assert_int_equal(kept->sheets, 29);
    assert_int_equal(kept->whole.value, 9370);
    assert_int_not_equal(all->whole.value, 9370);
    index_destroy(kept);
    kept = without(&survey.sheets, WHAT_IF_SHEET, 6);
    assert_int_equal(kept->sheets, 30);
    index_destroy(kept);
    index_destroy(all);
    survey_finish(&survey);
}

static void without_a_service_the_index_is_that_of_the_others(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct index_result *others = without(&survey.sheets, WHAT_IF_SERVICE, PENGADUAN);
    assert_int_equal(others->sheets, 5);
    assert_int_equal(others->whole.value, 8457);
    index_destroy(others);
    survey_finish(&survey);
}

static void assert_same(const struct index_result *a, const struct index_result *b)
{
    assert_int_equal(a->sheets, b->sheets);
    assert_int_equal(mpq_cmp(a->exact, b->exact), 0);
    for (size_t e = 0; e < a->form->element_count; e++) {
        assert_int_equal(a->elements[e].value, b->elements[e].value);
        assert_int_equal(a->elements[e].lowest, b->elements[e].lowest);
    }
}

static void each_left_out_in_turn_is_as_left_out_alone(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    for (guint i = 0; i < survey.array->len; i++) {
        struct counted_sheet *sheet = &g_array_index(survey.array, struct counted_sheet, i);
        sheet->keyer = 7 - (int64_t)(i % 3);
        sheet->week = 1 + (int)i / 4;
    }
    static const guint parts[] = {29, 5, 3, 8};
    for (int part = WHAT_IF_SHEET; part <= WHAT_IF_WEEK; part++) {
        GArray *each = what_if_each(&survey.sheets, part, NULL);
        int64_t left_out = 0, before = INT64_MIN;
        assert_int_equal(each->len, parts[part]);
        for (guint i = 0; i < each->len; i++) {
            struct what_if_left_out *one = &g_array_index(each, struct what_if_left_out, i);
            struct index_result *alone = without(&survey.sheets, part, one->which);
            assert_true(one->which > before);
            before = one->which;
            left_out += one->sheets;
            assert_int_equal(one->without->sheets + one->sheets, 29);
            assert_same(one->without, alone);
            index_destroy(alone);
        }
        assert_int_equal(left_out, 29);
        g_array_unref(each);
    }
    survey_finish(&survey);
}

static void the_only_sheet_left_out_leaves_no_value(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_init(&survey, form_of_file("forms/skm-permenpanrb-14-2017.ini"));
    GArray *each =
        what_if_each(&(struct counted_sheets){survey.form, NULL, 0}, WHAT_IF_SHEET, NULL);
    assert_int_equal(each->len, 0);
    g_array_unref(each);
    survey_add(&survey, g_strdup("333333333"), NULL);
    struct index_result *nothing = without(&survey.sheets, WHAT_IF_SHEET, 1);
    assert_int_equal(nothing->whole.value, HUNDREDTHS_NONE);
    for (int rule = 0; rule < WHAT_IF_RULES; rule++) {
        assert_int_equal(value_by(nothing, rule), HUNDREDTHS_NONE);
        assert_int_equal(best_by(nothing, rule), HUNDREDTHS_NONE);
    }
    index_destroy(nothing);
    survey_finish(&survey);
}

/* --- other rules --- */

static void weights_of_the_field_make_a_lower_best_result(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct index_result *result = result_of(&survey.sheets);
    assert_int_equal(value_by(result, WHAT_IF_RULE_TRUE), 9370);
    assert_int_equal(best_by(result, WHAT_IF_RULE_TRUE), 10000);
    /* 93.699447 · 0.999 and · 0.99 */
    assert_int_equal(value_by(result, WHAT_IF_RULE_0111), 9361);
    assert_int_equal(best_by(result, WHAT_IF_RULE_0111), 9990);
    assert_int_equal(value_by(result, WHAT_IF_RULE_011), 9276);
    assert_int_equal(best_by(result, WHAT_IF_RULE_011), 9900);
    /* A ninth as a plain factor is the true rule where no element is empty. */
    struct what_if_figure figure;
    what_if_figure_init(&figure, result, &(struct what_if_rule){"1/9", 1, 9, WHAT_IF_EXACT});
    assert_int_equal(mpq_cmp(figure.exact, result->exact), 0);
    assert_int_equal(figure.best, 10000);
    what_if_figure_finish(&figure);
    index_destroy(result);
    survey_finish(&survey);
}

static void the_true_rule_is_that_of_the_index(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= 200; seed++) {
        GRand *random = g_rand_new_with_seed(seed);
        struct survey_of_test survey;
        survey_init(&survey, random_form(random, 0, 5, 9, 4));
        for (int i = 0; i < 9; i++)
            survey_add(&survey, random_answers(random, survey.form, 5), NULL);
        struct index_result *result = result_of(&survey.sheets);
        struct what_if_figure figure;
        what_if_figure_init(&figure, result, &what_if_rules[WHAT_IF_RULE_TRUE]);
        assert_int_equal(figure.value, result->whole.value);
        assert_int_equal(mpq_cmp(figure.exact, result->exact), 0);
        what_if_figure_finish(&figure);
        index_destroy(result);
        survey_finish(&survey);
        g_rand_free(random);
    }
}

/* The sum of answers behind a printed value; it fits only one. */
static int64_t sum_behind(int64_t answers, long hundredths)
{
    int64_t sum = 0;
    while ((20000 * sum + 6 * answers) / (12 * answers) < hundredths)
        sum++;
    return sum;
}

/* The elements of a row of the Loka, on the BPOM form. */
static struct index_result *loka(const struct form *form, const struct golden *published, guint row)
{
    struct tally *nobody = tally_create(form);
    struct index_result *result = index_compute(nobody);
    tally_destroy(nobody);
    for (int e = 0; e < 9; e++) {
        g_autofree char *column = g_strdup_printf("u%d", e + 1);
        struct index_value *element = &result->elements[e];
        element->answers = golden_whole(published, row, "respondents") * (e == 2 ? 3 : 1);
        element->sum = sum_behind(element->answers, golden_hundredths(published, row, column));
    }
    return result;
}

/* Dumai, Banyumas and two others would be printed with a wrong last digit; 0.111 takes a tenth of
 * a point, or a hundredth less, from all of them. */
static void rounding_first_prints_another_index_for_four_of_the_34_loka(void **state)
{
    (void)state;
    struct form *form = form_of_file("forms/skm-bpom-2024.ini");
    struct golden published = golden_load("loka-2024-published.csv");
    int rounded = 0;
    assert_int_equal(published.rows->len, 35);
    for (guint row = 1; row < published.rows->len; row++) {
        struct index_result *result = loka(form, &published, row);
        long printed = golden_hundredths(&published, row, "ikm");
        assert_int_equal(value_by(result, WHAT_IF_RULE_TRUE), printed);
        assert_in_range(printed - value_by(result, WHAT_IF_RULE_0111), 8, 10);
        rounded += value_by(result, WHAT_IF_RULE_ROUND_VALUES) != printed;
        index_destroy(result);
    }
    assert_int_equal(rounded, 4);
    golden_free(&published);
    form_destroy(form);
}

static void what_is_rounded_first_decides_the_last_digit(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_init(&survey, form_of_file("forms/skm-permenpanrb-14-2017.ini"));
    survey_add(&survey, g_strdup("44-------"), NULL);
    survey_add(&survey, g_strdup("33-------"), NULL);
    survey_add(&survey, g_strdup("33-------"), NULL);
    struct index_result *result = result_of(&survey.sheets);
    /* Both means are 10/3: 83.333…, 83.33 and 3.33 · 25 = 83.25. */
    assert_int_equal(value_by(result, WHAT_IF_RULE_TRUE), 8333);
    assert_int_equal(value_by(result, WHAT_IF_RULE_ROUND_VALUES), 8333);
    assert_int_equal(value_by(result, WHAT_IF_RULE_ROUND_MEANS), 8325);
    /* Two of nine elements weigh 0.222: an element without answers adds nothing. */
    assert_int_equal(value_by(result, WHAT_IF_RULE_0111), 1850);
    assert_int_equal(best_by(result, WHAT_IF_RULE_0111), 2220);
    index_destroy(result);
    survey_finish(&survey);
}

/* 11 · 0.071 is 0.781 of fourteen elements; all fourteen make 99.4. */
static void fourteen_elements_of_2004_weigh_0_071(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_init(&survey, form_of_file("forms/ikm-2004.ini"));
    survey_add(&survey, g_strdup("44444444444444"), NULL);
    struct index_result *result = result_of(&survey.sheets);
    assert_int_equal(value_by(result, WHAT_IF_RULE_0071), 9940);
    assert_int_equal(best_by(result, WHAT_IF_RULE_0071), 9940);
    index_destroy(result);
    survey_finish(&survey);
}

/* --- other bands --- */

static const char *grade_of(int bands, long numerator, long denominator, int result_top)
{
    mpq_t exact;
    mpq_init(exact);
    mpq_set_si(exact, numerator, (unsigned long)denominator);
    mpq_canonicalize(exact);
    const char *grade = what_if_grade(&what_if_bands[bands], exact, result_top);
    mpq_clear(exact);
    return grade ? grade : "none";
}

static void between_two_ranges_an_exact_value_has_no_grade(void **state)
{
    (void)state;
    assert_string_equal(grade_of(WHAT_IF_BANDS_2017, 88305, 1000, 100), "A");
    assert_string_equal(grade_of(WHAT_IF_BANDS_2017, 88304, 1000, 100), "B");
    assert_string_equal(grade_of(WHAT_IF_BANDS_2017_EXACT, 88305, 1000, 100), "none");
    assert_string_equal(grade_of(WHAT_IF_BANDS_2017_EXACT, 8830, 100, 100), "B");
    assert_string_equal(grade_of(WHAT_IF_BANDS_2017_EXACT, 8831, 100, 100), "A");
    /* 3.5322 of 4 lies between 3.532 and 3.5324. */
    assert_string_equal(grade_of(WHAT_IF_BANDS_2017_EXACT, 35322, 10000, 4), "none");
    assert_string_equal(grade_of(WHAT_IF_BANDS_2017, 35322, 10000, 4), "A");
}

static void every_border_is_that_of_its_table(void **state)
{
    (void)state;
    static const struct {
        int bands;
        long hundredths;
        const char *grade;
    } borders[] = {
        {WHAT_IF_BANDS_2017, 2499, "none"}, {WHAT_IF_BANDS_2017, 2500, "D"},
        {WHAT_IF_BANDS_2017, 6499, "D"},    {WHAT_IF_BANDS_2017, 6500, "C"},
        {WHAT_IF_BANDS_2017, 7660, "C"},    {WHAT_IF_BANDS_2017, 7661, "B"},
        {WHAT_IF_BANDS_2017, 8830, "B"},    {WHAT_IF_BANDS_2017, 8831, "A"},
        {WHAT_IF_BANDS_2017, 10000, "A"},   {WHAT_IF_BANDS_2004, 2500, "D"},
        {WHAT_IF_BANDS_2004, 4375, "D"},    {WHAT_IF_BANDS_2004, 4376, "C"},
        {WHAT_IF_BANDS_2004, 6250, "C"},    {WHAT_IF_BANDS_2004, 6251, "B"},
        {WHAT_IF_BANDS_2004, 8125, "B"},    {WHAT_IF_BANDS_2004, 8126, "A"},
        {WHAT_IF_BANDS_2004, 10000, "A"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(borders); i++)
        assert_string_equal(grade_of(borders[i].bands, borders[i].hundredths, 100, 100),
                            borders[i].grade);
}

/* On the bands of 2017 the shipped form and the table agree on every value that can be shown. */
static void the_table_of_2017_is_that_of_the_form(void **state)
{
    (void)state;
    struct form *form = form_of_file("forms/skm-permenpanrb-14-2017.ini");
    for (long hundredths = 2500; hundredths <= 10000; hundredths++)
        assert_string_equal(grade_of(WHAT_IF_BANDS_2017, hundredths, 100, 100),
                            form_band_of(form, hundredths)->grade);
    form_destroy(form);
    form = form_of_file("forms/ikm-2004.ini");
    for (long hundredths = 2500; hundredths <= 10000; hundredths++)
        assert_string_equal(grade_of(WHAT_IF_BANDS_2004, hundredths, 100, 100),
                            form_band_of(form, hundredths)->grade);
    form_destroy(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_sheets_6_and_7_balikpapan_has_its_published_index),
        cmocka_unit_test(without_a_service_the_index_is_that_of_the_others),
        cmocka_unit_test(each_left_out_in_turn_is_as_left_out_alone),
        cmocka_unit_test(the_only_sheet_left_out_leaves_no_value),
        cmocka_unit_test(weights_of_the_field_make_a_lower_best_result),
        cmocka_unit_test(the_true_rule_is_that_of_the_index),
        cmocka_unit_test(rounding_first_prints_another_index_for_four_of_the_34_loka),
        cmocka_unit_test(what_is_rounded_first_decides_the_last_digit),
        cmocka_unit_test(fourteen_elements_of_2004_weigh_0_071),
        cmocka_unit_test(between_two_ranges_an_exact_value_has_no_grade),
        cmocka_unit_test(every_border_is_that_of_its_table),
        cmocka_unit_test(the_table_of_2017_is_that_of_the_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
