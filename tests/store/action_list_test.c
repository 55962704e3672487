#include "db/action_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/action_bulk.h"
#include "db/action_parts.h"
#include "db/audit.h"
#include "src/text.h"
#include "tests/store/office.h"

/* The list of all actions of a unit, its search, and changes of several at once. */

static struct office office;
static struct action_list_reader *reader;
static struct action_bulk *bulk;
static int count; /* of the actions that the last change of several changed */
static const struct day today = {2024, 6, 24};

static void open_bulk(void)
{
    const struct program *first = &office.first;
    assert_ok(bulk = action_bulk_open(first->database, first->actions, first->survey, first->person,
                                      &error));
}

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(reader =
                  action_list_open(office.first.database, office.first.survey->unit_id, &error));
    open_bulk();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    action_bulk_close(bulk);
    action_list_close(reader);
    office_close(&office);
    return 0;
}

static struct action *new_action(const char *plan, const char *due)
{
    struct action *action = action_create();
    action_set(&action->plan, plan);
    action_set_due(action, due, 2024);
    return action;
}

static int64_t save(struct action *action)
{
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    int64_t id = action->id;
    action_destroy(action);
    return id;
}

static int64_t add(const char *plan, const char *due)
{
    return save(new_action(plan, due));
}

static const GArray *rows(void)
{
    const GArray *list = action_list_read(reader, &error);
    assert_non_null(list);
    return list;
}

static struct action *load(int64_t id)
{
    struct action *action;
    assert_ok(action = action_store_load(office.first.actions, id, &error));
    return action;
}

static const struct action_row *row_at(const GArray *list, guint i)
{
    return &g_array_index(list, struct action_row, i);
}

static void rows_come_by_the_day_they_lead_with(void **state)
{
    (void)state;
    int64_t none = add("a", ""), late = add("b", "2024-09-01"), early = add("c", "31/01/2024");
    int64_t monthly = add("d", "Setiap bulan"); /* from July */
    const int64_t expected[] = {early, monthly, late, none};
    const GArray *list = rows();
    assert_int_equal(list->len, 4);
    for (guint i = 0; i < list->len; i++)
        assert_int_equal(row_at(list, i)->id, expected[i]);
}

static void what_is_done_or_dropped_comes_after_what_is_to_do(void **state)
{
    (void)state;
    add("dibatalkan", "01-01-2024");
    add("nanti", "31-12-2024");
    add("kapan saja", "");
    raw_run(office.path, "UPDATE action SET status = 'dropped' WHERE plan = 'dibatalkan'");
    const GArray *list = rows();
    static const int64_t order[] = {2, 3, 1};
    assert_int_equal(list->len, G_N_ELEMENTS(order));
    for (guint i = 0; i < list->len; i++)
        assert_int_equal(g_array_index(list, struct action_row, i).id, order[i]);
}

static void a_mark_of_the_list_that_was_bent_is_found(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(g_free);
    add("Menambah loket", "31-12-2024");
    add("Menambah kursi", "31-12-2024");
    raw_run(office.path, "UPDATE action SET filled = filled + 4 WHERE plan = 'Menambah loket'");
    assert_ok(database_check(office.first.database, findings, &error));
    assert_int_equal(findings->len, 1);
    assert_string_equal(g_ptr_array_index(findings, 0),
                        "Tanda isian tindak lanjut \"Menambah loket\" tidak sesuai dengan isinya.");
}

static void rows_are_of_every_year_of_the_unit_and_no_other_unit(void **state)
{
    int64_t id;
    (void)state;
    add("a", "");
    assert_ok(survey_store_create(office.first.surveys, office.first.survey->unit,
                                  office.first.survey->form, 2023, NOON, &id, &error));
    struct action *last = new_action("b", "");
    last->survey_id = id;
    save(last);
    assert_ok(survey_store_create(office.first.surveys, "Loka A", office.first.survey->form, 2024,
                                  NOON, &id, &error));
    struct action *other = new_action("c", "");
    other->survey_id = id;
    save(other);
    const GArray *list = rows();
    assert_int_equal(list->len, 2);
    assert_int_equal(row_at(list, 0)->year, 2024);
    assert_int_equal(row_at(list, 1)->year, 2023);
}

