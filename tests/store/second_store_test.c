#include "db/second_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/second_draw.h"
#include "db/setting_store.h"
#include "tests/store/office.h"

/* Rina keys first; Budi, Citra and Dewi key again, each in a program of their own. */

#define SHEET "6555555555555512345" /* all 19 answers */
#define OTHER "1555555555555512345" /* q1 differs */

static struct office office;

struct keyer {
    struct program program;
    struct second_store *second;
};

static struct keyer rina, budi, citra;

static void open_second(struct keyer *keyer, bool is_supervisor)
{
    assert_ok(keyer->second = second_store_open(keyer->program.database, keyer->program.survey,
                                                keyer->program.sheets, keyer->program.person,
                                                is_supervisor, &error));
}

static struct keyer keyer_open(const char *name, bool is_supervisor)
{
    struct keyer keyer = {.program = program_open(&office, name)};
    open_second(&keyer, is_supervisor);
    return keyer;
}

static void keyer_close(struct keyer *keyer)
{
    second_store_close(keyer->second);
    keyer->second = NULL;
    program_close(&keyer->program);
}

static void set_setting(const char *name, const char *value)
{
    struct setting_store *settings;
    struct database *database = office.first.database;
    assert_ok(settings = setting_store_open(database, &error));
    assert_ok(database_begin(database, &error));
    assert_ok(setting_store_set(settings, name, value, office.first.person, NOON, &error));
    assert_ok(database_end(database, true, &error));
    setting_store_close(settings);
}

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    set_setting("sign_in", "1");
    set_setting("second_share", "100");
    rina = (struct keyer){.program = office.first};
    open_second(&rina, false);
    budi = keyer_open("Budi", false);
    citra = keyer_open("Citra", true);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    keyer_close(&citra);
    keyer_close(&budi);
    second_store_close(rina.second);
    office_close(&office);
    return 0;
}

/* --- steps --- */

/* Keyed and stored as the keying screen does it. */
static void key_first(const struct keyer *keyer, const char *answers)
{
    struct draft draft;
    assert_ok(draft_store_open_new(keyer->program.drafts, &draft, &error));
    sheet_unpack_answers(draft.sheet, answers);
    set_value(draft.sheet, "service", "CDOB");
    set_value(draft.sheet, "date", "2024-06-24");
    set_value(draft.sheet, "age", "34");
    set_value(draft.sheet, "name", "Sari");
    set_value(draft.sheet, "suggestion", "Lebih cepat");
    assert_ok(draft_store_save(keyer->program.drafts, &draft, NOON, &error));
    assert_ok(draft_store_park(keyer->program.drafts, &draft, &error));
    draft_finish(&draft);
}

static struct second_pass take(const struct keyer *keyer, int number)
{
    struct second_pass pass;
    assert_ok(second_store_take(keyer->second, number, &pass, NOON, &error));
    return pass;
}

static void fill(struct second_pass *pass, const char *answers)
{
    g_autofree char *all = g_strdup(answers);
    for (size_t i = 0; i < pass->sheet->form->item_count; i++) {
        const struct form_item *item = &pass->sheet->form->items[i];
        char value[2] = {item->answer >= 0 ? all[item->answer] : '\0', '\0'};
        if (comparison_has(pass->items, i) && item->answer >= 0)
            sheet_set(pass->sheet, i, value);
    }
    if (pass->number == 3)
        return;
    set_value(pass->sheet, "service", "CDOB");
    set_value(pass->sheet, "date", "2024-06-24");
    set_value(pass->sheet, "age", "34");
}

static struct second_outcome finish(const struct keyer *keyer, struct second_pass *pass)
{
    struct second_outcome outcome;
    assert_ok(second_store_keep(keyer->second, pass, &error));
    assert_ok(second_store_finish(keyer->second, pass, NOON + 1000, &outcome, &error));
    return outcome;
}

