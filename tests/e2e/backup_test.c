#include "tests/e2e/keying_steps.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "tests/support/command.h"

/* Backups that the screens make by themselves. */

#define SHEET "1-3423210066666666666+"
#define NEXT  "4323210066666666666+"

static char *stick; /* the folder of the backups */

/* Begins anew with a folder chosen of this name, a backup after every EVERY sheets. */
static void choose_named(const char *name, const char *every)
{
    stick = g_build_filename(home, name, NULL);
    assert_int_equal(g_mkdir_with_parents(stick, 0700), 0);
    g_free(desk_run(home, "backup", "--folder", stick, "--every", every, NULL));
    reopen();
}

static void choose(const char *every)
{
    choose_named("stick", every);
}

static int backups(void)
{
    g_autoptr(GDir) directory = g_dir_open(stick, 0, NULL);
    int count = 0;
    for (const char *name; directory && (name = g_dir_read_name(directory));)
        count += g_str_has_suffix(name, ".db");
    return count;
}

static bool has_backup(struct terminal *of, void *data)
{
    (void)of;
    (void)data;
    return backups() > 0;
}

static void take_stick_out(void)
{
    g_autofree char *away = g_strconcat(stick, ".away", NULL);
    assert_int_equal(g_rename(stick, away), 0);
}

static void put_stick_in(void)
{
    g_autofree char *away = g_strconcat(stick, ".away", NULL);
    assert_int_equal(g_rename(away, stick), 0);
}

static void close_program(void)
{
    terminal_press(terminal, "q");
    terminal_wait(terminal, "Tutup Lembar?");
    terminal_press(terminal, "1");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
}

static void one_is_made_after_so_many_sheets_and_told_quietly(void **state)
{
    (void)state;
    choose("2");
    assert_false(terminal_shows(terminal, "adangan"));
    begin_keying();
    desk_type(terminal, SHEET, "Lembar 1 tersimpan.");
    assert_int_equal(backups(), 0);
    desk_type(terminal, NEXT, "Lembar 2 tersimpan.");
    terminal_wait_until(terminal, has_backup, NULL);
    terminal_wait(terminal, "Entri lembar 3 ");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "cadangan 31-07-2024");
    assert_int_equal(backups(), 1);
}

static void one_is_made_when_the_program_ends(void **state)
{
    (void)state;
    choose("0");
    begin_keying();
    desk_type(terminal, SHEET, "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    assert_int_equal(backups(), 0);
    close_program();
    assert_false(terminal_shows(terminal, "cadangan gagal"));
    assert_int_equal(backups(), 1);
    reopen();
    terminal_wait(terminal, "cadangan 31-07-2024");
}

static void a_failure_is_told_on_home_and_at_the_end_until_one_works(void **state)
{
    (void)state;
    choose("1");
    take_stick_out();
    begin_keying();
    desk_type(terminal, SHEET, "Lembar 1 tersimpan.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "! Cadangan gagal sejak 31-07-2024: Folder cadangan");
    terminal_wait(terminal, "folder lain.");
    close_program();
    terminal_wait(terminal, "lembar: cadangan gagal sejak 31-07-2024");
    reopen();
    terminal_wait(terminal, "! Cadangan gagal sejak 31-07-2024");
    put_stick_in();
    desk_type(terminal, "1", "Entri lembar 2 ");
    desk_type(terminal, NEXT, "Lembar 2 tersimpan.");
    terminal_wait_until(terminal, has_backup, NULL);
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "cadangan 31-07-2024");
    terminal_wait_gone(terminal, "gagal");
    close_program();
    assert_false(terminal_shows(terminal, "gagal"));
}

static void what_to_do_about_a_failure_is_seen_though_its_folder_has_a_long_name(void **state)
{
    (void)state;
    choose_named(
        "cadangan survei kepuasan masyarakat dan tindak lanjut seluruh layanan publik yang "
        "diselenggarakan unit kerja/stick",
        "1");
    take_stick_out();
    begin_keying();
    desk_type(terminal, SHEET, "Lembar 1 tersimpan.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Folder cadangan …/stick tidak ada.");
    terminal_wait(terminal, "folder lain.");
}

static void nobody_restores_over_a_database_that_is_open(void **state)
{
    (void)state;
    choose("0");
    g_autofree char *made = desk_run(home, "backup", NULL);
    g_autofree char *path = g_strstrip(g_strdup(strrchr(made, ' ')));
    const char *const argv[] = {desk_program(), "restore", path, NULL};
    struct command_result result;
    command_run(&(struct command_setup){.argv = argv, .home = home}, &result);
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.errors, "sedang dibuka program lain. Tutup semua Lembar"));
    command_result_finish(&result);
    begin_keying();
    desk_type(terminal, SHEET, "Lembar 1 tersimpan.");
}

/* As another program that makes a backup; the caller closes it. */
static int hold_the_turn(void)
{
    g_autofree char *path = desk_database(home);
    g_autofree char *claims = g_strconcat(path, ".claims", NULL);
    struct flock turn = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
    int file = open(claims, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    assert_int_equal(fcntl(file, F_OFD_SETLK, &turn), 0);
    return file;
}

static void a_stop_during_the_backup_at_the_end_leaves_a_sane_terminal(void **state)
{
    (void)state;
    choose("0");
    begin_keying();
    desk_type(terminal, SHEET, "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    int turn = hold_the_turn();
    desk_type(terminal, "q", "Tutup Lembar?");
    terminal_press(terminal, "1");
    terminal_wait_gone(terminal, "1 lembar dientri");
    terminal_kill(terminal, SIGTSTP); /* which stops nobody here: there is no shell above */
    close(turn);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
}

static int tear_down_stick(void **state)
{
    g_clear_pointer(&stick, g_free);
    return tear_down(state);
}

#define STICK_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down_stick)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STICK_TEST(one_is_made_after_so_many_sheets_and_told_quietly),
        STICK_TEST(one_is_made_when_the_program_ends),
        STICK_TEST(a_stop_during_the_backup_at_the_end_leaves_a_sane_terminal),
        STICK_TEST(a_failure_is_told_on_home_and_at_the_end_until_one_works),
        STICK_TEST(what_to_do_about_a_failure_is_seen_though_its_folder_has_a_long_name),
        STICK_TEST(nobody_restores_over_a_database_that_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
