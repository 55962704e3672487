#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/report/cross_report.h"
#include "ui/report/index_report.h"

/* lembar index: the elements and the index, whole and by groups. */

static const struct cli_option options[] = {
    {"by", 0, N_("service|FIELD"),
     N_("juga menurut layanan, umur (age), pekan (week), petugas (keyer), …")},
    {"cross", 0, N_("FIELD"), N_("disilang dengan ini: satu tabel --by × --cross")},
    {"element", 0, N_("UNSUR"), N_("nilai unsur itu pada tabel silang; biasanya indeks")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {NULL},
};

static bool print_index(struct app *app, const struct arguments *arguments, enum format format,
                        struct error *error)
{
    static GString *(*const writers[])(const struct index_report *) = {
        [FORMAT_TABLE] = index_report_table,
        [FORMAT_CSV] = index_report_csv,
        [FORMAT_JSON] = index_report_json,
    };
    struct index_report report;
    bool ok = index_report_load(&report, app, arguments_value(arguments, "by"), error) &&
              format_print(writers[format](&report), format, error);
    index_report_finish(&report);
    return ok;
}

static bool print_cross(struct app *app, const struct arguments *arguments, enum format format,
                        struct error *error)
{
    static GString *(*const writers[])(const struct cross_report *) = {
        [FORMAT_TABLE] = cross_report_table,
        [FORMAT_CSV] = cross_report_csv,
        [FORMAT_JSON] = cross_report_json,
    };
    struct cross_report report;
    bool ok = cross_report_load(&report, app, arguments_value(arguments, "by"),
                                arguments_value(arguments, "cross"),
                                arguments_value(arguments, "element"), error) &&
              format_print(writers[format](&report), format, error);
    cross_report_finish(&report);
    return ok;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum format format = FORMAT_TABLE;
    bool crossed = arguments_has(arguments, "cross");
    if (crossed && !arguments_has(arguments, "by"))
        return error_set(error, ERROR_USAGE, _("--cross memerlukan --by: baris tabelnya."));
    if (!crossed && arguments_has(arguments, "element"))
        return error_set(error, ERROR_USAGE, _("--element hanya untuk tabel dengan --cross."));
    return format_read(arguments, &format, error) &&
           app_open(app, DATABASE_EXISTING, false, error) &&
           (crossed ? print_cross : print_index)(app, arguments, format, error);
}

const struct command index_command = {
    .name = "index",
    .summary = N_("menghitung nilai unsur dan indeks (IKM)"),
    .arguments = N_("[--by FIELD [--cross FIELD [--element UNSUR]]] [--format table|csv|json]"),
    .options = options,
    .right = RIGHT_LOOK,
    .run = run,
};
