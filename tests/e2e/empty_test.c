#include "tests/e2e/desk_steps.h"

/* A survey in which nothing was done yet: every screen says so, and what to do next. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create());
}

#define TO_KEY "Belum ada lembar yang dihitung; entri lembar dahulu."

static void every_screen_says_what_comes_next(void **state)
{
    static const struct {
        const char *keys, *said;
    } screens[] = {
        {"2", "Belum ada lembar. Kembali dengan Esc, lalu tekan 1 untuk mulai mengetik."},
        {"3", TO_KEY},
        {"3l", TO_KEY},
        {"4", "Belum ada tindak lanjut. Tekan F2, atau T pada unsur di layar indeks."},
        {"6", "Belum ada bundel."},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
        terminal_press(terminal, screens[i].keys);
        terminal_wait(terminal, screens[i].said);
        for (size_t key = 0; screens[i].keys[key]; key++)
            terminal_key(terminal, TERMINAL_KEY_ESCAPE);
        terminal_wait(terminal, "mulai lembar 1");
    }
}

static void the_index_of_nothing_is_no_percentage(void **state)
{
    (void)state;
    desk_type(terminal, "3", TO_KEY);
    terminal_wait(terminal, "target 90,00");
    assert_false(terminal_shows(terminal, "capaian"));
    assert_screen("index-empty");
}

static void units_of_others_are_imported(void **state)
{
    (void)state;
    desk_type(terminal, "5", "F6 unit lain");
    desk_step(terminal, TERMINAL_KEY_F6, "Belum ada hasil unit lain. Impor tabelnya");
}

/* --- names that have no room --- */

static void the_survey_stays_beside_a_unit_of_a_long_name(void **state)
{
    (void)state;
    tear_down(state);
    home = desk_create_empty();
    g_free(desk_run(home, "init", "--unit",
                    "Loka POM di Kabupaten Hulu Sungai Utara Provinsi Kalimantan Selatan", "--form",
                    "skm-bpom-2024", "--year", "2024", "--service", "A=Layanan A", NULL));
    terminal = desk_open(home);
    terminal_wait_row(terminal, 0,
                      " Lembar   Loka POM di Kabupaten Hulu Sungai Utara Provinsi Kalimant… · "
                      "SKM 2024");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_screen_says_what_comes_next),
        TEST(the_index_of_nothing_is_no_percentage),
        TEST(units_of_others_are_imported),
        TEST(the_survey_stays_beside_a_unit_of_a_long_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
