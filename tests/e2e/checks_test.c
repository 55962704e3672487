#include "tests/e2e/keying_steps.h"
#include "tests/e2e/sql_steps.h"

/* What the keying screen finds odd about a sheet: told, accepted with one key, kept. */

/* Service, and a date within the survey, then the respondent: 34, P, S1, SWASTA, 100 %. */
#define FIRST                                                                                      \
    "5"                                                                                            \
    "24062024"
#define PERSON  "34232100"
#define ANSWERS "65656545654"

static void begin_with(const char *keys, const char *shown)
{
    begin_keying();
    desk_type(terminal, keys, shown);
}

/* What was accepted of the sheet NUMBER, the codes alone. */
static void assert_accepted(long number, const char *codes)
{
    g_autofree char *sql =
        g_strdup_printf("SELECT group_concat(accepted, '+') FROM sheet WHERE number = %ld", number);
    g_autofree char *text = read_sql(sql);
    GString *found = g_string_new(NULL);
    for (const char *code = strchr(text, 'W'); code; code = strchr(code + 1, 'W'))
        g_string_append_printf(found, "%s%.3s", found->len ? " " : "", code);
    assert_string_equal(found->str, codes);
    g_string_free(found, TRUE);
}

/* --- each is told, and accepted with one key --- */

static void w01_a_number_that_is_truly_double_goes_in_as_it_is(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS "+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar 2");
    desk_type(terminal, "1\r", "? Nomor ini sudah dipakai lembar lain: 1.");
    desk_step(terminal, TERMINAL_KEY_END, "▌ Umur");
    desk_type(terminal,
              "45131100"
              "11223344556+",
              "W01  Nomor ini sudah dipakai");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    terminal_wait(terminal, "Entri lembar 2 ");
    assert_accepted(1, "W01");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 lembar dientri");
}

static void w02_the_answers_of_the_sheet_before(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS "+", "Lembar 1 tersimpan.");
    desk_type(terminal, "51232100" ANSWERS "+", "W02  Semua jawaban sama dengan lembar sebelumnya");
    terminal_wait(terminal, "lembar 1.");
    desk_type(terminal, "+", "Lembar 2 tersimpan.");
    assert_accepted(2, "W02");
}

static void w02_looks_at_the_sheets_of_the_same_person_only(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS "+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    desk_close(g_steal_pointer(&terminal));
    sit_down("Wayan");
    desk_type(terminal, "1", "Entri lembar 2 ");
    desk_type(terminal, PERSON ANSWERS "+", "Lembar 2 tersimpan.");
}

static void w02_knows_the_sheet_before_as_it_was_corrected(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS "+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "▌ Layanan");
    desk_type(terminal, "\t\t\t\t\t\t\t1", "Kemudahan persyaratan   U1  1*");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    desk_type(terminal, PERSON ANSWERS "+", "Lembar 2 tersimpan.");
    assert_accepted(2, "");
}

static void w03_answers_shifted_by_one(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS "+", "Lembar 1 tersimpan.");
    desk_type(terminal,
              "51232100"
              "56565456544+",
              "W03  Jawaban sama dengan lembar sebelumnya");
    desk_type(terminal, "+", "Lembar 2 tersimpan.");
    assert_accepted(2, "W03");
    desk_type(terminal,
              "51232100"
              "25656545654+",
              "W03");
    desk_type(terminal, "+", "Lembar 3 tersimpan.");
}

static void w04_one_value_for_all_questions_of_a_part(void **state)
{
    (void)state;
    begin_with(FIRST PERSON "1111111111111166666+",
               "W04  Semua pertanyaan satu bagian dijawab sama: Kualitas");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W04");
}

static void w05_age_and_education_that_contradict(void **state)
{
    (void)state;
    begin_with(FIRST "1523", "? Isian ini bertentangan: Umur 15 tahun, Pendidikan D4/S1.");
    terminal_wait(terminal, "W05");
    desk_type(terminal, "2100" ANSWERS "+", "W05  Isian ini bertentangan: Umur 15 tahun");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W05");
    assert_sheet(1, "1|PENGADUAN|2024-06-24|15|P|S1|SWASTA|100|6|5|6|5|6|5|4|5|6|5|4||||||||||1|");
}

