#include "db/draft_store.h"

#include "db/claim.h"
#include "db/query.h"
#include "db/second_draw.h"
#include "src/check.h"
#include "src/entry.h"
#include "src/i18n.h"

enum {
    KEEP,
    PARK,
    OWN,
    DISCARD,
    NEXT_ID,
    LIST_NEW,
    FIND_SHEET,
    HOLDER,
    READ,
    LAST_CORRECTION,
    NUMBER_TAKEN,
    STATEMENT_COUNT
};

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
    [NUMBER_TAKEN] = "SELECT EXISTS (SELECT 1 FROM sheet WHERE survey_id = :survey "
                     "AND number = :number) OR EXISTS (SELECT 1 FROM draft "
                     "WHERE survey_id = :survey AND sheet_id IS NULL "
                     "AND CAST(fields AS INTEGER) = :number)",
};

struct draft_store {
    struct database *database;
    const struct survey *survey;
    struct sheet_store *sheets;
    struct statements *statements;
    struct claims *claims;
    struct keying_store *keyings;
    struct second_draw *draw;
    int64_t person;
    bool apart; /* a new sheet waits only for its own person */
};

/* How a draft was left. */
struct waiting {
    bool begun, parked;
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
static bool add(struct draft_store *store, struct draft *draft, struct error *error)
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

/* The name of who opened the draft ID last; NULL where it is gone. */
static bool find_holder(struct draft_store *store, int64_t id, char **name, struct error *error)
{
    struct query query = query_begin(store->statements, HOLDER);
    query_bind_int(&query, ":id", id);
    *name = query_step(&query) ? g_strdup(query_text(&query, 0)) : NULL;
    return query_end(&query, error);
}

static bool refuse_open_elsewhere(struct draft_store *store, int64_t id, struct error *error)
{
    g_autofree char *name = NULL;
    return find_holder(store, id, &name, error) &&
           error_set(error, ERROR_INPUT,
                     _("Lembar ini sedang dibuka oleh %s. Tunggu sampai selesai."),
                     name ? name : _("orang lain"));
}

/* The draft of a correction of SHEET, 0 where there is none. */
static bool find_draft_of(struct draft_store *store, int64_t sheet, int64_t *id,
                          struct error *error)
{
    struct query query = query_begin(store->statements, FIND_SHEET);
    query_bind_int(&query, ":sheet", sheet);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

static bool find_last_correction(struct draft_store *store, int64_t sheet, int64_t *correction,
                                 struct error *error)
{
    struct query query = query_begin(store->statements, LAST_CORRECTION);
    query_bind_int(&query, ":sheet", sheet);
    *correction = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

/* A correction that is not on disk yet knows the sheet only as it was when it was opened. */
static bool check_unchanged(struct draft_store *store, const struct draft *draft,
                            struct error *error)
{
    int64_t id, correction;
    if (!draft->sheet_id || draft->id)
        return true;
    if (!find_draft_of(store, draft->sheet_id, &id, error) ||
        !find_last_correction(store, draft->sheet_id, &correction, error))
        return false;
    if (id)
        return refuse_open_elsewhere(store, id, error);
    return correction == draft->corrected ||
           error_set(error, ERROR_INPUT,
                     _("Lembar ini baru saja dikoreksi orang lain. Buka lagi."));
}

static bool is_taken(struct draft_store *store, long number, bool *taken, struct error *error)
{
    struct query query = query_begin(store->statements, NUMBER_TAKEN);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":number", number);
    *taken = query_step(&query) && query_int(&query, 0);
    return query_end(&query, error);
}

static bool take_next_number(struct draft_store *store, struct draft *draft, struct error *error)
{
    long last;
    if (!sheet_store_last_number(store->sheets, &last, error))
        return false;
    sheet_set_number(draft->sheet, last + 1);
    return true;
}

/* Two who open a new sheet at once see the same number: the first to key has it. */
static bool give_way(struct draft_store *store, struct draft *draft, struct error *error)
{
    bool taken;
    if (draft->sheet_id || draft->numbered)
        return true;
    if (!is_taken(store, sheet_number(draft->sheet), &taken, error))
        return false;
    return !taken || take_next_number(store, draft, error);
}

/* One transaction: the draft is claimed before another program can see it. */
static bool keep_first(struct draft_store *store, struct draft *draft, struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    long number = sheet_number(draft->sheet);
    bool ok = check_unchanged(store, draft, error) && give_way(store, draft, error) &&
              add(store, draft, error);
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

static bool run_on(struct draft_store *store, size_t statement, const struct draft *draft,
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
    if (!run_on(store, PARK, draft, error))
        return false;
    claim_drop(store->claims, draft->id);
    return true;
}

bool draft_store_discard(struct draft_store *store, struct draft *draft, struct error *error)
{
    if (draft->id == 0)
        return true;
    if (!run_on(store, DISCARD, draft, error))
        return false;
    claim_drop(store->claims, draft->id);
    draft->id = 0;
    return true;
}

static struct sheet *read_sheet(const struct draft_store *store, const struct query *query)
{
    struct sheet *sheet = sheet_create(store->survey->form);
    sheet_unpack_fields(sheet, query_text(query, 0));
    sheet_unpack_answers(sheet, query_text(query, 1));
    sheet->batch_id = query_int(query, 6);
    sheet->control_total = (int)query_int_within(query, 7, NO_TOTAL, G_MAXINT32);
    sheet_set_accepted(sheet, query_text(query, 8));
    return sheet;
}

/* Fills DRAFT with the row ID, claimed: read only then, for until then another program may have
 * changed or saved it. DRAFT has no id where it is gone. */
static bool read_claimed(struct draft_store *store, int64_t id, struct draft *draft,
                         struct waiting *waiting, struct error *error)
{
    struct query query = query_begin(store->statements, READ);
    query_bind_int(&query, ":id", id);
    query_bind_id(&query, ":sheet", draft->sheet_id);
    if (query_step(&query)) {
        draft->id = id;
        draft->sheet = read_sheet(store, &query);
        draft->at = MIN((size_t)query_int(&query, 2), store->survey->form->item_count);
        draft->numbered = query_int(&query, 5) != 0;
        pace_unpack(&draft->pace, query_text(&query, 9));
        *waiting = (struct waiting){query_int(&query, 3) != 0, query_int(&query, 4) != 0};
    }
    bool ok = query_end(&query, error);
    if (!draft->id)
        claim_drop(store->claims, id);
    return ok;
}

/* The new sheets, those that are begun first; with a BATCH the begun ones of that batch only. */
static GArray *list_new(struct draft_store *store, int64_t batch, struct error *error)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    struct query query = query_begin(store->statements, LIST_NEW);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":person", store->apart ? store->person : 0);
    query_bind_int(&query, ":batch", batch);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        g_array_append_val(ids, id);
    }
    if (query_end(&query, error))
        return ids;
    g_array_unref(ids);
    return NULL;
}

