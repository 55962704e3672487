#include "src/unit_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/form_file.h"
#include "tests/unit/golden.h"

static struct form *form;

static int load_form(void **state)
{
    struct error error;
    (void)state;
    form = form_load("forms/skm-bpom-2024.ini", "id", &error);
    return form ? 0 : -1;
}

static int drop_form(void **state)
{
    (void)state;
    form_destroy(form);
    return 0;
}

static void free_result(void *result)
{
    unit_result_destroy(result);
}

static GPtrArray *no_rows(void)
{
    return g_ptr_array_new_with_free_func(free_result);
}

/* All nine elements are VALUE. */
static struct unit_result *add(GPtrArray *rows, const char *unit, int year, long value)
{
    struct unit_result *row = unit_result_create(unit, year);
    for (int i = 0; i < UNIT_ELEMENTS; i++)
        row->figures[UNIT_U1 + i] = value;
    row->figures[UNIT_INDEX] = value;
    g_ptr_array_add(rows, row);
    return row;
}

static guint count(GPtrArray *rows, enum unit_flaw flaw)
{
    guint found = 0;
    g_autoptr(GPtrArray) findings = unit_check(rows, form, ',');
    for (guint i = 0; i < findings->len; i++)
        found += ((struct unit_finding *)g_ptr_array_index(findings, i))->flaw == flaw;
    return found;
}

static void assert_only(GPtrArray *rows, enum unit_flaw flaw, const char *text)
{
    g_autoptr(GPtrArray) findings = unit_check(rows, form, ',');
    assert_int_equal(findings->len, 1);
    const struct unit_finding *finding = g_ptr_array_index(findings, 0);
    assert_int_equal(finding->flaw, flaw);
    assert_string_equal(finding->text, text);
}

static void an_index_may_differ_from_its_elements_by_less_than_a_hundredth(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    struct unit_result *row = add(rows, "A", 2024, 9000);
    row->figures[UNIT_U1] += 8; /* the mean is 90.0088… */
    assert_int_equal(count(rows, FLAW_INDEX), 0);
    row->figures[UNIT_U1] += 1; /* 90.01: no values behind the printed ones give 90.00 */
    assert_only(rows, FLAW_INDEX, "indeks tercetak 90,00, rata-rata sembilan unsurnya 90,01");
    row->figures[UNIT_INDEX] = 9001;
    assert_int_equal(count(rows, FLAW_INDEX), 0);
    row->figures[UNIT_INDEX] = 9002;
    assert_int_equal(count(rows, FLAW_INDEX), 1);
    row->figures[UNIT_U1 + 4] = HUNDREDTHS_NONE;
    assert_int_equal(count(rows, FLAW_INDEX), 0);
}

static void attainment_is_held_against_index_and_target(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    struct unit_result *row = add(rows, "A", 2024, 9370);
    row->figures[UNIT_TARGET_FROM] = row->figures[UNIT_TARGET_TO] = 9000;
    row->figures[UNIT_ATTAINMENT] = 10411; /* 104.111… */
    assert_int_equal(count(rows, FLAW_ATTAINMENT), 0);
    row->figures[UNIT_ATTAINMENT] = 10412; /* of 93.7049 it is 104.116 */
    assert_int_equal(count(rows, FLAW_ATTAINMENT), 0);
    row->figures[UNIT_ATTAINMENT] = 10413;
    assert_only(rows, FLAW_ATTAINMENT, "capaian tercetak 104,13, indeks dibagi target 104,11");
    row->figures[UNIT_TARGET_FROM] = 8831;
    assert_int_equal(count(rows, FLAW_ATTAINMENT), 0);
}

static void change_is_held_against_the_year_before(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    struct unit_result *row = add(rows, "A", 2024, 9370);
    row->figures[UNIT_CHANGE] = 418;
    assert_int_equal(count(rows, FLAW_CHANGE), 0);
    add(rows, "A*", 2023, 8954);
    assert_only(rows, FLAW_CHANGE, "perubahan tercetak 4,18, selisih kedua indeks 4,16");
    row->figures[UNIT_CHANGE] = 417;
    assert_int_equal(count(rows, FLAW_CHANGE), 0);
    row->figures[UNIT_CHANGE] = -416;
    assert_int_equal(count(rows, FLAW_CHANGE), 1);
}

static void category_is_that_of_the_printed_index(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    struct unit_result *row = add(rows, "A", 2024, 8830);
    g_free(row->category);
    row->category = g_strdup("A");
    assert_only(rows, FLAW_CATEGORY, "kategori tercetak A, indeks 88,30 adalah B (Baik)");
    *row->category = 'b';
    assert_int_equal(count(rows, FLAW_CATEGORY), 0);
    g_free(row->category);
    row->category = g_strdup("baik");
    assert_int_equal(count(rows, FLAW_CATEGORY), 0);
}

static void two_units_with_the_same_nine_values_are_named(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    add(rows, "Loka A", 2024, 9000);
    add(rows, "Loka B", 2024, 9000);
    add(rows, "Loka C", 2023, 9000);
    assert_only(rows, FLAW_TWINS, "kesembilan nilai unsurnya sama dengan Loka A");
}

