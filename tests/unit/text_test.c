#include "src/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_fit(const char *text, int cells, const char *expected)
{
    g_autofree char *fitted = text_fit(text, cells, "…");
    assert_string_equal(fitted, expected);
}

static void assert_clean(const char *text, bool keep_lines, const char *expected)
{
    g_autofree char *clean = text_clean(text, keep_lines);
    assert_string_equal(clean, expected);
}

/* EXPECTED has the rows with '|' between them. */
static void assert_wrap(const char *text, int cells, const char *expected)
{
    g_autoptr(GArray) lines = text_wrap(text, cells);
    g_autoptr(GString) rows = g_string_new(NULL);
    for (guint row = 0; row < lines->len; row++) {
        struct text_line line = g_array_index(lines, struct text_line, row);
        g_string_append(rows, row ? "|" : "");
        g_string_append_len(rows, text + line.start, line.length);
    }
    assert_string_equal(rows->str, expected);
}

static void a_wide_character_takes_two_cells_and_a_mark_none(void **state)
{
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("Balikpapan"), 10);
    assert_int_equal(text_width("漢字"), 4);
    assert_int_equal(text_width("e\u0301"), 1);
    assert_int_equal(text_width("a\x1b\n\x7f\xc2\x85 "), 2);
    assert_int_equal(text_width_of("abc", 2), 2);
}

static void graphemes_are_walked_with_their_marks(void **state)
{
    (void)state;
    const char *text = "ae\u0301\u0323\n\u0301";
    const char *end = text + 8;
    assert_ptr_equal(text_next_grapheme(text), text + 1);
    assert_ptr_equal(text_next_grapheme(text + 1), text + 6);
    assert_ptr_equal(text_next_grapheme(text + 6), text + 7);
    assert_ptr_equal(text_next_grapheme(text + 9), text + 9);
    assert_ptr_equal(text_previous_grapheme(text, end - 2), text + 1);
    assert_ptr_equal(text_previous_grapheme(text, text), text);
    assert_false(text_is_border(text, text + 2));
    assert_true(text_is_border(text, text + 7));
}

static void a_short_text_is_padded(void **state)
{
    (void)state;
    assert_fit("abc", 5, "abc  ");
    assert_fit("abc", 3, "abc");
    assert_fit("", 2, "  ");
    assert_fit("漢", 3, "漢 ");
}

static void a_long_text_is_cut_at_a_whole_character(void **state)
{
    (void)state;
    assert_fit("abcdef", 4, "abc…");
    assert_fit("漢字漢", 5, "漢字…");
    assert_fit("漢字漢", 4, "漢… ");
    assert_fit("ae\u0301io", 3, "ae\u0301…");
    g_autofree char *ascii = text_fit("abcdef", 4, "~");
    assert_string_equal(ascii, "abc~");
}

static void a_text_is_copied_as_far_as_whole_characters_have_room(void **state)
{
    char to[6];
    (void)state;
    text_copy(to, sizeof to, "Sari");
    assert_string_equal(to, "Sari");
    text_copy(to, sizeof to, "Wulandari");
    assert_string_equal(to, "Wulan");
    text_copy(to, sizeof to, "Dewi–");
    assert_string_equal(to, "Dewi");
    text_copy(to, sizeof to, "De\xffwi");
    assert_string_equal(to, "De");
}

static void a_text_within_its_room_is_not_padded(void **state)
{
    (void)state;
    g_autofree char *whole = text_within("Sari", 6), *cut = text_within("Wulandari", 6);
    g_autofree char *none = text_within("Sari", -1);
    assert_string_equal(whole, "Sari");
    assert_string_equal(cut, "Wulan…");
    assert_string_equal(none, "");
}

static void a_narrow_cell_drops_what_has_no_room(void **state)
{
    (void)state;
    assert_fit("abc", 1, "…");
    assert_fit("abc", 0, "");
    assert_fit("abc", -3, "");
    g_autofree char *dots = text_fit("abcdef", 2, "...");
    assert_string_equal(dots, "ab");
}

static void a_fitted_text_sends_no_control_to_the_terminal(void **state)
{
    (void)state;
    assert_fit("a\x1b[1m\n", 5, "a[1m ");
}

