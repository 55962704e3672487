#include <stddef.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/import_table.h"

/* Actions from a table; any of the columns may be missing but the plan. */

struct actions_import {
    struct action *action; /* the row at hand */
    GPtrArray *actions;    /* of struct action, stored when the whole table is right */
    GArray *rows;          /* of struct row, one for each of them */
};

struct row {
    long line;
    bool with_day; /* its due date is written with its day */
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
    GArray *rows = ((struct actions_import *)table->context)->rows;
    g_array_index(rows, struct row, rows->len - 1).with_day = due.with_day;
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

static void read_quarters(struct import_table *table, long line, size_t column, const char *cell)
{
    if (!action_quarters_read(cell, &action_at_hand(table)->quarters))
        import_mistake(table, line, import_column(table, column),
                       _("harus angka 1 sampai 4, misalnya 1, 3"));
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
    {"reason", NULL, offsetof(struct action, reason)},
    {"quarters", read_quarters, 0},
    {"recommendation", NULL, offsetof(struct action, recommendation)},
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
    import->rows = g_array_new(FALSE, FALSE, sizeof(struct row));
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
    struct row added = {.line = record->line};
    g_array_append_val(import->rows, added);
    for (size_t i = 0; i < record->count; i++)
        read_cell(table, record, i);
    if (text_is_blank(import->action->plan))
        import_mistake(table, record->line, "plan", _("harus diisi"));
    return true;
}

static bool is_written_as(const struct actions_import *import, guint i, struct day day)
{
    const struct action *action = g_ptr_array_index(import->actions, i);
    return g_array_index(import->rows, struct row, i).with_day &&
           day_compare(action->due_day, day) == 0;
}

/* A day in too many rows is what somebody put in where none was known: kept as written, for a
 * person to look at. */
static void flag_placeholder(struct import_table *table, guint first, int count)
{
    struct actions_import *import = table->context;
    struct day day = ((struct action *)g_ptr_array_index(import->actions, first))->due_day;
    char text[DAY_TEXT_SIZE];
    day_to_field(day, text);
    g_autofree char *remark =
        g_strdup_printf(_("%s pada %d dari %u baris: dicatat apa adanya, perlu dilihat lagi"), text,
                        count, import->actions->len);
    import_remark(table, g_array_index(import->rows, struct row, first).line, "due", remark);
    for (guint i = first; i < import->actions->len; i++) {
        struct action *action = g_ptr_array_index(import->actions, i);
        if (!is_written_as(import, i, day))
            continue;
        action->due_day = (struct day){0};
        action->due_certainty = DUE_UNCERTAIN;
    }
}

/* How often each written day stands; two of them at most can be in more than a third. */
static void flag_placeholders(struct import_table *table)
{
    struct actions_import *import = table->context;
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < import->actions->len; i++) {
            struct day day = ((struct action *)g_ptr_array_index(import->actions, i))->due_day;
            void *key = GINT_TO_POINTER(day.year * 10000 + day.month * 100 + day.day);
            int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, key));
            if (!day.year || !g_array_index(import->rows, struct row, i).with_day)
                continue;
            if (pass == 0)
                g_hash_table_insert(counts, key, GINT_TO_POINTER(count + 1));
            else if (due_date_is_placeholder(count, (int)import->actions->len))
                flag_placeholder(table, i, count);
        }
}

static bool end(struct import_table *table, struct error *error)
{
    struct actions_import *import = table->context;
    flag_placeholders(table);
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
    g_array_unref(import->rows);
    g_free(import);
}

const struct import_kind import_actions = {
    .begin = begin,
    .row = row,
    .end = end,
    .finish = finish,
};
