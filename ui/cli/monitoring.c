#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/report/monitoring_report.h"

/* lembar monitoring: the actions of each unit and survey year at a cut-off date; by itself the
 * report of today, or of the last half-year where nothing was recorded since. */

static const struct cli_option options[] = {
    {"at", 0, N_("TTTT-BB-HH"), N_("tanggal pantau; biasanya hari ini, atau akhir semester lalu")},
    {"against", 0, N_("TTTT-BB-HH"), N_("tanggal pantau lain, untuk dibandingkan")},
    {"unit", 0, N_("TEKS"), N_("hanya unit yang namanya memuat teks itu")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {NULL},
};

static bool print(const struct monitoring_report *report, enum format format, struct error *error)
{
    static GString *(*const writers[])(const struct monitoring_report *) = {
        [FORMAT_TABLE] = monitoring_report_text,
        [FORMAT_CSV] = monitoring_report_csv,
        [FORMAT_JSON] = monitoring_report_json,
    };
    return format_print(writers[format](report), format, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct day cutoff = {0}, against = {0};
    enum format format = FORMAT_TABLE;
    struct monitoring_report report;
    if (!arguments_day(arguments, "at", &cutoff, error) ||
        !arguments_day(arguments, "against", &against, error) ||
        !format_read(arguments, &format, error) ||
        !app_open(app, DATABASE_EXISTING, false, error) ||
        (!cutoff.year && !monitoring_report_cutoff(app, &cutoff, error)))
        return false;
    bool ok = monitoring_report_load(&report, app, cutoff, against,
                                     arguments_value(arguments, "unit"), error) &&
              print(&report, format, error);
    monitoring_report_finish(&report);
    return ok;
}

const struct command monitoring_command = {
    .name = "monitoring",
    .summary = N_("memantau tindak lanjut per unit dan tahun survei pada suatu tanggal"),
    .arguments = N_("[--at TTTT-BB-HH] [--against TTTT-BB-HH] [--unit TEKS] "
                    "[--format table|csv|json]"),
    .notes = N_("Rencana dan penyelesaian dihitung menurut tanggalnya sendiri; yang baru dicatat\n"
                "sesudah tanggal pantau juga disebut tersendiri (susulan). Tanpa susulan, tanggal\n"
                "yang sama selalu memberi angka yang sama. Rencana yang dicatat kemudian dihitung\n"
                "sejak akhir tahun surveinya, atau sejak tenggat atau selesainya bila lebih dulu.\n"
                "Tanpa --at dipakai akhir semester lalu bila sejak itu tidak ada yang dicatat."),
    .options = options,
    .right = RIGHT_LOOK,
    .run = run,
};
