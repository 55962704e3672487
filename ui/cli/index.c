#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/cli/output.h"
#include "ui/report/index_report.h"

/* lembar index: the elements and the index, whole and by groups. */

static const struct cli_option options[] = {
    {"by", 0, N_("service|FIELD"), N_("juga menurut layanan, umur (age), kelamin (sex), …")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {NULL},
};

static bool print(const struct index_report *report, enum format format, struct error *error)
{
    static GString *(*const writers[])(const struct index_report *) = {
        [FORMAT_TABLE] = index_report_table,
        [FORMAT_CSV] = index_report_csv,
        [FORMAT_JSON] = index_report_json,
    };
    GString *text = writers[format](report);
    bool ok =
        format == FORMAT_TABLE ? output_text(text->str, error) : output_data(text, NULL, error);
    g_string_free(text, TRUE);
    return ok;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum format format = FORMAT_TABLE;
    struct index_report report;
    if (!format_read(arguments, false, &format, error) ||
        !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    bool ok = index_report_load(&report, app, arguments_value(arguments, "by"), error) &&
              print(&report, format, error);
    index_report_finish(&report);
    return ok;
}

const struct command index_command = {
    .name = "index",
    .summary = N_("menghitung nilai unsur dan indeks (IKM)"),
    .arguments = N_("[--by service|FIELD] [--format table|csv|json]"),
    .options = options,
    .right = RIGHT_LOOK,
    .run = run,
};
