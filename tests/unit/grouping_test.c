#include "src/grouping.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/form_file.h"

static struct form *form;
static struct services services;

static int set_up(void **state)
{
    struct error error;
    (void)state;
    form = form_load("forms/skm-bpom-2024.ini", "id", &error);
    assert_non_null(form);
    services_init(&services);
    services_add(&services, 7, "CDOB", "Sertifikasi CDOB", -1);
    services_add(&services, 9, "CPKB", "Sertifikasi CPKB", -1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    services_finish(&services);
    form_destroy(form);
    return 0;
}

static struct grouping *by(const char *name)
{
    struct axis axis;
    assert_true(axis_from_name(form, name, &axis));
    return grouping_create(form, &services, axis);
}

static const char *code_of(struct grouping *grouping, const char *value)
{
    return grouping_name(grouping, grouping_place(grouping, value))->code;
}

static void ages_fall_into_the_groups_of_the_form(void **state)
{
    (void)state;
    static const struct {
        const char *age, *code, *label;
    } ages[] = {{"17", "-25", "≤25"},     {"25", "-25", "≤25"},      {"26", "26-30", "26–30"},
                {"35", "31-35", "31–35"}, {"40", "36-40", "36–40"},  {"41", "41-", "≥41"},
                {"99", "41-", "≥41"},     {"-", "-", "tidak diisi"}, {"", "-", "tidak diisi"}};
    struct grouping *grouping = by("age");
    for (size_t i = 0; i < G_N_ELEMENTS(ages); i++) {
        const struct group_name *name =
            grouping_name(grouping, grouping_place(grouping, ages[i].age));
        assert_string_equal(name->code, ages[i].code);
        assert_string_equal(name->label, ages[i].label);
    }
    grouping_destroy(grouping);
}

static void services_are_known_by_their_ids(void **state)
{
    (void)state;
    struct grouping *grouping = by("service");
    assert_string_equal(code_of(grouping, "9"), "CPKB");
    assert_string_equal(code_of(grouping, "7"), "CDOB");
    assert_string_equal(code_of(grouping, "8"), "-");
    assert_string_equal(code_of(grouping, ""), "-");
    grouping_destroy(grouping);
}

static void a_week_begins_on_monday(void **state)
{
    (void)state;
    struct grouping *grouping = by("week");
    assert_string_equal(code_of(grouping, "2024-06-24"), "2024-06-24");
    assert_string_equal(code_of(grouping, "2024-06-30"), "2024-06-24");
    assert_string_equal(code_of(grouping, "2024-07-01"), "2024-07-01");
    assert_string_equal(code_of(grouping, "2023-12-31"), "2023-12-25");
    assert_string_equal(grouping_name(grouping, grouping_place(grouping, "2024-06-26"))->label,
                        "24-06 – 30-06");
    assert_string_equal(code_of(grouping, "2024-02-31"), "-");
    grouping_destroy(grouping);
}

static void weeks_are_shown_in_their_order_whenever_they_came(void **state)
{
    (void)state;
    struct grouping *grouping = by("week");
    grouping_place(grouping, "2024-07-01");
    grouping_place(grouping, "2024-05-06");
    grouping_place(grouping, "2024-06-24");
    g_autofree size_t *order = grouping_order(grouping);
    assert_int_equal(grouping_count(grouping), 4);
    assert_string_equal(grouping_name(grouping, order[0])->code, "2024-05-06");
    assert_string_equal(grouping_name(grouping, order[2])->code, "2024-07-01");
    assert_string_equal(grouping_name(grouping, order[3])->code, "-");
    grouping_destroy(grouping);
}

static void choices_keep_the_order_of_the_form_and_all_are_there(void **state)
{
    (void)state;
    struct grouping *grouping = by("sex");
    g_autofree size_t *order = grouping_order(grouping);
    assert_int_equal(grouping_count(grouping), 3);
    assert_string_equal(grouping_name(grouping, order[0])->code, "L");
    assert_string_equal(grouping_name(grouping, order[1])->code, "P");
    assert_string_equal(grouping_name(grouping, order[2])->code, "-");
    grouping_destroy(grouping);
}

static void what_the_form_does_not_know_is_not_answered(void **state)
{
    (void)state;
    struct grouping *grouping = by("sex");
    assert_string_equal(code_of(grouping, "X"), "-");
    grouping_destroy(grouping);
}

static void personal_data_texts_and_unknown_names_divide_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"name", "phone", "suggestion", "date", "q1", "nobody", ""};
    struct axis axis;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (axis_from_name(form, names[i], &axis))
            fail_msg("\"%s\" divides sheets", names[i]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ages_fall_into_the_groups_of_the_form),
        TEST(services_are_known_by_their_ids),
        TEST(a_week_begins_on_monday),
        TEST(weeks_are_shown_in_their_order_whenever_they_came),
        TEST(choices_keep_the_order_of_the_form_and_all_are_there),
        TEST(what_the_form_does_not_know_is_not_answered),
        TEST(personal_data_texts_and_unknown_names_divide_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
