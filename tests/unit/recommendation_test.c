#include "src/recommendation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/form_file.h"

#define ALL (RULE_BIT(RULE_GRADE) | RULE_BIT(RULE_FALL) | RULE_BIT(RULE_LOWEST))

static struct form *form;
static struct index_result *result;
static long last[9];
static GArray *list;

static int set_up(void **state)
{
    struct error error;
    (void)state;
    form = form_load("forms/skm-permenpanrb-14-2017.ini", "id", &error);
    assert_non_null(form);
    for (size_t e = 0; e < G_N_ELEMENTS(last); e++)
        last[e] = HUNDREDTHS_NONE;
    list = g_array_new(FALSE, FALSE, sizeof(struct recommendation));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    index_destroy(result);
    result = NULL;
    g_array_unref(list);
    form_destroy(form);
    return 0;
}

/* One sheet with these answers to U1 … U9, on four points: 4 is 100, 3 is 75, 2 is 50. */
static void answer(const char *answers)
{
    struct tally *tally = tally_create(form);
    tally_add_answers(tally, answers, 1);
    result = index_compute(tally);
    tally_destroy(tally);
}

static void recommend(unsigned rules)
{
    struct recommendation_part part = {5, result, last};
    recommendations_add(list, &part, rules);
}

/* "U2:3 U5:1, 3": each element with the rules that name it. */
static void assert_recommended(const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++) {
        const struct recommendation *each = &g_array_index(list, struct recommendation, i);
        g_autofree char *rules = recommendation_rules_text(each->rules);
        g_string_append_printf(text, "%sU%zu:%s", i ? " " : "", each->element + 1, rules);
        assert_int_equal(each->service, 5);
    }
    assert_string_equal(text->str, expected);
}

static void the_three_lowest_are_recommended(void **state)
{
    (void)state;
    answer("344434344");
    recommend(RULE_BIT(RULE_LOWEST));
    assert_recommended("U1:3 U5:3 U7:3");
}

static void ties_at_the_third_place_belong_to_the_lowest(void **state)
{
    (void)state;
    answer("234334444");
    recommend(RULE_BIT(RULE_LOWEST));
    assert_recommended("U1:3 U2:3 U4:3 U5:3");
}

static void weak_grades_are_recommended(void **state)
{
    (void)state;
    answer("234432444");
    recommend(RULE_BIT(RULE_GRADE));
    assert_recommended("U1:1 U2:1 U5:1 U6:1");
}

static void the_largest_falls_are_recommended_with_ties(void **state)
{
    (void)state;
    answer("333333333");
    last[0] = 7600, last[1] = 7900, last[2] = 7900, last[3] = 9000, last[4] = 7500, last[5] = 7000;
    recommend(RULE_BIT(RULE_FALL));
    assert_recommended("U2:2 U3:2 U4:2");
    last[6] = 7900;
    g_array_set_size(list, 0);
    recommend(RULE_BIT(RULE_FALL));
    assert_recommended("U2:2 U3:2 U4:2 U7:2");
}

static void what_has_not_fallen_is_no_fall(void **state)
{
    (void)state;
    answer("333333333");
    last[0] = 7501, last[1] = 7400;
    recommend(RULE_BIT(RULE_FALL));
    assert_recommended("U1:2");
}

static void one_element_may_be_named_by_several_rules(void **state)
{
    (void)state;
    answer("234444444");
    last[0] = 9000;
    recommend(ALL);
    const struct recommendation *first = &g_array_index(list, struct recommendation, 0);
    assert_int_equal(first->element, 0);
    assert_int_equal(first->rules, ALL);
    assert_int_equal(first->value, 5000);
    assert_int_equal(first->last, 9000);
    assert_string_equal(first->band->grade, "D");
}

static void where_no_sheet_counts_nothing_is_recommended(void **state)
{
    (void)state;
    struct tally *tally = tally_create(form);
    result = index_compute(tally);
    tally_destroy(tally);
    last[0] = 9000;
    recommend(ALL);
    assert_int_equal(list->len, 0);
}

static void only_the_lowest_are_asked_for_since_2022(void **state)
{
    (void)state;
    assert_int_equal(recommendation_rules_of(2021), ALL);
    assert_int_equal(recommendation_rules_of(2022), RULE_BIT(RULE_LOWEST));
    assert_int_equal(recommendation_rules_of(2024), RULE_BIT(RULE_LOWEST));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_three_lowest_are_recommended),
        TEST(ties_at_the_third_place_belong_to_the_lowest),
        TEST(weak_grades_are_recommended),
        TEST(the_largest_falls_are_recommended_with_ties),
        TEST(what_has_not_fallen_is_no_fall),
        TEST(one_element_may_be_named_by_several_rules),
        TEST(where_no_sheet_counts_nothing_is_recommended),
        TEST(only_the_lowest_are_asked_for_since_2022),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
