#include "db/sheet_store_private.h"

#include <string.h>

#include "src/i18n.h"

/* Correcting sheets, moving them between batches, setting them aside. */

enum {
    UPDATE,
    MOVE,
    DROP_PERSONAL,
    SET_COUNTED,
    IS_FORGOTTEN,
    VERIFIED,
    SET_VERIFIED,
    SETTLED,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [UPDATE] = "UPDATE sheet SET number = :number, service_id = :service, day = :day, "
               "fields = :fields, answers = :answers, batch_id = :batch, "
               "control_total = :total, accepted = :accepted WHERE id = :id",
    [MOVE] = "UPDATE sheet SET batch_id = :batch WHERE id = :id",
    [DROP_PERSONAL] = "DELETE FROM sheet_personal WHERE sheet_id = :sheet AND field = :field",
    [SET_COUNTED] = "UPDATE sheet SET counted = :counted, reason = :reason WHERE id = :id",
    [IS_FORGOTTEN] = "SELECT EXISTS (SELECT 1 FROM record WHERE field = 'personal' "
                     "AND subject = (SELECT uid FROM sheet WHERE id = :sheet))",
    [VERIFIED] = "SELECT id, verified FROM second_keying WHERE sheet_id = :sheet "
                 "AND verified <> '' ORDER BY id DESC LIMIT 1",
    [SET_VERIFIED] = "UPDATE second_keying SET verified = :verified WHERE id = :id",
    [SETTLED] = "SELECT coalesce((SELECT number FROM batch WHERE id = batch_id AND closed), 0), "
                "EXISTS (SELECT 1 FROM second_keying JOIN second_pass ON keying_id = "
                "second_keying.id WHERE sheet_id = sheet.id AND state = 'settled' "
                "AND second_pass.number = 3 AND at IS NOT NULL) FROM sheet WHERE id = :id",
};

struct statements *sheet_changing_prepare(struct database *database, struct error *error)
{
    return statements_prepare(database, sql, STATEMENT_COUNT, error);
}

/* A sheet that is going to be changed, as it is. */
bool sheet_look(struct sheet_store *store, int64_t id, struct kept_row *row, struct error *error)
{
    bool found;
    return changes_look(store->changes, SUBJECT_SHEET, id, row, &found, error) &&
           (found || sheet_refuse_gone(error));
}

static bool replace_personal(struct sheet_store *store, int64_t id, const char *field,
                             const char *value, struct error *error)
{
    struct seal seal;
    struct query query = query_begin(store->changing, DROP_PERSONAL);
    query_bind_int(&query, ":sheet", id);
    query_bind_text(&query, ":field", field);
    if (!query_run(&query, error))
        return false;
    if (!value_is_given(value))
        return true;
    seal_new(&seal, field, value);
    return sheet_add_personal(store, id, field, value, &seal, error);
}

/* Only what differs: an unchanged value keeps its seal, a forgotten one stays forgotten. */
static bool change_personal(struct sheet_store *store, int64_t id, const struct sheet *before,
                            const struct sheet *after, struct error *error)
{
    for (size_t i = 0; i < after->form->item_count; i++) {
        const struct form_item *item = &after->form->items[i];
        if (item->personal && strcmp(before->values[i], after->values[i]) != 0 &&
            !replace_personal(store, id, item->key, after->values[i], error))
            return false;
    }
    return true;
}

/* Personal data are not copied into the record: whoever asks to be forgotten is. */
static bool record_item(struct sheet_store *store, struct kept_row *row, size_t item,
                        const struct sheet *before, const struct sheet *after, const char *why,
                        int64_t now, struct error *error)
{
    bool personal = after->form->items[item].personal;
    struct change change = {
        .at = now,
        .person = store->person,
        .field = after->form->items[item].key,
        .old_value = personal ? "…" : before->values[item],
        .new_value = personal ? "…" : after->values[item],
        .why = why,
    };
    return changes_record(store->changes, row, &change, error);
}

static bool record_text(struct sheet_store *store, struct kept_row *row, const char *field,
                        const char *before, const char *after, int64_t now, struct error *error)
{
    struct change change = {
        .at = now,
        .person = store->person,
        .field = field,
        .old_value = before,
        .new_value = after,
    };
    return strcmp(before, after) == 0 || changes_record(store->changes, row, &change, error);
}

/* What belongs to the sheet and is no item of its form. */
static bool record_slip(struct sheet_store *store, struct kept_row *row, const struct sheet *before,
                        const struct sheet *after, int64_t now, struct error *error)
{
    g_autofree char *old_total = sheet_total_text(before->control_total);
    g_autofree char *new_total = sheet_total_text(after->control_total);
    return record_text(store, row, "control_total", old_total, new_total, now, error) &&
           record_text(store, row, "accepted", before->accepted, after->accepted, now, error);
}

