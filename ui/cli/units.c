#include <string.h>

#include "db/unit_store.h"
#include "src/csv.h"
#include "src/i18n.h"
#include "ui/cli/command.h"
#include "ui/cli/format.h"
#include "ui/cli/output.h"
#include "ui/cli/units_spellings.h"
#include "ui/report/json.h"
#include "ui/report/table.h"
#include "ui/report/units_report.h"

/* lembar units: published results of units, what is wrong with them, the tables they came by, and
 * how lists spell the units. */

static const struct cli_option options[] = {
    {"year", 0, N_("TAHUN"), N_("hasil tahun itu; biasanya yang terbaru")},
    {"cluster", 0, N_("KLASTER"), N_("hanya unit klaster itu")},
    {"format", 0, "table|csv|json", N_("bentuk keluaran; biasanya tabel")},
    {NULL},
};

static bool print_report(struct app *app, const struct arguments *arguments, bool checks,
                         enum format format, struct error *error)
{
    static GString *(*const writers[2][3])(const struct units_report *) = {
        {units_report_table, units_report_csv, units_report_json},
        {units_check_table, units_check_csv, units_check_json},
    };
    int year = 0;
    struct units_report report;
    if (!arguments_year(arguments, &year, error))
        return false;
    bool ok = units_report_load(&report, app, year, arguments_value(arguments, "cluster"), error) &&
              format_print(writers[checks][format](&report), format, error);
    units_report_finish(&report);
    return ok;
}

/* --- imports --- */

static const char *kind_name(const struct unit_import *import)
{
    return import->kind == UNIT_IMPORT_RESULTS ? "units" : "monitoring";
}

static GString *imports_table(const GPtrArray *imports)
{
    const char *const heads[] = {_("Impor"), _("Jenis"), _("Baris"),
                                 _("Waktu"), _("Oleh"),  _("Sumber")};
    GString *text = g_string_new(NULL);
    struct table *table = table_create(G_N_ELEMENTS(heads));
    table_align_right(table, 0);
    table_align_right(table, 2);
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        table_add(table, "%s", heads[i]);
    for (guint i = 0; i < imports->len; i++) {
        const struct unit_import *import = g_ptr_array_index(imports, i);
        g_autofree char *time = app_time_text(import->at);
        table_add(table, "%ld", (long)import->id);
        table_add(table, "%s", kind_name(import));
        table_add(table, "%ld", import->rows);
        table_add(table, "%s", time);
        table_add(table, "%s", import->person);
        table_add(table, "%s", import->source);
    }
    if (imports->len > 0)
        table_write(table, text);
    else
        g_string_append(text, _("Belum ada tabel unit yang diimpor.\n"));
    table_destroy(table);
    return text;
}

static GString *imports_csv(const GPtrArray *imports)
{
    static const char *const head[] = {"import", "kind", "rows", "imported_by", "source"};
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < imports->len; i++) {
        const struct unit_import *import = g_ptr_array_index(imports, i);
        g_autofree char *id = g_strdup_printf("%ld", (long)import->id);
        g_autofree char *rows = g_strdup_printf("%ld", import->rows);
        const char *const cells[] = {id, kind_name(import), rows, import->person, import->source};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    return out;
}

static GString *imports_json(const GPtrArray *imports)
{
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < imports->len; i++) {
        const struct unit_import *import = g_ptr_array_index(imports, i);
        struct json_object *object = json_object_new_object();
        json_object_object_add(object, "import", json_object_new_int64(import->id));
        json_object_object_add(object, "kind", json_text_or_null(kind_name(import)));
        json_object_object_add(object, "rows", json_object_new_int64(import->rows));
        json_object_object_add(object, "imported_by", json_text_or_null(import->person));
        json_object_object_add(object, "source", json_text_or_null(import->source));
        json_object_array_add(array, object);
    }
    return json_finish(array);
}

static bool print_imports(struct unit_store *store, enum format format, struct error *error)
{
    static GString *(*const writers[])(const GPtrArray *) = {imports_table, imports_csv,
                                                             imports_json};
    g_autoptr(GPtrArray) imports = unit_store_imports(store, error);
    return imports && format_print(writers[format](imports), format, error);
}

static bool remove_import(struct unit_store *store, const char *word, struct error *error)
{
    gint64 import;
    if (!word || !g_ascii_string_to_signed(word, 10, 1, G_MAXINT32, &import, NULL))
        return error_set(error, ERROR_USAGE,
                         _("Pakailah: lembar units remove NOMOR; lihat `lembar units imports`."));
    if (!unit_store_remove(store, import, app_now(), error))
        return false;
    g_autofree char *text =
        g_strdup_printf(_("Impor %ld dihapus; catatannya tetap ada.\n"), (long)import);
    return output_text(text, error);
}

static bool work_on_imports(struct app *app, const struct arguments *arguments, bool removes,
                            enum format format, struct error *error)
{
    struct unit_store *store = unit_store_open(app->database, app->person, error);
    if (!store)
        return false;
    bool ok = removes ? remove_import(store, arguments_word(arguments, 1), error)
                      : print_imports(store, format, error);
    unit_store_close(store);
    return ok;
}

/* --- the command --- */

enum work { LIST, CHECK, IMPORTS, REMOVE, SPELLINGS, FORGET, WORKS };

static bool read_work(const struct arguments *arguments, enum work *work, struct error *error)
{
    static const char *const names[WORKS] = {"list",   "check",     "imports",
                                             "remove", "spellings", "forget"};
    const char *word = arguments_word(arguments, 0);
    size_t most = 1;
    *work = LIST;
    while (word && *work < WORKS && strcmp(names[*work], word) != 0)
        (*work)++;
    most += *work == REMOVE || *work == FORGET;
    return (*work < WORKS && arguments->words->len <= most) ||
           error_set(
               error, ERROR_USAGE,
               _("Pilih `units`, `units check`, `units imports`, `units remove NOMOR`, `units "
                 "spellings`, atau `units forget EJAAN`."));
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    enum work work;
    enum format format = FORMAT_TABLE;
    if (!read_work(arguments, &work, error) || !format_read(arguments, &format, error))
        return false;
    if (work == REMOVE || work == FORGET)
        app->wanted_right = RIGHT_IMPORT;
    if (!app_open(app, DATABASE_EXISTING, false, error))
        return false;
    if (work == IMPORTS || work == REMOVE)
        return work_on_imports(app, arguments, work == REMOVE, format, error);
    if (work == SPELLINGS)
        return units_spellings_print(app, format, error);
    if (work == FORGET)
        return units_spellings_forget(app, arguments_word(arguments, 1), error);
    return print_report(app, arguments, work == CHECK, format, error);
}

const struct command units_command = {
    .name = "units",
    .summary = N_("menyebutkan hasil terbit unit lain, gabungannya, dan angka yang bertentangan"),
    .arguments = N_("[check | imports | remove NOMOR | spellings | forget EJAAN] [--year TAHUN] "
                    "[--cluster KLASTER] "
                    "[--format table|csv|json]"),
    .notes =
        N_("check      angka tercetak yang bertentangan dengan barisnya sendiri\n"
           "imports    tabel yang pernah diimpor dengan `lembar import units` atau monitoring\n"
           "remove     menghapus satu tabel dengan semua barisnya; tercatat\n"
           "spellings  ejaan unit yang dipastikan saat `lembar import actions`, lalu diingat\n"
           "forget     tidak mengingat satu ejaan lagi; tercatat"),
    .options = options,
    .most = 2,
    .right = RIGHT_LOOK,
    .run = run,
};
