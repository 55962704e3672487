#include "db/action_match.h"

#include <string.h>

#include "db/query.h"
#include "src/text.h"

enum { ACTIONS, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ACTIONS] = "SELECT id, uid, coalesce(service_id, 0), element, recommendation, plan "
                "FROM action WHERE survey_id = :survey ORDER BY id",
};

struct action_match {
    struct statements *statements;
    GHashTable *surveys; /* set of ids that were read */
    GHashTable *plans;   /* survey and plan to a GPtrArray of struct action_twin */
    GHashTable *uids;    /* to a twin of those */
};

static void free_twin(void *pointer)
{
    struct action_twin *twin = pointer;
    g_free(twin->element);
    g_free(twin->recommendation);
    g_free(twin);
}

static void free_twins(void *twins)
{
    g_ptr_array_unref(twins);
}

struct action_match *action_match_open(struct database *database, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    struct action_match *match = g_new0(struct action_match, 1);
    *match = (struct action_match){
        .statements = statements,
        .surveys = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
        .plans = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_twins),
        .uids = g_hash_table_new(g_str_hash, g_str_equal),
    };
    return match;
}

void action_match_close(struct action_match *match)
{
    if (!match)
        return;
    statements_finish(match->statements);
    g_hash_table_unref(match->surveys);
    g_hash_table_unref(match->uids);
    g_hash_table_unref(match->plans);
    g_free(match);
}

/* The caller frees it. */
static char *key_of(int64_t survey, const char *plan)
{
    g_autofree char *plain = text_plain(plan);
    return g_strdup_printf("%" G_GINT64_FORMAT " %s", survey, plain);
}

static void add_twin(struct action_match *match, int64_t survey, const char *plan,
                     struct action_twin *twin)
{
    g_autofree char *key = key_of(survey, plan);
    GPtrArray *twins = g_hash_table_lookup(match->plans, key);
    if (!twins) {
        twins = g_ptr_array_new_with_free_func(free_twin);
        g_hash_table_insert(match->plans, g_steal_pointer(&key), twins);
    }
    twin->survey_id = survey;
    g_ptr_array_add(twins, twin);
    if (*twin->uid)
        g_hash_table_insert(match->uids, twin->uid, twin);
}

bool action_match_read(struct action_match *match, int64_t survey, struct error *error)
{
    if (!g_hash_table_add(match->surveys, g_memdup2(&survey, sizeof survey)))
        return true;
    struct query query = query_begin(match->statements, ACTIONS);
    query_bind_int(&query, ":survey", survey);
    while (query_step(&query)) {
        struct action_twin *twin = g_new0(struct action_twin, 1);
        twin->id = query_int(&query, 0);
        database_uid_text(query_blob_of(&query, 1, UID_SIZE), twin->uid);
        twin->service_id = query_int(&query, 2);
        twin->element = g_strdup(query_text(&query, 3));
        twin->recommendation = text_plain(query_text(&query, 4));
        add_twin(match, survey, query_text(&query, 5), twin);
    }
    return query_end(&query, error);
}

static const GPtrArray *twins_of(struct action_match *match, const struct action *action)
{
    g_autofree char *key = key_of(action->survey_id, action->plan);
    return g_hash_table_lookup(match->plans, key);
}

struct action_twin *action_match_exact(struct action_match *match, const struct action *action)
{
    const GPtrArray *twins = twins_of(match, action);
    g_autofree char *recommendation = text_plain(action->recommendation);
    struct action_twin *found = NULL;
    for (guint i = 0; twins && i < twins->len && (!found || found->line); i++) {
        struct action_twin *twin = g_ptr_array_index(twins, i);
        bool equal = twin->service_id == action->service_id &&
                     strcmp(twin->element, action->element) == 0 &&
                     strcmp(twin->recommendation, recommendation) == 0;
        if (equal && (!found || !twin->line))
            found = twin;
    }
    return found;
}

static bool agree(const char *one, const char *other)
{
    return !*one || !*other || strcmp(one, other) == 0;
}

struct action_twin *action_match_near(struct action_match *match, const struct action *action)
{
    const GPtrArray *twins = twins_of(match, action);
    g_autofree char *recommendation = text_plain(action->recommendation);
    for (guint i = 0; twins && i < twins->len; i++) {
        struct action_twin *twin = g_ptr_array_index(twins, i);
        bool same_service =
            !twin->service_id || !action->service_id || twin->service_id == action->service_id;
        if (!twin->line && same_service && agree(twin->element, action->element) &&
            agree(twin->recommendation, recommendation))
            return twin;
    }
    return NULL;
}

struct action_twin *action_match_uid(struct action_match *match, int64_t survey, const char *uid)
{
    struct action_twin *twin = g_hash_table_lookup(match->uids, uid);
    return twin && twin->survey_id == survey ? twin : NULL;
}

void action_match_add(struct action_match *match, const struct action *action, long line)
{
    struct action_twin *twin = g_new0(struct action_twin, 1);
    twin->id = action->id;
    twin->service_id = action->service_id;
    twin->element = g_strdup(action->element);
    twin->recommendation = text_plain(action->recommendation);
    twin->line = line;
    add_twin(match, action->survey_id, action->plan, twin);
}
