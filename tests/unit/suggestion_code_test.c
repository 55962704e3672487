#include "src/suggestion_code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/form_file.h"

static struct form *form;

static int set_up(void **state)
{
    struct error error;
    (void)state;
    form = form_load("forms/skm-bpom-2024.ini", "id", &error);
    assert_non_null(form);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    form_destroy(form);
    return 0;
}

static void assert_toggled(const char *codes, size_t element, const char *expected)
{
    g_autofree char *toggled = suggestion_toggle(codes, form, element);
    assert_string_equal(toggled, expected);
}

static void an_element_is_added_in_the_order_of_the_form(void **state)
{
    (void)state;
    assert_toggled("", 3, "U4");
    assert_toggled("U4", 0, "U1,U4");
    assert_toggled("U1,U4", 8, "U1,U4,U9");
}

static void an_element_that_is_there_is_taken_away(void **state)
{
    (void)state;
    assert_toggled("U1,U4", 0, "U4");
    assert_toggled("U4", 3, "");
}

static void praise_and_nothing_give_way_to_an_element(void **state)
{
    (void)state;
    assert_toggled(SUGGESTION_PRAISE, 1, "U2");
    assert_toggled(SUGGESTION_NOTHING, 1, "U2");
}

static void codes_are_read_as_people_type_them(void **state)
{
    (void)state;
    g_autofree char *codes = suggestion_read("u9, U1;u1", form);
    assert_string_equal(codes, "U1,U9");
    g_autofree char *none = suggestion_read("  ", form);
    assert_string_equal(none, "");
    assert_null(suggestion_read("U1, U10", form));
    assert_null(suggestion_read("pujian", form));
}

static void codes_are_told_in_words(void **state)
{
    (void)state;
    static const char *const words[][2] = {{"", "belum dikode"},
                                           {SUGGESTION_PRAISE, "pujian"},
                                           {SUGGESTION_NOTHING, "tidak ada"},
                                           {"U1,U9", "U1, U9"}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *told = suggestion_words(words[i][0]);
        assert_string_equal(told, words[i][1]);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_element_is_added_in_the_order_of_the_form),
        TEST(an_element_that_is_there_is_taken_away),
        TEST(praise_and_nothing_give_way_to_an_element),
        TEST(codes_are_read_as_people_type_them),
        TEST(codes_are_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
