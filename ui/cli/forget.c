#include <stdio.h>
#include <unistd.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"

/* lembar forget: erases a respondent's personal data at his wish. The answers stay, and the record
 * of changes still verifies: it holds only seals. */

static const struct cli_option options[] = {
    {"reason", 0, N_("ALASAN"), N_("mengapa, misalnya permintaan responden")},
    {"yes", 0, NULL, N_("tanpa bertanya")},
    {NULL},
};

static bool find_sheet(struct app *app, const char *word, int64_t *id, struct error *error)
{
    gint64 number;
    if (!g_ascii_string_to_signed(word, 10, 1, 999999999, &number, NULL))
        return error_set(error, ERROR_USAGE, _("\"%s\" bukan nomor lembar."), word);
    return sheet_store_by_number(app->sheets, (long)number, id, error) &&
           (*id || error_set(error, ERROR_INPUT, _("Lembar %ld tidak ada."), (long)number));
}

/* What is erased cannot be brought back: a yes is typed, or given with the command. */
static bool ask(const struct arguments *arguments, struct error *error)
{
    char answer[16] = "";
    if (arguments_has(arguments, "yes"))
        return true;
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return error_set(error, ERROR_USAGE,
                         _("Data pribadi dihapus untuk selamanya; di luar terminal sebut --yes."));
    g_autofree char *question = g_strdup_printf(
        _("Hapus data pribadi lembar %s untuk selamanya? Jawabannya tetap. Ketik ya: "),
        arguments_word(arguments, 0));
    output_prompt(question);
    if (fgets(answer, sizeof answer, stdin) && g_str_equal(g_strstrip(answer), _("ya")))
        return true;
    return error_set(error, ERROR_INPUT, _("Tidak ada yang dihapus."));
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    int64_t id;
    const char *reason = arguments_value(arguments, "reason");
    if (!app_open(app, DATABASE_EXISTING, false, error) ||
        !find_sheet(app, arguments_word(arguments, 0), &id, error) || !ask(arguments, error) ||
        !sheet_store_erase_personal(app->sheets, id, reason ? reason : "", app_now(), error))
        return false;
    g_autofree char *text = g_strdup_printf(
        _("Data pribadi lembar %s dihapus; jawabannya tetap.\n"), arguments_word(arguments, 0));
    return output_text(text, error);
}

const struct command forget_command = {
    .name = "forget",
    .summary = N_("menghapus data pribadi satu lembar untuk selamanya"),
    .arguments = N_("LEMBAR [--reason ALASAN] [--yes]"),
    .options = options,
    .fewest = 1,
    .most = 1,
    .right = RIGHT_PERSONAL,
    .run = run,
};
