#include "src/unit_column.h"

#include <string.h>

#include "db/unit_store.h"
#include "src/calendar.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/import_table.h"
#include "ui/cli/import_units.h"

/* Published results of units from a table. A row may speak of several years; what it says must not
 * contradict what is already known. */

struct units_import {
    struct unit_import_begun begun;
    GArray *columns;  /* of struct unit_column */
    int year;         /* of the columns and rows that do not say it; 0: unknown */
    GPtrArray *known; /* of struct unit_result: what is stored */
    GPtrArray *rows;  /* of struct unit_result: what this file says */
};

/* --- an import that begins --- */

bool unit_import_begin(struct unit_import_begun *begun, struct import_table *table,
                       enum unit_import_kind kind, struct error *error)
{
    g_autofree char *text = NULL, *name = g_path_get_basename(table->file);
    g_autofree char *source = table->source ? text_clean(table->source, false) : NULL;
    size_t length;
    char day[DAY_TEXT_SIZE];
    int64_t before;
    struct digest digest;
    *begun = (struct unit_import_begun){
        .store = unit_store_open(table->app->database, table->app->person, error),
        .import = {.kind = kind},
    };
    if (!begun->store)
        return false;
    begun->import.source = source && *source ? g_steal_pointer(&source) : text_clean(name, false);
    if (!g_file_get_contents(table->file, &text, &length, NULL))
        return error_set(error, ERROR_STORAGE, _("Berkas %s tidak dapat dibaca."), table->file);
    day_to_iso(table->at, day);
    digest_begin(&digest);
    digest_number(&digest, table->year);
    digest_text(&digest, day);
    digest_bytes(&digest, text, length);
    digest_end(&digest, begun->import.digest);
    if (!unit_store_find_import(begun->store, kind, begun->import.digest, &before, error))
        return false;
    table->already = before != 0;
    return true;
}

bool unit_import_store_rows(struct unit_import_begun *begun, const GPtrArray *rows,
                            unit_import_store *store, struct error *error)
{
    int64_t now = app_now();
    begun->import.rows = rows->len;
    if (!unit_store_begin_import(begun->store, &begun->import, now, error))
        return false;
    for (guint i = 0; i < rows->len; i++)
        if (!store(begun, g_ptr_array_index(rows, i), error))
            return false;
    return unit_store_end_import(begun->store, &begun->import, now, error);
}

void unit_import_finish(struct unit_import_begun *begun)
{
    unit_store_close(begun->store);
    g_free(begun->import.source);
}

/* --- the header --- */

static const struct unit_column *column_at(const struct units_import *import, guint i)
{
    return &g_array_index(import->columns, struct unit_column, i);
}

static bool has_column(const struct units_import *import, enum unit_column_kind kind)
{
    for (guint i = 0; i < import->columns->len; i++)
        if (column_at(import, i)->kind == kind)
            return true;
    return false;
}

static int year_of(const struct units_import *import, const struct unit_column *column)
{
    return column->year ? column->year : import->year;
}

/* Two columns say the same: "ikm" and "ikm2024" in a table of 2024. */
static void check_double(struct import_table *table, const struct units_import *import, guint i)
{
    const struct unit_column *column = column_at(import, i);
    for (guint j = 0; j < i && column->kind > UNIT_COLUMN_IGNORED; j++) {
        const struct unit_column *other = column_at(import, j);
        if (other->kind == column->kind && other->figure == column->figure &&
            year_of(import, other) == year_of(import, column)) {
            g_autofree char *reason =
                g_strdup_printf(_("berarti sama dengan kolom %s"), import_column(table, j));
            import_mistake(table, 1, import_column(table, i), reason);
        }
    }
}

static void read_columns(struct import_table *table, struct units_import *import)
{
    for (guint i = 0; i < table->names->len; i++) {
        struct unit_column column = unit_column_of(import_column(table, i));
        if (column.kind == UNIT_COLUMN_UNKNOWN)
            import_mistake(table, 1, import_column(table, i),
                           _("tidak dikenal; lihat `lembar import --help`"));
        import->year = MAX(import->year, column.year);
        g_array_append_val(import->columns, column);
    }
    if (table->year)
        import->year = table->year;
    for (guint i = 0; i < import->columns->len; i++)
        check_double(table, import, i);
    if (!has_column(import, UNIT_COLUMN_UNIT))
        import_mistake(table, 1, "unit", _("harus ada"));
    if (!import->year && !has_column(import, UNIT_COLUMN_YEAR))
        import_mistake(table, 1, "year", _("harus ada, atau pakai --year 2024"));
}

static void free_result(void *result)
{
    unit_result_destroy(result);
}

static void finish(void *context)
{
    struct units_import *import = context;
    unit_import_finish(&import->begun);
    g_array_unref(import->columns);
    g_clear_pointer(&import->known, g_ptr_array_unref);
    g_ptr_array_unref(import->rows);
    g_free(import);
}

static void *begin(struct import_table *table, struct error *error)
{
    struct units_import *import = g_new0(struct units_import, 1);
    import->columns = g_array_new(FALSE, FALSE, sizeof(struct unit_column));
    import->rows = g_ptr_array_new_with_free_func(free_result);
    if (!unit_import_begin(&import->begun, table, UNIT_IMPORT_RESULTS, error) ||
        !(import->known = unit_store_results(import->begun.store, error))) {
        finish(import);
        return NULL;
    }
    read_columns(table, import);
    return import;
}

