#include "tests/e2e/batch_steps.h"
#include "tests/e2e/keying_steps.h"

/* In which batch one keys, from home and with F6. */

static void home_goes_on_in_the_batch_that_is_open(void **state)
{
    (void)state;
    register_batch("5", false);
    leave_to_home("1 bundel");
    desk_go(terminal, "1", "Entri lembar 1 · bundel 1: 0 dari 5");
    terminal_wait(terminal, "Layanan      3 Sertifikasi CPKB");
    desk_type(terminal, FIRST_SHEET, "Entri lembar 2 · bundel 1: 1 dari 5");
}

static void home_goes_on_in_the_batch_that_was_used_last(void **state)
{
    (void)state;
    register_batch("5", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 4 lembar");
    leave_to_home("1 bundel");
    register_batch("6", false);
    leave_to_home("2 bundel");
    desk_go(terminal, "1", "Entri lembar 2 · bundel 1: 1 dari 5");
    desk_step(terminal, TERMINAL_KEY_F6, "3  Bundel 2 · CPKB: 0 dari 6");
    terminal_wait(terminal, "4  Ketik tanpa bundel");
    desk_type(terminal, "4", "Lembar ini tidak dalam bundel.");
    desk_type(terminal, NEXT_SHEET("38"), "Lembar 2 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
    desk_go(terminal, "1", "Entri lembar 3 · bundel 1: 1 dari 5");
    desk_step(terminal, TERMINAL_KEY_F6, "3  Bundel 2 · CPKB: 0 dari 6");
    desk_type(terminal, "3", "Lembar ini masuk bundel 2.");
    desk_type(terminal, NEXT_SHEET("39"), "Entri lembar 4 · bundel 2: 1 dari 6");
    assert_batch("open,6,1,0,0");
}

static void where_many_batches_are_open_the_number_of_one_is_typed(void **state)
{
    (void)state;
    desk_go(terminal, "6", "F2 baru");
    for (int i = 1; i <= 7; i++) {
        g_autofree char *registered = g_strdup_printf("Bundel %d terdaftar.", i);
        g_autofree char *batches = g_strdup_printf("%d bundel", i);
        desk_step(terminal, TERMINAL_KEY_F2, "Bundel baru");
        desk_type(terminal, "9\tAndi", "Andi");
        desk_step(terminal, TERMINAL_KEY_F2, registered);
        desk_step(terminal, TERMINAL_KEY_ESCAPE, batches);
    }
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
    desk_go(terminal, "1", "bundel 7: 0 dari 9");
    desk_step(terminal, TERMINAL_KEY_F6, "7  Bundel 2: 0 dari 9");
    desk_type(terminal, "8", "Nomor bundel untuk lembar ini:");
    terminal_press(terminal, "17");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Bundel 17 tidak ada.");
    desk_step(terminal, TERMINAL_KEY_F6, "8  Bundel lain");
    desk_type(terminal, "8", "Nomor bundel untuk lembar ini:");
    terminal_press(terminal, "1");
    desk_step(terminal, TERMINAL_KEY_ENTER, "bundel 1: 0 dari 9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(home_goes_on_in_the_batch_that_is_open),
        TEST(home_goes_on_in_the_batch_that_was_used_last),
        TEST(where_many_batches_are_open_the_number_of_one_is_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
