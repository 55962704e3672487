#include "src/due_date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct written {
    const char *text;
    const char *iso; /* the day meant */
};

static void fail_reading(const char *text, const char *what)
{
    fail_msg("\"%s\" is read as %s", text, what);
}

static void expect_day(const char *text, int survey_year, const char *iso)
{
    struct due_date due = due_date_read(text, survey_year);
    char read[DAY_TEXT_SIZE];
    day_to_iso(due.day, read);
    if (due.certainty != DUE_CERTAIN || due.doubt != DOUBT_NONE || strcmp(read, iso) != 0)
        fail_reading(text, *read ? read : due_doubt_words(due.doubt));
}

static void expect_days(const struct written *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_day(table[i].text, 2022, table[i].iso);
}

static void expect_doubts(const char *const *texts, size_t count, enum due_doubt doubt)
{
    for (size_t i = 0; i < count; i++) {
        struct due_date due = due_date_read(texts[i], 2022);
        if (due.certainty != DUE_UNCERTAIN || due.doubt != doubt || due.day.year != 0)
            fail_reading(texts[i], due_doubt_words(due.doubt));
    }
}

static void expect_certainty(const char *const *texts, size_t count, enum due_certainty certainty)
{
    for (size_t i = 0; i < count; i++) {
        struct due_date due = due_date_read(texts[i], 2022);
        if (due.certainty != certainty || due.doubt != DOUBT_NONE || due.day.year != 0)
            fail_reading(texts[i], due_doubt_words(due.doubt));
    }
}

static void the_day_comes_first(void **state)
{
    (void)state;
    const struct written table[] = {
        {"31/03/2021", "2021-03-31"},         {"1/8/2022", "2022-08-01"},
        {"31-12-2021", "2021-12-31"},         {"31.12.2021", "2021-12-31"},
        {"01/02/2022", "2022-02-01"},         {"1 / 8 / 2022", "2022-08-01"},
        {"29/02/2024", "2024-02-29"},         {"31‐12‐2021", "2021-12-31"},
        {"31\302\240/12/2021", "2021-12-31"},
    };
    expect_days(table, COUNT(table));
}

static void a_year_may_come_first_with_four_digits(void **state)
{
    (void)state;
    const struct written table[] = {{"2022-01-31", "2022-01-31"}, {"2022/1/31", "2022-01-31"}};
    expect_days(table, COUNT(table));
}

static void a_year_of_two_digits_is_of_this_century(void **state)
{
    (void)state;
    const struct written table[] = {{"29/09/23", "2023-09-29"},
                                    {"1-8-22", "2022-08-01"},
                                    {"4 Juni 22", "2022-06-04"},
                                    {"4-Jun-22", "2022-06-04"}};
    expect_days(table, COUNT(table));
}

static void a_lost_separator_is_found_when_only_one_place_fits(void **state)
{
    (void)state;
    const struct written table[] = {
        {"01/012023", "2023-01-01"}, {"01012023", "2023-01-01"}, {"1/012022", "2022-01-01"},
        {"0101/2023", "2023-01-01"}, {"1/12023", "2023-01-01"},  {"9122022", "2022-12-09"},
        {"31122022", "2022-12-31"},  {"5042022", "2022-04-05"},  {"452022", "2022-05-04"},
    };
    expect_days(table, COUNT(table));
}

static void a_lost_separator_with_two_places_is_for_a_person(void **state)
{
    (void)state;
    const char *const texts[] = {"1012022", "3112022", "112022", "12/2022", "122022", "101/2022"};
    expect_doubts(texts, COUNT(texts), DOUBT_TWO_READINGS);
}

static void a_month_means_its_last_day(void **state)
{
    (void)state;
    const struct written table[] = {
        {"Desember 2022", "2022-12-31"},
        {"FEBRUARI 2024", "2024-02-29"},
        {"Feb 2023", "2023-02-28"},
        {"des. 2022", "2022-12-31"},
        {"Maret-2022", "2022-03-31"},
        {"April/2022", "2022-04-30"},
        {"Bulan Maret Tahun 2022", "2022-03-31"},
    };
    expect_days(table, COUNT(table));
}

