#include "db/keying_store.h"

#include "db/query.h"

enum { ADD, LAST, COUNT, NTH, FIGURES, ITEM_TIMES, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ADD] = "INSERT INTO keying (survey_id, sheet_id, person_id, pass, begun_at, stored_at, "
            "active, keys, fields, pace, item_times) VALUES (:survey, :sheet, :person, :pass, "
            ":begun, :now, :active, :keys, :fields, :pace, :times)",
    [LAST] = "SELECT sheet_id FROM keying WHERE id = (SELECT max(id) FROM keying "
             "WHERE survey_id = :survey AND person_id = :person AND pass = 1)",
    [COUNT] = "SELECT count(*) FROM keying WHERE survey_id = :survey AND person_id = :person "
              "AND pass = 1 AND pace > 0",
    [NTH] = "SELECT pace FROM keying WHERE survey_id = :survey AND person_id = :person "
            "AND pass = 1 AND pace > 0 ORDER BY pace LIMIT 1 OFFSET :place",
    /* Fields that second keying compared belong to the day on which they were keyed. */
    [FIGURES] = "SELECT person_id, name, iif(:daily, date(time / 1000, 'unixepoch', 'localtime'), "
                "'') AS day, sum(sheets), sum(keys), sum(fields), sum(active), sum(verified), "
                "sum(wrong) FROM (SELECT person_id, stored_at AS time, 1 AS sheets, keys, fields, "
                "active, 0 AS verified, 0 AS wrong FROM keying WHERE survey_id = :survey "
                "AND (:person = 0 OR person_id = :person) UNION ALL "
                "SELECT person_id, at, 0, 0, 0, 0, verified, wrong FROM keyer_error "
                "WHERE survey_id = :survey AND (:person = 0 OR person_id = :person)) "
                "JOIN person ON person.id = person_id GROUP BY person_id, day "
                "ORDER BY day DESC, name",
    [ITEM_TIMES] = "SELECT item_times FROM keying WHERE survey_id = :survey "
                   "AND (:person = 0 OR person_id = :person)",
};

struct keying_store {
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
};

struct keying_store *keying_store_open(struct database *database, const struct survey *survey,
                                       int64_t person, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    struct keying_store *store = g_new0(struct keying_store, 1);
    *store = (struct keying_store){survey, person, statements};
    return store;
}

void keying_store_close(struct keying_store *store)
{
    if (!store)
        return;
    statements_finish(store->statements);
    g_free(store);
}

static struct query begin(struct keying_store *store, size_t number, int64_t person)
{
    struct query query = query_begin(store->statements, number);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":person", person);
    return query;
}

bool keying_store_add(struct keying_store *store, int64_t sheet, int pass, const struct pace *pace,
                      size_t fields, int64_t now, struct error *error)
{
    g_autofree char *times = pace_pack_items(pace);
    struct query query = begin(store, ADD, store->person);
    query_bind_int(&query, ":sheet", sheet);
    query_bind_int(&query, ":pass", pass);
    query_bind_int(&query, ":begun", pace->begun ? MIN(pace->begun, now) : now);
    query_bind_int(&query, ":now", now);
    query_bind_int(&query, ":active", pace->active / 1000);
    query_bind_int(&query, ":keys", pace->keys);
    query_bind_int(&query, ":fields", (int64_t)fields);
    query_bind_int(&query, ":pace", pace_of_field(pace, fields));
    query_bind_text(&query, ":times", times);
    return query_run(&query, error);
}

bool keying_store_last(struct keying_store *store, int64_t *sheet, struct error *error)
{
    struct query query = begin(store, LAST, store->person);
    *sheet = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

static bool count(struct keying_store *store, int64_t *sheets, struct error *error)
{
    struct query query = begin(store, COUNT, store->person);
    *sheets = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool keying_store_fastest(struct keying_store *store, int64_t *pace, struct error *error)
{
    int64_t sheets;
    *pace = 0;
    if (!count(store, &sheets, error))
        return false;
    if (sheets < KEYER_LEAST_SHEETS)
        return true;
    struct query query = begin(store, NTH, store->person);
    query_bind_int(&query, ":place", keyer_fastest_place(sheets));
    if (query_step(&query))
        *pace = query_int(&query, 0);
    return query_end(&query, error);
}

/* --- figures --- */

static void row_free(void *pointer)
{
    struct keyer_row *row = pointer;
    g_free(row->name);
    g_free(row);
}

static struct keyer_row *read_row(const struct query *query)
{
    struct keyer_row *row = g_new0(struct keyer_row, 1);
    row->person = query_int(query, 0);
    row->name = g_strdup(query_text(query, 1));
    g_strlcpy(row->day, query_text(query, 2), sizeof row->day);
    row->figures = (struct keyer_figures){
        .sheets = query_int(query, 3),
        .keys = query_int(query, 4),
        .fields = query_int(query, 5),
        .active = query_int(query, 6),
        .verified = query_int(query, 7),
        .wrong = query_int(query, 8),
    };
    return row;
}

GPtrArray *keying_store_figures(struct keying_store *store, int64_t person, bool by_day,
                                struct error *error)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(row_free);
    struct query query = begin(store, FIGURES, person);
    query_bind_int(&query, ":daily", by_day);
    while (query_step(&query))
        g_ptr_array_add(rows, read_row(&query));
    return query_end(&query, error) ? g_steal_pointer(&rows) : NULL;
}

bool keying_store_item_times(struct keying_store *store, int64_t person, int64_t *sums,
                             int64_t *times, struct error *error)
{
    size_t items = store->survey->form->item_count;
    for (size_t i = 0; i < items; i++)
        sums[i] = times[i] = 0;
    struct query query = begin(store, ITEM_TIMES, person);
    while (query_step(&query))
        pace_add_items(query_text(&query, 0), sums, times, items);
    return query_end(&query, error);
}
