#include "db/database.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/database_private.h"
#include "db/migrations.h"
#include "db/setting_store.h"
#include "tests/store/office.h"
#include "tests/store/stopper.h"

#define APPLICATION_ID 0x4C6D6272 /* "Lmbr" */

static char *folder, *path;

static void write_file(const void *bytes, gsize length)
{
    assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static int mode_of(const char *name)
{
    struct stat status;
    assert_int_equal(stat(name, &status), 0);
    return status.st_mode & 0777;
}

/* Opening the file is refused with a sentence that holds WORDS, and leaves it as it was. */
static void assert_file_is_refused(enum database_mode mode, const char *words)
{
    g_autofree char *before = NULL, *after = NULL;
    gsize length = 0, length_after = 0;
    assert_true(g_file_get_contents(path, &before, &length, NULL));
    error = (struct error){0};
    assert_null(database_open(path, mode, &error));
    assert_int_equal(error.code, ERROR_STORAGE);
    if (!strstr(error.message, words))
        fail_msg("\"%s\" lacks \"%s\"", error.message, words);
    assert_non_null(strstr(error.message, path));
    assert_true(g_file_get_contents(path, &after, &length_after, NULL));
    assert_int_equal(length_after, length);
    assert_memory_equal(after, before, length);
}

static void create(void)
{
    struct database *database;
    assert_ok(database = database_open(path, DATABASE_CREATE, &error));
    database_close(database);
}

/* --- making one --- */

static void the_folder_and_the_file_are_for_their_owner_alone(void **state)
{
    (void)state;
    g_autofree char *inner = g_build_filename(folder, "inner", NULL);
    g_free(path);
    path = g_build_filename(inner, "lembar.db", NULL);
    mode_t mask = umask(0);
    create();
    umask(mask);
    assert_int_equal(mode_of(inner), 0700);
    assert_int_equal(mode_of(path), 0600);
}

static void a_file_of_ours_that_is_open_to_others_is_closed_to_them(void **state)
{
    (void)state;
    g_autofree char *claims = g_strconcat(path, ".claims", NULL);
    create();
    assert_int_equal(chmod(path, 0664), 0);
    assert_true(g_file_set_contents(claims, "", 0, NULL));
    assert_int_equal(chmod(claims, 0666), 0);
    create();
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(mode_of(claims), 0600);
}

static void the_folder_of_lembar_is_closed_to_others(void **state)
{
    (void)state;
    assert_int_equal(chmod(folder, 0755), 0);
    assert_ok(database_close_folder(path, &error));
    assert_int_equal(mode_of(folder), 0700);
}

/* Only the superuser can become somebody else. */
static void what_belongs_to_somebody_else_and_is_open_to_all_is_refused(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    create();
    assert_int_equal(chmod(path, 0666), 0);
    assert_int_equal(chmod(folder, 0777), 0);
    assert_int_equal(seteuid(65534), 0);
    error = (struct error){0};
    struct database *database = database_open(path, DATABASE_EXISTING, &error);
    bool told = strstr(error.message, "minta pemiliknya menutupnya dengan chmod 600") != NULL;
    bool closed = database_close_folder(path, &error);
    assert_int_equal(seteuid(0), 0);
    assert_null(database);
    assert_true(told);
    assert_false(closed);
    assert_non_null(strstr(error.message, "chmod 700"));
    assert_int_equal(mode_of(path), 0666);
}

static void long_work_gives_way_when_it_is_asked_to(void **state)
{
    (void)state;
    int64_t entries;
    GPtrArray *findings = NULL;
    struct database *database;
    g_autoptr(GPtrArray) ignored = g_ptr_array_new_with_free_func(g_free);
    assert_ok(database = database_open(path, DATABASE_CREATE, &error));
    raw_run(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) "
                  "INSERT INTO setting (name, value) SELECT 'name ' || i, 'x' FROM n");
    struct stopper stopper = stop_at(1);
    database_watch(database, &stopper.progress);
    assert_false(audit_verify(database, &findings, &entries, &error));
    g_ptr_array_unref(findings);
    database_watch(database, NULL);
    assert_ok(audit_verify(database, &findings, &entries, &error));
    g_ptr_array_unref(findings);
    assert_ok(database_begin(database, &error)); /* nothing was left begun */
    database_rollback(database);
    database_close(database);
}

