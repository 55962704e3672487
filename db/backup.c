#include "db/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/claim.h"
#include "db/copy.h"
#include "db/database_private.h"
#include "db/evidence.h"
#include "src/calendar.h"
#include "src/i18n.h"

#define KEPT_LAST        10
#define KEPT_DAYS        30
#define NAME             "lembar-YYYYMMDD-HHMMSS.db"
#define DAY_AT           7 /* in the name */
#define PART             ".part"
#define FOR_OTHERS       "-tanpa-data-pribadi"
#define FOR_OTHERS_TABLE "without_personal_data" /* only a copy for others has it */

/* --- older ones --- */

static bool is_like(const char *name, const char *pattern)
{
    for (; *pattern; name++, pattern++)
        if (strchr("YMDHS", *pattern) ? !g_ascii_isdigit(*name) : *name != *pattern)
            return false;
    return *name == '\0';
}

static struct day day_of(const char *name)
{
    struct day day = {0};
    sscanf(name + DAY_AT, "%4d%2d%2d", &day.year, &day.month, &day.day);
    return day;
}

static int newest_first(const void *a, const void *b)
{
    return strcmp(*(char *const *)b, *(char *const *)a);
}

/* What a later clock has made does not count, and stays; so do those of another database, for which
 * the same stick may serve. */
static GPtrArray *find_backups(const struct database *database, const char *folder,
                               const char *newest)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    for (const char *name; directory && (name = g_dir_read_name(directory));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (is_like(name, NAME) && day_is_valid(day_of(name)) && strcmp(name, newest) <= 0 &&
            !copy_is_of_another(database->handle, path))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, newest_first);
    return names;
}

static bool is_kept(const GPtrArray *names, guint position)
{
    const char *name = g_ptr_array_index(names, position);
    if (position < KEPT_LAST)
        return true;
    const char *later = g_ptr_array_index(names, position - 1);
    struct day newest = day_of(g_ptr_array_index(names, 0));
    return day_compare(day_of(name), day_of(later)) != 0 &&
           day_difference(newest, day_of(name)) < KEPT_DAYS;
}

/* What a power cut has left unfinished on an earlier day. */
static void remove_parts(const char *folder, const char *newest)
{
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    for (const char *name; directory && (name = g_dir_read_name(directory));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_prefix(name, "lembar-") && g_str_has_suffix(name, PART) &&
            strncmp(name, newest, DAY_AT + strlen("YYYYMMDD")) < 0)
            unlink(path);
    }
}

static void prune(const struct database *database, const char *folder, const char *newest)
{
    g_autoptr(GPtrArray) names = find_backups(database, folder, newest);
    remove_parts(folder, newest);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        if (!is_kept(names, i))
            unlink(path);
    }
}

/* --- a new one --- */

static bool refuse(const struct database *database, int code, const char *folder,
                   struct error *error)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return error_set(error, ERROR_STORAGE,
                         _("Folder cadangan %s penuh. Kosongkan ruang, lalu ulangi."), folder);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return error_set(error, ERROR_STORAGE,
                         _("Folder cadangan %s penuh, rusak, atau terlepas. Periksa "
                           "penyimpanannya, lalu ulangi."),
                         folder);
    default:
        return database_error(database, code, error);
    }
}

static bool refuse_folder(const char *folder, int reason, struct error *error)
{
    if (reason == ENOENT || reason == ENOTDIR)
        return error_set(error, ERROR_STORAGE,
                         _("Folder cadangan %s tidak ada. Pasang penyimpanannya atau pilih folder "
                           "lain."),
                         folder);
    if (reason == ENOSPC)
        return refuse(NULL, SQLITE_FULL, folder, error);
    return error_set(error, ERROR_STORAGE, _("Folder cadangan %s tidak dapat ditulisi: %s."),
                     folder, g_strerror(reason));
}

/* Older backups, made while it was sound, are not pushed out by one of a database that is not. */
static bool refuse_copy(const struct database *database, const char *folder, struct error *error)
{
    if (!copy_is_sound(database->handle))
        return error_set(error, ERROR_STORAGE,
                         _("Basis data %s sendiri tidak utuh, jadi tidak dicadangkan; cadangan "
                           "lama tetap ada. Jalankan `lembar check`, hubungi penyelia."),
                         database->path);
    return error_set(error, ERROR_STORAGE,
                     _("Cadangan di %s tidak sama dengan aslinya ketika dibaca kembali, jadi tidak "
                       "disimpan. Pakai penyimpanan lain."),
                     folder);
}

/* Other programs may store meanwhile: the copy is of some moment between before and after, and the
 * head of its record is an entry of ours. */
