#include "tests/e2e/people_steps.h"

/* Signing in, and the lock over an idle screen. */

/* --- signing in --- */

static void names_are_chosen_from_a_list_and_the_password_is_not_shown(void **state)
{
    (void)state;
    terminal_wait(terminal, "Siapa yang akan bekerja?");
    terminal_wait(terminal, "▌ Budi");
    assert_false(terminal_shows(terminal, "Siti"));
    terminal_wait(terminal, "Enter lanjut");
    terminal_matches(terminal, "sign-in-80x24");
    resize(43, 132);
    terminal_wait(terminal, "Siapa yang akan bekerja?");
    terminal_wait(terminal, "Enter lanjut");
    terminal_matches(terminal, "sign-in-132x43");
    resize(24, 80);
    desk_type(terminal, "ri", "▌ Rina");
    terminal_wait_gone(terminal, "Budi");
    terminal_wait(terminal, "Sari");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    desk_type(terminal, "x", "terisi");
    terminal_press(terminal, RINA + 1);
    assert_false(terminal_shows(terminal, RINA));
    terminal_wait(terminal, "Ctrl-U hapus ketikan");
    terminal_matches(terminal, "sign-in-password-80x24");
}

/* The name is given with the program, and longer than what may be typed. */
static void nobody_is_found_by_a_name_that_is_too_long(void **state)
{
    (void)state;
    open_terminal_as("x–––––––––––––––––––––––––", "id");
    terminal_wait(terminal, "x––––––––––––––––––––");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Sari");
}

static void the_right_password_opens_home_with_name_and_role(void **state)
{
    (void)state;
    budi_signs_in();
    terminal_wait(terminal, "catatan utuh");
    assert_false(terminal_shows(terminal, "tanpa masuk"));
    desk_close(g_steal_pointer(&terminal));
    assert_record_is_true();
}

static void a_wrong_password_is_told_with_one_sentence_and_shows_nothing(void **state)
{
    (void)state;
    sign_in("Budi", "RAHASIA TIGA");
    terminal_wait(terminal, "Nama atau kata sandi salah; periksa Caps Lock, lalu ketik lagi.");
    assert_false(terminal_shows(terminal, "IKM"));
    terminal_press(terminal, BUDI);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Budi, petugas");
}

static void after_three_wrong_ones_one_must_wait_and_is_told_how_long(void **state)
{
    (void)state;
    sign_in("Budi", "satu");
    terminal_wait(terminal, "kata sandi salah");
    for (int i = 0; i < 2; i++) {
        terminal_press(terminal, "x");
        terminal_wait_gone(terminal, "kata sandi salah");
        desk_step(terminal, TERMINAL_KEY_ENTER, "kata sandi salah");
    }
    terminal_press(terminal, BUDI);
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "Kata sandi sudah 3 kali salah; coba lagi 2 detik lagi.");
    set_clock("2024-07-31T09:00:02");
    terminal_press(terminal, BUDI);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Budi, petugas");
}

static void escape_leaves_a_program_that_nobody_signed_in_to(void **state)
{
    (void)state;
    sign_in("Budi", "salah");
    terminal_wait(terminal, "kata sandi salah");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "ketik, atau pilih");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
}

/* --- the lock --- */

static void budi_begins_keying(void)
{
    budi_signs_in();
    desk_type(terminal, "1", "Entri lembar 32 ");
    desk_type(terminal, "5-34", "▌ Kelamin");
}

static void an_idle_screen_locks_over_the_sheet_and_opens_at_the_same_field(void **state)
{
    (void)state;
    budi_begins_keying();
    set_clock("2024-07-31T09:09:59");
    desk_type(terminal, "2", "▌ Pendidikan");
    set_clock("2024-07-31T09:19:58");
    desk_type(terminal, "3", "▌ Pekerjaan");
    set_clock("2024-07-31T09:29:58");
    terminal_wait(terminal, "Layar terkunci sejak 31-07-2024 09:29.");
    terminal_wait(terminal, "Ctrl-U hapus ketikan");
    assert_false(terminal_shows(terminal, "Pekerjaan"));
    terminal_matches(terminal, "locked-80x24");
    unlock("salah semua");
    terminal_wait(terminal, "kata sandi salah");
    unlock(BUDI);
    terminal_wait(terminal, "▌ Pekerjaan");
    terminal_wait(terminal, "Entri lembar 32 ");
    desk_type(terminal, "2", "▌ Tahapan");
}

