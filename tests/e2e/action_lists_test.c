#include "tests/e2e/action_steps.h"

/* Several actions: over the years, changed together, by month and by quarter, and the due dates
 * that a person must look at. The clock stands at 31 July 2024. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_actions());
}

/* --- over the years --- */

static void add_last_year(void)
{
    g_autofree char *path =
        desk_write(home, "lama.csv", "plan,due,owner\nPapan tarif lama,15/03/2024,Tata Usaha\n");
    g_free(desk_run(home, "init", "--unit", "Loka POM di Kota Balikpapan", "--form",
                    "skm-bpom-2024", "--year", "2023", NULL));
    g_free(desk_run(home, "--survey", "2023", "import", "actions", path, NULL));
    reopen();
}

static void the_list_is_of_every_year_and_filtered_by_it(void **state)
{
    (void)state;
    add_last_year();
    open_actions();
    terminal_wait(terminal, "! 2 lewat tenggat");
    terminal_wait(terminal, "! 15-03-2024   –     –           Papan tarif lama");
    terminal_key(terminal, TERMINAL_KEY_F8);
    terminal_wait(terminal, "hanya 2024");
    terminal_wait_gone(terminal, "Papan tarif lama");
    terminal_key(terminal, TERMINAL_KEY_F8);
    terminal_wait(terminal, "hanya 2023");
    terminal_wait(terminal, "Papan tarif lama");
    desk_step(terminal, TERMINAL_KEY_ENTER, "survei 2023");
}

static void marked_actions_go_to_another_year(void **state)
{
    (void)state;
    add_last_year();
    open_actions();
    desk_type(terminal, "papan", "Papan tarif lama");
    desk_step(terminal, TERMINAL_KEY_TAB, "1 ditandai");
    desk_step(terminal, TERMINAL_KEY_F3, "Ubah apa pada 1 tindak lanjut?");
    desk_type(terminal, "4", "Tindak lanjut dari survei tahun mana?");
    desk_type(terminal, "1", "Tahun survei menjadi 2024 pada 1 tindak lanjut");
    desk_type(terminal, "+", "1 tindak lanjut diubah.");
    desk_step(terminal, TERMINAL_KEY_ENTER, "survei 2024");
    terminal_wait(terminal, "tahun survei: 2023 → 2024");
}

/* --- several at once --- */

static void mark_two(void)
{
    open_actions();
    terminal_wait(terminal, "▌ ! 30-06-2024");
    desk_step(terminal, TERMINAL_KEY_TAB, "1 ditandai: F3 mengubah semuanya");
    terminal_wait(terminal, "▌ ~ 15-08-2024");
    desk_step(terminal, TERMINAL_KEY_TAB, "2 ditandai");
    terminal_wait(terminal, " *~ 15-08-2024");
}

/* Of the two that are marked. */
static void change_two(const char *what, const char *question)
{
    desk_step(terminal, TERMINAL_KEY_F3, "Ubah apa pada 2 tindak lanjut?");
    desk_type(terminal, what, question);
}

static void give_two_to_the_archive(void)
{
    mark_two();
    change_two("2", "Penanggung jawab: nama atau tim");
    desk_type(terminal, "Arsip\r", "Penanggung jawab menjadi Arsip pada 2 tindak lanjut");
    desk_type(terminal, "+", "2 tindak lanjut diubah. Ctrl-Z mengurungkan.");
}

static void take_them_back(void)
{
    desk_type(terminal, "\032", "2 tindak lanjut kembali seperti semula.");
    terminal_wait_gone(terminal, "Arsip");
}

static void the_owner_of_several_changes_with_one_confirmation_and_back(void **state)
{
    (void)state;
    give_two_to_the_archive();
    terminal_wait(terminal, "Membuat selebaran alur, sya…  Arsip");
    take_them_back();
    assert_record_is_true();
}

