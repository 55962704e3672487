#include "db/action_import_private.h"

#include <string.h>

#include "src/csv.h"
#include "src/i18n.h"
#include "src/pairs.h"
#include "src/text.h"
#include "src/unit_name.h"

/* The rows of a list of actions: where its headings are, what is no action, and merged cells. */

#define MOST_ABOVE 30 /* rows of titles above the headings */

/* The row that says what is in the column. */
static const struct listed_row *row_of(const struct action_import *import,
                                       const struct listed_row *row, enum action_column column)
{
    bool goes_on =
        import->options.merged && column < ACTION_COLUMNS_MERGED && row->above[column] != NULL;
    return goes_on ? row->above[column] : row;
}

const char *listed_row_cell(const struct action_import *import, const struct listed_row *row,
                            enum action_column column)
{
    const char *cell = row_of(import, row, column)->cells[column];
    return cell ? cell : "";
}

void listed_row_cells(const struct action_import *import, const struct listed_row *row,
                      const char *cells[ACTION_COLUMNS])
{
    for (enum action_column column = 0; column < ACTION_COLUMNS; column++)
        cells[column] = row_of(import, row, column)->cells[column];
}

const char *listed_row_skipped(const struct action_import *import, const struct listed_row *row)
{
    return import->options.merged && row->heads_group ? _("judul kelompok baris") : row->skipped;
}

void listed_row_destroy(void *pointer)
{
    struct listed_row *row = pointer;
    for (int i = 0; i < ACTION_COLUMNS; i++)
        g_free(row->cells[i]);
    g_free(row);
}

static struct listed_row *add_row(struct action_import *import, long line)
{
    struct listed_row *row = g_new0(struct listed_row, 1);
    row->line = line;
    row->spelling = -1;
    g_ptr_array_add(import->rows, row);
    return row;
}

static void skip(struct action_import *import, const struct csv_record *record, const char *why)
{
    add_row(import, record->line)->skipped = why;
}

/* --- rows that are no actions --- */

static bool is_blank(const struct csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (!text_is_blank(record->cells[i]))
            return false;
    return true;
}

/* The headings again, at the top of a printed page. */
static bool is_heading(const struct action_import *import, const struct csv_record *record)
{
    for (size_t i = 0; i < import->columns.count; i++) {
        const char *cell = i < record->count ? record->cells[i] : "";
        g_autofree char *wanted = text_plain(import->columns.headings[i]);
        g_autofree char *plain = text_plain(cell);
        if (strcmp(wanted, plain) != 0)
            return false;
    }
    return true;
}

/* "(1), (2), (3)": numbers of the columns under the headings. */
static bool is_numbering(const struct csv_record *record)
{
    size_t numbers = 0;
    for (size_t i = 0; i < record->count; i++) {
        g_autofree char *plain = text_plain(record->cells[i]);
        g_autofree char *number = g_strdup_printf("%zu", i + 1);
        if (*plain && strcmp(plain, number) != 0)
            return false;
        numbers += *plain != '\0';
    }
    return numbers > 2;
}

static const char *cell_of(const struct action_import *import, const struct csv_record *record,
                           enum action_column column)
{
    int position = import->columns.positions[column];
    return position < 0 || (size_t)position >= record->count ? "" : record->cells[position];
}

static const char *why_skipped(const struct action_import *import, const struct csv_record *record)
{
    bool is_sum =
        unit_is_total(cell_of(import, record, ACTION_COLUMN_UNIT)) ||
        (import->columns.positions[ACTION_COLUMN_PLAN] != 0 && unit_is_total(record->cells[0]));
    if (is_blank(record))
        return _("baris kosong");
    if (is_heading(import, record))
        return _("judul kolom yang berulang");
    if (is_numbering(record))
        return _("nomor kolom");
    return is_sum ? _("baris jumlah") : NULL;
}

/* --- merged cells --- */

static bool is_merging(const struct action_import *import, int position)
{
    for (int column = 0; column < ACTION_COLUMNS_MERGED; column++)
        if (import->columns.positions[column] == position)
            return true;
    return false;
}

