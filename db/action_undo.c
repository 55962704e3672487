#include <stdlib.h>
#include <string.h>

#include "db/action_bulk_private.h"
#include "src/action_life.h"
#include "src/i18n.h"

/* --- the last change --- */

struct range {
    int64_t first, last; /* entries of the record; last 0: there is none */
};

static bool find_last(struct action_bulk *bulk, struct range *range, struct error *error)
{
    *range = (struct range){0};
    struct query query = query_begin(bulk->statements, BULK_LAST);
    query_bind_int(&query, ":unit", bulk->unit);
    query_bind_int(&query, ":person", bulk->person);
    if (query_step(&query) && strcmp(query_text(&query, 2), BULK_CHANGE) == 0)
        *range = (struct range){query_int(&query, 1), query_int(&query, 0) - 1};
    return query_end(&query, error);
}

static struct query begin_in(struct action_bulk *bulk, size_t statement, const struct range *range)
{
    struct query query = query_begin(bulk->statements, statement);
    query_bind_int(&query, ":first", range->first);
    query_bind_int(&query, ":last", range->last);
    return query;
}

/* Who changed one of them since, in PERSON, and which one, in ACTION; 0: nobody. */
static bool find_later(struct action_bulk *bulk, const struct range *range, int64_t *action,
                       char **person, struct error *error)
{
    struct query query = query_begin(bulk->statements, BULK_LATER);
    query_bind_int(&query, ":last", range->last);
    query_bind_int(&query, ":first", range->first);
    bool found = query_step(&query);
    *action = found ? query_int(&query, 0) : 0;
    *person = g_strdup(found ? query_text(&query, 1) : "");
    return query_end(&query, error);
}

static bool read_what(struct action_bulk *bulk, const struct range *range,
                      struct bulk_change *change, struct error *error)
{
    struct query query = begin_in(bulk, BULK_WHAT, range);
    bool found = query_step(&query);
    change->field = g_strdup(found ? query_text(&query, 0) : "");
    change->value = g_strdup(found ? query_text(&query, 1) : "");
    return query_end(&query, error) &&
           bulk_count(bulk, range->first, range->last, &change->actions, error);
}

bool action_bulk_last(struct action_bulk *bulk, struct bulk_change *last, struct error *error)
{
    struct range range;
    int64_t later = 0;
    g_autofree char *person = NULL;
    *last = (struct bulk_change){0};
    if (!find_last(bulk, &range, error))
        return false;
    if (!range.last)
        return true;
    return find_later(bulk, &range, &later, &person, error) &&
           (later || read_what(bulk, &range, last, error));
}

void bulk_change_finish(struct bulk_change *change)
{
    g_free(change->field);
    g_free(change->value);
    *change = (struct bulk_change){0};
}

/* --- taking it back --- */

static bool refuse_later(struct action_bulk *bulk, int64_t id, const char *person,
                         struct error *error)
{
    struct action *action = action_store_load(bulk->store, id, error);
    if (!action)
        return false;
    g_autofree char *name = bulk_plan_name(action);
    action_destroy(action);
    return error_set(error, ERROR_INPUT,
                     _("Tidak dapat diurungkan: %s mengubah \"%s\" sesudah perubahan bersama itu."),
                     person, name);
}

static bool find_survey(struct action_bulk *bulk, struct action *action, const char *year,
                        struct error *error)
{
    struct query query = query_begin(bulk->statements, BULK_OLD_SURVEY);
    query_bind_int(&query, ":unit", bulk->unit);
    query_bind_text(&query, ":year", year);
    int64_t survey = query_step(&query) ? query_int(&query, 0) : 0;
    bool is_one = survey && !query_step(&query);
    action->survey_id = survey;
    action->year = atoi(year);
    return query_end(&query, error) &&
           (is_one || error_set(error, ERROR_INPUT,
                                _("Tidak dapat diurungkan: survei %s bukan satu-satunya pada tahun "
                                  "itu; ubah tahunnya satu per satu."),
                                year));
}

static void set_text(struct action *action, const char *field, const char *value)
{
    const struct {
        const char *field;
        char **text;
    } texts[] = {{"owner", &action->owner}, {"reason", &action->reason}};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (strcmp(texts[i].field, field) == 0)
            action_set(texts[i].text, value);
}

