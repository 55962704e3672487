#include "db/action_import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/office.h"
#include "tests/store/stopper.h"

/* What becomes of a list of actions, run by run. The command and the screen are in tests/e2e. */

#define OWN_UNIT "Balai Besar POM di Balikpapan"

static struct office office;
static struct action_import *import;
static bool at_headings;
static const struct action_import_options plain, merged = {.merged = true};

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    action_import_close(import);
    import = NULL;
    office_close(&office);
    return 0;
}

/* NULL where that fails. */
static void try_to_read(const char *text)
{
    const struct action_import_place place = {office.first.database, office.first.survey, "id",
                                              office.first.person};
    const struct action_import_file file = {.path = "daftar.csv", .text = text};
    action_import_close(import);
    error = (struct error){0};
    import = action_import_open(&place, &file, &plain, &at_headings, &error);
}

static void read_list(const char *text)
{
    try_to_read(text);
    if (!import)
        fail_msg("%s", error.message);
}

static void run(const struct action_import_options *options, bool keep)
{
    assert_ok(action_import_run(import, options, keep, NOON, &error));
}

static guint count_of(enum row_outcome outcome)
{
    return action_import_result(import)->counts[outcome];
}

static guint stored(void)
{
    error = (struct error){0};
    g_autoptr(GPtrArray) actions = action_store_list(office.first.actions, &error);
    assert_non_null(actions);
    return actions->len;
}

static const struct action_spelling *spelling(guint at)
{
    return g_ptr_array_index(action_import_spellings(import), at);
}

static const char *reasons(guint at)
{
    return g_array_index(action_import_result(import)->outcomes, struct action_outcome, at).reasons;
}

/* --- runs --- */

static void a_look_stores_nothing_and_the_same_list_twice_nothing_new(void **state)
{
    (void)state;
    read_list("service,plan\nCDOB,A\nCPKB,B\n");
    run(&plain, false);
    assert_int_equal(count_of(ROW_TAKEN), 2);
    assert_int_equal(stored(), 0);
    run(&plain, true);
    assert_int_equal(stored(), 2);
    run(&plain, true);
    assert_int_equal(count_of(ROW_TAKEN), 0);
    assert_int_equal(count_of(ROW_THERE), 2);
    assert_int_equal(stored(), 2);
}

static void merged_cells_go_on_in_the_runs_that_say_so(void **state)
{
    (void)state;
    read_list("service,plan,due\nCDOB,A,\n,B,\nCPKB,,\n,C,\n");
    run(&merged, false);
    assert_int_equal(count_of(ROW_TAKEN), 3);
    assert_int_equal(count_of(ROW_SKIPPED), 1);
    assert_string_equal(
        g_array_index(action_import_result(import)->outcomes, struct action_outcome, 3).service,
        "CPKB");
    run(&plain, false);
    assert_int_equal(count_of(ROW_TAKEN), 3);
    assert_int_equal(count_of(ROW_REFUSED), 1);
    assert_int_equal(action_import_result(import)->remarks->len, 1);
    assert_string_equal(
        g_array_index(action_import_result(import)->outcomes, struct action_outcome, 3).service,
        "");
}

static void rows_of_merged_units_are_counted_with_the_unit(void **state)
{
    (void)state;
    read_list("unit,plan\nBalai Balikpapan,A\n,B\n,C\n");
    assert_int_equal(spelling(0)->rows, 1);
    run(&merged, false);
    assert_int_equal(spelling(0)->rows, 3);
    assert_int_equal(count_of(ROW_REFUSED), 3);
    run(&plain, false);
    assert_int_equal(spelling(0)->rows, 1);
}

