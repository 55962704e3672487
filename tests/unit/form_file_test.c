#include "src/form_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "src/fraction.h"

/* The smallest form with one of everything; its lines are numbered for the tests below. */
static const char *const small[] = {
    /*  1 */ "[form]",
    /*  2 */ "id = kecil",
    /*  3 */ "title = Survei Kecil",
    /*  4 */ "title_en = Small Survey",
    /*  5 */ "scale_low = 1",
    /*  6 */ "scale_top = 3",
    /*  7 */ "[field service]",
    /*  8 */ "kind = service",
    /*  9 */ "label = Layanan",
    /* 10 */ "[field sex]",
    /* 11 */ "kind = choice",
    /* 12 */ "label = Kelamin",
    /* 13 */ "1 = L | laki-laki",
    /* 14 */ "1_en = male",
    /* 15 */ "2 = P | perempuan",
    /* 16 */ "[field age]",
    /* 17 */ "kind = number",
    /* 18 */ "label = Umur",
    /* 19 */ "low = 10",
    /* 20 */ "top = 99",
    /* 21 */ "groups = 25 30",
    /* 22 */ "[question q1]",
    /* 23 */ "label = Kemudahan",
    /* 24 */ "answers = mudah",
    /* 25 */ "element = U1",
    /* 26 */ "[question q2]",
    /* 27 */ "label = Kejujuran",
    /* 28 */ "answers = mudah",
    /* 29 */ "further = IPAK",
    /* 30 */ "[element U1]",
    /* 31 */ "name = Persyaratan",
    /* 32 */ "weight = 12.5",
    /* 33 */ "[index IPAK]",
    /* 34 */ "name = Antikorupsi",
    /* 35 */ "[band A]",
    /* 36 */ "from = 88.31",
    /* 37 */ "words = Baik",
    /* 38 */ "[band B]",
    /* 39 */ "from = 0",
    /* 40 */ "words = Buruk",
    /* 41 */ "[answers mudah]",
    /* 42 */ "1 = sulit",
    /* 43 */ "2 = mudah",
    /* 44 */ "2_en = easy",
    /* 45 */ "3 = sangat mudah",
};
#define SMALL_LINES G_N_ELEMENTS(small)

/* The small form with the line NUMBER replaced by INSTEAD, which may be several lines. Number 0
 * replaces nothing; a number after the last adds. */
static char *small_with(size_t number, const char *instead)
{
    GString *text = g_string_new(NULL);
    for (size_t line = 1; line <= MAX(SMALL_LINES, number); line++) {
        g_string_append(text, line == number ? instead : small[line - 1]);
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

static struct form *parse_length(const char *text, size_t length, const char *language)
{
    GPtrArray *mistakes;
    struct form *form = form_parse(text, length, language, &mistakes);
    for (guint i = 0; !form && i < mistakes->len; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        print_message("%ld: %s\n", mistake->line, mistake->message);
    }
    assert_non_null(form);
    assert_null(mistakes);
    return form;
}

static struct form *parse(const char *text, const char *language)
{
    return parse_length(text, strlen(text), language);
}

static struct form *parse_small_with(size_t number, const char *instead)
{
    g_autofree char *text = small_with(number, instead);
    return parse(text, "id");
}

/* The mistakes of TEXT as "LINE: message" rows. */
static char *mistakes_of(const char *text, size_t length)
{
    GPtrArray *mistakes;
    GString *rows = g_string_new(NULL);
    assert_null(form_parse(text, length, "id", &mistakes));
    assert_true(mistakes->len > 0);
    for (guint i = 0; i < mistakes->len; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        assert_true(g_utf8_validate(mistake->message, -1, NULL));
        g_string_append_printf(rows, "%s%ld: %s", i ? "\n" : "", mistake->line, mistake->message);
    }
    g_ptr_array_unref(mistakes);
    return g_string_free(rows, FALSE);
}

static void assert_mistakes(const char *text, const char *expected)
{
    g_autofree char *actual = mistakes_of(text, strlen(text));
    assert_string_equal(actual, expected);
}

static void assert_mistakes_with(size_t number, const char *instead, const char *expected)
{
    g_autofree char *text = small_with(number, instead);
    assert_mistakes(text, expected);
}

/* --- what is read --- */

static void every_shipped_form_is_read_in_both_languages(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        size_t answers, elements, further, bands;
        int low, top, result_top;
        bool template, weighted, services;
    } shipped[] = {
        {"skm-bpom-2024", 19, 9, 1, 4, 1, 6, 100, false, false, true},
        {"skm-permenpanrb-14-2017", 9, 9, 0, 4, 1, 4, 100, false, false, true},
        {"ikm-2004", 14, 14, 0, 4, 1, 4, 100, true, false, true},
        {"ikepu", 5, 5, 0, 4, 1, 6, 100, true, false, false},
        {"efektivitas-kie", 4, 4, 0, 5, 1, 4, 100, true, true, false},
        {"ipp", 6, 6, 0, 9, 0, 5, 5, true, true, false},
    };
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(shipped); i++) {
        g_autofree char *path = g_strdup_printf("forms/%s.ini", shipped[i / 2].id);
        struct error error = {0};
        struct form *form = form_load(path, i % 2 ? "en" : "id", &error);
        assert_string_equal(error.message, "");
        assert_string_equal(form->id, shipped[i / 2].id);
        assert_int_equal(form->answer_count, shipped[i / 2].answers);
        assert_int_equal(form->element_count, shipped[i / 2].elements);
        assert_int_equal(form->further_count, shipped[i / 2].further);
        assert_int_equal(form->band_count, shipped[i / 2].bands);
        assert_int_equal(form->low, shipped[i / 2].low);
        assert_int_equal(form->top, shipped[i / 2].top);
        assert_int_equal(form->result_top, shipped[i / 2].result_top);
        assert_int_equal(form->template, shipped[i / 2].template);
        assert_int_equal(form->weighted, shipped[i / 2].weighted);
        assert_int_equal(form->service_item >= 0, shipped[i / 2].services);
        assert_true(form->date_item > 0);
        form_destroy(form);
    }
}

