#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* lembar monitoring: what was closed at a cut-off date, the same for ever. */

static struct office office;

#define AT(clock) "cd \"$HOME\" && LEMBAR_CLOCK=" clock " \"$LEMBAR\" --db \"$DB\" "

/* On 1 June 2024 two are planned and one was closed in May. */
static int set_up(void **state)
{
    (void)state;
    office_begin_survey(&office);
    g_free(office_write(&office, "mei.csv",
                        "service,element,plan,due,status,done,realisation,evidence,owner\n"
                        "CDOB,U4,Selebaran,31-05-2024,planned,,,,Tim\n"
                        "CPKB,U1,Papan,31-12-2024,running,,,,Tim\n"
                        "CPKB,U2,Loket,30-04-2024,done,02-05-2024,Dibuka,BA 1,Tim\n"));
    g_free(office_write(&office, "juni.csv",
                        "service,element,plan,due,status,done,realisation,evidence,owner\n"
                        "CPPOB,U9,Denah,30-06-2024,done,28-06-2024,Dibagi,BA 2,Tim\n"));
    assert_int_equal(office_shell(&office, AT("2024-06-01T09:00:00") "import actions mei.csv"), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    office_end(&office);
    return 0;
}

static void record_later(void)
{
    assert_int_equal(office_shell(&office, AT("2024-07-10T09:00:00") "import actions juni.csv"), 0);
}

static void a_cutoff_counts_what_was_recorded_by_then(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-06-30", "--format", "csv"), 0);
    office_says(&office, "unit,year,at,recommendations,actions,closed,actions_late,closed_late,"
                         "overdue,dropped,percent,printed\r\n"
                         "Loka POM di Kota Balikpapan,2024,2024-06-30,2,3,1,0,0,1,0,33.33,0\r\n");
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-03-31"), 0);
    office_says(&office, "Belum ada tindak lanjut pada tanggal itu.");
}

static void what_is_recorded_later_counts_by_its_own_date_and_is_told_apart(void **state)
{
    (void)state;
    record_later();
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-06-30"), 0);
    office_says(&office, "Pemantauan tindak lanjut per 30-06-2024, semester I 2024\n");
    office_says(&office, "Susulan (+), rencana/selesai: dicatat sesudah tanggal itu, dihitung "
                         "menurut\ntanggalnya sendiri.\n");
    office_says(&office, "Tanpa susulan, seperti tercatat waktu itu: 1 dari 3 rencana selesai.");
    office_says(&office, "+ selesai");
    office_says(&office, "+ 28-06-2024");
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-06-30", "--format", "csv"), 0);
    office_says(&office, ",2024,2024-06-30,3,4,2,1,1,1,0,50.00,0\r\n");
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-07-31", "--format", "json"),
                     0);
    office_says(&office, "\"recommendations\":3,\"actions\":4,\"closed\":2,\"actions_late\":0,"
                         "\"closed_late\":0,");
}

static void by_itself_it_is_of_today_where_something_was_recorded_since_the_half_year(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "monitoring"), 0);
    office_says(&office, "Pemantauan tindak lanjut per 30-06-2024, semester I 2024\n");
    record_later();
    assert_int_equal(office_run(&office, "monitoring"), 0);
    office_says(&office, "Pemantauan tindak lanjut per 31-07-2024\n");
}

static void overdue_actions_come_first_in_the_report(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "monitoring"), 0);
    const char *details = strstr(office.last.output, "Balikpapan, survei 2024");
    assert_non_null(details);
    const char *overdue = strstr(details, "lewat tenggat  31-05-2024");
    const char *open = strstr(details, "terbuka        31-12-2024");
    const char *closed = strstr(details, "selesai        30-04-2024");
    assert_true(overdue && open && closed && overdue < open && open < closed);
}

