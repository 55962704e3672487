#include "ui/report/cross_report.h"

#include <string.h>

#include "src/csv.h"
#include "src/i18n.h"
#include "ui/report/groups.h"
#include "ui/report/json.h"
#include "ui/report/table.h"

static bool find_element(const struct form *form, const char *code,
                         const struct form_element **element, struct error *error)
{
    int position = code ? form_find_element(form, code) : -1;
    *element = position < 0 ? NULL : &form->elements[position];
    for (size_t i = 0; code && !*element && i < form->further_count; i++)
        if (g_ascii_strcasecmp(form->further[i].code, code) == 0)
            *element = &form->further[i];
    return !code || *element ||
           error_set(error, ERROR_USAGE, _("Unsur %s tidak ada pada formulir ini."), code);
}

bool cross_report_load(struct cross_report *report, struct app *app, const char *rows,
                       const char *columns, const char *element, struct error *error)
{
    const struct form *form = app->survey->form;
    *report = (struct cross_report){.app = app};
    if (!groups_axis(form, rows, &report->rows, error) ||
        !groups_axis(form, columns, &report->columns, error) ||
        !find_element(form, element, &report->element, error))
        return false;
    report->small = app_setting_number(app, SETTING_SMALL_GROUP);
    struct cross_store *store = cross_store_open(app->database, app->survey, error);
    if (store)
        report->cross = cross_store_table(store, report->rows, report->columns, error);
    cross_store_close(store);
    return report->cross != NULL;
}

void cross_report_finish(struct cross_report *report)
{
    g_clear_pointer(&report->cross, cross_destroy);
}

/* The value that is shown of RESULT. */
static const struct index_value *value_of(const struct index_result *result,
                                          const struct form_element *element)
{
    const struct form *form = result->form;
    if (!element)
        return &result->whole;
    for (size_t e = 0; e < form->element_count; e++)
        if (&form->elements[e] == element)
            return &result->elements[e];
    return &result->further[element - form->further];
}

static const struct group_name *name_at(const GPtrArray *names, guint i)
{
    return g_ptr_array_index(names, i);
}

static const struct tally *cell_at(const struct cross_report *report, guint row, guint column)
{
    return report->cross->cells[row * report->cross->columns->len + column];
}

/* --- a table for people --- */

/* Services are known by their codes, which are short; what other codes mean nobody can guess. */
static const char *heading(const struct cross_report *report, guint column)
{
    const struct group_name *name = name_at(report->cross->columns, column);
    bool by_service = report->columns.kind == AXIS_ITEM &&
                      (int)report->columns.item == report->app->survey->form->service_item;
    return by_service && strcmp(name->code, VALUE_BLANK) != 0 ? name->code : name->label;
}

/* "~ 85,19 B (1)": the mark of a small group, value, grade, sheets; nothing where nobody is. */
static void add_cell(struct table *table, const struct cross_report *report,
                     const struct tally *tally)
{
    char number[HUNDREDTHS_TEXT];
    if (!tally || tally->sheets == 0) {
        table_add(table, "–");
        return;
    }
    struct index_result *result = index_compute(tally);
    const struct index_value *value = value_of(result, report->element);
    table_add(table, "%s%s %s (%" G_GINT64_FORMAT ")", tally->sheets < report->small ? "~ " : "",
              hundredths_text(value->value, report->app->point, number),
              value->band ? value->band->grade : " ", tally->sheets);
    index_destroy(result);
}

static void add_row(struct table *table, const struct cross_report *report, guint row)
{
    table_add(table, "%s", name_at(report->cross->rows, row)->label);
    for (guint column = 0; column < report->cross->columns->len; column++)
        add_cell(table, report, cell_at(report, row, column));
    add_cell(table, report, report->cross->row_totals[row]);
}

static void add_totals(struct table *table, const struct cross_report *report)
{
    table_add(table, "%s", _("Seluruhnya"));
    for (guint column = 0; column < report->cross->columns->len; column++)
        add_cell(table, report, report->cross->column_totals[column]);
    add_cell(table, report, report->cross->total);
}

static struct table *make_table(const struct cross_report *report)
{
    guint columns = report->cross->columns->len;
    struct table *table = table_create(columns + 2);
    g_autofree char *label = axis_label(report->app->survey->form, report->rows);
    table_add(table, "%s", label);
    for (guint column = 0; column < columns; column++) {
        table_align_right(table, column + 1);
        table_add(table, "%s", heading(report, column));
    }
    table_align_right(table, columns + 1);
    table_add(table, "%s", _("Seluruhnya"));
    for (guint row = 0; row < report->cross->rows->len; row++)
        add_row(table, report, row);
    add_totals(table, report);
    return table;
}

GString *cross_report_table(const struct cross_report *report)
{
    const struct form *form = report->app->survey->form;
    GString *text = g_string_new(NULL);
    struct table *table = make_table(report);
    g_autofree char *place = app_place(report->app);
    g_autofree char *rows = axis_label(form, report->rows);
    g_autofree char *columns = axis_label(form, report->columns);
    g_string_append_printf(text, "%s\n", place);
    g_string_append_printf(text, "%s × %s: %s %s\n\n", rows, columns,
                           report->element ? report->element->code : _("Indeks"),
                           report->element ? report->element->name : "(IKM)");
    table_write(table, text);
    table_destroy(table);
    g_string_append_printf(
        text, "\n%s\n",
        _("Dalam kurung banyaknya lembar; ~ kelompok kecil, indeksnya mudah berayun."));
    if (form->template)
        g_string_append_printf(text, "%s\n",
                               _("Formulir ini templat: angkanya bukan hasil resmi."));
    return text;
}

