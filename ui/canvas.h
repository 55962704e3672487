#ifndef LEMBAR_UI_CANVAS_H
#define LEMBAR_UI_CANVAS_H

#include <glib.h>

#include "ui/theme.h"

/* A part of the screen to draw on, in cells from its own top left corner. What does not fit is
 * cut. Text is UTF-8; wide characters take two cells. */

struct canvas {
    int top, left; /* on the screen */
    int rows, columns;
};

/* The part of CANVAS that begins at ROW, COLUMN; -1 rows or columns: up to the end. */
struct canvas canvas_part(const struct canvas *canvas, int row, int column, int rows, int columns);

/* Draws TEXT, cut with … at the right edge. Returns the column after it. */
int canvas_text(const struct canvas *canvas, int row, int column, enum style style,
                const char *text);
int canvas_print(const struct canvas *canvas, int row, int column, enum style style,
                 const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Wraps TEXT at blanks between COLUMN and the right edge; returns the row after its last. */
int canvas_wrapped(const struct canvas *canvas, int row, int column, enum style style,
                   const char *text);

/* In a field of WIDTH cells, cut with … there. */
void canvas_field(const struct canvas *canvas, int row, int column, int width, enum style style,
                  const char *text);
void canvas_right(const struct canvas *canvas, int row, int column, int width, enum style style,
                  const char *text);

void canvas_rule(const struct canvas *canvas, int row, int column, int width);
void canvas_fill(const struct canvas *canvas, int row, int column, int width, enum style style);

/* A frame around the whole canvas, with TITLE in its upper line. */
void canvas_frame(const struct canvas *canvas, enum style style, const char *title);

/* A horizontal bar of LENGTH eighths of a cell. */
void canvas_bar(const struct canvas *canvas, int row, int column, enum style style, int length);

/* Where the terminal's cursor stands; without it the cursor is hidden. */
void canvas_cursor(const struct canvas *canvas, int row, int column);

/* Before drawing a screen of that size, and after it: what has changed goes to curses, which shows
 * it at the next refresh. */
struct canvas canvas_begin(int rows, int columns);
void canvas_show(void);

/* A number in large digits, three rows high; returns the column after it. */
int canvas_large(const struct canvas *canvas, int row, int column, enum style style,
                 const char *number);

#endif
