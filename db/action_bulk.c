#include <string.h>

#include "db/action_bulk_private.h"
#include "src/text.h"

static const char *const sql[BULK_STATEMENTS] = {
    [BULK_SURVEY] = "SELECT uid FROM survey WHERE id = :survey",
    [BULK_LAST] = "SELECT id, CAST(old AS INTEGER), field FROM record WHERE subject IN (SELECT uid "
                  "FROM survey "
                  "WHERE unit_id = :unit) AND kind = '" BULK "' AND person_id = :person "
                  "ORDER BY id DESC LIMIT 1",
    [BULK_WHAT] = "SELECT field, new FROM record WHERE id BETWEEN :first AND :last "
                  "AND field IN ('status', 'owner', 'due', 'survey') ORDER BY id LIMIT 1",
    [BULK_COUNT] = "SELECT count(DISTINCT subject) FROM record WHERE id BETWEEN :first AND :last "
                   "AND kind = 'action'",
    [BULK_LATER] = "SELECT action.id, person.name FROM record AS changed JOIN record AS later "
                   "ON later.subject = changed.subject AND later.id > :last "
                   "JOIN action ON action.uid = changed.subject "
                   "JOIN person ON person.id = later.person_id "
                   "WHERE changed.id BETWEEN :first AND :last AND changed.kind = 'action' LIMIT 1",
    [BULK_CHANGED] = "SELECT action.id, min(record.id), before FROM record "
                     "JOIN action ON action.uid = subject WHERE record.id BETWEEN :first AND :last "
                     "AND kind = 'action' GROUP BY subject ORDER BY min(record.id)",
    [BULK_OLD_VALUES] = "SELECT field, old FROM record WHERE subject = (SELECT uid FROM action "
                        "WHERE id = :action) AND id BETWEEN :first AND :last ORDER BY id",
    [BULK_OLD_SURVEY] =
        "SELECT id FROM survey WHERE unit_id = :unit AND year = CAST(:year AS INTEGER) "
        "LIMIT 2",
    [BULK_SEAL] = "SELECT seal FROM action WHERE id = :action",
};

struct action_bulk *action_bulk_open(struct database *database, struct action_store *store,
                                     const struct survey *survey, int64_t person,
                                     struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, BULK_STATEMENTS, error);
    struct record *record = statements ? record_open(database, error) : NULL;
    if (!record) {
        statements_finish(statements);
        return NULL;
    }
    struct action_bulk *bulk = g_new0(struct action_bulk, 1);
    *bulk = (struct action_bulk){database, store,      survey->id, survey->unit_id,
                                 person,   statements, record};
    return bulk;
}

void action_bulk_close(struct action_bulk *bulk)
{
    if (!bulk)
        return;
    record_close(bulk->record);
    statements_finish(bulk->statements);
    g_free(bulk);
}

/* --- changing --- */

char *bulk_plan_name(const struct action *action)
{
    g_autofree char *line = g_strndup(action->plan, strcspn(action->plan, "\n"));
    return text_within(line, 40);
}

bool bulk_save_one(struct action_bulk *bulk, struct action *action, int64_t now,
                   struct error *error)
{
    if (action_store_save(bulk->store, action, true, now, error))
        return true;
    g_autofree char *name = bulk_plan_name(action);
    return error_prefix(error, "\"%s\"", name);
}

bool bulk_first_entry(struct action_bulk *bulk, int64_t *first, struct error *error)
{
    struct record_head head;
    bool ok = record_head(bulk->record, &head, error);
    *first = head.entries + 1;
    return ok;
}

bool bulk_count(struct action_bulk *bulk, int64_t first, int64_t last, int *count,
                struct error *error)
{
    struct query query = query_begin(bulk->statements, BULK_COUNT);
    query_bind_int(&query, ":first", first);
    query_bind_int(&query, ":last", last);
    *count = query_step(&query) ? (int)query_int(&query, 0) : 0;
    return query_end(&query, error);
}

static bool append(struct action_bulk *bulk, const char *field, int64_t first, int count,
                   int64_t now, struct error *error)
{
    g_autofree char *begins = g_strdup_printf("%ld", (long)first);
    g_autofree char *actions = g_strdup_printf("%d", count);
    struct record_entry entry = {.at = now,
                                 .person = bulk->person,
                                 .kind = BULK,
                                 .field = field,
                                 .old_value = begins,
                                 .new_value = actions};
    struct query query = query_begin(bulk->statements, BULK_SURVEY);
    query_bind_int(&query, ":survey", bulk->survey);
    bool ok = true;
    if (query_step(&query)) {
        entry.subject = query_blob(&query, 0);
        ok = record_append(bulk->record, &entry, error);
    }
    return query_end(&query, error) && ok && record_flush(bulk->record, error);
}

bool bulk_tell(struct action_bulk *bulk, const char *field, int64_t first, int64_t now, int *count,
               struct error *error)
{
    int64_t next;
    return bulk_first_entry(bulk, &next, error) &&
           bulk_count(bulk, first, next - 1, count, error) &&
           (*count == 0 || append(bulk, field, first, *count, now, error));
}

static bool save_all(struct action_bulk *bulk, GPtrArray *actions, int64_t now, int *count,
                     struct error *error)
{
    int64_t first;
    if (!bulk_first_entry(bulk, &first, error))
        return false;
    for (guint i = 0; i < actions->len; i++)
        if (!bulk_save_one(bulk, g_ptr_array_index(actions, i), now, error))
            return false;
    return bulk_tell(bulk, BULK_CHANGE, first, now, count, error);
}

/* A change that is rolled back leaves the versions as they were. */
static void restore_versions(GPtrArray *actions, const GArray *versions)
{
    for (guint i = 0; i < actions->len; i++)
        ((struct action *)g_ptr_array_index(actions, i))->version =
            g_array_index(versions, int64_t, i);
}

static GArray *versions_of(const GPtrArray *actions)
{
    GArray *versions = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (guint i = 0; i < actions->len; i++)
        g_array_append_val(versions, ((struct action *)g_ptr_array_index(actions, i))->version);
    return versions;
}

/* The record forgets what is not there. */
bool bulk_end(struct action_bulk *bulk, bool ok, struct error *error)
{
    if (!ok)
        record_forget(bulk->record);
    return database_end(bulk->database, ok, error);
}

bool action_bulk_apply(struct action_bulk *bulk, GPtrArray *changed, int64_t now, int *count,
                       struct error *error)
{
    g_autoptr(GArray) versions = versions_of(changed);
    bool ok = database_begin(bulk->database, error) &&
              bulk_end(bulk, save_all(bulk, changed, now, count, error), error);
    if (!ok)
        restore_versions(changed, versions);
    return ok;
}
