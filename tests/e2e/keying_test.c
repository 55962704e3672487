#include "tests/e2e/keying_steps.h"

/* Paper sheets keyed in, heads down, as an officer does it. */

/* --- the whole job --- */

static void a_sheet_takes_20_keys_where_service_and_date_stay_the_same(void **state)
{
    (void)state;
    const char *age = "34", *sex = "2", *education = "3", *occupation = "2", *stage = "100";
    const char *answers = "65656545654", *save = "+";
    g_autofree char *keys =
        g_strconcat(age, sex, education, occupation, stage, answers, save, NULL);
    begin_keying();
    desk_type(terminal, "524062024211149066666666666+", "Lembar 1 tersimpan.");
    assert_int_equal(strlen(keys), 2 + 1 + 1 + 1 + 3 + 11 + 1);
    for (const char *key = keys; *key; key++)
        terminal_press(terminal, (char[]){*key, '\0'});
    terminal_wait(terminal, "Lembar 2 tersimpan.");
    assert_sheet(2, "2|PENGADUAN|2024-06-24|34|P|S1|SWASTA|100|6|5|6|5|6|5|4|5|6|5|4|||||||||"
                    "|1|");
}

/* The column of a golden table, in the order of the form. */
enum { SHEET, SERVICE, AGE, SEX, EDUCATION, OCCUPATION, STAGE, FIRST_ANSWER, COUNTED = 18 };

static char *read_data(const char *name)
{
    g_autofree char *path = g_build_filename("tests", "data", name, NULL);
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        g_error("%s is missing", path);
    return g_strchomp(text);
}

static char digit_of(const char *code, const char *codes)
{
    g_auto(GStrv) all = g_strsplit(codes, " ", 0);
    for (char digit = '1'; all[digit - '1']; digit++)
        if (g_str_equal(all[digit - '1'], code))
            return digit;
    g_error("no choice %s", code);
}

/* The keys of a sheet. The service is keyed where it is not that of the sheet before. */
static char *keys_of(char **cells, const char *service_before)
{
    GString *keys = g_string_new(NULL);
    char service = digit_of(cells[SERVICE], "CDOB CPOTB CPKB CPPOB PENGADUAN");
    if (!service_before)
        g_string_append_printf(keys, "%c-", service);
    else if (!g_str_equal(service_before, cells[SERVICE]))
        g_string_append_printf(keys, "//%c\r", service);
    g_string_append(keys, cells[AGE]);
    g_string_append_c(keys, digit_of(cells[SEX], "L P"));
    g_string_append_c(keys, digit_of(cells[EDUCATION], "SMA D3 S1 S2"));
    g_string_append_c(keys,
                      digit_of(cells[OCCUPATION], "PNS SWASTA WIRASWASTA PELAJAR PPJK LAINNYA"));
    g_string_append(keys, cells[STAGE]);
    for (int i = FIRST_ANSWER; i < COUNTED; i++)
        g_string_append(keys, cells[i]);
    return g_string_free(g_string_append_c(keys, '+'), FALSE);
}

/* The published table as the command prints it. */
static char *published_as_printed(void)
{
    g_autofree char *table = read_data("balikpapan-2024-published.csv");
    g_auto(GStrv) lines = g_strsplit(table, "\n", 0);
    GString *text =
        g_string_new("scope,code,respondents,u1,u2,u3,u4,u5,u6,u7,u8,u9,index,grade\r\n");
    for (char **line = lines + 1; *line; line++)
        if (g_str_has_prefix(*line, "UNIT"))
            g_string_append_printf(text, "unit,%s\r\n", *line + strlen("UNIT"));
        else
            g_string_append_printf(text, "service,%s\r\n", *line);
    return g_string_free(text, FALSE);
}

/* The sheet next below in the list. */
static void set_aside_next(const char *question)
{
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_F5, question);
    desk_type(terminal, "2", "Lembar disisihkan");
}

static void key_all_golden_sheets(void)
{
    g_autofree char *table = read_data("balikpapan-2024-responses.csv");
    g_auto(GStrv) lines = g_strsplit(table, "\n", 0);
    g_autofree char *service = NULL;
    for (char **line = lines + 1; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, ",", 0);
        g_autofree char *keys = keys_of(cells, service);
        g_autofree char *stored = g_strdup_printf("Lembar %s tersimpan.", cells[SHEET]);
        desk_type(terminal, keys, stored);
        g_free(service);
        service = g_strdup(cells[SERVICE]);
    }
}

