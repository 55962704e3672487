#include "db/cross_store.h"

#include <string.h>

#include "db/query.h"
#include "db/walk.h"
#include "src/i18n.h"
#include "src/sheet.h"

enum { SCAN, PEOPLE, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [SCAN] = "SELECT id, service_id, day, fields, answers, keyed_by FROM sheet "
             "WHERE survey_id = :survey AND counted = 1",
    [PEOPLE] = "SELECT id, name FROM person",
};

enum { ID, SERVICE, DAY, FIELDS, ANSWERS, KEYED_BY };

#define LONGEST_VALUE 64 /* of a choice or number; longer ones are none */

struct cross_store {
    struct database *database;
    const struct survey *survey;
    struct statements *statements;
};

struct cross_store *cross_store_open(struct database *database, const struct survey *survey,
                                     struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENTS, error);
    if (!statements)
        return NULL;
    struct cross_store *store = g_new0(struct cross_store, 1);
    *store = (struct cross_store){database, survey, statements};
    return store;
}

void cross_store_close(struct cross_store *store)
{
    if (!store)
        return;
    statements_finish(store->statements);
    g_free(store);
}

/* --- one side of the table --- */

struct side {
    struct axis axis;
    struct grouping *grouping;
    int column;         /* of the scan that holds the value */
    size_t field;       /* its place among the packed fields, where that is FIELDS */
    GHashTable *people; /* names by id, where it is KEYED_BY; borrowed */
};

static void side_begin(struct side *side, const struct survey *survey, struct axis axis,
                       GHashTable *people)
{
    static const int columns[] = {
        [AXIS_ALL] = ID, [AXIS_ITEM] = FIELDS, [AXIS_WEEK] = DAY, [AXIS_KEYER] = KEYED_BY};
    *side = (struct side){axis, NULL, columns[axis.kind], 0, people};
    side->grouping = grouping_create(survey->form, &survey->services, axis);
    if (axis.kind == AXIS_ITEM && (int)axis.item == survey->form->service_item)
        side->column = SERVICE;
    else if (axis.kind == AXIS_ITEM)
        side->field = sheet_packed_place(survey->form, axis.item);
}

static const char *take_field(const char *fields, size_t field, char value[LONGEST_VALUE])
{
    size_t length;
    const char *start = sheet_packed_field(fields, field, &length);
    if (length >= LONGEST_VALUE)
        return "";
    memcpy(value, start, length);
    value[length] = '\0';
    return value;
}

static size_t place(const struct side *side, const struct query *query)
{
    char value[LONGEST_VALUE];
    if (side->axis.kind == AXIS_ALL)
        return 1;
    const char *text = query_raw_text(query, side->column);
    if (side->column == FIELDS)
        text = take_field(text, side->field, value);
    else if (side->people)
        text = g_hash_table_lookup(side->people, text);
    return grouping_place(side->grouping, text ? text : "");
}

/* --- the pass --- */

static GHashTable *load_people(struct cross_store *store, struct error *error)
{
    GHashTable *people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    struct query query = query_begin(store->statements, PEOPLE);
    while (query_step(&query))
        g_hash_table_insert(people, g_strdup(query_raw_text(&query, 0)),
                            g_strdup(query_text(&query, 1)));
    if (query_end(&query, error))
        return people;
    g_hash_table_unref(people);
    return NULL;
}

struct scan {
    struct side rows, columns;
    GPtrArray *cells; /* of each row group, a GPtrArray of its tallies; NULL: no sheet */
    GHashTable *people;
};

static void free_tally(void *tally)
{
    tally_destroy(tally);
}

static void free_row(void *row)
{
    if (row)
        g_ptr_array_unref(row);
}

static bool scan_begin(struct scan *scan, struct cross_store *store, struct axis rows,
                       struct axis columns, struct error *error)
{
    *scan = (struct scan){.people = load_people(store, error)};
    if (!scan->people)
        return false;
    side_begin(&scan->rows, store->survey, rows, rows.kind == AXIS_KEYER ? scan->people : NULL);
    side_begin(&scan->columns, store->survey, columns,
               columns.kind == AXIS_KEYER ? scan->people : NULL);
    scan->cells = g_ptr_array_new_with_free_func(free_row);
    return true;
}

