#include "db/adopt.h"
#include "db/database_private.h"
#include "db/migrations.h"
#include "src/i18n.h"

/* The schema of a file, brought up to the newest. */

static int64_t newest_version(void)
{
    int64_t count = 0;
    while (migrations[count])
        count++;
    return count;
}

/* One migration, whole or not at all. */
static bool migrate_one(struct database *database, int64_t version, struct error *error)
{
    g_autofree char *mark = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                            APPLICATION_ID, (int)version + 1);
    return database_run(database, migrations[version], error) &&
           database_run(database, mark, error);
}

bool database_migrate(struct database *database, int64_t version, struct error *error)
{
    int64_t before;
    if (version == newest_version())
        return true;
    if (!database_begin(database, error))
        return false;
    /* another program may have been faster */
    bool ok = database_number(database, "PRAGMA user_version", &before, error);
    for (version = before; ok && version < newest_version(); version++)
        ok = migrate_one(database, version, error);
    if (ok && before > 0 && before < newest_version())
        ok = adopt_rows(database, error);
    return database_end(database, ok, error);
}

/* All three as of one moment: another program may be making the file just now. */
static bool read_origin(struct database *database, int64_t *application, int64_t *version,
                        int64_t *tables, struct error *error)
{
    bool ok = database_begin_reading(database, error) &&
              database_number(database, "PRAGMA application_id", application, error) &&
              database_number(database, "PRAGMA user_version", version, error) &&
              database_number(database, "SELECT count(*) FROM sqlite_schema", tables, error);
    database_rollback(database);
    return ok;
}

bool database_check_origin(struct database *database, int64_t *version, struct error *error)
{
    int64_t application, tables;
    if (!read_origin(database, &application, version, &tables, error))
        return false;
    if (application != APPLICATION_ID && (application || *version || tables))
        return error_set(error, ERROR_STORAGE,
                         _("Berkas %s adalah basis data program lain, bukan Lembar. Pilih berkas "
                           "lain dengan --db."),
                         database->path);
    if (*version > newest_version())
        return error_set(error, ERROR_STORAGE,
                         _("Basis data %s dibuat oleh Lembar yang lebih baru. Perbarui Lembar di "
                           "komputer ini; data tidak diubah."),
                         database->path);
    return true;
}