static void w06_a_date_outside_the_survey(void **state)
{
    (void)state;
    begin_with("5"
               "24062019",
               "? Tanggal di luar masa survei: 24-06-2019.");
    desk_type(terminal, PERSON ANSWERS "+", "W06  Tanggal di luar masa survei");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W06");
    /* The date is carried over, and with it that it was accepted. */
    terminal_wait(terminal, "24-06-2019              W06✓");
    desk_type(terminal, PERSON "12345612345+", "Lembar 2 tersimpan.");
    assert_accepted(2, "W06");
}

static void w07_a_sheet_keyed_faster_than_ever(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS "+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    desk_close(g_steal_pointer(&terminal));
    run_sql("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) "
            "INSERT INTO keying (survey_id, sheet_id, person_id, pass, begun_at, stored_at, "
            "active, keys, fields, pace, item_times) SELECT 1, 1, (SELECT person_id FROM keying), "
            "1, 0, 0, 3600000, 20, 1, 3600000000, '' FROM n");
    reopen_with("LEMBAR_CLOCK"); /* which runs */
    desk_type(terminal, "1", "Entri lembar 2 ");
    desk_type(terminal, PERSON "12345612345+", "W07  Lembar ini dientri lebih cepat");
    desk_type(terminal, "+", "Lembar 2 tersimpan.");
    assert_accepted(2, "W07");
}

static void w08_a_control_total_that_is_off(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS, "▌12 Syarat");
    kill_program();
    run_sql("UPDATE draft SET control_total = 58");
    reopen();
    terminal_wait(terminal, "▌12 Syarat");
    desk_type(terminal, "+", "W08  Jumlah jawaban tidak sama dengan jumlah kontrol: 57,");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W08");
}

static void w09_too_many_blanks(void **state)
{
    (void)state;
    begin_with(FIRST PERSON "65656------+",
               "W09  Terlalu banyak pertanyaan tidak diisi: 6 dari 11");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W09");
}

static void w10_a_refusal_that_may_have_been_missed(void **state)
{
    (void)state;
    begin_with(FIRST PERSON "6575656545654+", "W10  Satu ketikan ditolak");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W10");
}

static void w11_questions_that_were_passed_over(void **state)
{
    (void)state;
    begin_with(FIRST PERSON "65656545\t54+", "W11  Pertanyaan belum dijawab: \"Sopan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌9  Sopan");
    terminal_wait_gone(terminal, "W11");
    desk_type(terminal, "+", "W11  ");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W11");
}

static void f_codes_stand_at_the_end_of_a_refusal(void **state)
{
    (void)state;
    begin_keying();
    assert_refused("7", "! Layanan: Pilih 1–5. (F04)", "▌ Layanan      _");
    assert_refused("-", "! Layanan harus diisi. (F01)", "▌ Layanan      _");
    desk_type(terminal, "5", "▌ Tanggal");
    assert_refused("31022024", "(F05)", "▌ Tanggal      _");
    desk_type(terminal, "-", "▌ Umur");
    assert_refused("05", "(F03)", "▌ Umur         _");
}

/* --- all on one screen, with one key --- */

static void all_that_is_odd_is_asked_about_at_once(void **state)
{
    (void)state;
    begin_with("5"
               "24062019"
               "15231100"
               "65",
               "▌3  Kesesuaian");
    desk_type(terminal, "+", "sesuai kertas, simpan");
    terminal_wait(terminal, "W11");
    terminal_matches(terminal, "findings");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W05 W06 W09 W11");
    assert_sheet(1, "1|PENGADUAN|2019-06-24|15|P|S1|PNS|100|6|5|||||||||||||||||||1|");
}

static void f2_accepts_nothing(void **state)
{
    (void)state;
    begin_with(FIRST "15232100" ANSWERS, "▌12 Syarat");
    desk_step(terminal, TERMINAL_KEY_F2, "sesuai kertas, simpan");
    desk_step(terminal, TERMINAL_KEY_F2, "! Ketikan tadi tidak dipakai.");
    terminal_rang(terminal);
    terminal_key(terminal, TERMINAL_KEY_F2);
    terminal_wait_until(terminal, rings, NULL);
    terminal_wait(terminal, "! Ketikan tadi tidak dipakai.");
    desk_type(terminal, "+", "sesuai kertas, simpan");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
}

