#include "db/suggestion_store.h"

#include <string.h>

#include "db/changes.h"
#include "db/query.h"
#include "db/walk.h"
#include "src/i18n.h"
#include "src/sheet.h"
#include "src/text.h"

enum {
    LIST,
    FIND,
    ADD,
    SET_CODES,
    LINK,
    UNLINK,
    ACTIONS_OF,
    ANSWERED,
    ACTION_UID,
    FIND_DECLINED,
    ADD_DECLINED,
    SET_DECLINED,
    REMOVE_DECLINED,
    PLANNED,
    STATEMENTS
};

/* Most suggestions have no row of their own: of those nothing is counted. */
#define ACTIONS_WITH                                                                               \
    "iif(suggestion.id IS NULL, 0, (SELECT count(*) FROM suggestion_action JOIN action "           \
    "ON action.id = action_id WHERE suggestion_id = suggestion.id AND status "

static const char *const sql[STATEMENTS] = {
    [LIST] = "SELECT sheet.id, number, coalesce(service_id, 0), counted, fields, "
             "coalesce(codes, ''), " ACTIONS_WITH "<> 'dropped')), " ACTIONS_WITH "= 'done')) "
             "FROM sheet LEFT JOIN suggestion ON sheet_id = sheet.id WHERE survey_id = :survey "
             "AND (:keyed_by = 0 OR keyed_by = :keyed_by) ORDER BY number, sheet.id",
    [FIND] = "SELECT id, codes FROM suggestion WHERE sheet_id = :sheet",
    [ADD] = "INSERT INTO suggestion (uid, sheet_id, codes) VALUES (:uid, :sheet, '')",
    [SET_CODES] = "UPDATE suggestion SET codes = :codes WHERE id = :id",
    [LINK] = "INSERT INTO suggestion_action (suggestion_id, action_id) VALUES (:id, :action) "
             "ON CONFLICT DO NOTHING",
    [UNLINK] = "DELETE FROM suggestion_action WHERE suggestion_id = :id AND action_id = :action",
    [ACTIONS_OF] = "SELECT action_id FROM suggestion_action JOIN suggestion "
                   "ON suggestion.id = suggestion_id WHERE sheet_id = :sheet ORDER BY action_id",
    [ANSWERED] = "SELECT number FROM suggestion_action JOIN suggestion "
                 "ON suggestion.id = suggestion_id JOIN sheet ON sheet.id = sheet_id "
                 "WHERE action_id = :action ORDER BY number",
    [ACTION_UID] = "SELECT uid FROM action WHERE id = :action",
    [FIND_DECLINED] = "SELECT id, why FROM declined WHERE survey_id = :survey "
                      "AND service_id = :service AND element = :element",
    [ADD_DECLINED] = "INSERT INTO declined (uid, survey_id, service_id, element, why, person_id, "
                     "at) VALUES (:uid, :survey, :service, :element, :why, :person, :now)",
    [SET_DECLINED] = "UPDATE declined SET why = :why, person_id = :person, at = :now "
                     "WHERE id = :id",
    [REMOVE_DECLINED] = "DELETE FROM declined WHERE id = :id",
    [PLANNED] = "SELECT count(*) FROM action WHERE survey_id = :survey "
                "AND coalesce(service_id, 0) = :service AND element = coalesce(:element, element) "
                "AND status <> 'dropped'",
};

struct suggestion_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    struct changes *changes;
};

struct suggestion_store *suggestion_store_open(struct database *database,
                                               const struct survey *survey, int64_t person,
                                               struct error *error)
{
    struct suggestion_store *store = g_new0(struct suggestion_store, 1);
    *store = (struct suggestion_store){database, survey, person, NULL, NULL};
    store->statements = statements_prepare(database, sql, STATEMENTS, error);
    store->changes = store->statements ? changes_open(database, error) : NULL;
    if (store->changes)
        return store;
    suggestion_store_close(store);
    return NULL;
}

void suggestion_store_close(struct suggestion_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->statements);
    g_free(store);
}

/* --- reading --- */

static void destroy_suggestion(void *pointer)
{
    struct suggestion *suggestion = pointer;
    g_free(suggestion->text);
    g_free(suggestion->codes);
    g_free(suggestion);
}

/* The long text of the form that asks for suggestions, or -1. */
static int suggestion_item(const struct form *form)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].kind == ITEM_LONG_TEXT && !form->items[i].personal)
            return (int)i;
    return -1;
}

/* NULL where nothing was written. */
static char *read_text(const struct query *query, size_t place)
{
    size_t length;
    const char *start = sheet_packed_field(query_raw_text(query, 4), place, &length);
    if (length == 0)
        return NULL;
    g_autofree char *text = g_strndup(start, length);
    if (!value_is_given(text) || text_is_blank(text))
        return NULL;
    return g_strdup(text_shown_safely(text));
}

