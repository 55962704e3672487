#include "tests/e2e/desk_steps.h"

#include <glib/gstdio.h>

/* A list of actions imported from the screens. */

static int set_up(void **state)
{
    (void)state;
    home = desk_create();
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents("tests/data/actions-office.csv", &text, NULL, NULL));
    g_free(desk_write(home, "daftar.csv", text));
    terminal = desk_open(home);
    return 0;
}

static void ask_for_a_list(const char *name)
{
    desk_go(terminal, "4", "Tindak lanjut");
    terminal_wait(terminal, "F9 lihat");
    desk_step(terminal, TERMINAL_KEY_F9, "Impor daftar dari kantor (CSV)");
    desk_type(terminal, "7", "Berkas CSV daftar tindak lanjut");
    terminal_press(terminal, name);
}

static void open_list(void)
{
    ask_for_a_list("daftar.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "daftar.csv: 5 tindak lanjut dapat diimpor, 3 di antaranya");
    terminal_wait(terminal, "F1 bantuan");
}

static char *exported(void)
{
    return desk_run(home, "export", "actions", NULL);
}

static void a_list_is_looked_at_before_anything_is_stored(void **state)
{
    (void)state;
    open_list();
    assert_screen("action-import");
    g_autofree char *text = exported();
    assert_null(strstr(text, "Papan"));
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F9 lihat");
}

static void a_unit_is_named_and_its_rows_are_taken(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Unit yang dimaksud \"Loka Balikpapan\"");
    terminal_wait(terminal, "belum tahu: barisnya ditolak");
    assert_screen("action-import-unit");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 6 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "\"Loka Balikpapan\" (1 baris, mulai baris 13) = Loka POM di Kota");
    desk_step(terminal, TERMINAL_KEY_F2, "Simpan 6 tindak lanjut? 7 baris ditolak dan tidak ikut.");
    desk_type(terminal, "+", "daftar.csv: 6 tindak lanjut diimpor");
    g_autofree char *text = exported();
    assert_non_null(strstr(text, ",Menyurati pelaku usaha,"));
    g_autofree char *units = desk_run(home, "units", "spellings", NULL);
    assert_non_null(strstr(units, "Loka Balikpapan  Loka POM di Kota Balikpapan"));
    desk_step(terminal, TERMINAL_KEY_F2, "Daftar ini sudah disimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Menyurati pelaku usaha");
}

static void whoever_does_not_know_the_unit_leaves_its_rows_out(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Unit yang dimaksud \"Loka Balikpapan\"");
    terminal_key(terminal, TERMINAL_KEY_END);
    desk_step(terminal, TERMINAL_KEY_ENTER, "F2 simpan");
    terminal_wait(terminal, "daftar.csv: 5 tindak lanjut dapat diimpor");
    desk_step(terminal, TERMINAL_KEY_F2, "Simpan 5 tindak lanjut?");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F2 simpan");
    g_autofree char *text = exported();
    assert_null(strstr(text, "Papan"));
}

static void a_unit_that_was_named_can_be_doubted_again(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Unit yang dimaksud \"Loka Balikpapan\"");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 6 tindak lanjut dapat diimpor");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Loka POM di Kota Balikpapan");
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_wait(terminal, "▌ belum tahu: barisnya ditolak");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 5 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "mungkin Loka POM di Kota");
}

static void a_unit_like_no_other_can_be_one_of_its_own_or_none(void **state)
{
    (void)state;
    open_list();
    desk_type(terminal, "t", "daftar.csv: 8 tindak lanjut dapat diimpor");
    for (int i = 0; i < 2; i++)
        terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait(terminal, "▌ unit            1  \"Dinas Kesehatan Kota\"");
    desk_step(terminal, TERMINAL_KEY_ENTER, "unit lain, bernama Dinas Kesehatan Kota");
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_wait(terminal, "▌ belum tahu: barisnya ditolak");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 7 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "\"Dinas Kesehatan Kota\" (1 baris, mulai baris 23) belum dipastikan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ belum tahu: barisnya ditolak");
    terminal_key(terminal, TERMINAL_KEY_UP);
    terminal_wait(terminal, "▌ unit lain, bernama Dinas Kesehatan Kota");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 8 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "\"Dinas Kesehatan Kota\" (1 baris, mulai baris 23) = Dinas");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ unit lain, bernama Dinas Kesehatan Kota");
}

