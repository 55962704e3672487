#include "db/backup_store.h"

#include <glib.h>

#include "db/database_private.h"
#include "db/query.h"
#include "db/setting_store.h"
#include "src/setting.h"

#define EVERY_SHEETS "20" /* where nothing else is chosen */

enum { STATE, TAKE_TURN, NOTE_MADE, NOTE_FAILED, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [STATE] = "SELECT coalesce((SELECT value FROM setting WHERE name = 'backup_folder'), ''),"
              " CAST(coalesce((SELECT value FROM setting WHERE name = 'backup_every'),"
              " '" EVERY_SHEETS "') AS INTEGER), made_at, path, failed_at, failure,"
              " coalesce((SELECT max(id) FROM sheet), 0) - tried,"
              " note.entries <> (SELECT entries FROM chain) FROM backup_note AS note",
    [TAKE_TURN] = "UPDATE backup_note SET tried = (SELECT max(id) FROM sheet)"
                  " WHERE (SELECT max(id) FROM sheet) - tried >= :every RETURNING tried",
    [NOTE_MADE] = "UPDATE backup_note SET made_at = :now, path = :path, failed_at = 0,"
                  " failure = '', entries = (SELECT entries FROM chain),"
                  " tried = coalesce((SELECT max(id) FROM sheet), 0)",
    [NOTE_FAILED] = "UPDATE backup_note SET failed_at = iif(failed_at = 0, :now, failed_at),"
                    " failure = :failure, tried = coalesce((SELECT max(id) FROM sheet), 0)",
};

struct backup_store {
    struct database *database;
    struct statements *statements;
    struct setting_store *settings;
};

struct backup_store *backup_store_open(struct database *database, struct error *error)
{
    struct backup_store *store = g_new0(struct backup_store, 1);
    store->database = database;
    store->statements = statements_prepare(database, sql, STATEMENTS, error);
    store->settings = store->statements ? setting_store_open(database, error) : NULL;
    if (store->settings)
        return store;
    backup_store_close(store);
    return NULL;
}

void backup_store_close(struct backup_store *store)
{
    if (!store)
        return;
    setting_store_close(store->settings);
    statements_finish(store->statements);
    g_free(store);
}

bool backup_store_state(struct backup_store *store, struct backup_state *state, struct error *error)
{
    struct query query = query_begin(store->statements, STATE);
    *state = (struct backup_state){0};
    if (query_step(&query)) {
        state->folder = g_strdup(query_raw_text(&query, 0));
        state->every = query_int_within(&query, 1, 0, QUERY_MOST);
        state->made_at = query_int(&query, 2);
        state->path = g_strdup(query_text(&query, 3));
        state->failed_at = query_int(&query, 4);
        state->failure = g_strdup(query_text(&query, 5));
        state->waiting = query_int(&query, 6);
        state->changed = query_int(&query, 7) || sqlite3_total_changes(store->database->handle) > 0;
    }
    if (!state->folder)
        state->folder = g_strdup("");
    return query_end(&query, error);
}

void backup_state_finish(struct backup_state *state)
{
    g_free(state->folder);
    g_free(state->path);
    g_free(state->failure);
    *state = (struct backup_state){0};
}

bool backup_store_set(struct backup_store *store, const char *folder, int64_t every, int64_t person,
                      int64_t now, struct error *error)
{
    g_autofree char *number = g_strdup_printf("%ld", (long)every);
    if (!database_begin(store->database, error))
        return false;
    bool ok = (!folder || setting_store_set(store->settings, settings[SETTING_BACKUP_FOLDER].name,
                                            folder, person, now, error)) &&
              (every < 0 || setting_store_set(store->settings, settings[SETTING_BACKUP_EVERY].name,
                                              number, person, now, error));
    return database_end(store->database, ok, error);
}

static bool run_alone(struct backup_store *store, struct query *query, struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    return database_end(store->database, query_run(query, error), error);
}

bool backup_store_take_turn(struct backup_store *store, int64_t every, bool *taken,
                            struct error *error)
{
    struct query query = query_begin(store->statements, TAKE_TURN);
    *taken = false;
    if (!database_begin(store->database, error))
        return false;
    query_bind_int(&query, ":every", every);
    while (query_step(&query))
        *taken = true;
    return database_end(store->database, query_end(&query, error), error);
}

bool backup_store_note_made(struct backup_store *store, const char *path, int64_t now,
                            struct error *error)
{
    struct query query = query_begin(store->statements, NOTE_MADE);
    query_bind_int(&query, ":now", now);
    query_bind_text(&query, ":path", path);
    return run_alone(store, &query, error);
}

bool backup_store_note_failed(struct backup_store *store, const char *sentence, int64_t now,
                              struct error *error)
{
    struct query query = query_begin(store->statements, NOTE_FAILED);
    query_bind_int(&query, ":now", now);
    query_bind_text(&query, ":failure", sentence);
    return run_alone(store, &query, error);
}
