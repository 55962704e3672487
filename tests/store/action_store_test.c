#include "db/action_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/office.h"

static struct office office;
static const struct day today = {2024, 6, 24};

static struct action *new_action(const char *plan, const char *due)
{
    struct action *action = action_create();
    action->service_id = service_id(&office.first, "CPKB");
    action_set(&action->element, "U3");
    action_set(&action->cause, "Antrean panjang");
    action_set(&action->plan, plan);
    action_set(&action->owner, "Kepala seksi");
    action_set_due(action, due, 2024);
    return action;
}

static void save(struct action *action, int64_t now)
{
    assert_ok(action_store_save(office.first.actions, action, false, now, &error));
}

static int64_t add(const char *plan, const char *due)
{
    struct action *action = new_action(plan, due);
    save(action, NOON);
    int64_t id = action->id;
    action_destroy(action);
    return id;
}

static GPtrArray *list(void)
{
    GPtrArray *actions;
    assert_ok(actions = action_store_list(office.first.actions, &error));
    return actions;
}

static void assert_same_action(const struct action *action, const struct action *expected)
{
    assert_int_equal(action->id, expected->id);
    assert_int_equal(action->service_id, expected->service_id);
    assert_string_equal(action->element, expected->element);
    assert_string_equal(action->cause, expected->cause);
    assert_string_equal(action->plan, expected->plan);
    assert_string_equal(action->due, expected->due);
    assert_string_equal(action->owner, expected->owner);
    assert_string_equal(action->realisation, expected->realisation);
    assert_string_equal(action->evidence, expected->evidence);
    assert_string_equal(action->obstacles, expected->obstacles);
    assert_int_equal(action->status, expected->status);
    assert_int_equal(day_compare(action->due_day, expected->due_day), 0);
    assert_int_equal(action->due_certainty, expected->due_certainty);
    assert_int_equal(day_compare(action->done_day, expected->done_day), 0);
}

static void an_action_is_listed_as_it_was_saved(void **state)
{
    (void)state;
    struct action *action = new_action("Tambah loket:\n- satu\n- dua", "TW III 2024");
    action->status = ACTION_DONE;
    action->done_day = today;
    action_set(&action->realisation, "Loket dibuka");
    action_set(&action->evidence, "BA-12/2024");
    action_set(&action->obstacles, "Anggaran");
    save(action, NOON);
    assert_true(action->id > 0);
    g_autoptr(GPtrArray) actions = list();
    assert_int_equal(actions->len, 1);
    assert_same_action(g_ptr_array_index(actions, 0), action);
    action_destroy(action);
}

static void an_action_of_no_service_and_no_element_is_kept(void **state)
{
    (void)state;
    struct action *action = action_create();
    save(action, NOON);
    g_autoptr(GPtrArray) actions = list();
    assert_same_action(g_ptr_array_index(actions, 0), action);
    action_destroy(action);
}

static void the_list_is_by_due_day_and_those_without_one_are_last(void **state)
{
    (void)state;
    static const char *const expected[] = {"d", "b", "e", "a", "c"};
    add("a", "Setiap bulan");
    add("b", "2024-06-30");
    add("c", "");
    add("d", "31/01/2024");
    add("e", "TW II 2024");
    g_autoptr(GPtrArray) actions = list();
    assert_int_equal(actions->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < actions->len; i++)
        assert_string_equal(((struct action *)g_ptr_array_index(actions, i))->plan, expected[i]);
}

static void the_list_is_of_its_own_survey(void **state)
{
    (void)state;
    int64_t id;
    struct action_store *other_store;
    struct survey *other;
    add("a", "");
    assert_ok(survey_store_create(office.first.surveys, "Loka A", office.first.survey->form, 2024,
                                  NOON, &id, &error));
    assert_ok(other = survey_store_load(office.first.surveys, id, "id", &error));
    assert_ok(other_store =
                  action_store_open(office.first.database, other, office.first.person, &error));
    g_autoptr(GPtrArray) actions = action_store_list(other_store, &error);
    assert_int_equal(actions->len, 0);
    action_store_close(other_store);
    survey_destroy(other);
}

static void the_counts_are_those_of_the_list(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(5);
    int64_t counts[ACTION_STATES], expected[ACTION_STATES] = {0};
    for (int i = 0; i < 150; i++) {
        char due[DAY_TEXT_SIZE];
        day_to_iso(day_add(today, i % 80 - 40), due);
        struct action *action = new_action("x", g_rand_int_range(random, 0, 6) ? due : "");
        action->status = g_rand_int_range(random, 0, ACTION_STATUSES);
        save(action, NOON);
        action_destroy(action);
    }
    g_autoptr(GPtrArray) actions = list();
    for (guint i = 0; i < actions->len; i++)
        expected[action_state(g_ptr_array_index(actions, i), today)]++;
    assert_ok(action_store_count(office.first.actions, today, counts, &error));
    for (int each = 0; each < ACTION_STATES; each++) {
        assert_true(expected[each] > 0);
        assert_int_equal(counts[each], expected[each]);
    }
    g_rand_free(random);
}

