#include <errno.h>
#include <string.h>

#include "db/database_private.h"
#include "src/i18n.h"

/* What SQLite answers, in sentences that say what to do. */

/* What the triggers of the schema refuse, by the words they raise. */
static const struct {
    const char *raised, *sentence;
} refusals[] = {
    {"survey is locked", N_("Survei ini sudah dikunci, datanya tidak dapat diubah. Penyelia dapat "
                            "membuka kuncinya dengan alasan.")},
    {"the batch is closed", N_("Bundel itu sudah ditutup dan tidak dapat diubah. Penyelia dapat "
                               "membukanya dengan alasan.")},
    {"FOREIGN KEY constraint failed",
     N_("Yang disebut di sini sudah dihapus dari program lain; tidak ada yang diubah. Kembali ke "
        "layar awal, lalu ulangi.")},
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
    case SQLITE_INTERRUPT:
        return progress_refuse(error);
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
