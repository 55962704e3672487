#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* lembar index: the figures, and the forms in which they are given out. */

#define RESPONSES "tests/data/balikpapan-2024-responses.csv"
#define PUBLISHED "tests/data/balikpapan-2024-published.csv"

static void begin_with_sheets(struct office *office)
{
    office_begin_survey(office);
    assert_int_equal(office_run(office, "import", "sheets", RESPONSES), 0);
}

/* The published row "CDOB,1,100.00,…" as the program gives it: "service,CDOB,1,100.00,…". */
static char *expected_row(const char *published)
{
    if (g_str_has_prefix(published, "UNIT,"))
        return g_strconcat("\r\nunit,,", published + strlen("UNIT,"), "\r\n", NULL);
    return g_strconcat("\r\nservice,", published, "\r\n", NULL);
}

static void gives_every_published_figure_of_balikpapan(void **state)
{
    struct office office;
    g_autofree char *text = NULL;
    (void)state;
    assert_true(g_file_get_contents(PUBLISHED, &text, NULL, NULL));
    g_auto(GStrv) rows = g_strsplit(g_strchomp(text), "\n", 0);
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "index", "--by", "service", "--format", "csv"), 0);
    assert_int_equal(g_strv_length(rows), 7);
    for (char **row = rows + 1; *row; row++) {
        g_autofree char *expected = expected_row(*row);
        office_says(&office, expected);
    }
    office_end(&office);
}

static void gives_json_in_the_agreed_shape(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "index", "--by", "service", "--format", "json"), 0);
    office_says(&office, "{\"survey\":{\"unit\":\"Loka POM di Kota Balikpapan\","
                         "\"form\":\"skm-bpom-2024\",\"year\":2024},"
                         "\"sheets\":{\"keyed\":31,\"counted\":29},"
                         "\"index\":{\"value\":93.70,\"grade\":\"A\"},"
                         "\"elements\":[{\"code\":\"U1\",\"name\":\"Persyaratan\","
                         "\"value\":93.10,\"grade\":\"A\",\"answers\":29,\"lowest\":false},");
    office_says(&office, "\"further\":[{\"code\":\"IPAK\",\"name\":\"Indeks Persepsi "
                         "Antikorupsi\",\"value\":null,\"grade\":null,\"answers\":0,"
                         "\"lowest\":false}],");
    office_says(&office, "\"groups\":[{\"by\":\"service\",\"code\":\"CDOB\",\"sheets\":1,"
                         "\"index\":{\"value\":85.19,\"grade\":\"B\"},\"elements\":[{");
    office_says(&office, "\"name\":\"Biaya/Tarif\"");
    office_says(&office, "]}]}\n");
    assert_int_equal(office_run(&office, "index", "--format", "json"), 0);
    assert_null(strstr(office.last.output, "groups"));
    office_end(&office);
}

static void gives_a_table_with_decimal_commas(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "index"), 0);
    office_says(&office, "Loka POM di Kota Balikpapan · SKM 2024");
    office_says(&office, "▼ 91,95 A\n");
    office_says(&office, "  93,70 A\n");
    assert_int_equal(office_run(&office, "index", "--lang", "en"), 0);
    office_says(&office, "▼ 91.95 A\n");
    office_end(&office);
}

static void divides_by_groups_of_ages(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "index", "--by", "age", "--format", "csv"), 0);
    office_says(&office, "\r\nage,-25,7,");
    office_says(&office, "\r\nage,26-30,8,");
    office_says(&office, "\r\nage,31-35,4,");
    office_says(&office, "\r\nage,36-40,4,");
    office_says(&office, "\r\nage,41-,6,");
    assert_null(strstr(office.last.output, "\r\nage,-,"));
    assert_int_equal(office_run(&office, "index", "--by", "age"), 0);
    office_says(&office, "≤25");
    office_says(&office, "26–30");
    office_says(&office, "≥41");
    office_end(&office);
}

static void divides_by_choices_and_tells_what_is_not_answered(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    g_autofree char *path = office_write(&office, "in.csv", "service,q1\nCDOB,1\n");
    assert_int_equal(office_run(&office, "import", "sheets", path), 0);
    assert_int_equal(office_run(&office, "index", "--by", "SEX", "--format", "csv"), 0);
    office_says(&office, "\r\nsex,L,13,");
    office_says(&office, "\r\nsex,P,16,");
    office_says(&office, "\r\nsex,-,1,16.67,,,,,,,,,16.67,D\r\n");
    office_end(&office);
}

