#include "db/survey_store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/spelling_store.h"
#include "tests/store/office.h"

static struct office office;

static struct form *load_form(const char *path)
{
    struct form *form;
    assert_ok(form = form_load(path, "id", &error));
    return form;
}

static int64_t create_survey(const char *unit, const char *path, int year)
{
    int64_t id;
    struct form *form = load_form(path);
    assert_ok(survey_store_create(office.first.surveys, unit, form, year, NOON, &id, &error));
    form_destroy(form);
    return id;
}

static struct survey *load(int64_t id, const char *language)
{
    struct survey *survey;
    assert_ok(survey = survey_store_load(office.first.surveys, id, language, &error));
    return survey;
}

static void a_survey_is_loaded_as_it_was_created(void **state)
{
    (void)state;
    struct survey *survey = load(office.first.survey->id, "id");
    assert_string_equal(survey->unit, "Balai Besar POM di Balikpapan");
    assert_int_equal(survey->year, 2024);
    assert_int_equal(survey->target, HUNDREDTHS_NONE);
    assert_string_equal(survey->form->id, "skm-bpom-2024");
    assert_int_equal(survey->form->answer_count, 19);
    assert_int_equal(survey->services.list->len, 5);
    survey_destroy(survey);
    survey_destroy(NULL);
}

static void a_survey_speaks_the_language_asked_for(void **state)
{
    (void)state;
    struct survey *survey = load(office.first.survey->id, "en");
    assert_string_equal(survey->form->items[form_find_item(survey->form, "age")].label, "Age");
    survey_destroy(survey);
}

static void the_newest_survey_is_listed_first(void **state)
{
    (void)state;
    static const int years[] = {2025, 2024, 2024, 2023};
    GPtrArray *list;
    create_survey("Loka POM di Kab. Toba", "forms/skm-bpom-2024.ini", 2023);
    create_survey("Loka POM di Kab. Toba", "forms/skm-bpom-2024.ini", 2025);
    create_survey("Loka POM di Kab. Toba", "forms/ikepu.ini", 2024);
    assert_ok(list = survey_store_list(office.first.surveys, &error));
    assert_int_equal(list->len, G_N_ELEMENTS(years));
    for (guint i = 0; i < list->len; i++)
        assert_int_equal(((struct survey_title *)g_ptr_array_index(list, i))->year, years[i]);
    const struct survey_title *second = g_ptr_array_index(list, 1);
    assert_string_equal(second->form_key, "ikepu");
    assert_string_equal(second->unit, "Loka POM di Kab. Toba");
    g_ptr_array_unref(list);
}

static void a_second_survey_of_the_same_unit_form_and_year_is_refused(void **state)
{
    (void)state;
    int64_t id;
    struct form *form = load_form("forms/skm-bpom-2024.ini");
    assert_refused(survey_store_create(office.first.surveys, "Balai Besar POM di Balikpapan", form,
                                       2024, NOON, &id, &error),
                   "Survei skm-bpom-2024 tahun 2024 sudah ada di basis data ini. Buka saja, atau "
                   "pilih tahun lain.");
    assert_int_equal(error.code, ERROR_INPUT);
    form_destroy(form);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM survey"), 1);
}

static void another_unit_form_or_year_is_another_survey(void **state)
{
    (void)state;
    create_survey("Balai Besar POM di Balikpapan", "forms/skm-bpom-2024.ini", 2023);
    create_survey("Balai Besar POM di Balikpapan", "forms/ikepu.ini", 2024);
    create_survey("Loka POM di Kab. Toba", "forms/skm-bpom-2024.ini", 2024);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM survey"), 4);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM unit"), 2);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM form"), 2);
}

static void a_year_out_of_reach_is_refused(void **state)
{
    (void)state;
    int64_t id;
    struct form *form = load_form("forms/ikepu.ini");
    error = (struct error){0};
    assert_false(survey_store_create(office.first.surveys, "Balai Besar POM di Balikpapan", form,
                                     24, NOON, &id, &error));
    assert_true(*error.message);
    form_destroy(form);
}