static void a_new_file_is_marked_as_lembars_own(void **state)
{
    (void)state;
    long newest = 0;
    while (migrations[newest])
        newest++;
    create();
    assert_int_equal(raw_number(path, "PRAGMA application_id"), APPLICATION_ID);
    assert_int_equal(raw_number(path, "PRAGMA user_version"), newest);
}

static void an_empty_file_becomes_a_new_database(void **state)
{
    (void)state;
    write_file("", 0);
    create();
    assert_int_equal(raw_number(path, "SELECT count(*) FROM sheet"), 0);
}

static void the_log_of_a_file_that_has_gone_away_is_left_alone(void **state)
{
    (void)state;
    g_autofree char *log = g_strconcat(path, "-wal", NULL);
    assert_true(g_file_set_contents(log, "the last changes", -1, NULL));
    for (int empty = 0; empty < 2; empty++) {
        g_autofree char *after = NULL;
        if (empty)
            write_file("", 0);
        error = (struct error){0};
        assert_null(database_open(path, DATABASE_CREATE, &error));
        assert_non_null(strstr(error.message, log));
        assert_true(g_file_get_contents(log, &after, NULL, NULL));
        assert_string_equal(after, "the last changes");
    }
}

static void every_table_is_strict(void **state)
{
    (void)state;
    create();
    assert_int_equal(raw_number(path, "SELECT count(*) FROM pragma_table_list WHERE type = 'table' "
                                      "AND name NOT LIKE 'sqlite_%' AND NOT strict"),
                     0);
}

static void opening_again_changes_nothing(void **state)
{
    (void)state;
    create();
    g_autofree char *before = raw_text(path, "SELECT group_concat(sql) FROM sqlite_schema");
    create();
    g_autofree char *after = raw_text(path, "SELECT group_concat(sql) FROM sqlite_schema");
    assert_string_equal(after, before);
}

static char *restored; /* takes the place of the file that is being opened, once */

static int replace_what_is_open(sqlite3 *handle, char **message, const void *functions)
{
    (void)handle, (void)message, (void)functions;
    if (restored)
        assert_int_equal(rename(restored, path), 0);
    g_clear_pointer(&restored, g_free);
    return SQLITE_OK;
}

static void what_is_restored_while_it_is_opened_is_what_is_opened(void **state)
{
    (void)state;
    struct database *database;
    g_autofree char *first = g_steal_pointer(&path);
    path = g_strconcat(first, ".restored", NULL);
    create();
    restored = g_steal_pointer(&path);
    path = g_steal_pointer(&first);
    create();
    sqlite3_auto_extension((void (*)(void))replace_what_is_open);
    assert_ok(database = database_open(path, DATABASE_EXISTING, &error));
    sqlite3_reset_auto_extension();
    assert_null(restored);
    assert_ok(database_begin(database, &error));
    assert_ok(database_end(database, true, &error));
    database_close(database);
}

static void a_folder_that_cannot_be_made_is_refused(void **state)
{
    (void)state;
    write_file("text", 4);
    g_autofree char *below = g_build_filename(path, "inner", "lembar.db", NULL);
    assert_null(database_open(below, DATABASE_CREATE, &error));
    assert_non_null(strstr(error.message, "tidak dapat dibuat"));
}

/* --- refusing --- */

