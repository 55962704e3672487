#include "src/unit_match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/unit_name.h"
#include "tests/unit/golden.h"

/* Names of units in the tables of tests/data, as they are written there. */
static GPtrArray *units_of(const char *file)
{
    GPtrArray *units = g_ptr_array_new_with_free_func(g_free);
    struct golden golden = golden_load(file);
    for (guint row = 1; row < golden.rows->len; row++) {
        const char *unit = golden_cell(&golden, row, "unit");
        if (units->len == 0 || strcmp(g_ptr_array_index(units, units->len - 1), unit) != 0)
            g_ptr_array_add(units, g_strdup(unit));
    }
    golden_free(&golden);
    return units;
}

static const char *const tables[] = {"loka-2024-published.csv", "loka-2024-targets.csv",
                                     "loka-actions-summary.csv"};

/* Each table names a unit once, so that two names in it are two units. */
static void two_units_of_a_table_never_share_a_key(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autoptr(GPtrArray) units = units_of(tables[i]);
        g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        assert_true(units->len >= 34);
        for (guint n = 0; n < units->len; n++)
            if (!g_hash_table_add(keys, unit_key(g_ptr_array_index(units, n))))
                fail_msg("%s: %s", tables[i], (char *)g_ptr_array_index(units, n));
    }
}

/* Of the 39 Loka of 2021 and 2022 there are 11 that were none any more in 2024; the others are
 * spelled otherwise there. */
static void a_unit_is_known_in_every_table(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) published = units_of(tables[0]), targets = units_of(tables[1]);
    g_autoptr(GPtrArray) monitored = units_of(tables[2]);
    guint gone = 0;
    for (guint i = 0; i < targets->len; i++)
        assert_non_null(unit_match_find(g_ptr_array_index(targets, i), published));
    for (guint i = 0; i < monitored->len; i++)
        gone += unit_match_find(g_ptr_array_index(monitored, i), published) == NULL;
    assert_int_equal(monitored->len, 39);
    assert_int_equal(gone, 11);
    assert_string_equal(unit_match_find("Loka POM di Kota Lubuk Linggau*", published),
                        "Loka POM di Kota Lubuklinggau");
}

static void every_way_to_write_a_unit_finds_it_alone(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) units = units_of(tables[0]);
    for (guint i = 0; i < units->len; i++) {
        const char *unit = g_ptr_array_index(units, i);
        g_autofree char *upper = g_utf8_strup(unit, -1);
        g_autofree char *starred = g_strconcat("  ", unit, " *", NULL);
        g_auto(GStrv) words = g_strsplit(unit, "Kab. ", 2);
        g_autofree char *whole = g_strjoinv("Kabupaten  ", words);
        g_autofree char *glued = g_strjoinv("Kab.", words);
        const char *const spellings[] = {upper, starred, whole, glued};
        for (size_t s = 0; s < G_N_ELEMENTS(spellings); s++)
            assert_ptr_equal(unit_match_find(spellings[s], units), unit);
    }
}

static void assert_proposed(const char *name, const char *const *expected)
{
    g_autoptr(GPtrArray) units = units_of(tables[0]);
    g_autoptr(GPtrArray) proposals = unit_match_propose(name, units);
    guint count = 0;
    assert_null(unit_match_find(name, units));
    for (; expected[count]; count++)
        if (count >= proposals->len ||
            strcmp(g_ptr_array_index(proposals, count), expected[count]) != 0)
            fail_msg("\"%s\" does not propose %s", name, expected[count]);
    assert_int_equal(proposals->len, count);
}

#define assert_proposes(name, ...) assert_proposed(name, (const char *const[]){__VA_ARGS__, NULL})

static void a_slip_is_proposed(void **state)
{
    (void)state;
    assert_proposes("Loka POM di Kab. Banyumsa", "Loka POM di Kab. Banyumas");
    assert_proposes("Loka POM di Kab. Dharmasaya", "Loka POM di Kab. Dharmasraya");
    assert_proposes("Loka Balikpapan", "Loka POM di Kota Balikpapan");
}

static void a_place_without_its_kind_or_with_another_is_only_proposed(void **state)
{
    (void)state;
    assert_proposes("Toba", "Loka POM di Kab. Toba");
    assert_proposes("Loka POM di Kota Bima", "Loka POM di Kab. Bima");
    assert_proposes("Balai POM di Kota Balikpapan", "Loka POM di Kota Balikpapan");
    assert_proposes("Loka POM Sangihe", "Loka POM di Kab. Kepulauan Sangihe");
}

static void a_neighbour_of_almost_the_same_name_is_only_proposed(void **state)
{
    (void)state;
    assert_proposes("Loka POM di Kabupaten Indragiri Hilir*", "Loka POM di Kab Indragiri Hulu");
}

static void what_is_like_no_unit_proposes_none(void **state)
{
    (void)state;
    g_autofree char *endless = g_strnfill(100000, 'a');
    g_autoptr(GPtrArray) units = units_of(tables[0]);
    const char *const names[] = {"Dinas Kesehatan", "Loka POM", "***", "", endless};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GPtrArray) proposals = unit_match_propose(names[i], units);
        if (proposals->len > 0)
            fail_msg("\"%.20s\" proposes %s", names[i], (char *)g_ptr_array_index(proposals, 0));
    }
}

static void at_most_four_are_proposed_the_nearest_first(void **state)
{
    (void)state;
    static const char *const names[] = {"Loka A Baru", "Loka B Baru", "Loka C Baru",
                                        "Loka D Baru", "Loka EBaru",  "Loka Baru"};
    g_autoptr(GPtrArray) units = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_ptr_array_add(units, (char *)names[i]);
    g_autoptr(GPtrArray) near = unit_match_propose("Kota Baru", units);
    assert_int_equal(near->len, UNIT_PROPOSALS);
    assert_string_equal(g_ptr_array_index(near, 0), "Loka Baru");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_units_of_a_table_never_share_a_key),
        cmocka_unit_test(a_unit_is_known_in_every_table),
        cmocka_unit_test(every_way_to_write_a_unit_finds_it_alone),
        cmocka_unit_test(a_slip_is_proposed),
        cmocka_unit_test(a_place_without_its_kind_or_with_another_is_only_proposed),
        cmocka_unit_test(a_neighbour_of_almost_the_same_name_is_only_proposed),
        cmocka_unit_test(what_is_like_no_unit_proposes_none),
        cmocka_unit_test(at_most_four_are_proposed_the_nearest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
