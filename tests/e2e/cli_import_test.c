#include "tests/e2e/office_steps.h"

/* lembar import: all or nothing, and every bad row by name. */

#define RESPONSES "tests/data/balikpapan-2024-responses.csv"

static int import(const char *text)
{
    g_autofree char *path = office_write(&office, "in.csv", text);
    return office_run(&office, "import", "sheets", path);
}

static void has_sheets(int keyed, int counted)
{
    g_autofree char *part =
        g_strdup_printf("\"sheets\":{\"keyed\":%d,\"counted\":%d}", keyed, counted);
    assert_int_equal(office_run(&office, "index", "--format", "json"), 0);
    office_says(&office, part);
}

static void imports_the_sheets_of_balikpapan(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "sheets", RESPONSES), 0);
    office_says(&office, "31 lembar diimpor");
    assert_string_equal(office.last.errors, "");
    has_sheets(31, 29);
}

static void gives_sheets_set_aside_a_reason(void **state)
{
    (void)state;
    assert_int_equal(import("service,counted,reason\nCDOB,0,\nCDOB,0,ganda\nCDOB,1,\n"), 0);
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    office_says(&office, ",0,impor,");
    office_says(&office, ",0,ganda,");
}

static void goes_on_after_the_millionth_sheet(void **state)
{
    (void)state;
    assert_int_equal(import("sheet,service\n999999,CDOB\n,CDOB\n999999999,CDOB\n"), 0);
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    office_says(&office, "\r\n1000000,CDOB,");
    office_says(&office, "\r\n999999999,CDOB,");
    assert_int_equal(import("sheet,service\n1000000000,CDOB\n"), 1);
    office_complains(&office, "1–999999999");
}

static void writes_nothing_on_a_dry_run(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "sheets", "--dry-run", RESPONSES), 0);
    office_says(&office, "31 lembar dapat diimpor");
    has_sheets(0, 0);
    assert_int_equal(office_run(&office, "import", "sheets", RESPONSES), 0);
    assert_int_equal(office_run(&office, "import", "sheets", "--dry-run", RESPONSES), 1);
    has_sheets(31, 29);
}

static void names_every_bad_row_and_imports_none(void **state)
{
    (void)state;
    assert_int_equal(import("sheet,service,age,q1,counted,reason\n"
                            "1,CDOB,30,6,1,\n"
                            "2,NONE,30,7,1,\n"
                            "1,CDOB,30,6,1,\n"
                            "4,,200,6,2,\n"
                            "5,CDOB,30,6\n"
                            "x,CDOB,,,1,why\n"),
                     1);
    office_refuses(&office, 1, "Tidak ada yang diimpor: 9 kesalahan");
    office_complains(&office, "in.csv:3: kolom service: Layanan: \"NONE\" tidak dikenal");
    office_complains(&office, "in.csv:3: kolom q1:");
    office_complains(&office, "in.csv:4: kolom sheet: lembar nomor 1 sudah ada");
    office_complains(&office, "in.csv:5: kolom service: Layanan harus diisi");
    office_complains(&office, "in.csv:5: kolom age: Umur harus bilangan 10–99, bukan \"200\"");
    office_complains(&office, "in.csv:5: kolom counted: harus 0 atau 1");
    office_complains(&office, "in.csv:6: ada 4 sel, seharusnya 6");
    office_complains(&office, "in.csv:7: kolom sheet:");
    office_complains(&office, "in.csv:7: kolom reason: hanya untuk lembar yang tidak dihitung");
    has_sheets(0, 0);
}

static void assert_names_the_first_twenty(const char *column)
{
    for (int line = 2; line <= 21; line++) {
        g_autofree char *named = g_strdup_printf("in.csv:%d: kolom %s: ", line, column);
        office_complains(&office, named);
    }
    assert_null(strstr(office.last.errors, "in.csv:22:"));
    office_complains(&office, "in.csv: … dan 80 kesalahan lagi.\n");
    office_refuses(&office, 1, "Tidak ada yang diimpor: 100 kesalahan");
}

/* Whatever the table: those of units and actions too. */
static void names_the_first_bad_rows_and_counts_the_others(void **state)
{
    static const struct {
        const char *kind, *column, *head, *begin, *end; /* of a row; its number stands between */
    } cases[] = {
        {"sheets", "q1", "sheet,service,q1\n", "", ",CDOB,9\n"},
        {"published", "year", "year,ikm\n", "x", ",90\n"},
        {"units", "ikm", "unit,year,ikm\n", "Loka ", ",2024,x\n"},
        {"monitoring", "actions", "unit,year,actions,closed\n", "Loka ", ",2024,x,0\n"},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(cases[i].head);
        for (int row = 1; row <= 100; row++)
            g_string_append_printf(text, "%s%d%s", cases[i].begin, row, cases[i].end);
        g_autofree char *file = office_write(&office, "in.csv", text->str);
        office_run(&office, "import", cases[i].kind, file);
        assert_names_the_first_twenty(cases[i].column);
    }
}