static bool record_differences(struct sheet_store *store, struct kept_row *row,
                               const struct sheet *before, const struct sheet *after,
                               const char *why, int64_t now, struct error *error)
{
    for (size_t i = 0; i < after->form->item_count; i++)
        if (strcmp(before->values[i], after->values[i]) != 0 &&
            !record_item(store, row, i, before, after, why, now, error))
            return false;
    return record_slip(store, row, before, after, now, error);
}

static bool update(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                   int64_t service, const char *answers, struct error *error)
{
    g_autofree char *fields = sheet_pack_fields(sheet, true);
    struct query query = query_begin(store->changing, UPDATE);
    query_bind_int(&query, ":id", id);
    sheet_bind_content(&query, sheet, service, fields, answers);
    return query_run(&query, error);
}

/* What second keying had settled of the sheet: '1' at the place of each such item. ID is 0 where
 * there is nothing. The caller frees the text. */
static bool find_verified(struct sheet_store *store, int64_t sheet, int64_t *id, char **verified,
                          struct error *error)
{
    struct query query = query_begin(store->changing, VERIFIED);
    query_bind_int(&query, ":sheet", sheet);
    bool found = query_step(&query);
    *id = found ? query_int(&query, 0) : 0;
    *verified = g_strdup(found ? query_text(&query, 1) : "");
    return query_end(&query, error);
}

static bool set_verified(struct sheet_store *store, int64_t id, const char *before,
                         const char *after, int64_t now, struct error *error)
{
    bool found;
    struct kept_row row;
    struct change change = {.at = now,
                            .person = store->person,
                            .field = "verified",
                            .old_value = before,
                            .new_value = after};
    if (!changes_look(store->changes, SUBJECT_SECOND, id, &row, &found, error))
        return false;
    struct query query = query_begin(store->changing, SET_VERIFIED);
    query_bind_text(&query, ":verified", after);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error) && changes_record(store->changes, &row, &change, error);
}

/* A field that was settled by second keying and changes after is to be verified anew. */
static bool unverify_changed(struct sheet_store *store, int64_t sheet, const struct sheet *before,
                             const struct sheet *after, int64_t now, struct error *error)
{
    int64_t id;
    bool any = false;
    g_autofree char *verified = NULL;
    if (!find_verified(store, sheet, &id, &verified, error))
        return false;
    g_autofree char *left = g_strdup(verified);
    for (size_t i = 0; i < after->form->item_count && left[i]; i++)
        if (left[i] == '1' && strcmp(before->values[i], after->values[i]) != 0) {
            left[i] = '0';
            any = true;
        }
    return !any || set_verified(store, id, verified, left, now, error);
}

/* A number that is corrected may be one that its batch misses. */
static bool settle_number(struct sheet_store *store, const struct sheet *before,
                          const struct sheet *after, int64_t now, struct error *error)
{
    bool changes = sheet_number(before) != sheet_number(after);
    return sheet_leave_lists(store, changes ? after->batch_id : 0, sheet_number(after), now, error);
}

bool sheet_store_settled(struct sheet_store *store, int64_t id, struct sheet_settled *settled,
                         struct error *error)
{
    struct query query = query_begin(store->changing, SETTLED);
    query_bind_int(&query, ":id", id);
    *settled = (struct sheet_settled){0};
    if (query_step(&query)) {
        settled->batch = (long)query_int(&query, 0);
        settled->by = settled->batch         ? SHEET_OF_CLOSED_BATCH
                      : query_int(&query, 1) ? SHEET_DECIDED
                                             : SHEET_UNSETTLED;
    }
    return query_end(&query, error);
}

static bool check_reason(struct sheet_store *store, int64_t id, const char *why,
                         struct error *error)
{
    struct sheet_settled settled;
    if (*why)
        return true;
    if (!sheet_store_settled(store, id, &settled, error))
        return false;
    if (settled.by == SHEET_OF_CLOSED_BATCH)
        return error_set(error, ERROR_INPUT,
                         _("Bundel %ld sudah ditutup; lembarnya hanya dikoreksi dengan alasan."),
                         settled.batch);
    return settled.by == SHEET_UNSETTLED ||
           error_set(error, ERROR_INPUT,
                     _("Lembar ini sudah diputuskan sesudah tiga kali entri; ia hanya dikoreksi "
                       "dengan alasan."));
}

