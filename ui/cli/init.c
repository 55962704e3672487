#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/places.h"

/* lembar init: a survey with its services, in a database made for it where there is none. */

#define FIRST_YEAR 1990
#define LAST_YEAR  2199

static const struct cli_option options[] = {
    {"unit", 0, N_("NAMA"), N_("unit pelayanan, misalnya \"Loka POM di Kota Balikpapan\"")},
    {"form", 0, N_("ID|BERKAS"), N_("formulir; `lembar form list` menyebutkan yang ada")},
    {"year", 0, N_("TAHUN"), N_("tahun survei")},
    {"service", 0, N_("KODE=NAMA[:N]"),
     N_("satu jenis layanan, N pelanggan tahun lalu; boleh berulang")},
    {"target", 0, N_("NILAI"), N_("sasaran indeks, misalnya 90,00")},
    {NULL},
};

/* What the command line asks for. */
struct wish {
    const char *unit;
    struct form *form;
    int year;
    long target;
};

static bool read_year(const char *text, int *year, struct error *error)
{
    gint64 number;
    if (!g_ascii_string_to_signed(text, 10, FIRST_YEAR, LAST_YEAR, &number, NULL))
        return error_set(error, ERROR_USAGE, _("Tahun harus bilangan %d–%d, bukan \"%s\"."),
                         FIRST_YEAR, LAST_YEAR, text);
    *year = (int)number;
    return true;
}

static bool read_target(const char *text, const struct form *form, long *target,
                        struct error *error)
{
    *target = HUNDREDTHS_NONE;
    if (!text || (hundredths_read(text, target) && *target <= form->result_top * 100L))
        return true;
    return error_set(error, ERROR_USAGE,
                     _("Sasaran harus nilai 0–%d, misalnya 90,00, bukan \"%s\"."), form->result_top,
                     text);
}

static bool read_wish(struct app *app, const struct arguments *arguments, struct wish *wish,
                      struct error *error)
{
    const char *form = arguments_value(arguments, "form");
    const char *year = arguments_value(arguments, "year");
    wish->unit = arguments_value(arguments, "unit");
    if (!wish->unit || !form || !year)
        return error_set(error, ERROR_USAGE,
                         _("Sebutkan --unit, --form, dan --year; lihat `lembar init --help`."));
    if (!g_utf8_validate(wish->unit, -1, NULL) || text_is_blank(wish->unit))
        return error_set(error, ERROR_USAGE, _("Nama unit pada --unit kosong atau bukan UTF-8."));
    if (!read_year(year, &wish->year, error))
        return false;
    wish->form = places_load_form(form, app->language, error);
    return wish->form &&
           read_target(arguments_value(arguments, "target"), wish->form, &wish->target, error);
}

/* Cuts ":98" off the end of a name; a colon before anything else belongs to the name. */
static long take_population(char *name)
{
    char *colon = strrchr(name, ':');
    gint64 population;
    if (!colon || !g_ascii_string_to_signed(colon + 1, 10, 0, G_MAXINT32, &population, NULL))
        return -1;
    *colon = '\0';
    return (long)population;
}

static bool add_service(struct app *app, const char *text, struct error *error)
{
    if (!g_utf8_validate(text, -1, NULL) || !strchr(text, '='))
        return error_set(error, ERROR_USAGE,
                         _("Tulis layanan sebagai KODE=NAMA atau KODE=NAMA:PELANGGAN, bukan "
                           "\"%s\"."),
                         text);
    g_auto(GStrv) parts = g_strsplit(text, "=", 2);
    long population = take_population(parts[1]);
    g_autofree char *code = text_clean(g_strstrip(parts[0]), false);
    g_autofree char *name = text_clean(g_strstrip(parts[1]), false);
    if (text_is_blank(code) || text_is_blank(name) || strcmp(code, VALUE_BLANK) == 0)
        return error_set(error, ERROR_USAGE,
                         _("Kode atau nama layanan pada \"%s\" kosong; tulis KODE=NAMA."), text);
    return survey_store_add_service(app->surveys, app->survey, code, name, population, app_now(),
                                    error);
}

static bool add_services(struct app *app, const struct arguments *arguments, struct error *error)
{
    for (guint i = 0; i < arguments->names->len; i++)
        if (strcmp(g_ptr_array_index(arguments->names, i), "service") == 0 &&
            !add_service(app, g_ptr_array_index(arguments->values, i), error))
            return false;
    return true;
}

static bool add_survey(struct app *app, const struct arguments *arguments, const struct wish *wish,
                       struct error *error)
{
    int64_t id;
    g_autofree char *unit = text_clean(wish->unit, false);
    return survey_store_create(app->surveys, unit, wish->form, wish->year, app_now(), &id, error) &&
           (wish->target == HUNDREDTHS_NONE ||
            survey_store_set_target(app->surveys, id, wish->target, error)) &&
           app_open_survey(app, id, error) && add_services(app, arguments, error);
}

static bool tell(const struct app *app, struct error *error)
{
    g_autofree char *place = app_place(app);
    g_autofree char *text = g_strdup_printf(_("Survei dibuat: %s, %u layanan, di %s.\n"), place,
                                            app->survey->services.list->len, app->database_path);
    return output_text(text, error);
}

static bool make_survey(struct app *app, const struct arguments *arguments, const struct wish *wish,
                        struct error *error)
{
    if (!app_open(app, DATABASE_CREATE, true, error) || !database_begin(app->database, error))
        return false;
    return database_end(app->database, add_survey(app, arguments, wish, error), error);
}

static bool make_survey_or_nothing(struct app *app, const struct arguments *arguments,
                                   const struct wish *wish, struct error *error)
{
    if (!app->database_path)
        app->database_path = app_default_database();
    bool is_new = !g_file_test(app->database_path, G_FILE_TEST_EXISTS);
    bool ok = make_survey(app, arguments, wish, error);
    if (!ok && is_new)
        app_remove_database(app);
    return ok;
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct wish wish = {0};
    g_clear_pointer(&app->wanted_survey, g_free); /* the new one is opened */
    bool ok = read_wish(app, arguments, &wish, error) &&
              make_survey_or_nothing(app, arguments, &wish, error) && tell(app, error);
    form_destroy(wish.form);
    return ok;
}

const struct command init_command = {
    .name = "init",
    .summary = N_("membuat survei baru, dan basis datanya bila belum ada"),
    .arguments = N_("--unit NAMA --form ID --year TAHUN [--service KODE=NAMA]…"),
    .options = options,
    .run = run,
};
