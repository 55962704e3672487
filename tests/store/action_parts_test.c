#include "db/action_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/setting_store.h"
#include "src/action_life.h"
#include "tests/store/office.h"

/* Notes, ticked months and files of an action. */

static struct office office;
static struct action_parts *parts;
static struct action *action;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(parts = action_parts_open(office.first.database, office.first.person, &error));
    action = action_create();
    action_set(&action->plan, "Papan informasi\ndua sisi");
    action_set_due(action, "Setiap bulan", 2024);
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    action_destroy(action);
    action_parts_close(parts);
    office_close(&office);
    return 0;
}

static void reload(void)
{
    int64_t id = action->id;
    action_destroy(action);
    assert_ok(action = action_store_load(office.first.actions, id, &error));
}

static GPtrArray *findings_of_audit(void)
{
    int64_t entries;
    GPtrArray *findings;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    return findings;
}

static void assert_true_to_the_record(void)
{
    g_autoptr(GPtrArray) findings = findings_of_audit();
    for (guint i = 0; i < findings->len; i++)
        fail_msg("%s", (char *)g_ptr_array_index(findings, i));
}

/* --- notes --- */

static void notes_are_kept_with_who_and_when_the_newest_first(void **state)
{
    (void)state;
    assert_ok(action_note_add(parts, action->id, "Surat dikirim", NOON, &error));
    assert_ok(action_note_add(parts, action->id, "Dijawab\nsetuju", NOON + 5, &error));
    g_autoptr(GPtrArray) notes = action_notes(parts, action->id, &error);
    assert_int_equal(notes->len, 2);
    const struct action_note *newest = g_ptr_array_index(notes, 0);
    assert_string_equal(newest->text, "Dijawab\nsetuju");
    assert_string_equal(newest->person, "Rina");
    assert_int_equal(newest->at, NOON + 5);
    assert_true_to_the_record();
}

static void an_empty_note_is_refused(void **state)
{
    (void)state;
    assert_refused(action_note_add(parts, action->id, " \n", NOON, &error),
                   "Catatan itu kosong; tulis perkembangannya.");
    assert_refused(action_note_add(parts, 99, "x", NOON, &error), "Rencana itu tidak ada lagi.");
    assert_true_to_the_record();
}

static void what_another_program_does_to_a_note_is_found(void **state)
{
    static const char *const bendings[] = {
        "UPDATE action_note SET text = 'x'",
        "UPDATE action_note SET at = 5",
        "DELETE FROM action_note",
        "DELETE FROM action_tick",
        "UPDATE action_file SET digest = zeroblob(32)",
        "UPDATE action_file SET name = x'41'",
    };
    (void)state;
    g_autofree char *path = g_build_filename(office.folder, "a", NULL);
    assert_true(g_file_set_contents(path, "x", 1, NULL));
    assert_ok(action_note_add(parts, action->id, "Surat dikirim", NOON, &error));
    assert_ok(action_tick_set(parts, action->id, 2024 * 12 + 6, true, NOON, &error));
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
    for (size_t i = 0; i < G_N_ELEMENTS(bendings); i++) {
        g_autofree char *copy = g_strdup_printf("%s.copy", office.path);
        g_autofree char *vacuum = g_strdup_printf("VACUUM INTO '%s'", copy);
        raw_run(office.path, vacuum);
        raw_run(copy, bendings[i]);
        struct database *bent = database_open(copy, DATABASE_EXISTING, &error);
        int64_t entries;
        GPtrArray *findings;
        assert_ok(audit_verify(bent, &findings, &entries, &error));
        if (findings->len == 0)
            fail_msg("%s is not found", bendings[i]);
        g_ptr_array_unref(findings);
        database_close(bent);
        raw_run(copy, "PRAGMA journal_mode = DELETE");
        g_unlink(copy);
    }
}

/* --- months --- */

