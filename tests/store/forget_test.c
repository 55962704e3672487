#include "db/sheet_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/store/office.h"
#include "tests/store/truth.h"

/* Personal data that a respondent wants to be forgotten. */

#define NAME  "Sitiaminah-Rahayuningsih"
#define PHONE "0812-5550-1234-77"

static struct office office;

static void set_personal(struct sheet *sheet, const char *name, const char *phone)
{
    set_value(sheet, "name", name);
    set_value(sheet, "phone", phone);
}

static int64_t add_person(long number, const char *name, const char *phone)
{
    struct sheet *sheet = new_sheet(&office.first, number, "CPKB", "65656");
    set_personal(sheet, name, phone);
    int64_t id = add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    return id;
}

static void forget(int64_t id)
{
    assert_ok(sheet_store_erase_personal(office.first.sheets, id, "diminta", NOON + 1, &error));
}

static struct sheet *load(int64_t id)
{
    struct sheet *sheet;
    assert_ok(sheet = sheet_store_load(office.first.sheets, id, &error));
    return sheet;
}

static long forgotten(void)
{
    return raw_number(office.path, "SELECT count(*) FROM sheet_personal WHERE value IS NULL "
                                   "AND salt IS NULL AND length(seal) = 64");
}

static void assert_no_personal_data(int64_t id)
{
    struct sheet *sheet = load(id);
    for (size_t i = 0; i < sheet->form->item_count; i++)
        assert_false(sheet->form->items[i].personal && value_is_given(sheet->values[i]));
    sheet_destroy(sheet);
}

/* Whether the bytes of VALUE are in FILE, where there is one. */
static bool is_in_file(const char *file, const char *value)
{
    char *content;
    gsize size;
    if (!g_file_get_contents(file, &content, &size, NULL))
        return false;
    bool found = memmem(content, size, value, strlen(value));
    g_free(content);
    return found;
}

static bool is_on_disk(const char *value)
{
    g_autofree char *log = g_strconcat(office.path, "-wal", NULL);
    return is_in_file(office.path, value) || is_in_file(log, value);
}

/* --- tests --- */

static void what_is_forgotten_leaves_answers_seals_and_a_true_record(void **state)
{
    (void)state;
    int64_t id = add_person(1, NAME, PHONE);
    struct sheet *before = load(id);
    forget(id);
    struct sheet *after = load(id);
    set_personal(before, "-", "-");
    assert_same_sheet(after, before);
    assert_int_equal(forgotten(), 2);
    assert_int_equal(assert_true_to_its_record(office.first.database), OFFICE_ENTRIES + 2);
    g_autofree char *why = raw_text(office.path, "SELECT why FROM record WHERE field = 'personal'");
    assert_string_equal(why, "diminta");
    assert_figures_are_right(&office.first);
    sheet_destroy(before);
    sheet_destroy(after);
}

static void the_others_keep_their_personal_data(void **state)
{
    (void)state;
    int64_t other = add_person(2, NAME, PHONE);
    forget(add_person(1, "Budi", "0811"));
    struct sheet *sheet = load(other);
    assert_string_equal(value_of(sheet, "name"), NAME);
    assert_string_equal(value_of(sheet, "phone"), PHONE);
    sheet_destroy(sheet);
}

static void a_sheet_without_personal_data_is_forgotten_too(void **state)
{
    (void)state;
    int64_t id = add_new_sheet(&office.first, 1, "CPKB", "65656");
    forget(id);
    forget(id);
    assert_int_equal(assert_true_to_its_record(office.first.database), OFFICE_ENTRIES + 3);
}

static void a_sheet_that_is_not_there_cannot_be_forgotten(void **state)
{
    (void)state;
    assert_refused(sheet_store_erase_personal(office.first.sheets, 99, "", NOON, &error),
                   "Lembar itu tidak ada lagi.");
    assert_int_equal(assert_true_to_its_record(office.first.database), OFFICE_ENTRIES + 0);
}

static void nothing_of_it_stays_in_the_file_or_its_log(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    int64_t id = add_person(1, NAME, PHONE);
    assert_true(is_on_disk(NAME));
    forget(id);
    assert_false(is_on_disk(NAME));
    assert_false(is_on_disk(PHONE));
    program_close(&second);
}