/* A whole pass over the next sheet. */
static struct second_outcome key_pass(const struct keyer *keyer, int number, const char *answers)
{
    struct second_pass pass = take(keyer, number);
    assert_true(pass.id != 0);
    fill(&pass, answers);
    struct second_outcome outcome = finish(keyer, &pass);
    second_pass_finish(&pass);
    return outcome;
}

static void assert_nothing_to_take(const struct keyer *keyer, int number)
{
    struct second_pass pass = take(keyer, number);
    assert_int_equal(pass.id, 0);
    second_pass_finish(&pass);
}

static struct second_case next_case(const struct keyer *keyer)
{
    struct second_case decision;
    assert_ok(second_store_next_case(keyer->second, &decision, &error));
    return decision;
}

static void assert_chain_is_whole(void)
{
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    for (guint i = 0; i < findings->len; i++)
        print_error("%s\n", (char *)g_ptr_array_index(findings, i));
    assert_int_equal(findings->len, 0);
}

static void assert_stored(const char *answers)
{
    g_autofree char *stored = raw_text(office.path, "SELECT answers FROM sheet");
    assert_string_equal(stored, answers);
    assert_figures_are_right(&office.first);
    assert_chain_is_whole();
}

static void assert_counts(int64_t second, int64_t third, int64_t decision, int64_t settled)
{
    struct second_counts counts;
    assert_ok(second_store_counts(budi.second, &counts, &error));
    assert_int_equal(counts.sheets[SECOND_WAITS], second);
    assert_int_equal(counts.sheets[SECOND_THIRD], third);
    assert_int_equal(counts.sheets[SECOND_DECISION], decision);
    assert_int_equal(counts.sheets[SECOND_SETTLED], settled);
}

/* --- what waits --- */

static void a_sheet_is_settled_when_it_is_stored(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    assert_counts(1, 0, 0, 0);
    set_setting("second_share", "0");
    key_first(&rina, SHEET);
    assert_counts(1, 0, 0, 0);
    assert_chain_is_whole();
}

static void an_office_that_wants_none_has_none(void **state)
{
    (void)state;
    set_setting("second_share", "0");
    key_first(&rina, SHEET);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_keying"), 0);
}

static void a_sample_has_its_share_of_a_thousand_sheets(void **state)
{
    long drawn, first;
    (void)state;
    set_setting("second_share", "10");
    for (int i = 0; i < 1000; i++)
        key_first(&rina, SHEET);
    drawn = raw_number(office.path, "SELECT count(*) FROM second_keying WHERE why = 'sample'");
    assert_in_range(drawn, 60, 140);
    first = raw_number(office.path, "SELECT count(*) FROM second_keying JOIN sheet "
                                    "ON sheet.id = sheet_id WHERE number <= 20");
    assert_int_equal(first, 20);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_keying "
                                             "JOIN sheet ON sheet.id = sheet_id "
                                             "WHERE why = 'first' AND number > 20"),
                     0);
    assert_chain_is_whole();
}

static void the_first_sheets_of_each_person_are_all_keyed_twice(void **state)
{
    (void)state;
    set_setting("second_share", "1");
    set_setting("second_first", "3");
    for (int i = 0; i < 5; i++) {
        key_first(&rina, SHEET);
        key_first(&budi, SHEET);
    }
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_keying WHERE why = "
                                             "'first' OR why = 'sample'"),
                     raw_number(office.path, "SELECT count(*) FROM second_keying"));
    assert_int_equal(raw_number(office.path, "SELECT count(DISTINCT number) FROM second_keying "
                                             "JOIN sheet ON sheet.id = sheet_id "
                                             "WHERE number <= 6"),
                     6);
}

static void a_survey_may_want_another_share_than_the_office(void **state)
{
    struct second_draw *draw;
    struct second_rule rule;
    (void)state;
    assert_ok(draw = second_draw_open(office.first.database, office.first.survey,
                                      office.first.person, &error));
    assert_ok(second_draw_set_share(draw, 0, 0, NOON, &error));
    assert_ok(second_draw_rule(draw, 0, &rule, &error));
    assert_int_equal(rule.share, 0);
    assert_int_equal(rule.first, 20);
    assert_refused(second_draw_set_share(draw, 0, 101, NOON, &error),
                   "Persen lembar dientri dua kali: isi angka dari 0 sampai 100.");
    assert_refused(second_draw_set_share(draw, 77, 10, NOON, &error), "Bundel itu tidak ada.");
    second_draw_close(draw);
    key_first(&rina, SHEET);
    assert_counts(0, 0, 0, 0);
    assert_chain_is_whole();
}

