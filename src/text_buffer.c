#include "src/text_buffer.h"

#include "src/text.h"

#include <assert.h>
#include <string.h>

/* At OFFSET, REMOVED was replaced by INSERTED. */
struct edit {
    size_t offset;
    size_t cursor_before;
    char *removed;
    GString *inserted;
};

struct text_buffer {
    GString *text;
    size_t cursor;
    size_t limit;
    bool single_line;
    bool typing;       /* the newest edit is a word that may grow */
    int wished_column; /* of moves between rows; -1: the cursor's own */
    GPtrArray *edits;
    guint done; /* how many of them are in the text; the rest can be redone */
};

static void edit_destroy(void *data)
{
    struct edit *edit = data;
    g_free(edit->removed);
    g_string_free(edit->inserted, TRUE);
    g_free(edit);
}

struct text_buffer *text_buffer_create(const char *text, size_t limit, bool single_line)
{
    assert(g_utf8_validate(text, -1, NULL));
    struct text_buffer *buffer = g_new0(struct text_buffer, 1);
    buffer->text = g_string_new(text);
    buffer->cursor = buffer->text->len;
    buffer->limit = limit;
    buffer->single_line = single_line;
    buffer->wished_column = -1;
    buffer->edits = g_ptr_array_new_with_free_func(edit_destroy);
    return buffer;
}

void text_buffer_destroy(struct text_buffer *buffer)
{
    if (!buffer)
        return;
    g_ptr_array_unref(buffer->edits);
    g_string_free(buffer->text, TRUE);
    g_free(buffer);
}

const char *text_buffer_text(const struct text_buffer *buffer)
{
    return buffer->text->str;
}

size_t text_buffer_offset(const struct text_buffer *buffer)
{
    return buffer->cursor;
}

static const char *at_cursor(const struct text_buffer *buffer)
{
    return buffer->text->str + buffer->cursor;
}

/* --- the screen --- */

GArray *text_buffer_lines(const struct text_buffer *buffer, int width)
{
    return text_wrap(buffer->text->str, width - 1);
}

static const struct text_line *line_at(const GArray *lines, int row)
{
    return &g_array_index(lines, struct text_line, row);
}

static int row_of_cursor(const struct text_buffer *buffer, const GArray *lines)
{
    int row = lines->len - 1;
    while (line_at(lines, row)->start > buffer->cursor)
        row--;
    return row;
}

/* Only a screen too narrow for its characters has to hold the cursor back. */
static int column_of_cursor(const struct text_buffer *buffer, size_t row_start, int width)
{
    int column = text_width_of(buffer->text->str + row_start, buffer->cursor - row_start);
    return CLAMP(column, 0, MAX(width - 1, 0));
}

void text_buffer_cursor(const struct text_buffer *buffer, int width, int *row, int *column)
{
    g_autoptr(GArray) lines = text_buffer_lines(buffer, width);
    *row = row_of_cursor(buffer, lines);
    *column = column_of_cursor(buffer, line_at(lines, *row)->start, width);
}

/* --- edits --- */

static void replace(struct text_buffer *buffer, size_t offset, size_t removed, const char *inserted)
{
    g_string_erase(buffer->text, offset, removed);
    g_string_insert(buffer->text, offset, inserted);
    buffer->wished_column = -1;
}

/* A letter put before a lone mark takes the mark: the cursor must not stay between the two. */
static void place_after_edit(struct text_buffer *buffer, size_t offset)
{
    const char *text = buffer->text->str;
    const char *at = text + offset;
    while (!text_is_border(text, at))
        at = g_utf8_next_char(at);
    buffer->cursor = at - text;
}

static bool change(struct text_buffer *buffer, size_t offset, size_t removed, const char *inserted)
{
    buffer->typing = false;
    if (removed == 0 && !*inserted)
        return false;
    struct edit *edit = g_new(struct edit, 1);
    edit->offset = offset;
    edit->cursor_before = buffer->cursor;
    edit->removed = g_strndup(buffer->text->str + offset, removed);
    edit->inserted = g_string_new(inserted);
    g_ptr_array_set_size(buffer->edits, buffer->done);
    g_ptr_array_add(buffer->edits, edit);
    buffer->done++;
    replace(buffer, offset, removed, inserted);
    place_after_edit(buffer, offset + edit->inserted->len);
    return true;
}

static bool has_room(const struct text_buffer *buffer, size_t length)
{
    return buffer->text->len <= buffer->limit && length <= buffer->limit - buffer->text->len;
}

static bool may_hold(const struct text_buffer *buffer, gunichar character)
{
    return character == '\n' ? !buffer->single_line : !text_is_control(character);
}

static bool may_hold_all(const struct text_buffer *buffer, const char *text)
{
    if (!g_utf8_validate(text, -1, NULL))
        return false;
    for (; *text; text = g_utf8_next_char(text))
        if (!may_hold(buffer, g_utf8_get_char(text)))
            return false;
    return true;
}

bool text_buffer_insert(struct text_buffer *buffer, const char *text)
{
    return may_hold_all(buffer, text) && has_room(buffer, strlen(text)) &&
           change(buffer, buffer->cursor, 0, text);
}

bool text_buffer_newline(struct text_buffer *buffer)
{
    return text_buffer_insert(buffer, "\n");
}

/* The edit of the word being typed at the cursor; NULL where CHARACTER begins another word. */
static struct edit *growing_word(const struct text_buffer *buffer, const char *character)
{
    if (!buffer->typing)
        return NULL;
    struct edit *edit = g_ptr_array_index(buffer->edits, buffer->done - 1);
    const GString *word = edit->inserted;
    bool next_word = word->str[word->len - 1] == ' ' && *character != ' ';
    return edit->offset + word->len == buffer->cursor && !next_word ? edit : NULL;
}

