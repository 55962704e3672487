#ifndef LEMBAR_TESTS_SUPPORT_TEXT_BUFFER_PLAY_H
#define LEMBAR_TESTS_SUPPORT_TEXT_BUFFER_PLAY_H

#include "src/text.h"
#include "src/text_buffer.h"

#include <stdint.h>
#include <string.h>

/* Plays bytes as operations on a buffer and stops the program where a promise is broken; for the
 * property test and the fuzzer. */

struct play {
    struct text_buffer *buffer;
    char *first;
    size_t limit;
    int width;
};

static inline struct play play_begin(const char *text, size_t limit, bool single_line, int width)
{
    return (struct play){text_buffer_create(text, limit, single_line), g_strdup(text), limit,
                         width};
}

/* One character of every kind: letters, blanks, marks, wide, a joiner, a control, invalid ones. */
static inline gunichar play_character(uint8_t byte)
{
    static const gunichar characters[] = {'a',    'B',  ' ',   ' ',    '-',     '9',    0xe9,
                                          0x301,  'z',  0x30b, 0x6f22, 0x1f600, 0x200d, 0x1100,
                                          0x1161, 0xa0, 27,    0xd800, 0x2028,  0x1b13};
    return characters[byte % G_N_ELEMENTS(characters)];
}

static inline void play_change(struct play *play, uint8_t byte)
{
    static const char *const strings[] = {"kata lain", "dua\nbaris", "\xff",   "\x1f",
                                          "",          "e\u0301漢",  "\u0301", " "};
    struct text_buffer *buffer = play->buffer;
    switch (byte % 8) {
    case 0:
        text_buffer_newline(buffer);
        break;
    case 1:
        text_buffer_backspace(buffer);
        break;
    case 2:
        text_buffer_delete(buffer);
        break;
    case 3:
        text_buffer_delete_word_back(buffer);
        break;
    case 4:
        text_buffer_delete_to_line_end(buffer);
        break;
    case 5:
        text_buffer_undo(buffer);
        break;
    case 6:
        text_buffer_redo(buffer);
        break;
    case 7:
        text_buffer_insert(buffer, strings[byte / 8 % G_N_ELEMENTS(strings)]);
        break;
    }
}

static inline void play_move(struct play *play, uint8_t byte)
{
    switch (byte % 16) {
    case 0 ... 2:
        text_buffer_left(play->buffer);
        break;
    case 3 ... 5:
        text_buffer_right(play->buffer);
        break;
    case 6 ... 7:
        text_buffer_row_start(play->buffer, play->width);
        break;
    case 8 ... 9:
        text_buffer_row_end(play->buffer, play->width);
        break;
    default:
        text_buffer_move_rows(play->buffer, play->width, byte % 16 - 12);
    }
}

static inline void play_check_lines(const struct play *play, const GArray *lines)
{
    const char *text = text_buffer_text(play->buffer);
    size_t end = 0;
    g_assert_cmpuint(lines->len, >=, 1);
    for (guint row = 0; row < lines->len; row++) {
        struct text_line line = g_array_index(lines, struct text_line, row);
        g_assert_true(line.start == end || (row > 0 && line.start == end + 1 &&
                                            (text[end] == ' ' || text[end] == '\n')));
        end = line.start + line.length;
        bool alone = text_next_grapheme(text + line.start) == text + end;
        g_assert_true(alone || text_width_of(text + line.start, line.length) < play->width ||
                      play->width == 1);
        g_assert_null(memchr(text + line.start, '\n', line.length));
    }
    g_assert_cmpuint(end, ==, strlen(text));
}

static inline void play_check(const struct play *play)
{
    const char *text = text_buffer_text(play->buffer);
    size_t offset = text_buffer_offset(play->buffer);
    int row, column;
    text_buffer_cursor(play->buffer, play->width, &row, &column);
    g_autoptr(GArray) lines = text_buffer_lines(play->buffer, play->width);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_cmpuint(strlen(text), <=, MAX(play->limit, strlen(play->first)));
    g_assert_cmpuint(offset, <=, strlen(text));
    g_assert_true(text_is_border(text, text + offset));
    g_assert_true(row >= 0 && row < (int)lines->len);
    g_assert_true(column >= 0 && column < play->width);
    play_check_lines(play, lines);
}

static inline void play_byte(struct play *play, uint8_t byte)
{
    if (byte < 128)
        text_buffer_type(play->buffer, play_character(byte));
    else if (byte < 192)
        play_change(play, byte);
    else
        play_move(play, byte);
    play_check(play);
}

/* No two places of the text share a cell, but for a mark without a letter. */
static inline void play_check_places(const struct play *play)
{
    int row = -1, column = 0;
    while (text_buffer_left(play->buffer))
        continue;
    do {
        int next_row, next_column;
        text_buffer_cursor(play->buffer, play->width, &next_row, &next_column);
        const char *at = text_buffer_text(play->buffer) + text_buffer_offset(play->buffer);
        const char *before = text_previous_grapheme(text_buffer_text(play->buffer), at);
        bool unseen = *before != '\n' && text_width_of(before, at - before) == 0;
        g_assert_true(next_row > row || (next_row == row && next_column + unseen > column) ||
                      play->width < 3);
        row = next_row;
        column = next_column;
    } while (text_buffer_right(play->buffer));
}

/* Undo leads back to the first text and redo to the last; then gives everything back. */
static inline void play_end(struct play *play)
{
    play_check_places(play);
    while (text_buffer_redo(play->buffer))
        play_check(play);
    g_autofree char *last = g_strdup(text_buffer_text(play->buffer));
    while (text_buffer_undo(play->buffer))
        play_check(play);
    g_assert_cmpstr(text_buffer_text(play->buffer), ==, play->first);
    while (text_buffer_redo(play->buffer))
        play_check(play);
    g_assert_cmpstr(text_buffer_text(play->buffer), ==, last);
    text_buffer_destroy(play->buffer);
    g_free(play->first);
}

#endif
