#include "db/setting_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "db/audit.h"
#include "tests/store/office.h"

static struct office office;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    office_close(&office);
    return 0;
}

static bool choose(struct setting_store *store, const char *value)
{
    struct database *database = office.first.database;
    return database_begin(database, &error) &&
           database_end(
               database,
               setting_store_set(store, "idle_minutes", value, office.first.person, NOON, &error),
               &error);
}

static void assert_chain_is_whole(void)
{
    int64_t entries;
    GPtrArray *findings;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    if (findings->len)
        fail_msg("%s", (const char *)g_ptr_array_index(findings, 0));
    g_ptr_array_unref(findings);
}

static void what_was_not_chosen_is_the_fallback(void **state)
{
    (void)state;
    struct setting_store *store;
    assert_ok(store = setting_store_open(office.first.database, &error));
    g_autofree char *value = setting_store_text(store, "idle_minutes", "10", &error);
    assert_string_equal(value, "10");
    setting_store_close(store);
}

static void what_was_chosen_is_kept_and_on_the_record(void **state)
{
    (void)state;
    struct setting_store *store;
    assert_ok(store = setting_store_open(office.first.database, &error));
    assert_ok(choose(store, "5"));
    assert_ok(choose(store, "15"));
    g_autofree char *value = setting_store_text(store, "idle_minutes", "10", &error);
    assert_string_equal(value, "15");
    setting_store_close(store);
    assert_chain_is_whole();
    g_autofree char *entry = raw_text(office.path, "SELECT field || ' ' || old || ' ' || new FROM "
                                                   "record WHERE kind = 'setting' ORDER BY id "
                                                   "DESC LIMIT 1");
    assert_string_equal(entry, "idle_minutes 5 15");
}

static void the_same_choice_again_is_no_change(void **state)
{
    (void)state;
    struct setting_store *store;
    assert_ok(store = setting_store_open(office.first.database, &error));
    assert_ok(choose(store, "5"));
    assert_ok(choose(store, "5"));
    setting_store_close(store);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE kind = 'setting'"),
                     1);
}

static void a_setting_changed_behind_lembar_is_found(void **state)
{
    (void)state;
    int64_t entries;
    GPtrArray *findings;
    struct setting_store *store;
    assert_ok(store = setting_store_open(office.first.database, &error));
    assert_ok(choose(store, "5"));
    setting_store_close(store);
    raw_run(office.path, "UPDATE setting SET value = '500'");
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    assert_int_equal(findings->len, 1);
    assert_string_equal(g_ptr_array_index(findings, 0),
                        "Pengaturan idle_minutes tidak sesuai dengan riwayatnya.");
    g_ptr_array_unref(findings);
}

/* A file as the first version of Lembar made it. */
static void make_old_file(const char *path)
{
    g_autofree char *schema = NULL;
    assert_true(g_file_get_contents("db/migrations/0001_first.sql", &schema, NULL, NULL));
    g_autofree char *sql =
        g_strconcat(schema,
                    "INSERT INTO person VALUES (1, randomblob(16), 'Rina');"
                    "INSERT INTO setting VALUES ('backup_folder', '/stick');"
                    "INSERT INTO unit VALUES (1, randomblob(16), 'Loka');"
                    "INSERT INTO form VALUES (1, 'f', '1', '');"
                    "INSERT INTO survey VALUES (1, randomblob(16), 1, 1, 2024, 9000);"
                    "INSERT INTO service VALUES (1, randomblob(16), 1, 'CDOB', 'CDOB', 3);"
                    "INSERT INTO published VALUES (1, 'f', 2023, '', 'U1', 9001);"
                    "PRAGMA application_id = 0x4C6D6272; PRAGMA user_version = 1;",
                    NULL);
    raw_run(path, sql);
}

static void the_rows_of_an_older_database_get_a_history(void **state)
{
    (void)state;
    int64_t entries;
    GPtrArray *findings;
    g_autofree char *path = g_build_filename(office.folder, "old.db", NULL);
    make_old_file(path);
    struct database *database = database_open(path, DATABASE_EXISTING, &error);
    assert_non_null(database);
    assert_ok(audit_verify(database, &findings, &entries, &error));
    assert_int_equal(findings->len, 0);
    assert_int_equal(entries, 5); /* person, setting, survey, service, published value */
    g_ptr_array_unref(findings);
    database_close(database);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM setting WHERE value = '/stick'"), 1);
    assert_int_equal(raw_number(path, "SELECT value FROM published WHERE element = 'U1'"), 9001);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM person WHERE role = 'officer' AND "
                                      "password = ''"),
                     1);
    assert_int_equal(
        raw_number(path, "SELECT count(*) FROM record WHERE why = 'pemutakhiran' AND field = ''"),
        5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_not_chosen_is_the_fallback),
        TEST(what_was_chosen_is_kept_and_on_the_record),
        TEST(the_same_choice_again_is_no_change),
        TEST(a_setting_changed_behind_lembar_is_found),
        TEST(the_rows_of_an_older_database_get_a_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