/* --- a row --- */

static const char *cell_of(const struct units_import *import, const struct csv_record *record,
                           enum unit_column_kind kind)
{
    for (guint i = 0; i < import->columns->len; i++)
        if (column_at(import, i)->kind == kind)
            return record->cells[i];
    return "";
}

/* The year of what the row says without one. */
static bool read_year(struct import_table *table, const struct csv_record *record, int *year)
{
    const struct units_import *import = table->context;
    const char *cell = cell_of(import, record, UNIT_COLUMN_YEAR);
    *year = import->year;
    if (!*cell && *year)
        return true;
    if (survey_year_read(cell, year))
        return true;
    import_mistake(table, record->line, "year", _("harus tahun, misalnya 2023"));
    return false;
}

/* What the row says of YEAR. */
static struct unit_result *read_result(struct import_table *table, const struct csv_record *record,
                                       int row_year, int year)
{
    const struct units_import *import = table->context;
    g_autofree char *unit = text_clean(cell_of(import, record, UNIT_COLUMN_UNIT), false);
    struct unit_result *result = unit_result_create(unit, year);
    result->line = record->line;
    for (guint i = 0; i < import->columns->len; i++) {
        const struct unit_column *column = column_at(import, i);
        const char *expected;
        bool is_meant = (column->year ? column->year : row_year) == year ||
                        column->kind == UNIT_COLUMN_CLUSTER || column->kind == UNIT_COLUMN_SOURCE;
        if (is_meant && !unit_column_read(column, record->cells[i], result, &expected))
            import_mistake(table, record->line, import_column(table, i), expected);
    }
    return result;
}

static bool is_same(const struct unit_result *one, const struct unit_result *other)
{
    return one->year == other->year && strcmp(one->key, other->key) == 0 &&
           (!one->is_total || strcmp(one->cluster, other->cluster) == 0);
}

static void check_known(struct import_table *table, const struct unit_result *result)
{
    const struct units_import *import = table->context;
    for (guint i = 0; i < import->known->len && !result->is_total; i++) {
        const struct unit_result *known = g_ptr_array_index(import->known, i);
        const char *conflict = is_same(result, known) ? unit_result_conflict(result, known) : NULL;
        if (!conflict)
            continue;
        g_autofree char *reason = g_strdup_printf(
            _("tahun %d berbeda dari yang sudah diimpor dari \"%s\""), result->year, known->source);
        import_mistake(table, result->line, conflict, reason);
        return;
    }
}

static void check_twice(struct import_table *table, const struct unit_result *result)
{
    const struct units_import *import = table->context;
    for (guint i = 0; i < import->rows->len; i++) {
        const struct unit_result *other = g_ptr_array_index(import->rows, i);
        if (!is_same(result, other))
            continue;
        g_autofree char *reason = g_strdup_printf(_("%s tahun %d sudah ada pada baris %ld"),
                                                  result->unit, result->year, other->line);
        import_mistake(table, result->line, "unit", reason);
        return;
    }
}

/* Takes the result over, unless the row says nothing of that year. */
static bool take(struct import_table *table, struct unit_result *result)
{
    const struct units_import *import = table->context;
    if (unit_result_is_empty(result)) {
        unit_result_destroy(result);
        return false;
    }
    check_twice(table, result);
    check_known(table, result);
    g_ptr_array_add(import->rows, result);
    return true;
}

/* That year stands first in this column, so that each year of the row is looked at once. */
static bool is_first_of_year(const struct units_import *import, guint column, int row_year)
{
    int year = column_at(import, column)->year;
    if (!year || year == row_year)
        return false;
    for (guint i = 0; i < column; i++)
        if (column_at(import, i)->year == year)
            return false;
    return true;
}

static bool row(struct import_table *table, const struct csv_record *record, struct error *error)
{
    const struct units_import *import = table->context;
    long before = table->mistakes;
    int year;
    (void)error;
    if (text_is_blank(cell_of(import, record, UNIT_COLUMN_UNIT)))
        import_mistake(table, record->line, "unit", _("harus diisi"));
    if (!read_year(table, record, &year))
        return true;
    bool said = take(table, read_result(table, record, year, year));
    for (guint i = 0; i < import->columns->len; i++)
        if (is_first_of_year(import, i, year))
            said |= take(table, read_result(table, record, year, column_at(import, i)->year));
    if (!said && table->mistakes == before)
        import_mistake(table, record->line, NULL, _("tidak ada satu nilai pun pada baris ini"));
    return true;
}

static bool store_result(struct unit_import_begun *begun, void *result, struct error *error)
{
    return unit_store_add_result(begun->store, begun->import.id, result, error);
}

static bool end(struct import_table *table, struct error *error)
{
    struct units_import *import = table->context;
    return table->already ||
           unit_import_store_rows(&import->begun, import->rows, store_result, error);
}

const struct import_kind import_units = {
    .begin = begin,
    .row = row,
    .end = end,
    .finish = finish,
};