static void the_text_of_the_form_is_kept_exactly(void **state)
{
    (void)state;
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents("forms/skm-bpom-2024.ini", &text, NULL, NULL));
    g_autofree char *kept = raw_text(office.path, "SELECT text FROM form");
    assert_string_equal(kept, text);
}

static void a_survey_keeps_its_form_although_the_file_changes(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(office.folder, "form.ini", NULL);
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents("forms/skm-bpom-2024.ini", &text, NULL, NULL));
    assert_true(g_file_set_contents(path, text, -1, NULL));
    int64_t old_id = create_survey("Loka POM di Kab. Toba", path, 2024);
    char *label = strstr(text, "label = Umur");
    memcpy(label, "label = Usia", strlen("label = Usia"));
    assert_true(g_file_set_contents(path, text, -1, NULL));
    int64_t new_id = create_survey("Loka POM di Kab. Toba", path, 2025);
    struct survey *old_survey = load(old_id, "id"), *new_survey = load(new_id, "id");
    assert_string_equal(old_survey->form->items[3].label, "Umur");
    assert_string_equal(new_survey->form->items[3].label, "Usia");
    survey_destroy(old_survey);
    survey_destroy(new_survey);
}

static void a_survey_that_is_not_there_is_refused(void **state)
{
    (void)state;
    assert_refused(survey_store_load(office.first.surveys, 99, "id", &error),
                   "Survei itu tidak ada di basis data.");
}

static void a_damaged_form_is_told_with_its_line(void **state)
{
    (void)state;
    raw_run(office.path, "UPDATE form SET text = 'rusak'");
    error = (struct error){0};
    assert_null(survey_store_load(office.first.surveys, office.first.survey->id, "id", &error));
    assert_non_null(strstr(error.message, "Formulir yang tersimpan di basis data rusak, baris 1"));
}

/* --- services --- */

static void services_keep_the_order_of_their_adding(void **state)
{
    (void)state;
    struct survey *survey = office.first.survey;
    assert_ok(survey_store_add_service(office.first.surveys, survey, "AAA", "Layanan awal", 98,
                                       NOON, &error));
    struct survey *again = load(survey->id, "id");
    const struct service *last = services_at(&again->services, 5);
    assert_string_equal(last->code, "AAA");
    assert_string_equal(last->name, "Layanan awal");
    assert_int_equal(last->population, 98);
    assert_int_equal(last->id, services_at(&survey->services, 5)->id);
    assert_int_equal(services_at(&again->services, 0)->population, -1);
    survey_destroy(again);
}

static void a_code_is_in_a_survey_once_in_any_case(void **state)
{
    (void)state;
    assert_refused(survey_store_add_service(office.first.surveys, office.first.survey, "cpkb", "x",
                                            -1, NOON, &error),
                   "Layanan cpkb sudah ada.");
    assert_int_equal(office.first.survey->services.list->len, 5);
}

static void the_same_code_may_be_in_another_survey(void **state)
{
    (void)state;
    struct survey *other = load(create_survey("Loka A", "forms/skm-bpom-2024.ini", 2024), "id");
    assert_ok(survey_store_add_service(office.first.surveys, other, "CPKB", "x", 0, NOON, &error));
    assert_int_equal(services_at(&other->services, 0)->population, 0);
    survey_destroy(other);
}

static const struct service *cpkb_of(const struct survey *survey)
{
    return services_at(&survey->services, (size_t)services_find(&survey->services, "CPKB"));
}

static bool change_cpkb(const char *name, long population)
{
    struct survey *survey = office.first.survey;
    error = (struct error){0};
    return survey_store_change_service(office.first.surveys, survey, cpkb_of(survey)->id, name,
                                       population, NOON, &error);
}

/* In this program and in the next. */
static void assert_cpkb(const char *name, long population)
{
    struct survey *again = load(office.first.survey->id, "id");
    assert_string_equal(cpkb_of(office.first.survey)->name, name);
    assert_int_equal(cpkb_of(office.first.survey)->population, population);
    assert_string_equal(cpkb_of(again)->name, name);
    assert_int_equal(cpkb_of(again)->population, population);
    survey_destroy(again);
}

