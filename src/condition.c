#include "src/condition.h"

#include <string.h>

#include "src/i18n.h"

static int find_item(const struct form_item *items, size_t count, const char *key)
{
    for (size_t i = 1; i < count; i++)
        if (strcmp(items[i].key, key) == 0)
            return (int)i;
    return -1;
}

static char *read_bound(char **words, const struct form_item *item,
                        struct form_condition *condition)
{
    gint64 bound;
    condition->below = strcmp(words[1], "below") == 0;
    if (!condition->below && strcmp(words[1], "above") != 0)
        return g_strdup_printf(_("%s adalah bilangan; pakai below atau above"), item->key);
    if (words[3] || !g_ascii_string_to_signed(words[2], 10, item->low, item->top, &bound, NULL))
        return g_strdup_printf(_("batas %s harus satu bilangan dari %d sampai %d"), item->key,
                               item->low, item->top);
    condition->bound = (int)bound;
    return NULL;
}

static int find_choice(const struct form_item *item, const char *code)
{
    for (size_t i = 0; i < item->choice_count; i++)
        if (strcmp(item->choices[i].code, code) == 0)
            return (int)i;
    return -1;
}

static char *read_choices(char **words, const struct form_item *item,
                          struct form_condition *condition)
{
    if (strcmp(words[1], "in") != 0)
        return g_strdup_printf(_("%s adalah pilihan; pakai in"), item->key);
    condition->chosen = g_new0(bool, item->choice_count);
    for (char **code = words + 2; *code; code++) {
        int choice = find_choice(item, *code);
        if (choice < 0)
            return g_strdup_printf(_("pilihan %s tidak ada di [field %s]"), *code, item->key);
        condition->chosen[choice] = true;
    }
    return NULL;
}

/* The words of TEXT, blanks left out. The caller frees them. */
static char **words_of(const char *text)
{
    GPtrArray *words = g_ptr_array_new();
    g_auto(GStrv) parts = g_strsplit_set(text, " \t", -1);
    for (char **part = parts; *part; part++)
        if (**part)
            g_ptr_array_add(words, g_strdup(*part));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

char *condition_read(const char *text, const struct form_item *items, size_t item_count,
                     struct form_condition *condition)
{
    g_auto(GStrv) words = words_of(text);
    *condition = (struct form_condition){0};
    if (g_strv_length(words) < 3)
        return g_strdup(_("syarat harus berbentuk isian below N, isian above N, atau isian in "
                          "KODE …"));
    condition->item = find_item(items, item_count, words[0]);
    if (condition->item < 0)
        return g_strdup_printf(_("isian %s tidak ada"), words[0]);
    const struct form_item *item = &items[condition->item];
    if (item->kind == ITEM_NUMBER)
        return read_bound(words, item, condition);
    if (item->kind == ITEM_CHOICE)
        return read_choices(words, item, condition);
    return g_strdup_printf(_("%s harus isian bilangan atau pilihan"), item->key);
}
