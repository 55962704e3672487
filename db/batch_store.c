#include "db/batch_store.h"

#include <string.h>

#include "db/batch_work.h"
#include "db/query.h"
#include "db/sheet_store.h"
#include "src/i18n.h"
#include "src/text.h"

#define REJECTED "(SELECT count(*) FROM rejected WHERE batch_id = batch.id AND reason = "
#define REJECTED_COUNTS                                                                            \
    REJECTED "'blank'), " REJECTED "'unreadable'), " REJECTED "'not_respondent'), " REJECTED       \
             "'double')"
#define LAST_SLIP_ENTRY                                                                            \
    "(SELECT coalesce(max(record.id), 0) FROM record WHERE subject = batch.uid "                   \
    "AND field NOT IN ('rejected', 'missing'))"
#define COLUMNS                                                                                    \
    "SELECT batch.id, batch.uid, number, handed_by, day, coalesce(service_id, 0), totals, "        \
    "closed, coalesce(person.name, ''), coalesce(closed_at, 0), declared, " BATCH_KEYED            \
    ", " BATCH_MISSING ", " LAST_SLIP_ENTRY ", " REJECTED_COUNTS                                   \
    " FROM batch LEFT JOIN person ON person.id = closed_by "

enum {
    LIST,
    LOAD,
    BY_NUMBER,
    LAST_NUMBER,
    LAST_USED,
    ADD,
    UPDATE,
    CLOSE,
    REOPEN,
    CHANGES,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [LIST] = COLUMNS "WHERE survey_id = :survey ORDER BY number DESC",
    [LOAD] = COLUMNS "WHERE batch.id = :id AND survey_id = :survey",
    [BY_NUMBER] = "SELECT id FROM batch WHERE survey_id = :survey AND number = :number",
    [LAST_NUMBER] = "SELECT coalesce(max(number), 0) FROM batch WHERE survey_id = :survey",
    [LAST_USED] = "SELECT id FROM batch WHERE survey_id = :survey AND closed = 0 "
                  "AND declared > " BATCH_ACCOUNTED " ORDER BY (SELECT max(sheet.id) FROM sheet "
                  "WHERE batch_id = batch.id AND keyed_by = :person) DESC, number DESC LIMIT 1",
    [ADD] = "INSERT INTO batch (uid, survey_id, number, declared, handed_by, day, service_id, "
            "totals, closed) VALUES (:uid, :survey, :number, :declared, :handed_by, :day, "
            ":service, :totals, 0)",
    [UPDATE] = "UPDATE batch SET number = :number, declared = :declared, handed_by = :handed_by, "
               "day = :day, service_id = :service, totals = :totals WHERE id = :id",
    [CLOSE] = "UPDATE batch SET closed = 1, closed_by = :person, closed_at = :now WHERE id = :id",
    [REOPEN] = "UPDATE batch SET closed = 0, closed_by = NULL, closed_at = NULL WHERE id = :id",
    [CHANGES] = "SELECT at, person.name, field, old, new, why FROM record "
                "JOIN person ON person.id = person_id "
                "WHERE subject = (SELECT uid FROM batch WHERE id = :batch) ORDER BY record.id",
};

struct batch_store *batch_store_open(struct database *database, const struct survey *survey,
                                     int64_t person, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    struct statements *papers = statements ? batch_papers_prepare(database, error) : NULL;
    struct changes *changes = papers ? changes_open(database, error) : NULL;
    if (!changes) {
        statements_finish(papers);
        statements_finish(statements);
        return NULL;
    }
    struct batch_store *store = g_new0(struct batch_store, 1);
    *store = (struct batch_store){database, survey, person, statements, papers, changes};
    return store;
}

void batch_store_close(struct batch_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->papers);
    statements_finish(store->statements);
    g_free(store);
}

static struct query begin_in_survey(struct batch_store *store, size_t number)
{
    struct query query = query_begin(store->statements, number);
    query_bind_int(&query, ":survey", store->survey->id);
    return query;
}

