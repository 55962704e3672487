#include "db/closing_store.h"

#include "db/changes.h"
#include "db/query.h"
#include "src/i18n.h"

enum {
    STATE,
    ADD_LOCK,
    SET_LOCK,
    LOCK_ID,
    UNSETTLED,
    SET_ASIDE,
    ADD_STATEMENT,
    HAS_SIGNED,
    LAST_STATEMENT,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [STATE] = "SELECT locked, at, person.name, despite FROM survey_lock "
              "JOIN person ON person.id = person_id WHERE survey_id = :survey",
    [ADD_LOCK] = "INSERT INTO survey_lock (uid, survey_id, locked, at, person_id) "
                 "VALUES (:uid, :survey, 0, :now, :person)",
    [SET_LOCK] = "UPDATE survey_lock SET locked = :locked, at = :now, person_id = :person, "
                 "despite = :despite WHERE id = :id",
    [LOCK_ID] = "SELECT id, locked FROM survey_lock WHERE survey_id = :survey",
    [UNSETTLED] = "SELECT (SELECT count(*) FROM batch WHERE survey_id = :survey AND NOT closed), "
                  "(SELECT count(*) FROM draft WHERE survey_id = :survey AND "
                  "(begun OR sheet_id IS NOT NULL)), "
                  "(SELECT count(*) FROM second_keying JOIN sheet ON sheet.id = sheet_id "
                  "WHERE sheet.survey_id = :survey AND counted AND state <> 'settled'), "
                  "(SELECT count(*) FROM batch WHERE survey_id = :survey), "
                  "EXISTS (SELECT 1 FROM second_keying JOIN sheet ON sheet.id = sheet_id "
                  "WHERE sheet.survey_id = :survey AND counted)",
    [SET_ASIDE] = "SELECT reason, count(*) FROM sheet WHERE survey_id = :survey AND NOT counted "
                  "GROUP BY reason ORDER BY count(*) DESC, reason",
    [ADD_STATEMENT] =
        "INSERT INTO statement (survey_id, made_at, text) VALUES (:survey, :now, :text)",
    [HAS_SIGNED] = "SELECT EXISTS (SELECT 1 FROM statement WHERE instr(text, :key))",
    [LAST_STATEMENT] = "SELECT text FROM statement WHERE survey_id = :survey "
                       "ORDER BY id DESC LIMIT 1",
};

struct closing_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    struct changes *changes;
};

struct closing_store *closing_store_open(struct database *database, const struct survey *survey,
                                         int64_t person, struct error *error)
{
    struct closing_store *store = g_new0(struct closing_store, 1);
    *store = (struct closing_store){database, survey, person, NULL, NULL};
    store->statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    store->changes = store->statements ? changes_open(database, error) : NULL;
    if (store->changes)
        return store;
    closing_store_close(store);
    return NULL;
}

void closing_store_close(struct closing_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->statements);
    g_free(store);
}

static struct query begin(struct closing_store *store, size_t number)
{
    struct query query = query_begin(store->statements, number);
    query_bind_int(&query, ":survey", store->survey->id);
    return query;
}

bool closing_store_state(struct closing_store *store, struct closing_state *state,
                         struct error *error)
{
    struct query query = begin(store, STATE);
    bool found = query_step(&query);
    *state = (struct closing_state){
        .locked = found && query_int(&query, 0) != 0,
        .at = found ? query_int(&query, 1) : 0,
        .person = g_strdup(found ? query_text(&query, 2) : ""),
        .despite = g_strdup(found ? query_text(&query, 3) : ""),
    };
    return query_end(&query, error);
}

void closing_state_finish(struct closing_state *state)
{
    g_free(state->person);
    g_free(state->despite);
    *state = (struct closing_state){0};
}

bool closing_store_unsettled(struct closing_store *store, struct closing_unsettled *unsettled,
                             struct error *error)
{
    struct query query = begin(store, UNSETTLED);
    *unsettled = (struct closing_unsettled){0};
    if (query_step(&query))
        *unsettled = (struct closing_unsettled){query_int(&query, 0), query_int(&query, 1),
                                                query_int(&query, 2), query_int(&query, 3),
                                                query_int(&query, 4) != 0};
    return query_end(&query, error);
}

static void set_aside_free(void *pointer)
{
    struct set_aside *aside = pointer;
    g_free(aside->reason);
    g_free(aside);
}

