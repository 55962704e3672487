#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "db/report_text_store.h"
#include "tests/store/office.h"

/* What the office writes into its report. */

static struct office office;
static struct report_text_store *texts;

static void assert_text(enum report_part part, const char *expected, const char *person,
                        int64_t written)
{
    struct report_text text;
    assert_ok(report_text_store_load(texts, part, &text, &error));
    assert_string_equal(text.text, expected);
    assert_string_equal(text.person, person);
    assert_int_equal(text.written, written);
    report_text_finish(&text);
}

static void save(enum report_part part, const char *text, int64_t now)
{
    assert_ok(report_text_store_save(texts, part, text, now, &error));
}

static void a_text_that_nobody_wrote_is_empty(void **state)
{
    (void)state;
    assert_text(REPORT_PREFACE, "", "", 0);
}

static void a_text_is_kept_with_who_wrote_it_and_when(void **state)
{
    (void)state;
    save(REPORT_ANALYSIS, "Satu\n\n  Dua", NOON);
    assert_text(REPORT_ANALYSIS, "Satu\n\n  Dua", "Rina", NOON);
    assert_text(REPORT_PREFACE, "", "", 0);
}

static void a_later_text_takes_the_place_of_the_earlier(void **state)
{
    (void)state;
    save(REPORT_CLOSING, "Lama", NOON);
    save(REPORT_CLOSING, "Baru", NOON + 1000);
    assert_text(REPORT_CLOSING, "Baru", "Rina", NOON + 1000);
}

static void the_same_text_stored_again_is_not_written_anew(void **state)
{
    (void)state;
    save(REPORT_CLOSING, "Tetap", NOON);
    save(REPORT_CLOSING, "Tetap\n\n", NOON + 1000);
    assert_text(REPORT_CLOSING, "Tetap", "Rina", NOON);
}

static void a_blank_text_takes_the_stored_one_away(void **state)
{
    (void)state;
    save(REPORT_PREFACE, "Ada", NOON);
    save(REPORT_PREFACE, " \n\t\n", NOON);
    assert_text(REPORT_PREFACE, "", "", 0);
}

static void bytes_that_no_terminal_takes_are_not_stored(void **state)
{
    (void)state;
    save(REPORT_PREFACE,
         "\n\r\nA\033[31m\xff"
         "B\r\nC\n",
         NOON);
    assert_text(REPORT_PREFACE,
                "A[31m\xef\xbf\xbd"
                "B\nC",
                "Rina", NOON);
}

static void a_text_that_is_too_long_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    g_autofree char *longest = g_strnfill(REPORT_TEXT_MOST, 'x');
    g_autofree char *longer = g_strnfill(REPORT_TEXT_MOST + 1, 'x');
    save(REPORT_PREFACE, longest, NOON);
    assert_refused(report_text_store_save(texts, REPORT_PREFACE, longer, NOON, &error),
                   "Teks laporan itu terlalu panjang; paling banyak 16384 huruf.");
    assert_text(REPORT_PREFACE, longest, "Rina", NOON);
}

static void another_survey_has_texts_of_its_own(void **state)
{
    struct form *form;
    struct survey *other;
    int64_t id;
    (void)state;
    save(REPORT_PREFACE, "2024", NOON);
    assert_ok(form = form_load("forms/skm-bpom-2024.ini", "id", &error));
    assert_ok(survey_store_create(office.first.surveys, "Balai Besar POM di Balikpapan", form, 2025,
                                  NOON, &id, &error));
    form_destroy(form);
    assert_ok(other = survey_store_load(office.first.surveys, id, "id", &error));
    report_text_store_close(texts);
    assert_ok(
        texts = report_text_store_open(office.first.database, other, office.first.person, &error));
    assert_text(REPORT_PREFACE, "", "", 0);
    report_text_store_close(texts);
    texts = NULL;
    survey_destroy(other);
}

static void each_part_has_a_name(void **state)
{
    (void)state;
    static const char *const names[REPORT_PARTS] = {"preface", "analysis", "closing"};
    for (int part = 0; part < REPORT_PARTS; part++)
        assert_int_equal(report_part_from_name(names[part]), part);
    assert_int_equal(report_part_from_name("Preface"), -1);
}

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    assert_ok(texts = report_text_store_open(office.first.database, office.first.survey,
                                             office.first.person, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    report_text_store_close(texts);
    office_close(&office);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_text_that_nobody_wrote_is_empty),
        TEST(a_text_is_kept_with_who_wrote_it_and_when),
        TEST(a_later_text_takes_the_place_of_the_earlier),
        TEST(the_same_text_stored_again_is_not_written_anew),
        TEST(a_blank_text_takes_the_stored_one_away),
        TEST(bytes_that_no_terminal_takes_are_not_stored),
        TEST(a_text_that_is_too_long_is_refused_and_changes_nothing),
        TEST(another_survey_has_texts_of_its_own),
        TEST(each_part_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
