#include "tests/e2e/desk_steps.h"

/* Whole screens, compared with those kept as text; at two sizes, in every kind of terminal. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_actions());
}

static void home_shows_the_survey_at_a_glance(void **state)
{
    (void)state;
    terminal_wait(terminal, "1 lewat tenggat");
    terminal_wait(terminal, "catatan utuh");
    assert_screen("home");
}

static void keying_begins_with_an_empty_sheet(void **state)
{
    (void)state;
    desk_type(terminal, "1", "Entri lembar 32 ");
    assert_screen("keying-empty");
}

static void keying_shows_what_is_filled_and_what_the_question_takes(void **state)
{
    (void)state;
    desk_type(terminal, "15240620243423210066656", "▌6  ");
    assert_screen("keying-half");
}

static void keying_says_what_it_refuses(void **state)
{
    (void)state;
    desk_type(terminal, "152406202434232100666567", "! Kejelasan biaya");
    assert_screen("keying-refused");
}

static void keying_gives_room_to_the_suggestion(void **state)
{
    (void)state;
    desk_type(terminal, "1524062024342321006665665666566666666", "▌ Saran");
    desk_type(terminal,
              "Petugas ramah, tetapi kursi tunggu kurang dan café 漢字 jauh.\r- kipas\r- air minum",
              "- air minum");
    assert_screen("keying-suggestion");
}

static void keying_tells_when_the_sheet_is_full(void **state)
{
    (void)state;
    desk_type(terminal, "1524062024342321006665665666566666666\t\t\t\t",
              "Semua isian sudah dilalui");
    assert_screen("keying-full");
}

static void keying_asks_before_it_is_left(void **state)
{
    (void)state;
    desk_type(terminal, "15240620243423210066", "▌3  ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 32 belum selesai.");
    assert_screen("keying-leave");
}

static void the_list_shows_sheets_and_what_is_known_of_one(void **state)
{
    (void)state;
    desk_type(terminal, "2", "31 lembar");
    press_times(TERMINAL_KEY_DOWN, 5);
    terminal_wait(terminal, "▌     6");
    assert_screen("sheets");
}

static void the_index_shows_values_grades_bars_and_last_year(void **state)
{
    (void)state;
    desk_type(terminal, "3", "Indeks per unsur");
    terminal_wait(terminal, "U9 Sarana");
    assert_screen("index");
}

static void the_matrix_shows_services_by_elements(void **state)
{
    (void)state;
    desk_type(terminal, "3", "Indeks per unsur");
    desk_type(terminal, "l", "Indeks per layanan");
    assert_screen("matrix");
}

static void the_values_of_last_year_are_typed_from_the_report(void **state)
{
    (void)state;
    desk_type(terminal, "3", "Indeks per unsur");
    desk_type(terminal, "n", "Nilai terbit 2023");
    assert_screen("last-year");
}

static void actions_come_with_state_and_details(void **state)
{
    (void)state;
    desk_type(terminal, "4", "Tim Sertif");
    assert_screen("actions");
}

static void an_action_is_a_form(void **state)
{
    (void)state;
    desk_type(terminal, "4", "Tim Sertif");
    terminal_wait(terminal, "Naskah selebaran");
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Menunggu cetak");
    terminal_wait_gone(terminal, "riwayat");
    assert_screen("action-form");
}

static void the_help_explains_the_keys_of_a_screen(void **state)
{
    (void)state;
    desk_type(terminal, "1", "Entri lembar 32 ");
    desk_step(terminal, TERMINAL_KEY_F1, "Bantuan: Entri lembar");
    terminal_wait_row(terminal, 23,
                      " ↑↓ gulir  PgDn layar berikut                          F1 bantuan  Esc "
                      "kembali");
    assert_screen("help");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌ Layanan");
}

static void the_surveys_show_their_services(void **state)
{
    (void)state;
    desk_type(terminal, "5", "Pengaduan dan informasi");
    assert_screen("surveys");
}

static void the_history_of_a_sheet_is_told(void **state)
{
    (void)state;
    desk_type(terminal, "2", "31 lembar");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 ");
    desk_type(terminal, "3", "× disisihkan: lembar ganda");
    desk_step(terminal, TERMINAL_KEY_F6, "disisihkan (lembar ganda)");
    assert_screen("history");
}

static void the_first_start_asks_for_a_few_things(void **state)
{
    tear_down(state);
    home = desk_create_empty();
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "98 pelanggan tahun lalu");
    assert_screen("setup");
}

/* --- sizes --- */

static void a_terminal_that_is_too_small_gets_a_sentence(void **state)
{
    (void)state;
    desk_type(terminal, "15240620243423210066", "▌3  ");
    terminal_resize(terminal, 20, 60);
    terminal_wait(terminal, "Layar terlalu kecil: 60×20.");
    terminal_resize(terminal, 5, 20);
    terminal_wait(terminal, "kecil: 20×5.");
    terminal_resize(terminal, 1, 1);
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "▌3  Kesesuaian jam layanan");
    desk_type(terminal, "4", "▌4  ");
    desk_type(terminal, "--------+", "W09  ");
    desk_type(terminal, "+", "Lembar 32 tersimpan.");
}

/* --- kinds of terminals --- */

static bool is_coloured(struct terminal_cell cell)
{
    return cell.foreground != -1 || cell.background != -1;
}

