#include "db/second_draw.h"

#include <string.h>

#include "db/changes.h"
#include "db/query.h"
#include "db/setting_store.h"
#include "src/i18n.h"
#include "src/setting.h"

enum { RULE, SCOPE, SHEET, KEYED, WAITS, ADD, MEANT, STATEMENT_COUNT };

#define SHARE "(SELECT value FROM setting WHERE name = :share"

static const char *const sql[STATEMENT_COUNT] = {
    [RULE] = "SELECT coalesce(" SHARE
             " || ':' || (SELECT hex(uid) FROM batch WHERE id = :batch)), " SHARE
             " || ':' || (SELECT hex(uid) FROM survey WHERE id = :survey)), " SHARE
             ")), (SELECT value FROM setting WHERE name = :first)",
    [SCOPE] = "SELECT hex(uid) FROM batch WHERE id = :batch AND survey_id = :survey "
              "UNION ALL SELECT hex(uid) FROM survey WHERE id = :survey AND :batch = 0",
    [SHEET] = "SELECT uid, coalesce(batch_id, 0) FROM sheet WHERE id = :sheet",
    [KEYED] = "SELECT count(*) FROM (SELECT 1 FROM sheet WHERE keyed_by = :person "
              "AND imported IS NULL LIMIT :most)",
    [WAITS] = "SELECT EXISTS (SELECT 1 FROM second_keying WHERE sheet_id = :sheet "
              "AND state <> 'settled')",
    [ADD] = "INSERT INTO second_keying (uid, sheet_id, why, state, seal) "
            "VALUES (:uid, :sheet, :why, 'second', zeroblob(32))",
    [MEANT] = "SELECT id, uid, EXISTS (SELECT 1 FROM second_keying WHERE sheet_id = sheet.id) "
              "FROM sheet WHERE survey_id = :survey AND counted "
              "AND (:batch = 0 OR batch_id = :batch) AND (:person = 0 OR keyed_by = :person) "
              "ORDER BY number, id",
};

struct second_draw {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    struct setting_store *settings;
    struct changes *changes;
};

struct second_draw *second_draw_open(struct database *database, const struct survey *survey,
                                     int64_t person, struct error *error)
{
    struct second_draw *draw = g_new0(struct second_draw, 1);
    draw->database = database;
    draw->survey = survey;
    draw->person = person;
    draw->statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    draw->settings = draw->statements ? setting_store_open(database, error) : NULL;
    draw->changes = draw->settings ? changes_open(database, error) : NULL;
    if (draw->changes)
        return draw;
    second_draw_close(draw);
    return NULL;
}

void second_draw_close(struct second_draw *draw)
{
    if (!draw)
        return;
    statements_finish(draw->statements);
    setting_store_close(draw->settings);
    changes_close(draw->changes);
    g_free(draw);
}

void second_draw_forget(struct second_draw *draw)
{
    changes_forget(draw->changes);
}

static const char *text_or_null(const struct query *query, int column)
{
    return query_is_null(query, column) ? NULL : query_text(query, column);
}

bool second_draw_rule(struct second_draw *draw, int64_t batch, struct second_rule *rule,
                      struct error *error)
{
    struct query query = query_begin(draw->statements, RULE);
    query_bind_text(&query, ":share", settings[SETTING_SECOND_SHARE].name);
    query_bind_int(&query, ":batch", batch);
    query_bind_int(&query, ":survey", draw->survey->id);
    query_bind_text(&query, ":first", settings[SETTING_SECOND_FIRST].name);
    *rule = (struct second_rule){0};
    if (query_step(&query)) {
        rule->share = setting_number(SETTING_SECOND_SHARE, text_or_null(&query, 0));
        rule->first = setting_number(SETTING_SECOND_FIRST, text_or_null(&query, 1));
    }
    return query_end(&query, error);
}

/* The name under which the share of a batch or of the survey is kept; the caller frees it. */
static bool scope_name(struct second_draw *draw, int64_t batch, char **name, struct error *error)
{
    struct query query = query_begin(draw->statements, SCOPE);
    query_bind_int(&query, ":batch", batch);
    query_bind_int(&query, ":survey", draw->survey->id);
    bool found = query_step(&query);
    *name = g_strdup_printf("%s:%s", settings[SETTING_SECOND_SHARE].name,
                            found ? query_text(&query, 0) : "");
    return query_end(&query, error) &&
           (found || error_set(error, ERROR_INPUT, _("Bundel itu tidak ada.")));
}

