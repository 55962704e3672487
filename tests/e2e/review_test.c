#include "tests/e2e/desk_steps.h"
#include "tests/e2e/sql_steps.h"

/* The review: what stands behind the index, and the way down to the sheets and back. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_sheets());
}

/* --- steps --- */

static void open_again(const char *variable)
{
    reopen_with(variable);
    terminal_wait(terminal, "Entri lembar");
}

static void open_review(void)
{
    desk_type(terminal, "3", "Indeks per unsur");
    desk_type(terminal, "k", "Apa yang ada di balik indeks.");
}

static void open_one(const char *key, const char *text)
{
    open_review();
    desk_type(terminal, key, text);
}

/* Begins anew with a home made by CREATE. */
static void begin_with(char *(*create)(void))
{
    terminal_end(terminal);
    child_home_remove(home);
    home = create();
    terminal = NULL;
}

static void import(const char *kind, const char *csv)
{
    g_autofree char *path = desk_write(home, "import.csv", csv);
    g_free(desk_run(home, "--survey", "2024", "import", kind, path, NULL));
}

/* --- the list --- */

static void the_review_lists_what_stands_behind_the_index(void **state)
{
    (void)state;
    open_review();
    assert_screen("review");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Indeks per unsur");
}

/* --- crossed tables --- */

static void groups_are_crossed_with_elements_and_small_ones_marked(void **state)
{
    (void)state;
    open_one("1", "Layanan × unsur");
    assert_screen("review-cross");
}

static void any_two_fields_are_crossed(void **state)
{
    (void)state;
    open_one("1", "Layanan × unsur");
    desk_type(terminal, "b", "Kelompok pada baris");
    press_times(TERMINAL_KEY_DOWN, 2);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Kelamin × unsur");
    desk_type(terminal, "k", "Kolom tabel");
    press_times(TERMINAL_KEY_DOWN, 4);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Kelamin × Pendidikan");
    desk_type(terminal, "u", "Nilai pada tabel");
    press_times(TERMINAL_KEY_DOWN, 6);
    desk_step(terminal, TERMINAL_KEY_ENTER, "laki-laki × semua: Kompetensi Pelaksana");
    assert_screen("review-groups");
}

static void a_small_group_is_what_the_office_says(void **state)
{
    (void)state;
    open_one("1", "~ di bawah 5 lembar");
    terminal_wait(terminal, "▌Sertifikasi CDOB   ~ 1 ~  85,19 B");
}

