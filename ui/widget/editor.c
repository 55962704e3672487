#include "ui/widget/editor.h"

#include "src/text.h"
#include "ui/keymap.h"

#define LONGEST_TEXT 16384 /* bytes; an action of 60 lines fits four times */
#define LONGEST_LINE 400

struct editor {
    struct text_buffer *buffer;
    bool single_line;
    bool offered; /* the next character replaces the text */
    int width;    /* cells, as drawn last */
    int rows;
    int top; /* first row or column shown */
};

static struct text_buffer *create_buffer(const char *text, bool single_line)
{
    g_autofree char *clean = text_clean(text, !single_line);
    return text_buffer_create(clean, single_line ? LONGEST_LINE : LONGEST_TEXT, single_line);
}

struct editor *editor_create(const char *text, bool single_line)
{
    struct editor *editor = g_new0(struct editor, 1);
    editor->buffer = create_buffer(text, single_line);
    editor->single_line = single_line;
    editor->width = 40;
    editor->rows = 1;
    return editor;
}

void editor_destroy(struct editor *editor)
{
    if (!editor)
        return;
    text_buffer_destroy(editor->buffer);
    g_free(editor);
}

const char *editor_text(const struct editor *editor)
{
    return text_buffer_text(editor->buffer);
}

void editor_set_text(struct editor *editor, const char *text)
{
    text_buffer_destroy(editor->buffer);
    editor->buffer = create_buffer(text, editor->single_line);
    editor->offered = false;
    editor->top = 0;
}

void editor_offer(struct editor *editor)
{
    editor->offered = *editor_text(editor) != '\0';
}

/* Ctrl-Z brings it back. */
static void clear_line(struct editor *editor)
{
    text_buffer_row_start(editor->buffer, G_MAXINT);
    text_buffer_delete_to_line_end(editor->buffer);
}

static int layout_width(const struct editor *editor)
{
    return editor->single_line ? G_MAXINT : editor->width;
}

static bool move_rows(struct editor *editor, int rows)
{
    return !editor->single_line && text_buffer_move_rows(editor->buffer, editor->width, rows);
}

/* A key that is understood is taken, even where it changes nothing (Backspace at the start). */
static bool edit(struct editor *editor, uint32_t key)
{
    struct text_buffer *buffer = editor->buffer;
    switch (key) {
    case KEY_OF_BACKSPACE:
        text_buffer_backspace(buffer);
        return true;
    case KEY_OF_DELETE:
        text_buffer_delete(buffer);
        return true;
    case CTRL_KEY('w'):
        text_buffer_delete_word_back(buffer);
        return true;
    case CTRL_KEY('k'):
        text_buffer_delete_to_line_end(buffer);
        return true;
    case CTRL_KEY('z'):
        text_buffer_undo(buffer);
        return true;
    case CTRL_KEY('y'):
        text_buffer_redo(buffer);
        return true;
    case KEY_OF_ENTER:
        /* A full text takes the key too: it must not go on to whoever waits behind the editor. */
        text_buffer_newline(buffer);
        return !editor->single_line;
    default:
        if (key_is_character(key))
            text_buffer_type(buffer, key);
        return key_is_character(key);
    }
}

static bool move(struct editor *editor, uint32_t key)
{
    switch (key) {
    case KEY_OF_LEFT:
        text_buffer_left(editor->buffer);
        return true;
    case KEY_OF_RIGHT:
        text_buffer_right(editor->buffer);
        return true;
    case KEY_OF_HOME:
    case CTRL_KEY('a'):
        text_buffer_row_start(editor->buffer, layout_width(editor));
        return true;
    case KEY_OF_END:
    case CTRL_KEY('e'):
        text_buffer_row_end(editor->buffer, layout_width(editor));
        return true;
    case KEY_OF_UP:
        return move_rows(editor, -1);
    case KEY_OF_DOWN:
        return move_rows(editor, 1);
    case KEY_OF_PAGE_UP:
        return move_rows(editor, -editor->rows);
    case KEY_OF_PAGE_DOWN:
        return move_rows(editor, editor->rows);
    default:
        return false;
    }
}

bool editor_key(struct editor *editor, uint32_t key)
{
    bool clears = editor->single_line && key == CTRL_KEY('u');
    if (clears || (editor->offered && key_is_character(key)))
        clear_line(editor);
    editor->offered = false;
    if (clears)
        return true;
    return move(editor, key) || edit(editor, key);
}

static void scroll_to(struct editor *editor, int at, int room)
{
    if (at < editor->top)
        editor->top = at;
    if (at >= editor->top + room)
        editor->top = at - room + 1;
}

static void draw_line(struct editor *editor, const struct canvas *canvas, bool focus)
{
    int row, column, skipped = 0;
    const char *at = editor_text(editor);
    text_buffer_cursor(editor->buffer, G_MAXINT, &row, &column);
    scroll_to(editor, focus ? column : 0, canvas->columns);
    if (editor->top > 0 && column <= editor->top) /* not under the mark at the left */
        editor->top = MAX(column - 1, 0);
    while (*at && skipped < editor->top) {
        const char *next = text_next_grapheme(at);
        skipped += text_width_of(at, (size_t)(next - at));
        at = next;
    }
    canvas_text(canvas, 0, skipped - editor->top,
                focus && editor->offered ? STYLE_SELECTED : STYLE_PLAIN, at);
    if (editor->top > 0)
        canvas_text(canvas, 0, 0, STYLE_QUIET, "…");
    if (focus)
        canvas_cursor(canvas, 0, column - editor->top);
}

static void draw_rows(struct editor *editor, const struct canvas *canvas, bool focus)
{
    int row, column;
    g_autoptr(GArray) lines = text_buffer_lines(editor->buffer, canvas->columns);
    text_buffer_cursor(editor->buffer, canvas->columns, &row, &column);
    scroll_to(editor, focus ? row : 0, canvas->rows);
    for (int i = 0; i < canvas->rows && editor->top + i < (int)lines->len; i++) {
        struct text_line line = g_array_index(lines, struct text_line, editor->top + i);
        g_autofree char *text = g_strndup(editor_text(editor) + line.start, line.length);
        canvas_text(canvas, i, 0, STYLE_PLAIN, text);
    }
    if (!focus && (int)lines->len > canvas->rows)
        canvas_text(canvas, canvas->rows - 1, canvas->columns - 1, STYLE_QUIET, "…");
    if (focus)
        canvas_cursor(canvas, row - editor->top, column);
}

void editor_draw(struct editor *editor, const struct canvas *canvas, bool focus)
{
    editor->width = canvas->columns;
    editor->rows = canvas->rows;
    if (editor->single_line)
        draw_line(editor, canvas, focus);
    else
        draw_rows(editor, canvas, focus);
}
