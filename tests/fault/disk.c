#include "tests/fault/disk_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512

/* Bytes written at a place; or, without bytes, the end of the file moved there. */
struct change {
    int64_t at;
    GBytes *bytes;
};

struct disk_content {
    GByteArray *synced;
    GArray *changes; /* since then, of struct change */
};

/* A name got a content, or none. */
struct naming {
    char *path;
    struct disk_content *content;
    bool again; /* part of the one before: both survive or none */
};

static struct {
    char *folder;
    GPtrArray *contents; /* all, owned */
    GHashTable *names;   /* path to content, as the program sees it */
    GHashTable *synced_names;
    GArray *namings;    /* since then, of struct naming */
    GArray *operations; /* since disk_arm */
    enum disk_fault fault;
    long point;
    bool counts, struck, lost;
    GRand *random;
} disk;

/* --- what strikes --- */

const char *disk_fault_name(enum disk_fault fault)
{
    static const char *const names[DISK_FAULTS] = {
        "sound",   "fails once",  "gone",     "full",  "tears",
        "forgets", "loses power", "scatters", "kills",
    };
    return names[fault];
}

static bool changes_disk(enum disk_operation operation)
{
    return operation >= DISK_MAKE;
}

static bool needs_room(enum disk_operation operation)
{
    return operation == DISK_MAKE || operation == DISK_WRITE || operation == DISK_NAME;
}

static bool could_strike(enum disk_fault fault, enum disk_operation operation)
{
    switch (fault) {
    case DISK_IS_SOUND:
    case DISK_FAULTS:
        return false;
    case DISK_FAILS_ONCE:
    case DISK_IS_GONE:
    case DISK_LOSES_STICK:
        return true;
    case DISK_IS_FULL:
        return needs_room(operation);
    case DISK_TEARS:
        return operation == DISK_WRITE;
    case DISK_FORGETS:
        return operation == DISK_SYNC;
    case DISK_LOSES_POWER:
    case DISK_SCATTERS:
    case DISK_LOSES_HOST:
        return changes_disk(operation);
    }
    return false;
}

bool disk_can_strike(enum disk_fault fault, long point)
{
    return could_strike(fault, g_array_index(disk.operations, enum disk_operation, point));
}

static bool lasts(enum disk_fault fault)
{
    return fault == DISK_IS_GONE || fault == DISK_IS_FULL || fault == DISK_LOSES_STICK;
}

static bool loses_program(enum disk_fault fault)
{
    return fault >= DISK_LOSES_POWER;
}

static enum disk_verdict verdict_on(enum disk_operation operation)
{
    if (disk.fault == DISK_IS_FULL)
        return DISK_HAS_NO_ROOM;
    return operation == DISK_WRITE && disk.fault >= DISK_TEARS ? DISK_STORES_HALF : DISK_FAILS;
}

static bool is_on_stick(const char *path)
{
    g_autofree char *stick = g_build_filename(disk.folder, "stick", NULL);
    return path && g_str_has_prefix(path, stick);
}

enum disk_verdict disk_ask(enum disk_operation operation, const char *path)
{
    if (disk.lost)
        return DISK_FAILS;
    if (!disk.counts)
        return DISK_GOES;
    long point = disk_points();
    g_array_append_val(disk.operations, operation);
    bool now = point == disk.point || (point > disk.point && lasts(disk.fault));
    if (!now || !could_strike(disk.fault, operation))
        return DISK_GOES;
    if (disk.fault == DISK_LOSES_STICK && !is_on_stick(path))
        return DISK_GOES;
    disk.struck = true;
    disk.lost = loses_program(disk.fault);
    return verdict_on(operation);
}

void disk_arm(enum disk_fault fault, long point)
{
    g_array_set_size(disk.operations, 0);
    disk.fault = fault;
    disk.point = point;
    disk.struck = false;
    disk.counts = true;
}

void disk_mend(void)
{
    disk.counts = false;
}

void disk_pull_plug(void)
{
    disk.lost = true;
}

bool disk_has_struck(void)
{
    return disk.struck;
}

bool disk_lost_program(void)
{
    return disk.lost;
}

long disk_points(void)
{
    return (long)disk.operations->len;
}

