#include "src/index.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/form_file.h"
#include "src/rollup.h"
#include "tests/unit/golden.h"

#define ELEMENTS 9
#define TOP      6

static struct form *load(const char *path)
{
    struct error error = {0};
    struct form *form = form_load(path, "id", &error);
    assert_string_equal(error.message, "");
    return form;
}

/* The index of SHEETS, each the digits of its answers, '-' for a blank one, NULL at the end. */
static struct index_result *index_of(const struct form *form, const char *const *sheets)
{
    struct tally *tally = tally_create(form);
    for (; *sheets; sheets++)
        tally_add_answers(tally, *sheets, 1);
    struct index_result *result = index_compute(tally);
    tally_destroy(tally);
    return result;
}

#define INDEX_OF(form, ...) index_of(form, (const char *const[]){__VA_ARGS__, NULL})

/* The codes of the lowest elements, with a blank between them. */
static void assert_lowest(const struct index_result *result, const char *expected)
{
    g_autoptr(GString) codes = g_string_new(NULL);
    for (size_t e = 0; e < result->form->element_count; e++)
        if (result->elements[e].lowest)
            g_string_append_printf(codes, "%s%s", codes->len ? " " : "",
                                   result->elements[e].element->code);
    assert_string_equal(codes->str, expected);
}

static void assert_element(const struct index_result *result, const char *code, long expected)
{
    assert_int_equal(result->elements[form_find_element(result->form, code)].value, expected);
}

/* --- Balikpapan 2024 --- */

/* The answers q1 to q11 of a row; the other questions were not published. */
static void responses_of(const struct golden *responses, guint row, char answers[12])
{
    for (int question = 1; question <= 11; question++) {
        char column[8];
        g_snprintf(column, sizeof column, "q%d", question);
        answers[question - 1] = *golden_cell(responses, row, column);
    }
    answers[11] = '\0';
}

/* SERVICE "UNIT" is all of them. */
static struct index_result *balikpapan(const struct form *form, const char *service, bool all)
{
    struct golden responses = golden_load("balikpapan-2024-responses.csv");
    struct tally *tally = tally_create(form);
    assert_int_equal(responses.rows->len, 32);
    for (guint row = 1; row < responses.rows->len; row++) {
        char answers[12];
        responses_of(&responses, row, answers);
        if ((all || golden_whole(&responses, row, "counted") == 1) &&
            (strcmp(service, "UNIT") == 0 ||
             strcmp(service, golden_cell(&responses, row, "service")) == 0))
            tally_add_answers(tally, answers, 1);
    }
    struct index_result *result = index_compute(tally);
    tally_destroy(tally);
    golden_free(&responses);
    return result;
}

/* How many of the ten figures of a published row are those of RESULT. */
static int same_figures(const struct index_result *result, const struct golden *published,
                        guint row)
{
    int same = result->whole.value == golden_hundredths(published, row, "ikm");
    for (int e = 0; e < ELEMENTS; e++) {
        char column[4];
        g_snprintf(column, sizeof column, "u%d", e + 1);
        same += result->elements[e].value == golden_hundredths(published, row, column);
    }
    return same;
}

static void every_published_figure_of_balikpapan_comes_out(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct golden published = golden_load("balikpapan-2024-published.csv");
    assert_int_equal(published.rows->len, 7);
    for (guint row = 1; row < published.rows->len; row++) {
        struct index_result *result =
            balikpapan(form, golden_cell(&published, row, "scope"), false);
        assert_int_equal(result->sheets, golden_whole(&published, row, "respondents"));
        assert_int_equal(same_figures(result, &published, row), ELEMENTS + 1);
        assert_string_equal(result->whole.band->grade, golden_cell(&published, row, "grade"));
        index_destroy(result);
    }
    golden_free(&published);
    form_destroy(form);
}

static void with_sheets_6_and_7_counted_the_published_figures_do_not_come_out(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct golden published = golden_load("balikpapan-2024-published.csv");
    struct index_result *unit = balikpapan(form, "UNIT", true);
    struct index_result *service = balikpapan(form, "CPPOB", true);
    assert_int_equal(unit->sheets, 31);
    assert_int_not_equal(unit->whole.value, golden_hundredths(&published, 1, "ikm"));
    assert_true(same_figures(unit, &published, 1) < ELEMENTS);
    assert_int_not_equal(service->whole.value, golden_hundredths(&published, 5, "ikm"));
    index_destroy(unit);
    index_destroy(service);
    golden_free(&published);
    form_destroy(form);
}