static void a_missing_file_is_refused_and_not_made(void **state)
{
    (void)state;
    g_autofree char *sentence = g_strdup_printf(
        "Basis data %s belum ada. Buat dengan `lembar init`, atau pilih berkas lain "
        "dengan --db.",
        path);
    assert_refused(database_open(path, DATABASE_EXISTING, &error), sentence);
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* Nobody looks into a folder without rights; root becomes nobody for that. */
static void a_folder_without_rights_is_not_an_absent_file(void **state)
{
    (void)state;
    bool is_root = geteuid() == 0;
    create();
    assert_false(database_is_missing(path));
    assert_int_equal(chmod(folder, 0), 0);
    if (is_root)
        assert_int_equal(seteuid(65534), 0);
    bool missing = database_is_missing(path);
    bool opened = database_open(path, DATABASE_CREATE, &error) != NULL;
    if (is_root)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(chmod(folder, 0700), 0);
    assert_false(missing);
    assert_false(opened);
    assert_non_null(strstr(error.message, "Tidak ada izin untuk membuka folder"));
}

static void a_folder_is_refused(void **state)
{
    (void)state;
    g_autofree char *sentence =
        g_strdup_printf("%s bukan berkas. Pilih berkas lain dengan --db.", folder);
    assert_refused(database_open(folder, DATABASE_CREATE, &error), sentence);
}

static void a_text_file_is_refused(void **state)
{
    (void)state;
    g_autofree char *text = g_strnfill(5000, 'x');
    write_file(text, 5000);
    assert_file_is_refused(DATABASE_CREATE, "rusak atau bukan berkas Lembar");
    write_file("pendek", 6);
    assert_file_is_refused(DATABASE_CREATE, "rusak atau bukan berkas Lembar");
}

static void the_database_of_another_program_is_refused(void **state)
{
    (void)state;
    raw_run(path, "CREATE TABLE other (a); INSERT INTO other VALUES (1)");
    assert_file_is_refused(DATABASE_CREATE, "basis data program lain, bukan Lembar");
    raw_run(path, "PRAGMA journal_mode = WAL; INSERT INTO other VALUES (2)");
    assert_file_is_refused(DATABASE_EXISTING, "basis data program lain, bukan Lembar");
}

/* What another program has written last is in its WAL still: neither file is touched. */
static void the_wal_of_a_refused_file_is_left_alone(void **state)
{
    (void)state;
    g_autofree char *wal = g_strconcat(path, "-wal", NULL), *before = NULL, *after = NULL;
    gsize length, length_after;
    sqlite3 *raw = raw_open(path);
    assert_int_equal(
        sqlite3_exec(raw, "PRAGMA journal_mode = WAL; CREATE TABLE other (a)", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
    assert_true(g_file_get_contents(wal, &before, &length, NULL));
    assert_true(length > 0);
    assert_file_is_refused(DATABASE_EXISTING, "basis data program lain, bukan Lembar");
    assert_true(g_file_get_contents(wal, &after, &length_after, NULL));
    assert_int_equal(length_after, length);
    assert_memory_equal(after, before, length);
}

/* An old WAL beside a copy that was put back is what damages most copies. */
static void a_damaged_file_is_told_with_its_companions(void **state)
{
    (void)state;
    write_file("pendek", 6);
    assert_file_is_refused(DATABASE_EXISTING,
                           "hapus dulu berkas lama bersama berkas -wal dan -shm");
}

static void a_newer_database_is_refused(void **state)
{
    (void)state;
    create();
    raw_run(path, "PRAGMA user_version = 9999");
    assert_file_is_refused(DATABASE_CREATE, "dibuat oleh Lembar yang lebih baru");
}

static void a_cut_off_database_is_refused(void **state)
{
    (void)state;
    create();
    raw_run(path, "PRAGMA journal_mode = DELETE");
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(truncate(path, status.st_size / 2), 0);
    assert_file_is_refused(DATABASE_EXISTING, "rusak atau bukan berkas Lembar");
    assert_int_equal(truncate(path, 600), 0);
    assert_file_is_refused(DATABASE_EXISTING, "rusak atau bukan berkas Lembar");
}

static void a_database_with_a_damaged_schema_is_refused(void **state)
{
    (void)state;
    create();
    int file = open(path, O_WRONLY);
    assert_int_equal(pwrite(file, "\xff\xff\xff\xff\xff\xff\xff\xff", 8, 100), 8);
    close(file);
    assert_file_is_refused(DATABASE_EXISTING, "rusak atau bukan berkas Lembar");
}

/* Told when the table is first asked for; until then it is not needed. */
static void a_database_without_one_of_its_tables_is_told_as_damaged(void **state)
{
    (void)state;
    struct database *database;
    create();
    raw_run(path, "DROP TABLE setting");
    assert_ok(database = database_open(path, DATABASE_EXISTING, &error));
    struct survey_store *store = survey_store_open(database, &error);
    assert_non_null(store);
    assert_null(setting_store_open(database, &error));
    assert_non_null(strstr(error.message, "rusak atau bukan berkas Lembar"));
    survey_store_close(store);
    database_close(database);
}

static void a_file_without_the_right_to_write_is_refused(void **state)
{
    (void)state;
    if (geteuid() == 0)
        skip(); /* root may write anything */
    create();
    assert_int_equal(chmod(path, 0400), 0);
    assert_file_is_refused(DATABASE_EXISTING, "hanya dapat dibaca");
}

/* --- the connection --- */

static long pragma(struct database *database, const char *name)
{
    g_autofree char *sql = g_strdup_printf("PRAGMA %s", name);
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    long value = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static void a_commit_is_on_disk_and_foreign_keys_hold(void **state)
{
    (void)state;
    struct database *database;
    create();
    for (int time = 0; time < 2; time++) {
        assert_ok(database = database_open(path, DATABASE_EXISTING, &error));
        assert_int_equal(pragma(database, "synchronous"), 2);
        assert_int_equal(pragma(database, "foreign_keys"), 1);
        database_close(database);
        g_autofree char *mode = raw_text(path, "PRAGMA journal_mode");
        assert_string_equal(mode, "wal");
    }
}

static void a_name_in_double_quotes_is_no_text(void **state)
{
    (void)state;
    struct database *database;
    assert_ok(database = database_open(path, DATABASE_CREATE, &error));
    assert_int_equal(sqlite3_exec(database->handle, "SELECT \"nothing\"", NULL, NULL, NULL),
                     SQLITE_ERROR);
    database_close(database);
}

static void a_transaction_ends_by_what_became_of_it(void **state)
{
    (void)state;
    struct database *database;
    const char *add = "INSERT INTO person (uid, name) VALUES (randomblob(16), 'Rina')";
    assert_ok(database = database_open(path, DATABASE_CREATE, &error));
    assert_ok(database_begin(database, &error));
    assert_int_equal(sqlite3_exec(database->handle, add, NULL, NULL, NULL), SQLITE_OK);
    assert_false(database_end(database, false, &error));
    assert_int_equal(raw_number(path, "SELECT count(*) FROM person"), 0);
    assert_ok(database_begin(database, &error));
    assert_int_equal(sqlite3_exec(database->handle, add, NULL, NULL, NULL), SQLITE_OK);
    assert_ok(database_end(database, true, &error));
    assert_int_equal(raw_number(path, "SELECT count(*) FROM person"), 1);
    database_rollback(database);
    database_close(database);
}

static void the_version_changes_when_another_program_writes(void **state)
{
    (void)state;
    struct database *database;
    assert_ok(database = database_open(path, DATABASE_CREATE, &error));
    int64_t before = database_version(database);
    assert_int_equal(database_version(database), before);
    raw_run(path, "INSERT INTO person (uid, name) VALUES (randomblob(16), 'Rina')");
    assert_true(database_version(database) != before);
    database_close(database);
}

static void closing_nothing_is_fine(void **state)
{
    (void)state;
    database_close(NULL);
}

/* --- identifiers --- */

static void an_identifier_is_a_uuid_of_version_7(void **state)
{
    (void)state;
    unsigned char uid[UID_SIZE];
    database_new_uid(0x0123456789ab, uid);
    assert_memory_equal(uid, "\x01\x23\x45\x67\x89\xab", 6);
    for (int i = 0; i < 200; i++) {
        database_new_uid(NOON, uid);
        assert_int_equal(uid[6] >> 4, 7);
        assert_int_equal(uid[8] >> 6, 2);
    }
}

static void a_later_identifier_is_a_greater_one(void **state)
{
    (void)state;
    unsigned char earlier[UID_SIZE], later[UID_SIZE];
    for (int64_t now = NOON; now < NOON + 1000; now++) {
        database_new_uid(now, earlier);
        database_new_uid(now + 1, later);
        assert_true(memcmp(earlier, later, UID_SIZE) < 0);
    }
}

static void identifiers_of_the_same_moment_are_in_order(void **state)
{
    (void)state;
    unsigned char earlier[UID_SIZE], later[UID_SIZE];
    database_new_uid(NOON, earlier);
    for (int i = 0; i < 2000; i++) {
        database_new_uid(NOON, later);
        assert_true(memcmp(earlier, later, UID_SIZE) < 0);
        assert_int_equal(later[6] >> 4, 7);
        assert_int_equal(later[8] >> 6, 2);
        memcpy(earlier, later, UID_SIZE);
    }
}

static void an_identifier_is_written_in_five_groups(void **state)
{
    (void)state;
    char text[UID_TEXT_SIZE];
    database_uid_text((const unsigned char *)"\x01\x8f\x3b\x00\xff\x10\x7a\xbc"
                                             "\x80\x00\x01\x02\x03\x04\x05\x06",
                      text);
    assert_string_equal(text, "018f3b00-ff10-7abc-8000-010203040506");
    database_uid_text(NULL, text);
    assert_string_equal(text, "");
}

/* --- stores --- */

static void every_statement_of_every_store_prepares(void **state)
{
    (void)state;
    struct office office;
    office_open(&office);
    struct program second = program_open(&office, "Budi");
    program_close(&second);
    office_close(&office);
}

static int set_up(void **state)
{
    (void)state;
    folder = new_folder();
    path = g_build_filename(folder, "lembar.db", NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    remove_folder(folder);
    g_free(path);
    g_free(folder);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_folder_and_the_file_are_for_their_owner_alone),
        TEST(a_file_of_ours_that_is_open_to_others_is_closed_to_them),
        TEST(the_folder_of_lembar_is_closed_to_others),
        TEST(what_belongs_to_somebody_else_and_is_open_to_all_is_refused),
        TEST(long_work_gives_way_when_it_is_asked_to),
        TEST(a_new_file_is_marked_as_lembars_own),
        TEST(an_empty_file_becomes_a_new_database),
        TEST(the_log_of_a_file_that_has_gone_away_is_left_alone),
        TEST(every_table_is_strict),
        TEST(opening_again_changes_nothing),
        TEST(what_is_restored_while_it_is_opened_is_what_is_opened),
        TEST(a_folder_that_cannot_be_made_is_refused),
        TEST(a_missing_file_is_refused_and_not_made),
        TEST(a_folder_without_rights_is_not_an_absent_file),
        TEST(a_folder_is_refused),
        TEST(a_text_file_is_refused),
        TEST(the_database_of_another_program_is_refused),
        TEST(the_wal_of_a_refused_file_is_left_alone),
        TEST(a_damaged_file_is_told_with_its_companions),
        TEST(a_newer_database_is_refused),
        TEST(a_cut_off_database_is_refused),
        TEST(a_database_with_a_damaged_schema_is_refused),
        TEST(a_database_without_one_of_its_tables_is_told_as_damaged),
        TEST(a_file_without_the_right_to_write_is_refused),
        TEST(a_commit_is_on_disk_and_foreign_keys_hold),
        TEST(a_name_in_double_quotes_is_no_text),
        TEST(a_transaction_ends_by_what_became_of_it),
        TEST(the_version_changes_when_another_program_writes),
        TEST(closing_nothing_is_fine),
        TEST(an_identifier_is_a_uuid_of_version_7),
        TEST(a_later_identifier_is_a_greater_one),
        TEST(identifiers_of_the_same_moment_are_in_order),
        TEST(an_identifier_is_written_in_five_groups),
        TEST(every_statement_of_every_store_prepares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
