#include "tests/e2e/desk_steps.h"

#include <signal.h>
#include <stdlib.h>

/* What is lost when the program dies at its worst moment: at most the field being typed. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create());
}

static void a_killed_program_reopens_the_sheet_at_the_same_field(void **state)
{
    (void)state;
    desk_type(terminal, "1", "Entri lembar 1 ");
    desk_type(terminal, "5-342", "▌ Pendidikan");
    kill_program();
    reopen();
    terminal_wait(terminal, "Entri lembar 1 ");
    terminal_wait(terminal, "▌ Pendidikan");
    terminal_wait(terminal, "Umur         34 tahun");
}

static void a_killed_correction_leaves_the_sheet_as_it_was(void **state)
{
    (void)state;
    desk_type(terminal, "15-3423210066666666666+", "Lembar 1 tersimpan.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "1 lembar dientri");
    desk_type(terminal, "2", "1 lembar · semua");
    desk_type(terminal, "\r", "Koreksi lembar 1 ");
    desk_type(terminal, "\t\t55", "Umur         55 tahun");
    kill_program();
    g_autofree char *sheet = desk_sheet(home, 1);
    assert_non_null(strstr(sheet, "|34|"));
    reopen();
    desk_type(terminal, "2", "1 lembar · semua");
    desk_type(terminal, "\r", "Koreksi lembar 1 ");
    terminal_wait(terminal, "Umur         55 tahun");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    g_autofree char *corrected = desk_sheet(home, 1);
    assert_non_null(strstr(corrected, "|55|"));
}

/* --- a program that is asked to end --- */

/* Whatever was typed of a text is kept too: the program still had its say. */
static void end_by(int signal_number)
{
    desk_type(terminal, "1", "Entri lembar 1 ");
    desk_type(terminal, "5-34", "▌ Kelamin");
    press_times(TERMINAL_KEY_TAB, 23);
    desk_type(terminal, "Kursi kur", "│ Kursi kur");
    if (signal_number)
        terminal_kill(terminal, signal_number);
    else
        terminal_press(terminal, "\003");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
    reopen();
    terminal_wait(terminal, "Entri lembar 1 ");
    terminal_wait(terminal, "Umur         34 tahun");
    terminal_wait(terminal, "│ Kursi kur");
}

static void a_signal_to_end_leaves_a_sane_terminal_and_the_draft(void **state)
{
    (void)state;
    end_by(SIGTERM);
}

static void a_lost_line_leaves_the_draft(void **state)
{
    (void)state;
    end_by(SIGHUP);
}

static void ctrl_c_leaves_a_sane_terminal_and_the_draft(void **state)
{
    (void)state;
    end_by(0);
}

/* No shell is above this program: it goes on at once. */
static void stops_while_the_screen_is_drawn_leave_it_whole(void **state)
{
    (void)state;
    for (int i = 0; i < 600; i++) {
        terminal_resize(terminal, i % 2 ? 24 : 12, i % 3 ? 80 : 40);
        terminal_key(terminal, i % 2 ? TERMINAL_KEY_DOWN : TERMINAL_KEY_UP);
        terminal_kill(terminal, SIGTSTP);
    }
    terminal_resize(terminal, 24, 80);
    desk_type(terminal, "1", "Entri lembar 1 ");
    terminal_kill(terminal, SIGTERM);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
}

static void a_size_that_is_back_at_once_leaves_nothing_unpainted(void **state)
{
    (void)state;
    terminal_wait(terminal, "F1 bantuan");
    terminal_resize(terminal, 4, 30);
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "F1 bantuan");
    terminal_wait(terminal, "5  Survei        tahun, layanan");
    terminal_wait(terminal, "tanpa masuk");
}

/* --- two programs at one database --- */

static struct terminal *other;

static int set_up_two(void **state)
{
    set_up(state);
    other = desk_open(home);
    return 0;
}

static int tear_down_two(void **state)
{
    terminal_end(other);
    return tear_down(state);
}

static void two_programs_key_sheets_with_numbers_of_their_own(void **state)
{
    (void)state;
    desk_type(terminal, "1", "Entri lembar 1 ");
    desk_type(terminal, "5-34", "▌ Kelamin");
    desk_type(other, "1", "Entri lembar 2 ");
    terminal_wait(other, "Nomor 1 sedang dientri Budi.");
    desk_type(other, "4-45", "▌ Kelamin");
    desk_type(other, "13110055555555555+", "Lembar 2 tersimpan.");
    desk_type(terminal, "23210066666666666+", "Nomor 3 sedang dientri Budi.");
    desk_type(terminal, "2121110044444444444+", "Lembar 4 tersimpan.");
    desk_type(other, "2222210033333333333+", "Lembar 3 tersimpan.");
    g_autofree char *sheets = desk_run(home, "export", "sheets", NULL);
    g_auto(GStrv) lines = g_strsplit(g_strchomp(sheets), "\n", 0);
    assert_int_equal(g_strv_length(lines), 1 + 4);
    for (long number = 1; number <= 4; number++) {
        g_autofree char *sheet = desk_sheet(home, number);
        assert_true(*sheet);
    }
}

static void the_empty_sheet_of_a_killed_program_gives_its_number_up(void **state)
{
    (void)state;
    desk_type(terminal, "15-3423210066666666666+", "Entri lembar 2 ");
    desk_type(other, "1", "Entri lembar 3 ");
    terminal_wait(other, "Nomor 2 sedang dientri Budi.");
    terminal_key(other, TERMINAL_KEY_ESCAPE);
    terminal_wait(other, "mulai lembar 3");
    kill_program();
    desk_type(other, "1", "Entri lembar 2 ");
    desk_type(other, "4513110055555555555+", "Lembar 2 tersimpan.");
    terminal_wait(other, "Entri lembar 3 ");
}

