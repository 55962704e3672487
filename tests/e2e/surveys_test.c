#include "tests/support/child.h"
#include "tests/support/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Set-up, and what an administrator arranges of a survey afterwards: its services, its target, the
 * next year. */

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static char *home; /* of the running test */
static struct terminal *terminal;

static int set_up(void **state)
{
    (void)state;
    home = desk_create();
    terminal = desk_open(home);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    terminal_end(terminal);
    child_home_remove(home);
    return 0;
}

/* Begins anew, where there is no database. */
static void start_empty(void **state)
{
    tear_down(state);
    home = desk_create_empty();
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Selamat datang di Lembar");
}

/* --- set-up --- */

static void set_up_understands_the_dot_between_thousands(void **state)
{
    start_empty(state);
    desk_type(terminal, "Loka\t\t\t\t", "▌ Layanan");
    desk_type(terminal, "SKE = Surat Keterangan Ekspor : 1.200\rADU = Aduan : 1 500", "1 500");
    desk_step(terminal, TERMINAL_KEY_F2, "mulai lembar 1");
    desk_type(terminal, "5", "1200/tahun, 300/3 bulan, minimal 169");
    terminal_wait(terminal, "1500/tahun");
    assert_false(terminal_shows(terminal, "Ekspor :"));
}

static void set_up_refuses_what_is_no_number_of_customers_and_keeps_it(void **state)
{
    start_empty(state);
    desk_type(terminal, "Loka\t\t\t\t", "▌ Layanan");
    desk_type(terminal, "SKE = Surat Ekspor : 1,2 ribu\t", "▌ Kata sandi");
    desk_step(terminal, TERMINAL_KEY_F2, "! Layanan SKE: di belakang \":\" ditulis pelanggan");
    terminal_wait(terminal, "▌ Layanan        SKE = Surat Ekspor : 1,2 ribu");
    for (int i = 0; i < 8; i++)
        terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    desk_type(terminal, "1.200", "Ekspor : 1.200");
    desk_step(terminal, TERMINAL_KEY_F2, "mulai lembar 1");
    desk_type(terminal, "5", "1200/tahun");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(set_up_understands_the_dot_between_thousands),
        TEST(set_up_refuses_what_is_no_number_of_customers_and_keeps_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
