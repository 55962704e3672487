#include "db/backup.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <utime.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/backup_store.h"
#include "db/evidence.h"
#include "db/person_store.h"
#include "db/restore.h"
#include "tests/store/office.h"

#define STAMP "20240624-091500"
#define NAME  "Sitiaminah-Rahayuningsih"
#define PHONE "0812-5550-1234-77"

static struct office office;
static char *stick; /* the folder of the backups */

static char *in_stick(const char *name)
{
    return g_build_filename(stick, name, NULL);
}

static char *make(const char *stamp, bool without_personal)
{
    error = (struct error){0};
    return backup_make(office.first.database,
                       &(struct backup_order){stick, stamp, without_personal, NULL}, &error);
}

static void make_well(const char *stamp)
{
    g_autofree char *name = g_strdup_printf("lembar-%s.db", stamp);
    g_autofree char *expected = in_stick(name);
    g_autofree char *path = make(stamp, false);
    if (!path)
        fail_msg("%s", error.message);
    assert_string_equal(path, expected);
}

static void assert_fails(const char *words)
{
    g_autofree char *path = make(STAMP, false);
    assert_null(path);
    assert_int_equal(error.code, ERROR_STORAGE);
    if (!strstr(error.message, words) || !strstr(error.message, stick))
        fail_msg("\"%s\" lacks \"%s\"", error.message, words);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in the folder, sorted, each with a blank after it. */
static char *names(void)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) directory = g_dir_open(stick, 0, NULL);
    GString *text = g_string_new(NULL);
    for (const char *name; directory && (name = g_dir_read_name(directory));)
        g_ptr_array_add(list, g_strdup(name));
    g_ptr_array_sort(list, by_name);
    for (guint i = 0; i < list->len; i++)
        g_string_append_printf(text, "%s ", (char *)g_ptr_array_index(list, i));
    return g_string_free(text, FALSE);
}

static void assert_names(const char *expected)
{
    g_autofree char *found = names();
    assert_string_equal(found, expected);
}

static void put(const char *name)
{
    g_autofree char *path = in_stick(name);
    assert_true(g_file_set_contents(path, "old", 3, NULL));
}

