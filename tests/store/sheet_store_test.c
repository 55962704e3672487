#include "db/sheet_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "src/csv.h"
#include "tests/store/office.h"
#include "tests/unit/golden.h"

static struct office office;

static struct sheet *load(int64_t id)
{
    struct sheet *sheet;
    assert_ok(sheet = sheet_store_load(office.first.sheets, id, &error));
    return sheet;
}

/* A sheet with a value of every kind. */
static struct sheet *full_sheet(long number)
{
    static const char *const values[][2] = {
        {"age", "34"},       {"sex", "P"},
        {"education", "S1"}, {"occupation", "SWASTA"},
        {"stage_pct", "50"}, {"suggestion", "Antrean panjang.\nMohon ditambah loket"},
        {"name", "Siti"},    {"phone", "0812-555"},
        {"workplace", "-"}};
    struct sheet *sheet = new_sheet(&office.first, number, "CPKB", "65656-56565654-3212");
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        set_value(sheet, values[i][0], values[i][1]);
    return sheet;
}

static int64_t add_full_sheet(long number)
{
    struct sheet *sheet = full_sheet(number);
    int64_t id = add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    return id;
}

static void set_counted(int64_t id, bool counted, const char *reason)
{
    assert_ok(sheet_store_set_counted(office.first.sheets, id, counted, reason, NOON + 5, &error));
}

/* --- adding and loading --- */

static void a_sheet_is_loaded_as_it_was_added(void **state)
{
    (void)state;
    struct sheet *sheet = full_sheet(12);
    struct sheet *loaded = load(add_sheet(&office.first, sheet, true, ""));
    assert_same_sheet(loaded, sheet);
    sheet_destroy(sheet);
    sheet_destroy(loaded);
}

static void a_sheet_of_nothing_but_blanks_is_loaded_as_it_was_added(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(office.first.survey->form);
    sheet_fill_blanks(sheet);
    sheet_set_number(sheet, 3);
    struct sheet *loaded = load(add_sheet(&office.first, sheet, true, ""));
    assert_same_sheet(loaded, sheet);
    sheet_destroy(sheet);
    sheet_destroy(loaded);
}

static void a_sheet_that_is_gone_is_told(void **state)
{
    (void)state;
    struct sheet_info info;
    assert_refused(sheet_store_load(office.first.sheets, 99, &error), "Lembar itu tidak ada lagi.");
    assert_refused(sheet_store_info(office.first.sheets, 99, &info, &error),
                   "Lembar itu tidak ada lagi.");
    assert_refused(sheet_store_set_counted(office.first.sheets, 99, false, "x", NOON, &error),
                   "Lembar itu tidak ada lagi.");
    struct sheet *sheet = full_sheet(1);
    assert_false(correct_sheet(&office.first, 99, sheet, NOON));
    sheet_destroy(sheet);
}

static void the_info_says_who_keyed_it_and_when(void **state)
{
    (void)state;
    struct sheet_info info;
    assert_ok(sheet_store_info(office.first.sheets, add_full_sheet(12), &info, &error));
    assert_int_equal(info.number, 12);
    assert_int_equal(info.service_id, service_id(&office.first, "CPKB"));
    assert_string_equal(info.day, "2024-06-24");
    assert_string_equal(info.answers, "65656-56565654-3212");
    assert_true(info.counted);
    assert_string_equal(info.reason, "");
    assert_string_equal(info.keyed_by, "Rina");
    assert_int_equal(info.keyed_at, NOON);
    sheet_info_finish(&info);
}

static void personal_data_are_in_a_table_of_their_own(void **state)
{
    (void)state;
    int64_t id = add_full_sheet(12);
    g_autofree char *personal =
        raw_text(office.path, "SELECT group_concat(field || '=' || value) FROM sheet_personal");
    assert_string_equal(personal, "name=Siti,phone=0812-555");
    raw_run(office.path, "DELETE FROM sheet_personal");
    struct sheet *sheet = load(id);
    assert_string_equal(value_of(sheet, "name"), VALUE_BLANK);
    assert_string_equal(value_of(sheet, "phone"), VALUE_BLANK);
    assert_string_equal(value_of(sheet, "age"), "34");
    sheet_destroy(sheet);
}

