#include "ui/report/form_report.h"

#include <string.h>

#include "src/fraction.h"
#include "src/i18n.h"
#include "src/text.h"

#define KEY_WIDTH   14
#define LABEL_WIDTH 30

static const char *const kind_words[] = {
    [ITEM_SHEET_NUMBER] = N_("nomor lembar"),
    [ITEM_CHOICE] = N_("pilihan"),
    [ITEM_SERVICE] = N_("jenis layanan"),
    [ITEM_NUMBER] = N_("bilangan"),
    [ITEM_DATE] = N_("tanggal"),
    [ITEM_TEXT] = N_("teks"),
    [ITEM_LONG_TEXT] = N_("teks panjang"),
    [ITEM_ANSWER] = N_("jawaban"),
};

static void add_range(GString *text, const struct form_item *item)
{
    bool has_range = item->kind == ITEM_NUMBER || item->kind == ITEM_ANSWER;
    if (has_range)
        g_string_append_printf(text, " %d–%d", item->low, item->top);
    if (*item->unit)
        g_string_append_printf(text, " %s", item->unit);
}

static void add_flags(GString *text, const struct form_item *item)
{
    if (item->required)
        g_string_append_printf(text, ", %s", _("wajib"));
    if (item->personal)
        g_string_append_printf(text, ", %s", _("data pribadi"));
    if (item->sticky)
        g_string_append_printf(text, ", %s", _("diulang"));
}

static const char *element_of(const struct form *form, const struct form_item *item)
{
    if (item->element >= 0)
        return form->elements[item->element].code;
    return item->further >= 0 ? form->further[item->further].code : "";
}

/* Answer words are mostly the same from question to question: they are said once. */
static bool has_same_choices(const struct form_item *item, const struct form_item *before)
{
    bool same = item->choice_count == before->choice_count;
    for (size_t i = 0; same && i < item->choice_count; i++)
        same = strcmp(item->choices[i].words, before->choices[i].words) == 0;
    return same;
}

static void add_choices(GString *text, const struct form *form, const struct form_item *item)
{
    if (item > form->items && has_same_choices(item, item - 1))
        return;
    for (size_t i = 0; i < item->choice_count; i++)
        g_string_append_printf(text, "%*s%s = %s\n", KEY_WIDTH + 4, "", item->choices[i].code,
                               item->choices[i].words);
}

static void add_item(GString *text, const struct form *form, const struct form_item *item)
{
    g_autofree char *key = text_fit(item->key, KEY_WIDTH, "…");
    g_autofree char *label = text_fit(item->label, LABEL_WIDTH, "…");
    if (item->heading)
        g_string_append_printf(text, "\n%s\n", item->heading);
    g_string_append_printf(text, "  %s  %s  %s", key, label, _(kind_words[item->kind]));
    add_range(text, item);
    add_flags(text, item);
    if (*element_of(form, item))
        g_string_append_printf(text, " → %s", element_of(form, item));
    g_string_append_c(text, '\n');
    add_choices(text, form, item);
}

static void add_elements(GString *text, const char *title, const struct form_element *elements,
                         size_t count, bool weighted, char point)
{
    char weight[HUNDREDTHS_TEXT];
    if (count == 0)
        return;
    g_string_append_printf(text, "\n%s\n", title);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *code = text_fit(elements[i].code, KEY_WIDTH, "…");
        g_string_append_printf(text, "  %s  %s", code, elements[i].name);
        if (weighted)
            g_string_append_printf(text, ", %s %s", _("bobot"),
                                   hundredths_text(elements[i].weight, point, weight));
        g_string_append_c(text, '\n');
    }
}

static void add_bands(GString *text, const struct form *form, char point)
{
    char from[HUNDREDTHS_TEXT];
    if (form->band_count > 0)
        g_string_append_printf(text, "\n%s\n", _("Mutu pelayanan"));
    for (size_t i = 0; i < form->band_count; i++) {
        const struct form_band *band = &form->bands[i];
        g_autofree char *grade = text_fit(band->grade, KEY_WIDTH, "…");
        if (i + 1 < form->band_count)
            g_string_append_printf(text, "  %s  ≥ %s  %s\n", grade,
                                   hundredths_text(band->from, point, from), band->words);
        else
            g_string_append_printf(text, "  %s  %s  %s\n", grade, _("di bawahnya"), band->words);
    }
}

char *form_report(const struct form *form, char point)
{
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s\n", form->title);
    g_string_append_printf(text, _("%s, versi %s; jawaban %d–%d, hasil 0–%d"), form->id,
                           form->version, form->low, form->top, form->result_top);
    g_string_append_printf(text, "%s\n\n",
                           form->template ? _("; templat, bukan instrumen resmi") : "");
    for (size_t i = 0; i < form->item_count; i++)
        add_item(text, form, &form->items[i]);
    add_elements(text, C_("list", "Unsur"), form->elements, form->element_count, form->weighted,
                 point);
    add_elements(text, _("Indeks lain"), form->further, form->further_count, false, point);
    add_bands(text, form, point);
    return g_string_free(text, FALSE);
}
