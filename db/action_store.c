#include "db/action_store.h"

#include <string.h>
#include <time.h>

#include "db/changes.h"
#include "db/query.h"
#include "src/action_life.h"
#include "src/i18n.h"

#define COLUMNS                                                                                    \
    "SELECT action.id, coalesce(service_id, 0), element, cause, plan, due, coalesce(due_day, "     \
    "''), "                                                                                        \
    "due_certainty, owner, status, realisation, coalesce(done_day, ''), evidence, obstacles, "     \
    "action.uid, version, action.survey_id, year, coalesce(service.code, ''), "                    \
    "coalesce(owner_id, 0), reason, quarters, moves, created_at, "                                 \
    "(SELECT count(*) FROM action_file WHERE action_id = action.id), "                             \
    "(SELECT group_concat(month) FROM action_tick WHERE action_id = action.id), rules, "           \
    "recommendation "                                                                              \
    "FROM action JOIN survey ON survey.id = action.survey_id "                                     \
    "LEFT JOIN service ON service.id = service_id "

enum { ADD, UPDATE, LOAD, LIST, PERSON, LAST_CHANGE, SURVEY, SERVICE, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ADD] = "INSERT INTO action (uid, survey_id, service_id, element, cause, plan, due, due_day, "
            "due_certainty, owner, owner_id, status, realisation, done_day, evidence, obstacles, "
            "reason, quarters, rules, recommendation, created_by, created_at, seal) VALUES (:uid, "
            ":survey, :service, :element, :cause, :plan, :due, :due_day, :due_certainty, :owner, "
            ":owner_id, :status, :realisation, :done_day, :evidence, :obstacles, :reason, "
            ":quarters, :rules, :recommendation, :person, :now, zeroblob(32))",
    [UPDATE] = "UPDATE action SET version = version + 1, survey_id = :survey, "
               "service_id = :service, element = :element, cause = :cause, plan = :plan, "
               "due = :due, due_day = :due_day, due_certainty = :due_certainty, owner = :owner, "
               "owner_id = :owner_id, status = :status, realisation = :realisation, "
               "done_day = :done_day, evidence = :evidence, obstacles = :obstacles, "
               "reason = :reason, quarters = :quarters, moves = :moves, "
               "recommendation = :recommendation WHERE id = :id",
    [LOAD] = COLUMNS "WHERE action.id = :id",
    [LIST] = COLUMNS "WHERE action.survey_id = :survey ORDER BY due_day IS NULL, due_day, "
                     "action.id",
    [PERSON] = "SELECT id FROM person WHERE name = :name COLLATE NOCASE",
    [LAST_CHANGE] = "SELECT person.name FROM record JOIN person ON person.id = person_id "
                    "WHERE subject = (SELECT uid FROM action WHERE id = :id) "
                    "ORDER BY record.id DESC LIMIT 1",
    [SURVEY] = "SELECT survey.year, coalesce((SELECT service.id FROM service WHERE "
               "service.survey_id = survey.id AND code = :service), 0) FROM survey "
               "WHERE survey.id = :survey",
    [SERVICE] = "SELECT code FROM service WHERE id = :id",
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
    query_bind_int(query, ":survey", action->survey_id);
    query_bind_id(query, ":owner_id", action->owner_id);
    query_bind_text(query, ":reason", action->reason);
    query_bind_text(query, ":recommendation", action->recommendation);
    query_bind_int(query, ":quarters", action->quarters);
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