GPtrArray *suggestion_store_list(struct suggestion_store *store, int64_t keyed_by,
                                 struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(destroy_suggestion);
    int item = suggestion_item(store->survey->form);
    if (item < 0)
        return list;
    size_t place = sheet_packed_place(store->survey->form, (size_t)item);
    struct query query = query_begin(store->statements, LIST);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":keyed_by", keyed_by);
    walk_begin(store->database, store->survey->id, _("Membaca saran"));
    while (query_walk(&query)) {
        char *text = read_text(&query, place);
        if (!text)
            continue;
        struct suggestion *suggestion = g_new(struct suggestion, 1);
        *suggestion = (struct suggestion){query_int(&query, 0),
                                          (long)query_int(&query, 1),
                                          query_int(&query, 2),
                                          query_int(&query, 3) != 0,
                                          text,
                                          g_strdup(query_text(&query, 5)),
                                          query_int(&query, 6),
                                          query_int(&query, 7)};
        g_ptr_array_add(list, suggestion);
    }
    if (query_end(&query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

GArray *suggestion_store_actions(struct suggestion_store *store, int64_t sheet, struct error *error)
{
    struct query query = query_begin(store->statements, ACTIONS_OF);
    query_bind_int(&query, ":sheet", sheet);
    return query_ids(&query, error);
}

GArray *suggestion_store_answered(struct suggestion_store *store, int64_t action,
                                  struct error *error)
{
    struct query query = query_begin(store->statements, ANSWERED);
    query_bind_int(&query, ":action", action);
    return query_ids(&query, error);
}

/* --- coding and linking --- */

/* A transaction of its own around a change. */
static bool end(struct suggestion_store *store, bool ok, struct error *error)
{
    ok = ok && changes_flush(store->changes, error);
    changes_forget(store->changes);
    return database_end(store->database, ok, error);
}

static bool add(struct suggestion_store *store, int64_t sheet, int64_t now, int64_t *id,
                struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct change change = {.at = now, .person = store->person};
    struct query query = query_begin(store->statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, UID_SIZE);
    query_bind_int(&query, ":sheet", sheet);
    if (!query_run(&query, error))
        return false;
    *id = query_last_id(store->statements);
    return changes_record_new(store->changes, SUBJECT_SUGGESTION, *id, &change, error);
}

/* The row of a sheet's suggestion, made where there is none, and its codes, which the caller frees.
 */
static bool ensure(struct suggestion_store *store, int64_t sheet, int64_t now, int64_t *id,
                   char **codes, struct error *error)
{
    struct query query = query_begin(store->statements, FIND);
    query_bind_int(&query, ":sheet", sheet);
    bool found = query_step(&query);
    *id = found ? query_int(&query, 0) : 0;
    *codes = g_strdup(found ? query_raw_text(&query, 1) : "");
    return query_end(&query, error) && (found || add(store, sheet, now, id, error));
}

static bool set_codes(struct suggestion_store *store, int64_t id, const struct change *change,
                      struct error *error)
{
    bool found;
    struct kept_row row;
    if (!changes_look(store->changes, SUBJECT_SUGGESTION, id, &row, &found, error))
        return false;
    struct query query = query_begin(store->statements, SET_CODES);
    query_bind_int(&query, ":id", id);
    query_bind_text(&query, ":codes", change->new_value);
    return query_run(&query, error) && changes_record(store->changes, &row, change, error);
}

bool suggestion_store_code(struct suggestion_store *store, int64_t sheet, const char *codes,
                           int64_t now, struct error *error)
{
    int64_t id;
    g_autofree char *before = NULL;
    if (!database_begin(store->database, error))
        return false;
    bool ok = ensure(store, sheet, now, &id, &before, error);
    if (ok && strcmp(before, codes) != 0) {
        struct change change = {.at = now,
                                .person = store->person,
                                .field = "codes",
                                .old_value = before,
                                .new_value = codes};
        ok = set_codes(store, id, &change, error);
    }
    return end(store, ok, error);
}

/* What the record calls an action by: its uid, since its plan may change. */
static bool action_name(struct suggestion_store *store, int64_t action, char name[UID_TEXT_SIZE],
                        struct error *error)
{
    struct query query = query_begin(store->statements, ACTION_UID);
    query_bind_int(&query, ":action", action);
    bool found = query_step(&query);
    database_uid_text(found ? query_blob_of(&query, 0, UID_SIZE) : NULL, name);
    return query_end(&query, error) &&
           (found || error_set(error, ERROR_STORAGE, _("Rencana itu tidak ada lagi.")));
}

static bool turn_link(struct suggestion_store *store, int64_t id, int64_t action, bool linked,
                      int64_t now, struct error *error)
{
    bool found;
    struct kept_row row;
    char name[UID_TEXT_SIZE];
    if (!action_name(store, action, name, error) ||
        !changes_look(store->changes, SUBJECT_SUGGESTION, id, &row, &found, error))
        return false;
    struct change change = {.at = now,
                            .person = store->person,
                            .field = "action",
                            .old_value = linked ? "" : name,
                            .new_value = linked ? name : ""};
    struct query query = query_begin(store->statements, linked ? LINK : UNLINK);
    query_bind_int(&query, ":id", id);
    query_bind_int(&query, ":action", action);
    return query_run(&query, error) && changes_record(store->changes, &row, &change, error);
}

static bool is_linked(struct suggestion_store *store, int64_t sheet, int64_t action, bool *linked,
                      struct error *error)
{
    g_autoptr(GArray) actions = suggestion_store_actions(store, sheet, error);
    *linked = false;
    for (guint i = 0; actions && i < actions->len; i++)
        *linked = *linked || g_array_index(actions, int64_t, i) == action;
    return actions != NULL;
}

bool suggestion_store_link(struct suggestion_store *store, int64_t sheet, int64_t action,
                           bool linked, int64_t now, struct error *error)
{
    int64_t id;
    bool before;
    g_autofree char *codes = NULL;
    if (!database_begin(store->database, error))
        return false;
    bool ok = ensure(store, sheet, now, &id, &codes, error) &&
              is_linked(store, sheet, action, &before, error) &&
              (before == linked || turn_link(store, id, action, linked, now, error));
    return end(store, ok, error);
}

/* --- recommendations that no action follows --- */

static struct query begin_for(struct suggestion_store *store, size_t statement, int64_t service,
                              const char *element)
{
    struct query query = query_begin(store->statements, statement);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":service", service);
    query_bind_text(&query, ":element", element);
    return query;
}

static bool find_declined(struct suggestion_store *store, int64_t service, const char *element,
                          int64_t *id, char **why, struct error *error)
{
    struct query query = begin_for(store, FIND_DECLINED, service, element);
    bool found = query_step(&query);
    *id = found ? query_int(&query, 0) : 0;
    *why = g_strdup(found ? query_text(&query, 1) : "");
    return query_end(&query, error);
}

char *suggestion_store_declined(struct suggestion_store *store, int64_t service,
                                const char *element, struct error *error)
{
    int64_t id;
    char *why;
    if (find_declined(store, service, element, &id, &why, error))
        return why;
    g_free(why);
    return NULL;
}

static bool add_declined(struct suggestion_store *store, int64_t service, const char *element,
                         const struct change *change, struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct query query = query_begin(store->statements, ADD_DECLINED);
    database_new_uid(change->at, uid);
    query_bind_blob(&query, ":uid", uid, UID_SIZE);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":service", service);
    query_bind_text(&query, ":element", element);
    query_bind_text(&query, ":why", change->new_value);
    query_bind_int(&query, ":person", change->person);
    query_bind_int(&query, ":now", change->at);
    return query_run(&query, error) &&
           changes_record_new(store->changes, SUBJECT_DECLINED, query_last_id(store->statements),
                              change, error);
}

