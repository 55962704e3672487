#include "tests/e2e/office_steps.h"

/* lembar import units, and what is made of it. */

#define PUBLISHED "tests/data/loka-2024-published.csv"
#define TARGETS   "tests/data/loka-2024-targets.csv"

static void import_loka(void)
{
    assert_int_equal(office_run(&office, "import", "units", PUBLISHED), 0);
    office_says(&office, "34 baris hasil unit diimpor dari " PUBLISHED);
    assert_int_equal(office_run(&office, "import", "units", TARGETS), 0);
}

static void import_refuses(const char *table, const char *complaint)
{
    g_autofree char *path = office_write(&office, "unit.csv", table);
    assert_int_equal(office_run(&office, "import", "units", path), 1);
    office_refuses(&office, 1, "Tidak ada yang diimpor: ");
    office_complains(&office, complaint);
    assert_int_equal(office_run(&office, "units", "imports"), 0);
    office_says(&office, "Belum ada tabel unit yang diimpor.");
}

static void the_loka_roll_up_to_what_was_published(void **state)
{
    (void)state;
    import_loka();
    assert_int_equal(office_run(&office, "units"), 0);
    office_says(&office, "Hasil unit 2024: 34 unit");
    office_says(&office, "loka: 93,30, perubahan –; 31 unit dihitung dengan 561 responden, dari 34 "
                         "unit dengan 571 responden");
    office_says(&office, ">  Loka POM di Kota Balikpapan ");
    assert_int_equal(office_run(&office, "units", "--format", "json"), 0);
    office_says(&office, "\"unit\":\"Loka POM di Kota Balikpapan\",\"cluster\":\"loka\","
                         "\"year\":2024,\"u1\":93.10,");
    office_says(&office, "\"attainment\":104.11,\"attainment_words\":\"baik\",\"change\":4.16,"
                         "\"own\":true");
    office_says(&office, "{\"cluster\":\"loka\",\"ikm\":93.30,\"before\":null,"
                         "\"change\":null,\"target\":null,\"attainment\":null,\"units\":34,"
                         "\"counted\":31,\"respondents\":561,\"reported\":571}");
}

static void a_year_and_a_cluster_can_be_picked(void **state)
{
    (void)state;
    import_loka();
    assert_int_equal(office_run(&office, "units", "--year", "2023"), 0);
    office_says(&office, "Hasil unit 2023: 31 unit");
    office_says(&office, "76,61–88,30");
    assert_int_equal(office_run(&office, "units", "--cluster", "balai"), 0);
    office_says(&office, "Belum ada hasil unit");
    office_run(&office, "units", "--year", "besok");
    office_refuses(&office, 2, "Tahun \"besok\" tidak terbaca; tulis 2024.");
    office_run(&office, "units", "hapus");
    office_refuses(&office, 2, "Pilih `units`, `units check`,");
}

static void the_check_list_names_what_contradicts(void **state)
{
    (void)state;
    import_loka();
    assert_int_equal(office_run(&office, "units", "check"), 0);
    office_says(&office, "Loka POM di Kab. Toba 2023: target 88,31–100,01 berakhir di atas 100\n");
    office_says(&office, "19 angka tercetak bertentangan dengan barisnya sendiri.\n");
    g_autofree char *path = office_write(
        &office, "lain.csv",
        "unit,year,u1,u2,u3,u4,u5,u6,u7,u8,u9,ikm,category,respondents,target,capaian\n"
        "Balai A,2022,90,90,90,90,90,90,90,90,90,90.02,A,10,80,112.53\n"
        "Balai B,2022,90,90,90,90,90,90,90,90,90,90,B,20,80,100\n"
        "Jumlah,2022,,,,,,,,,,90.01,,31,80,\n");
    assert_int_equal(office_run(&office, "import", "units", path), 0);
    assert_int_equal(office_run(&office, "units", "check"), 0);
    office_says(&office,
                "Balai A 2022: indeks tercetak 90,02, rata-rata sembilan unsurnya 90,00\n");
    office_says(&office, "Balai B 2022: kesembilan nilai unsurnya sama dengan Balai A\n");
    office_says(&office, "Balai B 2022: capaian tercetak 100,00, indeks dibagi target 112,50\n");
    office_says(&office,
                "Balai B 2022: kategori tercetak B, indeks 90,00 adalah A (Sangat Baik)\n");
    office_says(&office, "Jumlah 2022: responden tercetak 31, jumlah 2 barisnya 30");
    office_says(&office, "24 angka tercetak bertentangan");
    assert_int_equal(office_run(&office, "units", "--year", "2022"), 0);
    office_says(&office, "semua: 90,01, perubahan –, target 80,00, capaian 112,51, sangat baik; 2 "
                         "unit dihitung dengan 30 responden");
    assert_int_equal(office_run(&office, "units", "check", "--format", "csv"), 0);
    office_says(&office, "check,unit,year,text\r\nindex,Balai A,2022,");
    assert_int_equal(office_run(&office, "units", "check", "--format", "json"), 0);
    office_says(&office, "{\"check\":\"twins\",\"unit\":\"Balai B\",\"year\":2022,");
}

