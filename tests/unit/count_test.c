#include "src/count.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

static void assert_read(const char *text, long expected)
{
    long count = -1;
    if (!count_read(text, 0, 2000000000, &count))
        fail_msg("\"%s\" is not read", text);
    assert_int_equal(count, expected);
}

static void assert_refused(const char *text)
{
    long count = -1;
    if (count_read(text, 0, 2000000000, &count))
        fail_msg("\"%s\" is read as %ld", text, count);
    assert_int_equal(count, -1);
}

static void plain_digits_are_a_count(void **state)
{
    (void)state;
    assert_read("0", 0);
    assert_read("98", 98);
    assert_read("1200", 1200);
    assert_read("007", 7);
    assert_read("  98 ", 98);
}

static void groups_of_three_are_parted_by_a_dot_or_a_blank(void **state)
{
    (void)state;
    assert_read("1.200", 1200);
    assert_read("1 200", 1200);
    assert_read(" 12.000 ", 12000);
    assert_read("123.456.789", 123456789);
    assert_read("1 234 567", 1234567);
    assert_read("1\u00a0200", 1200);
    assert_read("1\u202f200", 1200);
}

static void what_may_be_something_else_is_refused(void **state)
{
    static const char *const texts[] = {
        "",         " ",      "-",     "-98",    "+98",       "98 orang",  "1.2",
        "1.20",     "1.2000", "1,200", "1.200,", "1.200.",    ".200",      "1..200",
        "0.200",    "1200.0", "12.00", "1 20",   "1.200 300", "1 200.300", "1.200.30",
        "1234.567", "٣",      "1e3",   "0x10",   "1.200 ribu"};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_refused(texts[i]);
}

static void what_is_out_of_bounds_is_refused(void **state)
{
    long count = -1;
    (void)state;
    assert_false(count_read("0", 1, 99, &count));
    assert_false(count_read("100", 1, 99, &count));
    assert_false(count_read("1.000", 1, 999, &count));
    assert_false(count_read("99999999999999999999", 0, 2000000000, &count));
    assert_int_equal(count, -1);
    assert_true(count_read("1.000", 1, 1000, &count));
    assert_int_equal(count, 1000);
}

/* As the Indonesian locale prints it. */
static char *written(long number, const char *separator)
{
    if (number < 1000)
        return g_strdup_printf("%ld", number);
    g_autofree char *head = written(number / 1000, separator);
    return g_strdup_printf("%s%s%03ld", head, separator, number % 1000);
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    for (long number = 0; number < 2000000000; number = number * 3 / 2 + 1) {
        g_autofree char *dotted = written(number, "."), *blanks = written(number, " ");
        assert_read(dotted, number);
        assert_read(blanks, number);
    }
}

static void assert_count(int64_t count, char point, const char *expected)
{
    char text[COUNT_TEXT];
    assert_string_equal(count_text(count, point, text), expected);
}

static void the_thousands_of_a_count_stand_apart(void **state)
{
    (void)state;
    assert_count(0, ',', "0");
    assert_count(999, ',', "999");
    assert_count(1000, ',', "1.000");
    assert_count(18998, ',', "18.998");
    assert_count(1234567, '.', "1,234,567");
    assert_count(-123456, ',', "-123.456");
    assert_count(INT64_MIN, ',', "-9.223.372.036.854.775.808");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_digits_are_a_count),
        cmocka_unit_test(groups_of_three_are_parted_by_a_dot_or_a_blank),
        cmocka_unit_test(what_may_be_something_else_is_refused),
        cmocka_unit_test(what_is_out_of_bounds_is_refused),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(the_thousands_of_a_count_stand_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