static void nothing_counts_as_nothing(void **state)
{
    (void)state;
    int64_t counts[ACTION_STATES] = {9, 9, 9, 9, 9};
    assert_ok(action_store_count(office.first.actions, today, counts, &error));
    for (int each = 0; each < ACTION_STATES; each++)
        assert_int_equal(counts[each], 0);
}

/* --- changes --- */

static void assert_recorded(const char *expected)
{
    g_autofree char *changes =
        raw_text(office.path,
                 "SELECT coalesce(group_concat(name || ' ' || at || ' ' || field || ':' || old || "
                 "'>' || new, ' | '), '') FROM (SELECT * FROM record JOIN person ON person.id = "
                 "person_id JOIN action ON action.uid = subject WHERE record.field <> '' ORDER BY "
                 "record.id)");
    assert_string_equal(changes, expected);
}

static void each_change_is_recorded_with_old_and_new(void **state)
{
    (void)state;
    struct action *action = new_action("Tambah loket", "31/03/2024");
    save(action, NOON);
    assert_recorded("");
    action->service_id = 0;
    action->status = ACTION_DONE;
    action->done_day = today;
    action_set_due(action, "30/04/2024", 2024);
    save(action, 1000);
    assert_recorded("Rina 1000 service:CPKB> | Rina 1000 due:31/03/2024>30/04/2024 | "
                    "Rina 1000 status:planned>done | Rina 1000 done:>2024-06-24");
    g_autoptr(GPtrArray) actions = list();
    assert_same_action(g_ptr_array_index(actions, 0), action);
    action_destroy(action);
}

static void saving_without_a_change_records_nothing(void **state)
{
    (void)state;
    struct action *action = new_action("Tambah loket", "31/03/2024");
    save(action, NOON);
    save(action, 1000);
    assert_recorded("");
    action_destroy(action);
}

static void every_text_of_an_action_is_recorded(void **state)
{
    (void)state;
    struct action *action = new_action("p", "");
    save(action, NOON);
    action_set(&action->element, "U1");
    action_set(&action->cause, "c");
    action_set(&action->plan, "q");
    action_set(&action->owner, "o");
    action_set(&action->realisation, "r");
    action_set(&action->evidence, "e");
    action_set(&action->obstacles, "b");
    save(action, 5);
    assert_recorded("Rina 5 element:U3>U1 | Rina 5 cause:Antrean panjang>c | Rina 5 plan:p>q | "
                    "Rina 5 owner:Kepala seksi>o | Rina 5 realisation:>r | Rina 5 evidence:>e | "
                    "Rina 5 obstacles:>b");
    action_destroy(action);
}

static void an_action_that_is_gone_is_told(void **state)
{
    (void)state;
    struct action *action = new_action("p", "");
    save(action, NOON);
    raw_run(office.path, "DELETE FROM action");
    assert_refused(action_store_save(office.first.actions, action, false, NOON, &error),
                   "Rencana itu tidak ada lagi.");
    action_destroy(action);
}

static void what_fails_halfway_changes_nothing(void **state)
{
    (void)state;
    struct action *action = new_action("p", "");
    save(action, NOON);
    raw_run(office.path, "CREATE TRIGGER trouble BEFORE UPDATE ON action "
                         "BEGIN SELECT RAISE(ABORT, 'macet'); END");
    action_set(&action->plan, "q");
    assert_false(action_store_save(office.first.actions, action, false, NOON, &error));
    assert_non_null(strstr(error.message, "macet"));
    assert_recorded("");
    raw_run(office.path, "DROP TRIGGER trouble; CREATE TRIGGER trouble AFTER INSERT ON action "
                         "BEGIN SELECT RAISE(ABORT, 'macet'); END");
    action->id = 0;
    assert_false(action_store_save(office.first.actions, action, false, NOON, &error));
    assert_int_equal(action->id, 0);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM action"), 1);
    action_destroy(action);
}

static void within_a_transaction_the_caller_decides(void **state)
{
    (void)state;
    struct action *action = new_action("p", "");
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(action_store_save(office.first.actions, action, true, NOON, &error));
    database_rollback(office.first.database);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM action"), 0);
    action_destroy(action);
}

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    office_close(&office);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_action_is_listed_as_it_was_saved),
        TEST(an_action_of_no_service_and_no_element_is_kept),
        TEST(the_list_is_by_due_day_and_those_without_one_are_last),
        TEST(the_list_is_of_its_own_survey),
        TEST(the_counts_are_those_of_the_list),
        TEST(nothing_counts_as_nothing),
        TEST(each_change_is_recorded_with_old_and_new),
        TEST(saving_without_a_change_records_nothing),
        TEST(every_text_of_an_action_is_recorded),
        TEST(an_action_that_is_gone_is_told),
        TEST(what_fails_halfway_changes_nothing),
        TEST(within_a_transaction_the_caller_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
