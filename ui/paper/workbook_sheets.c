#include "src/i18n.h"
#include "src/suggestion_code.h"
#include "src/text.h"
#include "ui/paper/workbook_private.h"

/* Pages that are read sheet by sheet: the tabulation, what was set aside, the suggestions. */

/* --- the tabulation --- */

static bool is_tabulated(const struct workbook *workbook, size_t item)
{
    return workbook->with_personal || !workbook->form->items[item].personal;
}

void workbook_place_columns(struct workbook *workbook)
{
    unsigned column = 0;
    workbook->columns = g_new(unsigned, workbook->form->item_count);
    workbook->service_column = NO_COLUMN;
    for (size_t i = 0; i < workbook->form->item_count; i++) {
        workbook->columns[i] = is_tabulated(workbook, i) ? column++ : NO_COLUMN;
        if ((int)i == workbook->form->service_item)
            workbook->service_column = column++;
    }
    workbook->counted_column = column;
}

static double width_of(const struct form_item *item)
{
    switch (item->kind) {
    case ITEM_LONG_TEXT:
        return 50;
    case ITEM_DATE:
        return 12;
    case ITEM_ANSWER:
        return 14;
    default:
        return 13;
    }
}

static void write_headings(const struct workbook *workbook, struct spreadsheet_page *page)
{
    for (size_t i = 0; i < workbook->form->item_count; i++) {
        const struct form_item *item = &workbook->form->items[i];
        g_autofree char *heading = item->kind == ITEM_ANSWER
                                       ? g_strdup_printf("%s %s", item->key, item->label)
                                       : g_strdup(item->label);
        if (is_tabulated(workbook, i))
            page_heading(page, width_of(item), heading);
        if ((int)i == workbook->form->service_item)
            page_heading(page, 10, _("Nomor layanan"));
    }
    page_heading(page, 10, _("Dihitung"));
    page_heading(page, 24, _("Alasan"));
}

static void write_value(struct spreadsheet_page *page, const struct form_item *item,
                        const char *value)
{
    bool is_number =
        item->kind == ITEM_SHEET_NUMBER || item->kind == ITEM_NUMBER || item->kind == ITEM_ANSWER;
    if (!value_is_given(value))
        page_blank(page);
    else if (is_number)
        page_number(page, PAGE_WHOLE, atof(value));
    else if (item->kind == ITEM_DATE)
        page_day(page, day_from_iso(value));
    else
        page_text(page, value);
}

struct tabulation {
    const struct workbook *workbook;
    struct spreadsheet_page *page;
};

static bool write_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    const struct tabulation *tabulation = context;
    const struct workbook *workbook = tabulation->workbook;
    struct spreadsheet_page *page = tabulation->page;
    page_row(page);
    for (size_t i = 0; i < workbook->form->item_count; i++) {
        if (is_tabulated(workbook, i))
            write_value(page, &workbook->form->items[i], sheet->values[i]);
        if ((int)i == workbook->form->service_item)
            page_number(page, PAGE_WHOLE,
                        services_find(&workbook->app->survey->services, sheet->values[i]) + 1);
    }
    page_number(page, PAGE_WHOLE, info->counted);
    page_text(page, info->reason);
    return true;
}

bool workbook_tabulation(struct workbook *workbook, struct error *error)
{
    struct tabulation tabulation = {
        workbook, spreadsheet_page(workbook->book, workbook_name(WORKBOOK_TABULATION))};
    write_headings(workbook, tabulation.page);
    page_freeze(tabulation.page, 1);
    bool ok = sheet_store_each(workbook->app->sheets, workbook->with_personal, write_sheet,
                               &tabulation, error);
    page_end_table(tabulation.page);
    return ok;
}

/* --- what was set aside --- */

/* The sheets of one reason. */
struct aside {
    int64_t count;
    GString *numbers;
};

static bool note_number(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    GHashTable *reasons = context;
    (void)sheet;
    if (info->counted)
        return true;
    struct aside *aside = g_hash_table_lookup(reasons, info->reason);
    if (!aside) {
        aside = g_new0(struct aside, 1);
        aside->numbers = g_string_new(NULL);
        g_hash_table_insert(reasons, g_strdup(info->reason), aside);
    }
    g_string_append_printf(aside->numbers, "%s%ld", aside->count ? ", " : "", info->number);
    aside->count++;
    return true;
}

static void free_aside(void *pointer)
{
    struct aside *aside = pointer;
    g_string_free(aside->numbers, TRUE);
    g_free(aside);
}