static void assert_audit_finds_nothing(void)
{
    int64_t entries;
    GPtrArray *findings;
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    if (findings->len)
        fail_msg("%s", (const char *)g_ptr_array_index(findings, 0));
    g_ptr_array_unref(findings);
}

static void a_service_gets_another_name_and_customers_on_the_record(void **state)
{
    (void)state;
    g_autofree char *before = g_strdup(cpkb_of(office.first.survey)->name);
    assert_true(change_cpkb("Sertifikasi baru", 1200));
    assert_cpkb("Sertifikasi baru", 1200);
    assert_true(change_cpkb("Sertifikasi baru", -1));
    assert_cpkb("Sertifikasi baru", -1);
    g_autofree char *old = raw_text(office.path, "SELECT old FROM record WHERE field = 'name'");
    assert_string_equal(old, before);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE kind = 'service' "
                                             "AND field <> ''"),
                     3);
    assert_audit_finds_nothing();
}

static void a_service_without_a_name_is_refused(void **state)
{
    (void)state;
    assert_false(change_cpkb(" ", 7));
    assert_string_equal(error.message, "Nama layanan harus diisi.");
}

static void the_services_of_a_locked_survey_stay(void **state)
{
    (void)state;
    struct survey *survey = office.first.survey;
    raw_run(office.path, "INSERT INTO survey_lock (uid, survey_id, locked, at, person_id) "
                         "VALUES (randomblob(16), 1, 1, 1, 1)");
    assert_false(change_cpkb("Lain", 7));
    assert_non_null(strstr(error.message, "sudah dikunci"));
    assert_false(survey_store_remove_service(office.first.surveys, survey, cpkb_of(survey)->id,
                                             NOON, &error));
    assert_non_null(strstr(error.message, "sudah dikunci"));
    assert_refused(
        survey_store_rename_unit(office.first.surveys, survey, "Balai Lain", NOON, &error),
        "Nama unit ini ada pada survei 2024 yang sudah dikunci. Penyelia membuka kunci survei itu "
        "dulu, dengan alasan.");
    assert_string_equal(survey->unit, "Balai Besar POM di Balikpapan");
    assert_cpkb("CPKB", -1);
}

static void a_service_that_nothing_uses_can_be_removed(void **state)
{
    (void)state;
    struct survey *survey = office.first.survey;
    assert_ok(survey_store_remove_service(office.first.surveys, survey, cpkb_of(survey)->id, NOON,
                                          &error));
    assert_int_equal(services_find(&survey->services, "CPKB"), -1);
    assert_audit_finds_nothing();
    assert_ok(survey_store_add_service(office.first.surveys, survey, "CPKB", "x", 1, NOON, &error));
    assert_audit_finds_nothing();
}

static void a_sheet_for_a_service_that_another_program_removed_is_refused(void **state)
{
    (void)state;
    int64_t id;
    struct program second = program_open(&office, "Sari");
    struct sheet *sheet = new_sheet(&second, 1, "CPKB", NULL);
    assert_ok(survey_store_remove_service(office.first.surveys, office.first.survey,
                                          cpkb_of(office.first.survey)->id, NOON, &error));
    assert_ok(survey_store_refresh(second.surveys, second.survey, &error));
    assert_int_equal(second.survey->services.list->len, 5);
    assert_ok(database_begin(second.database, &error));
    assert_false(sheet_store_add(second.sheets, sheet, true, "", NOON, &id, &error));
    assert_string_equal(error.message,
                        "Yang disebut di sini sudah dihapus dari program lain; tidak ada yang "
                        "diubah. Kembali ke layar awal, lalu ulangi.");
    database_rollback(second.database);
    assert_ok(survey_store_reload_services(second.surveys, second.survey, &error));
    assert_int_equal(second.survey->services.list->len, 4);
    sheet_destroy(sheet);
    program_close(&second);
}

