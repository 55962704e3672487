#include "src/listed_action.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/form_file.h"
#include "src/service.h"
#include "src/status_words.h"

static struct error error;
static struct form *form;
static struct listed_action listed;

static int open_form(void **state)
{
    (void)state;
    form = form_load("forms/skm-bpom-2024.ini", "id", &error);
    return form ? 0 : -1;
}

static int close_form(void **state)
{
    (void)state;
    form_destroy(form);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    listed_action_finish(&listed);
    return 0;
}

/* Reads a row of survey year 2022 with a plan and cells by column. */
#define READ_PLAN(plan, ...)                                                                       \
    (listed_action_finish(&listed),                                                                \
     listed_action_read(                                                                           \
         &listed, (const char *const[ACTION_COLUMNS]){[ACTION_COLUMN_PLAN] = (plan), __VA_ARGS__}, \
         form, 2022))
#define READ(...) READ_PLAN("Loket kedua", __VA_ARGS__)

static void assert_doubts(const char *expected)
{
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < listed.doubts->len; i++)
        g_string_append_printf(joined, "%s%s", i ? " | " : "",
                               (char *)g_ptr_array_index(listed.doubts, i));
    assert_string_equal(joined->str, expected);
    g_string_free(joined, TRUE);
}

/* --- statuses --- */

static void assert_status(const char *words, int status)
{
    if (status_from_words(words) != status)
        fail_msg("\"%s\" is read as %d", words, status_from_words(words));
}

static void a_status_is_known_in_any_case_and_by_many_words(void **state)
{
    (void)state;
    static const char *const done[] = {"Selesai",
                                       "SELESAI",
                                       "sudah",
                                       "Sudah  dilaksanakan.",
                                       "done",
                                       "Closed",
                                       "telah ditindaklanjuti",
                                       "100%",
                                       "100 %",
                                       "Selesai 100%",
                                       "Sdh selesai"};
    static const char *const running[] = {"proses",      "Dalam Proses", "on progress",
                                          "On-Progress", "ongoing",      "sedang berjalan",
                                          "50%",         "1 %"};
    static const char *const planned[] = {
        "Belum", "BELUM DILAKSANAKAN", "belum selesai", "open", "direncanakan", "0%", "Blm"};
    static const char *const dropped[] = {"batal", "Dibatalkan", "cancelled", "Tidak dilanjutkan"};
    static const char *const unknown[] = {"",    "entahlah", "menunggu anggaran", "101%",
                                          "-5%", "%",        "sudah belum",       "selesai 50%"};
    for (size_t i = 0; i < G_N_ELEMENTS(done); i++)
        assert_status(done[i], ACTION_DONE);
    for (size_t i = 0; i < G_N_ELEMENTS(running); i++)
        assert_status(running[i], ACTION_RUNNING);
    for (size_t i = 0; i < G_N_ELEMENTS(planned); i++)
        assert_status(planned[i], ACTION_PLANNED);
    for (size_t i = 0; i < G_N_ELEMENTS(dropped); i++)
        assert_status(dropped[i], ACTION_DROPPED);
    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++)
        assert_status(unknown[i], -1);
}

static void its_own_names_and_words_of_a_status_are_known(void **state)
{
    (void)state;
    for (int status = 0; status < ACTION_STATUSES; status++) {
        assert_status(action_status_name((enum action_status)status), status);
        assert_status(action_status_words((enum action_status)status), status);
    }
}

static void an_unknown_status_is_doubted_and_kept_in_the_note(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_STATUS] = "Menunggu\nanggaran", [ACTION_COLUMN_NOTE] = "Rapat Mei");
    assert_int_equal(listed.action->status, ACTION_PLANNED);
    assert_false(listed_action_says(&listed, ACTION_COLUMN_STATUS));
    assert_string_equal(listed.note, "Rapat Mei\nstatus pada daftar: Menunggu\nanggaran");
    assert_doubts("status \"Menunggu anggaran\" tidak dikenal: dicatat direncanakan, yang tertulis "
                  "ada di catatan");
}

/* --- what does not fit together --- */