static void what_is_rolled_back_was_never_there(void **state)
{
    (void)state;
    struct sheet *sheet = full_sheet(12);
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(sheet_store_add(office.first.sheets, sheet, true, "", NOON, NULL, &error));
    database_rollback(office.first.database);
    sheet_store_forget(office.first.sheets);
    sheet_destroy(sheet);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM sheet"), 0);
    add_full_sheet(13);
    struct sheet_counts counts;
    assert_ok(sheet_store_counts(office.first.sheets, ANY_SERVICE, &counts, &error));
    assert_int_equal(counts.keyed, 1);
    assert_figures_are_right(&office.first);
}

/* --- correcting --- */

static void assert_change(const GPtrArray *changes, guint at, const char *field,
                          const char *old_value, const char *new_value, const char *why)
{
    const struct sheet_change *change = g_ptr_array_index(changes, at);
    assert_string_equal(change->field, field);
    assert_string_equal(change->old_value, old_value);
    assert_string_equal(change->new_value, new_value);
    assert_string_equal(change->why, why);
}

static GPtrArray *changes_of(int64_t id)
{
    GPtrArray *changes;
    assert_ok(changes = sheet_store_changes(office.first.sheets, id, &error));
    return changes;
}

static void a_correction_records_old_new_who_and_when(void **state)
{
    (void)state;
    int64_t id = add_full_sheet(12);
    struct program budi = program_open(&office, "Budi");
    struct sheet *sheet = load(id);
    set_value(sheet, "service", "CDOB");
    set_value(sheet, "q1", "1");
    set_value(sheet, "q6", "4");
    assert_ok(correct_sheet(&budi, id, sheet, NOON + 60000));
    program_close(&budi);
    struct sheet *corrected = load(id);
    assert_same_sheet(corrected, sheet);
    g_autoptr(GPtrArray) changes = changes_of(id);
    assert_int_equal(changes->len, 3);
    assert_change(changes, 0, "service", "CPKB", "CDOB", "");
    assert_change(changes, 1, "q1", "6", "1", "");
    assert_change(changes, 2, "q6", "-", "4", "");
    const struct sheet_change *first = g_ptr_array_index(changes, 0);
    assert_string_equal(first->person, "Budi");
    assert_int_equal(first->at, NOON + 60000);
    sheet_destroy(sheet);
    sheet_destroy(corrected);
}

static void personal_data_never_enter_the_record(void **state)
{
    (void)state;
    int64_t id = add_full_sheet(12);
    struct sheet *sheet = load(id);
    set_value(sheet, "name", "Aminah");
    set_value(sheet, "phone", VALUE_BLANK);
    assert_ok(correct_sheet(&office.first, id, sheet, NOON));
    sheet_destroy(sheet);
    g_autoptr(GPtrArray) changes = changes_of(id);
    assert_int_equal(changes->len, 2);
    assert_change(changes, 0, "name", "…", "…", "");
    assert_change(changes, 1, "phone", "…", "…", "");
    sheet = load(id);
    assert_string_equal(value_of(sheet, "name"), "Aminah");
    assert_string_equal(value_of(sheet, "phone"), VALUE_BLANK);
    sheet_destroy(sheet);
}

static void a_correction_that_changes_nothing_records_nothing(void **state)
{
    (void)state;
    int64_t id = add_full_sheet(12);
    struct sheet *sheet = load(id);
    assert_ok(correct_sheet(&office.first, id, sheet, NOON));
    sheet_destroy(sheet);
    g_autoptr(GPtrArray) changes = changes_of(id);
    assert_int_equal(changes->len, 0);
}

static void a_correction_moves_the_figures_to_another_service(void **state)
{
    (void)state;
    struct sheet_counts counts;
    int64_t id = add_full_sheet(12);
    struct sheet *sheet = load(id);
    set_value(sheet, "service", "CDOB");
    assert_ok(correct_sheet(&office.first, id, sheet, NOON));
    sheet_destroy(sheet);
    assert_ok(sheet_store_counts(office.first.sheets, service_id(&office.first, "CPKB"), &counts,
                                 &error));
    assert_int_equal(counts.keyed, 0);
    assert_ok(sheet_store_counts(office.first.sheets, service_id(&office.first, "CDOB"), &counts,
                                 &error));
    assert_int_equal(counts.keyed, 1);
    assert_figures_are_right(&office.first);
}

/* --- setting aside --- */

