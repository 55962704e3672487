#include "src/listing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* EXPECTED are the items joined by " | ", or NULL for a text that is no list. */
static void assert_items(const char *text, const char *expected)
{
    g_autoptr(GPtrArray) items = listing_items(text);
    if (!items || !expected) {
        if (items || expected)
            fail_msg("\"%s\" is %s list", text, items ? "a" : "no");
        return;
    }
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++)
        g_string_append_printf(joined, "%s%s", i ? " | " : "", (char *)g_ptr_array_index(items, i));
    assert_string_equal(joined->str, expected);
    g_string_free(joined, TRUE);
}

static void numbers_letters_and_bullets_make_a_list(void **state)
{
    (void)state;
    assert_items("1. Satu\n2. Dua\n3. Tiga", "Satu | Dua | Tiga");
    assert_items("  1) Satu\r\n  2) Dua\n", "Satu | Dua");
    assert_items("(1) Satu\n(2) Dua", "Satu | Dua");
    assert_items("1.Satu\n2.Dua", "Satu | Dua");
    assert_items("a. Satu\nb. Dua", "Satu | Dua");
    assert_items("- Satu\n- Dua", "Satu | Dua");
    assert_items("• Satu\n• Dua\n• Tiga", "Satu | Dua | Tiga");
}

static void items_may_follow_a_stop_in_one_line(void **state)
{
    (void)state;
    assert_items("1. Satu; 2. Dua; 3. Tiga", "Satu | Dua | Tiga");
    assert_items("1) Rapat, 2) Surat.", "Rapat | Surat.");
    assert_items("1. Rapat 2. Juni 2022", NULL);
    assert_items("- Rapat - Surat", NULL);
}

static void what_is_below_an_item_belongs_to_it(void **state)
{
    (void)state;
    assert_items("1. Satu\n   a. kecil\n   b. besar\n2. Dua\nlanjutan",
                 "Satu\n   a. kecil\n   b. besar | Dua\nlanjutan");
    assert_items("- Satu\n  1. kecil\n  2. besar\n- Dua", "Satu\n  1. kecil\n  2. besar | Dua");
}

static void a_text_with_a_list_in_it_is_no_list(void **state)
{
    (void)state;
    assert_items("Menyusun bagan:\n- satu\n- dua", NULL);
    assert_items("1. Satu saja", NULL);
    assert_items("2. Dua\n3. Tiga", NULL);
    assert_items("1. Satu\n3. Tiga", NULL);
    assert_items("1.5 juta\n2.5 juta", NULL);
    assert_items("A. Yani 5", NULL);
    assert_items("-", NULL);
    assert_items("(", NULL);
    assert_items("1", NULL);
    assert_items("", NULL);
}

static void empty_items_are_none(void **state)
{
    (void)state;
    assert_items("1.\n2. Dua", NULL);
    assert_items("1. Satu\n2.\n3. Tiga", "Satu | Tiga");
}

static void sixty_long_lines_are_sixty_items(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 1; i <= 60; i++)
        g_string_append_printf(text, "%d. %060d%*s\n", i, i, 1000, "");
    g_autoptr(GPtrArray) items = listing_items(text->str);
    assert_int_equal(items->len, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_letters_and_bullets_make_a_list),
        cmocka_unit_test(items_may_follow_a_stop_in_one_line),
        cmocka_unit_test(what_is_below_an_item_belongs_to_it),
        cmocka_unit_test(a_text_with_a_list_in_it_is_no_list),
        cmocka_unit_test(empty_items_are_none),
        cmocka_unit_test(sixty_long_lines_are_sixty_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
