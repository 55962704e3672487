#include "src/monitoring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/fraction.h"
#include "src/unit_name.h"
#include "tests/unit/golden.h"

static const struct day june = {2024, 6, 30};

static void free_action(void *action)
{
    monitored_destroy(action);
}

static void free_print(void *print)
{
    monitored_print_destroy(print);
}

static GPtrArray *no_actions(void)
{
    return g_ptr_array_new_with_free_func(free_action);
}

static struct monitored *add(GPtrArray *actions, int year, const char *service, const char *element)
{
    struct monitored *action = monitored_create();
    action->id = actions->len + 1;
    action_set(&action->unit, "Loka A");
    action_set(&action->unit_key, "lokaa");
    action_set(&action->service, service);
    action_set(&action->element, element);
    action->year = year;
    g_ptr_array_add(actions, action);
    return action;
}

static void close_on(struct monitored *action, struct day day)
{
    action->status = action->status_now = ACTION_DONE;
    action->done_day = action->done_day_now = day;
}

static void take_back(struct monitored *action, const char *field, const char *old_value)
{
    monitored_take_back(action, &(struct monitored_entry){field, old_value, ""});
}

static void what_was_closed_after_the_cutoff_does_not_count(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add(actions, 2024, "CDOB", "U1");
    close_on(action, (struct day){2024, 7, 2});
    take_back(action, "done", "");
    take_back(action, "status", "running");
    assert_int_equal(monitored_state(action, june), MONITORED_OPEN);
    assert_false(monitored_is_closed_late(action, june));
}

static void a_closing_recorded_later_about_an_earlier_day_is_told_apart(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add(actions, 2024, "CDOB", "U1");
    close_on(action, (struct day){2024, 6, 30});
    take_back(action, "done", "");
    take_back(action, "status", "planned");
    assert_int_equal(monitored_state(action, june), MONITORED_CLOSED);
    assert_true(monitored_is_closed_late(action, june));
    struct monitoring *monitoring = monitoring_compute(actions, NULL, june);
    assert_int_equal(monitoring->sum.closed, 1);
    assert_int_equal(monitoring->sum.closed_late, 1);
    assert_int_equal(monitoring->sum.actions_late, 0);
    monitoring_destroy(monitoring);
}

static struct monitored *add_later(GPtrArray *actions, int year)
{
    struct monitored *action = add(actions, year, "CDOB", "U1");
    take_back(action, "", "");
    return action;
}

static void a_plan_recorded_later_counts_from_its_own_date(void **state)
{
    (void)state;
    const struct day before = {2024, 6, 29};
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *old = add_later(actions, 2023), *due = add_later(actions, 2024);
    struct monitored *done = add_later(actions, 2024);
    due->due_day = june;
    close_on(done, june);
    assert_int_equal(monitored_state(old, before), MONITORED_OPEN);
    assert_int_equal(monitored_state(due, before), MONITORED_LATER);
    assert_int_equal(monitored_state(done, before), MONITORED_LATER);
    assert_int_equal(monitored_state(due, june), MONITORED_OPEN);
    assert_int_equal(monitored_state(done, june), MONITORED_CLOSED);
    struct monitoring *monitoring = monitoring_compute(actions, NULL, june);
    assert_int_equal(monitoring->sum.actions, 3);
    assert_int_equal(monitoring->sum.actions_late, 3);
    assert_int_equal(monitoring->sum.closed, 1);
    assert_int_equal(monitoring->sum.closed_late, 1);
    monitoring_destroy(monitoring);
}

static struct monitored *add_monthly(GPtrArray *actions, const char *ticks)
{
    struct monitored *action = add(actions, 2023, "CDOB", "U1");
    action_set(&action->due, "Setiap bulan");
    action_set(&action->ticks, ticks);
    action_set(&action->ticks_now, ticks);
    return action;
}

static void a_month_that_was_not_ticked_by_then_is_overdue(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *ticked = add_monthly(actions, "2024-01,2024-02,2024-03,2024-04,2024-05");
    struct monitored *later = add_monthly(actions, "2024-01,2024-02,2024-03,2024-04,2024-05");
    struct monitored *doubted = add_monthly(actions, "2024-01,2024-02,2024-03,2024-04");
    monitored_take_back(later, &(struct monitored_entry){"month", "", "2024-05"});
    monitored_take_back(doubted, &(struct monitored_entry){"month", "2024-05", ""});
    for (guint i = 0; i < actions->len; i++)
        monitored_settle(g_ptr_array_index(actions, i));
    assert_int_equal(monitored_state(ticked, june), MONITORED_OPEN);
    assert_int_equal(monitored_state(later, june), MONITORED_OVERDUE);
    assert_int_equal(monitored_state(doubted, june), MONITORED_OPEN);
}

