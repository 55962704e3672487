#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib.h>

/* lembar init, and the databases that are refused. */

static void makes_a_survey(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    office_says(&office, "Survei dibuat: Loka POM di Kota Balikpapan · SKM 2024, 5 layanan");
    assert_int_equal(office_run(&office, "index", "--format", "json"), 0);
    office_says(&office, "{\"survey\":{\"unit\":\"Loka POM di Kota Balikpapan\","
                         "\"form\":\"skm-bpom-2024\",\"year\":2024},"
                         "\"sheets\":{\"keyed\":0,\"counted\":0},"
                         "\"index\":{\"value\":null,\"grade\":null}");
    office_end(&office);
}

static void adds_a_second_survey_to_the_database(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "init", "--unit", "Loka POM di Kota Balikpapan", "--form",
                                "skm-bpom-2024", "--year", "2025"),
                     0);
    assert_int_equal(office_run(&office, "index"), 0);
    office_says(&office, "SKM 2025");
    office_run(&office, "init", "--unit", "Loka POM di Kota Balikpapan", "--form", "skm-bpom-2024",
               "--year", "2025");
    office_refuses(&office, 1, "sudah ada");
    office_end(&office);
}

static void leaves_a_database_for_the_next_try_when_it_fails(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    office_run(&office, "init", "--unit", "A", "--form", "skm-bpom-2024", "--year", "2024",
               "--service", "X=a", "--service", "x=b");
    office_refuses(&office, 1, "Layanan x sudah ada");
    office_run(&office, "index");
    office_refuses(&office, 1, "belum berisi survei. Buat dengan `lembar init`");
    assert_int_equal(office_run(&office, "init", "--unit", "B", "--form", "skm-bpom-2024", "--year",
                                "2024", "--service", "X=a"),
                     0);
    office_says(&office, "Survei dibuat: B · SKM 2024, 1 layanan");
    office_end(&office);
}

/* Four begin at once on a file that is not there: each year is in it afterwards. */
static void takes_turns_with_others_on_a_new_database(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    for (int time = 0; time < 10; time++) {
        assert_int_equal(office_shell(&office,
                                      "rm -f $DB*; for year in 2021 2022 2023 2024; do "
                                      "$LEMBAR --db $DB init --unit A --form skm-bpom-2024 "
                                      "--year $year >/dev/null & done; wait"),
                         0);
        assert_string_equal(office.last.errors, "");
        assert_int_equal(office_shell(&office, "for year in 2021 2022 2023 2024; do $LEMBAR --db "
                                               "$DB --survey $year index >/dev/null || exit 1; "
                                               "done"),
                         0);
    }
    office_end(&office);
}

/* Two begin the same survey at once, and one is late: the other's is not lost. */
static void loses_no_survey_to_one_that_is_late(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    for (int time = 0; time < 10; time++) {
        assert_int_equal(office_shell(&office, "rm -f $DB*; for n in 1 2; do $LEMBAR --db $DB init "
                                               "--unit A --form skm-bpom-2024 --year 2024 & done; "
                                               "wait; $LEMBAR --db $DB index"),
                         0);
        office_says(&office, "Survei dibuat: A · SKM 2024");
        office_complains(&office, "Survei skm-bpom-2024 tahun 2024 sudah ada");
    }
    office_end(&office);
}

static void refuses_wrong_wishes(void **state)
{
    static const struct {
        const char *words[10], *told;
        int status;
    } cases[] = {
        {{"init"}, "Sebutkan --unit, --form, dan --year", 2},
        {{"init", "--unit", " ", "--form", "ikepu", "--year", "2024"}, "Nama unit", 2},
        {{"init", "--unit", "A", "--form", "ikepu", "--year", "24"}, "1990–2199", 2},
        {{"init", "--unit", "A", "--form", "none", "--year", "2024"}, "Formulir none tidak ada", 1},
        {{"init", "--unit", "A", "--form", "no/file.ini", "--year", "2024"}, "no/file.ini", 1},
        {{"init", "--unit", "A", "--form", "ikepu", "--year", "2024", "--target", "101"},
         "Target",
         2},
        {{"init", "--unit", "A", "--form", "ikepu", "--year", "2024", "--service", "X"},
         "KODE=NAMA",
         2},
        {{"init", "--unit", "A", "--form", "ikepu", "--year", "2024", "--service", "=X"},
         "kosong",
         2},
        {{"init", "--unit", "A", "--form", "ikepu", "--year", "2024", "--service", "X=Izin: baru"},
         "Layanan X: di belakang \":\" ditulis pelanggan setahun, misalnya 98 atau 1.200",
         2},
    };
    struct office office;
    (void)state;
    office_begin(&office);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        office_run_words(&office, cases[i].words);
        office_refuses(&office, cases[i].status, cases[i].told);
        assert_false(g_file_test(office.database, G_FILE_TEST_EXISTS));
    }
    office_end(&office);
}

