#include "db/changes.h"

#include <string.h>

#include "db/query.h"

/* Two statements for each subject. */
#define CONTENT(subject)  ((size_t)(subject))
#define SET_SEAL(subject) ((size_t)(subject) + SUBJECTS)
#define STATEMENT_COUNT   ((size_t)2 * SUBJECTS)

struct changes {
    struct statements *statements;
    struct record *record;
};

static char *seal_statement(const struct subject_kind *kind)
{
    return kind->sealed ? g_strdup_printf("UPDATE %s SET seal = :seal WHERE id = :id", kind->name)
                        : g_strdup("SELECT 1");
}

static struct statements *prepare(struct database *database, struct error *error)
{
    char *sql[STATEMENT_COUNT];
    for (size_t i = 0; i < SUBJECTS; i++) {
        sql[CONTENT(i)] = g_strdup_printf("SELECT uid, %s FROM %s WHERE id = :id",
                                          subjects[i].content, subjects[i].name);
        sql[SET_SEAL(i)] = seal_statement(&subjects[i]);
    }
    struct statements *statements =
        statements_prepare(database, (const char *const *)sql, STATEMENT_COUNT, error);
    for (size_t i = 0; i < STATEMENT_COUNT; i++)
        g_free(sql[i]);
    return statements;
}

struct changes *changes_open(struct database *database, struct error *error)
{
    struct record *record = record_open(database, error);
    struct statements *statements = record ? prepare(database, error) : NULL;
    if (!statements) {
        record_close(record);
        return NULL;
    }
    struct changes *changes = g_new0(struct changes, 1);
    *changes = (struct changes){statements, record};
    return changes;
}

void changes_close(struct changes *changes)
{
    if (!changes)
        return;
    record_close(changes->record);
    statements_finish(changes->statements);
    g_free(changes);
}

struct record *changes_record_itself(struct changes *changes)
{
    return changes->record;
}

bool changes_look(struct changes *changes, enum subject subject, int64_t id, struct kept_row *row,
                  bool *found, struct error *error)
{
    struct query query = query_begin(changes->statements, CONTENT(subject));
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
    struct query query = query_begin(changes->statements, SET_SEAL(row->subject));
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
