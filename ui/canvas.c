#include "ui/canvas.h"

#include <curses.h>
#include <string.h>

#include "src/text.h"

static int cursor_row = -1, cursor_column;

/* What is drawn is written down row by row, and only the rows that differ from the last screen are
 * given to curses: a screen may draw all of itself for each key. */
static GPtrArray *drawn, *shown; /* of GString, the runs of a row */
static int last_columns;

/* Text of one style, followed by its bytes. */
struct run {
    int column, style, length;
};

struct canvas canvas_part(const struct canvas *canvas, int row, int column, int rows, int columns)
{
    return (struct canvas){
        .top = canvas->top + row,
        .left = canvas->left + column,
        .rows = rows < 0 ? canvas->rows - row : MIN(rows, canvas->rows - row),
        .columns = columns < 0 ? canvas->columns - column : MIN(columns, canvas->columns - column),
    };
}

/* Writes down TEXT, known to fit. */
static void put(const struct canvas *canvas, int row, int column, enum style style,
                const char *text)
{
    GString *runs = g_ptr_array_index(drawn, (guint)(canvas->top + row));
    struct run run = {canvas->left + column, (int)style, (int)strlen(text)};
    g_string_append_len(runs, (const char *)&run, sizeof run);
    g_string_append_len(runs, text, run.length);
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || (unsigned char)*text > 0x7e)
            return false;
    return true;
}

int canvas_text(const struct canvas *canvas, int row, int column, enum style style,
                const char *text)
{
    int room = canvas->columns - column;
    if (row < 0 || row >= canvas->rows || room <= 0)
        return column;
    int width = is_ascii(text) ? (int)strlen(text) : text_width(text);
    if (width <= room) {
        put(canvas, row, column, style, text);
        return column + width;
    }
    g_autofree char *fit = text_fit(text, room, "…");
    put(canvas, row, column, style, fit);
    return canvas->columns;
}

int canvas_print(const struct canvas *canvas, int row, int column, enum style style,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return canvas_text(canvas, row, column, style, text);
}

int canvas_wrapped(const struct canvas *canvas, int row, int column, enum style style,
                   const char *text)
{
    g_autoptr(GArray) lines = text_wrap(text, MAX(canvas->columns - column - 1, 1));
    for (guint i = 0; i < lines->len; i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        g_autofree char *part = g_strndup(text + line.start, line.length);
        canvas_text(canvas, row++, column, style, part);
    }
    return row;
}

void canvas_field(const struct canvas *canvas, int row, int column, int width, enum style style,
                  const char *text)
{
    g_autofree char *fit = text_fit(text, MIN(width, canvas->columns - column), "…");
    canvas_text(canvas, row, column, style, fit);
}

void canvas_right(const struct canvas *canvas, int row, int column, int width, enum style style,
                  const char *text)
{
    int blank = width - text_width(text);
    if (blank < 0)
        canvas_field(canvas, row, column, width, style, text);
    else
        canvas_text(canvas, row, column + blank, style, text);
}

/* TEXT has one cell. */
static void repeat(const struct canvas *canvas, int row, int column, int width, enum style style,
                   const char *text)
{
    int times = MIN(width, canvas->columns - column);
    if (row < 0 || row >= canvas->rows || times <= 0)
        return;
    GString *line = g_string_sized_new((gsize)times * strlen(text));
    for (int i = 0; i < times; i++)
        g_string_append(line, text);
    put(canvas, row, column, style, line->str);
    g_string_free(line, TRUE);
}

void canvas_rule(const struct canvas *canvas, int row, int column, int width)
{
    repeat(canvas, row, column, width, STYLE_QUIET, "─");
}

void canvas_fill(const struct canvas *canvas, int row, int column, int width, enum style style)
{
    repeat(canvas, row, column, width, style, " ");
}

void canvas_frame(const struct canvas *canvas, enum style style, const char *title)
{
    int last_row = canvas->rows - 1, last = canvas->columns - 1;
    repeat(canvas, 0, 1, last - 1, style, "─");
    repeat(canvas, last_row, 1, last - 1, style, "─");
    for (int row = 1; row < last_row; row++) {
        canvas_text(canvas, row, 0, style, "│");
        canvas_text(canvas, row, last, style, "│");
    }
    canvas_text(canvas, 0, 0, style, "┌");
    canvas_text(canvas, 0, last, style, "┐");
    canvas_text(canvas, last_row, 0, style, "└");
    canvas_text(canvas, last_row, last, style, "┘");
    if (*title) {
        g_autofree char *spaced = g_strdup_printf(" %s ", title);
        struct canvas upper = canvas_part(canvas, 0, 2, 1, canvas->columns - 4);
        canvas_text(&upper, 0, 0, STYLE_STRONG, spaced);
    }
}

