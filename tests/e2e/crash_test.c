#include "tests/support/child.h"
#include "tests/support/desk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What is lost when the program dies at its worst moment: at most the field being typed. */

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

/* --- a session that is killed again and again --- */

#define KILLS  40
#define FIELDS 18 /* service to q11; the key that saves follows */
#define STEPS  (FIELDS + 1)
#define ITEMS  31 /* of the form, the number too */

/* A place in the session: so many steps of the sheets before and of this one are done. */
static long place_of(long number, long step)
{
    return (number - 1) * STEPS + step;
}

/* The keys of a step, and what the field is stored as. Service and date stay the same. */
static void step_of(long number, long step, char keys[16], char value[16])
{
    static const char *const sexes[] = {"L", "P", ""}, *const schools[] = {"SMA", "D3", "S1", "S2"};
    long answer = 1 + number * step % 6;
    g_snprintf(keys, 16, "%ld", answer);
    g_strlcpy(value, keys, 16);
    switch (step) {
    case 0:
        g_strlcpy(keys, number == 1 ? "5" : "", 16);
        g_strlcpy(value, "PENGADUAN", 16);
        break;
    case 1:
        g_strlcpy(keys, number == 1 ? "24062024" : "", 16);
        g_strlcpy(value, "2024-06-24", 16);
        break;
    case 2:
        g_snprintf(keys, 16, "%ld", 20 + number * 7 % 60);
        g_strlcpy(value, keys, 16);
        break;
    case 3:
        g_strlcpy(keys, ((const char *[]){"1", "2", "-"})[number % 3], 16);
        g_strlcpy(value, sexes[number % 3], 16);
        break;
    case 4:
        g_snprintf(keys, 16, "%ld", 1 + number % 4);
        g_strlcpy(value, schools[number % 4], 16);
        break;
    case 5:
        g_strlcpy(keys, "6", 16);
        g_strlcpy(value, "LAINNYA", 16);
        break;
    case 6:
        g_strlcpy(keys, number % 2 ? "100" : "55", 16);
        g_strlcpy(value, keys, 16);
        break;
    case FIELDS:
        g_strlcpy(keys, "+", 16);
        break;
    }
}

static void press_step(long place)
{
    char keys[16], value[16];
    step_of(place / STEPS + 1, place % STEPS, keys, value);
    terminal_press(terminal, keys);
}

/* Where the screen says that the session is; -1 where it does not show it. */
static long shown_place(struct terminal *of)
{
    g_autofree char *title = terminal_row(of, 0);
    g_autofree char *text = terminal_text(of);
    const char *number = strstr(title, "Entri lembar ");
    const char *total = g_strrstr(text, " dari 31");
    if (!number || !total)
        return -1;
    while (total > text && g_ascii_isdigit(total[-1]))
        total--;
    return place_of(atol(number + strlen("Entri lembar ")), atol(total) - 1);
}

struct span {
    long from, to;
};

/* A screen that is half drawn may show a place that was never reached: beyond what was pressed. */
static bool shows_a_place_within(struct terminal *of, void *data)
{
    const struct span *span = data;
    long place = shown_place(of);
    return place >= span->from && place <= span->to;
}

static void wait_for_place(long from, long to)
{
    struct span span = {from, to};
    terminal_wait_until(terminal, shows_a_place_within, &span);
}

/* The first step of a sheet that has keys: service and date are carried over. */
static long skip_carried_over(long place)
{
    return place >= STEPS && place % STEPS == 0 ? place + 2 : place;
}

/* Types on from PLACE: some steps one by one, each awaited, then some at once, of which only some
 * are awaited. Returns the place that was seen on the screen last; *PRESSED is that of the last
 * step whose keys were pressed, in whole or in part. */
static long type_and_die(GRand *random, long place, long *pressed)
{
    long awaited = g_rand_int_range(random, 0, 20), ahead = g_rand_int_range(random, 0, 9);
    for (long i = 0; i < awaited; i++) {
        press_step(place);
        place = skip_carried_over(place + 1);
        wait_for_place(place, place);
    }
    *pressed = place;
    for (long i = 0; i < ahead; i++) {
        press_step(*pressed);
        *pressed = skip_carried_over(*pressed + 1);
    }
    if (ahead > 1) {
        long target = g_rand_int_range(random, (gint32)place, (gint32)*pressed + 1);
        wait_for_place(target, *pressed);
        place = target;
    }
    terminal_kill(terminal, SIGKILL);
    assert_int_equal(terminal_wait_exit(terminal), 128 + SIGKILL);
    terminal_end(terminal);
    return place;
}

