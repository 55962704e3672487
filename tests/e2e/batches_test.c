#include "tests/e2e/batch_steps.h"
#include "tests/e2e/keying_steps.h"
#include "tests/e2e/sql_steps.h"

/* Paper that comes in batches, from the slip to the closed batch. */

/* The first one, whose only paper is rejected; stands before it. */
static void close_a_batch_without_sheets(void)
{
    register_batch("1", false);
    reject_paper("1", "");
    terminal_wait(terminal, "seimbang: F8 menutup bundel ini");
    close_batch();
}

static void open_first_slip(void)
{
    desk_go(terminal, "6", "Belum ada bundel.");
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel baru");
}

/* Where a full batch asks what to do. */
static void declare_two_sheets_instead_of_one(void)
{
    desk_type(terminal, "2", "Jumlah lembar bundel 1 menurut slip:");
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    terminal_press(terminal, "2");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Bundel 1 sekarang 2 lembar menurut slip.");
}

static void a_stack_goes_from_its_slip_to_the_closed_batch(void **state)
{
    (void)state;
    register_batch("5", false);
    terminal_wait(terminal, "sisa 5 lembar belum dientri");
    begin_batch();
    terminal_wait(terminal, "Entri lembar 1 · bundel 1: 0 dari 5");
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    terminal_wait(terminal, "Entri lembar 2 · bundel 1: 1 dari 5");
    terminal_wait(terminal, "1 dientri, 0 ditolak, 0 hilang");
    desk_type(terminal, NEXT_SHEET("35"), "Entri lembar 3 · bundel 1: 2 dari 5");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar kertas ini tidak dientri?");
    reject_paper("2", "");
    terminal_wait(terminal, "Entri lembar 3 · bundel 1: 3 dari 5");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 2 lembar belum dientri");
    desk_type(terminal, "4", "Ditolak: ganda. Nomor seri, bila ada:");
    terminal_press(terminal, "17");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tolak selembar kertas: ganda, nomor 17?");
    desk_type(terminal, "+", "Satu lembar ditolak: ganda, nomor 17.");
    terminal_wait(terminal, "▌ganda                 17");
    desk_step(terminal, TERMINAL_KEY_F8,
              "Bundel 1 belum seimbang: 1 dari 5 lembar belum dientri, ditolak, atau");
    tell_missing("4", "seimbang: F8 menutup bundel ini");
    desk_step(terminal, TERMINAL_KEY_F8, "Tutup bundel 1? 5 menurut slip = 2 dientri");
    desk_type(terminal, "1", "Tutup bundel 1?");
    desk_type(terminal, "+", "seimbang, ditutup 31-07-2024 09:00 oleh Budi");
    terminal_wait(terminal, "F8 buka lagi");
    assert_batch(
        "1,2024-07-31,Sari Dewi,CPKB,0,closed,5,2,2,1,0,1,0,1,4,Budi,2024-07-31T01:00:00Z,");
    assert_sheet(2, "2|CPKB|2024-06-24|35|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6||||||||||1|");
    assert_record_is_true();
}

static void a_full_batch_stops_the_keying_and_asks(void **state)
{
    (void)state;
    register_batch("1", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Bundel 1 lengkap: 1 lembar menurut slip.");
    terminal_wait(terminal, "Lembar 1 tersimpan.");
    /* What is typed ahead answers nothing. */
    terminal_rang(terminal);
    terminal_press(terminal, "34232");
    terminal_wait_until(terminal, rings, NULL);
    desk_type(terminal, "+", "2  Ganti jumlah lembar menurut slip");
    declare_two_sheets_instead_of_one();
    terminal_wait(terminal, "Entri lembar 2 · bundel 1: 1 dari 2");
    desk_type(terminal, NEXT_SHEET("36"), "Bundel 1 lengkap: 2 lembar menurut slip.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "seimbang: F8 menutup bundel ini");
    assert_batch("open,2,2,0,0");
    assert_record_is_true();
}

static void a_batch_that_is_full_is_left_for_another_one_or_none(void **state)
{
    (void)state;
    register_batch("1", false);
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "1 bundel");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Q tutup");
    register_batch("3", false);
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "2 bundel");
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌    1 31-07-2024");
    desk_step(terminal, TERMINAL_KEY_ENTER, "F8 tutup");
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Bundel 1 lengkap: 1 lembar menurut slip.");
    desk_type(terminal, "+", "3  Bundel 2 · CPKB: 0 dari 3");
    desk_type(terminal, "3", "Entri lembar 2 · bundel 2: 0 dari 3");
    desk_type(terminal, NEXT_SHEET("37"), "Entri lembar 3 · bundel 2: 1 dari 3");
    desk_step(terminal, TERMINAL_KEY_F6, "3  Ketik tanpa bundel");
    desk_type(terminal, "3", "Lembar ini tidak dalam bundel.");
    terminal_wait_gone(terminal, "bundel 2: 1 dari 3");
    desk_type(terminal, NEXT_SHEET("38"), "Lembar 3 tersimpan.");
    assert_batch("1,2024-07-31,Sari Dewi,CPKB,0,open,1,1,0,0");
    assert_batch("2,2024-07-31,Sari Dewi,CPKB,0,open,3,1,0,0");
    assert_record_is_true();
}

