#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* lembar export, and what it gives to lembar import. */

#define SHEETS                                                                                     \
    "sheet,service,date,age,q1,b5,suggestion,name,phone,counted,reason\n"                          \
    "3,CDOB,2024-06-24,34,6,1,\"Baik, \"\"cepat\"\"\nterima kasih\",Ani,0812,1,\n"                 \
    "4,CPKB,,,,,,,,0,ganda\n"                                                                      \
    "9,PENGADUAN,,99,1,6, é ,Budi,,1,\n"

/* Cuts the last three columns (who, when, id), which differ from import to import. */
static char *without_origin(const char *csv)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) rows = g_strsplit(csv, "\r\n", 0);
    for (char **row = rows; *row; row++) {
        for (int i = 0; i < 3 && strrchr(*row, ','); i++)
            *strrchr(*row, ',') = '\0';
        g_string_append_printf(out, "%s\n", *row);
    }
    return g_string_free(out, FALSE);
}

static void begin_with_sheets(struct office *office)
{
    office_begin_survey(office);
    g_autofree char *path = office_write(office, "in.csv", SHEETS);
    assert_int_equal(office_run(office, "import", "sheets", path), 0);
}

static char *export_sheets(struct office *office)
{
    assert_int_equal(office_run(office, "export", "sheets", "--with-personal-data"), 0);
    return g_strdup(office->last.output);
}

static void reads_back_what_it_has_written(void **state)
{
    struct office first, second;
    (void)state;
    begin_with_sheets(&first);
    office_begin_survey(&second);
    g_autofree char *exported = export_sheets(&first);
    g_autofree char *path = office_write(&second, "again.csv", exported);
    assert_int_equal(office_run(&second, "import", "sheets", path), 0);
    g_autofree char *again = export_sheets(&second);
    g_autofree char *expected = without_origin(exported);
    g_autofree char *actual = without_origin(again);
    assert_string_equal(actual, expected);
    assert_string_not_equal(exported, again);
    office_end(&first);
    office_end(&second);
}

static void gives_out_personal_data_only_when_told(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    assert_null(strstr(office.last.output, "Ani"));
    assert_null(strstr(office.last.output, "phone"));
    office_says(&office, "\"Baik, \"\"cepat\"\"\nterima kasih\"");
    assert_int_equal(office_run(&office, "export", "sheets", "--format", "json"), 0);
    assert_null(strstr(office.last.output, "Ani"));
    assert_int_equal(office_run(&office, "export", "sheets", "--with-personal-data"), 0);
    office_says(&office, "Ani,0812,");
    assert_int_equal(
        office_run(&office, "export", "sheets", "--with-personal-data", "--format", "json"), 0);
    office_says(&office, "\"name\":\"Ani\",\"phone\":\"0812\"");
    office_end(&office);
}

static void gives_sheets_as_json(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "export", "sheets", "--format", "json"), 0);
    office_says(&office, "\"sheets\":[{\"sheet\":3,\"service\":\"CDOB\",\"date\":\"2024-06-24\","
                         "\"age\":34,\"sex\":null,");
    office_says(&office, "\"counted\":false,\"reason\":\"ganda\",");
    office_says(&office, "\"keyed_at\":\"2024-07-31T01:00:00Z\",\"id\":\"");
    office_end(&office);
}

static void gives_each_sheet_an_identifier_of_its_own(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB export sheets | tr -d '\\r' | "
                                           "grep -oE '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-"
                                           "[89ab][0-9a-f]{3}-[0-9a-f]{12}$' | sort -u | wc -l"),
                     0);
    assert_string_equal(g_strchomp(office.last.output), "3");
    office_end(&office);
}

static void replaces_a_file_only_as_a_whole(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_shell(&office, "cd; echo old >out.csv; "
                                           "$LEMBAR --db $DB export sheets -o out.csv && "
                                           "head -c 5 out.csv && ls -A | sort | tr '\\n' ' '"),
                     0);
    office_says(&office, "sheet");
    office_says(&office, "in.csv office.db office.db.claims out.csv ");
    assert_int_equal(office_shell(&office, "cd; echo old >out.csv; trap '' XFSZ; ulimit -f 0; "
                                           "$LEMBAR --db $DB export sheets -o out.csv"),
                     1);
    assert_int_equal(office_shell(&office, "cat ~/out.csv; ls ~ | grep -c out.csv"), 0);
    assert_string_equal(office.last.output, "old\n1\n");
    office_end(&office);
}

static void refuses_what_cannot_be_written(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    office_run(&office, "export", "sheets", "-o", "/no/such/folder/out.csv");
    office_refuses(&office, 1, "/no/such/folder/out.csv tidak dapat ditulis");
    office_run(&office, "export", "people");
    office_refuses(&office, 2, "export sheets");
    office_run(&office, "export", "sheets", "--format", "table");
    office_refuses(&office, 2, "pilih csv, json");
    office_end(&office);
}

static void never_writes_over_the_database(void **state)
{
    static const char *const names[] = {"office.db", "./office.db",   "office.db-wal",
                                        "link.db",   "office.db-shm", "office.db.claims"};
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_shell(&office, "ln -s office.db ~/link.db"), 0);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *script =
            g_strdup_printf("cd; $LEMBAR --db office.db export sheets -o %s", names[i]);
        office_shell(&office, script);
        office_refuses(&office, 2, "milik basis data itu sendiri");
    }
    assert_int_equal(office_run(&office, "check"), 0);
    office_end(&office);
}

static void gives_the_index_by_groups(void **state)
{
    struct office office;
    (void)state;
    begin_with_sheets(&office);
    assert_int_equal(office_run(&office, "export", "index", "--by", "service"), 0);
    office_says(&office, "service,PENGADUAN,1,");
    assert_int_equal(office_run(&office, "export", "index", "--format", "json"), 0);
    office_says(&office, "\"further\":[{\"code\":\"IPAK\"");
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_back_what_it_has_written),
        cmocka_unit_test(gives_out_personal_data_only_when_told),
        cmocka_unit_test(gives_sheets_as_json),
        cmocka_unit_test(gives_each_sheet_an_identifier_of_its_own),
        cmocka_unit_test(replaces_a_file_only_as_a_whole),
        cmocka_unit_test(refuses_what_cannot_be_written),
        cmocka_unit_test(never_writes_over_the_database),
        cmocka_unit_test(gives_the_index_by_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
