#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/cli/output.h"
#include "ui/report/actions_report.h"
#include "ui/report/ics.h"
#include "ui/report/paper.h"

/* lembar actions: the actions as they stand today, or on another day, and their due dates as a
 * calendar. */

static const struct cli_option options[] = {
    {"status", 0, N_("KEADAAN"),
     N_("hanya overdue, long-overdue, soon, open, unproven, ownerless, dateless, doubted, done, "
        "dropped, planned, atau running")},
    {"as-of", 0, N_("TTTT-BB-HH"), N_("keadaan pada hari itu; biasanya hari ini")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {"owner", 0, N_("NAMA"), N_("hanya milik penanggung jawab itu (hanya calendar)")},
    {"overwrite", 0, NULL, N_("mengganti berkas yang sudah ada (hanya calendar)")},
    {NULL},
};

/* One of the lists that lead, or a status as it is kept. */
static bool read_status(const struct arguments *arguments, enum action_list *list, int *status,
                        struct error *error)
{
    const char *name = arguments_value(arguments, "status");
    int found = name && g_ascii_strcasecmp(name, "open") == 0 ? ACTIONS_LATER
                : name                                        ? action_list_from_name(name)
                                                              : ACTIONS_ALL;
    *list = found < 0 ? ACTIONS_ALL : (enum action_list)found;
    *status = found < 0 ? action_status_from_name(name) : -1;
    return found >= 0 || *status >= 0 ||
           error_set(error, ERROR_USAGE,
                     _("Keadaan %s tidak ada; lihat pilihannya dengan `lembar actions --help`."),
                     name);
}

static bool print(const struct actions_report *report, enum format format, struct error *error)
{
    static GString *(*const writers[])(const struct actions_report *) = {
        [FORMAT_TABLE] = actions_report_table,
        [FORMAT_CSV] = actions_report_csv,
        [FORMAT_JSON] = actions_report_json,
    };
    return format_print(writers[format](report), format, error);
}

/* --- the calendar --- */

static bool tell_calendar(const struct ics_counts *counts, const char *path, struct error *error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, _("Kalender ditulis: %s, %d tenggat.\n"), path, counts->events);
    if (counts->undated > 0)
        g_string_append_printf(text,
                               _("%d tindak lanjut tanpa tenggat yang pasti tidak ada di "
                                 "dalamnya.\n"),
                               counts->undated);
    return output_text(text->str, error);
}

static bool write_calendar(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *path = arguments_word(arguments, 1);
    const char *owner = arguments_value(arguments, "owner");
    struct ics_counts counts;
    if (!path)
        return error_set(error, ERROR_USAGE,
                         _("Sebut berkas kalendernya: lembar actions calendar BERKAS.ics."));
    if (!app_open(app, DATABASE_EXISTING, false, error) ||
        !paper_check_path(app, arguments_has(arguments, "overwrite"), path, error))
        return false;
    GString *text = ics_of_actions(app, owner, &counts, error);
    bool ok = text && output_data(text, path, error) && tell_calendar(&counts, path, error);
    if (text)
        g_string_free(text, TRUE);
    return ok;
}

/* --- the list --- */

static bool list_actions(struct app *app, const struct arguments *arguments, struct error *error)
{
    int status;
    enum action_list list;
    struct day day = app_today();
    enum format format = FORMAT_TABLE;
    struct actions_report report;
    if (!read_status(arguments, &list, &status, error) ||
        !arguments_day(arguments, "as-of", &day, error) ||
        !format_read(arguments, &format, error) || !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    bool ok = actions_report_load(&report, app, list, status, day, error) &&
              print(&report, format, error);
    actions_report_finish(&report);
    return ok;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *word = arguments_word(arguments, 0);
    if (!word)
        return list_actions(app, arguments, error);
    if (strcmp(word, "calendar") == 0)
        return write_calendar(app, arguments, error);
    return error_set(error, ERROR_USAGE, _("Pakailah: lembar %s %s"), actions_command.name,
                     _(actions_command.arguments));
}

const struct command actions_command = {
    .name = "actions",
    .summary = N_("menyebutkan tindak lanjut dan keadaannya"),
    .arguments = N_("[--status KEADAAN] [--as-of TTTT-BB-HH] [--format table|csv|json] | "
                    "calendar BERKAS.ics"),
    .notes = N_("overdue lewat tenggat · soon dalam 30 hari · open selebihnya yang belum selesai\n"
                "long-overdue lama lewat tenggat · unproven menunggu bukti · ownerless tanpa PIC\n"
                "dateless tanpa tenggat · doubted tenggat meragukan\n"
                "done selesai · dropped dibatalkan · planned direncanakan · running berjalan"),
    .options = options,
    .most = 2,
    .right = RIGHT_ACT,
    .run = run,
};
