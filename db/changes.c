#include "db/changes.h"

#include <string.h>

#include "db/query.h"

enum { CONTENT, SET_SEAL, STATEMENTS };

/* The statements on a subject are prepared when it is first spoken of: most stores change one kind
 * of row, and all of them are open at once. audit_verify prepares what all rows say. */
struct changes {
    struct database *database;
    struct statements *of[SUBJECTS];
    struct record *record;
};

static bool prepare(struct changes *changes, enum subject subject, struct error *error)
{
    const struct subject_kind *kind = &subjects[subject];
    if (changes->of[subject])
        return true;
    g_autofree char *content =
        g_strdup_printf("SELECT uid, %s FROM %s WHERE id = :id", kind->content, kind->name);
    g_autofree char *seal =
        g_strdup_printf("UPDATE %s SET seal = :seal WHERE id = :id", kind->name);
    const char *const sql[STATEMENTS] = {content, seal};
    size_t count = kind->sealed ? STATEMENTS : SET_SEAL;
    changes->of[subject] = statements_prepare(changes->database, sql, count, error);
    return changes->of[subject] != NULL;
}

struct changes *changes_open(struct database *database, struct error *error)
{
    struct record *record = record_open(database, error);
    if (!record)
        return NULL;
    struct changes *changes = g_new0(struct changes, 1);
    *changes = (struct changes){.database = database, .record = record};
    return changes;
}

void changes_close(struct changes *changes)
{
    if (!changes)
        return;
    record_close(changes->record);
    for (size_t i = 0; i < SUBJECTS; i++)
        statements_finish(changes->of[i]);
    g_free(changes);
}

struct record *changes_record_itself(struct changes *changes)
{
    return changes->record;
}

bool changes_look(struct changes *changes, enum subject subject, int64_t id, struct kept_row *row,
                  bool *found, struct error *error)
{
    *found = false;
    if (!prepare(changes, subject, error))
        return false;
    struct query query = query_begin(changes->of[subject], CONTENT);
    query_bind_int(&query, ":id", id);
    *row = (struct kept_row){.subject = subject, .id = id};
    *found = query_step(&query);
    if (*found) {
        const void *uid = query_blob_of(&query, 0, UID_SIZE);
        memcpy(row->uid, uid ? uid : "0123456789abcdef", UID_SIZE);
        digest_of_text(query_raw_text(&query, 1), row->seal);
    }
    return query_end(&query, error);
}

static bool set_seal(struct changes *changes, const struct kept_row *row, struct error *error)
{
    if (!subjects[row->subject].sealed)
        return true;
    struct query query = query_begin(changes->of[row->subject], SET_SEAL);
    query_bind_int(&query, ":id", row->id);
    query_bind_blob(&query, ":seal", row->seal, DIGEST_SIZE);
    return query_run(&query, error);
}

static bool append(struct changes *changes, const struct kept_row *row, const struct change *change,
                   const unsigned char *before, const unsigned char *after, struct error *error)
{
    struct record_entry entry = {
        .at = change->at,
        .person = change->person,
        .kind = subjects[row->subject].name,
        .subject = row->uid,
        .field = change->field,
        .old_value = change->old_value,
        .new_value = change->new_value,
        .why = change->why,
        .before = before,
        .after = after,
    };
    return record_append(changes->record, &entry, error);
}

bool changes_record(struct changes *changes, struct kept_row *row, const struct change *change,
                    struct error *error)
{
    bool found;
    struct kept_row before = *row;
    return changes_look(changes, row->subject, row->id, row, &found, error) &&
           set_seal(changes, row, error) &&
           append(changes, row, change, before.seal, row->seal, error);
}

bool changes_record_new(struct changes *changes, enum subject subject, int64_t id,
                        const struct change *change, struct error *error)
{
    bool found;
    struct kept_row row;
    return changes_look(changes, subject, id, &row, &found, error) &&
           set_seal(changes, &row, error) && append(changes, &row, change, NULL, row.seal, error);
}

bool changes_record_removed(struct changes *changes, const struct kept_row *row,
                            const struct change *change, struct error *error)
{
    struct change removed = *change;
    removed.field = "removed";
    return append(changes, row, &removed, row->seal, NULL, error);
}

bool changes_flush(struct changes *changes, struct error *error)
{
    return record_flush(changes->record, error);
}

void changes_forget(struct changes *changes)
{
    record_forget(changes->record);
}
