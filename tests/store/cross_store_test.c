#include "db/cross_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/store/office.h"

static struct office office;
static struct cross_store *store;

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(store = cross_store_open(office.first.database, office.first.survey, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cross_store_close(store);
    office_close(&office);
    return 0;
}

static struct axis axis(const char *name)
{
    struct axis axis;
    assert_true(axis_from_name(office.first.survey->form, name, &axis));
    return axis;
}

static struct cross *table(const char *rows, const char *columns)
{
    struct cross *cross;
    assert_ok(cross = cross_store_table(store, axis(rows), axis(columns), &error));
    return cross;
}

static int find(const GPtrArray *names, const char *code)
{
    for (guint i = 0; i < names->len; i++)
        if (strcmp(((struct group_name *)g_ptr_array_index(names, i))->code, code) == 0)
            return (int)i;
    return -1;
}

static const struct tally *cell(const struct cross *cross, const char *row, const char *column)
{
    int r = find(cross->rows, row), c = find(cross->columns, column);
    assert_true(r >= 0 && c >= 0);
    return cross->cells[(guint)r * cross->columns->len + (guint)c];
}

/* Sheets enough to fill many cells, the same ones in each run; every seventh is set aside. */
static void add_many(long count)
{
    static const char *const services[] = {"CDOB", "CPOTB", "CPKB", "-"};
    static const char *const sexes[] = {"L", "P", "-"};
    for (long number = 1; number <= count; number++) {
        g_autofree char *answers = g_strnfill(11, (char)('1' + number % 6));
        g_autofree char *age = g_strdup_printf("%ld", 18 + number % 40);
        struct sheet *sheet = new_sheet(&office.first, number, services[number % 4], answers);
        set_value(sheet, "sex", sexes[number % 3]);
        set_value(sheet, "age", age);
        set_value(sheet, "date", number % 2 ? "2024-06-24" : "2024-05-06");
        add_sheet(&office.first, sheet, number % 7 != 0, number % 7 ? "" : "x");
        sheet_destroy(sheet);
    }
}

static void a_cell_holds_the_answers_of_its_sheets(void **state)
{
    (void)state;
    struct sheet *sheet = new_sheet(&office.first, 1, "CDOB", "65432165432");
    set_value(sheet, "sex", "P");
    add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    struct cross *cross = table("service", "sex");
    const struct tally *found = cell(cross, "CDOB", "P");
    assert_int_equal(found->sheets, 1);
    assert_int_equal(tally_count(found, 0, 6), 1);
    assert_int_equal(tally_count(found, 1, 5), 1);
    assert_null(cell(cross, "CDOB", "L"));
    assert_int_equal(find(cross->rows, "-"), -1);
    assert_int_equal(find(cross->columns, "-"), -1);
    cross_destroy(cross);
}

static void assert_same_counts(const struct tally *a, const struct tally *b)
{
    assert_int_equal(a->sheets, b->sheets);
    for (size_t answer = 0; answer < a->form->answer_count; answer++)
        for (int value = 0; value <= 6; value++)
            assert_int_equal(tally_count(a, (int)answer, value),
                             tally_count(b, (int)answer, value));
}

static void every_total_is_the_sum_of_its_cells_and_the_whole_is_the_kept_one(void **state)
{
    (void)state;
    static const char *const axes[] = {"all", "service", "sex", "age", "week", "keyer"};
    add_many(120);
    struct tally *kept = sheet_store_tally(office.first.sheets, ANY_SERVICE, &error);
    for (size_t r = 0; r < G_N_ELEMENTS(axes); r++)
        for (size_t c = 0; c < G_N_ELEMENTS(axes); c++) {
            struct cross *cross = table(axes[r], axes[c]);
            int64_t rows = 0, columns = 0;
            for (guint i = 0; i < cross->rows->len; i++)
                rows += cross->row_totals[i]->sheets;
            for (guint i = 0; i < cross->columns->len; i++)
                columns += cross->column_totals[i]->sheets;
            assert_int_equal(rows, cross->total->sheets);
            assert_int_equal(columns, cross->total->sheets);
            assert_same_counts(cross->total, kept);
            cross_destroy(cross);
        }
    tally_destroy(kept);
}

static void services_agree_with_their_kept_figures(void **state)
{
    (void)state;
    add_many(60);
    struct cross *cross = table("service", "all");
    struct tally *kept =
        sheet_store_tally(office.first.sheets, service_id(&office.first, "CPKB"), &error);
    assert_same_counts(cross->row_totals[find(cross->rows, "CPKB")], kept);
    tally_destroy(kept);
    cross_destroy(cross);
}

static void the_sheets_behind_a_cell_are_as_many_as_it_counts(void **state)
{
    (void)state;
    add_many(90);
    struct cross *cross = table("sex", "week");
    GArray *ids = cross_store_sheets(store, axis("sex"), "P", axis("week"), "2024-06-24", &error);
    assert_int_equal(ids->len, cell(cross, "P", "2024-06-24")->sheets);
    g_array_unref(ids);
    ids = cross_store_sheets(store, axis("sex"), "P", axis("week"), NULL, &error);
    assert_int_equal(ids->len, cross->row_totals[find(cross->rows, "P")]->sheets);
    g_array_unref(ids);
    cross_destroy(cross);
}

static void keyers_are_told_apart(void **state)
{
    (void)state;
    struct program other = program_open(&office, "Siti");
    add_new_sheet(&office.first, 1, "CDOB", "66666666666");
    add_new_sheet(&other, 2, "CDOB", "16666666666");
    program_close(&other);
    struct cross *cross = table("keyer", "all");
    assert_int_equal(cross->row_totals[find(cross->rows, "Siti")]->sheets, 1);
    assert_int_equal(cross->row_totals[find(cross->rows, "Rina")]->sheets, 1);
    cross_destroy(cross);
}

static void an_empty_survey_has_the_groups_of_its_form(void **state)
{
    (void)state;
    struct cross *cross = table("sex", "service");
    assert_int_equal(cross->rows->len, 2);
    assert_int_equal(cross->columns->len, 5);
    assert_int_equal(cross->total->sheets, 0);
    cross_destroy(cross);
    cross = table("week", "keyer");
    assert_int_equal(cross->rows->len, 0);
    cross_destroy(cross);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_cell_holds_the_answers_of_its_sheets),
        TEST(every_total_is_the_sum_of_its_cells_and_the_whole_is_the_kept_one),
        TEST(services_agree_with_their_kept_figures),
        TEST(the_sheets_behind_a_cell_are_as_many_as_it_counts),
        TEST(keyers_are_told_apart),
        TEST(an_empty_survey_has_the_groups_of_its_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
