#include <string.h>
#include <unistd.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/export_tables.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"
#include "ui/report/actions_report.h"
#include "ui/report/index_report.h"
#include "ui/report/paper.h"
#include "ui/report/sheets_report.h"

/* lembar export: sheets, index, actions and all tables for other programs. */

static const struct cli_option options[] = {
    {"format", 0, N_("BENTUK"), N_("bentuk keluaran; biasanya csv")},
    {"output", 'o', N_("BERKAS"), N_("ditulis ke berkas, utuh atau tidak sama sekali")},
    {"overwrite", 0, NULL, N_("mengganti berkas yang sudah ada (hanya workbook)")},
    {"by", 0, N_("service|FIELD"), N_("indeks juga menurut layanan atau isian (hanya index)")},
    {"as-of", 0, N_("TTTT-BB-HH"), N_("keadaan tindak lanjut pada hari itu; biasanya hari ini")},
    {"single-line", 0, NULL, N_("tanpa ganti baris di dalam sel, untuk SPSS (hanya sheets)")},
    {"data", 0, N_("NAMA"), N_("nama berkas CSV yang dibaca sps, r, dan ddi; biasanya sheets.csv")},
    {"with-personal-data", 0, NULL,
     N_("nama, telepon, dan sejenisnya ikut (sheets, workbook, dan dictionary)")},
    {NULL},
};

static GString *export_sheets(struct app *app, const struct arguments *arguments,
                              enum format format, struct error *error)
{
    bool with_personal = arguments_has(arguments, "with-personal-data");
    bool single_line = arguments_has(arguments, "single-line");
    return format == FORMAT_CSV ? sheets_report_csv(app, with_personal, single_line, error)
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

/* CSV and JSON are what `lembar import actions` and other programs know already. */
static GString *export_actions(struct app *app, const struct arguments *arguments,
                               enum format format, struct error *error)
{
    struct actions_report report;
    struct day as_of = app_today();
    GString *text = NULL;
    if (format == FORMAT_XLSX)
        return export_all_actions(app, arguments, format, error);
    if (!arguments_day(arguments, "as-of", &as_of, error))
        return NULL;
    if (actions_report_load(&report, app, ACTIONS_ALL, -1, as_of, error))
        text = format == FORMAT_CSV ? actions_report_csv(&report) : actions_report_json(&report);
    actions_report_finish(&report);
    return text;
}

#define DATA   (FORMAT_BIT(FORMAT_CSV) | FORMAT_BIT(FORMAT_JSON))
#define SHOWN  (DATA | FORMAT_BIT(FORMAT_TABLE) | FORMAT_BIT(FORMAT_XLSX))
#define LABELS (FORMAT_BIT(FORMAT_DDI) | FORMAT_BIT(FORMAT_SPS) | FORMAT_BIT(FORMAT_R))

static const struct export_kind {
    const char *name;
    unsigned formats; /* set of FORMAT_BIT */
    export_function *function;
} kinds[] = {
    {"sheets", DATA, export_sheets},
    {"index", DATA, export_index},
    {"actions", DATA | FORMAT_BIT(FORMAT_XLSX), export_actions},
    {"plan", SHOWN, export_plan},
    {"realisation", SHOWN, export_realisation},
    {"matrix", SHOWN, export_matrix},
    {"dictionary", SHOWN | LABELS, export_dictionary},
};

static const struct export_kind *find_kind(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

static bool check_output(const struct app *app, const char *path, enum format format,
                         struct error *error)
{
    if (path && database_owns(app->database, path))
        return error_set(error, ERROR_USAGE,
                         _("Berkas %s milik basis data itu sendiri; pilih nama lain untuk "
                           "keluaran."),
                         path);
    if (!path && format == FORMAT_XLSX && isatty(STDOUT_FILENO))
        return error_set(error, ERROR_USAGE,
                         _("Buku kerja bukan teks; sebut berkasnya dengan -o."));
    return true;
}

static bool give_out(const GString *text, const char *path, enum format format, struct error *error)
{
    return format == FORMAT_TABLE && !path ? output_text(text->str, error)
                                           : output_data(text, path, error);
}

static bool export_one(struct app *app, const struct arguments *arguments, struct error *error)
{
    const struct export_kind *kind = find_kind(arguments_word(arguments, 0));
    const char *path = arguments_value(arguments, "output");
    enum format format = FORMAT_CSV;
    if (!kind || arguments->words->len > 1)
        return error_set(error, ERROR_USAGE,
                         _("Pilih satu dari `export sheets`, `index`, `actions`, `plan`, "
                           "`realisation`, `matrix`, `dictionary`, atau `workbook`."));
    if (!format_read_of(arguments, kind->formats, &format, error) ||
        !app_open(app, DATABASE_EXISTING, false, error) || !check_output(app, path, format, error))
        return false;
    watch_begin(app);
    GString *text = kind->function(app, arguments, format, error);
    watch_end(app);
    if (!text)
        return false;
    bool ok = give_out(text, path, format, error);
    g_string_free(text, TRUE);
    return ok;
}

/* Like the report, it never goes over a file unless told. */
static bool export_workbook(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct paper_options wanted = {.overwrite = arguments_has(arguments, "overwrite"),
                                   .with_personal = arguments_has(arguments, "with-personal-data")};
    const char *word = arguments_word(arguments, 1);
    if (!app_open(app, DATABASE_EXISTING, false, error))
        return false;
    g_autofree char *path =
        paper_path(app, PAPER_WORKBOOK, word ? word : arguments_value(arguments, "output"));
    watch_begin(app);
    bool ok = paper_write(app, PAPER_WORKBOOK, &wanted, path, error);
    watch_end(app);
    if (!ok)
        return false;
    g_autofree char *text = g_strdup_printf(_("Buku kerja ditulis: %s\n"), path);
    return output_text(text, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *what = arguments_word(arguments, 0);
    if (strcmp(what, "sheets") == 0 || strcmp(what, "workbook") == 0)
        app->wanted_right =
            arguments_has(arguments, "with-personal-data") ? RIGHT_PERSONAL : RIGHT_EXPORT;
    return strcmp(what, "workbook") == 0 ? export_workbook(app, arguments, error)
                                         : export_one(app, arguments, error);
}

const struct command export_command = {
    .name = "export",
    .summary = N_("menulis lembar, indeks, tindak lanjut, atau semua tabel untuk program lain"),
    .arguments = N_("APA [--format BENTUK] [-o BERKAS] | workbook [BERKAS.xlsx]"),
    .notes = N_("sheets, index: csv json · actions: csv json xlsx\n"
                "plan rencana, realisation realisasi tahun lalu, matrix unit × tahun:\n"
                "  table csv json xlsx\n"
                "dictionary kamus data: juga ddi buku kode, sps untuk SPSS, r untuk R\n"
                "workbook semua tabel dengan rumus yang hidup (XLSX)"),
    .options = options,
    .fewest = 1,
    .most = 2,
    .right = RIGHT_LOOK,
    .run = run,
};
