#include <string.h>

#include "src/calendar.h"
#include "src/count.h"
#include "src/fraction.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/import_units.h"

/* Printed rows of the monitoring of actions: unit, survey year, recommendations, actions, closed.
 */

#define MOST_ACTIONS 999999
#define MOST_PERCENT 99999 /* hundredths */

enum column { IGNORED, UNIT, YEAR, AT, RECOMMENDATIONS, ACTIONS, CLOSED, PERCENT, COLUMNS };

static const struct {
    const char *name;
    enum column column;
} names[] = {
    {"no", IGNORED},
    {"nomor", IGNORED},
    {"unit", UNIT},
    {"upp", UNIT},
    {"year", YEAR},
    {"tahun", YEAR},
    {"at", AT},
    {"tanggal", AT},
    {"actions", ACTIONS},
    {"tindak_lanjut", ACTIONS},
    {"closed", CLOSED},
    {"selesai", CLOSED},
    {"closed_pct", PERCENT},
    {"persen", PERCENT},
    {"percent", PERCENT},
    {"recommendations", RECOMMENDATIONS},
    {"rekomendasi", RECOMMENDATIONS},
    /* Of our own CSV: follow from the actions behind. */
    {"actions_late", IGNORED},
    {"closed_late", IGNORED},
    {"overdue", IGNORED},
    {"dropped", IGNORED},
    {"printed", IGNORED},
    {"against", IGNORED},
    {"against_actions", IGNORED},
    {"against_closed", IGNORED},
    {"against_percent", IGNORED},
};

struct monitoring_import {
    struct unit_import_begun begun;
    int positions[COLUMNS]; /* of each in the file, or -1 */
    GPtrArray *rows;        /* of struct monitored_print */
};

static void place_column(struct import_table *table, struct monitoring_import *import, guint i)
{
    for (size_t n = 0; n < G_N_ELEMENTS(names); n++) {
        if (strcmp(names[n].name, import_column(table, i)) != 0)
            continue;
        if (names[n].column != IGNORED && import->positions[names[n].column] >= 0)
            import_mistake(table, 1, import_column(table, i), _("ada dua kali"));
        import->positions[names[n].column] = (int)i;
        return;
    }
    import_mistake(table, 1, import_column(table, i),
                   _("tidak dikenal; lihat `lembar import --help`"));
}

static void read_columns(struct import_table *table, struct monitoring_import *import)
{
    static const struct {
        enum column column;
        const char *name;
    } needed[] = {{UNIT, "unit"}, {ACTIONS, "actions"}, {CLOSED, "closed"}};
    for (int column = 0; column < COLUMNS; column++)
        import->positions[column] = -1;
    for (guint i = 0; i < table->names->len; i++)
        place_column(table, import, i);
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++)
        if (import->positions[needed[i].column] < 0)
            import_mistake(table, 1, needed[i].name, _("harus ada"));
    if (import->positions[YEAR] < 0 && !table->year)
        import_mistake(table, 1, "year", _("harus ada, atau pakai --year 2024"));
}

static void free_print(void *print)
{
    monitored_print_destroy(print);
}

static void finish(void *context)
{
    struct monitoring_import *import = context;
    unit_import_finish(&import->begun);
    g_ptr_array_unref(import->rows);
    g_free(import);
}

static void *begin(struct import_table *table, struct error *error)
{
    struct monitoring_import *import = g_new0(struct monitoring_import, 1);
    import->rows = g_ptr_array_new_with_free_func(free_print);
    if (!unit_import_begin(&import->begun, table, UNIT_IMPORT_MONITORING, error)) {
        finish(import);
        return NULL;
    }
    read_columns(table, import);
    return import;
}

/* --- a row --- */

static const char *cell_of(const struct import_table *table, const struct csv_record *record,
                           enum column column)
{
    const struct monitoring_import *import = table->context;
    int position = import->positions[column];
    return position < 0 ? "" : record->cells[position];
}

