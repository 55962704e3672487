#include "src/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/keyed_form.h"

static struct keyed_form keyed;

static const struct form_item *item_of(const char *key)
{
    return &keyed.form->items[place_of(keyed.form, key)];
}

static void assert_reads(const char *key, const char *text, const char *expected)
{
    struct error error = {0};
    g_autofree char *value = value_read(item_of(key), &keyed.services, text, &error);
    assert_string_equal(error.message, "");
    assert_string_equal(value, expected);
}

/* The sentence ends with the code of a check: "Layanan: Pilih 1–5. (F04)". */
static void assert_refusal(const struct error *error, const char *message)
{
    g_autofree char *code = g_strdup(strrchr(error->message, ' '));
    assert_true(g_str_has_prefix(code, " (F0") && strlen(code) == strlen(" (F00)"));
    g_autofree char *expected = g_strconcat(message, code, NULL);
    assert_string_equal(error->message, expected);
}

static void assert_refuses_item(const struct form_item *item, const char *text, const char *message)
{
    struct error error = {0};
    assert_null(value_read(item, &keyed.services, text, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_refusal(&error, message);
}

static void assert_refuses(const char *key, const char *text, const char *message)
{
    assert_refuses_item(item_of(key), text, message);
}

static void assert_shows(const char *key, const char *value, const char *expected)
{
    g_autofree char *shown = value_show(item_of(key), &keyed.services, value);
    assert_string_equal(shown, expected);
}

static void assert_hints(const char *key, const char *expected)
{
    g_autofree char *hint = value_hint(item_of(key), &keyed.services, 2026);
    assert_string_equal(hint, expected);
}

/* --- reading --- */

static void reads_an_answer_within_the_scale(void **state)
{
    (void)state;
    assert_reads("q1", "1", "1");
    assert_reads("q1", "6", "6");
}

static void refuses_an_answer_outside_the_scale(void **state)
{
    (void)state;
    assert_refuses("q1", "7",
                   "Kemudahan persyaratan: \"7\" tidak dikenal. "
                   "Jawab 1–6, atau - bila tidak diisi.");
    assert_refuses("q1", "0",
                   "Kemudahan persyaratan: \"0\" tidak dikenal. "
                   "Jawab 1–6, atau - bila tidak diisi.");
    assert_refuses("q1", "06",
                   "Kemudahan persyaratan: \"06\" tidak dikenal. "
                   "Jawab 1–6, atau - bila tidak diisi.");
}

static void reads_a_choice_by_its_code_in_any_case(void **state)
{
    (void)state;
    assert_reads("sex", "L", "L");
    assert_reads("sex", "p", "P");
    assert_reads("occupation", "swasta", "SWASTA");
}

static void refuses_a_choice_that_is_not_in_the_list(void **state)
{
    (void)state;
    assert_refuses("sex", "X",
                   "Kelamin: \"X\" tidak dikenal. Tulis L, P, atau - bila tidak diisi.");
}

static void reads_a_service_by_its_code_in_any_case(void **state)
{
    (void)state;
    assert_reads("service", "cpkb", "CPKB");
}

static void refuses_an_unknown_service(void **state)
{
    (void)state;
    assert_refuses("service", "ABC",
                   "Layanan: \"ABC\" tidak dikenal. Tulis CDOB, CPOTB, CPKB, CPPOB, SKI.");
}

static void reads_a_number_at_both_ends_of_its_range(void **state)
{
    (void)state;
    assert_reads("age", "10", "10");
    assert_reads("age", "99", "99");
    assert_reads("stage_pct", "0", "0");
    assert_reads("stage_pct", "100", "100");
}

static void drops_leading_zeros_of_a_number(void **state)
{
    (void)state;
    assert_reads("age", "034", "34");
}

static void refuses_a_number_outside_its_range_or_none(void **state)
{
    (void)state;
    assert_refuses("age", "9", "Umur harus bilangan 10–99, bukan \"9\".");
    assert_refuses("age", "100", "Umur harus bilangan 10–99, bukan \"100\".");
    assert_refuses("age", "3 4", "Umur harus bilangan 10–99, bukan \"3 4\".");
    assert_refuses("age", "34.5", "Umur harus bilangan 10–99, bukan \"34.5\".");
    assert_refuses("age", "99999999999999999999",
                   "Umur harus bilangan 10–99, bukan \"99999999999999999999\".");
}

static void reads_a_date_as_iso_or_day_first(void **state)
{
    (void)state;
    assert_reads("date", "2024-06-24", "2024-06-24");
    assert_reads("date", "24-06-2024", "2024-06-24");
    assert_reads("date", "24/6/2024", "2024-06-24");
    assert_reads("date", "1.2.2024", "2024-02-01");
    assert_reads("date", "29-02-2024", "2024-02-29");
}

static void refuses_what_is_no_day(void **state)
{
    (void)state;
    assert_refuses("date", "29-02-2023",
                   "Tanggal: \"29-02-2023\" bukan tanggal. Contoh: 24-06-2024.");
    assert_refuses("date", "31/04/2024",
                   "Tanggal: \"31/04/2024\" bukan tanggal. Contoh: 24-06-2024.");
    assert_refuses("date", "24-06-24", "Tanggal: \"24-06-24\" bukan tanggal. Contoh: 24-06-2024.");
    assert_refuses("date", "24-06-2024x",
                   "Tanggal: \"24-06-2024x\" bukan tanggal. Contoh: 24-06-2024.");
    assert_refuses("date", "kemarin", "Tanggal: \"kemarin\" bukan tanggal. Contoh: 24-06-2024.");
}

static void keeps_lines_in_a_long_text_only(void **state)
{
    (void)state;
    assert_reads("suggestion", "satu\r\ndua \t\n", "satu\ndua");
    assert_reads("name", "Siti\nAminah\x1f", "Siti Aminah");
}

static void refuses_a_line_longer_than_200_bytes(void **state)
{
    (void)state;
    g_autofree char *fits = g_strnfill(200, 'a');
    g_autofree char *long_one = g_strnfill(201, 'a');
    assert_reads("name", fits, fits);
    assert_refuses("name", long_one, "Nama terlalu panjang; paling banyak 200 huruf.");
    assert_reads("suggestion", long_one, long_one);
}

static void reads_nothing_and_a_dash_as_blank(void **state)
{
    (void)state;
    static const char *const keys[] = {"date", "age", "sex", "q1", "b5", "suggestion", "name"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        assert_reads(keys[i], "", VALUE_BLANK);
        assert_reads(keys[i], "-", VALUE_BLANK);
    }
}

static void refuses_a_blank_where_a_value_is_required(void **state)
{
    (void)state;
    assert_refuses("service", "", "Layanan harus diisi.");
    assert_refuses("service", "-", "Layanan harus diisi.");
    assert_refuses("sheet", "-", "Nomor lembar harus diisi.");
}

static void reads_a_text_of_nothing_but_blanks_as_blank(void **state)
{
    (void)state;
    assert_reads("name", "   ", VALUE_BLANK);
    assert_reads("suggestion", " \n\t\n", VALUE_BLANK);
    assert_reads("name", "- ", VALUE_BLANK);
}

static void refuses_blanks_as_a_required_text(void **state)
{
    (void)state;
    struct form_item item = *item_of("name");
    item.required = true;
    assert_refuses_item(&item, "  ", "Nama harus diisi.");
    assert_refuses_item(&item, "- ", "Nama harus diisi.");
}

static void cuts_a_long_refused_text_between_two_characters(void **state)
{
    (void)state;
    struct error error = {0};
    for (size_t before = 15; before < 45; before++) {
        g_autofree char *letters = g_strnfill(before, 'a');
        g_autofree char *text = g_strconcat(letters, "ééééééé", NULL);
        assert_null(value_read(item_of("sex"), &keyed.services, text, &error));
        assert_true(g_str_has_suffix(error.message, "Tulis L, P, atau - bila tidak diisi. (F03)"));
        assert_null(value_read(item_of("age"), &keyed.services, text, &error));
        assert_true(g_str_has_suffix(error.message, "\". (F03)"));
        assert_null(value_read(item_of("date"), &keyed.services, text, &error));
        assert_true(g_str_has_suffix(error.message, "Contoh: 24-06-2024. (F05)"));
    }
}

/* --- showing --- */

static void shows_a_choice_with_the_key_that_picks_it(void **state)
{
    (void)state;
    assert_shows("sex", "P", "2 perempuan");
    assert_shows("service", "CPKB", "3 CPKB");
}

static void shows_a_number_with_its_unit(void **state)
{
    (void)state;
    assert_shows("age", "34", "34 tahun");
    assert_shows("stage_pct", "50", "50 %");
    assert_shows("sheet", "7", "7");
}

static void shows_a_date_day_first(void **state)
{
    (void)state;
    assert_shows("date", "2024-06-24", "24-06-2024");
}

static void shows_answers_texts_and_blanks_as_they_are(void **state)
{
    (void)state;
    assert_shows("q1", "5", "5");
    assert_shows("name", "Siti", "Siti");
    assert_shows("suggestion", "satu\ndua", "satu\ndua");
    assert_shows("date", VALUE_BLANK, VALUE_BLANK);
    assert_shows("sex", "", "");
}

static void shows_a_code_that_left_the_list_as_it_is(void **state)
{
    (void)state;
    assert_shows("service", "LAMA", "LAMA");
}

static void reads_back_every_value_it_has_read(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"sheet", "0012"}, {"service", "ski"},  {"date", "1/2/2024"},  {"age", "+34"},
        {"sex", "p"},      {"education", "s2"}, {"suggestion", " a "}, {"name", "-x-"}};
    struct error error;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *value =
            value_read(item_of(texts[i][0]), &keyed.services, texts[i][1], &error);
        assert_non_null(value);
        assert_reads(texts[i][0], value, value);
    }
}

