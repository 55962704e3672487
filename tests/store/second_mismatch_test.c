#include "tests/store/second_steps.h"

/* What differs: the third keying, the decision, and corrections in between. */

/* --- a mismatch --- */

static void a_mismatch_is_keyed_a_third_time_only_where_it_differs(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    assert_int_equal(key_pass(&budi, 2, OTHER).state, SECOND_THIRD);
    struct second_pass pass = take(&citra, 3);
    assert_int_equal(comparison_count(pass.items), 1);
    assert_true(comparison_has(pass.items, (size_t)form_find_item(pass.sheet->form, "q1")));
    assert_string_equal(value_of(pass.sheet, "q1"), "");
    second_pass_finish(&pass);
}

/* NAME can sign in, as ROLE. */
static void give_password(const char *name, const char *role)
{
    g_autofree char *sql = g_strdup_printf(
        "UPDATE person SET password = 'x', role = '%s' WHERE name = '%s'", role, name);
    raw_run(office.path, sql);
}

static void who_keyed_neither_pass_keys_the_third(void **state)
{
    (void)state;
    give_password("Citra", "officer");
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    assert_nothing_to_take(&rina, 3);
    assert_nothing_to_take(&budi, 3);
    assert_int_equal(key_pass(&citra, 3, OTHER).state, SECOND_DECISION);
    g_autofree char *standing =
        raw_text(office.path, "SELECT standing FROM second_pass WHERE number = 3");
    assert_string_equal(standing, "other");
}

static char *standing_of_third(void)
{
    return raw_text(office.path, "SELECT standing FROM second_pass WHERE number = 3");
}

static void where_there_is_nobody_else_a_supervisor_who_keyed_a_pass_keys_the_third(void **state)
{
    (void)state;
    give_password("Citra", "supervisor");
    give_password("Budi", "officer");
    key_first(&budi, SHEET);
    key_pass(&citra, 2, OTHER);
    assert_nothing_to_take(&budi, 3);
    assert_int_equal(key_pass(&citra, 3, OTHER).state, SECOND_DECISION);
    g_autofree char *standing = standing_of_third();
    assert_string_equal(standing, "supervisor");
}

static void where_there_is_no_supervisor_either_anyone_keys_the_third(void **state)
{
    (void)state;
    give_password("Rina", "officer");
    give_password("Budi", "officer");
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    assert_int_equal(key_pass(&budi, 3, OTHER).state, SECOND_DECISION);
    g_autofree char *standing = standing_of_third();
    assert_string_equal(standing, "nobody else");
    g_autofree char *why = raw_text(office.path, "SELECT why FROM record WHERE new = 'decision'");
    assert_string_equal(why, "tidak ada orang lain");
}

static void who_is_blocked_is_nobody_else(void **state)
{
    (void)state;
    give_password("Citra", "officer");
    raw_run(office.path, "UPDATE person SET blocked = 1 WHERE name = 'Citra'");
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    assert_int_equal(key_pass(&budi, 3, OTHER).state, SECOND_DECISION);
}

static void two_that_agree_win_by_default_and_who_erred_is_counted(void **state)
{
    struct second_rate rate;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    key_pass(&citra, 3, OTHER);
    struct second_case decision = next_case(&citra);
    assert_int_equal(decision.differences->len, 1);
    assert_string_equal(decision.keyers[PASS_FIRST], "Rina");
    assert_string_equal(decision.keyers[PASS_SECOND], "Budi");
    assert_string_equal(decision.keyers[PASS_THIRD], "Citra");
    assert_string_equal(value_of(decision.decided, "q1"), "1");
    assert_ok(second_store_decide(citra.second, &decision, NOON + 2000, &error));
    second_case_finish(&decision);
    assert_stored(OTHER);
    assert_int_equal(raw_number(office.path, "SELECT sum(erred) FROM verification "
                                             "JOIN person ON person.id = person_id "
                                             "WHERE name = 'Rina'"),
                     1);
    assert_int_equal(raw_number(office.path, "SELECT sum(erred) FROM verification "
                                             "JOIN person ON person.id = person_id "
                                             "WHERE name <> 'Rina'"),
                     0);
    assert_int_equal(raw_number(office.path, "SELECT compared FROM verification WHERE pass = 3"),
                     1);
    assert_ok(second_store_rate(citra.second, &rate, &error));
    assert_int_equal(rate.wrong, 1);
    assert_int_equal(rate.wrong_answers, 1);
    assert_int_equal(rate.undecided, 0);
    g_autofree char *why = raw_text(office.path, "SELECT why FROM record WHERE field = 'q1'");
    assert_string_equal(why, "entri kedua");
}

