#include "db/sheet_store_private.h"

/* Erasing the personal data of a sheet. */

enum { ERASE_PERSONAL, ERASE_DRAFT, KEYED_PERSONAL, ERASE_PASSES, KEY_AGAIN, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ERASE_PERSONAL] =
        "UPDATE sheet_personal SET value = NULL, salt = NULL WHERE sheet_id = :sheet",
    [ERASE_DRAFT] = "DELETE FROM draft WHERE sheet_id = :sheet",
    [KEYED_PERSONAL] = "SELECT id, state FROM second_keying WHERE sheet_id = :sheet "
                       "AND state <> 'settled' AND EXISTS (SELECT 1 FROM second_pass "
                       "WHERE keying_id = second_keying.id AND personal)",
    [ERASE_PASSES] = "DELETE FROM second_pass WHERE keying_id = :id",
    [KEY_AGAIN] = "UPDATE second_keying SET state = 'second', compared = 0, answers = 0, "
                  "wrong = 0, wrong_answers = 0 WHERE id = :id",
};

struct statements *sheet_forgetting_prepare(struct database *database, struct error *error)
{
    return statements_prepare(database, sql, STATEMENT_COUNT, error);
}

static bool run_on(struct sheet_store *store, size_t statement, int64_t sheet, struct error *error)
{
    struct query query = query_begin(store->forgetting, statement);
    query_bind_int(&query, ":sheet", sheet);
    return query_run(&query, error);
}

static bool run_on_keying(struct sheet_store *store, size_t statement, int64_t id,
                          struct error *error)
{
    struct query query = query_begin(store->forgetting, statement);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error);
}

/* Passes that hold personal data and are not settled are keyed again, without these. */
static bool erase_passes(struct sheet_store *store, int64_t sheet, const char *why, int64_t now,
                         struct error *error)
{
    bool found;
    struct kept_row row;
    struct query query = query_begin(store->forgetting, KEYED_PERSONAL);
    query_bind_int(&query, ":sheet", sheet);
    int64_t id = query_step(&query) ? query_int(&query, 0) : 0;
    g_autofree char *state = g_strdup(id ? query_text(&query, 1) : "");
    if (!query_end(&query, error))
        return false;
    struct change change = {.at = now,
                            .person = store->person,
                            .field = "state",
                            .old_value = state,
                            .new_value = "second",
                            .why = why};
    return !id || (changes_look(store->changes, SUBJECT_SECOND, id, &row, &found, error) &&
                   run_on_keying(store, ERASE_PASSES, id, error) &&
                   run_on_keying(store, KEY_AGAIN, id, error) &&
                   changes_record(store->changes, &row, &change, error));
}

bool sheet_store_erase_personal(struct sheet_store *store, int64_t id, const char *why, int64_t now,
                                struct error *error)
{
    struct change change = {
        .at = now, .person = store->person, .field = "personal", .old_value = "…", .why = why};
    struct kept_row row;
    if (!database_begin(store->database, error))
        return false;
    bool ok = sheet_look(store, id, &row, error) && run_on(store, ERASE_PERSONAL, id, error) &&
              run_on(store, ERASE_DRAFT, id, error) && erase_passes(store, id, why, now, error) &&
              changes_record(store->changes, &row, &change, error) &&
              sheet_store_flush(store, error);
    sheet_store_forget(store);
    ok = database_end(store->database, ok, error);
    if (ok)
        database_empty_log(store->database);
    return ok;
}
