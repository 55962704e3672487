#include <string.h>

#include "db/report_text_store.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/cli/watch.h"
#include "ui/report/paper.h"

/* lembar report: the report of the unit as a file, and the texts of the office in it. */

static const struct cli_option options[] = {
    {"format", 0, "pdf|odt", N_("bentuk berkas; biasanya pdf")},
    {"output", 'o', N_("BERKAS"), N_("berkas atau foldernya; biasanya laporan-… di folder ini")},
    {"overwrite", 0, NULL, N_("mengganti berkas yang sudah ada")},
    {"without-tabulation", 0, NULL, N_("tanpa lampiran satu baris tiap lembar")},
    {"text", 0, "preface|analysis|closing",
     N_("menyimpan teks kantor dari BERKAS (- masukan baku), atau menampilkannya")},
    {NULL},
};

static bool read_format(const struct arguments *arguments, enum paper *paper, struct error *error)
{
    const char *format = arguments_value(arguments, "format");
    *paper = format && strcmp(format, "odt") == 0 ? PAPER_REPORT_ODT : PAPER_REPORT_PDF;
    return !format || *paper == PAPER_REPORT_ODT || strcmp(format, "pdf") == 0 ||
           error_set(error, ERROR_USAGE, _("Bentuk %s tidak ada; pilih pdf atau odt."), format);
}

static bool write_report(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum paper paper;
    struct paper_options wanted = {.without_tabulation =
                                       arguments_has(arguments, "without-tabulation"),
                                   .overwrite = arguments_has(arguments, "overwrite")};
    if (arguments_word(arguments, 0))
        return error_set(error, ERROR_USAGE,
                         _("Sebut berkas laporan dengan -o, atau teksnya dengan --text."));
    if (!read_format(arguments, &paper, error) || !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    g_autofree char *path = paper_path(app, paper, arguments_value(arguments, "output"));
    watch_begin(app);
    bool ok = paper_write(app, paper, &wanted, path, error);
    watch_end(app);
    if (!ok)
        return false;
    g_autofree char *text = g_strdup_printf(_("Laporan ditulis: %s\n"), path);
    return output_text(text, error);
}

/* --- the texts of the office --- */

static bool read_part(const char *name, enum report_part *part, struct error *error)
{
    int found = report_part_from_name(name);
    *part = (enum report_part)found;
    return found >= 0 ||
           error_set(error, ERROR_USAGE,
                     _("Teks %s tidak ada; pilih preface, analysis, atau closing."), name);
}

static bool read_text(const char *path, char **text, struct error *error)
{
    const char *from = strcmp(path, "-") == 0 ? "/dev/stdin" : path;
    gsize length;
    if (!g_file_get_contents(from, text, &length, NULL))
        return error_set(error, ERROR_INPUT, _("Berkas %s tidak dapat dibaca."), path);
    return (g_utf8_validate(*text, (gssize)length, NULL) && strlen(*text) == length) ||
           error_set(error, ERROR_INPUT, _("Berkas %s bukan teks UTF-8."), path);
}

static bool show_text(struct report_text_store *store, enum report_part part, struct error *error)
{
    struct report_text text;
    bool ok = report_text_store_load(store, part, &text, error);
    g_autofree char *shown = g_strconcat(ok ? text.text : "", "\n", NULL);
    report_text_finish(&text);
    return ok && output_text(shown, error);
}

static bool store_text(struct report_text_store *store, enum report_part part, const char *path,
                       struct error *error)
{
    g_autofree char *text = NULL;
    return read_text(path, &text, error) &&
           report_text_store_save(store, part, text, app_now(), error) &&
           output_text(text_is_blank(text) ? _("Teks laporan dihapus.\n")
                                           : _("Teks laporan disimpan.\n"),
                       error);
}

static bool take_text(struct app *app, const struct arguments *arguments, struct error *error)
{
    static const char *const of_writing[] = {"format", "output", "overwrite", "without-tabulation"};
    for (size_t i = 0; i < G_N_ELEMENTS(of_writing); i++)
        if (arguments_has(arguments, of_writing[i]))
            return error_set(error, ERROR_USAGE,
                             _("--text tidak menulis laporan; jalankan sendiri-sendiri."));
    enum report_part part;
    const char *path = arguments_word(arguments, 0);
    if (!read_part(arguments_value(arguments, "text"), &part, error) ||
        !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    struct report_text_store *store =
        report_text_store_open(app->database, app->survey, app->person, error);
    bool ok =
        store && (path ? store_text(store, part, path, error) : show_text(store, part, error));
    report_text_store_close(store);
    return ok;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    return arguments_has(arguments, "text") ? take_text(app, arguments, error)
                                            : write_report(app, arguments, error);
}

const struct command report_command = {
    .name = "report",
    .summary = N_("menulis laporan survei sebagai PDF atau ODT"),
    .arguments = N_("[--format pdf|odt] [-o BERKAS] | --text preface|analysis|closing [BERKAS]"),
    .notes = N_("Teks kantor: preface kata pengantar · analysis analisis · closing penutup.\n"
                "Berkas kosong menghapus teksnya. Laporan tidak memuat data pribadi."),
    .options = options,
    .most = 1,
    .right = RIGHT_LOOK,
    .run = run,
};