static void guesses_that_a_file_was_imported_before(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "sheets", RESPONSES), 0);
    office_run(&office, "import", "sheets", RESPONSES);
    office_complains(&office, "responses.csv: … dan 11 kesalahan lagi.\n");
    office_refuses(&office, 1, "sudah ada. Berkas ini tampaknya sudah pernah diimpor.");
    has_sheets(31, 29);
}

static void refuses_a_number_of_the_database(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "sheets", RESPONSES), 0);
    assert_int_equal(import("sheet,service\n40,CDOB\n31,CDOB\n7,CDOB\n"), 1);
    office_complains(&office, "in.csv:3: kolom sheet: lembar nomor 31 sudah ada");
    office_complains(&office, "in.csv:4: kolom sheet: lembar nomor 7 sudah ada");
    has_sheets(31, 29);
}

static void numbers_sheets_on_from_the_last(void **state)
{
    (void)state;
    assert_int_equal(import("sheet,service\n12,CDOB\n"), 0);
    assert_int_equal(import("service,sheet\nCPKB,\nCPOTB,20\nCPKB,\n"), 0);
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    office_says(&office, "\r\n12,CDOB,");
    office_says(&office, "\r\n13,CPKB,");
    office_says(&office, "\r\n20,CPOTB,");
    office_says(&office, "\r\n21,CPKB,");
}

static void adds_services_only_when_told(void **state)
{
    (void)state;
    assert_int_equal(import("service\nBARU\nbaru\nCDOB\n"), 1);
    g_autofree char *path = office_write(&office, "in.csv", "service\nBARU\nbaru\nCDOB\n");
    assert_int_equal(office_run(&office, "import", "sheets", "--add-services", path), 0);
    assert_int_equal(office_run(&office, "audit", "verify"), 0); /* the services, then the import */
    assert_int_equal(office_run(&office, "index", "--by", "service", "--format", "csv"), 0);
    office_says(&office, "service,BARU,2,");
}

static void reads_what_spreadsheets_write(void **state)
{
    (void)state;
    assert_int_equal(import("\xef\xbb\xbfservice;q1;suggestion\r\n"
                            "CDOB;5;\"Ramah; \"\"cepat\"\"\r\nsekali\"\r\n"),
                     0);
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    office_says(&office, "\"Ramah; \"\"cepat\"\"\nsekali\"");
}

static void reads_dates_as_people_write_them(void **state)
{
    (void)state;
    assert_int_equal(import("service,date\nCDOB,24-06-2024\nCDOB,2024-05-02\n"), 0);
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    office_says(&office, "1,CDOB,2024-06-24,");
    office_says(&office, "2,CDOB,2024-05-02,");
    assert_int_equal(import("service,date\nCDOB,31-06-2024\n"), 1);
    office_complains(&office, "in.csv:2: kolom date:");
}

static void refuses_a_table_of_another_form(void **state)
{
    (void)state;
    assert_int_equal(
        office_run(&office, "import", "sheets", "tests/data/balikpapan-2024-published.csv"), 1);
    office_complains(&office, "published.csv:1: kolom scope: tidak ada di formulir skm-bpom-2024");
    office_complains(&office, "published.csv:1: kolom service: harus ada");
    assert_int_equal(import("service,q1,Q1\nCDOB,1,1\n"), 1);
    office_complains(&office, "in.csv:1: kolom q1: ada dua kali");
    has_sheets(0, 0);
}

static void refuses_files_that_are_no_table(void **state)
{
    (void)state;
    assert_int_equal(import(""), 1);
    office_refuses(&office, 1, "kosong");
    assert_int_equal(import("service\nCDOB\n\"open\n"), 1);
    office_refuses(&office, 1, "in.csv: baris 3:");
    assert_int_equal(import("service\nCDOB\xff\n"), 1);
    office_refuses(&office, 1, "in.csv: baris 2: bukan teks UTF-8");
    office_run(&office, "import", "sheets", "no-such.csv");
    office_refuses(&office, 1, "no-such.csv tidak ada");
    office_run(&office, "import", "people", RESPONSES);
    office_refuses(&office, 2, "import sheets");
    has_sheets(0, 0);
}