static void what_is_done_without_proof_is_doubted(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_STATUS] = "Selesai");
    assert_int_equal(listed.action->status, ACTION_DONE);
    assert_doubts("selesai tanpa realisasi, tanggal selesai, bukti (ada di daftar menunggu bukti)");
    READ([ACTION_COLUMN_STATUS] = "Selesai", [ACTION_COLUMN_REALISATION] = "Dibuka",
         [ACTION_COLUMN_DONE] = "2/5/2022", [ACTION_COLUMN_EVIDENCE] = "BA 4");
    assert_doubts("");
}

static void a_day_of_an_end_without_an_end_is_doubted(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_DONE] = "2/5/2022");
    assert_doubts("tanggal selesai terisi, tetapi statusnya direncanakan");
    READ([ACTION_COLUMN_DONE] = "sekitar Mei", [ACTION_COLUMN_STATUS] = "proses");
    assert_doubts("tanggal selesai \"sekitar Mei\" tidak terbaca: ada di catatan");
    assert_string_equal(listed.note, "selesai pada daftar: sekitar Mei");
}

static void what_is_dropped_without_a_reason_is_doubted(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_STATUS] = "batal");
    assert_doubts("dibatalkan tanpa alasan");
    READ([ACTION_COLUMN_STATUS] = "batal", [ACTION_COLUMN_REASON] = "Tidak ada ruang");
    assert_doubts("");
}

/* --- due dates --- */

static void an_unsure_due_date_is_kept_as_written_and_doubted(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_DUE] = "Triwulan IV");
    assert_string_equal(listed.action->due, "Triwulan IV");
    assert_int_equal(listed.action->due_day.year, 0);
    assert_doubts("tenggat \"Triwulan IV\" dicatat apa adanya: tahunnya tidak ditulis");
}

static void a_day_in_many_rows_is_doubted(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_DUE] = "01/01/2022");
    assert_true(listed.with_day);
    listed_action_doubt_day(&listed, 60, 100);
    assert_string_equal(listed.action->due, "01/01/2022");
    assert_int_equal(listed.action->due_certainty, DUE_UNCERTAIN);
    assert_doubts("tenggat 01-01-2022 pada 60 dari 100 baris: dicatat apa adanya, perlu dilihat "
                  "lagi");
}

/* --- elements, lists, empty cells --- */

static void an_element_is_known_by_code_or_name(void **state)
{
    (void)state;
    static const char *const written[] = {"U4", "u4", "Biaya/Tarif", "U4 Biaya / Tarif",
                                          "U4. BIAYA/TARIF"};
    for (size_t i = 0; i < G_N_ELEMENTS(written); i++) {
        READ([ACTION_COLUMN_ELEMENT] = written[i]);
        assert_string_equal(listed.action->element, "U4");
        assert_doubts("");
    }
}

static void several_elements_are_doubted_and_kept_in_the_note(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_ELEMENT] = "U4, U5");
    assert_string_equal(listed.action->element, "");
    assert_string_equal(listed.note, "unsur pada daftar: U4, U5");
    assert_doubts("unsur \"U4, U5\" bukan satu unsur formulir: disimpan tanpa unsur, yang tertulis "
                  "ada di catatan");
}

static void a_list_in_a_plan_is_kept_whole(void **state)
{
    (void)state;
    READ_PLAN("1. Satu\r\n2. Dua", [ACTION_COLUMN_DUE] = "TW IV 2022");
    assert_string_equal(listed.action->plan, "1. Satu\n2. Dua");
    assert_doubts("");
}

static void as_many_due_dates_as_items_are_doubted(void **state)
{
    (void)state;
    READ_PLAN("1. Satu\n2. Dua", [ACTION_COLUMN_OWNER] = "1. Tim A\n2. Tim B");
    assert_string_equal(listed.action->plan, "1. Satu\n2. Dua");
    assert_doubts("2 butir rencana dan 2 butir PIC: mungkin 2 tindak lanjut dalam satu sel");
}