/* --- CSV: a cell a row, with all its values --- */

static void add_file_value(GPtrArray *cells, const struct index_value *value)
{
    char number[HUNDREDTHS_TEXT];
    g_ptr_array_add(cells, g_strdup(value->value == HUNDREDTHS_NONE
                                        ? ""
                                        : hundredths_text(value->value, '.', number)));
}

static void write_row(GString *out, GPtrArray *cells)
{
    csv_write_row(out, (const char *const *)cells->pdata, cells->len);
}

static void write_head(GString *out, const struct cross_report *report)
{
    const struct form *form = report->app->survey->form;
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(cells, g_strdup(axis_name(form, report->rows)));
    g_ptr_array_add(cells, g_strdup(axis_name(form, report->columns)));
    g_ptr_array_add(cells, g_strdup("respondents"));
    for (size_t e = 0; e < form->element_count; e++)
        g_ptr_array_add(cells, g_ascii_strdown(form->elements[e].code, -1));
    for (size_t i = 0; i < form->further_count; i++)
        g_ptr_array_add(cells, g_ascii_strdown(form->further[i].code, -1));
    g_ptr_array_add(cells, g_strdup("index"));
    g_ptr_array_add(cells, g_strdup("grade"));
    write_row(out, cells);
}

static void write_cell(GString *out, const char *row, const char *column, const struct tally *tally)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    struct index_result *result = index_compute(tally);
    g_ptr_array_add(cells, g_strdup(row));
    g_ptr_array_add(cells, g_strdup(column));
    g_ptr_array_add(cells, g_strdup_printf("%" G_GINT64_FORMAT, result->sheets));
    for (size_t e = 0; e < result->form->element_count; e++)
        add_file_value(cells, &result->elements[e]);
    for (size_t i = 0; i < result->form->further_count; i++)
        add_file_value(cells, &result->further[i]);
    add_file_value(cells, &result->whole);
    g_ptr_array_add(cells, g_strdup(result->whole.band ? result->whole.band->grade : ""));
    write_row(out, cells);
    index_destroy(result);
}

/* Calls VISIT with each cell that has a sheet, then with the totals; the code of a total is "". */
typedef void visit_cell(void *out, const char *row, const char *column, const struct tally *tally);

static void each_cell(const struct cross_report *report, visit_cell *visit, void *out)
{
    const struct cross *cross = report->cross;
    for (guint r = 0; r < cross->rows->len; r++) {
        for (guint c = 0; c < cross->columns->len; c++)
            if (cell_at(report, r, c))
                visit(out, name_at(cross->rows, r)->code, name_at(cross->columns, c)->code,
                      cell_at(report, r, c));
        visit(out, name_at(cross->rows, r)->code, "", cross->row_totals[r]);
    }
    for (guint c = 0; c < cross->columns->len; c++)
        visit(out, "", name_at(cross->columns, c)->code, cross->column_totals[c]);
    visit(out, "", "", cross->total);
}

static void visit_for_csv(void *out, const char *row, const char *column, const struct tally *tally)
{
    write_cell(out, row, column, tally);
}

GString *cross_report_csv(const struct cross_report *report)
{
    GString *out = g_string_new(NULL);
    write_head(out, report);
    each_cell(report, visit_for_csv, out);
    return out;
}

/* --- JSON --- */

static void add_json_values(struct json_object *object, const struct index_value *values,
                            size_t count)
{
    for (size_t i = 0; i < count; i++)
        json_object_object_add(object, values[i].element->code, json_hundredths(values[i].value));
}

static void visit_for_json(void *array, const char *row, const char *column,
                           const struct tally *tally)
{
    struct index_result *result = index_compute(tally);
    struct json_object *object = json_object_new_object();
    struct json_object *elements = json_object_new_object();
    add_json_values(elements, result->elements, result->form->element_count);
    add_json_values(elements, result->further, result->form->further_count);
    json_object_object_add(object, "row", json_text_or_null(row));
    json_object_object_add(object, "column", json_text_or_null(column));
    json_object_object_add(object, "sheets", json_object_new_int64(result->sheets));
    json_object_object_add(object, "index", json_hundredths(result->whole.value));
    json_object_object_add(
        object, "grade", json_text_or_null(result->whole.band ? result->whole.band->grade : NULL));
    json_object_object_add(object, "elements", elements);
    json_object_array_add(array, object);
    index_destroy(result);
}

GString *cross_report_json(const struct cross_report *report)
{
    const struct form *form = report->app->survey->form;
    struct json_object *object = json_object_new_object();
    struct json_object *cells = json_object_new_array();
    json_object_object_add(object, "survey", json_survey(report->app->survey));
    json_object_object_add(object, "rows", json_object_new_string(axis_name(form, report->rows)));
    json_object_object_add(object, "columns",
                           json_object_new_string(axis_name(form, report->columns)));
    each_cell(report, visit_for_json, cells);
    json_object_object_add(object, "cells", cells);
    return json_finish(object);
}