static void nothing_of_it_stays_where_the_pages_were_full(void **state)
{
    (void)state;
    int64_t ids[300];
    for (int i = 0; i < 300; i++) {
        g_autofree char *name = g_strdup_printf("%s %d", NAME, i * 7919 % 300);
        ids[i] = add_person(i + 1, name, i % 2 ? "" : PHONE);
    }
    for (int i = 0; i < 300; i++) {
        struct sheet *sheet = load(ids[i * 7 % 300]);
        set_personal(sheet, i % 3 ? NAME " yang bernama panjang sekali" : NAME, PHONE);
        assert_ok(correct_sheet(&office.first, ids[i * 7 % 300], sheet, NOON));
        sheet_destroy(sheet);
    }
    for (int i = 0; i < 300; i++)
        forget(ids[i * 11 % 300]);
    assert_false(is_on_disk(NAME));
    assert_false(is_on_disk(PHONE));
    assert_true_to_its_record(office.first.database);
}

static void the_draft_of_its_correction_is_forgotten(void **state)
{
    (void)state;
    struct draft draft;
    int64_t id = add_person(1, NAME, PHONE);
    assert_ok(draft_store_open_sheet(office.first.drafts, id, &draft, &error));
    set_value(draft.sheet, "phone", "0899-1111-2222");
    assert_ok(draft_store_keep(office.first.drafts, &draft, &error));
    assert_ok(draft_store_park(office.first.drafts, &draft, &error));
    draft_finish(&draft);
    forget(id);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM draft"), 0);
    assert_false(is_on_disk(NAME));
    assert_false(is_on_disk("0899-1111-2222"));
}

static void a_later_correction_keeps_it_forgotten(void **state)
{
    (void)state;
    int64_t id = add_person(1, NAME, PHONE);
    forget(id);
    struct sheet *sheet = load(id);
    set_value(sheet, "age", "51");
    sheet_fill_blanks(sheet);
    assert_ok(correct_sheet(&office.first, id, sheet, NOON + 2));
    assert_no_personal_data(id);
    assert_int_equal(forgotten(), 2);
    assert_int_equal(assert_true_to_its_record(office.first.database), OFFICE_ENTRIES + 3);
    sheet_destroy(sheet);
}

/* Somebody had the sheet open as it was before. */
static void a_correction_begun_before_does_not_bring_it_back(void **state)
{
    (void)state;
    struct program second = program_open(&office, "Budi");
    struct draft draft;
    int64_t id = add_person(1, NAME, "");
    assert_ok(draft_store_open_sheet(second.drafts, id, &draft, &error));
    set_value(draft.sheet, "phone", PHONE);
    assert_ok(draft_store_keep(second.drafts, &draft, &error));
    forget(id);
    set_value(draft.sheet, "age", "51");
    assert_ok(draft_store_keep(second.drafts, &draft, &error));
    assert_ok(draft_store_save(second.drafts, &draft, NOON + 2, &error));
    draft_finish(&draft);
    assert_no_personal_data(id);
    struct sheet *sheet = load(id);
    assert_string_equal(value_of(sheet, "age"), "51");
    sheet_destroy(sheet);
    assert_true_to_its_record(office.first.database);
    program_close(&second);
}

static bool has_no_personal_data(const struct sheet *sheet, const struct sheet_info *info,
                                 void *context)
{
    (void)info, (void)context;
    assert_false(value_is_given(value_of(sheet, "name")));
    assert_false(value_is_given(value_of(sheet, "phone")));
    return true;
}

static void what_is_given_out_shows_it_no_more(void **state)
{
    (void)state;
    forget(add_person(1, NAME, PHONE));
    assert_ok(sheet_store_each(office.first.sheets, true, has_no_personal_data, NULL, &error));
}

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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_forgotten_leaves_answers_seals_and_a_true_record),
        TEST(the_others_keep_their_personal_data),
        TEST(a_sheet_without_personal_data_is_forgotten_too),
        TEST(a_sheet_that_is_not_there_cannot_be_forgotten),
        TEST(nothing_of_it_stays_in_the_file_or_its_log),
        TEST(nothing_of_it_stays_where_the_pages_were_full),
        TEST(the_draft_of_its_correction_is_forgotten),
        TEST(a_later_correction_keeps_it_forgotten),
        TEST(a_correction_begun_before_does_not_bring_it_back),
        TEST(what_is_given_out_shows_it_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