static bool correct(struct sheet_store *store, const struct sheet_info *info,
                    const struct sheet *before, const struct sheet *after, const char *why,
                    int64_t now, struct error *error)
{
    struct kept_row row;
    if (!settle_number(store, before, after, now, error))
        return false;
    if (sheet_is_equal(before, after))
        return true;
    if (!check_reason(store, info->id, why, error) || !sheet_look(store, info->id, &row, error))
        return false;
    g_autofree char *answers = sheet_pack_answers(after);
    kept_figures_count(store->figures, info->service_id, info->answers, info->counted, -1);
    int64_t service = sheet_service_id(store, after);
    kept_figures_count(store->figures, service, answers, info->counted, 1);
    return update(store, info->id, after, service, answers, error) &&
           change_personal(store, info->id, before, after, error) &&
           record_differences(store, &row, before, after, why, now, error) &&
           unverify_changed(store, info->id, before, after, now, error) &&
           sheet_store_flush(store, error);
}

/* A sheet whose personal data were erased takes none any more: somebody may have had it open as it
 * was before. */
static bool leave_forgotten(struct sheet_store *store, int64_t id, const struct sheet *before,
                            struct sheet *after, struct error *error)
{
    struct query query = query_begin(store->changing, IS_FORGOTTEN);
    query_bind_int(&query, ":sheet", id);
    bool forgotten = query_step(&query) && query_int(&query, 0);
    for (size_t i = 0; forgotten && i < after->form->item_count; i++)
        if (after->form->items[i].personal)
            sheet_set(after, i, before->values[i]);
    return query_end(&query, error);
}

bool sheet_store_correct(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                         const char *why, int64_t now, struct error *error)
{
    struct sheet_info info;
    struct sheet *before = sheet_store_load(store, id, error);
    if (!before)
        return false;
    struct sheet *after = sheet_copy(sheet);
    after->batch_id = before->batch_id; /* it may have been moved since */
    bool ok = sheet_store_info(store, id, &info, error);
    if (ok) {
        ok = leave_forgotten(store, id, before, after, error) &&
             correct(store, &info, before, after, why, now, error);
        sheet_info_finish(&info);
    }
    if (!ok)
        sheet_store_forget(store);
    sheet_destroy(before);
    sheet_destroy(after);
    return ok;
}

static bool set_batch(struct sheet_store *store, int64_t id, int64_t batch, struct error *error)
{
    struct query query = query_begin(store->changing, MOVE);
    query_bind_int(&query, ":id", id);
    query_bind_id(&query, ":batch", batch);
    return query_run(&query, error);
}

static bool move(struct sheet_store *store, const struct sheet *sheet, int64_t id, int64_t batch,
                 int64_t now, struct error *error)
{
    struct kept_row row;
    g_autofree char *from = NULL, *to = NULL;
    return sheet_check_batch(store, sheet->batch_id, 0, error) &&
           sheet_leave_lists(store, batch, sheet_number(sheet), now, error) &&
           sheet_check_batch(store, batch, 1, error) &&
           sheet_batch_text(store, sheet->batch_id, 0, &from, error) &&
           sheet_batch_text(store, batch, 0, &to, error) && sheet_look(store, id, &row, error) &&
           set_batch(store, id, batch, error) &&
           record_text(store, &row, "batch", from, to, now, error) &&
           sheet_store_flush(store, error);
}

bool sheet_store_move(struct sheet_store *store, int64_t id, int64_t batch, int64_t now,
                      struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    struct sheet *sheet = sheet_store_load(store, id, error);
    bool ok = sheet && (sheet->batch_id == batch || move(store, sheet, id, batch, now, error));
    sheet_store_forget(store);
    sheet_destroy(sheet);
    return database_end(store->database, ok, error);
}

static bool set_counted(struct sheet_store *store, const struct sheet_info *info, bool counted,
                        const char *reason, int64_t now, struct error *error)
{
    struct kept_row row;
    if (!sheet_look(store, info->id, &row, error))
        return false;
    struct query query = query_begin(store->changing, SET_COUNTED);
    query_bind_int(&query, ":counted", counted);
    query_bind_text(&query, ":reason", counted ? "" : reason);
    query_bind_int(&query, ":id", info->id);
    struct change change = {
        .at = now,
        .person = store->person,
        .field = "counted",
        .old_value = info->counted ? "1" : "0",
        .new_value = counted ? "1" : "0",
        .why = reason,
    };
    if (!query_run(&query, error) || !changes_record(store->changes, &row, &change, error))
        return false;
    kept_figures_count(store->figures, info->service_id, info->answers, info->counted, -1);
    kept_figures_count(store->figures, info->service_id, info->answers, counted, 1);
    return sheet_store_flush(store, error);
}

bool sheet_store_set_counted(struct sheet_store *store, int64_t id, bool counted,
                             const char *reason, int64_t now, struct error *error)
{
    struct sheet_info info = {0};
    if (!database_begin(store->database, error))
        return false;
    bool ok = sheet_store_info(store, id, &info, error) &&
              set_counted(store, &info, counted, reason, now, error);
    sheet_store_forget(store);
    sheet_info_finish(&info);
    return database_end(store->database, ok, error);
}