static void a_sheet_without_any_answer_is_stored_only_by_plus_and_plus(void **state)
{
    (void)state;
    begin_with(FIRST "34", "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tidak berisi satu jawaban pun.");
    terminal_rang(terminal);
    terminal_key(terminal, TERMINAL_KEY_F2);
    terminal_wait_until(terminal, rings, NULL);
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F2 + simpan");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tidak berisi satu jawaban pun.");
    desk_type(terminal, "+", "sesuai kertas, simpan");
    desk_step(terminal, TERMINAL_KEY_F2, "! Ketikan tadi tidak dipakai.");
    desk_type(terminal, "+", "sesuai kertas, simpan");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W09 W11");
}

static void escape_goes_to_the_first_doubtful_field(void **state)
{
    (void)state;
    begin_with("5"
               "24062024"
               "15232100" ANSWERS "+",
               "W05");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌?Umur         15 tahun");
    terminal_wait_gone(terminal, "sesuai kertas, simpan");
    desk_type(terminal, "51+", "Lembar 1 tersimpan.");
    assert_accepted(1, "");
}

static void keys_typed_ahead_accept_nothing(void **state)
{
    (void)state;
    begin_keying();
    terminal_press(terminal, FIRST "15232100" ANSWERS "+++" PERSON ANSWERS "+");
    terminal_wait(terminal, "! Ketikan tadi tidak dipakai.");
    desk_type(terminal, "5", "! Ketikan tadi tidak dipakai.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌?Umur         15 tahun");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    desk_type(terminal, "2", "0 lembar dientri");
}

/* A keyer who does not look up goes on with the next sheet, and with its +. */
static void a_plus_after_other_keys_accepts_nothing(void **state)
{
    (void)state;
    begin_with(FIRST "15232100" ANSWERS "+", "sesuai kertas, simpan");
    desk_type(terminal, PERSON ANSWERS, "! Ketikan tadi tidak dipakai.");
    terminal_press(terminal, "+");
    terminal_wait_gone(terminal, "! Ketikan tadi tidak dipakai.");
    terminal_wait(terminal, "sesuai kertas, simpan");
    desk_type(terminal, "3", "! Ketikan tadi tidak dipakai.");
    desk_type(terminal, "+", "sesuai kertas, simpan");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_accepted(1, "W05");
}

static void sheets_without_findings_take_no_key_more(void **state)
{
    (void)state;
    begin_with(FIRST PERSON ANSWERS "+", "Lembar 1 tersimpan.");
    desk_type(terminal,
              "23111100"
              "11223344556"
              "12312312+",
              "Lembar 2 tersimpan.");
    assert_accepted(2, "");
    g_autofree char *keys = read_sql("SELECT group_concat(keys) FROM keying");
    assert_string_equal(keys, "29,28");
}

/* --- what was accepted --- */

static void what_was_accepted_survives_a_killed_program(void **state)
{
    (void)state;
    begin_with("5"
               "24062019" PERSON ANSWERS "+",
               "W06");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    desk_type(terminal, PERSON "123", "▌4  Waktu");
    kill_program();
    reopen();
    terminal_wait(terminal, "▌4  Waktu");
    terminal_wait(terminal, "W06✓");
    desk_type(terminal, "12345612+", "Lembar 2 tersimpan.");
    assert_accepted(2, "W06");
}

static void a_change_of_the_value_makes_it_fall(void **state)
{
    (void)state;
    begin_with(FIRST "15232100" ANSWERS "+", "W05  ");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "▌ Layanan");
    terminal_wait(terminal, "W05✓");
    desk_type(terminal, "\t\t16", "?Umur         16 tahun");
    desk_type(terminal, "+", "W05  Isian ini bertentangan: Umur 16 tahun");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    assert_accepted(1, "W05");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "▌ Layanan");
    desk_type(terminal, "\t\t36", "▌ Kelamin");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    assert_accepted(1, "");
}

