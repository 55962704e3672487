#ifndef LEMBAR_TESTS_E2E_PEOPLE_STEPS_H
#define LEMBAR_TESTS_E2E_PEOPLE_STEPS_H

#include "tests/e2e/clock_steps.h"
#include "tests/e2e/sql_steps.h"
#include "tests/support/command.h"

/* Signing in, the lock, roles and settings, as people meet them on the screens. Rina is the
 * administrator, Sari a supervisor, Budi an officer; the clock goes only as the test says. */

#define RINA "rahasia satu"
#define SARI "rahasia dua"
#define BUDI "rahasia tiga"

/* `lembar --user Rina` with her password. */
#define rina_runs(...)                                                                             \
    g_free(desk_run(home, "--user", "Rina", "--password-file", rina_file(), __VA_ARGS__, NULL))

static inline const char *rina_file(void)
{
    static char path[4096];
    g_snprintf(path, sizeof path, "%s/rina", home);
    return path;
}

static inline void add_person(const char *name, const char *role, const char *password)
{
    g_autofree char *given = desk_write(home, "given", "sandi sementara");
    g_autofree char *own = desk_write(home, name, password);
    rina_runs("people", "add", name, "--role", role, "--new-password-file", given);
    g_free(desk_run(home, "--user", name, "--password-file", given, "people", "password",
                    "--new-password-file", own, NULL));
}

static inline void open_terminal_as(const char *user, const char *language)
{
    const char *const argv[] = {desk_program(),         "--lang", language,
                                user ? "--user" : NULL, user,     NULL};
    const char *const environment[] = {clock_variable, NULL};
    terminal_end(terminal);
    terminal =
        desk_open_with(home, &(struct terminal_setup){.argv = argv, .environment = environment});
}

static inline void open_terminal(const char *language)
{
    open_terminal_as(NULL, language);
}

/* Of each office one is made, and copied for each test. */
static char *open_office, *closed_office;

static inline void make_open_office(void)
{
    home = open_office = desk_create_empty();
    g_free(desk_run(home, "--user", "Rina", "init", "--unit", "Loka POM di Kota Balikpapan",
                    "--form", "skm-bpom-2024", "--year", "2024", "--service",
                    "CDOB=Sertifikasi CDOB", "--service", "CPOTB=Sertifikasi CPOTB", "--service",
                    "CPKB=Sertifikasi CPKB", "--service", "CPPOB=Izin penerapan CPPOB", "--service",
                    "PENGADUAN=Pengaduan dan informasi", NULL));
    g_free(desk_run(home, "--user", "Siti", "import", "sheets",
                    "tests/data/balikpapan-2024-responses.csv", NULL));
}

static inline char *copy_of(const char *office)
{
    char *copy = desk_create_empty();
    g_autofree char *all = g_strconcat(office, "/.", NULL);
    const char *const argv[] = {"cp", "-a", all, copy, NULL};
    int status;
    g_free(command_output(argv, NULL, &status));
    assert_int_equal(status, 0);
    return copy;
}

static inline int make_offices(void **state)
{
    (void)state;
    make_open_office();
    home = closed_office = copy_of(open_office);
    g_free(desk_write(home, "rina", RINA));
    g_free(desk_run(home, "--user", "Rina", "people", "sign-in", "on", "--new-password-file",
                    rina_file(), NULL));
    add_person("Sari", "supervisor", SARI);
    add_person("Budi", "officer", BUDI);
    return 0;
}

static inline int remove_offices(void **state)
{
    (void)state;
    child_home_remove(open_office);
    child_home_remove(closed_office);
    return 0;
}

static inline void begin(const char *office)
{
    home = copy_of(office);
    start_clock();
}

static inline int set_up_open_office(void **state)
{
    (void)state;
    begin(open_office);
    open_terminal_as("Rina", "id");
    return 0;
}

static inline int set_up_closed_office(void **state)
{
    (void)state;
    begin(closed_office);
    open_terminal("id");
    return 0;
}

/* Each key waits for what it brings: a password typed unseen goes to the right place. */
static inline void sign_in(const char *name, const char *password)
{
    terminal_wait(terminal, "ketik, atau pilih di bawah");
    desk_type(terminal, name, name);
    desk_step(terminal, TERMINAL_KEY_ENTER, "(tidak ditampilkan)");
    terminal_press(terminal, password);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
}

static inline void budi_signs_in(void)
{
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Budi, petugas");
}

static inline void sari_signs_in(void)
{
    sign_in("Sari", SARI);
    terminal_wait(terminal, "Sari, penyelia");
}

static inline void rina_signs_in(void)
{
    sign_in("Rina", RINA);
    terminal_wait(terminal, "Rina, administrator");
}

/* At a terminal of her own. */
static inline void sari_takes_over(void)
{
    open_terminal("id");
    sari_signs_in();
}

static inline void leave_it_until_it_locks(void)
{
    set_clock("2024-07-31T10:00:00");
    terminal_wait(terminal, "Layar terkunci");
}

static inline void unlock(const char *password)
{
    terminal_wait(terminal, "(tidak ditampilkan)");
    terminal_press(terminal, password);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
}

static inline void choose_password(const char *first, const char *second)
{
    terminal_wait(terminal, "Kata sandi baru");
    terminal_press(terminal, first);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_press(terminal, second);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
}

/* Runs `lembar WORD…` as NAME with the password in the file of that name; its problem is told. */
static inline void assert_command_refused(const char *const *words, int status, const char *part)
{
    struct command_result result;
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_ptr_array_add(argv, (char *)desk_program());
    for (; *words; words++)
        g_ptr_array_add(argv, (char *)*words);
    g_ptr_array_add(argv, NULL);
    const char *const environment[] = {clock_variable, NULL};
    command_run(&(struct command_setup){.argv = (const char *const *)argv->pdata,
                                        .home = home,
                                        .environment = environment},
                &result);
    if (result.status != status || !strstr(result.errors, part) || *result.output ||
        strchr(result.errors, '\n')[1])
        fail_msg("status %d, printed %s, told %s", result.status, result.output, result.errors);
    command_result_finish(&result);
}

#define assert_refused_as(name, status, part, ...)                                                 \
    do {                                                                                           \
        g_autofree char *file = g_build_filename(home, name, NULL);                                \
        assert_command_refused(                                                                    \
            (const char *const[]){"--user", name, "--password-file", file, __VA_ARGS__, NULL},     \
            status, part);                                                                         \
    } while (0)

#define CLOSED_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_closed_office, stop_clock)
#define OPEN_TEST(name)   cmocka_unit_test_setup_teardown(name, set_up_open_office, stop_clock)

#endif