static void a_sheet_set_aside_keeps_its_reason_until_it_is_back(void **state)
{
    (void)state;
    struct sheet_info info;
    struct sheet_counts counts;
    int64_t id = add_full_sheet(12);
    set_counted(id, false, "lembar ganda");
    assert_ok(sheet_store_info(office.first.sheets, id, &info, &error));
    assert_false(info.counted);
    assert_string_equal(info.reason, "lembar ganda");
    sheet_info_finish(&info);
    assert_ok(sheet_store_counts(office.first.sheets, ANY_SERVICE, &counts, &error));
    assert_int_equal(counts.keyed, 1);
    assert_int_equal(counts.counted, 0);
    set_counted(id, true, "ternyata bukan");
    assert_ok(sheet_store_info(office.first.sheets, id, &info, &error));
    assert_true(info.counted);
    assert_string_equal(info.reason, "");
    sheet_info_finish(&info);
    g_autoptr(GPtrArray) changes = changes_of(id);
    assert_int_equal(changes->len, 2);
    assert_change(changes, 0, "counted", "1", "0", "lembar ganda");
    assert_change(changes, 1, "counted", "0", "1", "ternyata bukan");
    assert_figures_are_right(&office.first);
}

static void a_correction_of_a_sheet_set_aside_leaves_it_aside(void **state)
{
    (void)state;
    struct tally *tally;
    int64_t id = add_full_sheet(12);
    set_counted(id, false, "ganda");
    struct sheet *sheet = load(id);
    set_value(sheet, "q1", "2");
    assert_ok(correct_sheet(&office.first, id, sheet, NOON));
    sheet_destroy(sheet);
    assert_ok(tally = sheet_store_tally(office.first.sheets, ANY_SERVICE, &error));
    assert_int_equal(tally->sheets, 0);
    assert_int_equal(tally_count(tally, 0, 2), 0);
    tally_destroy(tally);
    assert_figures_are_right(&office.first);
}

/* --- finding --- */

/* The numbers of the sheets found, with a blank between them. */
static void assert_found(const struct sheet_filter *filter, const char *expected)
{
    GArray *ids;
    g_autoptr(GString) numbers = g_string_new(NULL);
    assert_ok(ids = sheet_store_find(office.first.sheets, filter, &error));
    for (guint i = 0; i < ids->len; i++) {
        struct sheet_info info;
        assert_ok(
            sheet_store_info(office.first.sheets, g_array_index(ids, int64_t, i), &info, &error));
        g_string_append_printf(numbers, "%s%ld", numbers->len ? " " : "", info.number);
        sheet_info_finish(&info);
    }
    g_array_unref(ids);
    assert_string_equal(numbers->str, expected);
}

#define ANY (-1)
#define FILTER(is_counted, of_element, ...)                                                        \
    (&(const struct sheet_filter){.counted = is_counted, .element = of_element, __VA_ARGS__})

static void add_some_sheets(void)
{
    static const struct {
        long number;
        const char *service, *day, *answers, *suggestion;
        bool counted;
    } sheets[] = {
        {12, "PENGADUAN", "2024-05-02", "6-", "Antrean panjang", true},
        {1, "CDOB", "2024-06-24", "444", "loket antrean", true},
        {10, "CPKB", "2024-04-30", "-5", "-", false},
        {2, "CDOB", "-", "5", "baik", true},
        {120, "CPKB", "2024-06-01", "6", "Panjang sekali", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
        struct sheet *sheet =
            new_sheet(&office.first, sheets[i].number, sheets[i].service, sheets[i].answers);
        set_value(sheet, "date", sheets[i].day);
        set_value(sheet, "suggestion", sheets[i].suggestion);
        set_value(sheet, "name", "Siti");
        sheet_fill_blanks(sheet);
        add_sheet(&office.first, sheet, sheets[i].counted,
                  sheets[i].counted ? "" : "melewati batas waktu");
        sheet_destroy(sheet);
    }
}

static void a_set_of_ids_narrows_every_other_filter(void **state)
{
    (void)state;
    add_some_sheets();
    g_autoptr(GArray) some = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(int64_t));
    int64_t id;
    assert_ok(sheet_store_by_number(office.first.sheets, 1, &id, &error));
    g_array_append_val(some, id);
    assert_ok(sheet_store_by_number(office.first.sheets, 10, &id, &error));
    g_array_append_val(some, id);
    assert_found(FILTER(ANY, ANY, .among = some), "1 10");
    assert_found(FILTER(ANY, ANY, .among = some, .descending = true), "10 1");
    assert_found(FILTER(1, ANY, .among = some), "1");
    assert_found(FILTER(ANY, ANY, .among = some, .search = "loket"), "1");
    assert_found(FILTER(ANY, 0, .among = some), "1");
    assert_found(FILTER(ANY, ANY, .among = none), "");
}