static void every_file_in_forms_is_read(void **state)
{
    (void)state;
    g_autoptr(GDir) folder = g_dir_open("forms", 0, NULL);
    size_t files = 0;
    for (const char *name; (name = g_dir_read_name(folder)); files++) {
        g_autofree char *path = g_build_filename("forms", name, NULL);
        struct error error = {0};
        struct form *form = form_load(path, "id", &error);
        assert_string_equal(error.message, "");
        g_autofree char *expected = g_strdup_printf("%s.ini", form->id);
        assert_string_equal(name, expected);
        form_destroy(form);
    }
    assert_true(files >= 6);
}

static void every_word_of_the_shipped_forms_is_in_english_too(void **state)
{
    (void)state;
    struct error error = {0};
    struct form *form = form_load("forms/skm-bpom-2024.ini", "en", &error);
    const struct form_item *question = &form->items[form_find_item(form, "q5")];
    assert_string_equal(form->title, "BPOM Public Satisfaction Survey 2024");
    assert_string_equal(question->label, "Speed of response");
    assert_string_equal(question->choices[0].words, "very slow");
    assert_string_equal(form->elements[0].name, "Requirements");
    assert_string_equal(form->bands[0].words, "Very good");
    assert_string_equal(form->items[form_find_item(form, "age")].unit, "years");
    form_destroy(form);
}

static void the_parts_of_a_form_are_linked_by_position(void **state)
{
    (void)state;
    struct form *form = parse_small_with(0, "");
    assert_string_equal(form->id, "kecil");
    assert_string_equal(form->version, "1");
    assert_string_equal(form->short_title, "kecil");
    assert_int_equal(form->result_top, 100);
    assert_int_equal(form->item_count, 6);
    assert_int_equal(form->items[0].kind, ITEM_SHEET_NUMBER);
    assert_string_equal(form->items[0].key, "sheet");
    assert_int_equal(form->service_item, 1);
    assert_int_equal(form->date_item, -1);
    const struct form_item *first = form_answer_item(form, 0), *second = form_answer_item(form, 1);
    assert_string_equal(first->key, "q1");
    assert_int_equal(first->element, 0);
    assert_int_equal(first->further, -1);
    assert_int_equal(second->element, -1);
    assert_int_equal(second->further, 0);
    assert_int_equal(first->choice_count, 3);
    assert_string_equal(first->choices[0].code, "1");
    assert_string_equal(first->choices[2].words, "sangat mudah");
    assert_string_equal(first->text, "Kemudahan");
    assert_null(form_answer_item(form, 2));
    form_destroy(form);
}

static void a_number_keeps_its_range_and_groups(void **state)
{
    (void)state;
    struct form *form = parse_small_with(21, "groups = 25   30 99");
    const struct form_item *age = &form->items[form_find_item(form, "AGE")];
    assert_int_equal(age->kind, ITEM_NUMBER);
    assert_int_equal(age->low, 10);
    assert_int_equal(age->top, 99);
    assert_int_equal(age->group_count, 3);
    assert_int_equal(age->groups[0], 25);
    assert_int_equal(age->groups[2], 99);
    form_destroy(form);
}

static void sections_may_stand_in_any_order(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    size_t end = SMALL_LINES;
    for (size_t line = SMALL_LINES; line-- > 0;) {
        if (small[line][0] != '[')
            continue;
        for (size_t i = line; i < end; i++)
            g_string_append_printf(text, "%s\n", small[i]);
        end = line;
    }
    struct form *form = parse(text->str, "id");
    assert_string_equal(form_answer_item(form, 0)->key, "q2");
    assert_int_equal(form_answer_item(form, 0)->choice_count, 3);
    assert_int_equal(form_answer_item(form, 1)->element, 0);
    assert_string_equal(form->bands[0].grade, "A");
    form_destroy(form);
    g_string_free(text, TRUE);
}

static void quoted_values_are_read_whole(void **state)
{
    (void)state;
    struct form *form = parse_small_with(23, "label = \"Mudah; atau #1?\"\ntext = \"[a] = b ; c\"");
    const struct form_item *question = form_answer_item(form, 0);
    assert_string_equal(question->label, "Mudah; atau #1?");
    assert_string_equal(question->text, "[a] = b ; c");
    form_destroy(form);
    form = parse_small_with(13, "1 = \"L;1 | laki # laki\"");
    const struct form_item *sex = &form->items[form_find_item(form, "sex")];
    assert_string_equal(sex->choices[0].code, "L;1");
    assert_string_equal(sex->choices[0].words, "laki # laki");
    form_destroy(form);
}

static void an_apostrophe_or_an_equals_sign_inside_a_value_is_text(void **state)
{
    (void)state;
    struct form *form = parse_small_with(23, "label = Jum'at = hari");
    assert_string_equal(form_answer_item(form, 0)->label, "Jum'at = hari");
    form_destroy(form);
}