/* What a row tells of an action is what the action itself tells. */
static void the_facts_of_a_row_are_those_of_the_action(void **state)
{
    static const char *const dues[] = {"", "2024-06-01", "TW IV 2024", "Setiap bulan", "segera"};
    static const char *const texts[] = {"", "x", "Tata Usaha"};
    (void)state;
    GRand *random = g_rand_new_with_seed(5);
    for (int i = 0; i < 200; i++) {
        struct action *action = new_action("p", dues[g_rand_int_range(random, 0, 5)]);
        action_set(&action->owner, texts[g_rand_int_range(random, 0, 3)]);
        action_set(&action->realisation, texts[g_rand_int_range(random, 0, 3)]);
        action_set(&action->evidence, texts[g_rand_int_range(random, 0, 3)]);
        action->service_id = i % 2 ? service_id(&office.first, "CPKB") : 0;
        action->status = (enum action_status)g_rand_int_range(random, 0, ACTION_STATUSES);
        int64_t id = save(action);
        if (i % 3 == 0) {
            struct action *changed = load(id);
            action_set(&changed->owner, texts[g_rand_int_range(random, 0, 3)]);
            save(changed);
        }
    }
    const GArray *list = rows();
    assert_int_equal(list->len, 200);
    for (guint i = 0; i < list->len; i++) {
        const struct action_row *row = row_at(list, i);
        struct action *action = load(row->id);
        struct action_facts facts = action_facts(action);
        assert_string_equal(row->service, action->service);
        assert_string_equal(row->owner, action->owner);
        for (int each = 0; each < ACTION_LISTS; each++)
            assert_int_equal(action_is_on(&row->facts, (enum action_list)each, today, 60),
                             action_is_on(&facts, (enum action_list)each, today, 60));
        action_destroy(action);
    }
    g_rand_free(random);
}

static void a_file_is_evidence_in_the_list_too(void **state)
{
    struct action_parts *parts;
    (void)state;
    int64_t id = add("p", "");
    g_autofree char *path = g_build_filename(office.folder, "a.txt", NULL);
    assert_true(g_file_set_contents(path, "abc", 3, NULL));
    assert_false(row_at(rows(), 0)->facts.has_evidence);
    assert_ok(parts = action_parts_open(office.first.database, office.first.person, &error));
    assert_ok(action_file_add(parts, id, path, NOON, &error));
    assert_true(row_at(rows(), 0)->facts.has_evidence);
    action_parts_close(parts);
}

static void counts_tell_what_is_mine(void **state)
{
    struct action_counts counts;
    static const char *const owners[] = {"Rina", "RINA", "Tata Usaha", ""};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(owners); i++) {
        struct action *action = new_action("p", "2024-06-01");
        action_set(&action->owner, owners[i]);
        save(action);
    }
    add("q", "2024-07-01");
    assert_ok(action_list_count(reader, office.first.person, "Rina", today, &counts, &error));
    assert_int_equal(counts.all[ACTION_IS_OVERDUE], 4);
    assert_int_equal(counts.mine[ACTION_IS_OVERDUE], 2);
    assert_int_equal(counts.all[ACTION_IS_SOON], 1);
    assert_int_equal(counts.mine[ACTION_IS_SOON], 0);
}

static void owners_begin_with_those_used_most_and_stand_once(void **state)
{
    static const char *const owners[] = {"Tata Usaha", "Tata Usaha", "Rina", "Arsip"};
    (void)state;
    person_named(office.first.database, "Adi");
    for (size_t i = 0; i < G_N_ELEMENTS(owners); i++) {
        struct action *action = new_action("p", "");
        action_set(&action->owner, owners[i]);
        save(action);
    }
    g_autoptr(GPtrArray) found = action_list_owners(reader, &error);
    assert_int_equal(found->len, 4);
    assert_string_equal(g_ptr_array_index(found, 0), "Tata Usaha");
    assert_string_equal(g_ptr_array_index(found, 1), "Arsip");
    assert_string_equal(g_ptr_array_index(found, 2), "Rina");
    assert_string_equal(g_ptr_array_index(found, 3), "Adi");
}

