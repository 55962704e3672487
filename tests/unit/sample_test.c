#include "src/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/golden.h"

static void gives_the_published_sizes_of_krejcie_and_morgan(void **state)
{
    (void)state;
    static const long published[][2] = {
        {10, 10},    {15, 14},     {20, 19},     {25, 24},       {50, 44},
        {100, 80},   {200, 132},   {500, 217},   {1000, 278},    {2000, 322},
        {5000, 357}, {10000, 370}, {75000, 382}, {1000000, 384},
    };
    for (size_t i = 0; i < sizeof published / sizeof *published; i++)
        assert_int_equal(sample_minimum(published[i][0]), published[i][1]);
}

static void gives_the_sizes_balikpapan_used(void **state)
{
    (void)state;
    struct golden population = golden_load("balikpapan-2024-population.csv");
    for (guint row = 1; row < population.rows->len; row++) {
        long quarter = sample_quarter(golden_whole(&population, row, "population_year"));
        assert_int_equal(quarter, golden_whole(&population, row, "population_3_months"));
        assert_int_equal(sample_minimum(quarter), golden_whole(&population, row, "minimum_sample"));
    }
    assert_int_equal(population.rows->len, 6);
    golden_free(&population);
}

static void a_sample_is_never_more_than_the_population_and_grows_with_it(void **state)
{
    (void)state;
    for (long population = 1; population <= 100000; population++) {
        assert_true(sample_minimum(population) <= population);
        assert_true(sample_minimum(population) >= 1);
        assert_true(sample_minimum(population) >= sample_minimum(population - 1));
    }
}

/* n is right when the exact value lies from n − ½ up to, but not at, n + ½. */
static void a_sample_is_the_formula_rounded_half_up(void **state)
{
    (void)state;
    for (long population = 1; population <= 100000; population++) {
        int64_t above = 3841 * (int64_t)population, below = 3841 + 10 * ((int64_t)population - 1);
        int64_t sample = sample_minimum(population);
        assert_true((2 * sample - 1) * below <= 2 * above);
        assert_true(sample == population || 2 * above < (2 * sample + 1) * below);
    }
}

static void nobody_needs_no_sample_and_the_largest_population_does_not_overflow(void **state)
{
    (void)state;
    assert_int_equal(sample_minimum(0), 0);
    assert_int_equal(sample_minimum(-1), 0);
    assert_int_equal(sample_minimum(SAMPLE_MOST), 384);
}

static void a_quarter_is_rounded_half_up_and_at_least_one(void **state)
{
    (void)state;
    assert_int_equal(sample_quarter(98), 25);
    assert_int_equal(sample_quarter(97), 24);
    assert_int_equal(sample_quarter(7), 2);
    assert_int_equal(sample_quarter(6), 2);
    assert_int_equal(sample_quarter(5), 1);
    assert_int_equal(sample_quarter(3), 1);
    assert_int_equal(sample_quarter(1), 1);
    assert_int_equal(sample_quarter(0), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_published_sizes_of_krejcie_and_morgan),
        cmocka_unit_test(gives_the_sizes_balikpapan_used),
        cmocka_unit_test(a_sample_is_never_more_than_the_population_and_grows_with_it),
        cmocka_unit_test(a_sample_is_the_formula_rounded_half_up),
        cmocka_unit_test(nobody_needs_no_sample_and_the_largest_population_does_not_overflow),
        cmocka_unit_test(a_quarter_is_rounded_half_up_and_at_least_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
