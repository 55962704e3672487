#include "db/record.h"

#include <string.h>

#include "db/query.h"

enum { HEAD, SET_HEAD, ADD, PERSON, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [HEAD] = "SELECT entries, hash FROM chain",
    [SET_HEAD] = "UPDATE chain SET entries = :entries, hash = :hash",
    [ADD] = "INSERT INTO record (id, at, person_id, kind, subject, field, old, new, why, before, "
            "after, hash) VALUES (:id, :at, :person, :kind, :subject, :field, :old, :new, :why, "
            ":before, :after, :hash)",
    [PERSON] = "SELECT uid FROM person WHERE id = :id",
};

static const unsigned char nothing[DIGEST_SIZE]; /* stands for a seal that is not there */

struct record {
    struct statements *statements;
    struct record_head head; /* of this transaction, once known */
    bool head_is_known;
    int64_t person; /* whose uid is below; 0: nobody's */
    unsigned char person_uid[UID_SIZE];
};

struct record *record_open(struct database *database, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    struct record *record = g_new0(struct record, 1);
    record->statements = statements;
    return record;
}

void record_close(struct record *record)
{
    if (!record)
        return;
    statements_finish(record->statements);
    g_free(record);
}

bool record_head(struct record *record, struct record_head *head, struct error *error)
{
    if (record->head_is_known) {
        *head = record->head;
        return true;
    }
    struct query query = query_begin(record->statements, HEAD);
    if (query_step(&query)) {
        head->entries = query_int(&query, 0);
        memcpy(head->hash, query_blob(&query, 1), DIGEST_SIZE);
    }
    return query_end(&query, error);
}

static bool find_person(struct record *record, int64_t person, struct error *error)
{
    if (record->person == person)
        return true;
    struct query query = query_begin(record->statements, PERSON);
    query_bind_int(&query, ":id", person);
    if (query_step(&query)) {
        memcpy(record->person_uid, query_blob(&query, 0), UID_SIZE);
        record->person = person;
    }
    return query_end(&query, error);
}

void record_hash(const struct record_entry *entry, int64_t number,
                 const unsigned char person[UID_SIZE], const unsigned char previous[DIGEST_SIZE],
                 unsigned char hash[DIGEST_SIZE])
{
    const char *const texts[] = {entry->kind, entry->field, entry->old_value, entry->new_value,
                                 entry->why};
    struct digest digest;
    digest_begin(&digest);
    digest_bytes(&digest, previous, DIGEST_SIZE);
    digest_number(&digest, number);
    digest_number(&digest, entry->at);
    digest_bytes(&digest, person, UID_SIZE);
    digest_bytes(&digest, entry->subject, UID_SIZE);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        digest_text(&digest, texts[i]);
    digest_bytes(&digest, entry->before ? entry->before : nothing, DIGEST_SIZE);
    digest_bytes(&digest, entry->after ? entry->after : nothing, DIGEST_SIZE);
    digest_end(&digest, hash);
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void bind_seal(struct query *query, const char *name, const unsigned char *seal)
{
    if (seal)
        query_bind_blob(query, name, seal, DIGEST_SIZE);
    else
        query_bind_null(query, name);
}

static bool add(struct record *record, const struct record_entry *entry, struct error *error)
{
    struct query query = query_begin(record->statements, ADD);
    query_bind_int(&query, ":id", record->head.entries);
    query_bind_int(&query, ":at", entry->at);
    query_bind_int(&query, ":person", entry->person);
    query_bind_text(&query, ":kind", entry->kind);
    query_bind_blob(&query, ":subject", entry->subject, UID_SIZE);
    query_bind_text(&query, ":field", or_empty(entry->field));
    query_bind_text(&query, ":old", or_empty(entry->old_value));
    query_bind_text(&query, ":new", or_empty(entry->new_value));
    query_bind_text(&query, ":why", or_empty(entry->why));
    bind_seal(&query, ":before", entry->before);
    bind_seal(&query, ":after", entry->after);
    query_bind_blob(&query, ":hash", record->head.hash, DIGEST_SIZE);
    return query_run(&query, error);
}

bool record_append(struct record *record, const struct record_entry *entry, struct error *error)
{
    unsigned char hash[DIGEST_SIZE];
    if (!record->head_is_known && !record_head(record, &record->head, error))
        return false;
    record->head_is_known = true;
    if (!find_person(record, entry->person, error))
        return false;
    record_hash(entry, record->head.entries + 1, record->person_uid, record->head.hash, hash);
    record->head.entries++;
    memcpy(record->head.hash, hash, DIGEST_SIZE);
    return add(record, entry, error);
}

bool record_flush(struct record *record, struct error *error)
{
    if (!record->head_is_known)
        return true;
    struct query query = query_begin(record->statements, SET_HEAD);
    query_bind_int(&query, ":entries", record->head.entries);
    query_bind_blob(&query, ":hash", record->head.hash, DIGEST_SIZE);
    record_forget(record);
    return query_run(&query, error);
}

void record_forget(struct record *record)
{
    record->head_is_known = false;
}
