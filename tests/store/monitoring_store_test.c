#include "db/monitoring_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/action_parts.h"
#include "tests/store/office.h"

#define DAYS(n) (INT64_C(86400000) * (n))

static struct office office;
static const struct day cutoff = {2024, 6, 30};

/* The midnight after it, in UTC. */
#define END (NOON + DAYS(6) + INT64_C(43200000))

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

static struct action *add(const char *service, const char *plan, int64_t now)
{
    struct action *action = action_create();
    action->service_id = service_id(&office.first, service);
    action_set(&action->element, "U3");
    action_set(&action->plan, plan);
    action_set(&action->owner, "Tim");
    action_set_due(action, "31-05-2024", 2024);
    assert_ok(action_store_save(office.first.actions, action, false, now, &error));
    return action;
}

static void save(struct action *action, int64_t now)
{
    assert_ok(action_store_save(office.first.actions, action, false, now, &error));
}

static void close_on(struct action *action, struct day day, int64_t now)
{
    action->status = ACTION_DONE;
    action->done_day = day;
    action_set(&action->realisation, "Sudah dibagikan");
    action_set(&action->evidence, "BA-1/2024");
    save(action, now);
}

/* actions/closed as recorded by the cut-off, and +actions/closed recorded later. */
static char *figures(void)
{
    GPtrArray *actions;
    assert_ok(actions = monitoring_store_load(office.first.database, END, &error));
    struct monitoring *monitoring = monitoring_compute(actions, NULL, cutoff);
    const struct monitoring_row *sum = &monitoring->sum;
    char *text =
        g_strdup_printf("%ld/%ld +%ld/%ld", sum->actions - sum->actions_late,
                        sum->closed - sum->closed_late, sum->actions_late, sum->closed_late);
    monitoring_destroy(monitoring);
    g_ptr_array_unref(actions);
    return text;
}

static void assert_figures(const char *expected)
{
    g_autofree char *found = figures();
    assert_string_equal(found, expected);
}

static void a_cutoff_gives_the_same_figures_whatever_comes_later(void **state)
{
    (void)state;
    struct action *first = add("CDOB", "A", NOON), *second = add("CPKB", "B", NOON);
    close_on(first, (struct day){2024, 6, 25}, NOON + DAYS(1));
    assert_figures("2/1 +0/0");
    close_on(second, (struct day){2024, 7, 5}, NOON + DAYS(20));
    assert_figures("2/1 +0/0");
    first->status = ACTION_RUNNING;
    first->done_day = (struct day){0};
    action_set(&first->why, "Ternyata belum");
    action_set(&first->plan, "Lain");
    action_set_due(first, "31-12-2030", 2024);
    save(first, NOON + DAYS(30));
    action_destroy(add("CPKB", "C", NOON + DAYS(31)));
    assert_figures("2/1 +1/0");
    action_destroy(first);
    action_destroy(second);
}

static void what_is_recorded_later_counts_by_its_own_date_and_is_told_apart(void **state)
{
    (void)state;
    struct action *first = add("CDOB", "A", NOON), *second = add("CPKB", "B", NOON + DAYS(10));
    close_on(first, (struct day){2024, 6, 28}, NOON + DAYS(11));
    close_on(second, (struct day){2024, 6, 29}, NOON + DAYS(11));
    assert_figures("1/0 +1/2");
    action_destroy(first);
    action_destroy(second);
}

static void actions_are_told_as_they_were(void **state)
{
    (void)state;
    struct action *action = add("CDOB", "Lama", NOON);
    action->service_id = service_id(&office.first, "CPKB");
    action_set(&action->plan, "Baru");
    action_set(&action->owner, "Lain");
    action_set(&action->element, "U9");
    action_set_due(action, "TW IV 2024", 2024);
    action_set(&action->why, "Menunggu anggaran");
    save(action, END);
    GPtrArray *actions;
    assert_ok(actions = monitoring_store_load(office.first.database, END, &error));
    const struct monitored *then = g_ptr_array_index(actions, 0);
    assert_string_equal(then->service, "CDOB");
    assert_string_equal(then->element, "U3");
    assert_string_equal(then->plan, "Lama");
    assert_string_equal(then->owner, "Tim");
    assert_string_equal(then->due, "31-05-2024");
    assert_int_equal(monitored_state(then, cutoff), MONITORED_OVERDUE);
    g_ptr_array_unref(actions);
    action_destroy(action);
}

/* A clock that is set back after the cut-off cannot bring an entry before it. */
static void a_clock_set_back_changes_no_past_figure(void **state)
{
    (void)state;
    struct action *first = add("CDOB", "A", NOON), *second = add("CPKB", "B", NOON);
    close_on(first, (struct day){2024, 7, 5}, NOON + DAYS(20));
    assert_figures("2/0 +0/0");
    close_on(second, (struct day){2024, 6, 25}, NOON + DAYS(1));
    assert_figures("2/0 +0/1");
    action_destroy(first);
    action_destroy(second);
}

/* Ticks are part of the record like all else. */
static void a_month_ticked_later_was_overdue_then(void **state)
{
    (void)state;
    const struct day next_july = {2025, 7, 1};
    struct action *action = add("CDOB", "Rapat", NOON);
    action_set_due(action, "Setiap bulan", 2024);
    action_set(&action->why, "Berulang");
    save(action, NOON);
    struct action_parts *parts;
    assert_ok(parts = action_parts_open(office.first.database, office.first.person, &error));
    for (int month = 2024 * 12 + 6; month < 2025 * 12 + 6; month++)
        assert_ok(action_tick_set(parts, action->id, month, true, END, &error));
    action_parts_close(parts);
    GPtrArray *then, *now;
    assert_ok(then = monitoring_store_load(office.first.database, END, &error));
    assert_ok(now = monitoring_store_load(office.first.database, END + 1, &error));
    assert_int_equal(monitored_state(g_ptr_array_index(then, 0), next_july), MONITORED_OVERDUE);
    assert_int_equal(monitored_state(g_ptr_array_index(now, 0), next_july), MONITORED_OPEN);
    g_ptr_array_unref(then);
    g_ptr_array_unref(now);
    action_destroy(action);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_cutoff_gives_the_same_figures_whatever_comes_later),
        TEST(what_is_recorded_later_counts_by_its_own_date_and_is_told_apart),
        TEST(actions_are_told_as_they_were),
        TEST(a_clock_set_back_changes_no_past_figure),
        TEST(a_month_ticked_later_was_overdue_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