/* --- reading --- */

static struct batch *read_batch(const struct query *query)
{
    struct batch *batch = g_new0(struct batch, 1);
    batch->id = query_int(query, 0);
    database_uid_text(query_blob(query, 1), batch->uid);
    batch->number = (long)query_int(query, 2);
    batch->handed_by = g_strdup(query_text(query, 3));
    batch->day = day_from_iso(query_text(query, 4));
    batch->service_id = query_int(query, 5);
    batch->totals = query_int(query, 6) != 0;
    batch->closed = query_int(query, 7) != 0;
    batch->closed_by = g_strdup(query_text(query, 8));
    batch->closed_at = query_int(query, 9);
    batch->ledger.declared = (long)query_int(query, 10);
    batch->ledger.keyed = (long)query_int(query, 11);
    batch->ledger.missing = (long)query_int(query, 12);
    batch->slip_entry = query_int(query, 13);
    for (int i = 0; i < REJECTIONS; i++) {
        batch->rejections[i] = (long)query_int(query, 14 + i);
        batch->ledger.rejected += batch->rejections[i];
    }
    return batch;
}

static void batch_free(void *pointer)
{
    batch_destroy(pointer);
}

GPtrArray *batch_store_list(struct batch_store *store, struct error *error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(batch_free);
    struct query query = begin_in_survey(store, LIST);
    while (query_step(&query))
        g_ptr_array_add(list, read_batch(&query));
    return query_end(&query, error) ? g_steal_pointer(&list) : NULL;
}

struct batch *batch_store_load(struct batch_store *store, int64_t id, struct error *error)
{
    struct query query = query_begin(store->statements, LOAD);
    query_bind_int(&query, ":id", id);
    query_bind_int(&query, ":survey", store->survey->id);
    struct batch *batch = query_step(&query) ? read_batch(&query) : NULL;
    if (query_end(&query, error)) {
        if (!batch)
            error_set(error, ERROR_STORAGE, _("Bundel itu tidak ada lagi."));
        return batch;
    }
    batch_destroy(batch);
    return NULL;
}

