#include "db/adopt.h"

#include "db/changes.h"
#include "db/query.h"

enum { WHO_AND_WHEN, FIRST_OF_ROWS };

/* On behalf of the first person, at the time of the last entry: an update has no clock. */
#define WHO_AND_WHEN_SQL                                                                           \
    "SELECT coalesce(min(id), 0), coalesce((SELECT max(at) FROM record), 0) FROM person"

static struct statements *prepare(struct database *database, struct error *error)
{
    char *sql[FIRST_OF_ROWS + SUBJECTS];
    sql[WHO_AND_WHEN] = g_strdup(WHO_AND_WHEN_SQL);
    for (size_t i = 0; i < SUBJECTS; i++)
        sql[FIRST_OF_ROWS + i] =
            g_strdup_printf("SELECT id FROM %s WHERE NOT EXISTS (SELECT 1 FROM record "
                            "WHERE subject = %s.uid AND kind = '%s') ORDER BY id",
                            subjects[i].name, subjects[i].name, subjects[i].name);
    struct statements *statements =
        statements_prepare(database, (const char *const *)sql, G_N_ELEMENTS(sql), error);
    for (size_t i = 0; i < G_N_ELEMENTS(sql); i++)
        g_free(sql[i]);
    return statements;
}

/* Sheets and actions have had a history from the start: one without is a finding. */
static bool adopt_kind(struct statements *statements, struct changes *changes, enum subject subject,
                       const struct change *change, struct error *error)
{
    bool ok = true;
    if (subjects[subject].sealed)
        return true;
    struct query query = query_begin(statements, FIRST_OF_ROWS + (size_t)subject);
    while (ok && query_step(&query))
        ok = changes_record_new(changes, subject, query_int(&query, 0), change, error);
    return query_end(&query, error) && ok;
}

static bool adopt(struct statements *statements, struct changes *changes, struct error *error)
{
    struct change change = {.why = "pemutakhiran"};
    struct query query = query_begin(statements, WHO_AND_WHEN);
    if (query_step(&query)) {
        change.person = query_int(&query, 0);
        change.at = query_int(&query, 1);
    }
    bool ok = query_end(&query, error);
    for (int subject = 0; ok && change.person && subject < SUBJECTS; subject++)
        ok = adopt_kind(statements, changes, (enum subject)subject, &change, error);
    return ok && changes_flush(changes, error);
}

bool adopt_rows(struct database *database, struct error *error)
{
    struct statements *statements = prepare(database, error);
    struct changes *changes = statements ? changes_open(database, error) : NULL;
    bool ok = changes && adopt(statements, changes, error);
    changes_close(changes);
    statements_finish(statements);
    return ok;
}
