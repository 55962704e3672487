#include "tests/fault/session.h"

#include "tests/fault/disk.h"

/* The failing disk itself: a fault that the other tests look for would be seen. */

static char *folder, *path;

static int set_up(void **state)
{
    (void)state;
    folder = new_folder();
    path = g_build_filename(folder, "a.db", NULL);
    raw_run(path, "PRAGMA journal_mode = WAL; CREATE TABLE t (a)");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    remove_folder(folder);
    g_free(folder);
    g_free(path);
    return 0;
}

/* Runs SQL with the fault at that operation, or pulls the plug after it. */
static int run_on_disk(const char *before, const char *sql, enum disk_fault fault, long point)
{
    disk_begin(folder);
    sqlite3 *raw = raw_open(path);
    assert_int_equal(sqlite3_exec(raw, before, NULL, NULL, NULL), SQLITE_OK);
    disk_arm(fault, point);
    int code = sqlite3_exec(raw, sql, NULL, NULL, NULL);
    if (fault == DISK_FORGETS)
        disk_pull_plug();
    sqlite3_close(raw);
    disk_end();
    return code;
}

static long rows(void)
{
    return raw_number(path, "SELECT count(*) FROM t");
}

static void what_was_not_synced_is_lost_in_a_power_cut(void **state)
{
    (void)state;
    assert_int_equal(
        run_on_disk("PRAGMA synchronous = OFF", "INSERT INTO t VALUES (1)", DISK_FORGETS, -1),
        SQLITE_OK);
    assert_int_equal(rows(), 0);
}

static void what_was_synced_is_not(void **state)
{
    (void)state;
    assert_int_equal(
        run_on_disk("PRAGMA synchronous = FULL", "INSERT INTO t VALUES (1)", DISK_FORGETS, -1),
        SQLITE_OK);
    assert_int_equal(rows(), 1);
}

static void a_sync_that_fails_is_told_where_syncs_are_asked_for(void **state)
{
    (void)state;
    int failed = 0;
    for (long point = 0; point < 40; point++)
        failed += run_on_disk("PRAGMA synchronous = FULL", "INSERT INTO t VALUES (1)", DISK_FORGETS,
                              point) == SQLITE_IOERR;
    assert_true(failed > 0);
}

/* Of a change of all rows that no journal guards, only some sectors arrive. */
static void a_power_cut_tears_what_is_not_journalled(void **state)
{
    (void)state;
    bool torn = false;
    raw_run(path, "PRAGMA journal_mode = DELETE; INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 "
                  "UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT 1000 FROM n");
    for (long point = 0; !torn && point < 40; point++) {
        run_on_disk("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", "UPDATE t SET a = a + 1",
                    DISK_SCATTERS, point);
        torn = raw_number(path, "SELECT count(DISTINCT a) FROM t") > 1;
    }
    assert_true(torn);
}

/* A new name that was not synced is gone, and the old one back. */
static void a_rename_holds_from_the_sync_of_its_folder_on(void **state)
{
    (void)state;
    g_autofree char *other = g_build_filename(folder, "b.db", NULL);
    disk_begin(folder);
    assert_int_equal(rename(path, other), 0);
    disk_pull_plug();
    disk_end();
    assert_int_equal(access(path, F_OK), 0);
    assert_int_not_equal(access(other, F_OK), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_not_synced_is_lost_in_a_power_cut),
        TEST(what_was_synced_is_not),
        TEST(a_sync_that_fails_is_told_where_syncs_are_asked_for),
        TEST(a_power_cut_tears_what_is_not_journalled),
        TEST(a_rename_holds_from_the_sync_of_its_folder_on),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
