#include "db/batch_room.h"
#include "db/sheet_store_private.h"
#include "src/i18n.h"
#include "src/serials.h"

/* A sheet of paper is in the ledger of its batch once: whoever keys one that was missing or
 * rejected takes it off that list, on the record of the batch. */

enum { ON_LIST, DROP_MISSING, DROP_REJECTED, MISSING, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ON_LIST] = "SELECT EXISTS (SELECT 1 FROM missing WHERE batch_id = batch.id "
                "AND serial = :serial), EXISTS (SELECT 1 FROM rejected WHERE batch_id = batch.id "
                "AND serial = :serial), number, closed FROM batch WHERE id = :batch",
    [DROP_MISSING] = "DELETE FROM missing WHERE batch_id = :batch AND serial = :serial",
    [DROP_REJECTED] = "DELETE FROM rejected WHERE batch_id = :batch AND serial = :serial "
                      "RETURNING reason || ' ' || serial",
    [MISSING] = BATCH_SERIALS_SQL,
};

struct statements *sheet_serial_prepare(struct database *database, struct error *error)
{
    return statements_prepare(database, sql, STATEMENT_COUNT, error);
}

/* The step at hand: which serial leaves the lists of which batch. */
struct leaving {
    struct sheet_store *store;
    struct kept_row batch;
    long serial, number; /* of the sheet, and of the batch */
    bool closed;
    int64_t now;
};

static struct query begin(const struct leaving *leaving, size_t number)
{
    struct query query = query_begin(leaving->store->serials, number);
    query_bind_int(&query, ":batch", leaving->batch.id);
    query_bind_int(&query, ":serial", leaving->serial);
    return query;
}

static bool find_list(struct leaving *leaving, enum serial_was *was, struct error *error)
{
    struct query query = begin(leaving, ON_LIST);
    bool found = query_step(&query);
    *was = found && query_int(&query, 0)   ? SERIAL_WAS_MISSING
           : found && query_int(&query, 1) ? SERIAL_WAS_REJECTED
                                           : SERIAL_NEW;
    leaving->number = found ? (long)query_int(&query, 2) : 0;
    leaving->closed = found && query_int(&query, 3) != 0;
    return query_end(&query, error);
}

static bool record(struct leaving *leaving, const char *field, const char *before,
                   const char *after, struct error *error)
{
    struct change change = {
        .at = leaving->now,
        .person = leaving->store->person,
        .field = field,
        .old_value = before,
        .new_value = after,
    };
    return changes_record(leaving->store->changes, &leaving->batch, &change, error);
}

/* The missing serials as the record says them; NULL on trouble. The caller frees it. */
static char *missing_text(const struct leaving *leaving, struct error *error)
{
    g_autoptr(GArray) serials =
        batch_room_missing(leaving->store->serials, MISSING, leaving->batch.id, error);
    return serials ? serials_write(serials) : NULL;
}

static bool leave_missing(struct leaving *leaving, struct error *error)
{
    g_autofree char *before = missing_text(leaving, error);
    struct query query = begin(leaving, DROP_MISSING);
    g_autofree char *after =
        before && query_run(&query, error) ? missing_text(leaving, error) : NULL;
    return after && record(leaving, "missing", before, after, error);
}

static bool leave_rejected(struct leaving *leaving, struct error *error)
{
    struct query query = begin(leaving, DROP_REJECTED);
    g_autofree char *text = g_strdup(query_step(&query) ? query_text(&query, 0) : "");
    return query_end(&query, error) && record(leaving, "rejected", text, NULL, error);
}

static bool refuse_closed(const struct leaving *leaving, enum serial_was was, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     was == SERIAL_WAS_MISSING
                         ? _("Nomor %ld tercatat hilang dalam bundel %ld, yang sudah ditutup. "
                             "Minta penyelia membukanya.")
                         : _("Nomor %ld tercatat ditolak dalam bundel %ld, yang sudah ditutup. "
                             "Minta penyelia membukanya."),
                     leaving->serial, leaving->number);
}

bool sheet_leave_lists(struct sheet_store *store, int64_t batch, long serial, int64_t now,
                       struct error *error)
{
    bool found;
    struct leaving leaving = {.store = store, .batch.id = batch, .serial = serial, .now = now};
    store->serial_was = SERIAL_NEW;
    if (!batch || !find_list(&leaving, &store->serial_was, error))
        return !batch;
    if (store->serial_was == SERIAL_NEW)
        return true;
    if (leaving.closed)
        return refuse_closed(&leaving, store->serial_was, error);
    if (!changes_look(store->changes, SUBJECT_BATCH, batch, &leaving.batch, &found, error))
        return false;
    return store->serial_was == SERIAL_WAS_MISSING ? leave_missing(&leaving, error)
                                                   : leave_rejected(&leaving, error);
}

enum serial_was sheet_store_serial_was(const struct sheet_store *store)
{
    return store->serial_was;
}