static void key_sheet_1_and_list_it(void)
{
    desk_type(terminal, "15-3423210066666666666+", "Lembar 1 tersimpan.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "1 lembar dientri");
    desk_type(terminal, "2", "1 lembar · semua");
    desk_type(other, "2", "1 lembar · semua");
}

static void a_sheet_that_is_being_corrected_can_only_be_read_elsewhere(void **state)
{
    (void)state;
    key_sheet_1_and_list_it();
    desk_type(terminal, "\r", "Koreksi lembar 1 ");
    desk_type(terminal, "\t\t55", "Umur         55 tahun");
    desk_type(other, "\r", "✓ Lembar ini sedang dibuka oleh Budi; di sini hanya dapat dibaca.");
    terminal_wait(other, "Lembar 1, sedang dibuka oleh Budi");
    terminal_wait(other, "dibaca saja");
    terminal_wait(other, "Enter koreksi");
    terminal_matches(other, "reading-80x24");
    desk_type(other, "\t\t", "▌ Umur         34 tahun");
    desk_type(other, "77", "▌ Umur         34 tahun");
    desk_type(other, "\r", "✓ Lembar ini sedang dibuka oleh Budi; di sini hanya dapat dibaca.");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    terminal_wait(other, "✓ Budi sudah selesai. Enter membuka lembar ini untuk dikoreksi.");
    terminal_wait(other, "Umur         55 tahun");
    desk_type(other, "\r", "Koreksi lembar 1 ");
    desk_type(other, "\t\t56", "Umur         56 tahun");
    desk_type(other, "+", "Koreksi lembar 1 tersimpan.");
}

static void of_two_who_open_a_sheet_the_first_to_key_has_it(void **state)
{
    (void)state;
    key_sheet_1_and_list_it();
    desk_type(terminal, "\r", "Koreksi lembar 1 ");
    desk_type(other, "\r", "Koreksi lembar 1 ");
    desk_type(terminal, "\t\t55", "Umur         55 tahun");
    desk_type(other, "\t\t77", "✓ Lembar ini sedang dibuka oleh Budi; di sini hanya dapat dibaca.");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    terminal_wait(other, "✓ Budi sudah selesai.");
    terminal_wait(other, "Umur         55 tahun");
}

static void of_two_who_open_a_new_sheet_each_gets_a_number(void **state)
{
    (void)state;
    desk_type(terminal, "1", "Entri lembar 1 ");
    desk_type(other, "1", "Entri lembar 1 ");
    desk_type(terminal, "5", "▌ Tanggal");
    desk_type(other, "4", "✓ Nomor 1 sudah dipakai; lembar ini menjadi 2.");
    terminal_wait(other, "Entri lembar 2 ");
    desk_type(other, "-4513110055555555555+", "Lembar 2 tersimpan.");
    desk_type(terminal, "-3423210066666666666+", "Lembar 1 tersimpan.");
}

static void a_number_keyed_by_another_moves_the_counted_one(void **state)
{
    (void)state;
    desk_type(terminal, "15-34", "▌ Kelamin");
    desk_type(other, "1", "Entri lembar 2 ");
    terminal_key(other, TERMINAL_KEY_HOME);
    terminal_wait(other, "▌ Nomor lembar 2");
    desk_type(other, "1\r", "Entri lembar 1 ");
    desk_type(other, "4-4513110055555555555+", "Lembar 1 tersimpan.");
    desk_type(terminal, "23210066666666666+", "Lembar 3 tersimpan. Nomor 1 sudah dipakai.");
    terminal_wait(terminal, "Entri lembar 4 ");
}

static void a_sheet_keyed_elsewhere_appears_by_itself(void **state)
{
    (void)state;
    terminal_wait(other, "0 lembar dientri");
    desk_type(terminal, "15-3423210066666666666+", "Lembar 1 tersimpan.");
    terminal_wait(other, "1 lembar dientri");
}

#define TEST_OF_TWO(name) cmocka_unit_test_setup_teardown(name, set_up_two, tear_down_two)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_killed_program_reopens_the_sheet_at_the_same_field),
        TEST(a_killed_correction_leaves_the_sheet_as_it_was),
        TEST(a_signal_to_end_leaves_a_sane_terminal_and_the_draft),
        TEST(a_lost_line_leaves_the_draft),
        TEST(stops_while_the_screen_is_drawn_leave_it_whole),
        TEST(a_size_that_is_back_at_once_leaves_nothing_unpainted),
        TEST(ctrl_c_leaves_a_sane_terminal_and_the_draft),
        TEST_OF_TWO(two_programs_key_sheets_with_numbers_of_their_own),
        TEST_OF_TWO(the_empty_sheet_of_a_killed_program_gives_its_number_up),
        TEST_OF_TWO(a_sheet_that_is_being_corrected_can_only_be_read_elsewhere),
        TEST_OF_TWO(of_two_who_open_a_sheet_the_first_to_key_has_it),
        TEST_OF_TWO(of_two_who_open_a_new_sheet_each_gets_a_number),
        TEST_OF_TWO(a_number_keyed_by_another_moves_the_counted_one),
        TEST_OF_TWO(a_sheet_keyed_elsewhere_appears_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
