#include "tests/e2e/desk_steps.h"

#include <stdlib.h>

/* A sheet's way through second keying: Rina keys it, Budi keys it again without seeing hers, Citra
 * what differs, and then somebody decides. */

/* Service, date, respondent, stage and all 19 answers; the answers follow. */
#define HEAD    "524062024342321006"
#define ANSWERS "565654565466666655"
#define STORE   "+"

static int set_up(void **state)
{
    (void)state;
    home = desk_create();
    terminal = NULL;
    g_free(desk_run(home, "second", "--share", "100", NULL));
    return 0;
}

static bool stored_or_asked(struct terminal *shown, void *data)
{
    (void)data;
    return terminal_shows(shown, "tersimpan.") || terminal_shows(shown, "Periksa dulu");
}

/* Sheets alike one another are asked about: the paper is so. */
static void store_first(void)
{
    terminal_press(terminal, STORE);
    terminal_wait_until(terminal, stored_or_asked, NULL);
    if (terminal_shows(terminal, "Periksa dulu"))
        terminal_press(terminal, STORE);
    terminal_wait(terminal, "tersimpan.");
}

static void key_first(const char *keys)
{
    desk_type(terminal, "1", "Entri lembar");
    terminal_press(terminal, keys);
    store_first();
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Q tutup");
}

static void open_second(void)
{
    desk_type(terminal, "7", "dari kertas saja");
}

/* Rina keys one sheet, and Budi begins to key it again. */
static void key_one_and_hand_it_over(void)
{
    sit_down("Rina");
    key_first(HEAD ANSWERS);
    sit_down("Budi");
    open_second();
    desk_type(terminal, "1", "Entri kedua lembar 1 · Pengaduan");
}

static void begin_third_as_citra(void)
{
    sit_down("Citra");
    open_second();
    desk_type(terminal, "2", "Entri ketiga lembar 1 · Pengaduan");
}

/* The state of the queues as the command tells it. */
static void assert_state(const char *part)
{
    g_autofree char *state = desk_run(home, "second", "--json", NULL);
    if (!strstr(state, part))
        fail_msg("%s is not in %s", part, state);
}

static void assert_sheet(const char *expected)
{
    g_autofree char *sheet = desk_sheet(home, 1);
    assert_string_equal(sheet, expected);
}

/* --- the ways through it --- */

/* As in first keying: they are the keyer's own, from her sheet before. */
static void service_and_date_stay_from_sheet_to_sheet(void **state)
{
    (void)state;
    sit_down("Rina");
    key_first(HEAD ANSWERS);
    key_first("352321006" ANSWERS);
    sit_down("Budi");
    open_second();
    desk_type(terminal, "1", "Entri kedua lembar 1 · Pengaduan");
    terminal_wait(terminal, "▌ Layanan      _");
    terminal_press(terminal, HEAD ANSWERS);
    desk_type(terminal, STORE, "Lembar 1: semua entri sama.");
    terminal_wait(terminal, "Entri kedua lembar 2 ");
    terminal_wait(terminal, "Tanggal      24-06-2024");
    terminal_wait(terminal, "▌ Umur         _");
    terminal_press(terminal, "352321006" ANSWERS);
    desk_type(terminal, STORE, "Lembar 2: semua entri sama. Antrean ini habis.");
}

static void two_passes_that_agree_settle_a_sheet(void **state)
{
    (void)state;
    key_one_and_hand_it_over();
    terminal_press(terminal, HEAD ANSWERS);
    desk_type(terminal, STORE, "Lembar 1: semua entri sama. Antrean ini habis.");
    terminal_wait(terminal, "0 dari 26 isian salah");
    assert_state("\"settled\":1");
    assert_sheet("1|PENGADUAN|2024-06-24|34|P|S1|SWASTA|100|6|5|6|5|6|5|4|5|6|5|4|6|6|6|6|6|6|5|5|"
                 "|1|");
    assert_record_is_true();
}