static bool is_there(const char *name)
{
    g_autofree char *path = in_stick(name);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* --- making --- */

static void a_backup_is_a_whole_database_for_its_owner_alone(void **state)
{
    (void)state;
    struct stat status;
    g_autofree char *path = in_stick("lembar-" STAMP ".db");
    add_new_sheet(&office.first, 1, "CPKB", "65656");
    add_new_sheet(&office.first, 2, "CDOB", "11111");
    make_well(STAMP);
    assert_names("lembar-" STAMP ".db ");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM sheet"), 2);
    assert_int_equal(raw_number(path, "PRAGMA application_id"), 0x4C6D6272);
    struct database *copy;
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    assert_ok(copy = database_open(path, DATABASE_EXISTING, &error));
    assert_ok(audit_verify(copy, &findings, &entries, &error));
    assert_int_equal(findings->len, 0);
    assert_int_equal(entries, OFFICE_ENTRIES + 2);
    database_close(copy);
}

static void a_database_without_a_sheet_is_backed_up_too(void **state)
{
    (void)state;
    make_well(STAMP);
}

static void what_another_program_stores_meanwhile_does_not_spoil_it(void **state)
{
    (void)state;
    struct program other = program_open(&office, "Budi");
    add_new_sheet(&other, 1, "CPKB", "65656");
    make_well(STAMP);
    add_new_sheet(&other, 2, "CPKB", "65656");
    make_well("20240624-091501");
    program_close(&other);
}

static void a_sheet_being_keyed_is_in_it(void **state)
{
    (void)state;
    struct draft draft;
    g_autofree char *path = in_stick("lembar-" STAMP ".db");
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    assert_ok(draft_store_keep(office.first.drafts, &draft, &error));
    make_well(STAMP);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM draft"), 1);
    draft_finish(&draft);
}

/* --- personal data --- */

static void add_person(void)
{
    struct sheet *sheet = new_sheet(&office.first, 1, "CPKB", "65656");
    struct draft draft;
    set_value(sheet, "name", NAME);
    set_value(sheet, "phone", PHONE);
    add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    set_value(draft.sheet, "name", NAME);
    assert_ok(draft_store_keep(office.first.drafts, &draft, &error));
    draft_finish(&draft);
}

static bool holds(const char *path, const char *value)
{
    g_autofree char *content = NULL;
    gsize size;
    assert_true(g_file_get_contents(path, &content, &size, NULL));
    return memmem(content, size, value, strlen(value)) != NULL;
}

static void the_offices_own_backup_keeps_personal_data(void **state)
{
    (void)state;
    g_autofree char *path = in_stick("lembar-" STAMP ".db");
    add_person();
    make_well(STAMP);
    assert_true(holds(path, NAME));
    assert_true(holds(path, PHONE));
}

static void a_copy_for_others_holds_personal_data_in_no_byte(void **state)
{
    (void)state;
    add_person();
    g_autofree char *path = make(STAMP, true);
    if (!path)
        fail_msg("%s", error.message);
    assert_false(holds(path, NAME));
    assert_false(holds(path, PHONE));
    assert_int_equal(raw_number(path, "SELECT count(*) FROM sheet"), 1);
    assert_names("lembar-" STAMP "-tanpa-data-pribadi.db ");
    assert_true(holds(office.path, NAME) || raw_number(office.path, "SELECT count(value) FROM "
                                                                    "sheet_personal") > 0);
}

static void switch_sign_in_on(void)
{
    struct person_store *people;
    assert_ok(people = person_store_open(office.first.database, &error));
    assert_ok(person_store_switch_sign_in(people, true, "rahasia satu", office.first.person, NOON,
                                          &error));
    person_store_close(people);
}

static guint finding_count(const char *path)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    struct database *copy;
    assert_ok(copy = database_open(path, DATABASE_EXISTING, &error));
    assert_ok(audit_verify(copy, &findings, &entries, &error));
    database_close(copy);
    return findings->len;
}

static void a_copy_for_others_holds_no_password_and_asks_for_none(void **state)
{
    (void)state;
    bool signs_in, for_others;
    struct person_store *people;
    add_person();
    switch_sign_in_on();
    g_autofree char *path = make(STAMP, true);
    assert_int_equal(
        raw_number(office.path, "SELECT count(*) FROM person WHERE password LIKE '$argon2id$%'"),
        1);
    assert_false(holds(path, "$argon2id$"));
    struct database *copy;
    assert_ok(copy = database_open(path, DATABASE_EXISTING, &error));
    assert_ok(people = person_store_open(copy, &error));
    assert_ok(person_store_signs_in(people, &signs_in, &error));
    assert_false(signs_in);
    assert_ok(backup_is_for_others(copy, &for_others, &error));
    assert_true(for_others);
    person_store_close(people);
    database_close(copy);
    assert_ok(backup_is_for_others(office.first.database, &for_others, &error));
    assert_false(for_others);
}

static void a_copy_for_others_is_as_whole_as_what_it_holds(void **state)
{
    (void)state;
    add_person();
    switch_sign_in_on();
    g_autofree char *path = make(STAMP, true);
    assert_int_equal(finding_count(path), 0);
    raw_run(path, "UPDATE person SET password = 'x'");
    assert_int_equal(finding_count(path), 1);
    raw_run(path, "UPDATE sheet_personal SET value = 'Sari' WHERE field = 'name'");
    assert_int_equal(finding_count(path), 2);
    raw_run(path, "UPDATE sheet SET answers = '1' || substr(answers, 2)");
    assert_int_equal(finding_count(path), 3);
}

static void a_database_without_its_passwords_is_no_copy_for_others(void **state)
{
    (void)state;
    switch_sign_in_on();
    raw_run(office.path, "UPDATE person SET password = ''");
    assert_int_equal(finding_count(office.path), 1);
}

/* --- files of evidence --- */

#define ABC                                                                                        \
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" /* SHA-256 of "abc" */

#define ABCD "88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589" /* of "abcd" */

