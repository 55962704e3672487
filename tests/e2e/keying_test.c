#include "tests/support/child.h"
#include "tests/support/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

/* Paper sheets keyed in, heads down, as an officer does it. */

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

/* The office starts anew, with another form. */
static void take_form(const char *form)
{
    g_autofree char *database = desk_database(home);
    terminal_end(terminal);
    assert_int_equal(g_remove(database), 0);
    g_free(desk_run(home, "init", "--unit", "Loka Uji", "--form", form, "--year", "2024",
                    "--service", "A=Layanan A", NULL));
    terminal = desk_open(home);
}

static void take_form_text(const char *text)
{
    g_autofree char *file = desk_write(home, "formulir.ini", text);
    take_form(file);
    assert_int_equal(g_remove(file), 0); /* the survey keeps its own copy */
}

static void begin_keying(void)
{
    terminal_press(terminal, "1");
    terminal_wait(terminal, "Entri lembar 1 ");
}

static void press_key(enum terminal_key key)
{
    terminal_key(terminal, key);
}

/* Presses a key and waits for what it brings. */
static void step(enum terminal_key key, const char *text)
{
    terminal_key(terminal, key);
    terminal_wait(terminal, text);
}

static void type(const char *keys, const char *text)
{
    terminal_press(terminal, keys);
    terminal_wait(terminal, text);
}

static void assert_sheet(long number, const char *expected)
{
    g_autofree char *sheet = desk_sheet(home, number);
    assert_string_equal(sheet, expected);
}

/* --- the whole job --- */

static void a_sheet_takes_20_keys_where_service_and_date_stay_the_same(void **state)
{
    (void)state;
    const char *age = "34", *sex = "2", *education = "3", *occupation = "2", *stage = "100";
    const char *answers = "65656545654", *save = "+";
    g_autofree char *keys =
        g_strconcat(age, sex, education, occupation, stage, answers, save, NULL);
    begin_keying();
    type("5"
         "24062024"
         "21"
         "1"
         "1"
         "4"
         "90"
         "66666666666"
         "+",
         "Lembar 1 tersimpan.");
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
    press_key(TERMINAL_KEY_DOWN);
    step(TERMINAL_KEY_F5, question);
    type("2", "Lembar disisihkan");
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
        type(keys, stored);
        g_free(service);
        service = g_strdup(cells[SERVICE]);
    }
}

static void the_31_sheets_of_balikpapan_give_every_published_figure(void **state)
{
    (void)state;
    begin_keying();
    key_all_golden_sheets();
    step(TERMINAL_KEY_ESCAPE, "31 lembar dientri");
    desk_go(terminal, "2", "31 lembar · semua");
    for (int i = 0; i < 4; i++)
        press_key(TERMINAL_KEY_DOWN);
    set_aside_next("Mengapa lembar 6 ");
    set_aside_next("Mengapa lembar 7 ");
    step(TERMINAL_KEY_ESCAPE, "29 dihitung, 2 disisihkan");
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
    terminal_press(terminal, "5-3423210066++");
    terminal_wait(terminal, "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|||||||||||||||||||1|");
    terminal_press(terminal, "34\033"
                             "2"
                             "1"
                             "2");
    terminal_wait(terminal, "▌ Pendidikan");
    terminal_wait(terminal, "Entri lembar 2 ");
}

/* --- one field --- */

static bool rings(struct terminal *of, void *data)
{
    (void)data;
    return terminal_rang(of) > 0;
}

static void assert_refused(const char *keys, const char *sentence, const char *cursor)
{
    terminal_rang(terminal);
    type(keys, sentence);
    terminal_wait_until(terminal, rings, NULL);
    terminal_wait(terminal, cursor);
}

static void a_value_outside_its_range_is_refused_with_a_sentence_and_a_bell(void **state)
{
    (void)state;
    begin_keying();
    assert_refused("7", "! Layanan: Pilih 1–5", "▌ Layanan      _");
    type("5"
         "-",
         "▌ Umur         _");
    assert_refused("05", "! Umur harus bilangan 10–99, bukan \"05\".", "▌ Umur         _");
    assert_refused("x", "! Umur: Isi bilangan 10–99", "▌ Umur         _");
    type("34", "▌ Kelamin");
    assert_refused("3", "! Kelamin: Pilih 1–2", "▌ Kelamin      _");
    type("232", "▌ Tahapan");
    assert_refused("101", "! Tahapan: Isi bilangan 0–100", "▌ Tahapan      _");
    type("100", "▌1  Kemudahan persyaratan   U1  _");
    assert_refused("7", "! Kemudahan persyaratan", "▌1  Kemudahan persyaratan   U1  _");
    assert_refused("0", "! Kemudahan persyaratan", "▌1  Kemudahan persyaratan   U1  _");
    type("66666666666+", "Sudah diperiksa?");
    type("+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6|||||||||"
                    "|1|");
}

