#ifndef LEMBAR_UI_WIDGET_EDITOR_H
#define LEMBAR_UI_WIDGET_EDITOR_H

#include "src/text_buffer.h"
#include "ui/canvas.h"

/* A text being edited on the screen: one line that scrolls sideways, or many that wrap. */

struct editor;

struct editor *editor_create(const char *text, bool single_line);
void editor_destroy(struct editor *editor); /* NULL is fine */

/* Borrowed until the next key. */
const char *editor_text(const struct editor *editor);
void editor_set_text(struct editor *editor, const char *text);

/* The text is an old value, shown marked: the first character typed takes its place, any other key
 * edits it. Nothing where it is empty. */
void editor_offer(struct editor *editor);

/* Ctrl-U clears a line. False for a key that means nothing to it, or a move beyond its first or
 * last row. */
bool editor_key(struct editor *editor, uint32_t key);

/* With FOCUS, the terminal's cursor stands in it. */
void editor_draw(struct editor *editor, const struct canvas *canvas, bool focus);

#endif