static void tells_what_each_item_takes(void **state)
{
    (void)state;
    assert_hints("sheet", "Isi bilangan 1–999999999.");
    assert_hints("service", "Pilih 1–5.");
    assert_hints("date",
                 "Isi tanggal hhbb atau hhbbtttt, misalnya 24062026, atau - bila tidak diisi.");
    assert_hints("age", "Isi bilangan 10–99, atau - bila tidak diisi.");
    assert_hints("education", "Pilih 1–4, atau - bila tidak diisi.");
    assert_hints("q1", "Jawab 1–6, atau - bila tidak diisi.");
    assert_hints("name", "Isi teks, atau - bila tidak diisi.");
}

static int set_up(void **state)
{
    (void)state;
    keyed_form_init(&keyed);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    keyed_form_finish(&keyed);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_an_answer_within_the_scale),
        cmocka_unit_test(refuses_an_answer_outside_the_scale),
        cmocka_unit_test(reads_a_choice_by_its_code_in_any_case),
        cmocka_unit_test(refuses_a_choice_that_is_not_in_the_list),
        cmocka_unit_test(reads_a_service_by_its_code_in_any_case),
        cmocka_unit_test(refuses_an_unknown_service),
        cmocka_unit_test(reads_a_number_at_both_ends_of_its_range),
        cmocka_unit_test(drops_leading_zeros_of_a_number),
        cmocka_unit_test(refuses_a_number_outside_its_range_or_none),
        cmocka_unit_test(reads_a_date_as_iso_or_day_first),
        cmocka_unit_test(refuses_what_is_no_day),
        cmocka_unit_test(keeps_lines_in_a_long_text_only),
        cmocka_unit_test(refuses_a_line_longer_than_200_bytes),
        cmocka_unit_test(reads_nothing_and_a_dash_as_blank),
        cmocka_unit_test(refuses_a_blank_where_a_value_is_required),
        cmocka_unit_test(reads_a_text_of_nothing_but_blanks_as_blank),
        cmocka_unit_test(refuses_blanks_as_a_required_text),
        cmocka_unit_test(cuts_a_long_refused_text_between_two_characters),
        cmocka_unit_test(shows_a_choice_with_the_key_that_picks_it),
        cmocka_unit_test(shows_a_number_with_its_unit),
        cmocka_unit_test(shows_a_date_day_first),
        cmocka_unit_test(shows_answers_texts_and_blanks_as_they_are),
        cmocka_unit_test(shows_a_code_that_left_the_list_as_it_is),
        cmocka_unit_test(reads_back_every_value_it_has_read),
        cmocka_unit_test(tells_what_each_item_takes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
