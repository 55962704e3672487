#include "db/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

static void read_extent(sqlite3_stmt *row, struct copy_extent *extent)
{
    const void *head = sqlite3_column_blob(row, 4);
    *extent = (struct copy_extent){
        .application = sqlite3_column_int64(row, 0),
        .version = sqlite3_column_int64(row, 1),
        .sheets = sqlite3_column_int64(row, 2),
        .entries = sqlite3_column_int64(row, 3),
    };
    if (head && sqlite3_column_bytes(row, 4) == sizeof extent->head)
        memcpy(extent->head, head, sizeof extent->head);
}

int copy_measure(sqlite3 *handle, struct copy_extent *extent)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(handle,
                                  "SELECT application_id, user_version,"
                                  " (SELECT count(*) FROM sheet), entries, hash"
                                  " FROM pragma_application_id, pragma_user_version, chain",
                                  -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        read_extent(statement, extent);
    sqlite3_finalize(statement);
    if (code == SQLITE_DONE) /* no chain: somebody has removed it */
        return SQLITE_CORRUPT;
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

int copy_write(sqlite3 *handle, const char *path)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(handle, "VACUUM INTO ?1", -1, &statement, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

bool copy_is_sound(sqlite3 *handle)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(handle,
                                  "SELECT integrity_check FROM pragma_integrity_check"
                                  " WHERE integrity_check <> 'ok'"
                                  " UNION ALL SELECT \"table\" FROM pragma_foreign_key_check",
                                  -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

bool copy_has_head(sqlite3 *handle, const struct copy_extent *extent)
{
    sqlite3_stmt *statement = NULL;
    if (extent->entries == 0)
        return true;
    int code = sqlite3_prepare_v2(handle, "SELECT 1 FROM record WHERE id = ?1 AND hash = ?2", -1,
                                  &statement, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, extent->entries);
        sqlite3_bind_blob(statement, 2, extent->head, sizeof extent->head, SQLITE_STATIC);
        code = sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_ROW;
}

bool copy_is_of_another(sqlite3 *handle, const char *path)
{
    struct copy_extent extent;
    sqlite3 *other = NULL;
    bool is_read = sqlite3_open_v2(path, &other, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                   copy_measure(other, &extent) == SQLITE_OK;
    sqlite3_close(other);
    return is_read && !copy_has_head(handle, &extent);
}

bool copy_make_empty(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    return file >= 0 && close(file) == 0;
}

/* Some file systems know no sync of a folder. */
static bool sync_open(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC);
    if (file < 0)
        return false;
    bool ok = fsync(file) == 0 || errno == EINVAL;
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    return close(file) == 0 && ok;
}

bool copy_sync(const char *path)
{
    return sync_open(path, O_RDONLY);
}

bool copy_sync_folder(const char *path)
{
    return sync_open(path, O_RDONLY | O_DIRECTORY);
}
