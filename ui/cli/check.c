#include "db/audit.h"
#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/findings.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"

/* lembar check: whether the database is sound: the file itself, its references, the kept figures
 * of every survey, the record of changes, and the files that prove actions. */

static bool check_survey(struct app *app, int64_t survey, GPtrArray *findings, struct error *error)
{
    bool equal;
    if (!app_open_survey(app, survey, error) || !database_begin_reading(app->database, error))
        return false;
    bool ok = sheet_store_check_figures(app->sheets, &equal, error);
    database_rollback(app->database);
    if (!ok)
        return false;
    if (!equal) {
        g_autofree char *place = app_place(app);
        g_ptr_array_add(
            findings,
            g_strdup_printf(_("Angka indeks %s tidak sama dengan hitungan ulang."), place));
    }
    return true;
}

static bool check_surveys(struct app *app, GPtrArray *findings, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    for (guint i = 0; titles && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (!check_survey(app, title->id, findings, error))
            return false;
    }
    return titles != NULL;
}

static bool check_file(struct app *app, GPtrArray *findings, struct error *error)
{
    progress_begin(database_progress(app->database), _("Memeriksa berkas"), 0);
    return database_check(app->database, findings, error);
}

static bool check_all(struct app *app, GPtrArray **findings, int64_t *entries, struct error *error)
{
    return audit_verify(app->database, findings, entries, error) &&
           check_file(app, *findings, error) && check_surveys(app, *findings, error) &&
           (!app->action_parts || action_files_check(app->action_parts, *findings, error));
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    (void)arguments;
    app->anybody = true;
    if (!app_open(app, DATABASE_EXISTING, true, error))
        return false;
    watch_begin(app);
    bool ok = check_all(app, &findings, &entries, error);
    watch_end(app);
    if (!ok)
        return false;
    if (findings->len > 0)
        return findings_tell(findings, error);
    g_autofree char *text = g_strdup_printf(
        _("Basis data baik: berkas, rujukan, angka indeks, dan %ld catatan.\n"), (long)entries);
    return findings_tell_none(app->database, text, error);
}

const struct command check_command = {
    .name = "check",
    .summary = N_("memeriksa basis data: berkas, rujukan, angka indeks, dan catatan"),
    .arguments = "",
    .run = run,
};
