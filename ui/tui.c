#include "ui/tui.h"

#include "src/i18n.h"
#include "ui/backup.h"
#include "ui/screen.h"
#include "ui/screen/home.h"
#include "ui/screen/keying.h"
#include "ui/screen/setup.h"
#include "ui/terminal.h"

/* A sheet that was interrupted opens by itself, at the same field. */
static bool is_interrupted(struct app *app, bool *interrupted, struct error *error)
{
    enum draft_found found = DRAFT_NONE;
    long number;
    if (app->survey && !draft_store_waiting(app->drafts, &found, &number, error))
        return false;
    *interrupted = found == DRAFT_INTERRUPTED;
    return true;
}

/* The database is opened before the screen is taken over: what is wrong with it is then said where
 * everybody can read it. */
static bool open_if_there(struct app *app, struct error *error)
{
    if (!app->database_path)
        app->database_path = app_default_database();
    return database_is_missing(app->database_path) || app_open(app, DATABASE_EXISTING, true, error);
}

bool tui_run(struct app *app, struct error *error)
{
    bool interrupted;
    struct screen *over = NULL;
    if (!open_if_there(app, error) || !is_interrupted(app, &interrupted, error) ||
        (interrupted && !(over = keying_reopen(app, error))) || !terminal_begin(error))
        return false;
    shell_run(app->survey ? home_open(app) : setup_open(app), over);
    terminal_end();
    backup_at_exit(app);
    return true;
}
