#include "tests/e2e/sql_steps.h"

/* Set-up, and what an administrator arranges of a survey afterwards: its services, its target, the
 * next year. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create());
}

/* Begins anew, where there is no database. */
static void start_empty(void **state)
{
    tear_down(state);
    home = desk_create_empty();
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Selamat datang di Lembar");
}

/* --- set-up --- */

static void set_up_understands_the_dot_between_thousands(void **state)
{
    start_empty(state);
    desk_type(terminal, "Loka\t\t\t\t", "▌ Layanan");
    desk_type(terminal, "SKE = Surat Keterangan Ekspor : 1.200\rADU = Aduan : 1 500", "1 500");
    desk_step(terminal, TERMINAL_KEY_F2, "mulai lembar 1");
    desk_type(terminal, "5", "1.200 pelanggan, minimal 169");
    terminal_wait(terminal, "1.500 pelanggan, minimal 190");
    assert_false(terminal_shows(terminal, "Ekspor :"));
}

static void set_up_refuses_what_is_no_number_of_customers_and_keeps_it(void **state)
{
    start_empty(state);
    desk_type(terminal, "Loka\t\t\t\t", "▌ Layanan");
    desk_type(terminal, "SKE = Surat Ekspor : 1,2 ribu\t", "▌ Nama Anda");
    desk_step(terminal, TERMINAL_KEY_F2, "! Layanan SKE: di belakang \":\" ditulis pelanggan");
    terminal_wait(terminal, "▌ Layanan        SKE = Surat Ekspor : 1,2 ribu");
    press_times(TERMINAL_KEY_BACKSPACE, 8);
    desk_type(terminal, "1.200", "Ekspor : 1.200");
    desk_step(terminal, TERMINAL_KEY_F2, "mulai lembar 1");
    desk_type(terminal, "5", "1.200 pelanggan");
}

static void set_up_asks_for_the_name_and_keeps_it(void **state)
{
    start_empty(state);
    desk_type(terminal, "Loka\t\t\t\t\t", "▌ Nama Anda      Budi");
    desk_type(terminal, "Budi Santoso", "▌ Nama Anda      Budi Santoso");
    desk_step(terminal, TERMINAL_KEY_F2, "mulai lembar 1");
    desk_close(terminal);
    terminal = desk_open(home);
    desk_type(terminal, "0", "F2 petugas");
    desk_step(terminal, TERMINAL_KEY_F2, "▌ Budi Santoso");
    assert_false(terminal_shows(terminal, "Budi  "));
    g_autofree char *people = desk_run(home, "people", NULL);
    assert_non_null(strstr(people, "Budi Santoso"));
}

static void set_up_proposes_the_name_that_the_computer_knows(void **state)
{
    tear_down(state);
    const char *const argv[] = {desk_program(), NULL};
    home = desk_create_empty();
    terminal = desk_open_with(home, &(struct terminal_setup){.argv = argv});
    g_autofree char *expected = g_strdup_printf("   Nama Anda      %s", g_get_user_name());
    const char *real = g_get_real_name();
    if (real && *real && strcmp(real, "Unknown") != 0) {
        g_free(expected);
        expected = g_strdup_printf("   Nama Anda      %s", real);
    }
    terminal_wait(terminal, expected);
    desk_type(terminal, "Loka\t\t\t\t\t", "▌ Nama Anda");
    desk_type(terminal, "x", "▌ Nama Anda      x");
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    terminal_wait_gone(terminal, "▌ Nama Anda      x");
    desk_step(terminal, TERMINAL_KEY_F2, "! Isi nama Anda: catatan perubahan menyebutnya.");
}

static void the_footer_of_set_up_is_that_of_the_field_at_hand(void **state)
{
    start_empty(state);
    assert_false(terminal_shows(terminal, "← →"));
    desk_type(terminal, "Loka\t", "← → pilihan lain");
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Tahun");
    terminal_wait_gone(terminal, "← → pilihan lain");
    desk_type(terminal, "\t\t\t\t", "← → pilihan lain");
    terminal_wait(terminal, "▌ Kata sandi");
}