static void opens_the_own_unit_before_newer_surveys_of_others(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "init", "--unit", "Loka POM di Kab. Toba", "--form",
                                "skm-bpom-2024", "--year", "2025"),
                     0);
    assert_int_equal(office_run(&office, "index"), 0);
    office_says(&office, "Loka POM di Kota Balikpapan · SKM 2024");
    assert_int_equal(office_run(&office, "--survey", "2025", "index"), 0);
    office_says(&office, "Loka POM di Kab. Toba · SKM 2025");
    office_end(&office);
}

static void keeps_colons_in_the_name_of_a_service(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_run(&office, "init", "--unit", "A", "--form", "skm-bpom-2024", "--year",
                                "2024", "--service", "X=Izin: baru:12", "--service", "Y=a=b",
                                "--service", "Z=Izin: lama: -"),
                     0);
    assert_int_equal(office_run(&office, "index", "--by", "service", "--format", "csv"), 0);
    office_says(&office, "\r\nservice,X,0,");
    office_says(&office, "\r\nservice,Y,0,");
    office_says(&office, "\r\nservice,Z,0,");
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB </dev/null"), 0);
    office_says(&office, "Sampel minimal 3, belum tercapai"); /* a quarter of 12 */
    office_end(&office);
}

static const char my_form[] = "[form]\nid = mine\nversion = 1\ntitle = Mine\nshort = MINE\n"
                              "scale_low = 0\nscale_top = 2\nresult_top = 4\n"
                              "[question q1]\nlabel = One\nanswers = much\nelement = E1\n"
                              "[question q2]\nlabel = Two\nanswers = much\nelement = E2\n"
                              "[answers much]\n0 = none\n1 = some\n2 = all\n"
                              "[element E1]\nname = First\nweight = 75\n"
                              "[element E2]\nname = Second\nweight = 25\n";

static void uses_a_form_that_only_this_test_knows(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    g_autofree char *form = office_write(&office, "mine.ini", my_form);
    assert_int_equal(office_run(&office, "form", "check", form), 0);
    assert_int_equal(office_run(&office, "init", "--unit", "A", "--form", form, "--year", "2024"),
                     0);
    g_autofree char *sheets = office_write(&office, "s.csv", "q1,q2\n2,0\n2,1\n");
    assert_int_equal(office_run(&office, "import", "sheets", sheets), 0);
    assert_int_equal(office_run(&office, "index", "--format", "csv"), 0);
    office_says(&office, "\r\nunit,,2,4.00,1.00,3.25,"); /* 0.75 · 4 + 0.25 · 1 */
    office_end(&office);
}

/* --- databases that cannot be used --- */

static void refuses_a_missing_database(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    office_run(&office, "index");
    office_refuses(&office, 1, "belum ada. Buat dengan `lembar init`");
    assert_int_equal(office_shell(&office, "ls -A \"$HOME\""), 0);
    assert_string_equal(office.last.output, "");
    office_end(&office);
}

static void refuses_what_is_no_database(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    g_autofree char *path = office_write(&office, "office.db", "this is a letter, not a database");
    office_run(&office, "index");
    office_refuses(&office, 1, "rusak atau bukan berkas Lembar");
    office_run(&office, "init", "--unit", "A", "--form", "ikepu", "--year", "2024");
    office_refuses(&office, 1, "rusak atau bukan berkas Lembar");
    assert_int_equal(office_shell(&office, "cat $DB"), 0);
    assert_string_equal(office.last.output, "this is a letter, not a database");
    office_end(&office);
}

static void refuses_a_damaged_database(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "dd if=/dev/zero of=$DB bs=1024 seek=4 count=60 "
                                           "conv=notrunc 2>/dev/null"),
                     0);
    office_run(&office, "index");
    office_refuses(&office, 1, "rusak");
    office_end(&office);
}

