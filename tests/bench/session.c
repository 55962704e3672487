#include "tests/bench/session.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>

#include "tests/bench/samples.h"

#define SETTLE_MS 200

static bool shows(struct terminal *terminal, void *text)
{
    return terminal_shows(terminal, text);
}

bool session_comes(struct terminal *terminal, terminal_predicate *predicate, void *data)
{
    if (terminal_comes(terminal, predicate, data))
        return true;
    g_autofree char *screen = terminal_text(terminal);
    fprintf(stderr, "waited in vain at this screen:\n%s", screen);
    return false;
}

double session_until(struct terminal *terminal, const char *keys, const char *text)
{
    double start = clock_ms();
    terminal_press(terminal, keys);
    return session_comes(terminal, shows, (void *)text) ? clock_ms() - start : NAN;
}

struct terminal *session_begin(const struct bench *bench, const char *const *argv,
                               const char *first_screen)
{
    struct terminal *terminal =
        terminal_start(&(struct terminal_setup){.argv = argv, .home = bench->home});
    if (session_comes(terminal, shows, (void *)first_screen))
        return terminal;
    terminal_end(terminal);
    return NULL;
}

static bool is_past(struct terminal *terminal, void *time)
{
    (void)terminal;
    return clock_ms() > *(double *)time;
}

void session_settle(struct terminal *terminal)
{
    double time = clock_ms() + SETTLE_MS;
    terminal_comes(terminal, is_past, &time);
}

static bool has_ended(struct terminal *terminal, void *data)
{
    (void)data;
    return terminal_has_ended(terminal);
}

void session_end(struct terminal *terminal)
{
    if (!terminal)
        return;
    terminal_kill(terminal, SIGTERM);
    terminal_comes(terminal, has_ended, NULL);
    terminal_end(terminal);
}

struct terminal *session_start(const struct bench *bench, const char *database)
{
    const char *const argv[] = {bench->program, "--db", database, NULL};
    return session_begin(bench, argv, "Esc");
}
