#include "tests/e2e/action_steps.h"
#include "tests/support/command.h"

/* From the figures and the respondents' words to actions. */

#define SUGGESTIONS                                                                                \
    "sheet,service,q1,suggestion\n"                                                                \
    "101,CDOB,6,\"Biaya agar lebih jelas di depan loket, dan jadwal layanan dipasang\"\n"          \
    "102,CPKB,5,Petugas ramah sekali\n"                                                            \
    "103,CPPOB,4,Ruang tunggu panas\n"

static int set_up(void **state)
{
    (void)state;
    home = desk_create_with_sheets();
    g_autofree char *path = desk_write(home, "saran.csv", SUGGESTIONS);
    g_free(desk_run(home, "import", "sheets", path, NULL));
    terminal = desk_open(home);
    return 0;
}

static void open_view(const char *option, const char *title)
{
    desk_go(terminal, "4", "Tindak lanjut");
    choose_view(option, title);
}

static void open_recommendations(void)
{
    open_view("4", "belum ditanggapi");
}

static void open_suggestions(void)
{
    open_view("5", "3 saran");
}

/* --- recommendations --- */

static void the_lowest_elements_of_each_service_are_proposed_with_their_figures(void **state)
{
    (void)state;
    open_recommendations();
    terminal_wait(terminal, "kaidah 3");
    terminal_wait(terminal, "▌ ! CDOB         ~ 2  U2 Sistem");
    terminal_wait(terminal, "Enter rencana");
    terminal_matches(terminal, "recommendations-80x24");
}

static void a_recommendation_becomes_an_action_with_service_element_and_year(void **state)
{
    (void)state;
    open_recommendations();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tindak lanjut baru");
    terminal_wait(terminal, "CDOB");
    terminal_wait(terminal, "U2");
    terminal_key(terminal, TERMINAL_KEY_TAB);
    terminal_press(terminal, "Bagan alur di depan loket");
    desk_step(terminal, TERMINAL_KEY_F2, "! 4 belum ditanggapi   1 ada rencana");
    terminal_wait(terminal, "5 rekomendasi, satu per layanan; dari 27 unsur di bawah ini");
    terminal_wait(terminal, "✓ 1 rencana tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_DOWN, "· rekomendasi layanan ini sudah dijawab rencana lain");
    g_autofree char *csv = desk_run(home, "export", "actions", NULL);
    assert_non_null(strstr(csv, "Bagan alur di depan loket"));
    assert_non_null(strstr(csv, "CDOB"));
}

static void few_respondents_are_marked_and_left_out_with_one_key(void **state)
{
    (void)state;
    open_recommendations();
    terminal_wait(terminal, "~ n di bawah 5 responden: meragukan; H menyembunyikannya");
    desk_type(terminal, "h", "1 rekomendasi, satu per layanan; dari 4 unsur di bawah ini");
    terminal_wait(terminal, "23 unsur dengan n di bawah 5 disembunyikan; H menampilkannya");
    terminal_wait_gone(terminal, "~ 1");
    desk_type(terminal, "h", "dari 27 unsur");
}

static void one_action_is_made_for_all_elements_of_a_service(void **state)
{
    (void)state;
    open_recommendations();
    desk_type(terminal, "l", "Tindak lanjut baru");
    terminal_wait(terminal, "CDOB");
    terminal_wait(terminal, "U2 Sistem, Mekanisme, dan Prosedur 83,33 B");
    terminal_press(terminal, "\t\t\tSatu loket");
    desk_step(terminal, TERMINAL_KEY_F2, "! 4 belum ditanggapi   1 ada rencana");
    terminal_wait(terminal, "· rekomendasi layanan ini sudah dijawab rencana lain");
}

static void what_is_left_without_an_action_needs_a_reason(void **state)
{
    (void)state;
    open_recommendations();
    desk_type(terminal, "a", "Mengapa tidak ada rencana untuk Sertifikasi CDOB?");
    terminal_press(terminal, "di luar wewenang kantor");
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "! 4 belum ditanggapi   0 ada rencana   1 dengan alasan");
    terminal_wait(terminal, "tanpa rencana: di luar wewenang kantor");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Tindak lanjut");
    choose_view("4", "1 dengan alasan");
}

static void all_rules_look_at_grades_and_falls_too(void **state)
{
    (void)state;
    open_recommendations();
    desk_type(terminal, "k", "kaidah 1, 2, 3");
    desk_type(terminal, "k", "kaidah 3");
}

/* --- the respondents' words --- */

static void suggestions_are_coded_with_one_key_each(void **state)
{
    (void)state;
    open_suggestions();
    terminal_wait(terminal, "3 belum dikode");
    desk_type(terminal, "4", "U4 1");
    desk_type(terminal, "3", "U3, U4");
    desk_type(terminal, "4", "U4 0");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_F5, "pujian 1");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_F6, "0 belum dikode");
    terminal_wait(terminal, "tidak ada");
    terminal_matches(terminal, "suggestions-80x24");
    assert_record_is_true();
}

