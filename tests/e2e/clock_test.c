#include "tests/e2e/keying_steps.h"

#include <glib/gstdio.h>

#include "tests/support/command.h"

/* A clock that jumps back: what was done later in truth bears an earlier time, and nothing else
 * changes. */

#define LATER   "LEMBAR_CLOCK=2031-05-06T10:00:00"
#define EARLIER "LEMBAR_CLOCK=1999-12-31T23:59:59"

static void open_at(const char *clock)
{
    reopen_with(clock);
    terminal_wait(terminal, "Entri lembar");
}

static char *run_at(const char *clock, const char *const *words)
{
    struct command_result result;
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    const char *const environment[] = {clock, NULL};
    g_ptr_array_add(argv, (char *)desk_program());
    for (; *words; words++)
        g_ptr_array_add(argv, (char *)*words);
    g_ptr_array_add(argv, NULL);
    command_run(&(struct command_setup){.argv = (const char *const *)argv->pdata,
                                        .environment = environment,
                                        .home = home},
                &result);
    if (result.status != 0)
        fail_msg("status %d: %s", result.status, result.errors);
    g_free(result.errors);
    return result.output;
}

#define run(clock, ...) run_at(clock, (const char *const[]){__VA_ARGS__, NULL})

static void assert_sound(void)
{
    g_autofree char *later = run(LATER, "check");
    g_autofree char *earlier = run(EARLIER, "check");
    assert_non_null(strstr(later, "Basis data baik"));
    assert_non_null(strstr(earlier, "Basis data baik"));
}

static void sheets_keyed_after_it_follow_those_before(void **state)
{
    (void)state;
    open_at(LATER);
    desk_type(terminal, "15-3423210066666666666+", "Lembar 1 tersimpan.");
    open_at(EARLIER);
    desk_type(terminal, "1", "Entri lembar 2 ");
    desk_type(terminal, "4513110055555555555+", "Lembar 2 tersimpan.");
    terminal_wait(terminal, "Entri lembar 3 ");
    g_autofree char *second = desk_sheet(home, 2);
    assert_non_null(strstr(second, "|45|"));
    assert_sound();
}

static void a_draft_from_before_it_is_gone_on_with(void **state)
{
    (void)state;
    open_at(LATER);
    desk_type(terminal, "15-34", "▌ Kelamin");
    kill_program();
    open_at(EARLIER);
    terminal_wait(terminal, "▌ Kelamin");
    desk_type(terminal, "23210066666666666+", "Lembar 1 tersimpan.");
    assert_sound();
}

static void a_correction_after_it_is_the_last_word(void **state)
{
    (void)state;
    open_at(LATER);
    desk_type(terminal, "15-3423210066666666666+", "Lembar 1 tersimpan.");
    open_at(EARLIER);
    desk_type(terminal, "2", "1 lembar · semua");
    desk_type(terminal, "\r", "Koreksi lembar 1 ");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar 1");
    desk_type(terminal, "\t\t\t55", "Umur         55 tahun");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    g_autofree char *sheet = desk_sheet(home, 1);
    assert_non_null(strstr(sheet, "|55|"));
    assert_sound();
}

/* The names in the folder of the backups that are of that year. */
static int backups_of(const char *folder, const char *year)
{
    int count = 0;
    g_autofree char *beginning = g_strconcat("lembar-", year, NULL);
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(directory));)
        count += g_str_has_prefix(name, beginning) && g_str_has_suffix(name, ".db");
    return count;
}

static void a_backup_after_it_neither_goes_nor_pushes_others_out(void **state)
{
    (void)state;
    g_autofree char *folder = g_build_filename(home, "stick", NULL);
    assert_int_equal(g_mkdir(folder, 0700), 0);
    for (int second = 0; second < 12; second++) {
        g_autofree char *clock = g_strdup_printf("LEMBAR_CLOCK=2031-05-06T10:00:%02d", second);
        g_free(run(clock, "backup", folder));
    }
    assert_int_equal(backups_of(folder, "2031"), 10);
    g_free(run(EARLIER, "backup", folder));
    assert_int_equal(backups_of(folder, "2031"), 10);
    assert_int_equal(backups_of(folder, "1999"), 1);
    g_autofree char *status = run(EARLIER, "backup", "--status");
    assert_non_null(strstr(status, "lembar-19991231-235959.db"));
    g_free(run("LEMBAR_CLOCK=2031-05-06T10:00:30", "backup", folder));
    assert_int_equal(backups_of(folder, "1999"), 0);
    assert_int_equal(backups_of(folder, "2031"), 10);
    assert_sound();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sheets_keyed_after_it_follow_those_before),
        TEST(a_draft_from_before_it_is_gone_on_with),
        TEST(a_correction_after_it_is_the_last_word),
        TEST(a_backup_after_it_neither_goes_nor_pushes_others_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
