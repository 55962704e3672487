#include "db/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "src/i18n.h"

#define TURN       0 /* no draft has this id */
#define TURN_TRIES 100
#define TURN_US    50000

struct claims {
    int file;
};

struct claims *claims_open(const char *database_path, struct error *error)
{
    g_autofree char *path = g_strconcat(database_path, ".claims", NULL);
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        error_set(error, ERROR_STORAGE, _("Berkas %s tidak dapat dibuat: %s."), path,
                  g_strerror(errno));
        return NULL;
    }
    struct claims *claims = g_new0(struct claims, 1);
    claims->file = file;
    return claims;
}

void claims_close(struct claims *claims)
{
    if (!claims)
        return;
    close(claims->file);
    g_free(claims);
}

/* A lock of the open file, not of the process: two stores in one program exclude each other too. */
static bool set_lock(struct claims *claims, int64_t id, short type)
{
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = id, .l_len = 1};
    return fcntl(claims->file, F_OFD_SETLK, &lock) == 0;
}

bool claim_take(struct claims *claims, int64_t id)
{
    return set_lock(claims, id, F_WRLCK);
}

bool claim_is_free(struct claims *claims, int64_t id)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = id, .l_len = 1};
    return fcntl(claims->file, F_OFD_GETLK, &lock) == 0 && lock.l_type == F_UNLCK;
}

void claim_drop(struct claims *claims, int64_t id)
{
    set_lock(claims, id, F_UNLCK);
}

struct claims *claims_take_turn(const char *database_path, struct error *error)
{
    struct claims *claims = claims_open(database_path, error);
    int tries = 0;
    while (claims && !claim_take(claims, TURN)) {
        if (tries++ == TURN_TRIES) {
            claims_close(claims);
            error_set(error, ERROR_STORAGE,
                      _("Program lain sedang membuat atau memulihkan cadangan. Coba lagi."));
            return NULL;
        }
        g_usleep(TURN_US);
    }
    return claims;
}
