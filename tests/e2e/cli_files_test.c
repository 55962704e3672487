#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* Files for statisticians and phones: the dictionary, labels, the tables of actions, the calendar.
 */

static void begin(struct office *office)
{
    office_begin_survey(office);
    assert_int_equal(office_run(office, "import", "actions", "tests/data/actions.csv"), 0);
}

/* --- the dictionary --- */

static void tells_what_each_column_means(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "export", "dictionary"), 0);
    office_says(&office, "column,label,text,kind,codes,low,top,unit,element,required,personal\r\n");
    office_says(&office, "age,Umur,Umur,number,,10,99,tahun,,0,0\r\n");
    office_says(&office, "sex,Kelamin,Kelamin,choice,L = laki-laki | P = perempuan,,,,,0,0\r\n");
    office_says(&office, "q1,Kemudahan persyaratan,Seberapa mudah persyaratan layanan "
                         "dipenuhi?,answer,1 = sangat tidak mudah | ");
    office_says(&office, ",1,6,,U1,0,0\r\n");
    office_says(&office, "phone,Telepon,");
    office_says(&office, "counted,Dihitung,");
    assert_int_equal(office_run(&office, "export", "dictionary", "--format", "json"), 0);
    office_says(&office, "\"codes\":[{\"code\":\"L\",\"words\":\"laki-laki\"}");
    assert_int_equal(office_run(&office, "export", "dictionary", "--format", "table"), 0);
    office_says(&office, "\nage  Umur\n    number 10–99 tahun\n");
    assert_int_equal(
        office_run(&office, "--lang", "en", "export", "dictionary", "--format", "table"), 0);
    office_says(&office, "\nage  Age\n    number 10–99 years\n");
    office_end(&office);
}

/* Each column of the dictionary is one of the exported sheets, in the same order. */
static void names_the_columns_of_the_exported_sheets(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB export sheets --with-personal-data | "
                                           "head -1 | tr -d '\\r' | tr , '\\n'"),
                     0);
    g_autofree char *columns = g_strdup(office.last.output);
    assert_int_equal(
        office_shell(&office, "$LEMBAR --db $DB export dictionary | sed 1d | cut -d, -f1"), 0);
    assert_string_equal(office.last.output, columns);
    office_end(&office);
}

#define AWKWARD                                                                                     \
    "[form]\nid = sulit\ntitle = Uji <&>\nscale_low = 1\nscale_top = 4\n"                           \
    "[field service]\nkind = service\nlabel = Layanan\n"                                            \
    "[field all]\nkind = choice\nlabel = It's 100 % & <ya>\n1 = 01 | d'accord\n2 = 02 | é & < >\n" \
    "[question q1]\nlabel = Ø\nanswers = a\nelement = U1\n[element U1]\nname = P & Q\n"            \
    "[band A]\nfrom = 0\nwords = Baik\n[answers a]\n1 = a\n2 = b\n3 = c\n4 = d\n"

static void begin_awkward(struct office *office)
{
    office_begin(office);
    g_autofree char *form = office_write(office, "sulit.ini", AWKWARD);
    assert_int_equal(office_run(office, "init", "--unit", "Loka \"X\" & Y", "--form", form,
                                "--year", "2024", "--service", "A&B=It's <new> \"100%\""),
                     0);
}

static void escapes_what_is_special_in_a_codebook(void **state)
{
    struct office office;
    (void)state;
    begin_awkward(&office);
    assert_int_equal(office_run(&office, "export", "dictionary", "--format", "ddi"), 0);
    office_says(&office, "<codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\" xml:lang=\"id\">");
    office_says(&office, "<AuthEnty>Loka &quot;X&quot; &amp; Y</AuthEnty>");
    office_says(&office, "<labl>It&apos;s 100 % &amp; &lt;ya&gt;</labl>");
    office_says(&office, "<catValu>A&amp;B</catValu>");
    office_says(&office, "<labl>é &amp; &lt; &gt;</labl>");
    office_says(&office, "<range min=\"1\" max=\"4\"/>");
    office_says(&office, "<varGrp ID=\"G1\" type=\"subject\" var=\"V4\">");
    office_end(&office);
}

static void escapes_what_is_special_to_spss(void **state)
{
    struct office office;
    (void)state;
    begin_awkward(&office);
    assert_int_equal(
        office_run(&office, "export", "dictionary", "--format", "sps", "--data", "it's.csv"), 0);
    office_says(&office, "/FILE='it''s.csv'");
    office_says(&office, "\n    all_1 A"); /* ALL is a word of SPSS */
    office_says(&office, "\n  all_1 'It''s 100 % & <ya>'");
    office_says(&office, "VALUE LABELS all_1\n  '01' 'd''accord'\n  '02' 'é & < >'.");
    office_says(&office, "VALUE LABELS q1\n  1 'a'\n");
    office_says(&office, "  'A&B' 'It''s <new> \"100%\"'.");
    office_end(&office);
}

