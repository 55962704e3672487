#include "tests/e2e/desk_steps.h"
#include "tests/support/office.h"

/* Closing a survey, on its screen and by commands: the lock and the signed statement. */

#define LOCKED "Survei ini sudah dikunci, datanya tidak dapat diubah."

static int set_up(void **state)
{
    (void)state;
    home = desk_create_with_sheets();
    return 0;
}

static void open_closing(void)
{
    terminal = desk_open(home);
    desk_go(terminal, "8", "Penutupan survei");
}

/* The first time, the office's key is made, and told of until that is acknowledged. */
static void lock_on_the_screen(void)
{
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci survei ini?");
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci kantor dibuat:");
    terminal_press(terminal, "1+ ");
    terminal_wait(terminal, "ditandatangani");
    desk_step(terminal, TERMINAL_KEY_ENTER, "TERKUNCI   sejak");
}

static void lock_again(void)
{
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci survei ini?");
    desk_step(terminal, TERMINAL_KEY_F2, "TERKUNCI   sejak");
    assert_false(terminal_shows(terminal, "Kunci kantor dibuat"));
}

static void the_key_of_the_office_is_told_of_when_it_is_made(void **state)
{
    (void)state;
    open_closing();
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci survei ini?");
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci kantor dibuat:");
    terminal_wait(terminal, "Enter  mengerti");
    desk_step(terminal, TERMINAL_KEY_ENTER, "P membaca pernyataannya");
}

static void the_screen_tells_what_is_settled(void **state)
{
    (void)state;
    open_closing();
    terminal_wait(terminal, "TERBUKA");
    terminal_wait(terminal, "–  tanpa bundel");
    terminal_wait(terminal, "–  tidak ada entri kedua");
    terminal_wait(terminal, "Indeks 93,70  A Sangat Baik");
    terminal_wait(terminal, "F2 kunci");
    terminal_matches(terminal, "closing-80x24");
    terminal_resize(terminal, 43, 132);
    terminal_wait_row(terminal, 41,
                      "────────────────────────────────────────────────────────────────────────"
                      "────────────────────────────────────────────────────────────");
    terminal_matches(terminal, "closing-132x43");
}

static void a_locked_survey_takes_no_sheet(void **state)
{
    (void)state;
    open_closing();
    lock_on_the_screen();
    terminal_wait(terminal, "S simpan ke berkas");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "survei dikunci");
    desk_type(terminal, "1", LOCKED);
    desk_type(terminal, "2", "Daftar lembar");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar");
    desk_type(terminal, "1", LOCKED);
}

static void a_digit_typed_ahead_does_not_lock(void **state)
{
    (void)state;
    open_closing();
    desk_step(terminal, TERMINAL_KEY_F2, "Kunci survei ini?");
    terminal_press(terminal, "1 2");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "TERBUKA");
}

static void the_statement_can_be_read_and_saved(void **state)
{
    (void)state;
    open_closing();
    lock_on_the_screen();
    desk_type(terminal, "p", "PERNYATAAN DATA SURVEI");
    terminal_wait(terminal, "Loka POM di Kota Balikpapan");
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_wait(terminal, "-- ed25519 --");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "TERKUNCI");
    desk_type(terminal, "s", "Folder tempat menyimpan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Pernyataan ditulis:");
    g_autofree char *path = g_build_filename(home, "pernyataan-skm-2024.txt", NULL);
    g_autofree char *said = desk_run(home, "statement", "verify", path, NULL);
    assert_non_null(strstr(said, "Tanda tangan sah."));
    desk_type(terminal, "s", "Folder tempat menyimpan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "! Berkas");
}

