#include <ctype.h>
#include <stdlib.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/unit_report_private.h"

/* What comes from the sheets one by one: the suggestions, and the tabulation, a line a sheet. Never
 * with personal data. */

/* --- suggestions --- */

struct suggestions {
    struct unit_report *report;
    size_t item;
    struct document_table *table; /* NULL until there is one */
};

static void begin_suggestions(struct suggestions *suggestions)
{
    const struct form_item *item = &suggestions->report->form->items[suggestions->item];
    g_autofree char *caption = g_strdup_printf(_("%s dari responden"), item->label);
    suggestions->table = document_table(suggestions->report->document, caption);
    document_column(suggestions->table, 0.7, ALIGN_RIGHT, "%s", C_("one", "Lembar"));
    document_column(suggestions->table, 1.4, ALIGN_LEFT, "%s", _("Layanan"));
    document_column(suggestions->table, 6, ALIGN_LEFT, "%s", item->label);
}

static bool add_suggestion(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct suggestions *suggestions = context;
    const struct services *services = &suggestions->report->app->survey->services;
    const struct service *service = services_by_id(services, info->service_id);
    const char *text = sheet->values[suggestions->item];
    if (!value_is_given(text) || text_is_blank(text))
        return true;
    if (!suggestions->table)
        begin_suggestions(suggestions);
    document_cell(suggestions->table, "%ld", info->number);
    document_cell(suggestions->table, "%s", service ? service->code : "–");
    document_cell(suggestions->table, "%s", text);
    return true;
}

/* Without any there is no chapter: that nobody wrote one is told with the respondents. */
bool unit_report_suggestions(struct unit_report *report, struct error *error)
{
    if (report->suggestions == 0)
        return true;
    document_heading(report->document, 1, _("Saran responden"));
    for (size_t i = 0; i < report->form->item_count; i++) {
        struct suggestions suggestions = {report, i, NULL};
        if (unit_report_is_suggestion(&report->form->items[i]) &&
            !sheet_store_each(report->app->sheets, false, add_suggestion, &suggestions, error))
            return false;
    }
    return true;
}

/* --- the tabulation --- */

#define WIDEST 42.0 /* the shares that one table can hold and stay legible */

struct tabulation {
    struct unit_report *report;
    GArray *items; /* positions in the form (size_t), of the columns */
    bool last;     /* the part that tells which sheets count */
    int64_t *sums; /* of the answers, of the sheets that count; one an item */
    struct document_table *table;
};

static bool is_tabulated(const struct form_item *item)
{
    return !item->personal && item->kind != ITEM_LONG_TEXT && item->kind != ITEM_SHEET_NUMBER;
}

static size_t longest_code(const struct survey *survey, const struct form_item *item)
{
    size_t longest = 1;
    for (size_t i = 0; i < value_choice_count(item, &survey->services); i++)
        longest = MAX(longest, (size_t)text_width(value_choice(item, &survey->services, i).code));
    return longest;
}

static double share_of(const struct survey *survey, const struct form_item *item)
{
    switch (item->kind) {
    case ITEM_ANSWER:
        return 1;
    case ITEM_NUMBER:
        return 1.2;
    case ITEM_CHOICE:
    case ITEM_SERVICE:
        return CLAMP(0.6 + 0.25 * (double)longest_code(survey, item), 1.2, 3);
    default:
        return 2.2;
    }
}

/* "1" for q1, "B1" for b1: as the numbers stand on the paper. */
static char *question_number(const char *key)
{
    return key[0] == 'q' && isdigit((unsigned char)key[1]) ? g_strdup(key + 1)
                                                           : g_ascii_strup(key, -1);
}

static void add_column(struct tabulation *tabulation, const struct form_item *item)
{
    const struct survey *survey = tabulation->report->app->survey;
    const struct form *form = survey->form;
    g_autofree char *number = question_number(item->key);
    if (item->kind == ITEM_ANSWER)
        document_column(tabulation->table, share_of(survey, item), ALIGN_CENTRE, "%s\n%s", number,
                        item->element >= 0   ? form->elements[item->element].code
                        : item->further >= 0 ? form->further[item->further].code
                                             : "");
    else
        document_column(tabulation->table, share_of(survey, item),
                        item->kind == ITEM_NUMBER ? ALIGN_CENTRE : ALIGN_LEFT, "%s", item->label);
}

static size_t item_at(const struct tabulation *tabulation, guint at)
{
    return g_array_index(tabulation->items, size_t, at);
}

