#include "ui/app.h"

#include <string.h>

#include "src/i18n.h"

static void become(struct app *app, const struct person *person)
{
    g_free(app->person_name);
    app->person_name = g_strdup(person->name);
    app->person = person->id;
    app->role = person->role;
    app->must_change = person->must_change;
    survey_store_act_as(app->surveys, app->person);
}

bool app_sign_in(struct app *app, const char *name, const char *password, struct error *error)
{
    int64_t id;
    struct person person = {0};
    bool ok = person_store_sign_in(app->people, name, password, app_now(), &id, error) &&
              person_store_load(app->people, id, &person, error);
    if (ok)
        become(app, &person);
    person_finish(&person);
    return ok;
}

bool app_refresh_person(struct app *app, bool *known, struct error *error)
{
    struct person person = {0};
    bool ok = person_store_signs_in(app->people, &app->signs_in, error) &&
              person_store_load(app->people, app->person, &person, error);
    if (ok && person.id)
        become(app, &person);
    *known = !app->signs_in || (person.id && person.has_password && !person.blocked);
    person_finish(&person);
    return ok;
}

bool app_find_person(struct app *app, const char *name, int64_t *id, struct error *error)
{
    struct person person = {0};
    bool ok = person_store_find(app->people, name, &person, error);
    *id = person.id;
    person_finish(&person);
    return ok && (*id || error_set(error, ERROR_INPUT, _("Tidak ada petugas bernama %s."), name));
}

bool app_may(const struct app *app, enum right right)
{
    return !app->signs_in || role_may(app->role, right);
}

bool app_require(const struct app *app, enum right right, struct error *error)
{
    return !app->signs_in || role_require(app->role, right, error);
}

bool app_is_own(const struct app *app, const char *name)
{
    return app->person_name && strcmp(app->person_name, name) == 0;
}

long app_setting_number(struct app *app, enum setting setting)
{
    struct error error;
    g_autofree char *value =
        setting_store_text(app->settings, settings[setting].name, NULL, &error);
    return setting_number(setting, value);
}
