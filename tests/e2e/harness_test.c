#include "tests/support/command.h"
#include "tests/support/frame.h"
#include "tests/support/terminal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The harness is tested with scripts of the shell, which it must read as it will read Lembar. */
static struct terminal *start_script(const char *script)
{
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};
    return terminal_start(&(struct terminal_setup){.argv = argv});
}

static void assert_row(struct terminal *terminal, int row, const char *expected)
{
    g_autofree char *actual = terminal_row(terminal, row);
    assert_string_equal(actual, expected);
}

static void reads_back_what_was_printed(void **state)
{
    (void)state;
    struct terminal *terminal =
        start_script("printf 'one\\ntwo  \\n'; tput cup 10 5; printf three");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_row(terminal, 0, "one");
    assert_row(terminal, 1, "two");
    assert_row(terminal, 10, "     three");
    assert_row(terminal, 24, "");
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
}

static void keeps_all_output_of_a_program_that_ended(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("seq 1 20000; printf last");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_row(terminal, 22, "20000");
    assert_row(terminal, 23, "last");
    terminal_end(terminal);
}

static void types_into_the_program(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("printf 'name? '; read name; echo \"hello, $name\"");
    terminal_wait(terminal, "name?");
    terminal_press(terminal, "Siti");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_wait(terminal, "hello, Siti");
    terminal_end(terminal);
}

static void waits_for_text_to_go(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("printf busy; read line; clear; read line");
    terminal_wait(terminal, "busy");
    terminal_press(terminal, "\n");
    terminal_wait_gone(terminal, "busy");
    terminal_end(terminal);
}

static void waits_for_a_whole_row(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("printf 'a'; read line; printf 'b'; read line");
    terminal_wait_row(terminal, 0, "a");
    terminal_press(terminal, "\n");
    terminal_wait_row(terminal, 1, "b");
    terminal_end(terminal);
}

static void waits_for_the_cursor(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("tput cup 7 42; read line");
    terminal_wait_cursor(terminal, 7, 42);
    terminal_end(terminal);
}

static bool has_rung_twice(struct terminal *terminal, void *data)
{
    int *bells = data;
    *bells += terminal_rang(terminal);
    return *bells == 2;
}

static void counts_bells(void **state)
{
    (void)state;
    int bells = 0;
    struct terminal *terminal = start_script("printf '\\a\\a'; read line");
    terminal_wait_until(terminal, has_rung_twice, &bells);
    assert_int_equal(terminal_rang(terminal), 0);
    terminal_end(terminal);
}

static void resizes_the_program(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("trap 'echo \"now $(stty size)\"' WINCH; stty size; "
                                             "while :; do read line; done");
    terminal_wait(terminal, "24 80");
    terminal_resize(terminal, 43, 132);
    terminal_wait(terminal, "now 43 132");
    assert_int_equal(terminal_columns(terminal), 132);
    terminal_end(terminal);
}

static void tells_the_exit_status(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("exit 3");
    assert_int_equal(terminal_wait_exit(terminal), 3);
    terminal_end(terminal);
}

static void tells_a_death_by_signal(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("printf ready; read line");
    terminal_wait(terminal, "ready");
    assert_int_equal(kill(terminal_pid(terminal), 0), 0);
    terminal_kill(terminal, SIGTERM);
    assert_int_equal(terminal_wait_exit(terminal), 128 + SIGTERM);
    assert_row(terminal, 0, "ready");
    terminal_end(terminal);
}

static void tells_a_program_that_is_missing(void **state)
{
    (void)state;
    const char *const argv[] = {"no-such-program", NULL};
    struct terminal *terminal = terminal_start(&(struct terminal_setup){.argv = argv});
    assert_int_equal(terminal_wait_exit(terminal), 127);
    assert_row(terminal, 0, "no-such-program: No such file or directory");
    terminal_end(terminal);
}

static void assert_sanity(const char *script, bool sane)
{
    struct terminal *terminal = start_script(script);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_int_equal(terminal_is_sane(terminal), sane);
    terminal_end(terminal);
}

static void tells_a_terminal_left_insane(void **state)
{
    (void)state;
    assert_sanity("stty -echo", false);
    assert_sanity("stty raw", false);
    assert_sanity("stty intr ^X", false);
    assert_sanity("tput smcup", false);
    assert_sanity("tput civis", false);
    assert_sanity("printf '\\033[?1000h'", false);
    assert_sanity("tput smcup civis; stty -echo; stty echo; tput cnorm rmcup", true);
}

