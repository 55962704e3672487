#include "tests/e2e/killed_session.h"

static void nothing_accepted_is_lost_when_it_is_killed(void **state)
{
    (void)state;
    play_sessions(3);
}

#define CORRECTIONS 30

static long stored_age(void)
{
    g_autofree char *sheet = desk_sheet(home, 1);
    g_auto(GStrv) cells = g_strsplit(sheet, "|", -1);
    return atol(cells[3]);
}

/* Whether the screen said that it is stored. */
static bool correct_age_and_die(long age, bool wait)
{
    g_autofree char *keys = g_strdup_printf("\t\t\t%ld", age);
    g_autofree char *shown = g_strdup_printf("Umur         %ld tahun", age);
    terminal = desk_open(home);
    desk_type(terminal, "2", "1 lembar · semua");
    desk_type(terminal, "\r", "Koreksi lembar 1 ");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar 1");
    desk_type(terminal, keys, shown);
    terminal_press(terminal, "+");
    if (wait)
        terminal_wait(terminal, "Koreksi lembar 1 tersimpan.");
    kill_program();
    return wait;
}

static void a_killed_correction_is_stored_whole_or_not_at_all(void **state)
{
    (void)state;
    long age = 34;
    desk_type(terminal, "15-3423210066666666666+", "Lembar 1 tersimpan.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "1 lembar dientri");
    kill_program();
    for (long i = 0; i < CORRECTIONS; i++) {
        bool stored = correct_age_and_die(40 + i, i % 3 == 0);
        long found = stored_age();
        if (found != 40 + i && (stored || found != age))
            fail_msg("%ld after %ld was corrected to %ld", found, age, 40 + i);
        assert_database_is_sound();
        age = found;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_accepted_is_lost_when_it_is_killed),
        TEST(a_killed_correction_is_stored_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