static void codes_keep_their_upper_and_lower_case(void **state)
{
    (void)state;
    g_autofree char *small_text = small_with(13, "1 = Lk | Laki-Laki");
    struct form *form = parse(small_text, "id");
    const struct form_item *sex = &form->items[form_find_item(form, "sex")];
    assert_string_equal(sex->choices[0].code, "Lk");
    assert_string_equal(sex->choices[0].words, "Laki-Laki");
    assert_string_equal(form->elements[0].code, "U1");
    assert_string_equal(form->further[0].code, "IPAK");
    assert_string_equal(form->bands[0].grade, "A");
    assert_int_equal(form_find_element(form, "u1"), 0);
    assert_int_equal(form_find_element(form, "u2"), -1);
    form_destroy(form);
    form = parse_small_with(25, "element = u1");
    assert_int_equal(form_answer_item(form, 0)->element, 0);
    form_destroy(form);
}

static void names_of_keys_and_kinds_of_sections_are_read_in_any_case(void **state)
{
    (void)state;
    struct form *form = parse_small_with(3, "TITLE = Besar");
    assert_string_equal(form->title, "Besar");
    form_destroy(form);
    form = parse_small_with(30, "[Element U1]");
    assert_string_equal(form->elements[0].code, "U1");
    form_destroy(form);
}

static void english_words_are_chosen_and_the_written_ones_where_there_are_none(void **state)
{
    (void)state;
    g_autofree char *text = small_with(0, "");
    struct form *form = parse(text, "en");
    const struct form_item *sex = &form->items[form_find_item(form, "sex")];
    const struct form_item *question = form_answer_item(form, 0);
    assert_string_equal(form->title, "Small Survey");
    assert_string_equal(sex->label, "Kelamin");
    assert_string_equal(sex->choices[0].code, "L");
    assert_string_equal(sex->choices[0].words, "male");
    assert_string_equal(sex->choices[1].words, "perempuan");
    assert_string_equal(question->choices[0].words, "sulit");
    assert_string_equal(question->choices[1].words, "easy");
    form_destroy(form);
    form = parse(text, "id");
    assert_string_equal(form->title, "Survei Kecil");
    assert_string_equal(form_answer_item(form, 0)->choices[1].words, "mudah");
    form_destroy(form);
}

static void weights_may_have_decimals(void **state)
{
    (void)state;
    struct form *form = parse_small_with(0, "");
    assert_int_equal(form->elements[0].weight, 1250);
    assert_false(form->weighted);
    form_destroy(form);
    form = parse_small_with(29, "element = U2\n[element U2]\nname = Biaya\nweight = 12,51\n"
                                "[question q3]\nlabel = L\nanswers = mudah\nfurther = IPAK");
    assert_int_equal(form->elements[0].weight, 1251);
    assert_int_equal(form->elements[1].weight, 1250);
    assert_true(form->weighted);
    form_destroy(form);
}

static void elements_weigh_the_same_unless_the_form_says_otherwise(void **state)
{
    (void)state;
    struct error error = {0};
    struct form *form = form_load("forms/skm-bpom-2024.ini", "id", &error);
    for (size_t i = 0; i < form->element_count; i++)
        assert_int_equal(form->elements[i].weight, 100);
    form_destroy(form);
}

static void bands_are_sorted_and_the_lowest_takes_all_below(void **state)
{
    (void)state;
    struct form *form = parse_small_with(36, "from = 50\nwords = Baik\n[band C]\nfrom = 70,5");
    assert_string_equal(form->bands[0].grade, "C");
    assert_string_equal(form->bands[1].grade, "A");
    assert_string_equal(form->bands[2].grade, "B");
    assert_string_equal(form_band_of(form, 10000)->grade, "C");
    assert_string_equal(form_band_of(form, 7050)->grade, "C");
    assert_string_equal(form_band_of(form, 7049)->grade, "A");
    assert_string_equal(form_band_of(form, -1)->grade, "B");
    assert_null(form_band_of(form, HUNDREDTHS_NONE));
    form_destroy(form);
}

static void the_published_borders_of_the_grades_have_no_gap(void **state)
{
    (void)state;
    struct error error = {0};
    struct form *form = form_load("forms/skm-bpom-2024.ini", "id", &error);
    assert_string_equal(form_band_of(form, 8831)->grade, "A");
    assert_string_equal(form_band_of(form, 8830)->grade, "B");
    assert_string_equal(form_band_of(form, 7661)->grade, "B");
    assert_string_equal(form_band_of(form, 7660)->grade, "C");
    assert_string_equal(form_band_of(form, 6500)->grade, "C");
    assert_string_equal(form_band_of(form, 6499)->grade, "D");
    assert_string_equal(form_band_of(form, 0)->grade, "D");
    form_destroy(form);
}

static void assert_tones(const char *path, const char *expected)
{
    struct error error = {0};
    struct form *form = form_load(path, "id", &error);
    g_autoptr(GString) tones = g_string_new(NULL);
    for (size_t i = 0; i < form->band_count; i++)
        g_string_append_c(tones, "gfpb"[form->bands[i].tone]);
    assert_string_equal(tones->str, expected);
    form_destroy(form);
}

static void tones_run_from_good_to_bad_over_any_number_of_bands(void **state)
{
    (void)state;
    assert_tones("forms/skm-bpom-2024.ini", "gfpb");
    assert_tones("forms/efektivitas-kie.ini", "gfppb");
    assert_tones("forms/ipp.ini", "ggffpppbb");
    struct form *form = parse_small_with(0, "");
    assert_int_equal(form->bands[0].tone, TONE_GOOD);
    assert_int_equal(form->bands[1].tone, TONE_BAD);
    form_destroy(form);
}

static void a_form_may_have_no_bands(void **state)
{
    (void)state;
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < SMALL_LINES; i++)
        if (i < 34 || i > 39)
            g_string_append_printf(text, "%s\n", small[i]);
    struct form *form = parse(text->str, "id");
    assert_int_equal(form->band_count, 0);
    assert_null(form_band_of(form, 9370));
    form_destroy(form);
    g_string_free(text, TRUE);
}

