#include "ui/screen/folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "src/i18n.h"
#include "ui/places.h"

static bool is_folder(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_DIR);
}

/* --- which one --- */

/* A choice of one person for one survey, kept among the settings. */
static char *setting_name(const struct app *app)
{
    return g_strdup_printf("paper_folder %ld %ld", (long)app->survey->id, (long)app->person);
}

static char *usual_folder(void)
{
    const char *documents = g_get_user_special_dir(G_USER_DIRECTORY_DOCUMENTS);
    return g_strdup(documents && is_folder(documents) ? documents : g_get_home_dir());
}

char *folder_of_papers(struct app *app)
{
    struct error error;
    g_autofree char *name = setting_name(app);
    g_autofree char *chosen = setting_store_text(app->settings, name, "", &error);
    return chosen && is_folder(chosen) ? g_steal_pointer(&chosen) : usual_folder();
}

static bool choose(struct app *app, const char *folder, struct error *error)
{
    g_autofree char *name = setting_name(app), *before = folder_of_papers(app);
    if (strcmp(before, folder) == 0)
        return true;
    return database_begin(app->database, error) &&
           database_end(
               app->database,
               setting_store_set(app->settings, name, folder, app->person, app_now(), error),
               error);
}

bool folder_settle(struct app *app, const char *folder, struct error *error)
{
    if (!is_folder(folder) && g_mkdir(folder, 0777) != 0)
        return error_set(error, ERROR_STORAGE, _("Folder %s tidak dapat dibuat: %s."), folder,
                         g_strerror(errno));
    return choose(app, folder, error);
}

/* --- asking for it --- */

char *folder_shown(const char *path)
{
    const char *home = g_get_home_dir();
    size_t length = strlen(home);
    if (length > 1 && strncmp(path, home, length) == 0 && (path[length] == '/' || !path[length]))
        return g_strconcat("~", path + length, NULL);
    return g_strdup(path);
}

struct wish folder_ask(struct screen *asker, const char *question, const char *folder,
                       answer_function *typed)
{
    g_autofree char *shown = folder_shown(folder);
    return question_ask_text(asker, question, shown, typed);
}

static struct wish ask_to_make(struct screen *asker, const char *folder, answer_function *settled)
{
    g_autofree char *shown = folder_shown(folder);
    g_autofree char *question = g_strdup_printf(_("Folder %s belum ada. Buat?"), shown);
    return question_confirm(asker, question, _("Buat"), settled);
}

struct wish folder_typed(struct screen *asker, const char *typed, char **wanted,
                         answer_function *settled)
{
    struct error error;
    g_free(*wanted);
    g_autofree char *path = places_typed_path(typed);
    *wanted = g_canonicalize_filename(path, NULL);
    g_autofree char *above = g_path_get_dirname(*wanted);
    if (is_folder(*wanted))
        return settled(asker, 1, "");
    if (is_folder(above) && !g_file_test(*wanted, G_FILE_TEST_EXISTS))
        return ask_to_make(asker, *wanted, settled);
    error_set(&error, ERROR_INPUT, _("Folder %s tidak ada."), is_folder(above) ? *wanted : above);
    screen_complain(asker, &error);
    return STAY;
}
