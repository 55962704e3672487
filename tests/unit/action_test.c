#include "src/action.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib.h>

static const struct day today = {2024, 6, 24};

static enum action_state state_of(enum action_status status, struct day due)
{
    struct action action = {.status = status, .due_day = due};
    return action_state(&action, today);
}

static enum action_state state_after(int days)
{
    enum action_state state = state_of(ACTION_PLANNED, day_add(today, days));
    assert_int_equal(state_of(ACTION_RUNNING, day_add(today, days)), state);
    return state;
}

static void yesterday_is_overdue(void **state)
{
    (void)state;
    assert_int_equal(state_after(-1), ACTION_IS_OVERDUE);
    assert_int_equal(state_after(-1000), ACTION_IS_OVERDUE);
}

static void today_is_soon(void **state)
{
    (void)state;
    assert_int_equal(state_after(0), ACTION_IS_SOON);
}

static void soon_ends_after_thirty_days(void **state)
{
    (void)state;
    assert_int_equal(state_after(30), ACTION_IS_SOON);
    assert_int_equal(state_after(31), ACTION_IS_OPEN);
}

static void without_a_sure_day_it_is_open(void **state)
{
    (void)state;
    assert_int_equal(state_of(ACTION_PLANNED, (struct day){0}), ACTION_IS_OPEN);
    assert_int_equal(state_of(ACTION_RUNNING, (struct day){0}), ACTION_IS_OPEN);
}

static void what_is_done_or_dropped_is_never_due(void **state)
{
    (void)state;
    for (int days = -40; days <= 40; days += 8) {
        assert_int_equal(state_of(ACTION_DONE, day_add(today, days)), ACTION_IS_DONE);
        assert_int_equal(state_of(ACTION_DROPPED, day_add(today, days)), ACTION_IS_DROPPED);
    }
}

static void takes_a_due_day_only_where_it_is_sure(void **state)
{
    (void)state;
    struct action *action = action_create();
    action_set_due(action, "TW II 2024", 2024);
    assert_string_equal(action->due, "TW II 2024");
    assert_int_equal(action->due_certainty, DUE_CERTAIN);
    assert_int_equal(day_compare(action->due_day, (struct day){2024, 6, 30}), 0);
    action_set_due(action, "Setiap bulan", 2024);
    assert_int_equal(action->due_certainty, DUE_RECURRING);
    assert_int_equal(action->due_day.year, 0);
    action_set_due(action, "30/12/1930", 2024);
    assert_string_equal(action->due, "30/12/1930");
    assert_int_equal(action->due_certainty, DUE_UNCERTAIN);
    assert_int_equal(action->due_day.year, 0);
    action_destroy(action);
}

static void takes_over_its_own_text_as_due(void **state)
{
    (void)state;
    struct action *action = action_create();
    action_set_due(action, "31/03/2024", 2024);
    action_set_due(action, action->due, 2024);
    assert_string_equal(action->due, "31/03/2024");
    assert_int_equal(action->due_day.month, 3);
    action_destroy(action);
}

static void every_status_is_found_by_its_name_and_its_words(void **state)
{
    (void)state;
    for (int status = 0; status < ACTION_STATUSES; status++) {
        g_autofree char *shouted = g_ascii_strup(action_status_name(status), -1);
        assert_int_equal(action_status_from_name(action_status_name(status)), status);
        assert_int_equal(action_status_from_name(action_status_words(status)), status);
        assert_int_equal(action_status_from_name(shouted), status);
    }
    assert_int_equal(action_status_from_name("overdue"), -1);
    assert_int_equal(action_status_from_name(""), -1);
}

static void every_state_is_found_by_its_name(void **state)
{
    (void)state;
    for (int each = 0; each < ACTION_STATES; each++) {
        assert_int_equal(action_state_from_name(action_state_name(each)), each);
        assert_true(*action_state_words(each));
    }
    assert_int_equal(action_state_from_name("planned"), -1);
}

static void a_copy_goes_its_own_way(void **state)
{
    (void)state;
    struct action *action = action_create();
    action_set(&action->plan, "Pasang papan informasi");
    struct action *copy = action_copy(action);
    action_set(&copy->plan, "Lain");
    action_set(&copy->owner, "Kepala");
    assert_string_equal(action->plan, "Pasang papan informasi");
    assert_string_equal(action->owner, "");
    action_destroy(copy);
    action_destroy(action);
    action_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yesterday_is_overdue),
        cmocka_unit_test(today_is_soon),
        cmocka_unit_test(soon_ends_after_thirty_days),
        cmocka_unit_test(without_a_sure_day_it_is_open),
        cmocka_unit_test(what_is_done_or_dropped_is_never_due),
        cmocka_unit_test(takes_a_due_day_only_where_it_is_sure),
        cmocka_unit_test(takes_over_its_own_text_as_due),
        cmocka_unit_test(every_status_is_found_by_its_name_and_its_words),
        cmocka_unit_test(every_state_is_found_by_its_name),
        cmocka_unit_test(a_copy_goes_its_own_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