static void scan_end(struct scan *scan)
{
    grouping_destroy(scan->rows.grouping);
    grouping_destroy(scan->columns.grouping);
    g_clear_pointer(&scan->cells, g_ptr_array_unref);
    g_clear_pointer(&scan->people, g_hash_table_unref);
}

static struct tally *cell_of(struct scan *scan, const struct form *form, size_t row, size_t column)
{
    if (row >= scan->cells->len)
        g_ptr_array_set_size(scan->cells, (gint)row + 1);
    GPtrArray *cells = g_ptr_array_index(scan->cells, row);
    if (!cells)
        cells = scan->cells->pdata[row] = g_ptr_array_new_with_free_func(free_tally);
    if (column >= cells->len)
        g_ptr_array_set_size(cells, (gint)column + 1);
    if (!cells->pdata[column])
        cells->pdata[column] = tally_create(form);
    return cells->pdata[column];
}

static struct query begin_walk(struct cross_store *store)
{
    struct query query = query_begin(store->statements, SCAN);
    query_bind_int(&query, ":survey", store->survey->id);
    walk_begin(store->database, store->survey->id, _("Menghitung lembar"));
    return query;
}

static bool count_sheets(struct cross_store *store, struct scan *scan, struct error *error)
{
    struct query query = begin_walk(store);
    while (query_walk(&query)) {
        struct tally *cell = cell_of(scan, store->survey->form, place(&scan->rows, &query),
                                     place(&scan->columns, &query));
        tally_add_answers(cell, query_raw_text(&query, ANSWERS), 1);
    }
    return query_end(&query, error);
}

/* --- the table --- */

static void add_tally(struct tally *sum, const struct tally *part)
{
    size_t width = (size_t)sum->form->top + 1;
    for (size_t i = 0; i < sum->form->answer_count * width; i++)
        sum->counts[i] += part->counts[i];
    sum->sheets += part->sheets;
}

static struct tally *find_cell(const struct scan *scan, size_t row, size_t column)
{
    GPtrArray *cells = row < scan->cells->len ? g_ptr_array_index(scan->cells, row) : NULL;
    return cells && column < cells->len ? g_ptr_array_index(cells, column) : NULL;
}

static void name_free(void *pointer)
{
    struct group_name *name = pointer;
    g_free(name->code);
    g_free(name->label);
    g_free(name);
}

static GPtrArray *copy_names(const struct grouping *grouping, const size_t *order, size_t count)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(name_free);
    for (size_t i = 0; i < count; i++) {
        const struct group_name *from = grouping_name(grouping, order[i]);
        struct group_name *name = g_new0(struct group_name, 1);
        *name = (struct group_name){g_strdup(from->code), g_strdup(from->label)};
        g_ptr_array_add(names, name);
    }
    return names;
}

static struct tally **create_totals(const struct form *form, size_t count)
{
    struct tally **totals = g_new0(struct tally *, count);
    for (size_t i = 0; i < count; i++)
        totals[i] = tally_create(form);
    return totals;
}

/* Takes the tallies out of the scan, in the order of tables, and adds them up. */
static void fill(struct cross *cross, struct scan *scan, const size_t *rows, const size_t *columns)
{
    size_t width = cross->columns->len;
    for (size_t r = 0; r < cross->rows->len; r++)
        for (size_t c = 0; c < width; c++) {
            struct tally *cell = find_cell(scan, rows[r], columns[c]);
            if (!cell)
                continue;
            ((GPtrArray *)g_ptr_array_index(scan->cells, rows[r]))->pdata[columns[c]] = NULL;
            cross->cells[r * width + c] = cell;
            add_tally(cross->row_totals[r], cell);
            add_tally(cross->column_totals[c], cell);
            add_tally(cross->total, cell);
        }
}