static void a_unit_like_no_other_can_be_that_of_the_survey_at_hand(void **state)
{
    (void)state;
    g_free(desk_write(home, "kantor.csv", "unit,plan\nKantor kami,A\n"));
    ask_for_a_list("kantor.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "kantor.csv: 0 tindak lanjut dapat diimpor, 1 ditolak");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ unit lain, bernama Kantor kami");
    terminal_key(terminal, TERMINAL_KEY_UP);
    terminal_wait(terminal, "▌ Loka POM di Kota Balikpapan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "kantor.csv: 1 tindak lanjut dapat diimpor; belum");
    terminal_wait(terminal, "\"Kantor kami\" (1 baris, mulai baris 2) = Loka POM di Kota");
}

/* By a file of units: nothing else would propose it. */
static void a_unit_that_was_remembered_is_among_those_to_choose_from(void **state)
{
    (void)state;
    desk_close(terminal);
    g_autofree char *list = desk_write(home, "satu.csv", "unit,plan\nLoka Balikpapan,A\n");
    g_autofree char *units =
        desk_write(home, "units.csv", "spelling,unit\nLoka Balikpapan,Balai POM di Samarinda\n");
    g_free(desk_run(home, "import", "actions", "--add-surveys", "--units", units, list, NULL));
    terminal = desk_open(home);
    open_list();
    terminal_wait(terminal, "▌ unit            1  \"Loka Balikpapan\"");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Balai POM di Samarinda");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait(terminal, "▌ Loka POM di Kota Balikpapan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 6 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "= Loka POM di Kota Balikpapan");
}

