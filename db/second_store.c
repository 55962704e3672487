#include "db/second_private.h"

#include <string.h>

#include "src/i18n.h"
#include "src/setting.h"

/* Far beyond the ids of drafts, which claim bytes of the same file. */
#define FIRST_CLAIM (INT64_C(1) << 40)

#define OF_SURVEY                                                                                  \
    "FROM second_keying CROSS JOIN sheet ON sheet.id = sheet_id WHERE sheet.survey_id = :survey "

static const char *const sql[SECOND_STATEMENTS] = {
    [SECOND_LIST] =
        "SELECT second_keying.id, sheet.id, state, why, sheet.number, coalesce((SELECT name "
        "FROM service WHERE service.id = service_id), ''), keyed_by, coalesce((SELECT person_id "
        "FROM second_pass WHERE keying_id = second_keying.id AND second_pass.number = 2 "
        "AND at IS NOT NULL), 0), coalesce((SELECT person_id FROM second_pass "
        "WHERE keying_id = second_keying.id AND at IS NULL), 0), coalesce((SELECT parked "
        "FROM second_pass WHERE keying_id = second_keying.id AND at IS NULL), 0) " OF_SURVEY
        "AND counted AND state <> 'settled' ORDER BY batch_id, sheet.number, second_keying.id",
    [SECOND_PEOPLE] =
        "SELECT EXISTS (SELECT 1 FROM person WHERE id NOT IN (:first, :second) AND NOT blocked "
        "AND password <> ''), EXISTS (SELECT 1 FROM person WHERE id IN (:first, :second) "
        "AND NOT blocked AND password <> '' AND role <> 'officer')",
    [SECOND_SETTLED_COUNT] =
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM second_difference "
        "WHERE keying_id = second_keying.id)), 0), coalesce(sum(verified <> (SELECT items "
        "FROM second_pass WHERE keying_id = second_keying.id AND second_pass.number = 2)), "
        "0) " OF_SURVEY "AND state = 'settled' AND counted AND NOT EXISTS (SELECT 1 "
        "FROM second_keying AS later WHERE later.sheet_id = sheet.id "
        "AND later.id > second_keying.id AND later.state = 'settled')",
    [SECOND_SETTING] = "SELECT value FROM setting WHERE name = :name",
    [SECOND_STATE] = "SELECT state FROM second_keying WHERE id = :id",
    [SECOND_BATCH] = "SELECT id FROM batch WHERE survey_id = :survey AND number = :number",
    [SECOND_NAME] = "SELECT name FROM person WHERE id = :id",
    [SECOND_RATE] =
        "SELECT why, count(*), sum(compared), sum(wrong), sum(second_keying.answers), "
        "sum(wrong_answers), coalesce(sum(wrong) FILTER (WHERE state <> 'settled'), 0) " OF_SURVEY
        "AND counted AND state <> 'second' GROUP BY why",
    [SECOND_UNEVEN] = "SELECT EXISTS (SELECT 1 FROM batch JOIN setting ON setting.name = :share || "
                      "':' || hex(batch.uid) WHERE survey_id = :survey AND value <> :of_survey)",
    [SECOND_VERIFIED] =
        "SELECT sheet.answers, verified " OF_SURVEY "AND counted AND verified <> '' "
        "AND NOT EXISTS (SELECT 1 FROM second_keying AS later WHERE later.sheet_id = sheet.id "
        "AND later.id > second_keying.id AND later.verified <> '')",
    [SECOND_MARKS] = "SELECT sheet_id, verified, state <> 'settled' " OF_SURVEY
                     "AND counted ORDER BY second_keying.id",
    [PASS_READ] = "SELECT items, fields, answers, at_item FROM second_pass "
                  "WHERE keying_id = :id AND number = :number AND at IS NULL",
    [PASS_KEEP] =
        "INSERT INTO second_pass (keying_id, number, person_id, standing, items, fields, answers, "
        "at_item, personal) VALUES (:id, :number, :person, :standing, :items, :fields, :answers, "
        ":at, :personal) ON CONFLICT (keying_id, number) DO UPDATE SET "
        "person_id = excluded.person_id, standing = excluded.standing, items = excluded.items, "
        "fields = excluded.fields, answers = excluded.answers, at_item = excluded.at_item, "
        "personal = excluded.personal, parked = 0 WHERE at IS NULL",
    [PASS_PARK] = "UPDATE second_pass SET parked = 1 WHERE keying_id = :id AND at IS NULL",
    [PASS_DISCARD] = "DELETE FROM second_pass WHERE keying_id = :id AND at IS NULL",
    [PASS_DONE] = "UPDATE second_pass SET at = :now, seen_fields = :fields, "
                  "seen_answers = :answers WHERE keying_id = :id AND number = :number",
    [KEYING_COMPARED] = "UPDATE second_keying SET state = 'third', compared = :compared, "
                        "answers = :answers, wrong = :wrong, wrong_answers = :wrong_answers "
                        "WHERE id = :id",
    [KEYING_STATE] = "UPDATE second_keying SET state = :state WHERE id = :id",
    [KEYING_SETTLE] = "UPDATE second_keying SET state = 'settled', wrong = :wrong, "
                      "wrong_answers = :answers, verified = :verified WHERE id = :id",
    [CASE_PASSES] = "SELECT number, person.name, standing, items, fields, answers, seen_fields, "
                    "seen_answers, at FROM second_pass JOIN person ON person.id = person_id "
                    "WHERE keying_id = :id AND at IS NOT NULL ORDER BY number",
    [CASE_LAST] = "SELECT coalesce(max(id), 0) FROM record WHERE field <> 'counted' "
                  "AND subject = (SELECT uid FROM sheet WHERE id = :id)",
    [CASE_CORRECTED] = "SELECT name, at FROM record JOIN person ON person.id = person_id "
                       "WHERE subject = (SELECT uid FROM sheet WHERE id = :sheet) "
                       "AND field NOT IN ('', 'counted') AND at >= :since "
                       "ORDER BY record.id DESC LIMIT 1",
    [CASE_CORRECTING] = "SELECT name FROM draft JOIN person ON person.id = person_id "
                        "WHERE sheet_id = :id",
    [SETTLE_DIFFERENCE] =
        "INSERT INTO second_difference (keying_id, field, first, second, third, decided, "
        "first_erred, second_erred, third_erred) VALUES (:id, :field, :first, :second, :third, "
        ":decided, :first_erred, :second_erred, :third_erred)",
    [SETTLE_ERASE] = "UPDATE second_pass SET fields = '', seen_fields = '' "
                     "WHERE keying_id = :id AND personal",
    [SETTLE_DRAFTS] = "DELETE FROM second_pass WHERE keying_id = :id AND at IS NULL",
};

