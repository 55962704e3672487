#include "db/evidence.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/copy.h"
#include "src/i18n.h"

#define PART "part-"

enum { CHUNK = 65536, FOLDER_MODE = 0700, FILE_MODE = 0600, PART_SECONDS = 24 * 60 * 60 };

static char *folder_of(const char *database_path)
{
    return g_strconcat(database_path, ".evidence", NULL);
}

static char *name_of(const unsigned char digest[DIGEST_SIZE])
{
    GString *name = g_string_new(NULL);
    for (int i = 0; i < DIGEST_SIZE; i++)
        g_string_append_printf(name, "%02x", digest[i]);
    return g_string_free(name, FALSE);
}

char *evidence_path(const char *database_path, const unsigned char digest[DIGEST_SIZE])
{
    g_autofree char *folder = folder_of(database_path);
    g_autofree char *name = name_of(digest);
    return g_build_filename(folder, name, NULL);
}

/* Names may hold any bytes: they are told as far as they can be shown. */
static bool refuse(struct error *error, const char *format, const char *path)
{
    g_autofree char *shown = g_filename_display_name(path);
    g_strdelimit(shown, "\n\t\r\033", '?');
    return error_set(error, ERROR_INPUT, format, shown, g_strerror(errno));
}

/* Never waits for a pipe or a device: only a plain file is opened. */
static int open_source(const char *source, int64_t limit, struct error *error)
{
    struct stat status;
    int file = open(source, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0) {
        refuse(error, _("Berkas \"%s\" tidak dapat dibaca: %s."), source);
        return -1;
    }
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        refuse(error, _("\"%s\" bukan berkas biasa; pilih sebuah berkas."), source);
    } else if (status.st_size > limit) {
        g_autofree char *shown = g_filename_display_basename(source);
        error_set(error, ERROR_INPUT,
                  _("Berkas \"%s\" berukuran %.1f MB, paling besar %.1f MB; kecilkan dulu."), shown,
                  (double)status.st_size / 1e6, (double)limit / 1e6);
    } else {
        return file;
    }
    close(file);
    return -1;
}

static bool write_whole(int file, const unsigned char *bytes, ssize_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, (size_t)size);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            size -= written;
        }
    }
    return true;
}

/* Reads FILE to its end, beyond LIMIT, or until it is stopped; what is read goes to COPY unless
 * that is -1. */
static bool digest_file(int file, int copy, int64_t limit, struct progress *progress,
                        unsigned char digest[DIGEST_SIZE], int64_t *size)
{
    unsigned char chunk[CHUNK];
    struct sha256_ctx context;
    ssize_t got;
    sha256_init(&context);
    *size = 0;
    while ((got = read(file, chunk, sizeof chunk)) != 0 && *size <= limit) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || !progress_look(progress) || (copy >= 0 && !write_whole(copy, chunk, got)))
            return false;
        sha256_update(&context, (size_t)got, chunk);
        *size += got;
    }
    sha256_digest(&context, DIGEST_SIZE, digest);
    return true;
}

/* A file on its way into the folder of a database. */
struct copying {
    const char *folder;
    int64_t limit;             /* bytes */
    const char *name;          /* the digest that it must have, in hexadecimal, or NULL */
    struct progress *progress; /* may stop it, or NULL */
    bool differs;              /* becomes: it has another digest */
};

static bool refuse_copy(const char *folder, struct error *error)
{
    return refuse(error, _("Salinan bukti tidak dapat disimpan di %s: %s."), folder);
}

static bool check_copy(struct copying *copying, const unsigned char digest[DIGEST_SIZE],
                       int64_t size, struct error *error)
{
    g_autofree char *name = name_of(digest);
    copying->differs = copying->name && strcmp(name, copying->name) != 0;
    if (copying->differs)
        return error_set(error, ERROR_INPUT,
                         _("Berkas bukti %s rusak, jadi tidak disalin. Lampirkan lagi berkas "
                           "aslinya; `lembar check` menyebut namanya."),
                         copying->name);
    return size <= copying->limit ||
           error_set(error, ERROR_INPUT, _("Berkas itu bertambah selagi disalin; ulangi."));
}

static bool write_part(struct copying *copying, int source, int part,
                       unsigned char digest[DIGEST_SIZE], int64_t *size, struct error *error)
{
    bool ok = digest_file(source, part, copying->limit, copying->progress, digest, size) &&
              fsync(part) == 0;
    ok = close(part) == 0 && ok;
    if (progress_is_stopped(copying->progress))
        return progress_refuse(error);
    return ok ? check_copy(copying, digest, *size, error) : refuse_copy(copying->folder, error);
}

/* What a kill or a power cut has left unfinished, not what another program is writing. */
static void remove_old_parts(const char *folder)
{
    struct stat status;
    gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    for (const char *name; files && (name = g_dir_read_name(files));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_prefix(name, PART) && lstat(path, &status) == 0 && S_ISREG(status.st_mode) &&
            now - status.st_mtime > PART_SECONDS)
            unlink(path);
    }
}

/* The whole copy, synced, under a name that it has until it is put; NULL on trouble. The caller
 * frees it. */
static char *make_part(struct copying *copying, const char *source,
                       unsigned char digest[DIGEST_SIZE], int64_t *size, struct error *error)
{
    int file = open_source(source, copying->limit, error);
    if (file < 0)
        return NULL;
    g_autofree char *path = g_build_filename(copying->folder, PART "XXXXXX", NULL);
    int part = mkdir(copying->folder, FOLDER_MODE) == 0 || errno == EEXIST
                   ? g_mkstemp_full(path, O_RDWR | O_CLOEXEC, FILE_MODE)
                   : -1;
    bool ok = part >= 0 ? write_part(copying, file, part, digest, size, error)
                        : refuse_copy(copying->folder, error);
    if (!ok && part >= 0)
        unlink(path);
    close(file);
    return ok ? g_steal_pointer(&path) : NULL;
}