static void a_mismatch_goes_to_a_third_keyer_and_then_to_a_decision(void **state)
{
    (void)state;
    sit_down("Rina");
    key_first(HEAD ANSWERS);
    key_first("352321006" ANSWERS);
    sit_down("Budi");
    open_second();
    desk_type(terminal, "1", "Entri kedua lembar 1 · Pengaduan");
    terminal_wait(terminal, "F2 + simpan");
    assert_screen("second-keying");
    /* The age and the second question differ. */
    terminal_press(terminal, "524062024352321006"
                             "465654565466666655");
    desk_type(terminal, STORE, "Lembar 1: 2 isian berbeda, menunggu entri ketiga.");
    terminal_wait(terminal, "Entri kedua lembar 2");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "dari kertas saja");
    terminal_wait(terminal, "A atur");
    assert_screen("second");

    begin_third_as_citra();
    desk_type(terminal, "36", "▌2  Kemudahan prosedur");
    terminal_wait(terminal, "tersimpan  1 dari 2");
    assert_screen("second-third");
    terminal_press(terminal, "4");
    desk_type(terminal, STORE, "Lembar 1: 2 isian menunggu keputusan. Antrean ini habis.");

    desk_type(terminal, "3", "Keputusan lembar 1");
    terminal_wait(terminal, "? belum");
    terminal_wait(terminal, "Enter ketik");
    assert_screen("resolve");
    desk_type(terminal, STORE, "Umur belum diputuskan");
    desk_type(terminal, "2", "36 tahun     35 tahun");
    desk_type(terminal, STORE, "Putusan lembar 1 tersimpan. Antrean ini habis.");
    assert_state("\"settled\":1");
    assert_state("\"differing\":1");
    assert_sheet("1|PENGADUAN|2024-06-24|35|P|S1|SWASTA|100|6|4|6|5|6|5|4|5|6|5|4|6|6|6|6|6|6|5|5|"
                 "|1|");
    assert_record_is_true();
}

static void a_decision_over_many_fields_tells_that_there_are_more(void **state)
{
    (void)state;
    key_one_and_hand_it_over();
    terminal_press(terminal, "423062024351231005"
                             "454543454355555544" STORE);
    terminal_wait(terminal, "25 isian berbeda, menunggu entri ketiga");
    begin_third_as_citra();
    terminal_press(terminal, "52406202434232"
                             "6" ANSWERS STORE);
    terminal_wait(terminal, "menunggu keputusan");
    desk_type(terminal, "3", "Keputusan lembar 1");
    terminal_wait(terminal, "Isian yang berbeda: 25");
    terminal_wait(terminal, "↓ 14 lagi");
    terminal_wait(terminal, "F2 + simpan");
    terminal_matches(terminal, "resolve-many-80x24");
    desk_step(terminal, TERMINAL_KEY_END, "↑ 14 lagi");
    terminal_wait_gone(terminal, "↓ ");
    desk_type(terminal, STORE, "Putusan lembar 1 tersimpan.");
}

static void a_value_that_nobody_keyed_can_be_typed(void **state)
{
    (void)state;
    sit_down("Rina");
    key_first(HEAD ANSWERS);
    open_second();
    desk_type(terminal, "1", "Entri kedua lembar 1");
    terminal_press(terminal, "524062024352321006" ANSWERS STORE);
    terminal_wait(terminal, "menunggu entri ketiga");
    desk_type(terminal, "2", "Entri ketiga lembar 1");
    terminal_press(terminal, "36" STORE);
    terminal_wait(terminal, "menunggu keputusan");
    desk_type(terminal, "3", "Keputusan lembar 1");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Umur seperti di kertas.");
    terminal_press(terminal, "5");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Umur harus bilangan 10–99");
    terminal_wait(terminal, "? belum");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Umur seperti di kertas.");
    terminal_press(terminal, "53");
    desk_step(terminal, TERMINAL_KEY_ENTER, "53 tahun");
    desk_type(terminal, STORE, "Putusan lembar 1 tersimpan.");
    assert_sheet("1|PENGADUAN|2024-06-24|53|P|S1|SWASTA|100|6|5|6|5|6|5|4|5|6|5|4|6|6|6|6|6|6|5|5|"
                 "|1|");
}

static void an_emptied_field_sticks(void **state)
{
    (void)state;
    key_one_and_hand_it_over();
    terminal_press(terminal, "524062024-2321006" ANSWERS STORE);
    terminal_wait(terminal, "1 isian berbeda");
    begin_third_as_citra();
    terminal_press(terminal, "-" STORE);
    terminal_wait(terminal, "1 isian menunggu keputusan");
    desk_type(terminal, "3", "Keputusan lembar 1");
    desk_type(terminal, STORE, "Putusan lembar 1 tersimpan.");
    assert_sheet("1|PENGADUAN|2024-06-24||P|S1|SWASTA|100|6|5|6|5|6|5|4|5|6|5|4|6|6|6|6|6|6|5|5|"
                 "|1|");
}

