#include "ui/cli/import_actions.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "src/i18n.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"
#include "ui/report/action_import_report.h"

/* --- which unit is meant --- */

static char *question_text(const struct action_spelling *spelling)
{
    g_autofree char *told = action_spelling_text(spelling);
    GString *text = g_string_new(NULL);
    guint number = 1;
    g_string_append_printf(text, _("\nUnit %s belum dikenal. Yang dimaksud:\n"), told);
    for (guint i = 0; i < spelling->proposals->len; i++)
        g_string_append_printf(text, "  %u  %s\n", number++,
                               (char *)g_ptr_array_index(spelling->proposals, i));
    g_string_append_printf(text, _("  %u  unit lain, bernama persis itu\n"), number);
    g_string_append(text, _("  0  belum tahu: baris-baris itu ditolak\n"));
    g_string_append(text, _("Nomor [0]: "));
    return g_string_free(text, FALSE);
}

/* The number that was typed, 0 where nothing or no number was. */
static guint read_number(void)
{
    char *typed = NULL;
    size_t size = 0;
    guint64 number = 0;
    if (getline(&typed, &size, stdin) > 0)
        g_ascii_string_to_unsigned(g_strstrip(typed), 10, 0, G_MAXUINT16, &number, NULL);
    free(typed);
    return (guint)number;
}

static void ask(struct action_import *import, guint i)
{
    const struct action_spelling *spelling = g_ptr_array_index(action_import_spellings(import), i);
    g_autofree char *question = question_text(spelling);
    output_prompt(question);
    guint number = read_number();
    if (number >= 1 && number <= spelling->proposals->len)
        action_import_confirm(import, i, g_ptr_array_index(spelling->proposals, number - 1));
    else if (number == spelling->proposals->len + 1)
        action_import_confirm(import, i, spelling->written);
}

/* Only somebody who sits at a terminal is asked. */
static void ask_all(struct action_import *import)
{
    const GPtrArray *spellings = action_import_spellings(import);
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return;
    for (guint i = 0; i < spellings->len; i++)
        if (action_spelling_asks(g_ptr_array_index(spellings, i)))
            ask(import, i);
}

/* --- the command --- */

static bool settle_units(struct action_import *import, const struct arguments *arguments,
                         struct error *error)
{
    const char *units = arguments_value(arguments, "units");
    const char *propose = arguments_value(arguments, "propose");
    if (units && !action_import_confirm_file(import, units, error))
        return false;
    if (propose) {
        g_autoptr(GString) proposals = action_import_proposals_csv(import);
        if (!output_data(proposals, propose, error))
            return false;
    }
    if (!propose && !arguments_has(arguments, "dry-run"))
        ask_all(import);
    return true;
}

static bool tell(const struct action_import *import, const struct arguments *arguments, bool kept,
                 struct error *error)
{
    const char *path = arguments_value(arguments, "report");
    g_autoptr(GString) text = action_import_report_text(import, kept);
    g_autoptr(GString) table = action_import_report_csv(import);
    guint refused = action_import_result(import)->counts[ROW_REFUSED];
    if (refused > 0)
        g_string_append(text, _("Sel gabungan: --merged. Layanan atau survei yang belum ada: "
                                "--add-services, --add-surveys.\n"));
    if (!output_text(text->str, error) || (path && !output_data(table, path, error)))
        return false;
    return refused == 0 ||
           error_set(error, ERROR_INPUT,
                     _("%u baris ditolak. Perbaiki, lalu impor lagi berkas yang sama; yang sudah "
                       "ada tidak berubah."),
                     refused);
}

static bool run_watched(struct app *app, struct action_import *import, bool keep,
                        struct error *error)
{
    watch_begin(app);
    bool ok = action_import_run(import, action_import_options(import), keep, app_now(), error);
    watch_end(app);
    return ok;
}

/* Before anything is asked or stored. */
static bool check_outputs(const struct action_import *import, const struct arguments *arguments,
                          struct error *error)
{
    static const char *const outputs[] = {"report", "propose"};
    for (size_t i = 0; i < G_N_ELEMENTS(outputs); i++) {
        const char *path = arguments_value(arguments, outputs[i]);
        if (path && !action_import_may_write(import, path, error))
            return false;
    }
    return true;
}

static bool import_list(struct app *app, struct action_import *import,
                        const struct arguments *arguments, struct error *error)
{
    bool keep = !arguments_has(arguments, "dry-run");
    return check_outputs(import, arguments, error) && settle_units(import, arguments, error) &&
           run_watched(app, import, keep, error) && tell(import, arguments, keep, error);
}

static bool hint_at_columns(struct error *error)
{
    g_autofree char *message = g_strdup(error->message);
    return error_set(error, error->code,
                     _("%s Berkas itu: --columns; lihat `lembar import --help`."), message);
}

static struct action_import *read_list(struct app *app, const struct action_import_file *file,
                                       const struct action_import_options *options,
                                       struct error *error)
{
    bool headings = false;
    watch_begin(app);
    struct action_import *import = app_open_action_import(app, file, options, &headings, error);
    watch_end(app);
    if (headings && !file->columns)
        hint_at_columns(error);
    return import;
}

bool import_actions_run(struct app *app, const struct arguments *arguments, int year,
                        struct error *error)
{
    struct action_import_file file = {
        .path = arguments_word(arguments, 1),
        .columns = arguments_value(arguments, "columns"),
    };
    struct action_import_options options = {
        .year = year,
        .merged = arguments_has(arguments, "merged"),
        .split_lists = arguments_has(arguments, "split-lists"),
        .update = arguments_has(arguments, "update"),
        .add_surveys = arguments_has(arguments, "add-surveys"),
        .add_services = arguments_has(arguments, "add-services"),
    };
    if (options.add_surveys || options.add_services)
        app->wanted_right = RIGHT_CHANGE_SURVEY;
    if (!app_open(app, DATABASE_EXISTING, false, error))
        return false;
    struct action_import *import = read_list(app, &file, &options, error);
    bool ok = import && import_list(app, import, arguments, error);
    action_import_close(import);
    return ok;
}