/* With the sheet that is followed by + two keys more than without totals. */
static void a_control_total_is_two_digits_after_the_last_item(void **state)
{
    (void)state;
    register_batch("4", true);
    begin_batch();
    terminal_press(terminal, FIRST_SHEET);
    terminal_wait(terminal, "Jumlah kontrol  _");
    desk_type(terminal, "6", "Jumlah kontrol  6_");
    desk_type(terminal, "6", "Lembar 1 tersimpan.");
    terminal_press(terminal, NEXT_SHEET("39"));
    terminal_wait(terminal, "Jumlah kontrol  _");
    desk_type(terminal, "x", "Jumlah kontrol terdiri atas 2 angka; - bila tidak ada pada kertas.");
    desk_type(terminal, "-", "Lembar 2 tersimpan.");
    terminal_press(terminal, NEXT_SHEET("40"));
    terminal_wait(terminal, "Jumlah kontrol  _");
    desk_type(terminal, "+", "Lembar 3 tersimpan.");
    terminal_press(terminal, RESPONDENT ANSWERS);
    press_times(TERMINAL_KEY_TAB, 4 + 8); /* the texts */
    terminal_wait(terminal, "Jumlah kontrol  _");
    desk_type(terminal, "-", "Semua isian sudah dilalui.");
    desk_type(terminal, "7", "Jumlah kontrol  7_");
    desk_step(terminal, TERMINAL_KEY_BACKSPACE, "Jumlah kontrol  _");
    desk_type(terminal, "65", "Jumlah kontrol  65");
    terminal_wait(terminal, "Semua isian sudah dilalui.");
    desk_type(terminal, "+", "W08  ");
    desk_type(terminal, "+", "Bundel 1 lengkap");
    g_autofree char *totals =
        read_sql("SELECT group_concat(coalesce(control_total, '-')) FROM sheet");
    assert_string_equal(totals, "66,-,-,65");
    assert_record_is_true();
}

/* The answers are as on the paper: where the total was mistyped, only that is keyed again. */
static void a_mistyped_control_total_is_keyed_again_from_the_question(void **state)
{
    (void)state;
    register_batch("4", true);
    begin_batch();
    terminal_press(terminal, FIRST_SHEET);
    terminal_wait(terminal, "Jumlah kontrol  _");
    desk_type(terminal, "61", "W08  ");
    terminal_wait(terminal, "*  ubah jumlah");
    desk_type(terminal, "*", "Jumlah kontrol  _");
    desk_type(terminal, "66", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "Koreksi lembar 1 · bundel 1 ");
    press_times(TERMINAL_KEY_TAB, 30); /* the items */
    terminal_wait(terminal, "Jumlah kontrol  66");
    desk_type(terminal, "6", "Jumlah kontrol  6_");
    desk_type(terminal, "5", "Jumlah kontrol  65");
    desk_type(terminal, "+", "W08  ");
    desk_type(terminal, "*", "Jumlah kontrol  _");
    desk_type(terminal, "66", "Koreksi lembar 1");
    g_autofree char *totals = read_sql("SELECT control_total FROM sheet");
    assert_string_equal(totals, "66");
    assert_record_is_true();
}

