#include "src/role.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/password.h"
#include "src/setting.h"

/* Who may do what, what a password must be, and how long one waits. */

static void a_role_may_all_that_the_roles_before_it_may(void **state)
{
    (void)state;
    for (int right = 0; right < RIGHTS; right++)
        for (int role = 1; role < ROLES; role++)
            if (role_may((enum role)(role - 1), (enum right)right))
                assert_true(role_may((enum role)role, (enum right)right));
    for (int right = 0; right < RIGHTS; right++)
        assert_true(role_may(ROLE_ADMINISTRATOR, (enum right)right));
}

static void an_officer_keys_and_a_supervisor_looks_and_checks(void **state)
{
    (void)state;
    assert_true(role_may(ROLE_OFFICER, RIGHT_KEY));
    assert_false(role_may(ROLE_OFFICER, RIGHT_LOOK));
    assert_true(role_may(ROLE_SUPERVISOR, RIGHT_LOOK));
    assert_false(role_may(ROLE_OFFICER, RIGHT_SEE_OTHERS));
    assert_false(role_may(ROLE_OFFICER, RIGHT_SET_ASIDE));
    assert_true(role_may(ROLE_SUPERVISOR, RIGHT_SET_ASIDE));
    assert_true(role_may(ROLE_SUPERVISOR, RIGHT_LOCK));
    assert_false(role_may(ROLE_SUPERVISOR, RIGHT_CHANGE_PEOPLE));
    assert_false(role_may(ROLE_SUPERVISOR, RIGHT_CHANGE_SURVEY));
}

static void who_may_not_is_told_whom_to_ask(void **state)
{
    (void)state;
    struct error error;
    assert_true(role_require(ROLE_OFFICER, RIGHT_KEY, &error));
    assert_false(role_require(ROLE_OFFICER, RIGHT_SET_ASIDE, &error));
    assert_string_equal(error.message, "Hanya penyelia dan administrator yang boleh melakukan ini; "
                                       "minta bantuan penyelia.");
    assert_false(role_require(ROLE_SUPERVISOR, RIGHT_CHANGE_PEOPLE, &error));
    assert_string_equal(error.message,
                        "Hanya administrator yang boleh melakukan ini; minta bantuannya.");
}

static void each_role_is_found_by_its_name(void **state)
{
    (void)state;
    for (int role = 0; role < ROLES; role++)
        assert_int_equal(role_from_name(role_name((enum role)role)), role);
    assert_int_equal(role_from_name("king"), -1);
}

static void a_password_has_eight_characters_and_is_not_the_name(void **state)
{
    (void)state;
    struct error error;
    assert_true(password_check("delapan8", "Siti", &error));
    assert_true(password_check("ññññññññ", "Siti", &error));
    assert_false(password_check("tujuh77", "Siti", &error));
    assert_false(password_check("ñññññññ", "Siti", &error));
    assert_false(password_check(" sitirahayu ", "SitiRahayu", &error));
    assert_string_equal(error.message, "Kata sandi tidak boleh memuat nama; pilih yang lain.");
    assert_false(password_check("          ", "Siti", &error));
    assert_false(password_check("\xff\xff\xff\xff\xff\xff\xff\xff", "Siti", &error));
    char longest[PASSWORD_SIZE + 1];
    memset(longest, 'a', sizeof longest - 1);
    longest[PASSWORD_SIZE] = '\0';
    assert_false(password_check(longest, "Siti", &error));
    longest[0] = 'b';
    longest[PASSWORD_SIZE - 1] = '\0';
    assert_true(password_check(longest, "Siti", &error));
}

static void a_password_does_not_contain_the_name(void **state)
{
    (void)state;
    struct error error;
    assert_false(password_check("budibudi", "Budi", &error));
    assert_false(password_check("BUDI-2024", "budi", &error));
    assert_false(password_check("sitirahayu1", "Siti Rahayu", &error));
    assert_false(password_check("si ti rahayu", "Siti Rahayu", &error));
    assert_false(password_check("rahayu1990", "Siti Rahayu", &error));
    assert_true(password_check("satudua34", "Al", &error));
    assert_true(password_check("almari tua", "Al", &error));
}

static void a_password_is_none_of_those_that_are_tried_first(void **state)
{
    static const char *const first[] = {"12345678",   "PASSWORD", "qwerty123", "bismillah",
                                        "rahasia123", "aaaaaaaa", "11111111",  "1234 5678"};
    (void)state;
    struct error error;
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++) {
        assert_false(password_check(first[i], "Siti", &error));
        assert_string_equal(error.message, "Kata sandi itu termasuk yang pertama dicoba orang; "
                                           "pilih yang lain.");
    }
    assert_true(password_check("12345678 kursi", "Siti", &error));
}

static void three_tries_are_free_and_the_wait_doubles_up_to_a_minute(void **state)
{
    (void)state;
    static const long waits[] = {0, 0, 0, 2, 4, 8, 16, 32, 60, 60};
    for (int tries = 0; tries < 10; tries++)
        assert_int_equal(password_wait(tries, 1000000, 1000000), waits[tries]);
    assert_int_equal(password_wait(INT64_C(1) << 40, 1000000, 1000000), 60);
    assert_int_equal(password_wait(3, 1000000, 1001001), 1);
    assert_int_equal(password_wait(3, 1000000, 1001999), 1);
    assert_int_equal(password_wait(3, 1000000, 1002000), 0);
}

static void a_clock_that_jumps_back_makes_nobody_wait_longer(void **state)
{
    (void)state;
    assert_int_equal(password_wait(5, 1000000000, 1000), 8);
}

static void a_setting_beyond_its_limits_is_refused_and_never_taken(void **state)
{
    (void)state;
    struct error error;
    assert_true(setting_check(SETTING_IDLE_MINUTES, "0", &error));
    assert_true(setting_check(SETTING_IDLE_MINUTES, "1440", &error));
    assert_false(setting_check(SETTING_IDLE_MINUTES, "1441", &error));
    assert_false(setting_check(SETTING_IDLE_MINUTES, "lima", &error));
    assert_int_equal(setting_number(SETTING_IDLE_MINUTES, NULL), 10);
    assert_int_equal(setting_number(SETTING_IDLE_MINUTES, "9999"), 10);
    assert_int_equal(setting_number(SETTING_SIGN_IN, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_role_may_all_that_the_roles_before_it_may),
        cmocka_unit_test(an_officer_keys_and_a_supervisor_looks_and_checks),
        cmocka_unit_test(who_may_not_is_told_whom_to_ask),
        cmocka_unit_test(each_role_is_found_by_its_name),
        cmocka_unit_test(a_password_has_eight_characters_and_is_not_the_name),
        cmocka_unit_test(a_password_does_not_contain_the_name),
        cmocka_unit_test(a_password_is_none_of_those_that_are_tried_first),
        cmocka_unit_test(three_tries_are_free_and_the_wait_doubles_up_to_a_minute),
        cmocka_unit_test(a_clock_that_jumps_back_makes_nobody_wait_longer),
        cmocka_unit_test(a_setting_beyond_its_limits_is_refused_and_never_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
