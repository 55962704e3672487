#include "src/check.h"
#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/report/table.h"

/* lembar checks: the codes that the keying screen tells, and what to do about each. */

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    GString *text = g_string_new(NULL);
    struct table *table = table_create(3);
    (void)app;
    (void)arguments;
    table_add(table, "%s", _("kode"));
    table_add(table, "%s", _("temuan"));
    table_add(table, "%s", _("yang dilakukan"));
    for (int check = 0; check < CHECKS; check++) {
        table_add(table, "%s", checks[check].code);
        table_add(table, "%s", _(checks[check].sentence));
        table_add(table, "%s", _(checks[check].remedy));
    }
    table_write(table, text);
    table_destroy(table);
    bool ok = output_text(text->str, error);
    g_string_free(text, TRUE);
    return ok;
}

const struct command checks_command = {
    .name = "checks",
    .summary = N_("menjelaskan kode temuan saat entri (F01, W01, …)"),
    .arguments = "",
    .notes = N_("F harus diperbaiki. W diterima dengan satu tombol bila kertasnya memang begitu;\n"
                "penerimaan itu disimpan dan gugur bila isiannya diubah."),
    .run = run,
};