/* What is not answered is the last group: it goes where nobody left it so. */
static void drop_unanswered(GPtrArray *names, struct tally **totals)
{
    guint last = names->len - 1;
    if (totals[last]->sheets > 0)
        return;
    tally_destroy(totals[last]);
    totals[last] = NULL;
    g_ptr_array_remove_index(names, last);
}

/* Closes the gap that a dropped column leaves in the cells. */
static void narrow(struct cross *cross, size_t before)
{
    size_t width = cross->columns->len;
    for (size_t r = 0; width < before && r < cross->rows->len; r++)
        memmove(&cross->cells[r * width], &cross->cells[r * before], width * sizeof *cross->cells);
}

static struct cross *make_table(const struct form *form, struct scan *scan)
{
    struct cross *cross = g_new0(struct cross, 1);
    g_autofree size_t *rows = grouping_order(scan->rows.grouping);
    g_autofree size_t *columns = grouping_order(scan->columns.grouping);
    size_t height = grouping_count(scan->rows.grouping);
    size_t width = grouping_count(scan->columns.grouping);
    cross->rows = copy_names(scan->rows.grouping, rows, height);
    cross->columns = copy_names(scan->columns.grouping, columns, width);
    cross->cells = g_new0(struct tally *, height * width);
    cross->row_totals = create_totals(form, height);
    cross->column_totals = create_totals(form, width);
    cross->total = tally_create(form);
    fill(cross, scan, rows, columns);
    drop_unanswered(cross->rows, cross->row_totals);
    drop_unanswered(cross->columns, cross->column_totals);
    narrow(cross, width);
    return cross;
}

struct cross *cross_store_table(struct cross_store *store, struct axis rows, struct axis columns,
                                struct error *error)
{
    struct scan scan;
    struct cross *cross = NULL;
    if (scan_begin(&scan, store, rows, columns, error) && count_sheets(store, &scan, error))
        cross = make_table(store->survey->form, &scan);
    scan_end(&scan);
    return cross;
}

void cross_destroy(struct cross *cross)
{
    if (!cross)
        return;
    for (size_t i = 0; i < (size_t)cross->rows->len * cross->columns->len; i++)
        tally_destroy(cross->cells[i]);
    for (guint i = 0; i < cross->rows->len; i++)
        tally_destroy(cross->row_totals[i]);
    for (guint i = 0; i < cross->columns->len; i++)
        tally_destroy(cross->column_totals[i]);
    tally_destroy(cross->total);
    g_free(cross->cells);
    g_free(cross->row_totals);
    g_free(cross->column_totals);
    g_ptr_array_unref(cross->rows);
    g_ptr_array_unref(cross->columns);
    g_free(cross);
}

/* --- the sheets behind a cell --- */

static bool is_in(const struct side *side, size_t group, const char *code)
{
    return !code || strcmp(grouping_name(side->grouping, group)->code, code) == 0;
}

/* A cell whose sheets are wanted; NULL codes take all. */
struct wanted {
    const char *row, *column;
    GArray *ids;
};

static void collect(struct scan *scan, const struct wanted *wanted, const struct query *query)
{
    int64_t id = query_int(query, ID);
    if (is_in(&scan->rows, place(&scan->rows, query), wanted->row) &&
        is_in(&scan->columns, place(&scan->columns, query), wanted->column))
        g_array_append_val(wanted->ids, id);
}

static bool find_sheets(struct cross_store *store, struct scan *scan, const struct wanted *wanted,
                        struct error *error)
{
    struct query query = begin_walk(store);
    while (query_walk(&query))
        collect(scan, wanted, &query);
    return query_end(&query, error);
}

GArray *cross_store_sheets(struct cross_store *store, struct axis rows, const char *row_code,
                           struct axis columns, const char *column_code, struct error *error)
{
    struct scan scan;
    struct wanted wanted = {row_code, column_code, g_array_new(FALSE, FALSE, sizeof(int64_t))};
    bool ok =
        scan_begin(&scan, store, rows, columns, error) && find_sheets(store, &scan, &wanted, error);
    scan_end(&scan);
    if (ok)
        return wanted.ids;
    g_array_unref(wanted.ids);
    return NULL;
}
