#include "db/action_list_private.h"

#include <string.h>
#include <time.h>

#include "src/action_life.h"
#include "src/text.h"

#define OF_UNIT "survey_id IN (SELECT id FROM survey WHERE unit_id = :unit)"
#define ALL_TEXTS                                                                                  \
    "id, version, element, cause, plan, due, owner, realisation, evidence, obstacles, reason, "    \
    "recommendation"

static const char *const sql[STATEMENT_COUNT] = {
    [ROWS] = "SELECT action.id, version, survey_id, coalesce(service_id, 0), element, owner, "
             "coalesce(owner_id, 0), status, coalesce(due_day, ''), due_certainty, filled, year "
             "FROM survey CROSS JOIN action INDEXED BY action_in_lists ON survey_id = survey.id "
             "WHERE unit_id = :unit",
    [RECURRING] = "SELECT id, due, created_at, (SELECT group_concat(month) FROM action_tick WHERE "
                  "action_id = action.id) FROM action INDEXED BY action_in_lists WHERE " OF_UNIT
                  " AND due_certainty = 2",
    [WITH_FILES] = "SELECT DISTINCT action_id FROM action_file",
    [SERVICES] = "SELECT id, code, name FROM service WHERE " OF_UNIT,
    [TEXTS] = "SELECT " ALL_TEXTS " FROM action WHERE " OF_UNIT,
    [TEXT] = "SELECT " ALL_TEXTS " FROM action WHERE id = :id",
    [OWNERS] = "SELECT name FROM (SELECT 1 AS rank, name FROM person UNION ALL SELECT 0, owner "
               "FROM action WHERE " OF_UNIT " AND owner <> '') GROUP BY name "
               "ORDER BY min(rank), count(*) - sum(rank) DESC, name",
};

struct action_list_reader *action_list_open(struct database *database, int64_t unit,
                                            struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    struct action_list_reader *reader = g_new0(struct action_list_reader, 1);
    *reader = (struct action_list_reader){
        .statements = statements,
        .unit = unit,
        .rows = g_array_new(FALSE, FALSE, sizeof(struct action_row)),
        .strings = g_string_chunk_new(4096),
        .services = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free),
        .texts = g_string_new(NULL),
        .segments = g_array_new(FALSE, FALSE, sizeof(struct segment)),
    };
    return reader;
}

void action_list_forget_positions(struct action_list_reader *reader)
{
    g_clear_pointer(&reader->positions, g_array_unref);
}

void action_list_close(struct action_list_reader *reader)
{
    if (!reader)
        return;
    statements_finish(reader->statements);
    g_array_unref(reader->rows);
    g_string_chunk_free(reader->strings);
    g_hash_table_unref(reader->services);
    g_string_free(reader->texts, TRUE);
    g_array_unref(reader->segments);
    action_list_forget_positions(reader);
    g_free(reader);
}

struct query action_list_begin(struct action_list_reader *reader, size_t number)
{
    struct query query = query_begin(reader->statements, number);
    query_bind_int(&query, ":unit", reader->unit);
    return query;
}

static int64_t *new_key(int64_t id)
{
    return g_memdup2(&id, sizeof id);
}

/* --- the rows --- */

static bool read_services(struct action_list_reader *reader, struct error *error)
{
    struct query query = action_list_begin(reader, SERVICES);
    g_hash_table_remove_all(reader->services);
    while (query_step(&query)) {
        const char *code = query_text(&query, 1);
        g_autofree char *both = g_strdup_printf("%s\n%s", code, query_text(&query, 2));
        g_autofree char *folded = text_folded(both);
        g_hash_table_insert(reader->services, new_key(query_int(&query, 0)),
                            g_strdup_printf("%s\n%s", code, folded));
    }
    return query_end(&query, error);
}

static const char *service_code(struct action_list_reader *reader, int64_t id)
{
    const char *known = id ? g_hash_table_lookup(reader->services, &id) : NULL;
    if (!known)
        return "";
    g_autofree char *code = g_strndup(known, strcspn(known, "\n"));
    return g_string_chunk_insert_const(reader->strings, code);
}

static enum action_status read_status(const char *name)
{
    int status = ACTION_PLANNED;
    while (status < ACTION_DROPPED && strcmp(name, action_status_name(status)) != 0)
        status++;
    return (enum action_status)status;
}