/* A copy of last year's list has the identifiers of last year's actions. */
static void an_identifier_of_another_survey_leads_to_no_action_of_it(void **state)
{
    static const struct action_import_options updating = {.update = true};
    struct survey *other;
    int64_t id;
    (void)state;
    assert_ok(survey_store_create(office.first.surveys, OWN_UNIT, office.first.survey->form, 2023,
                                  NOON, &id, &error));
    assert_ok(other = survey_store_load(office.first.surveys, id, "id", &error));
    assert_ok(
        survey_store_add_service(office.first.surveys, other, "CDOB", "CDOB", -1, NOON, &error));
    survey_destroy(other);
    read_list("year,service,plan\n2023,CDOB,A\n");
    run(&plain, true);
    struct action *action = action_store_load(office.first.actions, 1, &error);
    g_autofree char *list =
        g_strdup_printf("year,service,plan,id\n2023,CDOB,B,\n2024,CPKB,A,%s\n", action->uid);
    action_destroy(action);
    read_list(list);
    run(&updating, true);
    assert_int_equal(count_of(ROW_TAKEN), 2);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM action JOIN service "
                                             "ON service.id = service_id "
                                             "WHERE service.survey_id <> action.survey_id"),
                     0);
}

/* --- which unit is meant --- */

static void who_does_not_know_the_unit_after_all_has_its_rows_refused(void **state)
{
    (void)state;
    read_list("unit,plan\nBalai Balikpapan,A\n");
    action_import_confirm(import, 0, OWN_UNIT);
    run(&plain, false);
    assert_int_equal(count_of(ROW_TAKEN), 1);
    action_import_confirm(import, 0, NULL);
    run(&plain, true);
    assert_int_equal(spelling(0)->state, SPELLING_OPEN);
    assert_int_equal(count_of(ROW_REFUSED), 1);
    assert_string_equal(reasons(0),
                        "unit \"Balai Balikpapan\" belum dipastikan; mungkin " OWN_UNIT);
    read_list("unit,plan\nBalai Balikpapan,A\n");
    assert_int_equal(spelling(0)->state, SPELLING_OPEN);
}

static void what_was_remembered_may_be_doubted_for_one_list(void **state)
{
    (void)state;
    read_list("unit,plan\nBalai Balikpapan,A\n");
    action_import_confirm(import, 0, OWN_UNIT);
    run(&plain, true);
    read_list("unit,plan\nBalai Balikpapan,B\n");
    assert_int_equal(spelling(0)->state, SPELLING_REMEMBERED);
    action_import_confirm(import, 0, NULL);
    run(&plain, true);
    assert_int_equal(count_of(ROW_REFUSED), 1);
    assert_int_equal(stored(), 1);
    read_list("unit,plan\nBalai Balikpapan,B\n");
    assert_int_equal(spelling(0)->state, SPELLING_REMEMBERED);
}

static void a_unit_like_no_other_that_nobody_knows_gets_no_survey(void **state)
{
    static const struct action_import_options adding = {.add_surveys = true};
    (void)state;
    read_list("unit,plan\nDinas Kesehatan,A\n");
    run(&adding, false);
    assert_int_equal(count_of(ROW_TAKEN), 1);
    action_import_confirm(import, 0, NULL);
    run(&adding, false);
    assert_string_equal(reasons(0), "unit \"Dinas Kesehatan\" belum dipastikan");
    assert_int_equal(count_of(ROW_REFUSED), 1);
}

static void what_was_said_of_units_is_said_again_of_another_reading(void **state)
{
    static const char list[] = "unit,plan\nBalai Balikpapan,A\nDinas Kesehatan,B\nBalai POM,C\n";
    (void)state;
    read_list(list);
    struct action_import *before = import;
    import = NULL;
    action_import_confirm(before, 0, OWN_UNIT);
    action_import_confirm(before, 1, NULL);
    read_list(list);
    assert_int_equal(spelling(1)->state, SPELLING_NEW);
    action_import_confirm_as(import, before);
    action_import_close(before);
    assert_int_equal(spelling(0)->state, SPELLING_CONFIRMED);
    assert_string_equal(spelling(0)->unit, OWN_UNIT);
    assert_int_equal(spelling(1)->state, SPELLING_OPEN);
    assert_int_equal(spelling(2)->state, SPELLING_NEW);
}