static void merged_cells_lists_and_missing_surveys_are_dealt_with_when_told(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Unit yang dimaksud \"Loka Balikpapan\"");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 6 tindak lanjut dapat diimpor");
    desk_type(terminal, "g", "daftar.csv: 7 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "G gabung: ya");
    terminal_wait(terminal, "= Loka POM di Kota Balikpapan"); /* confirmed before: still so */
    desk_type(terminal, "t", "daftar.csv: 10 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "T tambah: ya");
    desk_type(terminal, "b", "B butir: ya");
    desk_type(terminal, "u", "U ubah: ya");
}

static void the_list_is_read_once(void **state)
{
    (void)state;
    open_list();
    g_autofree char *path = g_build_filename(home, "daftar.csv", NULL);
    assert_int_equal(g_remove(path), 0);
    desk_type(terminal, "g", "G gabung: ya");
    terminal_wait(terminal, "daftar.csv: 6 tindak lanjut dapat diimpor");
    desk_type(terminal, "g", "G gabung: tidak");
    terminal_wait(terminal, "daftar.csv: 5 tindak lanjut dapat diimpor");
}

/* --- what the headings mean --- */

#define OTHER_LIST "Yang dikerjakan;Kapan;Warna\nPapan alur;TW I 2025;merah\n"

static void open_list_of_other_headings(void)
{
    g_free(desk_write(home, "lain.csv", OTHER_LIST));
    ask_for_a_list("lain.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "lain.csv: kolom rencana tindak lanjut (plan) tidak");
}

static void a_list_of_other_headings_is_read_with_a_file_of_columns(void **state)
{
    (void)state;
    g_free(desk_write(home, "kolom.csv", "heading,column\nYang dikerjakan,plan\nKapan,due\n"));
    open_list_of_other_headings();
    assert_screen("action-import-headings");
    desk_type(terminal, "k", "Berkas kolom (CSV heading,column)");
    terminal_press(terminal, "kolom.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "lain.csv: 1 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "K kolom: kolom.csv");
    terminal_wait(terminal, "Kolom yang tidak dibaca: \"Warna\"");
    assert_screen("action-import-columns");
    desk_step(terminal, TERMINAL_KEY_F2, "Simpan 1 tindak lanjut?");
    desk_type(terminal, "+", "lain.csv: 1 tindak lanjut diimpor");
    g_autofree char *text = exported();
    assert_non_null(strstr(text, ",Papan alur,TW I 2025,"));
}

static void a_wrong_file_of_columns_is_told_and_changes_nothing(void **state)
{
    (void)state;
    g_free(desk_write(home, "kolom.csv", "heading,column\nYang dikerjakan,plam\n"));
    open_list_of_other_headings();
    desk_type(terminal, "k", "Berkas kolom (CSV heading,column)");
    terminal_press(terminal, "kolom.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "kolom \"plam\" tidak dikenal");
    terminal_wait(terminal, "│  ~/kolom.csv"); /* to be mended */
    terminal_wait(terminal, "lain.csv: kolom rencana tindak lanjut (plan) tidak");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "K berkas kolom");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F9 lihat");
}

static void what_was_chosen_before_stays_with_a_file_of_columns(void **state)
{
    (void)state;
    g_free(desk_write(home, "kolom.csv", "heading,column\nTimeline,-\n"));
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Unit yang dimaksud \"Loka Balikpapan\"");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 6 tindak lanjut dapat diimpor");
    desk_type(terminal, "g", "daftar.csv: 7 tindak lanjut dapat diimpor");
    desk_type(terminal, "k", "Berkas kolom (CSV heading,column)");
    terminal_press(terminal, "kolom.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "K kolom: kolom.csv");
    terminal_wait(terminal, "daftar.csv: 7 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "G gabung: ya");
    terminal_wait(terminal, "= Loka POM di Kota Balikpapan");
    desk_type(terminal, "k", "kosong: menurut judulnya");
    terminal_press(terminal, "\025");
    desk_step(terminal, TERMINAL_KEY_ENTER, "K kolom: menurut judulnya");
    terminal_wait(terminal, "= Loka POM di Kota Balikpapan");
}

/* --- the year of rows without one --- */

static void rows_without_a_year_are_of_the_one_that_is_named(void **state)
{
    (void)state;
    g_free(desk_write(home, "tahun.csv", "tahun,rencana\n,A\n2024,B\n"));
    ask_for_a_list("tahun.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tahun.csv: 1 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "H tahun: dari daftar");
    desk_type(terminal, "h", "Tahun bagi baris tanpa tahun");
    terminal_press(terminal, "dua ribu");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tahun \"dua ribu\" tidak terbaca; tulis 2024.");
    terminal_wait(terminal, "H tahun: dari daftar");
    desk_type(terminal, "h", "Tahun bagi baris tanpa tahun");
    terminal_press(terminal, "2024");
    desk_step(terminal, TERMINAL_KEY_ENTER, "H tahun: 2024");
    terminal_wait(terminal, "tahun.csv: 2 tindak lanjut dapat diimpor");
    desk_type(terminal, "h", "(kosong: barisnya ditolak)");
    terminal_press(terminal, "\025");
    desk_step(terminal, TERMINAL_KEY_ENTER, "H tahun: dari daftar");
    terminal_wait(terminal, "tahun.csv: 1 tindak lanjut dapat diimpor");
}

/* --- the report --- */

static char *report_after(const char *told)
{
    char *text = NULL;
    g_autofree char *path = g_build_filename(home, "daftar-laporan.csv", NULL);
    terminal_wait(terminal, told);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void a_report_is_written_before_and_after_the_list_is_stored(void **state)
{
    (void)state;
    open_list();
    desk_type(terminal, "r", "Berkas laporan baris demi baris (CSV)");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    g_autofree char *before = report_after("Tertulis: ~/daftar-laporan.csv");
    assert_non_null(strstr(before, "\r\n13,,refused,Loka Balikpapan,,CPKB,"));
    desk_step(terminal, TERMINAL_KEY_ENTER, "Unit yang dimaksud \"Loka Balikpapan\"");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 6 tindak lanjut dapat diimpor");
    desk_step(terminal, TERMINAL_KEY_F2, "Simpan 6 tindak lanjut?");
    desk_type(terminal, "+", "daftar.csv: 6 tindak lanjut diimpor");
    terminal_wait(terminal, "R laporan");
    desk_type(terminal, "r", "Berkas laporan baris demi baris (CSV)");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar-laporan.csv sudah ada. Ganti?");
    terminal_press(terminal, "+");
    g_autofree char *after = report_after("Tertulis: ~/daftar-laporan.csv");
    assert_non_null(strstr(after, "\r\n13,,doubted,Loka Balikpapan,2024,"));
    assert_screen("action-import-stored");
}

static void a_report_never_goes_over_the_list(void **state)
{
    (void)state;
    open_list();
    desk_type(terminal, "r", "Berkas laporan baris demi baris (CSV)");
    terminal_press(terminal, "~/daftar.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "adalah daftar itu sendiri");
}

static void its_help_tells_what_a_file_of_columns_is(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_F1, "Bantuan: Impor tindak lanjut");
    terminal_matches(terminal, "action-import-help-80x24");
}

/* --- long lists --- */

static void large_counts_are_not_cut(void **state)
{
    g_autoptr(GString) text = g_string_new("plan,due,status\n");
    static const char *const rows[] = {"TW I 2024,proses", "TW I 2030,proses", ",batal"};
    (void)state;
    for (int i = 0; i < 3000; i++)
        g_string_append_printf(text, "Rencana %d,%s\n", i, rows[i % 3]);
    g_autofree char *path = desk_write(home, "ribuan.csv", text->str);
    g_free(desk_run(home, "import", "actions", path, NULL));
    desk_go(terminal, "4", "Tindak lanjut");
    terminal_wait(terminal, " · 1000 terbuka");
    terminal_wait(terminal, " × 1000 dibatalkan");
}

static void many_rows_do_not_hide_why_they_are_doubted(void **state)
{
    g_autoptr(GString) text = g_string_new("plan,due\n");
    (void)state;
    for (int i = 0; i < 400; i++)
        g_string_append_printf(text, "Rencana %d,%s\n", i, i % 2 ? "segera" : "TW I 2025");
    g_free(desk_write(home, "selang.csv", text->str));
    ask_for_a_list("selang.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "…: tenggat \"segera\" dicatat");
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_wait(terminal, "  tenggat \"segera\" dicatat apa adanya");
    terminal_wait(terminal, "  baris 3, 5, 7, 9, 11, 13, 15, 17, ");
}

/* Rows whose reading takes seconds. */
#define MANY 40000

static void a_large_list_shows_how_far_it_is_and_esc_stops_it(void **state)
{
    g_autoptr(GString) text = g_string_new("plan,owner\n");
    (void)state;
    for (int i = 0; i < MANY; i++)
        g_string_append_printf(text, "Rencana %d,Tim\n", i);
    g_free(desk_write(home, "panjang.csv", text->str));
    ask_for_a_list("panjang.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, " dari 40.00");
    terminal_wait(terminal, "Esc menghentikan; tidak ada yang berubah.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Dihentikan; tidak ada yang berubah.");
    terminal_wait(terminal, "F9 lihat");
    g_autofree char *actions = exported();
    assert_null(strstr(actions, "Rencana"));
}

static void an_option_that_is_stopped_is_not_turned(void **state)
{
    g_autoptr(GString) text = g_string_new("unit,plan\nDinas Kesehatan,A\n");
    (void)state;
    for (int i = 0; i < MANY; i++)
        g_string_append_printf(text, ",Rencana %d\n", i);
    g_free(desk_write(home, "panjang.csv", text->str));
    ask_for_a_list("panjang.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "panjang.csv: 0 tindak lanjut dapat diimpor");
    desk_type(terminal, "t", "panjang.csv: 1 tindak lanjut dapat diimpor");
    desk_type(terminal, "g", "Esc menghentikan; tidak ada yang berubah.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Dihentikan; tidak ada yang berubah.");
    terminal_wait(terminal, "G gabung: tidak");
    terminal_wait(terminal, "panjang.csv: 1 tindak lanjut dapat diimpor");
}

static void what_is_no_list_is_told_in_one_sentence(void **state)
{
    (void)state;
    ask_for_a_list("\177\177/tidak-ada.csv"); /* instead of the "~/" offered */
    desk_step(terminal, TERMINAL_KEY_ENTER, "! berkas /tidak-ada.csv tidak ada");
    terminal_wait(terminal, "│  /tidak-ada.csv"); /* to be mended */
    terminal_press(terminal, "\025/");
    desk_step(terminal, TERMINAL_KEY_ENTER, "! / adalah folder; sebut sebuah berkas di dalamnya");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F9 lihat");
}

static void it_speaks_english(void **state)
{
    (void)state;
    reopen_with("LEMBAR_LANG=en");
    desk_go(terminal, "4", "Actions");
    terminal_wait(terminal, "F9 view");
    desk_step(terminal, TERMINAL_KEY_F9, "Import a list of an office (CSV)");
    desk_type(terminal, "7", "CSV file of a list of actions");
    terminal_press(terminal, "daftar.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 5 actions can be imported, ");
    terminal_wait(terminal, "F1 help");
    terminal_matches(terminal, "action-import-english-80x24");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_list_is_looked_at_before_anything_is_stored),
        TEST(a_unit_is_named_and_its_rows_are_taken),
        TEST(whoever_does_not_know_the_unit_leaves_its_rows_out),
        TEST(a_unit_that_was_named_can_be_doubted_again),
        TEST(a_unit_like_no_other_can_be_one_of_its_own_or_none),
        TEST(a_unit_like_no_other_can_be_that_of_the_survey_at_hand),
        TEST(a_unit_that_was_remembered_is_among_those_to_choose_from),
        TEST(merged_cells_lists_and_missing_surveys_are_dealt_with_when_told),
        TEST(the_list_is_read_once),
        TEST(a_list_of_other_headings_is_read_with_a_file_of_columns),
        TEST(a_wrong_file_of_columns_is_told_and_changes_nothing),
        TEST(what_was_chosen_before_stays_with_a_file_of_columns),
        TEST(rows_without_a_year_are_of_the_one_that_is_named),
        TEST(a_report_is_written_before_and_after_the_list_is_stored),
        TEST(a_report_never_goes_over_the_list),
        TEST(its_help_tells_what_a_file_of_columns_is),
        TEST(large_counts_are_not_cut),
        TEST(many_rows_do_not_hide_why_they_are_doubted),
        TEST(a_large_list_shows_how_far_it_is_and_esc_stops_it),
        TEST(an_option_that_is_stopped_is_not_turned),
        TEST(what_is_no_list_is_told_in_one_sentence),
        TEST(it_speaks_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