static void escapes_what_is_special_to_r(void **state)
{
    struct office office;
    (void)state;
    begin_awkward(&office);
    assert_int_equal(
        office_run(&office, "export", "dictionary", "--format", "r", "--data", "a\\b\".csv"), 0);
    office_says(&office, "read.csv(\"a\\\\b\\\".csv\"");
    office_says(&office, "\"\\U000000e9 & < >\"");
    office_says(&office, "levels = c(\"01\", \"02\")");
    office_says(&office, "attr(lembar[[\"q1\"]], \"labels\") <- setNames(c(1, 2, 3, 4), c(\"a\", ");
    office_says(&office, "\"It's <new> \\\"100%\\\"\"");
    office_end(&office);
}

static void keeps_each_sheet_on_one_line_where_told(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "cd; printf 'sheet,service,suggestion\\n"
                                           "1,CDOB,\"satu\\ndua\"\\n' >in.csv; "
                                           "$LEMBAR --db $DB import sheets in.csv; "
                                           "$LEMBAR --db $DB export sheets --single-line | wc -l"),
                     0);
    assert_non_null(strstr(office.last.output, "2\n"));
    assert_int_equal(office_run(&office, "export", "sheets", "--single-line"), 0);
    office_says(&office, ",satu dua,");
    office_end(&office);
}

/* --- the tables of actions --- */

static void gives_the_plan_and_the_matrix(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    assert_int_equal(office_run(&office, "export", "plan"), 0);
    office_says(&office, "number,service,element,cause,plan,due,owner,state\r\n1,");
    assert_int_equal(office_run(&office, "export", "plan", "--format", "table"), 0);
    office_says(&office, "Membuat selebaran alur");
    assert_int_equal(office_run(&office, "export", "matrix"), 0);
    office_says(&office, "Loka POM di Kota Balikpapan,2024,skm-bpom-2024,4,6,1,16.67\r\n"
                         "Jumlah,,,4,6,1,16.67\r\n");
    assert_int_equal(office_run(&office, "export", "matrix", "--format", "json"), 0);
    office_says(&office, "\"percent\":16.67");
    office_end(&office);
}

/* The action of CPPOB was done on 20 July 2024; all were planned on the 31st. */
static void counts_the_matrix_at_a_day(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    assert_int_equal(office_run(&office, "export", "matrix", "--as-of", "2024-07-30"), 0);
    office_says(&office, "skm-bpom-2024,0,0,0,\r\n");
    assert_int_equal(office_run(&office, "export", "matrix", "--as-of", "2024-07-31"), 0);
    office_says(&office, "skm-bpom-2024,4,6,1,16.67\r\n");
    office_run(&office, "export", "matrix", "--as-of", "31-07-2024");
    office_refuses(&office, 2, "tidak terbaca");
    office_end(&office);
}

static void gives_what_became_of_last_years_plan(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    assert_int_equal(office_run(&office, "export", "realisation"), 0);
    assert_string_equal(
        office.last.output,
        "number,service,element,plan,realisation,done,evidence,obstacles,state\r\n");
    assert_int_equal(office_run(&office, "init", "--unit", "Loka POM di Kota Balikpapan", "--form",
                                "skm-bpom-2024", "--year", "2025"),
                     0);
    assert_int_equal(office_run(&office, "--survey", "2025", "export", "realisation"), 0);
    office_says(&office, ",CPPOB,U1,Bimbingan teknis CPPOB,Dihadiri 14 pelaku usaha,2024-07-20,"
                         "Laporan 07/BIMTEK,,selesai\r\n");
    office_end(&office);
}

static void gives_actions_as_a_workbook(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    assert_int_equal(office_shell(&office, "cd; $LEMBAR --db $DB export actions --format xlsx "
                                           "-o a.xlsx && unzip -p a.xlsx "
                                           "xl/worksheets/sheet1.xml"),
                     0);
    office_says(&office, "<t>Menyusun bagan CPOTB bertahap:");
    office_says(&office, "<v>45473</v>"); /* 30 June 2024 */
    office_run(&office, "export", "sheets", "--format", "xlsx");
    office_refuses(&office, 2, "pilih csv, json");
    office_end(&office);
}

/* --- the calendar --- */

static char *write_calendar(struct office *office, const char *options)
{
    g_autofree char *script = g_strdup_printf(
        "cd; $LEMBAR --db $DB actions calendar a.ics --overwrite %s >told && cat a.ics", options);
    assert_int_equal(office_shell(office, script), 0);
    return g_strdup(office->last.output);
}