/* The program goes on by itself where a sheet was begun; a fresh one waits on the home screen. */
static bool has_begun(struct terminal *of, void *data)
{
    (void)data;
    return shown_place(of) >= 0 || terminal_shows(of, "mulai lembar");
}

static long reopen(void)
{
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait_until(terminal, has_begun, NULL);
    if (shown_place(terminal) < 0)
        desk_type(terminal, "1", " dari 31");
    wait_for_place(0, G_MAXLONG);
    return shown_place(terminal);
}

static void assert_sheet_is_whole(long number)
{
    char keys[16], value[16];
    GString *expected = g_string_new(NULL);
    g_string_printf(expected, "%ld", number);
    for (long step = 0; step < FIELDS; step++) {
        step_of(number, step, keys, value);
        g_string_append_printf(expected, "|%s", value);
    }
    for (int blank = FIELDS + 1; blank < ITEMS - 3; blank++)
        g_string_append_c(expected, '|');
    g_string_append(expected, "|1|");
    g_autofree char *sheet = desk_sheet(home, number);
    assert_string_equal(sheet, expected->str);
    g_string_free(expected, TRUE);
}

static void play_session(guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    terminal_press(terminal, "1");
    terminal_wait(terminal, "Entri lembar 1 ");
    long place = 0;
    for (int kill = 0; kill < KILLS / 4; kill++) {
        long pressed;
        long seen = type_and_die(random, place, &pressed);
        place = reopen();
        if (place < seen || place > pressed)
            fail_msg("seed %u, kill %d: at %ld after %ld was seen and %ld pressed", seed, kill,
                     place, seen, pressed);
    }
    while (place % STEPS != FIELDS || place < 2 * STEPS) {
        press_step(place);
        place = skip_carried_over(place + 1);
    }
    press_step(place);
    wait_for_place(skip_carried_over(place + 1), skip_carried_over(place + 1));
    for (long number = 1; number <= place / STEPS + 1; number++)
        assert_sheet_is_whole(number);
}

static void nothing_accepted_is_lost_when_it_is_killed(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= 4; seed++) {
        play_session(seed);
        tear_down(NULL);
        set_up(NULL);
    }
}

static void a_killed_program_reopens_the_sheet_at_the_same_field(void **state)
{
    (void)state;
    desk_type(terminal, "1", "Entri lembar 1 ");
    desk_type(terminal, "5-342", "▌ Pendidikan");
    terminal_kill(terminal, SIGKILL);
    terminal_wait_exit(terminal);
    terminal_end(terminal);
    terminal = desk_open_with(home, &(struct terminal_setup){0});
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
    terminal_kill(terminal, SIGKILL);
    terminal_wait_exit(terminal);
    terminal_end(terminal);
    g_autofree char *sheet = desk_sheet(home, 1);
    assert_non_null(strstr(sheet, "|34|"));
    terminal = desk_open(home);
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
    for (int i = 0; i < 23; i++)
        terminal_key(terminal, TERMINAL_KEY_TAB);
    desk_type(terminal, "Kursi kur", "│ Kursi kur");
    if (signal_number)
        terminal_kill(terminal, signal_number);
    else
        terminal_press(terminal, "\003");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    terminal = desk_open_with(home, &(struct terminal_setup){0});
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
    desk_type(other, "4-45", "▌ Kelamin");
    desk_type(other, "13110055555555555+", "Lembar 2 tersimpan.");
    desk_type(terminal, "23210066666666666+", "Lembar 1 tersimpan.");
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
        TEST(nothing_accepted_is_lost_when_it_is_killed),
        TEST(a_killed_program_reopens_the_sheet_at_the_same_field),
        TEST(a_killed_correction_leaves_the_sheet_as_it_was),
        TEST(a_signal_to_end_leaves_a_sane_terminal_and_the_draft),
        TEST(a_lost_line_leaves_the_draft),
        TEST(ctrl_c_leaves_a_sane_terminal_and_the_draft),
        TEST_OF_TWO(two_programs_key_sheets_with_numbers_of_their_own),
        TEST_OF_TWO(a_sheet_that_is_being_corrected_can_only_be_read_elsewhere),
        TEST_OF_TWO(of_two_who_open_a_sheet_the_first_to_key_has_it),
        TEST_OF_TWO(of_two_who_open_a_new_sheet_each_gets_a_number),
        TEST_OF_TWO(a_number_keyed_by_another_moves_the_counted_one),
        TEST_OF_TWO(a_sheet_keyed_elsewhere_appears_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
