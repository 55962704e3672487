#include "src/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "src/csv.h"
#include "src/rekey.h"
#include "src/stability.h"
#include "src/what_if.h"
#include "tests/store/stopper.h"
#include "tests/unit/counted.h"

#define SHEETS 1600

static void work_that_nobody_watches_goes_on(void **state)
{
    struct progress *nobody = NULL;
    (void)state;
    progress_begin(nobody, "bekerja", 10);
    assert_true(progress_add(nobody, 1000000));
    assert_true(progress_look(nobody));
}

static void who_watches_sees_how_far_it_is(void **state)
{
    (void)state;
    struct stopper stopper = stop_at(0);
    progress_begin(&stopper.progress, "bekerja", 3000);
    for (int i = 0; i < 3000; i++)
        assert_true(progress_add(&stopper.progress, 1));
    assert_string_equal(stopper.progress.work, "bekerja");
    assert_int_equal(stopper.progress.done, 3000);
    assert_int_equal(stopper.progress.total, 3000);
    assert_true(stopper.looks > 1 && stopper.looks < 100);
    assert_int_equal(stopper.seen, 3000);
}

static void each_stretch_is_counted_from_its_beginning(void **state)
{
    (void)state;
    struct stopper stopper = stop_at(0);
    progress_begin(&stopper.progress, "membaca", 2000);
    progress_add(&stopper.progress, 2000);
    progress_begin(&stopper.progress, "menulis", 0);
    assert_int_equal(stopper.progress.done, 0);
    assert_true(progress_add(&stopper.progress, 1));
    assert_string_equal(stopper.progress.work, "menulis");
    assert_int_equal(stopper.progress.done, 1);
}

static void what_was_stopped_stays_so(void **state)
{
    struct error refusal = {0};
    (void)state;
    struct stopper stopper = stop_at(2);
    progress_begin(&stopper.progress, "bekerja", 0);
    assert_true(progress_look(&stopper.progress));
    assert_false(progress_look(&stopper.progress));
    assert_false(progress_look(&stopper.progress));
    assert_false(progress_add(&stopper.progress, 1));
    progress_begin(&stopper.progress, "lagi", 0);
    assert_false(progress_add(&stopper.progress, 1));
    assert_int_equal(stopper.looks, 2);
    assert_false(progress_refuse(&refusal));
    assert_int_equal(refusal.code, ERROR_STOPPED);
    assert_string_equal(refusal.message, "Dihentikan; tidak ada yang berubah.");
}

/* --- the long works of this floor; false where it was stopped --- */

static struct survey_of_test survey;
static char *csv;
static struct error error;

static int set_up(void **state)
{
    (void)state;
    survey_init(&survey, form_of_file("forms/skm-bpom-2024.ini"));
    for (int i = 0; i < SHEETS; i++)
        survey_add(&survey, g_strnfill(19, (char)('1' + i % 6)), NULL);
    GString *lines = g_string_new("a,b\n");
    for (int i = 0; i < SHEETS; i++)
        g_string_append(lines, "1,2\n");
    int file = g_file_open_tmp("lembar-progress-XXXXXX", &csv, NULL);
    assert_true(file >= 0 && g_close(file, NULL));
    assert_true(g_file_set_contents(csv, lines->str, -1, NULL));
    g_string_free(lines, TRUE);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    g_unlink(csv);
    g_free(csv);
    survey_finish(&survey);
    return 0;
}

static bool draws_again(struct progress *progress)
{
    struct stability *made = stability_compute(&survey.sheets, 0, 20, 1, progress);
    bool ok = made != NULL;
    stability_destroy(made);
    return ok;
}

static bool leaves_out_each_sheet(struct progress *progress)
{
    GArray *each = what_if_each(&survey.sheets, WHAT_IF_SHEET, progress);
    bool ok = each != NULL;
    g_clear_pointer(&each, g_array_unref);
    return ok;
}

static bool orders_what_to_key_again(struct progress *progress)
{
    struct rekey_list *list = rekey_list_create(&survey.sheets, 1, progress);
    bool ok = list != NULL;
    rekey_list_destroy(list);
    return ok;
}

static bool take(const struct csv_record *record, void *context, struct error *ignored)
{
    (void)record;
    (void)context;
    (void)ignored;
    return true;
}

static bool reads_a_file(struct progress *progress)
{
    return csv_read_file(csv, progress, take, NULL, &error);
}

static const struct {
    const char *name;
    bool (*does)(struct progress *progress);
} works[] = {
    {"draws again", draws_again},
    {"leaves out each sheet", leaves_out_each_sheet},
    {"orders what to key again", orders_what_to_key_again},
    {"reads a file", reads_a_file},
};

/* At the first look, the second, the fourth … */
static void each_long_work_stops_at_any_look(void **state)
{
    (void)state;
    for (size_t work = 0; work < G_N_ELEMENTS(works); work++) {
        struct stopper stopper = stop_at(1);
        int64_t look = 1;
        for (; !works[work].does(&stopper.progress); stopper = stop_at(look *= 2))
            assert_int_equal(stopper.looks, look);
        if (look == 1)
            fail_msg("%s did not stop", works[work].name);
    }
}

static void a_file_tells_of_how_many_lines_it_has_read(void **state)
{
    (void)state;
    struct stopper stopper = stop_at(2);
    assert_false(reads_a_file(&stopper.progress));
    assert_int_equal(error.code, ERROR_STOPPED);
    assert_string_equal(stopper.progress.work, "Membaca baris");
    assert_int_equal(stopper.progress.total, SHEETS + 1);
    assert_true(stopper.progress.done > 0 && stopper.progress.done < SHEETS);
}

#define WORK(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_that_nobody_watches_goes_on),
        cmocka_unit_test(who_watches_sees_how_far_it_is),
        cmocka_unit_test(each_stretch_is_counted_from_its_beginning),
        cmocka_unit_test(what_was_stopped_stays_so),
        WORK(each_long_work_stops_at_any_look),
        WORK(a_file_tells_of_how_many_lines_it_has_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