/* A limit on the size of files stands for a full disk. */
static void keeps_the_database_whole_when_the_disk_is_full(void **state)
{
    g_autoptr(GString) text = g_string_new("service,suggestion\n");
    (void)state;
    for (int i = 0; i < 4000; i++)
        g_string_append(text, "CDOB,a suggestion that takes some room on the disk of the office\n");
    g_autofree char *path = office_write(&office, "in.csv", text->str);
    assert_int_equal(office_shell(&office, "trap '' XFSZ; ulimit -f 200; "
                                           "$LEMBAR --db $DB import sheets $HOME/in.csv"),
                     1);
    office_refuses(&office, 1, "lembar: ");
    has_sheets(0, 0);
    assert_int_equal(office_run(&office, "import", "sheets", path), 0);
    has_sheets(4000, 4000);
}

/* --- published results --- */

static void imports_what_was_published(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "sheets", RESPONSES), 0);
    assert_int_equal(
        office_run(&office, "import", "published", "tests/data/balikpapan-2023-published.csv"), 0);
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB </dev/null"), 0);
    office_says(&office, "IKM 93,70  A Sangat Baik  (tahun 2023: 89,54, naik 4,16)");
    office_says(&office, "turun 3,20");
}

static void names_what_is_wrong_with_published_results(void **state)
{
    (void)state;
    g_autofree char *path = office_write(&office, "p.csv",
                                         "year;service;U1;ikm\n2023;;90,5;91\n23;;90;91\n"
                                         "2023;NONE;90;91\n2023;CDOB;90,555;101\n");
    assert_int_equal(office_run(&office, "import", "published", path), 1);
    office_refuses(&office, 1, "4 kesalahan");
    office_complains(&office, "p.csv:3: kolom year:");
    office_complains(&office, "p.csv:4: kolom service: layanan \"NONE\" tidak dikenal");
    office_complains(&office, "p.csv:5: kolom u1:");
    office_complains(&office, "p.csv:5: kolom ikm:");
}

static void counts_what_is_odd_and_takes_it(void **state)
{
    (void)state;
    assert_int_equal(import("service,date,age,occupation,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11\n"
                            "CDOB,2024-06-24,15,PNS,6,5,6,5,6,5,6,5,6,5,4\n"
                            "CDOB,2019-06-24,35,PNS,6,5,6,5,6,5,6,5,6,5,4\n"
                            "CDOB,2024-06-24,71,PNS,6,,,,,,,,,,\n"),
                     0);
    office_says(&office, "3 lembar diimpor");
    office_says(&office, "W02: 1 lembar. Semua jawaban sama dengan lembar sebelumnya.\n");
    office_says(&office, "W05: 2 lembar. ");
    office_says(&office, "W06: 1 lembar. ");
    office_says(&office, "W09: 1 lembar. ");
    has_sheets(3, 3);
}

static void takes_double_numbers_only_when_told(void **state)
{
    (void)state;
    g_autofree char *path = office_write(&office, "two.csv", "sheet,service\n7,CDOB\n7,CPKB\n");
    assert_int_equal(office_run(&office, "import", "sheets", path), 1);
    office_complains(&office, "two.csv:3: kolom sheet: lembar nomor 7 sudah ada (F07)");
    assert_int_equal(office_run(&office, "import", "sheets", "--same-numbers", path), 0);
    office_says(&office, "W01: 1 lembar. Nomor ini sudah dipakai lembar lain.\n");
    has_sheets(2, 2);
    assert_int_equal(office_run(&office, "forget", "7", "--yes"), 1);
    office_complains(&office, "Nomor 7 dipakai beberapa lembar.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(imports_the_sheets_of_balikpapan),
        TEST(gives_sheets_set_aside_a_reason),
        TEST(goes_on_after_the_millionth_sheet),
        TEST(writes_nothing_on_a_dry_run),
        TEST(names_every_bad_row_and_imports_none),
        TEST(names_the_first_bad_rows_and_counts_the_others),
        TEST(guesses_that_a_file_was_imported_before),
        TEST(refuses_a_number_of_the_database),
        TEST(numbers_sheets_on_from_the_last),
        TEST(adds_services_only_when_told),
        TEST(reads_what_spreadsheets_write),
        TEST(reads_dates_as_people_write_them),
        TEST(refuses_a_table_of_another_form),
        TEST(refuses_files_that_are_no_table),
        TEST(keeps_the_database_whole_when_the_disk_is_full),
        TEST(counts_what_is_odd_and_takes_it),
        TEST(takes_double_numbers_only_when_told),
        TEST(imports_what_was_published),
        TEST(names_what_is_wrong_with_published_results),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