static void a_question_without_a_total_offers_none(void **state)
{
    (void)state;
    register_batch("4", true);
    begin_batch();
    terminal_press(terminal, "24062024" RESPONDENT "001111111111111166666+");
    terminal_wait(terminal, "Jumlah kontrol  _");
    desk_type(terminal, "11", "W04  ");
    assert_false(terminal_shows(terminal, "ubah jumlah"));
    desk_type(terminal, "*", "Ketikan tadi tidak dipakai.");
}

static void a_control_total_is_on_disk_before_the_sheet_is(void **state)
{
    (void)state;
    register_batch("2", true);
    begin_batch();
    terminal_press(terminal, "24062024" RESPONDENT ANSWERS);
    press_times(TERMINAL_KEY_TAB, 4 + 8); /* the texts */
    desk_type(terminal, "61", "Semua isian sudah dilalui.");
    terminal_wait(terminal, "tersimpan  19 dari 31");
    kill_program();
    reopen();
    terminal_wait(terminal, "Lembar 1 dilanjutkan dari isian ini.");
    terminal_wait(terminal, "Entri lembar 1 · bundel 1: 0 dari 2");
    terminal_wait(terminal, "Jumlah kontrol  61");
}

static void a_killed_program_goes_on_in_the_same_batch(void **state)
{
    (void)state;
    register_batch("3", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Entri lembar 2 · bundel 1: 1 dari 3");
    desk_type(terminal, "33", "Umur         33 tahun");
    terminal_wait(terminal, "tersimpan  4 dari 31");
    kill_program();
    reopen();
    terminal_wait(terminal, "Lembar 2 dilanjutkan dari isian ini.");
    terminal_wait(terminal, "Entri lembar 2 · bundel 1: 1 dari 3");
    desk_type(terminal, "2321" ANSWERS "+", "Entri lembar 3 · bundel 1: 2 dari 3");
    assert_batch("open,3,2,0,0");
    assert_record_is_true();
}

/* Keys typed on unseen, as for the next sheet. */
static void digits_typed_at_the_batch_reject_nothing(void **state)
{
    (void)state;
    register_batch("3", false);
    desk_type(terminal, "221", "Nomor seri, bila ada:");
    terminal_press(terminal, "80");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tolak selembar kertas: tidak terbaca, nomor 2180?");
    desk_type(terminal, "34\r2", "Tolak selembar kertas: tidak terbaca, nomor 2180?");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 3 lembar");
    assert_batch("open,3,0,0,0");
}

static void a_sheet_that_was_begun_is_dropped_only_when_that_is_meant(void **state)
{
    (void)state;
    register_batch("3", false);
    begin_batch();
    desk_type(terminal, "2406202434", "Umur         34 tahun");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar kertas ini tidak dientri?");
    desk_type(terminal, "3", "Nomor seri, bila ada:");
    desk_step(terminal, TERMINAL_KEY_ENTER, "bukan responden? Isian lembar 1");
    desk_type(terminal, "1", "bukan responden? Isian lembar 1");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F2 + simpan");
    terminal_wait(terminal, "Umur         34 tahun");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar kertas ini tidak dientri?");
    reject_paper("3", "");
    terminal_wait_gone(terminal, "34 tahun");
    terminal_wait(terminal, "Entri lembar 1 · bundel 1: 1 dari 3");
    assert_batch("open,3,0,1,0,0,0,1,0,");
}

/* Its number is the one on the paper; the next sheet counts on from it. */
static void a_rejected_sheet_whose_number_was_keyed_is_rejected_by_it(void **state)
{
    (void)state;
    register_batch("3", false);
    begin_batch();
    terminal_key(terminal, TERMINAL_KEY_HOME);
    terminal_press(terminal, "17");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Entri lembar 17 ");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar kertas ini tidak dientri?");
    reject_paper("1", "");
    terminal_wait(terminal, "Entri lembar 18 · bundel 1: 1 dari 3");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "kosong                17");
}