static void a_byte_order_mark_and_windows_line_ends_are_accepted(void **state)
{
    (void)state;
    g_autofree char *text = small_with(0, "");
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    g_autofree char *windows = g_strjoinv("\r\n", lines);
    g_autofree char *marked = g_strconcat("\xEF\xBB\xBF", windows, NULL);
    struct form *form = parse(marked, "id");
    assert_string_equal(form->title, "Survei Kecil");
    assert_string_equal(form->source, marked);
    form_destroy(form);
}

static void the_last_line_needs_no_newline(void **state)
{
    (void)state;
    g_autofree char *text = small_with(0, "");
    struct form *form = parse_length(text, strlen(text) - 1, "id");
    assert_string_equal(form_answer_item(form, 0)->choices[2].words, "sangat mudah");
    form_destroy(form);
}

static void comments_and_blank_lines_are_skipped(void **state)
{
    (void)state;
    struct form *form =
        parse_small_with(7, "\n; [band A]\n# id = lain\n   ; x\n\t\n  [ field service ]  ");
    assert_string_equal(form->id, "kecil");
    assert_string_equal(form->items[1].key, "service");
    form_destroy(form);
}

static void the_longest_line_is_read_whole(void **state)
{
    (void)state;
    g_autofree char *words = g_strnfill(900 - strlen("label = "), 'x');
    g_autofree char *line = g_strconcat("label = ", words, NULL);
    struct form *form = parse_small_with(23, line);
    assert_string_equal(form_answer_item(form, 0)->label, words);
    form_destroy(form);
}

/* --- mistakes of a line --- */

static void an_unquoted_semicolon_or_hash_is_named_with_its_line(void **state)
{
    (void)state;
    const char *message = "23: nilai yang memuat ; atau # harus di antara tanda petik ganda";
    assert_mistakes_with(23, "label = mudah; cepat", message);
    assert_mistakes_with(23, "label = nomor #1", message);
    assert_mistakes_with(23, "label = ; mudah", message);
}

static void quotes_that_do_not_hold_the_whole_value_are_named(void **state)
{
    (void)state;
    const char *open = "23: tanda petik ganda harus membuka dan menutup seluruh nilai";
    const char *kind = "23: tanda petik harus membuka dan menutup seluruh nilai, "
                       "dan harus petik ganda";
    assert_mistakes_with(23, "label = \"mudah", open);
    assert_mistakes_with(23, "label = \"", open);
    assert_mistakes_with(23, "label = \"mudah\" sekali", open);
    assert_mistakes_with(23, "label = \"mudah\" ; catatan", open);
    assert_mistakes_with(23, "label = \"a\"b\"", open);
    assert_mistakes_with(23, "label = sangat \"mudah\"", kind);
    assert_mistakes_with(23, "label = 'mudah'", kind);
}

static void an_empty_value_is_named(void **state)
{
    (void)state;
    const char *message = "23: nilai kosong; hapus baris ini atau isi nilainya";
    assert_mistakes_with(23, "label =", message);
    assert_mistakes_with(23, "label = \"\"", message);
    assert_mistakes_with(23, "label = \"  \"", message);
}

static void a_line_that_is_nothing_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(23, "label", "23: bukan [bagian], bukan kunci = nilai, bukan ; komentar");
    assert_mistakes_with(23, "= mudah", "23: nama kunci hanya boleh berisi huruf, angka, dan _");
    assert_mistakes_with(23, "la:bel = mudah",
                         "23: nama kunci hanya boleh berisi huruf, angka, dan _");
    assert_mistakes_with(23, "lábel = mudah",
                         "23: nama kunci hanya boleh berisi huruf, angka, dan _");
}

static void a_broken_section_line_is_named(void **state)
{
    (void)state;
    const char *name = "41: nama bagian hanya boleh berisi huruf, angka, dan spasi, tanpa : ; #";
    assert_mistakes_with(41, "[answers mudah] ; kata",
                         "41: setelah ] tidak boleh ada tulisan lain");
    assert_mistakes_with(41, "[answers mudah", "41: nama bagian belum ditutup dengan ]");
    assert_mistakes_with(41, "[answers:mudah]", name);
    assert_mistakes_with(41, "[]", name);
    assert_mistakes_with(41, "[answers  mudah]",
                         "41: nama bagian tidak boleh memuat dua spasi berturut-turut");
}

static void an_overlong_line_is_named(void **state)
{
    (void)state;
    g_autofree char *words = g_strnfill(901 - strlen("label = "), 'x');
    g_autofree char *line = g_strconcat("label = ", words, NULL);
    assert_mistakes_with(23, line, "23: baris lebih panjang dari 900 bita; persingkat");
    line[0] = ';';
    assert_mistakes_with(8, line, "8: baris lebih panjang dari 900 bita; persingkat");
}

static void a_line_that_would_swallow_the_next_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(23, "label = mudah\\", "23: baris tidak boleh diakhiri \\");
    assert_mistakes_with(23, "label = mudah\\  ", "23: baris tidak boleh diakhiri \\");
    assert_mistakes_with(23, "label = m\n; catatan \\", "24: baris tidak boleh diakhiri \\");
}

static void text_that_is_not_utf_8_is_named(void **state)
{
    (void)state;
    const char *message = "23: bukan teks UTF-8; simpan berkas ini sebagai UTF-8";
    assert_mistakes_with(23, "label = caf\xE9", message);
    assert_mistakes_with(23, "; caf\xE9", message);
    g_autofree char *text = small_with(23, "label = mudahX");
    size_t length = strlen(text);
    *strchr(text, 'X') = '\0';
    g_autofree char *actual = mistakes_of(text, length);
    assert_string_equal(actual, message);
}

