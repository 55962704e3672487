#include "src/stability.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "src/sureness.h"
#include "tests/unit/counted.h"

static void assert_near(double value, double expected, double off)
{
    if (!(fabs(value - expected) <= off))
        fail_msg("%.6f is not %.6f", value, expected);
}

/* --- every draw there is --- */

#define SHEETS 3

/* Adds to LOWEST which elements are among the three lowest of the sheets PICKED. */
static void add_draw(const struct survey_of_test *survey, const int *picked, int *lowest)
{
    struct tally *tally = tally_create(survey->form);
    for (int i = 0; i < SHEETS; i++)
        tally_add_answers(tally, survey->sheets.sheets[picked[i]].answers, 1);
    struct index_result *result = index_compute(tally);
    for (size_t e = 0; e < survey->form->element_count; e++)
        lowest[e] += result->elements[e].lowest;
    index_destroy(result);
    tally_destroy(tally);
}

/* With replacement: 27 draws of three sheets. */
static int try_all(const struct survey_of_test *survey, int *lowest)
{
    for (int draw = 0; draw < 27; draw++)
        add_draw(survey, (int[]){draw % 3, draw / 3 % 3, draw / 9}, lowest);
    return 27;
}

/* Of six people, two like each sheet, three without replacement: 20 draws. */
static int try_all_of_six(const struct survey_of_test *survey, int *lowest)
{
    int draws = 0;
    for (int first = 0; first < 6; first++)
        for (int second = first + 1; second < 6; second++)
            for (int third = second + 1; third < 6; third++, draws++)
                add_draw(survey, (int[]){first % 3, second % 3, third % 3}, lowest);
    return draws;
}

/* Of four people, one sheet has two: each of three is that one, of four draws each. */
static int try_all_of_four(const struct survey_of_test *survey, int *lowest)
{
    for (int twice = 0; twice < 3; twice++) {
        int people[] = {0, 1, 2, twice};
        for (int left = 0; left < 4; left++) {
            int picked[SHEETS];
            for (int i = 0, at = 0; i < 4; i++)
                if (i != left)
                    picked[at++] = people[i];
            add_draw(survey, picked, lowest);
        }
    }
    return 12;
}

static void assert_shares(int64_t population,
                          int (*try_draws)(const struct survey_of_test *, int *))
{
    for (guint32 seed = 1; seed <= 12; seed++) {
        GRand *random = g_rand_new_with_seed(seed);
        struct survey_of_test survey;
        int lowest[9] = {0};
        survey_init(&survey, random_form(random, 1, 4, 7, 2));
        for (int i = 0; i < SHEETS; i++)
            survey_add(&survey, random_answers(random, survey.form, 2), NULL);
        struct stability *stability =
            stability_compute(&survey.sheets, population, 8000, seed, NULL);
        int draws = try_draws(&survey, lowest);
        assert_int_equal(stability->sheets, SHEETS);
        for (size_t e = 0; e < survey.form->element_count; e++)
            assert_near(stability->elements[e].share, (double)lowest[e] / draws, 0.022);
        stability_destroy(stability);
        survey_finish(&survey);
        g_rand_free(random);
    }
}

static void shares_are_those_of_all_draws_with_replacement(void **state)
{
    (void)state;
    assert_shares(0, try_all);
    /* Among 20 times as many people and more, the finite population is left out. */
    assert_shares(61, try_all);
}

static void shares_of_a_finite_population_are_those_of_all_draws_from_copies(void **state)
{
    (void)state;
    assert_shares(6, try_all_of_six);
    assert_shares(4, try_all_of_four);
}

/* --- Balikpapan --- */

static int share_of_2000(const struct stability *stability, size_t element)
{
    return (int)lround(stability->elements[element].share * 2000);
}

static void a_fixed_seed_gives_the_same_shares_everywhere(void **state)
{
    (void)state;
    static const int expected[] = {985, 1597, 524, 62, 208, 1398, 200, 70, 1784};
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct stability *stability = stability_compute(&survey.sheets, 0, 2000, STABILITY_SEED, NULL);
    struct stability *other = stability_compute(&survey.sheets, 0, 2000, 7, NULL);
    for (size_t e = 0; e < G_N_ELEMENTS(expected); e++) {
        assert_int_equal(share_of_2000(stability, e), expected[e]);
        assert_near(other->elements[e].share, stability->elements[e].share, 0.05);
    }
    /* U2, U6 and U9 are printed as the three lowest, but 29 sheets do not settle it. */
    assert_int_equal(stability->elements[8].verdict, STABILITY_OPEN);
    assert_int_equal(stability->elements[1].verdict, STABILITY_OPEN);
    assert_int_equal(stability->elements[3].verdict, STABILITY_SURELY_NOT);
    stability_destroy(stability);
    stability_destroy(other);
    survey_finish(&survey);
}

