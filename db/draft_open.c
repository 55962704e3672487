#include "db/draft_store_private.h"
#include "src/entry.h"

/* Drafts that are opened: the one that waits, a fresh one, the correction of a stored sheet. */

/* How a draft was left. */
struct waiting {
    bool begun, parked;
};

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
    struct query query = query_begin(store->statements, LIST_NEW);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":person", store->apart ? store->person : 0);
    query_bind_int(&query, ":batch", batch);
    return query_ids(&query, error);
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
    bool ok = !draft.id || waiting.begun || draft_renew_number(store, &draft, error);
    *number = draft.id ? sheet_number(draft.sheet) : 0;
    if (draft.id && waiting.begun)
        *found = waiting.parked ? DRAFT_PARKED : DRAFT_INTERRUPTED;
    draft_finish(&draft);
    return ok;
}

/* The sheet that waited, claimed. */
static bool take_up(struct draft_store *store, struct draft *draft, bool begun, struct error *error)
{
    long number = sheet_number(draft->sheet);
    if (begun)
        return true;
    if (draft_renew_number(store, draft, error) &&
        (sheet_number(draft->sheet) == number || draft_store_keep(store, draft, error)))
        return true;
    claim_drop(store->claims, draft->id);
    draft_finish(draft);
    return false;
}

static bool open_new(struct draft_store *store, int64_t batch, struct draft *draft,
                     struct error *error)
{
    struct waiting waiting;
    *draft = (struct draft){0};
    if (!find_waiting(store, batch, claim_take, draft, &waiting, error))
        return false;
    if (draft->id)
        return take_up(store, draft, waiting.begun, error);
    draft->sheet = sheet_create(store->survey->form);
    if (!draft_take_next_number(store, draft, error)) {
        draft_finish(draft);
        return false;
    }
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
    if (!draft_find_of(store, draft->sheet_id, &id, error))
        return false;
    if (!id)
        return true;
    if (!claim_take(store->claims, id))
        return draft_refuse_open_elsewhere(store, id, error);
    return read_claimed(store, id, draft, &waiting, error) &&
           (!draft->id || own(store, draft, error));
}

bool draft_store_holder(struct draft_store *store, int64_t sheet, char **name, struct error *error)
{
    int64_t id;
    *name = NULL;
    if (!draft_find_of(store, sheet, &id, error))
        return false;
    return !id || claim_is_free(store->claims, id) || draft_find_holder(store, id, name, error);
}

bool draft_store_open_sheet(struct draft_store *store, int64_t sheet, struct draft *draft,
                            struct error *error)
{
    *draft = (struct draft){.sheet_id = sheet};
    if (!take_interrupted(store, draft, error))
        return false;
    if (!draft->id && draft_find_last_correction(store, sheet, &draft->corrected, error))
        draft->sheet = sheet_store_load(store->sheets, sheet, error);
    return draft->sheet != NULL;
}
