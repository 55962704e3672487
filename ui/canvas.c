#include "ui/canvas.h"

#include <curses.h>
#include <string.h>

#include "src/text.h"

static int cursor_row = -1, cursor_column;

struct canvas canvas_part(const struct canvas *canvas, int row, int column, int rows, int columns)
{
    return (struct canvas){
        .top = canvas->top + row,
        .left = canvas->left + column,
        .rows = rows < 0 ? canvas->rows - row : MIN(rows, canvas->rows - row),
        .columns = columns < 0 ? canvas->columns - column : MIN(columns, canvas->columns - column),
    };
}

/* Writes TEXT, known to fit, in the characters this terminal has. */
static void put(const struct canvas *canvas, int row, int column, enum style style,
                const char *text)
{
    wchar_t wide[1024];
    int length = 0;
    for (const char *at = text; *at && length < 1023; at = g_utf8_next_char(at))
        wide[length++] = (wchar_t)theme_twin(g_utf8_get_char(at));
    attrset((attr_t)theme_attributes(style));
    mvaddnwstr(canvas->top + row, canvas->left + column, wide, length);
    attrset(A_NORMAL);
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

static void repeat(const struct canvas *canvas, int row, int column, int width, enum style style,
                   const char *text)
{
    GString *line = g_string_new(NULL);
    for (int i = 0; i < MIN(width, canvas->columns - column); i++)
        g_string_append(line, text);
    canvas_text(canvas, row, column, style, line->str);
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

void canvas_forget_cursor(void)
{
    cursor_row = -1;
}

void canvas_place_cursor(void)
{
    static int visible = -1;
    int wanted = cursor_row >= 0;
    if (wanted != visible)
        curs_set(wanted);
    visible = wanted;
    if (wanted)
        move(cursor_row, cursor_column);
}

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
