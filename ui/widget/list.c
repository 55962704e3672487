#include "ui/widget/list.h"

#include <glib.h>
#include <string.h>

#include "src/i18n.h"
#include "ui/keymap.h"

void list_select(struct list *list, int selected)
{
    list->selected = CLAMP(selected, 0, MAX(list->count - 1, 0));
}

void list_resize(struct list *list, int count)
{
    list->count = count;
    list_select(list, list->selected);
}

bool list_key(struct list *list, uint32_t key)
{
    int page = MAX(list->rows - 1, 1);
    switch (key) {
    case KEY_OF_UP:
        list_select(list, list->selected - 1);
        return true;
    case KEY_OF_DOWN:
        list_select(list, list->selected + 1);
        return true;
    case KEY_OF_PAGE_UP:
        list_select(list, list->selected - page);
        return true;
    case KEY_OF_PAGE_DOWN:
        list_select(list, list->selected + page);
        return true;
    case KEY_OF_HOME:
        list_select(list, 0);
        return true;
    case KEY_OF_END:
        list_select(list, list->count - 1);
        return true;
    default:
        return false;
    }
}

void list_show(struct list *list, int rows)
{
    list->rows = rows;
    if (list->selected < list->top)
        list->top = list->selected;
    if (list->selected >= list->top + rows)
        list->top = list->selected - rows + 1;
    list->top = CLAMP(list->top, 0, MAX(list->count - rows, 0));
}

/* What SEARCH becomes by typing KEY into it, a new string; NULL where KEY is no typing. */
static char *search_after_key(const char *search, uint32_t key)
{
    char character[8] = "";
    if (key == KEY_OF_BACKSPACE && *search) {
        const char *last = g_utf8_find_prev_char(search, search + strlen(search));
        return g_strndup(search, (gsize)(last - search));
    }
    if (!key_is_character(key) || (key == '/' && !*search))
        return NULL;
    character[g_unichar_to_utf8(key, character)] = '\0';
    return g_strconcat(search, character, NULL);
}

bool list_search(struct list *list, char search[SEARCH_SIZE], uint32_t key)
{
    if (list_key(list, key))
        return false;
    g_autofree char *after = search_after_key(search, key);
    if (!after || strlen(after) >= SEARCH_SIZE)
        return false;
    g_strlcpy(search, after, SEARCH_SIZE);
    list->selected = 0;
    return true;
}

bool list_search_end(struct list *list, char search[SEARCH_SIZE])
{
    if (!*search)
        return false;
    *search = '\0';
    list->selected = 0;
    return true;
}

int list_search_draw(const char *search, const struct canvas *canvas, int row)
{
    int after = canvas_print(canvas, row, 1, STYLE_QUIET, "%s ", _("Cari:"));
    after = canvas_text(canvas, row, after, STYLE_STRONG, search);
    canvas_cursor(canvas, row, after);
    return after;
}
