#include "tests/e2e/keying_steps.h"

/* The figures of keying: one's own on one key, and those of all as a table. */

#define FIRST                                                                                      \
    "5"                                                                                            \
    "24062024"                                                                                     \
    "34232100"                                                                                     \
    "65656545654+"
#define SECOND                                                                                     \
    "23111100"                                                                                     \
    "11223344556"                                                                                  \
    "12312312+"

static void key_two(void)
{
    begin_keying();
    desk_type(terminal, FIRST, "Lembar 1 tersimpan.");
    desk_type(terminal, SECOND, "Lembar 2 tersimpan.");
}

static void ones_own_figures_are_one_key_away(void **state)
{
    (void)state;
    key_two();
    desk_type(terminal, "34", "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_F7, "Angka saya");
    terminal_wait(terminal, "ketukan per lembar                           29         29");
    terminal_wait(terminal, "salah per 1.000 isian (entri ulang)           –          –");
    terminal_matches(terminal, "keyer");
    desk_step(terminal, TERMINAL_KEY_F7, "▌ Kelamin");
    terminal_wait_gone(terminal, "Angka saya");
    desk_type(terminal, "2", "▌ Pendidikan");
}

static void figures_of_all_stand_in_a_table_per_day_person_and_field(void **state)
{
    (void)state;
    key_two();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 lembar dientri");
    desk_close(g_steal_pointer(&terminal));
    sit_down("Wayan");
    desk_type(terminal, "1", "Entri lembar 3 ");
    desk_type(terminal,
              "51"
              "211100"
              "12345612345+",
              "Lembar 3 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "3 lembar dientri");
    desk_go(terminal, "2", "3 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_F9, "Angka pengetik");
    terminal_wait(terminal, "31-07 Wayan");
    terminal_matches(terminal, "keyers");
    desk_step(terminal, TERMINAL_KEY_F4, "  Wayan ");
    terminal_wait_gone(terminal, "31-07");
    desk_step(terminal, TERMINAL_KEY_F4, "▌ Nomor lembar");
    terminal_wait(terminal, "Kemudahan persyaratan");
    desk_step(terminal, TERMINAL_KEY_F4, "31-07 Wayan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "3 lembar · semua");
}

static void the_sheets_of_one_keyer_are_ordered_for_second_keying(void **state)
{
    (void)state;
    key_two();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 lembar dientri");
    desk_go(terminal, "2", "2 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_F9, "▌ 31-07 Budi");
    desk_step(terminal, TERMINAL_KEY_F7, "Berapa persen lembar tersimpan dari Budi dientri");
    terminal_press(terminal, "semua");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Isi persen dari 1 sampai 100.");
    desk_step(terminal, TERMINAL_KEY_F7, "Berapa persen lembar tersimpan dari Budi dientri");
    desk_step(terminal, TERMINAL_KEY_ENTER, "2 lembar menunggu di Entri kedua.");
    desk_step(terminal, TERMINAL_KEY_F4, "▌ Budi");
    desk_step(terminal, TERMINAL_KEY_F4, "▌ Nomor lembar");
    desk_step(terminal, TERMINAL_KEY_F7, "Pilih dulu seorang pengetik;");
}

static void an_office_that_keyed_nothing_is_told_how_to_begin(void **state)
{
    (void)state;
    desk_go(terminal, "2", "Belum ada lembar.");
    desk_step(terminal, TERMINAL_KEY_F9, "Belum ada lembar yang dientri di layar. Mulai dengan 1");
}

static void the_command_gives_the_same_figures(void **state)
{
    (void)state;
    key_two();
    g_autofree char *csv = desk_run(home, "keyers", "--format", "csv", NULL);
    g_autofree char *person = desk_run(home, "keyers", "--by", "person", "--format", "json", NULL);
    g_autofree char *field = desk_run(home, "keyers", "--by", "field", "--format", "csv", NULL);
    g_autofree char *table = desk_run(home, "keyers", NULL);
    assert_true(g_str_has_prefix(csv, "day,keyer,sheets,sheets_per_hour,keys_per_hour,"
                                      "keys_per_sheet,seconds_per_field,errors_per_1000\r\n"
                                      "2024-07-31,"));
    assert_true(g_str_has_suffix(csv, ",2,,,28.50,,\r\n"));
    assert_non_null(strstr(person, "\"sheets\":2"));
    assert_non_null(strstr(person, "\"keys_per_sheet\":28.50"));
    assert_non_null(strstr(person, "\"errors_per_1000\":null"));
    assert_true(g_str_has_prefix(field, "field,seconds,sheets\r\nsheet,,0\r\nservice,,0\r\n"));
    assert_non_null(strstr(table, "31-07-2024"));
    assert_non_null(strstr(table, "  29  "));
}

/* Not stopped: the time between two keys is measured. */
static void time_is_measured_where_the_clock_runs(void **state)
{
    (void)state;
    reopen_with("LEMBAR_CLOCK");
    key_two();
    g_autofree char *csv = desk_run(home, "keyers", "--format", "csv", NULL);
    g_auto(GStrv) lines = g_strsplit(csv, "\r\n", 0);
    g_auto(GStrv) cells = g_strsplit(lines[1], ",", 0);
    assert_string_equal(cells[2], "2");
    assert_true(g_ascii_strtod(cells[3], NULL) > 0);
    assert_true(g_ascii_strtod(cells[4], NULL) > g_ascii_strtod(cells[3], NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ones_own_figures_are_one_key_away),
        TEST(figures_of_all_stand_in_a_table_per_day_person_and_field),
        TEST(the_sheets_of_one_keyer_are_ordered_for_second_keying),
        TEST(an_office_that_keyed_nothing_is_told_how_to_begin),
        TEST(the_command_gives_the_same_figures),
        TEST(time_is_measured_where_the_clock_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