static void digits_find_the_numbers_that_begin_with_them(void **state)
{
    (void)state;
    add_some_sheets();
    assert_found(FILTER(ANY, ANY, .search = "1"), "1 10 12 120");
    assert_found(FILTER(ANY, ANY, .search = " 12 "), "12 120");
    assert_found(FILTER(ANY, ANY, .search = "120"), "120");
    assert_found(FILTER(ANY, ANY, .search = "3"), "");
    assert_found(FILTER(ANY, ANY, .search = NULL), "1 2 10 12 120");
    assert_found(FILTER(ANY, ANY, .search = " "), "1 2 10 12 120");
}

static void words_are_found_in_all_that_the_list_shows(void **state)
{
    (void)state;
    add_some_sheets();
    assert_found(FILTER(ANY, ANY, .search = "antrean"), "1 12");
    assert_found(FILTER(ANY, ANY, .search = "PANJANG antrean"), "12");
    assert_found(FILTER(ANY, ANY, .search = "pengaduan"), "12");
    assert_found(FILTER(ANY, ANY, .search = "24-06-2024"), "1");
    assert_found(FILTER(ANY, ANY, .search = "melewati"), "10");
    assert_found(FILTER(ANY, ANY, .search = "rina cdob"), "1 2");
    assert_found(FILTER(ANY, ANY, .search = "antrean cpkb"), "");
}

static void personal_data_are_not_searched(void **state)
{
    (void)state;
    add_some_sheets();
    assert_found(FILTER(ANY, ANY, .search = "Siti"), "");
}

static void a_filter_by_service_counted_and_element(void **state)
{
    (void)state;
    add_some_sheets();
    const struct form *form = office.first.survey->form;
    assert_found(FILTER(ANY, ANY, .service_id = service_id(&office.first, "CDOB")), "1 2");
    assert_found(FILTER(1, ANY, .search = NULL), "1 2 12 120");
    assert_found(FILTER(0, ANY, .search = NULL), "10");
    assert_found(FILTER(ANY, form_find_element(form, "U1"), .search = NULL), "1 2 12 120");
    assert_found(FILTER(ANY, form_find_element(form, "U2"), .search = NULL), "1 10");
    assert_found(FILTER(ANY, form_find_element(form, "U9"), .search = NULL), "");
    assert_found(FILTER(1, ANY, .search = "1", .service_id = service_id(&office.first, "CPKB")),
                 "120");
}

static void a_filter_by_who_keyed(void **state)
{
    (void)state;
    add_some_sheets();
    struct program budi = program_open(&office, "Budi");
    add_new_sheet(&budi, 500, "CDOB", "6");
    assert_found(FILTER(ANY, ANY, .keyed_by = budi.person), "500");
    assert_found(FILTER(ANY, ANY, .keyed_by = office.first.person), "1 2 10 12 120");
    assert_found(FILTER(ANY, ANY, .keyed_by = budi.person, .search = "1"), "");
    program_close(&budi);
}

static void a_filter_by_a_further_index(void **state)
{
    (void)state;
    add_new_sheet(&office.first, 1, "CDOB", "--------------3----");
    add_new_sheet(&office.first, 2, "CDOB", "3------------------");
    add_new_sheet(&office.first, 3, "CDOB", "--------------1---2");
    assert_found(FILTER(ANY, 0, .further = true), "1 3");
    assert_found(FILTER(ANY, 0, .further = true, .sort = SHEETS_BY_VALUE), "3 1");
}

static void every_order_goes_both_ways(void **state)
{
    (void)state;
    add_some_sheets();
    assert_found(FILTER(ANY, ANY, .sort = SHEETS_BY_NUMBER), "1 2 10 12 120");
    assert_found(FILTER(ANY, ANY, .sort = SHEETS_BY_NUMBER, .descending = true), "120 12 10 2 1");
    assert_found(FILTER(ANY, ANY, .sort = SHEETS_BY_SERVICE), "1 2 10 120 12");
    assert_found(FILTER(ANY, ANY, .sort = SHEETS_BY_DAY), "2 10 12 120 1");
    assert_found(FILTER(ANY, ANY, .sort = SHEETS_BY_KEYED), "12 1 10 2 120");
    assert_found(FILTER(ANY, ANY, .sort = SHEETS_BY_KEYED, .descending = true), "120 2 10 1 12");
    assert_found(FILTER(ANY, 0, .sort = SHEETS_BY_VALUE), "1 2 12 120");
    assert_found(FILTER(ANY, 0, .sort = SHEETS_BY_VALUE, .descending = true), "120 12 2 1");
}

