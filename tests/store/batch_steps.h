#ifndef LEMBAR_TESTS_STORE_BATCH_STEPS_H
#define LEMBAR_TESTS_STORE_BATCH_STEPS_H

/* What the tests of batches share: an office, its slips, and what becomes of their sheets. Include
 * cmocka.h before it. */

#include "src/serials.h"
#include "tests/store/office.h"
#include "tests/store/truth.h"

static struct office office;
static struct program *desk;   /* the first program */
static int64_t entries_before; /* in the record, when a test begins */

static inline int set_up(void **state)
{
    (void)state;
    office_open(&office);
    desk = &office.first;
    entries_before = assert_true_to_its_record(desk->database);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    office_close(&office);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static inline struct batch *new_slip(long number, long declared)
{
    struct batch *batch = batch_create();
    batch->number = number;
    batch->ledger.declared = declared;
    g_free(batch->handed_by);
    batch->handed_by = g_strdup("Sari");
    batch->day = (struct day){2024, 6, 24};
    return batch;
}

static inline int64_t add_batch(long number, long declared)
{
    struct batch *batch = new_slip(number, declared);
    assert_ok(batch_store_save(desk->batches, batch, NOON, &error));
    int64_t id = batch->id;
    batch_destroy(batch);
    return id;
}

static inline struct batch *load(int64_t id)
{
    struct batch *batch;
    assert_ok(batch = batch_store_load(desk->batches, id, &error));
    return batch;
}

static inline void assert_ledger(int64_t id, long declared, long keyed, long rejected, long missing)
{
    struct batch *batch = load(id);
    assert_int_equal(batch->ledger.declared, declared);
    assert_int_equal(batch->ledger.keyed, keyed);
    assert_int_equal(batch->ledger.rejected, rejected);
    assert_int_equal(batch->ledger.missing, missing);
    batch_destroy(batch);
}

/* Stores a sheet of the batch; ERROR tells why it was refused. */
static inline bool key_sheet(const struct program *program, long number, int64_t batch)
{
    struct sheet *sheet = new_sheet(program, number, "CPKB", "66666666666");
    sheet->batch_id = batch;
    bool ok = database_begin(program->database, &error);
    ok = ok && database_end(program->database,
                            sheet_store_add(program->sheets, sheet, true, "", NOON, NULL, &error) &&
                                sheet_store_flush(program->sheets, &error),
                            &error);
    sheet_store_forget(program->sheets);
    sheet_destroy(sheet);
    return ok;
}

static inline int64_t sheet_id(long number)
{
    int64_t id;
    assert_ok(sheet_store_by_number(desk->sheets, number, &id, &error));
    assert_true(id > 0);
    return id;
}

static inline bool set_missing(int64_t batch, const char *seen, const char *serials)
{
    g_autoptr(GArray) before = serials_read(seen, &error);
    g_autoptr(GArray) after = serials_read(serials, &error);
    assert_non_null(before);
    assert_non_null(after);
    return batch_store_set_missing(desk->batches, batch, before, after, NOON, &error);
}

static inline bool reject(int64_t batch, enum rejection reason, long serial)
{
    return batch_store_reject(desk->batches, batch, reason, serial, NOON, &error);
}

static inline void close_batch(int64_t id)
{
    assert_ok(batch_store_close_batch(desk->batches, id, NOON, &error));
}

#endif