/* It is asked for like on the screen of the batch, and does not go into the next sheet. */
static void the_serial_of_a_rejected_paper_is_used_up(void **state)
{
    (void)state;
    register_batch("3", false);
    begin_batch();
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar kertas ini tidak dientri?");
    desk_type(terminal, "2x", "Nomor seri, bila ada:");
    desk_step(terminal, TERMINAL_KEY_ENTER, "\"x\" bukan nomor seri");
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    terminal_press(terminal, "1");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tolak selembar kertas: tidak terbaca, nomor 1?");
    assert_false(terminal_shows(terminal, "bukan nomor seri"));
    desk_type(terminal, "+", "Satu lembar ditolak: tidak terbaca, nomor 1.");
    terminal_wait(terminal, "Entri lembar 2 · bundel 1: 1 dari 3");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar kertas ini tidak dientri?");
    reject_paper("1", "7");
    terminal_wait(terminal, "Entri lembar 2 · bundel 1: 2 dari 3");
    terminal_wait(terminal, "  Umur         ·");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌kosong                 7");
}

static void outside_of_a_batch_there_is_nothing_to_reject(void **state)
{
    (void)state;
    begin_keying();
    desk_step(terminal, TERMINAL_KEY_F5, "Lembar ini tidak dalam bundel. Tekan F6 untuk memilih");
    desk_step(terminal, TERMINAL_KEY_F6, "Tidak ada bundel yang masih menerima lembar.");
}

static void a_batch_is_opened_again_with_a_reason_and_tells_it(void **state)
{
    (void)state;
    close_a_batch_without_sheets();
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel 1 sudah ditutup. F8 membukanya lagi.");
    desk_step(terminal, TERMINAL_KEY_F3, "Bundel 1 sudah ditutup. F8 membukanya lagi.");
    desk_type(terminal, "1", "Bundel 1 sudah ditutup. F8 membukanya lagi.");
    desk_step(terminal, TERMINAL_KEY_DELETE, "Bundel 1 sudah ditutup. F8 membukanya lagi.");
    desk_step(terminal, TERMINAL_KEY_F8, "Mengapa bundel 1 dibuka lagi?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tulis alasan mengapa bundel 1 dibuka lagi.");
    desk_step(terminal, TERMINAL_KEY_F8, "Mengapa bundel 1 dibuka lagi?");
    terminal_press(terminal, "kertasnya ternyata terbaca");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Bundel 1 dibuka lagi.");
    desk_step(terminal, TERMINAL_KEY_DELETE, "Batalkan penolakan selembar kertas: kosong?");
    desk_type(terminal, "+", "Penolakan dibatalkan.");
    desk_step(terminal, TERMINAL_KEY_F6, "Riwayat bundel 1");
    terminal_wait(terminal, "Didaftarkan 31-07-2024 09:00 oleh Budi");
    terminal_wait(terminal, "Budi         ditolak: kosong");
    terminal_wait(terminal, "Budi         ditutup");
    terminal_wait(terminal, "Budi         dibuka lagi (kertasnya ternyata terbaca)");
    terminal_wait(terminal, "Budi         penolakan dibatalkan: kosong");
    assert_record_is_true();
}

static void a_slip_is_refused_field_by_field(void **state)
{
    (void)state;
    open_first_slip();
    desk_step(terminal, TERMINAL_KEY_F2, "Jumlah lembar menurut slip dari 1 sampai 99999.");
    desk_type(terminal, "0", "▌ Jumlah lembar    0");
    desk_step(terminal, TERMINAL_KEY_F2, "Jumlah lembar menurut slip dari 1 sampai 99999.");
    terminal_press(terminal, "\x7f"
                             "30");
    desk_step(terminal, TERMINAL_KEY_F2, "Isi siapa yang menyerahkan bundel ini.");
    desk_type(terminal, "Sari\t31-02-2024", "▌ Tanggal          31-02-2024");
    desk_step(terminal, TERMINAL_KEY_F2, "Tanggal serah \"31-02-2024\" tidak jelas.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Slip bundel ini belum disimpan.");
    desk_type(terminal, "2", "Belum ada bundel.");
}

static void the_help_of_the_slip_says_what_a_control_total_is(void **state)
{
    (void)state;
    open_first_slip();
    desk_step(terminal, TERMINAL_KEY_F1, "Bila pada tiap kertas tertulis jumlah jawaban");
    terminal_wait(terminal, "Jumlah kontrol");
}