static void crosses_two_fields_for_people(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "index", "--by", "sex", "--cross", "service"), 0);
    office_says(&office, "Kelamin × Layanan: Indeks (IKM)");
    office_says(&office, "laki-laki   ~ 85,19 B (1)");
    office_says(&office, "96,91 A (10)  93,40 A (13)\n");
    office_says(&office, "93,70 A (29)\n");
    office_says(&office, "~ kelompok kecil");
    assert_int_equal(
        office_run(&office, "index", "--by", "sex", "--cross", "service", "--element", "u6"), 0);
    office_says(&office, "U6 Kompetensi Pelaksana");
    office_says(&office, "92,53 A (29)\n");
    office_end(&office);
}

static void crosses_two_fields_for_programs(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(
        office_run(&office, "index", "--by", "SEX", "--cross", "Service", "--format", "csv"), 0);
    office_says(&office, "sex,service,respondents,u1,u2,u3,u4,u5,u6,u7,u8,u9,ipak,index,grade\r\n");
    office_says(&office, "\r\nL,CDOB,1,");
    office_says(&office, "\r\nL,,13,");
    office_says(&office, "\r\n,CPPOB,2,");
    office_says(&office, "\r\n,,29,93.10,92.53,93.30,95.98,94.25,92.53,94.83,94.83,91.95,,93.70,A");
    assert_int_equal(
        office_run(&office, "index", "--by", "keyer", "--cross", "age", "--format", "json"), 0);
    office_says(&office, "\"rows\":\"keyer\",\"columns\":\"age\",\"cells\":[{\"row\":");
    office_says(&office, "{\"row\":null,\"column\":null,\"sheets\":29,\"index\":93.70,");
    office_end(&office);
}

static void divides_by_who_keyed_and_by_week(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "index", "--by", "keyer", "--format", "csv"), 0);
    office_says(&office, "\r\nkeyer,");
    assert_int_equal(office_run(&office, "index", "--by", "week", "--format", "csv"), 0);
    office_says(&office, "\r\nweek,-,29,");
    office_end(&office);
}

static void refuses_to_cross_what_cannot_be_crossed(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    office_run(&office, "index", "--cross", "sex");
    office_refuses(&office, 2, "--cross memerlukan --by");
    office_run(&office, "index", "--by", "sex", "--element", "U1");
    office_refuses(&office, 2, "--element hanya untuk tabel dengan --cross.");
    office_run(&office, "index", "--by", "sex", "--cross", "q1");
    office_refuses(&office, 2, "Tidak dapat dibagi menurut q1; pilih service, ");
    office_run(&office, "index", "--by", "sex", "--cross", "age", "--element", "U99");
    office_refuses(&office, 2, "Unsur U99 tidak ada pada formulir ini.");
    office_end(&office);
}

static void refuses_what_cannot_be_divided(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    office_run(&office, "index", "--by", "suggestion");
    office_refuses(&office, 2, "pilih service, age, sex, education, occupation, stage_pct");
    office_run(&office, "index", "--by", "q1");
    office_refuses(&office, 2, "Tidak dapat dibagi menurut q1");
    office_run(&office, "index", "--format", "xml");
    office_refuses(&office, 2, "pilih table, csv, json");
    office_end(&office);
}

static void shows_nothing_where_nothing_counts(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "index"), 0);
    office_says(&office, "–");
    assert_null(strstr(office.last.output, "0,00"));
    assert_int_equal(office_run(&office, "index", "--format", "csv"), 0);
    office_says(&office, "\r\nunit,,0,,,,,,,,,,,\r\n");
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_every_published_figure_of_balikpapan),
        cmocka_unit_test(gives_json_in_the_agreed_shape),
        cmocka_unit_test(gives_a_table_with_decimal_commas),
        cmocka_unit_test(divides_by_groups_of_ages),
        cmocka_unit_test(divides_by_choices_and_tells_what_is_not_answered),
        cmocka_unit_test(crosses_two_fields_for_people),
        cmocka_unit_test(crosses_two_fields_for_programs),
        cmocka_unit_test(divides_by_who_keyed_and_by_week),
        cmocka_unit_test(refuses_to_cross_what_cannot_be_crossed),
        cmocka_unit_test(refuses_what_cannot_be_divided),
        cmocka_unit_test(shows_nothing_where_nothing_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
