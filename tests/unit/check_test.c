#include "src/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/keyed_form.h"

/* Every check with a sheet that has the finding, and a near one that has not. */

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#define ANSWERS "6565654565454321234"

static struct keyed_form keyed;
static struct sheet *sheet, *before;
static struct check_context context;

static struct sheet *sheet_of(long number, const char *answers)
{
    struct sheet *made = sheet_create(keyed.form);
    sheet_unpack_answers(made, answers);
    sheet_set_number(made, number);
    set_value(made, "service", "CDOB");
    set_value(made, "date", "2024-06-24");
    set_value(made, "age", "34");
    set_value(made, "sex", "P");
    set_value(made, "education", "S1");
    set_value(made, "occupation", "SWASTA");
    return made;
}

static int set_up(void **state)
{
    (void)state;
    keyed_form_init(&keyed);
    sheet = sheet_of(2, ANSWERS);
    before = sheet_of(1, "1234512345123451234");
    context = (struct check_context){
        .services = &keyed.services,
        .before = before,
        .year = 2024,
        .today = {2024, 7, 31},
        .most_blank = 50,
        .suspect = -1,
    };
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sheet_destroy(sheet);
    sheet_destroy(before);
    keyed_form_finish(&keyed);
    return 0;
}

static void take_answers(struct sheet *of, const char *answers)
{
    for (size_t i = 0; i < of->form->item_count; i++)
        if (of->form->items[i].answer >= 0)
            sheet_set(of, i, "");
    sheet_unpack_answers(of, answers);
}

/* The codes found, "W01 W05"; those accepted in brackets. */
static char *found(bool whole)
{
    g_autoptr(GPtrArray) findings = check_sheet(sheet, &context, whole);
    GString *codes = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index(findings, i);
        g_autofree char *end = g_strdup_printf(" (%s)", checks[finding->check].code);
        assert_true(g_str_has_suffix(finding->sentence, end));
        assert_true(check_finds(finding->check, sheet, &context));
        g_string_append_printf(codes, finding->accepted ? "%s[%s]" : "%s%s", i ? " " : "",
                               checks[finding->check].code);
    }
    return g_string_free(codes, FALSE);
}

static void assert_found(const char *expected)
{
    g_autofree char *codes = found(true);
    assert_string_equal(codes, expected);
}

static void assert_told(const char *sentence)
{
    g_autoptr(GPtrArray) findings = check_sheet(sheet, &context, true);
    assert_int_equal(findings->len, 1);
    const struct finding *finding = g_ptr_array_index(findings, 0);
    assert_string_equal(finding->sentence, sentence);
}

/* --- the table --- */

static void every_check_has_a_code_of_its_own_a_sentence_and_a_remedy(void **state)
{
    (void)state;
    for (int check = 0; check < CHECKS; check++) {
        assert_int_equal(strlen(checks[check].code), 3);
        assert_int_equal(checks[check].code[0], check_is_hard((enum check)check) ? 'F' : 'W');
        assert_int_equal(check_find(checks[check].code), check);
        assert_true(*checks[check].sentence && *checks[check].remedy);
    }
    assert_int_equal(check_find("w03"), CHECK_SHIFTED);
    assert_int_equal(check_find("W99"), -1);
}

static void a_sheet_like_any_other_has_no_finding(void **state)
{
    (void)state;
    assert_found("");
    context.before = NULL;
    assert_found("");
}

static void every_refusal_of_a_value_has_its_code(void **state)
{
    (void)state;
    static const struct {
        const char *key, *text, *code;
    } refusals[] = {
        {"service", "", "F01"},        {"sheet", "x", "F02"}, {"q1", "7", "F03"},
        {"sex", "X", "F03"},           {"age", "9", "F03"},   {"service", "XX", "F04"},
        {"date", "31-02-2024", "F05"},
    };
    struct error error;
    for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++) {
        g_autofree char *end = g_strdup_printf(" (%s)", refusals[i].code);
        const struct form_item *item = &keyed.form->items[place_of(keyed.form, refusals[i].key)];
        assert_null(value_read(item, &keyed.services, refusals[i].text, &error));
        assert_true(g_str_has_suffix(error.message, end));
    }
    g_autofree char *text = g_strnfill(201, 'a');
    assert_null(value_read(&keyed.form->items[place_of(keyed.form, "name")], &keyed.services, text,
                           &error));
    assert_true(g_str_has_suffix(error.message, " (F06)"));
}

/* --- each soft check --- */

static void w01_tells_a_number_that_another_sheet_has(void **state)
{
    (void)state;
    context.number_taken = true;
    assert_told("Nomor ini sudah dipakai lembar lain: 2. Cocokkan nomor dengan kertasnya; mungkin "
                "lembar ini sudah dientri. (W01)");
}

