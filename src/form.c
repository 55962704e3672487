#include "src/form.h"

#include "src/fraction.h"

void form_destroy(struct form *form)
{
    if (!form)
        return;
    for (size_t i = 0; i < form->item_count; i++) {
        g_free((void *)form->items[i].choices);
        g_free((void *)form->items[i].groups);
    }
    for (size_t i = 0; i < form->contradiction_count; i++) {
        g_free(form->contradictions[i].when.chosen);
        g_free(form->contradictions[i].and.chosen);
    }
    g_free(form->contradictions);
    g_free(form->items);
    g_free(form->elements);
    g_free(form->further);
    g_free(form->bands);
    g_free(form->source);
    g_string_chunk_free(form->strings);
    g_free(form);
}

int form_find_item(const struct form *form, const char *key)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (g_ascii_strcasecmp(form->items[i].key, key) == 0)
            return (int)i;
    return -1;
}

int form_find_element(const struct form *form, const char *code)
{
    for (size_t i = 0; i < form->element_count; i++)
        if (g_ascii_strcasecmp(form->elements[i].code, code) == 0)
            return (int)i;
    return -1;
}

const struct form_item *form_answer_item(const struct form *form, int answer)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].answer == answer)
            return &form->items[i];
    return NULL;
}

const struct form_band *form_band_of(const struct form *form, long hundredths)
{
    if (hundredths == HUNDREDTHS_NONE || form->band_count == 0)
        return NULL;
    for (size_t i = 0; i + 1 < form->band_count; i++)
        if (hundredths >= form->bands[i].from)
            return &form->bands[i];
    return &form->bands[form->band_count - 1];
}
