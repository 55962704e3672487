#include "db/action_store.h"

#include <string.h>

#include "db/content.h"
#include "db/digest.h"
#include "db/query.h"
#include "db/record.h"
#include "src/i18n.h"

#define COLUMNS                                                                                    \
    "SELECT id, coalesce(service_id, 0), element, cause, plan, due, coalesce(due_day, ''), "       \
    "due_certainty, owner, status, realisation, coalesce(done_day, ''), evidence, obstacles, uid " \
    "FROM action "

enum { ADD, UPDATE, LOAD, LIST, COUNT, CONTENT, SET_SEAL, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ADD] = "INSERT INTO action (uid, survey_id, service_id, element, cause, plan, due, due_day, "
            "due_certainty, owner, status, realisation, done_day, evidence, obstacles, created_by, "
            "created_at, seal) VALUES (:uid, :survey, :service, :element, :cause, :plan, :due, "
            ":due_day, "
            ":due_certainty, :owner, :status, :realisation, :done_day, :evidence, :obstacles, "
            ":person, :now, zeroblob(32))",
    [UPDATE] = "UPDATE action SET service_id = :service, element = :element, cause = :cause, "
               "plan = :plan, due = :due, due_day = :due_day, due_certainty = :due_certainty, "
               "owner = :owner, status = :status, realisation = :realisation, "
               "done_day = :done_day, evidence = :evidence, obstacles = :obstacles WHERE id = :id",
    [LOAD] = COLUMNS "WHERE id = :id",
    [LIST] = COLUMNS "WHERE survey_id = :survey ORDER BY due_day IS NULL, due_day, id",
    [COUNT] = "SELECT CASE WHEN status = 'done' THEN 3 WHEN status = 'dropped' THEN 4 "
              "WHEN due_day < :today THEN 0 WHEN due_day <= :soon THEN 1 ELSE 2 END AS state, "
              "count(*) FROM action WHERE survey_id = :survey GROUP BY state",
    [SET_SEAL] = "UPDATE action SET seal = :seal WHERE id = :id",
    [CONTENT] = "SELECT uid, " ACTION_CONTENT " FROM action WHERE id = :id",
};

struct action_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    struct record *record;
};

struct action_store *action_store_open(struct database *database, const struct survey *survey,
                                       int64_t person, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    struct record *record = statements ? record_open(database, error) : NULL;
    if (!record) {
        statements_finish(statements);
        return NULL;
    }
    struct action_store *store = g_new0(struct action_store, 1);
    *store = (struct action_store){database, survey, person, statements, record};
    return store;
}

void action_store_close(struct action_store *store)
{
    if (!store)
        return;
    record_close(store->record);
    statements_finish(store->statements);
    g_free(store);
}

static void bind_day(struct query *query, const char *name, struct day day)
{
    char iso[11];
    day_to_iso(day, iso);
    query_bind_text(query, name, *iso ? iso : NULL);
}

static void bind_action(struct query *query, const struct action *action)
{
    query_bind_id(query, ":service", action->service_id);
    query_bind_text(query, ":element", action->element);
    query_bind_text(query, ":cause", action->cause);
    query_bind_text(query, ":plan", action->plan);
    query_bind_text(query, ":due", action->due);
    bind_day(query, ":due_day", action->due_day);
    query_bind_int(query, ":due_certainty", action->due_certainty);
    query_bind_text(query, ":owner", action->owner);
    query_bind_text(query, ":status", action_status_name(action->status));
    query_bind_text(query, ":realisation", action->realisation);
    bind_day(query, ":done_day", action->done_day);
    query_bind_text(query, ":evidence", action->evidence);
    query_bind_text(query, ":obstacles", action->obstacles);
}

static struct action *read_action(const struct query *query)
{
    struct action *action = action_create();
    action->id = query_int(query, 0);
    action->service_id = query_int(query, 1);
    action_set(&action->element, query_text(query, 2));
    action_set(&action->cause, query_text(query, 3));
    action_set(&action->plan, query_text(query, 4));
    action_set(&action->due, query_text(query, 5));
    action->due_day = day_from_iso(query_text(query, 6));
    action->due_certainty = (enum due_certainty)query_int_within(query, 7, DUE_NONE, DUE_UNCERTAIN);
    action_set(&action->owner, query_text(query, 8));
    action->status = (enum action_status)action_status_from_name(query_text(query, 9));
    action_set(&action->realisation, query_text(query, 10));
    action->done_day = day_from_iso(query_text(query, 11));
    action_set(&action->evidence, query_text(query, 12));
    action_set(&action->obstacles, query_text(query, 13));
    database_uid_text(query_blob(query, 14), action->uid);
    return action;
}

static bool refuse_gone(struct error *error)
{
    return error_set(error, ERROR_STORAGE, _("Rencana itu tidak ada lagi."));
}

/* An action that is being changed: the digest of what it said before, whatever seal it had, so that
 * a change made with another program is not covered up. */
struct sealed {
    int64_t id;
    unsigned char uid[UID_SIZE], seal[DIGEST_SIZE];
};

static bool read_content(struct action_store *store, struct sealed *sealed, struct error *error)
{
    struct query query = query_begin(store->statements, CONTENT);
    query_bind_int(&query, ":id", sealed->id);
    bool found = query_step(&query);
    if (found) {
        memcpy(sealed->uid, query_blob(&query, 0), UID_SIZE);
        digest_of_text(query_raw_text(&query, 1), sealed->seal);
    }
    return query_end(&query, error) && (found || refuse_gone(error));
}