/* What a change of several may touch; a service follows its survey. */
static bool set_field(struct action_bulk *bulk, struct action *action, const char *field,
                      const char *value, struct error *error)
{
    int status = strcmp(field, "status") == 0 ? action_status_from_name(value) : -1;
    if (strcmp(field, "survey") == 0)
        return find_survey(bulk, action, value, error);
    if (status >= 0)
        action->status = (enum action_status)status;
    else if (strcmp(field, "due") == 0)
        action_due_from_record(action, value, action->year);
    else if (strcmp(field, "done") == 0)
        action->done_day = day_from_iso(value);
    else
        set_text(action, field, value);
    return true;
}

static bool set_fields(struct action_bulk *bulk, const struct range *range, struct action *action,
                       struct error *error)
{
    bool ok = true;
    struct query query = query_begin(bulk->statements, BULK_OLD_VALUES);
    query_bind_int(&query, ":action", action->id);
    query_bind_int(&query, ":first", range->first);
    query_bind_int(&query, ":last", range->last);
    while (ok && query_step(&query))
        ok = set_field(bulk, action, query_text(&query, 0), query_text(&query, 1), error);
    return query_end(&query, error) && ok;
}

/* Its seal tells whether it is exactly what it was. */
static bool check_seal(struct action_bulk *bulk, const struct action *action,
                       const unsigned char *before, struct error *error)
{
    struct query query = query_begin(bulk->statements, BULK_SEAL);
    query_bind_int(&query, ":action", action->id);
    const void *seal = query_step(&query) ? query_blob_of(&query, 0, DIGEST_SIZE) : NULL;
    bool same = seal && memcmp(seal, before, DIGEST_SIZE) == 0;
    g_autofree char *name = bulk_plan_name(action);
    return query_end(&query, error) &&
           (same || error_set(error, ERROR_INPUT,
                              _("\"%s\" tidak dapat dikembalikan persis seperti semula; ubah satu "
                                "per satu."),
                              name));
}

struct changed {
    int64_t action;
    unsigned char before[DIGEST_SIZE];
};

static GArray *read_changed(struct action_bulk *bulk, const struct range *range,
                            struct error *error)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct changed));
    struct query query = begin_in(bulk, BULK_CHANGED, range);
    while (query_step(&query)) {
        struct changed changed = {.action = query_int(&query, 0)};
        const void *before = query_blob_of(&query, 2, DIGEST_SIZE);
        if (before)
            memcpy(changed.before, before, DIGEST_SIZE);
        g_array_append_val(list, changed);
    }
    if (query_end(&query, error))
        return list;
    g_array_unref(list);
    return NULL;
}

static bool put_back(struct action_bulk *bulk, const struct range *range,
                     const struct changed *changed, const char *why, int64_t now,
                     struct error *error)
{
    struct action *action = action_store_load(bulk->store, changed->action, error);
    if (!action)
        return false;
    struct action *now_is = action_copy(action);
    action_set(&action->why, why);
    action->undo = true;
    bool ok = set_fields(bulk, range, action, error);
    action->moves -= ok && action_is_moved(action, now_is);
    ok = ok && bulk_save_one(bulk, action, now, error) &&
         check_seal(bulk, action, changed->before, error);
    action_destroy(now_is);
    action_destroy(action);
    return ok;
}

static bool put_all_back(struct action_bulk *bulk, const struct range *range, const char *why,
                         int64_t now, struct error *error)
{
    int64_t later, first;
    int count;
    g_autofree char *person = NULL;
    if (!find_later(bulk, range, &later, &person, error) || !bulk_first_entry(bulk, &first, error))
        return false;
    if (later)
        return refuse_later(bulk, later, person, error);
    g_autoptr(GArray) changed = read_changed(bulk, range, error);
    for (guint i = 0; changed && i < changed->len; i++)
        if (!put_back(bulk, range, &g_array_index(changed, struct changed, i), why, now, error))
            return false;
    return changed && bulk_tell(bulk, BULK_UNDO, first, now, &count, error);
}

bool action_bulk_undo(struct action_bulk *bulk, const char *why, int64_t now, struct error *error)
{
    struct range range;
    if (!find_last(bulk, &range, error))
        return false;
    if (!range.last)
        return error_set(error, ERROR_INPUT,
                         _("Tidak ada perubahan bersama yang dapat diurungkan."));
    return database_begin(bulk->database, error) &&
           bulk_end(bulk, put_all_back(bulk, &range, why, now, error), error);
}
