#include "tests/e2e/batch_steps.h"
#include "tests/e2e/keying_steps.h"

/* Second keying of the sheets of a batch. */

static void the_service_of_the_batch_need_not_be_keyed_again(void **state)
{
    (void)state;
    g_free(desk_run(home, "second", "--share", "100", NULL));
    register_batch("5", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    sit_down("Citra");
    desk_type(terminal, "7", "dari kertas saja");
    desk_type(terminal, "1", "Entri kedua lembar 1 · Sertifikasi CPKB");
    terminal_wait(terminal, "Layanan      3 Sertifikasi CPKB");
    terminal_wait(terminal, "▌ Tanggal      _");
    terminal_press(terminal, FIRST_SHEET);
    terminal_wait(terminal, "semua entri sama");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_service_of_the_batch_need_not_be_keyed_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