static void the_help_of_set_up_explains_each_field(void **state)
{
    start_empty(state);
    desk_step(terminal, TERMINAL_KEY_F1, "Bantuan: Survei baru");
    terminal_wait(terminal, "Target indeks    Indeks yang ingin dicapai, misalnya 90,00.");
    desk_step(terminal, TERMINAL_KEY_END, "Kata sandi       Pada awal pertama saja. Tanpa masuk,");
    terminal_matches(terminal, "setup-help-80x24");
}

/* --- the next year --- */

static void open_new_survey(void)
{
    desk_type(terminal, "5", "Layanan pada survei yang dibuka");
    desk_step(terminal, TERMINAL_KEY_F2, "diambil dari survei 2024");
}

static void the_next_year_takes_over_services_and_target(void **state)
{
    (void)state;
    open_new_survey();
    terminal_wait(terminal, "PENGADUAN = Pengaduan dan informasi");
    assert_screen("setup-next");
    desk_step(terminal, TERMINAL_KEY_F2, "✓ Survei 2025 dibuat dengan 5 layanan; isi pelanggan");
    terminal_wait(terminal, "▌ 2025");
    desk_step(terminal, TERMINAL_KEY_F3, "Pelanggan setahun belum diisi (F3)");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F5 target");
    desk_step(terminal, TERMINAL_KEY_F5, "│  90,00 ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F5 target");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 1");
    desk_type(terminal, "1", "1 Sertifikasi CDOB");
}

static void what_is_taken_over_can_be_changed(void **state)
{
    (void)state;
    open_new_survey();
    desk_type(terminal, "\t\t\t91,00\t", "91,00");
    press_times(TERMINAL_KEY_UP, 4);
    terminal_key(terminal, TERMINAL_KEY_END);
    desk_type(terminal, " : 1.200", "CDOB = Sertifikasi CDOB : 1.200");
    desk_step(terminal, TERMINAL_KEY_F2, "✓ Survei 2025 dibuat");
    terminal_wait(terminal, "1.200 pelanggan, minimal 169");
    desk_step(terminal, TERMINAL_KEY_F5, "│  91,00 ");
}

static void another_form_has_other_services(void **state)
{
    (void)state;
    open_new_survey();
    desk_type(terminal, "\t\033OC", "(Permenpan RB 14/2017)");
    terminal_wait_gone(terminal, "CDOB");
    terminal_wait(terminal, "Layanan ditulis satu per baris");
    desk_type(terminal, "\033OD", "diambil dari survei 2024");
    terminal_wait(terminal, "CDOB = Sertifikasi CDOB");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Survei ini belum dibuat.");
    desk_type(terminal, "2", "Layanan pada survei yang dibuka");
}

static void typed_services_stay_whatever_the_form(void **state)
{
    (void)state;
    open_new_survey();
    desk_type(terminal, "\t\t\t\t\rX = Layanan X", "X = Layanan X");
    desk_type(terminal, "\033[Z\033[Z\033[Z\033OC", "(Permenpan RB 14/2017)");
    terminal_wait(terminal, "X = Layanan X");
    terminal_wait(terminal, "CDOB = Sertifikasi CDOB");
}

static void a_survey_without_services_says_where_to_name_them(void **state)
{
    (void)state;
    tear_down(state);
    home = desk_create_empty();
    g_free(desk_run(home, "init", "--unit", "Loka", "--form", "skm-bpom-2024", "--year", "2024",
                    NULL));
    terminal = desk_open(home);
    desk_type(terminal, "1", "! Survei ini belum punya layanan. Sebutkan dulu: 5 Survei, lalu F3");
    desk_type(terminal, "5", "Survei yang dibuka belum punya layanan.");
    desk_step(terminal, TERMINAL_KEY_F3, "Belum ada layanan. Tekan F2");
    desk_step(terminal, TERMINAL_KEY_F2, "Layanan baru");
    desk_type(terminal, "A\tLayanan A", "Layanan A");
    desk_step(terminal, TERMINAL_KEY_F2, "✓ Layanan ditambahkan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Layanan pada survei yang dibuka (1)");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 1");
    desk_type(terminal, "1", "1 Layanan A");
}

