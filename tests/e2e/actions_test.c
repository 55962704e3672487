#include "tests/e2e/action_steps.h"

/* Actions: begun from a low element, filled in, followed until they are done. The clock of every
 * test stands at 31 July 2024. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_actions());
}

static void assert_exported(const char *text)
{
    g_autofree char *actions = desk_run(home, "export", "actions", NULL);
    if (!strstr(actions, text))
        fail_msg("%s is not in\n%s", text, actions);
}

/* --- from the index --- */

static void a_low_element_starts_an_action_with_the_element_filled(void **state)
{
    (void)state;
    desk_go(terminal, "3", "▌U1 Persyaratan");
    desk_step(terminal, TERMINAL_KEY_END, "▌IPAK");
    desk_step(terminal, TERMINAL_KEY_UP, "▌U9 Sarana dan Prasarana");
    desk_type(terminal, "t", "Tindak lanjut baru");
    terminal_wait(terminal, "Layanan           semua layanan");
    terminal_wait(terminal, "Unsur             U9 Sarana dan Prasarana");
    terminal_wait(terminal, "▌ Sebab");
    desk_type(terminal, "Kursi kurang\tMenambah kursi tunggu\tTW IV 2024",
              "TW IV 2024  = 31-12-2024");
    desk_type(terminal, "\t\tTata Usaha", "Tata Usaha");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "▌U9 Sarana dan Prasarana");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "· 4 terbuka");
    desk_go(terminal, "4", "31-12-2024   U9    –           Menambah kursi tunggu");
    assert_exported(",U9,Kursi kurang,Menambah kursi tunggu,TW IV 2024,Tata "
                    "Usaha,planned,,,,,open,2024-12-31,");
}

static void a_figure_of_the_matrix_fills_in_the_service_too(void **state)
{
    (void)state;
    desk_go(terminal, "3", "▌U1 Persyaratan");
    desk_type(terminal, "l", "Indeks per layanan");
    terminal_key(terminal, TERMINAL_KEY_RIGHT);
    terminal_key(terminal, TERMINAL_KEY_RIGHT);
    press_times(TERMINAL_KEY_DOWN, 4);
    terminal_wait(terminal, "▌U5");
    desk_type(terminal, "t", "Layanan           CPOTB · Sertifikasi CPOTB");
    terminal_wait(terminal, "Unsur             U5 Produk Spesifikasi Jenis Pelayanan");
}

static void an_index_apart_starts_an_action_without_an_element(void **state)
{
    (void)state;
    desk_go(terminal, "3", "▌U1 Persyaratan");
    desk_step(terminal, TERMINAL_KEY_END, "▌IPAK");
    desk_type(terminal, "t", "Unsur             tanpa unsur");
}

/* --- the form --- */

static void a_new_action_is_filled_in_whole(void **state)
{
    (void)state;
    open_new_action();
    desk_type(terminal, "\033OC\033OC", "CPOTB · Sertifikasi CPOTB");
    desk_type(terminal, "\t3", "U2 Sistem, Mekanisme, dan Prosedur");
    desk_type(terminal, "\tAlur panjang\rdan berulang", "dan berulang");
    desk_type(terminal, "\tMenyederhanakan alur: 1 + 1 = 1 é 漢字", "漢字");
    desk_type(terminal, "\t31/12/2024", "31/12/2024  = 31-12-2024");
    desk_type(terminal, "\t1, 3", "Triwulan          1, 3");
    desk_type(terminal, "\tSiti", "Penanggung jawab  Siti");
    desk_type(terminal, "\t\033OC", "berjalan");
    desk_type(terminal, "\tDraf alur baru", "Draf alur baru");
    desk_type(terminal, "\t\tSOP 12/2024", "SOP 12/2024");
    desk_type(terminal, "\t\tMenunggu pusat", "Menunggu pusat");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "· 4 terbuka");
    assert_exported(
        "CPOTB,U2,\"Alur panjang\ndan berulang\",Menyederhanakan alur: 1 + 1 = 1 é 漢字,"
        "31/12/2024,Siti,running,Draf alur baru,,SOP 12/2024,Menunggu pusat,open,2024-12-31,");
    assert_exported(",\"1, 3\"");
}

