#include "tests/e2e/batch_steps.h"

/* The screens of batches, whole: at two sizes, in English, and in a terminal that knows but ASCII.
 */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_sheets());
}

/* One closed, one that balances, and one that is being keyed, where it ends. */
static void fill_batches(void)
{
    desk_go(terminal, "6", "Belum ada bundel.");
    fill_slip("2", "Sari Dewi", "4");
    register_slip(false);
    reject_paper("1", "");
    reject_paper("4", "17");
    close_batch();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 bundel");
    fill_slip("1", "Andi", "1");
    register_slip(false);
    reject_paper("2", "");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 bundel");
    fill_slip("30", "Sari Dewi", "6");
    register_slip(true);
    desk_step(terminal, TERMINAL_KEY_F2, "Entri lembar 32 · bundel 3: 0 dari 30");
    desk_type(terminal, "2406202434232100656565656545+", "Jumlah kontrol  _");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    desk_type(terminal, "1", "Jumlah kontrol  _");
    desk_type(terminal, "59", "Lembar 32 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 29 lembar");
    reject_paper("2", "17");
    reject_paper("1", "");
    tell_missing("21-23, 29", "Daftar lembar hilang tersimpan.");
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌tidak terbaca         17");
}

static void the_batches_show_their_ledgers_at_a_glance(void **state)
{
    (void)state;
    fill_batches();
    assert_screen("batch");
    desk_step(terminal, TERMINAL_KEY_F3, "Slip bundel 3");
    terminal_wait(terminal, "Tab isian berikut");
    assert_screen("batch-form");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F8 tutup");
    desk_step(terminal, TERMINAL_KEY_F6, "Riwayat bundel 3");
    terminal_wait_gone(terminal, "F8 tutup");
    assert_screen("batch-history");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F8 tutup");
    desk_step(terminal, TERMINAL_KEY_ENTER, "oleh Budi · bundel 3");
    assert_screen("batch-sheets");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F8 tutup");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "3 bundel · semua");
    assert_screen("batches");
}

static void keying_shows_its_batch_and_asks_for_the_control_total(void **state)
{
    (void)state;
    fill_batches();
    desk_step(terminal, TERMINAL_KEY_F2, "Entri lembar 33 · bundel 3: 7 dari 30");
    assert_screen("keying-batch");
    desk_type(terminal, "34232100656565656545+", "Jumlah kontrol  _");
    assert_screen("keying-total");
}

static void a_closed_batch_shows_who_closed_it(void **state)
{
    (void)state;
    fill_batches();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "3 bundel · semua");
    desk_step(terminal, TERMINAL_KEY_END, "▌    1 ");
    desk_step(terminal, TERMINAL_KEY_ENTER, "seimbang, ditutup 31-07-2024 09:00 oleh Budi");
    assert_screen("batch-closed");
}

static void they_speak_english_too(void **state)
{
    (void)state;
    fill_batches();
    leave_to_home("3 bundel");
    reopen_with("LEMBAR_LANG=en");
    desk_go(terminal, "6", "3 batches · all · 23 sheets left");
    terminal_wait(terminal, "F4 filter");
    terminal_matches(terminal, "batches-english-80x24");
    desk_step(terminal, TERMINAL_KEY_ENTER, "23 sheets left that are not keyed");
    terminal_wait(terminal, "F8 close");
    terminal_matches(terminal, "batch-english-80x24");
    desk_step(terminal, TERMINAL_KEY_F8, "Batch 3 does not balance yet: 23 of 30 sheets");
    desk_step(terminal, TERMINAL_KEY_F2, "Key in sheet 33 · batch 3: 7 of 30");
    terminal_wait(terminal, "F6 batch");
    terminal_matches(terminal, "keying-batch-english-80x24");
}

static void they_are_ascii_where_there_is_nothing_else(void **state)
{
    (void)state;
    fill_batches();
    leave_to_home("3 bundel");
    reopen_on("vt220", "LC_ALL=C");
    desk_go(terminal, "6", "3 bundel");
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_ENTER, "21-23, 29");
    assert_ascii();
    desk_step(terminal, TERMINAL_KEY_F2, "bundel 3: 7 dari 30");
    assert_ascii();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_batches_show_their_ledgers_at_a_glance),
        TEST(keying_shows_its_batch_and_asks_for_the_control_total),
        TEST(a_closed_batch_shows_who_closed_it),
        TEST(they_speak_english_too),
        TEST(they_are_ascii_where_there_is_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
