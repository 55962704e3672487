#include "ui/cli/cli.h"

#include <string.h>
#include <unistd.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/command.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/prove.h"
#include "ui/cli/watch.h"
#include "ui/language.h"
#include "ui/report/overview.h"
#include "ui/tui.h"

#define VERSION "0.1.0"

enum { DONE, FAILED, CALLED_WRONGLY, ENDED_BY_SIGNAL = 128 };

/* In the order of the work. */
static const struct command *const commands[] = {
    &init_command,
    &import_command,
    &batches_command,
    &index_command,
    &actions_command,
    &monitoring_command,
    &units_command,
    &suggestions_command,
    &report_command,
    &notice_command,
    &export_command,
    &form_command,
    &sample_command,
    &keyers_command,
    &checks_command,
    &second_command,
    &audit_command,
    &check_command,
    &forget_command,
    &backup_command,
    &restore_command,
    &lock_command,
    &unlock_command,
    &statement_command,
    &people_command,
    &demo_command,
    NULL,
};

static const struct cli_option global_options[] = {
    {"db", 0, N_("BERKAS"), N_("basis data yang dipakai; biasanya milik pengguna ini")},
    {"survey", 0, N_("TAHUN"), N_("survei tahun itu, atau FORMULIR/TAHUN; biasanya yang terbaru")},
    {"user", 0, N_("NAMA"), N_("nama petugas yang dicatat; biasanya nama masuk komputer")},
    {"password-file", 0, N_("BERKAS"), N_("kata sandi --user, di baris pertama berkas")},
    {"lang", 0, "id|en", N_("bahasa; biasanya Indonesia, atau menurut LEMBAR_LANG")},
    {"help", 'h', NULL, N_("bantuan")},
    {"version", 0, NULL, N_("nomor versi")},
    {NULL},
};

static bool find_command(const char *name, const struct command **found, struct error *error)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0) {
            *found = commands[i];
            return true;
        }
    return error_set(error, ERROR_USAGE, _("Perintah %s tidak dikenal; lihat `lembar --help`."),
                     name);
}

/* The options before the command, the command, and all that follows it. */
static bool read_line(struct arguments *arguments, int count, char **words,
                      const struct command **command, struct error *error)
{
    *command = NULL;
    if (!arguments_read(arguments, count, words, true, global_options, NULL, NULL, error))
        return false;
    if (arguments->used >= count)
        return true;
    if (!find_command(words[arguments->used], command, error))
        return false;
    arguments->used++;
    return arguments_read(arguments, count, words, false, global_options, (*command)->options,
                          (*command)->name, error);
}

static bool set_language(struct app *app, const char *name, struct error *error)
{
    return !name || language_use(app, name) ||
           error_set(error, ERROR_USAGE, _("Bahasa %s tidak ada; pilih id atau en."), name);
}

static bool take_global(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *user = arguments_value(arguments, "user");
    app->database_path = g_strdup(arguments_value(arguments, "db"));
    app->wanted_survey = g_strdup(arguments_value(arguments, "survey"));
    app->person_name = user ? text_clean(user, false) : NULL;
    app->password_file = arguments_value(arguments, "password-file");
    app->prove = prove_by_password;
    if (user && (!g_utf8_validate(user, -1, NULL) || text_is_blank(user)))
        return error_set(error, ERROR_USAGE,
                         _("Nama petugas pada --user kosong atau bukan "
                           "UTF-8."));
    if (app->database_path && !*app->database_path)
        return error_set(error, ERROR_USAGE, _("Nama berkas pada --db kosong."));
    return set_language(app, arguments_value(arguments, "lang"), error);
}

static bool run_command(struct app *app, const struct command *command,
                        const struct arguments *arguments, struct error *error)
{
    if (arguments->words->len < command->fewest || arguments->words->len > command->most)
        return error_set(error, ERROR_USAGE, _("Pakailah: lembar %s %s"), command->name,
                         _(command->arguments));
    app->wanted_right = command->right;
    return command->run(app, arguments, error);
}

static bool print_overview(struct app *app, struct error *error)
{
    g_autofree char *text =
        app_open(app, DATABASE_EXISTING, false, error) ? overview_text(app, error) : NULL;
    return text && output_text(text, error);
}

static bool open_screens(struct app *app, struct error *error)
{
    app->wanted_right = RIGHT_LOOK; /* for the overview */
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return print_overview(app, error);
    app->prove = NULL; /* a screen asks */
    return tui_run(app, error);
}

static bool print_help(const struct command *command, struct error *error)
{
    g_autofree char *help = command ? help_of_command(command, global_options)
                                    : help_of_program(commands, global_options);
    return output_text(help, error);
}

static bool run_line(struct app *app, const struct arguments *arguments,
                     const struct command *command, struct error *error)
{
    if (!take_global(app, arguments, error))
        return false;
    if (arguments_has(arguments, "help"))
        return print_help(command, error);
    if (arguments_has(arguments, "version"))
        return output_text("lembar " VERSION "\n", error);
    return command ? run_command(app, command, arguments, error) : open_screens(app, error);
}

/* Also a line that cannot be read is answered in the wanted language. */
static void look_for_language(struct app *app, int count, char **words)
{
    for (int i = 1; i < count; i++)
        if (g_str_has_prefix(words[i], "--lang="))
            language_use(app, words[i] + strlen("--lang="));
        else if (strcmp(words[i], "--lang") == 0 && i + 1 < count)
            language_use(app, words[i + 1]);
}

int cli_run(struct app *app, int count, char **words)
{
    struct error error = {0};
    struct arguments arguments;
    const struct command *command;
    arguments_init(&arguments);
    look_for_language(app, count, words);
    bool ok = read_line(&arguments, count, words, &command, &error) &&
              run_line(app, &arguments, command, &error);
    if (!ok)
        output_problem("lembar: %s", error.message);
    arguments_finish(&arguments);
    if (ok)
        return DONE;
    if (error.code == ERROR_STOPPED)
        return ENDED_BY_SIGNAL + watch_signal();
    return error.code == ERROR_USAGE ? CALLED_WRONGLY : FAILED;
}