static const char *const states[SECOND_STATES] = {
    [SECOND_WAITS] = "second",
    [SECOND_THIRD] = "third",
    [SECOND_DECISION] = "decision",
    [SECOND_SETTLED] = "settled",
};

const char *second_state_name(enum second_state state)
{
    return states[state];
}

enum second_state second_state_from_name(const char *name)
{
    int state = SECOND_WAITS;
    while (state < SECOND_SETTLED && strcmp(states[state], name) != 0)
        state++;
    return (enum second_state)state;
}

struct second_store *second_store_open(struct database *database, const struct survey *survey,
                                       struct sheet_store *sheets, int64_t person,
                                       bool is_supervisor, struct error *error)
{
    struct second_store *store = g_new0(struct second_store, 1);
    *store = (struct second_store){.database = database,
                                   .survey = survey,
                                   .sheets = sheets,
                                   .person = person,
                                   .is_supervisor = is_supervisor};
    store->statements = statements_prepare(database, sql, SECOND_STATEMENTS, error);
    store->changes = store->statements ? changes_open(database, error) : NULL;
    store->claims = store->changes ? claims_open(database_path(database), error) : NULL;
    store->draw = store->claims ? second_draw_open(database, survey, person, error) : NULL;
    if (store->draw)
        return store;
    second_store_close(store);
    return NULL;
}

void second_store_close(struct second_store *store)
{
    if (!store)
        return;
    statements_finish(store->statements);
    changes_close(store->changes);
    claims_close(store->claims);
    second_draw_close(store->draw);
    g_free(store);
}

struct query second_begin(struct second_store *store, enum second_statement statement)
{
    return query_begin(store->statements, statement);
}

bool second_run(struct second_store *store, enum second_statement statement, int64_t id,
                struct error *error)
{
    struct query query = second_begin(store, statement);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error);
}

bool second_setting(struct second_store *store, int setting, long *number, struct error *error)
{
    struct query query = second_begin(store, SECOND_SETTING);
    query_bind_text(&query, ":name", settings[setting].name);
    *number =
        setting_number((enum setting)setting, query_step(&query) ? query_text(&query, 0) : NULL);
    return query_end(&query, error);
}

bool second_store_alarms(struct second_store *store, bool *alarms, struct error *error)
{
    long number;
    bool ok = second_setting(store, SETTING_SECOND_ALARM, &number, error);
    *alarms = number != 0;
    return ok;
}

bool second_claim(struct second_store *store, int64_t id)
{
    return claim_take(store->claims, FIRST_CLAIM + id);
}

void second_drop(struct second_store *store, int64_t id)
{
    claim_drop(store->claims, FIRST_CLAIM + id);
}

bool second_state_of(struct second_store *store, int64_t id, enum second_state *state,
                     struct error *error)
{
    struct query query = second_begin(store, SECOND_STATE);
    query_bind_int(&query, ":id", id);
    *state = query_step(&query) ? second_state_from_name(query_text(&query, 0)) : SECOND_SETTLED;
    return query_end(&query, error);
}

/* --- the record --- */

bool second_look(struct second_store *store, int64_t id, struct kept_row *row, struct error *error)
{
    bool found;
    return changes_look(store->changes, SUBJECT_SECOND, id, row, &found, error) &&
           (found || error_set(error, ERROR_STORAGE, _("Lembar itu tidak ada lagi.")));
}