static void reads_the_attributes_of_a_cell(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("tput setaf 1 setab 4 bold; printf R; tput sgr0; "
                                             "tput rev smul; printf U; tput sgr0; "
                                             "tput setaf 208; printf O; tput sgr0; printf P");
    terminal_wait_exit(terminal);
    struct terminal_cell red = terminal_cell(terminal, 0, 0);
    assert_int_equal(red.character, 'R');
    assert_true(red.bold && !red.reverse && !red.underline);
    assert_int_equal(red.foreground, 1);
    assert_int_equal(red.background, 4);
    struct terminal_cell underlined = terminal_cell(terminal, 0, 1);
    assert_true(underlined.reverse && underlined.underline && !underlined.bold);
    assert_int_equal(terminal_cell(terminal, 0, 2).foreground, 208);
    struct terminal_cell plain = terminal_cell(terminal, 0, 3);
    assert_true(!plain.bold && !plain.reverse && !plain.underline);
    assert_int_equal(plain.foreground, -1);
    assert_int_equal(plain.background, -1);
    assert_int_equal(terminal_cell(terminal, 23, 79).character, ' ');
    terminal_end(terminal);
}

static void reads_wide_and_marked_characters(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("printf '文書 é e\\314\\201 ✓'");
    terminal_wait_exit(terminal);
    assert_row(terminal, 0, "文書 é e\xCC\x81 ✓");
    assert_int_equal(terminal_cell(terminal, 0, 0).character, 0x6587);
    assert_int_equal(terminal_cell(terminal, 0, 1).character, 0);
    assert_int_equal(terminal_cell(terminal, 0, 2).character, 0x66F8);
    terminal_end(terminal);
}

/* The program waits within the character, so that it comes in two reads. */
static void reads_a_character_that_comes_in_two_parts(void **state)
{
    (void)state;
    struct terminal *terminal =
        start_script("stty -echo; printf 'a\\346\\226'; read line; printf '\\207b'; read line");
    terminal_wait(terminal, "a");
    terminal_press(terminal, "\n");
    terminal_wait(terminal, "a文b");
    terminal_end(terminal);
}

static void reads_lines_drawn_in_the_alternate_character_set(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("tput smacs; printf lqqk; tput rmacs; printf q");
    terminal_wait_exit(terminal);
    assert_row(terminal, 0, "┌──┐q");
    terminal_end(terminal);
}

static void answers_a_question_of_the_program(void **state)
{
    (void)state;
    struct terminal *terminal = start_script("stty raw -echo; tput cup 4 6; printf '\\033[6n'; "
                                             "dd bs=1 count=6 2>/dev/null | cat -v");
    terminal_wait(terminal, "^[[5;7R");
    terminal_end(terminal);
}

/* The name terminfo gives to each key. */
static const char *const terminfo_names[] = {
    [TERMINAL_KEY_F1] = "kf1",       [TERMINAL_KEY_F2] = "kf2",
    [TERMINAL_KEY_F3] = "kf3",       [TERMINAL_KEY_F4] = "kf4",
    [TERMINAL_KEY_F5] = "kf5",       [TERMINAL_KEY_F6] = "kf6",
    [TERMINAL_KEY_F7] = "kf7",       [TERMINAL_KEY_F8] = "kf8",
    [TERMINAL_KEY_F9] = "kf9",       [TERMINAL_KEY_F10] = "kf10",
    [TERMINAL_KEY_F11] = "kf11",     [TERMINAL_KEY_F12] = "kf12",
    [TERMINAL_KEY_UP] = "kcuu1",     [TERMINAL_KEY_DOWN] = "kcud1",
    [TERMINAL_KEY_LEFT] = "kcub1",   [TERMINAL_KEY_RIGHT] = "kcuf1",
    [TERMINAL_KEY_HOME] = "khome",   [TERMINAL_KEY_END] = "kend",
    [TERMINAL_KEY_PAGE_UP] = "kpp",  [TERMINAL_KEY_PAGE_DOWN] = "knp",
    [TERMINAL_KEY_TAB] = "ht",       [TERMINAL_KEY_SHIFT_TAB] = "kcbt",
    [TERMINAL_KEY_ENTER] = "cr",     [TERMINAL_KEY_BACKSPACE] = "kbs",
    [TERMINAL_KEY_DELETE] = "kdch1", [TERMINAL_KEY_INSERT] = "kich1",
};

static void assert_key(struct terminal *terminal, enum terminal_key key, const char *name)
{
    int status;
    const char *const argv[] = {"tput", "-T", "xterm-256color", name, NULL};
    g_autofree char *expected = command_output(argv, NULL, &status);
    assert_int_equal(status, 0);
    terminal_press(terminal, "<");
    terminal_key(terminal, key);
    terminal_press(terminal, ">");
    GString *shown = g_string_new("<");
    for (const char *byte = expected; *byte; byte++)
        g_string_append_printf(shown, "%02x", (unsigned char)*byte);
    g_string_append_c(shown, '>');
    terminal_wait(terminal, shown->str);
    g_string_free(shown, TRUE);
}