static bool put_part(const char *folder, const char *part, const char *name, struct error *error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (rename(part, path) == 0)
        return true;
    refuse_copy(folder, error);
    unlink(part);
    return false;
}

static bool sync_folder(const char *folder, struct error *error)
{
    return copy_sync_folder(folder) || refuse_copy(folder, error);
}

bool evidence_keep(const char *database_path, const char *source, int64_t limit,
                   unsigned char digest[DIGEST_SIZE], int64_t *size, struct error *error)
{
    g_autofree char *folder = folder_of(database_path);
    struct copying copying = {.folder = folder, .limit = limit};
    remove_old_parts(folder);
    g_autofree char *part = make_part(&copying, source, digest, size, error);
    g_autofree char *name = part ? name_of(digest) : NULL;
    return part && put_part(folder, part, name, error) && sync_folder(folder, error);
}

enum evidence_state evidence_look(const char *database_path,
                                  const unsigned char digest[DIGEST_SIZE], int64_t size)
{
    unsigned char found[DIGEST_SIZE];
    int64_t found_size;
    struct stat status;
    g_autofree char *path = evidence_path(database_path, digest);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return EVIDENCE_MISSING;
    bool same = fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == size &&
                digest_file(file, -1, size, NULL, found, &found_size) &&
                memcmp(found, digest, DIGEST_SIZE) == 0;
    close(file);
    return same ? EVIDENCE_THERE : EVIDENCE_CHANGED;
}

/* --- from one database to another --- */

static bool is_digest(const char *name)
{
    return strlen(name) == (size_t)2 * DIGEST_SIZE &&
           strspn(name, "0123456789abcdef") == strlen(name);
}

/* A file of the same name and size holds the same bytes. */
static bool is_there(const char *source, const char *copy)
{
    struct stat one, other;
    return stat(source, &one) == 0 && stat(copy, &other) == 0 && S_ISREG(other.st_mode) &&
           one.st_size == other.st_size;
}

/* The names of those in FOLDER that are not in OTHER; NULL on trouble. A folder that is not there
 * holds none. */
static GPtrArray *find_new(const char *folder, const char *other, struct error *error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GDir) files = g_dir_open(folder, 0, &why);
    if (!files && !g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        error_set(error, ERROR_STORAGE, _("Folder bukti tidak dapat dibuka: %s"), why->message);
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; files && (name = g_dir_read_name(files));) {
        g_autofree char *source = g_build_filename(folder, name, NULL);
        g_autofree char *copy = g_build_filename(other, name, NULL);
        if (is_digest(name) && !is_there(source, copy))
            g_ptr_array_add(names, g_strdup(name));
    }
    return names;
}

/* Each gets its part, NULL where there is trouble. A damaged one does not keep the others back. */
static bool make_parts(struct copying *copying, const char *folder, const GPtrArray *names,
                       GPtrArray *parts, struct error *error)
{
    bool ok = true, goes_on = true;
    progress_begin(copying->progress, _("Menyalin berkas bukti"), names->len);
    for (guint i = 0; i < names->len && goes_on; i++) {
        int64_t size;
        unsigned char digest[DIGEST_SIZE];
        copying->name = g_ptr_array_index(names, i);
        copying->differs = false;
        g_autofree char *source = g_build_filename(folder, copying->name, NULL);
        char *part = make_part(copying, source, digest, &size, error);
        g_ptr_array_add(parts, part);
        ok = ok && part;
        goes_on = part || copying->differs;
        progress_add(copying->progress, 1);
    }
    return ok;
}

static bool put_parts(const struct copying *copying, const GPtrArray *names, const GPtrArray *parts,
                      int64_t *copied, struct error *error)
{
    bool ok = true;
    for (guint i = 0; i < parts->len; i++) {
        const char *part = g_ptr_array_index(parts, i);
        if (part && put_part(copying->folder, part, g_ptr_array_index(names, i), error))
            (*copied)++;
        else if (part)
            ok = false;
    }
    return (*copied == 0 || sync_folder(copying->folder, error)) && ok;
}

/* So that all is as it was. */
static void drop_parts(const char *folder, const GPtrArray *parts)
{
    for (guint i = 0; i < parts->len; i++)
        if (g_ptr_array_index(parts, i))
            unlink(g_ptr_array_index(parts, i));
    rmdir(folder);
}

bool evidence_copy_new(const char *from, const char *to, struct progress *progress, int64_t *copied,
                       struct error *error)
{
    g_autofree char *folder = folder_of(from);
    g_autofree char *other = folder_of(to);
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = find_new(folder, other, error);
    struct copying copying = {.folder = other, .limit = G_MAXINT64, .progress = progress};
    *copied = 0;
    if (!names)
        return false;
    remove_old_parts(other);
    bool ok = make_parts(&copying, folder, names, parts, error);
    if (!progress_is_stopped(progress))
        return put_parts(&copying, names, parts, copied, error) && ok;
    drop_parts(other, parts);
    return progress_refuse(error);
}

void evidence_drop(const char *database_path, const unsigned char digest[DIGEST_SIZE])
{
    g_autofree char *path = evidence_path(database_path, digest);
    unlink(path);
}
