#include "ui/cli/export_tables.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/action_tables.h"
#include "ui/report/dictionary.h"
#include "ui/report/printer.h"

/* --- one grid, four formats --- */

static GString *as_workbook(const struct app *app, const struct grid *grid, const char *name,
                            struct error *error)
{
    const struct printer *printer = printer_find(error);
    g_autoptr(GByteArray) bytes = printer ? printer->grid_workbook(app, grid, name, error) : NULL;
    return bytes ? g_string_new_len((const char *)bytes->data, (gssize)bytes->len) : NULL;
}

static GString *as_table(const struct app *app, const struct grid *grid, const char *name)
{
    g_autofree char *place = app_place(app);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s\n%s\n\n", place, name);
    grid_table(grid, app->point, text);
    return text;
}

/* NAME for people, KEY for JSON. */
static GString *write_grid(const struct app *app, const struct grid *grid, enum format format,
                           const char *name, const char *key, struct error *error)
{
    struct json_object *object;
    switch (format) {
    case FORMAT_XLSX:
        return as_workbook(app, grid, name, error);
    case FORMAT_TABLE:
        return as_table(app, grid, name);
    case FORMAT_JSON:
        object = json_object_new_object();
        json_object_object_add(object, "survey", json_survey(app->survey));
        json_object_object_add(object, key, grid_json(grid));
        return json_finish(object);
    default:
        return grid_csv(grid);
    }
}

typedef struct grid *make_grid(struct app *app, struct day as_of, struct error *error);

static GString *make_and_write(struct app *app, const struct arguments *arguments,
                               enum format format, make_grid *make, const char *name,
                               const char *key, struct error *error)
{
    struct day as_of = app_today();
    if (!arguments_day(arguments, "as-of", &as_of, error) ||
        !database_begin_reading(app->database, error))
        return NULL;
    struct grid *grid = make(app, as_of, error);
    database_rollback(app->database);
    GString *text = grid ? write_grid(app, grid, format, name, key, error) : NULL;
    grid_destroy(grid);
    return text;
}

GString *export_all_actions(struct app *app, const struct arguments *arguments, enum format format,
                            struct error *error)
{
    return make_and_write(app, arguments, format, action_tables_all, _("Tindak lanjut"), "actions",
                          error);
}

GString *export_plan(struct app *app, const struct arguments *arguments, enum format format,
                     struct error *error)
{
    return make_and_write(app, arguments, format, action_tables_plan, _("Tindak lanjut"), "plan",
                          error);
}

GString *export_realisation(struct app *app, const struct arguments *arguments, enum format format,
                            struct error *error)
{
    return make_and_write(app, arguments, format, action_tables_realisation, _("Realisasi"),
                          "realisation", error);
}

GString *export_matrix(struct app *app, const struct arguments *arguments, enum format format,
                       struct error *error)
{
    return make_and_write(app, arguments, format, action_tables_matrix, _("Matriks"), "matrix",
                          error);
}

/* --- the dictionary --- */

static GString *write_dictionary(const struct dictionary *dictionary, enum format format,
                                 const char *data, struct error *error)
{
    switch (format) {
    case FORMAT_TABLE:
        return dictionary_text(dictionary);
    case FORMAT_JSON:
        return dictionary_json(dictionary);
    case FORMAT_DDI:
        return dictionary_ddi(dictionary, data, error);
    case FORMAT_SPS:
        return dictionary_sps(dictionary, data, error);
    case FORMAT_R:
        return dictionary_r(dictionary, data, error);
    default:
        break;
    }
    struct grid *grid = dictionary_grid(dictionary);
    GString *text = write_grid(dictionary->app, grid, format, _("Kamus"), "columns", error);
    grid_destroy(grid);
    return text;
}

static bool read_data_name(const struct arguments *arguments, const char **name,
                           struct error *error)
{
    const char *given = arguments_value(arguments, "data");
    *name = given ? given : "sheets.csv";
    return (g_utf8_validate(*name, -1, NULL) && !text_is_blank(*name)) ||
           error_set(error, ERROR_USAGE, _("Nama berkas pada --data kosong atau bukan UTF-8."));
}

/* What describes the exported sheets speaks of personal columns only where they are exported; for
 * people it always does. */
GString *export_dictionary(struct app *app, const struct arguments *arguments, enum format format,
                           struct error *error)
{
    bool describes_file = format == FORMAT_DDI || format == FORMAT_SPS || format == FORMAT_R;
    const char *data;
    if (!read_data_name(arguments, &data, error))
        return NULL;
    struct dictionary *dictionary =
        dictionary_create(app, !describes_file || arguments_has(arguments, "with-personal-data"));
    GString *text = write_dictionary(dictionary, format, data, error);
    dictionary_destroy(dictionary);
    return text;
}
