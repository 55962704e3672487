#include "ui/cli/units_spellings.h"

#include "db/spelling_store.h"
#include "src/csv.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/output.h"
#include "ui/report/json.h"
#include "ui/report/table.h"

static GString *spellings_table(const GPtrArray *spellings)
{
    const char *const heads[] = {_("Ejaan"), _("Unit"), _("Oleh"), _("Waktu")};
    GString *text = g_string_new(NULL);
    struct table *table = table_create(G_N_ELEMENTS(heads));
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        table_add(table, "%s", heads[i]);
    for (guint i = 0; i < spellings->len; i++) {
        const struct unit_spelling *spelling = g_ptr_array_index(spellings, i);
        g_autofree char *time = app_time_text(spelling->at);
        table_add(table, "%s", spelling->spelling);
        table_add(table, "%s", spelling->unit);
        table_add(table, "%s", spelling->person);
        table_add(table, "%s", time);
    }
    if (spellings->len > 0)
        table_write(table, text);
    else
        g_string_append(text, _("Belum ada ejaan unit yang diingat.\n"));
    table_destroy(table);
    return text;
}

static GString *spellings_csv(const GPtrArray *spellings)
{
    static const char *const head[] = {"spelling", "unit", "confirmed_by"};
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < spellings->len; i++) {
        const struct unit_spelling *spelling = g_ptr_array_index(spellings, i);
        const char *const cells[] = {spelling->spelling, spelling->unit, spelling->person};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    return out;
}

static GString *spellings_json(const GPtrArray *spellings)
{
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < spellings->len; i++) {
        const struct unit_spelling *spelling = g_ptr_array_index(spellings, i);
        struct json_object *object = json_object_new_object();
        json_object_object_add(object, "spelling", json_text_or_null(spelling->spelling));
        json_object_object_add(object, "unit", json_text_or_null(spelling->unit));
        json_object_object_add(object, "confirmed_by", json_text_or_null(spelling->person));
        json_object_array_add(array, object);
    }
    return json_finish(array);
}

static bool print(struct spelling_store *store, enum format format, struct error *error)
{
    static GString *(*const writers[])(const GPtrArray *) = {spellings_table, spellings_csv,
                                                             spellings_json};
    g_autoptr(GPtrArray) spellings = spelling_store_list(store, error);
    if (!spellings)
        return false;
    return format_print(writers[format](spellings), format, error);
}

bool units_spellings_print(struct app *app, enum format format, struct error *error)
{
    struct spelling_store *store = spelling_store_open(app->database, app->person, error);
    bool ok = store && print(store, format, error);
    spelling_store_close(store);
    return ok;
}

bool units_spellings_forget(struct app *app, const char *spelling, struct error *error)
{
    if (!spelling)
        return error_set(error, ERROR_USAGE,
                         _("Pakailah: lembar units forget EJAAN; lihat `lembar units "
                           "spellings`."));
    g_autofree char *clean = text_clean(spelling, false);
    struct spelling_store *store = spelling_store_open(app->database, app->person, error);
    bool ok = store && spelling_store_forget(store, clean, app_now(), error);
    spelling_store_close(store);
    if (!ok)
        return false;
    g_autofree char *text = g_strdup_printf(
        _("Ejaan \"%s\" tidak diingat lagi; impor berikutnya menanyakannya.\n"), clean);
    return output_text(text, error);
}