static void a_month_in_words_takes_a_day(void **state)
{
    (void)state;
    const struct written table[] = {
        {"4. Juni 2022", "2022-06-04"},     {"4 Juni 2022", "2022-06-04"},
        {"4Juni2022", "2022-06-04"},        {"4-Jun-2022", "2022-06-04"},
        {"04 Juni, 2022", "2022-06-04"},    {"Tanggal 4 bulan Juni tahun 2022", "2022-06-04"},
        {"Tgl. 4 Juni 2022", "2022-06-04"},
    };
    expect_days(table, COUNT(table));
}

static void every_usual_name_of_a_month_is_known(void **state)
{
    (void)state;
    const char *const names[12][8] = {
        {"Januari", "Jan", "January"},
        {"Februari", "Feb", "Peb", "Pebruari", "February"},
        {"Maret", "Mar", "March"},
        {"April", "Apr"},
        {"Mei", "May"},
        {"Juni", "Jun", "June"},
        {"Juli", "Jul", "July"},
        {"Agustus", "Agu", "Ags", "Agt", "Agust", "August", "Aug"},
        {"September", "Sep", "Sept"},
        {"Oktober", "Okt", "October", "Oct"},
        {"November", "Nov", "Nop", "Nopember"},
        {"Desember", "Des", "December", "Dec"},
    };
    for (int month = 1; month <= 12; month++)
        for (size_t i = 0; i < 8 && names[month - 1][i]; i++) {
            g_autofree char *text = g_strdup_printf("9 %s 2022", names[month - 1][i]);
            g_autofree char *iso = g_strdup_printf("2022-%02d-09", month);
            g_autofree char *loud = g_ascii_strup(text, -1);
            expect_day(text, 2022, iso);
            expect_day(loud, 2022, iso);
        }
}

static void a_part_of_the_year_means_its_last_day(void **state)
{
    (void)state;
    const struct written table[] = {
        {"TW IV 2022", "2022-12-31"},       {"Tw III 2022", "2022-09-30"},
        {"TW 4 2022", "2022-12-31"},        {"TW.IV 2022", "2022-12-31"},
        {"Triwulan IV 2022", "2022-12-31"}, {"triwulan i tahun 2022", "2022-03-31"},
        {"Semester II 2022", "2022-12-31"}, {"Semester 1 2022", "2022-06-30"},
        {"Q3 2022", "2022-09-30"},          {"Q3/2022", "2022-09-30"},
        {"Kuartal 2 2022", "2022-06-30"},   {"TW IV/2022", "2022-12-31"},
    };
    expect_days(table, COUNT(table));
}

static void blanks_and_dots_around_do_not_matter(void **state)
{
    (void)state;
    const struct written table[] = {{"  31/03/2021.", "2021-03-31"},
                                    {"\tDesember 2022 ..\n", "2022-12-31"},
                                    {"\302\240TW IV 2022 . ", "2022-12-31"}};
    expect_days(table, COUNT(table));
}

static void the_end_of_a_range_counts(void **state)
{
    (void)state;
    const struct written table[] = {
        {"Januari - Maret 2022", "2022-03-31"},
        {"Januari–Maret 2022", "2022-03-31"},
        {"Jan-Mar 2022", "2022-03-31"},
        {"s.d. Maret 2022", "2022-03-31"},
        {"s/d Maret 2022", "2022-03-31"},
        {"sd 31 Maret 2022", "2022-03-31"},
        {"sampai Maret 2022", "2022-03-31"},
        {"Januari sampai dengan Maret 2022", "2022-03-31"},
        {"Januari hingga Maret 2022", "2022-03-31"},
        {"1 - 31 Maret 2022", "2022-03-31"},
        {"1 s.d. 5 April 2022", "2022-04-05"},
        {"1 Maret s/d 5 April 2022", "2022-04-05"},
        {"Desember 2021 - Januari 2022", "2022-01-31"},
        {"TW I - TW III 2022", "2022-09-30"},
        {"1/8/2022 - 3/8/2022", "2022-08-03"},
        {"1-8-2022 s.d. 3-8-2022", "2022-08-03"},
        {"1-8-2022 - 3-8-2022", "2022-08-03"},
    };
    expect_days(table, COUNT(table));
}

