#include <string.h>

#include "db/action_list_private.h"
#include "src/text.h"

/* Searching the texts of all actions: they lie folded, one after the other, in one buffer, which is
 * looked through at once. What has changed since the last search is read anew and added to it. */

/* Words are looked for within one of the texts. */
static void add_text(struct action_list_reader *reader, const struct query *query)
{
    enum { FIRST_TEXT = 2, AFTER_LAST = 12 };
    struct segment segment = {reader->texts->len, query_int(query, 0), query_int(query, 1)};
    g_array_append_val(reader->segments, segment);
    for (int column = FIRST_TEXT; column < AFTER_LAST; column++) {
        const char *text = query_raw_text(query, column);
        if (!*text)
            continue;
        text_fold_into(reader->texts, text);
        g_string_append_c(reader->texts, '\n');
    }
    g_string_append_c(reader->texts, '\0');
}

static bool read_all_texts(struct action_list_reader *reader, struct error *error)
{
    struct query query = action_list_begin(reader, TEXTS);
    g_string_set_size(reader->texts, 0);
    g_array_set_size(reader->segments, 0);
    while (query_step(&query))
        add_text(reader, &query);
    return query_end(&query, error);
}

static bool read_text(struct action_list_reader *reader, int64_t id, struct error *error)
{
    struct query query = query_begin(reader->statements, TEXT);
    query_bind_int(&query, ":id", id);
    if (query_step(&query))
        add_text(reader, &query);
    return query_end(&query, error);
}

/* Which segment is the last of an id: counted from 1, 0 where there is none. Ids are given one
 * after the other, so that a plain table of them is small; what another program has numbered beyond
 * MOST_IDS is looked for one by one. */
enum { MOST_IDS = 4000000 };

static GArray *segments_by_id(const struct action_list_reader *reader)
{
    GArray *table = g_array_new(FALSE, TRUE, sizeof(guint));
    for (guint i = 0; i < reader->segments->len; i++) {
        int64_t id = g_array_index(reader->segments, struct segment, i).id;
        if (id >= table->len && id < MOST_IDS)
            g_array_set_size(table, (guint)id + 1);
        if (id >= 0 && id < table->len)
            g_array_index(table, guint, id) = i + 1;
    }
    return table;
}

static guint find_segment(const struct action_list_reader *reader, const GArray *table, int64_t id)
{
    if (id >= 0 && id < table->len)
        return g_array_index(table, guint, id);
    guint at = reader->segments->len;
    while (at && g_array_index(reader->segments, struct segment, at - 1).id != id)
        at--;
    return at;
}

/* Finds the row of each segment; the ids of those without one, or changed since, go to MISSING. */
static void match_segments(struct action_list_reader *reader, GArray *missing)
{
    g_autoptr(GArray) table = segments_by_id(reader);
    action_list_forget_positions(reader);
    reader->positions = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_set_size(reader->positions, reader->segments->len);
    memset(reader->positions->data, 0xff, reader->positions->len * sizeof(int)); /* all -1 */
    for (guint i = 0; i < reader->rows->len; i++) {
        const struct action_row *row = &g_array_index(reader->rows, struct action_row, i);
        guint at = find_segment(reader, table, row->id);
        if (at && g_array_index(reader->segments, struct segment, at - 1).version == row->version)
            g_array_index(reader->positions, int, at - 1) = (int)i;
        else
            g_array_append_val(missing, row->id);
    }
}

/* Reads the texts of what has changed since the last search; all of them where that is much. */
static bool find_texts(struct action_list_reader *reader, struct error *error)
{
    enum { FEW = 200 };
    g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(int64_t));
    bool ok = true;
    if (reader->positions)
        return true;
    if (reader->segments->len == 0)
        ok = read_all_texts(reader, error);
    match_segments(reader, missing);
    if (!ok || missing->len == 0)
        return ok;
    if (missing->len > FEW)
        ok = read_all_texts(reader, error);
    for (guint i = 0; ok && missing->len <= FEW && i < missing->len; i++)
        ok = read_text(reader, g_array_index(missing, int64_t, i), error);
    match_segments(reader, missing);
    return ok;
}

static void search_texts(const struct action_list_reader *reader, const char *word, char *hits)
{
    const char *start = reader->texts->str, *end = start + reader->texts->len;
    const char *at = start;
    guint segment = 0;
    size_t length = strlen(word);
    while ((at = memmem(at, (size_t)(end - at), word, length))) {
        while (segment + 1 < reader->segments->len &&
               g_array_index(reader->segments, struct segment, segment + 1).start <=
                   (size_t)(at - start))
            segment++;
        int position = g_array_index(reader->positions, int, segment);
        if (position >= 0)
            hits[position] = 1;
        if (segment + 1 == reader->segments->len)
            break;
        at = start + g_array_index(reader->segments, struct segment, segment + 1).start;
    }
}

static void search_services(const struct action_list_reader *reader, const char *word, char *hits)
{
    GHashTableIter iterator;
    void *id, *known;
    g_hash_table_iter_init(&iterator, reader->services);
    while (g_hash_table_iter_next(&iterator, &id, &known)) {
        if (!strstr(strchr(known, '\n'), word))
            continue;
        for (guint i = 0; i < reader->rows->len; i++)
            if (g_array_index(reader->rows, struct action_row, i).service_id == *(int64_t *)id)
                hits[i] = 1;
    }
}

bool action_list_prepare_search(struct action_list_reader *reader, struct error *error)
{
    if (!reader->rows || reader->rows->len == 0 || find_texts(reader, error))
        return true;
    action_list_forget_positions(reader);
    return false;
}

bool action_list_search(struct action_list_reader *reader, const char *word, char *hits,
                        struct error *error)
{
    g_autofree char *folded = text_folded(word);
    memset(hits, *folded ? 0 : 1, reader->rows->len);
    if (!*folded || reader->rows->len == 0)
        return true;
    if (!action_list_prepare_search(reader, error))
        return false;
    search_texts(reader, folded, hits);
    search_services(reader, folded, hits);
    return true;
}