static void a_control_character_is_named(void **state)
{
    (void)state;
    const char *message = "23: baris memuat karakter kendali; hapus atau ketik ulang baris ini";
    assert_mistakes_with(23, "label = \x1b[2Jmudah", message);
    assert_mistakes_with(23, "label = mudah\rsekali", message);
    assert_mistakes_with(23, "label = \v", message);
    assert_mistakes_with(23,
                         "label = a\xC2\x9B"
                         "b",
                         message);
}

static void what_is_there_twice_is_named_with_its_first_line(void **state)
{
    (void)state;
    assert_mistakes_with(38, "[band a]", "38: bagian [band a] sudah ada di baris 35");
    assert_mistakes_with(26, "[question q1]", "26: bagian [question q1] sudah ada di baris 22");
    assert_mistakes_with(4, "Title = Lain", "4: kunci Title sudah ada di baris 3");
}

static void a_key_before_the_first_section_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(1, "id = dini\n[form]", "1: kunci id berada sebelum [bagian] pertama");
}

/* --- mistakes of a form --- */

static void an_unknown_section_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(46, "[unsur U2]", "46: bagian [unsur U2] tidak dikenal");
    assert_mistakes_with(46, "[formulir]", "46: bagian [formulir] tidak dikenal");
    assert_mistakes_with(46, "[form lain]", "46: bagian [form lain] tidak dikenal");
}

static void an_unknown_key_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(4, "judul = x", "4: kunci judul tidak dikenal di [form]");
    assert_mistakes_with(23, "label = x\nkind = text",
                         "24: kunci kind tidak dikenal di [question q1]");
    assert_mistakes_with(34, "name = x\nweight = 3",
                         "35: kunci weight tidak dikenal di [index IPAK]");
    assert_mistakes_with(4, "title_id = x", "4: kunci title_id tidak dikenal di [form]");
}

static void only_words_have_an_english_twin(void **state)
{
    (void)state;
    assert_mistakes_with(4, "id_en = small", "4: kunci id_en tidak dikenal di [form]");
    assert_mistakes_with(6, "scale_top = 3\nscale_top_en = 4",
                         "7: kunci scale_top_en tidak dikenal di [form]");
    assert_mistakes_with(24, "answers = mudah\nanswers_en = easy",
                         "25: kunci answers_en tidak dikenal di [question q1]");
}

static void a_missing_key_is_named_at_its_section(void **state)
{
    (void)state;
    assert_mistakes_with(2, "", "1: [form] belum mempunyai id");
    assert_mistakes_with(6, "", "1: [form] belum mempunyai scale_top");
    assert_mistakes_with(9, "", "7: [field service] belum mempunyai label");
    assert_mistakes_with(20, "", "16: [field age] belum mempunyai top");
    assert_mistakes_with(24, "", "22: [question q1] belum mempunyai answers");
    assert_mistakes_with(31, "", "30: [element U1] belum mempunyai name");
    assert_mistakes_with(36, "", "35: [band A] belum mempunyai from");
    assert_mistakes_with(37, "", "35: [band A] belum mempunyai words");
    assert_mistakes_with(
        8, "", "7: kind harus choice, service, number, date, text, atau long_text, bukan \"\"");
}

static void a_missing_answer_word_is_named_once_for_all_its_questions(void **state)
{
    (void)state;
    assert_mistakes_with(43, "", "41: [answers mudah] belum mempunyai 2");
}

static void an_answer_word_beyond_the_scale_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(45, "3 = x\n4 = y", "46: 4 tidak ada pada skala 1 sampai 3");
    assert_mistakes_with(42, "0 = x\n1 = y", "42: 0 tidak ada pada skala 1 sampai 3");
    assert_mistakes_with(45, "3 = x\n4_en = y", "46: 4_en tidak ada pada skala 1 sampai 3");
}

static void answer_words_that_do_not_exist_are_named(void **state)
{
    (void)state;
    assert_mistakes_with(24, "answers = sulit", "24: bagian [answers sulit] tidak ada");
    assert_mistakes_with(46, "[answers]",
                         "46: kata jawaban memerlukan nama, misalnya [answers mudah]");
}

static void a_bad_scale_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(6, "scale_top = 10",
                         "6: scale_top harus bilangan bulat dari 1 sampai 9, bukan \"10\"");
    assert_mistakes_with(6, "scale_top = enam",
                         "6: scale_top harus bilangan bulat dari 1 sampai 9, bukan \"enam\"");
    assert_mistakes_with(5, "scale_low = -1",
                         "5: scale_low harus bilangan bulat dari 0 sampai 8, bukan \"-1\"");
    assert_mistakes_with(6, "scale_top = 1", "6: scale_top harus lebih dari scale_low");
    assert_mistakes_with(4, "result_top = 0",
                         "4: result_top harus bilangan bulat dari 1 sampai 1000, bukan \"0\"");
}