/* Shows each key as <hexadecimal bytes> on a line of its own. */
static const char show_keys[] =
    "stty raw -echo; clear; printf 'ready '; while byte=$(dd bs=1 count=1 2>/dev/null | od -An "
    "-tx1); do "
    "case $byte in *3c) printf '<';; *3e) printf '>\\r\\n';; *) printf %s $byte;; esac; done";

static void sends_the_keys_that_terminfo_names(void **state)
{
    (void)state;
    struct terminal *terminal = start_script(show_keys);
    terminal_wait(terminal, "ready");
    for (size_t key = 0; key < G_N_ELEMENTS(terminfo_names); key++)
        if (terminfo_names[key])
            assert_key(terminal, key, terminfo_names[key]);
    terminal_press(terminal, "<");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_press(terminal, ">");
    terminal_wait(terminal, "<1b>");
    terminal_end(terminal);
}

static const char *const print_environment[] = {
    "/bin/sh", "-c", "env | grep -vE '^(PWD|OLDPWD|SHLVL|_|HOME|[A-Z]*SAN_OPTIONS)=' | sort", NULL};

static void pins_the_environment(void **state)
{
    (void)state;
    struct terminal *terminal =
        terminal_start(&(struct terminal_setup){.argv = print_environment, .rows = 10});
    assert_int_equal(terminal_wait_exit(terminal), 0);
    g_autofree char *text = terminal_text(terminal);
    assert_string_equal(text, "LANG=C.UTF-8\nLEMBAR_CLOCK=2024-07-31T09:00:00\n"
                              "PATH=/usr/local/bin:/usr/bin:/bin\nTERM=xterm-256color\n"
                              "TZ=Asia/Makassar\n\n\n\n\n\n");
    terminal_end(terminal);
}

static void lets_a_test_change_the_environment(void **state)
{
    (void)state;
    const char *const changes[] = {"LANG=id_ID.UTF-8", "TZ", "LEMBAR_CLOCK", "NEW=a=b", NULL};
    int status;
    g_autofree char *output = command_output(print_environment, changes, &status);
    assert_string_equal(
        output, "LANG=id_ID.UTF-8\nNEW=a=b\nPATH=/usr/local/bin:/usr/bin:/bin\nTERM=dumb\n");
}

static void gives_a_fresh_home_and_removes_it(void **state)
{
    (void)state;
    struct terminal *terminal =
        start_script("mkdir -p \"$HOME/a/b\"; touch \"$HOME/a/b/c\"; ls \"$HOME/a/b\"");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_row(terminal, 0, "c");
    g_autofree char *home = g_strdup(terminal_home(terminal));
    assert_true(g_file_test(home, G_FILE_TEST_IS_DIR));
    terminal_end(terminal);
    assert_false(g_file_test(home, G_FILE_TEST_EXISTS));
    terminal_end(NULL);
}

static void starts_programs_with_default_signals(void **state)
{
    (void)state;
    signal(SIGTERM, SIG_IGN);
    struct terminal *terminal = start_script("kill -TERM $$");
    signal(SIGTERM, SIG_DFL);
    assert_int_equal(terminal_wait_exit(terminal), 128 + SIGTERM);
    terminal_end(terminal);
}

static void compares_the_screen_with_a_file(void **state)
{
    (void)state;
    const char *const argv[] = {"/bin/sh", "-c", "printf 'Lembar\\n ✓ 文書'; read line", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_setup){.argv = argv, .rows = 4, .columns = 20});
    terminal_wait(terminal, "文書");
    terminal_matches(terminal, "harness");
    terminal_end(terminal);
}

static void runs_a_command_with_input(void **state)
{
    (void)state;
    struct command_result result;
    const char *const argv[] = {"/bin/sh", "-c", "read line; echo \"<$line>\"; echo no >&2; exit 4",
                                NULL};
    command_run(&(struct command_setup){.argv = argv, .input = "yes\n"}, &result);
    assert_string_equal(result.output, "<yes>\n");
    assert_string_equal(result.errors, "no\n");
    assert_int_equal(result.status, 4);
    command_result_finish(&result);
}

static void keeps_a_home_over_several_commands(void **state)
{
    (void)state;
    struct command_result result;
    g_autofree char *home = g_dir_make_tmp("test-home-XXXXXX", NULL);
    const char *const writes[] = {"/bin/sh", "-c", "echo kept >~/file", NULL};
    const char *const reads[] = {"/bin/sh", "-c", "cat ~/file; rm ~/file", NULL};
    command_run(&(struct command_setup){.argv = writes, .home = home}, &result);
    command_result_finish(&result);
    command_run(&(struct command_setup){.argv = reads, .home = home}, &result);
    assert_string_equal(result.output, "kept\n");
    command_result_finish(&result);
    assert_int_equal(rmdir(home), 0);
}