static void a_difference_can_be_told_while_the_field_is_keyed(void **state)
{
    (void)state;
    g_free(desk_run(home, "second", "--alarm", "1", NULL));
    key_one_and_hand_it_over();
    terminal_press(terminal, "524062024");
    terminal_rang(terminal);
    desk_type(terminal, "35", "\"Umur\" berbeda dari entri pertama.");
    terminal_wait(terminal, "+ F2 ya");
    assert_screen("second-alarm");
    terminal_press(terminal, "77"); /* typed on unseen: nothing happens */
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "▌ Umur         _");
    desk_type(terminal, "36", "\"Umur\" berbeda dari entri pertama.");
    desk_type(terminal, STORE, "▌ Kelamin");
    terminal_press(terminal, "2321006" ANSWERS);
    desk_type(terminal, STORE, "1 isian berbeda");
}

static void what_would_unblind_is_off(void **state)
{
    (void)state;
    key_one_and_hand_it_over();
    terminal_key(terminal, TERMINAL_KEY_F4);
    terminal_key(terminal, TERMINAL_KEY_PAGE_UP);
    terminal_press(terminal, "5");
    terminal_wait(terminal, "▌ Tanggal      _");
    assert_false(terminal_shows(terminal, "24-06-2024"));
    terminal_key(terminal, TERMINAL_KEY_HOME);
    terminal_wait(terminal, "▌ Layanan      5 Pengaduan");
}

static void a_pass_goes_on_at_the_same_field_after_kill_9(void **state)
{
    (void)state;
    key_one_and_hand_it_over();
    terminal_press(terminal, "524062024342");
    terminal_wait(terminal, "tersimpan  4 dari 26");
    kill_program();
    reopen_as("Budi");
    terminal_wait(terminal, "Entri kedua lembar 1");
    terminal_wait(terminal, "Lembar 1 dilanjutkan dari isian ini.");
    terminal_wait(terminal, "▌ Pendidikan   _");
    terminal_press(terminal, "321006" ANSWERS STORE);
    terminal_wait(terminal, "Q tutup");
    assert_state("\"settled\":1");
    assert_record_is_true();
}

static void a_pass_can_be_left_and_taken_up_again_or_thrown_away(void **state)
{
    (void)state;
    key_one_and_hand_it_over();
    desk_type(terminal, "524062024", "▌ Umur");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar 1 belum selesai.");
    desk_type(terminal, "2", "dari kertas saja");
    desk_type(terminal, "1", "▌ Umur");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar 1 belum selesai.");
    desk_type(terminal, "3", "Buang semua isian entri ini?");
    desk_type(terminal, "+", "dari kertas saja");
    desk_type(terminal, "1", "▌ Layanan      _");
    assert_state("\"second\":1");
}

static void sheets_that_were_asked_for_are_told_apart_from_those_drawn(void **state)
{
    (void)state;
    g_free(desk_run(home, "second", "--share", "0", NULL));
    sit_down("Rina");
    key_first(HEAD ANSWERS);
    desk_type(terminal, "3", "Indeks per unsur");
    desk_type(terminal, "u", "Entri ulang 1 lembar");
    desk_type(terminal, "+", "1 lembar menunggu di Entri kedua.");
    sit_down("Budi");
    open_second();
    desk_type(terminal, "1", "Entri kedua lembar 1");
    terminal_press(terminal, "524062024352321006" ANSWERS STORE);
    terminal_wait(terminal, "menunggu entri ketiga");
    terminal_wait(terminal, "Belum ada entri kedua dari undian;");
    terminal_wait(terminal, "Di luar undian: 1 lembar, 1 dari 26");
    assert_state("\"sheets\":0,\"drawn\":0,\"fields\":0");
    assert_state("\"others\":{\"sheets\":1,\"fields\":26,\"wrong\":1}");
}

static void an_empty_queue_says_so(void **state)
{
    (void)state;
    sit_down("Rina");
    open_second();
    desk_type(terminal, "1", "Tidak ada lembar yang menunggu di antrean ini.");
    desk_type(terminal, "3", "Tidak ada lembar yang menunggu di antrean ini.");
}

