#include "ui/start.h"

#include "ui/screen/home.h"
#include "ui/screen/keying.h"
#include "ui/screen/password.h"
#include "ui/screen/setup.h"

/* A sheet that was interrupted opens by itself, at the same field, in first or second keying. */
static bool find_interrupted(struct app *app, struct screen **over, struct error *error)
{
    enum draft_found found = DRAFT_NONE;
    long number;
    if (!draft_store_waiting(app->drafts, &found, &number, error))
        return false;
    if (found != DRAFT_INTERRUPTED)
        return keying_second_reopen(app, over, error);
    *over = keying_reopen(app, error);
    return *over != NULL;
}

bool start_screens(struct app *app, struct screen **first, struct screen **over,
                   struct error *error)
{
    *first = *over = NULL;
    if (app->signs_in && !app_open_for_person(app, true, error))
        return false;
    if (app->signs_in && app->must_change) {
        *first = password_open_forced(app);
        return true;
    }
    if (!app->survey) {
        if (app->database && !app_require(app, RIGHT_CHANGE_SURVEY, error))
            return false;
        *first = setup_open(app, NULL);
        return true;
    }
    if (!find_interrupted(app, over, error))
        return false;
    *first = home_open(app);
    return true;
}
