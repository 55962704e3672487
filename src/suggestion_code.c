#include "src/suggestion_code.h"

#include <string.h>

#include "src/i18n.h"

bool suggestion_has(const char *codes, const struct form *form, size_t element)
{
    g_auto(GStrv) words = g_strsplit(codes, ",", -1);
    return g_strv_contains((const char *const *)words, form->elements[element].code);
}

/* The elements that are SET, in the order of the form. */
static char *join(const struct form *form, const bool *set)
{
    GString *codes = g_string_new(NULL);
    for (size_t e = 0; e < form->element_count; e++)
        if (set[e])
            g_string_append_printf(codes, "%s%s", codes->len ? "," : "", form->elements[e].code);
    return g_string_free(codes, FALSE);
}

char *suggestion_toggle(const char *codes, const struct form *form, size_t element)
{
    g_autofree bool *set = g_new0(bool, form->element_count);
    for (size_t e = 0; e < form->element_count; e++)
        set[e] = suggestion_has(codes, form, e) != (e == element);
    return join(form, set);
}

char *suggestion_read(const char *text, const struct form *form)
{
    g_autofree bool *set = g_new0(bool, form->element_count);
    g_auto(GStrv) words = g_strsplit_set(text, ", ;", -1);
    for (size_t i = 0; words[i]; i++) {
        int element = *words[i] ? form_find_element(form, words[i]) : -1;
        if (*words[i] && (element < 0 || (size_t)element >= form->element_count))
            return NULL;
        if (element >= 0)
            set[element] = true;
    }
    return join(form, set);
}

char *suggestion_words(const char *codes)
{
    if (*codes == '\0')
        return g_strdup(_("belum dikode"));
    if (strcmp(codes, SUGGESTION_PRAISE) == 0)
        return g_strdup(_("pujian"));
    if (strcmp(codes, SUGGESTION_NOTHING) == 0)
        return g_strdup(_("tidak ada"));
    g_auto(GStrv) words = g_strsplit(codes, ",", -1);
    return g_strjoinv(", ", words);
}