static void a_range_may_not_end_above_100(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    struct unit_result *row = add(rows, "A", 2024, 9000);
    row->figures[UNIT_TARGET_FROM] = 8831;
    row->figures[UNIT_TARGET_TO] = 10000;
    assert_int_equal(count(rows, FLAW_RANGE), 0);
    row->figures[UNIT_TARGET_TO] = 10001;
    assert_only(rows, FLAW_RANGE, "target 88,31–100,01 berakhir di atas 100");
}

static void a_sum_is_held_against_its_rows(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = no_rows();
    add(rows, "A", 2024, 9000)->figures[UNIT_RESPONDENTS] = 10;
    add(rows, "B", 2024, 8000)->figures[UNIT_RESPONDENTS] = 20;
    struct unit_result *fresh = add(rows, "C", 2024, 7000);
    fresh->figures[UNIT_RESPONDENTS] = 5;
    fresh->figures[UNIT_COUNTS] = 0;
    struct unit_result *total = unit_result_create("Jumlah", 2024);
    total->figures[UNIT_RESPONDENTS] = 35;
    total->figures[UNIT_INDEX] = 8333;
    g_ptr_array_add(rows, total);
    assert_int_equal(count(rows, FLAW_SUM), 0);
    total->figures[UNIT_RESPONDENTS] = 30;
    assert_only(rows, FLAW_SUM, "responden tercetak 30, jumlah 3 barisnya 35 (yang dihitung 30)");
    total->figures[UNIT_RESPONDENTS] = 35;
    total->figures[UNIT_INDEX] = 8335;
    assert_only(rows, FLAW_SUM,
                "indeks tercetak 83,35, rata-rata berbobot responden barisnya 83,33");
    total->import = 2; /* of another table */
    total->figures[UNIT_INDEX] = HUNDREDTHS_NONE;
    assert_only(rows, FLAW_SUM, "responden tercetak 35, jumlah 0 barisnya 0 (yang dihitung 0)");
}

/* Every range of 2023 that was dragged down in the source ends above 100; nothing else is wrong. */
static void the_published_loka_have_only_ranges_that_run_on(void **state)
{
    (void)state;
    guint expected = 0;
    g_autoptr(GPtrArray) rows = no_rows();
    struct golden published = golden_load("loka-2024-published.csv");
    struct golden targets = golden_load("loka-2024-targets.csv");
    for (guint i = 1; i < published.rows->len; i++) {
        struct unit_result *row = add(rows, golden_cell(&published, i, "unit"), 2024, 0);
        static const char *const names[] = {"u1", "u2", "u3", "u4", "u5",
                                            "u6", "u7", "u8", "u9", "ikm"};
        for (int f = 0; f < (int)G_N_ELEMENTS(names); f++)
            row->figures[UNIT_U1 + f] = golden_hundredths(&published, i, names[f]);
        g_free(row->category);
        row->category = g_strdup(golden_cell(&published, i, "category"));
        row->figures[UNIT_TARGET_FROM] = row->figures[UNIT_TARGET_TO] =
            golden_hundredths(&targets, i, "target2024");
        row->figures[UNIT_ATTAINMENT] = golden_hundredths(&targets, i, "capaian_pct");
        row->figures[UNIT_CHANGE] = golden_hundredths(&targets, i, "delta");
        const char *range = golden_cell(&targets, i, "target2023");
        if (!*range)
            continue;
        struct unit_result *before = unit_result_create(golden_cell(&targets, i, "unit"), 2023);
        before->figures[UNIT_INDEX] = golden_hundredths(&targets, i, "ikm2023");
        g_auto(GStrv) ends = g_strsplit(range, "-", 2);
        hundredths_read(ends[0], &before->figures[UNIT_TARGET_FROM]);
        hundredths_read(ends[1], &before->figures[UNIT_TARGET_TO]);
        expected += before->figures[UNIT_TARGET_TO] > 10000;
        g_ptr_array_add(rows, before);
    }
    golden_free(&published);
    golden_free(&targets);
    g_autoptr(GPtrArray) findings = unit_check(rows, form, ',');
    for (guint i = 0; i < findings->len; i++) {
        const struct unit_finding *finding = g_ptr_array_index(findings, i);
        if (finding->flaw != FLAW_RANGE)
            fail_msg("%s %d: %s", finding->unit, finding->year, finding->text);
    }
    assert_int_equal(findings->len, expected);
    assert_int_equal(expected, 19);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_index_may_differ_from_its_elements_by_less_than_a_hundredth),
        cmocka_unit_test(attainment_is_held_against_index_and_target),
        cmocka_unit_test(change_is_held_against_the_year_before),
        cmocka_unit_test(category_is_that_of_the_printed_index),
        cmocka_unit_test(two_units_with_the_same_nine_values_are_named),
        cmocka_unit_test(a_range_may_not_end_above_100),
        cmocka_unit_test(a_sum_is_held_against_its_rows),
        cmocka_unit_test(the_published_loka_have_only_ranges_that_run_on),
    };
    return cmocka_run_group_tests(tests, load_form, drop_form);
}