static void a_ticked_month_makes_the_next_one_due(void **state)
{
    (void)state;
    reload();
    assert_int_equal(month_of(action->step_day), 2024 * 12 + 6); /* July follows June */
    assert_ok(action_tick_set(parts, action->id, 2024 * 12 + 6, true, NOON + 7, &error));
    reload();
    assert_int_equal(month_of(action->step_day), 2024 * 12 + 7);
    g_autoptr(GPtrArray) ticks = action_ticks(parts, action->id, &error);
    assert_int_equal(ticks->len, 1);
    const struct action_tick *tick = g_ptr_array_index(ticks, 0);
    assert_int_equal(tick->month, 2024 * 12 + 6);
    assert_string_equal(tick->person, "Rina");
    assert_int_equal(tick->at, NOON + 7);
    assert_true_to_the_record();
}

static void a_tick_is_taken_back_on_the_record(void **state)
{
    (void)state;
    assert_ok(action_tick_set(parts, action->id, 2024 * 12 + 6, true, NOON, &error));
    assert_ok(action_tick_set(parts, action->id, 2024 * 12 + 6, false, NOON, &error));
    g_autoptr(GPtrArray) ticks = action_ticks(parts, action->id, &error);
    assert_int_equal(ticks->len, 0);
    g_autoptr(GPtrArray) history = action_history(parts, action->id, &error);
    const struct action_entry *newest = g_ptr_array_index(history, 0);
    assert_string_equal(newest->field, "month");
    assert_string_equal(newest->old_value, "2024-07");
    assert_true_to_the_record();
}

/* As where another program was faster. */
static void what_is_ticked_already_is_recorded_once(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++)
        assert_ok(action_tick_set(parts, action->id, 2024 * 12 + 6, true, NOON, &error));
    for (int i = 0; i < 2; i++)
        assert_ok(action_tick_set(parts, action->id, 2024 * 12 + 6, false, NOON, &error));
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE field = 'month'"),
                     2);
    assert_true_to_the_record();
}

/* --- files --- */

