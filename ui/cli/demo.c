#include <errno.h>
#include <stdio.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/demo_data.h"
#include "ui/cli/import_table.h"
#include "ui/cli/output.h"
#include "ui/places.h"

/* lembar demo: a database with a real survey to look at and play with. */

#define UNFINISHED ".belum-selesai"

static bool add_services(struct app *app, struct error *error)
{
    for (const struct demo_service *service = demo_services; service->code; service++)
        if (!survey_store_add_service(app->surveys, app->survey, service->code, service->name,
                                      service->population, app_now(), error))
            return false;
    return true;
}

static bool add_table(struct app *app, const struct import_kind *kind, const char *text,
                      struct error *error)
{
    struct import_table table = {.app = app, .file = "demo", .kind = kind};
    return import_table_read(&table, NULL, text, error);
}

static bool add_actions(struct app *app, struct error *error)
{
    struct action_import_file file = {.path = "demo", .text = demo_actions};
    struct action_import_options options = {0};
    struct action_import *import = app_open_action_import(app, &file, &options, NULL, error);
    bool ok = import && action_import_run(import, &options, true, app_now(), error);
    action_import_close(import);
    return ok;
}

static bool fill(struct app *app, const struct form *form, struct error *error)
{
    int64_t id;
    return survey_store_create(app->surveys, DEMO_UNIT, form, DEMO_YEAR, app_now(), &id, error) &&
           survey_store_set_target(app->surveys, id, DEMO_TARGET, app_now(), error) &&
           app_open_survey(app, id, error) && add_services(app, error) &&
           add_table(app, &import_sheets, demo_sheets, error) &&
           add_table(app, &import_published, demo_published, error) && add_actions(app, error);
}

static bool make_database(struct app *app, const struct form *form, struct error *error)
{
    if (!app_open(app, DATABASE_CREATE, true, error) || !database_begin(app->database, error))
        return false;
    return database_end(app->database, fill(app, form, error), error);
}

/* Made under another name first: what has the name that was asked for is whole. */
static bool make_file(struct app *app, const struct form *form, const char *path,
                      struct error *error)
{
    g_autofree char *unfinished = g_strconcat(path, UNFINISHED, NULL);
    g_free(app->database_path);
    app->database_path = g_strdup(unfinished);
    app_remove_database(app); /* what a run that was cut off has left */
    if (!make_database(app, form, error)) {
        app_remove_database(app);
        return false;
    }
    app_close_database(app);
    if (rename(unfinished, path) != 0)
        error_set(error, ERROR_STORAGE, _("Berkas %s tidak dapat dibuat: %s."), path,
                  g_strerror(errno));
    app_remove_database(app); /* what is left beside it */
    return error->code == ERROR_NONE;
}

static bool tell(const char *path, struct error *error)
{
    g_autofree char *text = g_strdup_printf(
        _("Basis data contoh dibuat: %s. Buka dengan `lembar --db %s`.\n"), path, path);
    return output_text(text, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *path = arguments_value(arguments, "db");
    if (!path)
        return error_set(error, ERROR_USAGE,
                         _("Sebutkan berkas contohnya: lembar demo --db BERKAS"));
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return error_set(error, ERROR_INPUT,
                         _("Berkas %s sudah ada; contoh hanya ditulis ke berkas baru."), path);
    struct form *form = places_load_form(DEMO_FORM, app->language, error);
    if (!form)
        return false;
    g_clear_pointer(&app->wanted_survey, g_free);
    g_free(app->person_name);
    app->person_name = g_strdup(DEMO_PERSON);
    bool ok = make_file(app, form, path, error) && tell(path, error);
    form_destroy(form);
    return ok;
}

const struct command demo_command = {
    .name = "demo",
    .summary = N_("membuat basis data contoh: survei Balikpapan 2024"),
    .arguments = N_("--db BERKAS"),
    .run = run,
};
