#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/batch_steps.h"

/* Which number a new sheet is given. */

static struct draft open_new(const struct program *program)
{
    struct draft draft;
    assert_ok(draft_store_open_new(program->drafts, &draft, &error));
    return draft;
}

static void key_one(const struct program *program, struct draft *draft)
{
    set_value(draft->sheet, "service", "CPKB");
    set_value(draft->sheet, "q1", "6");
    assert_ok(draft_store_keep(program->drafts, draft, &error));
}

static void save(const struct program *program, struct draft *draft)
{
    assert_ok(draft_store_save(program->drafts, draft, NOON, &error));
}

static void assert_next(const struct program *program, long expected)
{
    long number;
    assert_ok(draft_store_next_number(program->drafts, 0, &number, &error));
    assert_int_equal(number, expected);
}

/* --- numbers of papers that are missing or rejected --- */

static void a_missing_number_is_not_proposed(void **state)
{
    (void)state;
    int64_t batch = add_batch(3, 30);
    add_new_sheet(desk, 11, "CPKB", "6");
    assert_ok(set_missing(batch, "", "12, 13"));
    assert_ok(reject(batch, REJECTION_BLANK, 14));
    assert_next(desk, 15);
    struct draft draft = open_new(desk);
    assert_int_equal(sheet_number(draft.sheet), 15);
    key_one(desk, &draft);
    assert_ok(set_missing(batch, "12, 13", "12, 13, 16"));
    save(desk, &draft);
    assert_int_equal(sheet_number(draft.sheet), 17);
    draft_finish(&draft);
}

static void a_sheet_that_waits_empty_gives_up_a_missing_number(void **state)
{
    (void)state;
    enum draft_found found;
    long waiting;
    int64_t batch = add_batch(3, 30);
    struct draft draft = open_new(desk);
    key_one(desk, &draft);
    save(desk, &draft);
    assert_ok(draft_store_park(desk->drafts, &draft, &error));
    draft_finish(&draft);
    assert_ok(set_missing(batch, "", "2-3"));
    assert_ok(draft_store_waiting(desk->drafts, &found, &waiting, &error));
    assert_int_equal(found, DRAFT_NONE);
    assert_int_equal(waiting, 4);
    draft = open_new(desk);
    assert_int_equal(sheet_number(draft.sheet), 4);
    draft_finish(&draft);
}

static void a_sheet_that_is_begun_keeps_a_missing_number(void **state)
{
    (void)state;
    int64_t batch = add_batch(3, 30);
    struct draft draft = open_new(desk);
    draft.sheet->batch_id = batch;
    key_one(desk, &draft);
    assert_ok(set_missing(batch, "", "1"));
    assert_ok(draft_store_park(desk->drafts, &draft, &error));
    draft_finish(&draft);
    draft = open_new(desk);
    assert_int_equal(sheet_number(draft.sheet), 1);
    save(desk, &draft);
    assert_int_equal(draft.saved, 1);
    assert_int_equal(draft.came_off, SERIAL_WAS_MISSING);
    assert_ledger(batch, 30, 1, 0, 0);
    draft_finish(&draft);
}

/* --- numbers of sheets that others have open --- */

static void assert_keyed_by(const struct program *program, long number, const char *expected)
{
    g_autofree char *name = NULL;
    assert_ok(draft_store_keyed_elsewhere(program->drafts, number, &name, &error));
    if (expected)
        assert_string_equal(name, expected);
    else
        assert_null(name);
}

/* Budi has stored sheet 1, and an empty sheet 2 before him. */
static struct program stand_before_sheet_2(struct draft *draft)
{
    struct program second = program_open(&office, "Budi");
    draft_store_keep_apart(second.drafts, true);
    draft_store_keep_apart(desk->drafts, true);
    *draft = open_new(&second);
    key_one(&second, draft);
    save(&second, draft);
    return second;
}

static void an_empty_sheet_holds_its_number_while_its_program_lives(void **state)
{
    (void)state;
    struct draft draft;
    struct program second = stand_before_sheet_2(&draft);
    assert_next(desk, 3);
    assert_keyed_by(desk, 2, "Budi");
    assert_keyed_by(desk, 1, NULL);
    assert_keyed_by(&second, 2, NULL);
    draft_finish(&draft);
    program_close(&second);
    assert_next(desk, 2);
    assert_keyed_by(desk, 2, NULL);
}

static void a_begun_sheet_holds_its_number_also_after_its_program(void **state)
{
    (void)state;
    struct draft draft;
    struct program second = stand_before_sheet_2(&draft);
    key_one(&second, &draft);
    draft_finish(&draft);
    program_close(&second);
    assert_next(desk, 3);
    assert_keyed_by(desk, 2, NULL);
}

static void who_comes_back_to_an_empty_sheet_gets_a_number_that_is_free(void **state)
{
    (void)state;
    struct draft draft, mine;
    struct program second = stand_before_sheet_2(&draft);
    draft_finish(&draft);
    program_close(&second);
    mine = open_new(desk);
    assert_int_equal(sheet_number(mine.sheet), 2);
    key_one(desk, &mine);
    second = program_open(&office, "Budi");
    draft_store_keep_apart(second.drafts, true);
    draft = open_new(&second);
    assert_int_equal(sheet_number(draft.sheet), 3);
    save(desk, &mine);
    assert_int_equal(mine.saved, 2);
    assert_int_equal(sheet_number(mine.sheet), 4);
    draft_finish(&draft);
    draft_finish(&mine);
    program_close(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_missing_number_is_not_proposed),
        TEST(a_sheet_that_waits_empty_gives_up_a_missing_number),
        TEST(a_sheet_that_is_begun_keeps_a_missing_number),
        TEST(an_empty_sheet_holds_its_number_while_its_program_lives),
        TEST(a_begun_sheet_holds_its_number_also_after_its_program),
        TEST(who_comes_back_to_an_empty_sheet_gets_a_number_that_is_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
