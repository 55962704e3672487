#include <string.h>

#include "db/batch_work.h"
#include "db/query.h"
#include "src/i18n.h"
#include "src/serials.h"

/* The sheets of a batch that are not keyed: rejected, or missing. */

enum {
    ROOM,
    REJECT,
    REJECTED,
    ACCEPT,
    MISSING,
    CLEAR_MISSING,
    ADD_MISSING,
    IS_REJECTED,
    IS_KEYED,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [ROOM] = BATCH_ROOM_SQL,
    [REJECT] = "INSERT INTO rejected (batch_id, reason, serial, person_id, at) "
               "VALUES (:batch, :reason, :serial, :person, :now)",
    [REJECTED] = "SELECT rejected.id, reason, coalesce(serial, 0), name, at FROM rejected "
                 "JOIN person ON person.id = person_id WHERE batch_id = :batch "
                 "ORDER BY rejected.id DESC",
    [ACCEPT] = "DELETE FROM rejected WHERE id = :id AND batch_id = :batch "
               "RETURNING reason, coalesce(serial, 0)",
    [MISSING] = BATCH_SERIALS_SQL,
    [CLEAR_MISSING] = "DELETE FROM missing WHERE batch_id = :batch",
    [ADD_MISSING] = "INSERT INTO missing (batch_id, serial) VALUES (:batch, :serial)",
    [IS_REJECTED] = "SELECT EXISTS (SELECT 1 FROM rejected WHERE batch_id = :batch "
                    "AND serial = :serial)",
    /* The + has SQLite look for the number, not through all sheets of the batch. */
    [IS_KEYED] = "SELECT EXISTS (SELECT 1 FROM sheet WHERE survey_id = (SELECT survey_id "
                 "FROM batch WHERE id = :batch) AND number = :serial AND +batch_id = :batch)",
};

struct statements *batch_papers_prepare(struct database *database, struct error *error)
{
    return statements_prepare(database, sql, STATEMENT_COUNT, error);
}

static struct query begin_on(struct batch_store *store, size_t number, int64_t batch)
{
    struct query query = query_begin(store->papers, number);
    query_bind_int(&query, ":batch", batch);
    return query;
}

static void rejected_free(void *pointer)
{
    g_free(((struct rejected_sheet *)pointer)->person);
    g_free(pointer);
}

GPtrArray *batch_store_rejected(struct batch_store *store, int64_t id, struct error *error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(rejected_free);
    struct query query = begin_on(store, REJECTED, id);
    while (query_step(&query)) {
        struct rejected_sheet *sheet = g_new0(struct rejected_sheet, 1);
        sheet->id = query_int(&query, 0);
        sheet->reason = (enum rejection)MAX(rejection_from_name(query_text(&query, 1)), 0);
        sheet->serial = (long)query_int(&query, 2);
        sheet->person = g_strdup(query_text(&query, 3));
        sheet->at = query_int(&query, 4);
        g_ptr_array_add(list, sheet);
    }
    return query_end(&query, error) ? g_steal_pointer(&list) : NULL;
}

GArray *batch_store_missing(struct batch_store *store, int64_t id, struct error *error)
{
    return batch_room_missing(store->papers, MISSING, id, error);
}

/* --- rejected sheets --- */

static bool check_room(const struct batch_work *work, long sheets, struct error *error)
{
    return batch_room_check(work->store->papers, ROOM, work->store->survey->id, work->batch->id,
                            sheets, error);
}

/* Whether STATEMENT answers yes about a serial of the batch. */
static bool answers_yes(const struct batch_work *work, size_t statement, long serial, bool *answer,
                        struct error *error)
{
    struct query query = begin_on(work->store, statement, work->batch->id);
    query_bind_int(&query, ":serial", serial);
    *answer = query_step(&query) && query_int(&query, 0) != 0;
    return query_end(&query, error);
}

static bool check_is_not_keyed(const struct batch_work *work, long serial, struct error *error)
{
    bool keyed;
    if (!answers_yes(work, IS_KEYED, serial, &keyed, error))
        return false;
    return !keyed || error_set(error, ERROR_INPUT,
                               _("Lembar nomor %ld sudah dientri dalam bundel ini. Kosongkan "
                                 "nomornya bila ini kertas lain."),
                               serial);
}

/* A sheet of paper is in the ledger once. */
static bool check_serial_is_new(const struct batch_work *work, long serial, struct error *error)
{
    bool rejected;
    if (serial < 0 || serial > SERIAL_MOST)
        return error_set(error, ERROR_INPUT, _("Nomor seri dari 1 sampai %d."), SERIAL_MOST);
    if (serial == 0)
        return true;
    g_autoptr(GArray) missing = batch_store_missing(work->store, work->batch->id, error);
    if (!missing || !answers_yes(work, IS_REJECTED, serial, &rejected, error) ||
        !check_is_not_keyed(work, serial, error))
        return false;
    if (rejected)
        return error_set(error, ERROR_INPUT, _("Lembar bernomor seri %ld sudah ditolak."), serial);
    return !serials_have(missing, serial) ||
           error_set(error, ERROR_INPUT,
                     _("Lembar bernomor seri %ld tercatat hilang. Hapus dulu dari daftar yang "
                       "hilang."),
                     serial);
}

