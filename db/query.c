#include "db/query.h"

#include <string.h>

#include "db/database_private.h"
#include "src/text.h"

struct kept_statement {
    char *sql;
    sqlite3_stmt *prepared; /* NULL until it is first used */
};

struct statements {
    struct database *database;
    size_t count;
    struct kept_statement list[];
};

static int prepare(struct statements *statements, size_t number)
{
    struct kept_statement *kept = &statements->list[number];
    return kept->prepared ? SQLITE_OK
                          : sqlite3_prepare_v3(statements->database->handle, kept->sql, -1,
                                               SQLITE_PREPARE_PERSISTENT, &kept->prepared, NULL);
}

struct statements *statements_prepare(struct database *database, const char *const *sql,
                                      size_t count, struct error *error)
{
    struct statements *statements =
        g_malloc0(sizeof *statements + count * sizeof statements->list[0]);
    statements->database = database;
    statements->count = count;
    for (size_t i = 0; i < count; i++)
        statements->list[i].sql = g_strdup(sql[i]);
    int code = prepare(statements, 0);
    if (code == SQLITE_OK)
        return statements;
    database_error(database, code, error);
    statements_finish(statements);
    return NULL;
}

void statements_finish(struct statements *statements)
{
    if (!statements)
        return;
    for (size_t i = 0; i < statements->count; i++) {
        sqlite3_finalize(statements->list[i].prepared);
        g_free(statements->list[i].sql);
    }
    g_free(statements);
}

struct query query_begin(struct statements *statements, size_t number)
{
    int code = prepare(statements, number);
    return (struct query){statements, statements->list[number].prepared, code, 1};
}

/* Mostly they are bound in the order of the statement, which spares a search through all names. */
static int parameter(struct query *query, const char *name)
{
    if (!query->statement)
        return 0; /* query_end tells why */
    const char *expected = sqlite3_bind_parameter_name(query->statement, query->next);
    int position = expected && strcmp(expected, name) == 0
                       ? query->next
                       : sqlite3_bind_parameter_index(query->statement, name);
    g_assert(position > 0);
    query->next = position + 1;
    return position;
}

static void remember(struct query *query, int code)
{
    if (query->code == SQLITE_OK)
        query->code = code;
}

void query_bind_int(struct query *query, const char *name, int64_t value)
{
    remember(query, sqlite3_bind_int64(query->statement, parameter(query, name), value));
}

void query_bind_text(struct query *query, const char *name, const char *value)
{
    remember(query, sqlite3_bind_text(query->statement, parameter(query, name), value, -1,
                                      SQLITE_TRANSIENT));
}

void query_bind_blob(struct query *query, const char *name, const void *value, size_t size)
{
    remember(query, sqlite3_bind_blob(query->statement, parameter(query, name), value, (int)size,
                                      SQLITE_TRANSIENT));
}

void query_bind_null(struct query *query, const char *name)
{
    remember(query, sqlite3_bind_null(query->statement, parameter(query, name)));
}

void query_bind_id(struct query *query, const char *name, int64_t id)
{
    if (id)
        query_bind_int(query, name, id);
    else
        query_bind_null(query, name);
}

bool query_step(struct query *query)
{
    if (query->code != SQLITE_OK && query->code != SQLITE_ROW)
        return false;
    query->code = sqlite3_step(query->statement);
    return query->code == SQLITE_ROW;
}

bool query_walk(struct query *query)
{
    if (!query_step(query))
        return false;
    if (!progress_add(query->statements->database->progress, 1))
        query->code = SQLITE_INTERRUPT;
    return query->code == SQLITE_ROW;
}

int64_t query_int(const struct query *query, int column)
{
    return query_int_within(query, column, -QUERY_MOST, QUERY_MOST);
}

int64_t query_int_within(const struct query *query, int column, int64_t low, int64_t top)
{
    int64_t value = sqlite3_column_int64(query->statement, column);
    return CLAMP(value, low, top);
}

const char *query_text(const struct query *query, int column)
{
    return text_shown_safely(query_raw_text(query, column));
}

const char *query_raw_text(const struct query *query, int column)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    return text ? text : "";
}

const void *query_blob(const struct query *query, int column)
{
    return sqlite3_column_blob(query->statement, column);
}

const void *query_blob_of(const struct query *query, int column, size_t size)
{
    const void *blob = query_blob(query, column);
    return (size_t)sqlite3_column_bytes(query->statement, column) == size ? blob : NULL;
}

bool query_is_null(const struct query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

bool query_end(struct query *query, struct error *error)
{
    int code = query->code;
    bool ok = code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
    if (!ok)
        database_error(query->statements->database, code, error);
    if (query->statement) {
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
    }
    return ok;
}

bool query_run(struct query *query, struct error *error)
{
    query_step(query);
    return query_end(query, error);
}

GArray *query_ids(struct query *query, struct error *error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    while (query_step(query)) {
        int64_t id = query_int(query, 0);
        g_array_append_val(ids, id);
    }
    return query_end(query, error) ? g_steal_pointer(&ids) : NULL;
}

int64_t query_last_id(const struct statements *statements)
{
    return sqlite3_last_insert_rowid(statements->database->handle);
}