static void refuse(struct import_table *table, const struct csv_record *record, enum column column,
                   const char *reason)
{
    const struct monitoring_import *import = table->context;
    int position = import->positions[column];
    import_mistake(table, record->line, position < 0 ? NULL : import_column(table, position),
                   reason);
}

/* A sum may be over all years. */
static void read_year(struct import_table *table, const struct csv_record *record,
                      struct monitored_print *print)
{
    const char *cell = cell_of(table, record, YEAR);
    print->year = table->year;
    if (*cell && !survey_year_read(cell, &print->year))
        refuse(table, record, YEAR, _("harus tahun, misalnya 2023"));
    else if (!print->year && !print->is_total)
        refuse(table, record, YEAR, _("harus diisi"));
}

static void read_count(struct import_table *table, const struct csv_record *record,
                       enum column column, long *count)
{
    const char *cell = cell_of(table, record, column);
    if (!*cell && column == RECOMMENDATIONS)
        return;
    if (!count_read(cell, 0, MOST_ACTIONS, count))
        refuse(table, record, column, _("harus bilangan bulat, misalnya 3"));
}

static void read_percent(struct import_table *table, const struct csv_record *record,
                         struct monitored_print *print)
{
    g_autofree char *cell = g_strdup(cell_of(table, record, PERCENT));
    size_t length = strlen(cell);
    if (length > 0 && cell[length - 1] == '%')
        cell[length - 1] = '\0';
    g_strchomp(cell);
    if (*cell && (!hundredths_read(cell, &print->percent) || print->percent > MOST_PERCENT))
        refuse(table, record, PERCENT, _("harus persen, misalnya 100%"));
}

static void read_at(struct import_table *table, const struct csv_record *record,
                    struct monitored_print *print)
{
    const char *cell = cell_of(table, record, AT);
    struct due_date at = due_date_read(cell, 0);
    print->day = *cell ? at.day : table->at;
    if (at.certainty != DUE_NONE && at.certainty != DUE_CERTAIN)
        refuse(table, record, AT, _("harus satu tanggal, misalnya 24-06-2024"));
}

static void check_twice(struct import_table *table, const struct csv_record *record,
                        const struct monitored_print *print)
{
    const struct monitoring_import *import = table->context;
    for (guint i = 0; i < import->rows->len; i++) {
        const struct monitored_print *other = g_ptr_array_index(import->rows, i);
        if (other->year != print->year || day_compare(other->day, print->day) != 0 ||
            strcmp(other->unit_key, print->unit_key) != 0)
            continue;
        g_autofree char *reason = g_strdup_printf(_("%s tahun %d sudah ada pada baris %ld"),
                                                  print->unit, print->year, other->line);
        import_mistake(table, record->line, "unit", reason);
        return;
    }
}

static bool row(struct import_table *table, const struct csv_record *record, struct error *error)
{
    const struct monitoring_import *import = table->context;
    g_autofree char *unit = text_clean(cell_of(table, record, UNIT), false);
    struct monitored_print *print = monitored_print_create(unit, 0);
    (void)error;
    if (text_is_blank(unit))
        refuse(table, record, UNIT, _("harus diisi"));
    print->line = record->line;
    read_year(table, record, print);
    read_count(table, record, RECOMMENDATIONS, &print->recommendations);
    read_count(table, record, ACTIONS, &print->actions);
    read_count(table, record, CLOSED, &print->closed);
    read_percent(table, record, print);
    read_at(table, record, print);
    check_twice(table, record, print);
    g_ptr_array_add(import->rows, print);
    return true;
}

static bool store_print(struct unit_import_begun *begun, void *print, struct error *error)
{
    return unit_store_add_print(begun->store, begun->import.id, print, error);
}

static bool end(struct import_table *table, struct error *error)
{
    struct monitoring_import *import = table->context;
    return table->already ||
           unit_import_store_rows(&import->begun, import->rows, store_print, error);
}

const struct import_kind import_monitoring = {
    .begin = begin,
    .row = row,
    .end = end,
    .finish = finish,
};
