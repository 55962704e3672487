#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/batch_steps.h"

/* A sheet of paper is in the ledger of its batch once: keyed, rejected or missing. */

static void assert_missing(int64_t batch, const char *expected)
{
    g_autoptr(GArray) missing = batch_store_missing(desk->batches, batch, &error);
    assert_non_null(missing);
    g_autofree char *text = serials_write(missing);
    assert_string_equal(text, expected);
}

static void assert_was(enum serial_was expected)
{
    assert_int_equal(sheet_store_serial_was(desk->sheets), expected);
}

/* The last entry in the record of the batch: "missing 12, 13 > 12". */
static void assert_last_change(int64_t batch, const char *expected)
{
    g_autoptr(GPtrArray) changes = batch_store_changes(desk->batches, batch, &error);
    assert_non_null(changes);
    const struct sheet_change *last = g_ptr_array_index(changes, changes->len - 1);
    g_autofree char *text =
        g_strdup_printf("%s %s > %s", last->field, last->old_value, last->new_value);
    assert_string_equal(text, expected);
}

/* --- keyed after all --- */

static void a_keyed_sheet_comes_off_the_missing_ones(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 30);
    assert_ok(set_missing(id, "", "12-13"));
    assert_ok(key_sheet(desk, 13, id));
    assert_was(SERIAL_WAS_MISSING);
    assert_missing(id, "12");
    assert_ledger(id, 30, 1, 0, 1);
    assert_last_change(id, "missing 12, 13 > 12");
    assert_true_to_its_record(desk->database);
}

static void a_keyed_sheet_takes_its_rejection_back(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 30);
    assert_ok(reject(id, REJECTION_BLANK, 0));
    assert_ok(reject(id, REJECTION_UNREADABLE, 13));
    assert_ok(key_sheet(desk, 13, id));
    assert_was(SERIAL_WAS_REJECTED);
    assert_ledger(id, 30, 1, 1, 0);
    assert_last_change(id, "rejected unreadable 13 > ");
    assert_true_to_its_record(desk->database);
}

static void other_sheets_leave_the_lists_alone(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 30), other = add_batch(4, 30);
    assert_ok(set_missing(id, "", "13"));
    assert_ok(key_sheet(desk, 12, id));
    assert_was(SERIAL_NEW);
    assert_ok(key_sheet(desk, 13, other));
    assert_was(SERIAL_NEW);
    assert_missing(id, "13");
}

static void a_full_batch_has_room_for_a_sheet_that_turns_up(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 2);
    assert_ok(key_sheet(desk, 12, id));
    assert_ok(set_missing(id, "", "13"));
    assert_ok(key_sheet(desk, 13, id));
    assert_ledger(id, 2, 2, 0, 0);
}

static void a_sheet_that_is_refused_leaves_the_lists_as_they_were(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 30);
    assert_ok(set_missing(id, "", "13"));
    raw_run(office.path, "CREATE TRIGGER refuse BEFORE INSERT ON sheet_count BEGIN "
                         "SELECT RAISE(ABORT, 'no'); END");
    assert_false(key_sheet(desk, 13, id));
    raw_run(office.path, "DROP TRIGGER refuse");
    assert_missing(id, "13");
    assert_true_to_its_record(desk->database);
}

static bool renumber(long number, const char *wanted)
{
    int64_t id = sheet_id(number);
    struct sheet *sheet = sheet_store_load(desk->sheets, id, &error);
    assert_non_null(sheet);
    set_value(sheet, "sheet", wanted);
    bool ok = correct_sheet(desk, id, sheet, NOON);
    sheet_destroy(sheet);
    return ok;
}

static void a_corrected_number_comes_off_the_missing_ones(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 30);
    assert_ok(key_sheet(desk, 12, id));
    assert_ok(set_missing(id, "", "13"));
    assert_ok(renumber(12, "13"));
    assert_was(SERIAL_WAS_MISSING);
    assert_ledger(id, 30, 1, 0, 0);
    assert_true_to_its_record(desk->database);
}

static void in_a_closed_batch_a_missing_number_stays_missing(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 2);
    assert_ok(key_sheet(desk, 12, id));
    assert_ok(set_missing(id, "", "13"));
    close_batch(id);
    assert_refused(renumber(12, "13"), "Nomor 13 tercatat hilang dalam bundel 3, yang sudah "
                                       "ditutup. Minta penyelia membukanya.");
    assert_missing(id, "13");
    assert_refused(renumber(12, "14"),
                   "Bundel 3 sudah ditutup; lembarnya hanya dikoreksi dengan alasan.");
}

static void a_sheet_that_moves_comes_off_the_missing_ones(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 30), full = add_batch(4, 1);
    assert_ok(key_sheet(desk, 13, id));
    assert_ok(set_missing(full, "", "13"));
    assert_ok(sheet_store_move(desk->sheets, sheet_id(13), full, NOON, &error));
    assert_was(SERIAL_WAS_MISSING);
    assert_ledger(full, 1, 1, 0, 0);
    assert_true_to_its_record(desk->database);
}

/* --- keyed already --- */

static void a_keyed_sheet_is_not_listed(void **state)
{
    (void)state;
    int64_t id = add_batch(3, 30), other = add_batch(4, 30);
    assert_ok(key_sheet(desk, 13, id));
    assert_refused(set_missing(id, "", "12-14"),
                   "Lembar nomor 13 sudah dientri dalam bundel ini, jadi tidak hilang.");
    assert_refused(reject(id, REJECTION_DOUBLE, 13),
                   "Lembar nomor 13 sudah dientri dalam bundel ini. Kosongkan nomornya bila ini "
                   "kertas lain.");
    assert_missing(id, "");
    assert_ledger(id, 30, 1, 0, 0);
    assert_ok(reject(id, REJECTION_DOUBLE, 0));
    assert_ok(set_missing(other, "", "13"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_keyed_sheet_comes_off_the_missing_ones),
        TEST(a_keyed_sheet_takes_its_rejection_back),
        TEST(other_sheets_leave_the_lists_alone),
        TEST(a_full_batch_has_room_for_a_sheet_that_turns_up),
        TEST(a_sheet_that_is_refused_leaves_the_lists_as_they_were),
        TEST(a_corrected_number_comes_off_the_missing_ones),
        TEST(in_a_closed_batch_a_missing_number_stays_missing),
        TEST(a_sheet_that_moves_comes_off_the_missing_ones),
        TEST(a_keyed_sheet_is_not_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