static void a_refusal_that_a_quick_keyer_may_have_missed_is_asked_about(void **state)
{
    (void)state;
    begin_keying();
    type("5-34232100557566666666", "▌11 Kelengkapan");
    type("6", "▌12 Syarat");
    type("+", "Ketikan di \"Kesesuaian jam layanan\" ditolak");
    type("3", "Sudah diperiksa?");
    step(TERMINAL_KEY_ESCAPE, "▌3  Kesesuaian jam layanan");
    terminal_wait_gone(terminal, "Sudah diperiksa?");
    type("6", "▌4  Waktu penyelesaian");
    type("+", "Lembar 1 tersimpan.");
}

static void a_surplus_digit_does_not_become_a_suggestion(void **state)
{
    (void)state;
    begin_keying();
    type("5-342321006666666666666666666", "▌ Saran");
    assert_refused("6", "! Semua pertanyaan sudah dijawab; + menyimpan.", "▌ Saran");
    type("+", "Lembar 1 tersimpan.");
    type("342321006666666666666666666", "▌ Saran");
    type(" 2 kursi lagi", "│ 2 kursi lagi");
    type("\t+", "Lembar 2 tersimpan.");
}

static void a_date_that_does_not_exist_is_refused(void **state)
{
    (void)state;
    begin_keying();
    type("5", "▌ Tanggal");
    assert_refused("31022024", "! Tanggal", "▌ Tanggal      _");
    assert_refused("9999\r", "! Tanggal", "▌ Tanggal      _");
    type("2406\r", "▌ Umur");
    terminal_wait(terminal, "Tanggal      24-06-2024");
    type("/24/06/24\r", "▌ Umur");
    terminal_wait(terminal, "Tanggal      24-06-2024");
}

static void minus_and_space_leave_a_field_blank(void **state)
{
    (void)state;
    begin_keying();
    type("5", "▌ Tanggal");
    type("-", "▌ Umur");
    terminal_wait(terminal, "Tanggal      -");
    type(" - - ", "▌1  Kemudahan");
    terminal_wait(terminal, "Tahapan      -");
    type("-", "▌2  Kemudahan");
    type(" ", "▌3  Kesesuaian jam");
    type("444444444+", "Lembar 1 tersimpan.");
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
    type("5-34", "▌ Kelamin");
    step(TERMINAL_KEY_UP, "▌ Umur");
    step(TERMINAL_KEY_SHIFT_TAB, "▌ Tanggal");
    step(TERMINAL_KEY_DOWN, "▌ Umur");
    step(TERMINAL_KEY_TAB, "▌ Kelamin");
    step(TERMINAL_KEY_TAB, "▌ Pendidikan");
    type("/", "▌ Kelamin");
    step(TERMINAL_KEY_HOME, "▌ Nomor lembar 1");
    step(TERMINAL_KEY_UP, "▌ Nomor lembar 1");
    step(TERMINAL_KEY_END, "▌ Kelamin");
    type("2321006666", "▌5  Kecepatan");
    step(TERMINAL_KEY_HOME, "▌ Nomor lembar");
    step(TERMINAL_KEY_DOWN, "▌ Layanan");
    step(TERMINAL_KEY_END, "▌5  Kecepatan tanggapan     U3  _");
}

static void an_earlier_field_is_corrected_before_saving(void **state)
{
    (void)state;
    begin_keying();
    type("5-34232100"
         "66666666666",
         "▌12 Syarat");
    step(TERMINAL_KEY_HOME, "▌ Nomor lembar");
    type("\t\t\t43", "Umur         43 tahun");
    type("1", "Kelamin      1 laki-laki");
    type("/.2", "Kelamin      2 perempuan");
    type("\t\t\t1", "U1  1");
    step(TERMINAL_KEY_END, "▌12 Syarat");
    type("+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||43|P|S1|SWASTA|100|1|6|6|6|6|6|6|6|6|6|6||||||||||1|");
}