static void a_unit_is_computed_over_its_sheets_not_over_its_services(void **state)
{
    (void)state;
    struct golden published = golden_load("balikpapan-2024-published.csv");
    long sum = 0;
    for (guint row = 2; row < published.rows->len; row++)
        sum += golden_hundredths(&published, row, "ikm");
    assert_int_not_equal(sum / 5, golden_hundredths(&published, 1, "ikm"));
    golden_free(&published);
}

static void the_lowest_three_of_balikpapan_are_u2_u6_and_u9(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct index_result *result = balikpapan(form, "UNIT", false);
    assert_lowest(result, "U2 U6 U9");
    assert_int_equal(index_lowest(result), form_find_element(form, "U9"));
    index_destroy(result);
    form_destroy(form);
}

/* --- the 34 Loka of 2024 --- */

static long long rounded_div(long long numerator, long long denominator)
{
    return (2 * numerator + denominator) / (2 * denominator);
}

/* The only sum of ANSWERS answers whose value is printed as HUNDREDTHS. */
static int64_t only_sum(int64_t answers, long hundredths)
{
    int64_t found = -1;
    for (int64_t sum = answers; sum <= TOP * answers; sum++)
        if (rounded_div(10000 * sum, TOP * answers) == hundredths) {
            assert_int_equal(found, -1);
            found = sum;
        }
    assert_int_not_equal(found, -1);
    return found;
}

/* Gives the question at this position COUNT answers with this sum. */
static void add_sum(struct tally *tally, int answer, int64_t count, int64_t sum)
{
    int64_t low = sum / count, higher = sum % count;
    tally_add(tally, answer, (int)low, count - higher);
    if (higher > 0)
        tally_add(tally, answer, (int)low + 1, higher);
}

/* The answers behind a published row: respondents and nine values of two decimals leave only one
 * sum for each element. U3 has the questions 3 to 5. */
static struct index_result *loka(const struct form *form, const struct golden *published, guint row)
{
    struct tally *tally = tally_create(form);
    int64_t respondents = golden_whole(published, row, "respondents");
    for (int e = 0, answer = 0; e < ELEMENTS; e++) {
        int questions = e == 2 ? 3 : 1;
        char column[4];
        g_snprintf(column, sizeof column, "u%d", e + 1);
        int64_t left = only_sum(respondents * questions, golden_hundredths(published, row, column));
        for (int more = questions; more > 0; more--) {
            int64_t part = left / more;
            add_sum(tally, answer++, respondents, part);
            left -= part;
        }
    }
    tally->sheets = respondents;
    struct index_result *result = index_compute(tally);
    tally_destroy(tally);
    return result;
}

static void every_figure_of_the_34_loka_comes_out_of_their_answers(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct golden published = golden_load("loka-2024-published.csv");
    assert_int_equal(published.rows->len, 35);
    for (guint row = 1; row < published.rows->len; row++) {
        struct index_result *result = loka(form, &published, row);
        assert_int_equal(same_figures(result, &published, row), ELEMENTS + 1);
        assert_string_equal(result->whole.band->grade, golden_cell(&published, row, "category"));
        index_destroy(result);
    }
    golden_free(&published);
    form_destroy(form);
}

/* Nine times the index, in hundredths, of the nine printed values. */
static long nine_times_mean(const struct golden *published, guint row)
{
    long sum = 0;
    for (int e = 1; e <= ELEMENTS; e++) {
        char column[4];
        g_snprintf(column, sizeof column, "u%d", e);
        sum += golden_hundredths(published, row, column);
    }
    return sum;
}

static void the_34_published_indices_lie_within_the_rounding_of_their_elements(void **state)
{
    (void)state;
    struct golden published = golden_load("loka-2024-published.csv");
    for (guint row = 1; row < published.rows->len; row++) {
        long sum = nine_times_mean(&published, row);
        long index = ELEMENTS * golden_hundredths(&published, row, "ikm");
        /* Nine halves of rounding in the elements, nine in the index: less than 9 apart. */
        assert_true(labs(sum - index) < 9);
    }
    golden_free(&published);
}

/* Four of the 34 would be printed with a wrong last digit. */
static void rounding_the_elements_first_would_give_other_figures(void **state)
{
    (void)state;
    struct golden published = golden_load("loka-2024-published.csv");
    g_autoptr(GString) wrong = g_string_new(NULL);
    for (guint row = 1; row < published.rows->len; row++)
        if (rounded_div(nine_times_mean(&published, row), ELEMENTS) !=
            golden_hundredths(&published, row, "ikm"))
            g_string_append_printf(wrong, "%s\n", golden_cell(&published, row, "unit"));
    assert_string_equal(wrong->str, "Loka POM di Kota Dumai\n"
                                    "Loka POM di Kab. Ende\n"
                                    "Loka POM di Kab. Pulau Morotai\n"
                                    "Loka POM di Kab. Sumba Timur\n");
    golden_free(&published);
}

