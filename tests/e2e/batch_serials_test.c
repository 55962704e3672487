#include "tests/e2e/batch_steps.h"
#include "tests/e2e/keying_steps.h"

/* Papers that were told as missing or rejected, and are keyed after all. */

/* Two sheets keyed, and SERIALS missing; stands before the batch. */
static void miss(const char *serials)
{
    register_batch("5", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    desk_type(terminal, NEXT_SHEET("35"), "Lembar 2 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 3 lembar");
    tell_missing(serials, "Daftar lembar hilang tersimpan.");
}

static void a_missing_number_is_not_proposed(void **state)
{
    (void)state;
    miss("3, 5");
    desk_step(terminal, TERMINAL_KEY_F2, "Entri lembar 4 · bundel 1: 4 dari 5");
    desk_type(terminal, NEXT_SHEET("36"), "Bundel 1 lengkap");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "seimbang: F8 menutup bundel ini");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 bundel");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 6");
}

static void an_import_without_numbers_leaves_those_of_missing_papers_out(void **state)
{
    (void)state;
    miss("3, 5");
    g_autofree char *list = g_build_filename(home, "in.csv", NULL);
    assert_true(g_file_set_contents(list, "service\nCPKB\nCPOTB\nCDOB\n", -1, NULL));
    g_free(desk_run(home, "import", "sheets", list, NULL));
    g_autofree char *sheets = desk_run(home, "export", "sheets", NULL);
    assert_non_null(strstr(sheets, "\r\n4,CPKB,"));
    assert_non_null(strstr(sheets, "\r\n6,CPOTB,"));
    assert_non_null(strstr(sheets, "\r\n7,CDOB,"));
}

static void a_missing_sheet_that_turns_up_is_missing_no_more(void **state)
{
    (void)state;
    miss("3");
    desk_step(terminal, TERMINAL_KEY_F2, "Entri lembar 4 · bundel 1: 3 dari 5");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar");
    desk_type(terminal, "3\r\r\r" NEXT_SHEET("36"),
              "Lembar 3 tersimpan. Nomor itu tidak lagi tercatat hilang.");
    terminal_wait(terminal, "3 dientri, 0 ditolak, 0 hilang");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 2 lembar");
    tell_missing("2-3", "Lembar nomor 2 sudah dientri dalam bundel ini, jadi tidak hilang.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F8 tutup");
    assert_record_is_true();
}

static void a_corrected_number_tells_that_it_is_missing_no_more(void **state)
{
    (void)state;
    miss("3");
    desk_step(terminal, TERMINAL_KEY_ENTER, "oleh Budi · bundel 1");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 · bundel 1");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar");
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    desk_type(terminal, "3\r", "Koreksi lembar 3 · bundel 1");
    desk_step(terminal, TERMINAL_KEY_F2,
              "Koreksi lembar 3 tersimpan. Nomor itu tidak lagi tercatat hilang.");
}

static void a_serial_typed_after_missing_ones_keeps_them(void **state)
{
    (void)state;
    register_batch("9", false);
    desk_step(terminal, TERMINAL_KEY_F4, "Nomor seri lembar yang hilang");
    terminal_press(terminal, "17, 21-25");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Daftar lembar hilang tersimpan.");
    desk_step(terminal, TERMINAL_KEY_F4, "│  17, 21-25");
    terminal_press(terminal, "30");
    desk_step(terminal, TERMINAL_KEY_ENTER, "17, 21-25, 30");
    assert_batch("open,9,0,0,7,0,0,0,0,\"17, 21-25, 30\"");
}

static void refused_serials_are_gone_on_with(void **state)
{
    (void)state;
    register_batch("5", false);
    desk_step(terminal, TERMINAL_KEY_F4, "Nomor seri lembar yang hilang");
    terminal_press(terminal, "17x");
    desk_step(terminal, TERMINAL_KEY_ENTER, "\"17x\" bukan nomor atau rentang nomor.");
    desk_type(terminal, "8", "│  17x8");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F8 tutup");
    desk_type(terminal, "1", "Nomor seri, bila ada:");
    terminal_press(terminal, "17x");
    desk_step(terminal, TERMINAL_KEY_ENTER, "\"17x\" bukan nomor seri");
    desk_type(terminal, "8", "│  17x8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_missing_number_is_not_proposed),
        TEST(an_import_without_numbers_leaves_those_of_missing_papers_out),
        TEST(a_missing_sheet_that_turns_up_is_missing_no_more),
        TEST(a_corrected_number_tells_that_it_is_missing_no_more),
        TEST(a_serial_typed_after_missing_ones_keeps_them),
        TEST(refused_serials_are_gone_on_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