static bool change_declined(struct suggestion_store *store, int64_t id, const struct change *change,
                            struct error *error)
{
    bool found, removed = *change->new_value == '\0';
    struct kept_row row;
    if (!changes_look(store->changes, SUBJECT_DECLINED, id, &row, &found, error))
        return false;
    struct query query = query_begin(store->statements, removed ? REMOVE_DECLINED : SET_DECLINED);
    query_bind_int(&query, ":id", id);
    if (!removed) {
        query_bind_text(&query, ":why", change->new_value);
        query_bind_int(&query, ":person", change->person);
        query_bind_int(&query, ":now", change->at);
    }
    return query_run(&query, error) &&
           (removed ? changes_record_removed(store->changes, &row, change, error)
                    : changes_record(store->changes, &row, change, error));
}

bool suggestion_store_decline(struct suggestion_store *store, int64_t service, const char *element,
                              const char *why, int64_t now, struct error *error)
{
    int64_t id;
    g_autofree char *before = NULL;
    struct change change = {.at = now, .person = store->person, .new_value = why};
    if (!database_begin(store->database, error))
        return false;
    bool ok = find_declined(store, service, element, &id, &before, error);
    if (ok && !id && *why) {
        ok = add_declined(store, service, element, &change, error);
    } else if (ok && id && strcmp(before, why) != 0) {
        change.field = "why";
        change.old_value = before;
        ok = change_declined(store, id, &change, error);
    }
    return end(store, ok, error);
}

bool suggestion_store_planned(struct suggestion_store *store, int64_t service, const char *element,
                              int64_t *actions, struct error *error)
{
    struct query query = begin_for(store, PLANNED, service, element);
    *actions = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}