static void the_keys_of_a_batch_stand_apart_in_its_footer(void **state)
{
    (void)state;
    register_batch("3", false);
    terminal_wait(terminal, "1–4 tolak  F8 tutup  ");
    reject_paper("1", "");
    terminal_wait(terminal, "1–4 tolak  Del urung  F8 tutup  F1 bantuan");
}

static void the_day_of_a_slip_is_keyed_like_that_of_a_sheet(void **state)
{
    (void)state;
    open_first_slip();
    desk_type(terminal, "5\tSari\t\x15", "2406 atau 24-06-2024");
    desk_type(terminal, "3006", "▌ Tanggal          3006");
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel 1 terdaftar.");
    terminal_wait(terminal, "Tanggal          30-06-2024");
}

static void missing_serials_that_are_wrong_stay_to_be_mended(void **state)
{
    (void)state;
    register_batch("5", false);
    tell_missing("7-9, x", "\"x\" bukan nomor atau rentang nomor.");
    terminal_wait(terminal, "│  7-9, x");
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    terminal_press(terminal, "3");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Daftar lembar hilang tersimpan.");
    terminal_wait(terminal, "3, 7-9");
    desk_step(terminal, TERMINAL_KEY_F4, "│  3, 7-9");
    terminal_press(terminal, " 11-20");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Bundel 1 sudah lengkap: 5 lembar menurut slip.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "sisa 1 lembar");
    assert_batch("open,5,0,0,4,0,0,0,0,\"3, 7-9\"");
}