/* The roll-up of the published rows, from the printed indices or from the exact ones. */
static struct rollup roll_up(const struct form *form, bool exact, bool new_units_too)
{
    struct golden published = golden_load("loka-2024-published.csv");
    struct rollup rollup;
    rollup_init(&rollup);
    for (guint row = 1; row < published.rows->len; row++) {
        long respondents = golden_whole(&published, row, "respondents");
        if (!new_units_too && golden_whole(&published, row, "new2024") == 1)
            continue;
        struct index_result *result = loka(form, &published, row);
        if (exact)
            rollup_add(&rollup, result->exact, respondents);
        else
            rollup_add_published(&rollup, golden_hundredths(&published, row, "ikm"), respondents);
        index_destroy(result);
    }
    golden_free(&published);
    return rollup;
}

static void the_31_loka_that_count_make_the_published_roll_up(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    for (int exact = 0; exact <= 1; exact++) {
        struct rollup rollup = roll_up(form, exact, false);
        assert_int_equal(rollup.units, 31);
        assert_int_equal(rollup.respondents, 561);
        assert_int_equal(rollup_value(&rollup), 9330);
        rollup_finish(&rollup);
    }
    struct rollup all = roll_up(form, true, true);
    assert_int_equal(all.units, 34);
    assert_int_not_equal(rollup_value(&all), 9330);
    rollup_finish(&all);
    form_destroy(form);
}

static void a_roll_up_of_nobody_has_no_value(void **state)
{
    (void)state;
    struct rollup rollup;
    rollup_init(&rollup);
    assert_int_equal(rollup_value(&rollup), HUNDREDTHS_NONE);
    rollup_add_published(&rollup, 9370, 0);
    assert_int_equal(rollup_value(&rollup), HUNDREDTHS_NONE);
    rollup_add_published(&rollup, 5000, 1);
    assert_int_equal(rollup_value(&rollup), 5000);
    rollup_finish(&rollup);
}

/* All 34 printed attainments and all 31 printed changes follow from the printed indices: there is
 * no exception to list. New units have no index of 2023 and so no change. */
static void attainments_and_changes_are_the_published_ones(void **state)
{
    (void)state;
    struct golden targets = golden_load("loka-2024-targets.csv");
    int changes = 0;
    assert_int_equal(targets.rows->len, 35);
    for (guint row = 1; row < targets.rows->len; row++) {
        long now = golden_hundredths(&targets, row, "ikm2024");
        long before = golden_hundredths(&targets, row, "ikm2023");
        assert_int_equal(hundredths_percent(now, golden_hundredths(&targets, row, "target2024")),
                         golden_hundredths(&targets, row, "capaian_pct"));
        if (before == HUNDREDTHS_NONE)
            continue;
        assert_int_equal(now - before, golden_hundredths(&targets, row, "delta"));
        changes++;
    }
    assert_int_equal(changes, 31);
    golden_free(&targets);
}

/* --- the formula --- */

static void a_blank_answer_is_in_neither_sum_nor_count(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct index_result *result = INDEX_OF(form, "6-53", "3----------");
    assert_int_equal(result->sheets, 2);
    assert_int_equal(result->elements[0].sum, 9);
    assert_int_equal(result->elements[0].answers, 2);
    assert_element(result, "U1", 7500);
    assert_element(result, "U2", HUNDREDTHS_NONE);
    assert_element(result, "U3", 6667);
    assert_null(result->elements[1].band);
    assert_false(result->elements[1].lowest);
    /* The mean of the two elements that have an answer: (75 + 66 ⅔) / 2. */
    assert_int_equal(result->whole.value, 7083);
    assert_int_equal(result->whole.answers, 4);
    assert_int_equal(result->whole.sum, 17);
    index_destroy(result);
    form_destroy(form);
}

static void an_answer_outside_the_scale_is_not_counted(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct index_result *result = INDEX_OF(form, "6", "0", "7", "9", "x");
    assert_int_equal(result->elements[0].answers, 1);
    assert_element(result, "U1", 10000);
    index_destroy(result);
    form_destroy(form);
}

static void zero_is_an_answer_where_the_scale_begins_there(void **state)
{
    (void)state;
    struct form *form = load("forms/ipp.ini");
    struct index_result *result = INDEX_OF(form, "0-----", "5-----");
    assert_int_equal(result->elements[0].answers, 2);
    assert_element(result, "A1", 250);
    index_destroy(result);
    form_destroy(form);
}