static void a_bad_number_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(19, "low = 1.5",
                         "19: low harus bilangan bulat dari 0 sampai 999999, bukan \"1.5\"");
    assert_mistakes_with(20, "top = 1000000",
                         "20: top harus bilangan bulat dari 1 sampai 999999, bukan \"1000000\"");
    assert_mistakes_with(20, "top = 10", "20: top harus lebih dari low");
    assert_mistakes_with(20, "top = 9", "20: top harus lebih dari low");
    const char *groups = "21: groups harus bilangan menaik dari 10 sampai 99";
    assert_mistakes_with(21, "groups = 30 25", groups);
    assert_mistakes_with(21, "groups = 25 25", groups);
    assert_mistakes_with(21, "groups = 25 100", groups);
    assert_mistakes_with(21, "groups = 25, 30", groups);
    const char *weight = "32: weight harus bilangan dengan paling banyak dua desimal, bukan \"%s\"";
    static const char *const wrong[] = {"berat", "1.234", "-1", "12345678"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *line = g_strdup_printf("weight = %s", wrong[i]);
        g_autofree char *expected = g_strdup_printf(weight, wrong[i]);
        assert_mistakes_with(32, line, expected);
    }
    assert_mistakes_with(32, "weight = 0", "32: weight harus lebih dari 0");
    assert_mistakes_with(
        36, "from = tinggi",
        "36: from harus bilangan dengan paling banyak dua desimal, bukan \"tinggi\"");
}

static void a_bad_kind_or_yes_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(
        8, "kind = layanan",
        "8: kind harus choice, service, number, date, text, atau long_text, bukan \"layanan\"");
    assert_mistakes_with(9, "label = L\nrequired = ya",
                         "10: required harus yes atau no, bukan \"ya\"");
}

static void a_bad_choice_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(13, "1 = laki-laki", "13: pilihan harus berbentuk KODE | kata");
    assert_mistakes_with(15, "2 = P |", "15: pilihan harus berbentuk KODE | kata");
    assert_mistakes_with(15, "2 = | perempuan", "15: pilihan harus berbentuk KODE | kata");
    assert_mistakes_with(15, "2 = l | lagi", "15: kode pilihan l ada dua kali");
    assert_mistakes_with(15, "",
                         "11: [field sex] memerlukan paling sedikit dua pilihan: 1 = …, 2 = …");
}

static void a_choice_out_of_sequence_is_named_and_not_dropped(void **state)
{
    (void)state;
    assert_mistakes_with(15, "2 = P | p\n4 = X | x",
                         "16: nomor pilihan 4 tidak urut; nomor harus 1, 2, 3, … tanpa lompatan");
    assert_mistakes_with(15, "2 = P | p\n03 = X | x",
                         "16: nomor pilihan 03 tidak urut; nomor harus 1, 2, 3, … tanpa lompatan");
    assert_mistakes_with(15, "2 = P | p\n3_en = x",
                         "16: nomor pilihan 3_en tidak urut; "
                         "nomor harus 1, 2, 3, … tanpa lompatan");
}

static void a_name_that_is_taken_or_reserved_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(26, "[question sex]", "26: nama sex sudah dipakai isian lain");
    assert_mistakes_with(26, "[question sheet]",
                         "26: nama sheet dipakai Lembar sendiri; pilih nama lain");
    assert_mistakes_with(10, "[field counted]",
                         "10: nama counted dipakai Lembar sendiri; pilih nama lain");
    assert_mistakes_with(26, "[question Q2]",
                         "26: nama isian hanya boleh berisi huruf kecil, angka, dan _");
    assert_mistakes_with(26, "[question]",
                         "26: nama isian hanya boleh berisi huruf kecil, angka, dan _");
    assert_mistakes_with(33, "[index U1]",
                         "29: kode IPAK tidak ada di antara bagian [index …]\n"
                         "33: kode U1 sudah dipakai unsur\n"
                         "33: tidak ada pertanyaan untuk U1");
}

static void a_section_without_its_name_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(46, "[element]\nname = x",
                         "46: unsur memerlukan kode, misalnya [element U1]");
    assert_mistakes_with(35, "[band]", "35: mutu memerlukan huruf, misalnya [band A]");
}

static void links_that_lead_nowhere_are_named(void **state)
{
    (void)state;
    assert_mistakes_with(29, "further = IPAK\nelement = U9",
                         "30: kode U9 tidak ada di antara bagian [element …]");
    assert_mistakes_with(26, "further = IPKP\n[question q2]",
                         "26: kode IPKP tidak ada di antara bagian [index …]");
}

static void an_element_without_a_question_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(46, "[element U2]\nname = Biaya", "46: tidak ada pertanyaan untuk U2");
    assert_mistakes_with(46, "[index IPKP]\nname = Kinerja", "46: tidak ada pertanyaan untuk IPKP");
    assert_mistakes_with(25, "", "30: tidak ada pertanyaan untuk U1");
}

static void a_second_service_is_named(void **state)
{
    (void)state;
    assert_mistakes_with(46, "[field lagi]\nlabel = x\nkind = service",
                         "48: hanya satu isian yang boleh kind = service");
}

static void personal_data_can_only_be_text(void **state)
{
    (void)state;
    assert_mistakes_with(12, "label = x\npersonal = yes",
                         "13: hanya text dan long_text dapat berisi data pribadi");
}

static void two_bands_from_the_same_value_are_named(void **state)
{
    (void)state;
    assert_mistakes_with(39, "from = 88,31", "39: dua mutu mulai dari nilai yang sama");
}

static void an_empty_file_is_named(void **state)
{
    (void)state;
    const char *nothing = "1: bagian [form] tidak ada\n"
                          "1: tidak ada satu pun [question …]\n"
                          "1: tidak ada satu pun [element …]";
    assert_mistakes("", nothing);
    assert_mistakes("\n\n", nothing);
    assert_mistakes("\xEF\xBB\xBF", nothing);
    assert_mistakes("; hanya catatan", nothing);
}

