#include "db/walk.h"

#include "db/database_private.h"
#include "db/query.h"

/* How far it is to go is only shown: where that cannot be told, it goes there all the same. */
static int64_t count_sheets(struct database *database, int64_t survey)
{
    static const char *const sql[] = {
        "SELECT coalesce(sum(keyed), 0) FROM sheet_count WHERE survey_id = :survey"};
    struct error ignored;
    struct statements *statements = statements_prepare(database, sql, 1, &ignored);
    if (!statements)
        return 0;
    struct query query = query_begin(statements, 0);
    query_bind_int(&query, ":survey", survey);
    int64_t count = query_step(&query) ? query_int(&query, 0) : 0;
    query_end(&query, &ignored);
    statements_finish(statements);
    return count;
}

void walk_begin(struct database *database, int64_t survey, const char *work)
{
    if (database->progress)
        progress_begin(database->progress, work, count_sheets(database, survey));
}