static void the_value_of_an_element_is_the_mean_of_its_answers(void **state)
{
    (void)state;
    int u3 = form_find_element(office.first.survey->form, "U3");
    add_new_sheet(&office.first, 1, "CDOB", "--66-");
    add_new_sheet(&office.first, 2, "CDOB", "--665");
    add_new_sheet(&office.first, 3, "CDOB", "--5--");
    assert_found(FILTER(ANY, u3, .sort = SHEETS_BY_VALUE), "3 2 1");
}

static void an_answer_that_was_never_keyed_has_no_value(void **state)
{
    (void)state;
    struct sheet *sheet = sheet_create(office.first.survey->form);
    sheet_set_number(sheet, 1);
    set_value(sheet, "q3", "6");
    add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    add_new_sheet(&office.first, 2, "CDOB", "--5");
    int u3 = form_find_element(office.first.survey->form, "U3");
    assert_found(FILTER(ANY, 0, .search = NULL), "");
    assert_found(FILTER(ANY, u3, .sort = SHEETS_BY_VALUE), "2 1");
    assert_figures_are_right(&office.first);
}

static void sheets_of_another_survey_are_not_found(void **state)
{
    (void)state;
    int64_t id;
    struct sheet_store *others;
    struct survey *other;
    add_some_sheets();
    assert_ok(survey_store_create(office.first.surveys, "Loka A", office.first.survey->form, 2024,
                                  NOON, &id, &error));
    assert_ok(other = survey_store_load(office.first.surveys, id, "id", &error));
    assert_ok(others = sheet_store_open(office.first.database, other, office.first.person, &error));
    GArray *ids = sheet_store_find(others, FILTER(ANY, ANY, .search = NULL), &error);
    assert_int_equal(ids->len, 0);
    g_array_unref(ids);
    sheet_store_close(others);
    survey_destroy(other);
}

static void numbers_are_free_or_last(void **state)
{
    (void)state;
    bool is_free;
    int64_t last;
    assert_ok(sheet_store_last(office.first.sheets, &last, &error));
    assert_int_equal(last, 0);
    int64_t id = add_full_sheet(7);
    add_full_sheet(5);
    assert_ok(sheet_store_last(office.first.sheets, &last, &error));
    assert_int_equal(last, id);
    assert_ok(sheet_store_number_is_free(office.first.sheets, 7, 0, &is_free, &error));
    assert_false(is_free);
    assert_ok(sheet_store_number_is_free(office.first.sheets, 7, id, &is_free, &error));
    assert_true(is_free);
    assert_ok(sheet_store_number_is_free(office.first.sheets, 6, 0, &is_free, &error));
    assert_true(is_free);
}

struct visits {
    GString *numbers;
    const char *name; /* expected on each sheet */
    size_t most;
};

static bool visit(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct visits *visits = context;
    assert_int_equal(info->number, sheet_number(sheet));
    assert_string_equal(value_of(sheet, "name"), visits->name);
    g_string_append_printf(visits->numbers, "%ld ", info->number);
    return --visits->most > 0;
}

static void assert_visits(bool with_personal, size_t most, const char *name, const char *expected)
{
    struct visits visits = {g_string_new(NULL), name, most};
    assert_ok(sheet_store_each(office.first.sheets, with_personal, visit, &visits, &error));
    assert_string_equal(visits.numbers->str, expected);
    g_string_free(visits.numbers, TRUE);
}

static void each_sheet_is_visited_in_the_order_of_its_number(void **state)
{
    (void)state;
    add_some_sheets();
    assert_visits(true, 9, "Siti", "1 2 10 12 120 ");
    assert_visits(false, 9, VALUE_BLANK, "1 2 10 12 120 ");
    assert_visits(false, 2, VALUE_BLANK, "1 2 ");
}

/* --- figures --- */

static void wrong_figures_are_noticed(void **state)
{
    (void)state;
    bool equal;
    add_some_sheets();
    assert_figures_are_right(&office.first);
    raw_run(office.path, "UPDATE tally SET sheets = sheets + 1 WHERE value = 6 AND service_id > 0");
    assert_ok(sheet_store_check_figures(office.first.sheets, &equal, &error));
    assert_false(equal);
    raw_run(office.path, "UPDATE tally SET sheets = sheets - 1 WHERE value = 6 AND service_id > 0");
    assert_figures_are_right(&office.first);
    raw_run(office.path, "INSERT INTO sheet_count VALUES (1, 0, 1, 0)");
    assert_ok(sheet_store_check_figures(office.first.sheets, &equal, &error));
    assert_false(equal);
}

