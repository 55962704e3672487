#include "tests/support/child.h"
#include "tests/support/command.h"
#include "tests/support/frame.h"
#include "tests/support/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* With --lang en nothing but data is Indonesian. */

/* Whole words; none of them is in the data that the demonstration shows. Of "Lembar" only the name
 * of the program, with its large letter, may stay. */
static const char indonesian[] =
    "\\b(?:lembar|(?i:adalah|alasan|antara|atau|bantuan|baris|basis|baru|batal|belum|berjalan|"
    "berkas|berikut|bukti|bundel|ditolak|ditutup|hilang|seimbang|sisa|buka|buat|bukan|cakram|cari|"
    "daftar|dari|dibatalkan|dientri|dihitung|"
    "diisi|direncanakan|disisihkan|entri|ganti|hambatan|hanya|hapus|harus|ikm|indeks|isian|jawab|"
    "jawaban|kembali|ketik|kosong|kuesioner|lanjut|lanjutkan|layanan|lewat|melebihi|memilih|"
    "menutup|misalnya|mulai|mundur|mutu|naik|nilai|nomor|pakai|pertanyaan|perintah|pilih|"
    "pilihan|realisasi|rencana|responden|riwayat|sampel|sangat|saran|saring|sasaran|sebab|segera|"
    "selesai|semua|simpan|sisihkan|sudah|survei|tahun|tanggal|tanpa|tekan|templat|tenggat|"
    "terbuka|terendah|tetap|tidak|tindak|turun|tutup|ulang|umur|unsur|urut|waktu))\\b";

/* A figure with the sign of the Indonesian language. */
static const char decimal_comma[] = "\\d,\\d\\d";

static char *home, *database;

static const char *program(void)
{
    const char *path = getenv("LEMBAR_PROGRAM");
    return path ? path : "build/check/lembar";
}

static int make_database(void **state)
{
    (void)state;
    home = child_home_create();
    database = g_build_filename(home, "demo.db", NULL);
    const char *const argv[] = {program(), "demo", "--db", database, NULL};
    struct command_result result;
    command_run(&(struct command_setup){.argv = argv, .home = home}, &result);
    int status = result.status;
    command_result_finish(&result);
    return status;
}

static int remove_database(void **state)
{
    (void)state;
    g_clear_pointer(&home, child_home_remove);
    g_clear_pointer(&database, g_free);
    return 0;
}

static void assert_without(const char *text, const char *pattern, const char *where)
{
    g_autoptr(GMatchInfo) match = NULL;
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    if (!g_regex_match(regex, text, 0, &match))
        return;
    g_autofree char *found = g_match_info_fetch(match, 0);
    frame_print(where, text, 80);
    fail_msg("\"%s\" is on the screen %s", found, where);
}

static void assert_english(const char *text, const char *where)
{
    assert_without(text, indonesian, where);
    assert_without(text, decimal_comma, where);
}

/* --- the screens ---------------------------------------------------------------------------------
 */

/* Curses keeps what it knows of the terminal until the end: no leak. */
#define NO_LEAKS "LSAN_OPTIONS=detect_leaks=0"

static struct terminal *start(const char *language)
{
    const char *const environment[] = {NO_LEAKS, language, NULL};
    const char *const argv[] = {program(), "--db", database, "--lang", "en", NULL};
    return terminal_start(
        &(struct terminal_setup){.argv = argv, .environment = environment, .home = home});
}

/* Waits for the title and for the key at the end of the footer, which are drawn first and last. */
static void assert_screen(struct terminal *terminal, const char *title, const char *footer)
{
    terminal_wait(terminal, title);
    terminal_wait(terminal, footer);
    g_autofree char *top = terminal_row(terminal, 0);
    g_autofree char *text = terminal_text(terminal);
    assert_true(g_str_has_prefix(top + 1, title));
    assert_english(text, title);
}

static void assert_help(struct terminal *terminal, const char *title, const char *footer)
{
    g_autofree char *help = g_strconcat("Help: ", title, NULL);
    terminal_key(terminal, TERMINAL_KEY_F1);
    terminal_wait_gone(terminal, footer);
    assert_screen(terminal, help, "F1 help  Esc back");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, help);
    terminal_wait(terminal, footer);
}