static void the_31_sheets_of_balikpapan_give_every_published_figure(void **state)
{
    (void)state;
    begin_keying();
    key_all_golden_sheets();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "31 lembar dientri");
    desk_go(terminal, "2", "31 lembar · semua");
    press_times(TERMINAL_KEY_DOWN, 4);
    set_aside_next("Mengapa lembar 6 ");
    set_aside_next("Mengapa lembar 7 ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "29 dihitung, 2 disisihkan");
    g_autofree char *expected = published_as_printed();
    g_autofree char *index = desk_run(home, "index", "--by", "service", "--format", "csv", NULL);
    assert_string_equal(index, expected);
}

/* --- keys typed ahead --- */

static void keys_typed_ahead_are_never_lost(void **state)
{
    (void)state;
    GString *keys = g_string_new("15-");
    for (int i = 0; i < 10; i++)
        g_string_append_printf(keys, "%d2321006543216543%d+", 20 + i, 1 + i % 6);
    terminal_press(terminal, keys->str);
    g_string_free(keys, TRUE);
    terminal_wait(terminal, "Lembar 10 tersimpan.");
    for (int i = 0; i < 10; i++) {
        g_autofree char *expected =
            g_strdup_printf("%d|PENGADUAN||%d|P|S1|SWASTA|100|6|5|4|3|2|1|6|5|4|3|%d|||||||||"
                            "|1|",
                            1 + i, 20 + i, 1 + i % 6);
        assert_sheet(1 + i, expected);
    }
}

static void keys_typed_ahead_reach_the_question_they_were_meant_for(void **state)
{
    (void)state;
    begin_keying();
    /* Saved with unanswered questions, confirmed, left, opened again, left for good. */
    terminal_press(terminal, "5-3423210066+");
    terminal_wait(terminal, "sesuai kertas, simpan");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|||||||||||||||||||1|");
    terminal_press(terminal, "34\033"
                             "212");
    terminal_wait(terminal, "▌ Pendidikan");
    terminal_wait(terminal, "Entri lembar 2 ");
}

/* --- one field --- */

static void a_value_outside_its_range_is_refused_with_a_sentence_and_a_bell(void **state)
{
    (void)state;
    begin_keying();
    assert_refused("7", "! Layanan: Pilih 1–5", "▌ Layanan      _");
    desk_type(terminal, "5-", "▌ Umur         _");
    assert_refused("05", "! Umur harus bilangan 10–99, bukan \"05\".", "▌ Umur         _");
    assert_refused("x", "! Umur: Isi bilangan 10–99", "▌ Umur         _");
    desk_type(terminal, "34", "▌ Kelamin");
    assert_refused("3", "! Kelamin: Pilih 1–2", "▌ Kelamin      _");
    desk_type(terminal, "232", "▌ Tahapan");
    assert_refused("101", "! Tahapan: Isi bilangan 0–100", "▌ Tahapan      _");
    desk_type(terminal, "100", "▌1  Kemudahan persyaratan   U1  _");
    assert_refused("7", "! Kemudahan persyaratan", "▌1  Kemudahan persyaratan   U1  _");
    assert_refused("0", "! Kemudahan persyaratan", "▌1  Kemudahan persyaratan   U1  _");
    desk_type(terminal, "66666666666+", "Sudah diperiksa?");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6|||||||||"
                    "|1|");
}

static void a_refusal_that_a_quick_keyer_may_have_missed_is_asked_about(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-342321006676666666", "▌10 Penanganan");
    desk_type(terminal, "66+", "\"Kesesuaian jam layanan\"");
    desk_type(terminal, "3", "! Ketikan tadi tidak dipakai.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌3  Kesesuaian jam layanan");
    terminal_wait_gone(terminal, "sesuai kertas, simpan");
    desk_type(terminal, "6", "▌4  Waktu penyelesaian");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
}

static void a_surplus_digit_does_not_become_a_suggestion(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-342321006566666666666666665", "▌ Saran");
    assert_refused("6", "! Semua pertanyaan sudah dijawab; + menyimpan.", "▌ Saran");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    desk_type(terminal, "342321006566666666666666656", "▌ Saran");
    desk_type(terminal, " 2 kursi lagi", "2 kursi lagi");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 2 tersimpan.");
}

static void a_date_that_does_not_exist_is_refused(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5", "▌ Tanggal");
    assert_refused("31022024", "! Tanggal", "▌ Tanggal      _");
    assert_refused("9999\r", "! Tanggal", "▌ Tanggal      _");
    desk_type(terminal, "2406", "─ Enter: 24-06-2024 ─");
    desk_type(terminal, "\r", "▌ Umur");
    terminal_wait(terminal, "Tanggal      24-06-2024");
    desk_type(terminal, "/24/06/24\r", "▌ Umur");
    terminal_wait(terminal, "Tanggal      24-06-2024");
}

