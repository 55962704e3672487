#include "db/second_private.h"

#include <string.h>

#include "src/i18n.h"
#include "src/setting.h"

/* Far beyond the ids of drafts, which claim bytes of the same file. */
#define FIRST_CLAIM (INT64_C(1) << 40)

#define OF_SURVEY                                                                                  \
    "FROM second_keying JOIN sheet ON sheet.id = sheet_id WHERE sheet.survey_id = :survey "

static const char *const sql[SECOND_STATEMENTS] = {
    [SECOND_LIST] =
        "SELECT second_keying.id, sheet.id, state, why, sheet.number, coalesce((SELECT name "
        "FROM service WHERE service.id = service_id), ''), keyed_by, coalesce((SELECT person_id "
        "FROM second_pass WHERE keying_id = second_keying.id AND second_pass.number = 2 "
        "AND at IS NOT NULL), 0), coalesce((SELECT person_id FROM second_pass "
        "WHERE keying_id = second_keying.id AND at IS NULL), 0) " OF_SURVEY
        "AND counted AND state <> 'settled' ORDER BY batch_id, sheet.number, second_keying.id",
    [SECOND_PEOPLE] = "SELECT EXISTS (SELECT 1 FROM person WHERE id NOT IN (:first, :second)), 0",
    [SECOND_SETTLED_COUNT] =
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM second_difference "
        "WHERE keying_id = second_keying.id)), 0), coalesce(sum(verified <> (SELECT items "
        "FROM second_pass WHERE keying_id = second_keying.id AND second_pass.number = 2)), "
        "0) " OF_SURVEY "AND state = 'settled' AND counted AND NOT EXISTS (SELECT 1 "
        "FROM second_keying AS later WHERE later.sheet_id = sheet.id "
        "AND later.id > second_keying.id AND later.state = 'settled')",
    [SECOND_SETTING] = "SELECT value FROM setting WHERE name = :name",
    [SECOND_STATE] = "SELECT state FROM second_keying WHERE id = :id",
    [SECOND_NAME] = "SELECT name FROM person WHERE id = :id",
    [SECOND_RATE] =
        "SELECT count(*), coalesce(sum(compared), 0), coalesce(sum(wrong), 0), "
        "coalesce(sum(second_keying.answers), 0), coalesce(sum(wrong_answers), 0) " OF_SURVEY
        "AND state <> 'second' AND why IN ('all', 'sample')",
    [SECOND_SHEETS] =
        "SELECT id, number, answers, coalesce(service_id, 0), keyed_by, coalesce(day, ''), "
        "coalesce((SELECT verified FROM second_keying WHERE sheet_id = sheet.id "
        "AND verified <> '' ORDER BY id DESC LIMIT 1), ''), EXISTS (SELECT 1 FROM second_keying "
        "WHERE sheet_id = sheet.id AND state <> 'settled') FROM sheet WHERE survey_id = :survey "
        "AND counted ORDER BY number, id",
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

static enum second_state state_from_name(const char *name)
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
    *state = query_step(&query) ? state_from_name(query_text(&query, 0)) : SECOND_SETTLED;
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

/* --- what waits --- */

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
    waiting->state = state_from_name(query_text(query, 2));
    waiting->why = second_why_from_name(query_text(query, 3));
    waiting->number = (long)query_int(query, 4);
    waiting->service = g_strdup(query_text(query, 5));
    waiting->keyers[0] = query_int(query, 6);
    waiting->keyers[1] = query_int(query, 7);
    waiting->begun_by = query_int(query, 8);
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

bool second_store_ask(struct second_store *store, int64_t sheet, int64_t now, bool *asked,
                      struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    return second_end(store, second_draw_ask(store->draw, sheet, now, asked, error), error);
}

/* --- what was found --- */

bool second_store_rate(struct second_store *store, struct second_rate *rate, struct error *error)
{
    struct query query = second_begin(store, SECOND_RATE);
    query_bind_int(&query, ":survey", store->survey->id);
    *rate = (struct second_rate){0};
    if (query_step(&query))
        *rate =
            (struct second_rate){query_int(&query, 0), query_int(&query, 1), query_int(&query, 2),
                                 query_int(&query, 3), query_int(&query, 4)};
    return query_end(&query, error);
}

static void sheet_free(void *pointer)
{
    struct second_sheet *sheet = pointer;
    g_free(sheet->answers);
    g_free(sheet->verified);
    g_free(sheet);
}

/* From items to answers. */
static char *verified_answers(const struct form *form, const char *items)
{
    char *verified = g_strnfill(*items ? form->answer_count : 0, '0');
    for (size_t i = 0; i < form->item_count && items[i]; i++)
        if (form->items[i].answer >= 0)
            verified[form->items[i].answer] = items[i];
    return verified;
}

static struct second_sheet *read_counted(const struct second_store *store,
                                         const struct query *query)
{
    struct second_sheet *sheet = g_new0(struct second_sheet, 1);
    sheet->id = query_int(query, 0);
    sheet->number = (long)query_int(query, 1);
    sheet->answers = g_strdup(query_text(query, 2));
    sheet->service_id = query_int(query, 3);
    sheet->keyer = query_int(query, 4);
    g_strlcpy(sheet->day, query_text(query, 5), sizeof sheet->day);
    sheet->verified = verified_answers(store->survey->form, query_text(query, 6));
    sheet->waits = query_int(query, 7) != 0;
    return sheet;
}

GPtrArray *second_store_sheets(struct second_store *store, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(sheet_free);
    struct query query = second_begin(store, SECOND_SHEETS);
    query_bind_int(&query, ":survey", store->survey->id);
    while (query_step(&query))
        g_ptr_array_add(list, read_counted(store, &query));
    if (query_end(&query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}