static void the_form_says_how_a_due_date_is_understood(void **state)
{
    static const char *const dates[][2] = {
        {"31-12-2024", "31-12-2024"},
        {"1/8/2024", "1/8/2024  = 01-08-2024"},
        {"Desember 2024", "Desember 2024  = 31-12-2024"},
        {"Semester II 2024", "Semester II 2024  = 31-12-2024"},
        {"2024-10-05", "2024-10-05  = 05-10-2024"},
        {"Setiap bulan", "Setiap bulan  berulang"},
        {"Triwulan V", "Triwulan V  ? "},
        {"nanti saja", "nanti saja  ? "},
    };
    (void)state;
    open_new_action();
    press_times(TERMINAL_KEY_TAB, 4);
    terminal_wait(terminal, "▌ Tenggat");
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        desk_type(terminal, dates[i][0], dates[i][1]);
        terminal_press(terminal, "\033OF");
        for (const char *c = dates[i][0]; *c; c++)
            terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
        terminal_wait(terminal, "misalnya 31-12-2024");
    }
}

static void what_cannot_be_read_is_kept_as_written(void **state)
{
    (void)state;
    open_new_action();
    desk_type(terminal, "\t\t\tRencana baru\tAkhir tahun depan", "Akhir tahun depan  ? ");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "▌ · ? Akhir tah…"); /* it is selected */
    terminal_wait(terminal, " tanpa unsur ");
    desk_step(terminal, TERMINAL_KEY_ENTER, "survei 2024");
    terminal_wait(terminal, " tanpa unsur ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F9 lihat");
    assert_exported("Rencana baru,Akhir tahun depan,,planned,,,,,open,,");
}

static void an_action_without_a_plan_is_refused(void **state)
{
    (void)state;
    open_new_action();
    desk_type(terminal, "\t\tSebab saja", "Sebab saja");
    desk_step(terminal, TERMINAL_KEY_F2, "! Rencana harus diisi.");
    desk_type(terminal, "Ada rencana", "▌ Rencana           Ada rencana");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
}

static void a_new_action_is_not_done_without_proof(void **state)
{
    (void)state;
    open_new_action();
    desk_type(terminal, "\t\t\tRencana\t\t\t\t", "▌ Status");
    desk_type(terminal, "3", "selesai");
    desk_step(terminal, TERMINAL_KEY_F2, "! Belum dapat selesai: tulis dulu realisasinya.");
    desk_type(terminal, "Terpasang", "▌ Realisasi         Terpasang");
    desk_step(terminal, TERMINAL_KEY_F2, "! Belum dapat selesai: sebut dulu dokumen buktinya");
    desk_type(terminal, "BA 4", "▌ Bukti             BA 4");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    assert_exported("Rencana,,,done,Terpasang,2024-07-31,BA 4,,done,");
}

static void quarters_that_are_not_clear_are_refused_where_they_stand(void **state)
{
    (void)state;
    open_new_action();
    desk_type(terminal, "\t\t\tRencana\t\tTW I\tTim", "▌ Penanggung jawab  Tim");
    desk_step(terminal, TERMINAL_KEY_F2, "! Triwulan \"TW I\" tidak jelas");
    terminal_wait(terminal, "▌ Triwulan          TW I");
}

static void a_day_done_that_is_not_clear_is_refused(void **state)
{
    (void)state;
    open_new_action();
    desk_type(terminal, "\t\t\tRencana\t\t\t\t\t\tkemarin dulu", "kemarin dulu");
    desk_step(terminal, TERMINAL_KEY_F2, "! Tanggal selesai \"kemarin dulu\" tidak jelas.");
}

static void a_changed_form_is_not_left_without_asking(void **state)
{
    (void)state;
    open_new_action();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut baru");
    desk_type(terminal, "\t\t\tRencana", "Rencana           Rencana");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Tindak lanjut ini belum disimpan.");
    desk_type(terminal, "3", "Tindak lanjut baru");
    terminal_wait_gone(terminal, "belum disimpan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Tindak lanjut ini belum disimpan.");
    desk_type(terminal, "2", "· 3 terbuka");
    terminal_wait(terminal, "Cari:");
}