static int count_coloured_cells(void)
{
    int count = 0;
    for (int row = 0; row < 24; row++)
        for (int column = 0; column < 80; column++)
            count += is_coloured(terminal_cell(terminal, row, column));
    return count;
}

/* Letters and marks tell all of it, whatever the colours. */
static void assert_index_in(const char *term, const char *variable, const char *name)
{
    reopen_on(term, variable);
    desk_type(terminal, "3", "Indeks per unsur");
    terminal_wait(terminal, "U9 Sarana");
    terminal_matches(terminal, name);
}

static void the_index_is_drawn_without_colours_by_no_color(void **state)
{
    (void)state;
    assert_index_in(NULL, "NO_COLOR=1", "index-80x24");
    assert_int_equal(count_coloured_cells(), 0);
}

static void an_empty_no_color_does_not_count(void **state)
{
    (void)state;
    assert_index_in(NULL, "NO_COLOR=", "index-80x24");
    assert_int_not_equal(count_coloured_cells(), 0);
}

static void the_index_is_drawn_on_a_vt100(void **state)
{
    (void)state;
    assert_index_in("vt100", NULL, "index-80x24");
    assert_int_equal(count_coloured_cells(), 0);
}

static void the_index_is_drawn_on_a_vt220(void **state)
{
    (void)state;
    assert_index_in("vt220", NULL, "index-80x24");
    assert_int_equal(count_coloured_cells(), 0);
}

static void the_index_is_drawn_in_black_and_white(void **state)
{
    (void)state;
    assert_index_in("xterm-mono", NULL, "index-80x24");
    assert_int_equal(count_coloured_cells(), 0);
}

static void the_index_is_drawn_on_the_console_of_linux(void **state)
{
    (void)state;
    assert_index_in("linux", NULL, "index-linux-80x24");
}

static void the_index_is_drawn_in_ascii_where_there_is_nothing_else(void **state)
{
    (void)state;
    assert_index_in(NULL, "LC_ALL=C", "index-ascii-80x24");
    assert_ascii();
}

static void every_screen_is_ascii_where_there_is_nothing_else(void **state)
{
    (void)state;
    reopen_on("vt220", "LC_ALL=C");
    assert_ascii();
    desk_type(terminal, "1", "Entri lembar 32 ");
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_F1, "Bantuan");
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Kualitas pelayanan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 32");
    desk_type(terminal, "2", "31 lembar");
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 ");
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "31 lembar");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 32");
    desk_type(terminal, "4", "Tim Sertif");
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
    terminal_wait_gone(terminal, "Cari:");
    assert_ascii();
}

enum { GREEN = 2, YELLOW = 3, CYAN = 6 };

/* The colour of the letter after TEXT on its row. */
static void assert_colour_after(const char *text, int colour)
{
    for (int row = 0; row < 24; row++) {
        g_autofree char *line = terminal_row(terminal, row);
        const char *found = strstr(line, text);
        if (!found)
            continue;
        int column = (int)g_utf8_pointer_to_offset(line, found + strlen(text));
        struct terminal_cell cell = terminal_cell(terminal, row, column);
        if (cell.foreground != colour)
            fail_msg("after %s the colour is %d", text, cell.foreground);
        return;
    }
    fail_msg("%s is not shown", text);
}

static void a_grade_has_its_colour(void **state)
{
    (void)state;
    desk_type(terminal, "3", "Indeks per unsur");
    terminal_wait(terminal, "U9 Sarana");
    assert_colour_after("93,10 ", GREEN);
    assert_colour_after("93,10 A  ", GREEN);
    desk_type(terminal, "l", "Indeks per layanan");
    terminal_wait(terminal, "82,72 B");
    assert_colour_after("▼ 66,67 ", YELLOW);
    assert_colour_after("85,19 ", CYAN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(home_shows_the_survey_at_a_glance),
        TEST(keying_begins_with_an_empty_sheet),
        TEST(keying_shows_what_is_filled_and_what_the_question_takes),
        TEST(keying_says_what_it_refuses),
        TEST(keying_gives_room_to_the_suggestion),
        TEST(keying_tells_when_the_sheet_is_full),
        TEST(keying_asks_before_it_is_left),
        TEST(the_list_shows_sheets_and_what_is_known_of_one),
        TEST(the_index_shows_values_grades_bars_and_last_year),
        TEST(the_matrix_shows_services_by_elements),
        TEST(the_values_of_last_year_are_typed_from_the_report),
        TEST(actions_come_with_state_and_details),
        TEST(an_action_is_a_form),
        TEST(the_help_explains_the_keys_of_a_screen),
        TEST(the_surveys_show_their_services),
        TEST(the_history_of_a_sheet_is_told),
        TEST(the_first_start_asks_for_a_few_things),
        TEST(a_terminal_that_is_too_small_gets_a_sentence),
        TEST(the_index_is_drawn_without_colours_by_no_color),
        TEST(an_empty_no_color_does_not_count),
        TEST(the_index_is_drawn_on_a_vt100),
        TEST(the_index_is_drawn_on_a_vt220),
        TEST(the_index_is_drawn_in_black_and_white),
        TEST(the_index_is_drawn_on_the_console_of_linux),
        TEST(the_index_is_drawn_in_ascii_where_there_is_nothing_else),
        TEST(every_screen_is_ascii_where_there_is_nothing_else),
        TEST(a_grade_has_its_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
