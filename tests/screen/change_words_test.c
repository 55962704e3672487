#include "ui/report/change_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

/* What the record speaks of has words for people. */

static const struct app app;

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(actions_that_changed_together_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
