#include <string.h>

#include "src/calendar.h"
#include "src/i18n.h"
#include "ui/cli/import_table.h"

/* Published results of other years: year, service where it is not the whole unit's, the elements
 * by their codes, the index as ikm, and the source they were taken from. */

/* The code a column's values are kept under; NULL for a column without values. */
static const char *code_of(const struct import_table *table, const char *name)
{
    const struct form *form = table->app->survey->form;
    int element = form_find_element(form, name);
    if (element >= 0)
        return form->elements[element].code;
    return strcmp(name, "ikm") == 0 || strcmp(name, "index") == 0 ? "" : NULL;
}

static bool is_known(const struct import_table *table, const char *name)
{
    return code_of(table, name) || strcmp(name, "year") == 0 || strcmp(name, "service") == 0 ||
           strcmp(name, "source") == 0;
}

static void *begin(struct import_table *table, struct error *error)
{
    (void)error;
    for (guint i = 0; i < table->names->len; i++)
        if (!is_known(table, import_column(table, i)))
            import_mistake(table, 1, import_column(table, i),
                           _("tidak dikenal; pakai year, service, source, kode unsur, dan ikm"));
    if (import_find_column(table, "year") < 0)
        import_mistake(table, 1, "year", _("harus ada"));
    return table;
}

static const char *cell_of(const struct import_table *table, const struct csv_record *record,
                           const char *name)
{
    int column = import_find_column(table, name);
    return column < 0 ? "" : record->cells[column];
}

/* The whole unit, or a service of the survey under its own code. */
static bool read_service(struct import_table *table, const struct csv_record *record,
                         const char **code)
{
    const char *cell = cell_of(table, record, "service");
    int64_t id;
    *code = "";
    if (!*cell)
        return true;
    if (!import_read_service(table, record->line, (size_t)import_find_column(table, "service"),
                             cell, &id))
        return false;
    *code = services_by_id(&table->app->survey->services, id)->code;
    return true;
}

static bool read_year(struct import_table *table, const struct csv_record *record, int *year)
{
    if (survey_year_read(cell_of(table, record, "year"), year))
        return true;
    import_mistake(table, record->line, "year", _("harus tahun, misalnya 2023"));
    return false;
}

static bool read_value(struct import_table *table, const struct csv_record *record, size_t column,
                       long *value)
{
    const char *cell = record->cells[column];
    *value = HUNDREDTHS_NONE;
    if (!*cell || strcmp(cell, VALUE_BLANK) == 0)
        return true;
    if (hundredths_read(cell, value) && *value <= table->app->survey->form->result_top * 100L)
        return true;
    import_mistake(table, record->line, import_column(table, column),
                   _("harus nilai dengan paling banyak dua desimal, dalam skala hasil"));
    return false;
}

static bool row(struct import_table *table, const struct csv_record *record, struct error *error)
{
    int year = 0;
    const char *service;
    bool placed = read_year(table, record, &year);
    placed = read_service(table, record, &service) && placed;
    for (size_t i = 0; i < record->count; i++) {
        long value;
        const char *code = code_of(table, import_column(table, i));
        if (!code || !read_value(table, record, i, &value) || !placed || value == HUNDREDTHS_NONE)
            continue;
        if (!survey_store_publish(table->app->surveys, table->app->survey, year, service, code,
                                  value, app_now(), error))
            return false;
    }
    const char *source = cell_of(table, record, "source");
    return !placed || !*source ||
           survey_store_set_source(table->app->surveys, table->app->survey, year, source, app_now(),
                                   error);
}

static bool end(struct import_table *table, struct error *error)
{
    (void)table, (void)error;
    return true;
}

static void finish(void *context)
{
    (void)context;
}

const struct import_kind import_published = {
    .begin = begin,
    .row = row,
    .end = end,
    .finish = finish,
};