/* In place of the hundred percent that stand there. */
static void choose_share(const char *percent, const char *answer)
{
    desk_type(terminal, "a", "Berapa persen lembar survei ini");
    press_times(TERMINAL_KEY_BACKSPACE, 3);
    terminal_press(terminal, percent);
    desk_step(terminal, TERMINAL_KEY_ENTER, answer);
}

static void the_share_is_chosen_on_the_screen(void **state)
{
    (void)state;
    sit_down("Rina");
    open_second();
    terminal_wait(terminal, "Semua lembar baru survei ini dientri dua kali.");
    choose_share("101", "isi angka dari 0 sampai 100");
    choose_share("10", "Sampel acak 10 % lembar baru");
    assert_state("\"share\":10");
}

static void an_office_that_wants_none_sees_no_sheet_wait(void **state)
{
    (void)state;
    g_free(desk_run(home, "second", "--share", "0", NULL));
    sit_down("Rina");
    key_first(HEAD ANSWERS);
    assert_state("\"second\":0");
}

static void it_speaks_english_too(void **state)
{
    (void)state;
    sit_down("Rina");
    key_first(HEAD ANSWERS);
    reopen_with("LEMBAR_LANG=en");
    terminal_wait(terminal, "Q close");
    desk_type(terminal, "7", "from the paper alone");
    desk_type(terminal, "1", "Second keying of sheet 1 · Pengaduan");
    terminal_press(terminal, "524062024352321006" ANSWERS STORE);
    terminal_wait(terminal, "Sheet 1 differs (1), waiting for the third keying.");
    desk_type(terminal, "2", "Third keying of sheet 1");
    terminal_press(terminal, "35" STORE);
    terminal_wait(terminal, "waiting for a decision");
    desk_type(terminal, "3", "Decision on sheet 1");
    terminal_wait(terminal, "F2 + save");
    terminal_matches(terminal, "resolve-english-80x24");
    desk_type(terminal, STORE, "The decision on sheet 1 is stored.");
}

/* --- from the index --- */

static void the_index_asks_for_the_sheets_that_could_change_it(void **state)
{
    (void)state;
    g_free(desk_run(home, "--user", "Siti", "import", "sheets",
                    "tests/data/balikpapan-2024-responses.csv", NULL));
    sit_down("Rina");
    desk_type(terminal, "3", "Satu salah ketik dapat mengubah unsur terendah atau prioritas");
    desk_type(terminal, "u", "Entri ulang 29 lembar");
    desk_type(terminal, "+", "29 lembar menunggu di Entri kedua.");
    assert_state("\"second\":29");
    desk_type(terminal, "u", "Lembar yang menentukan sudah menunggu di Entri kedua.");
}

/* Where all that can change does not fit on its line, it is told as the result. */
static void the_index_tells_in_whole_words_what_slips_may_change(void **state)
{
    (void)state;
    key_one_and_hand_it_over();
    terminal_press(terminal, "524062024342321006"
                             "545654565466666655");
    desk_type(terminal, STORE, "Lembar 1: 1 isian berbeda, menunggu entri ketiga.");
    sit_down("Rina");
    desk_type(terminal, "3", "5 salah ketik dapat mengubah hasil.");
    assert_false(terminal_shows(terminal, "salah ketik dapat mengubah unsur"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(service_and_date_stay_from_sheet_to_sheet),
        TEST(two_passes_that_agree_settle_a_sheet),
        TEST(a_mismatch_goes_to_a_third_keyer_and_then_to_a_decision),
        TEST(a_decision_over_many_fields_tells_that_there_are_more),
        TEST(a_value_that_nobody_keyed_can_be_typed),
        TEST(an_emptied_field_sticks),
        TEST(a_difference_can_be_told_while_the_field_is_keyed),
        TEST(what_would_unblind_is_off),
        TEST(a_pass_goes_on_at_the_same_field_after_kill_9),
        TEST(a_pass_can_be_left_and_taken_up_again_or_thrown_away),
        TEST(sheets_that_were_asked_for_are_told_apart_from_those_drawn),
        TEST(an_empty_queue_says_so),
        TEST(the_share_is_chosen_on_the_screen),
        TEST(an_office_that_wants_none_sees_no_sheet_wait),
        TEST(it_speaks_english_too),
        TEST(the_index_asks_for_the_sheets_that_could_change_it),
        TEST(the_index_tells_in_whole_words_what_slips_may_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