static void months_of_an_action_recorded_later_count_as_they_are(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add_monthly(actions, "2024-01,2024-02,2024-03,2024-04,2024-05");
    monitored_take_back(action, &(struct monitored_entry){"month", "", "2024-05"});
    take_back(action, "", "");
    monitored_settle(action);
    assert_int_equal(monitored_state(action, june), MONITORED_OPEN);
}

/* What was dropped as it was recorded later was no plan then either. */
static void a_plan_recorded_later_as_dropped_is_dropped(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add_later(actions, 2023);
    action->status = action->status_now = ACTION_DROPPED;
    assert_int_equal(monitored_state(action, june), MONITORED_DROPPED);
}

static void a_closing_that_was_undone_later_still_counts_then(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add(actions, 2024, "CDOB", "U1");
    take_back(action, "done", "2024-06-01");
    take_back(action, "status", "done");
    assert_int_equal(monitored_state(action, june), MONITORED_CLOSED);
    assert_false(monitored_is_closed_late(action, june));
}

static void a_closing_dated_after_the_cutoff_waits(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add(actions, 2024, "CDOB", "U1");
    close_on(action, (struct day){2024, 7, 1});
    assert_int_equal(monitored_state(action, june), MONITORED_OPEN);
    close_on(action, june);
    assert_int_equal(monitored_state(action, june), MONITORED_CLOSED);
}

static void an_action_made_after_the_cutoff_is_not_there_yet(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add(actions, 2024, "CDOB", "U1");
    take_back(action, "", "");
    assert_int_equal(monitored_state(action, june), MONITORED_LATER);
    struct monitoring *monitoring = monitoring_compute(actions, NULL, june);
    assert_int_equal(monitoring->rows->len, 0);
    assert_int_equal(monitoring_percent(&monitoring->sum), HUNDREDTHS_NONE);
    monitoring_destroy(monitoring);
}

static void fields_are_what_they_were(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    struct monitored *action = add(actions, 2024, "CDOB", "U1");
    action->due_day = (struct day){2024, 12, 31};
    take_back(action, "due", "TW II 2024");
    take_back(action, "service", "CPKB");
    take_back(action, "element", "U9");
    take_back(action, "plan", "Lama");
    take_back(action, "owner", "Tim");
    take_back(action, "survey", "2023");
    take_back(action, "cause", "tidak dilihat");
    take_back(action, "status", "bukan status");
    assert_int_equal(day_compare(action->due_day, june), 0);
    assert_string_equal(action->service, "CPKB");
    assert_string_equal(action->element, "U9");
    assert_string_equal(action->plan, "Lama");
    assert_string_equal(action->owner, "Tim");
    assert_int_equal(action->year, 2023);
    assert_int_equal(action->status, ACTION_PLANNED);
    take_back(action, "due", "Triwulan II");
    assert_int_equal(action->due_day.year, 0);
}

static void overdue_ones_come_first_and_the_dropped_last(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    add(actions, 2024, "A", "")->status = ACTION_DROPPED;
    close_on(add(actions, 2024, "B", ""), june);
    add(actions, 2024, "C", "");
    add(actions, 2024, "D", "")->due_day = june;
    add(actions, 2024, "E", "")->due_day = (struct day){2024, 6, 29};
    add(actions, 2024, "F", "")->due_day = (struct day){2023, 6, 29};
    monitored_sort(actions, june);
    GString *order = g_string_new(NULL);
    for (guint i = 0; i < actions->len; i++)
        g_string_append(order, ((struct monitored *)g_ptr_array_index(actions, i))->service);
    assert_string_equal(order->str, "FEDCBA");
    g_string_free(order, TRUE);
}

static void recommendations_are_services_from_2022_on(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    for (int year = 2021; year <= 2022; year++) {
        add(actions, year, "CDOB", "U1");
        add(actions, year, "CDOB", "U1");
        add(actions, year, "CDOB", "U2");
        add(actions, year, "CPKB", "U2");
    }
    struct monitoring *monitoring = monitoring_compute(actions, NULL, june);
    assert_int_equal(monitoring_find(monitoring, "lokaa", 2021)->recommendations, 3);
    assert_int_equal(monitoring_find(monitoring, "lokaa", 2022)->recommendations, 2);
    assert_int_equal(monitoring->sum.recommendations, 5);
    assert_int_equal(monitoring->years->len, 2);
    assert_int_equal(g_array_index(monitoring->years, struct monitoring_row, 0).year, 2022);
    monitoring_destroy(monitoring);
}