static void w02_tells_the_answers_of_the_sheet_before(void **state)
{
    (void)state;
    take_answers(before, ANSWERS);
    set_value(before, "age", "51");
    assert_told("Semua jawaban sama dengan lembar sebelumnya: lembar 1. Periksa apakah kertas yang "
                "sama dientri dua kali. (W02)");
    set_value(sheet, "b5", "5");
    assert_found("");
}

static void w02_of_a_line_needs_the_same_respondent(void **state)
{
    (void)state;
    take_answers(sheet, "66666666666");
    take_answers(before, "66666666666--------");
    assert_found("W02");
    set_value(before, "age", "35");
    assert_found("");
    take_answers(sheet, "");
    take_answers(before, "");
    set_value(before, "age", "34");
    assert_found("W09 W11");
}

static void w03_tells_answers_shifted_by_one_either_way(void **state)
{
    (void)state;
    take_answers(before, "1" ANSWERS);
    take_answers(sheet, ANSWERS);
    sheet_unpack_answers(before, "1656565456545432123");
    assert_found("W03");
    take_answers(before, "5656545654543212344");
    assert_found("W03");
    set_value(sheet, "q9", "1");
    assert_found("");
}

static void w03_sees_a_shift_where_the_last_questions_are_not_keyed(void **state)
{
    (void)state;
    take_answers(before, "65654545654");
    take_answers(sheet, "56545456546");
    assert_found("W03");
    take_answers(sheet, "5654545654-");
    assert_found("W03");
    take_answers(sheet, "565454565--");
    assert_found("");
}

static void w03_keeps_quiet_about_answers_that_hardly_change(void **state)
{
    (void)state;
    take_answers(before, "66666666656");
    take_answers(sheet, "66666666566");
    assert_found("");
}

static void w04_tells_one_value_for_all_questions_of_a_part(void **state)
{
    (void)state;
    const char *told = "Semua pertanyaan satu bagian dijawab sama: Kualitas pelayanan, 1. Cocokkan "
                       "dengan kertasnya. (W04)";
    take_answers(sheet, "1111111111111166666");
    assert_told(told);
    take_answers(sheet, "1111111111111165656");
    assert_told(told);
    take_answers(sheet, "1111111111111111111");
    assert_told(told);
    set_value(sheet, "q14", "2");
    assert_found("");
    set_value(sheet, "q14", VALUE_BLANK);
    assert_found("");
}

/* Five statements that most agree with wholly: nothing that the index is made of. */
static void w04_keeps_quiet_about_a_part_without_elements(void **state)
{
    (void)state;
    take_answers(sheet, "6565654565454366666");
    assert_found("");
}

static void w05_tells_age_and_education_that_contradict(void **state)
{
    (void)state;
    set_value(sheet, "age", "18");
    assert_told("Isian ini bertentangan: Umur 18 tahun, Pendidikan D4/S1. Cocokkan keduanya dengan "
                "kertasnya. (W05)");
    set_value(sheet, "occupation", "PNS");
    set_value(sheet, "age", "17");
    assert_told("Isian ini bertentangan: Umur 17 tahun, Pendidikan D4/S1; Umur 17 tahun, Pekerjaan "
                "PNS/TNI/Polri. Cocokkan keduanya dengan kertasnya. (W05)");
    set_value(sheet, "age", "19");
    assert_found("");
    set_value(sheet, "education", "S2");
    assert_found("W05");
    set_value(sheet, "education", "SMA");
    assert_found("");
    set_value(sheet, "age", VALUE_BLANK);
    set_value(sheet, "education", "S2");
    assert_found("");
}

static void w05_tells_age_and_occupation_that_contradict(void **state)
{
    (void)state;
    static const struct {
        const char *age, *occupation, *codes;
    } pairs[] = {
        {"17", "PNS", "W05"}, {"18", "PNS", ""},       {"70", "PNS", ""},
        {"71", "PNS", "W05"}, {"60", "PELAJAR", ""},   {"61", "PELAJAR", "W05"},
        {"17", "SWASTA", ""}, {"17", VALUE_BLANK, ""},
    };
    set_value(sheet, "education", "SMA");
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        set_value(sheet, "age", pairs[i].age);
        set_value(sheet, "occupation", pairs[i].occupation);
        assert_found(pairs[i].codes);
    }
}

