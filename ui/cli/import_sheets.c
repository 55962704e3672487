#include <string.h>

#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/import_table.h"
#include "ui/setting_text.h"

/* Sheets from a table whose columns are named like the items of the form. */

/* What a column is, if not the position of an item. */
enum { COLUMN_IGNORED = -1, COLUMN_COUNTED = -2, COLUMN_REASON = -3 };

struct sheets_import {
    GArray *targets;      /* int: for each column, an item or one of the above */
    struct sheet *sheet;  /* the row at hand; */
    struct sheet *before; /* the one before it: both are used again */
    struct check_context context;
    char *off;
    long found[CHECKS]; /* rows with each soft finding */
    bool counted;
    const char *reason; /* borrowed from the row */
    long last_number;   /* no higher one is in use */
    int64_t now;
};

static int target_of(const struct form *form, const char *name)
{
    static const char *const ignored[] = {"id", "keyed_by", "keyed_at"};
    int item = form_find_item(form, name);
    if (item >= 0)
        return item;
    for (size_t i = 0; i < G_N_ELEMENTS(ignored); i++)
        if (strcmp(name, ignored[i]) == 0)
            return COLUMN_IGNORED;
    return strcmp(name, "counted") == 0 ? COLUMN_COUNTED : COLUMN_REASON;
}

static bool is_known(const struct form *form, const char *name)
{
    return target_of(form, name) != COLUMN_REASON || strcmp(name, "reason") == 0;
}

static void name_unknown_columns(struct import_table *table, const struct form *form)
{
    g_autofree char *reason = g_strdup_printf(
        _("tidak ada di formulir %s; hapus, atau periksa formulir survei ini"), form->id);
    for (guint i = 0; i < table->names->len; i++)
        if (!is_known(form, import_column(table, i)))
            import_mistake(table, 1, import_column(table, i), reason);
}

/* The number is counted up where it is missing; other items that must be filled need a column. */
static void name_missing_columns(struct import_table *table, const struct form *form)
{
    for (size_t i = 1; i < form->item_count; i++)
        if (form->items[i].required && import_find_column(table, form->items[i].key) < 0)
            import_mistake(table, 1, form->items[i].key, _("harus ada"));
}

/* Rows are compared like sheets keyed one after the other. */
static bool begin_checks(struct import_table *table, struct sheets_import *import,
                         struct error *error)
{
    g_autofree char *most = setting_text(table->app, SETTING_MOST_BLANK, error);
    import->off = most ? setting_text(table->app, SETTING_CHECKS_OFF, error) : NULL;
    import->before = sheet_create(table->app->survey->form);
    sheet_fill_blanks(import->before);
    import->context = (struct check_context){
        .services = &table->app->survey->services,
        .off = import->off,
        .year = table->app->survey->year,
        .today = app_today(),
        .most_blank = (int)setting_number(SETTING_MOST_BLANK, most),
        .suspect = -1,
    };
    return import->off != NULL;
}

static void count_findings(struct sheets_import *import)
{
    for (int check = CHECK_SAME_NUMBER; check < CHECKS; check++)
        import->found[check] += check_finds((enum check)check, import->sheet, &import->context);
}

/* A finding does not stop the import: the papers may be so. */
static void tell_findings(const struct import_table *table, const struct sheets_import *import)
{
    for (int check = CHECK_SAME_NUMBER; table->remarks && check < CHECKS; check++)
        if (import->found[check])
            g_string_append_printf(table->remarks, _("%s: %ld lembar. %s.\n"), checks[check].code,
                                   import->found[check], _(checks[check].sentence));
}

static void finish(void *context);

static void *begin(struct import_table *table, struct error *error)
{
    const struct form *form = table->app->survey->form;
    long next;
    name_unknown_columns(table, form);
    name_missing_columns(table, form);
    if (!draft_store_next_number(table->app->drafts, 0, &next, error) ||
        !sheet_store_begin_import(table->app->sheets, error))
        return NULL;
    struct sheets_import *import = g_new0(struct sheets_import, 1);
    import->targets = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < table->names->len; i++) {
        int target = target_of(form, import_column(table, i));
        g_array_append_val(import->targets, target);
    }
    import->sheet = sheet_create(form);
    sheet_fill_blanks(import->sheet);
    import->last_number = next - 1;
    import->now = app_now();
    if (begin_checks(table, import, error))
        return import;
    finish(import);
    return NULL;
}

static bool add_service(struct import_table *table, const char *cell, struct error *error)
{
    g_autofree char *name = text_clean(cell, false);
    if (text_is_blank(name) || strcmp(name, VALUE_BLANK) == 0 ||
        services_find(&table->app->survey->services, name) >= 0)
        return true;
    return survey_store_add_service(table->app->surveys, table->app->survey, name, name, -1,
                                    app_now(), error) &&
           sheet_store_follow_import(table->app->sheets, error);
}