/* The header of an SQLite file has the version at byte 60 and the application at byte 68. */
static void refuses_a_newer_database_and_a_foreign_one(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "printf '\\001' | dd of=$DB bs=1 seek=61 conv=notrunc "
                                           "2>/dev/null"),
                     0);
    office_run(&office, "index");
    office_refuses(&office, 1, "Lembar yang lebih baru");
    assert_int_equal(office_shell(&office, "printf '\\000' | dd of=$DB bs=1 seek=61 conv=notrunc "
                                           "2>/dev/null; printf 'abcd' | dd of=$DB bs=1 seek=68 "
                                           "conv=notrunc 2>/dev/null"),
                     0);
    office_run(&office, "index");
    office_refuses(&office, 1, "basis data program lain");
    office_end(&office);
}

static void refuses_a_database_that_may_not_be_written(void **state)
{
    struct office office;
    (void)state;
    if (geteuid() == 0)
        skip(); /* who may write everything */
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "chmod 400 $DB"), 0);
    office_run(&office, "index");
    office_refuses(&office, 1, "hanya dapat dibaca");
    office_end(&office);
}

static void refuses_a_folder_as_a_database(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_shell(&office, "mkdir $DB"), 0);
    office_run(&office, "index");
    office_refuses(&office, 1, "bukan berkas");
    office_end(&office);
}

static void tells_that_the_disk_is_full_at_the_start(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "trap '' XFSZ; ulimit -f 1; $LEMBAR --db $DB index"), 1);
    office_refuses(&office, 1, "Penyimpanan penuh atau rusak: basis data");
    office_end(&office);
}

/* A name of 3,000 bytes, one with bytes of no character, one that would ring the bell. */
static void tells_what_to_do_whatever_the_name_of_the_file(void **state)
{
    static const char *const names[] = {"$(printf '%03000d' 1)", "$(printf 'a\\377b')",
                                        "$(printf 'a\\007b')"};
    struct office office;
    (void)state;
    office_begin(&office);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *script =
            g_strdup_printf("$LEMBAR --db /no-such-folder/\"%s\" index", names[i]);
        office_shell(&office, script);
        office_refuses(&office, 1, "Basis data /no-such-folder/");
        assert_true(g_utf8_validate(office.last.errors, -1, NULL));
        assert_null(strchr(office.last.errors, 7));
        assert_true(g_str_has_suffix(office.last.errors, ".\n"));
    }
    office_end(&office);
}

static void ignores_a_data_home_that_is_relative(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_shell(&office, "cd; XDG_DATA_HOME=here $LEMBAR init --unit A --form "
                                           "ikepu --year 2024 && ls here"),
                     2);
    office_says(&office, "/.local/share/lembar/lembar.db");
    office_end(&office);
}

static void tells_that_the_forms_are_missing(void **state)
{
    struct office office;
    (void)state;
    office_begin(&office);
    assert_int_equal(office_shell(&office, "mkdir $HOME/bin && cp $LEMBAR $HOME/bin/lembar && "
                                           "$HOME/bin/lembar form list"),
                     1);
    office_refuses(&office, 1, "Folder formulir");
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_a_survey),
        cmocka_unit_test(adds_a_second_survey_to_the_database),
        cmocka_unit_test(leaves_a_database_for_the_next_try_when_it_fails),
        cmocka_unit_test(takes_turns_with_others_on_a_new_database),
        cmocka_unit_test(loses_no_survey_to_one_that_is_late),
        cmocka_unit_test(refuses_wrong_wishes),
        cmocka_unit_test(opens_the_own_unit_before_newer_surveys_of_others),
        cmocka_unit_test(keeps_colons_in_the_name_of_a_service),
        cmocka_unit_test(uses_a_form_that_only_this_test_knows),
        cmocka_unit_test(refuses_a_missing_database),
        cmocka_unit_test(refuses_what_is_no_database),
        cmocka_unit_test(refuses_a_damaged_database),
        cmocka_unit_test(refuses_a_newer_database_and_a_foreign_one),
        cmocka_unit_test(refuses_a_database_that_may_not_be_written),
        cmocka_unit_test(refuses_a_folder_as_a_database),
        cmocka_unit_test(tells_that_the_disk_is_full_at_the_start),
        cmocka_unit_test(tells_what_to_do_whatever_the_name_of_the_file),
        cmocka_unit_test(ignores_a_data_home_that_is_relative),
        cmocka_unit_test(tells_that_the_forms_are_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