static void assert_home(struct terminal *terminal)
{
    assert_screen(terminal, "Lembar", "Q close");
}

static void close_program(struct terminal *terminal)
{
    terminal_press(terminal, "q");
    terminal_wait(terminal, "Enter choose  Esc back");
    g_autofree char *text = terminal_text(terminal);
    assert_english(text, "the last question");
    terminal_press(terminal, "1");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
}

static void home_is_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_wait(terminal, "1  Key in sheets start sheet 32");
    terminal_wait(terminal, "▲ 4.16 from 2023");
    terminal_wait(terminal, "29 counted, 2 set aside");
    terminal_wait(terminal, "U9   91.95 A ▼");
    assert_help(terminal, "Lembar", "Q close");
    close_program(terminal);
}

static void keying_is_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_press(terminal, "1");
    assert_screen(terminal, "Key in sheet 32", "Bksp . clear");
    terminal_wait(terminal, "Ease of requirements");
    assert_help(terminal, "Key in sheets", "Bksp . clear");
    terminal_press(terminal, "1");
    terminal_wait(terminal, "Fill in a date ddmm or ddmmyyyy");
    terminal_press(terminal, "0107202430");
    terminal_wait(terminal, "saved  4 of 31");
    assert_screen(terminal, "Key in sheet 32", "Bksp . clear");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Leave for now, go on from this field later");
    terminal_wait(terminal, "Enter choose  Esc back");
    terminal_press(terminal, "2");
    terminal_wait_gone(terminal, "Key in sheet 32");
    close_program(terminal);
}

static void list_is_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_press(terminal, "2");
    assert_screen(terminal, "Sheet list", "F6 history");
    terminal_wait(terminal, "sheet  service    date       answers             status       keyed");
    terminal_wait(terminal, "sheets: 31 · all · by sheet ▲");
    assert_help(terminal, "Sheet list", "F6 history");
    terminal_key(terminal, TERMINAL_KEY_F5);
    terminal_wait(terminal, "Why is sheet 1 not counted?");
    assert_screen(terminal, "Sheet list", "Enter choose  Esc back");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F6 history");
    terminal_key(terminal, TERMINAL_KEY_F6);
    terminal_wait(terminal, "Never corrected or set aside.");
    assert_screen(terminal, "History of sheet 1", "F1 help  Esc back");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F6 history");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_home(terminal);
    close_program(terminal);
}

static void index_and_matrix_are_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_press(terminal, "3");
    assert_screen(terminal, "Index by element", "K review  Y sureness");
    terminal_wait(terminal, "29 counted of 31 sheets");
    terminal_wait(terminal, "A from 88.31   B from 76.61   C from 65.00   D below");
    assert_help(terminal, "Index by element", "K review  Y sureness");
    terminal_press(terminal, "n");
    assert_screen(terminal, "Published values 2023", "Tab next field");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "K review  Y sureness");
    terminal_press(terminal, "l");
    terminal_wait(terminal, "L index of service");
    terminal_wait(terminal, "three lowest of each column");
    g_autofree char *text = terminal_text(terminal);
    /* The code of the index stands among the codes of the elements. */
    assert_non_null(strstr(text, " IKM  Index"));
    *strstr(text, "IKM") = 'U';
    assert_english(text, "Index by service");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "K review  Y sureness");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_home(terminal);
    close_program(terminal);
}

static void open_and_leave(struct terminal *terminal, const char *digit, const char *seen)
{
    terminal_press(terminal, digit);
    terminal_wait(terminal, seen);
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "1  Crossed table");
}

