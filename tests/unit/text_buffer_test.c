#include "tests/support/text_buffer_play.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct text_buffer *buffer;

static void open_buffer(const char *text)
{
    text_buffer_destroy(buffer);
    buffer = text_buffer_create(text, 1000, false);
}

static int close_buffer(void **state)
{
    (void)state;
    text_buffer_destroy(buffer);
    buffer = NULL;
    return 0;
}

static void type(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        assert_true(text_buffer_type(buffer, g_utf8_get_char(text)));
}

static void assert_text(const char *expected)
{
    assert_string_equal(text_buffer_text(buffer), expected);
}

static void go_to_start(void)
{
    while (text_buffer_left(buffer))
        continue;
}

static void assert_offset(size_t expected)
{
    assert_int_equal(text_buffer_offset(buffer), expected);
}

static void assert_place(int width, int row, int column)
{
    int actual_row, actual_column;
    text_buffer_cursor(buffer, width, &actual_row, &actual_column);
    assert_int_equal(actual_row, row);
    assert_int_equal(actual_column, column);
}

static void typing_puts_characters_at_the_cursor(void **state)
{
    (void)state;
    open_buffer("ab");
    text_buffer_left(buffer);
    type("é漢");
    assert_text("aé漢b");
    assert_offset(6);
}

static void nothing_is_added_over_the_limit(void **state)
{
    (void)state;
    text_buffer_destroy(buffer);
    buffer = text_buffer_create("abc", 4, false);
    assert_false(text_buffer_type(buffer, 0xe9));
    assert_false(text_buffer_insert(buffer, "de"));
    assert_true(text_buffer_type(buffer, 'd'));
    assert_false(text_buffer_newline(buffer));
    assert_text("abcd");
}

static void a_text_longer_than_the_limit_is_kept(void **state)
{
    (void)state;
    text_buffer_destroy(buffer);
    buffer = text_buffer_create("abcdef", 2, false);
    assert_false(text_buffer_type(buffer, 'g'));
    assert_true(text_buffer_backspace(buffer));
    assert_text("abcde");
}

static void control_and_broken_characters_are_refused(void **state)
{
    (void)state;
    open_buffer("a");
    assert_false(text_buffer_type(buffer, 0x1f));
    assert_false(text_buffer_type(buffer, 0));
    assert_false(text_buffer_type(buffer, 0xd800));
    assert_false(text_buffer_insert(buffer, "b\x1b"));
    assert_false(text_buffer_insert(buffer, "b\xff"));
    assert_text("a");
    assert_false(text_buffer_undo(buffer));
}

static void a_single_line_takes_no_newline(void **state)
{
    (void)state;
    text_buffer_destroy(buffer);
    buffer = text_buffer_create("a", 100, true);
    assert_false(text_buffer_newline(buffer));
    assert_false(text_buffer_insert(buffer, "b\nc"));
    assert_true(text_buffer_insert(buffer, "b c"));
    assert_text("ab c");
}

static void a_combining_mark_is_deleted_with_its_letter(void **state)
{
    (void)state;
    open_buffer("ae\u0301b");
    text_buffer_left(buffer);
    assert_true(text_buffer_backspace(buffer));
    assert_text("ab");
    open_buffer("ae\u0301b");
    go_to_start();
    text_buffer_right(buffer);
    assert_true(text_buffer_delete(buffer));
    assert_text("ab");
}

static void nothing_is_deleted_beyond_the_ends(void **state)
{
    (void)state;
    open_buffer("a");
    assert_false(text_buffer_delete(buffer));
    assert_false(text_buffer_delete_to_line_end(buffer));
    go_to_start();
    assert_false(text_buffer_backspace(buffer));
    assert_false(text_buffer_delete_word_back(buffer));
    assert_text("a");
}

static void a_letter_put_before_a_lone_mark_takes_the_mark(void **state)
{
    (void)state;
    open_buffer("\u0301b");
    go_to_start();
    type("e");
    assert_offset(3);
    text_buffer_backspace(buffer);
    assert_text("b");
}

static void a_word_is_deleted_with_the_blanks_behind_it(void **state)
{
    (void)state;
    open_buffer("undang-undang satu, ");
    assert_true(text_buffer_delete_word_back(buffer));
    assert_text("undang-undang ");
    assert_true(text_buffer_delete_word_back(buffer));
    assert_text("undang-");
    assert_true(text_buffer_delete_word_back(buffer));
    assert_text("");
}