static void a_change_of_several_is_taken_back_after_a_restart(void **state)
{
    (void)state;
    give_two_to_the_archive();
    reopen();
    open_actions();
    terminal_wait(terminal,
                  "Ctrl-Z urungkan perubahan bersama: Penanggung jawab menjadi Arsip (2)");
    take_them_back();
    terminal_wait_gone(terminal, "Ctrl-Z urungkan");
    g_autofree char *told = desk_run(home, "audit", "list", "--kind", "bulk", NULL);
    assert_non_null(strstr(told, "Perubahan bersama · 2 tindak lanjut diurungkan"));
    assert_non_null(strstr(told, "Perubahan bersama · 2 tindak lanjut\n"));
}

/* All seven are marked, two of them are over. */
static void why_is_asked_for_those_that_it_is_about(void **state)
{
    (void)state;
    open_actions();
    desk_type(terminal, "\001", "7 ditandai");
    desk_step(terminal, TERMINAL_KEY_F3, "Ubah apa pada 7 tindak lanjut?");
    desk_type(terminal, "1", "Status menjadi apa?");
    desk_type(terminal, "1", "Mengapa dibuka lagi? 2 dari 7 yang ditandai:");
    /* In the order of the list. */
    terminal_wait_row(terminal, 10,
                      " *× 31-05│  · U2 PENGADUAN Loket kedua                                │asi");
    terminal_wait_row(
        terminal, 11,
        " *✓ 23-07│  · U1 CPPOB Bimbingan teknis CPPOB                         │rtifika…");
}

static void a_due_date_of_several_asks_why_once(void **state)
{
    (void)state;
    mark_two();
    change_two("3", "Tenggat: misalnya");
    desk_type(terminal, "nanti saja\r", "! Tenggat \"nanti saja\" tidak terbaca sebagai tanggal");
    change_two("3", "Tenggat: misalnya");
    desk_type(terminal, "TW I 2025\r", "Mengapa tenggatnya digeser?");
    desk_type(terminal, "Anggaran\r", "Tenggat menjadi TW I 2025 pada 2 tindak lanjut");
    desk_type(terminal, "+", "2 tindak lanjut diubah.");
    terminal_wait(terminal, "! 0 lewat tenggat   ~ 0 segera");
    terminal_wait(terminal, "31-03-2025   U4");
}

static void one_without_proof_keeps_all_from_being_done(void **state)
{
    (void)state;
    mark_two();
    change_two("1", "Status menjadi apa?");
    desk_type(terminal, "3", "Status menjadi selesai pada 2 tindak lanjut");
    desk_type(terminal, "+", "Belum dapat selesai");
    terminal_wait(terminal, "✓ 1 selesai");
    terminal_wait(terminal, "2 ditandai");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    terminal_wait_gone(terminal, "ditandai");
}

static void a_question_left_changes_nothing(void **state)
{
    (void)state;
    mark_two();
    change_two("1", "Status menjadi apa?");
    desk_type(terminal, "2", "Status menjadi berjalan pada 2 tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 ditandai");
    desk_type(terminal, "\032", "! Tidak ada perubahan bersama");
    desk_type(terminal, "\001", "Cari:");
    terminal_wait_gone(terminal, "ditandai");
    desk_type(terminal, "\001", "7 ditandai");
}

/* --- by month --- */

/* On 31 July one is overdue for a month, and one is due in two weeks. */
static void the_calendar_opens_where_something_is_due_nearest(void **state)
{
    (void)state;
    open_actions();
    choose_view("1", "15-08-2024  1 tindak lanjut");
    terminal_wait(terminal, "▌ ~ U5   CPOTB       Menyusun bagan");
    terminal_wait(terminal, "Enter buka");
    assert_screen("action-calendar");
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Agustus 2024");
    desk_step(terminal, TERMINAL_KEY_HOME, "31-07-2024  0 tindak lanjut");
}