static struct day local_day(int64_t at)
{
    time_t seconds = (time_t)(at / 1000);
    struct tm local = {0};
    localtime_r(&seconds, &local);
    return (struct day){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

static void read_texts(const struct query *query, struct action *action)
{
    action_set(&action->element, query_text(query, 2));
    action_set(&action->cause, query_text(query, 3));
    action_set(&action->plan, query_text(query, 4));
    action_set(&action->due, query_text(query, 5));
    action_set(&action->owner, query_text(query, 8));
    action_set(&action->realisation, query_text(query, 10));
    action_set(&action->evidence, query_text(query, 12));
    action_set(&action->obstacles, query_text(query, 13));
    action_set(&action->service, query_text(query, 18));
    action_set(&action->reason, query_text(query, 20));
    action_set(&action->recommendation, query_text(query, 27));
}

static struct action *read_action(const struct query *query)
{
    struct action *action = action_create();
    read_texts(query, action);
    action->id = query_int(query, 0);
    action->service_id = query_int(query, 1);
    action->due_day = day_from_iso(query_text(query, 6));
    action->due_certainty = (enum due_certainty)query_int_within(query, 7, DUE_NONE, DUE_UNCERTAIN);
    action->status = (enum action_status)action_status_from_name(query_text(query, 9));
    action->done_day = day_from_iso(query_text(query, 11));
    database_uid_text(query_blob(query, 14), action->uid);
    action->version = query_int(query, 15);
    action->survey_id = query_int(query, 16);
    action->year = (int)query_int(query, 17);
    action->owner_id = query_int(query, 19);
    action->quarters = (unsigned)query_int_within(query, 21, 0, 15);
    action->moves = (int)query_int_within(query, 22, 0, G_MAXINT);
    action->made_day = local_day(query_int(query, 23));
    action->files = (int)query_int_within(query, 24, 0, G_MAXINT);
    action->step_day = action_step(action, query_text(query, 25));
    action->rules = (unsigned)query_int_within(query, 26, 0, 7);
    return action;
}

static bool refuse_gone(struct error *error)
{
    return error_set(error, ERROR_STORAGE, _("Rencana itu tidak ada lagi."));
}

/* The person of the owner's name. What stands there unchanged stays what it was. */
static bool find_owner(struct action_store *store, const struct action *before,
                       struct action *action, struct error *error)
{
    if (before && strcmp(before->owner, action->owner) == 0) {
        action->owner_id = before->owner_id;
        return true;
    }
    struct query query = query_begin(store->statements, PERSON);
    query_bind_text(&query, ":name", action->owner);
    action->owner_id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

static bool add(struct action_store *store, struct action *action, int64_t now, struct error *error)
{
    unsigned char uid[UID_SIZE];
    if (!action->survey_id)
        action->survey_id = store->survey->id;
    if (action->survey_id == store->survey->id)
        action->year = store->survey->year;
    if (!find_owner(store, NULL, action, error))
        return false;
    struct query query = query_begin(store->statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":now", now);
    query_bind_int(&query, ":rules", action->rules);
    bind_action(&query, action);
    if (!query_run(&query, error))
        return false;
    action->id = query_last_id(store->statements);
    return changes_record_new(
        store->changes, SUBJECT_ACTION, action->id,
        &(struct change){.at = now, .person = store->person, .why = action->why}, error);
}

/* The same words were read as another day. */
static bool due_is_read_anew(const struct action *before, const struct action *after)
{
    return day_compare(before->due_day, after->due_day) != 0 ||
           before->due_certainty != after->due_certainty;
}

struct difference {
    const char *field, *old_value, *new_value;
    bool differs;
};

/* What AFTER says otherwise, told by TELL; false where that fails. */
typedef bool tell_difference(void *context, const struct difference *difference,
                             struct error *error);

static bool find_differences(const struct action *before, const struct action *after,
                             tell_difference *tell, void *context, struct error *error)
{
    char old_day[DAY_TEXT_SIZE], new_day[DAY_TEXT_SIZE], old_year[12], new_year[12];
    day_to_iso(before->done_day, old_day);
    day_to_iso(after->done_day, new_day);
    g_snprintf(old_year, sizeof old_year, "%d", before->year);
    g_snprintf(new_year, sizeof new_year, "%d",
               before->survey_id == after->survey_id ? before->year : after->year);
    g_autofree char *old_due = action_due_to_record(before, before->year);
    g_autofree char *new_due = action_due_to_record(after, before->year);
    g_autofree char *old_quarters = action_quarters_text(before->quarters);
    g_autofree char *new_quarters = action_quarters_text(after->quarters);
    const struct difference differences[] = {
        {"survey", old_year, new_year, before->survey_id != after->survey_id},
        {"service", before->service, after->service, before->service_id != after->service_id},
        {"recommendation", before->recommendation, after->recommendation, false},
        {"element", before->element, after->element, false},
        {"cause", before->cause, after->cause, false},
        {"plan", before->plan, after->plan, false},
        {"due", old_due, new_due, due_is_read_anew(before, after)},
        {"quarters", old_quarters, new_quarters, false},
        {"owner", before->owner, after->owner, false},
        {"status", action_status_name(before->status), action_status_name(after->status), false},
        {"reason", before->reason, after->reason, false},
        {"realisation", before->realisation, after->realisation, false},
        {"done", old_day, new_day, false},
        {"evidence", before->evidence, after->evidence, false},
        {"obstacles", before->obstacles, after->obstacles, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(differences); i++)
        if ((differences[i].differs ||
             strcmp(differences[i].old_value, differences[i].new_value) != 0) &&
            !tell(context, &differences[i], error))
            return false;
    return true;
}

static bool there_is_one(void *context, const struct difference *difference, struct error *error)
{
    (void)difference;
    (void)error;
    *(bool *)context = true;
    return true;
}

/* What a record entry needs beside the difference. */
struct entry {
    struct action_store *store;
    struct kept_row *row;
    struct change change;
};

static bool record_one(void *context, const struct difference *difference, struct error *error)
{
    struct entry *entry = context;
    entry->change.field = difference->field;
    entry->change.old_value = difference->old_value;
    entry->change.new_value = difference->new_value;
    return changes_record(entry->store->changes, entry->row, &entry->change, error);
}

static bool refuse_overtaken(struct action_store *store, int64_t id, struct error *error)
{
    struct query query = query_begin(store->statements, LAST_CHANGE);
    query_bind_int(&query, ":id", id);
    g_autofree char *person = g_strdup(query_step(&query) ? query_text(&query, 0) : "");
    return query_end(&query, error) &&
           error_set(error, ERROR_INPUT,
                     _("%s mengubah tindak lanjut ini sejak Anda membukanya; lihat dulu isinya "
                       "yang baru."),
                     person);
}

/* Another survey has services of its own: the one of the same code is meant. */
static bool turn_to_survey(struct action_store *store, const struct action *before,
                           struct action *after, struct error *error)
{
    if (before->survey_id == after->survey_id)
        return true;
    struct query query = query_begin(store->statements, SURVEY);
    query_bind_int(&query, ":survey", after->survey_id);
    query_bind_text(&query, ":service", before->service);
    if (query_step(&query)) {
        after->year = (int)query_int(&query, 0);
        after->service_id = query_int(&query, 1);
    }
    return query_end(&query, error) &&
           (after->service_id || !before->service_id ||
            error_set(error, ERROR_INPUT,
                      _("Layanan %s tidak ada pada survei tahun itu; tambahkan dulu di sana."),
                      before->service));
}

static bool find_service(struct action_store *store, struct action *action, struct error *error)
{
    struct query query = query_begin(store->statements, SERVICE);
    query_bind_int(&query, ":id", action->service_id);
    action_set(&action->service, query_step(&query) ? query_text(&query, 0) : "");
    return query_end(&query, error);
}

static bool write_update(struct action_store *store, const struct action *before,
                         struct action *action, int64_t now, struct error *error)
{
    bool found, differs = false;
    struct kept_row row;
    find_differences(before, action, there_is_one, &differs, error);
    if (!differs)
        return true;
    action->moves = action->undo ? action->moves : before->moves + action_is_moved(before, action);
    struct entry entry = {store, &row, {.at = now, .person = store->person, .why = action->why}};
    if (!changes_look(store->changes, SUBJECT_ACTION, action->id, &row, &found, error))
        return false;
    struct query query = query_begin(store->statements, UPDATE);
    query_bind_int(&query, ":id", action->id);
    query_bind_int(&query, ":moves", action->moves);
    bind_action(&query, action);
    action->version = before->version + 1;
    return query_run(&query, error) && find_differences(before, action, record_one, &entry, error);
}

static bool update(struct action_store *store, struct action *action, int64_t now,
                   struct error *error)
{
    struct action *before = action_store_load(store, action->id, error);
    if (!before)
        return false;
    action->files = before->files;
    bool ok = (before->version == action->version || refuse_overtaken(store, action->id, error)) &&
              turn_to_survey(store, before, action, error) && find_service(store, action, error) &&
              find_owner(store, before, action, error) &&
              action_check_change(before, action, error) &&
              write_update(store, before, action, now, error);
    action_destroy(before);
    return ok;
}

bool action_store_save(struct action_store *store, struct action *action, bool within, int64_t now,
                       struct error *error)
{
    int64_t id = action->id, version = action->version;
    if (!within && !database_begin(store->database, error))
        return false;
    bool ok = (id ? update(store, action, now, error) : add(store, action, now, error)) &&
              changes_flush(store->changes, error);
    if (!ok)
        changes_forget(store->changes);
    if (!within)
        ok = database_end(store->database, ok, error);
    if (ok) {
        action_set(&action->why, "");
        action->undo = false;
    } else {
        action->id = id;
        action->version = version;
    }
    return ok;
}

struct action *action_store_load(struct action_store *store, int64_t id, struct error *error)
{
    struct query query = query_begin(store->statements, LOAD);
    query_bind_int(&query, ":id", id);
    struct action *action = query_step(&query) ? read_action(&query) : NULL;
    if (query_end(&query, error) && (action || refuse_gone(error)))
        return action;
    action_destroy(action);
    return NULL;
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
