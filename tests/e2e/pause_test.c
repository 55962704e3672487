#include "tests/e2e/clock_steps.h"
#include "tests/e2e/keying_steps.h"

/* A text that is being typed goes to the disk at a pause; the clock goes only as the test says. */

static int set_up_clock(void **state)
{
    (void)state;
    home = desk_create();
    start_clock();
    reopen_with(clock_variable);
    return 0;
}

#define PAUSE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_clock, stop_clock)

static void cut_the_power(void)
{
    kill_program();
    reopen_with(clock_variable);
}

static void cut_the_power_and_go_on(void)
{
    cut_the_power();
    terminal_wait(terminal, "dilanjutkan dari isian ini.");
}

static void begin_a_suggestion(void)
{
    begin_keying();
    desk_type(terminal, "5-342321006566666666666666665", "▌ Saran");
    terminal_wait(terminal, "tersimpan  27 dari 31");
    desk_type(terminal, "Kursi kur", "sedang diketik");
}

static void a_text_is_kept_at_a_pause(void **state)
{
    (void)state;
    begin_a_suggestion();
    set_clock("2024-07-31T09:00:02");
    terminal_wait(terminal, "tersimpan  28 dari 31");
    terminal_wait(terminal, "│ Kursi kur ");
    desk_type(terminal, "ang", "sedang diketik");
    cut_the_power_and_go_on();
    terminal_wait(terminal, "▌ Saran");
    terminal_wait(terminal, "│ Kursi kur ");
    desk_type(terminal, "si rusak", "rusak");
}

static void a_text_is_not_kept_with_each_letter(void **state)
{
    (void)state;
    begin_a_suggestion();
    cut_the_power_and_go_on();
    terminal_wait(terminal, "▌ Saran");
    terminal_wait(terminal, "tersimpan  27 dari 31");
}

static void a_correction_is_kept_at_a_pause(void **state)
{
    (void)state;
    begin_a_suggestion();
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "Koreksi lembar 1 ");
    desk_step(terminal, TERMINAL_KEY_END, "Semua isian sudah dilalui");
    press_times(TERMINAL_KEY_UP, 3);
    terminal_wait(terminal, "▌ Nama");
    desk_type(terminal, "Ani", "sedang diketik");
    set_clock("2024-07-31T09:00:02");
    terminal_wait(terminal, "▌*Nama         Ani");
    cut_the_power();
    desk_go(terminal, "2", "1 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌*Nama         Ani");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAUSE_TEST(a_text_is_kept_at_a_pause),
        PAUSE_TEST(a_text_is_not_kept_with_each_letter),
        PAUSE_TEST(a_correction_is_kept_at_a_pause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
