#include "src/second_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* A uid that differs from every other: the same ones in each run. */
static void uid_of(guint32 number, unsigned char uid[SECOND_UID_SIZE])
{
    memset(uid, 0x5a, SECOND_UID_SIZE);
    memcpy(uid, &number, sizeof number);
}

static int drawn_of(guint32 sheets, long share)
{
    unsigned char uid[SECOND_UID_SIZE];
    int drawn = 0;
    for (guint32 i = 0; i < sheets; i++) {
        uid_of(i, uid);
        drawn += second_rule_draws(uid, share);
    }
    return drawn;
}

static void a_share_of_ten_per_cent_draws_every_tenth_sheet_or_so(void **state)
{
    (void)state;
    assert_in_range(drawn_of(10000, 10), 900, 1100);
    assert_in_range(drawn_of(10000, 50), 4800, 5200);
}

static void none_and_all_are_exact(void **state)
{
    (void)state;
    assert_int_equal(drawn_of(1000, 0), 0);
    assert_int_equal(drawn_of(1000, 100), 1000);
}

static void the_same_sheet_is_drawn_every_time_and_at_every_higher_share(void **state)
{
    unsigned char uid[SECOND_UID_SIZE];
    (void)state;
    for (guint32 i = 0; i < 200; i++) {
        uid_of(i, uid);
        for (long share = 0; share < 100; share++) {
            assert_int_equal(second_rule_draws(uid, share), second_rule_draws(uid, share));
            assert_true(second_rule_draws(uid, share) <= second_rule_draws(uid, share + 1));
        }
    }
}

static void uids_made_one_after_the_other_are_drawn_independently(void **state)
{
    unsigned char uid[SECOND_UID_SIZE];
    int both = 0;
    (void)state;
    for (guint32 i = 0; i < 10000; i++) {
        uid_of(i, uid);
        bool drawn = second_rule_draws(uid, 30);
        uid_of(i + 1, uid);
        both += drawn && second_rule_draws(uid, 30);
    }
    assert_in_range(both, 800, 1000); /* 9 % */
}

static void a_person_s_first_sheets_are_all_keyed_twice(void **state)
{
    const struct second_rule rule = {.share = 1, .first = 20};
    unsigned char uid[SECOND_UID_SIZE];
    (void)state;
    for (guint32 i = 1; i <= 100; i++) {
        uid_of(i, uid);
        enum second_why why = second_rule_settle(&rule, uid, i);
        if (second_rule_draws(uid, 1))
            assert_int_equal(why, SECOND_SAMPLED);
        else
            assert_int_equal(why, i <= 20 ? SECOND_FIRST : SECOND_NOT);
    }
}

static void an_office_without_second_keying_has_none_for_first_sheets_either(void **state)
{
    const struct second_rule rule = {.share = 0, .first = 20};
    unsigned char uid[SECOND_UID_SIZE];
    (void)state;
    uid_of(1, uid);
    assert_int_equal(second_rule_settle(&rule, uid, 1), SECOND_NOT);
}

static void where_all_are_keyed_twice_none_is_called_drawn(void **state)
{
    const struct second_rule rule = {.share = 100, .first = 20};
    unsigned char uid[SECOND_UID_SIZE];
    (void)state;
    uid_of(1, uid);
    assert_int_equal(second_rule_settle(&rule, uid, 1), SECOND_ALL);
}

static void each_reason_has_a_name(void **state)
{
    (void)state;
    for (int why = SECOND_ALL; why < SECOND_WHYS; why++) {
        assert_int_equal(second_why_from_name(second_why_name((enum second_why)why)), why);
        assert_true(*second_why_words((enum second_why)why));
    }
    assert_int_equal(second_why_from_name("x"), SECOND_NOT);
}

static void a_second_pass_takes_another_person(void **state)
{
    struct second_people people = {.signs_in = true, .is_supervisor = true};
    (void)state;
    assert_int_equal(second_rule_may_second(&people), STANDING_OTHER);
    people.keyed_one = true;
    assert_int_equal(second_rule_may_second(&people), STANDING_REFUSED);
    people.signs_in = false;
    assert_int_equal(second_rule_may_second(&people), STANDING_ALONE);
}

static void a_third_pass_takes_one_who_keyed_neither_or_a_supervisor_or_anyone(void **state)
{
    struct second_people people = {.signs_in = true, .others = true, .is_supervisor = true};
    (void)state;
    assert_int_equal(second_rule_may_third(&people), STANDING_OTHER);
    people.keyed_one = true;
    assert_int_equal(second_rule_may_third(&people), STANDING_REFUSED);
    people.others = false;
    assert_int_equal(second_rule_may_third(&people), STANDING_SUPERVISOR);
    people.is_supervisor = false;
    people.other_supervisor = true;
    assert_int_equal(second_rule_may_third(&people), STANDING_REFUSED);
    people.other_supervisor = false;
    assert_int_equal(second_rule_may_third(&people), STANDING_NOBODY_ELSE);
    people.signs_in = false;
    assert_int_equal(second_rule_may_third(&people), STANDING_ALONE);
}

static void each_standing_has_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < STANDINGS; i++) {
        const char *name = second_standing_name((enum second_standing)i);
        assert_int_equal(second_standing_from_name(name), i);
    }
    assert_string_equal(second_standing_words(STANDING_OTHER), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_of_ten_per_cent_draws_every_tenth_sheet_or_so),
        cmocka_unit_test(none_and_all_are_exact),
        cmocka_unit_test(the_same_sheet_is_drawn_every_time_and_at_every_higher_share),
        cmocka_unit_test(uids_made_one_after_the_other_are_drawn_independently),
        cmocka_unit_test(a_person_s_first_sheets_are_all_keyed_twice),
        cmocka_unit_test(an_office_without_second_keying_has_none_for_first_sheets_either),
        cmocka_unit_test(where_all_are_keyed_twice_none_is_called_drawn),
        cmocka_unit_test(each_reason_has_a_name),
        cmocka_unit_test(a_second_pass_takes_another_person),
        cmocka_unit_test(a_third_pass_takes_one_who_keyed_neither_or_a_supervisor_or_anyone),
        cmocka_unit_test(each_standing_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
