#ifndef LEMBAR_TESTS_E2E_SQL_STEPS_H
#define LEMBAR_TESTS_E2E_SQL_STEPS_H

#include "tests/e2e/desk_steps.h"

#include <sqlite3.h>

/* What a test must put into the database, or read from it, that no screen or command shows. */

static inline sqlite3 *open_sql(void)
{
    sqlite3 *raw;
    g_autofree char *path = desk_database(home);
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    sqlite3_busy_timeout(raw, 5000);
    return raw;
}

static inline void run_sql(const char *sql)
{
    sqlite3 *raw = open_sql();
    char *message = NULL;
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
}

/* The only text that SQL reads; the caller frees it. */
static inline char *read_sql(const char *sql)
{
    sqlite3 *raw = open_sql();
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(raw, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    char *text = g_strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
    return text;
}

#endif
