#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/cli/output.h"
#include "ui/report/actions_report.h"

/* lembar actions: the actions as they stand today, or on another day. */

static const struct cli_option options[] = {
    {"status", 0, N_("KEADAAN"),
     N_("hanya overdue, soon, open, done, dropped, planned, atau running")},
    {"as-of", 0, N_("TTTT-BB-HH"), N_("keadaan pada hari itu; biasanya hari ini")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {NULL},
};

/* A state as the lists count it, or a status as it is kept. */
static bool read_status(const struct arguments *arguments, int *state, int *status,
                        struct error *error)
{
    const char *name = arguments_value(arguments, "status");
    *state = name ? action_state_from_name(name) : -1;
    *status = name && *state < 0 ? action_status_from_name(name) : -1;
    return !name || *state >= 0 || *status >= 0 ||
           error_set(error, ERROR_USAGE,
                     _("Keadaan %s tidak ada; pilih overdue, soon, open, done, dropped, planned, "
                       "atau running."),
                     name);
}

static bool read_day(const struct arguments *arguments, struct day *day, struct error *error)
{
    const char *text = arguments_value(arguments, "as-of");
    *day = text ? day_from_iso(text) : app_today();
    return day->year != 0 || error_set(error, ERROR_USAGE,
                                       _("Tanggal \"%s\" tidak terbaca; tulis 2024-12-31."), text);
}

static bool print(const struct actions_report *report, enum format format, struct error *error)
{
    static GString *(*const writers[])(const struct actions_report *) = {
        [FORMAT_TABLE] = actions_report_table,
        [FORMAT_CSV] = actions_report_csv,
        [FORMAT_JSON] = actions_report_json,
    };
    GString *text = writers[format](report);
    bool ok =
        format == FORMAT_TABLE ? output_text(text->str, error) : output_data(text, NULL, error);
    g_string_free(text, TRUE);
    return ok;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    int state, status;
    struct day day;
    enum format format = FORMAT_TABLE;
    struct actions_report report;
    if (!read_status(arguments, &state, &status, error) || !read_day(arguments, &day, error) ||
        !format_read(arguments, false, &format, error) ||
        !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    bool ok = actions_report_load(&report, app, state, status, day, error) &&
              print(&report, format, error);
    actions_report_finish(&report);
    return ok;
}

const struct command actions_command = {
    .name = "actions",
    .summary = N_("menyebutkan tindak lanjut dan keadaannya"),
    .arguments = N_("[--status KEADAAN] [--as-of TTTT-BB-HH] [--format table|csv|json]"),
    .notes = N_("overdue lewat tenggat · soon dalam 30 hari · open selebihnya yang belum selesai\n"
                "done selesai · dropped dibatalkan · planned direncanakan · running berjalan"),
    .options = options,
    .right = RIGHT_LOOK,
    .run = run,
};