static void recommendations_that_a_list_numbers_are_counted_by_it(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    static const char *const numbers[] = {"1", "1", "2", "2", "3"};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        action_set(&add(actions, 2021, "", i % 2 ? "U1" : "U2")->recommendation, numbers[i]);
    struct monitoring *monitoring = monitoring_compute(actions, NULL, june);
    assert_int_equal(monitoring->sum.recommendations, 3);
    monitoring_destroy(monitoring);
    take_back(g_ptr_array_index(actions, 4), "recommendation", "2");
    monitoring = monitoring_compute(actions, NULL, june);
    assert_int_equal(monitoring->sum.recommendations, 2);
    monitoring_destroy(monitoring);
}

static void dropped_actions_are_in_no_percentage(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    add(actions, 2024, "A", "")->status = ACTION_DROPPED;
    close_on(add(actions, 2024, "B", ""), june);
    add(actions, 2024, "C", "");
    add(actions, 2024, "D", "");
    struct monitoring *monitoring = monitoring_compute(actions, NULL, june);
    assert_int_equal(monitoring->sum.actions, 3);
    assert_int_equal(monitoring->sum.dropped, 1);
    assert_int_equal(monitoring_percent(&monitoring->sum), 3333);
    monitoring_destroy(monitoring);
}

/* --- printed rows --- */

static struct monitored_print *add_print(GPtrArray *prints, const char *unit, int year,
                                         long actions, long closed)
{
    struct monitored_print *print = monitored_print_create(unit, year);
    print->recommendations = 1;
    print->actions = actions;
    print->closed = closed;
    print->line = prints->len + 2;
    g_free(print->source);
    print->source = g_strdup("matriks.csv");
    g_ptr_array_add(prints, print);
    return print;
}

static void printed_rows_stand_beside_computed_ones_and_are_summed(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) actions = no_actions();
    g_autoptr(GPtrArray) prints = g_ptr_array_new_with_free_func(free_print);
    close_on(add(actions, 2022, "A", ""), (struct day){2023, 1, 5});
    add_print(prints, "Loka A*", 2022, 9, 9);
    add_print(prints, "Loka B", 2022, 4, 3)->day = (struct day){2023, 6, 30};
    add_print(prints, "Loka B", 2022, 4, 4)->day = (struct day){2023, 12, 31};
    add_print(prints, "Loka B", 2022, 4, 1)->day = (struct day){2025, 12, 31};
    add_print(prints, "Jumlah", 2022, 99, 99);
    struct monitoring *monitoring = monitoring_compute(actions, prints, june);
    assert_int_equal(monitoring->rows->len, 2);
    assert_int_equal(monitoring->sum.actions, 5);
    assert_int_equal(monitoring->sum.closed, 5);
    assert_false(monitoring_find(monitoring, "lokaa", 2022)->printed);
    assert_true(monitoring_find(monitoring, "lokab", 2022)->printed);
    monitoring_destroy(monitoring);
}

static void the_loka_of_2021_and_2022_are_summed_row_by_row(void **state)
{
    (void)state;
    struct golden golden = golden_load("loka-actions-summary.csv");
    g_autoptr(GPtrArray) none = no_actions();
    g_autoptr(GPtrArray) prints = g_ptr_array_new_with_free_func(free_print);
    for (guint i = 1; i < golden.rows->len; i++)
        add_print(prints, golden_cell(&golden, i, "unit"), (int)golden_whole(&golden, i, "year"),
                  golden_whole(&golden, i, "actions"), golden_whole(&golden, i, "closed"));
    golden_free(&golden);
    struct monitoring *monitoring = monitoring_compute(none, prints, june);
    assert_int_equal(monitoring->rows->len, 53);
    const struct monitoring_row *years =
        &g_array_index(monitoring->years, struct monitoring_row, 0);
    assert_int_equal(years[0].year, 2022);
    assert_int_equal(years[0].actions, 136);
    assert_int_equal(years[0].closed, 136);
    assert_int_equal(years[1].year, 2021);
    assert_int_equal(years[1].actions, 55);
    assert_int_equal(monitoring->sum.actions, 191);
    assert_int_equal(monitoring_percent(&monitoring->sum), 10000);
    monitoring_destroy(monitoring);
}