static void a_number_leads_to_its_sheets_and_back_to_where_one_was(void **state)
{
    (void)state;
    open_one("1", "Layanan × unsur");
    press_times(TERMINAL_KEY_DOWN, 4);
    desk_step(terminal, TERMINAL_KEY_RIGHT, "Pengaduan dan informasi × Persyaratan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "24 lembar · dihitung · urut nilai");
    terminal_wait(terminal, "Lembar di balik Pengaduan dan informasi · U1");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Pengaduan dan informasi × Persyaratan");
}

static void the_sheets_behind_a_crossed_cell_are_exactly_those(void **state)
{
    (void)state;
    open_one("1", "Layanan × unsur");
    desk_type(terminal, "k", "Kolom tabel");
    press_times(TERMINAL_KEY_DOWN, 3);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Layanan × Kelamin");
    press_times(TERMINAL_KEY_DOWN, 4);
    press_times(TERMINAL_KEY_RIGHT, 1);
    terminal_wait(terminal, "Pengaduan dan informasi × laki-laki: Indeks");
    terminal_wait(terminal, "dari 10 lembar");
    desk_step(terminal, TERMINAL_KEY_ENTER, "10 lembar · dihitung");
    desk_type(terminal, "ctrl", "Tidak ada lembar yang cocok.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "10 lembar · dihitung");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Pengaduan dan informasi × laki-laki: Indeks");
}

static void a_correction_below_is_seen_above(void **state)
{
    (void)state;
    open_one("1", "Layanan × unsur");
    desk_step(terminal, TERMINAL_KEY_DOWN, "Sertifikasi CPOTB × Indeks");
    desk_step(terminal, TERMINAL_KEY_ENTER, "1 lembar · dihitung");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 2 tidak dihitung?");
    desk_type(terminal, "3", "Lembar disisihkan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Sertifikasi CPOTB × Indeks");
    terminal_wait(terminal, "Tidak ada jawaban di sini.");
}

static void weeks_are_in_the_order_of_time(void **state)
{
    (void)state;
    import("sheets", "sheet,service,date,q1\n51,CDOB,2024-06-24,6\n52,CDOB,2024-05-06,5\n"
                     "53,CDOB,2024-06-30,4\n");
    open_one("1", "Layanan × unsur");
    desk_type(terminal, "b", "Kelompok pada baris");
    press_times(TERMINAL_KEY_END, 1);
    press_times(TERMINAL_KEY_UP, 1);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Minggu × unsur");
    terminal_wait(terminal, "▌06-05 – 12-05      ~ 1");
    terminal_wait(terminal, " 24-06 – 30-06      ~ 2");
    terminal_wait(terminal, " tidak diisi         29");
}

/* A thousand and a half sheets of one answer; numbers from 101. */
static char *many_sheets(void)
{
    GString *csv = g_string_new("sheet,service,q1\n");
    for (int number = 101; number <= 1600; number++)
        g_string_append_printf(csv, "%d,CDOB,%d\n", number, 1 + number % 6);
    return g_string_free(csv, FALSE);
}

static void a_long_pass_is_stopped_by_esc_and_made_again(void **state)
{
    (void)state;
    g_autofree char *csv = many_sheets();
    import("sheets", csv);
    open_review();
    terminal_press(terminal, "1\033");
    terminal_wait(terminal, "Dihentikan; tekan Enter untuk menghitung lagi.");
    terminal_wait(terminal, "Belum dihitung. Enter menghitung.");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Sertifikasi CDOB × Indeks");
    terminal_wait(terminal, "▌Sertifikasi CDOB  1501");
}

/* --- answers, what is set aside, suggestions --- */

static void every_question_shows_how_often_each_answer_was_given(void **state)
{
    (void)state;
    open_one("2", "Seberapa mudah persyaratan");
    assert_screen("review-answers");
}

static void questions_in_no_element_and_of_other_indices_are_among_them(void **state)
{
    (void)state;
    open_one("2", "Seberapa mudah persyaratan");
    press_times(TERMINAL_KEY_DOWN, 11);
    terminal_wait(terminal, " tidak masuk unsur ");
    desk_step(terminal, TERMINAL_KEY_END, "▌19");
    terminal_wait(terminal, "IPAK");
}

static void an_answer_leads_to_the_sheets_that_gave_it(void **state)
{
    (void)state;
    open_one("2", "Seberapa mudah persyaratan");
    press_times(TERMINAL_KEY_RIGHT, 4);
    desk_step(terminal, TERMINAL_KEY_ENTER, "10 lembar · dihitung");
    terminal_wait(terminal, "Lembar: Kemudahan persyaratan, mudah");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌ 5 mudah");
}

static void what_was_left_blank_leads_to_its_sheets_too(void **state)
{
    (void)state;
    import("sheets", "sheet,service,q1,q2\n71,CDOB,-,6\n");
    open_one("2", "Seberapa mudah persyaratan");
    press_times(TERMINAL_KEY_RIGHT, 6);
    desk_step(terminal, TERMINAL_KEY_ENTER, " 1 lembar · dihitung");
    terminal_wait(terminal, "▌    71");
}

static void sheets_set_aside_are_shown_by_reason(void **state)
{
    (void)state;
    open_one("3", "31 dientri: 29 dihitung, 2 disisihkan");
    assert_screen("review-aside");
    desk_step(terminal, TERMINAL_KEY_ENTER, "2 lembar · disisihkan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "31 dientri");
}

static void suggestions_are_found_in_one_list(void **state)
{
    (void)state;
    import("sheets", "sheet,service,q1,suggestion\n61,CDOB,6,Tambah kursi\n62,CDOB,6,-\n");
    open_one("8", "1 saran   1 belum dikode");
    terminal_wait(terminal, "Tambah kursi");
    desk_type(terminal, "9", "0 belum dikode");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar dengan saran");
    terminal_wait(terminal, " 1 lembar · semua");
}

/* --- years --- */

static void the_years_stand_beside_each_other_with_the_target(void **state)
{
    (void)state;
    import("published", "year,source,ikm,u1,u2,u3,u4,u5,u6,u7,u8,u9\n"
                        "2022,\"Laporan 2022, hlm. 14\",86.10,80,82,85,90.22,88,91,92,84,81\n"
                        "2021,,82.55,78,80,81,86,84,88,90,80,77\n");
    open_one("4", "Dari tahun ke tahun");
    terminal_wait(terminal, "Target 2024: 90,00, capaian 104,11 %.");
    terminal_wait(terminal, "2022 Laporan 2022, hlm. 14");
    assert_screen("review-years");
}

static void a_published_year_is_typed_with_its_source(void **state)
{
    (void)state;
    open_one("4", "Dari tahun ke tahun");
    desk_type(terminal, "i", "Nilai terbit tahun mana?");
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ 2022");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Nilai terbit 2022");
    terminal_press(terminal, "86,10");
    press_times(TERMINAL_KEY_DOWN, 10);
    desk_type(terminal, "Surat 12/2023", "Surat 12/2023");
    desk_step(terminal, TERMINAL_KEY_F2, "Nilai terbit tersimpan.");
    terminal_wait(terminal, "▌Indeks               86,10   89,54   93,70");
    terminal_wait(terminal, "2022 Surat 12/2023");
    assert_record_is_true();
}

static void a_value_beyond_the_scale_is_refused(void **state)
{
    (void)state;
    open_one("4", "Dari tahun ke tahun");
    desk_type(terminal, "i", "Nilai terbit tahun mana?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Nilai terbit 2023");
    terminal_press(terminal, "186,10");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ U2");
    desk_step(terminal, TERMINAL_KEY_F2, "bukan nilai 0–100");
    terminal_wait(terminal, "▌ Indeks");
}

static void units_that_published_the_same_year_are_ranked(void **state)
{
    (void)state;
    g_free(desk_run(home, "init", "--unit", "Loka POM di Kota Tarakan", "--form", "skm-bpom-2024",
                    "--year", "2023", NULL));
    g_autofree char *path = desk_write(home, "peer.csv", "year,ikm\n2024,95.11\n");
    g_free(desk_run(home, "--survey", "2023", "import", "published", path, NULL));
    reopen();
    open_one("4", "Dari tahun ke tahun");
    terminal_resize(terminal, 43, 132);
    terminal_wait(terminal, "Urutan 2 dari 2 unit; tertinggi di antara yang lain Loka POM di Kota "
                            "Tarakan 95,11.");
    terminal_wait(terminal, "Unit lain, 2024");
}

/* --- the sample --- */

static void the_sample_is_shown_with_minimum_and_bars(void **state)
{
    (void)state;
    open_one("5", "Sampel seluruhnya sudah cukup. Survei berakhir 30-06-2024.");
    assert_screen("review-sample");
    desk_step(terminal, TERMINAL_KEY_ENTER, "1 lembar · dihitung");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "✓ cukup");
}