static void a_range_not_surely_read_is_for_a_person(void **state)
{
    (void)state;
    const char *const texts[] = {
        "Maret - Januari 2022",
        "Januari - ",
        "- Maret 2022",
        "entah s.d. Maret 2022",
        "Januari/Maret 2022",
        "Januari dan Maret 2022",
        "2021 - 2022",
        "31 - 1 Maret 2022",
        "Jan - Feb - Maret 2022 - x",
        "0 - 31 Maret 2022",
        "dengan Maret 2022",
        "Setiap bulan s.d. Maret 2022",
        "45 - 31 Maret 2022",
        "1 s.d. 2 s.d. 3 Maret 2022",
    };
    expect_doubts(texts, COUNT(texts), DOUBT_UNREADABLE);
}

static void without_a_year_there_is_no_day(void **state)
{
    (void)state;
    const char *const texts[] = {"Triwulan IV", "TW IV",         "Semester II", "Maret",
                                 "4 Juni",      "29 Februari",   "Q3",          "Januari - Maret",
                                 "s.d. Maret",  "1 s.d. 5 April"};
    expect_doubts(texts, COUNT(texts), DOUBT_NO_YEAR);
}

static void nothing_written_is_no_due_date(void **state)
{
    (void)state;
    const char *const texts[] = {"", "-", " - ", "--", "–", ".", "-.", "\302\240", NULL};
    expect_certainty(texts, COUNT(texts), DUE_NONE);
}

static void a_recurring_due_date_has_no_day(void **state)
{
    (void)state;
    const char *const texts[] = {"Setiap bulan",
                                 "tiap bulan",
                                 "bulanan",
                                 "setiap triwulan",
                                 "SETIAP TAHUN.",
                                 "Setiap 3 bulan",
                                 "Rutin",
                                 "rutin bulanan",
                                 "Rutin setiap bulan",
                                 "setiap tanggal 5",
                                 "Setiap hari kerja",
                                 "Triwulanan"};
    expect_certainty(texts, COUNT(texts), DUE_RECURRING);
}

static void a_day_that_does_not_exist_is_not_mended(void **state)
{
    (void)state;
    const char *const texts[] = {"31/02/2022",  "29/02/2023", "31 April 2022", "0/1/2022",
                                 "12/13/2022",  "32/01/2022", "2022-02-30",    "00 Juni 2022",
                                 "30 Februari", "1/1/1899",   "1/1/2200",      "00/00/00"};
    expect_doubts(texts, COUNT(texts), DOUBT_UNREADABLE);
}

static void what_is_no_date_is_for_a_person(void **state)
{
    (void)state;
    const char *const texts[] = {
        "2022",
        "Tahun 2022",
        "segera",
        "Desembr 2022",
        "TW V 2022",
        "Semester III 2022",
        "TW 0 2022",
        "Q3 22",
        "TW 42022",
        "12",
        "1/2/3/2022",
        "31 12 2022",
        "/",
        "1//2022",
        "4 Juni 202",
        "4 Juni 20222",
        "Minggu II Maret 2022",
        "44562",
        "99999999999999999999",
        "31/12/2022 10:00",
        "1,2,2022",
        "setiap",
        "Maret 0000",
        "45/2022x",
        "١/٢/٢٠٢٢",
        "\xff\xfe",
        "31/03/2021\xc3",
        "4 Junі 2022",
    };
    expect_doubts(texts, COUNT(texts), DOUBT_UNREADABLE);
}