/* Nothing but cells that go on: a heading of what comes below. */
static bool is_group_heading(const struct action_import *import, const struct csv_record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (!is_merging(import, (int)i) && !text_is_blank(record->cells[i]))
            return false;
    return true;
}

/* What a filled cell says goes on below it, and what is said to its right begins anew. */
static void begin_below(struct action_import *import, const struct listed_row *row, int column)
{
    const int *positions = import->columns.positions;
    for (int other = 0; other < ACTION_COLUMNS_MERGED; other++)
        if (positions[other] > positions[column])
            import->carried[other] = NULL;
    import->carried[column] = row;
}

/* An empty cell goes on with the text above, unless a cell to its left begins something new. */
static void carry(struct action_import *import, struct listed_row *row)
{
    for (size_t i = 0; i < import->columns.count; i++)
        for (int column = 0; column < ACTION_COLUMNS_MERGED; column++)
            if (import->columns.positions[column] == (int)i && !listed_is_empty(row->cells[column]))
                begin_below(import, row, column);
    for (int column = 0; column < ACTION_COLUMNS_MERGED; column++)
        if (row->cells[column] && text_is_blank(row->cells[column]))
            row->above[column] = import->carried[column];
}

/* Where cells are not said to be merged, an empty service under a filled one is worth a word. */
static void count_unmerged(struct action_import *import, const struct listed_row *row)
{
    static const enum action_column told[] = {ACTION_COLUMN_RECOMMENDATION, ACTION_COLUMN_SERVICE};
    bool under = false;
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        bool empty = listed_is_empty(row->cells[told[i]]);
        under |= empty && import->filled & 1u << told[i];
        import->filled |= empty ? 0 : 1u << told[i];
    }
    import->unmerged += under;
}

/* --- rows --- */

static const char *why_broken(const struct action_import *import, const struct csv_record *record)
{
    if (record->count < import->columns.count)
        return _("selnya kurang dari baris judul");
    for (size_t i = import->columns.count; i < record->count; i++)
        if (!text_is_blank(record->cells[i]))
            return _("selnya lebih dari baris judul; apit teks yang berisi pemisah dengan kutip");
    return NULL;
}

static void take_row(struct action_import *import, const struct csv_record *record)
{
    struct listed_row *row = add_row(import, record->line);
    row->broken = why_broken(import, record);
    for (int column = 0; column < ACTION_COLUMNS && !row->broken; column++)
        if (import->columns.positions[column] >= 0)
            row->cells[column] = g_strdup(cell_of(import, record, (enum action_column)column));
    if (row->broken)
        return;
    for (size_t i = 0; i < record->count; i++)
        if (!text_is_blank(record->cells[i]))
            action_columns_fill(&import->columns, i);
    row->heads_group = is_group_heading(import, record);
    count_unmerged(import, row);
    carry(import, row);
}

/* --- headings --- */

static bool refuse_without_plan(struct action_import *import, struct error *error)
{
    import->at_headings = true;
    if (!import->words)
        return error_set(error, ERROR_INPUT,
                         _("%s: kolom rencana tindak lanjut (plan) tidak ditemukan. Sebut judulnya "
                           "dalam berkas kolom."),
                         import->name);
    return error_set(error, ERROR_INPUT,
                     _("%s: kolom rencana tindak lanjut (plan) tidak ditemukan di antara: %s. "
                       "Sebut judulnya dalam berkas kolom."),
                     import->name, import->words);
}

static bool read_headings(struct action_import *import, char *const *cells, size_t count,
                          struct error *error)
{
    import->has_columns = import->at_headings = true;
    import->is_waiting = false;
    if (!action_columns_check(import->pairs, cells, count, error))
        return error_prefix(error, "%s", import->columns_name);
    if (!action_columns_read(&import->columns, cells, count, import->pairs, error))
        return error_prefix(error, "%s", import->name);
    import->at_headings = false;
    return true;
}