static void before_the_end_it_tells_the_pace_and_who_did_not_answer(void **state)
{
    (void)state;
    begin_with(desk_create);
    import("sheets", "sheet,service,date,q1\n1,PENGADUAN,2024-06-20,6\n2,PENGADUAN,2024-06-19,6\n");
    open_again("LEMBAR_CLOCK=2024-06-22T09:00:00");
    open_one("5", "Survei berakhir 30-06-2024, 9 hari lagi: kurang 27 lembar, berarti 3,00");
    terminal_wait(terminal, "! Belum ada yang menjawab: CDOB, CPOTB, CPKB, CPPOB.");
    terminal_wait(terminal, "14 hari terakhir: 2 lembar bertanggal, 0,14 sehari.");
    assert_screen("review-sample-running");
}

/* Its day was mistyped, or is that on the paper: it says nothing of the last days. */
static void a_sheet_of_a_day_to_come_is_none_of_late(void **state)
{
    (void)state;
    begin_with(desk_create);
    import("sheets", "sheet,service,date,q1\n1,PENGADUAN,2024-06-20,6\n2,PENGADUAN,2024-12-30,6\n");
    open_again("LEMBAR_CLOCK=2024-06-22T09:00:00");
    open_one("5", "14 hari terakhir: 1 lembar bertanggal, 0,07 sehari.");
}

