#include "db/review_store.h"

#include <string.h>

#include "db/query.h"
#include "db/walk.h"
#include "src/i18n.h"

enum { SCAN, PEOPLE, SET_ASIDE, PEERS, BETWEEN, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [SCAN] = "SELECT id, number, answers, coalesce(service_id, 0), keyed_by, coalesce(day, '') "
             "FROM sheet WHERE survey_id = :survey AND counted = 1 ORDER BY number, id",
    [PEOPLE] = "SELECT id, name FROM person",
    [SET_ASIDE] = "SELECT id FROM sheet WHERE survey_id = :survey AND counted = 0 "
                  "AND reason = :reason",
    [PEERS] = "SELECT unit.name, value FROM published JOIN unit ON unit.id = unit_id "
              "WHERE unit_id <> (SELECT unit_id FROM survey WHERE id = :survey) "
              "AND form_key = :form AND year = :year AND service = '' AND element = '' "
              "ORDER BY value DESC, unit.name",
    [BETWEEN] = "SELECT count(*) FROM sheet WHERE survey_id = :survey AND counted = 1 "
                "AND day BETWEEN :first AND :last",
};

#define FIELD_SEPARATOR '\x1f' /* between the packed fields (sheet.h) */

struct review_store {
    struct database *database;
    const struct survey *survey;
    struct statements *statements;
};

struct review_store *review_store_open(struct database *database, const struct survey *survey,
                                       struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENTS, error);
    if (!statements)
        return NULL;
    struct review_store *store = g_new0(struct review_store, 1);
    *store = (struct review_store){database, survey, statements};
    return store;
}

void review_store_close(struct review_store *store)
{
    if (!store)
        return;
    statements_finish(store->statements);
    g_free(store);
}

static struct query begin(struct review_store *store, size_t statement)
{
    struct query query = query_begin(store->statements, statement);
    query_bind_int(&query, ":survey", store->survey->id);
    return query;
}

/* --- one pass --- */

typedef void take_row(const struct query *query, void *data);

/* Hands each row of QUERY to TAKE; false on trouble, or where it was stopped. */
static bool pass(struct review_store *store, struct query *query, take_row *take, void *data,
                 struct error *error)
{
    walk_begin(store->database, store->survey->id, _("Membaca lembar"));
    while (query_walk(query))
        take(query, data);
    return query_end(query, error);
}

/* --- the sheets that count --- */

static void take_sheet(const struct query *query, void *data)
{
    struct counted_set *set = data;
    int64_t id = query_int(query, 0);
    struct counted_sheet sheet = {
        .number = (long)query_int(query, 1),
        .answers = g_string_chunk_insert(set->answers, query_raw_text(query, 2)),
        .service = query_int(query, 3),
        .keyer = query_int(query, 4),
        .week = (int)grouping_place(set->weeks, query_raw_text(query, 5)),
    };
    g_array_append_val(set->sheets, sheet);
    g_array_append_val(set->ids, id);
}

static bool load_people(struct review_store *store, struct counted_set *set, struct error *error)
{
    struct query query = query_begin(store->statements, PEOPLE);
    set->people = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    while (query_step(&query)) {
        int64_t *id = g_new(int64_t, 1);
        *id = query_int(&query, 0);
        g_hash_table_insert(set->people, id, g_strdup(query_text(&query, 1)));
    }
    return query_end(&query, error);
}

/* Weeks were numbered as they came: from now on in the order of time, what is not answered 0. */
static void order_weeks(struct counted_set *set)
{
    size_t count = grouping_count(set->weeks);
    g_autofree int *ranks = g_new0(int, count);
    set->week_order = grouping_order(set->weeks);
    for (size_t i = 0; i + 1 < count; i++)
        ranks[set->week_order[i]] = (int)i + 1;
    for (guint i = 0; i < set->sheets->len; i++) {
        struct counted_sheet *sheet = &g_array_index(set->sheets, struct counted_sheet, i);
        sheet->week = ranks[sheet->week];
    }
}

