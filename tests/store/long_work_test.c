#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/backup.h"
#include "db/cross_store.h"
#include "db/evidence.h"
#include "db/restore.h"
#include "db/review_store.h"
#include "db/suggestion_store.h"
#include "tests/store/office.h"
#include "tests/store/stopper.h"

/* All that walks over every sheet, or over the whole record: watched, and stopped in its midst. */

#define SHEETS 1600 /* enough for several looks */

static struct office office;
static struct cross_store *cross;
static struct review_store *review;
static struct suggestion_store *suggestions;

static void fill(void)
{
    const struct program *first = &office.first;
    assert_ok(database_begin(first->database, &error));
    for (long number = 1; number <= SHEETS; number++) {
        struct sheet *sheet = new_sheet(first, number, "CDOB", "65432165432");
        set_value(sheet, "suggestion", "Ruang tunggu panas");
        set_value(sheet, "name", "Ani");
        assert_ok(sheet_store_add(first->sheets, sheet, true, "", NOON, NULL, &error));
        sheet_destroy(sheet);
    }
    assert_ok(sheet_store_flush(first->sheets, &error));
    assert_ok(database_end(first->database, true, &error));
}

static int set_up(void **state)
{
    const struct program *first = &office.first;
    (void)state;
    office_open(&office);
    fill();
    assert_ok(cross = cross_store_open(first->database, first->survey, &error));
    assert_ok(review = review_store_open(first->database, first->survey, &error));
    assert_ok(suggestions =
                  suggestion_store_open(first->database, first->survey, first->person, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    suggestion_store_close(suggestions);
    review_store_close(review);
    cross_store_close(cross);
    office_close(&office);
    return 0;
}

/* --- the works; false where it was stopped --- */

static bool crosses(void)
{
    struct cross *made =
        cross_store_table(cross, (struct axis){AXIS_KEYER, 0}, (struct axis){AXIS_WEEK, 0}, &error);
    bool ok = made != NULL;
    cross_destroy(made);
    return ok;
}

static bool unref(GArray *ids)
{
    bool ok = ids != NULL;
    g_clear_pointer(&ids, g_array_unref);
    return ok;
}

static bool finds_the_sheets_of_a_cell(void)
{
    struct axis all = {AXIS_ALL, 0};
    return unref(cross_store_sheets(cross, all, NULL, all, NULL, &error));
}

static bool finds_the_sheets_with_an_answer(void)
{
    return unref(review_store_answered(review, 0, 6, &error));
}

static bool reads_the_sheets_that_count(void)
{
    struct counted_set *set = review_store_sheets(review, &error);
    bool ok = set != NULL;
    counted_set_destroy(set);
    return ok;
}

static bool see(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    (void)sheet;
    (void)info;
    (void)context;
    return true;
}

static bool visits_each_sheet(void)
{
    return sheet_store_each(office.first.sheets, true, see, NULL, &error);
}

static bool counts_the_figures_again(void)
{
    bool equal = false;
    bool ok = sheet_store_check_figures(office.first.sheets, &equal, &error);
    assert_true(equal == ok);
    return ok;
}

static bool verifies_the_record(void)
{
    int64_t entries;
    g_autoptr(GPtrArray) findings = NULL;
    bool ok = audit_verify(office.first.database, &findings, &entries, &error);
    assert_int_equal(findings->len, 0);
    return ok;
}

static bool checks_the_file(void)
{
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(g_free);
    return database_check(office.first.database, findings, &error);
}

static bool lists_the_suggestions(void)
{
    g_autoptr(GPtrArray) list = suggestion_store_list(suggestions, 0, &error);
    return list != NULL;
}

static const struct {
    const char *name;
    bool (*does)(void);
} works[] = {
    {"crosses", crosses},
    {"finds the sheets of a cell", finds_the_sheets_of_a_cell},
    {"finds the sheets with an answer", finds_the_sheets_with_an_answer},
    {"reads the sheets that count", reads_the_sheets_that_count},
    {"visits each sheet", visits_each_sheet},
    {"counts the figures again", counts_the_figures_again},
    {"verifies the record", verifies_the_record},
    {"checks the file", checks_the_file},
    {"lists the suggestions", lists_the_suggestions},
};

/* Watched by somebody who stops it at that look; whether it came to its end. */
static bool do_until(size_t work, int64_t look, struct stopper *stopper)
{
    *stopper = stop_at(look);
    error = (struct error){0};
    database_watch(office.first.database, &stopper->progress);
    bool ok = works[work].does();
    database_watch(office.first.database, NULL);
    return ok;
}

static void can_write(void)
{
    assert_ok(database_begin(office.first.database, &error));
    database_rollback(office.first.database);
}

/* --- the tests --- */

static void each_long_work_is_seen_while_it_goes_on(void **state)
{
    struct stopper stopper;
    (void)state;
    for (size_t work = 0; work < G_N_ELEMENTS(works); work++) {
        if (!do_until(work, 0, &stopper))
            fail_msg("%s: %s", works[work].name, error.message);
        if (stopper.looks == 0)
            fail_msg("%s: nobody sees it", works[work].name);
    }
}

static void a_walk_over_the_sheets_tells_how_far_it_is_of_all(void **state)
{
    struct stopper stopper;
    (void)state;
    assert_true(do_until(4, 0, &stopper));
    assert_string_equal(stopper.progress.work, "Membaca lembar");
    assert_int_equal(stopper.progress.total, SHEETS);
    assert_int_equal(stopper.progress.done, SHEETS);
}

/* At the first look, the second, the fourth …, and it leaves everything as it was. */
static void each_long_work_stops_at_any_look_and_changes_nothing(void **state)
{
    (void)state;
    for (size_t work = 0; work < G_N_ELEMENTS(works); work++) {
        struct stopper stopper;
        int64_t changes = database_changes(office.first.database), look = 1;
        for (; !do_until(work, look, &stopper); look *= 2) {
            assert_int_equal(error.code, ERROR_STOPPED);
            assert_string_equal(error.message, "Dihentikan; tidak ada yang berubah.");
            assert_int_equal(stopper.looks, look);
            can_write();
        }
        if (look == 1)
            fail_msg("%s did not stop", works[work].name);
        assert_int_equal(database_changes(office.first.database), changes);
    }
    assert_figures_are_right(&office.first);
}

/* --- backups --- */

static int files_in(const char *folder)
{
    int files = 0;
    GDir *entries = g_dir_open(folder, 0, NULL);
    while (entries && g_dir_read_name(entries))
        files++;
    g_dir_close(entries);
    return files;
}

static char *back_up_until(const char *folder, int64_t look)
{
    struct stopper stopper = stop_at(look);
    error = (struct error){0};
    database_watch(office.first.database, &stopper.progress);
    char *path =
        backup_make(office.first.database,
                    &(struct backup_order){folder, "20240624-120000", false, NULL}, &error);
    database_watch(office.first.database, NULL);
    return path;
}

static void a_backup_that_is_stopped_leaves_the_folder_empty(void **state)
{
    (void)state;
    char *path;
    int64_t look = 1;
    g_autofree char *folder = new_folder();
    for (; !(path = back_up_until(folder, look)); look *= 2) {
        assert_int_equal(error.code, ERROR_STOPPED);
        assert_int_equal(files_in(folder), 0);
        can_write();
    }
    assert_true(look > 1);
    assert_int_equal(files_in(folder), 1);
    g_free(path);
    remove_folder(folder);
}

static bool restore_until(const char *file, const char *path, int64_t look)
{
    struct stopper stopper = stop_at(look);
    struct restored restored;
    struct restore_order order = {file, path, "20240624-130000", true, &stopper.progress};
    error = (struct error){0};
    bool ok = restore_backup(&order, &restored, &error);
    g_free(restored.before);
    return ok;
}

/* Stops in the midst of the second file of evidence. */
static bool stop_in_second_file(struct progress *progress)
{
    return !progress->work || strcmp(progress->work, "Menyalin berkas bukti") != 0 ||
           progress->done == 0;
}

static void keep_two_files(const char *folder)
{
    for (int i = 0; i < 2; i++) {
        int64_t size;
        unsigned char digest[DIGEST_SIZE];
        g_autofree char *source = g_build_filename(folder, "foto.jpg", NULL);
        g_autofree char *bytes = g_strnfill(200000, (char)('a' + i));
        assert_true(g_file_set_contents(source, bytes, -1, NULL));
        assert_ok(evidence_keep(office.path, source, 300000, digest, &size, &error));
        assert_int_equal(g_unlink(source), 0);
    }
}

static void a_backup_that_is_stopped_at_a_file_of_evidence_leaves_the_folder_empty(void **state)
{
    (void)state;
    struct progress progress = {.watch = stop_in_second_file};
    g_autofree char *folder = new_folder();
    keep_two_files(folder);
    database_watch(office.first.database, &progress);
    assert_null(backup_make(office.first.database,
                            &(struct backup_order){folder, "20240624-120000", false, NULL},
                            &error));
    database_watch(office.first.database, NULL);
    assert_int_equal(error.code, ERROR_STOPPED);
    assert_int_equal(files_in(folder), 0);
    remove_folder(folder);
}

static void going_back_is_stopped_at_a_file_of_evidence_and_nothing_is_replaced(void **state)
{
    (void)state;
    struct restored restored;
    struct progress progress = {.watch = stop_in_second_file};
    g_autofree char *folder = new_folder(), *other = new_folder();
    keep_two_files(folder);
    g_autofree char *file = back_up_until(folder, 0);
    g_autofree char *path = g_build_filename(other, "kantor.db", NULL);
    struct restore_order order = {file, path, "20240624-130000", true, &progress};
    assert_true(g_file_set_contents(path, "rusak", -1, NULL));
    assert_false(restore_backup(&order, &restored, &error));
    assert_int_equal(error.code, ERROR_STOPPED);
    assert_int_equal(files_in(other), 2); /* itself and its claims */
    order.progress = NULL;
    assert_ok(restore_backup(&order, &restored, &error));
    assert_int_equal(restored.evidence, 2);
    g_free(restored.before);
    remove_folder(folder);
    remove_folder(other);
}

static void going_back_is_stopped_before_anything_is_replaced(void **state)
{
    (void)state;
    int64_t look = 1;
    g_autofree char *folder = new_folder(), *file = back_up_until(folder, 0);
    g_autofree char *path = g_build_filename(folder, "kantor.db", NULL);
    assert_true(g_file_set_contents(path, "rusak", -1, NULL));
    for (; !restore_until(file, path, look); look *= 2) {
        assert_int_equal(error.code, ERROR_STOPPED);
        assert_int_equal(files_in(folder), 3); /* with the backup, and its claims */
    }
    assert_true(look > 1);
    assert_int_equal(raw_number(path, "SELECT count(*) FROM sheet"), SHEETS);
    remove_folder(folder);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_long_work_is_seen_while_it_goes_on),
        TEST(a_walk_over_the_sheets_tells_how_far_it_is_of_all),
        TEST(each_long_work_stops_at_any_look_and_changes_nothing),
        TEST(a_backup_that_is_stopped_leaves_the_folder_empty),
        TEST(a_backup_that_is_stopped_at_a_file_of_evidence_leaves_the_folder_empty),
        TEST(going_back_is_stopped_at_a_file_of_evidence_and_nothing_is_replaced),
        TEST(going_back_is_stopped_before_anything_is_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