/* --- services --- */

static void open_services(void)
{
    desk_type(terminal, "5", "Layanan pada survei yang dibuka");
    desk_step(terminal, TERMINAL_KEY_F3, "Pengaduan dan informasi");
    terminal_wait(terminal, "3 pelanggan setahun, 1 dalam 3 bulan: minimal 1 responden.");
}

static void the_services_are_listed_with_their_customers_and_sheets(void **state)
{
    (void)state;
    tear_down(state);
    home = desk_create_with_sheets();
    terminal = desk_open(home);
    open_services();
    assert_screen("services");
}

static void services_are_listed_where_their_sheets_cannot_be_counted(void **state)
{
    tear_down(state);
    home = desk_create_with_sheets();
    terminal = desk_open(home);
    desk_type(terminal, "5", "Layanan pada survei yang dibuka");
    run_sql("ALTER TABLE sheet_count RENAME TO gone");
    desk_step(terminal, TERMINAL_KEY_F3, "! Basis data");
    terminal_wait(terminal, "▌  1 CDOB");
    terminal_wait(terminal, "       1        –");
}

static void a_service_is_renamed_and_its_customers_are_corrected(void **state)
{
    (void)state;
    open_services();
    desk_step(terminal, TERMINAL_KEY_F3, "Layanan CDOB");
    terminal_wait(terminal, "▌ Nama");
    assert_screen("service-form");
    desk_type(terminal, " baru\t12.500", "12.500");
    desk_step(terminal, TERMINAL_KEY_F2, "✓ Layanan tersimpan.");
    terminal_wait(terminal, "Sertifikasi CDOB baru");
    terminal_wait(terminal,
                  "12.500 pelanggan setahun, 3.125 dalam 3 bulan: minimal 342 responden.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "12.500 pelanggan, minimal 342");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 1");
    desk_close(g_steal_pointer(&terminal));
    assert_record_is_true();
}

static void customers_that_are_no_number_stay_to_be_mended(void **state)
{
    (void)state;
    open_services();
    desk_step(terminal, TERMINAL_KEY_F3, "Layanan CDOB");
    desk_type(terminal, "\tbanyak\033[Z", "▌ Nama");
    desk_step(terminal, TERMINAL_KEY_F2, "! Pelanggan setahun ditulis dengan angka");
    terminal_wait(terminal, "▌ Pelanggan setahun  banyak");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Layanan ini belum disimpan.");
    desk_type(terminal, "2", "Pengaduan dan informasi");
    assert_false(terminal_shows(terminal, "banyak"));
}

static void a_service_is_added_and_removed_again(void **state)
{
    (void)state;
    open_services();
    desk_step(terminal, TERMINAL_KEY_F2, "Layanan baru");
    desk_step(terminal, TERMINAL_KEY_F2, "! Nama layanan harus diisi.");
    desk_type(terminal, "Surat Keterangan Ekspor", "Surat Keterangan Ekspor");
    desk_step(terminal, TERMINAL_KEY_F2, "! Kode layanan harus diisi.");
    desk_type(terminal, "cdob", "▌ Kode               cdob");
    desk_step(terminal, TERMINAL_KEY_F2, "! Layanan cdob sudah ada.");
    press_times(TERMINAL_KEY_BACKSPACE, 4);
    desk_type(terminal, "SKE", "▌ Kode               SKE");
    desk_step(terminal, TERMINAL_KEY_F2, "✓ Layanan ditambahkan.");
    desk_step(terminal, TERMINAL_KEY_END, "▌  6 SKE");
    terminal_wait(terminal, "Pelanggan setahun belum diisi (F3)");
    desk_step(terminal, TERMINAL_KEY_F5, "Hapus layanan SKE (Surat Keterangan Ekspor)?");
    desk_type(terminal, "+", "✓ Layanan dihapus");
    terminal_wait_gone(terminal, "SKE");
}