static void a_service_that_is_used_stays(void **state)
{
    (void)state;
    struct survey *survey = office.first.survey;
    add_new_sheet(&office.first, 1, "CPKB", NULL);
    assert_refused(survey_store_remove_service(office.first.surveys, survey, cpkb_of(survey)->id,
                                               NOON, &error),
                   "Layanan CPKB dipakai 1 lembar; hanya layanan yang belum dipakai dapat "
                   "dihapus.");
    assert_true(services_find(&survey->services, "CPKB") >= 0);
}

static void a_service_of_a_sheet_being_keyed_stays(void **state)
{
    (void)state;
    struct survey *survey = office.first.survey;
    struct draft draft = {0};
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    set_value(draft.sheet, "service", "CPKB");
    assert_ok(draft_store_keep(office.first.drafts, &draft, &error));
    assert_refused(survey_store_remove_service(office.first.surveys, survey, cpkb_of(survey)->id,
                                               NOON, &error),
                   "Layanan CPKB dipakai 1 lembar yang sedang diketik; hanya layanan yang belum "
                   "dipakai dapat dihapus.");
    draft_finish(&draft);
}

/* --- the name of the unit --- */

static void a_unit_is_renamed_in_all_that_says_its_name(void **state)
{
    (void)state;
    struct survey_store *store = office.first.surveys;
    struct survey *survey = office.first.survey;
    struct program second = program_open(&office, "Sari");
    create_survey("Loka A", "forms/skm-bpom-2024.ini", 2024);
    struct survey *later =
        load(create_survey("Balai Besar POM di Balikpapan", "forms/skm-bpom-2024.ini", 2025), "id");
    assert_ok(survey_store_publish(store, survey, 2023, "", "U1", 8950, NOON, &error));
    struct spelling_store *spellings;
    assert_ok(spellings = spelling_store_open(office.first.database, office.first.person, &error));
    assert_ok(spelling_store_remember(spellings, "BBPOM Bpp", survey->unit, NOON, &error));
    spelling_store_close(spellings);
    assert_refused(survey_store_rename_unit(store, survey, "Loka A", NOON, &error),
                   "Unit \"Loka A\" sudah ada di basis data ini; pilih nama lain.");
    assert_refused(survey_store_rename_unit(store, survey, " ", NOON, &error),
                   "Nama unit harus diisi.");
    assert_ok(survey_store_rename_unit(store, survey, "Balai POM di Balikpapan", NOON, &error));
    assert_string_equal(survey->unit, "Balai POM di Balikpapan");
    assert_ok(survey_store_refresh(second.surveys, second.survey, &error));
    assert_string_equal(second.survey->unit, "Balai POM di Balikpapan");
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM record WHERE field = 'unit'"),
                     4);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM unit_spelling WHERE unit = "
                                             "'Balai POM di Balikpapan'"),
                     1);
    assert_audit_finds_nothing();
    survey_destroy(later);
    program_close(&second);
}

/* --- targets, published results --- */

static void a_target_can_be_set_and_taken_back(void **state)
{
    (void)state;
    int64_t id = office.first.survey->id;
    assert_ok(survey_store_set_target(office.first.surveys, id, 8831, NOON, &error));
    struct survey *survey = load(id, "id");
    assert_int_equal(survey->target, 8831);
    survey_destroy(survey);
    assert_ok(survey_store_set_target(office.first.surveys, id, HUNDREDTHS_NONE, NOON, &error));
    survey = load(id, "id");
    assert_int_equal(survey->target, HUNDREDTHS_NONE);
    survey_destroy(survey);
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM survey WHERE target IS NULL"),
                     1);
}

static long published(const struct survey *survey, int year, const char *service,
                      const char *element)
{
    long value;
    assert_ok(survey_store_published(office.first.surveys, survey, year, service, element, &value,
                                     &error));
    return value;
}

static void assert_source(const struct survey *survey, int year, const char *source)
{
    g_autofree char *found = survey_store_source(office.first.surveys, survey, year, &error);
    assert_string_equal(found, source);
}

