#include "tests/store/second_steps.h"

#include <sys/wait.h>

/* The second pass, also of several people at once and after a crash. */

/* --- the second pass --- */

static void the_second_pass_shows_nothing_of_the_first(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    struct second_pass pass = take(&budi, 2);
    assert_int_equal(sheet_number(pass.sheet), 1);
    assert_string_equal(pass.service, "CDOB");
    for (size_t i = 1; i < pass.sheet->form->item_count; i++)
        assert_string_equal(pass.sheet->values[i], comparison_has(pass.items, i) ? "" : "-");
    second_pass_finish(&pass);
}

static void another_person_than_the_first_keys_it(void **state)
{
    struct second_counts counts;
    (void)state;
    key_first(&rina, SHEET);
    assert_nothing_to_take(&rina, 2);
    assert_ok(second_store_counts(rina.second, &counts, &error));
    assert_int_equal(counts.sheets[SECOND_WAITS], 1);
    assert_int_equal(counts.mine[SECOND_WAITS], 0);
    assert_int_equal(key_pass(&budi, 2, SHEET).state, SECOND_SETTLED);
}

static void where_nobody_signs_in_the_same_person_may_and_the_record_says_so(void **state)
{
    (void)state;
    set_setting("sign_in", "0");
    key_first(&rina, SHEET);
    assert_int_equal(key_pass(&rina, 2, SHEET).state, SECOND_SETTLED);
    g_autofree char *standing = raw_text(office.path, "SELECT standing FROM second_pass");
    assert_string_equal(standing, "alone");
    g_autofree char *why = raw_text(office.path, "SELECT why FROM record WHERE field = 'state'");
    assert_string_equal(why, "orang yang sama, mode satu orang");
    assert_chain_is_whole();
}

static void passes_that_agree_settle_the_sheet(void **state)
{
    struct second_rate rate;
    (void)state;
    key_first(&rina, SHEET);
    struct second_outcome outcome = key_pass(&budi, 2, SHEET);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_pass WHERE at IS NULL"),
                     0);
    assert_int_equal(outcome.state, SECOND_SETTLED);
    assert_int_equal(outcome.differing, 0);
    assert_counts(0, 0, 0, 1);
    assert_ok(second_store_rate(budi.second, &rate, &error));
    assert_int_equal(rate.sheets, 1);
    assert_int_equal(rate.compared, 26); /* all but number, name, phone, workplace, suggestion */
    assert_int_equal(rate.wrong, 0);
    assert_int_equal(rate.answers, 11);
    assert_int_equal(rate.drawn, 0); /* all are keyed twice: nobody drew them */
    assert_int_equal(rate.other_sheets, 0);
    assert_stored(SHEET);
}

static void a_second_pass_never_makes_a_sheet(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, "1" SHEET);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), 1);
    assert_int_equal(raw_number(office.path, "SELECT sum(keyed) FROM sheet_count"), 1);
    assert_figures_are_right(&office.first);
}

static void texts_and_personal_data_are_compared_on_request(void **state)
{
    (void)state;
    set_setting("second_text", "1");
    key_first(&rina, SHEET);
    struct second_pass pass = take(&budi, 2);
    fill(&pass, SHEET);
    set_value(pass.sheet, "name", "Sara");
    set_value(pass.sheet, "suggestion", "Lebih cepat ");
    assert_int_equal(finish(&budi, &pass).differing, 1);
    second_pass_finish(&pass);
    key_pass(&citra, 3, SHEET);
    struct second_case decision = next_case(&citra);
    set_value(decision.decided, "name", "Sara");
    assert_ok(second_store_decide(citra.second, &decision, NOON, &error));
    second_case_finish(&decision);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_pass WHERE fields || "
                                             "seen_fields <> ''"),
                     0);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_difference "
                                             "WHERE first || second || third || decided "
                                             "LIKE '%Sar%'"),
                     0);
    assert_stored(SHEET);
}

static void forgetting_a_respondent_takes_the_passes_that_name_him_along(void **state)
{
    (void)state;
    set_setting("second_text", "1");
    key_first(&rina, SHEET);
    struct second_pass pass = take(&budi, 2);
    fill(&pass, SHEET);
    set_value(pass.sheet, "name", "Sara");
    finish(&budi, &pass);
    second_pass_finish(&pass);
    assert_counts(0, 1, 0, 0);
    assert_ok(sheet_store_erase_personal(rina.program.sheets, 1, "permintaan", NOON, &error));
    assert_counts(1, 0, 0, 0);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_pass"), 0);
    assert_chain_is_whole();
}

/* --- several programs, and crashes --- */

static void two_programs_never_take_the_same_sheet(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_first(&rina, SHEET);
    struct second_pass first = take(&budi, 2), second = take(&citra, 2);
    assert_true(first.id && second.id && first.id != second.id);
    struct keyer dewi = keyer_open("Dewi", false);
    assert_nothing_to_take(&dewi, 2);
    assert_ok(second_store_park(budi.second, &first, &error));
    struct second_pass third = take(&dewi, 2);
    assert_int_equal(third.id, first.id);
    assert_null(third.instead_of);
    second_pass_finish(&first);
    second_pass_finish(&second);
    second_pass_finish(&third);
    keyer_close(&dewi);
}

static void two_supervisors_never_decide_the_same_sheet(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    key_pass(&citra, 3, OTHER);
    struct keyer dewi = keyer_open("Dewi", true);
    struct second_case first = next_case(&citra), second = next_case(&dewi);
    assert_true(first.id != 0);
    assert_int_equal(second.id, 0);
    second_store_drop_case(citra.second, &first);
    second_case_finish(&second);
    second = next_case(&dewi);
    assert_int_equal(second.id, first.id);
    second_case_finish(&first);
    second_case_finish(&second);
    keyer_close(&dewi);
}

