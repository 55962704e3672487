#include "db/keying_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/check.h"
#include "src/fraction.h"
#include "tests/store/office.h"

/* What is kept of how sheets were keyed, and of what was accepted about them. */

#define SECOND INT64_C(1000000)
#define HOUR   INT64_C(3600000)

static struct office office;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    office_close(&office);
    return 0;
}

static struct keying_store *keyings(const struct program *program)
{
    return draft_store_keyings(program->drafts);
}

/* Three fields, each after SECONDS. */
static void key_some(struct draft *draft, int64_t seconds)
{
    static const char *const keys[] = {"service", "age", "q1"}, *const values[] = {"CPKB", "34",
                                                                                   "6"};
    draft->pace.begun = draft->pace.begun ? draft->pace.begun : NOON - 5000;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        size_t item = (size_t)form_find_item(draft->sheet->form, keys[i]);
        pace_key(&draft->pace, item, MAX(draft->pace.last, SECOND) + seconds * SECOND);
        set_value(draft->sheet, keys[i], values[i]);
    }
}

static void store_sheet(const struct program *program, int64_t seconds, int64_t now)
{
    struct draft draft;
    assert_ok(draft_store_open_new(program->drafts, &draft, &error));
    draft.pace.last = SECOND;
    key_some(&draft, seconds);
    assert_ok(draft_store_save(program->drafts, &draft, now, &error));
    assert_ok(draft_store_discard(program->drafts, &draft, &error));
    draft_finish(&draft);
}

static void a_stored_sheet_tells_how_it_was_keyed(void **state)
{
    (void)state;
    store_sheet(&office.first, 2, NOON);
    g_autofree char *row =
        raw_text(office.path, "SELECT pass || ' ' || begun_at || ' ' || stored_at "
                              "|| ' ' || active || ' ' || keys || ' ' || fields "
                              "|| ' ' || pace FROM keying");
    assert_string_equal(row, "1 1719205195000 1719205200000 6000 3 4 1500000");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM keying JOIN sheet ON sheet.id = "
                                             "sheet_id AND keyed_by = person_id"),
                     1);
}

static void a_correction_is_no_keying(void **state)
{
    (void)state;
    struct draft draft;
    store_sheet(&office.first, 2, NOON);
    assert_ok(draft_store_open_sheet(office.first.drafts, 1, &draft, &error));
    set_value(draft.sheet, "age", "35");
    assert_ok(draft_store_save(office.first.drafts, &draft, NOON, &error));
    draft_finish(&draft);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM keying"), 1);
}

static void a_sheet_that_cannot_be_stored_leaves_no_keying(void **state)
{
    (void)state;
    struct draft draft;
    add_new_sheet(&office.first, 5, "CDOB", "66");
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    key_some(&draft, 1);
    set_value(draft.sheet, "sheet", "5");
    draft.numbered = true;
    assert_refused(draft_store_save(office.first.drafts, &draft, NOON, &error),
                   "Lembar nomor 5 sudah ada. Ganti nomornya. (F07)");
    assert_int_equal(draft.pace.keys, 3);
    draft_finish(&draft);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM keying"), 0);
}

static void a_number_that_is_truly_double_is_stored_once_that_is_accepted(void **state)
{
    (void)state;
    struct draft draft;
    add_new_sheet(&office.first, 5, "CDOB", "66");
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    key_some(&draft, 1);
    set_value(draft.sheet, "sheet", "5");
    draft.numbered = true;
    check_accept(draft.sheet, CHECK_SAME_NUMBER);
    assert_ok(draft_store_save(office.first.drafts, &draft, NOON, &error));
    assert_int_equal(draft.saved, 5);
    assert_int_equal(sheet_number(draft.sheet), 6);
    assert_string_equal(draft.sheet->accepted, "");
    assert_ok(draft_store_discard(office.first.drafts, &draft, &error));
    draft_finish(&draft);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet WHERE number = 5"), 2);
    assert_figures_are_right(&office.first);
}

