#include "tests/e2e/people_steps.h"

/* Commands respect names, passwords and roles as the screens do. */

static void commands_ask_for_name_and_password(void **state)
{
    (void)state;
    assert_command_refused((const char *const[]){"index", NULL}, 2,
                           "Basis data ini memakai kata sandi; sebut nama Anda dengan --user "
                           "NAMA.");
    assert_command_refused((const char *const[]){"--user", "Budi", "index", NULL}, 2,
                           "untuk skrip pakai --password-file BERKAS.");
    assert_command_refused(
        (const char *const[]){"--user", "Budi", "--password-file", "/nowhere", "index", NULL}, 1,
        "Berkas kata sandi /nowhere tidak dapat dibaca");
    g_autofree char *empty = desk_write(home, "empty", "");
    assert_command_refused(
        (const char *const[]){"--user", "Budi", "--password-file", empty, "index", NULL}, 1,
        "Tidak ada kata sandi yang terbaca");
    assert_refused_as("rina", 1, "Nama atau kata sandi salah;", "index");
    assert_command_refused(
        (const char *const[]){"--user", "Budi", "--password-file", rina_file(), "index", NULL}, 1,
        "Nama atau kata sandi salah;");
    g_autofree char *sari = g_build_filename(home, "Sari", NULL);
    g_autofree char *told =
        desk_run(home, "--user", "Sari", "--password-file", sari, "index", NULL);
    assert_non_null(strstr(told, "93,10"));
}

static void without_a_terminal_a_new_password_comes_from_the_file_of_its_own_option(void **state)
{
    (void)state;
    assert_refused_as("Budi", 2, "untuk skrip pakai --new-password-file BERKAS.", "people",
                      "password");
}

static void the_record_is_verified_with_a_password_and_without(void **state)
{
    (void)state;
    g_autofree char *verified =
        desk_run(home, "--user", "Rina", "--password-file", rina_file(), "audit", "verify", NULL);
    assert_non_null(strstr(verified, "Rantai catatan utuh"));
    assert_record_is_true();
    assert_database_is_sound();
    assert_command_refused((const char *const[]){"audit", "list", NULL}, 2, "sebut nama Anda");
}

static void commands_respect_the_roles(void **state)
{
    (void)state;
    const char *supervisor = "Hanya penyelia dan administrator yang boleh melakukan ini;";
    const char *administrator = "Hanya administrator yang boleh melakukan ini;";
    assert_refused_as("Budi", 1, supervisor, "export", "sheets");
    assert_refused_as("Budi", 1, supervisor, "forget", "1");
    assert_refused_as("Budi", 1, supervisor, "import", "sheets", "x.csv");
    static const char *const of_all[] = {"index",      "report", "notice",
                                         "monitoring", "units",  "statement"};
    for (size_t i = 0; i < G_N_ELEMENTS(of_all); i++)
        assert_refused_as("Budi", 1, supervisor, of_all[i]);
    assert_refused_as("Budi", 1, supervisor, "suggestions", "--publish");
    assert_refused_as("Budi", 1, supervisor, "audit", "list");
    assert_refused_as("Budi", 1, supervisor, "export", "actions");
    assert_refused_as("Budi", 1, administrator, "backup", "--folder", "/tmp");
    assert_refused_as("Sari", 1, administrator, "people", "add", "Eva");
    assert_refused_as("Sari", 1, administrator, "people", "sign-in", "off");
    assert_refused_as("Sari", 1, administrator, "import", "published", "x.csv");
    assert_refused_as("Budi", 1, supervisor, "import", "actions", "x.csv");
    assert_refused_as("Sari", 1, administrator, "import", "actions", "--add-surveys", "x.csv");
    assert_refused_as("Budi", 1, supervisor, "units", "forget", "x");
    assert_refused_as("Sari", 1, administrator, "restore", "x.db");
    assert_refused_as("Sari", 1, administrator, "init", "--unit", "x", "--form", "skm-bpom-2024",
                      "--year", "2030");
    g_autofree char *sari = g_build_filename(home, "Sari", NULL);
    g_free(desk_run(home, "--user", "Sari", "--password-file", sari, "export", "sheets", NULL));
    g_autofree char *list =
        desk_run(home, "--user", "Sari", "--password-file", sari, "people", NULL);
    static const char *const of_ones_own[] = {"actions", "keyers", "suggestions", "second",
                                              "batches"};
    g_autofree char *budi = g_build_filename(home, "Budi", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(of_ones_own); i++) {
        g_autofree char *told =
            desk_run(home, "--user", "Budi", "--password-file", budi, of_ones_own[i], NULL);
        assert_null(strstr(told, "salah ketik"));
    }
    assert_non_null(strstr(list, "Budi                      petugas         aktif"));
    assert_record_is_true();
}

static void a_password_that_somebody_else_gave_is_changed_before_anything(void **state)
{
    (void)state;
    g_autofree char *given = desk_write(home, "Budi", "pemberian rina");
    rina_runs("people", "reset", "Budi", "--new-password-file", given);
    assert_refused_as("Budi", 1, "Kata sandi Anda harus diganti dulu:", "index");
    g_autofree char *own = desk_write(home, "own", "pilihan sendiri");
    g_free(desk_run(home, "--user", "Budi", "--password-file", given, "people", "password",
                    "--new-password-file", own, NULL));
    g_free(desk_run(home, "--user", "Budi", "--password-file", own, "actions", NULL));
}

static void a_command_asks_on_the_terminal_without_echo(void **state)
{
    (void)state;
    const char *const argv[] = {desk_program(), "--user", "Budi", "people", NULL};
    const char *const environment[] = {clock_variable, NULL};
    terminal_end(terminal);
    struct terminal_setup setup = {.argv = argv, .environment = environment, .home = home};
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Kata sandi Budi:");
    terminal_press(terminal, BUDI "\n");
    terminal_wait(terminal, "Sari");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_false(terminal_shows(terminal, BUDI));
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Kata sandi Budi:");
    terminal_press(terminal, "\003");
    assert_int_equal(terminal_wait_exit(terminal), 130);
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Kata sandi Budi:");
    terminal_kill(terminal, 15);
    assert_int_equal(terminal_wait_exit(terminal), 143);
    assert_true(terminal_is_sane(terminal));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLOSED_TEST(commands_ask_for_name_and_password),
        CLOSED_TEST(the_record_is_verified_with_a_password_and_without),
        CLOSED_TEST(commands_respect_the_roles),
        CLOSED_TEST(a_password_that_somebody_else_gave_is_changed_before_anything),
        CLOSED_TEST(a_command_asks_on_the_terminal_without_echo),
        CLOSED_TEST(without_a_terminal_a_new_password_comes_from_the_file_of_its_own_option),
    };
    return cmocka_run_group_tests(tests, make_offices, remove_offices);
}
