#include "tests/support/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

static int character_width(gunichar character)
{
    if (g_unichar_iszerowidth(character))
        return 0;
    return g_unichar_iswide(character) ? 2 : 1;
}

int frame_width(const char *line)
{
    int width = 0;
    for (; *line; line = g_utf8_next_char(line))
        width += character_width(g_utf8_get_char(line));
    return width;
}

static void print_edge(int columns)
{
    g_autofree char *edge = g_strnfill(columns, '-');
    print_error("  +%s+\n", edge);
}

/* Row by row: cmocka cuts what is longer than its buffer. */
void frame_print(const char *title, const char *screen, int columns)
{
    g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
    print_error("%s:\n", title);
    print_edge(columns);
    for (int row = 0; lines[row]; row++) {
        /* A text file ends with a newline, so the last piece is no row. */
        if (lines[row][0] || lines[row + 1])
            print_error("%2d|%s%*s|\n", row, lines[row], MAX(0, columns - frame_width(lines[row])),
                        "");
    }
    print_edge(columns);
}

/* The cell at which two lines begin to differ. */
static int differing_column(const char *expected, const char *actual)
{
    int column = 0;
    while (*expected && g_utf8_get_char(expected) == g_utf8_get_char(actual)) {
        column += character_width(g_utf8_get_char(expected));
        expected = g_utf8_next_char(expected);
        actual = g_utf8_next_char(actual);
    }
    return column;
}

static void print_row_difference(int row, const char *expected, const char *actual)
{
    int column = differing_column(expected, actual);
    print_error("the first difference is in row %d, column %d:\n", row, column);
    print_error("  expected |%s\n", expected);
    print_error("  actual   |%s\n", actual);
    print_error("  %*s^\n", 10 + column, "");
}

void frame_print_difference(const char *expected, const char *actual)
{
    g_auto(GStrv) wanted = g_strsplit(expected, "\n", -1);
    g_auto(GStrv) found = g_strsplit(actual, "\n", -1);
    int row = 0;
    while (wanted[row] && found[row] && g_str_equal(wanted[row], found[row]))
        row++;
    if (wanted[row] && found[row])
        print_row_difference(row, wanted[row], found[row]);
    else
        print_error("the screens differ in their number of rows: %d expected, %d found\n",
                    (int)g_strv_length(wanted) - 1, (int)g_strv_length(found) - 1);
}
