#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/cli/output.h"
#include "ui/report/actions_report.h"
#include "ui/report/index_report.h"
#include "ui/report/sheets_report.h"

/* lembar export: sheets, index or actions for other programs. */

static const struct cli_option options[] = {
    {"format", 0, "csv|json", N_("bentuk keluaran; biasanya csv")},
    {"output", 'o', N_("BERKAS"), N_("ditulis ke berkas, utuh atau tidak sama sekali")},
    {"by", 0, N_("service|FIELD"), N_("indeks juga menurut layanan atau isian (hanya index)")},
    {"with-personal-data", 0, NULL, N_("nama, telepon, dan sejenisnya ikut (hanya sheets)")},
    {NULL},
};

/* Makes the text of one kind of export; NULL, with a sentence, on trouble. */
typedef GString *export_function(struct app *app, const struct arguments *arguments,
                                 enum format format, struct error *error);

static GString *export_sheets(struct app *app, const struct arguments *arguments,
                              enum format format, struct error *error)
{
    bool with_personal = arguments_has(arguments, "with-personal-data");
    return format == FORMAT_CSV ? sheets_report_csv(app, with_personal, error)
                                : sheets_report_json(app, with_personal, error);
}

static GString *export_index(struct app *app, const struct arguments *arguments, enum format format,
                             struct error *error)
{
    struct index_report report;
    GString *text = NULL;
    if (index_report_load(&report, app, arguments_value(arguments, "by"), error))
        text = format == FORMAT_CSV ? index_report_csv(&report) : index_report_json(&report);
    index_report_finish(&report);
    return text;
}

static GString *export_actions(struct app *app, const struct arguments *arguments,
                               enum format format, struct error *error)
{
    struct actions_report report;
    GString *text = NULL;
    (void)arguments;
    if (actions_report_load(&report, app, ACTIONS_ALL, -1, app_today(), error))
        text = format == FORMAT_CSV ? actions_report_csv(&report) : actions_report_json(&report);
    actions_report_finish(&report);
    return text;
}

static const struct {
    const char *name;
    export_function *function;
} kinds[] = {{"sheets", export_sheets}, {"index", export_index}, {"actions", export_actions}};

static export_function *find_kind(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].function;
    return NULL;
}

static bool check_output(const struct app *app, const char *path, struct error *error)
{
    if (!path || !database_owns(app->database, path))
        return true;
    return error_set(error, ERROR_USAGE,
                     _("Berkas %s milik basis data itu sendiri; pilih nama lain untuk keluaran."),
                     path);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *path = arguments_value(arguments, "output");
    enum format format = FORMAT_CSV;
    export_function *function = find_kind(arguments_word(arguments, 0));
    if (!function)
        return error_set(error, ERROR_USAGE,
                         _("Pilih `export sheets`, `export index`, atau `export actions`."));
    if (function == export_sheets)
        app->wanted_right =
            arguments_has(arguments, "with-personal-data") ? RIGHT_PERSONAL : RIGHT_EXPORT;
    if (!format_read(arguments, true, &format, error) ||
        !app_open(app, DATABASE_EXISTING, false, error) || !check_output(app, path, error))
        return false;
    GString *text = function(app, arguments, format, error);
    if (!text)
        return false;
    bool ok = output_data(text, path, error);
    g_string_free(text, TRUE);
    return ok;
}

const struct command export_command = {
    .name = "export",
    .summary = N_("menulis lembar, indeks, atau tindak lanjut untuk program lain"),
    .arguments = N_("sheets|index|actions [--format csv|json] [-o BERKAS]"),
    .options = options,
    .fewest = 1,
    .most = 1,
    .right = RIGHT_LOOK,
    .run = run,
};