static void a_survey_with_an_unfinished_sheet_is_locked_only_with_a_reason(void **state)
{
    (void)state;
    terminal = desk_open(home);
    desk_go(terminal, "1", "Entri lembar 32");
    terminal_press(terminal, "1-34");
    terminal_wait(terminal, "34 tahun");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "belum selesai.");
    desk_type(terminal, "2", "lanjut lembar 32");
    desk_go(terminal, "8", "Penutupan survei");
    terminal_wait(terminal, "!  1 lembar belum selesai");
    desk_step(terminal, TERMINAL_KEY_F2, "Masih ada yang belum beres.");
    terminal_press(terminal, "kertas basah dan tidak terbaca, orangnya tidak dapat dihubungi lagi "
                             "sampai akhir");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Kunci kantor dibuat:");
    desk_step(terminal, TERMINAL_KEY_ENTER, "! belum beres: kertas basah");
    terminal_wait(terminal, "sampai akhir");
    desk_type(terminal, "p", "Belum beres           kertas basah");
}

static void unlocking_asks_why(void **state)
{
    (void)state;
    open_closing();
    lock_on_the_screen();
    desk_type(terminal, "b", "Mengapa kunci survei dibuka?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Sebut alasan membuka kunci survei.");
    desk_type(terminal, "b", "Mengapa kunci survei dibuka?");
    terminal_press(terminal, "dua lembar tertinggal");
    desk_step(terminal, TERMINAL_KEY_ENTER, "kuncinya dibuka lagi");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 32");
}

static void the_statement_of_before_is_marked_once_the_survey_is_open_again(void **state)
{
    (void)state;
    open_closing();
    lock_on_the_screen();
    assert_false(terminal_shows(terminal, "sebelum dibuka lagi"));
    desk_type(terminal, "b", "Mengapa kunci survei dibuka?");
    terminal_press(terminal, "dua lembar tertinggal");
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "Pernyataan yang ada: sebelum dibuka lagi pada 31-07-2024 09:00");
    desk_type(terminal, "p", "Pernyataan sebelum dibuka lagi pada 31-07-2024 09:00");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "TERBUKA");
    desk_type(terminal, "s", "Folder tempat menyimpan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Pernyataan sebelum dibuka lagi ditulis:");
    lock_again();
    terminal_wait_gone(terminal, "sebelum dibuka lagi");
}

/* --- commands --- */

static struct office office;

static void locking_prints_a_statement_that_verifies_elsewhere(void **state)
{
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "lock"), 0);
    office_says(&office, "PERNYATAAN DATA SURVEI");
    office_says(&office, "Lembar dientri        0");
    office_says(&office, "Indeks (IKM)               –");
    g_autofree char *path = office_write(&office, "s.txt", office.last.output);
    g_autofree char *verify = g_strdup_printf("$LEMBAR statement verify '%s'", path);
    assert_int_equal(office_shell(&office, verify), 0);
    office_says(&office, "Tanda tangan sah.");
    office_end(&office);
}

static void a_statement_that_was_changed_is_refused(void **state)
{
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "lock"), 0);
    g_autofree char *path = office_write(&office, "s.txt", office.last.output);
    g_autofree char *bend = g_strdup_printf("sed -i 's/dientri        0/dientri        9/' '%s'; "
                                            "$LEMBAR statement verify '%s'",
                                            path, path);
    assert_int_equal(office_shell(&office, bend), 1);
    office_complains(&office, "Tanda tangan tidak cocok");
    g_autofree char *other = office_write(&office, "t.txt", "halo\n");
    office_run(&office, "statement", "verify", other);
    office_refuses(&office, 1, "bukan pernyataan Lembar");
    office_run(&office, "statement", "verify", "/nowhere");
    office_refuses(&office, 1, "tidak dapat dibaca");
    office_run(&office, "statement", "check");
    office_refuses(&office, 2, "Pakailah: lembar statement verify BERKAS");
    office_end(&office);
}

static void the_key_of_the_office_can_be_asked_for(void **state)
{
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "lock"), 0);
    const char *line = strstr(office.last.output, "Kunci kantor");
    g_autofree char *key = g_strndup(line + strlen("Kunci kantor          "), 19);
    g_autofree char *path = office_write(&office, "s.txt", office.last.output);
    assert_int_equal(office_run(&office, "statement", "verify", path, "--key", key), 0);
    office_says(&office, "dengan kunci kantor yang diharapkan");
    office_run(&office, "statement", "verify", path, "--key", "0000 0000 0000 0000");
    office_refuses(&office, 1, "ditandatangani dengan kunci lain");
    office_end(&office);
}