static void the_source_of_a_year_is_kept_with_its_values_and_on_the_record(void **state)
{
    (void)state;
    struct survey_store *store = office.first.surveys;
    struct survey *survey = office.first.survey;
    assert_ok(survey_store_publish(store, survey, 2023, "", "", 9001, NOON, &error));
    assert_ok(survey_store_publish(store, survey, 2023, "", "U1", 8950, NOON, &error));
    assert_ok(survey_store_publish(store, survey, 2022, "", "", 8800, NOON, &error));
    assert_source(survey, 2023, "");
    assert_ok(survey_store_set_source(store, survey, 2023, "Laporan, hlm. 12", NOON, &error));
    assert_source(survey, 2023, "Laporan, hlm. 12");
    assert_source(survey, 2022, "");
    long entries = raw_number(office.path, "SELECT count(*) FROM record WHERE field = 'source'");
    assert_int_equal(entries, 2);
    assert_ok(survey_store_set_source(store, survey, 2023, "Laporan, hlm. 12", NOON, &error));
    entries = raw_number(office.path, "SELECT count(*) FROM record WHERE field = 'source'");
    assert_int_equal(entries, 2);
    assert_int_equal(published(survey, 2023, "", "U1"), 8950);
}

static void published_results_are_found_by_year_service_and_element(void **state)
{
    (void)state;
    struct survey_store *store = office.first.surveys;
    const struct survey *survey = office.first.survey;
    assert_ok(survey_store_publish(store, survey, 2023, "", "", 9001, NOON, &error));
    assert_ok(survey_store_publish(store, survey, 2023, "", "U1", 8950, NOON, &error));
    assert_ok(survey_store_publish(store, survey, 2023, "CPKB", "", 0, NOON, &error));
    assert_int_equal(published(survey, 2023, "", ""), 9001);
    assert_int_equal(published(survey, 2023, "", "U1"), 8950);
    assert_int_equal(published(survey, 2023, "CPKB", ""), 0);
    assert_int_equal(published(survey, 2022, "", ""), HUNDREDTHS_NONE);
    assert_int_equal(published(survey, 2023, "CPKB", "U1"), HUNDREDTHS_NONE);
    assert_ok(survey_store_publish(store, survey, 2023, "", "", 9002, NOON, &error));
    assert_int_equal(published(survey, 2023, "", ""), 9002);
}

static void published_results_are_of_the_unit_and_form_of_the_survey(void **state)
{
    (void)state;
    struct survey *later =
        load(create_survey("Balai Besar POM di Balikpapan", "forms/skm-bpom-2024.ini", 2025), "id");
    struct survey *elsewhere = load(create_survey("Loka A", "forms/skm-bpom-2024.ini", 2024), "id");
    struct survey *other_form =
        load(create_survey("Balai Besar POM di Balikpapan", "forms/ikepu.ini", 2024), "id");
    assert_ok(survey_store_publish(office.first.surveys, office.first.survey, 2023, "", "", 9001,
                                   NOON, &error));
    assert_int_equal(published(later, 2023, "", ""), 9001);
    assert_int_equal(published(elsewhere, 2023, "", ""), HUNDREDTHS_NONE);
    assert_int_equal(published(other_form, 2023, "", ""), HUNDREDTHS_NONE);
    survey_destroy(later);
    survey_destroy(elsewhere);
    survey_destroy(other_form);
}

static void a_published_result_can_be_taken_away(void **state)
{
    (void)state;
    assert_ok(survey_store_publish(office.first.surveys, office.first.survey, 2023, "", "U1", 9001,
                                   NOON, &error));
    assert_ok(survey_store_publish(office.first.surveys, office.first.survey, 2023, "", "U1",
                                   HUNDREDTHS_NONE, NOON, &error));
    assert_int_equal(published(office.first.survey, 2023, "", "U1"), HUNDREDTHS_NONE);
}