static void the_one_who_decides_may_choose_what_nobody_keyed(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    key_pass(&citra, 3, "2555555555555512345");
    struct second_case decision = next_case(&citra);
    const struct difference *difference =
        &g_array_index(decision.differences, struct difference, 0);
    assert_int_equal(difference->winner, PASS_NONE);
    set_value(decision.decided, "q1", "3");
    assert_ok(second_store_decide(citra.second, &decision, NOON, &error));
    second_case_finish(&decision);
    assert_stored("3555555555555512345");
    assert_int_equal(raw_number(office.path, "SELECT sum(erred) FROM verification"), 3);
}

static void a_mismatch_that_nobody_has_decided_counts_as_wrong(void **state)
{
    struct second_rate rate;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    assert_ok(second_store_rate(citra.second, &rate, &error));
    assert_int_equal(rate.wrong, 1);
    assert_int_equal(rate.undecided, 1);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM verification"), 0);
}

/* The rate is of the sheets that count, and nobody is asked to decide of another. */
static void a_sheet_set_aside_is_not_in_the_rate_until_it_is_brought_back(void **state)
{
    struct second_rate rate;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    assert_ok(sheet_store_set_counted(rina.program.sheets, 1, false, "ganda", NOON, &error));
    assert_ok(second_store_rate(citra.second, &rate, &error));
    assert_int_equal(rate.sheets, 0);
    assert_int_equal(rate.undecided, 0);
    assert_ok(sheet_store_set_counted(rina.program.sheets, 1, true, "", NOON, &error));
    assert_ok(second_store_rate(citra.second, &rate, &error));
    assert_int_equal(rate.sheets, 1);
    assert_int_equal(rate.undecided, 1);
}

static void an_emptied_field_sticks(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, "-555555555555512345");
    key_pass(&citra, 3, "-555555555555512345");
    struct second_case decision = next_case(&citra);
    assert_string_equal(value_of(decision.decided, "q1"), VALUE_BLANK);
    assert_ok(second_store_decide(citra.second, &decision, NOON, &error));
    second_case_finish(&decision);
    assert_stored("-555555555555512345");
}

static void sheets_of_first_keyers_and_those_asked_for_do_not_stand_for_the_others(void **state)
{
    struct second_rate rate;
    (void)state;
    raw_run(office.path, "UPDATE setting SET value = '1' WHERE name = 'second_share'");
    do
        key_first(&rina, SHEET);
    while (raw_number(office.path, "SELECT count(*) FROM second_keying WHERE why = 'first'") == 0);
    while (key_pass(&budi, 2, OTHER).state != SECOND_THIRD)
        ;
    assert_ok(second_store_rate(citra.second, &rate, &error));
    assert_int_equal(rate.sheets, raw_number(office.path, "SELECT count(*) FROM second_keying "
                                                          "WHERE why = 'sample' "
                                                          "AND state <> 'second'"));
    assert_int_equal(rate.drawn, rate.sheets);
}

static void what_was_asked_for_is_told_apart_from_what_was_drawn(void **state)
{
    struct second_rate rate;
    size_t asked;
    (void)state;
    raw_run(office.path, "UPDATE setting SET value = '0' WHERE name = 'second_share'");
    key_first(&rina, SHEET);
    assert_ok(second_store_ask(citra.second, (int64_t[]){1}, 1, NOON, &asked, &error));
    key_pass(&budi, 2, OTHER);
    assert_ok(second_store_rate(citra.second, &rate, &error));
    assert_int_equal(rate.sheets, 0);
    assert_int_equal(rate.compared, 0);
    assert_int_equal(rate.other_sheets, 1);
    assert_int_equal(rate.other_compared, 26);
    assert_int_equal(rate.other_wrong, 1);
}

/* --- corrections in between --- */

