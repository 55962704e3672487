#include "ui/cli/watch.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "src/i18n.h"
#include "ui/cli/output.h"
#include "ui/progress_text.h"

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
static volatile sig_atomic_t caught;

static struct watch {
    struct progress progress; /* first: it is one */
    const struct app *app;
    bool shows;           /* on a terminal */
    int64_t began, shown; /* us of a clock that nobody sets; shown 0: not yet */
    struct sigaction before[G_N_ELEMENTS(signals)];
} watch;

static void note_signal(int signal_number)
{
    caught = signal_number;
}

/* What was to be ignored, as by nohup, stays so. */
static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = note_signal, .sa_flags = SA_RESTART};
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
        sigaction(signals[i], NULL, &watch.before[i]);
        if (watch.before[i].sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

static void show(void)
{
    const struct progress *progress = &watch.progress;
    g_autofree char *text = progress_text(progress, watch.app);
    g_autofree char *share =
        progress->total > 0 && progress->done > 0
            ? g_strdup_printf(" (%d %%)", (int)MIN(progress->done * 100 / progress->total, 100))
            : g_strdup("");
    g_autofree char *line = g_strdup_printf(_("%s%s; Ctrl-C menghentikan"), text, share);
    output_progress(line);
}

/* A stopped clock tells nothing of how long it takes: then it shows at once. */
static bool is_due(int64_t now)
{
    int64_t patience = getenv("LEMBAR_CLOCK") ? 0 : PROGRESS_PATIENCE_US;
    return now - watch.began >= patience && now - watch.shown >= PROGRESS_REDRAW_US;
}

static bool look(struct progress *progress)
{
    int64_t now = g_get_monotonic_time();
    (void)progress;
    if (caught)
        return false;
    if (watch.shows && is_due(now)) {
        watch.shown = now;
        show();
    }
    return true;
}

struct progress *watch_begin(struct app *app)
{
    watch = (struct watch){.progress = {.watch = look},
                           .app = app,
                           .shows = isatty(STDERR_FILENO),
                           .began = g_get_monotonic_time()};
    caught = 0;
    catch_signals();
    if (app->database)
        database_watch(app->database, &watch.progress);
    return &watch.progress;
}

void watch_end(struct app *app)
{
    if (app->database)
        database_watch(app->database, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
        sigaction(signals[i], &watch.before[i], NULL);
    output_progress(NULL);
}

int watch_signal(void)
{
    return caught;
}
