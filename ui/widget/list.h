#ifndef LEMBAR_UI_WIDGET_LIST_H
#define LEMBAR_UI_WIDGET_LIST_H

#include <stdbool.h>
#include <stdint.h>

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

/* The search that SEARCH becomes by typing KEY into it, a new string; NULL where KEY is no typing.
 * A list is searched by just typing; a / before the first letter, out of habit, does no harm. */
char *search_after_key(const char *search, uint32_t key);

#endif