static void backspace_takes_back_a_digit(void **state)
{
    (void)state;
    begin_keying();
    type("5-3", "▌ Umur         3_");
    step(TERMINAL_KEY_BACKSPACE, "▌ Umur         _");
    type("45", "Umur         45 tahun");
}

/* --- the number of a sheet --- */

static void the_number_counts_up_from_the_one_that_was_keyed(void **state)
{
    (void)state;
    begin_keying();
    step(TERMINAL_KEY_HOME, "▌ Nomor lembar 1");
    type("17\r", "Entri lembar 17 ");
    type("5-3423210066666666666+", "Lembar 17 tersimpan.");
    terminal_wait(terminal, "Entri lembar 18 ");
}

static void a_number_that_is_taken_is_refused(void **state)
{
    (void)state;
    begin_keying();
    type("5-3423210066666666666+", "Entri lembar 2 ");
    step(TERMINAL_KEY_HOME, "▌ Nomor lembar 2");
    assert_refused("1\r", "! Lembar nomor 1 sudah ada.", "▌ Nomor lembar 2");
    assert_refused("1\t", "! Lembar nomor 1 sudah ada.", "▌ Nomor lembar 2");
    terminal_wait(terminal, "Entri lembar 2 ");
    step(TERMINAL_KEY_END, "▌ Umur");
    type("2521210055555555555+", "Lembar 2 tersimpan.");
}

/* --- leaving --- */

static void escape_leaves_at_once_where_nothing_is_keyed(void **state)
{
    (void)state;
    begin_keying();
    step(TERMINAL_KEY_ESCAPE, "mulai lembar 1");
    begin_keying();
    type("5-3423210066666666666+", "Lembar 1 tersimpan.");
    step(TERMINAL_KEY_ESCAPE, "mulai lembar 2");
}

