#include "src/unit_result.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/unit_column.h"
#include "src/unit_name.h"
#include "tests/unit/golden.h"

static void free_result(void *result)
{
    unit_result_destroy(result);
}

static GPtrArray *no_rows(void)
{
    return g_ptr_array_new_with_free_func(free_result);
}

static struct unit_result *add(GPtrArray *rows, const char *unit, int year, long index, long people)
{
    struct unit_result *row = unit_result_create(unit, year);
    row->figures[UNIT_INDEX] = index;
    row->figures[UNIT_RESPONDENTS] = people;
    g_ptr_array_add(rows, row);
    return row;
}

static void in_cluster(struct unit_result *row, const char *cluster)
{
    g_free(row->cluster);
    row->cluster = g_strdup(cluster);
}

static void assert_same_unit(const char *one, const char *other, bool same)
{
    g_autofree char *first = unit_key(one), *second = unit_key(other);
    assert_int_equal(strcmp(first, second) == 0, same);
}

static void knows_one_unit_in_every_spelling(void **state)
{
    (void)state;
    assert_same_unit("Loka POM di Kab. Toba", "Loka POM di Kabupaten Toba*", true);
    assert_same_unit("Loka POM di Kab Indragiri Hulu", "LOKA POM Kab. Indragiri Hulu", true);
    assert_same_unit("Loka POM di Kota Tanjung Balai*", "Loka POM di Kota Tanjungbalai", true);
    assert_same_unit("BBPOM di Semarang", "Balai Besar POM di Semarang", true);
    assert_same_unit("Loka POM di Kota Bima", "Loka POM di Kab. Bima", false);
    assert_same_unit("Loka POM di Kab. Indragiri Hulu", "Loka POM di Kab. Indragiri Hilir", false);
}

static void shortens_the_usual_words_of_a_name(void **state)
{
    (void)state;
    g_autofree char *loka = unit_short_name("Loka POM di Kabupaten Toba*");
    g_autofree char *balai = unit_short_name("Balai Besar POM di Semarang");
    g_autofree char *other = unit_short_name("Direktorat Standardisasi");
    assert_string_equal(loka, "Loka Kab. Toba*");
    assert_string_equal(balai, "BBPOM Semarang");
    assert_string_equal(other, "Direktorat Standardisasi");
}

static void knows_the_row_of_a_sum(void **state)
{
    (void)state;
    assert_true(unit_is_total("JUMLAH"));
    assert_true(unit_is_total(" Total "));
    assert_false(unit_is_total("Loka POM di Kab. Toba"));
    assert_false(unit_is_total(""));
}

static void rows_of_several_tables_tell_of_a_unit_together(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    in_cluster(add(rows, "Loka POM di Kab. Toba", 2024, 8889, HUNDREDTHS_NONE), "loka");
    add(rows, "Loka POM di Kabupaten Toba*", 2024, HUNDREDTHS_NONE, 13);
    add(rows, "Loka POM di Kab. Toba", 2023, 8750, HUNDREDTHS_NONE);
    add(rows, "Jumlah", 2024, 9000, 13);
    g_autoptr(GPtrArray) results = unit_results_together(rows);
    assert_int_equal(results->len, 2);
    g_autofree char *key = unit_key("Loka POM di Kab. Toba");
    const struct unit_result *result = unit_results_find(results, key, 2024);
    assert_int_equal(result->figures[UNIT_INDEX], 8889);
    assert_int_equal(result->figures[UNIT_RESPONDENTS], 13);
    const struct unit_result *before = unit_results_find(results, key, 2023);
    assert_string_equal(before->cluster, "loka");
    assert_int_equal(unit_result_change(result, before), 139);
    assert_int_equal(unit_results_last_year(results), 2024);
}

static void names_the_figure_two_tables_disagree_on(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    struct unit_result *one = add(rows, "A", 2024, 8889, HUNDREDTHS_NONE);
    struct unit_result *other = add(rows, "A", 2024, 8889, 13);
    assert_null(unit_result_conflict(one, other));
    other->figures[UNIT_INDEX] = 8888;
    assert_string_equal(unit_result_conflict(one, other), "ikm");
    other->figures[UNIT_INDEX] = 8889;
    g_free(one->category);
    one->category = g_strdup("A");
    g_free(other->category);
    other->category = g_strdup("a");
    assert_null(unit_result_conflict(one, other));
    *other->category = 'B';
    assert_string_equal(unit_result_conflict(one, other), "category");
}