static void an_action_is_changed(void **state)
{
    (void)state;
    open_actions();
    desk_type(terminal, "baku", "▌ · Setiap bulan U8");
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Layanan           semua layanan");
    desk_type(terminal, "\t\t\t\t", "▌ Tenggat");
    press_times(TERMINAL_KEY_BACKSPACE, 12);
    desk_type(terminal, "10-08-2024", "Tenggat           10-08-2024");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "tenggat: Setiap bulan → 10-08-2024");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "~ 2 segera");
    terminal_wait(terminal, "▌ ~ 10-08-2024   U8");
}

/* --- the list --- */

static void the_list_counts_the_states_and_leads_with_what_is_due_first(void **state)
{
    (void)state;
    open_actions();
    terminal_wait(terminal,
                  "! 1 lewat tenggat   ~ 1 segera   · 3 terbuka   ✓ 1 selesai   × 1 dibatalkan");
    terminal_wait_row(terminal, 5,
                      "▌ ! 30-06-2024   U4    CDOB        Membuat selebaran alur, sya…  Tim "
                      "Sertifika…");
    terminal_wait(terminal, "sebab        Pemohon belum tahu alur dan biaya");
    terminal_wait(terminal, "! berjalan, lewat tenggat");
}

static void choose_list(const char *digit, const char *text)
{
    desk_step(terminal, TERMINAL_KEY_F4, "Daftar yang mana?");
    desk_type(terminal, digit, text);
    terminal_wait_gone(terminal, "Daftar yang mana?");
}

static void the_list_is_filtered_by_what_leads(void **state)
{
    (void)state;
    open_actions();
    choose_list("2", "▌ ! 30-06-2024");
    terminal_wait(terminal, "hanya lewat tenggat");
    terminal_wait_gone(terminal, "15-08-2024");
    choose_list("4", "▌ ~ 15-08-2024");
    terminal_wait_gone(terminal, "30-06-2024");
    choose_list("3", "Tidak ada yang cocok.");
    choose_list("5", "▌ ! 30-06-2024");
    choose_list("8", "▌ · ? Triwulan V");
    choose_list("9", "▌ · Setiap bulan");
    terminal_wait(terminal, "Triwulan V");
    desk_step(terminal, TERMINAL_KEY_F4, "▌ 9  terbuka, belum segera (3)"); /* as it is */
    terminal_wait(terminal, "│      selesai (1)"); /* "10" would be two keys */
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ ✓ 23-07-2024");
    desk_step(terminal, TERMINAL_KEY_F4, "▌    selesai (1)");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ × 31-05-2024");
    terminal_wait_gone(terminal, "23-07-2024");
    choose_list("1", "Setiap bulan U8");
}

static void the_list_is_filtered_by_service_element_and_owner(void **state)
{
    (void)state;
    open_actions();
    desk_step(terminal, TERMINAL_KEY_F5, "hanya CDOB");
    terminal_wait_gone(terminal, "CPOTB");
    desk_step(terminal, TERMINAL_KEY_F5, "hanya CPOTB");
    terminal_wait(terminal, "31-12-2024   U6");
    desk_step(terminal, TERMINAL_KEY_F6, "hanya CPOTB U1");
    terminal_wait(terminal, "Tidak ada yang cocok.");
    press_times(TERMINAL_KEY_F6, 9);
    terminal_wait_gone(terminal, "Tidak ada yang cocok.");
    desk_step(terminal, TERMINAL_KEY_F7, "hanya CPOTB Informasi");
    desk_step(terminal, TERMINAL_KEY_F7, "hanya CPOTB Kepegawaian");
    terminal_wait(terminal, "▌ · 31-12-2024   U6");
}

static void the_list_is_searched_as_one_types(void **state)
{
    (void)state;
    open_actions();
    desk_type(terminal, "pelatihan", "▌ · 31-12-2024   U6");
    terminal_wait_gone(terminal, "Loket kedua");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Loket kedua");
    desk_type(terminal, "cppob bimtek", "▌ ✓ 23-07-2024   U1");
    terminal_wait_gone(terminal, "Triwulan V");
    desk_type(terminal, "zz", "Tidak ada yang cocok.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Loket kedua");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar");
}