/* Whether the rate says that batches are drawn at unequal shares. */
static bool is_uneven(void)
{
    struct second_rate rate;
    assert_ok(second_store_rate(citra.second, &rate, &error));
    return rate.uneven;
}

static void a_batch_may_want_another_share_than_its_survey(void **state)
{
    struct second_draw *draw;
    struct second_rule rule;
    (void)state;
    raw_run(office.path, "INSERT INTO batch (id, uid, survey_id, number, declared, handed_by, day, "
                         "totals, closed) SELECT 4, randomblob(16), id, 1, 30, 'Tata Usaha', "
                         "'2024-06-24', 0, 0 FROM survey");
    assert_false(is_uneven());
    assert_ok(draw = second_draw_open(office.first.database, office.first.survey,
                                      office.first.person, &error));
    assert_ok(second_draw_set_share(draw, 4, 30, NOON, &error));
    assert_ok(second_draw_rule(draw, 4, &rule, &error));
    assert_int_equal(rule.share, 30);
    assert_ok(second_draw_rule(draw, 0, &rule, &error));
    assert_int_equal(rule.share, 100);
    assert_true(is_uneven());
    assert_ok(second_draw_set_share(draw, 4, 100, NOON, &error));
    assert_false(is_uneven());
    second_draw_close(draw);
}

static void an_imported_sheet_is_not_drawn_but_can_be_asked_for(void **state)
{
    size_t asked;
    (void)state;
    int64_t id = add_new_sheet(&office.first, 1, "CDOB", SHEET);
    assert_counts(0, 0, 0, 0);
    assert_ok(second_store_ask(budi.second, &id, 1, NOON, &asked, &error));
    assert_int_equal(asked, 1);
    assert_counts(1, 0, 0, 0);
    assert_ok(second_store_ask(budi.second, &id, 1, NOON, &asked, &error));
    assert_int_equal(asked, 0);
    assert_chain_is_whole();
}

static struct second_ordered order(int64_t batch, int64_t person, long share)
{
    struct second_ordered ordered;
    struct second_order what = {.batch = batch, .person = person, .share = share};
    assert_ok(second_store_order(citra.second, &what, NOON, &ordered, &error));
    return ordered;
}

static void all_stored_sheets_of_a_batch_can_be_ordered_by_choice(void **state)
{
    (void)state;
    struct batch *slip = batch_create();
    set_setting("second_share", "0");
    slip->number = 1;
    slip->ledger.declared = 9;
    slip->day = (struct day){2024, 6, 24};
    g_free(slip->handed_by);
    slip->handed_by = g_strdup("Sari");
    assert_ok(batch_store_save(office.first.batches, slip, NOON, &error));
    int64_t batch = slip->id;
    batch_destroy(slip);
    for (int i = 0; i < 3; i++)
        key_first(&rina, SHEET);
    for (int64_t id = 2; id <= 3; id++)
        assert_ok(sheet_store_move(office.first.sheets, id, batch, NOON, &error));
    struct second_ordered ordered = order(batch, 0, 100);
    assert_int_equal(ordered.sheets, 2);
    assert_int_equal(ordered.asked, 2);
    assert_int_equal(ordered.before, 0);
    assert_counts(2, 0, 0, 0);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_keying "
                                             "WHERE why = 'asked' AND sheet_id IN (2, 3)"),
                     2);
    key_pass(&budi, 2, SHEET);
    ordered = order(0, 0, 100);
    assert_int_equal(ordered.sheets, 3);
    assert_int_equal(ordered.asked, 1);
    assert_int_equal(ordered.before, 2);
    assert_counts(2, 0, 0, 1);
    assert_chain_is_whole();
}