static void keep_evidence(const char *text)
{
    unsigned char digest[DIGEST_SIZE];
    int64_t size;
    g_autofree char *source = in_stick("source.txt");
    assert_true(g_file_set_contents(source, text, -1, NULL));
    assert_ok(evidence_keep(office.path, source, 1000, digest, &size, &error));
    assert_int_equal(g_unlink(source), 0);
}

static int64_t copied(const char *stamp, bool without_personal)
{
    int64_t evidence = -1;
    struct backup_order order = {stick, stamp, without_personal, &evidence};
    g_autofree char *path = NULL;
    assert_ok(path = backup_make(office.first.database, &order, &error));
    return evidence;
}

static void new_files_of_evidence_go_with_a_backup(void **state)
{
    (void)state;
    assert_int_equal(copied("20240624-091500", false), 0);
    keep_evidence("abc");
    assert_int_equal(copied("20240624-091501", false), 1);
    assert_true(is_there("lembar.evidence/" ABC));
    assert_int_equal(copied("20240624-091502", false), 0);
    keep_evidence("abcd");
    assert_int_equal(copied("20240624-091503", false), 1);
}

static void a_copy_for_others_takes_no_evidence(void **state)
{
    (void)state;
    keep_evidence("abc");
    assert_int_equal(copied(STAMP, true), 0);
    assert_false(is_there("lembar.evidence"));
}

