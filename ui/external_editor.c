#include "ui/external_editor.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/terminal.h"

enum { LARGEST = 16384, NOT_FOUND = 127 };

/* The words of $VISUAL or $EDITOR and the file, NULL-ended. */
static char **editor_words(const char *path, struct error *error)
{
    const char *command = getenv("VISUAL");
    char **words;
    int count;
    if (!command || !*command)
        command = getenv("EDITOR");
    if (!command || !*command || !g_shell_parse_argv(command, &count, &words, NULL)) {
        error_set(error, ERROR_INPUT,
                  _("Penyunting belum dipilih: atur EDITOR, misalnya: EDITOR=nano lembar"));
        return NULL;
    }
    words = g_renew(char *, words, count + 2);
    words[count] = g_strdup(path);
    words[count + 1] = NULL;
    return words;
}

/* What is typed for the editor, Ctrl-C too, is not for us meanwhile. */
static int run(char **words)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    int status = -1;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGINT, SIG_DFL);
        signal(SIGQUIT, SIG_DFL);
        signal(SIGPIPE, SIG_DFL);
        execvp(words[0], words);
        _exit(NOT_FOUND);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return child < 0 ? -1 : status;
}

static bool check_status(const char *name, int status, struct error *error)
{
    if (status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
        return error_set(error, ERROR_INPUT,
                         _("Penyunting \"%.60s\" tidak dapat dijalankan; periksa EDITOR."), name);
    return error_set(error, ERROR_INPUT,
                     _("Penyunting \"%.60s\" berakhir dengan kegagalan; teksnya tetap seperti "
                       "semula."),
                     name);
}

static char *read_back(const char *path, struct error *error)
{
    g_autofree char *text = NULL;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, NULL)) {
        error_set(error, ERROR_STORAGE,
                  _("Teks dari penyunting tidak terbaca; teksnya tetap seperti semula."));
        return NULL;
    }
    if (length > LARGEST || strlen(text) != length) {
        error_set(error, ERROR_INPUT,
                  _("Teks dari penyunting terlalu panjang atau bukan teks; teksnya tetap seperti "
                    "semula."));
        return NULL;
    }
    return text_clean(text, true);
}

static char *edit_file(const char *path, const char *text, struct error *error)
{
    if (!g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL)) {
        error_set(error, ERROR_STORAGE, _("Berkas sementara untuk penyunting tidak dapat dibuat."));
        return NULL;
    }
    g_auto(GStrv) words = editor_words(path, error);
    if (!words)
        return NULL;
    terminal_suspend();
    int status = run(words);
    terminal_resume();
    return check_status(words[0], status, error) ? read_back(path, error) : NULL;
}

/* What an editor may have left beside the file goes too. */
static void remove_folder(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    if (dir)
        g_dir_close(dir);
    g_rmdir(folder);
}

char *external_edit(const char *text, struct error *error)
{
    g_autofree char *folder = g_dir_make_tmp("lembar-XXXXXX", NULL);
    if (!folder) {
        error_set(error, ERROR_STORAGE, _("Berkas sementara untuk penyunting tidak dapat dibuat."));
        return NULL;
    }
    g_autofree char *path = g_build_filename(folder, "teks.txt", NULL);
    char *edited = edit_file(path, text, error);
    remove_folder(folder);
    return edited;
}
