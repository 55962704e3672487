#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/new_survey.h"
#include "ui/places.h"

/* lembar init: a survey with its services, in a database made for it where there is none. */

static const struct cli_option options[] = {
    {"unit", 0, N_("NAMA"), N_("unit pelayanan, misalnya \"Loka POM di Kota Balikpapan\"")},
    {"form", 0, N_("ID|BERKAS"), N_("formulir; `lembar form list` menyebutkan yang ada")},
    {"year", 0, N_("TAHUN"), N_("tahun survei")},
    {"service", 0, N_("KODE=NAMA[:N]"),
     N_("satu jenis layanan, N pelanggan tahun lalu; boleh berulang")},
    {"target", 0, N_("NILAI"), N_("target indeks, misalnya 90,00")},
    {NULL},
};

/* Each --service as it was written; the caller frees the array, not the texts. */
static const char **service_texts(const struct arguments *arguments)
{
    GPtrArray *texts = g_ptr_array_new();
    for (guint i = 0; i < arguments->names->len; i++)
        if (strcmp(g_ptr_array_index(arguments->names, i), "service") == 0)
            g_ptr_array_add(texts, g_ptr_array_index(arguments->values, i));
    g_ptr_array_add(texts, NULL);
    return (const char **)g_ptr_array_free(texts, FALSE);
}

static bool make_survey(struct app *app, const struct arguments *arguments, struct form **form,
                        struct error *error)
{
    const char *unit = arguments_value(arguments, "unit");
    const char *form_id = arguments_value(arguments, "form");
    const char *year = arguments_value(arguments, "year");
    if (!unit || !form_id || !year)
        return error_set(error, ERROR_USAGE,
                         _("Sebutkan --unit, --form, dan --year; lihat `lembar init --help`."));
    if (!g_utf8_validate(unit, -1, NULL))
        return error_set(error, ERROR_USAGE, _("Nama unit pada --unit bukan UTF-8."));
    g_autofree const char **services = service_texts(arguments);
    g_autofree char *clean = text_clean(unit, false);
    struct new_survey wanted = {.unit = clean, .services = services};
    if (!new_survey_read_year(year, &wanted.year, error))
        return false;
    *form = places_load_form(form_id, app->language, error);
    wanted.form = *form;
    return *form &&
           new_survey_read_target(arguments_value(arguments, "target"), *form, &wanted.target,
                                  error) &&
           new_survey_create(app, &wanted, error);
}

static bool tell(const struct app *app, struct error *error)
{
    g_autofree char *place = app_place(app);
    g_autofree char *text = g_strdup_printf(_("Survei dibuat: %s, %u layanan, di %s.\n"), place,
                                            app->survey->services.list->len, app->database_path);
    return output_text(text, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct form *form = NULL;
    g_clear_pointer(&app->wanted_survey, g_free); /* the new one is opened */
    bool ok = make_survey(app, arguments, &form, error) && tell(app, error);
    form_destroy(form);
    return ok;
}

const struct command init_command = {
    .name = "init",
    .summary = N_("membuat survei baru, dan basis datanya bila belum ada"),
    .arguments = N_("--unit NAMA --form ID --year TAHUN [--service KODE=NAMA]…"),
    .options = options,
    .right = RIGHT_CHANGE_SURVEY,
    .run = run,
};
