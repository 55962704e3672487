#include "tests/e2e/desk_steps.h"
#include "tests/support/command.h"

#include <glib/gstdio.h>

/* Report and notice on the screen: the office's texts, the language, the folder, the files. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_sheets());
}

/* Files go to the home folder, which is shown as ~. */
static void open_report(void)
{
    desk_go(terminal, "9", "Laporan dan pengumuman");
    terminal_wait(terminal, "Folder                 ~");
    terminal_wait(terminal, "▌ Laporan, PDF");
}

static void select_row(int rows, const char *shown)
{
    press_times(TERMINAL_KEY_DOWN, rows);
    terminal_wait(terminal, shown);
}

static bool begins_with(const char *name, const char *bytes)
{
    g_autofree char *path = g_build_filename(home, name, NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    return g_file_get_contents(path, &text, &length, NULL) && length >= strlen(bytes) &&
           memcmp(text, bytes, strlen(bytes)) == 0;
}

static void assert_stored(const char *part, const char *expected)
{
    g_autofree char *text = desk_run(home, "report", "--text", part, NULL);
    assert_string_equal(text, expected);
}

static void the_screen_shows_what_can_be_written_at_both_sizes(void **state)
{
    (void)state;
    open_report();
    assert_screen("report");
}

static void every_paper_is_written_from_the_screen(void **state)
{
    (void)state;
    open_report();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tertulis: ");
    terminal_wait(terminal, "~/laporan-skm-2024.pdf");
    select_row(1, "▌ Laporan, ODT");
    desk_step(terminal, TERMINAL_KEY_ENTER, "~/laporan-skm-2024.odt");
    select_row(1, "▌ Pengumuman A4, PDF");
    desk_step(terminal, TERMINAL_KEY_ENTER, "~/pengumuman-skm-2024.pdf");
    select_row(1, "▌ Pengumuman A3, PDF");
    desk_step(terminal, TERMINAL_KEY_ENTER, "~/pengumuman-skm-2024-a3.pdf");
    select_row(1, "▌ Pengumuman, PNG");
    desk_step(terminal, TERMINAL_KEY_ENTER, "~/pengumuman-skm-2024.png");
    assert_true(begins_with("laporan-skm-2024.pdf", "%PDF"));
    assert_true(begins_with("laporan-skm-2024.odt", "PK"));
    assert_true(begins_with("pengumuman-skm-2024.pdf", "%PDF"));
    assert_true(begins_with("pengumuman-skm-2024-a3.pdf", "%PDF"));
    assert_true(begins_with("pengumuman-skm-2024.png", "\211PNG"));
}

static void a_file_that_is_there_is_asked_about(void **state)
{
    (void)state;
    g_free(desk_write(home, "laporan-skm-2024.pdf", "lama"));
    open_report();
    terminal_wait(terminal, "sudah ada");
    desk_step(terminal, TERMINAL_KEY_ENTER, "sudah ada. Ganti?");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, "Ganti?");
    assert_true(begins_with("laporan-skm-2024.pdf", "lama"));
    desk_step(terminal, TERMINAL_KEY_ENTER, "sudah ada. Ganti?");
    desk_step(terminal, TERMINAL_KEY_F2, "Tertulis: ");
    assert_true(begins_with("laporan-skm-2024.pdf", "%PDF"));
}

static void the_other_language_is_only_that_of_the_file(void **state)
{
    (void)state;
    g_autofree char *preface = desk_write(home, "preface.txt", "Puji syukur.");
    g_free(desk_run(home, "report", "--text", "preface", preface, NULL));
    open_report();
    desk_type(terminal, "b", "Inggris");
    terminal_wait(terminal, "Kata pengantar         ditulis ");
    terminal_wait(terminal, "report-skm-2024.pdf");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tertulis: ~/report-skm-2024.pdf");
    terminal_wait(terminal, "Kata pengantar         ditulis ");
    assert_true(begins_with("report-skm-2024.pdf", "%PDF"));
    g_autofree char *path = g_build_filename(home, "report-skm-2024.pdf", NULL);
    const char *const argv[] = {"pdftotext", path, "-", NULL};
    int status;
    g_autofree char *text = command_output(argv, NULL, &status);
    assert_int_equal(status, 0);
    assert_non_null(strstr(text, "Survey Report"));
    assert_non_null(strstr(text, "Preface"));
    assert_null(strstr(text, "Kata pengantar"));
    assert_null(strstr(text, "Laporan"));
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar");
}

static void type_folder(const char *folder, const char *shown)
{
    desk_type(terminal, "f", "Folder tempat berkas ditulis");
    terminal_press(terminal, folder);
    desk_step(terminal, TERMINAL_KEY_ENTER, shown);
}

static void a_folder_whose_own_folder_is_missing_is_refused(void **state)
{
    (void)state;
    open_report();
    type_folder("/tidak/ada", "! Folder /tidak tidak ada.");
    terminal_wait(terminal, "Folder                 ~");
}