static void the_list_and_the_history_show_what_was_accepted(void **state)
{
    (void)state;
    begin_with(FIRST "15232100" ANSWERS "+", "W05  ");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    desk_type(terminal, PERSON "12345612345+", "Lembar 2 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 lembar dientri");
    desk_go(terminal, "2", "2 lembar · semua");
    terminal_wait(terminal, "· diterima: W05");
    press_times(TERMINAL_KEY_F4, 3);
    terminal_wait(terminal, "1 lembar · temuan diterima");
    terminal_wait(terminal, "▌     1W PENGADUAN");
    desk_step(terminal, TERMINAL_KEY_F6, "W05 diterima oleh");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "temuan diterima");
    desk_type(terminal, "\r", "Koreksi lembar 1 ");
    desk_type(terminal, "\t\t36+", "Koreksi lembar 1 tersimpan.");
    terminal_wait(terminal, "0 lembar · temuan diterima");
    desk_step(terminal, TERMINAL_KEY_F4, "2 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_F6, "W05 gugur");
    terminal_wait(terminal, "W05 diterima oleh");
    assert_record_is_true();
}

static void an_office_can_do_without_a_check(void **state)
{
    (void)state;
    run_sql("INSERT INTO setting (name, value) VALUES ('checks_off', 'W04 W07')");
    begin_with(FIRST PERSON "6666666666666666666+", "Lembar 1 tersimpan.");
    assert_accepted(1, "");
}

/* --- the help --- */

static void the_help_and_the_command_name_every_check(void **state)
{
    (void)state;
    g_autofree char *table = desk_run(home, "checks", NULL);
    static const char *const codes[] = {"F01", "F07", "W01", "W05", "W11"};
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        assert_non_null(strstr(table, codes[i]));
    begin_keying();
    desk_step(terminal, TERMINAL_KEY_F1, "Bantuan: Entri lembar");
    press_times(TERMINAL_KEY_PAGE_DOWN, 4);
    terminal_wait(terminal, "W11");
}

/* A page is what was to be read, however many rows each check takes. */
static void the_help_is_paged_through_without_a_gap(void **state)
{
    (void)state;
    begin_keying();
    desk_step(terminal, TERMINAL_KEY_F1, "↑↓ gulir");
    terminal_wait(terminal, "▼");
    desk_step(terminal, TERMINAL_KEY_PAGE_DOWN, "F07              Nomor lembar");
    desk_step(terminal, TERMINAL_KEY_PAGE_DOWN, "W10              Satu ketikan");
    terminal_wait(terminal, "W01              Nomor ini");
    terminal_wait(terminal, "▼");
    desk_step(terminal, TERMINAL_KEY_PAGE_DOWN, "W11              Pertanyaan");
    terminal_wait_gone(terminal, "▼");
    desk_step(terminal, TERMINAL_KEY_UP, "▼");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(w01_a_number_that_is_truly_double_goes_in_as_it_is),
        TEST(w02_the_answers_of_the_sheet_before),
        TEST(w02_looks_at_the_sheets_of_the_same_person_only),
        TEST(w02_knows_the_sheet_before_as_it_was_corrected),
        TEST(w03_answers_shifted_by_one),
        TEST(w04_one_value_for_all_questions_of_a_part),
        TEST(w05_age_and_education_that_contradict),
        TEST(w06_a_date_outside_the_survey),
        TEST(w07_a_sheet_keyed_faster_than_ever),
        TEST(w08_a_control_total_that_is_off),
        TEST(w09_too_many_blanks),
        TEST(w10_a_refusal_that_may_have_been_missed),
        TEST(w11_questions_that_were_passed_over),
        TEST(f_codes_stand_at_the_end_of_a_refusal),
        TEST(all_that_is_odd_is_asked_about_at_once),
        TEST(f2_accepts_nothing),
        TEST(a_sheet_without_any_answer_is_stored_only_by_plus_and_plus),
        TEST(escape_goes_to_the_first_doubtful_field),
        TEST(keys_typed_ahead_accept_nothing),
        TEST(a_plus_after_other_keys_accepts_nothing),
        TEST(sheets_without_findings_take_no_key_more),
        TEST(what_was_accepted_survives_a_killed_program),
        TEST(a_change_of_the_value_makes_it_fall),
        TEST(the_list_and_the_history_show_what_was_accepted),
        TEST(an_office_can_do_without_a_check),
        TEST(the_help_and_the_command_name_every_check),
        TEST(the_help_is_paged_through_without_a_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
