#include "tests/e2e/people_steps.h"

#include <sys/stat.h>

/* An office in which nobody signs in, until it wants that; its record and its files. */

/* --- on and off --- */

static void without_signing_in_all_is_as_before_and_home_says_so(void **state)
{
    (void)state;
    terminal_wait(terminal, "tanpa masuk");
    terminal_wait(terminal, "C  catatan utuh, ");
    desk_type(terminal, "0", "mati: tanpa masuk");
    terminal_wait(terminal, "F5 catatan");
    terminal_matches(terminal, "settings-80x24");
    resize(43, 132);
    terminal_wait(terminal, "Esc kembali");
    terminal_wait(terminal, "Esc kembali");
    terminal_matches(terminal, "settings-132x43");
    resize(24, 80);
    desk_step(terminal, TERMINAL_KEY_F3, "Tanpa masuk tidak ada kata sandi;");
}

static void it_is_switched_on_with_a_password_and_off_with_a_question(void **state)
{
    (void)state;
    desk_type(terminal, "0", "mati: tanpa masuk");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Masuk dengan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "menjadi administrator;");
    choose_password("pendek", "pendek");
    terminal_wait(terminal, "paling sedikit 8");
    choose_password("rahasia kepala", "rahasia kepala");
    terminal_wait(terminal, "Masuk dengan kata sandi menyala; administrator: Rina.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, ", administrator");
    desk_type(terminal, "0", "menyala");
    terminal_wait(terminal, "▌ Folder");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Masuk dengan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Matikan masuk dengan kata sandi?");
    desk_type(terminal, "+", "Sekarang tanpa masuk:");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "tanpa masuk");
    assert_record_is_true();
}

static void the_set_up_can_ask_for_passwords_from_the_start(void **state)
{
    (void)state;
    terminal_end(terminal);
    terminal = NULL;
    child_home_remove(home);
    home = desk_create_empty();
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Selamat datang di Lembar");
    terminal_press(terminal, "Loka Uji");
    press_times(TERMINAL_KEY_TAB, 5);
    desk_type(terminal, "Budi Santoso\t", "▌ Kata sandi");
    desk_step(terminal, TERMINAL_KEY_RIGHT, "setiap orang masuk dengan kata sandi");
    desk_step(terminal, TERMINAL_KEY_F2, "Santoso menjadi administrator;");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Mulai tanpa masuk?");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Enter isian berikut");
    choose_password("rahasia kepala", "rahasia kepala");
    terminal_wait(terminal, "Budi Santoso, administrator");
    desk_close(terminal);
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Siapa yang akan bekerja?");
}

static void the_folder_of_backups_may_be_typed_from_home(void **state)
{
    (void)state;
    g_autofree char *stick = g_build_filename(home, "stick", NULL);
    assert_int_equal(mkdir(stick, 0700), 0);
    desk_type(terminal, "0", "▌ Folder cadangan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Folder cadangan (");
    desk_type(terminal, "~/stick\r", "Folder cadangan: tersimpan.");
    g_autofree char *told = desk_run(home, "backup", "--status", NULL);
    assert_non_null(strstr(told, stick));
}

static void a_yes_that_cannot_be_stored_is_told_and_not_asked_for_as_a_text(void **state)
{
    (void)state;
    desk_type(terminal, "0", "Beda langsung ditegur           tidak");
    for (int i = 0; i < 8; i++)
        terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait(terminal, "▌ Beda langsung ditegur");
    run_sql("CREATE TRIGGER refused BEFORE INSERT ON setting "
            "BEGIN SELECT raise(ABORT, 'refused'); END");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Beda langsung ditegur (ya: tiap isian;");
    desk_type(terminal, "2", "! Basis data");
    terminal_wait_gone(terminal, "Beda langsung ditegur (ya: tiap isian;");
    terminal_wait(terminal, "Beda langsung ditegur           tidak");
}

/* --- the record on home --- */

static void a_record_that_was_bent_is_told_on_home_and_shown_whole(void **state)
{
    (void)state;
    terminal_wait(terminal, "catatan utuh");
    g_autofree char *database = desk_database(home);
    desk_close(terminal);
    g_autofree char *script = g_strdup_printf(
        "LC_ALL=C sed -i 's/65654455556/11111111111/; s/melebihi kuota/melebihi batas/' %s",
        database);
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};
    struct command_result result;
    command_run(&(struct command_setup){.argv = argv, .home = home}, &result);
    command_result_finish(&result);
    terminal = NULL;
    open_terminal_as("Rina", "id");
    terminal_wait(terminal, "C  ! Lembar ");
    terminal_wait(terminal, "tidak sesuai dengan riwayatnya.");
    desk_type(terminal, "c", "hal tidak beres.");
    terminal_wait(terminal, "F5 periksa lagi");
    terminal_matches(terminal, "audit-80x24");
    desk_step(terminal, TERMINAL_KEY_F5, "Catatan diperiksa.");
}

/* --- files --- */

static void an_open_file_and_folder_are_closed_to_others(void **state)
{
    (void)state;
    struct stat status;
    g_autofree char *database = desk_database(home);
    g_autofree char *folder = g_path_get_dirname(database);
    g_autofree char *claims = g_strconcat(database, ".claims", NULL);
    assert_int_equal(chmod(database, 0664), 0);
    assert_int_equal(chmod(claims, 0664), 0);
    assert_int_equal(chmod(folder, 0755), 0);
    g_free(desk_run(home, "index", NULL));
    assert_int_equal(stat(database, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(claims, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPEN_TEST(without_signing_in_all_is_as_before_and_home_says_so),
        OPEN_TEST(it_is_switched_on_with_a_password_and_off_with_a_question),
        OPEN_TEST(the_set_up_can_ask_for_passwords_from_the_start),
        OPEN_TEST(the_folder_of_backups_may_be_typed_from_home),
        OPEN_TEST(a_yes_that_cannot_be_stored_is_told_and_not_asked_for_as_a_text),
        OPEN_TEST(a_record_that_was_bent_is_told_on_home_and_shown_whole),
        OPEN_TEST(an_open_file_and_folder_are_closed_to_others),
    };
    return cmocka_run_group_tests(tests, make_offices, remove_offices);
}
