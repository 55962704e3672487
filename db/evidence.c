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

enum { CHUNK = 65536, FOLDER_MODE = 0700, FILE_MODE = 0600 };

static char *folder_of(const char *database_path)
{
    return g_strconcat(database_path, ".evidence", NULL);
}

char *evidence_path(const char *database_path, const unsigned char digest[DIGEST_SIZE])
{
    GString *path = g_string_new(database_path);
    g_string_append(path, ".evidence/");
    for (int i = 0; i < DIGEST_SIZE; i++)
        g_string_append_printf(path, "%02x", digest[i]);
    return g_string_free(path, FALSE);
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
        refuse(error, _("Berkas \"%.200s\" tidak dapat dibaca: %s."), source);
        return -1;
    }
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        refuse(error, _("\"%.200s\" bukan berkas biasa; pilih sebuah berkas."), source);
    } else if (status.st_size > limit) {
        g_autofree char *shown = g_filename_display_basename(source);
        error_set(error, ERROR_INPUT,
                  _("Berkas \"%.200s\" berukuran %.1f MB, paling besar %.1f MB; kecilkan dulu."),
                  shown, (double)status.st_size / 1e6, (double)limit / 1e6);
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

/* Reads FILE to its end, or one byte beyond LIMIT; what is read goes to COPY unless that is -1. */
static bool digest_file(int file, int copy, int64_t limit, unsigned char digest[DIGEST_SIZE],
                        int64_t *size)
{
    unsigned char chunk[CHUNK];
    struct sha256_ctx context;
    ssize_t got;
    sha256_init(&context);
    *size = 0;
    while ((got = read(file, chunk, sizeof chunk)) != 0 && *size <= limit) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || (copy >= 0 && !write_whole(copy, chunk, got)))
            return false;
        sha256_update(&context, (size_t)got, chunk);
        *size += got;
    }
    sha256_digest(&context, DIGEST_SIZE, digest);
    return true;
}

/* A file on its way into the folder of a database. */
struct copying {
    const char *to; /* the database */
    int source;
    int64_t limit;    /* bytes */
    const char *name; /* the digest that it must have, in hexadecimal, or NULL */
    bool differs;     /* becomes: it has another one */
};

static bool finish_copy(struct copying *copying, const char *folder, const char *part,
                        const unsigned char digest[DIGEST_SIZE], struct error *error)
{
    g_autofree char *path = evidence_path(copying->to, digest);
    copying->differs = copying->name && !g_str_has_suffix(path, copying->name);
    if (copying->differs)
        return error_set(error, ERROR_INPUT,
                         _("Berkas bukti %s rusak, jadi tidak disalin. Lampirkan lagi berkas "
                           "aslinya; `lembar check` menyebut namanya."),
                         copying->name);
    return (rename(part, path) == 0 && copy_sync_folder(folder)) ||
           refuse(error, _("Salinan bukti tidak dapat disimpan di %.200s: %s."), folder);
}

static bool copy_into(struct copying *copying, unsigned char digest[DIGEST_SIZE], int64_t *size,
                      struct error *error)
{
    g_autofree char *folder = folder_of(copying->to);
    g_autofree char *part = g_strconcat(folder, "/part-XXXXXX", NULL);
    int copy = mkdir(folder, FOLDER_MODE) == 0 || errno == EEXIST
                   ? g_mkstemp_full(part, O_RDWR | O_CLOEXEC, FILE_MODE)
                   : -1;
    if (copy < 0)
        return refuse(error, _("Salinan bukti tidak dapat disimpan di %.200s: %s."), folder);
    bool ok = digest_file(copying->source, copy, copying->limit, digest, size) && fsync(copy) == 0;
    ok = close(copy) == 0 && ok;
    if (!ok)
        refuse(error, _("Salinan bukti tidak dapat disimpan di %.200s: %s."), folder);
    else if (*size > copying->limit)
        ok = error_set(error, ERROR_INPUT, _("Berkas itu bertambah selagi disalin; ulangi."));
    ok = ok && finish_copy(copying, folder, part, digest, error);
    if (!ok)
        unlink(part);
    return ok;
}

bool evidence_keep(const char *database_path, const char *source, int64_t limit,
                   unsigned char digest[DIGEST_SIZE], int64_t *size, struct error *error)
{
    struct copying copying = {.to = database_path, .limit = limit};
    copying.source = open_source(source, limit, error);
    if (copying.source < 0)
        return false;
    bool ok = copy_into(&copying, digest, size, error);
    close(copying.source);
    return ok;
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
                digest_file(file, -1, size, found, &found_size) &&
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

/* *DAMAGED: it failed, because it is not what its name says. */
static bool copy_one(const char *source, const char *name, const char *to, bool *damaged,
                     struct error *error)
{
    int64_t size;
    unsigned char digest[DIGEST_SIZE];
    struct copying copying = {.to = to, .limit = G_MAXINT64, .name = name};
    *damaged = false;
    copying.source = open_source(source, copying.limit, error);
    if (copying.source < 0)
        return false;
    bool ok = copy_into(&copying, digest, &size, error);
    close(copying.source);
    *damaged = copying.differs;
    return ok;
}

bool evidence_copy_new(const char *from, const char *to, int64_t *copied, struct error *error)
{
    g_autofree char *folder = folder_of(from);
    g_autofree char *other = folder_of(to);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    bool ok = true, damaged, goes_on = true;
    *copied = 0;
    for (const char *name; goes_on && files && (name = g_dir_read_name(files));) {
        g_autofree char *source = g_build_filename(folder, name, NULL);
        g_autofree char *copy = g_build_filename(other, name, NULL);
        if (!is_digest(name) || is_there(source, copy))
            continue;
        if (copy_one(source, name, to, &damaged, error))
            (*copied)++;
        else
            ok = goes_on = false;
        goes_on = goes_on || damaged;
    }
    return ok;
}

void evidence_drop(const char *database_path, const unsigned char digest[DIGEST_SIZE])
{
    g_autofree char *path = evidence_path(database_path, digest);
    unlink(path);
}