static void answers_beyond_the_last_question_are_not_counted(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-permenpanrb-14-2017.ini");
    struct index_result *result = INDEX_OF(form, "4444444441111");
    assert_int_equal(result->whole.value, 10000);
    index_destroy(result);
    form_destroy(form);
}

static void nothing_to_compute_is_none_and_never_zero(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct index_result *nothing = index_of(form, (const char *const[]){NULL});
    struct index_result *blank = INDEX_OF(form, "-------------------", "");
    assert_int_equal(nothing->sheets, 0);
    assert_int_equal(blank->sheets, 2);
    for (int i = 0; i < 2; i++) {
        struct index_result *result = i ? blank : nothing;
        assert_int_equal(result->whole.value, HUNDREDTHS_NONE);
        assert_null(result->whole.band);
        assert_int_equal(result->further[0].value, HUNDREDTHS_NONE);
        assert_int_equal(index_lowest(result), -1);
        assert_lowest(result, "");
        index_destroy(result);
    }
    form_destroy(form);
}

static void the_best_and_worst_answers_make_the_ends_of_the_scale(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct index_result *best = INDEX_OF(form, "6666666666666666666");
    struct index_result *worst = INDEX_OF(form, "1111111111111111111");
    assert_int_equal(best->whole.value, 10000);
    assert_string_equal(best->whole.band->grade, "A");
    assert_int_equal(worst->whole.value, 1667);
    assert_string_equal(worst->whole.band->grade, "D");
    index_destroy(best);
    index_destroy(worst);
    form_destroy(form);
}

static void on_four_points_a_value_is_25_times_the_mean_answer(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-permenpanrb-14-2017.ini");
    struct index_result *result =
        INDEX_OF(form, "444444444", "333333333", "341234123", "31-------");
    assert_int_equal(result->elements[0].sum, 13);
    assert_element(result, "U1", 25 * 1300 / 4);
    assert_element(result, "U2", 25 * 1200 / 4);
    assert_element(result, "U4", 25 * 900 / 3);
    index_destroy(result);
    form_destroy(form);
}

static void aspects_weigh_what_the_form_says(void **state)
{
    (void)state;
    struct form *form = load("forms/ipp.ini");
    struct index_result *result = INDEX_OF(form, "543210");
    /* (30·5 + 18·4 + 15·3 + 15·2 + 15·1 + 7·0) / 100 */
    assert_int_equal(result->whole.value, 312);
    assert_string_equal(result->whole.band->grade, "B-");
    assert_element(result, "A1", 500);
    assert_element(result, "A6", 0);
    index_destroy(result);
    /* Without A1 the weights of the others are 70 together: (72 + 45 + 30 + 15) / 70. */
    result = INDEX_OF(form, "-43210");
    assert_int_equal(result->whole.value, 231);
    index_destroy(result);
    form_destroy(form);
}

static void questions_in_no_element_do_not_matter(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct index_result *without = INDEX_OF(form, "65432165432---66666");
    struct index_result *with = INDEX_OF(form, "6543216543211166666");
    assert_int_equal(with->whole.value, without->whole.value);
    assert_int_equal(with->whole.answers, without->whole.answers);
    assert_int_equal(mpq_cmp(with->exact, without->exact), 0);
    index_destroy(without);
    index_destroy(with);
    form_destroy(form);
}

static void the_further_index_is_never_part_of_the_index(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-bpom-2024.ini");
    struct index_result *honest = INDEX_OF(form, "6543216543266666666");
    struct index_result *corrupt = INDEX_OF(form, "6543216543266611112");
    assert_int_equal(honest->further[0].value, 10000);
    assert_int_equal(corrupt->further[0].value, 2000);
    assert_string_equal(corrupt->further[0].band->grade, "D");
    assert_int_equal(mpq_cmp(honest->exact, corrupt->exact), 0);
    assert_int_equal(honest->whole.answers, corrupt->whole.answers);
    assert_false(corrupt->further[0].lowest);
    index_destroy(honest);
    index_destroy(corrupt);
    form_destroy(form);
}