struct counted_set *review_store_sheets(struct review_store *store, struct error *error)
{
    const struct survey *survey = store->survey;
    struct counted_set *set = g_new0(struct counted_set, 1);
    struct query query;
    set->sheets = g_array_new(FALSE, FALSE, sizeof(struct counted_sheet));
    set->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    set->answers = g_string_chunk_new(1 << 16);
    set->weeks = grouping_create(survey->form, &survey->services, (struct axis){AXIS_WEEK, 0});
    bool ok = load_people(store, set, error);
    if (ok) {
        query = begin(store, SCAN);
        ok = pass(store, &query, take_sheet, set, error);
    }
    if (!ok) {
        counted_set_destroy(set);
        return NULL;
    }
    order_weeks(set);
    set->counted = (struct counted_sheets){
        survey->form, (const struct counted_sheet *)(const void *)set->sheets->data,
        set->sheets->len};
    return set;
}

void counted_set_destroy(struct counted_set *set)
{
    if (!set)
        return;
    g_array_unref(set->sheets);
    g_array_unref(set->ids);
    g_string_chunk_free(set->answers);
    grouping_destroy(set->weeks);
    g_clear_pointer(&set->people, g_hash_table_unref);
    g_free(set->week_order);
    g_free(set);
}

const char *counted_set_week(const struct counted_set *set, int week)
{
    size_t last = grouping_count(set->weeks) - 1;
    return grouping_name(set->weeks, set->week_order[week > 0 ? (size_t)week - 1 : last])->label;
}

const char *counted_set_keyer(const struct counted_set *set, int64_t keyer)
{
    const char *name = g_hash_table_lookup(set->people, &keyer);
    return name ? name : "?";
}

/* --- sheets by what is in them --- */

struct answered {
    int answer;
    char value; /* as it is packed */
    GArray *ids;
};

static void take_answered(const struct query *query, void *data)
{
    struct answered *answered = data;
    int64_t id = query_int(query, 0);
    const char *answers = query_raw_text(query, 2);
    if (strnlen(answers, (size_t)answered->answer + 1) > (size_t)answered->answer &&
        answers[answered->answer] == answered->value)
        g_array_append_val(answered->ids, id);
}

static GArray *ids_or_null(GArray *ids, bool ok)
{
    if (ok)
        return ids;
    g_array_unref(ids);
    return NULL;
}

GArray *review_store_answered(struct review_store *store, int answer, int value,
                              struct error *error)
{
    struct query query = begin(store, SCAN);
    struct answered answered = {answer, value < 0 ? '-' : (char)('0' + value),
                                g_array_new(FALSE, FALSE, sizeof(int64_t))};
    return ids_or_null(answered.ids, pass(store, &query, take_answered, &answered, error));
}

/* --- what is set aside --- */

static void take_id(const struct query *query, void *data)
{
    int64_t id = query_int(query, 0);
    g_array_append_val((GArray *)data, id);
}

GArray *review_store_set_aside(struct review_store *store, const char *reason, struct error *error)
{
    struct query query = begin(store, SET_ASIDE);
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    query_bind_text(&query, ":reason", reason);
    return ids_or_null(ids, pass(store, &query, take_id, ids, error));
}

/* --- beside it --- */

static void free_peer(void *pointer)
{
    struct review_peer *peer = pointer;
    g_free(peer->unit);
    g_free(peer);
}

GPtrArray *review_store_peers(struct review_store *store, struct error *error)
{
    g_autoptr(GPtrArray) peers = g_ptr_array_new_with_free_func(free_peer);
    struct query query = begin(store, PEERS);
    query_bind_text(&query, ":form", store->survey->form->id);
    query_bind_int(&query, ":year", store->survey->year);
    while (query_step(&query)) {
        struct review_peer *peer = g_new(struct review_peer, 1);
        *peer = (struct review_peer){g_strdup(query_text(&query, 0)), (long)query_int(&query, 1)};
        g_ptr_array_add(peers, peer);
    }
    return query_end(&query, error) ? g_steal_pointer(&peers) : NULL;
}

bool review_store_between(struct review_store *store, const char *first, const char *last,
                          int64_t *sheets, struct error *error)
{
    struct query query = begin(store, BETWEEN);
    *sheets = 0;
    query_bind_text(&query, ":first", first);
    query_bind_text(&query, ":last", last);
    if (query_step(&query))
        *sheets = query_int(&query, 0);
    return query_end(&query, error);
}