/* The first new sheet that nobody has open, as CLAIM tells, or takes; DRAFT stays empty where there
 * is none. */
static bool find_waiting(struct draft_store *store, int64_t batch,
                         bool (*claim)(struct claims *, int64_t), struct draft *draft,
                         struct waiting *waiting, struct error *error)
{
    GArray *ids = list_new(store, batch, error);
    bool ok = ids != NULL;
    for (guint i = 0; ok && i < ids->len && draft->id == 0; i++) {
        int64_t id = g_array_index(ids, int64_t, i);
        ok = !claim(store->claims, id) || read_claimed(store, id, draft, waiting, error);
    }
    if (ids)
        g_array_unref(ids);
    return ok;
}

bool draft_store_waiting(struct draft_store *store, enum draft_found *found, long *number,
                         struct error *error)
{
    struct draft draft = {0};
    struct waiting waiting = {0};
    *found = DRAFT_NONE;
    /* Nothing is claimed, not even for a moment: who wants to go on with it must get it. */
    if (!find_waiting(store, 0, claim_is_free, &draft, &waiting, error))
        return false;
    if (draft.id) {
        *number = sheet_number(draft.sheet);
        if (waiting.begun)
            *found = waiting.parked ? DRAFT_PARKED : DRAFT_INTERRUPTED;
    }
    draft_finish(&draft);
    return true;
}

static bool open_new(struct draft_store *store, int64_t batch, struct draft *draft,
                     struct error *error)
{
    struct waiting waiting;
    long last;
    *draft = (struct draft){0};
    if (!find_waiting(store, batch, claim_take, draft, &waiting, error))
        return false;
    if (draft->id)
        return true;
    if (!sheet_store_last_number(store->sheets, &last, error))
        return false;
    draft->sheet = sheet_create(store->survey->form);
    sheet_set_number(draft->sheet, last + 1);
    draft->at = entry_first_open(draft->sheet);
    return true;
}

bool draft_store_open_new(struct draft_store *store, struct draft *draft, struct error *error)
{
    return open_new(store, 0, draft, error);
}

bool draft_store_open_in(struct draft_store *store, int64_t batch, struct draft *draft,
                         struct error *error)
{
    if (!open_new(store, batch, draft, error))
        return false;
    draft->sheet->batch_id = batch;
    return true;
}

/* Others are told its new name, not that of who was interrupted. */
static bool own(struct draft_store *store, const struct draft *draft, struct error *error)
{
    struct query query = query_begin(store->statements, OWN);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":id", draft->id);
    return query_run(&query, error);
}

