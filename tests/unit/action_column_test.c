#include "src/action_column.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/pairs.h"

static struct error error;
static struct action_columns columns;

static int finish(void **state)
{
    (void)state;
    action_columns_finish(&columns);
    return 0;
}

#define COUNT(...) (sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *))
#define READ(pairs, ...)                                                                           \
    (action_columns_finish(&columns), error = (struct error){0},                                   \
     action_columns_read(&columns, (char *const *)(const char *const[]){__VA_ARGS__},              \
                         COUNT(__VA_ARGS__), pairs, &error))
#define ARE_HERE(pairs, ...)                                                                       \
    action_columns_are_here((char *const *)(const char *const[]){__VA_ARGS__}, COUNT(__VA_ARGS__), \
                            pairs)

static void assert_at(enum action_column column, int position)
{
    if (columns.positions[column] != position)
        fail_msg("%s is at %d", action_column_name(column), columns.positions[column]);
}

static void knows_its_own_names(void **state)
{
    (void)state;
    for (int column = 0; column < ACTION_COLUMNS; column++) {
        assert_true(READ(NULL, action_column_name((enum action_column)column), "x"));
        assert_at((enum action_column)column, 0);
        assert_int_equal(columns.unread->len, 1);
    }
}

static void knows_headings_as_offices_write_them(void **state)
{
    (void)state;
    assert_true(READ(NULL, "No.", "UNIT KERJA", "Tahun Survei", "No. Rekomendasi", "Jenis  Layanan",
                     "Rencana Tindak Lanjut\n(RATL)", "Batas Waktu :", "P.I.C", "STATUS",
                     "Tindak Lanjut", "Tgl. Selesai", "Data Dukung", "Tantangan / Hambatan",
                     "Ket."));
    assert_at(ACTION_COLUMN_UNIT, 1);
    assert_at(ACTION_COLUMN_YEAR, 2);
    assert_at(ACTION_COLUMN_RECOMMENDATION, 3);
    assert_at(ACTION_COLUMN_SERVICE, 4);
    assert_at(ACTION_COLUMN_PLAN, 5);
    assert_at(ACTION_COLUMN_DUE, 6);
    assert_at(ACTION_COLUMN_STATUS, 8);
    assert_at(ACTION_COLUMN_REALISATION, 9);
    assert_at(ACTION_COLUMN_DONE, 10);
    assert_at(ACTION_COLUMN_EVIDENCE, 11);
    assert_at(ACTION_COLUMN_OBSTACLES, 12);
    assert_at(ACTION_COLUMN_NOTE, 13);
    assert_at(ACTION_COLUMN_CAUSE, -1);
    assert_at(ACTION_COLUMN_OWNER, 7);
    assert_int_equal(columns.unread->len, 0);
}

static void a_follow_up_is_the_plan_where_there_is_no_other(void **state)
{
    (void)state;
    assert_true(READ(NULL, "Tindak Lanjut", "Status"));
    assert_at(ACTION_COLUMN_PLAN, 0);
    assert_at(ACTION_COLUMN_REALISATION, -1);
}

static void reads_the_headings_of_its_own_workbook(void **state)
{
    (void)state;
    assert_true(READ(NULL, "Rencana", "Tenggat tertulis", "Tenggat", "Digeser", "Keadaan"));
    assert_at(ACTION_COLUMN_DUE, 1);
    assert_int_equal(columns.unread->len, 0);
}

static void tells_headings_that_say_nothing_known(void **state)
{
    (void)state;
    assert_true(READ(NULL, "Rencana", "Tautan", "", "Warna"));
    assert_int_equal(columns.unread->len, 2);
    assert_int_equal(g_array_index(columns.unread, size_t, 0), 1);
    assert_int_equal(g_array_index(columns.unread, size_t, 1), 3);
}

static void refuses_two_headings_of_one_meaning(void **state)
{
    (void)state;
    assert_false(READ(NULL, "Rencana", "Tenggat", "Timeline"));
    assert_string_equal(error.message, "kolom \"Tenggat\" dan \"Timeline\" sama-sama berarti "
                                       "tenggat; pilih satu dalam berkas kolom");
}

static void finds_the_row_of_the_headings(void **state)
{
    (void)state;
    assert_true(ARE_HERE(NULL, "Unit", "Rencana"));
    assert_true(ARE_HERE(NULL, "plan"));
    assert_false(ARE_HERE(NULL, "RENCANA TINDAK LANJUT", "", ""));
    assert_false(ARE_HERE(NULL, "Unit", "Status"));
}

/* --- headings over two rows --- */

#define CELLS(...) ((char *const *)(const char *const[]){__VA_ARGS__}), COUNT(__VA_ARGS__)

static void headings_over_several_columns_go_on_below(void **state)
{
    (void)state;
    assert_true(action_columns_go_on(CELLS("No", "Unit", "Rencana", "", "Capaian", ""),
                                     CELLS("", "", "Kegiatan", "Batas Waktu", "Status", "Ket"),
                                     NULL));
    assert_true(action_columns_go_on(CELLS("Unit", "Perbaikan", ""),
                                     CELLS("", "Rencana", "Tenggat"), NULL));
}

