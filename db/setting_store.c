#include "db/setting_store.h"

#include <string.h>

#include "db/changes.h"
#include "db/query.h"

enum { FIND, ADD, SET, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [FIND] = "SELECT id, value FROM setting WHERE name = :name",
    [ADD] = "INSERT INTO setting (uid, name, value) VALUES (:uid, :name, :value)",
    [SET] = "UPDATE setting SET value = :value WHERE id = :id",
};

struct setting_store {
    struct statements *statements;
    struct changes *changes;
};

struct setting_store *setting_store_open(struct database *database, struct error *error)
{
    struct setting_store *store = g_new0(struct setting_store, 1);
    store->statements = statements_prepare(database, sql, STATEMENTS, error);
    store->changes = store->statements ? changes_open(database, error) : NULL;
    if (store->changes)
        return store;
    setting_store_close(store);
    return NULL;
}

void setting_store_close(struct setting_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->statements);
    g_free(store);
}

/* ID 0 and VALUE NULL where it was not chosen. */
static bool find(struct setting_store *store, const char *name, int64_t *id, char **value,
                 struct error *error)
{
    struct query query = query_begin(store->statements, FIND);
    query_bind_text(&query, ":name", name);
    bool found = query_step(&query);
    *id = found ? query_int(&query, 0) : 0;
    *value = found ? g_strdup(query_raw_text(&query, 1)) : NULL;
    return query_end(&query, error);
}

char *setting_store_text(struct setting_store *store, const char *name, const char *fallback,
                         struct error *error)
{
    int64_t id;
    char *value;
    if (!find(store, name, &id, &value, error)) {
        g_free(value);
        return NULL;
    }
    return value ? value : g_strdup(fallback);
}

static bool add(struct setting_store *store, const char *name, const char *value,
                const struct change *change, struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct query query = query_begin(store->statements, ADD);
    database_new_uid(change->at, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    query_bind_text(&query, ":name", name);
    query_bind_text(&query, ":value", value);
    g_autofree char *chosen = g_strdup_printf("%s = %s", name, value);
    struct change made = *change;
    made.new_value = chosen;
    return query_run(&query, error) &&
           changes_record_new(store->changes, SUBJECT_SETTING, query_last_id(store->statements),
                              &made, error);
}

static bool change_value(struct setting_store *store, int64_t id, const struct change *change,
                         struct error *error)
{
    bool found;
    struct kept_row row;
    if (!changes_look(store->changes, SUBJECT_SETTING, id, &row, &found, error))
        return false;
    struct query query = query_begin(store->statements, SET);
    query_bind_int(&query, ":id", id);
    query_bind_text(&query, ":value", change->new_value);
    return query_run(&query, error) && changes_record(store->changes, &row, change, error);
}

bool setting_store_set(struct setting_store *store, const char *name, const char *value,
                       int64_t person, int64_t now, struct error *error)
{
    int64_t id;
    g_autofree char *before = NULL;
    if (!find(store, name, &id, &before, error))
        return false;
    struct change change = {.at = now, .person = person, .new_value = value};
    bool ok = true;
    if (!id) {
        ok = add(store, name, value, &change, error);
    } else if (strcmp(before, value) != 0) {
        change.field = name;
        change.old_value = before;
        ok = change_value(store, id, &change, error);
    }
    ok = ok && changes_flush(store->changes, error);
    if (!ok)
        changes_forget(store->changes);
    return ok;
}
