#include "ui/screen/pass.h"

#include "src/i18n.h"
#include "ui/progress_text.h"
#include "ui/terminal.h"

#define BAR_WIDTH 40

static void show(const struct pass *pass)
{
    const struct progress *progress = &pass->progress;
    struct canvas canvas = terminal_canvas();
    int row = canvas.rows / 2 - 2, column = MAX((canvas.columns - BAR_WIDTH) / 2, 0);
    int64_t total = MAX(progress->total, progress->done);
    g_autofree char *text = progress_text(progress, pass->app);
    canvas_text(&canvas, row, column, STYLE_STRONG, text);
    if (progress->total > 0)
        canvas_bar(&canvas, row + 2, column, STYLE_GOOD,
                   (int)(progress->done * BAR_WIDTH * 8 / total));
    canvas_text(&canvas, row + 4, column, STYLE_QUIET,
                _("Esc menghentikan; tidak ada yang berubah."));
    terminal_show();
}

/* A key typed ahead that means something else is left for the screen; once the bar is shown, keys
 * other than Esc have nothing to speak to. */
static bool is_stopped(struct pass *pass)
{
    uint32_t key = pass->looks && terminal_has_key() ? terminal_read(0) : KEY_OF_NOTHING;
    if (key == KEY_OF_ESCAPE || key == KEY_OF_CLOSE || key == KEY_OF_QUIT)
        return true;
    if (key != KEY_OF_NOTHING && key != KEY_OF_RESIZE && !pass->shown) {
        terminal_unread(key);
        pass->looks = false;
    }
    return false;
}

static bool watch(struct progress *progress)
{
    struct pass *pass = (struct pass *)progress;
    int64_t now = g_get_monotonic_time();
    if (is_stopped(pass))
        return false;
    if (now - pass->began < PROGRESS_PATIENCE_US || now - pass->shown < PROGRESS_REDRAW_US)
        return true;
    pass->shown = now;
    show(pass);
    return true;
}

void pass_begin(struct pass *pass, struct app *app)
{
    *pass = (struct pass){{.watch = watch}, app, g_get_monotonic_time(), 0, true};
    database_watch(app->database, &pass->progress);
}

void pass_end(struct pass *pass)
{
    database_watch(pass->app->database, NULL);
}

bool pass_stopped(struct error *error)
{
    return error->code != ERROR_STOPPED
               ? false
               : error_set(error, ERROR_STOPPED,
                           _("Dihentikan; tekan Enter untuk menghitung lagi."));
}

bool reading_is_stale(const struct reading_state *state, struct app *app)
{
    return !state->read || state->version != database_version(app->database) ||
           state->changes != database_changes(app->database);
}

void reading_done(struct reading_state *state, struct app *app)
{
    *state = (struct reading_state){database_version(app->database),
                                    database_changes(app->database), true};
}
