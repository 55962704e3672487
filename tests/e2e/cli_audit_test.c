#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* lembar audit verify, lembar check and lembar forget. */

#define SHEETS                                                                                     \
    "sheet,service,date,age,q1,suggestion,name,phone\n"                                            \
    "3,CDOB,2024-06-24,34,6,terima kasih,Aniwidyawati,0812\n"                                      \
    "4,CPKB,,,,,,\n"
#define WHOLE   "Rantai catatan utuh: %d catatan, semua data sesuai riwayatnya.\n"
#define TROUBLE "1 hal tidak beres. Jangan ubah apa pun; hubungi penyelia."

static struct office office;

static void begin_with_sheets(void)
{
    office_begin_survey(&office);
    g_autofree char *path = office_write(&office, "in.csv", SHEETS);
    assert_int_equal(office_run(&office, "import", "sheets", path), 0);
}

/* Those of the office itself: a person, a survey, its target, five services. */
#define OFFICE_ENTRIES 8

static void assert_whole(int entries)
{
    g_autofree char *expected = g_strdup_printf(WHOLE, OFFICE_ENTRIES + entries);
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
    assert_string_equal(office.last.output, expected);
    assert_string_equal(office.last.errors, "");
}

/* Changes bytes of the file behind Lembar's back. */
static void bend(const char *bytes, const char *others)
{
    g_autofree char *script = g_strdup_printf("grep -aq '%s' $DB && LC_ALL=C sed -i 's/%s/%s/' $DB",
                                              bytes, bytes, others);
    assert_int_equal(strlen(bytes), strlen(others));
    assert_int_equal(office_shell(&office, script), 0);
}

/* --- audit --- */

static void a_record_that_is_whole_is_told_with_its_entries(void **state)
{
    (void)state;
    office_begin_survey(&office);
    assert_whole(0);
    office_end(&office);
    begin_with_sheets();
    assert_whole(1);
    office_end(&office);
}

static void what_was_bent_is_named_and_fails(void **state)
{
    (void)state;
    begin_with_sheets();
    bend("terima kasih", "terima nasib");
    assert_int_equal(office_run(&office, "audit", "verify"), 1);
    assert_string_equal(office.last.output,
                        "Lembar 3 (survei 2024) tidak sesuai dengan riwayatnya.\n");
    office_complains(&office, TROUBLE);
    assert_int_equal(office_run(&office, "--lang", "en", "audit", "verify"), 1);
    office_says(&office, "heet 3 (survey 2024)");
    office_end(&office);
}

static void a_file_of_an_import_renamed_in_the_record_is_named(void **state)
{
    (void)state;
    begin_with_sheets();
    bend("in.csv", "IN.csv");
    assert_int_equal(office_run(&office, "audit", "verify"), 1);
    office_says(&office, "Catatan 9 (");
    office_says(&office, ") diubah, disisipkan, atau dipindahkan.\n");
    office_end(&office);
}

static void audit_is_called_with_verify(void **state)
{
    (void)state;
    office_begin_survey(&office);
    office_run(&office, "audit");
    office_refuses(&office, 2, "Pakailah: lembar audit verify");
    office_run(&office, "audit", "repair");
    office_refuses(&office, 2, "Pakailah: lembar audit verify");
    office_run(&office, "audit", "verify", "now");
    office_refuses(&office, 2, "Pakailah: lembar audit verify");
    office_end(&office);
}

static void a_database_that_is_not_there_is_not_made(void **state)
{
    (void)state;
    office_begin(&office);
    office_run(&office, "audit", "verify");
    office_refuses(&office, 1, "belum ada");
    office_run(&office, "check");
    office_refuses(&office, 1, "belum ada");
    office_run(&office, "forget", "3");
    office_refuses(&office, 1, "belum ada");
    assert_false(g_file_test(office.database, G_FILE_TEST_EXISTS));
    office_end(&office);
}

static void whoever_verifies_is_not_entered_as_a_person(void **state)
{
    (void)state;
    begin_with_sheets();
    assert_int_equal(office_run(&office, "--user", "Pemeriksa", "audit", "verify"), 0);
    assert_int_equal(office_run(&office, "--user", "Pemeriksa", "check"), 0);
    assert_whole(1);
    assert_int_equal(office_run(&office, "people", "list"), 0);
    assert_null(strstr(office.last.output, "Pemeriksa"));
    office_end(&office);
}

/* --- check --- */

static void a_sound_database_is_told_also_with_several_surveys(void **state)
{
    (void)state;
    begin_with_sheets();
    assert_int_equal(office_run(&office, "init", "--unit", "Loka POM di Kota Balikpapan", "--form",
                                "skm-bpom-2024", "--year", "2025"),
                     0);
    assert_int_equal(office_run(&office, "check"), 0);
    assert_string_equal(office.last.output,
                        "Basis data baik: berkas, rujukan, angka indeks, dan 10 catatan.\n");
    office_run(&office, "check", "it");
    office_refuses(&office, 2, "Pakailah: lembar check");
    office_end(&office);
}

static void check_tells_what_was_bent(void **state)
{
    (void)state;
    begin_with_sheets();
    bend("terima kasih", "terima nasib");
    assert_int_equal(office_run(&office, "check"), 1);
    office_says(&office, "Lembar 3 (survei 2024) tidak sesuai dengan riwayatnya.\n");
    office_complains(&office, TROUBLE);
    office_end(&office);
}

