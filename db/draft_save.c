#include "db/draft_store_private.h"
#include "src/check.h"
#include "src/entry.h"
#include "src/i18n.h"

/* The draft becomes a sheet, or its correction, and is followed by the next. */

/* The number of the sheet is its own, or becomes so. */
static bool secure_number(struct draft_store *store, struct draft *draft, struct error *error)
{
    bool is_free;
    long number = sheet_number(draft->sheet);
    if (!sheet_store_number_is_free(store->sheets, number, draft->sheet_id, &is_free, error))
        return false;
    if (is_free || check_is_accepted(draft->sheet, CHECK_SAME_NUMBER))
        return true;
    if (!draft->sheet_id && !draft->numbered)
        return draft_take_next_number(store, draft, error);
    error_set(error, ERROR_INPUT, _("Lembar nomor %ld sudah ada. Ganti nomornya."), number);
    return check_refuse(error, CHECK_TAKEN);
}

/* Turns DRAFT into that of the sheet which follows. */
static bool go_on(struct draft_store *store, struct draft *draft, struct error *error)
{
    long number;
    if (!draft_store_next_number(store, sheet_number(draft->sheet), &number, error))
        return false;
    struct sheet *next = sheet_next(draft->sheet, number);
    check_carry_over(draft->sheet, next);
    pace_next(&draft->pace);
    sheet_destroy(draft->sheet);
    draft->sheet = next;
    draft->at = entry_first_open(next);
    draft->id = 0;
    draft->numbered = false;
    return draft_add(store, draft, error);
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
    if (!draft_check_unchanged(store, draft, error) || !secure_number(store, draft, error))
        return false;
    draft->saved = sheet_number(draft->sheet);
    if (draft->id && !draft_run(store, DISCARD, draft, error))
        return false;
    bool ok = draft->sheet_id ? sheet_store_correct(store->sheets, draft->sheet_id, draft->sheet,
                                                    draft->why ? draft->why : "", now, error)
                              : add_sheet(store, draft, now, error);
    draft->came_off = sheet_store_serial_was(store->sheets);
    return ok && (draft->sheet_id || go_on(store, draft, error));
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
    work.why = g_strdup(draft->why);
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
