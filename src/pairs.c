#include "src/pairs.h"

#include <string.h>

#include "src/csv.h"
#include "src/i18n.h"
#include "src/text.h"

struct pairs {
    const char *names[2]; /* the headings wanted */
    int columns[2];       /* where they are; -1 before the row of headings */
    GPtrArray *list;
    GHashTable *known; /* what is written, folded */
};

static void free_pair(void *pointer)
{
    struct pair *pair = pointer;
    g_free(pair->meant);
    g_free(pair->written);
    g_free(pair);
}

static bool refuse(struct error *error, long line, const char *format, const char *what)
{
    g_autofree char *reason = g_strdup_printf(format, what);
    return error_set(error, ERROR_INPUT, _("baris %ld: %s"), line, reason);
}

static bool read_headings(struct pairs *pairs, const struct csv_record *record, struct error *error)
{
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < record->count; i++)
            if (g_ascii_strcasecmp(record->cells[i], pairs->names[side]) == 0)
                pairs->columns[side] = (int)i;
        if (pairs->columns[side] < 0)
            return refuse(error, record->line, _("kolom %s harus ada"), pairs->names[side]);
    }
    return true;
}

static bool take_pair(struct pairs *pairs, const struct csv_record *record, struct error *error)
{
    char *sides[2];
    for (int side = 0; side < 2; side++) {
        size_t column = (size_t)pairs->columns[side];
        if (column >= record->count || text_is_blank(record->cells[column]))
            return refuse(error, record->line, _("kolom %s harus diisi"), pairs->names[side]);
        sides[side] = record->cells[column];
    }
    char *folded = text_folded(sides[0]);
    if (g_hash_table_contains(pairs->known, folded)) {
        g_free(folded);
        return refuse(error, record->line, _("\"%s\" ada dua kali"), sides[0]);
    }
    struct pair *pair = g_new(struct pair, 1);
    *pair = (struct pair){text_clean(sides[0], false), text_clean(sides[1], false), record->line};
    g_ptr_array_add(pairs->list, pair);
    g_hash_table_insert(pairs->known, folded, pair);
    return true;
}

static bool take(const struct csv_record *record, void *context, struct error *error)
{
    struct pairs *pairs = context;
    return pairs->columns[0] < 0 ? read_headings(pairs, record, error)
                                 : take_pair(pairs, record, error);
}

GPtrArray *pairs_read_file(const char *path, const char *written, const char *meant,
                           struct error *error)
{
    struct pairs pairs = {
        .names = {written, meant},
        .columns = {-1, -1},
        .list = g_ptr_array_new_with_free_func(free_pair),
        .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    bool ok = csv_read_file(path, NULL, take, &pairs, error);
    if (!ok && error->code == ERROR_INPUT)
        error_prefix(error, "%s", path);
    if (ok && pairs.columns[0] < 0)
        ok = error_set(error, ERROR_INPUT, _("Berkas %s kosong; baris judulnya pun tidak ada."),
                       path);
    g_hash_table_unref(pairs.known);
    if (ok)
        return pairs.list;
    g_ptr_array_unref(pairs.list);
    return NULL;
}