void disk_random(void *bytes, size_t size)
{
    for (size_t i = 0; disk.random && i < size; i++)
        ((unsigned char *)bytes)[i] = (unsigned char)g_rand_int(disk.random);
}

/* --- contents --- */

static void clear_change(void *data)
{
    g_bytes_unref(((struct change *)data)->bytes);
}

static void clear_naming(void *data)
{
    g_free(((struct naming *)data)->path);
}

static void destroy_content(void *data)
{
    struct disk_content *content = data;
    g_byte_array_unref(content->synced);
    g_array_unref(content->changes);
    g_free(content);
}

static struct disk_content *new_content(void)
{
    struct disk_content *content = g_new0(struct disk_content, 1);
    content->synced = g_byte_array_new();
    content->changes = g_array_new(FALSE, FALSE, sizeof(struct change));
    g_array_set_clear_func(content->changes, clear_change);
    g_ptr_array_add(disk.contents, content);
    return content;
}

/* A file that was there at the beginning is known from when it is first used. */
static struct disk_content *know(const char *path)
{
    char *bytes;
    gsize size;
    struct disk_content *content = new_content();
    if (!g_file_get_contents(path, &bytes, &size, NULL))
        return content;
    g_byte_array_append(content->synced, (guint8 *)bytes, (guint)size);
    g_free(bytes);
    g_hash_table_insert(disk.names, g_strdup(path), content);
    g_hash_table_insert(disk.synced_names, g_strdup(path), content);
    return content;
}

struct disk_content *disk_content_at(const char *path)
{
    if (!disk.folder || disk.lost || !g_str_has_prefix(path, disk.folder))
        return NULL;
    struct disk_content *content = g_hash_table_lookup(disk.names, path);
    return content ? content : know(path);
}

static void change(struct disk_content *content, struct change made)
{
    g_array_append_val(content->changes, made);
}

void disk_note_write(struct disk_content *content, const void *bytes, size_t size, int64_t at)
{
    if (content)
        change(content, (struct change){at, g_bytes_new(bytes, size)});
}

void disk_note_truncate(struct disk_content *content, int64_t size)
{
    if (content)
        change(content, (struct change){size, NULL});
}

static void put(GByteArray *file, int64_t at, const guint8 *bytes, size_t size)
{
    guint before = file->len;
    if (file->len < at + size)
        g_byte_array_set_size(file, (guint)(at + size));
    if (at > before)
        memset(file->data + before, 0, at - before);
    memcpy(file->data + at, bytes, size);
}

static void cut(GByteArray *file, int64_t size)
{
    guint before = file->len;
    g_byte_array_set_size(file, (guint)size);
    if (file->len > before)
        memset(file->data + before, 0, file->len - before);
}

static void apply(GByteArray *file, const struct change *made)
{
    gsize size;
    if (!made->bytes) {
        cut(file, made->at);
        return;
    }
    const guint8 *bytes = g_bytes_get_data(made->bytes, &size);
    put(file, made->at, bytes, size);
}

/* Each sector of a write, and each move of the end, may have reached the disk or not. */
static void apply_in_part(GByteArray *file, const struct change *made)
{
    gsize size;
    if (!made->bytes) {
        if (g_rand_boolean(disk.random))
            cut(file, made->at);
        return;
    }
    const guint8 *bytes = g_bytes_get_data(made->bytes, &size);
    for (gsize from = 0, to; from < size; from = to) {
        to = MIN(size, from + SECTOR - (made->at + from) % SECTOR);
        if (g_rand_boolean(disk.random))
            put(file, made->at + (int64_t)from, bytes + from, to - from);
    }
}

void disk_note_sync(struct disk_content *content)
{
    if (!content)
        return;
    for (guint i = 0; i < content->changes->len; i++)
        apply(content->synced, &g_array_index(content->changes, struct change, i));
    g_array_set_size(content->changes, 0);
}

/* --- names --- */

static void set_name(GHashTable *names, const char *path, struct disk_content *content)
{
    if (content)
        g_hash_table_insert(names, g_strdup(path), content);
    else
        g_hash_table_remove(names, path);
}

static void name(const char *path, struct disk_content *content, bool again)
{
    struct naming made = {g_strdup(path), content, again};
    set_name(disk.names, path, content);
    g_array_append_val(disk.namings, made);
}