static bool is_of_ours(const struct database *database, const struct copy_extent *copy,
                       const struct copy_extent *before)
{
    struct copy_extent after;
    return copy_measure(database->handle, &after) == SQLITE_OK &&
           copy->application == before->application && copy->version == before->version &&
           copy->sheets >= before->sheets && copy->sheets <= after.sheets &&
           copy->entries >= before->entries && copy_has_head(database->handle, copy);
}

static bool read_back(const struct database *database, const char *path,
                      const struct copy_extent *before)
{
    struct copy_extent copy;
    sqlite3 *handle = NULL;
    bool ok = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
    progress_begin(database->progress, _("Membaca kembali cadangan"), 0);
    database_watch_handle(handle, database->progress);
    ok = ok && copy_is_sound(handle) && copy_measure(handle, &copy) == SQLITE_OK &&
         is_of_ours(database, &copy, before);
    sqlite3_close(handle);
    return ok;
}

/* Drafts hold personal data as well. What is erased is in no byte of the file afterwards. */
static int erase_personal(const char *path)
{
    sqlite3 *handle = NULL;
    int code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle,
                            "PRAGMA journal_mode = MEMORY; PRAGMA temp_store = MEMORY;"
                            "PRAGMA secure_delete = ON;"
                            "BEGIN; UPDATE sheet_personal SET value = NULL, salt = NULL;"
                            "DELETE FROM draft; DELETE FROM second_pass WHERE at IS NULL;"
                            "UPDATE second_pass SET fields = '', seen_fields = '' WHERE personal;"
                            "UPDATE person SET password = '';"
                            "CREATE TABLE " FOR_OTHERS_TABLE " (id INTEGER PRIMARY KEY) STRICT;"
                            "COMMIT; VACUUM",
                            NULL, NULL, NULL);
    sqlite3_close(handle);
    return code;
}

static bool write_part(struct database *database, const struct backup_order *order,
                       const char *part, struct error *error)
{
    struct copy_extent before;
    if (!copy_make_empty(part))
        return refuse_folder(order->folder, errno, error);
    int code = copy_measure(database->handle, &before);
    progress_begin(database->progress, _("Menyalin basis data"), 0);
    if (code == SQLITE_OK)
        code = copy_write(database->handle, part);
    if (code == SQLITE_OK && order->without_personal)
        code = erase_personal(part);
    if (code != SQLITE_OK)
        return refuse(database, code, order->folder, error);
    if (!copy_sync(part))
        return refuse(database, SQLITE_IOERR, order->folder, error);
    return read_back(database, part, &before) || refuse_copy(database, order->folder, error);
}

/* Under the names that their bytes give them, so that each is copied once. LACKING: why not all
 * were. */
static void take_evidence(const struct database *database, const struct backup_order *order,
                          struct error *lacking)
{
    int64_t copied = 0;
    g_autofree char *to = g_build_filename(order->folder, BACKUP_EVIDENCE, NULL);
    if (!order->without_personal)
        evidence_copy_new(database->path, to, database->progress, &copied, lacking);
    if (order->evidence)
        *order->evidence = copied;
}

static bool make(struct database *database, const struct backup_order *order, const char *path,
                 struct error *lacking, struct error *error)
{
    g_autofree char *part = g_strdup_printf("%s.%ld" PART, path, (long)getpid());
    bool ok = write_part(database, order, part, error);
    if (ok)
        take_evidence(database, order, lacking);
    ok = ok && !progress_is_stopped(database->progress);
    if (ok && (rename(part, path) != 0 || !copy_sync_folder(order->folder)))
        ok = refuse_folder(order->folder, errno, error);
    if (!ok)
        unlink(part);
    if (!ok && progress_is_stopped(database->progress))
        progress_refuse(error);
    return ok;
}

char *backup_make(struct database *database, const struct backup_order *order, struct error *error)
{
    g_autofree char *name =
        g_strdup_printf("lembar-%s%s.db", order->stamp, order->without_personal ? FOR_OTHERS : "");
    g_autofree char *path = g_build_filename(order->folder, name, NULL);
    struct error lacking = {0};
    struct claims *claims = claims_take_turn(database->path, error);
    if (!claims)
        return NULL;
    bool ok = make(database, order, path, &lacking, error);
    if (ok && !order->without_personal)
        prune(database, order->folder, name);
    claims_close(claims);
    if (ok && lacking.code != ERROR_NONE)
        ok = error_set(error, ERROR_STORAGE,
                       _("Basis data sudah dicadangkan, tetapi berkas bukti belum semua: %s"),
                       lacking.message);
    return ok ? g_steal_pointer(&path) : NULL;
}

bool backup_is_for_others(struct database *database, bool *for_others, struct error *error)
{
    int64_t number = 0;
    bool ok = database_number(database,
                              "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = "
                              "'" FOR_OTHERS_TABLE "')",
                              &number, error);
    *for_others = number != 0;
    return ok;
}
