#ifndef LEMBAR_SRC_TEXT_BUFFER_H
#define LEMBAR_SRC_TEXT_BUFFER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A text being edited, with a cursor and undo; it knows no keys and no screen. The text is always
 * valid UTF-8 and the cursor always between two graphemes (see src/text.h).
 *
 * Every change and move returns whether it did anything, so that a caller can go to the next field
 * or ring a bell. The WIDTH of the screen, in cells, is told with each call that needs it. */

struct text_buffer;

/* Takes a copy of TEXT, as text_clean() leaves it, and puts the cursor at its end. LIMIT is in
 * bytes: a longer text is kept, but nothing can be added to it. A single line takes no newline. */
struct text_buffer *text_buffer_create(const char *text, size_t limit, bool single_line);

/* Accepts NULL. */
void text_buffer_destroy(struct text_buffer *buffer);

/* Borrowed, until the next change. */
const char *text_buffer_text(const struct text_buffer *buffer);

/* The cursor in bytes from the start of the text. */
size_t text_buffer_offset(const struct text_buffer *buffer);

/* --- the screen --- */

/* The rows to draw, a new array of struct text_line as of text_wrap(). They leave the last cell
 * of WIDTH free, for a cursor at the end of a full row. */
GArray *text_buffer_lines(const struct text_buffer *buffer, int width);

/* The cursor's ROW among these rows and its COLUMN, 0 to WIDTH - 1 cells. Where a word is cut, the
 * place between its parts is the start of the lower row. For a field that scrolls sideways, ask
 * with a width of G_MAXINT. */
void text_buffer_cursor(const struct text_buffer *buffer, int width, int *row, int *column);

/* --- changes; false also where the limit or the characters forbid them --- */

/* One typed character. Typed words are undone one by one, with the blanks behind them. */
bool text_buffer_type(struct text_buffer *buffer, gunichar character);

/* A whole string or nothing; controls but '\n' are refused: clean what was pasted first. */
bool text_buffer_insert(struct text_buffer *buffer, const char *text);

bool text_buffer_newline(struct text_buffer *buffer);
bool text_buffer_backspace(struct text_buffer *buffer);
bool text_buffer_delete(struct text_buffer *buffer);

/* To the start of a word of letters and digits. */
bool text_buffer_delete_word_back(struct text_buffer *buffer);

/* Up to the newline; right before a newline, the newline itself. */
bool text_buffer_delete_to_line_end(struct text_buffer *buffer);

bool text_buffer_undo(struct text_buffer *buffer);
bool text_buffer_redo(struct text_buffer *buffer);

/* --- moves --- */

bool text_buffer_left(struct text_buffer *buffer);
bool text_buffer_right(struct text_buffer *buffer);

/* The ends of the cursor's row on the screen. */
bool text_buffer_row_start(struct text_buffer *buffer, int width);
bool text_buffer_row_end(struct text_buffer *buffer, int width);

/* ROWS down, or up where negative (-1, 1, a page), stopping at the first or last row. The cursor
 * comes back to the column it left when it has crossed shorter rows. */
bool text_buffer_move_rows(struct text_buffer *buffer, int width, int rows);

#endif
