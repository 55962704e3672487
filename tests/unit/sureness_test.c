#include "src/sureness.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/unit/counted.h"

static void assert_near(double value, double expected, double off)
{
    if (!(fabs(value - expected) <= off))
        fail_msg("%.9f is not %.9f", value, expected);
}

/* Of sheets of the form with nine elements on four points. */
static struct sureness_result *sureness_of_sheets(struct survey_of_test *survey,
                                                  const char *const *sheets, int64_t population)
{
    survey_init(survey, form_of_file("forms/skm-permenpanrb-14-2017.ini"));
    for (; *sheets; sheets++)
        survey_add(survey, g_strdup(*sheets), NULL);
    return sureness_compute(&survey->sheets, population, 0.95);
}

#define SURENESS_OF(survey, population, ...)                                                       \
    sureness_of_sheets(survey, (const char *const[]){__VA_ARGS__, NULL}, population)

/* Standard errors computed from the mean score of each of the 29 sheets in exact fractions, apart
 * from this program; 2.048407 is Student's t for 28. */
static void intervals_of_balikpapan_are_those_of_the_mean_score_of_a_sheet(void **state)
{
    (void)state;
    static const double errors[] = {1.758014212, 1.771383334, 1.544493822, 1.581392470, 1.710399561,
                                    1.771383334, 1.457162508, 1.457162508, 1.778030199};
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct sureness_result *sureness = sureness_compute(&survey.sheets, 0, 0.95);
    for (size_t e = 0; e < G_N_ELEMENTS(errors); e++) {
        assert_int_equal(sureness->elements[e].kind, SURENESS_INTERVAL);
        assert_int_equal(sureness->elements[e].sheets, 29);
        assert_near(sureness->elements[e].error, errors[e], 1e-8);
    }
    assert_near(sureness->whole.value, 93.699446573, 1e-8);
    assert_near(sureness->whole.error, 1.322784527, 1e-8);
    /* 90.9898 to 96.4090, outwards. */
    assert_int_equal(sureness->whole.low, 9098);
    assert_int_equal(sureness->whole.high, 9641);
    assert_int_equal(sureness->elements[8].low, 8831);
    assert_int_equal(sureness->elements[8].high, 9560);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

static void a_sample_of_most_people_is_surer(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct sureness_result *sureness = sureness_compute(&survey.sheets, 100, 0.95);
    assert_int_equal(sureness->population, 100);
    assert_near(sureness->whole.error, 1.322784527 * sqrt(0.71), 1e-8);
    assert_int_equal(sureness->whole.low, 9141);
    assert_int_equal(sureness->whole.high, 9599);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

static void everybody_asked_is_no_sample(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct sureness_result *sureness = sureness_compute(&survey.sheets, 29, 0.95);
    assert_int_equal(sureness->whole.kind, SURENESS_CENSUS);
    assert_int_equal(sureness->whole.low, 9370);
    assert_int_equal(sureness->whole.high, 9370);
    assert_true(sureness->whole.error == 0);
    assert_int_equal(sureness->elements[3].low, 9598);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

/* More sheets than people: the number of people must be wrong, so it is not believed. */
static void fewer_people_than_sheets_are_not_believed(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_of_balikpapan(&survey, false);
    struct sureness_result *sureness = sureness_compute(&survey.sheets, 28, 0.95);
    assert_int_equal(sureness->population, 0);
    assert_int_equal(sureness->whole.kind, SURENESS_INTERVAL);
    assert_int_equal(sureness->whole.low, 9098);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

static void tiny_samples_are_not_made_surer_than_they_are(void **state)
{
    (void)state;
    struct survey_of_test survey;
    struct sureness_result *sureness = SURENESS_OF(&survey, 0, "---------");
    assert_int_equal(sureness->whole.kind, SURENESS_NO_VALUE);
    assert_int_equal(sureness->whole.low, HUNDREDTHS_NONE);
    sureness_destroy(sureness);
    survey_finish(&survey);

    sureness = SURENESS_OF(&survey, 10, "344444444");
    assert_int_equal(sureness->whole.kind, SURENESS_TOO_FEW);
    assert_int_equal(sureness->whole.high, HUNDREDTHS_NONE);
    sureness_destroy(sureness);
    survey_finish(&survey);

    sureness = SURENESS_OF(&survey, 1, "344444444");
    assert_int_equal(sureness->whole.kind, SURENESS_CENSUS);
    sureness_destroy(sureness);
    survey_finish(&survey);

    sureness = SURENESS_OF(&survey, 10, "344444444", "344444444", "344444444");
    assert_int_equal(sureness->whole.kind, SURENESS_ALIKE);
    assert_int_equal(sureness->elements[0].kind, SURENESS_ALIKE);
    assert_int_equal(sureness->whole.low, HUNDREDTHS_NONE);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

/* Two sheets, 2 and 4 on four points: 75 ± 12.706 · 25 is more than the scale has. */
static void an_interval_ends_where_the_scale_does(void **state)
{
    (void)state;
    struct survey_of_test survey;
    struct sureness_result *sureness = SURENESS_OF(&survey, 0, "2--------", "4--------");
    assert_int_equal(sureness->elements[0].kind, SURENESS_INTERVAL);
    assert_near(sureness->elements[0].error, 25, 1e-9);
    assert_int_equal(sureness->elements[0].low, 2500);
    assert_int_equal(sureness->elements[0].high, 10000);
    assert_int_equal(sureness->elements[1].kind, SURENESS_NO_VALUE);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

static void a_blank_answer_leaves_the_sheet_out_of_its_element(void **state)
{
    (void)state;
    struct survey_of_test survey;
    struct sureness_result *sureness =
        SURENESS_OF(&survey, 0, "24-------", "4--------", "3--------", "---------");
    assert_int_equal(sureness->whole.sheets, 3);
    assert_int_equal(sureness->elements[0].sheets, 3);
    /* 50, 75, 100: deviation 25, error 25 / √3. */
    assert_near(sureness->elements[0].error, 25 / sqrt(3), 1e-9);
    assert_int_equal(sureness->elements[1].kind, SURENESS_TOO_FEW);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

/* --- how often the interval holds the truth --- */

/* Draws SIZE sheets of POPULATION without putting back. */
static struct counted_sheets draw(GRand *random, struct survey_of_test *population, size_t size)
{
    struct counted_sheet *sheets = (struct counted_sheet *)population->array->data;
    for (size_t i = 0; i < size; i++) {
        size_t other = (size_t)g_rand_int_range(random, (gint32)i, (gint32)population->array->len);
        struct counted_sheet swap = sheets[i];
        sheets[i] = sheets[other];
        sheets[other] = swap;
    }
    return (struct counted_sheets){population->form, sheets, size};
}

static void nineteen_of_twenty_intervals_hold_the_truth(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(2024);
    struct survey_of_test people;
    int held = 0, held_element = 0, samples = 3000;
    survey_init(&people, random_form(random, 1, 6, 9, 4));
    for (int i = 0; i < 90; i++)
        survey_add(&people, random_answers(random, people.form, 2), NULL);
    struct sureness_result *truth = sureness_compute(&people.sheets, 90, 0.95);
    for (int i = 0; i < samples; i++) {
        struct counted_sheets sample = draw(random, &people, 30);
        struct sureness_result *sureness = sureness_compute(&sample, 90, 0.95);
        held += truth->whole.low >= sureness->whole.low && truth->whole.low <= sureness->whole.high;
        held_element += truth->elements[4].value * 100 >= (double)sureness->elements[4].low &&
                        truth->elements[4].value * 100 <= (double)sureness->elements[4].high;
        sureness_destroy(sureness);
    }
    assert_in_range(held * 1000 / samples, 930, 970);
    assert_in_range(held_element * 1000 / samples, 930, 970);
    sureness_destroy(truth);
    survey_finish(&people);
    g_rand_free(random);
}

/* --- changes --- */

static struct sureness interval(int64_t sheets, double value, double error)
{
    return (struct sureness){SURENESS_INTERVAL, sheets, value, error, 0, 10000};
}

/* Welch's test by hand: errors 3 and 4 make 5; freedom 625 / (81/9 + 256/15) = 23.96. */
static void a_change_is_judged_by_the_doubt_of_both_years(void **state)
{
    (void)state;
    struct sureness now = interval(10, 90, 3), before = interval(16, 80, 4);
    struct sureness_change change = sureness_compare(&now, &before, 0.95);
    assert_int_equal(change.verdict, SURENESS_CHANCE);
    assert_near(change.chance, 0.0569, 0.0002);
    assert_near(change.difference, 10, 1e-12);
    assert_near((double)change.low, (10 - 2.0640 * 5) * 100, 1.1);
    before.value = 78;
    change = sureness_compare(&now, &before, 0.95);
    assert_int_equal(change.verdict, SURENESS_RISEN);
    assert_true(change.low > 0);
    change = sureness_compare(&before, &now, 0.95);
    assert_int_equal(change.verdict, SURENESS_FALLEN);
    assert_true(change.high < 0);
    /* Who wants to be surer sees no change. */
    assert_int_equal(sureness_compare(&now, &before, 0.99).verdict, SURENESS_CHANCE);
}

static void a_census_has_no_doubt_of_its_own(void **state)
{
    (void)state;
    struct sureness now = interval(10, 90, 3);
    struct sureness before = {SURENESS_CENSUS, 40, 83, 0, 8300, 8300};
    /* t = 7/3 of 9: 4.4 %. */
    struct sureness_change change = sureness_compare(&now, &before, 0.95);
    assert_int_equal(change.verdict, SURENESS_RISEN);
    assert_near(change.chance, 0.0445, 0.0003);
    struct sureness other = {SURENESS_CENSUS, 41, 83.01, 0, 8301, 8301};
    change = sureness_compare(&before, &other, 0.95);
    assert_int_equal(change.verdict, SURENESS_FALLEN);
    assert_true(change.chance == 0 && change.low == -1 && change.high == -1);
    /* What does not show is no change. */
    other = (struct sureness){SURENESS_CENSUS, 41, 83.004, 0, 8300, 8300};
    assert_int_equal(sureness_compare(&other, &before, 0.95).verdict, SURENESS_SAME);
}

static void without_an_interval_there_is_no_verdict(void **state)
{
    (void)state;
    struct sureness now = interval(10, 90, 3);
    struct sureness few = {SURENESS_TOO_FEW, 1, 50, 0, HUNDREDTHS_NONE, HUNDREDTHS_NONE};
    struct sureness_change change = sureness_compare(&now, &few, 0.95);
    assert_int_equal(change.verdict, SURENESS_CANNOT_TELL);
    assert_int_equal(change.low, HUNDREDTHS_NONE);
    assert_true(change.chance == 1);
    assert_int_equal(sureness_compare(&few, &now, 0.95).verdict, SURENESS_CANNOT_TELL);
    assert_int_equal(sureness_place_of(&few, 5000), SURENESS_PLACE_UNKNOWN);
    assert_int_equal(sureness_place_of(&now, HUNDREDTHS_NONE), SURENESS_PLACE_UNKNOWN);
}

/* Two samples of 20 of the same people, who did not change: at most a twentieth looks like more
 * than chance. */
static void no_change_is_taken_for_one_once_in_twenty(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(1947);
    struct survey_of_test people;
    int alarms = 0, samples = 3000;
    survey_init(&people, random_form(random, 1, 6, 9, 4));
    for (int i = 0; i < 4000; i++)
        survey_add(&people, random_answers(random, people.form, 1), NULL);
    for (int i = 0; i < samples; i++) {
        struct counted_sheets sample = draw(random, &people, 40);
        struct counted_sheets first = {people.form, sample.sheets, 20};
        struct counted_sheets second = {people.form, sample.sheets + 20, 20};
        struct sureness_result *now = sureness_compute(&first, 0, 0.95);
        struct sureness_result *before = sureness_compute(&second, 0, 0.95);
        alarms += sureness_compare(&now->whole, &before->whole, 0.95).verdict != SURENESS_CHANCE;
        sureness_destroy(now);
        sureness_destroy(before);
    }
    assert_in_range(alarms * 1000 / samples, 30, 65);
    survey_finish(&people);
    g_rand_free(random);
}

/* 2023 was published as 89.54, below 90.98 to 96.41; U7 as 95.73, within. */
static void the_published_index_of_2023_lies_below_the_interval_of_2024(void **state)
{
    (void)state;
    struct survey_of_test survey;
    struct golden published = golden_load("balikpapan-2023-published.csv");
    survey_of_balikpapan(&survey, false);
    struct sureness_result *sureness = sureness_compute(&survey.sheets, 0, 0.95);
    assert_int_equal(sureness_place_of(&sureness->whole, golden_hundredths(&published, 1, "ikm")),
                     SURENESS_BELOW);
    assert_int_equal(
        sureness_place_of(&sureness->elements[6], golden_hundredths(&published, 1, "u7")),
        SURENESS_INSIDE);
    assert_int_equal(sureness_place_of(&sureness->whole, 9098), SURENESS_INSIDE);
    assert_int_equal(sureness_place_of(&sureness->whole, 9641), SURENESS_INSIDE);
    assert_int_equal(sureness_place_of(&sureness->whole, 9642), SURENESS_ABOVE);
    sureness_destroy(sureness);
    golden_free(&published);
    survey_finish(&survey);
}

/* The elements of one year weigh what the form says, in the error too. */
static void a_heavy_element_brings_its_doubt_into_the_index(void **state)
{
    (void)state;
    struct survey_of_test survey;
    survey_init(&survey, form_of_file("forms/ipp.ini"));
    survey_add(&survey, g_strdup("555555"), NULL);
    survey_add(&survey, g_strdup("355555"), NULL);
    struct sureness_result *sureness = sureness_compute(&survey.sheets, 0, 0.95);
    assert_near(sureness->elements[0].error, 1, 1e-9);
    assert_near(sureness->whole.error, 0.3, 1e-9);
    assert_int_equal(sureness->elements[1].kind, SURENESS_ALIKE);
    assert_int_equal(sureness->whole.high, 500);
    sureness_destroy(sureness);
    survey_finish(&survey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_of_balikpapan_are_those_of_the_mean_score_of_a_sheet),
        cmocka_unit_test(a_sample_of_most_people_is_surer),
        cmocka_unit_test(everybody_asked_is_no_sample),
        cmocka_unit_test(fewer_people_than_sheets_are_not_believed),
        cmocka_unit_test(tiny_samples_are_not_made_surer_than_they_are),
        cmocka_unit_test(an_interval_ends_where_the_scale_does),
        cmocka_unit_test(a_blank_answer_leaves_the_sheet_out_of_its_element),
        cmocka_unit_test(nineteen_of_twenty_intervals_hold_the_truth),
        cmocka_unit_test(a_change_is_judged_by_the_doubt_of_both_years),
        cmocka_unit_test(a_census_has_no_doubt_of_its_own),
        cmocka_unit_test(without_an_interval_there_is_no_verdict),
        cmocka_unit_test(no_change_is_taken_for_one_once_in_twenty),
        cmocka_unit_test(the_published_index_of_2023_lies_below_the_interval_of_2024),
        cmocka_unit_test(a_heavy_element_brings_its_doubt_into_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