static void correct_answers(int64_t id, const char *answers)
{
    struct sheet *sheet;
    assert_ok(sheet = sheet_store_load(rina.program.sheets, id, &error));
    sheet_unpack_answers(sheet, answers);
    assert_ok(correct_sheet(&rina.program, id, sheet, NOON + 5000));
    sheet_destroy(sheet);
}

static void a_sheet_corrected_between_passes_is_compared_as_it_is_now(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    correct_answers(1, OTHER);
    assert_int_equal(key_pass(&budi, 2, OTHER).state, SECOND_SETTLED);
    assert_stored(OTHER);
}

static void what_a_correction_makes_differ_is_keyed_a_third_time_too(void **state)
{
    struct second_outcome outcome;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    struct second_pass pass = take(&citra, 3);
    fill(&pass, OTHER);
    correct_answers(1, "6155555555555512345");
    assert_ok(second_store_keep(citra.second, &pass, &error));
    assert_ok(second_store_finish(citra.second, &pass, NOON + 6000, &outcome, &error));
    assert_int_equal(outcome.more, 1);
    assert_string_equal(value_of(pass.sheet, "q2"), "");
    assert_string_equal(value_of(pass.sheet, "q1"), "1");
    assert_int_equal(pass.at, form_find_item(pass.sheet->form, "q2"));
    set_value(pass.sheet, "q2", "5");
    assert_ok(second_store_finish(citra.second, &pass, NOON + 7000, &outcome, &error));
    assert_int_equal(outcome.more, 0);
    assert_int_equal(outcome.state, SECOND_DECISION);
    second_pass_finish(&pass);
    struct second_case decision = next_case(&citra);
    assert_int_equal(decision.differences->len, 2);
    assert_string_equal(decision.corrected_by, "Rina");
    assert_string_equal(value_of(decision.passes[PASS_FIRST], "q2"), "1");
    assert_ok(second_store_decide(citra.second, &decision, NOON + 8000, &error));
    second_case_finish(&decision);
    assert_stored("1555555555555512345");
    assert_int_equal(raw_number(office.path, "SELECT first_erred FROM second_difference "
                                             "WHERE field = 'q1'"),
                     1);
}

static void a_mismatch_that_is_corrected_away_is_an_error_of_the_first_all_the_same(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    correct_answers(1, OTHER);
    assert_nothing_to_take(&citra, 3);
    assert_counts(0, 0, 0, 1);
    assert_int_equal(raw_number(office.path, "SELECT erred FROM verification WHERE pass = 1"), 1);
    assert_int_equal(raw_number(office.path, "SELECT erred FROM verification WHERE pass = 2"), 0);
    assert_stored(OTHER);
}

static void a_decision_about_values_of_before_is_refused(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    key_pass(&citra, 3, OTHER);
    struct second_case decision = next_case(&citra);
    correct_answers(1, "2555555555555512345");
    assert_refused(second_store_decide(citra.second, &decision, NOON, &error),
                   "Lembar ini baru saja dikoreksi; periksa nilai yang sekarang, lalu putuskan.");
    assert_ok(second_store_reload(citra.second, &decision, &error));
    assert_string_equal(value_of(decision.passes[PASS_FIRST], "q1"), "2");
    assert_ok(second_store_decide(citra.second, &decision, NOON, &error));
    second_case_finish(&decision);
    assert_stored(OTHER);
}

static void a_correction_that_is_being_keyed_is_not_decided_over(void **state)
{
    struct draft draft;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    key_pass(&citra, 3, OTHER);
    assert_ok(draft_store_open_sheet(rina.program.drafts, 1, &draft, &error));
    set_value(draft.sheet, "age", "35");
    assert_ok(draft_store_keep(rina.program.drafts, &draft, &error));
    struct second_case decision = next_case(&citra);
    assert_refused(second_store_decide(citra.second, &decision, NOON, &error),
                   "Lembar ini sedang dikoreksi oleh Rina. Putuskan sesudah koreksi itu selesai.");
    assert_ok(draft_store_discard(rina.program.drafts, &draft, &error));
    assert_ok(second_store_decide(citra.second, &decision, NOON, &error));
    second_case_finish(&decision);
    draft_finish(&draft);
    assert_stored(OTHER);
}