/* The answers of sheet 3: the index would be another. */
static void check_tells_figures_that_are_not_those_of_the_answers(void **state)
{
    (void)state;
    begin_with_sheets();
    bend("6------------------", "1------------------");
    assert_int_equal(office_run(&office, "check"), 1);
    office_says(&office, "Angka indeks ");
    office_says(&office, "tidak sama dengan hitungan ulang.\n");
    office_complains(&office, "2 hal tidak beres.");
    office_end(&office);
}

/* --- audit list --- */

static void the_entries_are_listed_newest_first(void **state)
{
    (void)state;
    begin_with_sheets();
    assert_int_equal(office_run(&office, "second", "--share", "10"), 0);
    assert_int_equal(office_run(&office, "audit", "list"), 0);
    const char *setting = strstr(office.last.output, "Pengaturan Persen lembar dientri dua kali");
    const char *import = strstr(office.last.output, "Impor lembar · 2 lembar (in.csv)");
    const char *service = strstr(office.last.output, "Layanan CDOB (survei 2024) · dibuat");
    assert_true(setting && import && service && setting < import && import < service);
    assert_int_equal(office_run(&office, "audit", "list", "--limit", "1"), 0);
    assert_null(strstr(office.last.output, "Impor"));
    office_end(&office);
}

static void entries_are_given_to_programs_as_the_record_has_them(void **state)
{
    (void)state;
    begin_with_sheets();
    assert_int_equal(office_run(&office, "audit", "list", "--kind", "import", "--format", "csv"),
                     0);
    assert_true(g_str_has_prefix(office.last.output, "entry,time,person,kind,subject,field,old,"
                                                     "new,reason\r\n9,"));
    office_says(&office, ",import,Impor lembar,sheets,,2,in.csv\r\n");
    assert_int_equal(office_run(&office, "audit", "list", "--kind", "import", "--format", "json"),
                     0);
    assert_true(g_str_has_prefix(office.last.output, "[\n{\"entry\":9,"));
    office_says(&office, "\"new\":\"2\",\"reason\":\"in.csv\"}\n]\n");
    assert_int_equal(
        office_run(&office, "audit", "list", "--since", "2199-01-01", "--format", "json"), 0);
    assert_string_equal(office.last.output, "[\n]\n");
    office_end(&office);
}

static void a_list_that_cannot_be_is_refused(void **state)
{
    (void)state;
    begin_with_sheets();
    office_run(&office, "audit", "list", "--kind", "ghost");
    office_refuses(&office, 2, "Jenis ghost tidak ada; pilih sheet, action,");
    office_run(&office, "audit", "list", "--since", "kemarin");
    office_refuses(&office, 2, "Tanggal \"kemarin\" tidak terbaca");
    office_run(&office, "audit", "list", "--person", "Tidak Ada");
    office_refuses(&office, 1, "Tidak ada petugas bernama Tidak Ada.");
    office_run(&office, "audit", "list", "--limit", "0");
    office_refuses(&office, 2, "\"0\" bukan jumlah entri.");
    office_run(&office, "audit", "list", "--format", "ghost");
    office_refuses(&office, 2, "Bentuk ghost tidak ada");
    office_end(&office);
}

/* --- forget --- */

static void a_forgotten_respondent_is_nowhere_any_more(void **state)
{
    (void)state;
    begin_with_sheets();
    assert_int_equal(office_shell(&office, "grep -aq Aniwidyawati $DB"), 0);
    assert_int_equal(
        office_run(&office, "forget", "3", "--yes", "--reason", "permintaan responden"), 0);
    assert_string_equal(office.last.output, "Data pribadi lembar 3 dihapus; jawabannya tetap.\n");
    assert_int_equal(office_shell(&office, "cat $DB* | grep -aq Aniwidyawati"), 1);
    assert_int_equal(office_run(&office, "export", "sheets", "--with-personal-data"), 0);
    assert_null(strstr(office.last.output, "Aniwidyawati"));
    office_says(&office, "terima kasih");
    assert_whole(2);
    office_end(&office);
}

static void forget_refuses_what_is_no_sheet(void **state)
{
    (void)state;
    begin_with_sheets();
    office_run(&office, "forget");
    office_refuses(&office, 2, "Pakailah: lembar forget");
    office_run(&office, "forget", "tiga");
    office_refuses(&office, 2, "\"tiga\" bukan nomor lembar.");
    office_run(&office, "forget", "0");
    office_refuses(&office, 2, "\"0\" bukan nomor lembar.");
    office_run(&office, "forget", "5");
    office_refuses(&office, 1, "Lembar 5 tidak ada.");
    office_run(&office, "forget", "3");
    office_refuses(&office, 2, "di luar terminal sebut --yes.");
    assert_whole(1);
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_that_is_whole_is_told_with_its_entries),
        cmocka_unit_test(what_was_bent_is_named_and_fails),
        cmocka_unit_test(a_file_of_an_import_renamed_in_the_record_is_named),
        cmocka_unit_test(audit_is_called_with_verify),
        cmocka_unit_test(whoever_verifies_is_not_entered_as_a_person),
        cmocka_unit_test(a_database_that_is_not_there_is_not_made),
        cmocka_unit_test(a_sound_database_is_told_also_with_several_surveys),
        cmocka_unit_test(check_tells_what_was_bent),
        cmocka_unit_test(check_tells_figures_that_are_not_those_of_the_answers),
        cmocka_unit_test(the_entries_are_listed_newest_first),
        cmocka_unit_test(entries_are_given_to_programs_as_the_record_has_them),
        cmocka_unit_test(a_list_that_cannot_be_is_refused),
        cmocka_unit_test(a_forgotten_respondent_is_nowhere_any_more),
        cmocka_unit_test(forget_refuses_what_is_no_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