static void the_rest_of_a_line_is_deleted_and_then_its_newline(void **state)
{
    (void)state;
    open_buffer("satu\ndua");
    go_to_start();
    assert_true(text_buffer_delete_to_line_end(buffer));
    assert_text("\ndua");
    assert_true(text_buffer_delete_to_line_end(buffer));
    assert_text("dua");
}

static void moves_go_by_letters_with_their_marks(void **state)
{
    (void)state;
    open_buffer("ae\u0301");
    assert_true(text_buffer_left(buffer));
    assert_offset(1);
    assert_true(text_buffer_left(buffer));
    assert_false(text_buffer_left(buffer));
    text_buffer_right(buffer);
    text_buffer_right(buffer);
    assert_offset(4);
    assert_false(text_buffer_right(buffer));
}

static void the_cursor_at_the_end_of_a_full_row_has_a_cell(void **state)
{
    (void)state;
    open_buffer("abcd");
    assert_place(5, 0, 4);
    type(" ");
    assert_place(5, 1, 0);
    open_buffer("abcd\nef");
    text_buffer_move_rows(buffer, 5, -1);
    text_buffer_row_end(buffer, 5);
    assert_place(5, 0, 4);
}

static void the_cursor_where_a_word_is_cut_is_at_the_start_of_the_lower_row(void **state)
{
    (void)state;
    open_buffer("abcdefg");
    for (int letter = 0; letter < 3; letter++)
        text_buffer_left(buffer);
    assert_offset(4);
    assert_place(5, 1, 0);
    assert_false(text_buffer_row_start(buffer, 5));
}

static void a_wide_character_at_the_last_cell_goes_to_the_next_row(void **state)
{
    (void)state;
    open_buffer("abc漢");
    assert_place(5, 1, 2);
    text_buffer_left(buffer);
    assert_place(5, 1, 0);
    assert_place(G_MAXINT, 0, 3);
}

static void row_ends_are_those_of_the_screen(void **state)
{
    (void)state;
    open_buffer("satu dua\ntiga");
    go_to_start();
    text_buffer_row_end(buffer, 6);
    assert_offset(4);
    text_buffer_move_rows(buffer, 6, 1);
    assert_offset(8);
    text_buffer_row_start(buffer, 6);
    assert_offset(5);
}

static void the_end_of_a_cut_row_stays_on_that_row(void **state)
{
    (void)state;
    open_buffer("abcdefgh");
    go_to_start();
    text_buffer_row_end(buffer, 5);
    assert_place(5, 0, 3);
}

static void the_wished_column_survives_a_shorter_row(void **state)
{
    (void)state;
    open_buffer("panjang\na\npanjang");
    text_buffer_left(buffer);
    assert_true(text_buffer_move_rows(buffer, 20, -1));
    assert_place(20, 1, 1);
    assert_true(text_buffer_move_rows(buffer, 20, -1));
    assert_place(20, 0, 6);
    assert_false(text_buffer_move_rows(buffer, 20, -1));
}

static void another_move_forgets_the_wished_column(void **state)
{
    (void)state;
    open_buffer("panjang\na\npanjang");
    text_buffer_move_rows(buffer, 20, -1);
    text_buffer_left(buffer);
    text_buffer_move_rows(buffer, 20, -1);
    assert_place(20, 0, 0);
}

static void a_page_stops_at_the_first_and_last_row(void **state)
{
    (void)state;
    open_buffer("a\nb\nc\nd");
    assert_true(text_buffer_move_rows(buffer, 20, -10));
    assert_place(20, 0, 1);
    assert_true(text_buffer_move_rows(buffer, 20, 2));
    assert_place(20, 2, 1);
    assert_true(text_buffer_move_rows(buffer, 20, G_MAXINT));
    assert_place(20, 3, 1);
    assert_false(text_buffer_move_rows(buffer, 20, 1));
}

static void a_wide_character_is_not_entered_from_above(void **state)
{
    (void)state;
    open_buffer("漢字\nabc");
    assert_place(20, 1, 3);
    text_buffer_move_rows(buffer, 20, -1);
    assert_offset(3);
}

