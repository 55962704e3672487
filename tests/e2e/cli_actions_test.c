#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

/* lembar actions, and their import and export. */

#define ACTIONS                                                                                    \
    "service;element;cause;plan;due;owner;status;realisation;done;evidence;obstacles\n"            \
    "CDOB;u4;tarif;Selebaran;31/08/2024;Tim;running;;;;\n"                                         \
    ";;;Lewat;Juni 2024;;;;;;\n"                                                                   \
    "cpkb;U1;;Jauh;TW I 2025;;planned;;;;\n"                                                       \
    ";;;Rutin;Setiap bulan;;;;;;\n"                                                                \
    ";;;Sudah;;;done;Dibagikan;2024-05-02;Berita acara 4;\n"

static void begin_with_actions(struct office *office)
{
    office_begin_survey(office);
    g_autofree char *path = office_write(office, "actions.csv", ACTIONS);
    assert_int_equal(office_run(office, "import", "actions", path), 0);
    office_says(office, "5 tindak lanjut diimpor");
}

/* The clock of the tests stands at 31 July 2024. */
static void lists_the_actions_by_their_due_day(void **state)
{
    struct office office;
    (void)state;
    begin_with_actions(&office);
    assert_int_equal(office_run(&office, "actions"), 0);
    office_says(&office, "Tindak lanjut per 31-07-2024: 1 lewat tenggat, 3 terbuka, 1 selesai");
    office_says(&office, "!  lewat tenggat  30-06-2024");
    office_end(&office);
}

static void tells_the_state_on_another_day(void **state)
{
    struct office office;
    (void)state;
    begin_with_actions(&office);
    assert_int_equal(office_run(&office, "actions", "--as-of", "2024-09-01"), 0);
    office_says(&office, "per 01-09-2024: 3 lewat tenggat");
    assert_int_equal(office_run(&office, "actions", "--as-of", "2024-06-30", "--format", "json"),
                     0);
    office_says(&office, "\"as_of\":\"2024-06-30\",\"counts\":{\"overdue\":0,\"soon\":1,");
    office_run(&office, "actions", "--as-of", "30-06-2024");
    office_refuses(&office, 2, "tulis 2024-12-31");
    office_end(&office);
}

static void picks_by_state_and_by_status(void **state)
{
    struct office office;
    (void)state;
    begin_with_actions(&office);
    assert_int_equal(office_run(&office, "actions", "--status", "overdue", "--format", "csv"), 0);
    office_says(&office, "\r\n,,,Lewat,Juni 2024,,planned,,,,,overdue,2024-06-30,");
    assert_null(strstr(office.last.output, "Selebaran"));
    assert_int_equal(office_run(&office, "actions", "--status", "running", "--format", "csv"), 0);
    office_says(&office, "\r\nCDOB,U4,tarif,Selebaran,31/08/2024,Tim,running,");
    assert_null(strstr(office.last.output, "Lewat"));
    office_run(&office, "actions", "--status", "late");
    office_refuses(&office, 2, "Keadaan late tidak ada");
    office_end(&office);
}

static void takes_an_unsure_due_date_as_written_and_says_so(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    g_autofree char *path =
        office_write(&office, "actions.csv", "plan,due\nA,Triwulan IV\nB,kapan saja\n");
    assert_int_equal(office_run(&office, "import", "actions", path), 0);
    office_says(&office, "diragukan   baris 2: tenggat \"Triwulan IV\" dicatat apa adanya");
    office_says(&office, "diragukan   baris 3: tenggat \"kapan saja\" dicatat apa adanya");
    assert_int_equal(office_run(&office, "actions", "--format", "json"), 0);
    office_says(&office, "\"due\":\"Triwulan IV\",\"due_day\":null");
    office_end(&office);
}

static void names_every_bad_action_and_takes_the_others(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    g_autofree char *path = office_write(&office, "actions.csv",
                                         "plan,service,element,status,done\nA,,,,\n"
                                         "B,NONE,U10,late,soon\n,CDOB,,,\n");
    assert_int_equal(office_run(&office, "import", "actions", path), 1);
    office_complains(&office, "2 baris ditolak");
    office_says(&office, "ditolak     baris 3: layanan \"NONE\" tidak dikenal");
    office_says(&office, "ditolak     baris 4: rencana tindak lanjut kosong");
    assert_int_equal(office_run(&office, "actions"), 0);
    office_says(&office, "1 terbuka");
    office_end(&office);
}

static void writes_no_action_on_a_dry_run(void **state)
{
    struct office office;
    (void)state;
    office_begin_survey(&office);
    g_autofree char *path = office_write(&office, "actions.csv", ACTIONS);
    assert_int_equal(office_run(&office, "import", "actions", "--dry-run", path), 0);
    office_says(&office, "5 tindak lanjut dapat diimpor");
    assert_int_equal(office_run(&office, "actions"), 0);
    office_says(&office, "belum ada");
    office_end(&office);
}

static void reads_back_the_actions_it_has_written(void **state)
{
    struct office first, second;
    const char *const cut = "cut -d, -f1-13,15- $HOME/out.csv";
    (void)state;
    begin_with_actions(&first);
    office_begin_survey(&second);
    assert_int_equal(office_run(&first, "export", "actions"), 0);
    g_autofree char *path = office_write(&second, "in.csv", first.last.output);
    g_autofree char *kept = office_write(&first, "out.csv", first.last.output);
    assert_int_equal(office_run(&second, "import", "actions", path), 0);
    assert_int_equal(office_run(&second, "export", "actions"), 0);
    g_autofree char *again = office_write(&second, "out.csv", second.last.output);
    office_shell(&first, cut);
    office_shell(&second, cut);
    assert_string_equal(second.last.output, first.last.output);
    office_end(&first);
    office_end(&second);
}

/* A computer whose battery is empty, and worse. */
static void works_at_every_time_a_clock_may_show(void **state)
{
    static const char *const clocks[] = {
        "0000-00-00T00:00:00", "1899-12-31T23:59:59",      "1969-12-31T23:59:59",
        "2200-01-01T00:00:00", "99999-99-99T99:99:99",     "-9999-01-01T00:00:00",
        "2038-01-19T03:14:08", "999999999-01-01T00:00:00", "not a time",
    };
    struct office office;
    (void)state;
    office_begin(&office);
    for (size_t i = 0; i < G_N_ELEMENTS(clocks); i++) {
        g_autofree char *script = g_strdup_printf(
            "rm -f $DB*; export LEMBAR_CLOCK='%s'; $LEMBAR demo --db $DB && $LEMBAR --db $DB "
            "actions && $LEMBAR --db $DB export sheets && $LEMBAR --db $DB audit verify",
            clocks[i]);
        if (office_shell(&office, script) != 0)
            fail_msg("%s: %s", clocks[i], office.last.errors);
    }
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_the_actions_by_their_due_day),
        cmocka_unit_test(tells_the_state_on_another_day),
        cmocka_unit_test(picks_by_state_and_by_status),
        cmocka_unit_test(takes_an_unsure_due_date_as_written_and_says_so),
        cmocka_unit_test(names_every_bad_action_and_takes_the_others),
        cmocka_unit_test(writes_no_action_on_a_dry_run),
        cmocka_unit_test(reads_back_the_actions_it_has_written),
        cmocka_unit_test(works_at_every_time_a_clock_may_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