static void the_calendar_goes_by_month_and_by_what_is_due(void **state)
{
    (void)state;
    open_actions();
    choose_view("1", "15-08-2024  1 tindak lanjut");
    desk_type(terminal, "p", "30-06-2024  1 tindak lanjut");
    desk_type(terminal, "p", "Sebelum tanggal ini tidak ada tenggat yang terbuka.");
    desk_type(terminal, "n", "15-08-2024  1 tindak lanjut");
    desk_type(terminal, "n", "31-08-2024  1 tindak lanjut");
    terminal_wait(terminal, "▌ · U8   –           Menulis jawaban baku");
    desk_type(terminal, "n", "31-12-2024  1 tindak lanjut");
    desk_type(terminal, "n", "Sesudah tanggal ini tidak ada tenggat yang terbuka.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "November 2024");
    desk_step(terminal, TERMINAL_KEY_PAGE_DOWN, "Desember 2024");
}

static void the_calendar_keeps_the_filter_of_the_list(void **state)
{
    (void)state;
    open_actions();
    desk_step(terminal, TERMINAL_KEY_F5, "hanya CDOB");
    choose_view("1", "hanya CDOB");
    terminal_wait(terminal, "Juni 2024");
    terminal_wait(terminal, "!1");
    desk_step(terminal, TERMINAL_KEY_PAGE_DOWN, "Juli 2024");
    terminal_wait_gone(terminal, "✓1");
}

/* --- by quarter --- */

static void mark_quarters(void)
{
    desk_type(terminal, "pelatihan", "▌ · 31-12-2024");
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Layanan");
    desk_type(terminal, "\t\t\t\t\t1, 3", "Triwulan          1, 3");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "1, 3 pada 2025");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "pelatihan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Setiap bulan U8");
}

static void the_timeline_shows_due_dates_and_marked_quarters(void **state)
{
    (void)state;
    open_actions();
    mark_quarters();
    choose_view("2", "triwulan yang ditandai");
    terminal_wait(terminal, "·    ·    ·     ●   ▒▒▒▒ ·    ▒▒▒▒ ·");
    assert_screen("action-timeline");
    terminal_wait(terminal, "                2024                2025");
    terminal_key(terminal, TERMINAL_KEY_LEFT);
    terminal_wait(terminal, "2023 2024");
    press_times(TERMINAL_KEY_RIGHT, 3);
    terminal_wait(terminal, "! 30-06-2024   Membuat selebaran al…◂2024");
    press_times(TERMINAL_KEY_LEFT, 12);
    terminal_wait(terminal, "2024▸");
    terminal_wait_gone(terminal, "triwulan yang ditandai");
    desk_type(terminal, "0", "                2024                2025");
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
}

/* In 2026 all that is still due is of 2024. */
static void the_timeline_opens_where_something_is_due_nearest(void **state)
{
    (void)state;
    reopen_with("LEMBAR_CLOCK=2026-02-02T09:00:00");
    open_actions();
    choose_view("2", "                2024                2025");
    terminal_wait(terminal, "·     ●   ·    ·    ·    ·    ·    ·");
    terminal_press(terminal, "0");
    terminal_wait(terminal, "                2026                2027");
}

static void drawings_have_twins_of_plain_characters(void **state)
{
    (void)state;
    reopen_with("LC_ALL=C");
    open_actions();
    choose_view("1", "15-08-2024");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "15-07-2024");
    terminal_matches(terminal, "action-calendar-ascii-80x24");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    choose_view("2", "* tenggat");
    terminal_matches(terminal, "action-timeline-ascii-80x24");
}

/* --- doubted due dates --- */

static void add_doubts(void)
{
    g_autofree char *path =
        desk_write(home, "ragu.csv",
                   "plan,due\nDua bacaan,1012025\nTanpa tahun,TW III\nJauh,30/12/1930\n"
                   "Isian 1,01/01/2025\nIsian 2,01/01/2025\nIsian 3,1-1-2025\nIsian 4,TW I 2025\n");
    g_free(desk_run(home, "import", "actions", path, NULL));
}