static void write_aside(const struct workbook *workbook, GHashTable *by_reason)
{
    struct spreadsheet_page *page = spreadsheet_page(workbook->book, workbook_name(WORKBOOK_ASIDE));
    GList *reasons = g_list_sort(g_hash_table_get_keys(by_reason), (GCompareFunc)strcmp);
    page_heading(page, 40, _("Alasan"));
    page_heading(page, 10, C_("list", "Lembar"));
    page_heading(page, 50, _("Nomor lembar"));
    for (const GList *at = reasons; at; at = at->next) {
        const char *reason = at->data;
        const struct aside *aside = g_hash_table_lookup(by_reason, reason);
        page_row(page);
        page_text(page, *reason ? reason : _("tanpa alasan"));
        page_number(page, PAGE_WHOLE, (double)aside->count);
        page_text(page, aside->numbers->str);
    }
    unsigned last = page_row_number(page);
    page_end_table(page);
    page_row(page);
    page_strong(page, _("Jumlah"));
    g_autofree char *sum = g_strdup_printf("=SUM(B2:B%u)", MAX(last, 2));
    page_formula(
        page, PAGE_WHOLE,
        (double)(workbook->report.figures.counts.keyed - workbook->report.figures.counts.counted),
        last > 1 ? sum : "=0");
    g_list_free(reasons);
}

bool workbook_aside(struct workbook *workbook, struct error *error)
{
    GHashTable *by_reason = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_aside);
    bool ok = sheet_store_each(workbook->app->sheets, false, note_number, by_reason, error);
    if (ok)
        write_aside(workbook, by_reason);
    g_hash_table_unref(by_reason);
    return ok;
}

/* --- the suggestions --- */

struct coded {
    struct tabulation part;
    GHashTable *codes; /* what a suggestion is about, by the id of its sheet */
};

static bool write_suggestions(const struct sheet *sheet, const struct sheet_info *info,
                              void *context)
{
    const struct coded *coded = context;
    const struct workbook *workbook = coded->part.workbook;
    struct spreadsheet_page *page = coded->part.page;
    const char *codes = g_hash_table_lookup(coded->codes, &info->id);
    g_autofree char *words = suggestion_words(codes ? codes : "");
    const struct service *service =
        services_by_id(&workbook->app->survey->services, info->service_id);
    for (size_t i = 0; i < workbook->form->item_count; i++) {
        const struct form_item *item = &workbook->form->items[i];
        if (item->kind != ITEM_LONG_TEXT || !is_tabulated(workbook, i) ||
            !value_is_given(sheet->values[i]) || text_is_blank(sheet->values[i]))
            continue;
        page_row(page);
        page_number(page, PAGE_WHOLE, (double)info->number);
        page_day(page, day_from_iso(info->day));
        page_text(page, service ? service->code : "");
        page_text(page, item->label);
        page_text(page, sheet->values[i]);
        page_text(page, words);
        page_number(page, PAGE_WHOLE, info->counted);
    }
    return true;
}

static bool write_all(struct workbook *workbook, const GPtrArray *list, struct error *error)
{
    struct coded coded = {
        {workbook, spreadsheet_page(workbook->book, workbook_name(WORKBOOK_SUGGESTIONS))},
        g_hash_table_new(g_int64_hash, g_int64_equal)};
    struct spreadsheet_page *page = coded.part.page;
    for (guint i = 0; i < list->len; i++) {
        struct suggestion *suggestion = g_ptr_array_index(list, i);
        g_hash_table_insert(coded.codes, &suggestion->sheet, suggestion->codes);
    }
    page_heading(page, 10, C_("one", "Lembar"));
    page_heading(page, 12, _("Tanggal"));
    page_heading(page, 14, _("Layanan"));
    page_heading(page, 14, _("Isian"));
    page_heading(page, 70, _("Saran"));
    page_heading(page, 14, _("Kode"));
    page_heading(page, 10, _("Dihitung"));
    bool ok = sheet_store_each(workbook->app->sheets, workbook->with_personal, write_suggestions,
                               &coded, error);
    page_end_table(page);
    g_hash_table_unref(coded.codes);
    return ok;
}

bool workbook_suggestions(struct workbook *workbook, struct error *error)
{
    g_autoptr(GPtrArray) list = suggestion_store_list(workbook->app->suggestions, 0, error);
    return list && write_all(workbook, list, error);
}
