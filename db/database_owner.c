#include <errno.h>
#include <unistd.h>

#include "db/database_private.h"
#include "src/i18n.h"

/* The database and its folder are for their owner alone. */

const char *const database_endings[DATABASE_FILES] = {"", "-wal", "-shm", ".claims", ".key"};

/* Looser than MODE, and not ours to change. */
static bool is_open_elsewhere(const struct stat *status, mode_t mode)
{
    return (status->st_mode & 0777 & ~mode) != 0 && status->st_uid != geteuid() && geteuid() != 0;
}

static void tighten(const char *path, mode_t mode)
{
    struct stat status;
    if (stat(path, &status) == 0 && (status.st_mode & 0777 & ~mode) != 0 &&
        chmod(path, status.st_mode & mode) != 0)
        errno = 0; /* as the header says: where there are no modes it stays as it is */
}

bool database_close_file(const char *path, const struct stat *status, struct error *error)
{
    if (is_open_elsewhere(status, 0600))
        return error_set(error, ERROR_STORAGE,
                         _("Basis data %s milik pengguna lain dan terbuka bagi orang lain; minta "
                           "pemiliknya menutupnya dengan chmod 600."),
                         path);
    for (size_t i = 0; i < DATABASE_FILES; i++) {
        g_autofree char *file = g_strconcat(path, database_endings[i], NULL);
        tighten(file, 0600);
    }
    return true;
}

bool database_close_folder(const char *path, struct error *error)
{
    struct stat status;
    g_autofree char *folder = g_path_get_dirname(path);
    if (stat(folder, &status) != 0)
        return true; /* what is wrong with it is told when the file is opened */
    if (is_open_elsewhere(&status, 0700))
        return error_set(error, ERROR_STORAGE,
                         _("Folder %s milik pengguna lain dan terbuka bagi orang lain; minta "
                           "pemiliknya menutupnya dengan chmod 700, atau pakai --db."),
                         folder);
    tighten(folder, 0700);
    return true;
}