/* English words are not longer than the room there is for them. */
static void the_review_and_the_settings_are_whole_in_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_press(terminal, "3");
    terminal_wait(terminal, "One keying slip can change the lowest element or the priorities.");
    terminal_press(terminal, "k");
    terminal_wait(terminal, "8  Respondents' words    coding");
    open_and_leave(terminal, "2", " elem.  1  2  3  4  5  6");
    open_and_leave(terminal, "5", "a year quarter minimum    came");
    open_and_leave(terminal, "6", "finite population; 400 resamples.");
    open_and_leave(terminal, "7", "│ Sheets                29       29");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "K review  Y sureness");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_home(terminal);
    terminal_press(terminal, "0");
    terminal_wait(terminal, "Second keying: first … sheets   20");
    terminal_wait(terminal, "Small group: below … sheets     5");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_home(terminal);
    close_program(terminal);
}

/* The calendar opens where a plan, written in Indonesian, is due: Home goes to today. */
static void open_action_view(struct terminal *terminal, const char *digit, const char *title,
                             const char *footer)
{
    terminal_key(terminal, TERMINAL_KEY_F9);
    terminal_wait(terminal, "See it as what?");
    terminal_press(terminal, digit);
    if (strcmp(digit, "1") == 0) {
        terminal_wait(terminal, title);
        terminal_key(terminal, TERMINAL_KEY_HOME);
        terminal_wait(terminal, "31-07-2024");
        terminal_wait_gone(terminal, "nomor");
    }
    assert_screen(terminal, title, footer);
    assert_help(terminal, title, footer);
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Tab mark");
}

static void actions_are_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_press(terminal, "4");
    assert_screen(terminal, "Actions", "Tab mark");
    terminal_wait(terminal, "due          elem. service     plan                          owner");
    assert_help(terminal, "Actions", "Tab mark");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    assert_screen(terminal, "Action ", "H remove file");
    terminal_wait(terminal, "none yet; press N");
    assert_help(terminal, "Actions", "H remove file");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    assert_screen(terminal, "Action ", "Tab next field");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "H remove file");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Tab mark");
    open_action_view(terminal, "1", "Calendar of actions", "Enter open");
    open_action_view(terminal, "2", "Timeline of actions", "Enter open");
    open_action_view(terminal, "3", "Doubted due dates", "0 without due date");
    terminal_wait(terminal, "Tab mark");
    terminal_key(terminal, TERMINAL_KEY_F2);
    assert_screen(terminal, "New action", "Tab next field");
    terminal_wait(terminal, "why the value is low");
    assert_help(terminal, "Actions", "Tab next field");
    terminal_key(terminal, TERMINAL_KEY_F2);
    terminal_wait(terminal, "! The plan must be filled in.");
    assert_screen(terminal, "New action", "Tab next field");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Tab mark");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_home(terminal);
    close_program(terminal);
}

static void batches_are_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_press(terminal, "6");
    assert_screen(terminal, "Batches", "F4 filter");
    terminal_wait(terminal, "There is no batch yet.");
    assert_help(terminal, "Batches", "F4 filter");
    terminal_key(terminal, TERMINAL_KEY_F2);
    assert_screen(terminal, "New batch", "Tab next field");
    terminal_key(terminal, TERMINAL_KEY_F2);
    terminal_wait(terminal, "The number of sheets on a slip goes from 1 to 99999.");
    terminal_press(terminal, "2\tSiti");
    terminal_key(terminal, TERMINAL_KEY_F2);
    assert_screen(terminal, "Batch 1", "F8 close");
    assert_help(terminal, "One batch", "F8 close");
    terminal_key(terminal, TERMINAL_KEY_F8);
    terminal_wait(terminal, "Batch 1 does not balance yet: 2 of 2 sheets");
    terminal_press(terminal, "3");
    terminal_wait(terminal, "Rejected: not a respondent. Serial number, if any:");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_wait(terminal, "Reject a sheet of paper: not a respondent?");
    terminal_press(terminal, "+");
    terminal_wait(terminal, "One sheet is rejected: not a respondent.");
    terminal_key(terminal, TERMINAL_KEY_F6);
    assert_screen(terminal, "History of batch 1", "F1 help  Esc back");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F8 close");
    terminal_key(terminal, TERMINAL_KEY_F2);
    terminal_wait(terminal, " · batch 1: 1 of 2");
    assert_screen(terminal, "Key in sheet 3", "F6 batch");
    terminal_key(terminal, TERMINAL_KEY_F6);
    terminal_wait(terminal, "3  Key without a batch");
    g_autofree char *text = terminal_text(terminal);
    assert_english(text, "the question about the batch");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F6 batch");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F8 close");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "1 batches");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_home(terminal);
    close_program(terminal);
}