GPtrArray *closing_store_set_aside(struct closing_store *store, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(set_aside_free);
    struct query query = begin(store, SET_ASIDE);
    while (query_step(&query)) {
        struct set_aside *aside = g_new0(struct set_aside, 1);
        *aside = (struct set_aside){g_strdup(query_text(&query, 0)), query_int(&query, 1)};
        g_ptr_array_add(list, aside);
    }
    if (query_end(&query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

/* The id of the survey's lock; 0 where it was never locked. */
static bool find_lock(struct closing_store *store, int64_t *id, bool *locked, struct error *error)
{
    struct query query = begin(store, LOCK_ID);
    bool found = query_step(&query);
    *id = found ? query_int(&query, 0) : 0;
    *locked = found && query_int(&query, 1) != 0;
    return query_end(&query, error);
}

static bool add_lock(struct closing_store *store, int64_t now, int64_t *id, struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct change change = {.at = now, .person = store->person};
    struct query query = begin(store, ADD_LOCK);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, UID_SIZE);
    query_bind_int(&query, ":now", now);
    query_bind_int(&query, ":person", store->person);
    if (!query_run(&query, error))
        return false;
    *id = query_last_id(store->statements);
    return changes_record_new(store->changes, SUBJECT_LOCK, *id, &change, error);
}

/* Turns the lock ID, on the record. */
static bool turn(struct closing_store *store, int64_t id, bool lock, const char *why, int64_t now,
                 struct error *error)
{
    bool found;
    struct kept_row row;
    struct change change = {
        .at = now,
        .person = store->person,
        .field = "locked",
        .old_value = lock ? "0" : "1",
        .new_value = lock ? "1" : "0",
        .why = why,
    };
    if (!changes_look(store->changes, SUBJECT_LOCK, id, &row, &found, error))
        return false;
    struct query query = query_begin(store->statements, SET_LOCK);
    query_bind_int(&query, ":id", id);
    query_bind_int(&query, ":locked", lock);
    query_bind_int(&query, ":now", now);
    query_bind_int(&query, ":person", store->person);
    query_bind_text(&query, ":despite", lock ? why : "");
    return query_run(&query, error) && changes_record(store->changes, &row, &change, error) &&
           changes_flush(store->changes, error);
}

static bool keep_statement(struct closing_store *store, int64_t now, closing_write *write,
                           void *context, struct error *error)
{
    struct record_head head;
    if (!record_head(changes_record_itself(store->changes), &head, error))
        return false;
    g_autofree char *text = write(&head, context, error);
    if (!text)
        return false;
    struct query query = begin(store, ADD_STATEMENT);
    query_bind_int(&query, ":now", now);
    query_bind_text(&query, ":text", text);
    return query_run(&query, error);
}

/* ID: of the lock, which is open; 0: there is none yet. */
static bool may_lock(struct closing_store *store, const char *despite, int64_t *id,
                     struct error *error)
{
    bool locked;
    struct closing_unsettled unsettled;
    if (!find_lock(store, id, &locked, error) || !closing_store_unsettled(store, &unsettled, error))
        return false;
    if (locked)
        return error_set(error, ERROR_INPUT, _("Survei ini sudah dikunci."));
    return *despite || !(unsettled.open_batches || unsettled.drafts || unsettled.second) ||
           error_set(error, ERROR_INPUT,
                     _("Masih ada yang belum beres. Bereskan, atau sebut alasan mengapa survei "
                       "tetap dikunci."));
}

bool closing_store_may_lock(struct closing_store *store, const char *despite, struct error *error)
{
    int64_t id;
    return may_lock(store, despite, &id, error);
}

static bool lock_within(struct closing_store *store, const char *despite, int64_t now,
                        closing_write *write, void *context, struct error *error)
{
    int64_t id;
    return may_lock(store, despite, &id, error) && (id || add_lock(store, now, &id, error)) &&
           turn(store, id, true, despite, now, error) &&
           keep_statement(store, now, write, context, error);
}

/* Ends the transaction that was begun. */
static bool end(struct closing_store *store, bool ok, struct error *error)
{
    changes_forget(store->changes);
    return database_end(store->database, ok, error);
}

bool closing_store_lock(struct closing_store *store, const char *despite, int64_t now,
                        closing_write *write, void *context, struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    return end(store, lock_within(store, despite, now, write, context, error), error);
}

static bool unlock_within(struct closing_store *store, const char *why, int64_t now,
                          struct error *error)
{
    int64_t id;
    bool locked;
    if (!find_lock(store, &id, &locked, error))
        return false;
    if (!locked)
        return error_set(error, ERROR_INPUT, _("Survei ini tidak dikunci."));
    if (*why == '\0')
        return error_set(error, ERROR_INPUT, _("Sebut alasan membuka kunci survei."));
    return turn(store, id, false, why, now, error);
}

bool closing_store_unlock(struct closing_store *store, const char *why, int64_t now,
                          struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    return end(store, unlock_within(store, why, now, error), error);
}

bool closing_store_has_signed(struct closing_store *store, const unsigned char public_key[KEY_SIZE],
                              bool *has, struct error *error)
{
    g_autofree char *key = g_base64_encode(public_key, KEY_SIZE);
    struct query query = query_begin(store->statements, HAS_SIGNED);
    query_bind_text(&query, ":key", key);
    *has = query_step(&query) && query_int(&query, 0);
    return query_end(&query, error);
}

char *closing_store_statement(struct closing_store *store, struct error *error)
{
    struct query query = begin(store, LAST_STATEMENT);
    char *text = g_strdup(query_step(&query) ? query_raw_text(&query, 0) : "");
    if (query_end(&query, error))
        return text;
    g_free(text);
    return NULL;
}
