#include "tests/support/child.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const pinned[] = {
    "PATH=/usr/local/bin:/usr/bin:/bin",
    "LANG=C.UTF-8",
    "TZ=Asia/Makassar",
    "LEMBAR_CLOCK=2024-07-31T09:00:00",
    "LSAN_OPTIONS=suppressions=tests/support/leaks.supp:print_suppressions=0",
};

/* Without these a sanitized program would not obey the one who runs the tests. */
static const char *const passed_through[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS"};

char *child_home_create(void)
{
    char *home = g_dir_make_tmp("test-home-XXXXXX", NULL);
    if (!home)
        g_error("no temporary folder can be made in %s", g_get_tmp_dir());
    return home;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status, (void)type, (void)place;
    return remove(path);
}

void child_home_remove(char *home)
{
    if (home)
        nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    g_free(home);
}

static GStrv with_entry(GStrv environment, const char *entry)
{
    const char *equals = strchr(entry, '=');
    if (!equals)
        return g_environ_unsetenv(environment, entry);
    g_autofree char *name = g_strndup(entry, equals - entry);
    return g_environ_setenv(environment, name, equals + 1, TRUE);
}

GStrv child_environment(const char *home, const char *term, const char *const *extra)
{
    GStrv environment = g_new0(char *, 1);
    for (size_t i = 0; i < G_N_ELEMENTS(pinned); i++)
        environment = with_entry(environment, pinned[i]);
    environment = g_environ_setenv(environment, "HOME", home, TRUE);
    environment = g_environ_setenv(environment, "TERM", term, TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(passed_through); i++) {
        const char *value = getenv(passed_through[i]);
        if (value)
            environment = g_environ_setenv(environment, passed_through[i], value, TRUE);
    }
    for (; extra && *extra; extra++)
        environment = with_entry(environment, *extra);
    return environment;
}

/* An ignored or blocked signal would be inherited and change what the program does. */
static void restore_signals(void)
{
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void child_execute(const char *const *argv, GStrv environment)
{
    restore_signals();
    execvpe(argv[0], (char *const *)argv, environment);
    dprintf(STDERR_FILENO, "%s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

int child_status(int wait_status)
{
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

gint64 child_deadline(void)
{
    const char *seconds = getenv("LEMBAR_TEST_DEADLINE");
    return (gint64)((seconds ? g_ascii_strtod(seconds, NULL) : 20) * G_USEC_PER_SEC);
}