/* The words in the cells of the workbook's pages; yours. */
static char *workbook_words(void)
{
    g_autofree char *path = g_build_filename(home, "b.xlsx", NULL);
    g_free(desk_run(home, "export", "workbook", path, "--overwrite", NULL));
    const char *const argv[] = {"unzip", "-p", path, "xl/worksheets/*.xml", "xl/shared*", NULL};
    int status;
    return command_output(argv, NULL, &status);
}

static void the_workbook_has_the_codes_of_suggestions(void **state)
{
    (void)state;
    open_suggestions();
    g_autofree char *before = workbook_words();
    assert_non_null(strstr(before, "belum dikode"));
    assert_null(strstr(before, "pujian"));
    desk_step(terminal, TERMINAL_KEY_F5, "pujian 1");
    g_autofree char *after = workbook_words();
    assert_non_null(strstr(after, "pujian"));
}

static void typing_searches_the_suggestions(void **state)
{
    (void)state;
    open_suggestions();
    desk_type(terminal, "panas", "▌     103");
    terminal_wait_gone(terminal, "Petugas ramah");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Petugas ramah");
    desk_step(terminal, TERMINAL_KEY_F4, "hanya yang belum dikode");
}

static void an_action_made_from_a_suggestion_answers_it(void **state)
{
    (void)state;
    open_suggestions();
    desk_type(terminal, "4", "U4 1");
    desk_step(terminal, TERMINAL_KEY_F3, "Tindak lanjut baru");
    terminal_key(terminal, TERMINAL_KEY_TAB);
    terminal_press(terminal, "Papan biaya di depan loket");
    desk_step(terminal, TERMINAL_KEY_F2, "1 dijawab rencana");
    terminal_wait(terminal, "✓ dijawab rencana");
    desk_step(terminal, TERMINAL_KEY_F8, "Anda menyampaikan");
    terminal_wait(terminal, "– Biaya agar lebih jelas");
    terminal_wait(terminal, "· Papan biaya di depan loket (direncanakan)");
    g_autofree char *published = desk_run(home, "suggestions", "--publish", NULL);
    assert_non_null(strstr(published, "Papan biaya di depan loket"));
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F7 kaitkan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F9 lihat");
    desk_type(terminal, "papan biaya", "▌ · –");
    desk_step(terminal, TERMINAL_KEY_ENTER, "menjawab     saran lembar 101");
}

static void an_existing_action_is_linked_and_unlinked(void **state)
{
    (void)state;
    g_autofree char *path =
        desk_write(home, "aksi.csv", "element,plan,due\nU9,Pasang kipas angin,31-12-2024\n");
    g_free(desk_run(home, "import", "actions", path, NULL));
    open_suggestions();
    desk_step(terminal, TERMINAL_KEY_F7, "· U9");
    terminal_wait(terminal, "  lembar 101: Biaya agar lebih jelas");
    desk_step(terminal, TERMINAL_KEY_ENTER, "✓ U9");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 dijawab rencana");
    desk_step(terminal, TERMINAL_KEY_F7, "✓ U9");
    desk_step(terminal, TERMINAL_KEY_ENTER, "· U9");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "0 dijawab rencana");
}

static void an_unknown_code_is_refused(void **state)
{
    (void)state;
    open_suggestions();
    desk_step(terminal, TERMINAL_KEY_F9, "Kode unsur, dipisah koma:");
    terminal_press(terminal, "u1, u77");
    desk_step(terminal, TERMINAL_KEY_ENTER, "ada kode yang bukan unsur formulir ini");
    terminal_wait(terminal, "3 belum dikode");
}

static void coding_may_happen_while_keying(void **state)
{
    (void)state;
    desk_go(terminal, "1", "Entri lembar 104");
    terminal_press(terminal, "1-3423210065456545654");
    terminal_press(terminal, "--------");
    terminal_wait(terminal, "Saran");
    terminal_press(terminal, "Parkir sempit");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 104 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_F8, "▌     104");
    desk_type(terminal, "9", "U9 1");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar 105");
}

static void an_office_without_suggestions_is_told_where_they_come_from(void **state)
{
    (void)state;
    terminal_end(terminal);
    child_home_remove(home);
    home = desk_create();
    terminal = desk_open(home);
    open_view("5", "Belum ada saran");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Belum ada tindak lanjut");
    choose_view("4", "Belum ada yang direkomendasikan");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_lowest_elements_of_each_service_are_proposed_with_their_figures),
        TEST(a_recommendation_becomes_an_action_with_service_element_and_year),
        TEST(few_respondents_are_marked_and_left_out_with_one_key),
        TEST(one_action_is_made_for_all_elements_of_a_service),
        TEST(what_is_left_without_an_action_needs_a_reason),
        TEST(all_rules_look_at_grades_and_falls_too),
        TEST(suggestions_are_coded_with_one_key_each),
        TEST(the_workbook_has_the_codes_of_suggestions),
        TEST(typing_searches_the_suggestions),
        TEST(an_action_made_from_a_suggestion_answers_it),
        TEST(an_existing_action_is_linked_and_unlinked),
        TEST(an_unknown_code_is_refused),
        TEST(coding_may_happen_while_keying),
        TEST(an_office_without_suggestions_is_told_where_they_come_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