static void controls_are_cleaned_away(void **state)
{
    (void)state;
    assert_clean("a\037b\033c\td\177", true, "abc d");
    assert_clean("a\xc2\x85-b", false, "a -b");
}

static void every_line_end_is_kept_as_a_newline(void **state)
{
    (void)state;
    assert_clean("a\r\nb\rc\nd\u2028e", true, "a\nb\nc\nd\ne");
    assert_clean("a\n\r\nb\r\r", true, "a\n\nb");
}

static void line_ends_become_blanks_in_a_single_line(void **state)
{
    (void)state;
    assert_clean("a\r\nb\rc\nd\r\n", false, "a b c d");
}

static void broken_bytes_are_replaced(void **state)
{
    (void)state;
    assert_clean("a\377b\303", true, "a\uFFFDb\uFFFD");
}

static void marks_are_joined_with_their_letters(void **state)
{
    (void)state;
    assert_clean("Cafe\u0301", true, "Caf\u00e9");
}

static void blanks_at_the_end_are_trimmed_and_those_before_kept(void **state)
{
    (void)state;
    assert_clean("  a  b \n\u00a0 ", true, "  a  b");
    assert_clean(" \n ", true, "");
}

static void a_search_sees_neither_case_nor_accents(void **state)
{
    (void)state;
    assert_true(text_contains("Kecamatan Balikpapan Utara", "balikPAPAN"));
    assert_true(text_contains("CAFÉ Sepinggan", "café"));
    assert_true(text_contains("Cafe\u0301", "CAFÉ"));
    assert_true(text_contains("aab", "AB"));
    assert_true(text_contains("", ""));
    assert_false(text_contains("Utara", "utarav"));
    assert_true(text_contains("Café", "cafe"));
    assert_true(text_contains("Cafe", "café"));
    assert_true(text_contains("salat Jum’at", "jum'at"));
    assert_false(text_contains("", "a"));
}

static void a_text_of_blanks_alone_is_blank(void **state)
{
    (void)state;
    assert_true(text_is_blank(""));
    assert_true(text_is_blank(" \t\n\u00a0\u200b"));
    assert_false(text_is_blank("  x"));
    assert_false(text_is_blank("漢"));
}

static void rows_break_at_blanks(void **state)
{
    (void)state;
    assert_wrap("satu dua tiga", 8, "satu dua|tiga");
    assert_wrap("satu dua tiga", 7, "satu|dua|tiga");
    assert_wrap("satu dua", 4, "satu|dua");
    assert_wrap("a  b", 2, "a |b");
}

static void a_blank_that_must_not_break_holds_words_together(void **state)
{
    (void)state;
    assert_wrap("a Rp\u00a05", 5, "a|Rp\u00a05");
}

static void a_number_keeps_its_per_cent_sign(void **state)
{
    (void)state;
    assert_wrap("paling banyak 10,88 % (95 %)", 19, "paling banyak|10,88 % (95 %)");
    assert_wrap("paling banyak 10,88 % (95 %)", 21, "paling banyak 10,88 %|(95 %)");
    assert_wrap("88 %", 3, "88 |%");
    assert_wrap("berapa % lagi", 6, "berapa|% lagi");
}

static void newlines_break_rows(void **state)
{
    (void)state;
    assert_wrap("", 5, "");
    assert_wrap("a\nb", 5, "a|b");
    assert_wrap("a\n", 5, "a|");
    assert_wrap("\n\n", 5, "||");
    assert_wrap("abcde\nf", 5, "abcde|f");
}

static void a_long_word_is_cut(void **state)
{
    (void)state;
    assert_wrap("abcdefgh", 3, "abc|def|gh");
    assert_wrap("a bcdefg", 4, "a|bcde|fg");
    assert_wrap(" abcdef", 4, " abc|def");
    assert_wrap("abc", 0, "a|b|c");
}

static void a_wide_character_without_room_goes_to_the_next_row(void **state)
{
    (void)state;
    assert_wrap("ab漢", 3, "ab|漢");
    assert_wrap("漢字", 1, "漢|字");
    assert_wrap("abe\u0301f", 3, "abe\u0301|f");
}

static void what_is_fit_to_be_shown_is_not_copied(void **state)
{
    static const char *const texts[] = {"", "kata", "dua\nbaris",
                                        "a\x1e"
                                        "b\x1f"
                                        "c",
                                        "é漢\U0001f600"};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_ptr_equal(text_shown_safely(texts[i]), texts[i]);
}

