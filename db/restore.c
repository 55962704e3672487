#include "db/restore.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "db/audit.h"
#include "db/backup.h"
#include "db/claim.h"
#include "db/copy.h"
#include "db/database_private.h"
#include "db/evidence.h"
#include "db/migrations.h"
#include "src/i18n.h"

#define PART       ".restore-part"
#define LOCK_TRIES 40
#define LOCK_US    50000

/* --- the backup --- */

static int64_t newest_version(void)
{
    int64_t count = 0;
    while (migrations[count])
        count++;
    return count;
}

static bool refuse_backup(const char *file, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     _("%s rusak atau bukan cadangan Lembar; tidak ada yang diubah. Pilih cadangan "
                       "lain."),
                     file);
}

/* Copied only where it is Lembar's and every page of it is sound. */
static bool copy_backup(const char *file, const char *part, struct progress *progress,
                        struct error *error)
{
    struct copy_extent extent;
    sqlite3 *handle = NULL;
    int code = sqlite3_open_v2(file, &handle, SQLITE_OPEN_READONLY, NULL);
    progress_begin(progress, _("Memeriksa cadangan"), 0);
    database_watch_handle(handle, progress);
    bool ok = code == SQLITE_OK && copy_measure(handle, &extent) == SQLITE_OK &&
              extent.application == APPLICATION_ID && copy_is_sound(handle);
    if (!ok)
        refuse_backup(file, error);
    else if (extent.version > newest_version())
        ok = error_set(error, ERROR_INPUT,
                       _("Cadangan %s dibuat oleh Lembar yang lebih baru. Perbarui Lembar di "
                         "komputer ini; tidak ada yang diubah."),
                       file);
    else if (!copy_make_empty(part) || copy_write(handle, part) != SQLITE_OK || !copy_sync(part))
        ok = error_set(error, ERROR_STORAGE,
                       _("Salinan %s tidak dapat ditulis; periksa folder, izin, dan ruang "
                         "penyimpanan. Tidak ada yang diubah."),
                       part);
    sqlite3_close(handle);
    return ok;
}

/* A record that was bent is not brought back. */
static bool check_record(struct database *copy, const char *file, struct error *error)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    if (!audit_verify(copy, &findings, &entries, error))
        return false;
    return findings->len == 0 ||
           error_set(error, ERROR_INPUT,
                     _("Catatan perubahan di cadangan %s tidak utuh: %s Tidak ada yang diubah; "
                       "pilih cadangan lain."),
                     file, (const char *)g_ptr_array_index(findings, 0));
}

/* Personal data and passwords would be gone, and everybody might do all. */
static bool refuse_for_others(struct database *copy, const char *file, struct error *error)
{
    bool for_others;
    return backup_is_for_others(copy, &for_others, error) &&
           (!for_others ||
            error_set(error, ERROR_INPUT,
                      _("%s adalah salinan tanpa data pribadi untuk pihak lain, bukan cadangan; "
                        "tidak ada yang diubah. Pilih cadangan lain."),
                      file));
}

static struct database *open_copy(const struct restore_order *order, const char *part,
                                  struct restored *restored, struct error *error)
{
    struct copy_extent extent;
    struct database *copy = database_open(part, DATABASE_EXISTING, error);
    if (copy)
        database_watch(copy, order->progress);
    bool ok = copy && refuse_for_others(copy, order->file, error) &&
              check_record(copy, order->file, error);
    if (ok && copy_measure(copy->handle, &extent) != SQLITE_OK)
        ok = refuse_backup(order->file, error);
    if (!ok) {
        database_close(copy);
        return NULL;
    }
    restored->sheets = extent.sheets;
    restored->entries = extent.entries;
    return copy;
}

/* --- the present database --- */

static bool attach(const struct database *copy, const char *path)
{
    sqlite3_stmt *statement = NULL;
    bool ok =
        sqlite3_prepare_v2(copy->handle, "ATTACH ?1 AS present", -1, &statement, NULL) == SQLITE_OK;
    if (ok) {
        sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
        ok = sqlite3_step(statement) == SQLITE_DONE;
    }
    sqlite3_finalize(statement);
    return ok;
}