static void a_text_being_typed_is_on_the_disk_when_the_screen_locks(void **state)
{
    (void)state;
    budi_begins_keying();
    desk_type(terminal, "2321006666666666666666666", "▌ Saran");
    desk_type(terminal, "loketnya ramai", "loketnya ramai");
    leave_it_until_it_locks();
    kill_program();
    open_terminal("id");
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Lembar 32 dilanjutkan dari isian ini.");
    terminal_wait(terminal, "loketnya ramai");
}

static void another_person_begins_anew_and_the_sheet_waits_for_its_own(void **state)
{
    (void)state;
    budi_begins_keying();
    leave_it_until_it_locks();
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sari_signs_in();
    terminal_wait(terminal, "mulai lembar 33");
    set_clock("2024-07-31T11:00:00");
    terminal_wait(terminal, "Layar terkunci");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Lembar 32 dilanjutkan dari isian ini.");
    terminal_wait(terminal, "▌ Kelamin");
}

static void nobody_comes_past_the_lock(void **state)
{
    (void)state;
    budi_begins_keying();
    leave_it_until_it_locks();
    desk_step(terminal, TERMINAL_KEY_F1, "Bantuan: Masuk");
    terminal_press(terminal, "\003");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_false(terminal_shows(terminal, "Kelamin"));
    open_terminal("id");
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "▌ Kelamin");
}

static void a_form_that_is_not_stored_is_told_of_before_another_signs_in(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "4", "Belum ada tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut baru");
    leave_it_until_it_locks();
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sign_in("Sari", SARI);
    terminal_wait(terminal, "Yang sedang diisi Budi belum disimpan dan akan hilang.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, "akan hilang");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Tindak lanjut baru");
}

static void without_minutes_the_screen_never_locks(void **state)
{
    (void)state;
    rina_signs_in();
    desk_type(terminal, "0", "Kunci layar sesudah");
    press_times(TERMINAL_KEY_DOWN, 3);
    terminal_wait(terminal, "▌ Kunci layar");
    desk_step(terminal, TERMINAL_KEY_ENTER, "0: tidak pernah)");
    desk_type(terminal,
              "\025"
              "9999",
              "9999");
    desk_step(terminal, TERMINAL_KEY_ENTER, "isi angka dari 0 sampai 1440.");
    terminal_wait(terminal, "│  9999 ");
    terminal_press(terminal, "\025"
                             "0");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tersimpan.");
    set_clock("2024-07-31T23:00:00");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Rina, administrator");
    assert_false(terminal_shows(terminal, "terkunci"));
    set_clock("2024-07-31T09:00:00");
    desk_close(g_steal_pointer(&terminal));
    assert_record_is_true();
}

/* --- English --- */

static void all_of_it_speaks_english_too(void **state)
{
    (void)state;
    open_terminal("en");
    terminal_wait(terminal, "Who is going to work?");
    desk_type(terminal, "Rina", "Rina");
    desk_step(terminal, TERMINAL_KEY_ENTER, "(not shown)");
    terminal_press(terminal, "wrong");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Name or password is wrong; check Caps Lock");
    terminal_press(terminal, RINA);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Rina, administrator");
    terminal_wait(terminal, "record whole");
    desk_type(terminal, "0", "Lock the screen after");
    desk_step(terminal, TERMINAL_KEY_F2, "Officers key; supervisors check;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLOSED_TEST(names_are_chosen_from_a_list_and_the_password_is_not_shown),
        CLOSED_TEST(nobody_is_found_by_a_name_that_is_too_long),
        CLOSED_TEST(the_right_password_opens_home_with_name_and_role),
        CLOSED_TEST(a_wrong_password_is_told_with_one_sentence_and_shows_nothing),
        CLOSED_TEST(after_three_wrong_ones_one_must_wait_and_is_told_how_long),
        CLOSED_TEST(escape_leaves_a_program_that_nobody_signed_in_to),
        CLOSED_TEST(an_idle_screen_locks_over_the_sheet_and_opens_at_the_same_field),
        CLOSED_TEST(a_text_being_typed_is_on_the_disk_when_the_screen_locks),
        CLOSED_TEST(another_person_begins_anew_and_the_sheet_waits_for_its_own),
        CLOSED_TEST(nobody_comes_past_the_lock),
        CLOSED_TEST(a_form_that_is_not_stored_is_told_of_before_another_signs_in),
        CLOSED_TEST(without_minutes_the_screen_never_locks),
        CLOSED_TEST(all_of_it_speaks_english_too),
    };
    return cmocka_run_group_tests(tests, make_offices, remove_offices);
}