bool batch_store_by_number(struct batch_store *store, long number, int64_t *id, struct error *error)
{
    struct query query = begin_in_survey(store, BY_NUMBER);
    query_bind_int(&query, ":number", number);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool batch_store_last_used(struct batch_store *store, int64_t *id, struct error *error)
{
    struct query query = begin_in_survey(store, LAST_USED);
    query_bind_int(&query, ":person", store->person);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool batch_store_last_number(struct batch_store *store, long *number, struct error *error)
{
    struct query query = begin_in_survey(store, LAST_NUMBER);
    *number = query_step(&query) ? (long)query_int(&query, 0) : 0;
    return query_end(&query, error);
}

GPtrArray *batch_store_changes(struct batch_store *store, int64_t id, struct error *error)
{
    g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func(sheet_change_free);
    struct query query = query_begin(store->statements, CHANGES);
    query_bind_int(&query, ":batch", id);
    while (query_step(&query)) {
        struct sheet_change *change = g_new0(struct sheet_change, 1);
        change->at = query_int(&query, 0);
        change->person = g_strdup(query_text(&query, 1));
        change->field = g_strdup(query_text(&query, 2));
        change->old_value = g_strdup(query_text(&query, 3));
        change->new_value = g_strdup(query_text(&query, 4));
        change->why = g_strdup(query_text(&query, 5));
        g_ptr_array_add(changes, change);
    }
    return query_end(&query, error) ? g_steal_pointer(&changes) : NULL;
}

/* --- changing: a batch as it is when the transaction begins --- */

/* False, without a transaction, where it cannot begin. */
bool batch_work_begin(struct batch_work *work, struct batch_store *store, int64_t id, int64_t now,
                      struct error *error)
{
    bool found;
    *work = (struct batch_work){.store = store, .now = now};
    if (!database_begin(store->database, error))
        return false;
    work->batch = batch_store_load(store, id, error);
    if (work->batch && changes_look(store->changes, SUBJECT_BATCH, id, &work->row, &found, error))
        return true;
    batch_destroy(work->batch);
    database_rollback(store->database);
    return false;
}

static bool end(struct batch_store *store, bool ok, struct error *error)
{
    ok = ok && changes_flush(store->changes, error);
    changes_forget(store->changes);
    return database_end(store->database, ok, error);
}

bool batch_work_end(struct batch_work *work, bool ok, struct error *error)
{
    batch_destroy(work->batch);
    return end(work->store, ok, error);
}

bool batch_work_check_open(const struct batch_work *work, struct error *error)
{
    return !work->batch->closed || batch_refuse_closed(work->batch->number, error);
}

bool batch_work_record(struct batch_work *work, const char *field, const char *old_value,
                       const char *new_value, const char *why, struct error *error)
{
    struct change change = {work->now, work->store->person, field, old_value, new_value, why};
    return changes_record(work->store->changes, &work->row, &change, error);
}

static void bind_slip(struct query *query, const struct batch *batch)
{
    char day[DAY_TEXT_SIZE];
    day_to_iso(batch->day, day);
    query_bind_int(query, ":number", batch->number);
    query_bind_int(query, ":declared", batch->ledger.declared);
    query_bind_text(query, ":handed_by", batch->handed_by);
    query_bind_text(query, ":day", day);
    query_bind_id(query, ":service", batch->service_id);
    query_bind_int(query, ":totals", batch->totals);
}

static bool check_number(struct batch_store *store, const struct batch *batch, struct error *error)
{
    int64_t other;
    if (!batch_store_by_number(store, batch->number, &other, error))
        return false;
    return other == 0 || other == batch->id ||
           error_set(error, ERROR_INPUT, _("Bundel nomor %ld sudah ada. Isi nomor lain."),
                     batch->number);
}

static bool insert(struct batch_store *store, struct batch *batch, int64_t now, struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct change change = {.at = now, .person = store->person};
    struct query query = begin_in_survey(store, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    bind_slip(&query, batch);
    if (!query_run(&query, error))
        return false;
    batch->id = query_last_id(store->statements);
    return changes_record_new(store->changes, SUBJECT_BATCH, batch->id, &change, error);
}

static bool add(struct batch_store *store, struct batch *batch, int64_t now, struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    bool ok = check_number(store, batch, error) && insert(store, batch, now, error);
    if (end(store, ok, error))
        return true;
    batch->id = 0;
    return false;
}

/* What a slip says, as the record has it. */
enum { SLIP_FIELDS = 6 };

static void slip_texts(const struct batch_store *store, const struct batch *batch,
                       char *texts[SLIP_FIELDS])
{
    char day[DAY_TEXT_SIZE];
    const struct service *service = services_by_id(&store->survey->services, batch->service_id);
    day_to_iso(batch->day, day);
    texts[0] = g_strdup_printf("%ld", batch->number);
    texts[1] = g_strdup_printf("%ld", batch->ledger.declared);
    texts[2] = g_strdup(batch->handed_by);
    texts[3] = g_strdup(day);
    texts[4] = g_strdup(service ? service->code : "");
    texts[5] = g_strdup(batch->totals ? "1" : "0");
}

static bool record_slip(struct batch_work *work, const struct batch *after, struct error *error)
{
    static const char *const fields[SLIP_FIELDS] = {"number", "declared", "handed_by",
                                                    "day",    "service",  "totals"};
    char *old_values[SLIP_FIELDS], *new_values[SLIP_FIELDS];
    bool ok = true;
    slip_texts(work->store, work->batch, old_values);
    slip_texts(work->store, after, new_values);
    for (size_t i = 0; i < SLIP_FIELDS; i++) {
        if (ok && strcmp(old_values[i], new_values[i]) != 0)
            ok = batch_work_record(work, fields[i], old_values[i], new_values[i], NULL, error);
        g_free(old_values[i]);
        g_free(new_values[i]);
    }
    return ok;
}

static bool check_declared(const struct batch_work *work, long declared, struct error *error)
{
    long accounted = ledger_accounted(&work->batch->ledger);
    return declared >= accounted ||
           error_set(error, ERROR_INPUT,
                     _("Sudah %ld lembar dientri, ditolak, atau hilang; jumlah pada slip tidak "
                       "dapat %ld."),
                     accounted, declared);
}

static bool check_unchanged(const struct batch_work *work, const struct batch *batch,
                            struct error *error)
{
    return work->batch->slip_entry == batch->slip_entry ||
           error_set(error, ERROR_INPUT,
                     _("Slip bundel %ld baru saja diubah orang lain. Buka lagi slipnya."),
                     work->batch->number);
}

static bool update(struct batch_work *work, const struct batch *batch, struct error *error)
{
    if (!batch_work_check_open(work, error) || !check_unchanged(work, batch, error) ||
        !check_number(work->store, batch, error) ||
        !check_declared(work, batch->ledger.declared, error))
        return false;
    struct query query = query_begin(work->store->statements, UPDATE);
    query_bind_int(&query, ":id", batch->id);
    bind_slip(&query, batch);
    return query_run(&query, error) && record_slip(work, batch, error);
}

static bool change(struct batch_store *store, const struct batch *batch, int64_t now,
                   struct error *error)
{
    struct batch_work work;
    return batch_work_begin(&work, store, batch->id, now, error) &&
           batch_work_end(&work, update(&work, batch, error), error);
}

bool batch_store_save(struct batch_store *store, struct batch *batch, int64_t now,
                      struct error *error)
{
    if (!(batch->id ? change(store, batch, now, error) : add(store, batch, now, error)))
        return false;
    struct error unread;
    struct batch *stored = batch_store_load(store, batch->id, &unread);
    batch->slip_entry = stored ? stored->slip_entry : 0;
    batch_destroy(stored);
    return true;
}

/* --- closing --- */

static bool close_batch(struct batch_work *work, struct error *error)
{
    if (!batch_work_check_open(work, error) || !batch_check_balance(work->batch, error))
        return false;
    struct query query = query_begin(work->store->statements, CLOSE);
    query_bind_int(&query, ":id", work->batch->id);
    query_bind_int(&query, ":person", work->store->person);
    query_bind_int(&query, ":now", work->now);
    return query_run(&query, error) && batch_work_record(work, "closed", "0", "1", NULL, error);
}

bool batch_store_close_batch(struct batch_store *store, int64_t id, int64_t now,
                             struct error *error)
{
    struct batch_work work;
    return batch_work_begin(&work, store, id, now, error) &&
           batch_work_end(&work, close_batch(&work, error), error);
}

static bool reopen(struct batch_work *work, const char *why, struct error *error)
{
    if (!work->batch->closed)
        return error_set(error, ERROR_INPUT, _("Bundel %ld masih terbuka."), work->batch->number);
    if (text_is_blank(why))
        return error_set(error, ERROR_INPUT, _("Tulis alasan mengapa bundel %ld dibuka lagi."),
                         work->batch->number);
    struct query query = query_begin(work->store->statements, REOPEN);
    query_bind_int(&query, ":id", work->batch->id);
    return query_run(&query, error) && batch_work_record(work, "closed", "1", "0", why, error);
}

bool batch_store_reopen(struct batch_store *store, int64_t id, const char *why, int64_t now,
                        struct error *error)
{
    struct batch_work work;
    return batch_work_begin(&work, store, id, now, error) &&
           batch_work_end(&work, reopen(&work, why, error), error);
}
