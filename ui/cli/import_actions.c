#include <stddef.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/import_table.h"

/* Actions from a table; any of the columns may be missing but the plan. */

struct actions_import {
    struct action *action; /* the row at hand */
    GPtrArray *actions;    /* of struct action, stored when the whole table is right */
};

typedef void read_function(struct import_table *table, long line, size_t column, const char *cell);

struct column {
    const char *name;
    read_function *read; /* NULL: a plain text, or nothing */
    size_t text;         /* where in struct action; 0: the column is ignored */
};

static struct action *action_at_hand(const struct import_table *table)
{
    return ((struct actions_import *)table->context)->action;
}

static void read_service(struct import_table *table, long line, size_t column, const char *cell)
{
    import_read_service(table, line, column, cell, &action_at_hand(table)->service_id);
}

static void read_element(struct import_table *table, long line, size_t column, const char *cell)
{
    const struct form *form = table->app->survey->form;
    int element = form_find_element(form, cell);
    if (element >= 0)
        action_set(&action_at_hand(table)->element, form->elements[element].code);
    else if (*cell)
        import_mistake(table, line, import_column(table, column),
                       _("unsur itu tidak ada di formulir survei ini"));
}

static void read_due(struct import_table *table, long line, size_t column, const char *cell)
{
    int year = table->app->survey->year;
    struct due_date due = due_date_read(cell, year);
    g_autofree char *clean = text_clean(cell, false);
    action_set_due(action_at_hand(table), clean, year);
    if (due.certainty == DUE_UNCERTAIN) {
        g_autofree char *written = import_excerpt(clean);
        g_autofree char *remark = g_strdup_printf(_("\"%s\" dicatat apa adanya: %s"), written,
                                                  due_doubt_words(due.doubt));
        import_remark(table, line, import_column(table, column), remark);
    }
}

static void read_status(struct import_table *table, long line, size_t column, const char *cell)
{
    int status = action_status_from_name(cell);
    if (status >= 0)
        action_at_hand(table)->status = (enum action_status)status;
    else if (*cell)
        import_mistake(table, line, import_column(table, column),
                       _("harus planned, running, done, atau dropped"));
}

static void read_done(struct import_table *table, long line, size_t column, const char *cell)
{
    struct due_date done = due_date_read(cell, 0);
    if (done.certainty == DUE_CERTAIN)
        action_at_hand(table)->done_day = done.day;
    else if (done.certainty != DUE_NONE)
        import_mistake(table, line, import_column(table, column),
                       _("harus satu tanggal, misalnya 24-06-2024"));
}

static const struct column columns[] = {
    {"service", read_service, 0},
    {"element", read_element, 0},
    {"cause", NULL, offsetof(struct action, cause)},
    {"plan", NULL, offsetof(struct action, plan)},
    {"due", read_due, 0},
    {"owner", NULL, offsetof(struct action, owner)},
    {"status", read_status, 0},
    {"realisation", NULL, offsetof(struct action, realisation)},
    {"done", read_done, 0},
    {"evidence", NULL, offsetof(struct action, evidence)},
    {"obstacles", NULL, offsetof(struct action, obstacles)},
    /* Of our own export: follow from the others, or are given anew. */
    {"id", NULL, 0},
    {"state", NULL, 0},
    {"due_day", NULL, 0},
};

static const struct column *find_column(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
        if (strcmp(columns[i].name, name) == 0)
            return &columns[i];
    return NULL;
}

static void free_action(void *action)
{
    action_destroy(action);
}

static void *begin(struct import_table *table, struct error *error)
{
    (void)error;
    for (guint i = 0; i < table->names->len; i++)
        if (!find_column(import_column(table, i)))
            import_mistake(table, 1, import_column(table, i),
                           _("tidak dikenal; lihat `lembar export actions`"));
    if (import_find_column(table, "plan") < 0)
        import_mistake(table, 1, "plan", _("harus ada"));
    struct actions_import *import = g_new0(struct actions_import, 1);
    import->actions = g_ptr_array_new_with_free_func(free_action);
    return import;
}

static void read_cell(struct import_table *table, const struct csv_record *record, size_t i)
{
    const struct column *column = find_column(import_column(table, i));
    if (column->read)
        column->read(table, record->line, i, record->cells[i]);
    else if (column->text) {
        g_autofree char *clean = text_clean(record->cells[i], true);
        action_set(G_STRUCT_MEMBER_P(action_at_hand(table), column->text), clean);
    }
}

static bool row(struct import_table *table, const struct csv_record *record, struct error *error)
{
    struct actions_import *import = table->context;
    (void)error;
    import->action = action_create();
    g_ptr_array_add(import->actions, import->action);
    for (size_t i = 0; i < record->count; i++)
        read_cell(table, record, i);
    if (text_is_blank(import->action->plan))
        import_mistake(table, record->line, "plan", _("harus diisi"));
    return true;
}

static bool end(struct import_table *table, struct error *error)
{
    struct actions_import *import = table->context;
    for (guint i = 0; i < import->actions->len; i++)
        if (!action_store_save(table->app->actions, g_ptr_array_index(import->actions, i), true,
                               app_now(), error))
            return false;
    return true;
}

static void finish(void *context)
{
    struct actions_import *import = context;
    g_ptr_array_unref(import->actions);
    g_free(import);
}

const struct import_kind import_actions = {
    .begin = begin,
    .row = row,
    .end = end,
    .finish = finish,
};