bool second_draw_set_share(struct second_draw *draw, int64_t batch, long share, int64_t now,
                           struct error *error)
{
    g_autofree char *name = NULL;
    g_autofree char *value = g_strdup_printf("%ld", share);
    if (!setting_check(SETTING_SECOND_SHARE, value, error) ||
        !database_begin(draw->database, error))
        return false;
    bool ok = scope_name(draw, batch, &name, error) &&
              setting_store_set(draw->settings, name, value, draw->person, now, error);
    return database_end(draw->database, ok, error);
}

static bool add(struct second_draw *draw, int64_t sheet, enum second_why why, int64_t now,
                struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct change change = {.at = now, .person = draw->person, .why = second_why_name(why)};
    struct query query = query_begin(draw->statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    query_bind_int(&query, ":sheet", sheet);
    query_bind_text(&query, ":why", second_why_name(why));
    return query_run(&query, error) &&
           changes_record_new(draw->changes, SUBJECT_SECOND, query_last_id(draw->statements),
                              &change, error) &&
           changes_flush(draw->changes, error);
}

static bool find_sheet(struct second_draw *draw, int64_t sheet, unsigned char uid[UID_SIZE],
                       int64_t *batch, struct error *error)
{
    struct query query = query_begin(draw->statements, SHEET);
    query_bind_int(&query, ":sheet", sheet);
    bool found = query_step(&query);
    if (found) {
        memcpy(uid, query_blob(&query, 0), UID_SIZE);
        *batch = query_int(&query, 1);
    }
    return query_end(&query, error) &&
           (found || error_set(error, ERROR_STORAGE, _("Lembar itu tidak ada lagi.")));
}

/* How many sheets the person has keyed; counting ends beyond MOST. */
static bool count_keyed(struct second_draw *draw, long most, int64_t *keyed, struct error *error)
{
    struct query query = query_begin(draw->statements, KEYED);
    query_bind_int(&query, ":person", draw->person);
    query_bind_int(&query, ":most", most + 1);
    *keyed = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool second_draw_settle(struct second_draw *draw, int64_t sheet, int64_t now, struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct second_rule rule;
    int64_t batch = 0, keyed;
    if (!find_sheet(draw, sheet, uid, &batch, error) ||
        !second_draw_rule(draw, batch, &rule, error))
        return false;
    if (rule.share == 0)
        return true;
    if (!count_keyed(draw, rule.first, &keyed, error))
        return false;
    enum second_why why = second_rule_settle(&rule, uid, keyed);
    return why == SECOND_NOT || add(draw, sheet, why, now, error);
}

bool second_draw_ask(struct second_draw *draw, int64_t sheet, int64_t now, bool *asked,
                     struct error *error)
{
    struct query query = query_begin(draw->statements, WAITS);
    query_bind_int(&query, ":sheet", sheet);
    *asked = query_step(&query) && query_int(&query, 0) == 0;
    return query_end(&query, error) && (!*asked || add(draw, sheet, SECOND_ASKED, now, error));
}

/* --- orders for stored sheets --- */

/* The ids of the sheets that are ordered now, of those that ORDER means; NULL on trouble. */
static GArray *list_meant(struct second_draw *draw, const struct second_order *order,
                          struct second_ordered *ordered, struct error *error)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    struct query query = query_begin(draw->statements, MEANT);
    query_bind_int(&query, ":survey", draw->survey->id);
    query_bind_int(&query, ":batch", order->batch);
    query_bind_int(&query, ":person", order->person);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        bool before = query_int(&query, 2) != 0;
        ordered->sheets++;
        ordered->before += before;
        if (!before && second_rule_draws(query_blob(&query, 1), order->share))
            g_array_append_val(ids, id);
    }
    if (query_end(&query, error))
        return ids;
    g_array_unref(ids);
    return NULL;
}

bool second_draw_order(struct second_draw *draw, const struct second_order *order, int64_t now,
                       struct second_ordered *ordered, struct error *error)
{
    *ordered = (struct second_ordered){0};
    if (order->share < 1 || order->share > 100)
        return error_set(error, ERROR_INPUT, _("Isi persen dari 1 sampai 100."));
    g_autoptr(GArray) ids = list_meant(draw, order, ordered, error);
    bool of_all = order->share < 100 && !order->batch && !order->person;
    enum second_why why = of_all ? SECOND_SAMPLED : SECOND_ASKED;
    bool ok = ids != NULL;
    for (guint i = 0; ok && i < ids->len; i++)
        ok = add(draw, g_array_index(ids, int64_t, i), why, now, error);
    ordered->asked = ok ? ids->len : 0;
    return ok;
}
