#ifndef LEMBAR_DB_DATABASE_PRIVATE_H
#define LEMBAR_DB_DATABASE_PRIVATE_H

#include <sqlite3.h>
#include <sys/stat.h>

#include "db/database.h"

/* What the files share that speak with SQLite themselves. */

#define APPLICATION_ID 0x4C6D6272 /* "Lmbr" */

struct database {
    sqlite3 *handle;
    char *path;
    sqlite3_stmt *begin, *commit, *version;
    struct progress *progress; /* database_watch */
};

/* The names of the file and of those beside it, by what follows its own. */
#define DATABASE_FILES 5
extern const char *const database_endings[DATABASE_FILES];

/* --- database.c --- */

/* Runs SQL, one statement or several, that gives no rows. */
bool database_run(struct database *database, const char *sql, struct error *error);

/* The only number that SQL gives. */
bool database_number(struct database *database, const char *sql, int64_t *number,
                     struct error *error);

/* --- database_owner.c --- */

/* As database_open tells; STATUS is the file's. */
bool database_close_file(const char *path, const struct stat *status, struct error *error);

/* --- database_migrate.c --- */

/* Refuses what is not Lembar's own, or newer than this program; an empty file is a new one.
 * Sets *VERSION, of its schema. */
bool database_check_origin(struct database *database, int64_t *version, struct error *error);

/* Brings the schema from VERSION to the newest, in one transaction. */
bool database_migrate(struct database *database, int64_t version, struct error *error);

/* --- database_error.c --- */

/* What HANDLE, another connection, does is watched as by database_watch; NULL: nobody does. */
void database_watch_handle(sqlite3 *handle, struct progress *progress);

/* A sentence for SQLite's answer CODE; returns false. */
bool database_error(const struct database *database, int code, struct error *error);

#endif
