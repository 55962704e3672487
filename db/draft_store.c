#include "db/draft_store_private.h"
#include "src/i18n.h"

static const char *const sql[STATEMENT_COUNT] = {
    [KEEP] =
        "INSERT INTO draft (id, survey_id, sheet_id, fields, answers, at_item, begun, "
        "numbered, person_id, batch_id, control_total, accepted, pace) VALUES (:id, :survey, "
        ":sheet, :fields, :answers, :at, :begun, :numbered, :person, :batch, :total, :accepted, "
        ":pace) "
        "ON CONFLICT (id) "
        "DO UPDATE SET fields = excluded.fields, answers = excluded.answers, "
        "at_item = excluded.at_item, begun = excluded.begun, parked = 0, "
        "numbered = excluded.numbered, person_id = excluded.person_id, "
        "batch_id = excluded.batch_id, control_total = excluded.control_total, "
        "accepted = excluded.accepted, pace = excluded.pace",
    [PARK] = "UPDATE draft SET parked = 1 WHERE id = :id",
    [OWN] = "UPDATE draft SET person_id = :person WHERE id = :id",
    [DISCARD] = "DELETE FROM draft WHERE id = :id",
    [NEXT_ID] = "SELECT coalesce(max(id), 0) + 1 FROM draft",
    [LIST_NEW] = "SELECT id FROM draft WHERE survey_id = :survey AND sheet_id IS NULL "
                 "AND (:person = 0 OR person_id = :person) "
                 "AND (:batch = 0 OR batch_id = :batch OR begun = 0) "
                 "ORDER BY begun DESC, :batch <> 0 AND batch_id IS NOT :batch, id",
    [FIND_SHEET] = "SELECT id FROM draft WHERE sheet_id = :sheet",
    [HOLDER] = "SELECT name FROM draft JOIN person ON person.id = person_id WHERE draft.id = :id",
    [READ] = "SELECT fields, answers, at_item, begun, parked, numbered, "
             "coalesce(batch_id, 0), coalesce(control_total, -1), accepted, pace FROM draft "
             "WHERE id = :id AND sheet_id IS :sheet",
    [LAST_CORRECTION] =
        "SELECT coalesce(max(id), 0) FROM record WHERE field NOT IN ('counted', 'batch') "
        "AND subject = (SELECT uid FROM sheet WHERE id = :sheet)",
    [SHEET_LAST] = "SELECT coalesce(max(number), 0) FROM sheet WHERE survey_id = :survey",
    [NEW_SHEETS] = "SELECT draft.id, CAST(fields AS INTEGER), begun, name FROM draft "
                   "JOIN person ON person.id = person_id "
                   "WHERE survey_id = :survey AND sheet_id IS NULL",
    [LISTED] = "SELECT EXISTS (SELECT 1 FROM batch JOIN missing ON batch_id = batch.id "
               "AND serial = :number WHERE survey_id = :survey) OR EXISTS (SELECT 1 FROM batch "
               "JOIN rejected ON batch_id = batch.id AND serial = :number "
               "WHERE survey_id = :survey)",
};

struct draft_store *draft_store_open(struct database *database, const struct survey *survey,
                                     struct sheet_store *sheets, int64_t person,
                                     struct error *error)
{
    struct claims *claims = claims_open(database_path(database), error);
    if (!claims)
        return NULL;
    struct draft_store *store = g_new0(struct draft_store, 1);
    *store = (struct draft_store){
        .database = database,
        .survey = survey,
        .sheets = sheets,
        .claims = claims,
        .person = person,
        .statements = statements_prepare(database, sql, STATEMENT_COUNT, error),
    };
    if (store->statements)
        store->keyings = keying_store_open(database, survey, person, error);
    if (store->keyings)
        store->draw = second_draw_open(database, survey, person, error);
    if (store->draw)
        return store;
    draft_store_close(store);
    return NULL;
}

void draft_store_close(struct draft_store *store)
{
    if (!store)
        return;
    keying_store_close(store->keyings);
    statements_finish(store->statements);
    second_draw_close(store->draw);
    claims_close(store->claims);
    g_free(store);
}

void draft_store_keep_apart(struct draft_store *store, bool apart)
{
    store->apart = apart;
}

struct keying_store *draft_store_keyings(struct draft_store *store)
{
    return store->keyings;
}

void draft_finish(struct draft *draft)
{
    sheet_destroy(draft->sheet);
    pace_finish(&draft->pace);
    g_free(draft->why);
    *draft = (struct draft){0};
}