static void the_command_tells_once_where_the_key_of_the_office_is(void **state)
{
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_run(&office, "lock"), 0);
    office_complains(&office, "Kunci kantor dibuat: ");
    office_complains(&office, ".key. Simpan salinannya terpisah");
    assert_int_equal(office_run(&office, "unlock", "--reason", "satu tertinggal"), 0);
    assert_int_equal(office_run(&office, "lock"), 0);
    assert_string_equal(office.last.errors, "");
    office_end(&office);
}

static void a_key_that_a_kill_left_before_the_lock_is_told_with_the_lock(void **state)
{
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "printf '%064d\\n' 7 > $DB.key; chmod 600 $DB.key"), 0);
    assert_int_equal(office_run(&office, "lock"), 0);
    office_complains(&office, "Kunci kantor dibuat: ");
    office_end(&office);
}

static void commands_respect_the_lock(void **state)
{
    (void)state;
    office_begin_survey(&office);
    office_run(&office, "statement");
    office_refuses(&office, 1, "belum pernah dikunci");
    office_run(&office, "unlock", "--reason", "x");
    office_refuses(&office, 1, "Survei ini tidak dikunci.");
    assert_int_equal(office_run(&office, "lock"), 0);
    g_autofree char *path = office_write(&office, "in.csv", "sheet,service,q1\n3,CDOB,6\n");
    office_run(&office, "import", "sheets", path);
    office_refuses(&office, 1, LOCKED);
    office_run(&office, "lock");
    office_refuses(&office, 1, "Survei ini sudah dikunci.");
    office_run(&office, "unlock");
    office_refuses(&office, 1, "Sebut alasan membuka kunci survei.");
    assert_int_equal(office_run(&office, "unlock", "--reason", "satu tertinggal"), 0);
    assert_int_equal(office_run(&office, "statement"), 0);
    office_says(&office, "PERNYATAAN DATA SURVEI");
    office_complains(&office, "Survei ini dibuka lagi pada");
    assert_int_equal(office_run(&office, "import", "sheets", path), 0);
    assert_int_equal(office_run(&office, "audit", "verify"), 0);
    office_end(&office);
}

static void a_damaged_key_is_told_and_nothing_is_locked(void **state)
{
    (void)state;
    office_begin_survey(&office);
    assert_int_equal(office_shell(&office, "echo x > $DB.key"), 0);
    office_run(&office, "lock");
    office_refuses(&office, 1, "tidak dapat dibaca atau rusak");
    office_run(&office, "statement");
    office_refuses(&office, 1, "belum pernah dikunci");
    office_end(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_screen_tells_what_is_settled),
        TEST(the_key_of_the_office_is_told_of_when_it_is_made),
        TEST(a_locked_survey_takes_no_sheet),
        TEST(a_digit_typed_ahead_does_not_lock),
        TEST(the_statement_can_be_read_and_saved),
        TEST(a_survey_with_an_unfinished_sheet_is_locked_only_with_a_reason),
        TEST(unlocking_asks_why),
        TEST(the_statement_of_before_is_marked_once_the_survey_is_open_again),
        cmocka_unit_test(locking_prints_a_statement_that_verifies_elsewhere),
        cmocka_unit_test(a_statement_that_was_changed_is_refused),
        cmocka_unit_test(the_key_of_the_office_can_be_asked_for),
        cmocka_unit_test(the_command_tells_once_where_the_key_of_the_office_is),
        cmocka_unit_test(a_key_that_a_kill_left_before_the_lock_is_told_with_the_lock),
        cmocka_unit_test(commands_respect_the_lock),
        cmocka_unit_test(a_damaged_key_is_told_and_nothing_is_locked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