static void a_dash_says_nothing(void **state)
{
    (void)state;
    READ([ACTION_COLUMN_OWNER] = "-", [ACTION_COLUMN_STATUS] = " \342\200\223 ",
         [ACTION_COLUMN_DONE] = "--", [ACTION_COLUMN_ELEMENT] = "-",
         [ACTION_COLUMN_QUARTERS] = "-");
    assert_int_equal(listed.said, 1u << ACTION_COLUMN_PLAN);
    assert_string_equal(listed.action->owner, "");
    assert_doubts("");
    assert_false(listed_has_plan("-"));
    assert_false(listed_has_plan(" Nihil "));
    assert_false(listed_has_plan(NULL));
    assert_true(listed_has_plan("Nihilkan antrean"));
}

static void a_service_is_known_by_code_or_name(void **state)
{
    (void)state;
    struct services services;
    services_init(&services);
    services_add(&services, 1, "CPKB", "Sertifikasi CPKB", -1);
    services_add(&services, 2, "PENGADUAN", "Pengaduan & Informasi", -1);
    assert_int_equal(services_find_written(&services, "cpkb"), 0);
    assert_int_equal(services_find_written(&services, "Sertifikasi  C.P.K.B"), -1);
    assert_int_equal(services_find_written(&services, "SERTIFIKASI CPKB."), 0);
    assert_int_equal(services_find_written(&services, "pengaduan informasi"), 1);
    assert_int_equal(services_find_written(&services, "Pengujian"), -1);
    assert_int_equal(services_find_written(&services, "-"), -1);
    services_finish(&services);
}

static void the_only_year_of_a_text_is_read(void **state)
{
    (void)state;
    assert_int_equal(listed_year("2022"), 2022);
    assert_int_equal(listed_year("SKM Tahun 2022 (survei 2022)"), 2022);
    assert_int_equal(listed_year("2021/2022"), 0);
    assert_int_equal(listed_year("20222"), 0);
    assert_int_equal(listed_year("1899"), 0);
    assert_int_equal(listed_year("22"), 0);
    assert_int_equal(listed_year(""), 0);
}

static void each_text_is_that_of_its_column(void **state)
{
    (void)state;
    READ_PLAN("rencana", [ACTION_COLUMN_RECOMMENDATION] = " 2 ", [ACTION_COLUMN_CAUSE] = "sebab",
              [ACTION_COLUMN_OWNER] = "Tim\nMutu", [ACTION_COLUMN_REALISATION] = "satu\ndua",
              [ACTION_COLUMN_EVIDENCE] = "BA", [ACTION_COLUMN_OBSTACLES] = "dana",
              [ACTION_COLUMN_REASON] = "batal");
    assert_string_equal(listed.action->recommendation, "2");
    assert_string_equal(listed.action->cause, "sebab");
    assert_string_equal(listed.action->plan, "rencana");
    assert_string_equal(listed.action->owner, "Tim Mutu");
    assert_string_equal(listed.action->realisation, "satu\ndua");
    assert_string_equal(listed.action->evidence, "BA");
    assert_string_equal(listed.action->obstacles, "dana");
    assert_string_equal(listed.action->reason, "batal");
    assert_null(listed_text_of(listed.action, ACTION_COLUMN_DUE));
}

#define TEST(name) cmocka_unit_test_teardown(name, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_status_is_known_in_any_case_and_by_many_words),
        TEST(its_own_names_and_words_of_a_status_are_known),
        TEST(an_unknown_status_is_doubted_and_kept_in_the_note),
        TEST(what_is_done_without_proof_is_doubted),
        TEST(a_day_of_an_end_without_an_end_is_doubted),
        TEST(what_is_dropped_without_a_reason_is_doubted),
        TEST(an_unsure_due_date_is_kept_as_written_and_doubted),
        TEST(a_day_in_many_rows_is_doubted),
        TEST(an_element_is_known_by_code_or_name),
        TEST(several_elements_are_doubted_and_kept_in_the_note),
        TEST(a_list_in_a_plan_is_kept_whole),
        TEST(as_many_due_dates_as_items_are_doubted),
        TEST(a_dash_says_nothing),
        TEST(a_service_is_known_by_code_or_name),
        TEST(the_only_year_of_a_text_is_read),
        TEST(each_text_is_that_of_its_column),
    };
    return cmocka_run_group_tests(tests, open_form, close_form);
}