/* --- searching --- */

/* The plans of what is found, in the order of the list. */
static void assert_found(const char *word, const char *expected)
{
    const GArray *list = rows();
    g_autofree char *hits = g_malloc(list->len + 1);
    g_autoptr(GString) found = g_string_new(NULL);
    assert_ok(action_list_search(reader, word, hits, &error));
    for (guint i = 0; i < list->len; i++)
        if (hits[i]) {
            struct action *action = load(row_at(list, i)->id);
            g_string_append_printf(found, "%s%.6s", found->len ? "|" : "", action->plan);
            action_destroy(action);
        }
    assert_string_equal(found->str, expected);
}

static void words_are_found_in_every_text_without_case_and_accents(void **state)
{
    (void)state;
    struct action *action = new_action("satu", "2024-01-01");
    action_set(&action->cause, "Jum’at SIBUK");
    action_set(&action->obstacles, "Café\nJAUH");
    action->service_id = service_id(&office.first, "CPKB");
    save(action);
    add("dua jauh", "2024-02-01");
    assert_found("jum'at", "satu");
    assert_found("sibuk", "satu");
    assert_found("CAFE", "satu");
    assert_found("jauh", "satu|dua ja");
    assert_found("cpkb", "satu");
    assert_found("", "satu|dua ja");
    assert_found("tidak ada", "");
    assert_found("01-01", "satu");
}

static void a_search_that_was_prepared_finds_the_same(void **state)
{
    (void)state;
    assert_ok(action_list_prepare_search(reader, &error));
    add("Papan tarif", "");
    rows();
    assert_ok(action_list_prepare_search(reader, &error));
    assert_found("tarif", "Papan ");
    add("Tarif daring", "");
    rows();
    assert_ok(action_list_prepare_search(reader, &error));
    assert_found("daring", "Tarif ");
}

static void what_has_changed_is_found_as_it_is_now(void **state)
{
    (void)state;
    int64_t id = add("lama", "2024-01-01");
    add("tetap", "2024-02-01");
    assert_found("lama", "lama");
    struct action *action = load(id);
    action_set(&action->plan, "baru");
    save(action);
    add("baru2", "2024-03-01");
    assert_found("lama", "");
    assert_found("baru", "baru|baru2");
    assert_found("tetap", "tetap");
}

static void the_search_finds_what_a_plain_look_finds(void **state)
{
    static const char *const pieces[] = {"a", "b", "ab", " ", "\n", "é", "E", "loket", "A"};
    static const char *const words[] = {"a", "ab", "e", "ba", "loketa", "b", "aba", "tal"};
    (void)state;
    g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func(g_free);
    GRand *random = g_rand_new_with_seed(9);
    for (int i = 0; i < 300; i++) {
        g_autoptr(GString) plan = g_string_new("x");
        for (int n = g_rand_int_range(random, 0, 6); n > 0; n--)
            g_string_append(plan, pieces[g_rand_int_range(random, 0, 9)]);
        add(plan->str, "");
        g_ptr_array_add(plans, g_strdup(plan->str));
    }
    g_rand_free(random);
    const GArray *list = rows();
    g_autofree char *hits = g_malloc(list->len);
    for (size_t w = 0; w < G_N_ELEMENTS(words); w++) {
        assert_ok(action_list_search(reader, words[w], hits, &error));
        for (guint i = 0; i < list->len; i++)
            assert_int_equal(hits[i], text_contains(g_ptr_array_index(plans, i), words[w]));
    }
}

/* --- several at once --- */

static GPtrArray *all_loaded(void)
{
    GPtrArray *list;
    assert_ok(list = action_store_list(office.first.actions, &error));
    return list;
}

static void assert_true_to_the_record(void)
{
    int64_t entries;
    GPtrArray *findings;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    for (guint i = 0; i < findings->len; i++)
        fail_msg("%s", (char *)g_ptr_array_index(findings, i));
    g_ptr_array_unref(findings);
}

