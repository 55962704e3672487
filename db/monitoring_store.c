#include "db/monitoring_store.h"

#include "db/query.h"
#include "src/unit_name.h"

enum { FIRST_AFTER, ACTIONS, ENTRIES, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [FIRST_AFTER] = "SELECT min(record.id) FROM action CROSS JOIN record "
                    "ON record.subject = action.uid WHERE record.kind = 'action' AND at >= :end",
    [ACTIONS] = "SELECT action.id, unit.name, year, coalesce(service.code, ''), element, plan, "
                "owner, due, coalesce(due_day, ''), status, coalesce(done_day, ''), "
                "recommendation, date(created_at / 1000, 'unixepoch', 'localtime'), (SELECT "
                "group_concat(month) FROM action_tick WHERE action_id = action.id) FROM action "
                "JOIN survey ON survey.id = action.survey_id "
                "JOIN unit ON unit.id = unit_id LEFT JOIN service ON service.id = service_id ORDER "
                "BY action.id",
    [ENTRIES] = "SELECT action.id, field, old, new FROM action CROSS JOIN record "
                "ON record.subject = action.uid WHERE record.kind = 'action' "
                "AND record.id >= :first ORDER BY record.id DESC",
};

static void free_action(void *action)
{
    monitored_destroy(action);
}

static struct monitored *read_action(const struct query *query)
{
    struct monitored *action = monitored_create();
    char **const texts[] = {&action->service, &action->element, &action->plan, &action->owner,
                            &action->due};
    action->id = query_int(query, 0);
    action_set(&action->unit, query_text(query, 1));
    g_free(action->unit_key);
    action->unit_key = unit_key(action->unit);
    action->year = (int)query_int_within(query, 2, 0, 9999);
    for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
        action_set(texts[i], query_text(query, 3 + i));
    action->due_day = day_from_iso(query_text(query, 8));
    int status = action_status_from_name(query_text(query, 9));
    action->status = status < 0 ? ACTION_PLANNED : (enum action_status)status;
    action->done_day = day_from_iso(query_text(query, 10));
    action_set(&action->recommendation, query_text(query, 11));
    action->made_day = day_from_iso(query_text(query, 12));
    action_set(&action->ticks, query_text(query, 13));
    action_set(&action->ticks_now, query_text(query, 13));
    action->status_now = action->status;
    action->done_day_now = action->done_day;
    return action;
}

static bool read_actions(struct statements *statements, GPtrArray *actions, GHashTable *by_id,
                         struct error *error)
{
    struct query query = query_begin(statements, ACTIONS);
    while (query_step(&query)) {
        struct monitored *action = read_action(&query);
        g_ptr_array_add(actions, action);
        g_hash_table_insert(by_id, &action->id, action);
    }
    return query_end(&query, error);
}

static bool take_back(struct statements *statements, GHashTable *by_id, int64_t first,
                      struct error *error)
{
    struct query query = query_begin(statements, ENTRIES);
    query_bind_int(&query, ":first", first);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        struct monitored *action = g_hash_table_lookup(by_id, &id);
        if (action)
            monitored_take_back(action, &(struct monitored_entry){query_text(&query, 1),
                                                                  query_text(&query, 2),
                                                                  query_text(&query, 3)});
    }
    return query_end(&query, error);
}

static bool find_first_after(struct statements *statements, int64_t end, int64_t *first,
                             struct error *error)
{
    struct query query = query_begin(statements, FIRST_AFTER);
    query_bind_int(&query, ":end", end);
    *first = query_step(&query) && !query_is_null(&query, 0) ? query_int(&query, 0) : QUERY_MOST;
    return query_end(&query, error);
}

GPtrArray *monitoring_store_load(struct database *database, int64_t end, struct error *error)
{
    int64_t first;
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
    GPtrArray *actions = g_ptr_array_new_with_free_func(free_action);
    bool ok = find_first_after(statements, end, &first, error) &&
              read_actions(statements, actions, by_id, error) &&
              take_back(statements, by_id, first, error);
    statements_finish(statements);
    for (guint i = 0; ok && i < actions->len; i++)
        monitored_settle(g_ptr_array_index(actions, i));
    if (ok)
        return actions;
    g_ptr_array_unref(actions);
    return NULL;
}

bool monitoring_store_changed(struct database *database, int64_t since, bool *changed,
                              struct error *error)
{
    int64_t first = QUERY_MOST;
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    bool ok = statements && find_first_after(statements, since, &first, error);
    *changed = first != QUERY_MOST;
    statements_finish(statements);
    return ok;
}