static void a_sheet_is_moved_to_another_batch_from_the_list(void **state)
{
    (void)state;
    register_batch("2", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 1 lembar");
    leave_to_home("1 bundel");
    register_batch("2", false);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Belum ada lembar dari bundel ini.");
    desk_step(terminal, TERMINAL_KEY_F7, "Lembar dari bundel nomor (kosong: semua):");
    terminal_press(terminal, "1");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Lembar bundel 1");
    terminal_wait(terminal, "oleh Budi · bundel 1");
    desk_step(terminal, TERMINAL_KEY_F8, "Pindahkan lembar 1 ke bundel nomor");
    terminal_press(terminal, "9");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Bundel 9 tidak ada.");
    desk_step(terminal, TERMINAL_KEY_F8, "Pindahkan lembar 1 ke bundel nomor");
    terminal_press(terminal, "2");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Lembar dipindahkan ke bundel 2.");
    desk_step(terminal, TERMINAL_KEY_F7, "Lembar dari bundel nomor (kosong: semua):");
    desk_step(terminal, TERMINAL_KEY_ENTER, "oleh Budi · bundel 2");
    desk_step(terminal, TERMINAL_KEY_F6, "Nomor bundel: 1 → 2");
    assert_batch("2,2024-07-31,Sari Dewi,CPKB,0,open,2,1,0,0");
    assert_record_is_true();
}

/* The other program has stored the last sheet that the slip declares. */
static void of_two_who_key_the_last_sheet_one_is_told(void **state)
{
    (void)state;
    register_batch("1", false);
    begin_batch();
    desk_type(terminal, "2406202436", "Umur         36 tahun");
    struct terminal *other = desk_open(home);
    desk_go(other, "6", "1 bundel");
    desk_step(other, TERMINAL_KEY_ENTER, "F8 tutup");
    desk_step(other, TERMINAL_KEY_F2, "bundel 1: 0 dari 1");
    desk_type(other, FIRST_SHEET, "Bundel 1 lengkap: 1 lembar menurut slip.");
    terminal_end(other);
    desk_type(terminal, "2321" ANSWERS "+", "Bundel 1 sudah lengkap: 1 lembar menurut slip.");
    desk_step(terminal, TERMINAL_KEY_F6, "2  Ganti jumlah lembar menurut slip");
    declare_two_sheets_instead_of_one();
    desk_type(terminal, "+", "Bundel 1 lengkap: 2 lembar menurut slip.");
    assert_batch("open,2,2,0,0");
    assert_record_is_true();
}

/* What is keyed next from home stays in the batch, as its service does, while the batch takes it.
 */
static void a_batch_is_gone_on_with_until_it_takes_no_more(void **state)
{
    (void)state;
    register_batch("2", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 1 lembar");
    leave_to_home("1 bundel");
    desk_go(terminal, "1", "Entri lembar 2 · bundel 1: 1 dari 2");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
    desk_go(terminal, "6", "1 bundel");
    desk_step(terminal, TERMINAL_KEY_ENTER, "sisa 1 lembar");
    reject_paper("1", "");
    terminal_wait(terminal, "seimbang: F8 menutup bundel ini");
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel 1 sudah lengkap. F3 mengganti jumlah lembar");
    leave_to_home("1 bundel");
    desk_go(terminal, "1", "Entri lembar 2 ");
    terminal_wait(terminal, "Bksp . hapus");
    desk_type(terminal, NEXT_SHEET("41"), "Lembar 2 tersimpan.");
    assert_batch("open,2,1,1,0");
}

/* A correction keeps the batch, and tells which it is. */
static void a_stored_sheet_is_corrected_in_its_batch(void **state)
{
    (void)state;
    register_batch("2", true);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Jumlah kontrol  _");
    desk_type(terminal, "66", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "Koreksi lembar 1 · bundel 1 ");
    desk_step(terminal, TERMINAL_KEY_F6, "Lembar yang tersimpan dipindahkan dengan F8");
    desk_step(terminal, TERMINAL_KEY_F5, "Lembar yang tersimpan disisihkan dengan F5");
    press_times(TERMINAL_KEY_TAB, 30); /* the items */
    terminal_wait(terminal, "Jumlah kontrol  66");
    desk_step(terminal, TERMINAL_KEY_BACKSPACE, "Jumlah kontrol  _");
    desk_type(terminal, "65", "Jumlah kontrol  65");
    desk_type(terminal, "+", "W08  ");
    desk_type(terminal, "+", "Koreksi lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "sisa 1 lembar");
    desk_step(terminal, TERMINAL_KEY_ENTER, "oleh Budi · bundel 1");
    desk_step(terminal, TERMINAL_KEY_F6, "Jumlah kontrol: 66 → 65");
    assert_record_is_true();
}

static void a_sheet_of_a_closed_batch_is_corrected_with_a_reason_only(void **state)
{
    (void)state;
    register_batch("1", false);
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "seimbang: F8 menutup bundel ini");
    close_batch();
    desk_step(terminal, TERMINAL_KEY_ENTER, "oleh Budi · bundel 1");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Bundel 1 sudah ditutup: koreksi dicatat beserta");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tidak diubah.");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Bundel 1 sudah ditutup: koreksi dicatat beserta");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Umur");
    desk_type(terminal, "36", "Umur         36 tahun");
    desk_step(terminal, TERMINAL_KEY_F2, "Mengapa lembar 1 dikoreksi?");
    terminal_wait(terminal, "Esc batal");
    terminal_matches(terminal, "reason-80x24");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tanpa alasan koreksi ini tidak disimpan.");
    desk_step(terminal, TERMINAL_KEY_F2, "Mengapa lembar 1 dikoreksi?");
    terminal_press(terminal, "angka 4 terbaca 6");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_F6, "Umur: 34 tahun → 36 tahun");
    terminal_wait(terminal, "Alasan: angka 4 terbaca 6");
    assert_record_is_true();
}