static char *write_file(const char *name, const char *text)
{
    char *path = g_build_filename(office.folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static const struct action_file *only_file(GPtrArray *files)
{
    assert_int_equal(files->len, 1);
    return g_ptr_array_index(files, 0);
}

static void a_file_is_copied_beside_the_database_under_its_digest(void **state)
{
    struct stat status;
    (void)state;
    g_autofree char *path = write_file("foto loket.jpg", "abc");
    assert_int_equal(chmod(path, 0755), 0);
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
    g_autofree char *copy = g_strconcat(
        office.path, ".evidence/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        NULL);
    assert_int_equal(stat(copy, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    g_autofree char *folder = g_path_get_dirname(copy);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    const struct action_file *file = only_file(files);
    assert_string_equal(file->name, "foto loket.jpg");
    assert_int_equal(file->size, 3);
    assert_string_equal(file->person, "Rina");
    assert_int_equal(action_file_look(parts, file), EVIDENCE_THERE);
    reload();
    assert_int_equal(action->files, 1);
    assert_true_to_the_record();
}

static void a_name_may_hold_any_bytes(void **state)
{
    static const char *const names[] = {"a\nb.pdf", "\377\376.bin", "-rf *", "é 漢字 \033[2J",
                                        "'; DROP TABLE action; --"};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = write_file(names[i], names[i]);
        assert_ok(action_file_add(parts, action->id, path, NOON + (int64_t)i, &error));
    }
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    assert_int_equal(files->len, G_N_ELEMENTS(names));
    for (guint i = 0; i < files->len; i++) {
        const struct action_file *file = g_ptr_array_index(files, i);
        assert_string_equal(file->name, names[i]);
        assert_true(g_utf8_validate(file->shown, -1, NULL));
        assert_null(strpbrk(file->shown, "\n\033"));
    }
    assert_true_to_the_record();
}

static void a_file_above_the_limit_is_refused(void **state)
{
    (void)state;
    g_autofree char *path = write_file("besar.bin", "");
    assert_int_equal(truncate(path, 10000001), 0);
    assert_refused(action_file_add(parts, action->id, path, NOON, &error),
                   "Berkas \"besar.bin\" berukuran 10.0 MB, paling besar 10.0 MB; kecilkan dulu.");
    assert_int_equal(truncate(path, 10000000), 0);
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
}

static void the_limit_is_a_setting(void **state)
{
    struct setting_store *settings;
    (void)state;
    assert_ok(settings = setting_store_open(office.first.database, &error));
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(
        setting_store_set(settings, "evidence_limit", "1", office.first.person, NOON, &error));
    assert_ok(database_end(office.first.database, true, &error));
    setting_store_close(settings);
    g_autofree char *path = write_file("besar.bin", "");
    assert_int_equal(truncate(path, 1000001), 0);
    assert_false(action_file_add(parts, action->id, path, NOON, &error));
}

static void only_a_plain_file_is_taken(void **state)
{
    (void)state;
    g_autofree char *pipe = g_build_filename(office.folder, "pipa", NULL);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_false(action_file_add(parts, action->id, pipe, NOON, &error));
    assert_non_null(strstr(error.message, "bukan berkas biasa"));
    assert_false(action_file_add(parts, action->id, office.folder, NOON, &error));
    assert_non_null(strstr(error.message, "bukan berkas biasa"));
    assert_false(action_file_add(parts, action->id, "/tidak/ada", NOON, &error));
    assert_non_null(strstr(error.message, "tidak dapat dibaca"));
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    assert_int_equal(files->len, 0);
}

static void the_same_file_is_attached_once(void **state)
{
    (void)state;
    g_autofree char *path = write_file("a", "abc");
    g_autofree char *other = write_file("b", "abc");
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
    assert_refused(action_file_add(parts, action->id, other, NOON, &error),
                   "Berkas dengan isi yang sama sudah dilampirkan.");
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    assert_int_equal(action_file_look(parts, only_file(files)), EVIDENCE_THERE);
}

static void a_missing_or_changed_copy_is_told(void **state)
{
    (void)state;
    g_autofree char *path = write_file("a.txt", "abc");
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    const struct action_file *file = only_file(files);
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(g_free);
    assert_ok(action_files_check(parts, findings, &error));
    assert_int_equal(findings->len, 0);
    g_autofree char *copy = evidence_path(office.path, file->digest);
    assert_true(g_file_set_contents(copy, "abd", -1, NULL));
    assert_int_equal(action_file_look(parts, file), EVIDENCE_CHANGED);
    g_unlink(copy);
    assert_int_equal(action_file_look(parts, file), EVIDENCE_MISSING);
    assert_ok(action_files_check(parts, findings, &error));
    assert_string_equal(g_ptr_array_index(findings, 0),
                        "Berkas bukti \"a.txt\" dari tindak lanjut \"Papan informasi\" tidak ada "
                        "lagi.");
}

static void removing_a_file_is_recorded_and_its_copy_goes_with_its_last_use(void **state)
{
    (void)state;
    g_autofree char *path = write_file("a.txt", "abc");
    struct action *second = action_create();
    action_set(&second->plan, "Lain");
    assert_ok(action_store_save(office.first.actions, second, false, NOON, &error));
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
    assert_ok(action_file_add(parts, second->id, path, NOON, &error));
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    const struct action_file *file = only_file(files);
    assert_ok(action_file_remove(parts, action->id, file->id, NOON, &error));
    assert_int_equal(action_file_look(parts, file), EVIDENCE_THERE);
    assert_refused(action_file_remove(parts, action->id, file->id, NOON, &error),
                   "Berkas itu sudah tidak dilampirkan.");
    g_autoptr(GPtrArray) others = action_files(parts, second->id, &error);
    assert_ok(action_file_remove(parts, second->id, only_file(others)->id, NOON, &error));
    assert_int_equal(action_file_look(parts, file), EVIDENCE_MISSING);
    g_autoptr(GPtrArray) history = action_history(parts, action->id, &error);
    assert_string_equal(((struct action_entry *)g_ptr_array_index(history, 0))->old_value, "a.txt");
    assert_true_to_the_record();
    action_destroy(second);
}

struct other_program {
    sqlite3 *database; /* locked for writing */
    char *copy;
};

/* As a program does that removes the last other use of the same bytes. */
static void *drop_the_copy_once_it_is_kept(void *pointer)
{
    const struct other_program *other = pointer;
    while (g_unlink(other->copy) != 0)
        g_thread_yield();
    sqlite3_exec(other->database, "COMMIT", NULL, NULL, NULL);
    return NULL;
}

static void a_copy_that_another_program_drops_meanwhile_is_not_attached(void **state)
{
    (void)state;
    unsigned char digest[DIGEST_SIZE];
    g_autofree char *path = write_file("a.txt", "abc");
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    memcpy(digest, only_file(files)->digest, DIGEST_SIZE);
    assert_ok(action_file_remove(parts, action->id, only_file(files)->id, NOON, &error));
    struct other_program other = {raw_open(office.path), evidence_path(office.path, digest)};
    assert_int_equal(sqlite3_exec(other.database, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    GThread *thread = g_thread_new(NULL, drop_the_copy_once_it_is_kept, &other);
    assert_refused(action_file_add(parts, action->id, path, NOON, &error),
                   "Program lain baru saja membuang salinan berkas itu; lampirkan sekali lagi.");
    g_thread_join(thread);
    assert_int_equal(sqlite3_close(other.database), SQLITE_OK);
    g_free(other.copy);
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
}

static void the_last_proof_of_what_is_done_stays(void **state)
{
    (void)state;
    g_autofree char *path = write_file("a.txt", "abc");
    assert_ok(action_file_add(parts, action->id, path, NOON, &error));
    reload();
    action->status = ACTION_DONE;
    action->done_day = (struct day){2024, 6, 24};
    action_set(&action->realisation, "Terpasang");
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    g_autoptr(GPtrArray) files = action_files(parts, action->id, &error);
    int64_t file = only_file(files)->id;
    assert_false(action_file_remove(parts, action->id, file, NOON, &error));
    assert_non_null(strstr(error.message, "Ini bukti terakhir"));
    action_set(&action->evidence, "BA 4");
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    assert_ok(action_file_remove(parts, action->id, file, NOON, &error));
}

static void what_cannot_be_recorded_leaves_no_copy(void **state)
{
    (void)state;
    g_autofree char *path = write_file("a.txt", "abc");
    raw_run(office.path, "CREATE TRIGGER trouble BEFORE INSERT ON action_file "
                         "BEGIN SELECT RAISE(ABORT, 'macet'); END");
    assert_false(action_file_add(parts, action->id, path, NOON, &error));
    g_autofree char *folder = g_strconcat(office.path, ".evidence", NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    assert_non_null(dir);
    assert_null(g_dir_read_name(dir));
    g_dir_close(dir);
    assert_true_to_the_record();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(notes_are_kept_with_who_and_when_the_newest_first),
        TEST(an_empty_note_is_refused),
        TEST(what_another_program_does_to_a_note_is_found),
        TEST(a_ticked_month_makes_the_next_one_due),
        TEST(a_tick_is_taken_back_on_the_record),
        TEST(what_is_ticked_already_is_recorded_once),
        TEST(a_file_is_copied_beside_the_database_under_its_digest),
        TEST(a_name_may_hold_any_bytes),
        TEST(a_file_above_the_limit_is_refused),
        TEST(the_limit_is_a_setting),
        TEST(only_a_plain_file_is_taken),
        TEST(the_same_file_is_attached_once),
        TEST(a_missing_or_changed_copy_is_told),
        TEST(removing_a_file_is_recorded_and_its_copy_goes_with_its_last_use),
        TEST(a_copy_that_another_program_drops_meanwhile_is_not_attached),
        TEST(the_last_proof_of_what_is_done_stays),
        TEST(what_cannot_be_recorded_leaves_no_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
