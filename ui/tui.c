#include "ui/tui.h"

#include "ui/backup.h"
#include "ui/screen.h"
#include "ui/start.h"
#include "ui/terminal.h"

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
    struct screen *first = NULL, *over = NULL;
    bool ok = open_if_there(app, error) &&
              (app->signs_in || start_screens(app, &first, &over, error)) && terminal_begin(error);
    if (!ok) {
        screen_destroy(over);
        screen_destroy(first);
        return false;
    }
    shell_run(app, first, over);
    terminal_end();
    backup_at_exit(app);
    return true;
}