static void the_stored_sheets_of_a_batch_are_ordered_for_second_keying(void **state)
{
    (void)state;
    register_batch("1", false);
    desk_step(terminal, TERMINAL_KEY_F7, "Berapa persen lembar tersimpan dari bundel 1 dientri");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Belum ada lembar tersimpan yang dihitung.");
    begin_batch();
    desk_type(terminal, FIRST_SHEET, "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "seimbang: F8 menutup bundel ini");
    desk_step(terminal, TERMINAL_KEY_F8, "Tutup bundel 1?");
    desk_type(terminal, "+", "F7 entri kedua");
    desk_step(terminal, TERMINAL_KEY_F7, "Berapa persen lembar tersimpan dari bundel 1 dientri");
    terminal_press(terminal, "100");
    desk_step(terminal, TERMINAL_KEY_ENTER, "1 lembar menunggu di Entri kedua.");
    desk_step(terminal, TERMINAL_KEY_F7, "Berapa persen lembar tersimpan dari bundel 1 dientri");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Semua lembar itu sudah menunggu atau sudah dientri");
    assert_record_is_true();
}

static void the_command_lists_them_for_people_and_programs(void **state)
{
    (void)state;
    g_autofree char *none = desk_run(home, "batches", NULL);
    assert_non_null(strstr(none, "0 bundel, 0 terbuka"));
    register_batch("1", false);
    reject_paper("4", "17");
    terminal_wait(terminal, "seimbang: F8 menutup bundel ini");
    close_batch();
    leave_to_home("1 bundel");
    register_batch("30", true);
    g_autofree char *table = desk_run(home, "batches", NULL);
    assert_non_null(strstr(table, "2 bundel, 1 terbuka"));
    assert_non_null(strstr(table, "2  31-07-2024  Sari Dewi        CPKB       30"));
    g_autofree char *open = desk_run(home, "batches", "--state", "open", "--format", "json", NULL);
    assert_non_null(strstr(open, "\"batches\":[{\"number\":2,\"day\":\"2024-07-31\","
                                 "\"handed_by\":\"Sari Dewi\",\"service\":\"CPKB\","
                                 "\"totals\":true,\"state\":\"open\",\"declared\":30,"));
    assert_null(strstr(open, "\"number\":1"));
    g_autofree char *closed = desk_run(home, "batches", "--state=closed", "--format=json", NULL);
    assert_non_null(strstr(closed, "\"double\":1,\"left\":0,\"missing_serials\":null,"
                                   "\"closed_by\":\"Budi\",\"closed_at\":\"2024-07-31T"));
}

static void batches_are_searched_and_filtered(void **state)
{
    (void)state;
    close_a_batch_without_sheets();
    leave_to_home("✓ ditutup");
    register_batch("25", false);
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 bundel · semua · sisa 25 lembar");
    desk_step(terminal, TERMINAL_KEY_F4, "1 bundel · terbuka · sisa 25 lembar");
    terminal_wait(terminal, "· sisa 25");
    desk_step(terminal, TERMINAL_KEY_F4, "1 bundel · ditutup · sisa 0 lembar");
    desk_step(terminal, TERMINAL_KEY_F4, "2 bundel");
    desk_type(terminal, "zzz", "Tidak ada bundel yang cocok.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "2 bundel");
    desk_type(terminal, "sari", "2 bundel");
    desk_type(terminal, " 2", "▌    2 31-07-2024");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_stack_goes_from_its_slip_to_the_closed_batch),
        TEST(a_full_batch_stops_the_keying_and_asks),
        TEST(a_batch_that_is_full_is_left_for_another_one_or_none),
        TEST(a_control_total_is_two_digits_after_the_last_item),
        TEST(a_mistyped_control_total_is_keyed_again_from_the_question),
        TEST(a_question_without_a_total_offers_none),
        TEST(a_control_total_is_on_disk_before_the_sheet_is),
        TEST(a_killed_program_goes_on_in_the_same_batch),
        TEST(digits_typed_at_the_batch_reject_nothing),
        TEST(a_sheet_that_was_begun_is_dropped_only_when_that_is_meant),
        TEST(a_rejected_sheet_whose_number_was_keyed_is_rejected_by_it),
        TEST(the_serial_of_a_rejected_paper_is_used_up),
        TEST(outside_of_a_batch_there_is_nothing_to_reject),
        TEST(a_batch_is_opened_again_with_a_reason_and_tells_it),
        TEST(a_slip_is_refused_field_by_field),
        TEST(the_help_of_the_slip_says_what_a_control_total_is),
        TEST(the_keys_of_a_batch_stand_apart_in_its_footer),
        TEST(the_day_of_a_slip_is_keyed_like_that_of_a_sheet),
        TEST(missing_serials_that_are_wrong_stay_to_be_mended),
        TEST(a_sheet_is_moved_to_another_batch_from_the_list),
        TEST(of_two_who_key_the_last_sheet_one_is_told),
        TEST(a_batch_is_gone_on_with_until_it_takes_no_more),
        TEST(a_stored_sheet_is_corrected_in_its_batch),
        TEST(a_sheet_of_a_closed_batch_is_corrected_with_a_reason_only),
        TEST(the_stored_sheets_of_a_batch_are_ordered_for_second_keying),
        TEST(the_command_lists_them_for_people_and_programs),
        TEST(batches_are_searched_and_filtered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