void disk_note_made(const char *path, struct disk_content *content)
{
    if (content && !g_hash_table_contains(disk.names, path))
        name(path, content, false);
}

static struct disk_content *known(const char *path)
{
    return disk.folder && !disk.lost ? g_hash_table_lookup(disk.names, path) : NULL;
}

void disk_note_remove(const char *path)
{
    if (known(path))
        name(path, NULL, false);
}

void disk_note_link(const char *from, const char *to)
{
    struct disk_content *content = known(from);
    if (content)
        name(to, content, false);
}

void disk_note_rename(const char *from, const char *to)
{
    struct disk_content *content = known(from);
    if (!content)
        return;
    name(to, content, false);
    name(from, NULL, true);
}

/* The first COUNT changes of names have reached the disk. */
static void settle_names(guint count)
{
    for (guint i = 0; i < count; i++) {
        const struct naming *made = &g_array_index(disk.namings, struct naming, i);
        set_name(disk.synced_names, made->path, made->content);
    }
    g_array_remove_range(disk.namings, 0, count);
}

/* The journal of a file system keeps the order of its changes: all up to now are on the disk. */
void disk_note_sync_folder(const char *folder)
{
    if (disk.folder && !disk.lost && g_str_has_prefix(folder, disk.folder))
        settle_names(disk.namings->len);
}

/* --- beginning and end --- */

void disk_begin(const char *folder)
{
    disk.folder = g_strdup(folder);
    disk.contents = g_ptr_array_new_with_free_func(destroy_content);
    disk.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    disk.synced_names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    disk.namings = g_array_new(FALSE, FALSE, sizeof(struct naming));
    g_array_set_clear_func(disk.namings, clear_naming);
    if (!disk.operations)
        disk.operations = g_array_new(FALSE, FALSE, sizeof(enum disk_operation));
    if (!disk.random)
        disk.random = g_rand_new();
    g_rand_set_seed(disk.random, 1);
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_RESET);
    disk.fault = DISK_IS_SOUND;
    disk.lost = disk.counts = disk.struck = false;
}

static void write_file(const char *path, const GByteArray *bytes)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || write(file, bytes->data, bytes->len) != (ssize_t)bytes->len || close(file) != 0)
        g_error("%s: %s", path, g_strerror(errno));
}

static void write_content(struct disk_content *content)
{
    for (guint i = 0; disk.fault == DISK_SCATTERS && i < content->changes->len; i++)
        apply_in_part(content->synced, &g_array_index(content->changes, struct change, i));
    g_array_set_size(content->changes, 0);
}

static void write_names(void)
{
    GHashTableIter each;
    void *path, *content;
    g_hash_table_iter_init(&each, disk.names);
    while (g_hash_table_iter_next(&each, &path, &content))
        if (!g_hash_table_contains(disk.synced_names, path))
            unlink(path);
    g_hash_table_iter_init(&each, disk.synced_names);
    while (g_hash_table_iter_next(&each, &path, &content)) {
        unlink(path);
        write_file(path, ((struct disk_content *)content)->synced);
    }
}

/* As many changes of names as the fault lets through, none of them half. */
static guint surviving_namings(void)
{
    guint count = 0;
    if (disk.fault == DISK_SCATTERS)
        count = (guint)g_rand_int_range(disk.random, 0, (gint32)disk.namings->len + 1);
    while (count > 0 && count < disk.namings->len &&
           g_array_index(disk.namings, struct naming, count).again)
        count++;
    return count;
}

static void cut_power(void)
{
    settle_names(surviving_namings());
    for (guint i = 0; i < disk.contents->len; i++)
        write_content(g_ptr_array_index(disk.contents, i));
    write_names();
}

void disk_end(void)
{
    bool lost = disk.lost;
    disk.lost = disk.counts = false;
    g_clear_pointer(&disk.folder, g_free);
    if (lost && disk.fault != DISK_LOSES_HOST)
        cut_power();
    g_array_unref(disk.namings);
    g_hash_table_unref(disk.names);
    g_hash_table_unref(disk.synced_names);
    g_ptr_array_unref(disk.contents);
}
