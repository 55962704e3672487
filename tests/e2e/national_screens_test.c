#include "tests/e2e/desk_steps.h"

/* The screens of other units and of monitoring, whole: at two sizes, in English, in ASCII. */

static void start(const char *term, const char *first, const char *second)
{
    const char *const environment[] = {first, second, NULL};
    terminal =
        desk_open_with(home, &(struct terminal_setup){.term = term, .environment = environment});
}

/* The actions are recorded on 31 July 2024, and looked at when the year ends. */
static int set_up(void **state)
{
    (void)state;
    home = desk_create_with_actions();
    g_free(desk_run(home, "import", "units", "tests/data/loka-2024-published.csv", NULL));
    g_free(desk_run(home, "import", "units", "tests/data/loka-2024-targets.csv", NULL));
    g_free(desk_run(home, "import", "monitoring", "tests/data/loka-actions-summary.csv", NULL));
    start(NULL, "LEMBAR_CLOCK=2024-12-31T10:00:00", NULL);
    return 0;
}

static void go_to_monitoring(void)
{
    desk_go(terminal, "4", "Tindak lanjut");
    terminal_wait(terminal, "F9 lihat");
    desk_step(terminal, TERMINAL_KEY_F9, "Pemantauan pada suatu tanggal");
    desk_type(terminal, "6", "per 31-12-2024, semester II 2024");
    terminal_wait(terminal, "F2 tanggal");
}

static void go_to_units(void)
{
    desk_go(terminal, "5", "Survei");
    terminal_wait(terminal, "F6 unit lain");
    desk_step(terminal, TERMINAL_KEY_F6, "31 unit dihitung dari 34");
    terminal_wait(terminal, "F3 urut");
}

static void the_matrix_shows_each_unit_and_year_with_its_sums(void **state)
{
    (void)state;
    go_to_monitoring();
    assert_screen("monitoring");
    desk_step(terminal, TERMINAL_KEY_LEFT, "per 30-06-2024, semester I 2024");
    desk_step(terminal, TERMINAL_KEY_RIGHT, "per 31-12-2024, semester II 2024");
    desk_step(terminal, TERMINAL_KEY_F4, "4 dari 9 rencana");
    desk_step(terminal, TERMINAL_KEY_F4, "192 dari 197 rencana");
}

/* The actions are of July: half a year before they count by the day they are due. */
static void it_opens_at_today_and_tells_what_was_recorded_later_apart(void **state)
{
    (void)state;
    terminal_end(terminal);
    start(NULL, "LEMBAR_CLOCK=2024-11-29T10:00:00", NULL);
    desk_go(terminal, "4", "Tindak lanjut");
    terminal_wait(terminal, "F9 lihat");
    desk_step(terminal, TERMINAL_KEY_F9, "Pemantauan pada suatu tanggal");
    desk_type(terminal, "6", "per 29-11-2024");
    terminal_wait(terminal, "192 dari 197 rencana selesai");
    desk_step(terminal, TERMINAL_KEY_LEFT, "per 30-06-2024, semester I 2024");
    terminal_wait(terminal, "191 dari 192 rencana selesai");
    terminal_wait(terminal, "tanpa susulan 191 dari 191");
    terminal_wait(terminal, "susul: rencana/selesai yang baru dicatat sesudah tanggal itu");
    terminal_wait(terminal, "0   0,00     0    1/0");
    desk_step(terminal, TERMINAL_KEY_ENTER, "+ dicatat sesudah tanggal pantau");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F3 banding");
    desk_step(terminal, TERMINAL_KEY_RIGHT, "per 29-11-2024");
}

static void it_opens_at_the_unit_of_the_survey_at_hand(void **state)
{
    (void)state;
    g_autofree char *path =
        desk_write(home, "lain.csv", "unit,plan\nBalai POM di Ambon,Papan alur\n");
    g_free(desk_run(home, "import", "actions", "--add-surveys", path, NULL));
    go_to_monitoring();
    terminal_wait(terminal, "  BPOM Ambon ");
    terminal_wait(terminal, "▌ Loka POM di Kota Balikpapan     2024");
}

static void a_row_leads_down_to_its_actions(void **state)
{
    (void)state;
    go_to_monitoring();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Survei 2024 per 31-12-2024");
    terminal_wait(terminal, "Enter buka");
    assert_screen("monitored");
    desk_step(terminal, TERMINAL_KEY_ENTER, "N catatan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Survei 2024 per 31-12-2024");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F3 banding");
    desk_step(terminal, TERMINAL_KEY_END, "Kota Tasikmalaya");
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "Angka terbitan yang diimpor; rinciannya tidak ada di basis data ini.");
}