static void w06_tells_a_date_outside_the_year_of_the_survey_or_yet_to_come(void **state)
{
    (void)state;
    static const struct {
        const char *date, *codes;
    } dates[] = {
        {"2023-12-31", "W06"}, {"2024-01-01", ""},    {"2024-07-31", ""},
        {"2024-08-01", "W06"}, {"2025-01-01", "W06"}, {VALUE_BLANK, ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        set_value(sheet, "date", dates[i].date);
        assert_found(dates[i].codes);
    }
    set_value(sheet, "date", "2023-06-24");
    assert_told("Tanggal di luar masa survei: 24-06-2023. Cocokkan dengan kertasnya. (W06)");
}

static void w06_tells_a_date_outside_the_period_of_the_form(void **state)
{
    (void)state;
    keyed.form->period_from = 401;
    keyed.form->period_to = 630;
    set_value(sheet, "date", "2024-03-31");
    assert_found("W06");
    set_value(sheet, "date", "2024-04-01");
    assert_found("");
    set_value(sheet, "date", "2024-06-30");
    assert_found("");
    set_value(sheet, "date", "2024-07-01");
    assert_found("W06");
}

static void w07_tells_a_sheet_keyed_faster_than_ever(void **state)
{
    (void)state;
    context.fastest = 200000;
    context.pace = 199999;
    assert_found("W07");
    context.pace = 200000;
    assert_found("");
    context.pace = 0; /* not measured */
    assert_found("");
    context.pace = 1;
    context.fastest = 0; /* fewer than 100 sheets */
    assert_found("");
}

static void w08_tells_a_control_total_that_is_off(void **state)
{
    (void)state;
    sheet->control_total = 6 + 5 + 6 + 5 + 6 + 5 + 4 + 5 + 6 + 5 + 4;
    assert_found("");
    sheet->control_total--;
    assert_told("Jumlah jawaban tidak sama dengan jumlah kontrol: 57, di kertas 56. Cocokkan "
                "jawaban dan jumlahnya. (W08)");
    sheet->control_total = NO_TOTAL;
    assert_found("");
}

static void w09_tells_more_blanks_than_half(void **state)
{
    (void)state;
    take_answers(sheet, "65654------");
    assert_told("Terlalu banyak pertanyaan tidak diisi: 6 dari 11. Periksa apakah ada jawaban yang "
                "terlewat. (W09)");
    take_answers(sheet, "656546-----");
    assert_found("");
    context.most_blank = 0;
    assert_found("W09");
}

static void w10_tells_a_refusal_that_may_have_been_missed(void **state)
{
    (void)state;
    context.suspect = (int)place_of(keyed.form, "q3");
    assert_told("Satu ketikan ditolak tetapi tombol berikutnya langsung menyusul: \"Kesesuaian jam "
                "layanan\". Jawaban sejak isian itu mungkin bergeser. Sudah diperiksa? (W10)");
}

static void w11_tells_questions_that_were_never_reached(void **state)
{
    (void)state;
    take_answers(sheet, "656545--5.6");
    assert_told("Pertanyaan belum dijawab: \"Penanganan pengaduan\". Simpan sebagai tidak diisi? "
                "(W11)");
    take_answers(sheet, "656545--5-6");
    assert_found("");
}

static void while_keying_only_single_fields_are_told(void **state)
{
    (void)state;
    take_answers(sheet, "6");
    set_value(sheet, "age", "15");
    set_value(sheet, "date", "2023-01-01");
    context.number_taken = true;
    g_autofree char *codes = found(false);
    assert_string_equal(codes, "W01 W05 W06");
}

static void a_check_that_the_office_does_not_use_finds_nothing(void **state)
{
    (void)state;
    set_value(sheet, "age", "15");
    set_value(sheet, "date", "2023-01-01");
    context.off = "W04 W06";
    assert_found("W05");
}

/* --- accepting --- */

static void what_is_accepted_is_found_no_more_as_open(void **state)
{
    (void)state;
    set_value(sheet, "age", "15");
    context.number_taken = true;
    check_accept(sheet, CHECK_CONTRADICTION);
    assert_found("W01 [W05]");
    check_accept(sheet, CHECK_SAME_NUMBER);
    assert_found("[W01] [W05]");
    g_autofree char *codes = check_codes(sheet->accepted);
    assert_string_equal(codes, "W01 W05");
}

static void accepting_twice_is_accepting_once(void **state)
{
    (void)state;
    check_accept(sheet, CHECK_PERIOD);
    g_autofree char *once = g_strdup(sheet->accepted);
    check_accept(sheet, CHECK_PERIOD);
    assert_string_equal(sheet->accepted, once);
}

static void a_question_stored_as_blank_keeps_what_was_accepted(void **state)
{
    (void)state;
    take_answers(sheet, "6565");
    check_accept(sheet, CHECK_PASSED_OVER);
    check_accept(sheet, CHECK_BLANKS);
    sheet_fill_blanks(sheet);
    check_drop_fallen(sheet);
    g_autofree char *codes = check_codes(sheet->accepted);
    assert_string_equal(codes, "W09 W11");
}

static void an_acceptance_of_carried_over_values_is_carried_over(void **state)
{
    (void)state;
    check_accept(sheet, CHECK_PERIOD);
    check_accept(sheet, CHECK_CONTRADICTION);
    check_accept(sheet, CHECK_SHIFTED);
    struct sheet *next = sheet_next(sheet, 3);
    check_carry_over(sheet, next);
    g_autofree char *codes = check_codes(next->accepted);
    assert_string_equal(codes, "W06");
    sheet_destroy(next);
}

static void what_another_program_wrote_as_accepted_accepts_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"W05", "W05=", "W05=00000000", "=", " ", "x W", "W05W05"};
    set_value(sheet, "age", "15");
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        sheet_set_accepted(sheet, texts[i]);
        assert_found("W05");
        g_free(check_codes(texts[i]));
        check_drop_fallen(sheet);
        assert_string_equal(sheet->accepted, "");
    }
}