static void a_month_with_two_digits_may_be_a_day(void **state)
{
    (void)state;
    const char *const texts[] = {"Desember 22", "Des-22", "s.d. Des 22"};
    expect_doubts(texts, COUNT(texts), DOUBT_TWO_READINGS);
}

static void a_year_far_from_the_survey_is_doubted_and_kept(void **state)
{
    (void)state;
    const char *const texts[] = {"30/12/1930", "31/12/2020", "1 Januari 2028", "TW I 2020"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct due_date due = due_date_read(texts[i], 2022);
        assert_int_equal(due.certainty, DUE_UNCERTAIN);
        assert_int_equal(due.doubt, DOUBT_IMPLAUSIBLE_YEAR);
        assert_true(day_is_valid(due.day));
    }
    assert_int_equal(due_date_read("30/12/1930", 2022).day.year, 1930);
}

static void a_year_near_the_survey_is_believed(void **state)
{
    (void)state;
    expect_day("31/12/2021", 2022, "2021-12-31");
    expect_day("31/12/2027", 2022, "2027-12-31");
    expect_day("30/12/1930", 0, "1930-12-30");
}

static void every_doubt_has_words(void **state)
{
    (void)state;
    assert_string_equal(due_doubt_words(DOUBT_NONE), "");
    for (int doubt = DOUBT_NO_YEAR; doubt <= DOUBT_PLACEHOLDER; doubt++)
        assert_true(strlen(due_doubt_words((enum due_doubt)doubt)) > 0);
}

static void long_texts_are_survived(void **state)
{
    (void)state;
    const char *const pieces[] = {"1", "-", "s.d.", "setiap ", "Maret ", "\xff", "é", "IV "};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 4000)
            g_string_append(text, pieces[i]);
        assert_int_equal(due_date_read(text->str, 2022).doubt, DOUBT_UNREADABLE);
    }
}

static void expect_same(const char *text, struct day day)
{
    char iso[DAY_TEXT_SIZE];
    day_to_iso(day, iso);
    expect_day(text, 0, iso);
}

static void every_day_is_read_from_every_way_to_write_it(void **state)
{
    (void)state;
    const char *const months[] = {"Jan", "Peb", "Maret", "April",   "Mei",      "Juni",
                                  "Jul", "Agt", "Sept",  "Oktober", "Nopember", "DES"};
    const char *const shapes[] = {"%1$02d/%2$02d/%3$04d", "%1$d.%2$d.%3$d", "%3$04d-%2$02d-%1$02d",
                                  "%1$02d%2$02d%3$04d", "%1$02d/%2$02d%3$04d"};
    const struct day end = {2051, 1, 1};
    for (struct day day = {2000, 1, 1}; day_compare(day, end) < 0; day = day_add(day, 1)) {
        char text[64];
        for (size_t i = 0; i < COUNT(shapes); i++) {
            g_snprintf(text, sizeof text, shapes[i], day.day, day.month, day.year);
            expect_same(text, day);
        }
        g_snprintf(text, sizeof text, "%d. %s %d", day.day, months[day.month - 1], day.year);
        expect_same(text, day);
        day_to_field(day, text);
        expect_same(text, day);
    }
}

static void what_is_read_is_written_and_read_again_as_the_same_day(void **state)
{
    (void)state;
    const char *const pieces[] = {"1",  "31", "02", "2022", "/",  "-",    ".",           " ",
                                  "TW", "IV", "22", "Mei",  "sd", "2024", "Semester II", "Des"};
    g_autoptr(GRand) random = g_rand_new_with_seed(2022);
    for (int round = 0; round < 200000; round++) {
        char text[128] = "";
        for (int i = g_rand_int_range(random, 1, 8); i > 0; i--)
            g_strlcat(text, pieces[g_rand_int_range(random, 0, COUNT(pieces))], sizeof text);
        struct due_date due = due_date_read(text, 0);
        assert_int_equal(due.certainty == DUE_CERTAIN, day_is_valid(due.day));
        if (due.certainty != DUE_CERTAIN)
            continue;
        char field[DAY_TEXT_SIZE];
        day_to_field(due.day, field);
        expect_same(field, due.day);
    }
}