static void an_interrupted_sheet_keeps_its_pace_and_what_was_accepted(void **state)
{
    (void)state;
    struct draft draft;
    struct program other = program_open(&office, "Rina");
    assert_ok(draft_store_open_new(other.drafts, &draft, &error));
    key_some(&draft, 2);
    check_accept(draft.sheet, CHECK_PERIOD);
    assert_ok(draft_store_keep(other.drafts, &draft, &error));
    draft_finish(&draft);
    program_close(&other);
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    assert_true(check_is_accepted(draft.sheet, CHECK_PERIOD));
    assert_int_equal(draft.pace.keys, 3);
    assert_int_equal(draft.pace.active, 4 * SECOND);
    set_value(draft.sheet, "date", "2024-01-01");
    assert_false(check_is_accepted(draft.sheet, CHECK_PERIOD));
    draft_finish(&draft);
}

static void what_was_accepted_falls_when_a_correction_changes_it(void **state)
{
    (void)state;
    struct draft draft;
    struct sheet *sheet = new_sheet(&office.first, 1, "CDOB", "66666666666");
    check_accept(sheet, CHECK_PERIOD);
    check_accept(sheet, CHECK_BLANKS);
    int64_t id = add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    assert_ok(draft_store_open_sheet(office.first.drafts, id, &draft, &error));
    set_value(draft.sheet, "q1", "5");
    assert_ok(draft_store_save(office.first.drafts, &draft, NOON, &error));
    draft_finish(&draft);
    g_autofree char *accepted = raw_text(office.path, "SELECT accepted FROM sheet");
    g_autofree char *codes = check_codes(accepted);
    assert_string_equal(codes, "W06");
    g_autofree char *entry = raw_text(office.path, "SELECT old || '>' || new FROM record "
                                                   "WHERE field = 'accepted'");
    assert_non_null(strstr(entry, "W09="));
    assert_true(g_str_has_suffix(entry, accepted));
}

static void the_last_sheet_is_that_of_the_person(void **state)
{
    (void)state;
    int64_t last, others;
    struct program other = program_open(&office, "Budi");
    assert_ok(keying_store_last(keyings(&office.first), &last, &error));
    assert_int_equal(last, 0);
    store_sheet(&office.first, 1, NOON);
    store_sheet(&other, 1, NOON);
    add_new_sheet(&office.first, 50, "CDOB", "66"); /* not keyed: as from a file */
    assert_ok(keying_store_last(keyings(&office.first), &last, &error));
    assert_ok(keying_store_last(keyings(&other), &others, &error));
    assert_int_equal(last, 1);
    assert_int_equal(others, 2);
    program_close(&other);
}

/* Sheets of COUNT paces, from 1 s a field on, straight into the file. */
static void add_paces(int count)
{
    g_autofree char *sql = g_strdup_printf(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
        "INSERT INTO keying (survey_id, sheet_id, person_id, pass, begun_at, stored_at, active, "
        "keys, fields, pace, item_times) SELECT 1, 1, (SELECT id FROM person WHERE name = 'Rina'), "
        "1, 0, 0, 1000, 1, 1, 999999 + i, '' FROM n",
        count);
    raw_run(office.path, sql);
}

static void the_fastest_hundredth_is_known_from_a_hundred_sheets_on(void **state)
{
    (void)state;
    int64_t pace;
    struct program other = program_open(&office, "Budi");
    add_new_sheet(&office.first, 1, "CDOB", "66");
    add_paces(99);
    assert_ok(keying_store_fastest(keyings(&office.first), &pace, &error));
    assert_int_equal(pace, 0);
    add_paces(101);
    assert_ok(keying_store_fastest(keyings(&office.first), &pace, &error));
    assert_int_equal(pace, 1000000); /* the second of 200: both 1 s */
    assert_ok(keying_store_fastest(keyings(&other), &pace, &error));
    assert_int_equal(pace, 0);
    program_close(&other);
}

