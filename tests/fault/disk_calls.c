#include "tests/fault/disk_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* The calls of the system that db/ makes by itself, past SQLite: a test program is linked with
 * --wrap, so that they come here. */

int __real_open(const char *path, int flags, mode_t mode);
int __real_close(int file);
int __real_fsync(int file);
ssize_t __real_write(int file, const void *bytes, size_t size);
int __real_rename(const char *from, const char *to);
int __real_link(const char *from, const char *to);
int __real_unlink(const char *path);

int __wrap_open(const char *path, int flags, ...);
int __wrap___open_2(const char *path, int flags);
int __wrap_close(int file);
int __wrap_fsync(int file);
ssize_t __wrap_write(int file, const void *bytes, size_t size);
int __wrap_rename(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);
int __wrap_unlink(const char *path);

/* Which path a file was opened by, to be synced. */
static char *opened[1024];

static void remember(int file, const char *path)
{
    if (file < 0 || file >= (int)G_N_ELEMENTS(opened))
        return;
    g_free(opened[file]);
    opened[file] = g_strdup(path);
}

static bool fails(enum disk_operation operation, const char *path)
{
    switch (disk_ask(operation, path)) {
    case DISK_GOES:
        return false;
    case DISK_HAS_NO_ROOM:
        errno = ENOSPC;
        return true;
    default:
        errno = EIO;
        return true;
    }
}

static int open_file(const char *path, int flags, mode_t mode)
{
    struct disk_content *content = NULL;
    if (fails(flags & O_CREAT ? DISK_MAKE : DISK_OPEN, path))
        return -1;
    if (!(flags & O_DIRECTORY))
        content = disk_content_at(path);
    int file = __real_open(path, flags, mode);
    remember(file, path);
    if (file >= 0 && flags & O_CREAT)
        disk_note_made(path, content);
    if (file >= 0 && flags & O_TRUNC)
        disk_note_truncate(content, 0);
    return file;
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_file(path, flags, mode);
}

int __wrap___open_2(const char *path, int flags)
{
    return open_file(path, flags, 0);
}

int __wrap_close(int file)
{
    remember(file, NULL);
    return __real_close(file);
}

/* Only in turn, from the beginning of the file to its end. */
ssize_t __wrap_write(int file, const void *bytes, size_t size)
{
    struct disk_content *content =
        file < (int)G_N_ELEMENTS(opened) && opened[file] ? disk_content_at(opened[file]) : NULL;
    if (!content)
        return __real_write(file, bytes, size);
    enum disk_verdict verdict = disk_ask(DISK_WRITE, opened[file]);
    if (verdict == DISK_STORES_HALF)
        size /= 2;
    off_t at = lseek(file, 0, SEEK_CUR);
    if (verdict == DISK_GOES || verdict == DISK_STORES_HALF) {
        disk_note_write(content, bytes, size, at);
        return __real_write(file, bytes, size);
    }
    errno = verdict == DISK_HAS_NO_ROOM ? ENOSPC : EIO;
    return -1;
}

/* Nothing reaches a real disk: only what the disk of the test knows counts. */
int __wrap_fsync(int file)
{
    const char *path = opened[file];
    if (fails(DISK_SYNC, path))
        return -1;
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        disk_note_sync_folder(path);
    else
        disk_note_sync(disk_content_at(path));
    return 0;
}

int __wrap_rename(const char *from, const char *to)
{
    if (fails(DISK_NAME, to))
        return -1;
    disk_content_at(from);
    disk_content_at(to);
    int result = __real_rename(from, to);
    if (result == 0)
        disk_note_rename(from, to);
    return result;
}

int __wrap_link(const char *from, const char *to)
{
    if (fails(DISK_NAME, to))
        return -1;
    disk_content_at(from);
    int result = __real_link(from, to);
    if (result == 0)
        disk_note_link(from, to);
    return result;
}

int __wrap_unlink(const char *path)
{
    if (fails(DISK_REMOVE, path))
        return -1;
    disk_content_at(path);
    int result = __real_unlink(path);
    if (result == 0)
        disk_note_remove(path);
    return result;
}