static void minus_and_space_leave_a_field_blank(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5", "▌ Tanggal");
    desk_type(terminal, "-", "▌ Umur");
    terminal_wait(terminal, "Tanggal      -");
    desk_type(terminal, " - - ", "▌1  Kemudahan");
    terminal_wait(terminal, "Tahapan      -");
    desk_type(terminal, "-", "▌2  Kemudahan");
    desk_type(terminal, " ", "▌3  Kesesuaian jam");
    desk_type(terminal, "444444444+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN|||||||||4|4|4|4|4|4|4|4|4||||||||||1|");
}

static void a_required_field_cannot_be_left_blank(void **state)
{
    (void)state;
    begin_keying();
    assert_refused("-", "! Layanan", "▌ Layanan      _");
    assert_refused("\t-34+", "! Layanan harus diisi sebelum lembar disimpan.", "▌ Layanan      _");
}

static void arrows_tab_home_and_end_move_between_the_fields(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-34", "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_UP, "▌ Umur");
    desk_step(terminal, TERMINAL_KEY_SHIFT_TAB, "▌ Tanggal");
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Umur");
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Pendidikan");
    desk_type(terminal, "/", "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar 1");
    desk_step(terminal, TERMINAL_KEY_UP, "▌ Nomor lembar 1");
    desk_step(terminal, TERMINAL_KEY_END, "▌ Kelamin");
    desk_type(terminal, "2321006666", "▌5  Kecepatan");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar");
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Layanan");
    desk_step(terminal, TERMINAL_KEY_END, "▌5  Kecepatan tanggapan     U3  _");
}

static void an_earlier_field_is_corrected_before_saving(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-3423210066666666666", "▌12 Syarat");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar");
    desk_type(terminal, "\t\t\t43", "Umur         43 tahun");
    desk_type(terminal, "1", "Kelamin      1 laki-laki");
    desk_type(terminal, "/.2", "Kelamin      2 perempuan");
    desk_type(terminal, "\t\t\t1", "U1  1");
    desk_step(terminal, TERMINAL_KEY_END, "▌12 Syarat");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||43|P|S1|SWASTA|100|1|6|6|6|6|6|6|6|6|6|6||||||||||1|");
}

static void backspace_takes_back_a_digit(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-3", "▌ Umur         3_");
    desk_step(terminal, TERMINAL_KEY_BACKSPACE, "▌ Umur         _");
    desk_type(terminal, "45", "Umur         45 tahun");
}

/* --- the number of a sheet --- */

static void the_number_counts_up_from_the_one_that_was_keyed(void **state)
{
    (void)state;
    begin_keying();
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar 1");
    desk_type(terminal, "17\r", "Entri lembar 17 ");
    desk_type(terminal, "5-3423210066666666666+", "Lembar 17 tersimpan.");
    terminal_wait(terminal, "Entri lembar 18 ");
}

static void a_number_that_is_taken_is_told_and_can_be_mended(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-3423210066666666666+", "Entri lembar 2 ");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar 2");
    desk_type(terminal, "1\r", "? Nomor ini sudah dipakai lembar lain: 1.");
    terminal_wait(terminal, "Entri lembar 1 ");
    desk_step(terminal, TERMINAL_KEY_END, "▌ Umur");
    desk_type(terminal, "2521210055555555555+", "W01  ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "?Nomor lembar 1");
    desk_type(terminal, "2\r+", "Lembar 2 tersimpan.");
}

/* --- leaving --- */

static void escape_leaves_at_once_where_nothing_is_keyed(void **state)
{
    (void)state;
    begin_keying();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 1");
    begin_keying();
    desk_type(terminal, "5-3423210066666666666+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 2");
}

static void escape_asks_and_goes_on_keying(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-34", "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌ Kelamin");
    terminal_wait_gone(terminal, "belum selesai");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    desk_type(terminal, "1", "▌ Kelamin");
    terminal_wait_gone(terminal, "belum selesai");
    desk_type(terminal, "2", "▌ Pendidikan");
    terminal_wait(terminal, "Umur         34 tahun");
}

static void a_sheet_left_for_later_goes_on_at_the_same_field(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-342", "▌ Pendidikan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    desk_type(terminal, "2", "lanjut lembar 1");
    desk_close(terminal);
    terminal = desk_open(home);
    terminal_wait(terminal, "lanjut lembar 1");
    desk_type(terminal, "1", "▌ Pendidikan");
    terminal_wait(terminal, "Umur         34 tahun");
    desk_type(terminal, "3210066666666666+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6||||||||||1|");
}