static void the_same_file_twice_changes_nothing(void **state)
{
    (void)state;
    import_loka();
    assert_int_equal(office_run(&office, "import", "units", PUBLISHED), 0);
    office_says(&office, PUBLISHED " sudah pernah diimpor; tidak ada yang berubah.");
    assert_int_equal(office_run(&office, "units", "imports", "--format", "csv"), 0);
    office_says(&office, "import,kind,rows,imported_by,source\r\n1,units,34,");
    office_says(&office, "\r\n2,units,65,");
    assert_null(strstr(office.last.output, "\r\n3,"));
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void a_removed_table_is_gone_and_can_come_again(void **state)
{
    (void)state;
    import_loka();
    assert_int_equal(office_run(&office, "units", "remove", "1"), 0);
    office_says(&office, "Impor 1 dihapus; catatannya tetap ada.");
    assert_int_equal(office_run(&office, "units"), 0);
    office_says(&office, "0 unit dihitung");
    office_run(&office, "units", "remove", "1");
    office_refuses(&office, 1, "Impor 1 tidak ada; lihat `lembar units imports`.");
    office_run(&office, "units", "remove");
    office_refuses(&office, 2, "Pakailah: lembar units remove NOMOR;");
    assert_int_equal(office_run(&office, "import", "units", PUBLISHED), 0);
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void its_own_csv_is_taken_back(void **state)
{
    (void)state;
    import_loka();
    assert_int_equal(office_shell(&office, "cd \"$HOME\" && L=\"$LEMBAR --db $DB\"; "
                                           "$L units --format csv >out.csv && $L units remove 1 && "
                                           "$L units remove 2 && $L import units out.csv && "
                                           "$L units --format csv >again.csv && "
                                           "cut -d, -f1-18 out.csv >one && "
                                           "cut -d, -f1-18 again.csv >two && cmp one two"),
                     0);
    assert_int_equal(office_run(&office, "units"), 0);
    office_says(&office, "loka: 93,30");
}

static void a_dry_run_writes_nothing(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "import", "units", "--dry-run", PUBLISHED), 0);
    office_says(&office, "34 baris hasil unit dapat diimpor");
    assert_int_equal(office_run(&office, "units"), 0);
    office_says(&office, "Belum ada hasil unit; impor dengan `lembar import units`.");
}

static void every_wrong_row_gets_a_sentence_and_nothing_is_imported(void **state)
{
    (void)state;
    import_refuses("unit,year,ikm\nA,2024,90\nB,2024,100.5\n",
                   "unit.csv:3: kolom ikm: harus nilai 0–100");
    import_refuses("unit,year,ikm\nA,2024,90\nA*,2024,91\n",
                   "unit.csv:3: kolom unit: A* tahun 2024 sudah ada pada baris 2");
    import_refuses("unit,year,ikm\n,2024,90\n", "unit.csv:2: kolom unit: harus diisi");
    import_refuses("unit,year,ikm\nA,24,90\n", "unit.csv:2: kolom year: harus tahun");
    import_refuses("unit,year,ikm\nA,2024,\n", "unit.csv:2: tidak ada satu nilai pun");
    import_refuses("unit,year,ikm,rasa\nA,2024,90,1\n", "unit.csv:1: kolom rasa: tidak dikenal");
    import_refuses("year,ikm\n2024,90\n", "unit.csv:1: kolom unit: harus ada");
    import_refuses("unit,ikm\nA,90\n", "unit.csv:1: kolom year: harus ada, atau pakai --year 2024");
    import_refuses("unit,ikm2024,indeks\nA,90,90\n",
                   "unit.csv:1: kolom indeks: berarti sama dengan kolom ikm2024");
    import_refuses("unit,year,target\nA,2024,90-80\n",
                   "unit.csv:2: kolom target: harus nilai atau rentang");
    import_refuses("unit,year,respondents,capaian,delta,counts\nA,2024,x,y,z,3\n",
                   "unit.csv:2: kolom counts: harus 1 (dihitung) atau 0");
    office_run(&office, "import", "units", "--year", "20", PUBLISHED);
    office_refuses(&office, 2, "Tahun \"20\" tidak terbaca");
}

static void what_another_table_contradicts_is_refused(void **state)
{
    (void)state;
    import_loka();
    g_autofree char *path =
        office_write(&office, "lain.csv", "unit,ikm\nLoka POM di Kabupaten Toba*,88.90\n");
    assert_int_equal(office_run(&office, "import", "units", "--year", "2024", path), 1);
    office_complains(&office, "lain.csv:2: kolom ikm: tahun 2024 berbeda dari yang sudah diimpor "
                              "dari \"loka-2024-published.csv\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_loka_roll_up_to_what_was_published),
        TEST(a_year_and_a_cluster_can_be_picked),
        TEST(the_check_list_names_what_contradicts),
        TEST(the_same_file_twice_changes_nothing),
        TEST(a_removed_table_is_gone_and_can_come_again),
        TEST(its_own_csv_is_taken_back),
        TEST(a_dry_run_writes_nothing),
        TEST(every_wrong_row_gets_a_sentence_and_nothing_is_imported),
        TEST(what_another_table_contradicts_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