void canvas_bar(const struct canvas *canvas, int row, int column, enum style style, int length)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    repeat(canvas, row, column, length / 8, style, "█");
    canvas_text(canvas, row, column + length / 8, style, eighths[length % 8]);
}

void canvas_cursor(const struct canvas *canvas, int row, int column)
{
    if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns)
        return;
    cursor_row = canvas->top + row;
    cursor_column = canvas->left + column;
}

/* --- from one screen to the next --- */

static void free_row(void *row)
{
    g_string_free(row, TRUE);
}

static GPtrArray *blank_rows(int count)
{
    GPtrArray *rows = g_ptr_array_new_full((guint)count, free_row);
    for (int i = 0; i < count; i++)
        g_ptr_array_add(rows, g_string_new(NULL));
    return rows;
}

static void begin_size(int rows, int columns)
{
    g_clear_pointer(&drawn, g_ptr_array_unref);
    g_clear_pointer(&shown, g_ptr_array_unref);
    drawn = blank_rows(rows);
    shown = blank_rows(rows);
    last_columns = columns;
    erase();
}

struct canvas canvas_begin(int rows, int columns)
{
    if (!drawn || rows != (int)drawn->len || columns != last_columns)
        begin_size(rows, columns);
    for (int i = 0; i < rows; i++)
        g_string_truncate(g_ptr_array_index(drawn, (guint)i), 0);
    cursor_row = -1;
    return (struct canvas){0, 0, rows, columns};
}

/* Draws in the characters that this terminal has. */
static void show_run(int row, struct run run, const char *text)
{
    wchar_t wide[1024];
    int length = 0;
    for (const char *at = text; at < text + run.length && length < 1023; at = g_utf8_next_char(at))
        wide[length++] = (wchar_t)theme_twin(g_utf8_get_char(at));
    attrset((attr_t)theme_attributes((enum style)run.style));
    mvaddnwstr(row, run.column, wide, length);
    attrset(A_NORMAL);
}

static void show_row(int row, const GString *runs)
{
    struct run run;
    move(row, 0);
    clrtoeol();
    for (gsize at = 0; at < runs->len; at += sizeof run + (gsize)run.length) {
        memcpy(&run, runs->str + at, sizeof run);
        show_run(row, run, runs->str + at + sizeof run);
    }
}

static void place_cursor(void)
{
    static int visible = -1;
    int wanted = cursor_row >= 0;
    if (wanted != visible)
        curs_set(wanted);
    visible = wanted;
    if (wanted)
        move(cursor_row, cursor_column);
}

void canvas_show(void)
{
    for (guint row = 0; row < drawn->len; row++)
        if (!g_string_equal(g_ptr_array_index(drawn, row), g_ptr_array_index(shown, row)))
            show_row((int)row, g_ptr_array_index(drawn, row));
    GPtrArray *before = shown;
    shown = drawn;
    drawn = before;
    place_cursor();
}

/* --- large digits --- */

/* Rows of the digits 0 to 9, of a decimal sign and of the dash for "no value". */
static const char *const large[][3] = {
    {"█▀█", "█ █", "▀▀▀"}, {"▀█ ", " █ ", "▀▀▀"}, {"▀▀█", "█▀▀", "▀▀▀"}, {"▀▀█", "▀▀█", "▀▀▀"},
    {"█ █", "▀▀█", "  ▀"}, {"█▀▀", "▀▀█", "▀▀▀"}, {"█▀▀", "█▀█", "▀▀▀"}, {"▀▀█", "  █", "  ▀"},
    {"█▀█", "█▀█", "▀▀▀"}, {"█▀█", "▀▀█", "▀▀▀"}, {" ", " ", "▄"},       {"   ", "▀▀▀", "   "},
};

int canvas_large(const struct canvas *canvas, int row, int column, enum style style,
                 const char *number)
{
    if (theme_glyphs() == GLYPHS_ASCII)
        return canvas_print(canvas, row + 1, column, STYLE_SELECTED, "  %s  ", number);
    for (const char *at = number; *at; at = g_utf8_next_char(at)) {
        size_t digit = *at >= '0' && *at <= '9'   ? (size_t)(*at - '0')
                       : *at == ',' || *at == '.' ? 10
                                                  : 11;
        for (int line = 0; line < 3; line++)
            canvas_text(canvas, row + line, column, style, large[digit][line]);
        column += text_width(large[digit][0]) + 1;
    }
    return column;
}