static void two_dates_stand_side_by_side(void **state)
{
    (void)state;
    go_to_monitoring();
    desk_step(terminal, TERMINAL_KEY_F3, "Dibandingkan dengan tanggal");
    desk_step(terminal, TERMINAL_KEY_ENTER, "per 30-06-2024, semester I 2024");
    terminal_wait(terminal, "F2 tanggal");
    assert_screen("monitoring-compared");
    desk_step(terminal, TERMINAL_KEY_F5, "Empat kolom terakhir: per 30-06-2024");
    terminal_wait(terminal, " ▼");
    press_times(TERMINAL_KEY_RIGHT, 6);
    terminal_wait(terminal, "Sel.       %   ±");
    press_times(TERMINAL_KEY_LEFT, 6);
    terminal_wait(terminal, " Empat kolom terakhir");
}

/* What is typed takes the place of the old date; End, Backspace and Ctrl-U edit it. */
static void a_date_is_typed_as_people_write_it(void **state)
{
    (void)state;
    go_to_monitoring();
    desk_step(terminal, TERMINAL_KEY_F2, "Tanggal pantau, misalnya");
    desk_type(terminal, "Agustus 2024\r", "per 31-08-2024");
    desk_step(terminal, TERMINAL_KEY_F2, "Tanggal pantau, misalnya");
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_press(terminal, "9");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tanggal \"31-08-20249\" tidak terbaca");
    desk_step(terminal, TERMINAL_KEY_F2, "Tanggal pantau, misalnya");
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    desk_type(terminal, "3\r", "per 31-08-2023");
    desk_step(terminal, TERMINAL_KEY_F2, "Tanggal pantau, misalnya");
    terminal_key(terminal, TERMINAL_KEY_LEFT);
    desk_type(terminal, "\02501-01-2025\r", "belum tiba; pilih hari ini");
    terminal_wait(terminal, "per 31-08-2023");
}

static void units_are_listed_with_their_roll_up(void **state)
{
    (void)state;
    go_to_units();
    assert_screen("units");
    desk_step(terminal, TERMINAL_KEY_F3, "urut indeks");
    terminal_wait(terminal, "▌  Loka POM di Kab. Tanah Bumbu");
    desk_step(terminal, TERMINAL_KEY_F4, "2024 · loka");
    desk_step(terminal, TERMINAL_KEY_F4, "2024 · semua");
    desk_step(terminal, TERMINAL_KEY_F6, "19 angka tercetak");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F3 urut");
    desk_step(terminal, TERMINAL_KEY_F5, "2023 · semua");
    desk_step(terminal, TERMINAL_KEY_F5, "2024 · semua");
}

static void a_unit_is_searched_and_shown(void **state)
{
    (void)state;
    go_to_units();
    desk_type(terminal, "balik", "1 unit ·");
    terminal_wait(terminal, "> unit ini");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Kategori tercetak");
    terminal_wait(terminal, "gulir");
    assert_screen("unit-detail");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F3 urut");
    desk_type(terminal, "xx", "Tidak ada unit yang cocok.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "34 unit");
}

static void they_speak_english_too(void **state)
{
    (void)state;
    terminal_end(terminal);
    start(NULL, "LEMBAR_CLOCK=2024-12-31T10:00:00", "LEMBAR_LANG=en");
    desk_go(terminal, "4", "Actions");
    terminal_wait(terminal, "F9 ");
    desk_step(terminal, TERMINAL_KEY_F9, "Monitoring at a date");
    desk_type(terminal, "6", "at 31-12-2024, second half of 2024");
    terminal_wait(terminal, "F2 date");
    terminal_matches(terminal, "monitoring-english-80x24");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F9 ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q close");
    desk_go(terminal, "5", "Surveys");
    terminal_wait(terminal, "F6 other units");
    desk_step(terminal, TERMINAL_KEY_F6, "31 units count of 34");
    terminal_wait(terminal, "F3 ");
    terminal_matches(terminal, "units-english-80x24");
}

static void they_are_ascii_where_there_is_nothing_else(void **state)
{
    (void)state;
    terminal_end(terminal);
    start("vt220", "LEMBAR_CLOCK=2024-12-31T10:00:00", "LC_ALL=C");
    go_to_units();
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F6 unit lain");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
    go_to_monitoring();
    assert_ascii();
}

static void an_office_without_tables_is_told_how_to_get_them(void **state)
{
    (void)state;
    for (const char *import = "123"; *import; import++)
        g_free(desk_run(home, "units", "remove", (const char[]){*import, 0}, NULL));
    desk_go(terminal, "5", "Survei");
    terminal_wait(terminal, "F6 unit lain");
    desk_step(terminal, TERMINAL_KEY_F6, "Belum ada hasil unit lain.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_matrix_shows_each_unit_and_year_with_its_sums),
        TEST(it_opens_at_today_and_tells_what_was_recorded_later_apart),
        TEST(it_opens_at_the_unit_of_the_survey_at_hand),
        TEST(a_row_leads_down_to_its_actions),
        TEST(two_dates_stand_side_by_side),
        TEST(a_date_is_typed_as_people_write_it),
        TEST(units_are_listed_with_their_roll_up),
        TEST(a_unit_is_searched_and_shown),
        TEST(they_speak_english_too),
        TEST(they_are_ascii_where_there_is_nothing_else),
        TEST(an_office_without_tables_is_told_how_to_get_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
