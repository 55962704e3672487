#include "tests/fault/disk_private.h"

#include <errno.h>
#include <sodium.h>
#include <sqlite3.h>
#include <string.h>

/* The way of SQLite to the disk: the VFS of the system with each method asking first. And keys
 * drawn by lot are the same in every run. */

struct file {
    sqlite3_file base;
    struct disk_content *content;
    const char *path; /* SQLite's own, or NULL */
    char *folder; /* to be synced with the first sync, as SQLite's own VFS does with a journal */
    sqlite3_file *real;
};

static sqlite3_vfs *system_vfs;
static sqlite3_vfs disk_vfs;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

static enum disk_verdict ask(enum disk_operation operation, sqlite3_file *file)
{
    return disk_ask(operation, ((struct file *)file)->path);
}

static struct disk_content *content_of(sqlite3_file *file)
{
    return ((struct file *)file)->content;
}

static int code_of(enum disk_verdict verdict, int failure)
{
    if (verdict == DISK_GOES)
        return SQLITE_OK;
    return verdict == DISK_HAS_NO_ROOM ? SQLITE_FULL : failure;
}

static int close_file(sqlite3_file *file)
{
    g_free(((struct file *)file)->folder);
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int read_file(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at)
{
    int code = code_of(ask(DISK_READ, file), SQLITE_IOERR_READ);
    return code ? code : real_of(file)->pMethods->xRead(real_of(file), bytes, size, at);
}

static int write_bytes(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    int code = real_of(file)->pMethods->xWrite(real_of(file), bytes, size, at);
    if (code == SQLITE_OK)
        disk_note_write(content_of(file), bytes, (size_t)size, at);
    return code;
}

static int write_file(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    enum disk_verdict verdict = ask(DISK_WRITE, file);
    int code = code_of(verdict, SQLITE_IOERR_WRITE);
    if (verdict == DISK_GOES)
        code = write_bytes(file, bytes, size, at);
    else if (verdict == DISK_STORES_HALF)
        write_bytes(file, bytes, size / 2, at);
    return code;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    int code = code_of(ask(DISK_TRUNCATE, file), SQLITE_IOERR_TRUNCATE);
    if (code == SQLITE_OK)
        code = real_of(file)->pMethods->xTruncate(real_of(file), size);
    if (code == SQLITE_OK)
        disk_note_truncate(content_of(file), size);
    return code;
}

static int sync_file(sqlite3_file *file, int flags)
{
    struct file *own = (struct file *)file;
    int code = code_of(ask(DISK_SYNC, file), SQLITE_IOERR_FSYNC);
    (void)flags;
    if (code)
        return code;
    disk_note_sync(own->content);
    if (own->folder)
        disk_note_sync_folder(own->folder);
    g_clear_pointer(&own->folder, g_free);
    return SQLITE_OK;
}

static int size_of_file(sqlite3_file *file, sqlite3_int64 *size)
{
    int code = code_of(ask(DISK_ASK, file), SQLITE_IOERR_FSTAT);
    return code ? code : real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int lock_file(sqlite3_file *file, int level)
{
    int code = code_of(ask(DISK_ASK, file), SQLITE_IOERR_LOCK);
    return code ? code : real_of(file)->pMethods->xLock(real_of(file), level);
}

static int unlock_file(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int check_reserved_lock(sqlite3_file *file, int *result)
{
    int code = code_of(ask(DISK_ASK, file), SQLITE_IOERR_CHECKRESERVEDLOCK);
    return code ? code : real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}

static int control_file(sqlite3_file *file, int operation, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    int code = code_of(ask(DISK_ASK, file), SQLITE_IOERR_SHMMAP);
    return code ? code
                : real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}

static int lock_shared(sqlite3_file *file, int offset, int count, int flags)
{
    int code = SQLITE_OK;
    if (flags & SQLITE_SHM_LOCK)
        code = code_of(ask(DISK_ASK, file), SQLITE_IOERR_SHMLOCK);
    return code ? code : real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int unmap_shared(sqlite3_file *file, int remove)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

/* Of version 2: without memory-mapped files all goes through here. */
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = size_of_file,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_shared,
    .xShmLock = lock_shared,
    .xShmBarrier = barrier,
    .xShmUnmap = unmap_shared,
};

#define JOURNALS (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *base, int flags,
                     int *out)
{
    struct file *file = (struct file *)base;
    bool makes = flags & SQLITE_OPEN_CREATE;
    (void)vfs;
    *file = (struct file){.path = name, .real = (sqlite3_file *)(file + 1)};
    int code = code_of(disk_ask(makes ? DISK_MAKE : DISK_OPEN, name), SQLITE_CANTOPEN);
    errno = code == SQLITE_FULL ? ENOSPC : EIO;
    if (code)
        return SQLITE_CANTOPEN;
    if (name)
        file->content = disk_content_at(name);
    code = system_vfs->xOpen(system_vfs, name, file->real, flags, out);
    if (code || !file->real->pMethods)
        return code;
    if (name && makes)
        disk_note_made(name, file->content);
    if (name && makes && flags & JOURNALS)
        file->folder = g_path_get_dirname(name);
    file->base.pMethods = &methods;
    return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    int code = code_of(disk_ask(DISK_REMOVE, name), SQLITE_IOERR_DELETE);
    if (code)
        return code;
    disk_content_at(name);
    code = system_vfs->xDelete(system_vfs, name, 0);
    if (code == SQLITE_OK)
        disk_note_remove(name);
    if (code == SQLITE_OK && sync) {
        g_autofree char *folder = g_path_get_dirname(name);
        disk_note_sync_folder(folder);
    }
    return code;
}

static int look_for_file(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    (void)vfs;
    int code = code_of(disk_ask(DISK_ASK, name), SQLITE_IOERR_ACCESS);
    return code ? code : system_vfs->xAccess(system_vfs, name, flags, result);
}

static int draw_random(sqlite3_vfs *vfs, int size, char *bytes)
{
    (void)vfs;
    disk_random(bytes, (size_t)size);
    return size;
}

static const char *name_of_random(void)
{
    return "disk";
}

static uint32_t draw_number(void)
{
    uint32_t number = 0;
    disk_random(&number, sizeof number);
    return number;
}

static struct randombytes_implementation random_bytes = {
    .implementation_name = name_of_random,
    .random = draw_number,
    .buf = disk_random,
};

/* --- memory of SQLite --- */

/* Past a sanitizer, which would double the time of all the openings; other tests watch SQLite's
 * memory. The size is kept before the bytes. */
void *__libc_malloc(size_t size);
void *__libc_realloc(void *bytes, size_t size);
void __libc_free(void *bytes);

#define BEFORE 16

static void *with_size(char *block, int size)
{
    if (!block)
        return NULL;
    memcpy(block, &size, sizeof size);
    return block + BEFORE;
}

static void *take_memory(int size)
{
    return with_size(__libc_malloc((size_t)size + BEFORE), size);
}

static void give_memory(void *bytes)
{
    __libc_free((char *)bytes - BEFORE);
}

static void *resize_memory(void *bytes, int size)
{
    return with_size(__libc_realloc((char *)bytes - BEFORE, (size_t)size + BEFORE), size);
}

static int size_of_memory(void *bytes)
{
    int size = 0;
    if (bytes)
        memcpy(&size, (char *)bytes - BEFORE, sizeof size);
    return size;
}

static int round_up(int size)
{
    return (size + 7) & ~7;
}

static int begin_memory(void *data)
{
    (void)data;
    return SQLITE_OK;
}

static void end_memory(void *data)
{
    (void)data;
}

static const sqlite3_mem_methods memory = {
    .xMalloc = take_memory,
    .xFree = give_memory,
    .xRealloc = resize_memory,
    .xSize = size_of_memory,
    .xRoundup = round_up,
    .xInit = begin_memory,
    .xShutdown = end_memory,
};

void disk_install(void)
{
    sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
    sqlite3_initialize();
    randombytes_set_implementation(&random_bytes);
    system_vfs = sqlite3_vfs_find(NULL);
    disk_vfs = *system_vfs;
    disk_vfs.zName = "disk";
    disk_vfs.pNext = NULL;
    disk_vfs.szOsFile = (int)sizeof(struct file) + system_vfs->szOsFile;
    disk_vfs.xOpen = open_file;
    disk_vfs.xDelete = delete_file;
    disk_vfs.xAccess = look_for_file;
    disk_vfs.xRandomness = draw_random;
    sqlite3_vfs_register(&disk_vfs, 1);
}
