#include "db/unit_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "tests/store/office.h"

static struct office office;
static struct unit_store *store;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(store = unit_store_open(office.first.database, office.first.person, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unit_store_close(store);
    office_close(&office);
    return 0;
}

static struct unit_import begin(enum unit_import_kind kind, const char *source)
{
    struct unit_import import = {.kind = kind, .source = (char *)source, .rows = 2};
    digest_of_text(source, import.digest);
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(unit_store_begin_import(store, &import, NOON, &error));
    return import;
}

static void end(const struct unit_import *import)
{
    assert_ok(unit_store_end_import(store, import, NOON, &error));
    assert_ok(database_end(office.first.database, true, &error));
}

static int64_t add_results(const char *source)
{
    struct unit_import import = begin(UNIT_IMPORT_RESULTS, source);
    for (int year = 2023; year <= 2024; year++) {
        struct unit_result *result = unit_result_create("Loka POM di Kab. Toba", year);
        g_free(result->cluster);
        result->cluster = g_strdup("loka");
        g_free(result->category);
        result->category = g_strdup("A");
        for (int i = 0; i < UNIT_FIGURES; i++)
            result->figures[i] = i == UNIT_COUNTS ? 1 : i == UNIT_CHANGE ? -139 : 8700 + i;
        result->figures[UNIT_U1 + 3] = HUNDREDTHS_NONE;
        result->line = year - 2021;
        assert_ok(unit_store_add_result(store, import.id, result, &error));
        unit_result_destroy(result);
    }
    end(&import);
    return import.id;
}

static guint findings_of_audit(void)
{
    int64_t entries;
    GPtrArray *findings;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    guint count = findings->len;
    g_ptr_array_unref(findings);
    return count;
}

static void results_are_listed_as_they_were_imported(void **state)
{
    (void)state;
    int64_t import = add_results("loka.csv");
    GPtrArray *results;
    assert_ok(results = unit_store_results(store, &error));
    assert_int_equal(results->len, 2);
    const struct unit_result *result = g_ptr_array_index(results, 1);
    assert_string_equal(result->unit, "Loka POM di Kab. Toba");
    assert_string_equal(result->cluster, "loka");
    assert_string_equal(result->category, "A");
    assert_string_equal(result->source, "loka.csv");
    assert_int_equal(result->year, 2024);
    assert_int_equal(result->line, 3);
    assert_int_equal(result->import, import);
    for (int i = 0; i < UNIT_FIGURES; i++)
        assert_int_equal(result->figures[i], i == UNIT_COUNTS   ? 1
                                             : i == UNIT_CHANGE ? -139
                                             : i == UNIT_U1 + 3 ? HUNDREDTHS_NONE
                                                                : 8700 + i);
    g_ptr_array_unref(results);
}

static void printed_rows_are_listed_as_they_were_imported(void **state)
{
    (void)state;
    struct unit_import import = begin(UNIT_IMPORT_MONITORING, "matriks.csv");
    struct monitored_print *print = monitored_print_create("Jumlah", 0);
    print->day = (struct day){2023, 12, 31};
    print->actions = 274;
    print->percent = 9950;
    print->line = 9;
    assert_ok(unit_store_add_print(store, import.id, print, &error));
    monitored_print_destroy(print);
    end(&import);
    GPtrArray *prints;
    assert_ok(prints = unit_store_prints(store, &error));
    assert_int_equal(prints->len, 1);
    print = g_ptr_array_index(prints, 0);
    assert_true(print->is_total);
    assert_int_equal(print->year, 0);
    assert_int_equal(day_compare(print->day, (struct day){2023, 12, 31}), 0);
    assert_int_equal(print->recommendations, -1);
    assert_int_equal(print->actions, 274);
    assert_int_equal(print->closed, -1);
    assert_int_equal(print->percent, 9950);
    assert_string_equal(print->source, "matriks.csv");
    g_ptr_array_unref(prints);
}

static void an_import_is_one_entry_of_the_record(void **state)
{
    (void)state;
    add_results("loka.csv");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record"), OFFICE_ENTRIES + 1);
    g_autofree char *entry =
        raw_text(office.path, "SELECT kind || ' ' || field || ' ' || new || ' ' || why FROM record "
                              "ORDER BY id DESC LIMIT 1");
    assert_string_equal(entry, "unit_import  2 loka.csv");
    assert_int_equal(findings_of_audit(), 0);
}

static void an_import_is_found_by_its_digest(void **state)
{
    (void)state;
    int64_t found, import = add_results("loka.csv");
    unsigned char digest[DIGEST_SIZE];
    digest_of_text("loka.csv", digest);
    assert_ok(unit_store_find_import(store, UNIT_IMPORT_RESULTS, digest, &found, &error));
    assert_int_equal(found, import);
    assert_ok(unit_store_find_import(store, UNIT_IMPORT_MONITORING, digest, &found, &error));
    assert_int_equal(found, 0);
    GPtrArray *imports;
    assert_ok(imports = unit_store_imports(store, &error));
    assert_int_equal(imports->len, 1);
    const struct unit_import *listed = g_ptr_array_index(imports, 0);
    assert_string_equal(listed->source, "loka.csv");
    assert_string_equal(listed->person, "Rina");
    assert_int_equal(listed->rows, 2);
    assert_int_equal(listed->at, NOON);
    g_ptr_array_unref(imports);
}

static void a_removed_import_leaves_its_history(void **state)
{
    (void)state;
    int64_t import = add_results("loka.csv");
    assert_ok(unit_store_remove(store, import, NOON, &error));
    GPtrArray *results;
    assert_ok(results = unit_store_results(store, &error));
    assert_int_equal(results->len, 0);
    g_ptr_array_unref(results);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record"), OFFICE_ENTRIES + 2);
    assert_int_equal(findings_of_audit(), 0);
    assert_refused(unit_store_remove(store, import, NOON, &error),
                   "Impor 1 tidak ada; lihat `lembar units imports`.");
    add_results("loka.csv");
    assert_int_equal(findings_of_audit(), 0);
}

static void a_figure_changed_behind_its_back_is_found(void **state)
{
    (void)state;
    add_results("loka.csv");
    raw_run(office.path, "UPDATE unit_result SET value = 9999 WHERE year = 2024");
    assert_int_equal(findings_of_audit(), 1);
    raw_run(office.path, "UPDATE unit_result SET value = 8709 WHERE year = 2024");
    assert_int_equal(findings_of_audit(), 0);
    raw_run(office.path, "DELETE FROM unit_result WHERE year = 2023");
    assert_int_equal(findings_of_audit(), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(results_are_listed_as_they_were_imported),
        TEST(printed_rows_are_listed_as_they_were_imported),
        TEST(an_import_is_one_entry_of_the_record),
        TEST(an_import_is_found_by_its_digest),
        TEST(a_removed_import_leaves_its_history),
        TEST(a_figure_changed_behind_its_back_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