static void the_sample_counts_in_thousands_as_the_services_do(void **state)
{
    (void)state;
    begin_with(desk_create);
    run_sql("UPDATE service SET population = 1200 WHERE code = 'PENGADUAN'");
    reopen();
    open_one("5", "Pengaduan dan informasi   1.200     300     169       0");
}

static void after_the_end_it_tells_what_is_missing(void **state)
{
    (void)state;
    begin_with(desk_create);
    terminal = desk_open(home);
    open_one("5", "Survei sudah berakhir 30-06-2024; masih kurang 29 lembar.");
    terminal_wait(terminal, "! kosong");
}

/* --- how sure --- */

static void ask_how_sure(const char *answer)
{
    desk_type(terminal, "3", "Indeks per unsur");
    desk_type(terminal, "y", answer);
}

static void the_index_has_a_range_in_plain_words(void **state)
{
    (void)state;
    ask_how_sure("Andai semua pelanggan ditanya, indeks kira-kira antara 93,20 dan 94,20");
    assert_screen("review-sure");
    desk_step(terminal, TERMINAL_KEY_ENTER, "29 lembar · dihitung");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Andai semua pelanggan ditanya");
}

static void a_change_from_a_published_value_is_a_hint_only(void **state)
{
    (void)state;
    ask_how_sure("Naik 4,16 dari 2023, di luar rentang: mungkin bukan kebetulan");
    desk_step(terminal, TERMINAL_KEY_END, "U9 hampir pasti termasuk tiga terendah");
}

static void one_sheet_says_nothing_of_others(void **state)
{
    (void)state;
    begin_with(desk_create);
    import("sheets", "sheet,service,q1\n1,PENGADUAN,6\n");
    terminal = desk_open(home);
    ask_how_sure("Baru satu lembar");
    terminal_wait(terminal, "Hanya 1 lembar");
    terminal_wait(terminal, "Nilai tahun lalu tidak diketahui");
    desk_step(terminal, TERMINAL_KEY_END, "Untuk U9 belum ada jawaban.");
}

static void sheets_that_are_all_alike_prove_little(void **state)
{
    (void)state;
    begin_with(desk_create);
    import("sheets", "sheet,service,q1\n1,PENGADUAN,6\n2,PENGADUAN,6\n3,PENGADUAN,6\n");
    terminal = desk_open(home);
    ask_how_sure("Semua 3 lembar sama");
}

/* SHEETS of 2023 with answers around ANSWER, in a survey of its own. */
static void add_last_year(int answer, int sheets)
{
    GString *csv = g_string_new("sheet,service,q1,q2,q3\n");
    for (int number = 1; number <= sheets; number++)
        g_string_append_printf(csv, "%d,PENGADUAN,%d,%d,%d\n", number, answer - number % 2,
                               answer - (number % 3 == 0), answer);
    g_free(desk_run(home, "init", "--unit", "Loka POM di Kota Balikpapan", "--form",
                    "skm-bpom-2024", "--year", "2023", "--service",
                    "PENGADUAN=Pengaduan dan informasi:98", NULL));
    g_autofree char *path = desk_write(home, "last.csv", csv->str);
    g_free(desk_run(home, "--survey", "2023", "import", "sheets", path, NULL));
    g_string_free(csv, TRUE);
}

static void a_large_change_from_last_years_sheets_is_more_than_chance(void **state)
{
    (void)state;
    add_last_year(4, 20);
    reopen();
    ask_how_sure("dari 2023: lebih dari kebetulan.");
    terminal_wait(terminal, "▲ naik");
}

static void a_small_change_from_last_years_sheets_may_be_chance(void **state)
{
    (void)state;
    add_last_year(6, 4);
    reopen();
    ask_how_sure("dari 2023 boleh jadi hanya kebetulan");
    terminal_wait(terminal, "= kebetulan");
}

/* --- what if --- */

