#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/report/statement.h"

/* lembar lock and lembar unlock: closes a survey, whose data then refuse every change, with a
 * signed statement; and opens it again, on the record. */

static const struct cli_option lock_options[] = {
    {"despite", 0, N_("ALASAN"), N_("dikunci walaupun masih ada yang belum beres")},
    {NULL},
};

static bool print_statement(struct app *app, struct error *error)
{
    g_autofree char *text = closing_store_statement(app->closing, error);
    return text && output_text(text, error);
}

static bool run_lock(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *despite = arguments_value(arguments, "despite");
    g_autofree char *why = despite ? text_clean(despite, false) : g_strdup("");
    g_autofree char *key_made = NULL;
    if (!app_open(app, DATABASE_EXISTING, false, error) ||
        !statement_lock(app, why, &key_made, error))
        return false;
    if (key_made)
        output_problem("%s", key_made);
    return print_statement(app, error);
}

const struct command lock_command = {
    .name = "lock",
    .summary = N_("mengunci survei dan menulis pernyataan yang ditandatangani"),
    .arguments = N_("[--despite ALASAN]"),
    .notes = N_("Data survei yang dikunci menolak semua perubahan; tindak lanjut tetap berjalan."),
    .options = lock_options,
    .right = RIGHT_LOCK,
    .run = run_lock,
};

static const struct cli_option unlock_options[] = {
    {"reason", 0, N_("ALASAN"), N_("mengapa kuncinya dibuka; dicatat")},
    {NULL},
};

static bool run_unlock(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *reason = arguments_value(arguments, "reason");
    g_autofree char *why = reason ? text_clean(reason, false) : g_strdup("");
    return app_open(app, DATABASE_EXISTING, false, error) &&
           closing_store_unlock(app->closing, why, app_now(), error) &&
           output_text(_("Kunci survei dibuka; pernyataan yang lama tetap tersimpan.\n"), error);
}

const struct command unlock_command = {
    .name = "unlock",
    .summary = N_("membuka kunci survei, dengan alasan"),
    .arguments = N_("--reason ALASAN"),
    .options = unlock_options,
    .right = RIGHT_LOCK,
    .run = run_unlock,
};
