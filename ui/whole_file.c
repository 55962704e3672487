#include "ui/whole_file.h"

#include <glib.h>
#include <signal.h>

#include "src/i18n.h"

/* Devices and pipes cannot be replaced by a renamed file. */
static GFileSetContentsFlags flags_for(const char *path)
{
    bool replaceable =
        !g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_REGULAR);
    return replaceable ? G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE
                       : G_FILE_SET_CONTENTS_NONE;
}

/* What would end the program waits: half a file would stay under a name of its own. */
static void hold_signals(sigset_t *before)
{
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        sigaddset(&held, ends[i]);
    sigprocmask(SIG_BLOCK, &held, before);
}

bool whole_file_write(const char *path, const char *bytes, size_t length, int mode,
                      struct error *error)
{
    sigset_t before;
    GFileSetContentsFlags flags = flags_for(path);
    if (flags != G_FILE_SET_CONTENTS_NONE)
        hold_signals(&before);
    bool ok = g_file_set_contents_full(path, bytes, (gssize)length, flags, mode, NULL);
    if (flags != G_FILE_SET_CONTENTS_NONE)
        sigprocmask(SIG_SETMASK, &before, NULL);
    return ok || error_set(error, ERROR_STORAGE,
                           _("Berkas %s tidak dapat ditulis; periksa folder, izin, dan ruang "
                             "penyimpanan."),
                           path);
}