static void a_service_left_out_stands_beside_the_figures_as_they_are(void **state)
{
    (void)state;
    open_one("7", "belum ada yang diandaikan");
    terminal_wait(terminal, "▌  Sertifikasi CDOB     1  ▲  0,30");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tanpa Sertifikasi CDOB");
    terminal_wait(terminal, "93,70    94,00 ▲  0,30");
    assert_screen("review-what-if");
    desk_step(terminal, TERMINAL_KEY_ENTER, "belum ada yang diandaikan");
    terminal_wait(terminal, "93,70    93,70 =  0,00");
}

static void parts_of_several_kinds_are_left_out_together(void **state)
{
    (void)state;
    open_one("7", "belum ada yang diandaikan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tanpa Sertifikasi CDOB");
    desk_type(terminal, "k", "Yang dapat dilepas");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ lembar");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tanpa … (lembar)");
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌  lembar 2");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tanpa Sertifikasi CDOB, lembar 2");
    terminal_wait(terminal, "29       27");
    desk_type(terminal, "0", "belum ada yang diandaikan");
    terminal_wait(terminal, "29       29");
}

static void other_weights_say_what_they_can_reach_at_most(void **state)
{
    (void)state;
    open_one("7", "belum ada yang diandaikan");
    desk_type(terminal, "b", "bobot 0,11 tiap unsur (PermenPANRB 14/2017)");
    press_times(TERMINAL_KEY_DOWN, 2);
    desk_step(terminal, TERMINAL_KEY_ENTER, "nilai tertinggi yang mungkin hanya 99,00.");
    terminal_wait(terminal, "93,70    92,76");
}

static void other_bands_give_other_grades(void **state)
{
    (void)state;
    begin_with(desk_create);
    import("sheets", "sheet,service,q1\n1,CDOB,5\n");
    terminal = desk_open(home);
    open_one("7", "belum ada yang diandaikan");
    terminal_wait(terminal, "Mutu                   B        B");
    desk_type(terminal, "m", "kelas KepmenPAN 25/2004");
    desk_step(terminal, TERMINAL_KEY_END, "▌ kelas KepmenPAN 25/2004");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Mutu                   B        A");
}

static void what_is_supposed_is_not_stored(void **state)
{
    (void)state;
    g_autofree char *before = desk_run(home, "index", "--format", "csv", NULL);
    open_one("7", "belum ada yang diandaikan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tanpa Sertifikasi CDOB");
    g_autofree char *during = desk_run(home, "index", "--format", "csv", NULL);
    assert_string_equal(before, during);
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Apa yang ada di balik indeks.");
    desk_type(terminal, "7", "belum ada yang diandaikan");
}

static void the_sheets_of_a_part_are_shown(void **state)
{
    (void)state;
    open_one("7", "belum ada yang diandaikan");
    press_times(TERMINAL_KEY_DOWN, 3);
    terminal_wait(terminal, "▌  Izin penerapan");
    desk_type(terminal, "l", "2 lembar · dihitung");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌  Izin penerapan");
}

/* --- everywhere --- */

static void an_empty_survey_has_a_sentence_on_every_screen(void **state)
{
    static const struct {
        const char *key, *sentence;
        bool leads_to_a_list;
    } screens[] = {
        {"1", "Belum ada lembar yang dihitung", true},
        {"2", "Belum ada lembar yang dihitung", true},
        {"3", "Semua lembar dihitung", false},
        {"4", "Belum ada nilai dari tahun mana pun", true},
        {"5", "! Belum ada yang menjawab", true},
        {"6", "Belum ada lembar yang dihitung", true},
        {"7", "Belum ada lembar yang dihitung", false},
        {"8", "Belum ada saran", false},
    };
    (void)state;
    begin_with(desk_create);
    terminal = desk_open(home);
    open_review();
    for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
        desk_type(terminal, screens[i].key, screens[i].sentence);
        if (screens[i].leads_to_a_list) {
            desk_step(terminal, TERMINAL_KEY_ENTER, "0 lembar");
            desk_step(terminal, TERMINAL_KEY_ESCAPE, screens[i].sentence);
        } else {
            terminal_key(terminal, TERMINAL_KEY_ENTER);
        }
        desk_step(terminal, TERMINAL_KEY_ESCAPE, "Apa yang ada di balik indeks.");
    }
}

