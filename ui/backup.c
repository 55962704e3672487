#include "ui/backup.h"

#include "db/backup.h"
#include "src/i18n.h"
#include "ui/cli/output.h"

static char *make(struct app *app, const char *folder, bool without_personal, struct error *error)
{
    g_autofree char *stamp = app_stamp(app_now());
    return backup_make(app->database,
                       &(struct backup_order){folder, stamp, without_personal, &app->new_evidence},
                       error);
}

/* What cannot be noted, on a full disk, does not undo the backup. A copy without personal data is
 * for others: it is no backup of the office. */
static void note(struct app *app, const char *path, const char *failure)
{
    struct error error;
    if (path)
        backup_store_note_made(app->backups, path, app_now(), &error);
    else
        backup_store_note_failed(app->backups, failure, app_now(), &error);
}

static char *make_in_chosen(struct app *app, bool without_personal, struct error *error)
{
    struct backup_state state;
    char *path = NULL;
    bool known = backup_store_state(app->backups, &state, error);
    if (known && !*state.folder)
        error_set(error, ERROR_USAGE,
                  _("Sebutkan folder cadangan, atau pilih sekali untuk seterusnya: lembar backup "
                    "--folder FOLDER"));
    else if (known && !(path = make(app, state.folder, without_personal, error)) &&
             error->code != ERROR_STOPPED)
        note(app, NULL, error->message);
    backup_state_finish(&state);
    return path;
}

char *backup_now(struct app *app, const char *folder, bool without_personal, struct error *error)
{
    char *path = folder ? make(app, folder, without_personal, error)
                        : make_in_chosen(app, without_personal, error);
    if (path && !without_personal)
        note(app, path, NULL);
    return path;
}

char *backup_words(const struct app *app, const char *path)
{
    g_autofree char *made = g_strdup_printf(_("Cadangan dibuat dan dibaca kembali: %s"), path);
    if (app->new_evidence == 0)
        return g_steal_pointer(&made);
    return g_strdup_printf(_("%s; %ld berkas bukti baru ikut disalin"), made,
                           (long)app->new_evidence);
}

void backup_if_due(struct app *app)
{
    struct backup_state state;
    struct error error;
    bool mine = false;
    if (!app->backups)
        return;
    if (backup_store_state(app->backups, &state, &error) && *state.folder && state.every > 0 &&
        state.waiting >= state.every &&
        backup_store_take_turn(app->backups, state.every, &mine, &error) && mine)
        g_free(backup_now(app, NULL, false, &error));
    backup_state_finish(&state);
}

static void tell_failure(const struct backup_state *state, const struct error *error)
{
    g_autofree char *since = app_time_text(state->failed_at);
    if (state->failed_at)
        output_problem(_("lembar: cadangan gagal sejak %s: %s"), since, error->message);
    else
        output_problem(_("lembar: cadangan gagal: %s"), error->message);
}

void backup_at_exit(struct app *app)
{
    struct backup_state state;
    struct error error;
    if (!app->backups)
        return;
    bool wanted = backup_store_state(app->backups, &state, &error) && *state.folder &&
                  (state.changed || state.failed_at || !state.made_at);
    g_autofree char *path = wanted ? backup_now(app, NULL, false, &error) : NULL;
    if (wanted && !path)
        tell_failure(&state, &error);
    backup_state_finish(&state);
}
