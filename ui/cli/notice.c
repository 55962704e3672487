#include <string.h>

#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/report/paper.h"

/* lembar notice: the result for the office's wall and for social media. */

static const struct cli_option options[] = {
    {"format", 0, "pdf|png", N_("pdf untuk dinding (biasanya), png 1080×1350 untuk media sosial")},
    {"paper", 0, "a4|a3", N_("ukuran kertas PDF; biasanya a4")},
    {"output", 'o', N_("BERKAS"), N_("berkas atau foldernya; biasanya pengumuman-… di folder ini")},
    {"overwrite", 0, NULL, N_("mengganti berkas yang sudah ada")},
    {NULL},
};

static bool read_kind(const struct arguments *arguments, enum paper *paper, struct error *error)
{
    const char *format = arguments_value(arguments, "format");
    const char *size = arguments_value(arguments, "paper");
    bool picture = format && strcmp(format, "png") == 0;
    if (format && !picture && strcmp(format, "pdf") != 0)
        return error_set(error, ERROR_USAGE, _("Bentuk %s tidak ada; pilih pdf atau png."), format);
    if (size && strcmp(size, "a4") != 0 && strcmp(size, "a3") != 0)
        return error_set(error, ERROR_USAGE, _("Kertas %s tidak ada; pilih a4 atau a3."), size);
    if (picture && size)
        return error_set(error, ERROR_USAGE,
                         _("Gambar PNG selalu 1080×1350; --paper hanya untuk PDF."));
    *paper = picture                           ? PAPER_NOTICE_PNG
             : size && strcmp(size, "a3") == 0 ? PAPER_NOTICE_A3
                                               : PAPER_NOTICE_A4;
    return true;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum paper paper = PAPER_NOTICE_A4;
    struct paper_options wanted = {.overwrite = arguments_has(arguments, "overwrite")};
    if (!read_kind(arguments, &paper, error) || !app_open(app, DATABASE_EXISTING, false, error))
        return false;
    g_autofree char *path = paper_path(app, paper, arguments_value(arguments, "output"));
    if (!paper_write(app, paper, &wanted, path, error))
        return false;
    g_autofree char *text = g_strdup_printf(_("Pengumuman ditulis: %s\n"), path);
    return output_text(text, error);
}

const struct command notice_command = {
    .name = "notice",
    .summary = N_("menulis pengumuman hasil survei untuk umum"),
    .arguments = N_("[--format pdf|png] [--paper a4|a3] [-o BERKAS]"),
    .options = options,
    .right = RIGHT_LOOK,
    .run = run,
};