/* "how many field value" of what would be taken back; "" where nothing would. */
static void assert_last(const char *expected)
{
    struct bulk_change last;
    assert_ok(action_bulk_last(bulk, &last, &error));
    g_autofree char *told = last.actions
                                ? g_strdup_printf("%d %s %s", last.actions, last.field, last.value)
                                : g_strdup("");
    bulk_change_finish(&last);
    assert_string_equal(told, expected);
}

static void several_change_together_and_are_taken_back_on_the_record(void **state)
{
    (void)state;
    add("a", "2024-01-01");
    add("b", "2024-02-01");
    g_autoptr(GPtrArray) changed = all_loaded();
    for (guint i = 0; i < changed->len; i++) {
        struct action *action = g_ptr_array_index(changed, i);
        action_set(&action->owner, "Tata Usaha");
        action->status = ACTION_RUNNING;
        action_set(&action->why, "mulai");
        action_set_due(action, "2024-12-31", 2024);
    }
    assert_last("");
    assert_ok(action_bulk_apply(bulk, changed, NOON, &count, &error));
    assert_int_equal(count, 2);
    assert_last("2 due 2024-12-31");
    assert_ok(action_bulk_apply(bulk, changed, NOON, &count, &error));
    assert_int_equal(count, 0);
    assert_last("2 due 2024-12-31");
    g_autofree char *now = raw_text(office.path, "SELECT group_concat(owner || status || due || "
                                                 "moves) FROM action");
    assert_string_equal(now, "Tata Usaharunning2024-12-311,Tata Usaharunning2024-12-311");
    assert_ok(action_bulk_undo(bulk, "urung", NOON, &error));
    g_autofree char *back = raw_text(office.path, "SELECT group_concat(owner || status || due || "
                                                  "moves) FROM action");
    assert_string_equal(back, "planned2024-01-010,planned2024-02-010");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE why = 'urung'"), 6);
    assert_last("");
    assert_refused(action_bulk_undo(bulk, "urung", NOON, &error),
                   "Tidak ada perubahan bersama yang dapat diurungkan.");
    assert_true_to_the_record();
}

static void one_that_may_not_change_keeps_all_as_they_were(void **state)
{
    (void)state;
    add("a", "2024-01-01");
    struct action *proven = new_action("b", "2024-02-01");
    action_set(&proven->realisation, "r");
    action_set(&proven->evidence, "e");
    save(proven);
    g_autoptr(GPtrArray) changed = all_loaded();
    for (guint i = 0; i < changed->len; i++) {
        struct action *action = g_ptr_array_index(changed, changed->len - 1 - i);
        action->status = ACTION_DONE;
        action->done_day = today;
    }
    assert_refused(action_bulk_apply(bulk, changed, NOON, &count, &error),
                   "\"a\": Belum dapat selesai: tulis dulu realisasinya.");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM action WHERE status = 'done'"),
                     0);
    assert_last("");
    assert_true_to_the_record();
}

static void what_was_changed_since_is_not_taken_back(void **state)
{
    (void)state;
    int64_t id = add("a", "2024-01-01");
    g_autoptr(GPtrArray) changed = all_loaded();
    action_set(&((struct action *)g_ptr_array_index(changed, 0))->owner, "Arsip");
    assert_ok(action_bulk_apply(bulk, changed, NOON, &count, &error));
    struct action *action = load(id);
    action_set(&action->owner, "Rina");
    save(action);
    assert_last("");
    assert_refused(action_bulk_undo(bulk, "urung", NOON, &error),
                   "Tidak dapat diurungkan: Rina mengubah \"a\" sesudah perubahan bersama itu.");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM action WHERE owner = 'Rina'"),
                     1);
}

