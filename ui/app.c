#include "ui/app.h"

#include <string.h>
#include <unistd.h>

#include "src/count.h"
#include "src/i18n.h"
#include "src/text.h"

void app_init(struct app *app)
{
    *app = (struct app){.language = "id", .point = ',', .verified = -1};
}

static void close_survey(struct app *app)
{
    g_clear_pointer(&app->second, second_store_close);
    g_clear_pointer(&app->closing, closing_store_close);
    g_clear_pointer(&app->batches, batch_store_close);
    g_clear_pointer(&app->suggestions, suggestion_store_close);
    g_clear_pointer(&app->action_bulk, action_bulk_close);
    g_clear_pointer(&app->action_list, action_list_close);
    g_clear_pointer(&app->action_parts, action_parts_close);
    g_clear_pointer(&app->actions, action_store_close);
    g_clear_pointer(&app->drafts, draft_store_close);
    g_clear_pointer(&app->sheets, sheet_store_close);
    g_clear_pointer(&app->survey, survey_destroy);
}

void app_close_database(struct app *app)
{
    close_survey(app);
    g_clear_pointer(&app->findings, g_ptr_array_unref);
    app->verified = -1;
    g_clear_pointer(&app->people, person_store_close);
    g_clear_pointer(&app->settings, setting_store_close);
    g_clear_pointer(&app->backups, backup_store_close);
    g_clear_pointer(&app->surveys, survey_store_close);
    g_clear_pointer(&app->database, database_close);
}

void app_remove_database(struct app *app)
{
    static const char *const endings[] = {"", "-wal", "-shm", ".claims", ".key"};
    app_close_database(app);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *path = g_strconcat(app->database_path, endings[i], NULL);
        unlink(path);
    }
}

void app_finish(struct app *app)
{
    app_close_database(app);
    g_free(app->database_path);
    g_free(app->wanted_survey);
    g_free(app->person_name);
    *app = (struct app){0};
}

static bool open_drafts(struct app *app, struct error *error)
{
    app->drafts = draft_store_open(app->database, app->survey, app->sheets, app->person, error);
    if (app->drafts)
        draft_store_keep_apart(app->drafts, app->signs_in);
    return app->drafts != NULL;
}

/* One store a line, each on those before it. */
static bool open_stores(struct app *app, int64_t id, struct error *error)
{
    struct database *db = app->database;
    int64_t person = app->person;
    app->survey = survey_store_load(app->surveys, id, app->language, error);
    return app->survey && (app->sheets = sheet_store_open(db, app->survey, person, error)) &&
           open_drafts(app, error) &&
           (app->actions = action_store_open(db, app->survey, person, error)) &&
           (app->batches = batch_store_open(db, app->survey, person, error)) &&
           (app->action_parts = action_parts_open(db, person, error)) &&
           (app->action_list = action_list_open(db, app->survey->unit_id, error)) &&
           (app->action_bulk = action_bulk_open(db, app->actions, app->survey, person, error)) &&
           (app->suggestions = suggestion_store_open(db, app->survey, person, error)) &&
           (app->closing = closing_store_open(db, app->survey, person, error)) &&
           (app->second = second_store_open(db, app->survey, app->sheets, person,
                                            app_may(app, RIGHT_RESOLVE), error));
}

bool app_open_survey(struct app *app, int64_t id, struct error *error)
{
    struct app before = *app;
    app->survey = NULL;
    app->sheets = NULL;
    app->drafts = NULL;
    app->actions = NULL;
    app->closing = NULL;
    app->batches = NULL;
    app->second = NULL;
    app->action_parts = NULL;
    app->action_list = NULL;
    app->action_bulk = NULL;
    app->suggestions = NULL;
    bool ok = open_stores(app, id, error);
    close_survey(ok ? &before : app);
    if (!ok)
        *app = before;
    return ok;
}

static bool is_wanted(const struct app *app, const struct survey_title *title)
{
    char year[16];
    g_snprintf(year, sizeof year, "%d", title->year);
    g_autofree char *full = g_strdup_printf("%s/%d", title->form_key, title->year);
    return !app->wanted_survey || strcmp(app->wanted_survey, year) == 0 ||
           strcmp(app->wanted_survey, full) == 0;
}

/* The office's own unit is that of the survey made first: those of others may have come with a list
 * of their actions. */
static const char *own_unit(const GPtrArray *titles)
{
    const struct survey_title *first = titles->len ? g_ptr_array_index(titles, 0) : NULL;
    for (guint i = 1; i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        first = title->id < first->id ? title : first;
    }
    return first ? first->unit : "";
}

