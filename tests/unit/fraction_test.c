#include "src/fraction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static long rounded(long numerator, unsigned long denominator)
{
    mpq_t value;
    mpq_init(value);
    mpq_set_si(value, numerator, denominator);
    mpq_canonicalize(value);
    long hundredths = fraction_to_hundredths(value);
    mpq_clear(value);
    return hundredths;
}

static void assert_read(const char *text, long expected)
{
    long hundredths = -1;
    assert_true(hundredths_read(text, &hundredths));
    assert_int_equal(hundredths, expected);
}

static void assert_not_read(const char *text)
{
    long hundredths = 777;
    assert_false(hundredths_read(text, &hundredths));
    assert_int_equal(hundredths, 777);
}

static void half_a_hundredth_goes_up(void **state)
{
    (void)state;
    assert_int_equal(rounded(5, 1000), 1);
    assert_int_equal(rounded(4999, 1000000), 0);
    assert_int_equal(rounded(93695, 1000), 9370);
    assert_int_equal(rounded(936949999, 10000000), 9369);
    assert_int_equal(rounded(2, 3), 67);
    assert_int_equal(rounded(1, 3), 33);
    assert_int_equal(rounded(0, 1), 0);
    assert_int_equal(rounded(100, 1), 10000);
}

static void half_a_hundredth_goes_up_below_zero_too(void **state)
{
    (void)state;
    assert_int_equal(rounded(-5, 1000), 0);
    assert_int_equal(rounded(-5001, 1000000), -1);
    assert_int_equal(rounded(-15, 1000), -1);
    assert_int_equal(rounded(-1501, 100000), -2);
    assert_int_equal(rounded(-2, 3), -67);
    assert_int_equal(rounded(-453, 100), -453);
}

static void a_fraction_too_fine_for_floating_point_is_rounded_exactly(void **state)
{
    (void)state;
    mpq_t value, little;
    mpq_inits(value, little, NULL);
    mpq_set_si(value, 88305, 1000);
    mpz_ui_pow_ui(mpq_denref(little), 10, 60);
    mpz_set_si(mpq_numref(little), 1);
    assert_int_equal(fraction_to_hundredths(value), 8831);
    mpq_sub(value, value, little);
    assert_int_equal(fraction_to_hundredths(value), 8830);
    mpq_clears(value, little, NULL);
}

static void hundredths_are_written_with_a_point_or_a_comma(void **state)
{
    (void)state;
    char buffer[HUNDREDTHS_TEXT];
    assert_string_equal(hundredths_text(9370, '.', buffer), "93.70");
    assert_string_equal(hundredths_text(9370, ',', buffer), "93,70");
    assert_string_equal(hundredths_text(10000, '.', buffer), "100.00");
    assert_string_equal(hundredths_text(7, '.', buffer), "0.07");
    assert_string_equal(hundredths_text(0, ',', buffer), "0,00");
    assert_string_equal(hundredths_text(-7, ',', buffer), "-0,07");
    assert_string_equal(hundredths_text(-453, '.', buffer), "-4.53");
}

static void hundredths_beside_an_arrow_have_no_sign(void **state)
{
    (void)state;
    char buffer[HUNDREDTHS_TEXT];
    assert_string_equal(hundredths_text_absolute(-453, '.', buffer), "4.53");
    assert_string_equal(hundredths_text_absolute(416, ',', buffer), "4,16");
    assert_string_equal(hundredths_text_absolute(HUNDREDTHS_NONE, ',', buffer), "–");
}

static void what_cannot_be_computed_is_a_dash_and_never_zero(void **state)
{
    (void)state;
    char buffer[HUNDREDTHS_TEXT];
    assert_string_equal(hundredths_text(HUNDREDTHS_NONE, '.', buffer), "–");
}

static void the_longest_number_fits_its_buffer(void **state)
{
    (void)state;
    char buffer[HUNDREDTHS_TEXT];
    assert_string_equal(hundredths_text(INT64_MAX, '.', buffer), "92233720368547758.07");
    assert_string_equal(hundredths_text(-INT64_MAX, '.', buffer), "-92233720368547758.07");
}

static void numbers_are_read_with_point_or_comma(void **state)
{
    (void)state;
    assert_read("93.70", 9370);
    assert_read("93,70", 9370);
    assert_read("93,7", 9370);
    assert_read("93", 9300);
    assert_read("0", 0);
    assert_read("0,05", 5);
    assert_read("007", 700);
    assert_read("9999999.99", 999999999);
}

static void what_is_no_number_of_two_decimals_is_refused(void **state)
{
    (void)state;
    static const char *const refused[] = {"",     " ",    "-1",    "+1",   ".5",       ",5",
                                          "5.",   "5,",   "1.234", "1,2,", "1.2.3",    "1e2",
                                          "12 ",  " 12",  "12x",   "1.x",  "10000000", "0x1f",
                                          "1.2 ", "1 .2", "1 000", "½",    "١"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_not_read(refused[i]);
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    char buffer[HUNDREDTHS_TEXT];
    for (long hundredths = 0; hundredths <= 20000; hundredths++) {
        assert_read(hundredths_text(hundredths, '.', buffer), hundredths);
        assert_read(hundredths_text(hundredths, ',', buffer), hundredths);
    }
}

static void a_percentage_is_rounded_once(void **state)
{
    (void)state;
    assert_int_equal(hundredths_percent(9370, 9000), 10411);
    assert_int_equal(hundredths_percent(8917, 8700), 10249);
    assert_int_equal(hundredths_percent(1, 3), 3333);
    assert_int_equal(hundredths_percent(1, 20000), 1);
    assert_int_equal(hundredths_percent(1, 20001), 0);
    assert_int_equal(hundredths_percent(13, 31), 4194);
    assert_int_equal(hundredths_percent(0, 31), 0);
    assert_int_equal(hundredths_percent(9000, 9000), 10000);
}

static void a_percentage_of_numbers_below_zero_keeps_its_sign(void **state)
{
    (void)state;
    assert_int_equal(hundredths_percent(-1, 3), -3333);
    assert_int_equal(hundredths_percent(1, -3), -3333);
    assert_int_equal(hundredths_percent(-1, -3), 3333);
}

static void a_percentage_of_nothing_is_none(void **state)
{
    (void)state;
    assert_int_equal(hundredths_percent(9370, 0), HUNDREDTHS_NONE);
    assert_int_equal(hundredths_percent(0, 0), HUNDREDTHS_NONE);
    assert_int_equal(hundredths_percent(HUNDREDTHS_NONE, 9000), HUNDREDTHS_NONE);
    assert_int_equal(hundredths_percent(9370, HUNDREDTHS_NONE), HUNDREDTHS_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_a_hundredth_goes_up),
        cmocka_unit_test(half_a_hundredth_goes_up_below_zero_too),
        cmocka_unit_test(a_fraction_too_fine_for_floating_point_is_rounded_exactly),
        cmocka_unit_test(hundredths_are_written_with_a_point_or_a_comma),
        cmocka_unit_test(hundredths_beside_an_arrow_have_no_sign),
        cmocka_unit_test(what_cannot_be_computed_is_a_dash_and_never_zero),
        cmocka_unit_test(the_longest_number_fits_its_buffer),
        cmocka_unit_test(numbers_are_read_with_point_or_comma),
        cmocka_unit_test(what_is_no_number_of_two_decimals_is_refused),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(a_percentage_is_rounded_once),
        cmocka_unit_test(a_percentage_of_numbers_below_zero_keeps_its_sign),
        cmocka_unit_test(a_percentage_of_nothing_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