static void typed_words_are_undone_one_by_one(void **state)
{
    (void)state;
    open_buffer("");
    type("satu dua");
    assert_true(text_buffer_undo(buffer));
    assert_text("satu ");
    assert_offset(5);
    assert_true(text_buffer_undo(buffer));
    assert_text("");
    assert_false(text_buffer_undo(buffer));
    assert_true(text_buffer_redo(buffer));
    assert_true(text_buffer_redo(buffer));
    assert_text("satu dua");
    assert_offset(8);
    assert_false(text_buffer_redo(buffer));
}

static void a_move_ends_the_word_to_undo(void **state)
{
    (void)state;
    open_buffer("");
    type("ab");
    text_buffer_left(buffer);
    text_buffer_right(buffer);
    type("cd");
    text_buffer_undo(buffer);
    assert_text("ab");
}

static void an_undone_backspace_leaves_the_cursor_behind_the_letter(void **state)
{
    (void)state;
    open_buffer("abc");
    text_buffer_left(buffer);
    text_buffer_backspace(buffer);
    text_buffer_undo(buffer);
    assert_text("abc");
    assert_offset(2);
}

static void a_deletion_is_undone_with_the_cursor(void **state)
{
    (void)state;
    open_buffer("satu dua");
    for (int letter = 0; letter < 3; letter++)
        text_buffer_left(buffer);
    text_buffer_delete_to_line_end(buffer);
    go_to_start();
    text_buffer_undo(buffer);
    assert_text("satu dua");
    assert_offset(5);
}

static void a_change_after_undo_forgets_what_was_undone(void **state)
{
    (void)state;
    open_buffer("");
    type("a");
    text_buffer_undo(buffer);
    type("b");
    assert_false(text_buffer_redo(buffer));
    assert_text("b");
}

/* The promises themselves are in tests/support/text_buffer_play.h. */
static void random_operations_keep_every_promise_on_tiny_screens(void **state)
{
    (void)state;
    static const char *const firsts[] = {"", "satu dua\n tiga", "e\u0301漢字 \n\u0301",
                                         "abcdefghij"};
    for (guint32 seed = 0; seed < 200; seed++) {
        g_autoptr(GRand) random = g_rand_new_with_seed(seed);
        struct play play = play_begin(firsts[seed % 4], g_rand_int_range(random, 0, 80),
                                      seed % 3 == 0, 1 + seed % 10);
        for (int operation = 0; operation < 200; operation++)
            play_byte(&play, g_rand_int_range(random, 0, 256));
        play_end(&play);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_puts_characters_at_the_cursor),
        cmocka_unit_test(nothing_is_added_over_the_limit),
        cmocka_unit_test(a_text_longer_than_the_limit_is_kept),
        cmocka_unit_test(control_and_broken_characters_are_refused),
        cmocka_unit_test(a_single_line_takes_no_newline),
        cmocka_unit_test(a_combining_mark_is_deleted_with_its_letter),
        cmocka_unit_test(nothing_is_deleted_beyond_the_ends),
        cmocka_unit_test(a_letter_put_before_a_lone_mark_takes_the_mark),
        cmocka_unit_test(a_word_is_deleted_with_the_blanks_behind_it),
        cmocka_unit_test(the_rest_of_a_line_is_deleted_and_then_its_newline),
        cmocka_unit_test(moves_go_by_letters_with_their_marks),
        cmocka_unit_test(the_cursor_at_the_end_of_a_full_row_has_a_cell),
        cmocka_unit_test(the_cursor_where_a_word_is_cut_is_at_the_start_of_the_lower_row),
        cmocka_unit_test(a_wide_character_at_the_last_cell_goes_to_the_next_row),
        cmocka_unit_test(row_ends_are_those_of_the_screen),
        cmocka_unit_test(the_end_of_a_cut_row_stays_on_that_row),
        cmocka_unit_test(the_wished_column_survives_a_shorter_row),
        cmocka_unit_test(another_move_forgets_the_wished_column),
        cmocka_unit_test(a_page_stops_at_the_first_and_last_row),
        cmocka_unit_test(a_wide_character_is_not_entered_from_above),
        cmocka_unit_test(typed_words_are_undone_one_by_one),
        cmocka_unit_test(a_move_ends_the_word_to_undo),
        cmocka_unit_test(an_undone_backspace_leaves_the_cursor_behind_the_letter),
        cmocka_unit_test(a_deletion_is_undone_with_the_cursor),
        cmocka_unit_test(a_change_after_undo_forgets_what_was_undone),
        cmocka_unit_test(random_operations_keep_every_promise_on_tiny_screens),
    };
    return cmocka_run_group_tests(tests, NULL, close_buffer);
}