static void has_an_event_for_each_open_action(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    g_autofree char *calendar = write_calendar(&office, "");
    office_says(&office, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    office_says(&office, "DTSTAMP:20240731T010000Z\r\nDTSTART;VALUE=DATE:20240630\r\n"
                         "DTEND;VALUE=DATE:20240701\r\n");
    office_says(&office, "DTSTART;VALUE=DATE:20241231\r\n"); /* TW IV 2024 */
    office_says(&office, "TRIGGER:-PT160H\r\n");
    assert_null(strstr(calendar, "Bimbingan teknis")); /* done */
    assert_null(strstr(calendar, "Loket kedua"));      /* dropped */
    assert_null(strstr(calendar, "pengadaan sarana")); /* no sure date */
    assert_int_equal(office_shell(&office, "cat ~/told"), 0);
    office_says(&office, "4 tenggat");
    office_says(&office, "1 tindak lanjut tanpa tenggat yang pasti");
    office_end(&office);
}

static void repeats_what_recurs(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    g_free(write_calendar(&office, "--owner informasi"));
    office_says(&office, "DTSTART;VALUE=DATE:20240831\r\nDTEND;VALUE=DATE:20240901\r\n"
                         "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1\r\n");
    assert_null(strstr(office.last.output, "Tim Sertifikasi"));
    office_end(&office);
}

/* RFC 5545, 3.1: 75 octets, and no character cut in two. */
static void folds_and_escapes_lines(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(
        office_shell(&office,
                     "cd; printf 'service,plan,due\\nCDOB,\"a;b,c\\\\\\\\d\\n"
                     "éééééééééééééééééééééééééééééééééééééééééééééééééééé\",01-09-2024\\n'"
                     " >a.csv; $LEMBAR --db $DB import actions a.csv"),
        0);
    g_autofree char *calendar = write_calendar(&office, "");
    office_says(&office, "SUMMARY:CDOB: a\\;b\\,c\\\\\\\\d\r\n");
    g_auto(GStrv) lines = g_strsplit(calendar, "\r\n", -1);
    for (guint i = 0; lines[i]; i++) {
        assert_true(strlen(lines[i]) <= 75);
        assert_true(g_utf8_validate(lines[i], -1, NULL));
        assert_null(strchr(lines[i], '\n'));
    }
    g_autoptr(GString) unfolded = g_string_new(calendar);
    g_string_replace(unfolded, "\r\n ", "", 0);
    assert_non_null(
        strstr(unfolded->str, "c\\\\\\\\d\\nééééééééééééééééééééééééééééééééééééééééé"));
    office_end(&office);
}

static void keeps_the_identifier_of_an_event(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    g_autofree char *first = write_calendar(&office, "");
    g_autofree char *again = write_calendar(&office, "");
    assert_string_equal(first, again);
    assert_int_equal(office_shell(&office, "grep -c '^UID:[0-9a-f-]*@lembar' ~/a.ics"), 0);
    assert_string_equal(office.last.output, "4\n");
    office_end(&office);
}

static void refuses_calendars_that_cannot_be(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    office_run(&office, "actions", "calendar");
    office_refuses(&office, 2, "Sebut berkas kalendernya");
    office_run(&office, "actions", "colander", "a.ics");
    office_refuses(&office, 2, "Pakailah: lembar actions");
    office_shell(&office, "cd; $LEMBAR --db $DB actions calendar a.ics --owner Nobody");
    office_refuses(&office, 1, "Tidak ada tindak lanjut milik Nobody");
    office_shell(&office, "cd; echo old >a.ics; $LEMBAR --db $DB actions calendar a.ics");
    office_refuses(&office, 1, "a.ics sudah ada");
    office_run(&office, "actions", "calendar", office.database, "--overwrite");
    office_refuses(&office, 2, "milik basis data itu sendiri");
    office_run(&office, "actions", "calendar", "/no/such/folder/a.ics");
    office_refuses(&office, 1, "Folder /no/such/folder tidak ada");
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_each_column_means),
        cmocka_unit_test(names_the_columns_of_the_exported_sheets),
        cmocka_unit_test(escapes_what_is_special_in_a_codebook),
        cmocka_unit_test(escapes_what_is_special_to_spss),
        cmocka_unit_test(escapes_what_is_special_to_r),
        cmocka_unit_test(keeps_each_sheet_on_one_line_where_told),
        cmocka_unit_test(gives_the_plan_and_the_matrix),
        cmocka_unit_test(counts_the_matrix_at_a_day),
        cmocka_unit_test(gives_what_became_of_last_years_plan),
        cmocka_unit_test(gives_actions_as_a_workbook),
        cmocka_unit_test(has_an_event_for_each_open_action),
        cmocka_unit_test(repeats_what_recurs),
        cmocka_unit_test(folds_and_escapes_lines),
        cmocka_unit_test(keeps_the_identifier_of_an_event),
        cmocka_unit_test(refuses_calendars_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