static void nearly_all_people_asked_leave_little_to_chance(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct stability *stability = stability_compute(&survey.sheets, 30, 2000, STABILITY_SEED, NULL);
    assert_int_equal(stability->population, 30);
    assert_int_equal(stability->elements[1].verdict, STABILITY_SURELY_LOW);
    assert_int_equal(stability->elements[5].verdict, STABILITY_SURELY_LOW);
    assert_int_equal(stability->elements[8].verdict, STABILITY_SURELY_LOW);
    assert_int_equal(stability->elements[2].verdict, STABILITY_SURELY_NOT);
    stability_destroy(stability);
    stability = stability_compute(&survey.sheets, 29, 2000, STABILITY_SEED, NULL);
    for (size_t e = 0; e < 9; e++)
        assert_true(stability->elements[e].share == (e == 1 || e == 5 || e == 8));
    stability_destroy(stability);
    stability = stability_compute(&survey.sheets, 12, 2000, STABILITY_SEED, NULL);
    assert_int_equal(stability->population, 0);
    assert_int_equal(share_of_2000(stability, 0), 985);
    stability_destroy(stability);
    survey_finish(&survey);
}

/* --- edges --- */

static void one_sheet_or_equal_ones_tell_nothing(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_init(&survey, form_of_file("forms/skm-permenpanrb-14-2017.ini"));
    survey_add(&survey, g_strdup("12344444-"), NULL);
    size_t blank = (size_t)form_answer_item(survey.form, 8)->element;
    for (int sheets = 1; sheets <= 3; sheets++) {
        struct stability *stability = stability_compute(&survey.sheets, 0, 100, 1, NULL);
        for (size_t e = 0; e < 9; e++)
            assert_int_equal(stability->elements[e].verdict,
                             e == blank ? STABILITY_NO_VALUE : STABILITY_CANNOT_TELL);
        assert_true(stability->elements[blank].share == 0);
        stability_destroy(stability);
        survey_add(&survey, g_strdup("12344444-"), NULL);
    }
    /* But if they are all there are, they tell everything. */
    struct stability *stability = stability_compute(&survey.sheets, 4, 100, 1, NULL);
    assert_int_equal(stability->elements[0].verdict, STABILITY_SURELY_LOW);
    assert_int_equal(stability->elements[3].verdict, STABILITY_SURELY_NOT);
    stability_destroy(stability);
    survey_finish(&survey);
}

static void no_sheets_have_no_lowest(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_init(&survey, form_of_file("forms/skm-bpom-2024.ini"));
    survey_add(&survey, g_strdup("-----------66666666"), NULL);
    struct stability *stability = stability_compute(&survey.sheets, 0, 100, 1, NULL);
    assert_int_equal(stability->sheets, 0);
    assert_int_equal(stability->elements[0].verdict, STABILITY_NO_VALUE);
    stability_destroy(stability);
    stability = stability_compute(&survey.sheets, 10, 100, 1, NULL);
    assert_int_equal(stability->elements[0].verdict, STABILITY_NO_VALUE);
    stability_destroy(stability);
    survey_finish(&survey);
}

/* --- large surveys --- */

/* U1 and U2 are always low; U3 and U4 swing, each for itself, and U3 is a little lower. */
static void rivals(struct survey_of_test *survey, int sheets)
{
    GRand *random = g_rand_new_with_seed(8);
    survey_init(survey, form_of_file("forms/skm-permenpanrb-14-2017.ini"));
    for (int i = 0; i < sheets; i++) {
        char answers[] = "1100-----";
        answers[2] = (char)('1' + g_rand_int_range(random, 0, 4));
        answers[3] = (char)('1' + g_rand_int_range(random, 0, 4));
        survey_add(survey, g_strdup(answers), NULL);
    }
    g_rand_free(random);
}

/* The chance that U3 is not above U4, from their standard errors. */
static double chance_of_third(const struct survey_of_test *survey, int64_t population)
{
    struct sureness_result *sureness = sureness_compute(&survey->sheets, population, 0.95);
    const struct sureness *third = &sureness->elements[2], *fourth = &sureness->elements[3];
    double chance =
        gsl_cdf_ugaussian_P((fourth->value - third->value) / hypot(third->error, fourth->error));
    sureness_destroy(sureness);
    return chance;
}

static void many_sheets_are_as_stable_as_their_errors_say(void **state)
{
    (void)state;
    static const int64_t populations[] = {0, 16000, 9500, 400000};
    struct survey_of_test survey;
    rivals(&survey, 8000);
    for (size_t i = 0; i < G_N_ELEMENTS(populations); i++) {
        double chance = chance_of_third(&survey, populations[i]);
        struct stability *stability =
            stability_compute(&survey.sheets, populations[i], 2000, 3, NULL);
        assert_true(chance > 0.8 && chance < 0.999);
        assert_near(stability->elements[2].share, chance, 0.02);
        assert_near(stability->elements[3].share, 1 - chance, 0.02);
        stability_destroy(stability);
    }
    struct stability *stability = stability_compute(&survey.sheets, 8000, 10, 3, NULL);
    assert_true(fabs(stability->elements[2].share - stability->elements[3].share) == 1);
    stability_destroy(stability);
    survey_finish(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_those_of_all_draws_with_replacement),
        cmocka_unit_test(shares_of_a_finite_population_are_those_of_all_draws_from_copies),
        cmocka_unit_test(a_fixed_seed_gives_the_same_shares_everywhere),
        cmocka_unit_test(nearly_all_people_asked_leave_little_to_chance),
        cmocka_unit_test(one_sheet_or_equal_ones_tell_nothing),
        cmocka_unit_test(no_sheets_have_no_lowest),
        cmocka_unit_test(many_sheets_are_as_stable_as_their_errors_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