/* Also where the draft was on disk and has vanished: what is keyed is never only in memory. */
static bool write_draft(struct draft_store *store, struct draft *draft, struct error *error)
{
    g_autofree char *fields = sheet_pack_fields(draft->sheet, false);
    g_autofree char *answers = sheet_pack_answers(draft->sheet);
    g_autofree char *pace = pace_pack(&draft->pace);
    struct query query = query_begin(store->statements, KEEP);
    query_bind_id(&query, ":id", draft->id);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_id(&query, ":sheet", draft->sheet_id);
    query_bind_text(&query, ":fields", fields);
    query_bind_text(&query, ":answers", answers);
    query_bind_int(&query, ":at", (int64_t)draft->at);
    query_bind_int(&query, ":begun", sheet_is_begun(draft->sheet));
    query_bind_int(&query, ":numbered", draft->numbered);
    query_bind_int(&query, ":person", store->person);
    query_bind_id(&query, ":batch", draft->sheet->batch_id);
    if (draft->sheet->control_total == NO_TOTAL)
        query_bind_null(&query, ":total");
    else
        query_bind_int(&query, ":total", draft->sheet->control_total);
    query_bind_text(&query, ":accepted", draft->sheet->accepted);
    query_bind_text(&query, ":pace", pace);
    return query_run(&query, error);
}

/* Where a disk knows no locks, no claim is ever got. */
#define MOST_CLAIMED 100

/* Within a transaction. An id may be claimed still, by who has just removed its draft or looks
 * whether it is there. */
bool draft_add(struct draft_store *store, struct draft *draft, struct error *error)
{
    struct query query = query_begin(store->statements, NEXT_ID);
    int64_t id = query_step(&query) ? query_int(&query, 0) : 0;
    if (!query_end(&query, error))
        return false;
    for (int64_t last = id + MOST_CLAIMED; id < last && !claim_take(store->claims, id);)
        id++;
    draft->id = id;
    return write_draft(store, draft, error);
}

bool draft_find_holder(struct draft_store *store, int64_t id, char **name, struct error *error)
{
    struct query query = query_begin(store->statements, HOLDER);
    query_bind_int(&query, ":id", id);
    *name = query_step(&query) ? g_strdup(query_text(&query, 0)) : NULL;
    return query_end(&query, error);
}

bool draft_refuse_open_elsewhere(struct draft_store *store, int64_t id, struct error *error)
{
    g_autofree char *name = NULL;
    return draft_find_holder(store, id, &name, error) &&
           error_set(error, ERROR_INPUT,
                     _("Lembar ini sedang dibuka oleh %s. Tunggu sampai selesai."),
                     name ? name : _("orang lain"));
}

bool draft_find_of(struct draft_store *store, int64_t sheet, int64_t *id, struct error *error)
{
    struct query query = query_begin(store->statements, FIND_SHEET);
    query_bind_int(&query, ":sheet", sheet);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool draft_find_last_correction(struct draft_store *store, int64_t sheet, int64_t *correction,
                                struct error *error)
{
    struct query query = query_begin(store->statements, LAST_CORRECTION);
    query_bind_int(&query, ":sheet", sheet);
    *correction = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool draft_check_unchanged(struct draft_store *store, const struct draft *draft,
                           struct error *error)
{
    int64_t id, correction;
    if (!draft->sheet_id || draft->id)
        return true;
    if (!draft_find_of(store, draft->sheet_id, &id, error) ||
        !draft_find_last_correction(store, draft->sheet_id, &correction, error))
        return false;
    if (id)
        return draft_refuse_open_elsewhere(store, id, error);
    return correction == draft->corrected ||
           error_set(error, ERROR_INPUT,
                     _("Lembar ini baru saja dikoreksi orang lain. Buka lagi."));
}

/* One transaction: the draft is claimed before another program can see it. */
static bool keep_first(struct draft_store *store, struct draft *draft, struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    long number = sheet_number(draft->sheet);
    bool ok = draft_check_unchanged(store, draft, error) && draft_give_way(store, draft, error) &&
              draft_add(store, draft, error);
    if (database_end(store->database, ok, error))
        return true;
    if (draft->id)
        claim_drop(store->claims, draft->id);
    draft->id = 0;
    if (sheet_number(draft->sheet) != number)
        sheet_set_number(draft->sheet, number);
    return false;
}

bool draft_store_keep(struct draft_store *store, struct draft *draft, struct error *error)
{
    if (!draft->id)
        return keep_first(store, draft, error);
    return database_check_there(store->database, error) && write_draft(store, draft, error);
}

bool draft_run(struct draft_store *store, size_t statement, const struct draft *draft,
               struct error *error)
{
    struct query query = query_begin(store->statements, statement);
    query_bind_int(&query, ":id", draft->id);
    return query_run(&query, error);
}

bool draft_store_park(struct draft_store *store, struct draft *draft, struct error *error)
{
    if (draft->id == 0)
        return true;
    if (!draft_run(store, PARK, draft, error))
        return false;
    claim_drop(store->claims, draft->id);
    return true;
}

bool draft_store_discard(struct draft_store *store, struct draft *draft, struct error *error)
{
    if (draft->id == 0)
        return true;
    if (!draft_run(store, DISCARD, draft, error))
        return false;
    claim_drop(store->claims, draft->id);
    draft->id = 0;
    return true;
}