static void figures_are_told_per_person_and_day(void **state)
{
    (void)state;
    struct program other = program_open(&office, "Budi");
    store_sheet(&office.first, 1, NOON);
    store_sheet(&office.first, 3, NOON + HOUR);
    store_sheet(&other, 2, NOON + HOUR);
    store_sheet(&office.first, 2, NOON + 48 * HOUR);
    g_autoptr(GPtrArray) rows = keying_store_figures(keyings(&other), ANY_PERSON, true, &error);
    assert_int_equal(rows->len, 3);
    const struct keyer_row *latest = g_ptr_array_index(rows, 0);
    const struct keyer_row *budi = g_ptr_array_index(rows, 1), *rina = g_ptr_array_index(rows, 2);
    assert_string_equal(latest->day, "2024-06-26");
    assert_string_equal(budi->name, "Budi");
    assert_string_equal(rina->name, "Rina");
    assert_string_equal(rina->day, "2024-06-24");
    assert_int_equal(rina->figures.sheets, 2);
    assert_int_equal(rina->figures.keys, 6);
    assert_int_equal(rina->figures.active, 12000);
    assert_int_equal(keyer_errors_per_thousand(&rina->figures), HUNDREDTHS_NONE);
    g_autoptr(GPtrArray) own =
        keying_store_figures(keyings(&office.first), office.first.person, false, &error);
    assert_int_equal(own->len, 1);
    assert_int_equal(((const struct keyer_row *)g_ptr_array_index(own, 0))->figures.sheets, 3);
    program_close(&other);
}

static void errors_come_from_second_keying_on_the_day_of_the_keying(void **state)
{
    (void)state;
    store_sheet(&office.first, 1, NOON);
    raw_run(office.path,
            "DROP VIEW keyer_error; CREATE VIEW keyer_error (survey_id, person_id, at, "
            "verified, wrong) AS SELECT 1, (SELECT id FROM person WHERE name = "
            "'Rina'), 1719205200000, 400, 3");
    struct program other = program_open(&office, "Budi");
    g_autoptr(GPtrArray) rows = keying_store_figures(keyings(&other), ANY_PERSON, true, &error);
    assert_int_equal(rows->len, 1);
    const struct keyer_row *row = g_ptr_array_index(rows, 0);
    assert_int_equal(row->figures.sheets, 1);
    assert_int_equal(keyer_errors_per_thousand(&row->figures), 750);
    program_close(&other);
}

static void the_times_on_items_are_added_up(void **state)
{
    (void)state;
    store_sheet(&office.first, 1, NOON);
    store_sheet(&office.first, 2, NOON);
    size_t items = office.first.survey->form->item_count;
    size_t age = (size_t)form_find_item(office.first.survey->form, "age");
    g_autofree int64_t *sums = g_new(int64_t, items), *times = g_new(int64_t, items);
    assert_ok(keying_store_item_times(keyings(&office.first), ANY_PERSON, sums, times, &error));
    assert_int_equal(sums[age], 3000);
    assert_int_equal(times[age], 2);
    assert_int_equal(times[0], 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_stored_sheet_tells_how_it_was_keyed),
        TEST(a_correction_is_no_keying),
        TEST(a_sheet_that_cannot_be_stored_leaves_no_keying),
        TEST(a_number_that_is_truly_double_is_stored_once_that_is_accepted),
        TEST(an_interrupted_sheet_keeps_its_pace_and_what_was_accepted),
        TEST(what_was_accepted_falls_when_a_correction_changes_it),
        TEST(the_last_sheet_is_that_of_the_person),
        TEST(the_fastest_hundredth_is_known_from_a_hundred_sheets_on),
        TEST(figures_are_told_per_person_and_day),
        TEST(errors_come_from_second_keying_on_the_day_of_the_keying),
        TEST(the_times_on_items_are_added_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