bool text_buffer_type(struct text_buffer *buffer, gunichar character)
{
    if (!g_unichar_validate(character) || text_is_control(character))
        return false;
    char text[7] = "";
    int length = g_unichar_to_utf8(character, text);
    if (!has_room(buffer, length))
        return false;
    struct edit *word = growing_word(buffer, text);
    if (word) {
        g_string_append(word->inserted, text);
        replace(buffer, buffer->cursor, 0, text);
        place_after_edit(buffer, buffer->cursor + length);
    } else {
        change(buffer, buffer->cursor, 0, text);
    }
    buffer->typing = true;
    return true;
}

bool text_buffer_undo(struct text_buffer *buffer)
{
    buffer->typing = false;
    if (buffer->done == 0)
        return false;
    const struct edit *edit = g_ptr_array_index(buffer->edits, --buffer->done);
    replace(buffer, edit->offset, edit->inserted->len, edit->removed);
    buffer->cursor = edit->cursor_before;
    return true;
}

bool text_buffer_redo(struct text_buffer *buffer)
{
    buffer->typing = false;
    if (buffer->done == buffer->edits->len)
        return false;
    const struct edit *edit = g_ptr_array_index(buffer->edits, buffer->done++);
    replace(buffer, edit->offset, strlen(edit->removed), edit->inserted->str);
    place_after_edit(buffer, edit->offset + edit->inserted->len);
    return true;
}

/* --- places in the text --- */

static bool is_in_word(const char *at)
{
    return g_unichar_isalnum(g_utf8_get_char(at));
}

static const char *word_before(const char *text, const char *at)
{
    while (at > text && !is_in_word(text_previous_grapheme(text, at)))
        at = text_previous_grapheme(text, at);
    while (at > text && is_in_word(text_previous_grapheme(text, at)))
        at = text_previous_grapheme(text, at);
    return at;
}

/* The last place that is drawn on ROW: where a word was cut, the end of the row is drawn as the
 * start of the next. */
static size_t last_of_row(const struct text_buffer *buffer, const GArray *lines, int row)
{
    const char *text = buffer->text->str;
    size_t end = line_at(lines, row)->start + line_at(lines, row)->length;
    bool cut = row + 1 < (int)lines->len && line_at(lines, row + 1)->start == end;
    return cut ? (size_t)(text_previous_grapheme(text, text + end) - text) : end;
}

static size_t offset_in_row(const struct text_buffer *buffer, const GArray *lines, int row,
                            int column)
{
    const char *at = buffer->text->str + line_at(lines, row)->start;
    const char *last = buffer->text->str + last_of_row(buffer, lines, row);
    int width = 0;
    while (at < last) {
        const char *next = text_next_grapheme(at);
        width += text_width_of(at, next - at);
        if (width > column)
            break;
        at = next;
    }
    return at - buffer->text->str;
}

/* --- deletions --- */

static bool delete_between(struct text_buffer *buffer, const char *from, const char *to)
{
    return change(buffer, from - buffer->text->str, to - from, "");
}

bool text_buffer_backspace(struct text_buffer *buffer)
{
    const char *at = at_cursor(buffer);
    return delete_between(buffer, text_previous_grapheme(buffer->text->str, at), at);
}

bool text_buffer_delete(struct text_buffer *buffer)
{
    const char *at = at_cursor(buffer);
    return delete_between(buffer, at, text_next_grapheme(at));
}

bool text_buffer_delete_word_back(struct text_buffer *buffer)
{
    const char *at = at_cursor(buffer);
    return delete_between(buffer, word_before(buffer->text->str, at), at);
}

bool text_buffer_delete_to_line_end(struct text_buffer *buffer)
{
    const char *at = at_cursor(buffer);
    const char *end = strchrnul(at, '\n');
    return delete_between(buffer, at, at == end ? text_next_grapheme(at) : end);
}

/* --- moves --- */

static bool move_to(struct text_buffer *buffer, size_t offset)
{
    bool moved = offset != buffer->cursor;
    buffer->cursor = offset;
    buffer->typing = false;
    buffer->wished_column = -1;
    return moved;
}

bool text_buffer_left(struct text_buffer *buffer)
{
    const char *text = buffer->text->str;
    return move_to(buffer, text_previous_grapheme(text, at_cursor(buffer)) - text);
}

bool text_buffer_right(struct text_buffer *buffer)
{
    return move_to(buffer, text_next_grapheme(at_cursor(buffer)) - buffer->text->str);
}

bool text_buffer_row_start(struct text_buffer *buffer, int width)
{
    g_autoptr(GArray) lines = text_buffer_lines(buffer, width);
    return move_to(buffer, line_at(lines, row_of_cursor(buffer, lines))->start);
}

bool text_buffer_row_end(struct text_buffer *buffer, int width)
{
    g_autoptr(GArray) lines = text_buffer_lines(buffer, width);
    return move_to(buffer, last_of_row(buffer, lines, row_of_cursor(buffer, lines)));
}

bool text_buffer_move_rows(struct text_buffer *buffer, int width, int rows)
{
    g_autoptr(GArray) lines = text_buffer_lines(buffer, width);
    int row = row_of_cursor(buffer, lines);
    int target = row + CLAMP(rows, -row, (int)lines->len - 1 - row);
    if (target == row)
        return false;
    int wished = buffer->wished_column;
    if (wished < 0)
        wished = column_of_cursor(buffer, line_at(lines, row)->start, width);
    move_to(buffer, offset_in_row(buffer, lines, target, wished));
    buffer->wished_column = wished;
    return true;
}