/* Seals an action whose row has been changed and records the change; BEFORE may be NULL. */
static bool record_change(struct action_store *store, struct sealed *sealed,
                          const unsigned char *before, const struct record_entry *change,
                          struct error *error)
{
    if (!read_content(store, sealed, error))
        return false;
    struct query query = query_begin(store->statements, SET_SEAL);
    query_bind_int(&query, ":id", sealed->id);
    query_bind_blob(&query, ":seal", sealed->seal, DIGEST_SIZE);
    struct record_entry entry = *change;
    entry.person = store->person;
    entry.kind = "action";
    entry.subject = sealed->uid;
    entry.before = before;
    entry.after = sealed->seal;
    return query_run(&query, error) && record_append(store->record, &entry, error);
}

static bool add(struct action_store *store, struct action *action, int64_t now, struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct query query = query_begin(store->statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":now", now);
    bind_action(&query, action);
    if (!query_run(&query, error))
        return false;
    action->id = query_last_id(store->statements);
    struct sealed sealed = {.id = action->id};
    return record_change(store, &sealed, NULL, &(struct record_entry){.at = now}, error);
}

static const char *service_code(const struct action_store *store, int64_t id)
{
    const struct service *service = services_by_id(&store->survey->services, id);
    return service ? service->code : "";
}

/* The same words were read as another day. */
static bool due_is_read_anew(const struct action *before, const struct action *after)
{
    return day_compare(before->due_day, after->due_day) != 0 ||
           before->due_certainty != after->due_certainty;
}

static bool record_differences(struct action_store *store, struct sealed *sealed,
                               const struct action *before, const struct action *after, int64_t now,
                               struct error *error)
{
    char old_day[11], new_day[11];
    day_to_iso(before->done_day, old_day);
    day_to_iso(after->done_day, new_day);
    const struct {
        const char *field, *old_value, *new_value;
    } differences[] = {
        {"service", service_code(store, before->service_id),
         service_code(store, after->service_id)},
        {"element", before->element, after->element},
        {"cause", before->cause, after->cause},
        {"plan", before->plan, after->plan},
        {"due", before->due, after->due},
        {"owner", before->owner, after->owner},
        {"status", action_status_name(before->status), action_status_name(after->status)},
        {"realisation", before->realisation, after->realisation},
        {"done", old_day, new_day},
        {"evidence", before->evidence, after->evidence},
        {"obstacles", before->obstacles, after->obstacles},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(differences); i++) {
        struct record_entry change = {
            .at = now,
            .field = differences[i].field,
            .old_value = differences[i].old_value,
            .new_value = differences[i].new_value,
        };
        unsigned char before_it[DIGEST_SIZE];
        memcpy(before_it, sealed->seal, DIGEST_SIZE);
        bool differs = strcmp(change.old_value, change.new_value) != 0 ||
                       (change.old_value == before->due && due_is_read_anew(before, after));
        if (differs && !record_change(store, sealed, before_it, &change, error))
            return false;
    }
    return true;
}

static bool update(struct action_store *store, const struct action *action, int64_t now,
                   struct error *error)
{
    struct sealed sealed = {.id = action->id};
    struct query query = query_begin(store->statements, LOAD);
    query_bind_int(&query, ":id", action->id);
    struct action *before = query_step(&query) ? read_action(&query) : NULL;
    bool ok = query_end(&query, error) && (before || refuse_gone(error)) &&
              read_content(store, &sealed, error);
    if (ok) {
        query = query_begin(store->statements, UPDATE);
        query_bind_int(&query, ":id", action->id);
        bind_action(&query, action);
        ok = query_run(&query, error) &&
             record_differences(store, &sealed, before, action, now, error);
    }
    action_destroy(before);
    return ok;
}

bool action_store_save(struct action_store *store, struct action *action, bool within, int64_t now,
                       struct error *error)
{
    int64_t id = action->id;
    if (!within && !database_begin(store->database, error))
        return false;
    bool ok = (id ? update(store, action, now, error) : add(store, action, now, error)) &&
              record_flush(store->record, error);
    if (!ok)
        record_forget(store->record);
    if (!within)
        ok = database_end(store->database, ok, error);
    if (!ok)
        action->id = id;
    return ok;
}

static void action_free(void *pointer)
{
    action_destroy(pointer);
}

GPtrArray *action_store_list(struct action_store *store, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(action_free);
    struct query query = query_begin(store->statements, LIST);
    query_bind_int(&query, ":survey", store->survey->id);
    while (query_step(&query))
        g_ptr_array_add(list, read_action(&query));
    if (query_end(&query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

bool action_store_count(struct action_store *store, struct day today, int64_t counts[ACTION_STATES],
                        struct error *error)
{
    char iso[11], soon[11];
    struct query query = query_begin(store->statements, COUNT);
    day_to_iso(today, iso);
    day_to_iso(day_add(today, ACTION_SOON_DAYS), soon);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_text(&query, ":today", iso);
    query_bind_text(&query, ":soon", soon);
    memset(counts, 0, ACTION_STATES * sizeof *counts);
    while (query_step(&query))
        counts[query_int(&query, 0)] = query_int(&query, 1);
    return query_end(&query, error);
}