/* The draft of a correction that was interrupted, claimed; no id where there is none. */
static bool take_interrupted(struct draft_store *store, struct draft *draft, struct error *error)
{
    int64_t id;
    struct waiting waiting;
    if (!find_draft_of(store, draft->sheet_id, &id, error))
        return false;
    if (!id)
        return true;
    if (!claim_take(store->claims, id))
        return refuse_open_elsewhere(store, id, error);
    return read_claimed(store, id, draft, &waiting, error) &&
           (!draft->id || own(store, draft, error));
}

bool draft_store_holder(struct draft_store *store, int64_t sheet, char **name, struct error *error)
{
    int64_t id;
    *name = NULL;
    if (!find_draft_of(store, sheet, &id, error))
        return false;
    return !id || claim_is_free(store->claims, id) || find_holder(store, id, name, error);
}

bool draft_store_open_sheet(struct draft_store *store, int64_t sheet, struct draft *draft,
                            struct error *error)
{
    *draft = (struct draft){.sheet_id = sheet};
    if (!take_interrupted(store, draft, error))
        return false;
    if (!draft->id && find_last_correction(store, sheet, &draft->corrected, error))
        draft->sheet = sheet_store_load(store->sheets, sheet, error);
    return draft->sheet != NULL;
}

/* The number of the sheet is its own, or becomes so. */
static bool settle_number(struct draft_store *store, struct draft *draft, struct error *error)
{
    bool is_free;
    long number = sheet_number(draft->sheet);
    if (!sheet_store_number_is_free(store->sheets, number, draft->sheet_id, &is_free, error))
        return false;
    if (is_free || check_is_accepted(draft->sheet, CHECK_SAME_NUMBER))
        return true;
    if (!draft->sheet_id && !draft->numbered)
        return take_next_number(store, draft, error);
    error_set(error, ERROR_INPUT, _("Lembar nomor %ld sudah ada. Ganti nomornya."), number);
    return check_refuse(error, CHECK_TAKEN);
}

/* Turns DRAFT into that of the sheet which follows. */
static bool go_on(struct draft_store *store, struct draft *draft, struct error *error)
{
    long last;
    if (!sheet_store_last_number(store->sheets, &last, error))
        return false;
    long number = MAX(sheet_number(draft->sheet), last) + 1;
    struct sheet *next = sheet_next(draft->sheet, number);
    check_carry_over(draft->sheet, next);
    pace_next(&draft->pace);
    sheet_destroy(draft->sheet);
    draft->sheet = next;
    draft->at = entry_first_open(next);
    draft->id = 0;
    draft->numbered = false;
    return add(store, draft, error);
}

static bool add_sheet(struct draft_store *store, const struct draft *draft, int64_t now,
                      struct error *error)
{
    int64_t id;
    struct sheet *full = sheet_copy(draft->sheet);
    sheet_fill_blanks(full);
    bool ok = sheet_store_add(store->sheets, full, true, "", now, &id, error) &&
              sheet_store_flush(store->sheets, error) &&
              keying_store_add(store->keyings, id, 1, &draft->pace, sheet_keyed(draft->sheet), now,
                               error) &&
              second_draw_settle(store->draw, id, now, error);
    sheet_destroy(full);
    return ok;
}

static bool save_in_transaction(struct draft_store *store, struct draft *draft, int64_t now,
                                struct error *error)
{
    check_drop_fallen(draft->sheet);
    if (!check_unchanged(store, draft, error) || !settle_number(store, draft, error))
        return false;
    draft->saved = sheet_number(draft->sheet);
    if (draft->id && !run_on(store, DISCARD, draft, error))
        return false;
    if (draft->sheet_id)
        return sheet_store_correct(store->sheets, draft->sheet_id, draft->sheet, now, error);
    return add_sheet(store, draft, now, error) && go_on(store, draft, error);
}

/* SQLite may give the id of a removed draft to the next one: that one stays claimed. */
static void drop_claim_but(struct draft_store *store, int64_t id, int64_t kept)
{
    if (id && id != kept)
        claim_drop(store->claims, id);
}

bool draft_store_save(struct draft_store *store, struct draft *draft, int64_t now,
                      struct error *error)
{
    /* The caller's draft, and the sheet that it shows, stay as they are until all is on disk. */
    struct draft work = *draft;
    work.sheet = sheet_copy(draft->sheet);
    work.pace = pace_copy(&draft->pace);
    if (work.sheet_id)
        sheet_fill_blanks(work.sheet);
    bool ok = database_begin(store->database, error);
    if (ok)
        ok = database_end(store->database, save_in_transaction(store, &work, now, error), error);
    if (!ok) {
        sheet_store_forget(store->sheets);
        second_draw_forget(store->draw);
        drop_claim_but(store, work.id, draft->id);
        draft_finish(&work);
        return false;
    }
    if (work.sheet_id)
        work.id = 0;
    drop_claim_but(store, draft->id, work.id);
    draft_finish(draft);
    *draft = work;
    return true;
}
