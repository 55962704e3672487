#include "tests/e2e/office_steps.h"

/* lembar second: what waits for second keying, and the rule. */

static void it_tells_what_waits_and_what_was_found(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "second"), 0);
    office_says(&office, "     0  menunggu entri kedua");
    office_says(&office, "Belum ada entri kedua;");
    office_says(&office, "Aturan: 0 % lembar baru");
}

static void it_tells_programs_the_same(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "second", "--json"), 0);
    office_says(&office, "\"second\":0,\"third\":0,\"decision\":0,\"settled\":0");
    office_says(&office, "\"waiting\":[]");
    office_says(&office, "\"upper\":null");
}

static void the_rule_is_chosen_and_recorded(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "second", "--share", "15"), 0);
    office_says(&office, "Aturan: 15 % lembar baru, dan 20 lembar pertama tiap petugas.");
    assert_int_equal(office_run(&office, "second", "--alarm", "1", "--text", "1"), 0);
    assert_int_equal(office_run(&office, "second", "--json"), 0);
    office_says(&office, "\"share\":15");
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void stored_sheets_are_left_alone_by_the_rule_and_ordered_by_an_option(void **state)
{
    (void)state;
    assert_int_equal(
        office_run(&office, "import", "sheets", "tests/data/balikpapan-2024-responses.csv"), 0);
    assert_int_equal(office_run(&office, "second", "--share", "100"), 0);
    office_says(&office, "     0  menunggu entri kedua");
    office_says(&office, "Lembar yang sudah tersimpan tidak terkena aturan itu; --order");
    assert_int_equal(office_run(&office, "second", "--order", "100"), 0);
    office_says(&office, "29 lembar menunggu di Entri kedua.");
    office_says(&office, "    29  menunggu entri kedua");
    assert_int_equal(office_run(&office, "second", "--order", "100"), 0);
    office_says(&office, "Semua lembar itu sudah menunggu atau sudah dientri dua kali.");
    assert_int_equal(office_run(&office, "second", "--order", "50", "--json"), 0);
    office_says(&office, "\"ordered\":0");
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
}

static void an_order_that_cannot_be_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "second", "--order", "0"), 1);
    office_complains(&office, "Isi persen dari 1 sampai 100.");
    assert_int_equal(office_run(&office, "second", "--order", "50", "--keyer", "Tidak Ada"), 1);
    office_complains(&office, "Tidak ada petugas bernama Tidak Ada.");
    assert_int_equal(office_run(&office, "second", "--keyer", "Budi"), 2);
    office_complains(&office, "--keyer berlaku bersama --order.");
    assert_int_equal(office_run(&office, "second", "--share", "30", "--order", "101"), 1);
    assert_int_equal(office_run(&office, "second", "--json"), 0);
    office_says(&office, "\"share\":0");
}

static void what_is_no_rule_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "second", "--share", "120"), 1);
    office_complains(&office, "isi angka dari 0 sampai 100");
    assert_int_equal(office_run(&office, "second", "--share", "sepuluh"), 1);
    assert_int_equal(office_run(&office, "second", "--alarm", "ya"), 1);
    assert_int_equal(office_run(&office, "second", "--share", "10", "--batch", "7"), 1);
    office_complains(&office, "Bundel 7 tidak ada.");
    assert_int_equal(office_run(&office, "second", "--share", "10", "--batch", "x"), 2);
    office_complains(&office, "\"x\" bukan nomor bundel.");
    assert_int_equal(office_run(&office, "second", "--json"), 0);
    office_says(&office, "\"share\":0");
}

static void the_index_says_whether_a_slip_could_change_it(void **state)
{
    (void)state;
    assert_int_equal(
        office_run(&office, "import", "sheets", "tests/data/balikpapan-2024-responses.csv"), 0);
    assert_int_equal(office_run(&office, "index"), 0);
    office_says(&office, "satu salah ketik dapat mengubah unsur terendah atau prioritas.");
    office_says(&office, "Entri ulang dulu 29 lembar: 10, 11,");
    assert_int_equal(office_run(&office, "index", "--format", "json"), 0);
    office_says(&office, "\"grade\":{\"slips\":17,\"can_change\":false}");
    office_says(&office, "\"rekey_first\":[10,11,");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_tells_what_waits_and_what_was_found),
        TEST(it_tells_programs_the_same),
        TEST(the_rule_is_chosen_and_recorded),
        TEST(stored_sheets_are_left_alone_by_the_rule_and_ordered_by_an_option),
        TEST(an_order_that_cannot_be_is_refused_and_changes_nothing),
        TEST(what_is_no_rule_is_refused_and_changes_nothing),
        TEST(the_index_says_whether_a_slip_could_change_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
