/* The bytes are a form file, read in both languages: it is a form or has mistakes with lines. */
#include <glib.h>
#include <stdint.h>

#include "src/form_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_mistakes(const GPtrArray *mistakes, long lines)
{
    g_assert(mistakes->len > 0);
    for (guint i = 0; i < mistakes->len; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        g_assert(mistake->line >= 1 && mistake->line <= lines);
        g_assert(g_utf8_validate(mistake->message, -1, NULL));
    }
}

static void check_form(const struct form *form)
{
    g_assert(form->low < form->top && form->top <= FORM_TOP_SCALE);
    g_assert(form->answer_count > 0 && form->element_count > 0);
    for (size_t i = 0; i < form->item_count; i++) {
        const struct form_item *item = &form->items[i];
        g_assert(form_find_item(form, item->key) == (int)i);
        g_assert(item->element < (int)form->element_count);
        g_assert(item->further < (int)form->further_count);
        g_assert(*item->label);
        for (size_t c = 0; c < item->choice_count; c++)
            g_assert(*item->choices[c].code && *item->choices[c].words);
    }
    for (size_t e = 0; e < form->element_count; e++)
        g_assert(form_find_element(form, form->elements[e].code) == (int)e);
}

static void parse(const char *text, size_t size, const char *language)
{
    GPtrArray *mistakes;
    struct form *form = form_parse(text, size, language, &mistakes);
    long lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n';
    if (form) {
        check_form(form);
        form_destroy(form);
    } else {
        check_mistakes(mistakes, lines);
        g_ptr_array_unref(mistakes);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_memdup2(data, size);
    parse(text, size, "id");
    parse(text, size, "en");
    return 0;
}