static void set_up_is_english(void **state)
{
    (void)state;
    struct terminal *terminal = start(NULL);
    assert_home(terminal);
    terminal_press(terminal, "5");
    assert_screen(terminal, "Surveys", "F5 target");
    assert_help(terminal, "Surveys", "F5 target");
    terminal_key(terminal, TERMINAL_KEY_F2);
    assert_screen(terminal, "New survey", "F2 make survey");
    terminal_wait(terminal, "Services and target are those of the survey of 2024");
    assert_help(terminal, "New survey", "F2 make survey");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F5 target");
    terminal_key(terminal, TERMINAL_KEY_F3);
    assert_screen(terminal, "Services", "F5 remove service");
    assert_help(terminal, "Services", "F5 remove service");
    terminal_key(terminal, TERMINAL_KEY_F2);
    assert_screen(terminal, "New service", "F2 save");
    assert_help(terminal, "A service", "F2 save");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F5 remove service");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "F5 target");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_home(terminal);
    close_program(terminal);
}

static void a_first_start_is_english(void **state)
{
    (void)state;
    const char *const argv[] = {program(), "--lang", "en", NULL};
    struct terminal *terminal = terminal_start(&(struct terminal_setup){.argv = argv});
    assert_screen(terminal, "Welcome to Lembar", "F2 make survey");
    terminal_wait(terminal, "CODE = Name, for example");
    terminal_end(terminal);
}

static void a_small_screen_says_so_in_english(void **state)
{
    (void)state;
    const char *const argv[] = {program(), "--db", database, "--lang=en", NULL};
    struct terminal *terminal = terminal_start(
        &(struct terminal_setup){.argv = argv, .home = home, .rows = 10, .columns = 40});
    terminal_wait(terminal, "The screen is too small: 40×10.");
    terminal_wait(terminal, "your data are safe.");
    g_autofree char *text = terminal_text(terminal);
    assert_english(text, "the small screen");
    terminal_end(terminal);
}

/* --- the commands --------------------------------------------------------------------------------
 */

/* Runs `lembar WORDS… --lang en` and returns all that it says. */
static char *said(const char *const *words, const char *const *environment)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    struct command_result result;
    g_ptr_array_add(argv, (char *)program());
    for (; *words; words++)
        g_ptr_array_add(argv, (char *)*words);
    g_ptr_array_add(argv, (char *)"--lang");
    g_ptr_array_add(argv, (char *)"en");
    g_ptr_array_add(argv, NULL);
    command_run(&(struct command_setup){.argv = (const char *const *)argv->pdata,
                                        .environment = environment,
                                        .home = home},
                &result);
    char *text = g_strconcat(result.output, result.errors, NULL);
    command_result_finish(&result);
    return text;
}

/* What is to be typed, "`lembar form list`" or "lembar: …", is no Indonesian sentence. */
static void assert_english_command(const char *text, const char *where)
{
    g_autoptr(GRegex) typed =
        g_regex_new("/lembar\\b|\\blembar(?: |:|\\.db)|\\(IKM\\)|\\bikm\\b", 0, 0, NULL);
    g_autofree char *rest = g_regex_replace_literal(typed, text, -1, 0, "", 0, NULL);
    assert_true(*text);
    assert_english(rest, where);
}

static void help_is_english(void **state)
{
    (void)state;
    static const char *const commands[] = {"init",   "import", "index",  "actions",
                                           "export", "form",   "sample", "demo"};
    g_autofree char *whole = said((const char *const[]){"--help", NULL}, NULL);
    assert_non_null(strstr(whole, "Usage: lembar [OPTIONS] "));
    assert_english_command(whole, "--help");
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_autofree char *help = said((const char *const[]){commands[i], "--help", NULL}, NULL);
        assert_non_null(strstr(whole, commands[i]));
        assert_english_command(help, commands[i]);
    }
}

