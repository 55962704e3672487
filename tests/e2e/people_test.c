#include "tests/e2e/people_steps.h"

/* People are added, renamed, blocked, and get other passwords. */

static void open_people(void)
{
    rina_signs_in();
    desk_type(terminal, "0", "Pengaturan");
    desk_step(terminal, TERMINAL_KEY_F2, "Petugas mengetik; penyelia memeriksa;");
    terminal_wait(terminal, "▌ Budi");
}

static void an_administrator_adds_a_person_who_must_choose_a_password(void **state)
{
    (void)state;
    open_people();
    terminal_wait(terminal, "F5 blokir");
    terminal_matches(terminal, "people-80x24");
    desk_step(terminal, TERMINAL_KEY_F2, "Nama petugas baru:");
    terminal_press(terminal, "Eva");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Peran Eva?");
    desk_type(terminal, "1", "Kata sandi sementara Eva: ");
    terminal_wait(terminal, "▌ Eva");
    g_autofree char *screen = terminal_text(terminal);
    g_autofree char *made = g_strndup(strstr(screen, "Eva: ") + strlen("Eva: "), 14);
    terminal_press(terminal, "1 +");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait(terminal, made);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_wait_gone(terminal, made);
    terminal_wait(terminal, "▌ Eva");
    open_terminal("id");
    sign_in("Eva", made);
    terminal_wait(terminal, "Kata sandi Anda dibuat orang lain.");
    terminal_wait(terminal, "Enter isian berikut");
    terminal_matches(terminal, "password-80x24");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Kata sandi harus diganti sebelum bekerja.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, "sebelum bekerja.");
    choose_password("pendek", "pendek");
    terminal_wait(terminal, "Kata sandi paling sedikit 8 huruf atau angka;");
    choose_password("12345678", "12345678");
    terminal_wait(terminal, "termasuk yang pertama dicoba orang;");
    choose_password("eva-eva-eva", "eva-eva-eva");
    terminal_wait(terminal, "Kata sandi tidak boleh memuat nama;");
    choose_password("panjang sekali", "panjang sekale");
    terminal_wait(terminal, "Kedua ketikan kata sandi baru tidak sama;");
    choose_password("panjang sekali", "panjang sekali");
    terminal_wait(terminal, "Eva, petugas");
    assert_record_is_true();
}

/* Enter may still be held down from the question before. */
static void a_password_is_not_closed_by_a_key_typed_before_it_was_shown(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_F2, "Nama petugas baru:");
    terminal_press(terminal, "Eva");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Peran Eva?");
    terminal_press(terminal, "\r\r\r");
    terminal_wait(terminal, "Kata sandi sementara Eva: ");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_wait_gone(terminal, "Kata sandi sementara Eva: ");
}

static void a_person_is_renamed_and_may_sign_in(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_F6, "Nama petugas ini:");
    desk_type(terminal, "\b\b\b\bSari\r", "! Petugas Sari sudah ada; pilih nama lain.");
    terminal_wait(terminal, "│  Sari  ");
    desk_type(terminal, "\b\b\b\bZaenal Budi\r", "✓ Namanya sekarang Zaenal Budi.");
    terminal_wait(terminal, "▌ Zaenal Budi");
    open_terminal("id");
    sign_in("Zaenal", BUDI);
    terminal_wait(terminal, "Zaenal Budi, petugas");
    assert_record_is_true();
    rina_runs("people", "rename", "Budi", "Budi Santoso");
    g_autofree char *list =
        desk_run(home, "--user", "Rina", "--password-file", rina_file(), "people", NULL);
    assert_non_null(strstr(list, "Budi Santoso              petugas         aktif"));
}

static void a_reset_password_lets_in_once_and_must_be_changed(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_F4, "Kata sandi baru untuk Budi?");
    desk_type(terminal, "2", "harus diganti oleh pemiliknya");
    choose_password("pemberian rina", "pemberian rina");
    terminal_wait(terminal, "Kata sandi Budi diganti.");
    terminal_wait(terminal, "~ harus mengganti kata sandi");
    open_terminal("id");
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "kata sandi salah");
    terminal_press(terminal, "pemberian rina");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Kata sandi Anda dibuat orang lain.");
}

static void a_blocked_person_is_locked_out_at_once_and_comes_back(void **state)
{
    (void)state;
    budi_signs_in();
    rina_runs("people", "block", "Budi", "--reason", "pindah tugas");
    terminal_wait(terminal, "Layar terkunci");
    unlock(BUDI);
    terminal_wait(terminal, "Nama ini diblokir; minta administrator membukanya.");
    rina_runs("people", "unblock", "Budi");
    unlock(BUDI);
    terminal_wait(terminal, "Budi, petugas");
}

static void the_last_administrator_stays(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Rina");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa Rina diblokir?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Rina satu-satunya administrator yang dapat masuk;");
    desk_step(terminal, TERMINAL_KEY_F3, "Peran Rina?");
    desk_type(terminal, "1", "Rina satu-satunya administrator yang dapat masuk;");
}

static void ones_own_password_takes_the_old_one(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "0", "Pengaturan");
    desk_step(terminal, TERMINAL_KEY_F3, "Ketik kata sandi lama");
    terminal_press(terminal, "salah semua");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    choose_password("kata yang baru", "kata yang baru");
    terminal_wait(terminal, "Nama atau kata sandi salah;");
    terminal_press(terminal, BUDI);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    choose_password("kata yang baru", "kata yang baru");
    terminal_wait(terminal, "Kata sandi Budi diganti.");
    open_terminal("id");
    sign_in("Budi", "kata yang baru");
    terminal_wait(terminal, "Budi, petugas");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLOSED_TEST(an_administrator_adds_a_person_who_must_choose_a_password),
        CLOSED_TEST(a_password_is_not_closed_by_a_key_typed_before_it_was_shown),
        CLOSED_TEST(a_person_is_renamed_and_may_sign_in),
        CLOSED_TEST(a_reset_password_lets_in_once_and_must_be_changed),
        CLOSED_TEST(a_blocked_person_is_locked_out_at_once_and_comes_back),
        CLOSED_TEST(the_last_administrator_stays),
        CLOSED_TEST(ones_own_password_takes_the_old_one),
    };
    return cmocka_run_group_tests(tests, make_offices, remove_offices);
}