/* As the record has it: "blank", or "blank 17". */
static char *rejected_text(const char *reason, long serial)
{
    return serial ? g_strdup_printf("%s %ld", reason, serial) : g_strdup(reason);
}

static bool reject(struct batch_work *work, enum rejection reason, long serial, struct error *error)
{
    if (!check_room(work, 1, error) || !check_serial_is_new(work, serial, error))
        return false;
    struct query query = begin_on(work->store, REJECT, work->batch->id);
    query_bind_text(&query, ":reason", rejection_name(reason));
    query_bind_id(&query, ":serial", serial);
    query_bind_int(&query, ":person", work->store->person);
    query_bind_int(&query, ":now", work->now);
    g_autofree char *text = rejected_text(rejection_name(reason), serial);
    return query_run(&query, error) && batch_work_record(work, "rejected", NULL, text, NULL, error);
}

bool batch_store_reject(struct batch_store *store, int64_t id, enum rejection reason, long serial,
                        int64_t now, struct error *error)
{
    struct batch_work work;
    return batch_work_begin(&work, store, id, now, error) &&
           batch_work_end(&work, reject(&work, reason, serial, error), error);
}

static bool accept(struct batch_work *work, int64_t rejected, struct error *error)
{
    if (!batch_work_check_open(work, error))
        return false;
    struct query query = begin_on(work->store, ACCEPT, work->batch->id);
    query_bind_int(&query, ":id", rejected);
    g_autofree char *text = query_step(&query)
                                ? rejected_text(query_text(&query, 0), (long)query_int(&query, 1))
                                : NULL;
    if (!query_end(&query, error))
        return false;
    if (!text)
        return error_set(error, ERROR_INPUT, _("Penolakan itu sudah dibatalkan."));
    return batch_work_record(work, "rejected", text, NULL, NULL, error);
}

bool batch_store_accept(struct batch_store *store, int64_t id, int64_t rejected, int64_t now,
                        struct error *error)
{
    struct batch_work work;
    return batch_work_begin(&work, store, id, now, error) &&
           batch_work_end(&work, accept(&work, rejected, error), error);
}

/* --- missing sheets --- */

static bool check_seen(const GArray *seen, const GArray *before, struct error *error)
{
    g_autofree char *expected = serials_write(seen);
    g_autofree char *found = serials_write(before);
    return strcmp(expected, found) == 0 ||
           error_set(error, ERROR_INPUT,
                     _("Daftar lembar hilang baru saja diubah orang lain. Periksa, lalu ulangi."));
}

static bool check_is_away(const struct batch_work *work, long serial, struct error *error)
{
    bool rejected, keyed;
    if (!answers_yes(work, IS_REJECTED, serial, &rejected, error) ||
        !answers_yes(work, IS_KEYED, serial, &keyed, error))
        return false;
    if (rejected)
        return error_set(error, ERROR_INPUT, _("Lembar bernomor seri %ld sudah ditolak."), serial);
    return !keyed ||
           error_set(error, ERROR_INPUT,
                     _("Lembar nomor %ld sudah dientri dalam bundel ini, jadi tidak hilang."),
                     serial);
}

static bool check_are_away(const struct batch_work *work, const GArray *serials,
                           struct error *error)
{
    for (guint i = 0; i < serials->len; i++)
        if (!check_is_away(work, g_array_index(serials, long, i), error))
            return false;
    return true;
}

static bool replace_missing(const struct batch_work *work, const GArray *serials,
                            struct error *error)
{
    struct query query = begin_on(work->store, CLEAR_MISSING, work->batch->id);
    bool ok = query_run(&query, error);
    for (guint i = 0; ok && i < serials->len; i++) {
        query = begin_on(work->store, ADD_MISSING, work->batch->id);
        query_bind_int(&query, ":serial", g_array_index(serials, long, i));
        ok = query_run(&query, error);
    }
    return ok;
}

static bool set_missing(struct batch_work *work, const GArray *seen, const GArray *serials,
                        struct error *error)
{
    g_autoptr(GArray) before = batch_store_missing(work->store, work->batch->id, error);
    if (!before || !check_seen(seen, before, error) ||
        !check_room(work, MAX((long)serials->len - (long)before->len, 0), error) ||
        !check_are_away(work, serials, error))
        return false;
    g_autofree char *old_value = serials_write(before);
    g_autofree char *new_value = serials_write(serials);
    return strcmp(old_value, new_value) == 0 ||
           (replace_missing(work, serials, error) &&
            batch_work_record(work, "missing", old_value, new_value, NULL, error));
}

bool batch_store_set_missing(struct batch_store *store, int64_t id, const GArray *seen,
                             const GArray *serials, int64_t now, struct error *error)
{
    struct batch_work work;
    return batch_work_begin(&work, store, id, now, error) &&
           batch_work_end(&work, set_missing(&work, seen, serials, error), error);
}