static void change_file(const char *database, const char *name, const char *text)
{
    g_autofree char *path = g_strconcat(database, ".evidence/", name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void assert_file(const char *database, const char *name, const char *text)
{
    g_autofree char *path = g_strconcat(database, ".evidence/", name, NULL);
    g_autofree char *content = NULL;
    assert_true(g_file_get_contents(path, &content, NULL, NULL));
    assert_string_equal(content, text);
}

static void evidence_that_was_changed_is_told_and_not_passed_off_as_what_it_was(void **state)
{
    (void)state;
    keep_evidence("abc");
    change_file(office.path, ABC, "xyz");
    assert_null(make(STAMP, false));
    assert_non_null(strstr(error.message, ABC));
    assert_true(is_there("lembar-" STAMP ".db"));
    assert_false(is_there("lembar.evidence/" ABC));
}

static void a_changed_file_of_evidence_keeps_no_other_back(void **state)
{
    (void)state;
    int count = 0;
    for (char text[] = "a"; *text <= 'p'; ++*text)
        keep_evidence(text);
    keep_evidence("abc");
    change_file(office.path, ABC, "xyz");
    assert_null(make(STAMP, false));
    g_autofree char *folder = in_stick("lembar.evidence");
    g_autoptr(GDir) copies = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(copies))
        count++;
    assert_int_equal(count, 16);
}

static void changed_evidence_takes_no_good_copy_of_a_backup_away(void **state)
{
    (void)state;
    g_autofree char *copies = in_stick("lembar");
    keep_evidence("abc");
    keep_evidence("abcd");
    assert_int_equal(copied("20240624-091500", false), 2);
    change_file(office.path, ABC, "abcd");
    assert_null(make("20240624-091501", false));
    assert_non_null(strstr(error.message, ABC));
    assert_file(copies, ABC, "abc");
    assert_file(copies, ABCD, "abcd");
}

static void a_folder_of_evidence_that_cannot_be_opened_is_told(void **state)
{
    (void)state;
    g_autofree char *folder = g_strconcat(office.path, ".evidence", NULL);
    assert_true(g_file_set_contents(folder, "", 0, NULL));
    assert_null(make(STAMP, false));
    assert_non_null(strstr(error.message, folder));
    assert_true(is_there("lembar-" STAMP ".db"));
    assert_int_equal(g_unlink(folder), 0);
}

static void a_cut_copy_of_evidence_is_made_whole(void **state)
{
    (void)state;
    keep_evidence("abc");
    assert_int_equal(copied("20240624-091500", false), 1);
    g_autofree char *path = in_stick("lembar.evidence/" ABC);
    assert_true(g_file_set_contents(path, "ab", -1, NULL));
    assert_int_equal(copied("20240624-091501", false), 1);
    assert_true(holds(path, "abc"));
}

static void leave_part(const char *name, time_t age)
{
    g_autofree char *part = in_stick(name);
    time_t then = time(NULL) - age;
    assert_true(g_file_set_contents(part, "ab", -1, NULL));
    assert_int_equal(utime(part, &(struct utimbuf){then, then}), 0);
}

static void what_a_kill_left_of_evidence_long_ago_is_removed(void **state)
{
    (void)state;
    g_autofree char *folder = in_stick("lembar.evidence");
    assert_int_equal(g_mkdir(folder, 0700), 0);
    leave_part("lembar.evidence/part-AAAAAA", (time_t)2 * 24 * 60 * 60);
    leave_part("lembar.evidence/part-BBBBBB", 60); /* another program may be at it */
    keep_evidence("abc");
    assert_int_equal(copied(STAMP, false), 1);
    assert_false(is_there("lembar.evidence/part-AAAAAA"));
    assert_true(is_there("lembar.evidence/part-BBBBBB"));
}

static void what_is_restored_has_its_evidence_again(void **state)
{
    (void)state;
    struct restored restored;
    keep_evidence("abc");
    assert_int_equal(copied(STAMP, false), 1);
    g_autofree char *file = in_stick("lembar-" STAMP ".db");
    g_autofree char *path = in_stick("elsewhere.db");
    g_autofree char *there = in_stick("elsewhere.db.evidence/" ABC);
    struct restore_order order = {.file = file, .path = path, .stamp = STAMP};
    assert_ok(restore_backup(&order, &restored, &error));
    assert_int_equal(restored.evidence, 1);
    assert_true(holds(there, "abc"));
}

static void changed_evidence_of_a_backup_takes_nothing_away_on_a_restore(void **state)
{
    (void)state;
    struct restored restored;
    keep_evidence("abc");
    keep_evidence("abcd");
    assert_int_equal(copied(STAMP, false), 2);
    g_autofree char *copies = in_stick("lembar");
    g_autofree char *file = in_stick("lembar-" STAMP ".db");
    g_autofree char *path = in_stick("elsewhere.db");
    struct restore_order order = {.file = file, .path = path, .stamp = STAMP, .over_newer = true};
    assert_ok(restore_backup(&order, &restored, &error));
    change_file(copies, ABC, "abcd");
    assert_ok(restore_backup(&order, &restored, &error));
    assert_non_null(strstr(restored.trouble.message, ABC));
    assert_file(path, ABC, "abc");
    assert_file(path, ABCD, "abcd");
    g_free(restored.before);
}

/* --- older ones --- */

static void the_last_ten_are_kept_whatever_their_day(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        g_autofree char *stamp = g_strdup_printf("20240624-0915%02d", i);
        make_well(stamp);
    }
    assert_false(is_there("lembar-20240624-091500.db"));
    assert_false(is_there("lembar-20240624-091501.db"));
    assert_true(is_there("lembar-20240624-091502.db"));
    assert_true(is_there("lembar-20240624-091511.db"));
}

static void the_last_of_each_of_thirty_days_is_kept(void **state)
{
    (void)state;
    put("lembar-20240525-090000.db"); /* 30 days before */
    put("lembar-20240526-090000.db"); /* 29 days before: not the last of it */
    put("lembar-20240526-170000.db");
    put("lembar-20240601-100000.db");
    for (int i = 0; i < 9; i++) {
        g_autofree char *name = g_strdup_printf("lembar-20240624-08000%d.db", i);
        put(name);
    }
    make_well(STAMP);
    assert_false(is_there("lembar-20240525-090000.db"));
    assert_false(is_there("lembar-20240526-090000.db"));
    assert_true(is_there("lembar-20240526-170000.db"));
    assert_true(is_there("lembar-20240601-100000.db"));
    assert_true(is_there("lembar-20240624-080000.db"));
}