struct recount {
    struct tally *tally;
    int64_t service; /* or ANY_SERVICE */
};

static bool recount_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct recount *recount = context;
    g_autofree char *answers = sheet_pack_answers(sheet);
    if (info->counted && (recount->service == ANY_SERVICE || recount->service == info->service_id))
        tally_add_answers(recount->tally, answers, 1);
    return true;
}

/* The index from the kept figures is that from all answers. */
static void assert_index_is_right(const struct program *program, int64_t service)
{
    struct tally *kept;
    struct recount recount = {tally_create(program->survey->form), service};
    assert_ok(kept = sheet_store_tally(program->sheets, service, &error));
    assert_ok(sheet_store_each(program->sheets, false, recount_sheet, &recount, &error));
    assert_int_equal(kept->sheets, recount.tally->sheets);
    struct index_result *from_kept = index_compute(kept);
    struct index_result *from_answers = index_compute(recount.tally);
    assert_true(mpq_equal(from_kept->exact, from_answers->exact));
    assert_int_equal(from_kept->whole.value, from_answers->whole.value);
    for (size_t e = 0; e < program->survey->form->element_count; e++)
        assert_int_equal(from_kept->elements[e].value, from_answers->elements[e].value);
    assert_int_equal(from_kept->further[0].value, from_answers->further[0].value);
    index_destroy(from_kept);
    index_destroy(from_answers);
    tally_destroy(kept);
    tally_destroy(recount.tally);
}

static const char *random_service(GRand *random)
{
    static const char *const codes[] = {"CDOB", "CPOTB", "CPKB", "CPPOB", "PENGADUAN", "-"};
    return codes[g_rand_int_range(random, 0, G_N_ELEMENTS(codes))];
}

static void random_answers(GRand *random, char answers[20])
{
    for (int i = 0; i < 19; i++)
        answers[i] = "-123456"[g_rand_int_range(random, 0, 7)];
    answers[19] = '\0';
}

static void add_random(GRand *random, long number)
{
    char answers[20];
    random_answers(random, answers);
    struct sheet *sheet = new_sheet(&office.first, number, random_service(random), answers);
    bool counted = g_rand_int_range(random, 0, 5) > 0;
    assert_ok(sheet_store_add(office.first.sheets, sheet, counted, counted ? "" : "ganda", NOON,
                              NULL, &error));
    sheet_destroy(sheet);
}

static void correct_random(GRand *random, int64_t id)
{
    char answers[20];
    struct sheet *sheet = load(id);
    random_answers(random, answers);
    if (g_rand_boolean(random))
        sheet_unpack_answers(sheet, answers);
    if (g_rand_boolean(random))
        set_value(sheet, "service", random_service(random));
    assert_ok(sheet_store_correct(office.first.sheets, id, sheet, "", NOON, &error));
    sheet_destroy(sheet);
}

/* Some additions and corrections in one transaction, one in three of them rolled back. */
static void random_transaction(GRand *random, long number, int64_t sheets)
{
    assert_ok(database_begin(office.first.database, &error));
    for (int i = g_rand_int_range(random, 1, 4); i > 0; i--) {
        if (sheets == 0 || g_rand_boolean(random))
            add_random(random, number + i);
        else
            correct_random(random, g_rand_int_range(random, 1, (int)sheets + 1));
    }
    if (g_rand_int_range(random, 0, 3) == 0) {
        database_rollback(office.first.database);
        sheet_store_forget(office.first.sheets);
        return;
    }
    assert_ok(sheet_store_flush(office.first.sheets, &error));
    assert_ok(database_end(office.first.database, true, &error));
}

static void the_kept_figures_follow_every_change(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(1448);
    for (int step = 0; step < 400; step++) {
        int64_t sheets = raw_number(office.path, "SELECT coalesce(max(id), 0) FROM sheet");
        if (sheets > 0 && g_rand_int_range(random, 0, 3) == 0)
            set_counted(g_rand_int_range(random, 1, (int)sheets + 1), g_rand_boolean(random), "x");
        else
            random_transaction(random, step * 10, sheets);
        if (step % 20 == 19)
            assert_figures_are_right(&office.first);
    }
    assert_int_equal(raw_number(office.path, "SELECT count(*) > 150 FROM sheet"), 1);
    assert_index_is_right(&office.first, ANY_SERVICE);
    for (int64_t service = 0; service <= 5; service++)
        assert_index_is_right(&office.first, service);
    g_rand_free(random);
}

