#include <string.h>

#include "src/form_file.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/places.h"
#include "ui/report/form_report.h"

/* lembar form: the forms there are, the mistakes of a form file, and a form in full. */

#define MOST_WORDS 1000

/* --- list --- */

static bool add_form(GString *list, const char *path, const char *language, struct error *error)
{
    struct form *form = form_load(path, language, error);
    if (!form)
        return false;
    g_autofree char *id = text_fit(form->id, 30, "…");
    g_string_append_printf(list, "%s  %s%s%s\n", id, form->title, form->template ? "  " : "",
                           form->template ? _("(templat)") : "");
    form_destroy(form);
    return true;
}

static bool list_forms(struct app *app, struct error *error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    g_autoptr(GPtrArray) files = places_form_files(error);
    for (guint i = 0; files && i < files->len; i++)
        if (!add_form(list, g_ptr_array_index(files, i), app->language, error))
            return false;
    return files && output_text(list->str, error);
}

/* --- check --- */

static bool print_mistakes(const char *path, GPtrArray *mistakes)
{
    for (guint i = 0; i < mistakes->len; i++) {
        const struct form_mistake *mistake = g_ptr_array_index(mistakes, i);
        output_problem("%s:%ld: %s", path, mistake->line, mistake->message);
    }
    g_ptr_array_unref(mistakes);
    return false;
}

static bool check_file(const char *path, const char *language)
{
    g_autofree char *text = NULL;
    size_t length;
    GPtrArray *mistakes = NULL;
    if (!g_file_get_contents(path, &text, &length, NULL)) {
        output_problem("%s: %s", path, _("berkas tidak ada atau tidak dapat dibaca"));
        return false;
    }
    struct form *form = form_parse(text, length, language, &mistakes);
    if (!form)
        return print_mistakes(path, mistakes);
    form_destroy(form);
    return true;
}

static bool check_forms(struct app *app, const struct arguments *arguments, struct error *error)
{
    int wrong = 0;
    if (!arguments_word(arguments, 1))
        return error_set(error, ERROR_USAGE, _("Sebutkan berkas: lembar form check BERKAS…"));
    for (size_t i = 1; i < arguments->words->len; i++)
        wrong += !check_file(arguments_word(arguments, i), app->language);
    if (wrong)
        return error_set(error, ERROR_INPUT,
                         _("%d dari %u berkas formulir salah; perbaiki baris yang disebut di "
                           "atas."),
                         wrong, arguments->words->len - 1);
    g_autofree char *text = g_strconcat(_("tidak ada kesalahan"), "\n", NULL);
    return output_text(text, error);
}

/* --- show --- */

static bool show_form(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *name = arguments_word(arguments, 1);
    if (!name || arguments_word(arguments, 2))
        return error_set(error, ERROR_USAGE, _("Sebutkan satu formulir: lembar form show ID"));
    struct form *form = places_load_form(name, app->language, error);
    if (!form)
        return false;
    g_autofree char *text = form_report(form, app->point);
    form_destroy(form);
    return output_text(text, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    const char *what = arguments_word(arguments, 0);
    if (strcmp(what, "list") == 0 && !arguments_word(arguments, 1))
        return list_forms(app, error);
    if (strcmp(what, "check") == 0)
        return check_forms(app, arguments, error);
    if (strcmp(what, "show") == 0)
        return show_form(app, arguments, error);
    return error_set(error, ERROR_USAGE,
                     _("Pilih `form list`, `form check BERKAS…`, atau `form show ID`."));
}

const struct command form_command = {
    .name = "form",
    .summary = N_("menyebutkan formulir, memeriksa berkasnya, atau menampilkan isinya"),
    .arguments = N_("list | check BERKAS… | show ID|BERKAS"),
    .fewest = 1,
    .most = MOST_WORDS,
    .run = run,
};