static void a_service_of_a_sheet_is_not_removed(void **state)
{
    (void)state;
    tear_down(state);
    home = desk_create_with_sheets();
    terminal = desk_open(home);
    open_services();
    desk_step(terminal, TERMINAL_KEY_F5, "Hapus layanan CDOB");
    desk_type(terminal, "+", "! Layanan CDOB dipakai 1 lembar");
    terminal_wait(terminal, "CDOB");
}

static void a_long_name_is_cut_for_all_to_see(void **state)
{
    (void)state;
    open_services();
    desk_step(terminal, TERMINAL_KEY_F3, "Layanan CDOB");
    desk_type(terminal, " bagi pedagang besar farmasi dan cabangnya", "cabangnya");
    desk_step(terminal, TERMINAL_KEY_F2, "✓ Layanan tersimpan.");
    terminal_wait(terminal, "Sertifikasi CDOB bagi pedagan…");
    terminal_wait(terminal, "  Sertifikasi CDOB bagi pedagang besar farmasi dan cabangnya");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Sertifikasi CDOB bagi pe…");
}

static void the_unit_is_renamed(void **state)
{
    (void)state;
    desk_type(terminal, "5", "Layanan pada survei yang dibuka");
    desk_step(terminal, TERMINAL_KEY_F4, "Nama unit, untuk semua surveinya");
    desk_type(terminal, "\033[F Baru\r", "✓ Nama unit tersimpan");
    terminal_wait(terminal, "Loka POM di Kota Balikpapan Baru · SKM 2024");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 1");
    desk_close(g_steal_pointer(&terminal));
    assert_record_is_true();
}

static void a_wrong_target_stays_to_be_mended(void **state)
{
    (void)state;
    desk_type(terminal, "5", "Layanan pada survei yang dibuka");
    desk_step(terminal, TERMINAL_KEY_F5, "Target indeks, misalnya 90,00");
    desk_type(terminal, "\033[F,5\r",
              "! Target harus nilai 0–100, misalnya 90,00, bukan \"90,00,5\".");
    terminal_wait(terminal, "│  90,00,5");
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    desk_step(terminal, TERMINAL_KEY_BACKSPACE, "│  90,00  ");
    desk_type(terminal, "\r", "✓ Target tersimpan.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(set_up_understands_the_dot_between_thousands),
        TEST(set_up_refuses_what_is_no_number_of_customers_and_keeps_it),
        TEST(set_up_asks_for_the_name_and_keeps_it),
        TEST(set_up_proposes_the_name_that_the_computer_knows),
        TEST(the_footer_of_set_up_is_that_of_the_field_at_hand),
        TEST(the_help_of_set_up_explains_each_field),
        TEST(the_next_year_takes_over_services_and_target),
        TEST(what_is_taken_over_can_be_changed),
        TEST(another_form_has_other_services),
        TEST(typed_services_stay_whatever_the_form),
        TEST(a_survey_without_services_says_where_to_name_them),
        TEST(the_services_are_listed_with_their_customers_and_sheets),
        TEST(services_are_listed_where_their_sheets_cannot_be_counted),
        TEST(a_service_is_renamed_and_its_customers_are_corrected),
        TEST(customers_that_are_no_number_stay_to_be_mended),
        TEST(a_service_is_added_and_removed_again),
        TEST(a_service_of_a_sheet_is_not_removed),
        TEST(a_long_name_is_cut_for_all_to_see),
        TEST(the_unit_is_renamed),
        TEST(a_wrong_target_stays_to_be_mended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
