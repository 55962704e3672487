#include "tests/e2e/people_steps.h"

/* What officers and supervisors see and may do on the screens. */

static void an_officer_sees_her_own_sheets_and_keys_that_she_may_use(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "2", "Belum ada lembar.");
    terminal_wait(terminal, "0 lembar Anda");
    assert_false(terminal_shows(terminal, "sisihkan"));
    desk_step(terminal, TERMINAL_KEY_F5,
              "Hanya penyelia dan administrator yang boleh melakukan "
              "ini;");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Budi, petugas");
    desk_type(terminal, "5", "✓ dibuka");
    desk_step(terminal, TERMINAL_KEY_F2, "Hanya administrator yang boleh melakukan ini;");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Budi, petugas");
    desk_type(terminal, "0", "Budi, petugas");
    terminal_wait(terminal, "F3 sandi");
    assert_false(terminal_shows(terminal, "F2 petugas"));
    desk_step(terminal, TERMINAL_KEY_F2, "Hanya administrator yang boleh melakukan ini;");
}

static void home_shows_an_officer_only_her_own_work_and_what_she_may_open(void **state)
{
    (void)state;
    budi_signs_in();
    terminal_wait(terminal, "lembar Anda entri");
    terminal_wait(terminal, "catatan utuh");
    terminal_matches(terminal, "home-officer-80x24");
    resize(43, 132);
    terminal_wait(terminal, "catatan utuh");
    terminal_matches(terminal, "home-officer-132x43");
    resize(24, 80);
    desk_type(terminal, "3", "Hanya penyelia dan administrator yang boleh");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait_gone(terminal, "Hanya penyelia");
    desk_type(terminal, "8", "Hanya penyelia dan administrator yang boleh");
    terminal_key(terminal, TERMINAL_KEY_UP);
    terminal_wait_gone(terminal, "Hanya penyelia");
    desk_type(terminal, "9", "Hanya penyelia dan administrator yang boleh");
    desk_step(terminal, TERMINAL_KEY_F1, "Menutup Lembar;");
    assert_false(terminal_shows(terminal, "Laporan dan pengumuman"));
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Budi, petugas");
    desk_type(terminal, "c", "Catatan perubahan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Hanya penyelia dan administrator yang boleh");
}