static void an_addition_that_fails_halfway_leaves_no_figures(void **state)
{
    (void)state;
    struct sheet *sheet = full_sheet(12);
    raw_run(office.path, "CREATE TRIGGER trouble BEFORE INSERT ON sheet_personal "
                         "BEGIN SELECT RAISE(ABORT, 'macet'); END");
    assert_ok(database_begin(office.first.database, &error));
    assert_false(sheet_store_add(office.first.sheets, sheet, true, "", NOON, NULL, &error));
    assert_non_null(strstr(error.message, "macet"));
    assert_false(database_end(office.first.database, false, &error));
    sheet_store_forget(office.first.sheets);
    raw_run(office.path, "DROP TRIGGER trouble");
    add_sheet(&office.first, sheet, true, "");
    sheet_destroy(sheet);
    assert_figures_are_right(&office.first);
}

/* --- Balikpapan 2024 --- */

/* Columns of the file, as items of the form; -1 for the one that says whether it counts. */
struct reading {
    GArray *items; /* of int */
    int sheets;
};

static void read_header(const struct csv_record *record, struct reading *reading)
{
    for (size_t i = 0; i < record->count; i++) {
        int item = form_find_item(office.first.survey->form, record->cells[i]);
        assert_true(item >= 0 || strcmp(record->cells[i], "counted") == 0);
        g_array_append_val(reading->items, item);
    }
}

static bool read_record(const struct csv_record *record, void *context, struct error *trouble)
{
    struct reading *reading = context;
    const struct form *form = office.first.survey->form;
    if (reading->items->len == 0) {
        read_header(record, reading);
        return true;
    }
    bool counted = true;
    struct sheet *sheet = sheet_create(form);
    for (size_t i = 0; i < record->count; i++) {
        int item = g_array_index(reading->items, int, i);
        if (item < 0) {
            counted = *record->cells[i] == '1';
            continue;
        }
        g_autofree char *value = value_read(&form->items[item], &office.first.survey->services,
                                            record->cells[i], trouble);
        assert_non_null(value);
        sheet_set(sheet, (size_t)item, value);
    }
    sheet_fill_blanks(sheet);
    reading->sheets++;
    bool ok = sheet_store_add(office.first.sheets, sheet, counted,
                              counted ? "" : "melewati batas waktu", NOON, NULL, trouble);
    sheet_destroy(sheet);
    return ok;
}

static void load_balikpapan(void)
{
    struct reading reading = {g_array_new(FALSE, FALSE, sizeof(int)), 0};
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(csv_read_file("tests/data/balikpapan-2024-responses.csv", NULL, read_record, &reading,
                            &error));
    assert_ok(sheet_store_flush(office.first.sheets, &error));
    assert_ok(database_end(office.first.database, true, &error));
    assert_int_equal(reading.sheets, 31);
    g_array_unref(reading.items);
}

static void assert_published(const struct golden *published, guint row)
{
    struct tally *tally;
    const char *scope = golden_cell(published, row, "scope");
    int64_t service = strcmp(scope, "UNIT") == 0 ? ANY_SERVICE : service_id(&office.first, scope);
    assert_ok(tally = sheet_store_tally(office.first.sheets, service, &error));
    struct index_result *result = index_compute(tally);
    assert_int_equal(result->sheets, golden_whole(published, row, "respondents"));
    assert_int_equal(result->whole.value, golden_hundredths(published, row, "ikm"));
    assert_string_equal(result->whole.band->grade, golden_cell(published, row, "grade"));
    for (int e = 0; e < 9; e++) {
        char column[4];
        g_snprintf(column, sizeof column, "u%d", e + 1);
        assert_int_equal(result->elements[e].value, golden_hundredths(published, row, column));
    }
    index_destroy(result);
    tally_destroy(tally);
}