static void two_cutoffs_are_compared(void **state)
{
    (void)state;
    record_later();
    assert_int_equal(
        office_run(&office, "monitoring", "--at", "2024-07-31", "--against", "2024-05-31"), 0);
    office_says(&office, "Empat kolom terakhir: per 31-05-2024, dan beda yang selesai\n");
    office_says(&office, "  +1");
    office_says(&office, "Hari ini belum berakhir");
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-07-31", "--against",
                                "2024-05-31", "--format", "csv"),
                     0);
    office_says(&office, "50.00,0,2024-05-31,2,1,50.00\r\n");
    assert_int_equal(office_run(&office, "monitoring", "--at", "2024-07-31", "--against",
                                "2024-05-31", "--format", "json"),
                     0);
    office_says(&office, "\"against\":{\"recommendations\":2,\"actions\":2,\"closed\":1,");
}

static void a_date_to_come_or_unread_is_refused(void **state)
{
    (void)state;
    office_run(&office, "monitoring", "--at", "2024-08-01");
    office_refuses(&office, 2, "Tanggal pantau 01-08-2024 belum tiba; pilih hari ini");
    office_run(&office, "monitoring", "--at", "30-06-2024");
    office_refuses(&office, 2, "Tanggal \"30-06-2024\" tidak terbaca; tulis 2024-12-31.");
    office_run(&office, "monitoring", "--against", "2025-01-01");
    office_refuses(&office, 2, "Tanggal pantau 01-01-2025 belum tiba");
}