static void what_is_no_backup_of_its_own_is_left_alone(void **state)
{
    static const char *const others[] = {
        "foto.jpg",
        "lembar-20200101-000000.db.bak",
        "lembar-20200101-000000-tanpa-data-pribadi.db",
        "lembar-20201399-000000.db",
        "lembar.db",
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        put(others[i]);
    for (int i = 0; i < 11; i++) {
        g_autofree char *name = g_strdup_printf("lembar-2019010%d-000000.db", i % 9 + 1);
        put(name);
    }
    make_well(STAMP);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        assert_true(is_there(others[i]));
}

static void backups_of_another_database_on_the_same_stick_are_left_alone(void **state)
{
    struct office other;
    (void)state;
    office_open(&other);
    g_autofree char *path = backup_make(other.first.database,
                                        &(struct backup_order){stick, STAMP, false, NULL}, &error);
    assert_non_null(path);
    for (int i = 0; i < 11; i++) {
        g_autofree char *stamp = g_strdup_printf("20240624-1015%02d", i);
        make_well(stamp);
    }
    assert_true(is_there("lembar-" STAMP ".db"));
    assert_false(is_there("lembar-20240624-101500.db"));
    assert_true(is_there("lembar-20240624-101501.db"));
    office_close(&other);
}

/* The clock has jumped back: the backup just made does not go before those of a later day. */
static void the_new_one_stays_where_the_clock_has_jumped_back(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        g_autofree char *name = g_strdup_printf("lembar-20990101-00000%d.db", i);
        put(name);
    }
    make_well(STAMP);
    assert_true(is_there("lembar-" STAMP ".db"));
    assert_true(is_there("lembar-20990101-000000.db"));
}

static void what_a_power_cut_left_unfinished_goes_a_day_later(void **state)
{
    (void)state;
    put("lembar-20240623-091500.db.77.part");
    put("lembar-20240624-091400.db.78.part"); /* another program may be at it */
    make_well(STAMP);
    assert_false(is_there("lembar-20240623-091500.db.77.part"));
    assert_true(is_there("lembar-20240624-091400.db.78.part"));
}

/* --- trouble --- */

static void a_folder_that_is_not_there_is_not_made(void **state)
{
    (void)state;
    assert_int_equal(g_rmdir(stick), 0);
    assert_fails("tidak ada. Pasang");
    assert_false(g_file_test(stick, G_FILE_TEST_EXISTS));
    assert_int_equal(g_mkdir(stick, 0700), 0);
}

static void a_file_in_the_place_of_the_folder_is_told(void **state)
{
    (void)state;
    assert_int_equal(g_rmdir(stick), 0);
    assert_true(g_file_set_contents(stick, "", 0, NULL));
    assert_fails("tidak ada. Pasang");
    assert_int_equal(g_unlink(stick), 0);
    assert_int_equal(g_mkdir(stick, 0700), 0);
}

static void a_full_disk_is_told_and_older_ones_stay(void **state)
{
    (void)state;
    struct rlimit before, low;
    for (int i = 0; i < 11; i++) {
        g_autofree char *name = g_strdup_printf("lembar-20190101-00%02d00.db", i);
        put(name);
    }
    g_autofree char *names_before = names();
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = before;
    low.rlim_cur = 20000;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    g_autofree char *path = make(STAMP, false);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_null(path);
    assert_non_null(strstr(error.message, "penuh"));
    assert_names(names_before);
}

/* A disk that says yes and writes nothing, or goes, while the copy is written. */

static enum { DISK_IS_GOOD, DISK_TEARS, DISK_FLIPS, DISK_GOES } disk;
static sqlite3_io_methods bad_methods;
static const sqlite3_io_methods *good_methods;
static int (*good_open)(sqlite3_vfs *, sqlite3_filename, sqlite3_file *, int, int *);

static void lose_the_stick(void)
{
    g_autofree char *away = g_strconcat(stick, ".away", NULL);
    if (g_file_test(stick, G_FILE_TEST_EXISTS))
        assert_int_equal(g_rename(stick, away), 0);
}

