#include "db/migrations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/store/office.h"

/* In place of those built into the program: the second migration fails halfway. */
const char *const migrations[] = {
    "CREATE TABLE kept (a TEXT) STRICT;",
    "CREATE TABLE halfway (a TEXT) STRICT; INSERT INTO kept VALUES ('new'); INSERT INTO nowhere "
    "VALUES (1);",
    NULL,
};

static void a_failed_migration_leaves_the_old_version(void **state)
{
    (void)state;
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "lembar.db", NULL);
    raw_run(path, "CREATE TABLE kept (a TEXT) STRICT; INSERT INTO kept VALUES ('old');"
                  "PRAGMA application_id = 0x4C6D6272; PRAGMA user_version = 1;");
    error = (struct error){0};
    assert_null(database_open(path, DATABASE_EXISTING, &error));
    assert_non_null(strstr(error.message, "rusak atau bukan berkas Lembar"));
    assert_int_equal(raw_number(path, "PRAGMA user_version"), 1);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM sqlite_schema"), 1);
    g_autofree char *values = raw_text(path, "SELECT group_concat(a) FROM kept");
    assert_string_equal(values, "old");
    remove_folder(folder);
}

static void a_new_file_whose_migration_fails_stays_empty(void **state)
{
    (void)state;
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "lembar.db", NULL);
    assert_null(database_open(path, DATABASE_CREATE, &error));
    assert_int_equal(raw_number(path, "PRAGMA application_id"), 0);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM sqlite_schema"), 0);
    remove_folder(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failed_migration_leaves_the_old_version),
        cmocka_unit_test(a_new_file_whose_migration_fails_stays_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
