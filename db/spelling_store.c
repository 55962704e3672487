#include "db/spelling_store.h"

#include <string.h>

#include "db/changes.h"
#include "db/query.h"
#include "src/i18n.h"
#include "src/unit_name.h"

enum { LIST, FIND, ADD, SET, REMOVE, UNITS, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [LIST] = "SELECT spelling, unit, person.name, confirmed_at FROM unit_spelling "
             "JOIN person ON person.id = confirmed_by ORDER BY unit, spelling",
    [FIND] = "SELECT id, unit FROM unit_spelling WHERE spelling_key = :key",
    [ADD] = "INSERT INTO unit_spelling (uid, spelling_key, spelling, unit, confirmed_by, "
            "confirmed_at) VALUES (:uid, :key, :spelling, :unit, :person, :now)",
    [SET] = "UPDATE unit_spelling SET unit = :unit, confirmed_by = :person, confirmed_at = :now "
            "WHERE id = :id",
    [REMOVE] = "DELETE FROM unit_spelling WHERE id = :id",
    [UNITS] = "SELECT name, 0 AS rank, id FROM unit UNION ALL SELECT unit, 1, import_id "
              "FROM unit_result UNION ALL SELECT unit, 1, import_id FROM unit_monitoring "
              "ORDER BY rank, 3, 1",
};

struct spelling_store {
    struct database *database;
    int64_t person;
    struct statements *statements;
    struct changes *changes;
};

struct spelling_store *spelling_store_open(struct database *database, int64_t person,
                                           struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    struct changes *changes = statements ? changes_open(database, error) : NULL;
    if (!changes) {
        statements_finish(statements);
        return NULL;
    }
    struct spelling_store *store = g_new0(struct spelling_store, 1);
    *store = (struct spelling_store){database, person, statements, changes};
    return store;
}

void spelling_store_close(struct spelling_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->statements);
    g_free(store);
}

/* --- what there is --- */

static void free_spelling(void *pointer)
{
    struct unit_spelling *spelling = pointer;
    g_free(spelling->spelling);
    g_free(spelling->key);
    g_free(spelling->unit);
    g_free(spelling->person);
    g_free(spelling);
}

GPtrArray *spelling_store_list(struct spelling_store *store, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(free_spelling);
    struct query query = query_begin(store->statements, LIST);
    while (query_step(&query)) {
        struct unit_spelling *spelling = g_new(struct unit_spelling, 1);
        *spelling = (struct unit_spelling){
            .spelling = g_strdup(query_text(&query, 0)),
            .key = unit_key(query_text(&query, 0)),
            .unit = g_strdup(query_text(&query, 1)),
            .person = g_strdup(query_text(&query, 2)),
            .at = query_int(&query, 3),
        };
        g_ptr_array_add(list, spelling);
    }
    if (query_end(&query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

const struct unit_spelling *spelling_find(const GPtrArray *list, const char *spelling)
{
    g_autofree char *key = unit_key(spelling);
    for (guint i = 0; i < list->len; i++) {
        const struct unit_spelling *known = g_ptr_array_index(list, i);
        if (strcmp(known->key, key) == 0)
            return known;
    }
    return NULL;
}

GPtrArray *spelling_store_units(struct spelling_store *store, struct error *error)
{
    GPtrArray *units = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct query query = query_begin(store->statements, UNITS);
    while (query_step(&query)) {
        const char *name = query_text(&query, 0);
        if (!unit_is_total(name) && g_hash_table_add(keys, unit_key(name)))
            g_ptr_array_add(units, g_strdup(name));
    }
    if (query_end(&query, error))
        return units;
    g_ptr_array_unref(units);
    return NULL;
}

/* --- changing --- */

static bool find(struct spelling_store *store, const char *spelling, int64_t *id, char **unit,
                 struct error *error)
{
    g_autofree char *key = unit_key(spelling);
    struct query query = query_begin(store->statements, FIND);
    query_bind_text(&query, ":key", key);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    *unit = g_strdup(*id ? query_text(&query, 1) : "");
    return query_end(&query, error);
}

static bool end(struct spelling_store *store, bool own, bool ok, struct error *error)
{
    ok = ok && changes_flush(store->changes, error);
    if (!ok)
        changes_forget(store->changes);
    return database_end_own(store->database, own, ok, error);
}

static bool add(struct spelling_store *store, const char *spelling, const char *unit, int64_t now,
                struct error *error)
{
    unsigned char uid[UID_SIZE];
    g_autofree char *key = unit_key(spelling);
    struct change change = {.at = now, .person = store->person, .new_value = unit};
    struct query query = query_begin(store->statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    query_bind_text(&query, ":key", key);
    query_bind_text(&query, ":spelling", spelling);
    query_bind_text(&query, ":unit", unit);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":now", now);
    return query_run(&query, error) &&
           changes_record_new(store->changes, SUBJECT_SPELLING, query_last_id(store->statements),
                              &change, error);
}

/* Looks at the row before it is changed or removed. */
static bool look(struct spelling_store *store, int64_t id, struct kept_row *row,
                 struct error *error)
{
    bool found;
    return changes_look(store->changes, SUBJECT_SPELLING, id, row, &found, error);
}

static bool set(struct spelling_store *store, int64_t id, const char *before, const char *unit,
                int64_t now, struct error *error)
{
    struct kept_row row;
    struct change change = {now, store->person, "unit", before, unit, NULL};
    if (!look(store, id, &row, error))
        return false;
    struct query query = query_begin(store->statements, SET);
    query_bind_text(&query, ":unit", unit);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":now", now);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error) && changes_record(store->changes, &row, &change, error);
}

static bool remember(struct spelling_store *store, const char *spelling, const char *unit,
                     int64_t now, struct error *error)
{
    int64_t id;
    g_autofree char *before = NULL;
    if (!find(store, spelling, &id, &before, error))
        return false;
    if (!id)
        return add(store, spelling, unit, now, error);
    return strcmp(before, unit) == 0 || set(store, id, before, unit, now, error);
}

bool spelling_store_remember(struct spelling_store *store, const char *spelling, const char *unit,
                             int64_t now, struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           end(store, own, remember(store, spelling, unit, now, error), error);
}

static bool forget(struct spelling_store *store, const char *spelling, int64_t now,
                   struct error *error)
{
    int64_t id;
    struct kept_row row;
    struct change change = {.at = now, .person = store->person};
    g_autofree char *unit = NULL;
    if (!find(store, spelling, &id, &unit, error))
        return false;
    if (!id)
        return error_set(error, ERROR_INPUT,
                         _("Ejaan \"%s\" tidak diingat; lihat `lembar units spellings`."),
                         spelling);
    change.old_value = unit;
    if (!look(store, id, &row, error))
        return false;
    struct query query = query_begin(store->statements, REMOVE);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error) && changes_record_removed(store->changes, &row, &change, error);
}

bool spelling_store_forget(struct spelling_store *store, const char *spelling, int64_t now,
                           struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           end(store, own, forget(store, spelling, now, error), error);
}