static void an_officer_reads_the_words_of_her_own_sheets(void **state)
{
    (void)state;
    g_autofree char *path =
        desk_write(home, "in.csv", "sheet,service,q1,suggestion\n40,CDOB,6,kursi kurang\n");
    rina_runs("import", "sheets", path);
    budi_signs_in();
    desk_type(terminal, "1", "Entri lembar 41 ");
    desk_type(terminal, "5-3423210066666666666+", "Lembar 41 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_F8, "Suara responden");
    terminal_wait(terminal, "Belum ada saran");
    assert_false(terminal_shows(terminal, "kursi kurang"));
    desk_step(terminal, TERMINAL_KEY_F8, "Hanya penyelia dan administrator yang boleh");
    sari_takes_over();
    desk_type(terminal, "4", "F9 lihat");
    desk_step(terminal, TERMINAL_KEY_F9, "Rekomendasi dari data");
    desk_type(terminal, "5", "kursi kurang");
}

static void an_officer_corrects_her_own_sheets_only(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "1", "Entri lembar 32 ");
    terminal_key(terminal, TERMINAL_KEY_PAGE_UP);
    terminal_wait(terminal, "Hanya penyelia dan administrator yang boleh");
    desk_type(terminal, "5-3423210066666666666+", "Lembar 32 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "Koreksi lembar 32");
}

/* Budi keys the one sheet of a batch and closes it. */
static void key_and_close_a_batch_of_one(void)
{
    budi_signs_in();
    desk_type(terminal, "6", "F2 baru");
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel baru");
    terminal_press(terminal, "1\tSari Dewi");
    desk_step(terminal, TERMINAL_KEY_F2, "terdaftar. F2 mulai mengetik lembarnya.");
    desk_step(terminal, TERMINAL_KEY_F2, "Entri lembar 32 · bundel 1");
    desk_type(terminal, "5-3423210066666666666+", "Lembar 32 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F8 menutup bundel ini");
    desk_step(terminal, TERMINAL_KEY_F8, "Tutup bundel 1?");
    desk_type(terminal, "+", "ditutup 31-07-2024");
}

static void a_sheet_of_a_closed_batch_is_for_the_supervisor_to_correct(void **state)
{
    (void)state;
    key_and_close_a_batch_of_one();
    desk_step(terminal, TERMINAL_KEY_ENTER, "1 lembar Anda");
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "Bundel 1 sudah ditutup; hanya penyelia yang mengoreksinya.");
    assert_false(terminal_shows(terminal, "Enter koreksi"));
    desk_step(terminal, TERMINAL_KEY_ENTER, "Hanya penyelia dan administrator yang boleh");
    sari_takes_over();
    desk_type(terminal, "2", "32 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_END, "▌    32 ");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 32 ");
    terminal_key(terminal, TERMINAL_KEY_TAB);
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Umur");
    desk_type(terminal, "36", "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_F2, "Mengapa lembar 32 dikoreksi?");
    terminal_press(terminal, "salah baca");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 32 tersimpan.");
    assert_record_is_true();
}

static void a_supervisor_sees_all_and_sets_aside(void **state)
{
    (void)state;
    sari_signs_in();
    desk_type(terminal, "2", "31 lembar · semua");
    terminal_wait(terminal, "F5 sisihkan");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_type(terminal, "2", "Lembar disisihkan;");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Sari, penyelia");
    desk_type(terminal, "5", "✓ dibuka");
    desk_step(terminal, TERMINAL_KEY_F5, "Hanya administrator yang boleh melakukan ini;");
}

static void a_supervisor_imports_actions_but_makes_no_surveys(void **state)
{
    (void)state;
    g_free(desk_write(home, "daftar.csv", "unit,rencana\nDinas Kesehatan,A\n"));
    sign_in("Sari", SARI);
    terminal_wait(terminal, "Sari, penyelia");
    desk_go(terminal, "4", "Tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_F9, "Impor daftar dari kantor (CSV)");
    desk_type(terminal, "7", "Berkas CSV daftar tindak lanjut");
    terminal_press(terminal, "daftar.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 0 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "G gabung: tidak  B butir: tidak  U ubah: tidak");
    assert_false(terminal_shows(terminal, "T tambah"));
    desk_type(terminal, "t", "Hanya administrator yang boleh melakukan ini;");
    terminal_wait(terminal, "daftar.csv: 0 tindak lanjut dapat diimpor");
}

static void second_keying_is_set_by_a_supervisor_and_hidden_from_an_officer(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "7", "dari kertas saja");
    terminal_wait(terminal, "F1 bantuan");
    assert_false(terminal_shows(terminal, "A atur"));
    assert_false(terminal_shows(terminal, "3 putuskan"));
    desk_type(terminal, "a", "Hanya penyelia dan administrator yang boleh");
    desk_step(terminal, TERMINAL_KEY_F1, "Mengetik lagi hanya isian yang berbeda");
    terminal_wait(terminal, "Menutup Lembar;");
    assert_false(terminal_shows(terminal, "Berapa persen"));
    sari_takes_over();
    desk_type(terminal, "7", "A atur");
    desk_type(terminal, "a", "Berapa persen lembar survei ini");
    desk_step(terminal, TERMINAL_KEY_BACKSPACE, "Berapa persen");
    terminal_press(terminal, "10");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Sampel acak 10 % lembar baru");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Sari, penyelia");
    desk_type(terminal, "0", "▌ Folder cadangan");
    press_times(TERMINAL_KEY_DOWN, 6);
    terminal_wait(terminal, "▌ Persen lembar dientri dua kali");
    terminal_wait(terminal, "Enter ubah");
    terminal_wait(terminal, "Beda langsung ditegur           tidak");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Beda langsung ditegur");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Beda langsung ditegur (ya: tiap isian;");
    desk_type(terminal, "2", "Beda langsung ditegur: tersimpan.");
    terminal_wait(terminal, "Beda langsung ditegur           ya");
    assert_record_is_true();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLOSED_TEST(an_officer_sees_her_own_sheets_and_keys_that_she_may_use),
        CLOSED_TEST(home_shows_an_officer_only_her_own_work_and_what_she_may_open),
        CLOSED_TEST(an_officer_reads_the_words_of_her_own_sheets),
        CLOSED_TEST(an_officer_corrects_her_own_sheets_only),
        CLOSED_TEST(a_sheet_of_a_closed_batch_is_for_the_supervisor_to_correct),
        CLOSED_TEST(second_keying_is_set_by_a_supervisor_and_hidden_from_an_officer),
        CLOSED_TEST(a_supervisor_sees_all_and_sets_aside),
        CLOSED_TEST(a_supervisor_imports_actions_but_makes_no_surveys),
    };
    return cmocka_run_group_tests(tests, make_offices, remove_offices);
}
