#include "db/spelling_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/unit_store.h"
#include "tests/store/office.h"

static struct office office;
static struct spelling_store *store;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    store = spelling_store_open(office.first.database, office.first.person, &error);
    return store ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    spelling_store_close(store);
    office_close(&office);
    return 0;
}

static void remember(const char *spelling, const char *unit)
{
    assert_ok(spelling_store_remember(store, spelling, unit, NOON, &error));
}

static GPtrArray *list(void)
{
    GPtrArray *spellings;
    assert_ok(spellings = spelling_store_list(store, &error));
    return spellings;
}

static void assert_record(const char *expected)
{
    g_autofree char *entries =
        raw_text(office.path, "SELECT coalesce(group_concat(field || ':' || old || '>' || new, ' | "
                              "'), '') FROM (SELECT * FROM record WHERE kind = 'unit_spelling' "
                              "ORDER BY id)");
    assert_string_equal(entries, expected);
}

static void assert_true_to_the_record(void)
{
    int64_t entries;
    GPtrArray *findings;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    for (guint i = 0; i < findings->len; i++)
        fail_msg("%s", (char *)g_ptr_array_index(findings, i));
    g_ptr_array_unref(findings);
}

static void a_spelling_is_remembered_for_every_way_to_write_it(void **state)
{
    (void)state;
    remember("Loka Toba*", "Loka POM di Kab. Toba");
    g_autoptr(GPtrArray) spellings = list();
    assert_int_equal(spellings->len, 1);
    const struct unit_spelling *found = spelling_find(spellings, "LOKA  TOBA");
    assert_non_null(found);
    assert_string_equal(found->spelling, "Loka Toba*");
    assert_string_equal(found->unit, "Loka POM di Kab. Toba");
    assert_string_equal(found->person, "Rina");
    assert_int_equal(found->at, NOON);
    assert_null(spelling_find(spellings, "Loka Tobaa"));
    assert_true_to_the_record();
}

static void the_same_again_changes_nothing(void **state)
{
    (void)state;
    remember("Loka Toba", "Loka POM di Kab. Toba");
    remember("LOKA TOBA", "Loka POM di Kab. Toba");
    assert_record(":>Loka POM di Kab. Toba");
}

static void another_meaning_takes_the_place_of_the_first_on_the_record(void **state)
{
    (void)state;
    remember("Loka Bima", "Loka POM di Kota Bima");
    remember("Loka Bima", "Loka POM di Kab. Bima");
    assert_record(":>Loka POM di Kota Bima | unit:Loka POM di Kota Bima>Loka POM di Kab. Bima");
    assert_true_to_the_record();
}

static void what_is_forgotten_is_gone_on_the_record(void **state)
{
    (void)state;
    remember("Loka Bima", "Loka POM di Kab. Bima");
    assert_ok(spelling_store_forget(store, "loka bima*", NOON, &error));
    g_autoptr(GPtrArray) spellings = list();
    assert_int_equal(spellings->len, 0);
    assert_record(":>Loka POM di Kab. Bima | removed:Loka POM di Kab. Bima>");
    assert_true_to_the_record();
    assert_refused(spelling_store_forget(store, "Loka Bima", NOON, &error),
                   "Ejaan \"Loka Bima\" tidak diingat; lihat `lembar units spellings`.");
}

static void a_spelling_changed_behind_the_record_is_found(void **state)
{
    (void)state;
    int64_t entries;
    GPtrArray *findings;
    remember("Loka Bima", "Loka POM di Kab. Bima");
    raw_run(office.path, "UPDATE unit_spelling SET unit = 'Loka POM di Kota Bima'");
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    assert_int_equal(findings->len, 1);
    assert_non_null(strstr(g_ptr_array_index(findings, 0), "Ejaan unit \"Loka Bima\""));
    g_ptr_array_unref(findings);
}

static void it_belongs_to_the_transaction_of_its_caller(void **state)
{
    (void)state;
    assert_ok(database_begin(office.first.database, &error));
    remember("Loka Bima", "Loka POM di Kab. Bima");
    database_rollback(office.first.database);
    g_autoptr(GPtrArray) spellings = list();
    assert_int_equal(spellings->len, 0);
    remember("Loka Toba", "Loka POM di Kab. Toba");
    assert_true_to_the_record();
}

static void add_table(const char *const *units)
{
    struct unit_store *tables;
    struct unit_import import = {.kind = UNIT_IMPORT_RESULTS, .source = (char *)"loka.csv"};
    assert_ok(tables = unit_store_open(office.first.database, office.first.person, &error));
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(unit_store_begin_import(tables, &import, NOON, &error));
    for (; *units; units++) {
        struct unit_result *result = unit_result_create(*units, 2024);
        assert_ok(unit_store_add_result(tables, import.id, result, &error));
        unit_result_destroy(result);
    }
    assert_ok(unit_store_end_import(tables, &import, NOON, &error));
    assert_ok(database_end(office.first.database, true, &error));
    unit_store_close(tables);
}

static void the_units_with_surveys_are_known_first_and_each_once(void **state)
{
    (void)state;
    add_table(
        (const char *const[]){"Loka POM di Kab. Toba", "BBPOM di Balikpapan", "Jumlah", NULL});
    g_autoptr(GPtrArray) units = spelling_store_units(store, &error);
    assert_int_equal(units->len, 2);
    assert_string_equal(g_ptr_array_index(units, 0), "Balai Besar POM di Balikpapan");
    assert_string_equal(g_ptr_array_index(units, 1), "Loka POM di Kab. Toba");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_spelling_is_remembered_for_every_way_to_write_it),
        TEST(the_same_again_changes_nothing),
        TEST(another_meaning_takes_the_place_of_the_first_on_the_record),
        TEST(what_is_forgotten_is_gone_on_the_record),
        TEST(a_spelling_changed_behind_the_record_is_found),
        TEST(it_belongs_to_the_transaction_of_its_caller),
        TEST(the_units_with_surveys_are_known_first_and_each_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