static struct action_row read_row(struct action_list_reader *reader, const struct query *query)
{
    int filled = (int)query_int(query, 10);
    struct action_row row = {
        .id = query_int(query, 0),
        .version = query_int(query, 1),
        .survey_id = query_int(query, 2),
        .service_id = query_int(query, 3),
        .element = g_string_chunk_insert_const(reader->strings, query_text(query, 4)),
        .owner = g_string_chunk_insert_const(reader->strings, query_text(query, 5)),
        .owner_id = query_int(query, 6),
        .year = (int)query_int(query, 11),
        .facts =
            {
                .status = read_status(query_text(query, 7)),
                .lead = day_from_iso(query_text(query, 8)),
                .certainty =
                    (enum due_certainty)query_int_within(query, 9, DUE_NONE, DUE_UNCERTAIN),
                .has_owner = filled & 1,
                .has_realisation = filled & 2,
                .has_evidence = filled & 4,
            },
    };
    row.service = service_code(reader, row.service_id);
    return row;
}

static bool read_rows(struct action_list_reader *reader, struct error *error)
{
    struct query query = action_list_begin(reader, ROWS);
    g_array_set_size(reader->rows, 0);
    g_string_chunk_clear(reader->strings);
    while (query_step(&query)) {
        struct action_row row = read_row(reader, &query);
        g_array_append_val(reader->rows, row);
    }
    return query_end(&query, error);
}

/* The row of each action by its id, for what is read beside the rows. */
static GHashTable *rows_by_id(const struct action_list_reader *reader)
{
    GHashTable *table = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (guint i = 0; i < reader->rows->len; i++) {
        struct action_row *row = &g_array_index(reader->rows, struct action_row, i);
        g_hash_table_insert(table, &row->id, row);
    }
    return table;
}

static struct day step_of(const struct action_row *row, const struct query *query)
{
    time_t seconds = (time_t)(query_int(query, 2) / 1000);
    struct tm local = {0};
    localtime_r(&seconds, &local);
    struct action action = {
        .due = (char *)query_text(query, 1),
        .year = row->year,
        .due_certainty = DUE_RECURRING,
        .made_day = {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday},
    };
    return action_step(&action, query_text(query, 3));
}

/* What few of them have is looked up only where there is any. */
static bool read_beside(struct action_list_reader *reader, struct error *error)
{
    g_autoptr(GHashTable) table = NULL;
    struct query query = query_begin(reader->statements, WITH_FILES);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        table = table ? table : rows_by_id(reader);
        struct action_row *row = g_hash_table_lookup(table, &id);
        if (row)
            row->facts.has_evidence = true;
    }
    if (!query_end(&query, error))
        return false;
    query = action_list_begin(reader, RECURRING);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        table = table ? table : rows_by_id(reader);
        struct action_row *row = g_hash_table_lookup(table, &id);
        if (row)
            row->facts.lead = step_of(row, &query);
    }
    return query_end(&query, error);
}

static int compare_rows(const void *left, const void *right)
{
    const struct action_row *a = left, *b = right;
    struct day first = a->facts.lead, second = b->facts.lead;
    bool a_closed = a->facts.status >= ACTION_DONE, b_closed = b->facts.status >= ACTION_DONE;
    if (a_closed != b_closed)
        return a_closed ? 1 : -1;
    if (!first.year != !second.year)
        return first.year ? -1 : 1;
    int order = day_compare(first, second);
    return order ? order : a->id < b->id ? -1 : a->id > b->id;
}

const GArray *action_list_read(struct action_list_reader *reader, struct error *error)
{
    action_list_forget_positions(reader);
    if (!read_services(reader, error) || !read_rows(reader, error) || !read_beside(reader, error))
        return NULL;
    g_array_sort(reader->rows, compare_rows);
    return reader->rows;
}

/* --- counting, owners --- */

/* Whether the action is in the hands of PERSON, called NAME. */
static bool is_of(const struct action_row *row, int64_t person, const char *name)
{
    return row->owner_id ? row->owner_id == person
                         : *row->owner && g_ascii_strcasecmp(row->owner, name) == 0;
}

bool action_list_count(struct action_list_reader *reader, int64_t person, const char *name,
                       struct day today, struct action_counts *counts, struct error *error)
{
    *counts = (struct action_counts){0};
    action_list_forget_positions(reader);
    if (!read_rows(reader, error) || !read_beside(reader, error))
        return false;
    for (guint i = 0; i < reader->rows->len; i++) {
        const struct action_row *row = &g_array_index(reader->rows, struct action_row, i);
        enum action_state state = action_facts_state(&row->facts, today);
        counts->all[state]++;
        counts->mine[state] += is_of(row, person, name);
    }
    return true;
}

GPtrArray *action_list_owners(struct action_list_reader *reader, struct error *error)
{
    GPtrArray *owners = g_ptr_array_new_with_free_func(g_free);
    struct query query = action_list_begin(reader, OWNERS);
    while (query_step(&query))
        g_ptr_array_add(owners, g_strdup(query_text(&query, 0)));
    if (query_end(&query, error))
        return owners;
    g_ptr_array_unref(owners);
    return NULL;
}