static void escape_asks_and_goes_on_keying(void **state)
{
    (void)state;
    begin_keying();
    type("5-34", "▌ Kelamin");
    step(TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    step(TERMINAL_KEY_ESCAPE, "▌ Kelamin");
    terminal_wait_gone(terminal, "belum selesai");
    step(TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    type("1", "▌ Kelamin");
    terminal_wait_gone(terminal, "belum selesai");
    type("2", "▌ Pendidikan");
    terminal_wait(terminal, "Umur         34 tahun");
}

static void a_sheet_left_for_later_goes_on_at_the_same_field(void **state)
{
    (void)state;
    begin_keying();
    type("5-342", "▌ Pendidikan");
    step(TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    type("2", "lanjutkan lembar 1 yang belum selesai");
    desk_close(terminal);
    terminal = desk_open(home);
    terminal_wait(terminal, "lanjutkan lembar 1 yang belum selesai");
    type("1", "▌ Pendidikan");
    terminal_wait(terminal, "Umur         34 tahun");
    type("3210066666666666+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6||||||||||1|");
}

static void a_sheet_is_thrown_away_only_when_that_is_chosen(void **state)
{
    (void)state;
    begin_keying();
    type("5-342", "▌ Pendidikan");
    step(TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    type("3", "Buang semua isian lembar ini?");
    type("2", "Buang semua isian lembar ini?");
    type("+", "mulai lembar 1");
    type("1", "▌ Umur         _");
    terminal_wait(terminal, "Layanan      5 Pengaduan dan informasi");
}

static void escape_never_leaves_half_a_number_behind(void **state)
{
    (void)state;
    begin_keying();
    type("5-3", "▌ Umur         3_");
    step(TERMINAL_KEY_ESCAPE, "! Umur harus bilangan 10–99, bukan \"3\".");
    type("34", "▌ Kelamin");
}

static void a_text_is_kept_where_escape_leaves_it(void **state)
{
    (void)state;
    begin_keying();
    for (int i = 0; i < 26; i++)
        press_key(TERMINAL_KEY_TAB);
    type("Kursi", "▌ Saran");
    step(TERMINAL_KEY_ESCAPE, "Lembar 1 belum selesai.");
    type("2", "lanjutkan lembar 1 yang belum selesai");
    type("1", "│ Kursi");
    terminal_wait(terminal, "▌ Saran        Kursi");
}

/* --- the free text --- */

static void reach_the_suggestion(void)
{
    begin_keying();
    type("5-34232100"
         "6666666666666666666",
         "Enter baris baru, Tab selesai");
}

static void a_suggestion_of_many_lines_is_stored_as_it_was_typed(void **state)
{
    (void)state;
    reach_the_suggestion();
    type("Loket café 漢字 bagus 👍", "bagus 👍");
    step(TERMINAL_KEY_ENTER, "bagus 👍");
    type("1 + 1 = 2; \"kutip\", koma", "\"kutip\", koma");
    step(TERMINAL_KEY_ENTER, "koma");
    type("- ruang/tunggu* 5.5", "- ruang/tunggu* 5.5");
    step(TERMINAL_KEY_TAB, "▌ Nama");
    type("\t\t\t", "Semua isian sudah dilalui");
    type("+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|"
                    "Loket café 漢字 bagus 👍\n1 + 1 = 2; \"kutip\", koma\n"
                    "- ruang/tunggu* 5.5|1|");
}

static void the_suggestion_is_edited_in_its_middle(void **state)
{
    (void)state;
    reach_the_suggestion();
    type("Kursi kurang\rpanas", "panas");
    step(TERMINAL_KEY_UP, "panas");
    press_key(TERMINAL_KEY_HOME);
    type("Dua ", "Dua Kursi kurang");
    press_key(TERMINAL_KEY_END);
    press_key(TERMINAL_KEY_DOWN);
    press_key(TERMINAL_KEY_END);
    press_key(TERMINAL_KEY_BACKSPACE);
    type("h", "panah");
    step(TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|"
                    "Dua Kursi kurang\npanah|1|");
}

static void the_keys_of_the_keypad_pass_an_empty_suggestion(void **state)
{
    (void)state;
    reach_the_suggestion();
    type("\r", "▌ Nama");
    type("/", "▌ Saran");
    type("-", "▌ Nama");
    type("\r\r\r", "Semua isian sudah dilalui");
    type("\r", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6||1|");
}

static void a_plus_in_an_empty_suggestion_saves_the_sheet(void **state)
{
    (void)state;
    reach_the_suggestion();
    type("+", "Lembar 1 tersimpan.");
}

static void names_are_kept_but_not_exported(void **state)
{
    (void)state;
    reach_the_suggestion();
    type("\tIbu Ani\t0812\tCV Maju", "CV Maju");
    step(TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    g_autofree char *plain = desk_run(home, "export", "sheets", NULL);
    g_autofree char *whole = desk_run(home, "export", "sheets", "--with-personal-data", NULL);
    assert_null(strstr(plain, "Ani"));
    assert_non_null(strstr(whole, "Ibu Ani,0812,CV Maju"));
}

/* --- the numeric keypad --- */

/* The keys of a keypad in application mode, as a VT100 sends them. */
static void keypad(const char *keys)
{
    for (; *keys; keys++) {
        char sequence[] = "\033O?";
        switch (*keys) {
        case '\r':
            sequence[2] = 'M';
            break;
        case '+':
            sequence[2] = 'k';
            break;
        default: /* from * to 9 in the order of ASCII */
            sequence[2] = (char)('j' + (*keys - '*'));
            break;
        }
        terminal_press(terminal, sequence);
    }
}

static void the_numeric_keypad_does_everything(void **state)
{
    (void)state;
    keypad("1");
    terminal_wait(terminal, "Entri lembar 1 ");
    keypad("5-34232100");
    terminal_wait(terminal, "▌1  Kemudahan");
    keypad("6543216/");
    terminal_wait(terminal, "▌7  Kesesuaian");
    keypad(".");
    terminal_wait(terminal, "▌7  Kesesuaian produk       U5  _");
    keypad("56-34");
    terminal_wait(terminal, "▌12 Syarat");
    keypad("66666666");
    terminal_wait(terminal, "▌ Saran");
    keypad("\r\r\r\r");
    terminal_wait(terminal, "Semua isian sudah dilalui");
    keypad("\r");
    terminal_wait(terminal, "Lembar 1 tersimpan.");
    keypad("55*\r\r");
    terminal_wait(terminal, "! Pendidikan");
    keypad("***");
    terminal_wait(terminal, "▌1  Kemudahan");
    keypad("5555+");
    terminal_wait(terminal, "\"Kecepatan tanggapan\" dan 6 pertanyaan lain belum dijawab.");
    keypad("+");
    terminal_wait(terminal, "Lembar 2 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|4|3|2|1|5|6||3|4|6|6|6|6|6|6|6|6||1|");
    assert_sheet(2, "2|PENGADUAN||55|P|S1|SWASTA|100|5|5|5|5|||||||||||||||||1|");
}

/* --- repeating --- */

static void f4_repeats_the_sheet_before_field_by_field(void **state)
{
    (void)state;
    begin_keying();
    assert_refused("\033OS", "! Belum ada lembar sebelumnya", "▌ Layanan");
    type("5-3423210065432165432+", "Lembar 1 tersimpan.");
    for (int i = 0; i < 5 + 11; i++)
        press_key(TERMINAL_KEY_F4);
    terminal_wait(terminal, "▌12 Syarat");
    type("+", "Lembar 2 tersimpan.");
    assert_sheet(2, "2|PENGADUAN||34|P|S1|SWASTA|100|6|5|4|3|2|1|6|5|4|3|2||||||||||1|");
}

static void f4_repeats_the_last_stored_sheet_after_a_restart(void **state)
{
    (void)state;
    begin_keying();
    type("5-3423210065432165432+", "Lembar 1 tersimpan.");
    step(TERMINAL_KEY_ESCAPE, "mulai lembar 2");
    desk_close(terminal);
    terminal = desk_open(home);
    type("1", "Entri lembar 2 ");
    step(TERMINAL_KEY_F4, "Layanan      5 Pengaduan");
    step(TERMINAL_KEY_F4, "Tanggal      -");
    step(TERMINAL_KEY_F4, "Umur         34 tahun");
}

/* --- other forms --- */

static void ten_services_take_two_digits(void **state)
{
    (void)state;
    g_autoptr(GString) csv = g_string_new("sheet,service\n");
    for (int i = 6; i <= 12; i++)
        g_string_append_printf(csv, "%d,L%d\n", i, i);
    g_autofree char *file = desk_write(home, "layanan.csv", csv->str);
    g_free(desk_run(home, "import", "sheets", "--add-services", file, NULL));
    terminal_end(terminal);
    terminal = desk_open(home);
    type("1", "Entri lembar 13 ");
    type("1", "▌ Layanan      1_");
    type("2", "Layanan      12 L12");
    assert_refused("/13", "! Layanan: Pilih 1–12", "▌ Layanan");
    type("02", "Layanan      2 Sertifikasi CPOTB");
    type("/3", "Layanan      3 Sertifikasi CPKB");
    type("/1\r", "Layanan      1 Sertifikasi CDOB");
}

static void the_form_of_the_ministry_is_keyed_with_four_points(void **state)
{
    (void)state;
    take_form("skm-permenpanrb-14-2017");
    begin_keying();
    type("1-1134", "▌U1 Kesesuaian persyaratan  U1  _");
    assert_refused("5", "! Kesesuaian persyaratan", "▌U1 Kesesuaian persyaratan  U1  _");
    type("433333333", "▌ Saran");
    type("+", "Lembar 1 tersimpan.");
    g_autofree char *index = desk_run(home, "index", "--format", "csv", NULL);
    assert_non_null(strstr(index, "unit,,1,100.00,75.00,75.00,75.00,75.00,75.00,75.00,75.00,"
                                  "75.00,77.78,B\r\n"));
}

static const char made_up_form[] = "[form]\n"
                                   "id = kantin\n"
                                   "version = 1\n"
                                   "title = Survei Kantin\n"
                                   "short = KANTIN\n"
                                   "scale_low = 1\n"
                                   "scale_top = 5\n"
                                   "result_top = 100\n"
                                   "[field meja]\n"
                                   "kind = number\n"
                                   "label = Meja\n"
                                   "low = 1\n"
                                   "top = 40\n"
                                   "[field pesanan]\n"
                                   "kind = text\n"
                                   "label = Pesanan\n"
                                   "[question rasa]\n"
                                   "heading = Makanan\n"
                                   "label = Rasa\n"
                                   "answers = puas\n"
                                   "element = MAKAN\n"
                                   "[question porsi]\n"
                                   "label = Porsi\n"
                                   "answers = puas\n"
                                   "element = MAKAN\n"
                                   "[question kasir]\n"
                                   "heading = Pelayanan\n"
                                   "label = Kasir\n"
                                   "answers = puas\n"
                                   "element = LAYAN\n"
                                   "[question meja_bersih]\n"
                                   "heading = Kebersihan\n"
                                   "label = Meja bersih\n"
                                   "answers = puas\n"
                                   "further = BERSIH\n"
                                   "[element MAKAN]\n"
                                   "name = Makanan\n"
                                   "weight = 60\n"
                                   "[element LAYAN]\n"
                                   "name = Pelayanan\n"
                                   "weight = 40\n"
                                   "[index BERSIH]\n"
                                   "name = Kebersihan\n"
                                   "[band A]\n"
                                   "from = 80\n"
                                   "words = memuaskan\n"
                                   "[band B]\n"
                                   "from = 0\n"
                                   "words = biasa\n"
                                   "[answers puas]\n"
                                   "1 = sangat kecewa\n"
                                   "2 = kecewa\n"
                                   "3 = biasa\n"
                                   "4 = puas\n"
                                   "5 = sangat puas\n";

/* MAKAN (5 + 4) / 10 = 90, LAYAN 3 / 5 = 60: 0,6 · 90 + 0,4 · 60 = 78. */
static void a_form_nobody_has_seen_before_goes_from_keying_to_index(void **state)
{
    (void)state;
    take_form_text(made_up_form);
    begin_keying();
    type("12", "▌ Pesanan");
    type("nasi + telur\r", "Pesanan      nasi + telur");
    terminal_wait(terminal, "▌1  Rasa                 MAKAN  _");
    type("543", "▌4  Meja bersih                 _");
    type("2", "Semua isian sudah dilalui");
    type("+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|12|nasi + telur|5|4|3|2|1|");
    step(TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    desk_go(terminal, "3", "Indeks per unsur");
    terminal_wait(terminal, "40,00");
    g_autofree char *index = desk_run(home, "index", "--format", "csv", NULL);
    assert_non_null(strstr(index, "unit,,1,90.00,60.00,78.00,B\r\n"));
}

static char *long_form(int questions)
{
    GString *form = g_string_new("[form]\nid = panjang\nversion = 1\ntitle = Panjang\nshort = P\n"
                                 "scale_low = 1\nscale_top = 5\nresult_top = 100\n");
    for (int i = 1; i <= questions; i++)
        g_string_append_printf(form,
                               "[question q%d]\nlabel = Pertanyaan ke-%d\nanswers = a\n"
                               "element = U%d\n",
                               i, i, 1 + i % 3);
    for (int i = 1; i <= 3; i++)
        g_string_append_printf(form, "[element U%d]\nname = Unsur %d\n", i, i);
    g_string_append(form, "[band A]\nfrom = 0\nwords = Baik\n"
                          "[answers a]\n1 = a\n2 = b\n3 = c\n4 = d\n5 = e\n");
    return g_string_free(form, FALSE);
}

static void a_form_longer_than_the_screen_scrolls_inside(void **state)
{
    (void)state;
    g_autofree char *text = long_form(30);
    take_form_text(text);
    begin_keying();
    terminal_wait(terminal, "▌1  Pertanyaan ke-1 ");
    assert_false(terminal_shows(terminal, "Pertanyaan ke-30"));
    type("54321543215432154321", "▌21 Pertanyaan ke-21");
    type("543215432", "▌30 Pertanyaan ke-30");
    assert_false(terminal_shows(terminal, "Pertanyaan ke-1 "));
    type("1", "Semua isian sudah dilalui");
    step(TERMINAL_KEY_HOME, "▌ Nomor lembar");
    step(TERMINAL_KEY_DOWN, "▌1  Pertanyaan ke-1 ");
    type("+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|1|");
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
        TEST(a_number_that_is_taken_is_refused),
        TEST(escape_leaves_at_once_where_nothing_is_keyed),
        TEST(escape_asks_and_goes_on_keying),
        TEST(a_sheet_left_for_later_goes_on_at_the_same_field),
        TEST(a_sheet_is_thrown_away_only_when_that_is_chosen),
        TEST(escape_never_leaves_half_a_number_behind),
        TEST(a_text_is_kept_where_escape_leaves_it),
        TEST(a_suggestion_of_many_lines_is_stored_as_it_was_typed),
        TEST(the_suggestion_is_edited_in_its_middle),
        TEST(the_keys_of_the_keypad_pass_an_empty_suggestion),
        TEST(a_plus_in_an_empty_suggestion_saves_the_sheet),
        TEST(names_are_kept_but_not_exported),
        TEST(the_numeric_keypad_does_everything),
        TEST(f4_repeats_the_sheet_before_field_by_field),
        TEST(f4_repeats_the_last_stored_sheet_after_a_restart),
        TEST(ten_services_take_two_digits),
        TEST(the_form_of_the_ministry_is_keyed_with_four_points),
        TEST(a_form_nobody_has_seen_before_goes_from_keying_to_index),
        TEST(a_form_longer_than_the_screen_scrolls_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