static void only_wrong_headings_are_told_as_such(void **state)
{
    static const struct {
        const char *text;
        bool headings;
    } lists[] = {{"yang dikerjakan,kapan\nA,B\n", true},
                 {"plan,due,timeline\nA,,\n", true},
                 {"plan,due\n\"A,B\n", false},
                 {"", false}};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        try_to_read(lists[i].text);
        assert_null(import);
        assert_int_equal(error.code, ERROR_INPUT);
        assert_int_equal(at_headings, lists[i].headings);
    }
}

/* --- what does not come to its end --- */

#define MANY 200 /* rows whose storing takes more than one look */

static void a_run_that_is_stopped_leaves_what_came_of_the_one_before(void **state)
{
    struct stopper stopper = stop_at(2);
    g_autoptr(GString) text = g_string_new("unit,plan\nBalai Balikpapan,Loket\n");
    (void)state;
    for (int i = 0; i < MANY; i++)
        g_string_append_printf(text, ",Rencana %d\n", i);
    read_list(text->str);
    run(&plain, false);
    assert_int_equal(count_of(ROW_REFUSED), MANY + 1);
    g_autofree char *before = g_strdup(reasons(0));
    action_import_confirm(import, 0, "Loka POM di Kota Bontang");
    action_import_confirm(import, 0, "Balai Besar POM di Balikpapan");
    database_watch(office.first.database, &stopper.progress);
    assert_false(action_import_run(import, &merged, true, NOON, &error));
    database_watch(office.first.database, NULL);
    assert_int_equal(error.code, ERROR_STOPPED);
    assert_false(action_import_options(import)->merged);
    assert_int_equal(count_of(ROW_REFUSED), MANY + 1);
    assert_string_equal(reasons(0), before);
    assert_int_equal(spelling(0)->state, SPELLING_OPEN);
    assert_int_equal(spelling(0)->rows, 1);
    run(&merged, true);
    assert_int_equal(stored(), 0);
}

#define UNITS 60

static void the_reading_of_a_list_is_stopped_at_any_look(void **state)
{
    g_autoptr(GString) text = g_string_new("unit,plan\n");
    int64_t look = 0;
    (void)state;
    for (int i = 0; i < UNITS; i++)
        g_string_append_printf(text, "Dinas %d,Rencana %d\n", i, i);
    do {
        struct stopper stopper = stop_at(++look);
        database_watch(office.first.database, &stopper.progress);
        try_to_read(text->str);
        database_watch(office.first.database, NULL);
        assert_true(import || error.code == ERROR_STOPPED);
    } while (!import);
    assert_int_equal(action_import_spellings(import)->len, UNITS);
    assert_true(look > UNITS);
}

/* Steps of the longest stretch that was seen. */
static int64_t longest;

static bool see(struct progress *progress)
{
    longest = MAX(longest, progress->total);
    return true;
}

static void a_run_tells_how_many_rows_are_done(void **state)
{
    struct progress progress = {.watch = see};
    g_autoptr(GString) text = g_string_new("plan\n");
    (void)state;
    for (int i = 0; i < MANY; i++)
        g_string_append_printf(text, "Rencana %d\n", i);
    read_list(text->str);
    longest = 0;
    database_watch(office.first.database, &progress);
    run(&plain, false);
    database_watch(office.first.database, NULL);
    assert_int_equal(longest, MANY);
    assert_int_equal(progress.done, MANY);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_look_stores_nothing_and_the_same_list_twice_nothing_new),
        TEST(merged_cells_go_on_in_the_runs_that_say_so),
        TEST(rows_of_merged_units_are_counted_with_the_unit),
        TEST(an_identifier_of_another_survey_leads_to_no_action_of_it),
        TEST(who_does_not_know_the_unit_after_all_has_its_rows_refused),
        TEST(what_was_remembered_may_be_doubted_for_one_list),
        TEST(a_unit_like_no_other_that_nobody_knows_gets_no_survey),
        TEST(what_was_said_of_units_is_said_again_of_another_reading),
        TEST(only_wrong_headings_are_told_as_such),
        TEST(a_run_that_is_stopped_leaves_what_came_of_the_one_before),
        TEST(the_reading_of_a_list_is_stopped_at_any_look),
        TEST(a_run_tells_how_many_rows_are_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