static int bad_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    if (disk == DISK_TEARS && at >= 8192)
        return SQLITE_OK;
    if (disk == DISK_GOES)
        lose_the_stick();
    if (disk == DISK_FLIPS && at == 8192 && size > 100) {
        g_autofree char *bent = g_memdup2(bytes, (gsize)size);
        memset(bent, 0xA5, 100);
        return good_methods->xWrite(file, bent, size, at);
    }
    return good_methods->xWrite(file, bytes, size, at);
}

static int bad_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                    int *out)
{
    int code = good_open(vfs, name, file, flags, out);
    if (code == SQLITE_OK && name && g_str_has_suffix(name, ".part") && disk != DISK_IS_GOOD) {
        good_methods = file->pMethods;
        bad_methods = *good_methods;
        bad_methods.xWrite = bad_write;
        file->pMethods = &bad_methods;
    }
    return code;
}

static void make_on_bad_disk(int how)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    for (long i = 1; i <= 40; i++)
        add_new_sheet(&office.first, i, "CPKB", "65656");
    good_open = vfs->xOpen;
    vfs->xOpen = bad_open;
    disk = how;
    g_autofree char *path = make(STAMP, false);
    disk = DISK_IS_GOOD;
    vfs->xOpen = good_open;
    assert_null(path);
}

static void a_torn_copy_is_found_when_read_back_and_not_kept(void **state)
{
    (void)state;
    put("lembar-20240101-000000.db");
    make_on_bad_disk(DISK_TEARS);
    assert_names("lembar-20240101-000000.db ");
    make_well(STAMP);
}

static void a_copy_with_bent_bytes_is_not_kept(void **state)
{
    (void)state;
    make_on_bad_disk(DISK_FLIPS);
    assert_non_null(strstr(error.message, "dibaca kembali"));
    assert_names("");
}

static void a_stick_that_is_pulled_out_meanwhile_is_told(void **state)
{
    (void)state;
    g_autofree char *away = g_strconcat(stick, ".away", NULL);
    make_on_bad_disk(DISK_GOES);
    assert_non_null(strstr(error.message, "Folder cadangan"));
    assert_false(g_file_test(stick, G_FILE_TEST_EXISTS));
    assert_int_equal(g_rename(away, stick), 0);
    g_autofree char *left = names();
    assert_null(strstr(left, ".db "));
    make_well(STAMP);
}

static void a_database_that_is_not_sound_pushes_no_older_backup_out(void **state)
{
    (void)state;
    put("lembar-20240101-000000.db");
    raw_run(office.path, "PRAGMA foreign_keys = OFF; DELETE FROM unit");
    g_autofree char *path = make(STAMP, false);
    assert_null(path);
    assert_non_null(strstr(error.message, "sendiri tidak utuh"));
    assert_names("lembar-20240101-000000.db ");
}

/* --- what is noted --- */

static void assert_state(struct backup_store *store, int64_t made_at, int64_t failed_at,
                         const char *failure, int64_t waiting)
{
    struct backup_state state;
    assert_ok(backup_store_state(store, &state, &error));
    assert_int_equal(state.made_at, made_at);
    assert_int_equal(state.failed_at, failed_at);
    assert_string_equal(state.failure, failure);
    assert_int_equal(state.waiting, waiting);
    backup_state_finish(&state);
}

static void failures_are_noted_from_the_first_until_one_works(void **state)
{
    (void)state;
    struct backup_store *store;
    assert_ok(store = backup_store_open(office.first.database, &error));
    assert_state(store, 0, 0, "", 0);
    add_new_sheet(&office.first, 1, "CPKB", "65656");
    assert_state(store, 0, 0, "", 1);
    assert_ok(backup_store_note_made(store, "a", NOON, &error));
    assert_state(store, NOON, 0, "", 0);
    add_new_sheet(&office.first, 2, "CPKB", "65656");
    assert_ok(backup_store_note_failed(store, "one", NOON + 1, &error));
    assert_ok(backup_store_note_failed(store, "two", NOON + 2, &error));
    assert_state(store, NOON, NOON + 1, "two", 0);
    assert_ok(backup_store_note_made(store, "b", NOON + 3, &error));
    assert_state(store, NOON + 3, 0, "", 0);
    backup_store_close(store);
}

