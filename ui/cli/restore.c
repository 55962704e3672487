#include "db/restore.h"

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/cli/prove.h"
#include "ui/cli/watch.h"

/* lembar restore: goes back to a backup. */

static const struct cli_option options[] = {
    {"over-newer", 0, NULL, N_("juga bila basis data berisi yang tidak ada di cadangan")},
    {NULL},
};

static bool tell(const char *file, const struct restored *restored, struct error *error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, _("Basis data dipulihkan dari %s: %ld lembar, %ld catatan.\n"),
                           file, (long)restored->sheets, (long)restored->entries);
    if (restored->evidence > 0)
        g_string_append_printf(text, _("%ld berkas bukti dikembalikan.\n"),
                               (long)restored->evidence);
    if (restored->trouble.code != ERROR_NONE)
        g_string_append_printf(text, _("Berkas bukti belum semua dikembalikan: %s\n"),
                               restored->trouble.message);
    if (restored->before)
        g_string_append_printf(text, _("Yang sebelumnya disimpan sebagai %s.\n"), restored->before);
    return output_text(text->str, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *file = arguments_word(arguments, 0);
    if (!app->database_path)
        app->database_path = app_default_database();
    g_autofree char *stamp = app_stamp(app_now());
    struct restored restored;
    struct restore_order order = {
        .file = file,
        .path = app->database_path,
        .stamp = stamp,
        .over_newer = arguments_has(arguments, "over-newer"),
    };
    if (!prove_for_file(app, RIGHT_CHANGE_SETTINGS, error))
        return false;
    order.progress = watch_begin(app);
    bool ok = restore_backup(&order, &restored, error);
    watch_end(app);
    ok = ok && tell(file, &restored, error);
    g_free(restored.before);
    return ok;
}

const struct command restore_command = {
    .name = "restore",
    .summary = N_("memulihkan basis data dari cadangan"),
    .arguments = N_("CADANGAN [--over-newer]"),
    .notes = N_("Cadangan diperiksa lebih dulu; basis data yang sekarang disimpan di sampingnya."),
    .options = options,
    .fewest = 1,
    .most = 1,
    .right = RIGHT_CHANGE_SETTINGS,
    .run = run,
};
