#include "tests/e2e/desk_steps.h"
#include "tests/support/command.h"

#include <signal.h>

#include <glib/gstdio.h>

/* Long work: it tells a terminal how far it is, and can be stopped without harm. */

#define MANY 60000 /* rows whose import takes seconds */
#define SOME 6000  /* sheets whose report takes seconds */
#define FEW  1600  /* sheets of which a pass is seen while it goes on */

static int set_up(void **state)
{
    (void)state;
    home = desk_create_with_sheets();
    return 0;
}

/* --- steps --- */

/* Numbers from 101. */
static char *write_sheets(int count)
{
    g_autoptr(GString) csv = g_string_new("sheet,service,date,q1,q2,suggestion\n");
    for (int i = 0; i < count; i++)
        g_string_append_printf(csv, "%d,CDOB,2024-06-%02d,%d,6,Kursi %d\n", 101 + i, 1 + i % 30,
                               1 + i % 6, i);
    return desk_write(home, "sheets.csv", csv->str);
}

static void add_sheets(int count)
{
    g_autofree char *path = write_sheets(count);
    g_free(desk_run(home, "import", "sheets", path, NULL));
}

/* A command in a terminal, once it tells how far it is. */
static void start_until(const char *const *argv, const char *work)
{
    terminal = terminal_start(&(struct terminal_setup){.argv = argv, .home = home});
    terminal_wait(terminal, work);
}

static void assert_ended_by(int signal_number)
{
    assert_int_equal(terminal_wait_exit(terminal), 128 + signal_number);
    terminal_wait(terminal, "lembar: Dihentikan; tidak ada yang berubah.");
    assert_false(terminal_shows(terminal, "menghentikan"));
    assert_true(terminal_is_sane(terminal));
}

static int files_beside_the_database(void)
{
    int files = 0;
    g_autofree char *database = desk_database(home), *folder = g_path_get_dirname(database);
    GDir *entries = g_dir_open(folder, 0, NULL);
    while (entries && g_dir_read_name(entries))
        files++;
    g_dir_close(entries);
    return files;
}

static void assert_home_has_no(const char *beginning)
{
    GDir *entries = g_dir_open(home, 0, NULL);
    for (const char *name; entries && (name = g_dir_read_name(entries));)
        if (strstr(name, beginning))
            fail_msg("%s was left behind", name);
    g_dir_close(entries);
}

/* --- commands --- */

static void an_import_is_stopped_by(void (*stop)(void), int signal_number)
{
    g_autofree char *path = write_sheets(MANY), *before = desk_run(home, "export", "sheets", NULL);
    int files = files_beside_the_database();
    const char *const argv[] = {desk_program(), "import", "sheets", path, NULL};
    start_until(argv, "Membaca baris … ");
    terminal_wait(terminal, "dari 60.001 (");
    terminal_wait(terminal, " %); Ctrl-C menghentikan");
    stop();
    assert_ended_by(signal_number);
    g_autofree char *after = desk_run(home, "export", "sheets", NULL);
    assert_string_equal(before, after);
    assert_database_is_sound();
    assert_int_equal(files_beside_the_database(), files);
}

static void press_ctrl_c(void)
{
    terminal_press(terminal, "\003");
}

static void press_ctrl_c_again_and_again(void)
{
    terminal_press(terminal, "\003\003\003\003\003");
}

static void terminate(void)
{
    terminal_kill(terminal, SIGTERM);
}

static void ctrl_c_stops_an_import_and_nothing_has_changed(void **state)
{
    (void)state;
    an_import_is_stopped_by(press_ctrl_c, SIGINT);
}

static void impatience_does_no_harm(void **state)
{
    (void)state;
    an_import_is_stopped_by(press_ctrl_c_again_and_again, SIGINT);
}

static void an_import_that_is_told_to_end_changes_nothing_either(void **state)
{
    (void)state;
    an_import_is_stopped_by(terminate, SIGTERM);
}

static void ctrl_c_stops_a_report_and_no_file_is_left(void **state)
{
    (void)state;
    add_sheets(SOME);
    g_autofree char *path = g_build_filename(home, "laporan.pdf", NULL);
    const char *const argv[] = {desk_program(), "report", "-o", path, NULL};
    start_until(argv, "Menata halaman … ");
    press_ctrl_c();
    assert_ended_by(SIGINT);
    assert_home_has_no("laporan");
}

static void the_report_from_before_stays_where_a_new_one_is_stopped(void **state)
{
    (void)state;
    add_sheets(SOME);
    g_autofree char *path = desk_write(home, "laporan.odt", "lama"), *text = NULL;
    const char *const argv[] = {desk_program(), "report", "--format",    "odt",
                                "-o",           path,     "--overwrite", NULL};
    start_until(argv, "Menyusun dokumen … ");
    press_ctrl_c();
    assert_ended_by(SIGINT);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "lama");
    assert_home_has_no("laporan.odt.");
}

static void ctrl_c_stops_a_workbook_and_no_file_is_left(void **state)
{
    (void)state;
    add_sheets(SOME);
    g_autofree char *path = g_build_filename(home, "tabel.xlsx", NULL);
    g_autofree char *folder = g_strdup_printf("TMPDIR=%s", home);
    const char *const environment[] = {folder, NULL};
    const char *const argv[] = {desk_program(), "export", "workbook", path, NULL};
    terminal = terminal_start(
        &(struct terminal_setup){.argv = argv, .environment = environment, .home = home});
    terminal_wait(terminal, "Membaca lembar … ");
    press_ctrl_c();
    assert_ended_by(SIGINT);
    assert_home_has_no("tabel");
    assert_home_has_no("lembar-");
}

