#include "tests/support/child.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* lembar export workbook: read back by unzip, as any other program reads it. */

/* An office with the 31 sheets of Balikpapan 2024 and its actions. */
static void begin(struct office *office)
{
    office_begin_survey(office);
    assert_int_equal(
        office_run(office, "import", "sheets", "tests/data/balikpapan-2024-responses.csv"), 0);
    assert_int_equal(
        office_run(office, "import", "published", "tests/data/balikpapan-2023-published.csv"), 0);
    assert_int_equal(office_run(office, "import", "actions", "tests/data/actions.csv"), 0);
}

static void write_workbook(struct office *office)
{
    assert_int_equal(office_shell(office, "cd; $LEMBAR --db $DB export workbook book.xlsx"), 0);
    office_says(office, "Buku kerja ditulis: book.xlsx");
}

/* The XML of the page called NAME; yours. */
static char *read_page(struct office *office, const char *book, const char *name)
{
    g_autofree char *script =
        g_strdup_printf("cd; unzip -p %s xl/workbook.xml | tr '>' '\\n' | grep -n '<sheet ' | "
                        "grep -F 'name=\"%s\"' | sed -n 's/.*sheetId=\"\\([0-9]*\\)\".*/\\1/p'",
                        book, name);
    assert_int_equal(office_shell(office, script), 0);
    g_autofree char *number = g_strdup(g_strchomp(office->last.output));
    if (!*number)
        fail_msg("no page is called %s", name);
    g_autofree char *unzip =
        g_strdup_printf("cd; unzip -p %s xl/worksheets/sheet%s.xml", book, number);
    assert_int_equal(office_shell(office, unzip), 0);
    return g_strdup(office->last.output);
}

/* The cell as it stands in the XML: <c r="G2" …>…</c>; yours. */
static char *cell(const char *page, const char *name)
{
    g_autofree char *start = g_strdup_printf("<c r=\"%s\"", name);
    const char *from = strstr(page, start);
    if (!from)
        fail_msg("the page has no cell %s", name);
    const char *end = strstr(from, "</c>");
    assert_non_null(end);
    return g_strndup(from, (gsize)(end - from));
}

static void assert_cell_has(const char *page, const char *name, const char *part)
{
    g_autofree char *text = cell(page, name);
    if (!strstr(text, part))
        fail_msg("%s is %s, without %s", name, text, part);
}

/* A formula, and what it gave; the file has up to 16 digits of a number. */
static void assert_formula(const char *page, const char *name, const char *value)
{
    g_autofree char *text = cell(page, name);
    const char *given = strstr(text, "<v>");
    char *end;
    double expected = g_ascii_strtod(value, &end);
    if (!strstr(text, "<f>") || !given)
        fail_msg("%s is %s, no formula with a result", name, text);
    given += strlen("<v>");
    bool same = end > value && !*end
                    ? fabs(g_ascii_strtod(given, NULL) - expected) < 1e-9
                    : g_str_has_prefix(given, value) && given[strlen(value)] == '<';
    if (!same)
        fail_msg("%s is %s, not %s", name, text, value);
}

static void gives_the_published_figures_as_formulas(void **state)
{
    static const char *const values[] = {"93.1",  "92.53", "93.3",  "95.98", "94.25",
                                         "92.53", "94.83", "94.83", "91.95", "93.7"};
    struct office office;
    (void)state;
    begin(&office);
    write_workbook(&office);
    g_autofree char *page = read_page(&office, "book.xlsx", "Nilai unsur");
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autofree char *name = g_strdup_printf("G%u", i + 2);
        g_autofree char *grade = g_strdup_printf("H%u", i + 2);
        assert_formula(page, name, values[i]);
        assert_formula(page, grade, "A");
        assert_cell_has(page, grade, "LOOKUP(");
    }
    assert_cell_has(page, "C2", "SUMIFS('Tabulasi'!$J$2:$J$32,'Tabulasi'!$AD$2:$AD$32,1)");
    assert_formula(page, "C2", "162");
    assert_formula(page, "D4", "87");
    assert_formula(page, "I3", "terendah");
    office_end(&office);
}

static void gives_the_five_services_as_formulas(void **state)
{
    static const char *const indices[] = {"85.19", "79.63", "92.59", "82.72", "95.6", "93.7"};
    struct office office;
    (void)state;
    begin(&office);
    write_workbook(&office);
    g_autofree char *page = read_page(&office, "book.xlsx", "Layanan x unsur");
    for (guint i = 0; i < G_N_ELEMENTS(indices); i++) {
        g_autofree char *name = g_strdup_printf("N%u", i + 2);
        assert_formula(page, name, indices[i]);
    }
    assert_formula(page, "D6", "24");
    assert_cell_has(page, "D6", "COUNTIFS(");
    assert_formula(page, "E5", "75");
    office_end(&office);
}