static void what_is_not_fit_to_be_shown_is_repaired(void **state)
{
    (void)state;
    assert_string_equal(text_shown_safely("a\xff"
                                          "b\xc3"),
                        "a\ufffdb\ufffd");
    assert_string_equal(text_shown_safely("\x1b[31mé\x7f"), "\ufffd[31mé\ufffd");
    assert_string_equal(text_shown_safely("a\r\nb\tc\xc2\x9b"
                                          "d"),
                        "a\ufffd\nb\ufffdc\ufffdd");
    assert_string_equal(text_shown_safely("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");
}

static void assert_plain(const char *text, const char *expected)
{
    g_autofree char *plain = text_plain(text);
    assert_string_equal(plain, expected);
}

static void the_words_of_a_text_are_the_same_however_it_is_written(void **state)
{
    (void)state;
    assert_plain("  Rencana Tindak-Lanjut (RATL) ", "rencana tindak lanjut ratl");
    assert_plain("RENCANA\n\ttindak\302\240lanjut \342\200\234RATL\342\200\235",
                 "rencana tindak lanjut ratl");
    assert_plain("Jum\342\200\231at, 1.5 %", "jum at 1 5");
    assert_plain("Caf\303\251", "cafe");
    assert_plain("-*()", "");
    assert_plain("", "");
}

/* At every place of a block of eight bytes and beside it, whatever stands around. */
static void letters_are_folded_wherever_they_stand(void **state)
{
    static const char signs[] = "@AZ[`az{~09 \x7f\x01M";
    (void)state;
    for (size_t length = 0; length < 40; length++)
        for (size_t turn = 0; turn < sizeof signs; turn++) {
            char text[48] = "", with_accent[48];
            for (size_t i = 0; i < length; i++)
                text[i] = signs[(turn + i * 7) % (sizeof signs - 1)];
            g_autofree char *folded = text_folded(text), *small = g_ascii_strdown(text, -1);
            assert_string_equal(folded, small);
            g_snprintf(with_accent, sizeof with_accent, "%sÉ", text);
            g_autofree char *plain = text_folded(with_accent), *e = g_strconcat(small, "e", NULL);
            assert_string_equal(plain, e);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_folded_wherever_they_stand),
        cmocka_unit_test(a_wide_character_takes_two_cells_and_a_mark_none),
        cmocka_unit_test(graphemes_are_walked_with_their_marks),
        cmocka_unit_test(a_short_text_is_padded),
        cmocka_unit_test(a_long_text_is_cut_at_a_whole_character),
        cmocka_unit_test(a_text_is_copied_as_far_as_whole_characters_have_room),
        cmocka_unit_test(a_text_within_its_room_is_not_padded),
        cmocka_unit_test(a_narrow_cell_drops_what_has_no_room),
        cmocka_unit_test(a_fitted_text_sends_no_control_to_the_terminal),
        cmocka_unit_test(controls_are_cleaned_away),
        cmocka_unit_test(every_line_end_is_kept_as_a_newline),
        cmocka_unit_test(line_ends_become_blanks_in_a_single_line),
        cmocka_unit_test(broken_bytes_are_replaced),
        cmocka_unit_test(marks_are_joined_with_their_letters),
        cmocka_unit_test(blanks_at_the_end_are_trimmed_and_those_before_kept),
        cmocka_unit_test(a_search_sees_neither_case_nor_accents),
        cmocka_unit_test(a_text_of_blanks_alone_is_blank),
        cmocka_unit_test(rows_break_at_blanks),
        cmocka_unit_test(a_blank_that_must_not_break_holds_words_together),
        cmocka_unit_test(a_number_keeps_its_per_cent_sign),
        cmocka_unit_test(newlines_break_rows),
        cmocka_unit_test(a_long_word_is_cut),
        cmocka_unit_test(a_wide_character_without_room_goes_to_the_next_row),
        cmocka_unit_test(what_is_fit_to_be_shown_is_not_copied),
        cmocka_unit_test(what_is_not_fit_to_be_shown_is_repaired),
        cmocka_unit_test(the_words_of_a_text_are_the_same_however_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
