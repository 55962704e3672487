#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/store/office.h"
#include "tests/store/stopper.h"
#include "ui/cli/import_table.h"
#include "ui/paper/odt.h"
#include "ui/paper/pdf.h"
#include "ui/paper/workbook.h"
#include "ui/report/sheets_report.h"
#include "ui/report/unit_report.h"

/* What reads, writes or imports many sheets, stopped in its midst: neither the database nor the
 * folder of temporary files shows that it was ever begun. */

#define SHEETS 1100

static char *folder, *temporary;
static struct office office;
static struct app app;

/* Fontconfig keeps a little until the end of the program. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}

static void fill(void)
{
    const struct program *first = &office.first;
    assert_ok(database_begin(first->database, &error));
    for (long number = 1; number <= SHEETS; number++) {
        struct sheet *sheet = new_sheet(first, number, "CDOB", "65432165432");
        if (number % 20 == 0)
            set_value(sheet, "suggestion", "Ruang tunggu panas & sempit");
        assert_ok(sheet_store_add(first->sheets, sheet, number % 9 != 0, number % 9 ? "" : "ganda",
                                  NOON, NULL, &error));
        sheet_destroy(sheet);
    }
    assert_ok(sheet_store_flush(first->sheets, &error));
    assert_ok(database_end(first->database, true, &error));
}

static void open_app(void)
{
    app_init(&app);
    app.database_path = g_strdup(office.path);
    app.person_name = g_strdup("Rina");
    assert_ok(app_open(&app, DATABASE_EXISTING, false, &error));
}

static int set_up(void **state)
{
    (void)state;
    folder = new_folder();
    office_open(&office);
    fill();
    program_close(&office.first);
    open_app();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    app_finish(&app);
    office_close(&office);
    remove_folder(folder);
    g_free(folder);
    return 0;
}

static int files_in(const char *path)
{
    int files = 0;
    GDir *entries = g_dir_open(path, 0, NULL);
    while (entries && g_dir_read_name(entries))
        files++;
    g_dir_close(entries);
    return files;
}

/* --- papers and data; false where it was stopped --- */

static bool unref(GByteArray *bytes)
{
    bool ok = bytes != NULL;
    g_clear_pointer(&bytes, g_byte_array_unref);
    return ok;
}

static bool writes_a_report_by(GByteArray *(*write)(const struct document *, struct progress *,
                                                    struct error *))
{
    struct document *document =
        unit_report_document(&app, &(struct unit_report_options){0}, &error);
    bool ok = document && unref(write(document, database_progress(app.database), &error));
    document_destroy(document);
    return ok;
}

static bool writes_a_pdf(void)
{
    return writes_a_report_by(pdf_of_document);
}

static bool writes_an_odt(void)
{
    return writes_a_report_by(odt_of_document);
}

static bool writes_a_workbook(void)
{
    return unref(workbook_of_survey(&app, false, &error));
}

static bool free_text(GString *text)
{
    if (text)
        g_string_free(text, TRUE);
    return text != NULL;
}

static bool writes_csv(void)
{
    return free_text(sheets_report_csv(&app, true, false, &error));
}

static bool writes_json(void)
{
    return free_text(sheets_report_json(&app, true, &error));
}

static bool write_until(bool (*write)(void), int64_t look)
{
    struct stopper stopper = stop_at(look);
    error = (struct error){0};
    database_watch(app.database, &stopper.progress);
    bool ok = write();
    database_watch(app.database, NULL);
    return ok;
}

/* At the first look, the second, the fourth … */
static void assert_stops_without_a_trace(bool (*write)(void))
{
    int64_t look = 1;
    int before = files_in(temporary);
    for (; !write_until(write, look); look *= 2) {
        assert_int_equal(error.code, ERROR_STOPPED);
        assert_int_equal(files_in(temporary), before);
    }
    assert_true(look > 1);
    assert_int_equal(files_in(temporary), before);
}

static void a_report_is_stopped_at_any_row(void **state)
{
    (void)state;
    assert_stops_without_a_trace(writes_a_pdf);
}

static void a_report_for_a_word_processor_is_stopped_at_any_row(void **state)
{
    (void)state;
    assert_stops_without_a_trace(writes_an_odt);
}

static void a_workbook_that_is_stopped_leaves_no_temporary_file(void **state)
{
    (void)state;
    assert_stops_without_a_trace(writes_a_workbook);
}

static void sheets_are_given_out_whole_or_not_at_all(void **state)
{
    (void)state;
    assert_stops_without_a_trace(writes_csv);
    assert_stops_without_a_trace(writes_json);
}

/* --- import --- */

static char *write_csv(void)
{
    char *path = g_build_filename(folder, "sheets.csv", NULL);
    GString *csv = g_string_new("service,date,sex,q1,q2,suggestion\n");
    for (int i = 0; i < SHEETS; i++)
        g_string_append_printf(csv, "%s,2024-06-24,P,%d,6,Kursi %d\n", i % 50 ? "CDOB" : "BARU",
                               1 + i % 6, i);
    assert_true(g_file_set_contents(path, csv->str, -1, NULL));
    g_string_free(csv, TRUE);
    return path;
}

static bool import_until(const char *path, int64_t look)
{
    struct stopper stopper = stop_at(look);
    struct import_table table = {
        .app = &app, .file = path, .add_services = true, .kind = &import_sheets};
    error = (struct error){0};
    open_app();
    database_watch(app.database, &stopper.progress);
    bool ok = import_table_store(&table, false, &error);
    database_watch(app.database, NULL);
    app_finish(&app);
    return ok;
}

static GBytes *read_database(void)
{
    char *bytes;
    gsize length;
    assert_true(g_file_get_contents(office.path, &bytes, &length, NULL));
    return g_bytes_new_take(bytes, length);
}

static void an_import_that_is_stopped_leaves_the_database_byte_for_byte(void **state)
{
    (void)state;
    int64_t look = 1;
    g_autofree char *path = write_csv();
    app_finish(&app);
    g_autoptr(GBytes) before = read_database();
    int files = files_in(office.folder);
    for (; !import_until(path, look); look *= 2) {
        g_autoptr(GBytes) after = read_database();
        assert_int_equal(error.code, ERROR_STOPPED);
        assert_true(g_bytes_equal(before, after));
        assert_int_equal(files_in(office.folder), files);
    }
    assert_true(look > 1);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), 2 * SHEETS);
}

static void what_was_stopped_can_be_done_again_in_the_same_program(void **state)
{
    (void)state;
    g_autofree char *path = write_csv();
    struct stopper stopper = stop_at(2);
    struct import_table table = {
        .app = &app, .file = path, .add_services = true, .kind = &import_sheets};
    database_watch(app.database, &stopper.progress);
    assert_false(import_table_store(&table, false, &error));
    database_watch(app.database, NULL);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), SHEETS);
    bool equal;
    assert_ok(sheet_store_check_figures(app.sheets, &equal, &error));
    assert_true(equal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_report_is_stopped_at_any_row),
        TEST(a_report_for_a_word_processor_is_stopped_at_any_row),
        TEST(a_workbook_that_is_stopped_leaves_no_temporary_file),
        TEST(sheets_are_given_out_whole_or_not_at_all),
        TEST(an_import_that_is_stopped_leaves_the_database_byte_for_byte),
        TEST(what_was_stopped_can_be_done_again_in_the_same_program),
    };
    temporary = g_dir_make_tmp("lembar-long-XXXXXX", NULL);
    g_setenv("TMPDIR", temporary, TRUE);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_rmdir(temporary);
    g_free(temporary);
    return failed;
}
