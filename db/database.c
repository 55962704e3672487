#include "db/database.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/database_private.h"
#include "src/i18n.h"

#define BUSY_WAIT_MS 5000 /* nothing is said on the screen meanwhile */
#define OPEN_TRIES   3

/* Of each connection, once the file is known to be ours. */
static const char settings[] = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;"
                               "PRAGMA wal_autocheckpoint = 200; PRAGMA cache_size = -8192;"
                               "PRAGMA temp_store = FILE;";

bool database_run(struct database *database, const char *sql, struct error *error)
{
    int code = sqlite3_exec(database->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || database_error(database, code, error);
}

bool database_number(struct database *database, const char *sql, int64_t *number,
                     struct error *error)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || database_error(database, code, error);
}

static bool prepare(struct database *database, const char *sql, sqlite3_stmt **statement,
                    struct error *error)
{
    int code =
        sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    return code == SQLITE_OK || database_error(database, code, error);
}

/* Two programs that turn a new file to WAL at once would wait for each other for ever: SQLite
 * refuses one of them without a wait, and that one tries again. */
static bool use_wal(struct database *database, struct error *error)
{
    int code;
    gint64 end = g_get_monotonic_time() + BUSY_WAIT_MS * 1000L;
    do {
        code = sqlite3_exec(database->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if ((code & 0xff) == SQLITE_BUSY)
            g_usleep(10000);
    } while ((code & 0xff) == SQLITE_BUSY && g_get_monotonic_time() < end);
    return code == SQLITE_OK || database_error(database, code, error);
}

/* A file that is refused stays as it is: closing it moves nothing of its WAL into it. */
static void keep_as_it_is(const struct database *database, bool keep)
{
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep, NULL);
}

static bool set_up(struct database *database, struct error *error)
{
    int64_t version;
    keep_as_it_is(database, true);
    sqlite3_busy_timeout(database->handle, BUSY_WAIT_MS);
    sqlite3_extended_result_codes(database->handle, 1);
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (!database_check_origin(database, &version, error) || !database_check_there(database, error))
        return false;
    keep_as_it_is(database, false);
    return use_wal(database, error) && database_run(database, settings, error) &&
           prepare(database, "BEGIN IMMEDIATE", &database->begin, error) &&
           prepare(database, "COMMIT", &database->commit, error) &&
           prepare(database, "PRAGMA data_version", &database->version, error) &&
           database_migrate(database, version, error);
}

/* Personal data: the folder is for its owner alone, the file too. */
static bool make_file(const char *path, struct error *error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) != 0)
        return error_set(error, ERROR_STORAGE, _("Folder %s tidak dapat dibuat: %s."), folder,
                         g_strerror(errno));
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return error_set(error, ERROR_STORAGE, _("Berkas %s tidak dapat dibuat: %s."), path,
                         g_strerror(errno));
    close(file);
    return true;
}

static bool says_missing(int reason)
{
    return reason == ENOENT || reason == ENOTDIR;
}

bool database_is_missing(const char *path)
{
    struct stat status;
    return stat(path, &status) != 0 && says_missing(errno);
}

static bool refuse_unseen(const char *path, int reason, struct error *error)
{
    if (reason == EACCES)
        return error_set(error, ERROR_STORAGE,
                         _("Tidak ada izin untuk membuka folder basis data %s. Minta izin folder "
                           "itu, atau pilih berkas lain dengan --db."),
                         path);
    return error_set(error, ERROR_STORAGE,
                     _("Basis data %s tidak dapat dibuka. Periksa nama dan izin foldernya."), path);
}

/* SQLite would take the log of a file that has gone away for rubbish, and remove it. */
static bool check_no_log(const char *path, struct error *error)
{
    struct stat status;
    g_autofree char *log = g_strconcat(path, "-wal", NULL);
    return stat(log, &status) != 0 || status.st_size == 0 ||
           error_set(error, ERROR_STORAGE,
                     _("Basis data %s tidak ada, tetapi %s, isinya yang terakhir, masih ada. "
                       "Kembalikan berkas basis datanya, atau pindahkan berkas itu."),
                     path, log);
}

static bool find_file(const char *path, enum database_mode mode, struct error *error)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (!exists && !says_missing(errno))
        return refuse_unseen(path, errno, error);
    if (exists && !S_ISREG(status.st_mode))
        return error_set(error, ERROR_STORAGE, _("%s bukan berkas. Pilih berkas lain dengan --db."),
                         path);
    if (exists)
        return (status.st_size > 0 || check_no_log(path, error)) &&
               database_close_file(path, &status, error);
    if (mode == DATABASE_CREATE)
        return check_no_log(path, error) && make_file(path, error);
    return error_set(error, ERROR_STORAGE,
                     _("Basis data %s belum ada. Buat dengan `lembar init`, atau pilih berkas lain "
                       "dengan --db."),
                     path);
}

/* Without effect once SQLite is in use. */
static void configure_sqlite(void)
{
    /* The program has one thread, and asks nobody how much memory SQLite has. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    /* What a statement may have to take back stays in memory: as a file it would be written to by
     * each row of an import, since the triggers may refuse any. */
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
}

