#include "ui/report/change_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

/* What the record speaks of has words for people. */

static const struct app app;

static void each_kind_of_entry_has_words(void **state)
{
    (void)state;
    for (int kind = 0; kind < RECORD_KINDS; kind++) {
        if (g_strcmp0(change_kind(kind), "–") == 0)
            fail_msg("%s has none", record_kind_name(kind));
        assert_int_equal(record_kind_from_name(record_kind_name(kind)), kind);
    }
    assert_string_equal(change_kind(-1), "–");
}

static void assert_field(int subject, const char *field, const char *expected)
{
    assert_string_equal(change_field(&app, subject, field), expected);
}

static void the_name_of_a_unit_a_person_or_a_service_is_a_field_with_words(void **state)
{
    (void)state;
    assert_field(SUBJECT_SURVEY, "unit", "Nama unit");
    assert_field(SUBJECT_PUBLISHED, "unit", "Nama unit");
    assert_field(SUBJECT_SPELLING, "unit", "Unit yang dimaksud");
    assert_field(SUBJECT_PERSON, "name", "Nama");
    assert_field(SUBJECT_SERVICE, "name", "Nama");
}

static void assert_words(int subject, const struct sheet_change *change, const char *expected)
{
    g_autofree char *words = change_words(&app, subject, change);
    assert_string_equal(words, expected);
}

static void actions_that_changed_together_are_counted(void **state)
{
    (void)state;
    struct sheet_change change = {
        .field = (char *)"actions", .old_value = (char *)"12", .new_value = (char *)"3"};
    assert_words(SUBJECT_BULK, &change, "3 tindak lanjut");
    change.field = (char *)"undone";
    assert_words(SUBJECT_BULK, &change, "3 tindak lanjut diurungkan");
}

static void assert_change(const char *field, const char *from, const char *to, const char *expected)
{
    assert_words(SUBJECT_ACTION,
                 &(struct sheet_change){
                     .field = (char *)field, .old_value = (char *)from, .new_value = (char *)to},
                 expected);
}

static void days_and_months_of_an_action_are_written_as_people_write_them(void **state)
{
    (void)state;
    assert_change("done", "", "2024-06-28", "selesai: – → 28-06-2024");
    assert_change("month", "", "2024-07", "bulan: – → 07-2024");
    assert_change("due", "30/12/1930", "30/12/1930 = 2024-12-30",
                  "tenggat: 30/12/1930 → 30/12/1930 = 30-12-2024");
    assert_change("due", "Juni = ?", "Juni", "tenggat: Juni = ? → Juni");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_entry_has_words),
        cmocka_unit_test(the_name_of_a_unit_a_person_or_a_service_is_a_field_with_words),
        cmocka_unit_test(actions_that_changed_together_are_counted),
        cmocka_unit_test(days_and_months_of_an_action_are_written_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
