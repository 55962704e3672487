#include "db/office_key.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "db/changes.h"
#include "db/copy.h"
#include "db/query.h"
#include "src/i18n.h"

enum { FIND, ADD, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [FIND] = "SELECT id FROM office_key WHERE public = :public",
    [ADD] = "INSERT INTO office_key (uid, public, made_at) VALUES (:uid, :public, :now)",
};

/* The file: one line, the seed in hexadecimal. */
#define HEX_SIZE (2 * KEY_SIZE)

static bool refuse_unreadable(const char *path, struct error *error)
{
    return error_set(error, ERROR_STORAGE,
                     _("Kunci kantor %s tidak dapat dibaca atau rusak. Kembalikan berkasnya, atau "
                       "pindahkan supaya kunci baru dibuat."),
                     path);
}

static bool read_seed(const char *path, unsigned char seed[KEY_SIZE], struct error *error)
{
    size_t length;
    g_autofree char *text = NULL;
    bool ok = g_file_get_contents(path, &text, NULL, NULL) &&
              sodium_hex2bin(seed, KEY_SIZE, text, strlen(text), "\n", &length, NULL) == 0 &&
              length == KEY_SIZE;
    if (text)
        sodium_memzero(text, strlen(text));
    return ok || refuse_unreadable(path, error);
}

static bool write_file(const char *path, const char *text, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok = file >= 0 && write(file, text, size) == (ssize_t)size && fsync(file) == 0;
    return file >= 0 && close(file) == 0 && ok;
}

/* Never over another; where the file system knows no links it is renamed. */
static bool give_name(const char *part, const char *path)
{
    return link(part, path) == 0 || (errno != EEXIST && rename(part, path) == 0);
}

/* Whole and on disk before anything is signed with it: half of one never bears its name. */
static bool write_seed(const char *path, const unsigned char seed[KEY_SIZE], struct error *error)
{
    char hex[HEX_SIZE + 1];
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *part = g_strconcat(path, ".part", NULL);
    sodium_bin2hex(hex, sizeof hex, seed, KEY_SIZE);
    hex[HEX_SIZE] = '\n';
    bool ok = write_file(part, hex, sizeof hex) && give_name(part, path);
    int reason = errno;
    sodium_memzero(hex, sizeof hex);
    unlink(part);
    if (ok && copy_sync_folder(folder))
        return true;
    return error_set(error, ERROR_STORAGE, _("Kunci kantor %s tidak dapat ditulis: %s."), path,
                     g_strerror(ok ? errno : reason));
}

static bool load_or_make(const char *path, struct key_pair *pair, struct error *error)
{
    unsigned char seed[KEY_SIZE];
    bool ok;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        ok = read_seed(path, seed, error);
        if (ok)
            key_pair_from_seed(pair, seed);
    } else {
        key_pair_new(pair, seed);
        ok = write_seed(path, seed, error);
    }
    sodium_memzero(seed, sizeof seed);
    return ok;
}

static bool find_public(struct statements *statements, const unsigned char *public_key, int64_t *id,
                        struct error *error)
{
    struct query query = query_begin(statements, FIND);
    query_bind_blob(&query, ":public", public_key, KEY_SIZE);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

static bool add_public(struct statements *statements, struct changes *changes,
                       const unsigned char *public_key, int64_t person, int64_t now,
                       struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct change change = {.at = now, .person = person};
    struct query query = query_begin(statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, UID_SIZE);
    query_bind_blob(&query, ":public", public_key, KEY_SIZE);
    query_bind_int(&query, ":now", now);
    return query_run(&query, error) &&
           changes_record_new(changes, SUBJECT_OFFICE_KEY, query_last_id(statements), &change,
                              error) &&
           changes_flush(changes, error);
}

static bool publish(struct database *database, const unsigned char *public_key, int64_t person,
                    int64_t now, struct error *error)
{
    int64_t id;
    struct statements *statements = statements_prepare(database, sql, STATEMENTS, error);
    struct changes *changes = statements ? changes_open(database, error) : NULL;
    bool ok = changes && database_begin(database, error);
    if (ok) {
        ok = find_public(statements, public_key, &id, error) &&
             (id || add_public(statements, changes, public_key, person, now, error));
        ok = database_end(database, ok, error);
    }
    changes_close(changes);
    statements_finish(statements);
    return ok;
}

char *office_key_path(const struct database *database)
{
    return g_strconcat(database_path(database), ".key", NULL);
}

bool office_key_load(struct database *database, int64_t person, int64_t now, struct key_pair *pair,
                     struct error *error)
{
    g_autofree char *path = office_key_path(database);
    if (sodium_init() < 0)
        return refuse_unreadable(path, error);
    return load_or_make(path, pair, error) &&
           publish(database, pair->public_key, person, now, error);
}