static void a_line_that_is_no_ini_does_not_hide_the_other_mistakes(void **state)
{
    (void)state;
    assert_mistakes("[form]\nid = x\ntitle = x\nscale_top = 4\nfoo = 1\n[question a]\nlabel =\n"
                    "answers = b\n[answers b]\n1 = p\n2 = q\n3 = r\n4 = s\nbar = t\n",
                    "5: kunci foo tidak dikenal di [form]\n"
                    "7: nilai kosong; hapus baris ini atau isi nilainya\n"
                    "14: kunci bar tidak dikenal di [answers b]");
}

static void no_bytes_at_all_are_named_like_an_empty_file(void **state)
{
    (void)state;
    GPtrArray *mistakes;
    assert_null(form_parse(NULL, 0, "id", &mistakes));
    assert_true(mistakes->len > 0);
    g_ptr_array_unref(mistakes);
}

static void a_form_without_questions_is_named(void **state)
{
    (void)state;
    assert_mistakes("[form]\nid = x\ntitle = X\nscale_top = 4\n[element U1]\nname = A\n",
                    "1: tidak ada satu pun [question …]\n"
                    "5: tidak ada pertanyaan untuk U1");
}

static void all_mistakes_are_told_in_the_order_of_their_lines(void **state)
{
    (void)state;
    g_autofree char *text = small_with(29, "further = LAIN");
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    g_free(lines[35]);
    lines[35] = g_strdup("from = x");
    g_free(lines[19]);
    lines[19] = g_strdup("top = 3");
    g_free(lines[3]);
    lines[3] = g_strdup("judul = x");
    g_autofree char *wrong = g_strjoinv("\n", lines);
    assert_mistakes(wrong, "4: kunci judul tidak dikenal di [form]\n"
                           "20: top harus lebih dari low\n"
                           "29: kode LAIN tidak ada di antara bagian [index …]\n"
                           "33: tidak ada pertanyaan untuk IPAK\n"
                           "36: from harus bilangan dengan paling banyak dua desimal, bukan \"x\"");
}

static void all_mistakes_of_lines_are_told_in_their_order(void **state)
{
    (void)state;
    g_autofree char *text = small_with(3, "title = a;b\ntitle = c\nbukan\nx = \"");
    assert_mistakes(text, "3: nilai yang memuat ; atau # harus di antara tanda petik ganda\n"
                          "4: kunci title sudah ada di baris 3\n"
                          "5: bukan [bagian], bukan kunci = nilai, bukan ; komentar\n"
                          "6: tanda petik ganda harus membuka dan menutup seluruh nilai");
}

static void a_file_that_cannot_be_read_is_an_error(void **state)
{
    (void)state;
    struct error error = {0};
    assert_null(form_load("forms/tidak-ada.ini", "id", &error));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_non_null(strstr(error.message, "forms/tidak-ada.ini"));
}

static void the_example_of_the_readme_is_a_form(void **state)
{
    (void)state;
    g_autofree char *readme = NULL;
    GPtrArray *mistakes = NULL;
    assert_true(g_file_get_contents("README.md", &readme, NULL, NULL));
    const char *example = strstr(readme, "```ini\n");
    assert_non_null(example);
    example += strlen("```ini\n");
    size_t length = (size_t)(strstr(example, "```") - example);
    struct form *form = form_parse(example, length, "id", &mistakes);
    assert_non_null(form);
    assert_int_equal(form->element_count, 1);
    form_destroy(form);
}

static void loading_names_the_file_and_line_of_the_first_mistake(void **state)
{
    (void)state;
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("form-XXXXXX.ini", &path, NULL);
    g_autofree char *text = small_with(6, "scale_top = 1\nlain = 3");
    struct error error = {0};
    assert_true(file >= 0 && g_file_set_contents(path, text, -1, NULL));
    assert_null(form_load(path, "id", &error));
    g_autofree char *expected =
        g_strdup_printf("%s:6: scale_top harus lebih dari scale_low.", path);
    assert_true(g_str_has_prefix(error.message, expected));
    assert_true(g_close(file, NULL) && remove(path) == 0);
}

static void a_contradiction_names_two_conditions(void **state)
{
    (void)state;
    struct form *form = parse_small_with(46, "[contradiction muda]\n"
                                             "when = age below 17\nand = sex in  P L");
    assert_int_equal(form->contradiction_count, 1);
    const struct form_condition *when = &form->contradictions[0].when;
    const struct form_condition *and = &form->contradictions[0].and;
    assert_int_equal(when->item, form_find_item(form, "age"));
    assert_true(when->below);
    assert_int_equal(when->bound, 17);
    assert_null(when->chosen);
    assert_int_equal(and->item, form_find_item(form, "sex"));
    assert_true(and->chosen[0] && and->chosen[1]);
    form_destroy(form);
}

static void a_condition_that_means_nothing_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *condition, *mistake;
    } wrong[] = {
        {"age", "syarat harus berbentuk isian below N, isian above N, atau isian in KODE …"},
        {"size below 3", "isian size tidak ada"},
        {"age under 17", "age adalah bilangan; pakai below atau above"},
        {"age below 9", "batas age harus satu bilangan dari 10 sampai 99"},
        {"age above 17 18", "batas age harus satu bilangan dari 10 sampai 99"},
        {"age in 17", "age adalah bilangan; pakai below atau above"},
        {"sex below 2", "sex adalah pilihan; pakai in"},
        {"sex in P X", "pilihan X tidak ada di [field sex]"},
        {"q1 above 2", "q1 harus isian bilangan atau pilihan"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text =
            g_strdup_printf("[contradiction muda]\nwhen = %s\nand = sex in P", wrong[i].condition);
        g_autofree char *expected = g_strdup_printf("47: %s", wrong[i].mistake);
        assert_mistakes_with(46, text, expected);
    }
    assert_mistakes_with(46, "[contradiction]\nwhen = age above 70",
                         "46: pertentangan memerlukan nama, misalnya [contradiction pns-muda]\n"
                         "46: [contradiction] belum mempunyai and");
}

