#include "src/pairs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

static struct error error;

static GPtrArray *read_text(const char *text)
{
    g_autofree char *path = NULL;
    g_close(g_file_open_tmp("lembar-pairs-XXXXXX", &path, NULL), NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    error = (struct error){0};
    GPtrArray *pairs = pairs_read_file(path, "spelling", "unit", &error);
    assert_int_equal(g_unlink(path), 0);
    return pairs;
}

static void assert_refused(const char *text, const char *part)
{
    assert_null(read_text(text));
    if (!strstr(error.message, part))
        fail_msg("%s", error.message);
}

static void reads_what_is_written_and_what_is_meant(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) pairs =
        read_text("rows;Unit;Spelling\n3; Loka  A ;\"Loka; \"\"A\"\"*\"\n\n1;Loka B;b\n");
    assert_int_equal(pairs->len, 2);
    const struct pair *first = g_ptr_array_index(pairs, 0), *second = g_ptr_array_index(pairs, 1);
    assert_string_equal(first->written, "Loka; \"A\"*");
    assert_string_equal(first->meant, "Loka  A");
    assert_int_equal(first->line, 2);
    assert_string_equal(second->written, "b");
    assert_int_equal(second->line, 4);
}

static void names_the_line_that_is_wrong(void **state)
{
    (void)state;
    assert_refused("spelling,name\na,b\n", ": baris 1: kolom unit harus ada");
    assert_refused("spelling,unit\na,A\nb,\n", ": baris 3: kolom unit harus diisi");
    assert_refused("spelling,unit\na,A\nb\n", ": baris 3: kolom unit harus diisi");
    assert_refused("spelling,unit\na,A\nA,B\n", ": baris 3: \"A\" ada dua kali");
    assert_refused("", "kosong");
    assert_null(pairs_read_file("no-such.csv", "spelling", "unit", &error));
    assert_non_null(strstr(error.message, "no-such.csv tidak ada"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_written_and_what_is_meant),
        cmocka_unit_test(names_the_line_that_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
