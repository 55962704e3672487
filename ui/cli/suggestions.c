#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/cli/output.h"
#include "ui/report/voice_report.h"

/* lembar suggestions: what the respondents wrote, what it is coded to, and what is done about it.
 */

static const struct cli_option options[] = {
    {"publish", 0, NULL, N_("\"Anda menyampaikan, kami menindaklanjuti\", untuk dipasang")},
    {"format", 0, "table|csv", N_("bentuk keluaran; biasanya table")},
    {"output", 'o', N_("BERKAS"), N_("ditulis ke berkas, utuh atau tidak sama sekali")},
    {NULL},
};

static GString *make(struct app *app, bool publish, enum format format, struct error *error)
{
    if (publish)
        return voice_report_published(app, error);
    return format == FORMAT_CSV ? voice_report_csv(app, error) : voice_report_table(app, error);
}

static bool write_out(const struct app *app, const GString *text, const char *path, bool is_data,
                      struct error *error)
{
    if (path && database_owns(app->database, path))
        return error_set(error, ERROR_USAGE,
                         _("Berkas %s milik basis data itu sendiri; pilih nama lain untuk "
                           "keluaran."),
                         path);
    return path || is_data ? output_data(text, path, error) : output_text(text->str, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    bool publish = arguments_has(arguments, "publish");
    enum format format = FORMAT_TABLE;
    app->wanted_right = publish ? RIGHT_LOOK : RIGHT_KEY;
    if (!format_read(arguments, &format, error) || !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    if (format == FORMAT_JSON)
        return error_set(error, ERROR_USAGE, _("Pilih --format table atau csv."));
    GString *text = make(app, publish, format, error);
    if (!text)
        return false;
    bool ok =
        write_out(app, text, arguments_value(arguments, "output"), format == FORMAT_CSV, error);
    g_string_free(text, TRUE);
    return ok;
}

const struct command suggestions_command = {
    .name = "suggestions",
    .summary = N_("menulis suara responden, kodenya, dan tindak lanjutnya"),
    .arguments = N_("[--publish] [--format table|csv] [-o BERKAS]"),
    .options = options,
    .run = run,
};
