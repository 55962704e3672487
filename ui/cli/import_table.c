#include "ui/cli/import_table.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/output.h"

#define EXCERPT_CELLS  40
#define MISTAKES_NAMED 20 /* a table that is wrong all over tells no more by its other rows */

void import_mistake(struct import_table *table, long line, const char *column, const char *reason)
{
    if (table->mistakes++ >= MISTAKES_NAMED)
        return;
    if (column)
        output_problem(_("%s:%ld: kolom %s: %s"), table->file, line, column, reason);
    else
        output_problem("%s:%ld: %s", table->file, line, reason);
}

const char *import_column(const struct import_table *table, size_t column)
{
    return g_ptr_array_index(table->names, column);
}

int import_find_column(const struct import_table *table, const char *name)
{
    for (guint i = 0; i < table->names->len; i++)
        if (strcmp(import_column(table, i), name) == 0)
            return (int)i;
    return -1;
}

bool import_read_service(struct import_table *table, long line, size_t column, const char *cell,
                         int64_t *service)
{
    const struct services *services = &table->app->survey->services;
    int position = services_find(services, cell);
    *service = position < 0 ? 0 : services_at(services, (size_t)position)->id;
    if (position >= 0 || !*cell)
        return true;
    g_autofree char *written = text_within(cell, EXCERPT_CELLS);
    g_autofree char *reason = g_strdup_printf(_("layanan \"%s\" tidak dikenal"), written);
    import_mistake(table, line, import_column(table, column), reason);
    return false;
}

static bool tell_mistakes(struct import_table *table, struct error *error)
{
    table->told = true;
    if (table->mistakes > MISTAKES_NAMED)
        output_problem(_("%s: … dan %ld kesalahan lagi."), table->file,
                       table->mistakes - MISTAKES_NAMED);
    if (table->rows > 0 && table->repeated == table->rows)
        return error_set(error, ERROR_INPUT,
                         _("Tidak ada yang diimpor: semua nomor lembar di %s sudah ada. Berkas ini "
                           "tampaknya sudah pernah diimpor."),
                         table->file);
    return error_set(error, ERROR_INPUT,
                     _("Tidak ada yang diimpor: %ld kesalahan di %s. Perbaiki, lalu ulangi."),
                     table->mistakes, table->file);
}

static void check_twice(struct import_table *table)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < table->names->len; i++)
        if (!g_hash_table_add(seen, g_ptr_array_index(table->names, i)))
            import_mistake(table, 1, import_column(table, i), _("ada dua kali"));
}

static bool read_header(struct import_table *table, const struct csv_record *record,
                        struct error *error)
{
    table->names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < record->count; i++)
        g_ptr_array_add(table->names, g_ascii_strdown(record->cells[i], -1));
    check_twice(table);
    table->context = table->kind->begin(table, error);
    if (!table->context)
        return false;
    return table->mistakes == 0 || tell_mistakes(table, error);
}

static bool take(const struct csv_record *record, void *context, struct error *error)
{
    struct import_table *table = context;
    if (!table->names)
        return read_header(table, record, error);
    table->rows++;
    if (record->count == table->names->len)
        return table->kind->row(table, record, error);
    g_autofree char *reason = g_strdup_printf(_("ada %zu sel, seharusnya %u seperti baris judul"),
                                              record->count, table->names->len);
    import_mistake(table, record->line, NULL, reason);
    return true;
}

static bool read_rows(struct import_table *table, const char *path, const char *text,
                      struct error *error)
{
    struct progress *progress = database_progress(table->app->database);
    bool ok = path ? csv_read_file(path, progress, take, table, error)
                   : csv_read(text, strlen(text), take, table, error);
    if (!ok && error->code == ERROR_INPUT && !table->told)
        return error_prefix(error, "%s", table->file);
    if (ok && !table->names)
        return error_set(error, ERROR_INPUT, _("Berkas %s kosong; baris judulnya pun tidak ada."),
                         table->file);
    return ok;
}

bool import_table_read(struct import_table *table, const char *path, const char *text,
                       struct error *error)
{
    bool ok = read_rows(table, path, text, error);
    if (ok)
        ok = table->mistakes == 0 ? table->kind->end(table, error) : tell_mistakes(table, error);
    if (table->context)
        table->kind->finish(table->context);
    g_clear_pointer(&table->names, g_ptr_array_unref);
    table->context = NULL;
    return ok;
}

bool import_table_store(struct import_table *table, bool dry_run, struct error *error)
{
    struct database *database = table->app->database;
    if (!database_begin(database, error))
        return false;
    bool ok = import_table_read(table, table->file, NULL, error);
    if (ok && !dry_run)
        return database_end(database, true, error);
    database_rollback(database);
    sheet_store_forget(table->app->sheets);
    return ok;
}