static void shows_a_dash_where_there_is_nothing_to_compute(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "cd; printf 'sheet,service,q1\\n1,CDOB,5\\n' >in.csv; "
                                           "$LEMBAR --db $DB import sheets in.csv"),
                     0);
    write_workbook(&office);
    g_autofree char *elements = read_page(&office, "book.xlsx", "Nilai unsur");
    assert_formula(elements, "G2", "83.33");
    assert_formula(elements, "G3", "–");
    assert_formula(elements, "G11", "83.33");
    g_autofree char *services = read_page(&office, "book.xlsx", "Layanan x unsur");
    assert_formula(services, "N2", "83.33");
    assert_formula(services, "E3", "–");
    assert_formula(services, "N3", "–");
    assert_formula(services, "D3", "0");
    office_end(&office);
}

static void writes_a_survey_without_sheets(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    write_workbook(&office);
    g_autofree char *elements = read_page(&office, "book.xlsx", "Nilai unsur");
    assert_formula(elements, "G11", "–");
    assert_cell_has(elements, "C2", "$J$2:$J$2");
    office_end(&office);
}

static void gives_cells_their_types(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "cd; printf 'sheet,service,date,age,q1,suggestion\\n"
                                           "3,CDOB,2024-06-24,34,5,\"=1+1 & <b>\"\\n' >in.csv; "
                                           "$LEMBAR --db $DB import sheets in.csv"),
                     0);
    write_workbook(&office);
    g_autofree char *page = read_page(&office, "book.xlsx", "Tabulasi");
    assert_cell_has(page, "A2", "<v>3</v>");
    assert_cell_has(page, "B2", "t=\"inlineStr\"");
    assert_cell_has(page, "C2", "<v>1</v>");     /* the number of the service */
    assert_cell_has(page, "D2", "<v>45467</v>"); /* 24 June 2024 */
    assert_cell_has(page, "E2", "<v>34</v>");
    assert_non_null(strstr(page, "<t>=1+1 &amp; &lt;b&gt;</t>"));
    assert_non_null(strstr(page, "state=\"frozen\""));
    assert_non_null(strstr(page, "<autoFilter ref=\"A1:"));
    office_end(&office);
}

static void keeps_personal_data_out_unless_told(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "cd; printf 'sheet,service,name,phone\\n"
                                           "1,CDOB,Ani,0812\\n' >in.csv; "
                                           "$LEMBAR --db $DB import sheets in.csv"),
                     0);
    write_workbook(&office);
    g_autofree char *without = read_page(&office, "book.xlsx", "Tabulasi");
    assert_null(strstr(without, "Ani"));
    assert_int_equal(office_shell(&office, "cd; $LEMBAR --db $DB export workbook all.xlsx "
                                           "--with-personal-data"),
                     0);
    g_autofree char *with = read_page(&office, "all.xlsx", "Tabulasi");
    assert_non_null(strstr(with, "<t>Ani</t>"));
    assert_non_null(strstr(with, "<t>0812</t>"));
    office_end(&office);
}

static void gives_the_same_bytes_for_the_same_data_and_clock(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    assert_int_equal(office_shell(&office, "cd; $LEMBAR --db $DB export workbook a.xlsx && "
                                           "$LEMBAR --db $DB export workbook b.xlsx && "
                                           "cmp a.xlsx b.xlsx && unzip -tq a.xlsx && "
                                           "unzip -p a.xlsx docProps/core.xml"),
                     0);
    office_says(&office, "2024-07-31T01:00:00Z</dcterms:created>");
    office_end(&office);
}

static void has_a_page_for_each_table(void **state)
{
    static const char *const names[] = {"Ringkasan",
                                        "Nilai unsur",
                                        "Layanan x unsur",
                                        "Tahun lalu",
                                        "Karakteristik",
                                        "Sampel",
                                        "Disisihkan",
                                        "Saran",
                                        "Tindak lanjut",
                                        "Realisasi tahun lalu",
                                        "Matriks",
                                        "Tabulasi",
                                        "Mutu",
                                        "Kamus"};
    struct office office;
    (void)state;
    begin(&office);
    write_workbook(&office);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_free(read_page(&office, "book.xlsx", names[i]));
    g_autofree char *changes = read_page(&office, "book.xlsx", "Tahun lalu");
    assert_formula(changes, "F11", "4.16");
    g_autofree char *aside = read_page(&office, "book.xlsx", "Disisihkan");
    assert_cell_has(aside, "C2", "6, 7");
    g_autofree char *sample = read_page(&office, "book.xlsx", "Sampel");
    assert_formula(sample, "E6", "24");
    g_autofree char *groups = read_page(&office, "book.xlsx", "Karakteristik");
    assert_formula(groups, "D7", "42");
    office_end(&office);
}