/* The row above, which waits whether this one goes on with the headings. */
static bool read_waiting(struct action_import *import, struct error *error)
{
    return read_headings(import, import->above, g_strv_length(import->above), error);
}

static bool read_two_rows(struct action_import *import, const struct csv_record *record,
                          struct error *error)
{
    g_auto(GStrv) cells = action_columns_join(import->above, g_strv_length(import->above),
                                              record->cells, record->count, import->pairs);
    return read_headings(import, cells, g_strv_length(cells), error);
}

static bool goes_on(const struct action_import *import, const struct csv_record *record)
{
    return import->above && action_columns_go_on(import->above, g_strv_length(import->above),
                                                 record->cells, record->count, import->pairs);
}

static void keep_above(struct action_import *import, const struct csv_record *record)
{
    g_strfreev(import->above);
    import->above = g_new0(char *, record->count + 1);
    for (size_t i = 0; i < record->count; i++)
        import->above[i] = g_strdup(record->cells[i]);
}

/* What stands in a row of several cells, for a sentence. */
static void keep_words(struct action_import *import, const struct csv_record *record)
{
    g_autoptr(GString) words = g_string_new(NULL);
    guint filled = 0;
    for (size_t i = 0; i < record->count && !import->words; i++)
        if (!text_is_blank(record->cells[i]))
            g_string_append_printf(words, "%s%s", filled++ ? ", " : "", record->cells[i]);
    g_autofree char *clean = text_clean(words->str, false);
    if (filled > 1)
        import->words = text_within(clean, 76);
}

static bool look_for_headings(struct action_import *import, const struct csv_record *record,
                              struct error *error)
{
    if (action_columns_are_here(record->cells, record->count, import->pairs)) {
        if (goes_on(import, record))
            return read_two_rows(import, record, error);
        import->is_waiting = true;
        keep_above(import, record);
        return true;
    }
    if (import->rows->len >= MOST_ABOVE)
        return refuse_without_plan(import, error);
    keep_words(import, record);
    keep_above(import, record);
    skip(import, record, _("di atas judul kolom"));
    return true;
}

static void take_below(struct action_import *import, const struct csv_record *record)
{
    const char *skipped = why_skipped(import, record);
    if (skipped)
        skip(import, record, skipped);
    else
        take_row(import, record);
}

static bool take(const struct csv_record *record, void *context, struct error *error)
{
    struct action_import *import = context;
    if (!import->has_columns && !import->is_waiting)
        return look_for_headings(import, record, error);
    if (import->is_waiting && goes_on(import, record)) {
        skip(import, record, _("judul kolom baris kedua"));
        return read_two_rows(import, record, error);
    }
    if (import->is_waiting && !read_waiting(import, error))
        return false;
    take_below(import, record);
    return true;
}

/* --- the file --- */

static bool read_pairs(struct action_import *import, const char *path, struct error *error)
{
    if (!path)
        return true;
    import->columns_name = g_path_get_basename(path);
    import->pairs = pairs_read_file(path, "heading", "column", error);
    return import->pairs && (action_columns_check(import->pairs, NULL, 0, error) ||
                             error_prefix(error, "%s", import->columns_name));
}

bool action_import_read(struct action_import *import, const struct action_import_file *file,
                        struct error *error)
{
    const char *text = file->text;
    struct progress *progress = database_progress(import->place.database);
    if (!read_pairs(import, file->columns, error))
        return false;
    bool ok = text ? csv_read(text, strlen(text), take, import, error)
                   : csv_read_file(import->path, progress, take, import, error);
    ok = ok && (!import->is_waiting || read_waiting(import, error));
    if (!ok)
        return import->at_headings || error->code != ERROR_INPUT
                   ? false
                   : error_prefix(error, "%s", import->path);
    if (import->rows->len == 0 && !import->has_columns)
        return error_set(error, ERROR_INPUT, _("Berkas %s kosong; baris judulnya pun tidak ada."),
                         import->path);
    return import->has_columns || refuse_without_plan(import, error);
}
