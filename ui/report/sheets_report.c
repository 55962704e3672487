#include "ui/report/sheets_report.h"

#include <string.h>

#include "src/csv.h"
#include "ui/report/json.h"

/* Columns after those of the form. */
static const char *const last_columns[] = {"counted", "reason", "keyed_by", "keyed_at", "id"};

struct export
{
    const struct form *form;
    bool with_personal;
    bool single_line;
    GString *out;
    const char **cells; /* of CSV: of the row at hand, room for all columns */
};

static bool is_left_out(const struct export *export, size_t item)
{
    return export->form->items[item].personal && !export->with_personal;
}

/* 2024-07-31T01:00:00Z */
static char *time_text(int64_t time_ms)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(time_ms / 1000);
    return g_date_time_format_iso8601(time);
}

/* --- CSV --- */

static void write_head(struct export *export)
{
    size_t count = 0;
    for (size_t i = 0; i < export->form->item_count; i++)
        if (!is_left_out(export, i))
            export->cells[count++] = export->form->items[i].key;
    for (size_t i = 0; i < G_N_ELEMENTS(last_columns); i++)
        export->cells[count++] = last_columns[i];
    csv_write_row(export->out, export->cells, count);
}

/* Cells with a line break, made new; the others are borrowed. */
static void flatten(const char **cells, size_t count, GPtrArray *made)
{
    for (size_t i = 0; i < count; i++)
        if (strchr(cells[i], '\n')) {
            char *line = g_strdelimit(g_strdup(cells[i]), "\n", ' ');
            g_ptr_array_add(made, line);
            cells[i] = line;
        }
}

static bool write_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct export *export = context;
    g_autofree char *keyed_at = time_text(info->keyed_at);
    size_t count = 0;
    for (size_t i = 0; i < export->form->item_count; i++)
        if (!is_left_out(export, i))
            export->cells[count++] = value_is_given(sheet->values[i]) ? sheet->values[i] : "";
    const char *last[] = {info->counted ? "1" : "0", info->reason, info->keyed_by, keyed_at,
                          info->uid};
    for (size_t i = 0; i < G_N_ELEMENTS(last); i++)
        export->cells[count++] = last[i];
    g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
    if (export->single_line)
        flatten(export->cells, count, made);
    csv_write_row(export->out, export->cells, count);
    return true;
}

GString *sheets_report_csv(struct app *app, bool with_personal, bool single_line,
                           struct error *error)
{
    const struct form *form = app->survey->form;
    g_autofree const char **cells =
        g_new(const char *, form->item_count + G_N_ELEMENTS(last_columns));
    struct export export = {form, with_personal, single_line, g_string_new(NULL), cells};
    write_head(&export);
    if (sheet_store_each(app->sheets, with_personal, write_sheet, &export, error))
        return export.out;
    g_string_free(export.out, TRUE);
    return NULL;
}

/* --- JSON --- */

static struct json_object *json_value(const struct form_item *item, const char *value)
{
    if (!value_is_given(value))
        return NULL;
    if (item->kind == ITEM_NUMBER || item->kind == ITEM_ANSWER || item->kind == ITEM_SHEET_NUMBER)
        return json_number_of(value);
    return json_object_new_string(value);
}

static bool add_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct export *export = context;
    struct json_object *object = json_object_new_object();
    g_autofree char *keyed_at = time_text(info->keyed_at);
    for (size_t i = 0; i < export->form->item_count; i++)
        if (!is_left_out(export, i))
            json_object_object_add(object, export->form->items[i].key,
                                   json_value(&export->form->items[i], sheet->values[i]));
    json_object_object_add(object, "counted", json_object_new_boolean(info->counted));
    json_object_object_add(object, "reason", json_text_or_null(info->reason));
    json_object_object_add(object, "keyed_by", json_object_new_string(info->keyed_by));
    json_object_object_add(object, "keyed_at", json_object_new_string(keyed_at));
    json_object_object_add(object, "id", json_object_new_string(info->uid));
    if (export->out->str[export->out->len - 1] == '}')
        g_string_append_c(export->out, ',');
    json_append(export->out, object);
    return true;
}

GString *sheets_report_json(struct app *app, bool with_personal, struct error *error)
{
    struct export export = {.form = app->survey->form,
                            .with_personal = with_personal,
                            .out = g_string_new("{\"survey\":")};
    json_append(export.out, json_survey(app->survey));
    g_string_append(export.out, ",\"sheets\":[");
    if (sheet_store_each(app->sheets, with_personal, add_sheet, &export, error))
        return g_string_append(export.out, "]}\n");
    g_string_free(export.out, TRUE);
    return NULL;
}