static bool has_moved(const struct database *database)
{
    int moved = 0;
    sqlite3_file_control(database->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved;
}

/* NULL on trouble; *MOVED tells whether that is since another file has taken its place meanwhile.
 */
static struct database *open_once(const char *path, enum database_mode mode, bool *moved,
                                  struct error *error)
{
    *moved = false;
    if (!find_file(path, mode, error))
        return NULL;
    struct database *database = g_new0(struct database, 1);
    database->path = g_strdup(path);
    int code =
        sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    bool ok = code == SQLITE_OK || database_error(database, code, error);
    if (ok && sqlite3_db_readonly(database->handle, "main") == 1)
        ok = database_error(database, SQLITE_READONLY, error);
    if (ok && set_up(database, error))
        return database;
    *moved = has_moved(database);
    database_close(database);
    return NULL;
}

/* Who has waited for a restore opens what was restored. */
struct database *database_open(const char *path, enum database_mode mode, struct error *error)
{
    bool moved = true;
    struct database *database = NULL;
    configure_sqlite();
    for (int tries = 0; !database && moved && tries < OPEN_TRIES; tries++)
        database = open_once(path, mode, &moved, error);
    return database;
}

void database_close(struct database *database)
{
    if (!database)
        return;
    sqlite3_finalize(database->begin);
    sqlite3_finalize(database->commit);
    sqlite3_finalize(database->version);
    int code = sqlite3_close(database->handle);
    g_assert(code == SQLITE_OK); /* BUSY: a store was left open */
    g_free(database->path);
    g_free(database);
}

const char *database_path(const struct database *database)
{
    return database->path;
}

bool database_is_same_file(const char *path, const char *other)
{
    struct stat one, two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

bool database_owns(const struct database *database, const char *path)
{
    for (size_t i = 0; i < DATABASE_FILES; i++) {
        g_autofree char *file = g_strconcat(database->path, database_endings[i], NULL);
        if (database_is_same_file(path, file))
            return true;
    }
    return false;
}

static bool run_prepared(struct database *database, sqlite3_stmt *statement, struct error *error)
{
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || database_error(database, code, error);
}

bool database_begin(struct database *database, struct error *error)
{
    return run_prepared(database, database->begin, error);
}

bool database_check_there(const struct database *database, struct error *error)
{
    return !has_moved(database) ||
           error_set(error, ERROR_STORAGE,
                     _("Berkas basis data %s dihapus atau diganti; tidak ada yang "
                       "disimpan. Kembalikan berkasnya, lalu buka lagi Lembar."),
                     database->path);
}

void database_rest_triggers(struct database *database, bool rest)
{
    int on;
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, -1, &on);
    if (on == rest) /* a change makes every statement be prepared anew */
        sqlite3_db_config(database->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, !rest, NULL);
}

void database_rollback(struct database *database)
{
    if (!sqlite3_get_autocommit(database->handle))
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
    database_rest_triggers(database, false);
}

bool database_end(struct database *database, bool ok, struct error *error)
{
    ok = ok && database_check_there(database, error) &&
         run_prepared(database, database->commit, error);
    if (!ok)
        database_rollback(database);
    return ok;
}

bool database_begin_own(struct database *database, bool *own, struct error *error)
{
    *own = sqlite3_get_autocommit(database->handle);
    return !*own || database_begin(database, error);
}

bool database_end_own(struct database *database, bool own, bool ok, struct error *error)
{
    return own ? database_end(database, ok, error) : ok;
}

bool database_begin_reading(struct database *database, struct error *error)
{
    return database_run(database, "BEGIN", error);
}

void database_empty_log(struct database *database)
{
    sqlite3_wal_checkpoint_v2(database->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

/* A sentence made of FORMAT for each row of a check, with its first column in it. */
static bool collect(struct database *database, const char *sql, const char *format,
                    GPtrArray *findings, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            g_ptr_array_add(
                findings, g_strdup_printf(format, (const char *)sqlite3_column_text(statement, 0)));
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE || database_error(database, code, error);
}

bool database_check(struct database *database, GPtrArray *findings, struct error *error)
{
    return collect(database,
                   "SELECT integrity_check FROM pragma_integrity_check "
                   "WHERE integrity_check <> 'ok'",
                   _("Berkas basis data rusak: %s."), findings, error) &&
           collect(database, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check",
                   _("Rujukan di tabel %s tidak menuju apa pun."), findings, error) &&
           collect(database,
                   "SELECT plan FROM action WHERE filled <> (trim(owner) <> '') "
                   "+ 2 * (trim(realisation, ' ' || char(10)) <> '') + 4 * (trim(evidence) <> '')",
                   _("Tanda isian tindak lanjut \"%s\" tidak sesuai dengan isinya."), findings,
                   error);
}

#define STEPS_BETWEEN 4000 /* of SQLite's machine: well under a millisecond */

static int must_stop(void *progress)
{
    return !progress_look(progress);
}

void database_watch_handle(sqlite3 *handle, struct progress *progress)
{
    sqlite3_progress_handler(handle, progress ? STEPS_BETWEEN : 0, must_stop, progress);
}

void database_watch(struct database *database, struct progress *progress)
{
    database->progress = progress;
    database_watch_handle(database->handle, progress);
}

struct progress *database_progress(const struct database *database)
{
    return database->progress;
}

int64_t database_version(struct database *database)
{
    int64_t version = 0;
    if (sqlite3_step(database->version) == SQLITE_ROW)
        version = sqlite3_column_int64(database->version, 0);
    sqlite3_reset(database->version);
    return version;
}

int64_t database_changes(struct database *database)
{
    return sqlite3_total_changes64(database->handle);
}
