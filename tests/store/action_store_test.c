#include "db/action_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/content.h"
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
    action_set(&action->plan, "p");
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
    action_set(&action->realisation, "r");
    action_set(&action->evidence, "e");
    action_set(&action->why, "Anggaran");
    action_set_due(action, "30/04/2024", 2024);
    save(action, 1000);
    assert_recorded("Rina 1000 service:CPKB> | Rina 1000 due:31/03/2024>30/04/2024 | "
                    "Rina 1000 status:planned>done | Rina 1000 realisation:>r | "
                    "Rina 1000 done:>2024-06-24 | Rina 1000 evidence:>e");
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

static struct action *saved_action(const char *due)
{
    struct action *action = new_action("p", due);
    save(action, NOON);
    struct action *read = action_store_load(office.first.actions, action->id, &error);
    assert_non_null(read);
    action_destroy(action);
    return read;
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

static void a_moved_due_date_is_counted_and_its_why_recorded(void **state)
{
    (void)state;
    struct action *action = saved_action("31/03/2024");
    action_set_due(action, "30/04/2024", 2024);
    assert_refused(action_store_save(office.first.actions, action, false, NOON, &error),
                   "Tulis mengapa tenggatnya digeser.");
    action_set(&action->why, "Anggaran turun Mei");
    save(action, NOON);
    assert_string_equal(action->why, "");
    struct action *read = action_store_load(office.first.actions, action->id, &error);
    assert_int_equal(read->moves, 1);
    g_autofree char *why = raw_text(office.path, "SELECT why FROM record WHERE field = 'due'");
    assert_string_equal(why, "Anggaran turun Mei");
    assert_true_to_the_record();
    action_destroy(read);
    action_destroy(action);
}

static void a_status_that_may_not_be_is_refused(void **state)
{
    (void)state;
    struct action *action = saved_action("");
    action->status = ACTION_DONE;
    assert_refused(action_store_save(office.first.actions, action, false, NOON, &error),
                   "Belum dapat selesai: tulis dulu realisasinya.");
    action->status = ACTION_DROPPED;
    assert_refused(action_store_save(office.first.actions, action, false, NOON, &error),
                   "Tulis dulu mengapa tindak lanjut ini dibatalkan.");
    assert_recorded("");
    action_destroy(action);
}

static void the_second_of_two_changes_is_refused(void **state)
{
    (void)state;
    struct action *action = saved_action("");
    struct program second = program_open(&office, "Budi");
    struct action *other = action_store_load(second.actions, action->id, &error);
    action_set(&other->owner, "Tata Usaha");
    assert_ok(action_store_save(second.actions, other, false, NOON, &error));
    action_set(&action->plan, "q");
    assert_refused(action_store_save(office.first.actions, action, false, NOON, &error),
                   "Budi mengubah tindak lanjut ini sejak Anda membukanya; lihat dulu isinya yang "
                   "baru.");
    assert_recorded("Budi 1719205200000 owner:Kepala seksi>Tata Usaha");
    action->version = other->version;
    save(action, NOON);
    action_destroy(other);
    action_destroy(action);
    program_close(&second);
}

static void an_owner_who_is_a_person_is_known_as_one(void **state)
{
    (void)state;
    struct action *action = saved_action("");
    assert_int_equal(action->owner_id, 0);
    action_set(&action->owner, "rina");
    save(action, NOON);
    assert_int_equal(action->owner_id, office.first.person);
    assert_true_to_the_record();
    action_destroy(action);
}

/* A survey of the same unit in 2023, with only the services in CODES. */
static int64_t add_last_year(const char *const *codes)
{
    int64_t id;
    struct survey *last;
    assert_ok(survey_store_create(office.first.surveys, office.first.survey->unit,
                                  office.first.survey->form, 2023, NOON, &id, &error));
    assert_ok(last = survey_store_load(office.first.surveys, id, "id", &error));
    for (; *codes; codes++)
        assert_ok(
            survey_store_add_service(office.first.surveys, last, *codes, *codes, -1, NOON, &error));
    survey_destroy(last);
    return id;
}

static void an_action_goes_to_another_year_with_its_service(void **state)
{
    (void)state;
    struct action *action = saved_action("");
    action->survey_id = add_last_year((const char *const[]){"CDOB", "CPKB", NULL});
    save(action, 1000);
    struct action *read = action_store_load(office.first.actions, action->id, &error);
    assert_int_equal(read->year, 2023);
    assert_string_equal(read->service, "CPKB");
    assert_recorded("Rina 1000 survey:2024>2023 | Rina 1000 service:CPKB>CPKB");
    assert_true_to_the_record();
    action_destroy(read);
    action_destroy(action);
}

static void a_service_that_the_other_year_lacks_is_told(void **state)
{
    (void)state;
    struct action *action = saved_action("");
    action->survey_id = add_last_year((const char *const[]){"CDOB", NULL});
    assert_refused(action_store_save(office.first.actions, action, false, NOON, &error),
                   "Layanan CPKB tidak ada pada survei tahun itu; tambahkan dulu di sana.");
    assert_recorded("");
    action_destroy(action);
}

static void the_recommendation_of_a_list_is_kept_and_recorded(void **state)
{
    (void)state;
    struct action *action = new_action("p", "");
    action_set(&action->recommendation, "2");
    action_set(&action->why, "daftar.csv:7");
    save(action, NOON);
    g_autofree char *why =
        raw_text(office.path, "SELECT why FROM record WHERE kind = 'action' AND field = ''");
    assert_string_equal(why, "daftar.csv:7");
    assert_true_to_the_record();
    action_set(&action->recommendation, "3");
    save(action, 1000);
    assert_recorded("Rina 1000 recommendation:2>3");
    struct action *read = action_store_load(office.first.actions, action->id, &error);
    assert_string_equal(read->recommendation, "3");
    assert_true_to_the_record();
    action_destroy(read);
    action_destroy(action);
}

static void quarters_and_reasons_are_kept_and_recorded(void **state)
{
    (void)state;
    struct action *action = saved_action("");
    action->quarters = 5;
    action->status = ACTION_DROPPED;
    action_set(&action->reason, "Tidak ada ruang");
    save(action, 1000);
    struct action *read = action_store_load(office.first.actions, action->id, &error);
    assert_int_equal(read->quarters, 5);
    assert_string_equal(read->reason, "Tidak ada ruang");
    assert_recorded("Rina 1000 quarters:>1, 3 | Rina 1000 status:planned>dropped | "
                    "Rina 1000 reason:>Tidak ada ruang");
    assert_true_to_the_record();
    action_destroy(read);
    action_destroy(action);
}

/* What an action said before it could have a life of its own is all that its seal speaks of. */
static void seals_of_older_actions_stay_true(void **state)
{
    (void)state;
    struct action *action = saved_action("");
    g_autofree char *content = raw_text(office.path, "SELECT hex(" ACTION_CONTENT ") FROM action");
    g_autofree char *older = raw_text(
        office.path,
        "SELECT hex((SELECT hex(uid) FROM survey) || char(30) || 'CPKB' || char(30) || 'U3' || "
        "char(30) || 'Antrean panjang' || char(30) || 'p' || char(30) || char(30) || char(30) || "
        "'0' || char(30) || 'Kepala seksi' || char(30) || 'planned' || char(30) || char(30) || "
        "char(30) || char(30) || char(30) || (SELECT hex(uid) FROM person WHERE name = 'Rina') || "
        "char(30) || created_at) FROM action");
    assert_string_equal(content, older);
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
        TEST(a_moved_due_date_is_counted_and_its_why_recorded),
        TEST(a_status_that_may_not_be_is_refused),
        TEST(the_second_of_two_changes_is_refused),
        TEST(an_owner_who_is_a_person_is_known_as_one),
        TEST(an_action_goes_to_another_year_with_its_service),
        TEST(a_service_that_the_other_year_lacks_is_told),
        TEST(the_recommendation_of_a_list_is_kept_and_recorded),
        TEST(quarters_and_reasons_are_kept_and_recorded),
        TEST(seals_of_older_actions_stay_true),
        TEST(each_change_is_recorded_with_old_and_new),
        TEST(saving_without_a_change_records_nothing),
        TEST(every_text_of_an_action_is_recorded),
        TEST(an_action_that_is_gone_is_told),
        TEST(what_fails_halfway_changes_nothing),
        TEST(within_a_transaction_the_caller_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