static void the_grade_is_that_of_the_rounded_value(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-permenpanrb-14-2017.ini");
    struct tally *tally = tally_create(form);
    /* 883 051 of a million is 88.3051, printed 88.31: grade A. */
    tally_add(tally, 0, 4, 766102);
    tally_add(tally, 0, 2, 233898);
    struct index_result *result = index_compute(tally);
    assert_int_equal(result->elements[0].value, 8831);
    assert_string_equal(result->elements[0].band->grade, "A");
    index_destroy(result);
    /* 88.3049 is printed 88.30. */
    tally_add(tally, 0, 4, -4);
    tally_add(tally, 0, 2, 4);
    result = index_compute(tally);
    assert_int_equal(result->elements[0].value, 8830);
    assert_string_equal(result->elements[0].band->grade, "B");
    index_destroy(result);
    tally_destroy(tally);
    form_destroy(form);
}

/* --- the three lowest --- */

static void ties_at_the_third_place_are_all_among_the_lowest(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-permenpanrb-14-2017.ini");
    struct index_result *result = INDEX_OF(form, "123334444");
    assert_lowest(result, "U1 U2 U3 U4 U5");
    index_destroy(result);
    result = INDEX_OF(form, "111144444");
    assert_lowest(result, "U1 U2 U3 U4");
    index_destroy(result);
    result = INDEX_OF(form, "333333333");
    assert_lowest(result, "U1 U2 U3 U4 U5 U6 U7 U8 U9");
    assert_int_equal(index_lowest(result), 0);
    index_destroy(result);
    form_destroy(form);
}

static void ties_above_the_third_place_bring_nobody_else_in(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-permenpanrb-14-2017.ini");
    struct index_result *result = INDEX_OF(form, "411244444");
    assert_lowest(result, "U2 U3 U4");
    assert_int_equal(index_lowest(result), 1);
    index_destroy(result);
    form_destroy(form);
}

static void fewer_than_three_values_are_all_among_the_lowest(void **state)
{
    (void)state;
    struct form *form = load("forms/skm-permenpanrb-14-2017.ini");
    struct index_result *result = INDEX_OF(form, "---4-2---");
    assert_lowest(result, "U4 U6");
    assert_int_equal(index_lowest(result), form_find_element(form, "U6"));
    index_destroy(result);
    form_destroy(form);
}

/* 2/3 and 66.67 % printed from another fraction tie on paper. */
static void the_lowest_are_compared_as_they_are_shown(void **state)
{
    (void)state;
    struct index_value values[] = {
        {.value = 6667}, {.value = HUNDREDTHS_NONE},
        {.value = 6667}, {.value = 6666},
        {.value = 6667}, {.value = 6668},
    };
    index_mark_lowest(values, G_N_ELEMENTS(values));
    static const bool expected[] = {true, false, true, true, true, false};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        assert_int_equal(values[i].lowest, expected[i]);
    index_mark_lowest(values, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_published_figure_of_balikpapan_comes_out),
        cmocka_unit_test(with_sheets_6_and_7_counted_the_published_figures_do_not_come_out),
        cmocka_unit_test(a_unit_is_computed_over_its_sheets_not_over_its_services),
        cmocka_unit_test(the_lowest_three_of_balikpapan_are_u2_u6_and_u9),
        cmocka_unit_test(every_figure_of_the_34_loka_comes_out_of_their_answers),
        cmocka_unit_test(the_34_published_indices_lie_within_the_rounding_of_their_elements),
        cmocka_unit_test(rounding_the_elements_first_would_give_other_figures),
        cmocka_unit_test(the_31_loka_that_count_make_the_published_roll_up),
        cmocka_unit_test(a_roll_up_of_nobody_has_no_value),
        cmocka_unit_test(attainments_and_changes_are_the_published_ones),
        cmocka_unit_test(a_blank_answer_is_in_neither_sum_nor_count),
        cmocka_unit_test(an_answer_outside_the_scale_is_not_counted),
        cmocka_unit_test(zero_is_an_answer_where_the_scale_begins_there),
        cmocka_unit_test(answers_beyond_the_last_question_are_not_counted),
        cmocka_unit_test(nothing_to_compute_is_none_and_never_zero),
        cmocka_unit_test(the_best_and_worst_answers_make_the_ends_of_the_scale),
        cmocka_unit_test(on_four_points_a_value_is_25_times_the_mean_answer),
        cmocka_unit_test(aspects_weigh_what_the_form_says),
        cmocka_unit_test(questions_in_no_element_do_not_matter),
        cmocka_unit_test(the_further_index_is_never_part_of_the_index),
        cmocka_unit_test(the_grade_is_that_of_the_rounded_value),
        cmocka_unit_test(ties_at_the_third_place_are_all_among_the_lowest),
        cmocka_unit_test(ties_above_the_third_place_bring_nobody_else_in),
        cmocka_unit_test(fewer_than_three_values_are_all_among_the_lowest),
        cmocka_unit_test(the_lowest_are_compared_as_they_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
