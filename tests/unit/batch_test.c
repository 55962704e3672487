#include "src/batch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/control_total.h"
#include "src/serials.h"
#include "tests/unit/keyed_form.h"

/* --- the ledger --- */

static void what_is_left_is_neither_keyed_nor_rejected_nor_missing(void **state)
{
    (void)state;
    struct ledger ledger = {.declared = 30, .keyed = 20, .rejected = 3, .missing = 2};
    assert_int_equal(ledger_accounted(&ledger), 25);
    assert_int_equal(ledger_left(&ledger), 5);
    assert_false(ledger_balances(&ledger));
}

static void a_ledger_balances_only_where_nothing_is_left_and_nothing_too_many(void **state)
{
    (void)state;
    for (long keyed = 0; keyed <= 10; keyed++)
        for (long rejected = 0; rejected <= 10; rejected++)
            for (long missing = 0; missing <= 10; missing++) {
                struct ledger ledger = {10, keyed, rejected, missing};
                assert_int_equal(ledger_balances(&ledger), keyed + rejected + missing == 10);
            }
}

static void assert_state(struct ledger ledger, bool closed, const char *sign, const char *words)
{
    struct batch *batch = batch_create();
    batch->ledger = ledger;
    batch->closed = closed;
    g_autofree char *said = batch_state_words(batch);
    assert_string_equal(said, words);
    assert_string_equal(batch_state_sign(batch), sign);
    assert_string_equal(batch_state_name(batch), closed ? "closed" : "open");
    batch_destroy(batch);
}

static void the_state_of_a_batch_is_said_in_a_word(void **state)
{
    (void)state;
    assert_state((struct ledger){30, 12, 1, 0}, false, "·", "sisa 17");
    assert_state((struct ledger){30, 27, 1, 2}, false, "✓", "seimbang");
    assert_state((struct ledger){30, 27, 1, 2}, true, "✓", "ditutup");
    assert_state((struct ledger){30, 31, 0, 2}, false, "!", "lebih 3");
    assert_state((struct ledger){30, 31, 0, 0}, true, "!", "lebih 1");
}

static void every_reason_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < REJECTIONS; i++) {
        assert_int_equal(rejection_from_name(rejection_name((enum rejection)i)), i);
        assert_true(*rejection_words((enum rejection)i));
    }
    assert_int_equal(rejection_from_name("torn"), -1);
    assert_int_equal(rejection_from_name(""), -1);
}

/* --- serials --- */

static void assert_serials(const char *text, const char *expected)
{
    struct error error = {0};
    g_autoptr(GArray) serials = serials_read(text, &error);
    assert_string_equal(error.message, "");
    g_autofree char *written = serials_write(serials);
    assert_string_equal(written, expected);
}

static void serials_are_read_as_people_list_them(void **state)
{
    (void)state;
    assert_serials("", "");
    assert_serials(" , ", "");
    assert_serials("17", "17");
    assert_serials("17, 21-25", "17, 21-25");
    assert_serials("25;17 21–24", "17, 21-25");
    assert_serials("21 - 25", "21-25");
    assert_serials("3.4.5", "3-5");
    assert_serials("3+4", "3, 4");
    assert_serials("5,5,4-6,5", "4-6");
    assert_serials("0017", "17");
    assert_serials("999999999", "999999999");
    assert_serials("7-7", "7");
}

static void assert_refused(const char *text, const char *sentence)
{
    struct error error = {0};
    assert_null(serials_read(text, &error));
    assert_string_equal(error.message, sentence);
}

static void what_is_no_serial_is_refused_by_name(void **state)
{
    (void)state;
    assert_refused("17, x", "\"x\" bukan nomor atau rentang nomor. Contoh: 17, 21-25.");
    assert_refused("halaman-terakhir-yang-ada-di-tumpukan-ké-dua",
                   "\"halaman-terakhir-yang-ada-di-tumpukan-ké\" bukan nomor atau rentang nomor. "
                   "Contoh: 17, 21-25.");
    assert_refused("12a", "\"12a\" bukan nomor atau rentang nomor. Contoh: 17, 21-25.");
    assert_refused("25-21", "\"25-21\" bukan nomor atau rentang nomor. Contoh: 17, 21-25.");
    assert_refused("0", "\"0\" bukan nomor atau rentang nomor. Contoh: 17, 21-25.");
    assert_refused("-5", "\"-5\" bukan nomor atau rentang nomor. Contoh: 17, 21-25.");
    assert_refused("5-", "\"5-\" bukan nomor atau rentang nomor. Contoh: 17, 21-25.");
    assert_refused("1000000000",
                   "\"1000000000\" bukan nomor atau rentang nomor. Contoh: 17, 21-25.");
    assert_refused("99999999999999999999999",
                   "\"99999999999999999999999\" bukan nomor atau rentang nomor. Contoh: 17, "
                   "21-25.");
    assert_refused("1-999999999", "Nomor yang disebut lebih dari 99999. Periksa rentangnya.");
    assert_refused("1-99999 200000", "Nomor yang disebut lebih dari 99999. Periksa rentangnya.");
}

/* What is written is read as the same numbers. */
static void written_serials_are_read_back(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(20240624);
    for (int run = 0; run < 500; run++) {
        struct error error = {0};
        GString *text = g_string_new(NULL);
        for (int i = g_rand_int_range(random, 0, 30); i > 0; i--)
            g_string_append_printf(text, "%d,", g_rand_int_range(random, 1, 60));
        g_autoptr(GArray) serials = serials_read(text->str, &error);
        g_autofree char *written = serials_write(serials);
        g_autoptr(GArray) again = serials_read(written, &error);
        assert_int_equal(again->len, serials->len);
        for (guint i = 0; i < serials->len; i++) {
            assert_int_equal(g_array_index(again, long, i), g_array_index(serials, long, i));
            assert_true(serials_have(serials, g_array_index(again, long, i)));
        }
        assert_false(serials_have(serials, 60));
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

/* --- the control total --- */

static void the_control_total_is_the_sum_of_the_element_answers(void **state)
{
    (void)state;
    struct keyed_form keyed;
    keyed_form_init(&keyed);
    struct sheet *sheet = sheet_create(keyed.form);
    assert_int_equal(control_total_of(sheet), 0);
    sheet_unpack_answers(sheet, "6543216543266666666");
    assert_int_equal(control_total_of(sheet), 6 + 5 + 4 + 3 + 2 + 1 + 6 + 5 + 4 + 3 + 2);
    set_value(sheet, "q1", VALUE_BLANK);
    set_value(sheet, "q2", "");
    assert_int_equal(control_total_of(sheet), 30);
    assert_int_equal(control_total_digits(keyed.form), 2);
    sheet_destroy(sheet);
    keyed_form_finish(&keyed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_left_is_neither_keyed_nor_rejected_nor_missing),
        cmocka_unit_test(a_ledger_balances_only_where_nothing_is_left_and_nothing_too_many),
        cmocka_unit_test(the_state_of_a_batch_is_said_in_a_word),
        cmocka_unit_test(every_reason_has_a_name_of_its_own),
        cmocka_unit_test(serials_are_read_as_people_list_them),
        cmocka_unit_test(what_is_no_serial_is_refused_by_name),
        cmocka_unit_test(written_serials_are_read_back),
        cmocka_unit_test(the_control_total_is_the_sum_of_the_element_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
