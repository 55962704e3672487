#include "db/action_match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/office.h"

static struct office office;
static struct action_match *match;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    match = action_match_open(office.first.database, &error);
    return match ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    action_match_close(match);
    office_close(&office);
    return 0;
}

static struct action *new_action(const char *plan, const char *service, const char *element,
                                 const char *recommendation)
{
    struct action *action = action_create();
    action->survey_id = office.survey;
    action->service_id = *service ? service_id(&office.first, service) : 0;
    action_set(&action->plan, plan);
    action_set(&action->element, element);
    action_set(&action->recommendation, recommendation);
    return action;
}

static int64_t store(const char *plan, const char *service, const char *element,
                     const char *recommendation)
{
    struct action *action = new_action(plan, service, element, recommendation);
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    int64_t id = action->id;
    action_destroy(action);
    return id;
}

static struct action_twin *find(bool exactly, const char *plan, const char *service,
                                const char *element, const char *recommendation)
{
    struct action *action = new_action(plan, service, element, recommendation);
    assert_ok(action_match_read(match, office.survey, &error));
    struct action_twin *twin =
        exactly ? action_match_exact(match, action) : action_match_near(match, action);
    action_destroy(action);
    return twin;
}

static void a_plan_is_found_however_it_is_written(void **state)
{
    (void)state;
    int64_t id = store("Menambah loket:\n- satu\n- dua", "CPKB", "U1", "2");
    const struct action_twin *twin = find(true, "MENAMBAH  LOKET; satu, dua.", "CPKB", "U1", "2.");
    assert_non_null(twin);
    assert_int_equal(twin->id, id);
    assert_null(find(true, "Menambah loket: satu", "CPKB", "U1", "2"));
}

static void what_is_said_otherwise_is_another_action(void **state)
{
    (void)state;
    store("Loket", "CPKB", "U1", "2");
    assert_null(find(true, "Loket", "CDOB", "U1", "2"));
    assert_null(find(true, "Loket", "CPKB", "U2", "2"));
    assert_null(find(true, "Loket", "CPKB", "U1", "3"));
    assert_null(find(false, "Loket", "CDOB", "U1", "2"));
    assert_null(find(false, "Loket", "CPKB", "U2", "2"));
    assert_null(find(false, "Loket", "CPKB", "U1", "3"));
}

static void what_is_left_unsaid_is_a_near_twin(void **state)
{
    (void)state;
    int64_t id = store("Loket", "", "U1", "");
    assert_null(find(true, "Loket", "CPKB", "", "2"));
    struct action_twin *twin = find(false, "Loket", "CPKB", "", "2");
    assert_non_null(twin);
    assert_int_equal(twin->id, id);
    twin->line = 7;
    assert_null(find(false, "Loket", "CPKB", "", "2"));
}

static void of_several_the_one_not_in_the_list_so_far_is_found(void **state)
{
    (void)state;
    int64_t first = store("Loket", "", "", ""), second = store("Loket", "", "", "");
    struct action_twin *twin = find(true, "Loket", "", "", "");
    assert_int_equal(twin->id, first);
    twin->line = 2;
    twin = find(true, "Loket", "", "", "");
    assert_int_equal(twin->id, second);
    twin->line = 3;
    assert_int_equal(find(true, "Loket", "", "", "")->line, 2);
}

static void another_survey_has_actions_of_its_own(void **state)
{
    (void)state;
    int64_t other;
    store("Loket", "", "", "");
    assert_ok(survey_store_create(office.first.surveys, "Loka A", office.first.survey->form, 2024,
                                  NOON, &other, &error));
    struct action *action = new_action("Loket", "", "", "");
    action->survey_id = other;
    assert_ok(action_match_read(match, office.survey, &error));
    assert_ok(action_match_read(match, other, &error));
    assert_null(action_match_exact(match, action));
    assert_null(action_match_near(match, action));
    action_destroy(action);
}

static void what_was_added_is_found_with_its_line(void **state)
{
    (void)state;
    struct action *action = new_action("Loket", "CPKB", "U1", "2");
    action->id = 77;
    action_match_add(match, action, 9);
    action_destroy(action);
    const struct action_twin *twin = find(true, "loket", "CPKB", "U1", "2");
    assert_int_equal(twin->id, 77);
    assert_int_equal(twin->line, 9);
}

static void an_action_is_found_by_its_identifier(void **state)
{
    (void)state;
    int64_t id = store("Loket", "", "", "");
    struct action *action = action_store_load(office.first.actions, id, &error);
    assert_null(action_match_uid(match, office.survey, action->uid));
    assert_ok(action_match_read(match, office.survey, &error));
    assert_int_equal(action_match_uid(match, office.survey, action->uid)->id, id);
    assert_null(action_match_uid(match, office.survey, ""));
    action_destroy(action);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_plan_is_found_however_it_is_written),
        TEST(what_is_said_otherwise_is_another_action),
        TEST(what_is_left_unsaid_is_a_near_twin),
        TEST(of_several_the_one_not_in_the_list_so_far_is_found),
        TEST(another_survey_has_actions_of_its_own),
        TEST(what_was_added_is_found_with_its_line),
        TEST(an_action_is_found_by_its_identifier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