/* Of sheet 1, which waits for nobody. */
static void assert_verified(const char *verified)
{
    g_autoptr(GHashTable) marks = NULL;
    assert_ok(marks = second_store_marks(budi.second, &error));
    assert_int_equal(g_hash_table_size(marks), 1);
    const struct second_mark *mark = g_hash_table_lookup(marks, &(int64_t){1});
    assert_string_equal(mark->verified, verified);
    assert_false(mark->waits);
}

static void a_sheet_decided_after_three_keyings_is_corrected_with_a_reason_only(void **state)
{
    struct draft draft;
    struct sheet_settled settled;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    key_pass(&citra, 3, OTHER);
    struct second_case decision = next_case(&citra);
    assert_ok(sheet_store_settled(rina.program.sheets, 1, &settled, &error));
    assert_int_equal(settled.by, SHEET_UNSETTLED);
    assert_ok(second_store_decide(citra.second, &decision, NOON, &error));
    second_case_finish(&decision);
    assert_ok(sheet_store_settled(rina.program.sheets, 1, &settled, &error));
    assert_int_equal(settled.by, SHEET_DECIDED);
    assert_ok(draft_store_open_sheet(rina.program.drafts, 1, &draft, &error));
    set_value(draft.sheet, "age", "35");
    assert_ok(draft_store_keep(rina.program.drafts, &draft, &error));
    assert_refused(draft_store_save(rina.program.drafts, &draft, NOON, &error),
                   "Lembar ini sudah diputuskan sesudah tiga kali entri; ia hanya dikoreksi "
                   "dengan alasan.");
    draft.why = g_strdup("ejaan di kertas");
    assert_ok(draft_store_save(rina.program.drafts, &draft, NOON, &error));
    draft_finish(&draft);
    g_autofree char *why = raw_text(office.path, "SELECT why FROM record WHERE field = 'age'");
    assert_string_equal(why, "ejaan di kertas");
    assert_chain_is_whole();
}

static void a_change_afterwards_makes_only_the_changed_fields_unverified(void **state)
{
    struct second_counts counts;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, SHEET);
    correct_answers(1, OTHER);
    assert_verified("0111111111111111111");
    assert_ok(second_store_counts(budi.second, &counts, &error));
    assert_int_equal(counts.changed, 1);
    assert_chain_is_whole();
}

static void a_sheet_that_is_settled_can_be_asked_for_again(void **state)
{
    size_t asked;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, SHEET);
    correct_answers(1, OTHER);
    assert_ok(second_store_ask(citra.second, (int64_t[]){1}, 1, NOON, &asked, &error));
    assert_int_equal(asked, 1);
    assert_int_equal(key_pass(&budi, 2, OTHER).state, SECOND_SETTLED);
    assert_verified("1111111111111111111");
    assert_counts(0, 0, 0, 1);
    assert_chain_is_whole();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_mismatch_is_keyed_a_third_time_only_where_it_differs),
        TEST(who_keyed_neither_pass_keys_the_third),
        TEST(where_there_is_nobody_else_a_supervisor_who_keyed_a_pass_keys_the_third),
        TEST(where_there_is_no_supervisor_either_anyone_keys_the_third),
        TEST(who_is_blocked_is_nobody_else),
        TEST(two_that_agree_win_by_default_and_who_erred_is_counted),
        TEST(the_one_who_decides_may_choose_what_nobody_keyed),
        TEST(a_mismatch_that_nobody_has_decided_counts_as_wrong),
        TEST(a_sheet_set_aside_is_not_in_the_rate_until_it_is_brought_back),
        TEST(an_emptied_field_sticks),
        TEST(sheets_of_first_keyers_and_those_asked_for_do_not_stand_for_the_others),
        TEST(what_was_asked_for_is_told_apart_from_what_was_drawn),
        TEST(a_sheet_corrected_between_passes_is_compared_as_it_is_now),
        TEST(what_a_correction_makes_differ_is_keyed_a_third_time_too),
        TEST(a_mismatch_that_is_corrected_away_is_an_error_of_the_first_all_the_same),
        TEST(a_decision_about_values_of_before_is_refused),
        TEST(a_correction_that_is_being_keyed_is_not_decided_over),
        TEST(a_sheet_decided_after_three_keyings_is_corrected_with_a_reason_only),
        TEST(a_change_afterwards_makes_only_the_changed_fields_unverified),
        TEST(a_sheet_that_is_settled_can_be_asked_for_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