static void run_command(struct command_result *result, const char *const *argv)
{
    command_run(&(struct command_setup){.argv = argv, .home = home}, result);
    assert_int_equal(result->status, 0);
}

static void nothing_is_told_where_the_standard_error_is_no_terminal(void **state)
{
    (void)state;
    g_autofree char *path = write_sheets(MANY);
    struct command_result result;
    const char *const argv[] = {desk_program(), "import", "sheets", path, NULL};
    run_command(&result, argv);
    assert_string_equal(result.errors, "");
    assert_non_null(strstr(result.output, "60000 lembar diimpor"));
    command_result_finish(&result);
}

static void a_terminal_shows_the_result_alone_in_the_end(void **state)
{
    (void)state;
    add_sheets(FEW);
    const char *const argv[] = {desk_program(), "audit", "verify", NULL};
    terminal = terminal_start(&(struct terminal_setup){.argv = argv, .home = home});
    assert_int_equal(terminal_wait_exit(terminal), 0);
    g_autofree char *row = terminal_row(terminal, 0);
    assert_true(g_str_has_prefix(row, "Rantai catatan utuh: "));
}

/* --- screens --- */

static void esc_stops_a_report_and_no_file_is_left(void **state)
{
    (void)state;
    add_sheets(FEW);
    g_autofree char *folder = g_build_filename(home, "out", NULL);
    assert_int_equal(g_mkdir(folder, 0700), 0);
    terminal = desk_open(home);
    desk_type(terminal, "9", "Laporan, PDF");
    desk_type(terminal, "f", "Folder tempat berkas ditulis");
    press_times(TERMINAL_KEY_BACKSPACE, 200);
    desk_type(terminal, "~/out\r", "Folder                 ~/out");
    terminal_press(terminal, "\r\033");
    terminal_wait(terminal, "Dihentikan; tidak ada yang berubah.");
    terminal_wait(terminal, "Laporan, PDF");
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    assert_null(g_dir_read_name(entries));
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tertulis: ~/out/laporan-skm-2024.pdf");
}

static void esc_stops_a_backup_and_no_file_is_left(void **state)
{
    (void)state;
    add_sheets(FEW);
    g_autofree char *folder = g_build_filename(home, "cadangan", NULL);
    assert_int_equal(g_mkdir(folder, 0700), 0);
    g_free(desk_run(home, "backup", "--folder", folder, NULL));
    terminal = desk_open(home);
    desk_type(terminal, "0", "F4 cadangkan");
    terminal_press(terminal, "\033OS\033");
    terminal_wait(terminal, "Dihentikan; tidak ada yang berubah.");
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    assert_null(g_dir_read_name(entries));
    desk_step(terminal, TERMINAL_KEY_F4, "Cadangan dibuat dan dibaca kembali");
}

static void esc_stops_the_look_at_the_record(void **state)
{
    (void)state;
    add_sheets(FEW);
    terminal = desk_open(home);
    desk_type(terminal, "c", "Catatan utuh: ");
    terminal_press(terminal, "\033[15~\033");
    terminal_wait(terminal, "Dihentikan; tidak ada yang berubah.");
    terminal_wait(terminal, "Catatan utuh: ");
    desk_step(terminal, TERMINAL_KEY_F5, "Catatan diperiksa.");
}

static void esc_stops_what_if_of_each_sheet(void **state)
{
    (void)state;
    add_sheets(FEW);
    terminal = desk_open(home);
    desk_type(terminal, "3", "Indeks per unsur");
    desk_type(terminal, "k", "Apa yang ada di balik indeks.");
    desk_type(terminal, "7", "tanpa … (layanan)");
    desk_type(terminal, "k", "Yang dapat dilepas");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ lembar");
    terminal_press(terminal, "\r\033");
    terminal_wait(terminal, "Dihentikan; tidak ada yang berubah.");
    terminal_wait(terminal, "tanpa … (layanan)");
}

static void what_esc_stopped_before_anything_was_shown_is_read_again_with_enter(void **state)
{
    (void)state;
    add_sheets(FEW);
    terminal = desk_open(home);
    terminal_wait(terminal, "catatan utuh"); /* nothing else is left to be read by itself */
    desk_type(terminal, "4", "F9 lihat");
    desk_step(terminal, TERMINAL_KEY_F9, "Rekomendasi dari data");
    terminal_press(terminal, "5\033");
    terminal_wait(terminal, "Dihentikan; tekan Enter untuk menghitung lagi.");
    terminal_wait(terminal, "Suara responden");
    desk_step(terminal, TERMINAL_KEY_ENTER, "1600 saran");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ctrl_c_stops_an_import_and_nothing_has_changed),
        TEST(impatience_does_no_harm),
        TEST(an_import_that_is_told_to_end_changes_nothing_either),
        TEST(ctrl_c_stops_a_report_and_no_file_is_left),
        TEST(the_report_from_before_stays_where_a_new_one_is_stopped),
        TEST(ctrl_c_stops_a_workbook_and_no_file_is_left),
        TEST(nothing_is_told_where_the_standard_error_is_no_terminal),
        TEST(a_terminal_shows_the_result_alone_in_the_end),
        TEST(esc_stops_a_report_and_no_file_is_left),
        TEST(esc_stops_a_backup_and_no_file_is_left),
        TEST(esc_stops_the_look_at_the_record),
        TEST(esc_stops_what_if_of_each_sheet),
        TEST(what_esc_stopped_before_anything_was_shown_is_read_again_with_enter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