/* The tests below fail on purpose; this program runs itself to read how they do. Only the wait that
 * must fail is short, so that a busy machine changes nothing. */

static void wait_shortly(void)
{
    g_setenv("LEMBAR_TEST_DEADLINE", "0.1", TRUE);
}

static void wait_as_usual(void)
{
    g_unsetenv("LEMBAR_TEST_DEADLINE");
}

static void waits_in_vain(void **state)
{
    (void)state;
    wait_as_usual();
    struct terminal *terminal = start_script("printf 'only this'; read line");
    terminal_wait(terminal, "only this");
    wait_shortly();
    terminal_wait(terminal, "something else");
}

static void waits_for_the_dead(void **state)
{
    (void)state;
    wait_as_usual();
    terminal_wait(start_script("printf 'last words'; exit 5"), "something else");
}

static void matches_another_screen(void **state)
{
    (void)state;
    const char *const argv[] = {"/bin/sh", "-c", "printf 'Lembar\\n ✓ 文物'; read line", NULL};
    const struct terminal_setup setup = {.argv = argv, .rows = 4, .columns = 20};
    wait_as_usual();
    struct terminal *terminal = terminal_start(&setup);
    terminal_wait(terminal, "文物");
    wait_shortly();
    terminal_matches(terminal, "harness");
}

static int run_failing_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_in_vain),
        cmocka_unit_test(waits_for_the_dead),
        cmocka_unit_test(matches_another_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

static void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is missing in:\n%s", part, text);
}

/* The state is the name of this program. */
static void shows_the_screen_where_it_fails(void **state)
{
    struct command_result result;
    const char *const argv[] = {*state, "failing", NULL};
    command_run(&(struct command_setup){.argv = argv}, &result);
    assert_int_equal(result.status, 3);
    assert_contains(result.errors, " 0|only this          ");
    assert_contains(result.errors,
                    "the cursor is at row 0, column 9; the program is still running");
    assert_contains(result.errors, "harness_test.c:");
    assert_contains(result.errors, ": waited in vain for \"something else\"");
    assert_contains(result.errors, " 0|last words ");
    assert_contains(result.errors, "the program has ended with status 5");
    assert_contains(result.errors, " 1| ✓ 文物             |");
    assert_contains(result.errors, "the first difference is in row 1, column 5:");
    assert_contains(result.errors, "  actual   | ✓ 文物\n                 ^\n");
    assert_null(strstr(result.errors, "Sanitizer"));
    command_result_finish(&result);
}

static void measures_lines_in_cells(void **state)
{
    (void)state;
    assert_int_equal(frame_width("abc"), 3);
    assert_int_equal(frame_width("文書"), 4);
    assert_int_equal(frame_width("e\xCC\x81"), 1);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_back_what_was_printed),
        cmocka_unit_test(keeps_all_output_of_a_program_that_ended),
        cmocka_unit_test(types_into_the_program),
        cmocka_unit_test(waits_for_text_to_go),
        cmocka_unit_test(waits_for_a_whole_row),
        cmocka_unit_test(waits_for_the_cursor),
        cmocka_unit_test(counts_bells),
        cmocka_unit_test(resizes_the_program),
        cmocka_unit_test(tells_the_exit_status),
        cmocka_unit_test(tells_a_death_by_signal),
        cmocka_unit_test(tells_a_program_that_is_missing),
        cmocka_unit_test(tells_a_terminal_left_insane),
        cmocka_unit_test(reads_the_attributes_of_a_cell),
        cmocka_unit_test(reads_wide_and_marked_characters),
        cmocka_unit_test(reads_a_character_that_comes_in_two_parts),
        cmocka_unit_test(reads_lines_drawn_in_the_alternate_character_set),
        cmocka_unit_test(answers_a_question_of_the_program),
        cmocka_unit_test(sends_the_keys_that_terminfo_names),
        cmocka_unit_test(pins_the_environment),
        cmocka_unit_test(lets_a_test_change_the_environment),
        cmocka_unit_test(gives_a_fresh_home_and_removes_it),
        cmocka_unit_test(starts_programs_with_default_signals),
        cmocka_unit_test(compares_the_screen_with_a_file),
        cmocka_unit_test(runs_a_command_with_input),
        cmocka_unit_test(keeps_a_home_over_several_commands),
        cmocka_unit_test_prestate(shows_the_screen_where_it_fails, arguments[0]),
        cmocka_unit_test(measures_lines_in_cells),
    };
    if (count > 1 && strcmp(arguments[1], "failing") == 0)
        return run_failing_tests();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