/* The items whose values an acceptance is about. */
static bool is_concerned(enum check check, const struct form_item *item)
{
    switch (check) {
    case CHECK_SAME_NUMBER:
        return item->kind == ITEM_SHEET_NUMBER;
    case CHECK_CONTRADICTION:
        return strcmp(item->key, "age") == 0 || strcmp(item->key, "education") == 0 ||
               strcmp(item->key, "occupation") == 0;
    case CHECK_PERIOD:
        return strcmp(item->key, "date") == 0;
    case CHECK_TOTAL:
        return item->element >= 0;
    default:
        return item->answer >= 0;
    }
}

/* Whatever is changed, an acceptance falls when the value concerned changes, and only then. */
static void an_acceptance_falls_when_a_value_concerned_changes_and_only_then(void **state)
{
    (void)state;
    for (int check = CHECK_SAME_NUMBER; check < CHECKS; check++)
        for (size_t i = 0; i < keyed.form->item_count; i++) {
            struct sheet *changed = sheet_copy(sheet);
            check_accept(changed, (enum check)check);
            sheet_set(changed, i, *changed->values[i] == '3' ? "4" : "3");
            bool stays = check_is_accepted(changed, (enum check)check);
            assert_int_equal(stays, !is_concerned((enum check)check, &keyed.form->items[i]));
            check_drop_fallen(changed);
            assert_int_equal(*changed->accepted != '\0', stays);
            sheet_destroy(changed);
        }
}

static void an_acceptance_of_the_control_total_falls_with_it(void **state)
{
    (void)state;
    sheet->control_total = 40;
    check_accept(sheet, CHECK_TOTAL);
    assert_found("[W08]");
    sheet->control_total = 41;
    assert_found("W08");
}

static void an_acceptance_comes_back_with_its_values_until_it_is_dropped(void **state)
{
    (void)state;
    set_value(sheet, "age", "15");
    check_accept(sheet, CHECK_CONTRADICTION);
    set_value(sheet, "age", "16");
    assert_found("W05");
    check_drop_fallen(sheet);
    set_value(sheet, "age", "15");
    assert_found("W05");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_check_has_a_code_of_its_own_a_sentence_and_a_remedy),
        TEST(a_sheet_like_any_other_has_no_finding),
        TEST(every_refusal_of_a_value_has_its_code),
        TEST(w01_tells_a_number_that_another_sheet_has),
        TEST(w02_tells_the_answers_of_the_sheet_before),
        TEST(w02_of_a_line_needs_the_same_respondent),
        TEST(w03_tells_answers_shifted_by_one_either_way),
        TEST(w03_sees_a_shift_where_the_last_questions_are_not_keyed),
        TEST(w03_keeps_quiet_about_answers_that_hardly_change),
        TEST(w04_tells_one_value_for_all_questions_of_a_part),
        TEST(w04_keeps_quiet_about_a_part_without_elements),
        TEST(w05_tells_age_and_education_that_contradict),
        TEST(w05_tells_age_and_occupation_that_contradict),
        TEST(w06_tells_a_date_outside_the_year_of_the_survey_or_yet_to_come),
        TEST(w06_tells_a_date_outside_the_period_of_the_form),
        TEST(w07_tells_a_sheet_keyed_faster_than_ever),
        TEST(w08_tells_a_control_total_that_is_off),
        TEST(w09_tells_more_blanks_than_half),
        TEST(w10_tells_a_refusal_that_may_have_been_missed),
        TEST(w11_tells_questions_that_were_never_reached),
        TEST(while_keying_only_single_fields_are_told),
        TEST(a_check_that_the_office_does_not_use_finds_nothing),
        TEST(what_is_accepted_is_found_no_more_as_open),
        TEST(accepting_twice_is_accepting_once),
        TEST(a_question_stored_as_blank_keeps_what_was_accepted),
        TEST(an_acceptance_of_carried_over_values_is_carried_over),
        TEST(what_another_program_wrote_as_accepted_accepts_nothing),
        TEST(an_acceptance_falls_when_a_value_concerned_changes_and_only_then),
        TEST(an_acceptance_of_the_control_total_falls_with_it),
        TEST(an_acceptance_comes_back_with_its_values_until_it_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
