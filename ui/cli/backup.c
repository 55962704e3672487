#include "ui/backup.h"
#include "src/count.h"
#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"

/* lembar backup: makes one, or chooses where and how often the screens make them. */

static const struct cli_option options[] = {
    {"without-personal-data", 0, NULL,
     N_("untuk pihak lain: tanpa data pribadi responden dan kata sandi petugas")},
    {"folder", 0, N_("FOLDER"), N_("folder cadangan kantor untuk seterusnya; \"\" meniadakan")},
    {"every", 0, N_("N"), N_("sesudah tiap N lembar, dan saat ditutup; 0 hanya saat ditutup")},
    {"status", 0, NULL, N_("menunjukkan pilihan dan cadangan terakhir")},
    {NULL},
};

static void add_last(GString *text, const struct backup_state *state)
{
    g_autofree char *made = app_time_text(state->made_at);
    g_autofree char *failed = app_time_text(state->failed_at);
    if (state->made_at)
        g_string_append_printf(text, _("Cadangan terakhir: %s, %s\n"), made, state->path);
    else
        g_string_append(text, _("Belum ada cadangan.\n"));
    if (state->failed_at)
        g_string_append_printf(text, _("Cadangan gagal sejak %s: %s\n"), failed, state->failure);
}

static void add_choice(GString *text, const struct backup_state *state)
{
    if (!*state->folder)
        g_string_append(text, _("Folder cadangan belum dipilih.\n"));
    else if (state->every > 0)
        g_string_append_printf(text,
                               _("Folder cadangan: %s, sesudah tiap %ld lembar dan saat "
                                 "ditutup\n"),
                               state->folder, (long)state->every);
    else
        g_string_append_printf(text, _("Folder cadangan: %s, saat ditutup\n"), state->folder);
}

static bool tell_status(struct app *app, struct error *error)
{
    struct backup_state state;
    g_autoptr(GString) text = g_string_new(NULL);
    bool ok = backup_store_state(app->backups, &state, error);
    if (ok) {
        add_choice(text, &state);
        add_last(text, &state);
        ok = output_text(text->str, error);
    }
    backup_state_finish(&state);
    return ok;
}

static bool read_every(const char *word, int64_t *every, struct error *error)
{
    long number = -1;
    if (word && !count_read(word, 0, 100000, &number))
        return error_set(error, ERROR_USAGE,
                         _("\"%s\" pada --every bukan bilangan dari 0 sampai 100000."), word);
    *every = number;
    return true;
}

/* As it is found from everywhere. */
static bool read_folder(const char *word, char **folder, struct error *error)
{
    *folder = word && *word ? g_canonicalize_filename(word, NULL) : g_strdup(word);
    if (!word || !*word || g_file_test(*folder, G_FILE_TEST_IS_DIR))
        return true;
    return error_set(error, ERROR_INPUT, _("Folder %s tidak ada."), *folder);
}

static bool choose(struct app *app, const struct arguments *arguments, struct error *error)
{
    int64_t every = -1;
    g_autofree char *folder = NULL;
    return read_every(arguments_value(arguments, "every"), &every, error) &&
           read_folder(arguments_value(arguments, "folder"), &folder, error) &&
           app_open(app, DATABASE_EXISTING, true, error) &&
           backup_store_set(app->backups, folder, every, app->person, app_now(), error) &&
           tell_status(app, error);
}

static bool make(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *word = arguments_word(arguments, 0);
    g_autofree char *folder = word ? g_canonicalize_filename(word, NULL) : NULL;
    if (!app_open(app, DATABASE_EXISTING, true, error))
        return false;
    watch_begin(app);
    g_autofree char *path =
        backup_now(app, folder, arguments_has(arguments, "without-personal-data"), error);
    watch_end(app);
    if (!path)
        return false;
    g_autofree char *words = backup_words(app, path);
    g_autofree char *text = g_strconcat(words, "\n", NULL);
    return output_text(text, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    bool choosing = arguments_has(arguments, "folder") || arguments_has(arguments, "every");
    bool asking = arguments_has(arguments, "status");
    if ((choosing || asking) &&
        (arguments_word(arguments, 0) || arguments_has(arguments, "without-personal-data")))
        return error_set(error, ERROR_USAGE,
                         _("--folder, --every, dan --status tidak membuat cadangan; jalankan "
                           "sendiri-sendiri."));
    if (choosing)
        return choose(app, arguments, error);
    if (asking)
        app->wanted_right = RIGHT_LOOK;
    if (asking)
        return app_open(app, DATABASE_EXISTING, true, error) && tell_status(app, error);
    return make(app, arguments, error);
}

const struct command backup_command = {
    .name = "backup",
    .summary = N_("membuat cadangan basis data, atau mengatur cadangan otomatis"),
    .arguments = N_("[FOLDER] [--without-personal-data] | --folder FOLDER [--every N] | --status"),
    .notes =
        N_("Cadangan dibaca kembali sebelum yang lama dihapus; disimpan 10 yang terakhir, dan\n"
           "satu per hari selama 30 hari. Berkas bukti yang baru ikut disalin ke\n"
           "lembar.evidence/. Pakai folder tersendiri untuk tiap basis data."),
    .options = options,
    .most = 1,
    .right = RIGHT_CHANGE_SETTINGS,
    .run = run,
};
