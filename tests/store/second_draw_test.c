#include "db/second_draw.h"

#include "tests/store/second_steps.h"

/* Which sheets are keyed a second time. */

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