static void speaks_english(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    assert_int_equal(
        office_shell(&office, "cd; $LEMBAR --lang en --db $DB export workbook book.xlsx"), 0);
    office_says(&office, "Workbook written: book.xlsx");
    g_autofree char *page = read_page(&office, "book.xlsx", "Elements");
    assert_formula(page, "G11", "93.7");
    assert_cell_has(page, "C2", "SUMIFS('Tabulation'!");
    office_end(&office);
}

static void refuses_what_it_must_not_write_over(void **state)
{
    struct office office;
    (void)state;
    begin(&office);
    write_workbook(&office);
    office_shell(&office, "cd; $LEMBAR --db $DB export workbook book.xlsx");
    office_refuses(&office, 1, "book.xlsx sudah ada");
    assert_int_equal(
        office_shell(&office, "cd; $LEMBAR --db $DB export workbook book.xlsx --overwrite"), 0);
    office_shell(&office, "cd; $LEMBAR --db $DB export workbook $DB --overwrite");
    office_refuses(&office, 2, "milik basis data itu sendiri");
    office_run(&office, "export", "workbook", "/no/such/folder/book.xlsx");
    office_refuses(&office, 1, "Folder /no/such/folder tidak ada");
    office_end(&office);
}

/* The limit stands for a full disk: it leaves room for what SQLite needs to read, not for the rows
 * of 400 sheets. */
static void leaves_no_half_of_a_workbook(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office,
                                  "cd; mkdir t; { echo sheet,service,q1,q2,q3,q4,q5,q6; for i in "
                                  "$(seq 400); do echo $i,CDOB,5,5,5,5,5,5; done; } >in.csv; "
                                  "$LEMBAR --db $DB import sheets in.csv"),
                     0);
    office_shell(&office, "cd; trap '' XFSZ; ulimit -f 64; "
                          "TMPDIR=$HOME/t $LEMBAR --db $DB export workbook book.xlsx");
    office_refuses(&office, 1, "Buku kerja tidak dapat disusun");
    office_shell(&office, "cd; TMPDIR=/no/such/folder $LEMBAR --db $DB export workbook book.xlsx");
    office_refuses(&office, 1, "Buku kerja tidak dapat disusun");
    assert_int_equal(office_shell(&office, "cd; find . -name '*.xlsx' -o -path './t/*'"), 0);
    assert_string_equal(office.last.output, "");
    office_end(&office);
}

static void is_written_by_a_key_of_the_report_screen(void **state)
{
    char *home = desk_create_with_sheets();
    (void)state;
    struct terminal *terminal = desk_open(home);
    desk_go(terminal, "9", "Laporan dan pengumuman");
    desk_type(terminal, "f", "Folder tempat berkas ditulis");
    terminal_key(terminal, TERMINAL_KEY_HOME);
    desk_type(terminal, "\v~", "~");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Folder                 ~");
    desk_type(terminal, "x", "Tertulis: ~/tabel-skm-2024.xlsx");
    g_autofree char *path = g_build_filename(home, "tabel-skm-2024.xlsx", NULL);
    assert_true(g_file_test(path, G_FILE_TEST_IS_REGULAR));
    desk_type(terminal, "x", "sudah ada. Ganti?");
    terminal_end(terminal);
    child_home_remove(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_published_figures_as_formulas),
        cmocka_unit_test(gives_the_five_services_as_formulas),
        cmocka_unit_test(shows_a_dash_where_there_is_nothing_to_compute),
        cmocka_unit_test(writes_a_survey_without_sheets),
        cmocka_unit_test(gives_cells_their_types),
        cmocka_unit_test(keeps_personal_data_out_unless_told),
        cmocka_unit_test(gives_the_same_bytes_for_the_same_data_and_clock),
        cmocka_unit_test(has_a_page_for_each_table),
        cmocka_unit_test(speaks_english),
        cmocka_unit_test(refuses_what_it_must_not_write_over),
        cmocka_unit_test(leaves_no_half_of_a_workbook),
        cmocka_unit_test(is_written_by_a_key_of_the_report_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