/* The newest that is wanted; of the own unit, if there is one. */
static const struct survey_title *find_wanted(const struct app *app, const GPtrArray *titles)
{
    const struct survey_title *found = NULL;
    const char *own = own_unit(titles);
    for (guint i = 0; i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (is_wanted(app, title) && strcmp(title->unit, own) == 0)
            return title;
        if (!found && is_wanted(app, title))
            found = title;
    }
    return found;
}

static bool open_wanted(struct app *app, bool may_be_empty, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    if (!titles)
        return false;
    const struct survey_title *found = find_wanted(app, titles);
    if (found)
        return app_open_survey(app, found->id, error);
    if (app->wanted_survey)
        return error_set(error, ERROR_USAGE,
                         _("Survei %s tidak ada di basis data ini. Sebut tahunnya, atau "
                           "formulir/tahun."),
                         app->wanted_survey);
    return may_be_empty || error_set(error, ERROR_STORAGE,
                                     _("Basis data %s belum berisi survei. Buat dengan "
                                       "`lembar init`."),
                                     app->database_path);
}

static bool open_database(struct app *app, enum database_mode mode, struct error *error)
{
    app->database = database_open(app->database_path, mode, error);
    if (app->database)
        app->surveys = survey_store_open(app->database, error);
    if (app->surveys)
        app->backups = backup_store_open(app->database, error);
    if (app->backups)
        app->settings = setting_store_open(app->database, error);
    if (app->settings)
        app->people = person_store_open(app->database, error);
    return app->people && person_store_signs_in(app->people, &app->signs_in, error);
}

/* Without signing in he is who he says, or whom the computer knows. */
static bool take_name(struct app *app, struct error *error)
{
    bool known;
    if (!app->person_name)
        app->person_name = text_clean(g_get_user_name(), false);
    return person_store_ensure(app->people, app->person_name, app_now(), &app->person, error) &&
           app_refresh_person(app, &known, error);
}

static bool identify(struct app *app, struct error *error)
{
    if (app->anybody)
        return true;
    if (!app->signs_in)
        return take_name(app, error);
    if (!app->prove)
        return true;
    return app->prove(app, error) &&
           (!app->must_change || app->may_have_to_change ||
            error_set(error, ERROR_INPUT,
                      _("Kata sandi Anda harus diganti dulu: buka `lembar`, atau jalankan `lembar "
                        "people password`."))) &&
           app_require(app, app->wanted_right, error);
}

/* The folder that Lembar has made for itself is for its owner alone. */
static bool settle_path(struct app *app, struct error *error)
{
    g_autofree char *usual = app_default_database();
    if (!app->database_path)
        app->database_path = g_strdup(usual);
    return strcmp(app->database_path, usual) != 0 || database_close_folder(usual, error);
}

bool app_open(struct app *app, enum database_mode mode, bool may_be_empty, struct error *error)
{
    bool ok = settle_path(app, error) && open_database(app, mode, error) && identify(app, error) &&
              (!app->person || open_wanted(app, may_be_empty, error));
    if (!ok)
        app_close_database(app); /* whoever tries again opens it anew */
    return ok;
}

bool app_open_for_person(struct app *app, bool may_be_empty, struct error *error)
{
    return app->survey ? app_open_survey(app, app->survey->id, error)
                       : open_wanted(app, may_be_empty, error);
}

struct action_import *app_open_action_import(struct app *app, const struct action_import_file *file,
                                             const struct action_import_options *options,
                                             bool *headings, struct error *error)
{
    const struct action_import_place place = {app->database, app->survey, app->language,
                                              app->person};
    return action_import_open(&place, file, options, headings, error);
}

/* --- names --- */

char *app_default_database(void)
{
    const char *folder = g_get_user_data_dir();
    if (g_path_is_absolute(folder)) /* a relative XDG_DATA_HOME is to be ignored */
        return g_build_filename(folder, "lembar", "lembar.db", NULL);
    return g_build_filename(g_get_home_dir(), ".local", "share", "lembar", "lembar.db", NULL);
}

char *app_survey_title(const struct app *app)
{
    return g_strdup_printf("%s %d", app->survey->form->short_title, app->survey->year);
}

char *app_place(const struct app *app)
{
    if (!app->survey)
        return g_strdup("");
    g_autofree char *title = app_survey_title(app);
    return g_strdup_printf("%s · %s", app->survey->unit, title);
}

char *app_count_text(const struct app *app, int64_t count)
{
    char text[COUNT_TEXT];
    return g_strdup(count_text(count, app->point, text));
}