static void reports_are_english(void **state)
{
    (void)state;
    const char *const overview[] = {"--db", database, NULL};
    const char *const index[] = {"index", "--by", "age", "--db", database, NULL};
    const char *const form[] = {"form", "show", "skm-bpom-2024", NULL};
    g_autofree char *first = said(overview, NULL), *second = said(index, NULL),
                    *third = said(form, NULL);
    assert_non_null(strstr(first, "Index 93.70  A Very good  (year 2023: 89.54, up 4.16)"));
    assert_non_null(strstr(second, "Overall"));
    assert_english_command(first, "the overview");
    assert_english_command(second, "the index");
    assert_english_command(third, "the form");
}

static void refusals_are_english(void **state)
{
    (void)state;
    static const char *const lines[][5] = {
        {"frob"},
        {"--frob"},
        {"init"},
        {"init", "--unit", "A", "--form", "none"},
        {"form", "show", "none"},
        {"form", "check", "no-such-file.ini"},
        {"import"},
        {"export"},
        {"sample", "x"},
        {"demo"},
        {"index", "--format", "x"},
        {"index", "--db", "no-such-file.db"},
        {"actions", "--status", "x", "--db", "no-such-file.db"},
        {"import", "sheets", "no-such-file.csv"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        const char *words[6] = {NULL};
        for (size_t word = 0; word < 5; word++)
            words[word] = lines[i][word];
        g_autofree char *text = said(words, NULL);
        assert_english_command(text, lines[i][0]);
    }
}

/* --- the language of the system ------------------------------------------------------------------
 */

static const char *const systems[][3] = {
    {"LC_ALL=C"},         {"LANG"},           {"LANG=id_ID.UTF-8"}, {"LANG=en_US.UTF-8"},
    {"LANG=xx_YY.UTF-8"}, {"LANGUAGE=de:id"}, {"LEMBAR_LANG=id"},
};

static void english_is_there_on_every_system(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(systems); i++) {
        g_autofree char *text = said((const char *const[]){"frob", NULL}, systems[i]);
        assert_string_equal(text, "lembar: The command frob is not known; see `lembar --help`.\n");
    }
}

static void assert_refusal(const char *const *environment, const char *expected)
{
    const char *const argv[] = {program(), "frob", NULL};
    struct command_result result;
    command_run(&(struct command_setup){.argv = argv, .environment = environment}, &result);
    assert_string_equal(result.errors, expected);
    command_result_finish(&result);
}

static void only_a_wish_makes_it_english(void **state)
{
    (void)state;
    const char *const wish[] = {"LEMBAR_LANG=en", NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(systems); i++)
        assert_refusal(systems[i], "lembar: Perintah frob tidak dikenal; lihat `lembar --help`.\n");
    assert_refusal(wish, "lembar: The command frob is not known; see `lembar --help`.\n");
}

static void screens_are_english_in_the_plain_locale(void **state)
{
    (void)state;
    struct terminal *terminal = start("LC_ALL=C");
    assert_home(terminal);
    close_program(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(home_is_english),
        cmocka_unit_test(keying_is_english),
        cmocka_unit_test(list_is_english),
        cmocka_unit_test(index_and_matrix_are_english),
        cmocka_unit_test(the_review_and_the_settings_are_whole_in_english),
        cmocka_unit_test(actions_are_english),
        cmocka_unit_test(batches_are_english),
        cmocka_unit_test(set_up_is_english),
        cmocka_unit_test(a_first_start_is_english),
        cmocka_unit_test(a_small_screen_says_so_in_english),
        cmocka_unit_test(help_is_english),
        cmocka_unit_test(reports_are_english),
        cmocka_unit_test(refusals_are_english),
        cmocka_unit_test(english_is_there_on_every_system),
        cmocka_unit_test(only_a_wish_makes_it_english),
        cmocka_unit_test(screens_are_english_in_the_plain_locale),
    };
    return cmocka_run_group_tests(tests, make_database, remove_database);
}
