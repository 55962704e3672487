#include "ui/cli/help.h"

#include "src/i18n.h"
#include "src/text.h"

#define LEFT_COLUMN 26

static void add_line(GString *help, const char *left, const char *right)
{
    int width = text_width(left);
    g_string_append_printf(help, "  %s%*s  %s\n", left, MAX(0, LEFT_COLUMN - width), "", right);
}

static void add_options(GString *help, const char *title, const struct cli_option *options)
{
    g_string_append_printf(help, "\n%s\n", title);
    for (; options->name; options++) {
        g_autoptr(GString) left = g_string_new(NULL);
        if (options->letter)
            g_string_append_printf(left, "-%c, ", options->letter);
        g_string_append_printf(left, "--%s", options->name);
        if (options->value)
            g_string_append_printf(left, " %s", _(options->value));
        add_line(help, left->str, _(options->help));
    }
}

char *help_of_program(const struct command *const *commands, const struct cli_option *global)
{
    GString *help = g_string_new(_("Lembar: entri kuesioner, indeks kepuasan, dan tindak lanjut."));
    g_string_append_printf(help, "\n\n%s\n",
                           _("Pemakaian: lembar [PILIHAN]            membuka layar\n"
                             "           lembar [PILIHAN] PERINTAH …  menjalankan satu perintah"));
    g_string_append_printf(help, "\n%s\n", _("Perintah:"));
    for (; *commands; commands++)
        add_line(help, (*commands)->name, _((*commands)->summary));
    add_options(help, _("Pilihan:"), global);
    g_string_append_printf(help, "\n%s\n\n%s\n",
                           _("`lembar PERINTAH --help` menjelaskan satu perintah."),
                           _("Pekerjaan lama menunjukkan sampai mana di terminal; Ctrl-C "
                             "menghentikannya dan\ntidak ada yang berubah. Status keluar: 0 "
                             "selesai, 1 gagal, 2 salah panggil,\n130 dihentikan (128 + nomor "
                             "sinyal)."));
    return g_string_free(help, FALSE);
}

char *help_of_command(const struct command *command, const struct cli_option *global)
{
    GString *help = g_string_new(NULL);
    g_string_append_printf(help, _("Pemakaian: lembar %s %s"), command->name,
                           _(command->arguments));
    g_string_append_printf(help, "\n\n%s\n", _(command->summary));
    if (command->notes)
        g_string_append_printf(help, "\n%s\n", _(command->notes));
    if (command->options)
        add_options(help, _("Pilihan perintah ini:"), command->options);
    add_options(help, _("Pilihan:"), global);
    return g_string_free(help, FALSE);
}