static void an_officer_has_no_decision_to_take(void **state)
{
    struct second_counts counts;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    key_pass(&citra, 3, OTHER);
    assert_ok(second_store_counts(budi.second, &counts, &error));
    assert_int_equal(counts.mine[SECOND_DECISION], 0);
    assert_ok(second_store_counts(citra.second, &counts, &error));
    assert_int_equal(counts.mine[SECOND_DECISION], 1);
}

static void a_pass_that_was_left_goes_on_at_the_same_field(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_first(&rina, SHEET);
    struct second_pass pass = take(&budi, 2);
    set_value(pass.sheet, "age", "34");
    pass.at = 5;
    assert_ok(second_store_keep(budi.second, &pass, &error));
    assert_ok(second_store_park(budi.second, &pass, &error));
    int64_t id = pass.id;
    second_pass_finish(&pass);
    pass = take(&budi, 2);
    assert_int_equal(pass.id, id);
    assert_int_equal(pass.at, 5);
    assert_string_equal(value_of(pass.sheet, "age"), "34");
    second_pass_finish(&pass);
}

static void a_pass_that_another_left_begins_anew_when_nothing_else_waits(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    key_first(&rina, SHEET);
    struct second_pass pass = take(&budi, 2);
    set_value(pass.sheet, "age", "99");
    assert_ok(second_store_keep(budi.second, &pass, &error));
    assert_ok(second_store_park(budi.second, &pass, &error));
    int64_t left = pass.id;
    second_pass_finish(&pass);
    assert_int_equal(key_pass(&citra, 2, SHEET).state, SECOND_SETTLED);
    pass = take(&citra, 2);
    assert_int_equal(pass.id, left);
    assert_string_equal(pass.instead_of, "Budi");
    assert_string_equal(value_of(pass.sheet, "age"), "");
    fill(&pass, SHEET);
    assert_int_equal(finish(&citra, &pass).state, SECOND_SETTLED);
    second_pass_finish(&pass);
    assert_chain_is_whole();
}

static void a_pass_survives_a_program_that_is_killed(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    pid_t child = fork();
    if (child == 0) {
        struct keyer killed = keyer_open("Budi", false);
        struct second_pass pass = take(&killed, 2);
        set_value(pass.sheet, "age", "34");
        set_value(pass.sheet, "q1", "6");
        pass.at = 12;
        if (!second_store_keep(killed.second, &pass, &error))
            _exit(1);
        raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    struct second_pass pass;
    assert_ok(second_store_take_interrupted(budi.second, &pass, NOON, &error));
    assert_int_equal(pass.at, 12);
    assert_string_equal(value_of(pass.sheet, "age"), "34");
    assert_string_equal(value_of(pass.sheet, "q1"), "6");
    second_pass_finish(&pass);
    assert_chain_is_whole();
}

static void a_pass_over_what_was_settled_meanwhile_is_refused(void **state)
{
    struct second_outcome outcome;
    (void)state;
    key_first(&rina, SHEET);
    struct second_pass pass = take(&budi, 2);
    fill(&pass, SHEET);
    raw_run(office.path, "UPDATE second_keying SET state = 'settled'");
    assert_refused(second_store_finish(budi.second, &pass, NOON, &outcome, &error),
                   "Lembar ini tidak menunggu entri ini lagi; kembali dengan Esc.");
    second_pass_finish(&pass);
}

static void a_locked_survey_takes_no_pass_and_no_decision(void **state)
{
    struct second_outcome outcome;
    (void)state;
    key_first(&rina, SHEET);
    struct second_pass pass = take(&budi, 2);
    fill(&pass, SHEET);
    raw_run(office.path, "INSERT INTO survey_lock (uid, survey_id, locked, at, person_id) "
                         "SELECT randomblob(16), survey.id, 1, 0, person.id FROM survey, person "
                         "LIMIT 1");
    assert_false(second_store_keep(budi.second, &pass, &error));
    assert_false(second_store_finish(budi.second, &pass, NOON, &outcome, &error));
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_pass"), 0);
    second_pass_finish(&pass);
}

static void a_value_changed_behind_lembar_is_found(void **state)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    (void)state;
    key_first(&rina, SHEET);
    key_pass(&budi, 2, OTHER);
    raw_run(office.path, "UPDATE second_pass SET answers = '6' || substr(answers, 2)");
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    assert_int_equal(findings->len, 1);
    assert_string_equal(g_ptr_array_index(findings, 0),
                        "Entri kedua lembar 1 (survei 2024) tidak sesuai dengan riwayatnya.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_second_pass_shows_nothing_of_the_first),
        TEST(another_person_than_the_first_keys_it),
        TEST(where_nobody_signs_in_the_same_person_may_and_the_record_says_so),
        TEST(passes_that_agree_settle_the_sheet),
        TEST(a_second_pass_never_makes_a_sheet),
        TEST(texts_and_personal_data_are_compared_on_request),
        TEST(forgetting_a_respondent_takes_the_passes_that_name_him_along),
        TEST(two_programs_never_take_the_same_sheet),
        TEST(two_supervisors_never_decide_the_same_sheet),
        TEST(an_officer_has_no_decision_to_take),
        TEST(a_pass_that_was_left_goes_on_at_the_same_field),
        TEST(a_pass_that_another_left_begins_anew_when_nothing_else_waits),
        TEST(a_pass_survives_a_program_that_is_killed),
        TEST(a_pass_over_what_was_settled_meanwhile_is_refused),
        TEST(a_locked_survey_takes_no_pass_and_no_decision),
        TEST(a_value_changed_behind_lembar_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
