#include "db/second_private.h"

#include <string.h>

#include "src/i18n.h"

/* What waits for second keying, and who may take it. */

/* Until people sign in, whoever is at the keys may be anybody: all is allowed, and told. */
bool second_store_signs_in(struct second_store *store, bool *signs_in, struct error *error)
{
    struct query query = second_begin(store, SECOND_SETTING);
    query_bind_text(&query, ":name", "sign_in");
    *signs_in = query_step(&query) && strcmp(query_text(&query, 0), "1") == 0;
    return query_end(&query, error);
}

static bool ask_about_people(struct second_store *store, const struct second_waiting *waiting,
                             struct second_people *people, struct error *error)
{
    struct query query = second_begin(store, SECOND_PEOPLE);
    query_bind_int(&query, ":first", waiting->keyers[0]);
    query_bind_int(&query, ":second", waiting->keyers[1]);
    if (query_step(&query)) {
        people->others = query_int(&query, 0) != 0;
        people->other_supervisor = query_int(&query, 1) != 0;
    }
    return query_end(&query, error);
}

static bool find_standing(struct second_store *store, struct second_waiting *waiting, bool signs_in,
                          struct error *error)
{
    struct second_people people = {
        .keyed_one = store->person == waiting->keyers[0] || store->person == waiting->keyers[1],
        .signs_in = signs_in,
        .is_supervisor = store->is_supervisor,
    };
    if (waiting->state == SECOND_DECISION) {
        waiting->standing = store->is_supervisor ? STANDING_OTHER : STANDING_REFUSED;
        return true;
    }
    if (waiting->state == SECOND_WAITS) {
        waiting->standing = second_rule_may_second(&people);
        return true;
    }
    bool ok = !people.keyed_one || ask_about_people(store, waiting, &people, error);
    waiting->standing = second_rule_may_third(&people);
    return ok;
}

static void waiting_free(void *pointer)
{
    struct second_waiting *waiting = pointer;
    g_free(waiting->service);
    g_free(waiting);
}

static struct second_waiting *read_waiting(const struct query *query)
{
    struct second_waiting *waiting = g_new0(struct second_waiting, 1);
    waiting->id = query_int(query, 0);
    waiting->sheet_id = query_int(query, 1);
    waiting->state = second_state_from_name(query_text(query, 2));
    waiting->why = second_why_from_name(query_text(query, 3));
    waiting->number = (long)query_int(query, 4);
    waiting->service = g_strdup(query_text(query, 5));
    waiting->keyers[0] = query_int(query, 6);
    waiting->keyers[1] = query_int(query, 7);
    waiting->begun_by = query_int(query, 8);
    waiting->parked = query_int(query, 9) != 0;
    return waiting;
}

/* One's own that was begun; what is for others' eyes only; what somebody else has begun; what one
 * has keyed oneself. */
static int rank(const struct second_waiting *waiting, int64_t person)
{
    if (waiting->begun_by == person)
        return 0;
    if (waiting->standing == STANDING_REFUSED)
        return 4;
    if (waiting->standing != STANDING_OTHER)
        return 3;
    return waiting->begun_by ? 2 : 1;
}

static int by_rank(const void *a, const void *b, void *person)
{
    const struct second_waiting *first = *(const struct second_waiting *const *)a;
    const struct second_waiting *second = *(const struct second_waiting *const *)b;
    return rank(first, *(int64_t *)person) - rank(second, *(int64_t *)person);
}

static bool find_standings(struct second_store *store, GPtrArray *list, struct error *error)
{
    bool signs_in;
    if (!second_store_signs_in(store, &signs_in, error))
        return false;
    for (guint i = 0; i < list->len; i++)
        if (!find_standing(store, g_ptr_array_index(list, i), signs_in, error))
            return false;
    g_ptr_array_sort_with_data(list, by_rank, &store->person);
    return true;
}

GPtrArray *second_store_list(struct second_store *store, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(waiting_free);
    struct query query = second_begin(store, SECOND_LIST);
    query_bind_int(&query, ":survey", store->survey->id);
    while (query_step(&query))
        g_ptr_array_add(list, read_waiting(&query));
    if (query_end(&query, error) && find_standings(store, list, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

static bool count_settled(struct second_store *store, struct second_counts *counts,
                          struct error *error)
{
    struct query query = second_begin(store, SECOND_SETTLED_COUNT);
    query_bind_int(&query, ":survey", store->survey->id);
    if (query_step(&query)) {
        counts->sheets[SECOND_SETTLED] = query_int(&query, 0);
        counts->differing = query_int(&query, 1);
        counts->changed = query_int(&query, 2);
    }
    return query_end(&query, error);
}

bool second_store_counts(struct second_store *store, struct second_counts *counts,
                         struct error *error)
{
    g_autoptr(GPtrArray) list = second_store_list(store, error);
    *counts = (struct second_counts){0};
    for (guint i = 0; list && i < list->len; i++) {
        const struct second_waiting *waiting = g_ptr_array_index(list, i);
        counts->sheets[waiting->state]++;
        counts->mine[waiting->state] += waiting->standing != STANDING_REFUSED;
    }
    return list && count_settled(store, counts, error);
}

bool second_store_rule(struct second_store *store, int64_t batch, struct second_rule *rule,
                       struct error *error)
{
    return second_draw_rule(store->draw, batch, rule, error);
}

bool second_store_set_share(struct second_store *store, int64_t batch, long share, int64_t now,
                            struct error *error)
{
    return second_draw_set_share(store->draw, batch, share, now, error);
}

bool second_store_batch(struct second_store *store, long number, int64_t *batch,
                        struct error *error)
{
    struct query query = second_begin(store, SECOND_BATCH);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_int(&query, ":number", number);
    *batch = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error) &&
           (*batch || error_set(error, ERROR_INPUT, _("Bundel %ld tidak ada."), number));
}

bool second_store_ask(struct second_store *store, const int64_t *sheets, size_t count, int64_t now,
                      size_t *asked, struct error *error)
{
    bool ok = true, anew;
    *asked = 0;
    if (!database_begin(store->database, error))
        return false;
    for (size_t i = 0; ok && i < count; i++) {
        ok = second_draw_ask(store->draw, sheets[i], now, &anew, error);
        *asked += ok && anew;
    }
    return second_end(store, ok, error);
}

bool second_store_order(struct second_store *store, const struct second_order *order, int64_t now,
                        struct second_ordered *ordered, struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    return second_end(store, second_draw_order(store->draw, order, now, ordered, error), error);
}