bool second_record_state(struct second_store *store, struct kept_row *row, enum second_state before,
                         enum second_state after, const char *why, int64_t now, struct error *error)
{
    struct change change = {.at = now,
                            .person = store->person,
                            .field = "state",
                            .old_value = second_state_name(before),
                            .new_value = second_state_name(after),
                            .why = why};
    return changes_record(store->changes, row, &change, error) &&
           changes_flush(store->changes, error);
}

bool second_end(struct second_store *store, bool ok, struct error *error)
{
    if (!ok) {
        changes_forget(store->changes);
        second_draw_forget(store->draw);
        sheet_store_forget(store->sheets);
    }
    return database_end(store->database, ok, error);
}

/* --- what was found --- */

static void add_found(struct second_rate *rate, const struct query *query)
{
    enum second_why why = second_why_from_name(query_text(query, 0));
    int64_t sheets = query_int(query, 1), compared = query_int(query, 2);
    int64_t wrong = query_int(query, 3);
    if (!second_why_stands_for_others(why)) {
        rate->other_sheets += sheets;
        rate->other_compared += compared;
        rate->other_wrong += wrong;
        return;
    }
    rate->sheets += sheets;
    rate->drawn += why == SECOND_SAMPLED ? sheets : 0;
    rate->compared += compared;
    rate->wrong += wrong;
    rate->answers += query_int(query, 4);
    rate->wrong_answers += query_int(query, 5);
    rate->undecided += query_int(query, 6);
}

static bool find_uneven(struct second_store *store, bool *uneven, struct error *error)
{
    struct second_rule rule;
    if (!second_draw_rule(store->draw, 0, &rule, error))
        return false;
    g_autofree char *share = g_strdup_printf("%ld", rule.share);
    struct query query = second_begin(store, SECOND_UNEVEN);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_text(&query, ":share", settings[SETTING_SECOND_SHARE].name);
    query_bind_text(&query, ":of_survey", share);
    *uneven = query_step(&query) && query_int(&query, 0);
    return query_end(&query, error);
}

bool second_store_rate(struct second_store *store, struct second_rate *rate, struct error *error)
{
    struct query query = second_begin(store, SECOND_RATE);
    query_bind_int(&query, ":survey", store->survey->id);
    *rate = (struct second_rate){0};
    while (query_step(&query))
        add_found(rate, &query);
    return query_end(&query, error) && find_uneven(store, &rate->uneven, error);
}

static void take_verified(struct tally *open, const char *answers, const char *items)
{
    const struct form *form = open->form;
    size_t length = strlen(answers);
    for (size_t i = 0; i < form->item_count && items[i]; i++) {
        int answer = form->items[i].answer;
        if (answer >= 0 && (size_t)answer < length && items[i] == '1' &&
            g_ascii_isdigit(answers[answer]))
            tally_add(open, answer, answers[answer] - '0', -1);
    }
}

struct tally *second_store_open_tally(struct second_store *store, struct error *error)
{
    struct tally *open = sheet_store_tally(store->sheets, ANY_SERVICE, error);
    if (!open)
        return NULL;
    struct query query = second_begin(store, SECOND_VERIFIED);
    query_bind_int(&query, ":survey", store->survey->id);
    while (query_step(&query))
        take_verified(open, query_text(&query, 0), query_text(&query, 1));
    if (query_end(&query, error))
        return open;
    tally_destroy(open);
    return NULL;
}

static void mark_free(void *pointer)
{
    struct second_mark *mark = pointer;
    g_free(mark->verified);
    g_free(mark);
}

/* From items to answers. */
static char *verified_answers(const struct form *form, const char *items)
{
    char *verified = g_strnfill(form->answer_count, '0');
    for (size_t i = 0; i < form->item_count && items[i]; i++)
        if (form->items[i].answer >= 0)
            verified[form->items[i].answer] = items[i];
    return verified;
}

static struct second_mark *mark_of(GHashTable *marks, int64_t sheet)
{
    struct second_mark *mark = g_hash_table_lookup(marks, &sheet);
    if (!mark) {
        mark = g_new0(struct second_mark, 1);
        mark->sheet = sheet;
        g_hash_table_insert(marks, &mark->sheet, mark);
    }
    return mark;
}

/* Of a sheet keyed again several times the last one counts. */
static void read_mark(const struct second_store *store, GHashTable *marks,
                      const struct query *query)
{
    struct second_mark *mark = mark_of(marks, query_int(query, 0));
    const char *items = query_text(query, 1);
    mark->waits |= query_int(query, 2) != 0;
    if (!*items)
        return;
    g_free(mark->verified);
    mark->verified = verified_answers(store->survey->form, items);
}

GHashTable *second_store_marks(struct second_store *store, struct error *error)
{
    GHashTable *marks = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, mark_free);
    struct query query = second_begin(store, SECOND_MARKS);
    query_bind_int(&query, ":survey", store->survey->id);
    while (query_walk(&query))
        read_mark(store, marks, &query);
    if (query_end(&query, error))
        return marks;
    g_hash_table_unref(marks);
    return NULL;
}
