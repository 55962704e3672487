#include <string.h>

#include "db/signed_text.h"
#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"

/* lembar statement: prints the statement of a survey that was locked; lembar statement verify FILE
 * checks one anywhere, without a database. */

static const struct cli_option options[] = {
    {"output", 'o', N_("BERKAS"), N_("ditulis ke berkas, utuh atau tidak sama sekali")},
    {"key", 0, N_("SIDIK"), N_("sidik kunci kantor yang diharapkan, seperti pada pernyataan lama")},
    {NULL},
};

/* What was signed is of before, where the survey was opened again. */
static bool tell_opened(struct app *app, struct error *error)
{
    struct closing_state state;
    bool ok = closing_store_state(app->closing, &state, error);
    g_autofree char *time = app_time_text(state.at);
    if (ok && !state.locked)
        output_problem(_("Survei ini dibuka lagi pada %s; pernyataan ini dari sebelum itu."), time);
    closing_state_finish(&state);
    return ok;
}

static bool print_statement(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *path = arguments_value(arguments, "output");
    if (!app_open(app, DATABASE_EXISTING, false, error))
        return false;
    g_autofree char *text = closing_store_statement(app->closing, error);
    if (!text)
        return false;
    if (*text == '\0')
        return error_set(error, ERROR_INPUT,
                         _("Survei ini belum pernah dikunci: belum ada pernyataan."));
    if (path && database_owns(app->database, path))
        return error_set(error, ERROR_USAGE,
                         _("Berkas %s milik basis data itu sendiri; pilih nama lain untuk "
                           "keluaran."),
                         path);
    g_autoptr(GString) data = g_string_new(text);
    return output_data(data, path, error) && tell_opened(app, error);
}

/* Blanks and case do not matter to who copies it from paper. */
static bool is_same_key(const char *wanted, const char *found)
{
    g_autofree char *a = g_ascii_strup(wanted, -1), *b = g_ascii_strup(found, -1);
    g_auto(GStrv) a_words = g_strsplit(a, " ", -1), b_words = g_strsplit(b, " ", -1);
    g_autofree char *a_joined = g_strjoinv("", a_words), *b_joined = g_strjoinv("", b_words);
    return strcmp(a_joined, b_joined) == 0;
}

static bool verify(const struct arguments *arguments, struct error *error)
{
    unsigned char key[KEY_SIZE];
    char fingerprint[FINGERPRINT_SIZE];
    const char *path = arguments_word(arguments, 1);
    const char *wanted = arguments_value(arguments, "key");
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return error_set(error, ERROR_INPUT, _("Berkas %s tidak dapat dibaca."), path);
    if (!signed_text_verify(text, key, error))
        return false;
    key_fingerprint(key, fingerprint);
    if (wanted && !is_same_key(wanted, fingerprint))
        return error_set(error, ERROR_INPUT,
                         _("Pernyataan ini ditandatangani dengan kunci lain: %s."), fingerprint);
    g_autofree char *line = g_strdup_printf(
        wanted
            ? _("Tanda tangan sah, dengan kunci kantor yang diharapkan: %s.\n")
            : _("Tanda tangan sah. Bandingkan sidik kunci ini dengan yang Anda kenal dari kantor "
                "itu: %s.\n"),
        fingerprint);
    return output_text(line, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *word = arguments_word(arguments, 0);
    if (!word)
        return print_statement(app, arguments, error);
    if (strcmp(word, "verify") != 0 || !arguments_word(arguments, 1))
        return error_set(error, ERROR_USAGE, _("Pakailah: lembar statement verify BERKAS"));
    return verify(arguments, error);
}

const struct command statement_command = {
    .name = "statement",
    .summary = N_("menulis pernyataan survei yang dikunci, atau memeriksa tanda tangannya"),
    .arguments = N_("[verify BERKAS] [-o BERKAS] [--key SIDIK]"),
    .options = options,
    .most = 2,
    .right = RIGHT_LOOK,
    .run = run,
};
