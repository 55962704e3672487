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
    struct action_facts facts = {.status = status, .lead = due};
    return action_facts_state(&facts, today);
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
    static const char *const names[ACTION_STATES] = {"overdue", "soon", "open", "done", "dropped"};
    for (int each = 0; each < ACTION_STATES; each++) {
        assert_string_equal(action_state_name(each), names[each]);
        assert_true(*action_state_words(each));
    }
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

static bool on(enum action_list list, struct action_facts facts)
{
    return action_is_on(&facts, list, today, 60);
}

static struct action_facts due_in(int days)
{
    return (struct action_facts){.lead = day_add(today, days),
                                 .certainty = DUE_CERTAIN,
                                 .has_owner = true,
                                 .has_evidence = true};
}

static void long_overdue_begins_after_so_many_days(void **state)
{
    (void)state;
    assert_true(on(ACTIONS_OVERDUE, due_in(-1)));
    assert_false(on(ACTIONS_LONG_OVERDUE, due_in(-60)));
    assert_true(on(ACTIONS_LONG_OVERDUE, due_in(-61)));
    assert_false(on(ACTIONS_OVERDUE, due_in(0)));
    assert_true(on(ACTIONS_SOON, due_in(0)));
    assert_true(on(ACTIONS_LATER, due_in(31)));
}

static void what_is_missing_has_a_list_of_its_own(void **state)
{
    (void)state;
    struct action_facts facts = due_in(10);
    for (int list = ACTIONS_UNPROVEN; list <= ACTIONS_DOUBTED; list++)
        assert_false(on((enum action_list)list, facts));
    facts.has_owner = false;
    assert_true(on(ACTIONS_OWNERLESS, facts));
    facts.status = ACTION_DONE;
    assert_false(on(ACTIONS_OWNERLESS, facts));
    assert_true(on(ACTIONS_DATELESS, (struct action_facts){.certainty = DUE_NONE}));
    assert_false(on(ACTIONS_DATELESS, (struct action_facts){.certainty = DUE_RECURRING}));
    assert_true(on(ACTIONS_DOUBTED, (struct action_facts){.certainty = DUE_UNCERTAIN}));
    assert_false(on(ACTIONS_DOUBTED,
                    (struct action_facts){.certainty = DUE_UNCERTAIN, .status = ACTION_DROPPED}));
}

static void what_is_done_without_evidence_waits_for_it(void **state)
{
    (void)state;
    assert_false(on(ACTIONS_UNPROVEN, (struct action_facts){.status = ACTION_RUNNING}));
    assert_true(on(ACTIONS_UNPROVEN,
                   (struct action_facts){.status = ACTION_RUNNING, .has_realisation = true}));
    assert_true(on(ACTIONS_UNPROVEN, (struct action_facts){.status = ACTION_DONE}));
    assert_false(
        on(ACTIONS_UNPROVEN, (struct action_facts){.status = ACTION_DONE, .has_evidence = true}));
    assert_false(on(ACTIONS_UNPROVEN,
                    (struct action_facts){.status = ACTION_DROPPED, .has_realisation = true}));
}

static void every_list_has_a_name_and_words(void **state)
{
    (void)state;
    static const char *const names[ACTION_LISTS] = {
        "all",      "overdue", "long-overdue", "soon", "unproven", "ownerless",
        "dateless", "doubted", "later",        "done", "dropped"};
    for (int list = 0; list < ACTION_LISTS; list++) {
        assert_int_equal(action_list_from_name(names[list]), list);
        assert_true(*action_list_words((enum action_list)list));
    }
    assert_int_equal(action_list_from_name("open"), -1);
}

static void a_clear_date_that_is_flagged_is_a_placeholder(void **state)
{
    (void)state;
    struct action *action = action_create();
    action->year = 2021;
    action_set_due(action, "01/01/2022", 2021);
    assert_int_equal(action_due_doubt(action), DOUBT_NONE);
    action->due_certainty = DUE_UNCERTAIN;
    assert_int_equal(action_due_doubt(action), DOUBT_PLACEHOLDER);
    action_set_due(action, "Triwulan IV", 2021);
    assert_int_equal(action_due_doubt(action), DOUBT_NO_YEAR);
    action_destroy(action);
}

static void assert_kept_due(const char *due, enum due_certainty certainty, struct day day,
                            const char *kept)
{
    struct action *action = action_create(), *back = action_create();
    action_set_due(action, due, 2021);
    action->due_certainty = certainty;
    action->due_day = day;
    g_autofree char *text = action_due_to_record(action, 2021);
    action_due_from_record(back, text, 2021);
    assert_string_equal(text, kept);
    assert_string_equal(back->due, due);
    assert_int_equal(back->due_certainty, certainty);
    assert_int_equal(day_compare(back->due_day, day), 0);
    action_destroy(action);
    action_destroy(back);
}

static void a_due_date_goes_into_the_record_and_comes_back(void **state)
{
    (void)state;
    struct day none = {0}, december = {2021, 12, 31};
    assert_kept_due("", DUE_NONE, none, "");
    assert_kept_due("31/12/2021", DUE_CERTAIN, december, "31/12/2021");
    assert_kept_due("Setiap bulan", DUE_RECURRING, none, "Setiap bulan");
    assert_kept_due("a = b", DUE_UNCERTAIN, none, "a = b");
    assert_kept_due("Triwulan IV", DUE_CERTAIN, december, "Triwulan IV = 2021-12-31");
    assert_kept_due("01/01/2022", DUE_UNCERTAIN, none, "01/01/2022 = ?");
}

static void assert_due_words(const char *due, const char *expected)
{
    struct action *action = action_create();
    action->year = 2024;
    action_set_due(action, due, 2024);
    g_autofree char *words = action_due_words(action);
    assert_string_equal(words, expected);
    action_destroy(action);
}

static void a_due_date_keeps_words_that_are_no_plain_date(void **state)
{
    (void)state;
    assert_due_words("31/07/2024", "31-07-2024");
    assert_due_words("2024-07-31", "31-07-2024");
    assert_due_words("TW IV 2024", "31-12-2024 (TW IV 2024)");
    assert_due_words("Desember 2024", "31-12-2024 (Desember 2024)");
    assert_due_words("Triwulan IV", "Triwulan IV");
    assert_due_words("", "");
}

static void quarters_are_written_and_read(void **state)
{
    (void)state;
    for (unsigned quarters = 0; quarters < 16; quarters++) {
        unsigned read;
        g_autofree char *text = action_quarters_text(quarters);
        assert_true(action_quarters_read(text, &read));
        assert_int_equal(read, quarters);
    }
    unsigned read;
    assert_true(action_quarters_read("3 1", &read));
    assert_int_equal(read, 5);
    assert_false(action_quarters_read("5", &read));
    assert_false(action_quarters_read("TW I", &read));
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
        cmocka_unit_test(long_overdue_begins_after_so_many_days),
        cmocka_unit_test(what_is_missing_has_a_list_of_its_own),
        cmocka_unit_test(what_is_done_without_evidence_waits_for_it),
        cmocka_unit_test(every_list_has_a_name_and_words),
        cmocka_unit_test(a_clear_date_that_is_flagged_is_a_placeholder),
        cmocka_unit_test(a_due_date_goes_into_the_record_and_comes_back),
        cmocka_unit_test(a_due_date_keeps_words_that_are_no_plain_date),
        cmocka_unit_test(quarters_are_written_and_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