static void neither_a_title_nor_an_action_goes_on_with_headings(void **state)
{
    (void)state;
    assert_false(action_columns_go_on(CELLS("RENCANA TINDAK LANJUT", "", ""),
                                      CELLS("Unit", "Rencana", "Tenggat"), NULL));
    assert_false(
        action_columns_go_on(CELLS("Tahun", "", "2024"), CELLS("No", "Rencana", "PIC"), NULL));
    assert_false(action_columns_go_on(CELLS("Unit", "Rencana", "PIC", ""),
                                      CELLS("Loka A", "Papan alur", "Tim", "Selesai"), NULL));
    assert_false(
        action_columns_go_on(CELLS("Unit", "Rencana"), CELLS("Loka A", "Papan alur"), NULL));
}

static void two_rows_of_headings_say_what_each_column_is(void **state)
{
    (void)state;
    g_auto(GStrv) cells =
        action_columns_join(CELLS("No", "Unit", "Rencana", "", "Capaian", "", "Lain"),
                            CELLS("", "", "Kegiatan", "Batas Waktu", "Status", "Warna"), NULL);
    g_autofree char *joined = g_strjoinv("|", cells);
    assert_string_equal(joined, "No|Unit|Rencana|Batas Waktu|Status|Warna|Lain");
}

static void a_column_without_a_heading_is_unread_once_something_is_in_it(void **state)
{
    (void)state;
    assert_true(READ(NULL, "Rencana", "", "Warna", ""));
    action_columns_fill(&columns, 0);
    action_columns_fill(&columns, 1);
    action_columns_fill(&columns, 1);
    action_columns_fill(&columns, 9);
    assert_int_equal(columns.unread->len, 2);
    assert_int_equal(g_array_index(columns.unread, size_t, 0), 2);
    assert_int_equal(g_array_index(columns.unread, size_t, 1), 1);
}

/* --- pairs --- */

#define PAIR(written, meant, line) ((struct pair){(char *)(written), (char *)(meant), line})

static GPtrArray *pairs_of(struct pair *all, size_t count)
{
    GPtrArray *pairs = g_ptr_array_new();
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(pairs, &all[i]);
    return pairs;
}

static void a_pair_says_what_a_heading_means(void **state)
{
    (void)state;
    struct pair all[] = {PAIR("Yang akan dikerjakan", "plan", 2), PAIR("timeline", "-", 3),
                         PAIR("TAUTAN", "bukti", 4)};
    g_autoptr(GPtrArray) pairs = pairs_of(all, G_N_ELEMENTS(all));
    assert_true(ARE_HERE(pairs, "Yang akan dikerjakan", "Tautan"));
    assert_true(READ(pairs, "yang akan  dikerjakan", "Timeline", "Tenggat", "Tautan"));
    assert_at(ACTION_COLUMN_PLAN, 0);
    assert_at(ACTION_COLUMN_DUE, 2);
    assert_at(ACTION_COLUMN_EVIDENCE, 3);
    assert_int_equal(columns.unread->len, 0);
}

static void a_wrong_pair_is_named_by_its_line(void **state)
{
    (void)state;
    const char *const cells[] = {"Rencana", "Uraian"};
    struct pair unknown = PAIR("Uraian", "plam", 3), missing = PAIR("Urain", "plan", 4);
    g_autoptr(GPtrArray) first = pairs_of(&unknown, 1), second = pairs_of(&missing, 1);
    assert_false(action_columns_check(first, NULL, 0, &error));
    assert_non_null(strstr(error.message, "baris 3: kolom \"plam\" tidak dikenal; yang ada: unit, "
                                          "year, recommendation,"));
    assert_true(action_columns_check(second, NULL, 0, &error));
    assert_false(action_columns_check(second, (char *const *)cells, 2, &error));
    assert_string_equal(error.message, "baris 4: judul \"Urain\" tidak ada di daftar itu");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(knows_its_own_names, finish),
        cmocka_unit_test_teardown(knows_headings_as_offices_write_them, finish),
        cmocka_unit_test_teardown(a_follow_up_is_the_plan_where_there_is_no_other, finish),
        cmocka_unit_test_teardown(reads_the_headings_of_its_own_workbook, finish),
        cmocka_unit_test_teardown(tells_headings_that_say_nothing_known, finish),
        cmocka_unit_test_teardown(refuses_two_headings_of_one_meaning, finish),
        cmocka_unit_test_teardown(finds_the_row_of_the_headings, finish),
        cmocka_unit_test_teardown(headings_over_several_columns_go_on_below, finish),
        cmocka_unit_test_teardown(neither_a_title_nor_an_action_goes_on_with_headings, finish),
        cmocka_unit_test_teardown(two_rows_of_headings_say_what_each_column_is, finish),
        cmocka_unit_test_teardown(a_column_without_a_heading_is_unread_once_something_is_in_it,
                                  finish),
        cmocka_unit_test_teardown(a_pair_says_what_a_heading_means, finish),
        cmocka_unit_test_teardown(a_wrong_pair_is_named_by_its_line, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
