#include "db/action_store.h"

#include <string.h>

#include "db/changes.h"
#include "db/query.h"
#include "src/i18n.h"

#define COLUMNS                                                                                    \
    "SELECT id, coalesce(service_id, 0), element, cause, plan, due, coalesce(due_day, ''), "       \
    "due_certainty, owner, status, realisation, coalesce(done_day, ''), evidence, obstacles, uid " \
    "FROM action "

enum { ADD, UPDATE, LOAD, LIST, COUNT, STATEMENT_COUNT };

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
};

struct action_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    struct changes *changes;
};

struct action_store *action_store_open(struct database *database, const struct survey *survey,
                                       int64_t person, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    struct changes *changes = statements ? changes_open(database, error) : NULL;
    if (!changes) {
        statements_finish(statements);
        return NULL;
    }
    struct action_store *store = g_new0(struct action_store, 1);
    *store = (struct action_store){database, survey, person, statements, changes};
    return store;
}

void action_store_close(struct action_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
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
    return changes_record_new(store->changes, SUBJECT_ACTION, action->id,
                              &(struct change){.at = now, .person = store->person}, error);
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

static bool record_differences(struct action_store *store, struct kept_row *row,
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
        struct change change = {
            .at = now,
            .person = store->person,
            .field = differences[i].field,
            .old_value = differences[i].old_value,
            .new_value = differences[i].new_value,
        };
        bool differs = strcmp(change.old_value, change.new_value) != 0 ||
                       (change.old_value == before->due && due_is_read_anew(before, after));
        if (differs && !changes_record(store->changes, row, &change, error))
            return false;
    }
    return true;
}

static bool update(struct action_store *store, const struct action *action, int64_t now,
                   struct error *error)
{
    bool found;
    struct kept_row row;
    struct query query = query_begin(store->statements, LOAD);
    query_bind_int(&query, ":id", action->id);
    struct action *before = query_step(&query) ? read_action(&query) : NULL;
    bool ok = query_end(&query, error) && (before || refuse_gone(error)) &&
              changes_look(store->changes, SUBJECT_ACTION, action->id, &row, &found, error);
    if (ok) {
        query = query_begin(store->statements, UPDATE);
        query_bind_int(&query, ":id", action->id);
        bind_action(&query, action);
        ok =
            query_run(&query, error) && record_differences(store, &row, before, action, now, error);
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
              changes_flush(store->changes, error);
    if (!ok)
        changes_forget(store->changes);
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
