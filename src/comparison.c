#include "src/comparison.h"

#include <string.h>

#include "src/text.h"

static bool is_text(const struct form_item *item)
{
    return item->kind == ITEM_TEXT || item->kind == ITEM_LONG_TEXT;
}

char *comparison_items(const struct form *form, bool with_text)
{
    char *items = g_malloc0(form->item_count + 1);
    for (size_t i = 0; i < form->item_count; i++) {
        const struct form_item *item = &form->items[i];
        bool apart = is_text(item) || item->personal;
        items[i] = item->kind != ITEM_SHEET_NUMBER && (with_text || !apart) ? '1' : '0';
    }
    return items;
}

size_t comparison_count(const char *items)
{
    size_t count = 0;
    for (const char *c = items; *c; c++)
        count += *c == '1';
    return count;
}

/* The text without what nobody sees: blanks at the ends of its lines and of the whole. */
static char *plain_text(const char *value)
{
    g_autofree char *clean = text_clean(value, true);
    g_auto(GStrv) lines = g_strsplit(clean, "\n", -1);
    for (char **line = lines; *line; line++)
        g_strchomp(*line);
    return g_strstrip(g_strjoinv("\n", lines));
}

/* The number without zeros before it; other digits are no number and stay. */
static const char *plain_number(const char *value)
{
    while (value[0] == '0' && g_ascii_isdigit(value[1]))
        value++;
    return value;
}

bool comparison_is_equal(const struct form_item *item, const char *a, const char *b)
{
    g_autofree char *first = plain_text(a), *second = plain_text(b);
    if (!value_is_given(first) || !value_is_given(second))
        return value_is_given(first) == value_is_given(second);
    switch (item->kind) {
    case ITEM_NUMBER:
    case ITEM_SHEET_NUMBER:
    case ITEM_ANSWER:
        return strcmp(plain_number(first), plain_number(second)) == 0;
    case ITEM_CHOICE:
    case ITEM_SERVICE:
        return g_ascii_strcasecmp(first, second) == 0;
    default:
        return strcmp(first, second) == 0;
    }
}

static int find_winner(const struct form_item *item, const struct difference *difference)
{
    const char *third = difference->values[PASS_THIRD];
    for (int pass = PASS_FIRST; third && pass <= PASS_SECOND; pass++)
        if (comparison_is_equal(item, difference->values[pass], third))
            return pass;
    return PASS_NONE;
}

GArray *comparison_find(const struct sheet *first, const struct sheet *second,
                        const struct sheet *third, const char *items, const char *third_items)
{
    const struct form *form = first->form;
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct difference));
    for (size_t i = 0; i < form->item_count; i++) {
        if (!comparison_has(items, i) ||
            comparison_is_equal(&form->items[i], first->values[i], second->values[i]))
            continue;
        bool keyed = third && comparison_has(third_items, i);
        struct difference difference = {
            i, {first->values[i], second->values[i], keyed ? third->values[i] : NULL}, PASS_NONE};
        difference.winner = find_winner(&form->items[i], &difference);
        g_array_append_val(list, difference);
    }
    return list;
}

char *comparison_items_in_doubt(const struct sheet *first, const struct sheet *second,
                                const char *items)
{
    g_autoptr(GArray) list = comparison_find(first, second, NULL, items, NULL);
    char *doubtful = g_strnfill(first->form->item_count, '0');
    for (guint i = 0; i < list->len; i++)
        doubtful[g_array_index(list, struct difference, i).item] = '1';
    return doubtful;
}

bool comparison_erred(const struct form_item *item, const char *keyed, const char *decided)
{
    return keyed && !comparison_is_equal(item, keyed, decided);
}
