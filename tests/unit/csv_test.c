#include "src/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

/* What was read, one record a line: LINE|cell|cell, as seen by a person. */
struct seen {
    GString *text;
    int stop_after; /* records, 0 = never */
    int records;
};

static bool see(const struct csv_record *record, void *context, struct error *error)
{
    struct seen *seen = context;
    g_string_append_printf(seen->text, "%ld", record->line);
    for (size_t i = 0; i < record->count; i++)
        g_string_append_printf(seen->text, "|%s", record->cells[i]);
    g_string_append_c(seen->text, '\n');
    if (++seen->records == seen->stop_after)
        return error_set(error, ERROR_USAGE, "cukup");
    return true;
}

static void expect(const char *text, const char *expected)
{
    struct error error = {0};
    struct seen seen = {.text = g_string_new(NULL)};
    if (!csv_read(text, strlen(text), see, &seen, &error))
        fail_msg("%s", error.message);
    assert_string_equal(seen.text->str, expected);
    g_string_free(seen.text, TRUE);
}

static void expect_error(const char *text, size_t length, const char *expected)
{
    struct error error = {0};
    struct seen seen = {.text = g_string_new(NULL)};
    assert_false(csv_read(text, length, see, &seen, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    if (!g_str_has_prefix(error.message, expected))
        fail_msg("\"%s\" does not begin with \"%s\"", error.message, expected);
    g_string_free(seen.text, TRUE);
}

static void reads_records_with_their_lines(void **state)
{
    (void)state;
    expect("a,b\nc,d\n", "1|a|b\n2|c|d\n");
}

static void the_last_line_end_may_be_missing(void **state)
{
    (void)state;
    expect("a,b\nc,", "1|a|b\n2|c|\n");
    expect("\"a\"", "1|a\n");
}

static void every_line_end_is_known(void **state)
{
    (void)state;
    expect("a,b\r\nc\r\n", "1|a|b\n2|c\n");
    expect("a,b\rc\rd", "1|a|b\n2|c\n3|d\n");
    expect("a\rb\r\nc\n\rd", "1|a\n2|b\n3|c\n5|d\n");
}

static void a_byte_order_mark_is_no_part_of_the_first_cell(void **state)
{
    (void)state;
    expect("\xef\xbb\xbf\"a\",b\n", "1|a|b\n");
    expect("\xef\xbb\xbf", "");
}

static void the_first_line_tells_the_delimiter(void **state)
{
    (void)state;
    expect("a;b\n1,5;2\n", "1|a|b\n2|1,5|2\n");
    expect("a\tb\n1;\t2\n", "1|a|b\n2|1;|2\n");
    expect("a,b;c\n", "1|a|b;c\n");
    expect("\"a;;;\",b\n", "1|a;;;|b\n");
    expect("\"a\n;;\",b\n", "1|a\n;;|b\n");
    expect("\n\na;b\n", "3|a|b\n");
    expect("a\tb;c;d\n", "1|a\tb|c|d\n");
}

static void quoted_cells_keep_what_they_hold(void **state)
{
    (void)state;
    expect("\"a,b\",\" c \",\"say \"\"hi\"\"\"\n", "1|a,b| c |say \"hi\"\n");
    expect("\"\",\"\"\"\"\n", "1||\"\n");
}

static void a_quoted_cell_may_run_over_lines(void **state)
{
    (void)state;
    expect("a,\"b\r\n\r\nc\",d\r\ne\r\n", "1|a|b\r\n\r\nc|d\n4|e\n");
    expect("\"\n\n\"\nx\n", "1|\n\n\n4|x\n");
}

static void blanks_around_a_cell_are_left_out(void **state)
{
    (void)state;
    expect("  a b ,\tc\t, \"d\" ,  \n", "1|a b|c|d|\n");
    expect("a\t b\t \n", "1|a|b|\n");
}

static void wholly_empty_lines_are_left_out(void **state)
{
    (void)state;
    expect("\n\r\n  \na,b\n\n \t\nc,d\n\n", "4|a|b\n7|c|d\n");
    expect("a,b\n,\n", "1|a|b\n2||\n");
    expect("", "");
    expect("\n", "");
}

static void records_may_differ_in_length(void **state)
{
    (void)state;
    expect("a,b\nc\nd,e,f\n", "1|a|b\n2|c\n3|d|e|f\n");
}

static void a_quote_that_never_closes_names_its_line(void **state)
{
    (void)state;
    expect_error("a\n\"b\nc\nd\n", 9, "baris 2: ");
    expect_error("a\n\"b\n\",\"c\nd\n", 12, "baris 3: ");
    expect_error("\"", 1, "baris 1: ");
}

static void a_quote_in_the_wrong_place_names_its_line(void **state)
{
    (void)state;
    expect_error("a\nb\"c\n", 6, "baris 2: ");
    expect_error("a\n\n\"b\" c\n", 9, "baris 3: ");
    expect_error("a\n\"b\nc\nd,\"e\"\n", 13,
                 "baris 4: tanda kutip di tempat yang salah; sel ini "
                 "dibuka di baris 2");
}

static void what_is_not_utf8_names_its_line(void **state)
{
    (void)state;
    expect_error("a\nb\xff\n", 5, "baris 2: ");
    expect_error("a\r\nb\rc\xc3", 7, "baris 3: ");
    expect_error("\xff\xfe"
                 "a\0",
                 4, "baris 1: ");
}

static void a_nul_byte_names_its_line(void **state)
{
    (void)state;
    expect_error("a\nb\0c\n", 6, "baris 2: ada bita nol");
}

static void the_taker_may_stop_with_its_own_error(void **state)
{
    (void)state;
    struct error error = {0};
    struct seen seen = {.text = g_string_new(NULL), .stop_after = 2};
    assert_false(csv_read("a\nb\nc\n\"", 7, see, &seen, &error));
    assert_string_equal(error.message, "cukup");
    assert_string_equal(seen.text->str, "1|a\n2|b\n");
    g_string_free(seen.text, TRUE);
}

static void the_taker_may_stop_at_a_last_line_without_end(void **state)
{
    (void)state;
    struct error error = {0};
    struct seen seen = {.text = g_string_new(NULL), .stop_after = 1};
    assert_false(csv_read("a", 1, see, &seen, &error));
    assert_string_equal(error.message, "cukup");
    g_string_free(seen.text, TRUE);
}

static char *file_with(const char *text)
{
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("lembar-csv-XXXXXX", &path, NULL);
    assert_true(file >= 0);
    g_close(file, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    return g_steal_pointer(&path);
}

static void reads_a_file(void **state)
{
    (void)state;
    struct error error = {0};
    g_autofree char *path = file_with("a;b\r\n1;2\r\n");
    struct seen seen = {.text = g_string_new(NULL)};
    assert_true(csv_read_file(path, NULL, see, &seen, &error));
    assert_string_equal(seen.text->str, "1|a|b\n2|1|2\n");
    g_string_free(seen.text, TRUE);
    g_unlink(path);
}

static void an_empty_file_has_no_records(void **state)
{
    (void)state;
    struct error error = {0};
    g_autofree char *path = file_with("");
    struct seen seen = {0};
    assert_true(csv_read_file(path, NULL, see, &seen, &error));
    assert_int_equal(seen.records, 0);
    g_unlink(path);
}

static void says_which_file_cannot_be_read(void **state)
{
    (void)state;
    struct error error = {0};
    assert_false(csv_read_file("tidak-ada.csv", NULL, see, NULL, &error));
    assert_int_equal(error.code, ERROR_STORAGE);
    assert_string_equal(error.message, "berkas tidak-ada.csv tidak ada");
    assert_false(csv_read_file(".", NULL, see, NULL, &error));
    assert_string_equal(error.message, ". adalah folder; sebut sebuah berkas di dalamnya");
}

static void expect_written(const char *cell, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    csv_write_cell(out, cell);
    assert_string_equal(out->str, expected);
}

static void quotes_only_where_needed(void **state)
{
    (void)state;
    expect_written("SMA", "SMA");
    expect_written("=1+1", "=1+1");
    expect_written("", "");
    expect_written("a b", "a b");
    expect_written("a,b", "\"a,b\"");
    expect_written("a;b", "\"a;b\"");
    expect_written(" a", "\" a\"");
    expect_written("a ", "\"a \"");
    expect_written("say \"hi\"", "\"say \"\"hi\"\"\"");
    expect_written("a\nb", "\"a\nb\"");
}

static void writes_a_row_after_the_rfc(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    csv_write_row(out, (const char *const[]){"a", NULL, "b,c"}, 3);
    csv_write_row(out, (const char *const[]){""}, 1);
    assert_string_equal(out->str, "a,,\"b,c\"\r\n\"\"\r\n");
}

static char *random_cell(GRand *random)
{
    const char *const pieces[] = {"a",  "1", "\"", "\n", "\r",   ",",  ";",
                                  "\t", " ", "é",  "=",  "\r\n", "日", "\xef\xbb\xbf"};
    GString *cell = g_string_new(NULL);
    for (int i = g_rand_int_range(random, 0, 6); i > 0; i--)
        g_string_append(cell, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    return g_string_free(cell, FALSE);
}

static bool keep_cells(const struct csv_record *record, void *context, struct error *error)
{
    (void)error;
    GPtrArray *cells = context;
    for (size_t i = 0; i < record->count; i++)
        g_ptr_array_add(cells, g_strdup(record->cells[i]));
    g_ptr_array_add(cells, g_strdup("end of record"));
    return true;
}

static void write_random_rows(GRand *random, GString *out, GPtrArray *written)
{
    for (int rows = g_rand_int_range(random, 1, 6); rows > 0; rows--) {
        guint first = written->len;
        for (int i = g_rand_int_range(random, 1, 6); i > 0; i--)
            g_ptr_array_add(written, random_cell(random));
        csv_write_row(out, (const char *const *)written->pdata + first, written->len - first);
        g_ptr_array_add(written, g_strdup("end of record"));
    }
}

static void what_is_written_is_read_back_exactly(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(4180);
    for (int round = 0; round < 20000; round++) {
        g_autoptr(GString) out = g_string_new(NULL);
        g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
        g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(g_free);
        struct error error = {0};
        write_random_rows(random, out, written);
        if (!csv_read(out->str, out->len, keep_cells, read, &error))
            fail_msg("%s in %s", error.message, out->str);
        assert_int_equal(read->len, written->len);
        for (guint i = 0; i < read->len; i++)
            assert_string_equal(read->pdata[i], written->pdata[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_records_with_their_lines),
        cmocka_unit_test(the_last_line_end_may_be_missing),
        cmocka_unit_test(every_line_end_is_known),
        cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_cell),
        cmocka_unit_test(the_first_line_tells_the_delimiter),
        cmocka_unit_test(quoted_cells_keep_what_they_hold),
        cmocka_unit_test(a_quoted_cell_may_run_over_lines),
        cmocka_unit_test(blanks_around_a_cell_are_left_out),
        cmocka_unit_test(wholly_empty_lines_are_left_out),
        cmocka_unit_test(records_may_differ_in_length),
        cmocka_unit_test(a_quote_that_never_closes_names_its_line),
        cmocka_unit_test(a_quote_in_the_wrong_place_names_its_line),
        cmocka_unit_test(what_is_not_utf8_names_its_line),
        cmocka_unit_test(a_nul_byte_names_its_line),
        cmocka_unit_test(the_taker_may_stop_with_its_own_error),
        cmocka_unit_test(the_taker_may_stop_at_a_last_line_without_end),
        cmocka_unit_test(reads_a_file),
        cmocka_unit_test(an_empty_file_has_no_records),
        cmocka_unit_test(says_which_file_cannot_be_read),
        cmocka_unit_test(quotes_only_where_needed),
        cmocka_unit_test(writes_a_row_after_the_rfc),
        cmocka_unit_test(what_is_written_is_read_back_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