static void the_published_figures_of_balikpapan_come_out_of_the_store(void **state)
{
    (void)state;
    struct sheet_counts counts;
    struct golden published = golden_load("balikpapan-2024-published.csv");
    load_balikpapan();
    assert_ok(sheet_store_counts(office.first.sheets, ANY_SERVICE, &counts, &error));
    assert_int_equal(counts.keyed, 31);
    assert_int_equal(counts.counted, 29);
    assert_int_equal(published.rows->len, 7);
    assert_string_equal(golden_cell(&published, 1, "ikm"), "93.70");
    for (guint row = 1; row < published.rows->len; row++)
        assert_published(&published, row);
    assert_figures_are_right(&office.first);
    golden_free(&published);
}

static bool raw_accepts(const char *sql)
{
    sqlite3 *raw = raw_open(office.path);
    bool ok = sqlite3_exec(raw, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(raw);
    return ok;
}

static void the_schema_refuses_what_no_sheet_can_be(void **state)
{
    (void)state;
    add_new_sheet(&office.first, 1, "CDOB", "666");
    assert_true(raw_accepts("UPDATE sheet SET number = 999999999, keyed_at = 0"));
    assert_false(raw_accepts("UPDATE sheet SET number = 0"));
    assert_false(raw_accepts("UPDATE sheet SET number = 1000000000"));
    assert_false(raw_accepts("UPDATE sheet SET keyed_at = -1"));
    assert_false(raw_accepts("UPDATE sheet SET keyed_at = 7258118400000"));
    assert_false(raw_accepts("UPDATE sheet SET seal = zeroblob(31)"));
}

static void extreme_figures_can_be_computed_with(void **state)
{
    (void)state;
    struct sheet_info info;
    struct sheet_counts counts;
    struct tally *tally;
    int64_t id = add_new_sheet(&office.first, 1, "CDOB", "666");
    raw_run(office.path, "PRAGMA ignore_check_constraints = 1;"
                         "UPDATE sheet SET number = 9223372036854775807,"
                         " keyed_at = -9223372036854775808;"
                         "UPDATE tally SET sheets = 9223372036854775807;"
                         "UPDATE sheet_count SET counted = -5");
    assert_ok(sheet_store_info(office.first.sheets, id, &info, &error));
    assert_true(info.keyed_at >= -10000000000000);
    assert_true(info.number <= 10000000000000);
    sheet_info_finish(&info);
    assert_ok(tally = sheet_store_tally(office.first.sheets, ANY_SERVICE, &error));
    struct index_result *result = index_compute(tally);
    assert_int_equal(result->whole.value, 10000);
    index_destroy(result);
    tally_destroy(tally);
    assert_ok(sheet_store_counts(office.first.sheets, ANY_SERVICE, &counts, &error));
    assert_int_equal(counts.counted, 0);
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
        TEST(a_sheet_is_loaded_as_it_was_added),
        TEST(a_sheet_of_nothing_but_blanks_is_loaded_as_it_was_added),
        TEST(a_sheet_that_is_gone_is_told),
        TEST(the_info_says_who_keyed_it_and_when),
        TEST(personal_data_are_in_a_table_of_their_own),
        TEST(what_is_rolled_back_was_never_there),
        TEST(a_correction_records_old_new_who_and_when),
        TEST(personal_data_never_enter_the_record),
        TEST(a_correction_that_changes_nothing_records_nothing),
        TEST(a_correction_moves_the_figures_to_another_service),
        TEST(a_sheet_set_aside_keeps_its_reason_until_it_is_back),
        TEST(a_correction_of_a_sheet_set_aside_leaves_it_aside),
        TEST(a_set_of_ids_narrows_every_other_filter),
        TEST(digits_find_the_numbers_that_begin_with_them),
        TEST(words_are_found_in_all_that_the_list_shows),
        TEST(personal_data_are_not_searched),
        TEST(a_filter_by_service_counted_and_element),
        TEST(a_filter_by_who_keyed),
        TEST(a_filter_by_a_further_index),
        TEST(every_order_goes_both_ways),
        TEST(the_value_of_an_element_is_the_mean_of_its_answers),
        TEST(an_answer_that_was_never_keyed_has_no_value),
        TEST(sheets_of_another_survey_are_not_found),
        TEST(numbers_are_free_or_last),
        TEST(each_sheet_is_visited_in_the_order_of_its_number),
        TEST(wrong_figures_are_noticed),
        TEST(the_kept_figures_follow_every_change),
        TEST(an_addition_that_fails_halfway_leaves_no_figures),
        TEST(the_published_figures_of_balikpapan_come_out_of_the_store),
        TEST(the_schema_refuses_what_no_sheet_can_be),
        TEST(extreme_figures_can_be_computed_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