static void stored_sheets_are_drawn_as_new_ones_are(void **state)
{
    (void)state;
    set_setting("second_share", "0");
    for (int i = 0; i < 60; i++)
        key_first(&rina, SHEET);
    struct second_ordered ordered = order(0, 0, 40);
    assert_in_range(ordered.asked, 1, 59);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM second_keying "
                                             "WHERE why = 'sample'"),
                     ordered.asked);
    assert_int_equal(order(0, 0, 40).asked, 0);
    assert_int_equal(order(0, 0, 100).asked, 60 - ordered.asked);
    assert_chain_is_whole();
}

static void a_draw_from_the_sheets_of_one_person_does_not_stand_for_the_survey(void **state)
{
    struct second_rate rate;
    (void)state;
    set_setting("second_share", "0");
    for (int i = 0; i < 20; i++)
        key_first(&rina, SHEET);
    assert_true(order(0, rina.program.person, 50).asked > 0);
    key_pass(&budi, 2, OTHER);
    assert_ok(second_store_rate(citra.second, &rate, &error));
    assert_int_equal(rate.sheets, 0);
    assert_int_equal(rate.other_sheets, 1);
    assert_int_equal(rate.other_wrong, 1);
}

static void only_the_sheets_of_one_person_are_ordered(void **state)
{
    (void)state;
    set_setting("second_share", "0");
    key_first(&rina, SHEET);
    key_first(&budi, SHEET);
    assert_int_equal(order(0, budi.program.person, 100).asked, 1);
    assert_int_equal(raw_number(office.path, "SELECT sheet_id FROM second_keying"), 2);
}

static void a_share_that_is_none_orders_nothing(void **state)
{
    (void)state;
    struct second_ordered ordered;
    struct second_order none = {.share = 0}, much = {.share = 101};
    assert_refused(second_store_order(citra.second, &none, NOON, &ordered, &error),
                   "Isi persen dari 1 sampai 100.");
    assert_refused(second_store_order(citra.second, &much, NOON, &ordered, &error),
                   "Isi persen dari 1 sampai 100.");
}

static void a_sheet_set_aside_waits_until_it_is_brought_back(void **state)
{
    (void)state;
    key_first(&rina, SHEET);
    assert_ok(sheet_store_set_counted(rina.program.sheets, 1, false, "ganda", NOON, &error));
    assert_counts(0, 0, 0, 0);
    assert_nothing_to_take(&budi, 2);
    assert_ok(sheet_store_set_counted(rina.program.sheets, 1, true, "", NOON, &error));
    assert_counts(1, 0, 0, 0);
}

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
        TEST(a_sheet_is_settled_when_it_is_stored),
        TEST(an_office_that_wants_none_has_none),
        TEST(a_sample_has_its_share_of_a_thousand_sheets),
        TEST(the_first_sheets_of_each_person_are_all_keyed_twice),
        TEST(a_survey_may_want_another_share_than_the_office),
        TEST(a_batch_may_want_another_share_than_its_survey),
        TEST(an_imported_sheet_is_not_drawn_but_can_be_asked_for),
        TEST(all_stored_sheets_of_a_batch_can_be_ordered_by_choice),
        TEST(stored_sheets_are_drawn_as_new_ones_are),
        TEST(a_draw_from_the_sheets_of_one_person_does_not_stand_for_the_survey),
        TEST(only_the_sheets_of_one_person_are_ordered),
        TEST(a_share_that_is_none_orders_nothing),
        TEST(a_sheet_set_aside_waits_until_it_is_brought_back),
        TEST(the_second_pass_shows_nothing_of_the_first),
        TEST(another_person_than_the_first_keys_it),
        TEST(where_nobody_signs_in_the_same_person_may_and_the_record_says_so),
        TEST(passes_that_agree_settle_the_sheet),
        TEST(a_second_pass_never_makes_a_sheet),
        TEST(texts_and_personal_data_are_compared_on_request),
        TEST(forgetting_a_respondent_takes_the_passes_that_name_him_along),
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
