#include "db/audit.h"

#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/findings.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"

/* lembar audit verify: whether the record of changes is whole, and the data are what it says. */

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    if (strcmp(arguments_word(arguments, 0), "verify") != 0)
        return error_set(error, ERROR_USAGE, _("Pakailah: lembar audit verify."));
    if (!app_open(app, DATABASE_EXISTING, true, error))
        return false;
    watch_begin(app);
    bool ok = audit_verify(app->database, &findings, &entries, error);
    watch_end(app);
    if (!ok)
        return false;
    if (findings->len > 0)
        return findings_tell(findings, error);
    g_autofree char *text = g_strdup_printf(
        _("Rantai catatan utuh: %ld catatan, semua data sesuai riwayatnya.\n"), (long)entries);
    return output_text(text, error);
}

const struct command audit_command = {
    .name = "audit",
    .summary = N_("memeriksa keutuhan rantai catatan perubahan"),
    .arguments = N_("verify"),
    .fewest = 1,
    .most = 1,
    .right = RIGHT_LOOK,
    .run = run,
};
