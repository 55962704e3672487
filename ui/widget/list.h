#ifndef LEMBAR_UI_WIDGET_LIST_H
#define LEMBAR_UI_WIDGET_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/canvas.h"

/* Which row of a list is selected and which is the first one shown. */
struct list {
    int count, selected, top;
    int rows; /* shown at once; told by list_show */
};

/* The number of rows has become COUNT. */
void list_resize(struct list *list, int count);
void list_select(struct list *list, int selected);

/* Arrows, page keys, Home and End; false for any other key. */
bool list_key(struct list *list, uint32_t key);

/* Scrolls so that the selected row is within ROWS rows. */
void list_show(struct list *list, int rows);

/* A list is searched by just typing; a / before the first letter, out of habit, does no harm. */
#define SEARCH_SIZE 64 /* bytes; what does not fit is not taken */

/* KEY moves within the list or is typed into SEARCH. True where the search has changed: the list,
 * which is then to be filled anew, stands at its top. */
bool list_search(struct list *list, char search[SEARCH_SIZE], uint32_t key);

/* Empties SEARCH, with the list at its top; false where it was empty. */
bool list_search_end(struct list *list, char search[SEARCH_SIZE]);

/* Draws what is searched for, and the cursor behind it, in ROW; returns the column after it. */
int list_search_draw(const char *search, const struct canvas *canvas, int row);

#endif