static void a_printed_sum_is_held_against_its_rows(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) prints = g_ptr_array_new_with_free_func(free_print);
    add_print(prints, "Loka A", 2021, 3, 3);
    add_print(prints, "Loka B", 2021, 4, 4);
    struct monitored_print *total = add_print(prints, "Jumlah", 2021, 7, 7);
    total->recommendations = 2;
    g_autoptr(GPtrArray) right = monitored_prints_check(prints);
    assert_int_equal(right->len, 0);
    total->actions = 6;
    total->closed = 9;
    g_autoptr(GPtrArray) wrong = monitored_prints_check(prints);
    assert_int_equal(wrong->len, 3);
    assert_string_equal(g_ptr_array_index(wrong, 0), "matriks.csv:4: Jumlah 2021: selesai 9, "
                                                     "padahal tindak lanjutnya hanya 6");
    assert_string_equal(g_ptr_array_index(wrong, 1), "matriks.csv:4: Jumlah 2021: tindak lanjut "
                                                     "tercetak 6, jumlah 2 barisnya 7 (selisih 1)");
    assert_string_equal(g_ptr_array_index(wrong, 2), "matriks.csv:4: Jumlah 2021: selesai tercetak "
                                                     "9, jumlah 2 barisnya 7 (selisih 2)");
}

static void a_printed_percent_is_held_against_its_row(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) prints = g_ptr_array_new_with_free_func(free_print);
    struct monitored_print *print = add_print(prints, "Loka A", 2021, 3, 2);
    static const struct {
        long percent;
        guint findings;
    } cases[] = {{6700, 0}, {6667, 0}, {6600, 1}, {6666, 1}, {HUNDREDTHS_NONE, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        print->percent = cases[i].percent;
        g_autoptr(GPtrArray) findings = monitored_prints_check(prints);
        assert_int_equal(findings->len, cases[i].findings);
    }
}

/* --- half-years --- */

static void half_years_end_in_june_and_december(void **state)
{
    (void)state;
    static const struct {
        struct day today, last;
    } cases[] = {
        {{2024, 6, 30}, {2024, 6, 30}},  {{2024, 6, 29}, {2023, 12, 31}},
        {{2024, 12, 30}, {2024, 6, 30}}, {{2024, 12, 31}, {2024, 12, 31}},
        {{2025, 1, 1}, {2024, 12, 31}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(day_compare(half_year_last(cases[i].today), cases[i].last), 0);
    assert_int_equal(day_compare(half_year_step(june, -1), (struct day){2023, 12, 31}), 0);
    assert_int_equal(day_compare(half_year_step(june, 1), (struct day){2024, 12, 31}), 0);
    assert_int_equal(day_compare(half_year_step((struct day){2024, 3, 1}, 1), june), 0);
    assert_int_equal(day_compare(half_year_step((struct day){2024, 7, 1}, -1), june), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_closed_after_the_cutoff_does_not_count),
        cmocka_unit_test(a_closing_recorded_later_about_an_earlier_day_is_told_apart),
        cmocka_unit_test(a_plan_recorded_later_counts_from_its_own_date),
        cmocka_unit_test(a_month_that_was_not_ticked_by_then_is_overdue),
        cmocka_unit_test(months_of_an_action_recorded_later_count_as_they_are),
        cmocka_unit_test(a_plan_recorded_later_as_dropped_is_dropped),
        cmocka_unit_test(a_closing_that_was_undone_later_still_counts_then),
        cmocka_unit_test(a_closing_dated_after_the_cutoff_waits),
        cmocka_unit_test(an_action_made_after_the_cutoff_is_not_there_yet),
        cmocka_unit_test(fields_are_what_they_were),
        cmocka_unit_test(overdue_ones_come_first_and_the_dropped_last),
        cmocka_unit_test(recommendations_are_services_from_2022_on),
        cmocka_unit_test(recommendations_that_a_list_numbers_are_counted_by_it),
        cmocka_unit_test(dropped_actions_are_in_no_percentage),
        cmocka_unit_test(printed_rows_stand_beside_computed_ones_and_are_summed),
        cmocka_unit_test(the_loka_of_2021_and_2022_are_summed_row_by_row),
        cmocka_unit_test(a_printed_sum_is_held_against_its_rows),
        cmocka_unit_test(a_printed_percent_is_held_against_its_row),
        cmocka_unit_test(half_years_end_in_june_and_december),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
