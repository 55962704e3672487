#include "db/database.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/adopt.h"
#include "db/database_private.h"
#include "db/migrations.h"
#include "src/i18n.h"

#define BUSY_WAIT_MS 5000 /* nothing is said on the screen meanwhile */

/* What the triggers of the schema refuse, by the words they raise. */
static const struct {
    const char *raised, *sentence;
} refusals[] = {
    {"survey is locked", N_("Survei ini sudah dikunci, datanya tidak dapat diubah. Penyelia dapat "
                            "membuka kuncinya dengan alasan.")},
    {"the batch is closed", N_("Bundel itu sudah ditutup dan tidak dapat diubah. Penyelia dapat "
                               "membukanya dengan alasan.")},
    {"statement is final", N_("Pernyataan yang sudah ditandatangani tidak dapat diubah.")},
};

static const char *find_refusal(const struct database *database)
{
    const char *raised = database->handle ? sqlite3_errmsg(database->handle) : "";
    for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++)
        if (strcmp(raised, refusals[i].raised) == 0)
            return _(refusals[i].sentence);
    return NULL;
}

/* Where no file can be made for want of room, SQLite says only that it cannot be opened. */
static int reason_of(const struct database *database, int code)
{
    bool full =
        (code & 0xff) == SQLITE_CANTOPEN && sqlite3_system_errno(database->handle) == ENOSPC;
    return full ? SQLITE_FULL : code & 0xff;
}

