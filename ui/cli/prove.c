#include "ui/cli/prove.h"

#include "db/password_hash.h"
#include "src/i18n.h"
#include "ui/cli/password.h"

bool prove_by_password(struct app *app, struct error *error)
{
    char password[PASSWORD_SIZE] = "";
    if (!app->person_name)
        return error_set(error, ERROR_USAGE,
                         _("Basis data ini memakai kata sandi; sebut nama Anda dengan --user "
                           "NAMA."));
    g_autofree char *prompt = g_strdup_printf(_("Kata sandi %s: "), app->person_name);
    bool ok = (app->password_file ? password_read_file(app->password_file, password, error)
                                  : password_ask(prompt, password, error)) &&
              app_sign_in(app, app->person_name, password, error);
    password_wipe(password, sizeof password);
    return ok;
}

bool prove_for_file(struct app *app, enum right right, struct error *error)
{
    struct error ignored;
    struct database *database =
        database_is_missing(app->database_path)
            ? NULL
            : database_open(app->database_path, DATABASE_EXISTING, &ignored);
    if (!database)
        return true;
    database_close(database);
    app->wanted_right = right;
    bool ok = app_open(app, DATABASE_EXISTING, true, error);
    app_close_database(app);
    return ok;
}