/* How many sheets of the present database the copy does not know; -1 where that cannot be told. */
static int64_t unknown_sheets(const struct database *copy, const char *path)
{
    sqlite3_stmt *statement = NULL;
    int64_t count = -1;
    if (attach(copy, path) &&
        sqlite3_prepare_v2(copy->handle,
                           "SELECT count(*) FROM present.sheet"
                           " WHERE uid NOT IN (SELECT uid FROM main.sheet)",
                           -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_exec(copy->handle, "DETACH present", NULL, NULL, NULL);
    return count;
}

/* Nothing of the present database may be missing in the copy: neither a sheet nor, with the head
 * of its record, an entry. */
static bool refuse_over_newer(const struct restore_order *order, const struct database *copy,
                              const struct database *present, struct error *error)
{
    struct copy_extent extent;
    int64_t sheets = unknown_sheets(copy, order->path);
    bool ok = sheets >= 0 && copy_measure(present->handle, &extent) == SQLITE_OK;
    if (ok && sheets == 0 && copy_has_head(copy->handle, &extent))
        return true;
    if (sheets == 0)
        return error_set(error, ERROR_INPUT,
                         _("Basis data %s lebih baru: perubahan padanya tidak ada di cadangan %s. "
                           "Tidak ada yang diubah; --over-newer tetap memulihkan."),
                         order->path, order->file);
    return error_set(error, ERROR_INPUT,
                     _("Basis data %s lebih baru: %ld lembarnya, atau perubahan padanya, tidak ada "
                       "di cadangan %s. Tidak ada yang diubah; --over-newer tetap memulihkan."),
                     order->path, (long)MAX(sheets, 0), order->file);
}

/* Moves its log into the file and keeps everybody out. */
static bool try_lock(struct database *present)
{
    char *mode = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(present->handle, "PRAGMA journal_mode = DELETE", -1, &statement, NULL) ==
            SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        mode = g_strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    bool ok = g_strcmp0(mode, "delete") == 0 &&
              sqlite3_exec(present->handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK;
    g_free(mode);
    return ok;
}

/* A command that only looks something up is soon over: it is waited for. */
static bool lock(struct database *present, struct error *error)
{
    sqlite3_busy_timeout(present->handle, 0);
    for (int tries = 0; tries < LOCK_TRIES; tries++) {
        if (try_lock(present))
            return true;
        g_usleep(LOCK_US);
    }
    return error_set(error, ERROR_STORAGE,
                     _("Basis data %s sedang dibuka program lain. Tutup semua Lembar, lalu "
                       "ulangi."),
                     present->path);
}

static bool examine_present(const struct restore_order *order, const struct database *copy,
                            struct database **present, struct error *error)
{
    struct error why;
    *present = NULL;
    if (database_is_missing(order->path))
        return true;
    *present = database_open(order->path, DATABASE_EXISTING, &why);
    if (!*present)
        return order->over_newer ||
               error_set(error, ERROR_STORAGE,
                         _("Basis data %s tidak dapat dibuka, jadi tidak dapat dibandingkan dengan "
                           "cadangan. Tidak ada yang diubah; --over-newer tetap memulihkan."),
                         order->path);
    return (order->over_newer || refuse_over_newer(order, copy, *present, error)) &&
           lock(*present, error);
}

/* --- the change --- */

static bool refuse_change(const char *path, struct error *error)
{
    return error_set(error, ERROR_STORAGE,
                     _("Basis data %s tidak dapat diganti: %s. Yang lama masih di tempatnya."),
                     path, g_strerror(errno));
}

/* A second name for the same file, or where there is no such thing a copy of it. */
static bool keep_file(const char *path, const char *before)
{
    g_autofree char *content = NULL;
    gsize length;
    if (link(path, before) == 0 || errno == ENOENT)
        return true;
    return errno != EEXIST && g_file_get_contents(path, &content, &length, NULL) &&
           g_file_set_contents_full(before, content, (gssize)length, G_FILE_SET_CONTENTS_DURABLE,
                                    0600, NULL);
}

static bool is_taken(const char *name)
{
    g_autofree char *log = g_strconcat(name, "-wal", NULL);
    return g_file_test(name, G_FILE_TEST_EXISTS) || g_file_test(log, G_FILE_TEST_EXISTS);
}

/* Restores of the same second are numbered. */
static char *name_before(const struct restore_order *order)
{
    char *name = g_strdup_printf("%s.before-restore-%s", order->path, order->stamp);
    for (int number = 2; is_taken(name); number++) {
        g_free(name);
        name = g_strdup_printf("%s.before-restore-%s-%d", order->path, order->stamp, number);
    }
    return name;
}

static bool keep_present(const char *path, const char *before)
{
    g_autofree char *log = g_strconcat(path, "-wal", NULL);
    g_autofree char *log_before = g_strconcat(before, "-wal", NULL);
    return keep_file(path, before) && keep_file(log, log_before);
}

static void remove_beside(const char *path)
{
    static const char *const endings[] = {"-wal", "-shm", "-journal"};
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *beside = g_strconcat(path, endings[i], NULL);
        unlink(beside);
    }
}

/* A log of the old file must not meet the new one: it goes first, kept under its other name. */
static bool replace(const struct restore_order *order, const char *part, struct restored *restored,
                    struct error *error)
{
    g_autofree char *folder = g_path_get_dirname(order->path);
    restored->before = name_before(order);
    if (!keep_present(order->path, restored->before) || !copy_sync_folder(folder))
        return refuse_change(order->path, error);
    if (!is_taken(restored->before))
        g_clear_pointer(&restored->before, g_free);
    remove_beside(order->path);
    if (rename(part, order->path) != 0)
        return refuse_change(order->path, error);
    return copy_sync_folder(folder) ||
           error_set(error, ERROR_STORAGE,
                     _("Basis data %s sudah diganti, tetapi belum tentu tersimpan di cakram: %s. "
                       "Periksa cakramnya, lalu ulangi."),
                     order->path, g_strerror(errno));
}

/* Those beside the backup that are not beside the database; false where it was stopped. */
static bool bring_evidence(const struct restore_order *order, struct restored *restored)
{
    g_autofree char *folder = g_path_get_dirname(order->file);
    g_autofree char *from = g_build_filename(folder, BACKUP_EVIDENCE, NULL);
    return evidence_copy_new(from, order->path, order->progress, &restored->evidence,
                             &restored->trouble) ||
           !progress_is_stopped(order->progress);
}

static bool restore(const struct restore_order *order, const char *part, struct restored *restored,
                    struct error *error)
{
    struct database *copy, *present = NULL;
    if (!copy_backup(order->file, part, order->progress, error) ||
        !(copy = open_copy(order, part, restored, error)))
        return false;
    bool ok = examine_present(order, copy, &present, error);
    database_close(copy);
    if (ok && !copy_sync(part))
        ok = refuse_change(order->path, error);
    ok = ok && bring_evidence(order, restored) && replace(order, part, restored, error);
    if (present)
        database_rollback(present);
    database_close(present);
    return ok;
}

static void remove_part(const char *part)
{
    remove_beside(part);
    unlink(part);
}

/* What a restore left that was killed goes first: its log must not meet another part. */
static bool restore_in_turn(const struct restore_order *order, struct restored *restored,
                            struct error *error)
{
    g_autofree char *part = g_strconcat(order->path, PART, NULL);
    struct claims *turn = claims_take_turn(order->path, error);
    if (!turn)
        return false;
    remove_part(part);
    bool ok = restore(order, part, restored, error);
    remove_part(part);
    claims_close(turn);
    return ok;
}

bool restore_backup(const struct restore_order *order, struct restored *restored,
                    struct error *error)
{
    g_autofree char *folder = g_path_get_dirname(order->path);
    *restored = (struct restored){0};
    if (database_is_missing(order->file))
        return error_set(error, ERROR_INPUT, _("Cadangan %s tidak ada."), order->file);
    if (!g_file_test(order->file, G_FILE_TEST_IS_REGULAR)) /* a pipe would be waited for */
        return refuse_backup(order->file, error);
    if (database_is_same_file(order->file, order->path))
        return error_set(error, ERROR_INPUT,
                         _("%s adalah basis data itu sendiri; sebutkan cadangannya."), order->file);
    if (g_mkdir_with_parents(folder, 0700) != 0)
        return error_set(error, ERROR_STORAGE, _("Folder %s tidak dapat dibuat: %s."), folder,
                         g_strerror(errno));
    bool ok = restore_in_turn(order, restored, error);
    if (!ok)
        g_clear_pointer(&restored->before, g_free);
    if (!ok && progress_is_stopped(order->progress))
        progress_refuse(error);
    return ok;
}