static void of_several_programs_one_takes_the_turn(void **state)
{
    (void)state;
    struct backup_store *store;
    bool taken;
    assert_ok(store = backup_store_open(office.first.database, &error));
    assert_ok(backup_store_take_turn(store, 2, &taken, &error));
    assert_false(taken);
    add_new_sheet(&office.first, 1, "CPKB", "65656");
    add_new_sheet(&office.first, 2, "CPKB", "65656");
    assert_ok(backup_store_take_turn(store, 2, &taken, &error));
    assert_true(taken);
    assert_ok(backup_store_take_turn(store, 2, &taken, &error));
    assert_false(taken);
    assert_state(store, 0, 0, "", 0);
    backup_store_close(store);
}

static void folder_and_number_of_sheets_are_kept(void **state)
{
    (void)state;
    struct backup_store *store;
    struct backup_state chosen;
    assert_ok(store = backup_store_open(office.first.database, &error));
    assert_ok(backup_store_set(store, stick, -1, office.first.person, NOON, &error));
    assert_ok(backup_store_set(store, NULL, 7, office.first.person, NOON, &error));
    assert_ok(backup_store_state(store, &chosen, &error));
    assert_string_equal(chosen.folder, stick);
    assert_int_equal(chosen.every, 7);
    backup_state_finish(&chosen);
    backup_store_close(store);
}

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    stick = g_build_filename(office.folder, "stick", NULL);
    return g_mkdir(stick, 0700);
}

static int tear_down(void **state)
{
    (void)state;
    office_close(&office);
    g_free(stick);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_backup_is_a_whole_database_for_its_owner_alone),
        TEST(a_database_without_a_sheet_is_backed_up_too),
        TEST(what_another_program_stores_meanwhile_does_not_spoil_it),
        TEST(a_sheet_being_keyed_is_in_it),
        TEST(the_offices_own_backup_keeps_personal_data),
        TEST(a_copy_for_others_holds_personal_data_in_no_byte),
        TEST(a_copy_for_others_holds_no_password_and_asks_for_none),
        TEST(a_copy_for_others_is_as_whole_as_what_it_holds),
        TEST(a_database_without_its_passwords_is_no_copy_for_others),
        TEST(new_files_of_evidence_go_with_a_backup),
        TEST(a_copy_for_others_takes_no_evidence),
        TEST(evidence_that_was_changed_is_told_and_not_passed_off_as_what_it_was),
        TEST(a_changed_file_of_evidence_keeps_no_other_back),
        TEST(changed_evidence_takes_no_good_copy_of_a_backup_away),
        TEST(a_folder_of_evidence_that_cannot_be_opened_is_told),
        TEST(a_cut_copy_of_evidence_is_made_whole),
        TEST(what_a_kill_left_of_evidence_long_ago_is_removed),
        TEST(what_is_restored_has_its_evidence_again),
        TEST(changed_evidence_of_a_backup_takes_nothing_away_on_a_restore),
        TEST(the_last_ten_are_kept_whatever_their_day),
        TEST(the_last_of_each_of_thirty_days_is_kept),
        TEST(what_is_no_backup_of_its_own_is_left_alone),
        TEST(backups_of_another_database_on_the_same_stick_are_left_alone),
        TEST(the_new_one_stays_where_the_clock_has_jumped_back),
        TEST(what_a_power_cut_left_unfinished_goes_a_day_later),
        TEST(a_folder_that_is_not_there_is_not_made),
        TEST(a_file_in_the_place_of_the_folder_is_told),
        TEST(a_full_disk_is_told_and_older_ones_stay),
        TEST(a_torn_copy_is_found_when_read_back_and_not_kept),
        TEST(a_copy_with_bent_bytes_is_not_kept),
        TEST(a_stick_that_is_pulled_out_meanwhile_is_told),
        TEST(a_database_that_is_not_sound_pushes_no_older_backup_out),
        TEST(failures_are_noted_from_the_first_until_one_works),
        TEST(of_several_programs_one_takes_the_turn),
        TEST(folder_and_number_of_sheets_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