static void done_without_proof_opens_the_form_where_it_is_missing(void **state)
{
    (void)state;
    open_actions();
    terminal_wait(terminal, "▌ ! 30-06-2024");
    choose_status("3", "! Belum dapat selesai: sebut dulu dokumen buktinya");
    terminal_wait(terminal, "▌ Bukti");
    desk_type(terminal, "BA 4/2024", "BA 4/2024");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "! 0 lewat tenggat   ~ 1 segera   · 3 terbuka   ✓ 2 selesai");
    assert_exported("done,Naskah selebaran selesai,2024-07-31,BA 4/2024,Menunggu cetak,done,");
}

static void dropping_asks_for_the_reason_and_taking_it_up_again_why(void **state)
{
    (void)state;
    open_actions();
    terminal_wait(terminal, "▌ ! 30-06-2024");
    choose_status("4", "Mengapa dibatalkan?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "! Tidak ada yang diubah: alasannya belum ditulis.");
    choose_status("4", "Mengapa dibatalkan?");
    desk_type(terminal, "Tarif dihapus\r", "Status menjadi dibatalkan.");
    terminal_wait(terminal, "alasan batal Tarif dihapus");
    desk_step(terminal, TERMINAL_KEY_F3, "▌ 4  dibatalkan"); /* as it is */
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tidak ada yang berubah.");
    terminal_wait(terminal, "alasan batal Tarif dihapus");
    choose_status("3", "! \"Membuat selebaran alur, syarat, dan bia…\": Yang dibatalkan");
    choose_status("2", "Mengapa dibuka lagi?");
    desk_type(terminal, "Tarif kembali\r", "Status menjadi berjalan.");
    desk_step(terminal, TERMINAL_KEY_ENTER, "status: dibatalkan → berjalan (Tarif");
}

static void the_last_change_is_taken_back_with_one_key(void **state)
{
    (void)state;
    open_actions();
    desk_step(terminal, TERMINAL_KEY_END, "▌ ✓ 23-07-2024"); /* what is over comes last */
    desk_step(terminal, TERMINAL_KEY_UP, "▌ × 31-05-2024");
    desk_step(terminal, TERMINAL_KEY_UP, "▌ · ? Triwulan V");
    choose_status("2", "Status menjadi berjalan. Ctrl-Z mengurungkan.");
    terminal_wait(terminal, "· berjalan");
    desk_type(terminal, "\032", "1 tindak lanjut kembali seperti semula.");
    terminal_wait(terminal, "· direncanakan");
    desk_type(terminal, "\032", "! Tidak ada perubahan bersama yang dapat diurungkan.");
    desk_step(terminal, TERMINAL_KEY_ENTER, "(diurungkan)");
}

static void an_empty_list_says_how_to_fill_it(void **state)
{
    tear_down(state);
    home = desk_create();
    terminal = desk_open(home);
    desk_go(terminal, "4", "Belum ada tindak lanjut. Tekan F2, atau T pada unsur");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_key(terminal, TERMINAL_KEY_F3);
    desk_step(terminal, TERMINAL_KEY_F7, "Belum ada tindak lanjut.");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut baru");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_low_element_starts_an_action_with_the_element_filled),
        TEST(a_figure_of_the_matrix_fills_in_the_service_too),
        TEST(an_index_apart_starts_an_action_without_an_element),
        TEST(a_new_action_is_filled_in_whole),
        TEST(the_form_says_how_a_due_date_is_understood),
        TEST(what_cannot_be_read_is_kept_as_written),
        TEST(an_action_without_a_plan_is_refused),
        TEST(a_new_action_is_not_done_without_proof),
        TEST(quarters_that_are_not_clear_are_refused_where_they_stand),
        TEST(a_day_done_that_is_not_clear_is_refused),
        TEST(a_changed_form_is_not_left_without_asking),
        TEST(an_action_is_changed),
        TEST(the_list_counts_the_states_and_leads_with_what_is_due_first),
        TEST(the_list_is_filtered_by_what_leads),
        TEST(the_list_is_filtered_by_service_element_and_owner),
        TEST(the_list_is_searched_as_one_types),
        TEST(done_without_proof_opens_the_form_where_it_is_missing),
        TEST(dropping_asks_for_the_reason_and_taking_it_up_again_why),
        TEST(the_last_change_is_taken_back_with_one_key),
        TEST(an_empty_list_says_how_to_fill_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
