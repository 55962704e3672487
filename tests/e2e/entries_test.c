#include "tests/e2e/desk_steps.h"

/* The record of changes to be read, on its screen. */

static int set_up(void **state)
{
    (void)state;
    home = desk_create_with_actions();
    g_free(desk_run(home, "--user", "Siti", "second", "--share", "10", NULL));
    return 0;
}

static void open_entries(void)
{
    terminal = desk_open(home);
    terminal_wait(terminal, "catatan utuh");
    desk_type(terminal, "c", "Enter isi catatan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "jenis: semua · orang: semua");
}

static void they_stand_newest_first_with_the_marked_one_in_full(void **state)
{
    (void)state;
    open_entries();
    terminal_wait(terminal, "▌ 31-07-2024 09:00");
    terminal_wait(terminal, "Pengaturan Persen lembar");
    terminal_wait(terminal, "F4 jenis");
    assert_screen("entries");
}

static void a_sheet_is_found_by_its_number_and_opened(void **state)
{
    (void)state;
    open_entries();
    desk_type(terminal, "sertifikasi tak ada", "Tidak ada entri yang cocok.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌ 31-07-2024 09:00");
    desk_type(terminal, "lewat", "Tidak ada entri yang cocok.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, "lewat");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Enter isi catatan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
    desk_go(terminal, "2", "31 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_type(terminal, "3", "Lembar disisihkan;");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
    desk_type(terminal, "c", "Enter isi catatan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Lembar 1 · disisihkan");
    terminal_wait(terminal, "disisihkan (lembar ganda)");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Riwayat lembar 1");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "jenis: semua");
}

static void they_are_filtered_by_kind_and_person(void **state)
{
    (void)state;
    open_entries();
    desk_step(terminal, TERMINAL_KEY_F4, "Jenis entri");
    terminal_wait(terminal, "tindak lanjut");
    assert_false(terminal_shows(terminal, "bundel"));
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_ENTER, "jenis: tindak lanjut · orang: semua");
    terminal_wait_gone(terminal, "Pengaturan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tenggat");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "jenis: tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_F5, "Siapa yang mengubah?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "orang: semua");
    desk_step(terminal, TERMINAL_KEY_F5, "Siapa yang mengubah?");
    desk_step(terminal, TERMINAL_KEY_END, "  semua");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_wait_gone(terminal, "orang: semua");
}

static void an_entry_without_a_screen_says_so(void **state)
{
    (void)state;
    open_entries();
    terminal_wait(terminal, "▌ 31-07-2024 09:00");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Entri ini tidak mempunyai layar sendiri.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(they_stand_newest_first_with_the_marked_one_in_full),
        TEST(a_sheet_is_found_by_its_number_and_opened),
        TEST(they_are_filtered_by_kind_and_person),
        TEST(an_entry_without_a_screen_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