bool database_error(const struct database *database, int code, struct error *error)
{
    const char *path = database->path;
    const char *refusal = (code & 0xff) == SQLITE_CONSTRAINT ? find_refusal(database) : NULL;
    if (refusal)
        return error_set(error, ERROR_INPUT, "%s", refusal);
    switch (reason_of(database, code)) {
    case SQLITE_FULL:
        return error_set(
            error, ERROR_STORAGE,
            _("Penyimpanan penuh: tidak ada yang diubah. Kosongkan ruang, lalu ulangi."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return error_set(error, ERROR_STORAGE,
                         _("Basis data %s hanya dapat dibaca. Minta izin tulis atau salin ke "
                           "folder Anda."),
                         path);
    case SQLITE_IOERR:
        return error_set(error, ERROR_STORAGE,
                         _("Penyimpanan penuh atau rusak: basis data %s tidak dapat dibaca atau "
                           "ditulis. Kosongkan ruang atau periksa cakram, lalu ulangi."),
                         path);
    case SQLITE_ERROR: /* our own statements are right: the schema is not ours any more */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return error_set(error, ERROR_STORAGE,
                         _("Basis data %s rusak atau bukan berkas Lembar; tidak ada yang diubah. "
                           "Pakai salinan cadangannya; hapus dulu berkas lama bersama berkas -wal "
                           "dan -shm di sampingnya."),
                         path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ERROR_STORAGE,
                         _("Basis data %s sedang dipakai program lain. Coba lagi sebentar."), path);
    case SQLITE_CANTOPEN:
        return error_set(error, ERROR_STORAGE,
                         _("Basis data %s tidak dapat dibuka. Periksa nama dan izin foldernya."),
                         path);
    default:
        return error_set(error, ERROR_STORAGE, _("Basis data %s tidak dapat dipakai: %s."), path,
                         database->handle ? sqlite3_errmsg(database->handle)
                                          : sqlite3_errstr(code));
    }
}

static bool run(struct database *database, const char *sql, struct error *error)
{
    int code = sqlite3_exec(database->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || database_error(database, code, error);
}

static bool pragma_number(struct database *database, const char *sql, int64_t *number,
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
    return run(database, migrations[version], error) && run(database, mark, error);
}

static bool migrate(struct database *database, struct error *error)
{
    int64_t before, version;
    bool ok = run(database, "BEGIN IMMEDIATE", error);
    if (!ok)
        return false;
    ok = pragma_number(database, "PRAGMA user_version", &before, error);
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
              pragma_number(database, "PRAGMA application_id", application, error) &&
              pragma_number(database, "PRAGMA user_version", version, error) &&
              pragma_number(database, "SELECT count(*) FROM sqlite_schema", tables, error);
    database_rollback(database);
    return ok;
}

/* Lembar's own file, not a newer one; an empty file is a new one. */
static bool check_origin(struct database *database, int64_t *version, struct error *error)
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
    if (!check_origin(database, &version, error))
        return false;
    keep_as_it_is(database, false);
    if (!use_wal(database, error) ||
        !run(
            database,
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
            "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;"
            "PRAGMA wal_autocheckpoint = 200; PRAGMA cache_size = -8192; PRAGMA temp_store = FILE;",
            error))
        return false;
    if (version < newest_version() && !migrate(database, error))
        return false;
    return prepare(database, "BEGIN IMMEDIATE", &database->begin, error) &&
           prepare(database, "COMMIT", &database->commit, error) &&
           prepare(database, "PRAGMA data_version", &database->version, error);
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
        return database_close_file(path, &status, error);
    if (mode == DATABASE_CREATE)
        return make_file(path, error);
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

struct database *database_open(const char *path, enum database_mode mode, struct error *error)
{
    configure_sqlite();
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
    database_close(database);
    return NULL;
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

bool database_owns(const struct database *database, const char *path)
{
    struct stat wanted, own;
    if (stat(path, &wanted) != 0)
        return false;
    for (size_t i = 0; i < DATABASE_FILES; i++) {
        g_autofree char *file = g_strconcat(database->path, database_endings[i], NULL);
        if (stat(file, &own) == 0 && own.st_dev == wanted.st_dev && own.st_ino == wanted.st_ino)
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
    int moved = 0;
    sqlite3_file_control(database->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return !moved || error_set(error, ERROR_STORAGE,
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

bool database_commit(struct database *database, struct error *error)
{
    return database_check_there(database, error) && run_prepared(database, database->commit, error);
}

void database_rollback(struct database *database)
{
    if (!sqlite3_get_autocommit(database->handle))
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
    database_rest_triggers(database, false);
}

bool database_end(struct database *database, bool ok, struct error *error)
{
    if (ok)
        ok = database_check_there(database, error);
    if (ok) {
        int code = sqlite3_exec(database->handle, "COMMIT", NULL, NULL, NULL);
        ok = code == SQLITE_OK || database_error(database, code, error);
    }
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
    return run(database, "BEGIN", error);
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
                   _("Rujukan di tabel %s tidak menuju apa pun."), findings, error);
}

#define STEPS_BETWEEN 4000 /* of SQLite's machine: well under a millisecond */

static int ask_to_stop(void *must_stop)
{
    bool (*asked)(void) = *(bool (**)(void))must_stop;
    return asked();
}

void database_stop_when(struct database *database, bool (*must_stop)(void))
{
    database->must_stop = must_stop;
    sqlite3_progress_handler(database->handle, must_stop ? STEPS_BETWEEN : 0, ask_to_stop,
                             &database->must_stop);
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

static void make_random_uid(int64_t now, unsigned char uid[UID_SIZE])
{
    ssize_t got = getrandom(uid + 6, UID_SIZE - 6, 0);
    g_assert(got == UID_SIZE - 6);
    for (int i = 0; i < 6; i++)
        uid[i] = (unsigned char)(now >> (8 * (5 - i)));
    uid[6] = (unsigned char)(0x70 | (uid[6] & 0x0f)); /* version 7 */
    uid[8] = (unsigned char)(0x80 | (uid[8] & 0x3f)); /* variant */
}

/* Within a millisecond the random part is counted up (RFC 9562, 6.2, method 2): many at once stay
 * in order, and the index over them is only added to at its end. */
void database_new_uid(int64_t now, unsigned char uid[UID_SIZE])
{
    static int64_t last_time = -1;
    static unsigned char last[UID_SIZE];
    int at = UID_SIZE - 1;
    if (now != last_time)
        make_random_uid(now, last);
    else
        while (at > 8 && ++last[at] == 0)
            at--;
    last_time = now;
    memcpy(uid, last, UID_SIZE);
}

void database_uid_text(const unsigned char *uid, char text[UID_TEXT_SIZE])
{
    char *at = text;
    for (int i = 0; uid && i < UID_SIZE; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = '-';
        at += snprintf(at, 3, "%02x", uid[i]);
    }
    *at = '\0';
}
