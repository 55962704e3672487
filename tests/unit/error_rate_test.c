#include "src/error_rate.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <glib.h>
#include <gsl/gsl_cdf.h>

static void assert_near(double value, double expected, double off)
{
    if (!(fabs(value - expected) <= off))
        fail_msg("%.9f is not %.9f", value, expected);
}

static struct error_rate upper(int64_t compared, int64_t wrong)
{
    return error_rate_of(compared, wrong, 0.95, ERROR_RATE_UPPER);
}

/* Newcombe, Statistics in Medicine 17 (1998), 857, table I, method 5. */
static void the_limits_are_those_of_the_textbook(void **state)
{
    (void)state;
    static const struct {
        int64_t compared, wrong;
        double lower, upper;
    } printed[] = {
        {263, 81, 0.2527, 0.3676},
        {148, 15, 0.0578, 0.1617},
        {20, 0, 0, 0.1684},
        {29, 1, 0.0009, 0.1776},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(printed); i++) {
        struct error_rate rate =
            error_rate_of(printed[i].compared, printed[i].wrong, 0.95, ERROR_RATE_BOTH);
        assert_near(rate.lower, printed[i].lower, 0.00005);
        assert_near(rate.upper, printed[i].upper, 0.00005);
    }
}

static void nothing_compared_says_nothing(void **state)
{
    (void)state;
    struct error_rate rate = upper(0, 0);
    assert_int_equal(rate.compared, 0);
    assert_true(rate.rate == 0 && rate.lower == 0 && rate.upper == 1);
    assert_int_equal(error_rate_most_wrong(&rate, 319), 319);
}

/* (1 - p)^n = 0.05, the rule of three before its rounding. */
static void nothing_wrong_still_leaves_a_limit(void **state)
{
    (void)state;
    for (int64_t compared = 1; compared <= 1000000; compared *= 10) {
        struct error_rate rate = upper(compared, 0);
        assert_true(rate.rate == 0 && rate.lower == 0);
        assert_near(rate.upper, 1 - pow(0.05, 1 / (double)compared), 1e-9);
    }
    struct error_rate rate = upper(319, 0);
    assert_int_equal(error_rate_most_wrong(&rate, 1000), 10);
    assert_int_equal(error_rate_hundredths(rate.upper, 100), 93);
}

static void all_wrong_is_a_rate_of_one(void **state)
{
    (void)state;
    struct error_rate rate = error_rate_of(10, 10, 0.95, ERROR_RATE_BOTH);
    assert_true(rate.rate == 1 && rate.upper == 1);
    assert_near(rate.lower, pow(0.025, 0.1), 1e-9);
    assert_int_equal(error_rate_most_wrong(&rate, 7), 7);
    assert_int_equal(error_rate_most_wrong(&rate, 0), 0);
}

static void the_one_sided_limit_is_below_the_two_sided(void **state)
{
    (void)state;
    for (int64_t wrong = 0; wrong < 20; wrong++) {
        struct error_rate one = upper(20, wrong);
        struct error_rate both = error_rate_of(20, wrong, 0.95, ERROR_RATE_BOTH);
        assert_true(one.lower == 0 && one.rate < one.upper && one.upper < both.upper);
        assert_true(both.lower <= both.rate);
    }
}

/* Had as many been wrong as the limit says, so few would be found with a chance of 5 %. */
static void the_limit_is_where_the_binomial_leaves_five_percent(void **state)
{
    (void)state;
    for (unsigned compared = 1; compared <= 3000; compared = compared * 2 + 1)
        for (unsigned wrong = 0; wrong < compared; wrong += 1 + compared / 7) {
            struct error_rate rate = upper(compared, wrong);
            assert_near(gsl_cdf_binomial_P(wrong, rate.upper, compared), 0.05, 1e-6);
        }
}

static void large_samples_come_to_the_normal_limit(void **state)
{
    (void)state;
    struct error_rate rate = upper(20000000, 60000);
    assert_near(rate.upper, 0.003 + 1.6449 * sqrt(0.003 * 0.997 / 20000000), 1e-7);
}

/* How many of COMPARED fields, drawn from ALL, are wrong when the first WRONG of all are. */
static int64_t draw(GRand *random, int64_t all, int64_t wrong, int64_t compared)
{
    int64_t found = 0;
    for (; compared > 0; compared--, all--)
        if (g_rand_int_range(random, 0, (gint32)all) < wrong) {
            found++;
            wrong--;
        }
    return found;
}

/* Whatever the number of wrong fields, it says too few in at most five of a hundred samples. */
static void too_few_are_said_to_be_wrong_in_at_most_five_percent_of_samples(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(1934);
    for (int64_t wrong = 0; wrong <= 120; wrong = wrong * 2 + 1) {
        int too_few = 0;
        for (int i = 0; i < 4000; i++) {
            int64_t found = draw(random, 319, wrong, 60);
            struct error_rate rate = {60, found, .doubt = 0.05};
            too_few += found + error_rate_most_wrong(&rate, 319 - 60) < wrong;
        }
        assert_true(too_few <= 4000 * 6 / 100);
    }
    g_rand_free(random);
}

/* One more wrong field would be unlikely: the bound is the smallest there is. */
static void the_most_wrong_are_the_fewest_that_are_safe(void **state)
{
    (void)state;
    struct error_rate rate = upper(60, 0);
    int64_t most = error_rate_most_wrong(&rate, 259);
    assert_true(gsl_cdf_hypergeometric_P(0, (unsigned)most, 319 - (unsigned)most, 60) > 0.05);
    assert_true(gsl_cdf_hypergeometric_P(0, (unsigned)most + 1, 318 - (unsigned)most, 60) <= 0.05);
    /* Of a million fields it is the rate that counts. */
    rate = upper(1000, 3);
    assert_near((double)error_rate_most_wrong(&rate, 1000000), rate.upper * 1000000, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_limits_are_those_of_the_textbook),
        cmocka_unit_test(nothing_compared_says_nothing),
        cmocka_unit_test(nothing_wrong_still_leaves_a_limit),
        cmocka_unit_test(all_wrong_is_a_rate_of_one),
        cmocka_unit_test(the_one_sided_limit_is_below_the_two_sided),
        cmocka_unit_test(the_limit_is_where_the_binomial_leaves_five_percent),
        cmocka_unit_test(large_samples_come_to_the_normal_limit),
        cmocka_unit_test(too_few_are_said_to_be_wrong_in_at_most_five_percent_of_samples),
        cmocka_unit_test(the_most_wrong_are_the_fewest_that_are_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