/* LAST is the text nearest to the bottom. */
static void assert_ascii_screen(const char *last, const char *name)
{
    terminal_wait(terminal, last);
    terminal_wait(terminal, "F1 bantuan  Esc kembali");
    terminal_matches(terminal, name);
}

static void every_screen_is_drawn_in_ascii_where_there_is_nothing_else(void **state)
{
    static const char *const texts[] = {
        "Layanan x unsur",          "|1   Kemudahan", "31 dientri",
        "capaian 104,11",           "+ cukup",        "Andai semua pelanggan",
        "belum ada yang diandaikan"};
    (void)state;
    open_again("LC_ALL=C");
    open_review();
    for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++) {
        char key[2] = {(char)('1' + i), '\0'};
        desk_type(terminal, key, texts[i]);
        assert_ascii();
        if (i == 0)
            assert_ascii_screen("mudah berayun", "review-cross-ascii-80x24");
        if (i == 3)
            assert_ascii_screen("* nilai terbit", "review-years-ascii-80x24");
        if (i == 5)
            assert_ascii_screen("400 ulangan acak.", "review-sure-ascii-80x24");
        desk_step(terminal, TERMINAL_KEY_ESCAPE, "Apa yang ada di balik indeks.");
    }
}

static void the_review_speaks_english(void **state)
{
    (void)state;
    reopen_with("LEMBAR_LANG=en");
    desk_type(terminal, "3", "Index by element");
    desk_type(terminal, "k", "What stands behind the index.");
    desk_type(terminal, "6", "If all customers were asked, index would be about between 93.20");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "What stands behind the index.");
    desk_type(terminal, "5", "The sample is large enough.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "What stands behind the index.");
    desk_type(terminal, "7", " WHAT IF ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_review_lists_what_stands_behind_the_index),
        TEST(groups_are_crossed_with_elements_and_small_ones_marked),
        TEST(any_two_fields_are_crossed),
        TEST(a_small_group_is_what_the_office_says),
        TEST(a_number_leads_to_its_sheets_and_back_to_where_one_was),
        TEST(the_sheets_behind_a_crossed_cell_are_exactly_those),
        TEST(a_correction_below_is_seen_above),
        TEST(weeks_are_in_the_order_of_time),
        TEST(a_long_pass_is_stopped_by_esc_and_made_again),
        TEST(every_question_shows_how_often_each_answer_was_given),
        TEST(questions_in_no_element_and_of_other_indices_are_among_them),
        TEST(an_answer_leads_to_the_sheets_that_gave_it),
        TEST(what_was_left_blank_leads_to_its_sheets_too),
        TEST(sheets_set_aside_are_shown_by_reason),
        TEST(suggestions_are_found_in_one_list),
        TEST(the_years_stand_beside_each_other_with_the_target),
        TEST(a_published_year_is_typed_with_its_source),
        TEST(a_value_beyond_the_scale_is_refused),
        TEST(units_that_published_the_same_year_are_ranked),
        TEST(the_sample_is_shown_with_minimum_and_bars),
        TEST(before_the_end_it_tells_the_pace_and_who_did_not_answer),
        TEST(a_sheet_of_a_day_to_come_is_none_of_late),
        TEST(the_sample_counts_in_thousands_as_the_services_do),
        TEST(after_the_end_it_tells_what_is_missing),
        TEST(the_index_has_a_range_in_plain_words),
        TEST(a_change_from_a_published_value_is_a_hint_only),
        TEST(one_sheet_says_nothing_of_others),
        TEST(sheets_that_are_all_alike_prove_little),
        TEST(a_large_change_from_last_years_sheets_is_more_than_chance),
        TEST(a_small_change_from_last_years_sheets_may_be_chance),
        TEST(a_service_left_out_stands_beside_the_figures_as_they_are),
        TEST(parts_of_several_kinds_are_left_out_together),
        TEST(other_weights_say_what_they_can_reach_at_most),
        TEST(other_bands_give_other_grades),
        TEST(what_is_supposed_is_not_stored),
        TEST(the_sheets_of_a_part_are_shown),
        TEST(an_empty_survey_has_a_sentence_on_every_screen),
        TEST(every_screen_is_drawn_in_ascii_where_there_is_nothing_else),
        TEST(the_review_speaks_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
