#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/report/keyers_report.h"

/* lembar keyers: how fast and how well sheets are keyed, by person and day, or by field. */

static const struct cli_option options[] = {
    {"by", 0, "day|person|field", N_("per hari, per orang, atau waktu per isian; biasanya hari")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {NULL},
};

static bool read_by(const struct arguments *arguments, enum keyers_by *by, struct error *error)
{
    static const char *const names[] = {
        [KEYERS_BY_DAY] = "day", [KEYERS_BY_PERSON] = "person", [KEYERS_BY_FIELD] = "field"};
    const char *name = arguments_value(arguments, "by");
    *by = KEYERS_BY_DAY;
    if (!name)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0) {
            *by = (enum keyers_by)i;
            return true;
        }
    return error_set(error, ERROR_USAGE, _("--by %s tidak ada; pilih day, person, atau field."),
                     name);
}

static bool print(const struct keyers_report *report, enum format format, struct error *error)
{
    static GString *(*const writers[])(const struct keyers_report *) = {
        [FORMAT_TABLE] = keyers_report_table,
        [FORMAT_CSV] = keyers_report_csv,
        [FORMAT_JSON] = keyers_report_json,
    };
    return format_print(writers[format](report), format, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum format format = FORMAT_TABLE;
    enum keyers_by by;
    struct keyers_report report;
    if (!format_read(arguments, &format, error) || !read_by(arguments, &by, error) ||
        !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    bool ok = keyers_report_load(&report, app, by, error) && print(&report, format, error);
    keyers_report_finish(&report);
    return ok;
}

const struct command keyers_command = {
    .name = "keyers",
    .summary = N_("menunjukkan kecepatan dan kesalahan entri tiap orang"),
    .arguments = N_("[--by day|person|field] [--format table|csv|json]"),
    .notes = N_("Jeda lebih dari 60 detik tidak dihitung. Kesalahan berasal dari entri ulang."),
    .options = options,
    .run = run,
};