static void a_service_added_by_another_program_is_taken_up(void **state)
{
    (void)state;
    struct survey *elsewhere = load(office.first.survey->id, "id");
    assert_ok(survey_store_add_service(office.first.surveys, elsewhere, "BARU", "Layanan baru", -1,
                                       NOON, &error));
    assert_int_equal(services_find(&office.first.survey->services, "BARU"), -1);
    assert_ok(survey_store_refresh(office.first.surveys, office.first.survey, &error));
    assert_true(services_find(&office.first.survey->services, "BARU") >= 0);
    assert_int_equal(office.first.survey->services.list->len, elsewhere->services.list->len);
    survey_destroy(elsewhere);
}

static void names_written_by_another_hand_are_fit_for_a_terminal(void **state)
{
    (void)state;
    raw_run(office.path, "UPDATE unit SET name = 'Loka ' || CAST(x'1b5b33316dff' AS TEXT);"
                         "UPDATE service SET name = CAST(x'e6bc' AS TEXT) WHERE code = 'CDOB'");
    struct survey *survey = load(office.first.survey->id, "id");
    assert_string_equal(survey->unit, "Loka \ufffd[31m\ufffd");
    assert_true(g_utf8_validate(services_at(&survey->services, 0)->name, -1, NULL));
    survey_destroy(survey);
}

static void numbers_out_of_any_reach_are_not_taken_as_they_are(void **state)
{
    (void)state;
    raw_run(office.path,
            "PRAGMA ignore_check_constraints = 1;"
            "UPDATE survey SET year = 9223372036854775807, target = -9223372036854775808;"
            "UPDATE service SET population = 9223372036854775807 WHERE code = 'CDOB';"
            "INSERT INTO published (unit_id, form_key, year, service, element, value) "
            "VALUES (1, 'skm-bpom-2024', 2023, '', '', 9223372036854775807)");
    struct survey *survey = load(office.first.survey->id, "id");
    assert_int_equal(survey->year, 2199);
    assert_int_equal(survey->target, 0);
    assert_int_equal(services_at(&survey->services, 0)->population, G_MAXINT32);
    assert_int_equal(published(survey, 2023, "", ""), 100000);
    survey_destroy(survey);
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
        TEST(a_survey_is_loaded_as_it_was_created),
        TEST(a_survey_speaks_the_language_asked_for),
        TEST(the_newest_survey_is_listed_first),
        TEST(a_second_survey_of_the_same_unit_form_and_year_is_refused),
        TEST(another_unit_form_or_year_is_another_survey),
        TEST(a_year_out_of_reach_is_refused),
        TEST(the_text_of_the_form_is_kept_exactly),
        TEST(a_survey_keeps_its_form_although_the_file_changes),
        TEST(a_survey_that_is_not_there_is_refused),
        TEST(a_damaged_form_is_told_with_its_line),
        TEST(services_keep_the_order_of_their_adding),
        TEST(a_code_is_in_a_survey_once_in_any_case),
        TEST(the_same_code_may_be_in_another_survey),
        TEST(a_service_gets_another_name_and_customers_on_the_record),
        TEST(a_service_without_a_name_is_refused),
        TEST(the_services_of_a_locked_survey_stay),
        TEST(a_service_that_nothing_uses_can_be_removed),
        TEST(a_sheet_for_a_service_that_another_program_removed_is_refused),
        TEST(a_service_that_is_used_stays),
        TEST(a_service_of_a_sheet_being_keyed_stays),
        TEST(a_unit_is_renamed_in_all_that_says_its_name),
        TEST(a_target_can_be_set_and_taken_back),
        TEST(the_source_of_a_year_is_kept_with_its_values_and_on_the_record),
        TEST(published_results_are_found_by_year_service_and_element),
        TEST(published_results_are_of_the_unit_and_form_of_the_survey),
        TEST(a_published_result_can_be_taken_away),
        TEST(a_service_added_by_another_program_is_taken_up),
        TEST(names_written_by_another_hand_are_fit_for_a_terminal),
        TEST(numbers_out_of_any_reach_are_not_taken_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