static void each_doubted_date_is_settled_with_one_key(void **state)
{
    (void)state;
    add_doubts();
    open_actions();
    terminal_wait(terminal, "7 tenggat meragukan");
    choose_view("3", "7 tenggat perlu dilihat");
    terminal_wait(terminal, "tidak terbaca sebagai tanggal");
    terminal_wait(terminal, "tanggal yang sama terlalu sering");
    terminal_wait(terminal, "dapat dibaca sebagai dua tanggal");
    desk_step(terminal, TERMINAL_KEY_DOWN, "1 01-01-2025   2 10-01-2025");
    assert_screen("action-doubts");
    desk_type(terminal, "2", "Tenggat \"1012025\" sekarang 10-01-2025.");
    terminal_wait(terminal, "1 30-09-2024   2 30-09-2025");
    desk_type(terminal, "2", "Tenggat \"TW III\" sekarang 30-09-2025.");
    desk_type(terminal, "1", "Tenggat \"30/12/1930\" sekarang 30-12-2024.");
    desk_type(terminal, "1", "Tenggat \"01/01/2025\" sekarang 01-01-2025.");
    desk_type(terminal, "0", "Tenggat \"01/01/2025\" sekarang tanpa tenggat.");
    desk_type(terminal, "t", "Tenggat yang benar");
    desk_type(terminal, "entah\r", "! Tenggat \"entah\" tidak terbaca sebagai tanggal");
    desk_type(terminal, "t", "Tenggat yang benar");
    desk_type(terminal, "Maret 2025\r", "Tenggat \"1-1-2025\" sekarang 31-03-2025.");
    terminal_wait(terminal, "1 tenggat perlu dilihat");
    terminal_wait(terminal, "tidak dapat diterka; tekan T");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    desk_type(terminal, "dua bacaan", "10-01-2025");
    desk_step(terminal, TERMINAL_KEY_ENTER, "1012025  = 10-01-2025");
}

static void a_settled_date_stays_when_something_else_is_changed(void **state)
{
    (void)state;
    add_doubts();
    open_actions();
    choose_view("3", "7 tenggat perlu dilihat");
    desk_step(terminal, TERMINAL_KEY_DOWN, "1 01-01-2025   2 10-01-2025");
    desk_type(terminal, "2", "Tenggat \"1012025\" sekarang 10-01-2025.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    desk_type(terminal, "dua bacaan", "10-01-2025");
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
    desk_step(terminal, TERMINAL_KEY_ENTER, "1012025  = 10-01-2025");
    desk_type(terminal, "\t\tSebab", "Sebab");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "1012025  = 10-01-2025");
}

static void an_import_tells_of_placeholders(void **state)
{
    (void)state;
    add_doubts();
    g_autofree char *actions =
        desk_run(home, "actions", "--status", "doubted", "--format", "csv", NULL);
    assert_non_null(strstr(actions, "Isian 1,01/01/2025"));
    assert_non_null(strstr(actions, "Isian 3,1-1-2025"));
    assert_null(strstr(actions, "Isian 4"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_list_is_of_every_year_and_filtered_by_it),
        TEST(marked_actions_go_to_another_year),
        TEST(the_owner_of_several_changes_with_one_confirmation_and_back),
        TEST(a_change_of_several_is_taken_back_after_a_restart),
        TEST(why_is_asked_for_those_that_it_is_about),
        TEST(a_due_date_of_several_asks_why_once),
        TEST(one_without_proof_keeps_all_from_being_done),
        TEST(a_question_left_changes_nothing),
        TEST(the_calendar_opens_where_something_is_due_nearest),
        TEST(the_calendar_goes_by_month_and_by_what_is_due),
        TEST(the_calendar_keeps_the_filter_of_the_list),
        TEST(the_timeline_shows_due_dates_and_marked_quarters),
        TEST(the_timeline_opens_where_something_is_due_nearest),
        TEST(drawings_have_twins_of_plain_characters),
        TEST(each_doubted_date_is_settled_with_one_key),
        TEST(a_settled_date_stays_when_something_else_is_changed),
        TEST(an_import_tells_of_placeholders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