/* Every field that a change of several may touch, and a due date that a person had settled. */
static void the_last_change_is_taken_back_after_a_restart_exactly(void **state)
{
    (void)state;
    struct action *settled = new_action("a", "Triwulan IV");
    settled->due_certainty = DUE_CERTAIN;
    settled->due_day = (struct day){2024, 12, 31};
    action_set(&settled->realisation, "r");
    action_set(&settled->evidence, "e");
    settled->status = ACTION_DONE;
    settled->done_day = today;
    save(settled);
    g_autofree char *before = raw_text(office.path, "SELECT hex(seal) FROM action");
    g_autoptr(GPtrArray) changed = all_loaded();
    struct action *action = g_ptr_array_index(changed, 0);
    action->status = ACTION_RUNNING;
    action->done_day = (struct day){0};
    action_set(&action->owner, "Arsip");
    action_set(&action->why, "keliru");
    action_set_due(action, "31-12-2025", 2024);
    assert_ok(action_bulk_apply(bulk, changed, NOON, &count, &error));
    action_bulk_close(bulk);
    open_bulk();
    assert_last("1 due 31-12-2025");
    assert_ok(action_bulk_undo(bulk, "urung", NOON, &error));
    g_autofree char *back = raw_text(office.path, "SELECT hex(seal) FROM action");
    assert_string_equal(back, before);
    assert_true_to_the_record();
}

static void a_change_of_the_year_is_taken_back_with_its_service(void **state)
{
    (void)state;
    int64_t last;
    const struct program *first = &office.first;
    assert_ok(survey_store_create(first->surveys, first->survey->unit, first->survey->form, 2023,
                                  NOON, &last, &error));
    struct survey *survey;
    assert_ok(survey = survey_store_load(first->surveys, last, "id", &error));
    assert_ok(survey_store_add_service(first->surveys, survey, "CDOB", "CDOB", -1, NOON, &error));
    survey_destroy(survey);
    struct action *action = new_action("a", "2024-01-01");
    action->service_id = service_id(first, "CDOB");
    save(action);
    g_autofree char *before = raw_text(office.path, "SELECT hex(seal) FROM action");
    g_autoptr(GPtrArray) changed = all_loaded();
    ((struct action *)g_ptr_array_index(changed, 0))->survey_id = last;
    assert_ok(action_bulk_apply(bulk, changed, NOON, &count, &error));
    assert_last("1 survey 2023");
    assert_ok(action_bulk_undo(bulk, "urung", NOON, &error));
    g_autofree char *back = raw_text(office.path, "SELECT hex(seal) FROM action");
    assert_string_equal(back, before);
}

static void only_who_changed_several_takes_that_back(void **state)
{
    (void)state;
    add("a", "2024-01-01");
    g_autoptr(GPtrArray) changed = all_loaded();
    action_set(&((struct action *)g_ptr_array_index(changed, 0))->owner, "Arsip");
    assert_ok(action_bulk_apply(bulk, changed, NOON, &count, &error));
    struct program other = program_open(&office, "Budi");
    struct action_bulk *his;
    assert_ok(
        his = action_bulk_open(other.database, other.actions, other.survey, other.person, &error));
    assert_refused(action_bulk_undo(his, "urung", NOON, &error),
                   "Tidak ada perubahan bersama yang dapat diurungkan.");
    action_bulk_close(his);
    program_close(&other);
    assert_last("1 owner Arsip");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_come_by_the_day_they_lead_with),
        TEST(what_is_done_or_dropped_comes_after_what_is_to_do),
        TEST(a_mark_of_the_list_that_was_bent_is_found),
        TEST(rows_are_of_every_year_of_the_unit_and_no_other_unit),
        TEST(the_facts_of_a_row_are_those_of_the_action),
        TEST(a_file_is_evidence_in_the_list_too),
        TEST(counts_tell_what_is_mine),
        TEST(owners_begin_with_those_used_most_and_stand_once),
        TEST(words_are_found_in_every_text_without_case_and_accents),
        TEST(a_search_that_was_prepared_finds_the_same),
        TEST(what_has_changed_is_found_as_it_is_now),
        TEST(the_search_finds_what_a_plain_look_finds),
        TEST(several_change_together_and_are_taken_back_on_the_record),
        TEST(one_that_may_not_change_keeps_all_as_they_were),
        TEST(what_was_changed_since_is_not_taken_back),
        TEST(the_last_change_is_taken_back_after_a_restart_exactly),
        TEST(a_change_of_the_year_is_taken_back_with_its_service),
        TEST(only_who_changed_several_takes_that_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