static void the_period_of_a_survey_is_two_days_in_their_order(void **state)
{
    (void)state;
    struct form *form = parse_small_with(6, "scale_top = 3\nperiod = 01-04 30-06");
    assert_int_equal(form->period_from, 401);
    assert_int_equal(form->period_to, 630);
    form_destroy(form);
    static const char *const wrong[] = {"period = 01-04", "period = 30-06 01-04",
                                        "period = 31-04 30-06", "period = 01-04 30-06 x"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text = g_strdup_printf("scale_top = 3\n%s", wrong[i]);
        assert_mistakes_with(6, text,
                             "7: period harus dua tanggal yang berurutan, misalnya 01-04 30-06");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_form_is_read_in_both_languages),
        cmocka_unit_test(every_file_in_forms_is_read),
        cmocka_unit_test(every_word_of_the_shipped_forms_is_in_english_too),
        cmocka_unit_test(the_parts_of_a_form_are_linked_by_position),
        cmocka_unit_test(a_number_keeps_its_range_and_groups),
        cmocka_unit_test(sections_may_stand_in_any_order),
        cmocka_unit_test(quoted_values_are_read_whole),
        cmocka_unit_test(an_apostrophe_or_an_equals_sign_inside_a_value_is_text),
        cmocka_unit_test(codes_keep_their_upper_and_lower_case),
        cmocka_unit_test(names_of_keys_and_kinds_of_sections_are_read_in_any_case),
        cmocka_unit_test(english_words_are_chosen_and_the_written_ones_where_there_are_none),
        cmocka_unit_test(weights_may_have_decimals),
        cmocka_unit_test(elements_weigh_the_same_unless_the_form_says_otherwise),
        cmocka_unit_test(bands_are_sorted_and_the_lowest_takes_all_below),
        cmocka_unit_test(the_published_borders_of_the_grades_have_no_gap),
        cmocka_unit_test(tones_run_from_good_to_bad_over_any_number_of_bands),
        cmocka_unit_test(a_form_may_have_no_bands),
        cmocka_unit_test(a_byte_order_mark_and_windows_line_ends_are_accepted),
        cmocka_unit_test(the_last_line_needs_no_newline),
        cmocka_unit_test(comments_and_blank_lines_are_skipped),
        cmocka_unit_test(the_longest_line_is_read_whole),
        cmocka_unit_test(an_unquoted_semicolon_or_hash_is_named_with_its_line),
        cmocka_unit_test(quotes_that_do_not_hold_the_whole_value_are_named),
        cmocka_unit_test(an_empty_value_is_named),
        cmocka_unit_test(a_line_that_is_nothing_is_named),
        cmocka_unit_test(a_broken_section_line_is_named),
        cmocka_unit_test(an_overlong_line_is_named),
        cmocka_unit_test(a_line_that_would_swallow_the_next_is_named),
        cmocka_unit_test(text_that_is_not_utf_8_is_named),
        cmocka_unit_test(a_control_character_is_named),
        cmocka_unit_test(what_is_there_twice_is_named_with_its_first_line),
        cmocka_unit_test(a_key_before_the_first_section_is_named),
        cmocka_unit_test(an_unknown_section_is_named),
        cmocka_unit_test(an_unknown_key_is_named),
        cmocka_unit_test(only_words_have_an_english_twin),
        cmocka_unit_test(a_missing_key_is_named_at_its_section),
        cmocka_unit_test(a_missing_answer_word_is_named_once_for_all_its_questions),
        cmocka_unit_test(an_answer_word_beyond_the_scale_is_named),
        cmocka_unit_test(answer_words_that_do_not_exist_are_named),
        cmocka_unit_test(a_bad_scale_is_named),
        cmocka_unit_test(a_bad_number_is_named),
        cmocka_unit_test(a_bad_kind_or_yes_is_named),
        cmocka_unit_test(a_bad_choice_is_named),
        cmocka_unit_test(a_contradiction_names_two_conditions),
        cmocka_unit_test(a_condition_that_means_nothing_is_named),
        cmocka_unit_test(the_period_of_a_survey_is_two_days_in_their_order),
        cmocka_unit_test(a_choice_out_of_sequence_is_named_and_not_dropped),
        cmocka_unit_test(a_name_that_is_taken_or_reserved_is_named),
        cmocka_unit_test(a_section_without_its_name_is_named),
        cmocka_unit_test(links_that_lead_nowhere_are_named),
        cmocka_unit_test(an_element_without_a_question_is_named),
        cmocka_unit_test(a_second_service_is_named),
        cmocka_unit_test(personal_data_can_only_be_text),
        cmocka_unit_test(two_bands_from_the_same_value_are_named),
        cmocka_unit_test(an_empty_file_is_named),
        cmocka_unit_test(a_line_that_is_no_ini_does_not_hide_the_other_mistakes),
        cmocka_unit_test(no_bytes_at_all_are_named_like_an_empty_file),
        cmocka_unit_test(a_form_without_questions_is_named),
        cmocka_unit_test(all_mistakes_are_told_in_the_order_of_their_lines),
        cmocka_unit_test(all_mistakes_of_lines_are_told_in_their_order),
        cmocka_unit_test(a_file_that_cannot_be_read_is_an_error),
        cmocka_unit_test(the_example_of_the_readme_is_a_form),
        cmocka_unit_test(loading_names_the_file_and_line_of_the_first_mistake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
