#include "src/action_life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct action *before, *after;
static struct error error;

/* An action of survey 2024 with a plan, in STATUS; whole where it is closed. */
static int set_up(void **state)
{
    (void)state;
    before = action_create();
    before->year = 2024;
    action_set(&before->plan, "Papan informasi");
    action_set_due(before, "31/12/2024", 2024);
    after = action_copy(before);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    action_destroy(before);
    action_destroy(after);
    return 0;
}

static void assert_allowed(void)
{
    error = (struct error){0};
    if (!action_check_change(before, after, &error))
        fail_msg("%s", error.message);
}

static void assert_refused(const char *part)
{
    error = (struct error){0};
    assert_false(action_check_change(before, after, &error));
    if (!strstr(error.message, part))
        fail_msg("%s", error.message);
}

static void finish(struct action *action)
{
    action->status = ACTION_DONE;
    action->done_day = (struct day){2024, 9, 1};
    action_set(&action->realisation, "Terpasang");
    action_set(&action->evidence, "BA 4");
}

static void what_is_planned_runs_and_is_done(void **state)
{
    (void)state;
    after->status = ACTION_RUNNING;
    assert_allowed();
    before->status = ACTION_RUNNING;
    finish(after);
    assert_allowed();
}

static void done_needs_a_realisation_a_day_and_evidence(void **state)
{
    (void)state;
    finish(after);
    action_set(&after->evidence, " ");
    assert_refused("dokumen buktinya");
    after->files = 1;
    assert_allowed();
    after->done_day = (struct day){0};
    assert_refused("tanggal selesainya");
    after->done_day = (struct day){2024, 9, 1};
    action_set(&after->realisation, "");
    assert_refused("realisasinya");
}

static void what_is_done_keeps_its_proof(void **state)
{
    (void)state;
    finish(before);
    finish(after);
    action_set(&after->evidence, "");
    assert_refused("dokumen buktinya");
    after->files = 1;
    assert_allowed();
}

static void what_was_done_without_proof_before_may_still_be_changed(void **state)
{
    (void)state;
    before->status = after->status = ACTION_DONE;
    action_set(&after->realisation, "Terpasang");
    assert_allowed();
}

static void dropping_needs_a_reason(void **state)
{
    (void)state;
    after->status = ACTION_DROPPED;
    assert_refused("mengapa tindak lanjut ini dibatalkan");
    action_set(&after->reason, "Tidak ada ruang");
    assert_allowed();
}

static void an_end_is_taken_back_only_with_a_why(void **state)
{
    (void)state;
    finish(before);
    after->status = ACTION_RUNNING;
    assert_refused("dibuka lagi");
    action_set(&after->why, "Rusak");
    assert_allowed();
    before->status = ACTION_DROPPED;
    assert_allowed();
    action_set(&after->why, "");
    assert_refused("yang dibatalkan dibuka lagi");
}

static void an_end_does_not_become_the_other_end(void **state)
{
    (void)state;
    finish(before);
    after->status = ACTION_DROPPED;
    action_set(&after->reason, "x");
    action_set(&after->why, "x");
    assert_refused("buka lagi dulu");
    before->status = ACTION_DROPPED;
    finish(after);
    assert_refused("direncanakan lagi dulu");
}

static void moving_a_due_date_asks_why(void **state)
{
    (void)state;
    action_set_due(after, "31/01/2025", 2024);
    assert_refused("digeser");
    action_set(&after->why, "Anggaran baru");
    assert_allowed();
    action_set(&after->why, " ");
    action_set_due(after, "-", 2024);
    assert_refused("digeser");
    action_set_due(after, "TW IV 2024", 2024);
    assert_allowed(); /* the same day in other words */
}

static void the_first_due_date_is_no_move(void **state)
{
    (void)state;
    action_set_due(before, "segera", 2024);
    assert_allowed();
    action_set_due(before, "", 2024);
    assert_allowed();
}

static void a_plan_is_needed(void **state)
{
    (void)state;
    action_set(&after->plan, " \n");
    assert_refused("Rencana harus diisi.");
}

/* --- months --- */

static void assert_months(const char *due, struct day made, const char *expected)
{
    int months[ACTION_MONTHS];
    g_autoptr(GString) all = g_string_new(NULL);
    action_set_due(after, due, 2024);
    after->made_day = made;
    int count = action_months(after, months);
    for (int i = 0; i < count; i++) {
        char iso[MONTH_TEXT_SIZE];
        month_to_iso(months[i], iso);
        assert_int_equal(month_from_iso(iso), months[i]);
        g_string_append_printf(all, "%s%s", i ? " " : "", iso);
    }
    assert_string_equal(all->str, expected);
}

static void a_recurring_action_is_due_until_the_year_after_its_survey_ends(void **state)
{
    (void)state;
    assert_months("Setiap triwulan", (struct day){2024, 7, 31},
                  "2024-09 2024-12 2025-03 2025-06 2025-09 2025-12");
    assert_months("Setiap bulan", (struct day){2024, 12, 1},
                  "2025-01 2025-02 2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 "
                  "2025-10 2025-11 2025-12");
    assert_months("Setiap semester", (struct day){2026, 3, 1}, "2025-06 2025-12");
    assert_months("Setiap tahun", (struct day){2019, 3, 1}, "2024-12 2025-12");
    assert_months("31/12/2024", (struct day){2024, 7, 31}, "");
}

static void what_is_no_month_is_none(void **state)
{
    (void)state;
    assert_int_equal(month_from_iso(""), 0);
    assert_int_equal(month_from_iso("2024-13"), 0);
    assert_int_equal(month_from_iso("2024-1"), 0);
    assert_int_equal(day_compare(month_last_day(2024 * 12 + 1), (struct day){2024, 2, 29}), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_planned_runs_and_is_done),
        TEST(done_needs_a_realisation_a_day_and_evidence),
        TEST(what_is_done_keeps_its_proof),
        TEST(what_was_done_without_proof_before_may_still_be_changed),
        TEST(dropping_needs_a_reason),
        TEST(an_end_is_taken_back_only_with_a_why),
        TEST(an_end_does_not_become_the_other_end),
        TEST(moving_a_due_date_asks_why),
        TEST(the_first_due_date_is_no_move),
        TEST(a_plan_is_needed),
        TEST(a_recurring_action_is_due_until_the_year_after_its_survey_ends),
        TEST(what_is_no_month_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