static void begin_table(struct tabulation *tabulation, guint part)
{
    struct unit_report *report = tabulation->report;
    g_autofree char *caption = part == 0
                                   ? g_strdup(_("Jawaban tiap lembar"))
                                   : g_strdup_printf(_("Jawaban tiap lembar, lanjutan %u"), part);
    tabulation->table = document_table(report->document, caption);
    tabulation->table->small = true;
    document_column(tabulation->table, 1.5, ALIGN_CENTRE, "%s", C_("one", "Lembar"));
    for (guint i = 0; i < tabulation->items->len; i++)
        add_column(tabulation, &report->form->items[item_at(tabulation, i)]);
    if (tabulation->last)
        document_column(tabulation->table, 1.9, ALIGN_CENTRE, "%s", _("Dihitung"));
}

static char *shown_value(const struct form_item *item, const char *value)
{
    if (!value_is_given(value))
        return g_strdup("–");
    return item->kind == ITEM_DATE ? unit_report_day(value) : g_strdup(value);
}

static void add_plain(struct document_table *table, bool counted, const char *text)
{
    if (counted)
        document_cell(table, "%s", text);
    else
        document_cell_inked(table, INK_QUIET, text);
}

static bool add_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct tabulation *tabulation = context;
    const struct form *form = tabulation->report->form;
    g_autofree char *number = g_strdup_printf("%ld", info->number);
    add_plain(tabulation->table, info->counted, number);
    for (guint i = 0; i < tabulation->items->len; i++) {
        size_t item = item_at(tabulation, i);
        g_autofree char *value = shown_value(&form->items[item], sheet->values[item]);
        add_plain(tabulation->table, info->counted, value);
        if (info->counted && form->items[item].kind == ITEM_ANSWER)
            tabulation->sums[i] += atoi(value);
    }
    if (tabulation->last)
        add_plain(tabulation->table, info->counted, info->counted ? _("ya") : _("tidak"));
    return true;
}

static void add_sums(struct tabulation *tabulation)
{
    const struct form *form = tabulation->report->form;
    document_cell_strong(tabulation->table, "%s", _("Jumlah"));
    for (guint i = 0; i < tabulation->items->len; i++)
        if (form->items[item_at(tabulation, i)].kind == ITEM_ANSWER)
            document_cell_strong(tabulation->table, "%ld", (long)tabulation->sums[i]);
        else
            document_cells_blank(tabulation->table, 1);
    document_cells_blank(tabulation->table, tabulation->last ? 1 : 0);
}

/* The columns that fit beside each other, from *NEXT. */
static GArray *next_items(const struct survey *survey, size_t *next)
{
    const struct form *form = survey->form;
    GArray *items = g_array_new(FALSE, FALSE, sizeof(size_t));
    double share = 3.4;
    for (; *next < form->item_count; (*next)++) {
        const struct form_item *item = &form->items[*next];
        if (!is_tabulated(item))
            continue;
        if (share + share_of(survey, item) > WIDEST)
            break;
        share += share_of(survey, item);
        g_array_append_val(items, *next);
    }
    return items;
}

static bool add_part(struct unit_report *report, size_t *next, guint part, struct error *error)
{
    g_autoptr(GArray) items = next_items(report->app->survey, next);
    g_autofree int64_t *sums = g_new0(int64_t, items->len + 1);
    struct tabulation tabulation = {report, items, *next == report->form->item_count, sums, NULL};
    begin_table(&tabulation, part);
    if (!sheet_store_each(report->app->sheets, false, add_sheet, &tabulation, error))
        return false;
    add_sums(&tabulation);
    return true;
}

static void add_codes(struct unit_report *report)
{
    for (size_t i = 0; i < report->form->item_count; i++) {
        const struct form_item *item = &report->form->items[i];
        if (item->kind != ITEM_CHOICE || item->personal)
            continue;
        g_autoptr(GString) text = g_string_new(item->label);
        for (size_t c = 0; c < item->choice_count; c++)
            g_string_append_printf(text, "%s %s %s", c ? " ·" : ":", item->choices[c].code,
                                   item->choices[c].words);
        document_paragraph(report->document, STYLE_OF_NOTE, "%s", text->str);
    }
}

bool unit_report_tabulation(struct unit_report *report, struct error *error)
{
    size_t next = 0;
    document_page(report->document, true);
    document_heading_unnumbered(report->document, _("Lampiran: tabulasi"));
    document_paragraph(report->document, STYLE_OF_NOTE, "%s",
                       _("Satu baris satu lembar, tanpa nama. Lembar yang disisihkan tercetak "
                         "pudar dan tidak masuk jumlah; – berarti tidak diisi."));
    for (guint part = 0; next < report->form->item_count; part++)
        if (!add_part(report, &next, part, error))
            return false;
    add_codes(report);
    return true;
}