static void what_recurs_says_how_often(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int every;
    } table[] = {{"Setiap bulan", 1},      {"bulanan", 1},           {"Rutin", 1},
                 {"Setiap hari kerja", 1}, {"Mingguan", 1},          {"setiap tanggal 5", 1},
                 {"Setiap triwulan", 3},   {"Triwulanan", 3},        {"Setiap 3 bulan", 3},
                 {"setiap semester", 6},   {"Setiap 2 triwulan", 6}, {"Tahunan", 12},
                 {"Setiap tahun", 12},     {"Setiap 5 tahun", 12},   {"Setiap 0 bulan", 1},
                 {"Desember 2022", 0}};
    for (size_t i = 0; i < COUNT(table); i++)
        if (due_date_read(table[i].text, 2022).every != table[i].every)
            fail_reading(table[i].text, "something else");
}

static void a_written_day_is_told_from_a_month(void **state)
{
    (void)state;
    const char *const with[] = {"31/03/2022", "4. Juni 2022", "2022-01-31", "01012023"};
    const char *const without[] = {"Maret 2022",   "TW IV 2022", "Semester I 2022",
                                   "Setiap bulan", "1012022",    ""};
    for (size_t i = 0; i < COUNT(with); i++)
        assert_true(due_date_read(with[i], 2022).with_day);
    for (size_t i = 0; i < COUNT(without); i++)
        assert_false(due_date_read(without[i], 2022).with_day);
}

static void expect_proposals(const char *text, const char *expected)
{
    struct day days[DUE_PROPOSALS];
    g_autoptr(GString) all = g_string_new(NULL);
    int count = due_date_propose(text, 2022, days);
    for (int i = 0; i < count; i++) {
        char iso[DAY_TEXT_SIZE];
        day_to_iso(days[i], iso);
        g_string_append_printf(all, "%s%s", i ? " " : "", iso);
    }
    if (strcmp(all->str, expected) != 0)
        fail_reading(text, all->str);
}

static void an_uncertain_date_has_proposals_to_choose_from(void **state)
{
    (void)state;
    expect_proposals("1012022", "2022-01-01 2022-01-10");
    expect_proposals("3112022", "2022-01-31 2022-11-03");
    expect_proposals("12/2022", "2022-02-01 2022-12-31");
    expect_proposals("Desember 22", "2022-12-22 2022-12-31 2023-12-22");
    expect_proposals("Triwulan IV", "2022-12-31 2023-12-31");
    expect_proposals("4 Juni", "2022-06-04 2023-06-04");
    expect_proposals("29 Februari", "");
    expect_proposals("30/12/1930", "2022-12-30 2023-12-30");
    expect_proposals("01/01/2022", "2022-01-01");
    expect_proposals("paling lambat 30 Juni 2022", "2022-06-30");
    expect_proposals("Rabu, 5 Maret 2022", "2022-03-05");
    expect_proposals("akhir Maret 2022", "2022-03-31");
    expect_proposals("TA 2022", "2022-12-31");
    expect_proposals("2022", "2022-12-31");
    expect_proposals("9999", "");
    expect_proposals("31 Sept 2022", "2022-09-30");
    expect_proposals("segera", "");
    expect_proposals("", "");
    expect_proposals("\xff", "");
    assert_int_equal(due_date_propose(NULL, 2022, (struct day[DUE_PROPOSALS]){{0}}), 0);
}