static void a_sheet_is_thrown_away_only_when_that_is_chosen(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-342", "▌ Pendidikan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    desk_type(terminal, "3", "Buang semua isian lembar ini?");
    desk_type(terminal, "2", "Buang semua isian lembar ini?");
    desk_type(terminal, "+", "Isian lembar 1 dibuang.");
    terminal_wait(terminal, "▌ Umur         _");
    terminal_wait(terminal, "Layanan      5 Pengaduan dan informasi");
}

static void after_a_sheet_was_thrown_away_the_next_is_keyed_at_once(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-1523", "W05");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    desk_type(terminal, "3", "Buang semua isian lembar ini?");
    desk_type(terminal, "+", "Isian lembar 1 dibuang.");
    terminal_wait_gone(terminal, "W05");
    desk_type(terminal, "342321006566666666666666665+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|5||1|");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 2");
}

static void escape_never_leaves_half_a_number_behind(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-3", "▌ Umur         3_");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "! Umur harus bilangan 10–99, bukan \"3\".");
    desk_type(terminal, "34", "▌ Kelamin");
}

static void a_text_is_kept_where_escape_leaves_it(void **state)
{
    (void)state;
    begin_keying();
    press_times(TERMINAL_KEY_TAB, 26);
    desk_type(terminal, "Kursi", "▌ Saran");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    desk_type(terminal, "2", "lanjut lembar 1");
    desk_type(terminal, "1", "│ Kursi");
    terminal_wait(terminal, "▌ Saran        Kursi");
}

/* --- repeating --- */

static void f4_repeats_the_sheet_before_field_by_field(void **state)
{
    (void)state;
    begin_keying();
    assert_refused("\033OS", "! Belum ada lembar sebelumnya", "▌ Layanan");
    desk_type(terminal, "5-3423210065432165432+", "Lembar 1 tersimpan.");
    press_times(TERMINAL_KEY_F4, 5 + 11);
    terminal_wait(terminal, "▌12 Syarat");
    desk_type(terminal, "+", "W02  ");
    desk_type(terminal, "+", "Lembar 2 tersimpan.");
    assert_sheet(2, "2|PENGADUAN||34|P|S1|SWASTA|100|6|5|4|3|2|1|6|5|4|3|2||||||||||1|");
}

static void f4_repeats_the_last_stored_sheet_after_a_restart(void **state)
{
    (void)state;
    begin_keying();
    desk_type(terminal, "5-3423210065432165432+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 2");
    desk_close(terminal);
    terminal = desk_open(home);
    desk_type(terminal, "1", "Entri lembar 2 ");
    desk_step(terminal, TERMINAL_KEY_F4, "Layanan      5 Pengaduan");
    desk_step(terminal, TERMINAL_KEY_F4, "Tanggal      -");
    desk_step(terminal, TERMINAL_KEY_F4, "Umur         34 tahun");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_takes_20_keys_where_service_and_date_stay_the_same),
        TEST(the_31_sheets_of_balikpapan_give_every_published_figure),
        TEST(keys_typed_ahead_are_never_lost),
        TEST(keys_typed_ahead_reach_the_question_they_were_meant_for),
        TEST(a_value_outside_its_range_is_refused_with_a_sentence_and_a_bell),
        TEST(a_refusal_that_a_quick_keyer_may_have_missed_is_asked_about),
        TEST(a_surplus_digit_does_not_become_a_suggestion),
        TEST(a_date_that_does_not_exist_is_refused),
        TEST(minus_and_space_leave_a_field_blank),
        TEST(a_required_field_cannot_be_left_blank),
        TEST(arrows_tab_home_and_end_move_between_the_fields),
        TEST(an_earlier_field_is_corrected_before_saving),
        TEST(backspace_takes_back_a_digit),
        TEST(the_number_counts_up_from_the_one_that_was_keyed),
        TEST(a_number_that_is_taken_is_told_and_can_be_mended),
        TEST(escape_leaves_at_once_where_nothing_is_keyed),
        TEST(escape_asks_and_goes_on_keying),
        TEST(a_sheet_left_for_later_goes_on_at_the_same_field),
        TEST(a_sheet_is_thrown_away_only_when_that_is_chosen),
        TEST(after_a_sheet_was_thrown_away_the_next_is_keyed_at_once),
        TEST(escape_never_leaves_half_a_number_behind),
        TEST(a_text_is_kept_where_escape_leaves_it),
        TEST(f4_repeats_the_sheet_before_field_by_field),
        TEST(f4_repeats_the_last_stored_sheet_after_a_restart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