static bool read_item(struct import_table *table, const struct csv_record *record, size_t column,
                      size_t target, struct error *error)
{
    struct sheets_import *import = table->context;
    const struct form_item *item = &import->sheet->form->items[target];
    struct error refusal;
    const char *cell = record->cells[column];
    if (item->kind == ITEM_SHEET_NUMBER && !*cell)
        return true; /* numbered later */
    if (item->kind == ITEM_SERVICE && table->add_services && !add_service(table, cell, error))
        return false;
    char *value = value_read(item, &table->app->survey->services, cell, &refusal);
    if (value)
        sheet_take(import->sheet, target, value);
    else
        import_mistake(table, record->line, item->key, refusal.message);
    return true;
}

static void read_counted(struct import_table *table, const struct csv_record *record,
                         const char *cell)
{
    struct sheets_import *import = table->context;
    import->counted = strcmp(cell, "0") != 0;
    if (*cell && strcmp(cell, "0") != 0 && strcmp(cell, "1") != 0)
        import_mistake(table, record->line, "counted", _("harus 0 atau 1"));
}

static bool read_cell(struct import_table *table, const struct csv_record *record, size_t column,
                      struct error *error)
{
    struct sheets_import *import = table->context;
    int target = g_array_index(import->targets, int, column);
    if (target >= 0)
        return read_item(table, record, column, (size_t)target, error);
    if (target == COLUMN_COUNTED)
        read_counted(table, record, record->cells[column]);
    else if (target == COLUMN_REASON)
        import->reason = record->cells[column];
    return true;
}

static bool read_cells(struct import_table *table, const struct csv_record *record,
                       struct error *error)
{
    struct sheets_import *import = table->context;
    import->counted = true;
    import->reason = "";
    sheet_set(import->sheet, 0, "");
    for (size_t i = 0; i < record->count; i++)
        if (!read_cell(table, record, i, error))
            return false;
    if (import->counted && *import->reason)
        import_mistake(table, record->line, "reason",
                       _("hanya untuk lembar yang tidak dihitung (counted 0)"));
    return true;
}

/* Beyond the highest number every one is free: a file in order asks the database nothing. */
static bool is_taken(struct import_table *table, long number, bool *taken, struct error *error)
{
    struct sheets_import *import = table->context;
    bool is_free = number > import->last_number;
    import->last_number = MAX(import->last_number, number);
    bool ok = is_free || sheet_store_number_is_free(table->app->sheets, number, 0, &is_free, error);
    *taken = !is_free;
    return ok;
}

static bool take_next_number(struct import_table *table, struct error *error)
{
    long number;
    struct sheets_import *import = table->context;
    if (!draft_store_next_number(table->app->drafts, import->last_number, &number, error))
        return false;
    sheet_set_number(import->sheet, number);
    return true;
}

static bool number_row(struct import_table *table, const struct csv_record *record,
                       struct error *error)
{
    struct sheets_import *import = table->context;
    bool taken;
    if (!*import->sheet->values[0] && !take_next_number(table, error))
        return false;
    long number = sheet_number(import->sheet);
    if (!is_taken(table, number, &taken, error))
        return false;
    import->context.number_taken = taken;
    if (taken && !table->same_numbers) {
        g_autofree char *reason =
            g_strdup_printf(_("lembar nomor %ld sudah ada (%s)"), number, checks[CHECK_TAKEN].code);
        import_mistake(table, record->line, import->sheet->form->items[0].key, reason);
        table->repeated++;
    }
    return true;
}

static bool store(struct import_table *table, struct error *error)
{
    struct sheets_import *import = table->context;
    g_autofree char *reason = import->counted ? g_strdup("") : text_clean(import->reason, false);
    const char *told = import->counted || *reason ? reason : _("impor");
    return sheet_store_add(table->app->sheets, import->sheet, import->counted, told, import->now,
                           NULL, error);
}

static bool check_and_store(struct import_table *table, struct error *error)
{
    struct sheets_import *import = table->context;
    struct sheet *done = import->sheet;
    count_findings(import);
    if (!store(table, error))
        return false;
    import->sheet = import->before;
    import->before = done;
    import->context.before = done;
    return true;
}

static bool row(struct import_table *table, const struct csv_record *record, struct error *error)
{
    long before = table->mistakes;
    if (!read_cells(table, record, error) || !number_row(table, record, error))
        return false;
    return table->mistakes > before || check_and_store(table, error);
}

static bool end(struct import_table *table, struct error *error)
{
    const struct sheets_import *import = table->context;
    g_autofree char *source = g_path_get_basename(table->file);
    tell_findings(table, import);
    return sheet_store_end_import(table->app->sheets, source, import->now, error) &&
           sheet_store_flush(table->app->sheets, error);
}

static void finish(void *context)
{
    struct sheets_import *import = context;
    g_array_unref(import->targets);
    sheet_destroy(import->sheet);
    sheet_destroy(import->before);
    g_free(import->off);
    g_free(import);
}

const struct import_kind import_sheets = {
    .begin = begin,
    .row = row,
    .end = end,
    .finish = finish,
};
