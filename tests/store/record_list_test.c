#include "db/record_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/office.h"

/* The record of changes to be read: newest first, in pages, by kind, person and words. */

#define SHEET "6555555555555512345"

static struct office office;
static struct record_list *list;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(list = record_list_open(office.first.database, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    record_list_close(list);
    office_close(&office);
    return 0;
}

static void correct_age(int64_t id, const char *age, int64_t now)
{
    struct sheet *sheet;
    assert_ok(sheet = sheet_store_load(office.first.sheets, id, &error));
    set_value(sheet, "age", age);
    assert_ok(correct_sheet(&office.first, id, sheet, now));
    sheet_destroy(sheet);
}

static GPtrArray *read_rows(const struct record_filter *filter)
{
    GPtrArray *rows;
    assert_ok(rows = record_list_read(list, filter, 0, 1000, &error));
    return rows;
}

static guint count(const struct record_filter *filter)
{
    g_autoptr(GPtrArray) rows = read_rows(filter);
    return rows->len;
}

static void assert_row(const GPtrArray *rows, guint i, const char *expected)
{
    const struct record_row *row = g_ptr_array_index(rows, i);
    g_autofree char *told =
        g_strdup_printf("%s|%s|%s|%s|%s|%s", row->is.person, row->name, row->is.field,
                        row->is.old_value, row->is.new_value, row->is.why);
    assert_string_equal(told, expected);
}

static void entries_come_newest_first_with_what_they_are_about(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 7, "CDOB", SHEET);
    correct_age(id, "36", NOON + 5);
    assert_ok(sheet_store_set_counted(office.first.sheets, id, false, "ganda", NOON + 6, &error));
    g_autoptr(GPtrArray) rows = read_rows(&(struct record_filter){0});
    assert_row(rows, 0, "Rina|Lembar 7 (survei 2024)|counted|1|0|ganda");
    assert_row(rows, 1, "Rina|Lembar 7 (survei 2024)|age|-|36|");
    assert_row(rows, 2, "Rina|Lembar 7 (survei 2024)||||");
    const struct record_row *row = g_ptr_array_index(rows, 0);
    assert_int_equal(row->sheet, id);
    assert_int_equal(row->survey, office.survey);
    assert_int_equal(row->subject, SUBJECT_SHEET);
}

static void they_are_read_page_by_page_without_a_gap(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 7, "CDOB", SHEET);
    for (int i = 0; i < 7; i++)
        correct_age(id, i % 2 ? "36" : "37", NOON + i);
    int64_t before = 0, all = 0;
    for (guint read = 3; read == 3; all += read) {
        g_autoptr(GPtrArray) rows = NULL;
        assert_ok(rows = record_list_read(list, &(struct record_filter){0}, before, 3, &error));
        read = rows->len;
        for (guint i = 0; i < read; i++) {
            const struct record_row *row = g_ptr_array_index(rows, i);
            assert_true(before == 0 || row->number == before - 1);
            before = row->number;
        }
    }
    assert_int_equal(before, 1);
    assert_int_equal(all, raw_number(office.path, "SELECT entries FROM chain"));
}

static void they_are_filtered_by_kind_person_and_time(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 7, "CDOB", SHEET);
    struct program second = program_open(&office, "Sari");
    add_new_sheet(&second, 8, "CDOB", SHEET);
    correct_age(id, "36", NOON + 5000);
    assert_int_equal(count(&(struct record_filter){.kind = "sheet"}), 3);
    assert_int_equal(count(&(struct record_filter){.kind = "service"}), 5);
    assert_int_equal(count(&(struct record_filter){.kind = "sheet", .person = second.person}), 1);
    assert_int_equal(count(&(struct record_filter){.since = NOON + 5000}), 1);
    assert_int_equal(count(&(struct record_filter){.kind = "action"}), 0);
    program_close(&second);
}

static void a_search_finds_values_reasons_numbers_names_and_fields(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 712, "CDOB", SHEET);
    add_new_sheet(&office.first, 8, "CDOB", SHEET);
    correct_age(id, "41", NOON);
    assert_ok(sheet_store_set_counted(office.first.sheets, id, false, "ganda 100%", NOON, &error));
    const char *keys[] = {"age", NULL};
    assert_int_equal(count(&(struct record_filter){.search = "712"}), 3);
    assert_int_equal(count(&(struct record_filter){.search = "GANDA"}), 1);
    assert_int_equal(count(&(struct record_filter){.search = "100%"}), 1);
    assert_int_equal(count(&(struct record_filter){.search = "0_%"}), 0);
    assert_int_equal(count(&(struct record_filter){.search = "cpotb"}), 1);
    assert_int_equal(count(&(struct record_filter){.search = "zzz"}), 0);
    assert_int_equal(count(&(struct record_filter){.search = "zzz", .fields = (GStrv)keys}), 1);
    assert_int_equal(count(&(struct record_filter){.search = "rina"}),
                     raw_number(office.path, "SELECT entries FROM chain"));
}

static void personal_data_are_not_in_it(void **state)
{
    (void)state;
    struct sheet *sheet = new_sheet(&office.first, 7, "CDOB", SHEET);
    set_value(sheet, "name", "Aniwidyawati");
    int64_t id = add_sheet(&office.first, sheet, true, "");
    set_value(sheet, "name", "Widyaniawati");
    assert_ok(correct_sheet(&office.first, id, sheet, NOON));
    sheet_destroy(sheet);
    g_autoptr(GPtrArray) rows = read_rows(&(struct record_filter){0});
    assert_row(rows, 0, "Rina|Lembar 7 (survei 2024)|name|…|…|");
    assert_int_equal(count(&(struct record_filter){.search = "widya"}), 0);
}

static void what_another_program_wrote_is_told_as_it_is(void **state)
{
    (void)state;
    add_new_sheet(&office.first, 7, "CDOB", SHEET);
    raw_run(office.path, "UPDATE record SET kind = 'ghost' WHERE kind = 'sheet'");
    g_autoptr(GPtrArray) rows = read_rows(&(struct record_filter){0});
    assert_row(rows, 0, "Rina|–||||");
    assert_int_equal(((struct record_row *)g_ptr_array_index(rows, 0))->subject, -1);
}

static void it_tells_which_kinds_there_are(void **state)
{
    (void)state;
    bool there[RECORD_KINDS];
    add_new_sheet(&office.first, 7, "CDOB", SHEET);
    assert_ok(record_list_kinds(list, there, &error));
    assert_true(there[SUBJECT_SHEET]);
    assert_true(there[SUBJECT_SERVICE]);
    assert_false(there[SUBJECT_ACTION]);
    assert_false(there[SUBJECT_IMPORT]);
    assert_int_equal(record_kind_from_name("import"), SUBJECT_IMPORT);
    assert_int_equal(record_kind_from_name("ghost"), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(entries_come_newest_first_with_what_they_are_about),
        TEST(they_are_read_page_by_page_without_a_gap),
        TEST(they_are_filtered_by_kind_person_and_time),
        TEST(a_search_finds_values_reasons_numbers_names_and_fields),
        TEST(personal_data_are_not_in_it),
        TEST(what_another_program_wrote_is_told_as_it_is),
        TEST(it_tells_which_kinds_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