static void no_proposal_is_made_twice_or_far_from_the_survey(void **state)
{
    (void)state;
    const char *const pieces[] = {"1",   "12", "3",  "2022", "/",   " ",
                                  "Des", "22", "TW", "IV",   "1930"};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 50000; round++) {
        char text[128] = "";
        struct day days[DUE_PROPOSALS];
        for (int i = g_rand_int_range(random, 1, 7); i > 0; i--)
            g_strlcat(text, pieces[g_rand_int_range(random, 0, COUNT(pieces))], sizeof text);
        int count = due_date_propose(text, 2022, days);
        assert_in_range(count, 0, DUE_PROPOSALS);
        for (int i = 0; i < count; i++) {
            assert_true(day_is_valid(days[i]));
            assert_in_range(days[i].year, 2021, 2027);
            assert_true(i == 0 || day_compare(days[i - 1], days[i]) < 0);
        }
    }
}

static void a_day_in_more_than_a_third_of_an_import_is_a_placeholder(void **state)
{
    (void)state;
    assert_true(due_date_is_placeholder(4, 11));
    assert_false(due_date_is_placeholder(4, 12));
    assert_true(due_date_is_placeholder(500, 1000));
    assert_false(due_date_is_placeholder(1, 1));
    assert_false(due_date_is_placeholder(2, 2));
}

static void a_day_may_be_written_or_keyed(void **state)
{
    static const char *const same[] = {"2406",  "240624",  "24062024",
                                       "24-06", "24.6.24", "24 Juni 2024"};
    static const char *const none[] = {"", "3102", "24", "kemarin"};
    const struct day expected = {2024, 6, 24};
    (void)state;
    for (size_t i = 0; i < COUNT(same); i++)
        assert_int_equal(day_compare(due_date_day(same[i], 2024), expected), 0);
    for (size_t i = 0; i < COUNT(none); i++)
        assert_int_equal(due_date_day(none[i], 2024).year, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_comes_first),
        cmocka_unit_test(what_recurs_says_how_often),
        cmocka_unit_test(a_written_day_is_told_from_a_month),
        cmocka_unit_test(an_uncertain_date_has_proposals_to_choose_from),
        cmocka_unit_test(no_proposal_is_made_twice_or_far_from_the_survey),
        cmocka_unit_test(a_day_in_more_than_a_third_of_an_import_is_a_placeholder),
        cmocka_unit_test(a_year_may_come_first_with_four_digits),
        cmocka_unit_test(a_year_of_two_digits_is_of_this_century),
        cmocka_unit_test(a_lost_separator_is_found_when_only_one_place_fits),
        cmocka_unit_test(a_lost_separator_with_two_places_is_for_a_person),
        cmocka_unit_test(a_month_means_its_last_day),
        cmocka_unit_test(a_month_in_words_takes_a_day),
        cmocka_unit_test(every_usual_name_of_a_month_is_known),
        cmocka_unit_test(a_part_of_the_year_means_its_last_day),
        cmocka_unit_test(blanks_and_dots_around_do_not_matter),
        cmocka_unit_test(the_end_of_a_range_counts),
        cmocka_unit_test(a_range_not_surely_read_is_for_a_person),
        cmocka_unit_test(without_a_year_there_is_no_day),
        cmocka_unit_test(nothing_written_is_no_due_date),
        cmocka_unit_test(a_recurring_due_date_has_no_day),
        cmocka_unit_test(a_day_that_does_not_exist_is_not_mended),
        cmocka_unit_test(what_is_no_date_is_for_a_person),
        cmocka_unit_test(a_month_with_two_digits_may_be_a_day),
        cmocka_unit_test(a_year_far_from_the_survey_is_doubted_and_kept),
        cmocka_unit_test(a_year_near_the_survey_is_believed),
        cmocka_unit_test(a_day_may_be_written_or_keyed),
        cmocka_unit_test(every_doubt_has_words),
        cmocka_unit_test(long_texts_are_survived),
        cmocka_unit_test(every_day_is_read_from_every_way_to_write_it),
        cmocka_unit_test(what_is_read_is_written_and_read_again_as_the_same_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