static void the_published_matrix_is_summed_from_its_rows(void **state)
{
    (void)state;
    assert_int_equal(
        office_run(&office, "import", "monitoring", "tests/data/loka-actions-summary.csv"), 0);
    office_says(&office, "53 baris pemantauan diimpor");
    assert_int_equal(office_run(&office, "monitoring", "--format", "json"), 0);
    office_says(&office, "\"actions\":136,\"closed\":136,");
    office_says(&office, "\"actions\":55,\"closed\":55,");
    office_says(&office, "\"actions\":194,\"closed\":192,");
    assert_int_equal(office_run(&office, "monitoring", "--unit", "balikpapan", "--format", "csv"),
                     0);
    office_says(&office, "Loka POM di Kota Balikpapan*,2022,2024-06-30,1,3,3,0,0,0,0,100.00,1\r\n");
    assert_null(strstr(office.last.output, "Toba"));
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void a_printed_sum_that_differs_is_named(void **state)
{
    (void)state;
    g_autofree char *path =
        office_write(&office, "matriks.csv",
                     "unit,year,recommendations,actions,closed,closed_pct\n"
                     "Loka A,2021,1,3,3,100%\nLoka B,2021,1,272,272,100%\n"
                     "Loka A,2022,1,6,6,100%\nLoka B,2022,1,580,580,100%\n"
                     "Jumlah,2021,2,274,274,100%\nJumlah,2022,2,584,584,100%\n");
    assert_int_equal(office_run(&office, "import", "monitoring", path), 0);
    assert_int_equal(office_run(&office, "units", "check"), 0);
    office_says(&office,
                "matriks.csv:6: Jumlah 2021: tindak lanjut tercetak 274, jumlah 2 barisnya "
                "275 (selisih 1)\n");
    office_says(&office, "matriks.csv:7: Jumlah 2022: selesai tercetak 584, jumlah 2 barisnya 586 "
                         "(selisih 2)\n");
    office_says(&office, "4 angka tercetak bertentangan");
    assert_int_equal(office_run(&office, "monitoring", "--format", "json"), 0);
    office_says(&office, "\"actions\":864,");
}

static void wrong_rows_of_a_matrix_are_named(void **state)
{
    (void)state;
    g_autofree char *path = office_write(&office, "matriks.csv",
                                         "unit,year,actions,closed,closed_pct,at\n"
                                         ",2021,3,3,,\nA,21,3,3,,\nB,2021,-3,x,,\n"
                                         "C,2021,3,3,y,\nD,2021,3,3,,besok\nE,2021,3,3,,\n"
                                         "E*,2021,3,3,,\n");
    assert_int_equal(office_run(&office, "import", "monitoring", path), 1);
    office_refuses(&office, 1, "Tidak ada yang diimpor: 7 kesalahan");
    office_complains(&office, "matriks.csv:2: kolom unit: harus diisi");
    office_complains(&office, "matriks.csv:3: kolom year: harus tahun");
    office_complains(&office, "matriks.csv:4: kolom actions: harus bilangan bulat");
    office_complains(&office, "matriks.csv:4: kolom closed: harus bilangan bulat");
    office_complains(&office, "matriks.csv:5: kolom closed_pct: harus persen");
    office_complains(&office, "matriks.csv:6: kolom at: harus satu tanggal");
    office_complains(&office, "matriks.csv:8: kolom unit: E* tahun 2021 sudah ada pada baris 7");
    g_autofree char *other = office_write(&office, "lain.csv", "unit,rasa\nA,1\n");
    assert_int_equal(office_run(&office, "import", "monitoring", other), 1);
    office_complains(&office, "lain.csv:1: kolom rasa: tidak dikenal");
    office_complains(&office, "lain.csv:1: kolom closed: harus ada");
    office_complains(&office, "lain.csv:1: kolom year: harus ada, atau pakai --year 2024");
    office_run(&office, "import", "monitoring", "--at", "besok", other);
    office_refuses(&office, 2, "Tanggal \"besok\" tidak terbaca; tulis 2024-12-31.");
}

/* An office hands its monitoring over by file; another one shows it beside its own. */
static void the_csv_of_one_office_is_taken_by_another(void **state)
{
    (void)state;
    assert_int_equal(
        office_shell(
            &office,
            AT("2024-07-01T09:00:00") "monitoring --format csv >kirim.csv && "
                                      "\"$LEMBAR\" --db other.db init --unit 'Loka POM di Kab. "
                                      "Toba' --form "
                                      "skm-bpom-2024 --year 2024 --service A=Apa && "
                                      "\"$LEMBAR\" --db other.db import monitoring kirim.csv && "
                                      "\"$LEMBAR\" --db other.db import monitoring kirim.csv && "
                                      "\"$LEMBAR\" --db other.db monitoring --format csv"),
        0);
    office_says(&office, "sudah pernah diimpor; tidak ada yang berubah.");
    office_says(&office, "Loka POM di Kota Balikpapan,2024,2024-06-30,2,3,1,0,0,0,0,33.33,1\r\n");
}

static void several_units_of_one_database_stand_side_by_side(void **state)
{
    (void)state;
    assert_int_equal(
        office_shell(&office, "\"$LEMBAR\" --db \"$DB\" init --unit 'Loka POM di Kab. Toba' --form "
                              "skm-permenpanrb-14-2017 --year 2023 --service CDOB=Apa "
                              "--service CPKB=Itu && " AT(
                                  "2024-06-02T09:00:00") "--survey 2023 import actions mei.csv"),
        0);
    assert_int_equal(office_run(&office, "monitoring", "--format", "csv"), 0);
    office_says(&office, "Loka POM di Kab. Toba,2023,2024-06-30,");
    office_says(&office, "Loka POM di Kota Balikpapan,2024,2024-06-30,");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_cutoff_counts_what_was_recorded_by_then),
        TEST(what_is_recorded_later_counts_by_its_own_date_and_is_told_apart),
        TEST(by_itself_it_is_of_today_where_something_was_recorded_since_the_half_year),
        TEST(overdue_actions_come_first_in_the_report),
        TEST(two_cutoffs_are_compared),
        TEST(a_date_to_come_or_unread_is_refused),
        TEST(the_published_matrix_is_summed_from_its_rows),
        TEST(a_printed_sum_that_differs_is_named),
        TEST(wrong_rows_of_a_matrix_are_named),
        TEST(the_csv_of_one_office_is_taken_by_another),
        TEST(several_units_of_one_database_stand_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