static void words_of_attainment_change_at_their_limits(void **state)
{
    (void)state;
    static const struct {
        long attainment;
        const char *words;
    } limits[] = {
        {4999, "sangat kurang"}, {5000, "kurang"},
        {6999, "kurang"},        {7000, "cukup"},
        {8999, "cukup"},         {9000, "baik"},
        {10999, "baik"},         {11000, "sangat baik"},
        {12000, "sangat baik"},  {12001, "tidak dapat disimpulkan"},
        {HUNDREDTHS_NONE, ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
        assert_string_equal(attainment_words(limits[i].attainment), limits[i].words);
}

static void a_range_gives_no_attainment(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    struct unit_result *row = add(rows, "A", 2024, 9370, 29);
    assert_int_equal(unit_result_attainment(row), HUNDREDTHS_NONE);
    row->figures[UNIT_TARGET_FROM] = row->figures[UNIT_TARGET_TO] = 9000;
    assert_int_equal(unit_result_attainment(row), 10411);
    row->figures[UNIT_TARGET_FROM] = 8831;
    assert_int_equal(unit_result_attainment(row), HUNDREDTHS_NONE);
}

static void the_loka_of_2024_roll_up_to_what_was_published(void **state)
{
    (void)state;
    struct golden published = golden_load("loka-2024-published.csv");
    g_autoptr(GPtrArray) rows = no_rows();
    for (guint i = 1; i < published.rows->len; i++) {
        struct unit_result *row = add(rows, golden_cell(&published, i, "unit"), 2024,
                                      golden_hundredths(&published, i, "ikm"),
                                      golden_whole(&published, i, "respondents"));
        in_cluster(row, "loka");
        row->figures[UNIT_COUNTS] = !golden_whole(&published, i, "new2024");
    }
    golden_free(&published);
    g_autoptr(GPtrArray) results = unit_results_together(rows);
    g_autoptr(GArray) rollups = unit_results_rollup(results, rows, 2024);
    assert_int_equal(rollups->len, 2);
    for (guint i = 0; i < rollups->len; i++) {
        const struct unit_rollup *rollup = &g_array_index(rollups, struct unit_rollup, i);
        assert_int_equal(rollup->units, 34);
        assert_int_equal(rollup->counted, 31);
        assert_int_equal(rollup->respondents, 561);
        assert_int_equal(rollup->reported, 571);
        assert_int_equal(rollup->value, 9330);
        assert_int_equal(rollup->before, HUNDREDTHS_NONE);
    }
    assert_string_equal(g_array_index(rollups, struct unit_rollup, 0).cluster, "loka");
    assert_null(g_array_index(rollups, struct unit_rollup, 1).cluster);
}

static void a_roll_up_is_held_against_the_year_before_and_the_target_of_its_sum(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    in_cluster(add(rows, "A", 2023, 8000, 10), "loka");
    in_cluster(add(rows, "A", 2024, 9000, 30), "loka");
    in_cluster(add(rows, "B", 2024, 7000, 10), "balai");
    struct unit_result *sum = add(rows, "Jumlah", 2024, HUNDREDTHS_NONE, HUNDREDTHS_NONE);
    in_cluster(sum, "loka");
    sum->figures[UNIT_TARGET_FROM] = sum->figures[UNIT_TARGET_TO] = 7500;
    g_autoptr(GPtrArray) results = unit_results_together(rows);
    g_autoptr(GArray) rollups = unit_results_rollup(results, rows, 2024);
    assert_int_equal(rollups->len, 3);
    const struct unit_rollup *balai = &g_array_index(rollups, struct unit_rollup, 0);
    const struct unit_rollup *loka = &g_array_index(rollups, struct unit_rollup, 1);
    const struct unit_rollup *all = &g_array_index(rollups, struct unit_rollup, 2);
    assert_int_equal(unit_rollup_change(loka), 1000);
    assert_int_equal(unit_rollup_attainment(loka), 12000);
    assert_int_equal(unit_rollup_change(balai), HUNDREDTHS_NONE);
    assert_int_equal(unit_rollup_attainment(balai), HUNDREDTHS_NONE);
    assert_int_equal(all->value, 8500);
    assert_int_equal(unit_rollup_change(all), 500);
    assert_int_equal(unit_rollup_attainment(all), HUNDREDTHS_NONE);
}

static void an_empty_year_rolls_up_to_nothing(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    add(rows, "A", 2024, 9370, 0);
    g_autoptr(GPtrArray) results = unit_results_together(rows);
    g_autoptr(GArray) rollups = unit_results_rollup(results, rows, 2022);
    assert_int_equal(rollups->len, 1);
    assert_int_equal(g_array_index(rollups, struct unit_rollup, 0).value, HUNDREDTHS_NONE);
    g_autoptr(GArray) without = unit_results_rollup(results, rows, 2024);
    assert_int_equal(g_array_index(without, struct unit_rollup, 1).value, HUNDREDTHS_NONE);
}

/* --- columns --- */

static void assert_column(const char *name, enum unit_column_kind kind, int year)
{
    struct unit_column column = unit_column_of(name);
    assert_int_equal(column.kind, kind);
    assert_int_equal(column.year, year);
}

static void columns_are_matched_by_name_and_year(void **state)
{
    (void)state;
    assert_column("unit", UNIT_COLUMN_UNIT, 0);
    assert_column("tahun", UNIT_COLUMN_YEAR, 0);
    assert_column("ikm2023", UNIT_COLUMN_FIGURE, 2023);
    assert_column("target 2024", UNIT_COLUMN_TARGET, 2024);
    assert_column("new2024", UNIT_COLUMN_NEW, 2024);
    assert_column("u9", UNIT_COLUMN_FIGURE, 0);
    assert_column("u1_2023", UNIT_COLUMN_FIGURE, 2023);
    assert_column("u10", UNIT_COLUMN_UNKNOWN, 0);
    assert_column("unit2024", UNIT_COLUMN_UNKNOWN, 0);
    assert_column("2024", UNIT_COLUMN_UNKNOWN, 0);
    assert_column("ikm1950", UNIT_COLUMN_UNKNOWN, 0);
    assert_column("", UNIT_COLUMN_UNKNOWN, 0);
    assert_int_equal(unit_column_of("u3").figure, UNIT_U1 + 2);
    assert_int_equal(unit_column_of("capaian_pct").figure, UNIT_ATTAINMENT);
}

static long read_cell(const char *column_name, const char *cell, enum unit_figure figure)
{
    struct unit_column column = unit_column_of(column_name);
    struct unit_result *result = unit_result_create("A", 2024);
    const char *expected = NULL;
    long value = unit_column_read(&column, cell, result, &expected) ? result->figures[figure] : -77;
    if (value == -77)
        assert_true(expected && *expected);
    unit_result_destroy(result);
    return value;
}

#define REFUSED (-77)

static void cells_are_read_as_tables_print_them(void **state)
{
    (void)state;
    assert_int_equal(read_cell("ikm", "93,70", UNIT_INDEX), 9370);
    assert_int_equal(read_cell("ikm", "100.01", UNIT_INDEX), REFUSED);
    assert_int_equal(read_cell("ikm", "–", UNIT_INDEX), HUNDREDTHS_NONE);
    assert_int_equal(read_cell("delta", "-4.53", UNIT_CHANGE), -453);
    assert_int_equal(read_cell("delta", "−4,53", UNIT_CHANGE), -453);
    assert_int_equal(read_cell("delta", "+2.71", UNIT_CHANGE), 271);
    assert_int_equal(read_cell("delta", "--1", UNIT_CHANGE), REFUSED);
    assert_int_equal(read_cell("capaian", "104,11 %", UNIT_ATTAINMENT), 10411);
    assert_int_equal(read_cell("respondents", "29", UNIT_RESPONDENTS), 29);
    assert_int_equal(read_cell("respondents", "-1", UNIT_RESPONDENTS), REFUSED);
    assert_int_equal(read_cell("respondents", "29.5", UNIT_RESPONDENTS), REFUSED);
    assert_int_equal(read_cell("new", "1", UNIT_COUNTS), 0);
    assert_int_equal(read_cell("counts", "1", UNIT_COUNTS), 1);
    assert_int_equal(read_cell("counts", "2", UNIT_COUNTS), REFUSED);
    assert_int_equal(read_cell("target", "76.61-88.30", UNIT_TARGET_FROM), 7661);
    assert_int_equal(read_cell("target", "76,61 – 100,01", UNIT_TARGET_TO), 10001);
    assert_int_equal(read_cell("target", "90", UNIT_TARGET_TO), 9000);
    assert_int_equal(read_cell("target", "88.30-76.61", UNIT_TARGET_TO), REFUSED);
    assert_int_equal(read_cell("target", "88-", UNIT_TARGET_TO), REFUSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_one_unit_in_every_spelling),
        cmocka_unit_test(shortens_the_usual_words_of_a_name),
        cmocka_unit_test(knows_the_row_of_a_sum),
        cmocka_unit_test(rows_of_several_tables_tell_of_a_unit_together),
        cmocka_unit_test(names_the_figure_two_tables_disagree_on),
        cmocka_unit_test(words_of_attainment_change_at_their_limits),
        cmocka_unit_test(a_range_gives_no_attainment),
        cmocka_unit_test(the_loka_of_2024_roll_up_to_what_was_published),
        cmocka_unit_test(a_roll_up_is_held_against_the_year_before_and_the_target_of_its_sum),
        cmocka_unit_test(an_empty_year_rolls_up_to_nothing),
        cmocka_unit_test(columns_are_matched_by_name_and_year),
        cmocka_unit_test(cells_are_read_as_tables_print_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
