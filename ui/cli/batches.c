#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/report/batches_report.h"

/* lembar batches: the batches of paper, each with its ledger. */

static const struct cli_option options[] = {
    {"state", 0, "open|closed", N_("hanya yang terbuka, atau yang ditutup")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {NULL},
};

static bool read_wanted(const struct arguments *arguments, enum batches_wanted *wanted,
                        struct error *error)
{
    const char *name = arguments_value(arguments, "state");
    *wanted = !name ? BATCHES_ALL : strcmp(name, "open") == 0 ? BATCHES_OPEN : BATCHES_CLOSED;
    return !name || *wanted == BATCHES_OPEN || strcmp(name, "closed") == 0 ||
           error_set(error, ERROR_USAGE, _("Keadaan %s tidak ada; pilih open atau closed."), name);
}

static bool print(const struct batches_report *report, enum format format, struct error *error)
{
    static GString *(*const writers[])(const struct batches_report *) = {
        [FORMAT_TABLE] = batches_report_table,
        [FORMAT_CSV] = batches_report_csv,
        [FORMAT_JSON] = batches_report_json,
    };
    return format_print(writers[format](report), format, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum batches_wanted wanted;
    enum format format = FORMAT_TABLE;
    struct batches_report report;
    if (!read_wanted(arguments, &wanted, error) || !format_read(arguments, &format, error) ||
        !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    bool ok = batches_report_load(&report, app, wanted, error) && print(&report, format, error);
    batches_report_finish(&report);
    return ok;
}

const struct command batches_command = {
    .name = "batches",
    .summary = N_("menyebutkan bundel kertas dan neracanya"),
    .arguments = N_("[--state open|closed] [--format table|csv|json]"),
    .notes = N_("jumlah menurut slip = dientri + ditolak + hilang + sisa"),
    .options = options,
    .run = run,
};