static void a_missing_folder_is_made_and_remembered(void **state)
{
    (void)state;
    open_report();
    type_folder("~/Laporan 2024", "Folder ~/Laporan 2024 belum ada. Buat?");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, "Buat?");
    type_folder("~/Laporan 2024", "Folder ~/Laporan 2024 belum ada. Buat?");
    desk_step(terminal, TERMINAL_KEY_F2, "Folder                 ~/Laporan 2024");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tertulis: ~/Laporan 2024/laporan-skm-2024.pdf");
    assert_true(begins_with("Laporan 2024/laporan-skm-2024.pdf", "%PDF"));
    terminal_end(terminal);
    terminal = desk_open(home);
    desk_go(terminal, "9", "Folder                 ~/Laporan 2024");
}

static void files_go_to_the_documents_of_the_user(void **state)
{
    (void)state;
    g_autofree char *config = g_build_filename(home, ".config", NULL);
    g_autofree char *documents = g_build_filename(home, "Dokumen", NULL);
    assert_int_equal(g_mkdir_with_parents(config, 0700), 0);
    assert_int_equal(g_mkdir(documents, 0700), 0);
    g_free(desk_write(home, ".config/user-dirs.dirs", "XDG_DOCUMENTS_DIR=\"$HOME/Dokumen\"\n"));
    terminal_end(terminal);
    terminal = desk_open(home);
    desk_go(terminal, "9", "Folder                 ~/Dokumen");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar");
    desk_go(terminal, "8", "Penutupan survei");
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci survei ini?");
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci kantor dibuat:");
    desk_step(terminal, TERMINAL_KEY_ENTER, "S menyimpannya");
    terminal_wait_gone(terminal, "mengerti");
    desk_type(terminal, "s", "~/Dokumen");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Pernyataan ditulis:");
    assert_true(begins_with("Dokumen/pernyataan-skm-2024.txt", ""));
}

static void a_folder_that_takes_no_file_is_told(void **state)
{
    (void)state;
    open_report();
    type_folder("/proc", "Folder                 /proc");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tidak dapat ditulis");
}

/* --- the texts --- */

static void open_analysis(void)
{
    open_report();
    select_row(7, "▌ Analisis");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Sesudah tabel hasil");
}

static void a_text_is_written_and_its_state_is_shown(void **state)
{
    (void)state;
    open_analysis();
    desk_type(terminal, "Nilai naik.\rTerima kasih 1 + 1.", "Terima kasih 1 + 1.");
    terminal_matches(terminal, "report-text-80x24");
    desk_step(terminal, TERMINAL_KEY_F2, "Analisis tersimpan.");
    terminal_wait(terminal, "ditulis 31-07-2024 09:00 oleh ");
    terminal_wait(terminal, "Nilai naik.");
    assert_stored("analysis", "Nilai naik.\nTerima kasih 1 + 1.\n");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Terima kasih 1 + 1.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Teks kantor di laporan");
}

static void a_text_that_is_not_stored_is_asked_about(void **state)
{
    (void)state;
    open_analysis();
    desk_type(terminal, "Nilai turun.", "Nilai turun.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Teks ini belum disimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Sesudah tabel hasil");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Teks ini belum disimpan.");
    desk_type(terminal, "2", "Teks kantor di laporan");
    assert_stored("analysis", "\n");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Sesudah tabel hasil");
    desk_type(terminal, "Nilai tetap.", "Nilai tetap.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Teks ini belum disimpan.");
    desk_type(terminal, "1", "Analisis tersimpan.");
    assert_stored("analysis", "Nilai tetap.\n");
}

static void an_emptied_text_leaves_the_report(void **state)
{
    (void)state;
    open_analysis();
    desk_type(terminal, "Singkat", "Singkat");
    desk_step(terminal, TERMINAL_KEY_F2, "Analisis tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Sesudah tabel hasil");
    terminal_key(terminal, TERMINAL_KEY_HOME);
    desk_type(terminal, "\v", "Sesudah tabel hasil");
    terminal_wait_gone(terminal, "Singkat");
    desk_step(terminal, TERMINAL_KEY_F2, "Analisis dihapus dari laporan.");
    assert_stored("analysis", "\n");
}

static void the_index_screen_leads_to_it(void **state)
{
    (void)state;
    desk_go(terminal, "3", "▌U1 Persyaratan");
    desk_type(terminal, "r", "Laporan dan pengumuman");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌U1 Persyaratan");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_screen_shows_what_can_be_written_at_both_sizes),
        TEST(every_paper_is_written_from_the_screen),
        TEST(a_file_that_is_there_is_asked_about),
        TEST(the_other_language_is_only_that_of_the_file),
        TEST(a_folder_whose_own_folder_is_missing_is_refused),
        TEST(a_missing_folder_is_made_and_remembered),
        TEST(files_go_to_the_documents_of_the_user),
        TEST(a_folder_that_takes_no_file_is_told),
        TEST(a_text_is_written_and_its_state_is_shown),
        TEST(a_text_that_is_not_stored_is_asked_about),
        TEST(an_emptied_text_leaves_the_report),
        TEST(the_index_screen_leads_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
