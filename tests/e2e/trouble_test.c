#include "tests/e2e/desk_steps.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

#include <glib/gstdio.h>

/* A first start, and everything that can be wrong with a database, a terminal or a disk: one clear
 * sentence, nothing lost, a sane terminal. */

static int set_up(void **state)
{
    (void)state;
    home = desk_create_empty();
    terminal = NULL;
    return 0;
}

static int tear_down_disk(void **state)
{
    g_autofree char *disk = g_build_filename(home, ".local", "share", NULL);
    terminal_end(g_steal_pointer(&terminal));
    umount2(disk, MNT_DETACH); /* of a test that failed; there is none otherwise */
    return tear_down(state);
}

#define DISK_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down_disk)

/* Starts the program in a terminal, where it ends at once with a sentence. */
static void assert_refuses_to_start(const char *term, const char *const *environment,
                                    const char *sentence)
{
    const char *const argv[] = {desk_program(), NULL};
    terminal = terminal_start(&(struct terminal_setup){
        .argv = argv, .home = home, .term = term, .environment = environment, .columns = 200});
    int status = terminal_wait_exit(terminal);
    g_autofree char *first = terminal_row(terminal, 0), *third = terminal_row(terminal, 2);
    if (!g_str_has_prefix(first, "lembar: ") || !strstr(first, sentence))
        fail_msg("\"%s\" is not told in \"%s\"", sentence, first);
    assert_string_equal(third, "");
    assert_true(status == 1 || status == 2);
    assert_true(terminal_is_sane(terminal));
}

/* --- the first start --- */

static void the_first_start_leads_through_set_up_to_keying(void **state)
{
    (void)state;
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Selamat datang di Lembar");
    desk_type(terminal, "Loka POM Uji\t", "▌ Formulir");
    desk_type(terminal, "\t", "▌ Tahun");
    desk_type(terminal, "\t90,00\t", "▌ Layanan");
    desk_type(terminal, "CPPOB = Izin CPPOB : 98\rADU = Pengaduan", "ADU = Pengaduan");
    desk_step(terminal, TERMINAL_KEY_F2, "Loka POM Uji · SKM 2024");
    terminal_wait(terminal, "mulai lembar 1");
    terminal_wait(terminal, "sampel 0 dari minimal");
    desk_type(terminal, "1", "1 Izin CPPOB");
    terminal_wait(terminal, "2 Pengaduan");
    desk_type(terminal, "1-3423210066666666666+", "Lembar 1 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    desk_close(terminal);
    terminal = desk_open(home);
    terminal_wait(terminal, "1 lembar dientri");
}

static void set_up_names_what_is_missing(void **state)
{
    (void)state;
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    desk_step(terminal, TERMINAL_KEY_F2, "! ");
    terminal_wait(terminal, "▌ Unit");
    desk_type(terminal, "Loka\t\t", "▌ Tahun");
    press_times(TERMINAL_KEY_BACKSPACE, 4);
    desk_type(terminal, "20", "Tahun          20");
    desk_step(terminal, TERMINAL_KEY_F2, "! ");
    g_autofree char *database = desk_database(home);
    assert_false(g_file_test(database, G_FILE_TEST_EXISTS));
}

static void set_up_chooses_another_form(void **state)
{
    (void)state;
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    desk_type(terminal, "Loka\t", "▌ Formulir");
    desk_type(terminal, "\033OC", "(Permenpan RB 14/2017)");
    desk_type(terminal, "\t\t\tA = Layanan A", "A = Layanan A");
    desk_step(terminal, TERMINAL_KEY_F2, "SKM 14/2017 2024");
}

static void set_up_is_not_thrown_away_without_asking(void **state)
{
    (void)state;
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    desk_type(terminal, "Loka", "Unit           Loka");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Survei ini belum dibuat.");
    desk_type(terminal, "3", "▌ Unit           Loka");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Survei ini belum dibuat.");
    terminal_press(terminal, "2");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
}

/* --- the database --- */

static void write_database(const char *text)
{
    g_autofree char *database = desk_database(home), *folder = g_path_get_dirname(database);
    assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
    assert_true(g_file_set_contents(database, text, -1, NULL));
}

static void a_damaged_database_is_told(void **state)
{
    (void)state;
    write_database("This is no database, but a text of some length that somebody saved here.\n");
    assert_refuses_to_start(NULL, NULL, "lembar.db");
    assert_int_equal(terminal_status(terminal), 1);
}

/* Overwrites four bytes of the header: what SQLite keeps for the program that owns the file. */
static void write_header_number(long offset, guint32 number)
{
    g_autofree char *database = desk_database(home);
    guint32 bytes = GUINT32_TO_BE(number);
    FILE *file = g_fopen(database, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, offset, SEEK_SET), 0);
    assert_int_equal(fwrite(&bytes, 1, sizeof bytes, file), sizeof bytes);
    assert_int_equal(fclose(file), 0);
}

static void begin_survey(void)
{
    g_free(desk_run(home, "init", "--unit", "Loka", "--form", "skm-bpom-2024", "--year", "2024",
                    "--service", "A=Layanan A", NULL));
}

static void a_database_of_another_program_is_told(void **state)
{
    (void)state;
    begin_survey();
    write_header_number(68, 0x12345678);
    assert_refuses_to_start(NULL, NULL, "lembar.db");
    assert_int_equal(terminal_status(terminal), 1);
}

static void a_database_of_a_newer_lembar_is_told(void **state)
{
    (void)state;
    begin_survey();
    write_header_number(60, 9999);
    assert_refuses_to_start(NULL, NULL, "lembar.db");
    assert_int_equal(terminal_status(terminal), 1);
}

static void a_folder_in_place_of_the_database_is_told(void **state)
{
    (void)state;
    g_autofree char *database = desk_database(home);
    assert_int_equal(g_mkdir_with_parents(database, 0700), 0);
    assert_refuses_to_start(NULL, NULL, "lembar.db");
    assert_int_equal(terminal_status(terminal), 1);
}

/* Nobody can make a file there, root neither. */
static void a_folder_that_cannot_be_written_is_told_by_set_up(void **state)
{
    static const char *const environment[] = {"XDG_DATA_HOME=/proc/self", NULL};
    (void)state;
    terminal = desk_open_with(home, &(struct terminal_setup){.environment = environment});
    desk_type(terminal, "Loka\t\t\t\tA = Layanan A", "A = Layanan A");
    desk_step(terminal, TERMINAL_KEY_F2, "! ");
    terminal_wait(terminal, "▌ Layanan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Survei ini belum dibuat.");
    terminal_press(terminal, "2");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
}

/* --- the terminal --- */

static void an_unknown_terminal_is_told(void **state)
{
    (void)state;
    begin_survey();
    assert_refuses_to_start("no-such-terminal", NULL,
                            "Terminal \"no-such-terminal\" tidak dikenal.");
}

static void a_terminal_without_a_cursor_is_told(void **state)
{
    (void)state;
    begin_survey();
    assert_refuses_to_start("dumb", NULL, "tidak dapat menggerakkan kursor");
}

static void no_terminal_type_at_all_is_told(void **state)
{
    static const char *const environment[] = {"TERM", NULL};
    (void)state;
    begin_survey();
    assert_refuses_to_start(NULL, environment, "tidak dikenal");
}

static void every_signal_that_ends_the_program_leaves_a_sane_terminal(void **state)
{
    static const int signals[] = {SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,  SIGSYS,
                                  SIGTRAP, SIGPROF, SIGIO,   SIGPWR,    SIGSTKFLT};
    (void)state;
    begin_survey();
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
        terminal = desk_open(home);
        terminal_kill(terminal, signals[i]);
        assert_int_equal(terminal_wait_exit(terminal), 128 + signals[i]);
        assert_true(terminal_is_sane(terminal));
        terminal_end(terminal);
        terminal = NULL;
    }
}

/* --- the forms --- */

/* A program alone in a folder has no forms beside it. */
static void a_missing_folder_of_forms_is_told(void **state)
{
    (void)state;
    g_autofree char *folder = g_build_filename(home, "a", "b", "c", NULL);
    g_autofree char *copy = g_build_filename(folder, "lembar", NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
    assert_true(g_file_get_contents(desk_program(), &bytes, &length, NULL));
    assert_true(g_file_set_contents(copy, bytes, (gssize)length, NULL));
    assert_int_equal(g_chmod(copy, 0700), 0);
    const char *const argv[] = {copy, NULL};
    terminal = desk_open_with(home, &(struct terminal_setup){.argv = argv});
    terminal_wait(terminal, "! Folder formulir");
    desk_step(terminal, TERMINAL_KEY_F2, "! ");
    terminal_wait(terminal, "▌ Unit");
}

/* --- a full disk --- */

/* Files may grow up to so many blocks of 512 bytes. */
static void open_with_limit(long blocks)
{
    g_autofree char *script = g_strdup_printf("ulimit -f %ld; exec \"$0\" --user Budi", blocks);
    const char *const argv[] = {"/bin/sh", "-c", script, desk_program(), NULL};
    terminal = desk_open_with(home, &(struct terminal_setup){.argv = argv});
}

static long size_in_blocks(const char *suffix)
{
    g_autofree char *database = desk_database(home);
    g_autofree char *path = g_strconcat(database, suffix, NULL);
    GStatBuf status;
    return g_stat(path, &status) == 0 ? (long)(status.st_size / 512) : 0;
}

static bool tells_trouble(struct terminal *of, void *data)
{
    (void)data;
    return terminal_shows(of, "! Basis data") || terminal_shows(of, "! Penyimpanan penuh");
}

static bool stored_or_in_trouble(struct terminal *of, void *data)
{
    return tells_trouble(of, data) || terminal_shows(of, data);
}

/* No two sheets in a row are of the same respondent. */
static int age_of(int sheet)
{
    return 20 + sheet % 60;
}

/* Keys sheets until the disk is full; returns how many were told to be stored. */
static int key_until_full(void)
{
    desk_type(terminal, "1", "Entri lembar 1 ");
    terminal_press(terminal, "1-");
    for (int sheet = 1; sheet <= 2000; sheet++) {
        g_autofree char *stored = g_strdup_printf("Lembar %d tersimpan.", sheet);
        g_autofree char *keys = g_strdup_printf("%d23210066666666666+", age_of(sheet));
        terminal_press(terminal, keys);
        terminal_wait_until(terminal, stored_or_in_trouble, stored);
        if (!terminal_shows(terminal, stored))
            return sheet - 1;
    }
    fail_msg("the disk was never full");
    return 0;
}

/* How many fields the screen says are keyed. */
static int keyed_fields(void)
{
    g_autofree char *text = terminal_text(terminal);
    const char *total = g_strrstr(text, " dari 31");
    assert_non_null(total);
    while (g_ascii_isdigit(total[-1]))
        total--;
    return atoi(total);
}

static void a_full_disk_is_told_and_what_was_accepted_stays(void **state)
{
    (void)state;
    begin_survey();
    open_with_limit(size_in_blocks("") + 40);
    int stored = key_until_full();
    assert_true(stored > 0);
    terminal_wait(terminal, "! Penyimpanan penuh atau rusak: basis data");
    kill_program();
    for (int number = 1; number <= stored; number++) {
        g_autofree char *sheet = desk_sheet(home, number);
        g_autofree char *expected = g_strdup_printf(
            "%d|A||%d|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6||||||||||1|", number, age_of(number));
        assert_string_equal(sheet, expected);
    }
}

/* Nothing is taken after a field that found no room, so nothing more can be lost. */
static void no_field_is_taken_before_the_one_before_it_is_safe(void **state)
{
    (void)state;
    begin_survey();
    open_with_limit(size_in_blocks("") + 2);
    terminal_resize(terminal, 40, 300); /* so that the sentence covers nothing */
    desk_type(terminal, "1", "Entri lembar 1 ");
    terminal_press(terminal, "1-3423210066");
    for (int i = 0; i < 200; i++)
        terminal_press(terminal, "5/");
    terminal_wait(terminal, "BELUM tersimpan");
    desk_step(terminal, TERMINAL_KEY_TAB, "! Penyimpanan penuh");
    desk_step(terminal, TERMINAL_KEY_F2, "! Penyimpanan penuh");
    int keyed = keyed_fields();
    terminal_kill(terminal, SIGTERM);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Entri lembar 1 ");
    terminal_wait(terminal, " dari 31");
    assert_in_range(keyed_fields(), keyed - 1, keyed);
}

/* Shrinks the disk mounted on FOLDER to what it holds and so many KiB more. */
static void leave_room(const char *folder, unsigned long kib)
{
    struct statvfs disk;
    assert_int_equal(statvfs(folder, &disk), 0);
    unsigned long used = (disk.f_blocks - disk.f_bfree) * (disk.f_frsize / 1024);
    g_autofree char *size = g_strdup_printf("size=%luk", used + kib);
    assert_int_equal(mount("tmpfs", folder, "tmpfs", MS_REMOUNT, size), 0);
}

/* A disk of its own, where the test may mount one; else the limit above stands for it. */
static void a_disk_without_room_is_named(void **state)
{
    (void)state;
    g_autofree char *disk = g_build_filename(home, ".local", "share", NULL);
    assert_int_equal(g_mkdir_with_parents(disk, 0700), 0);
    if (mount("tmpfs", disk, "tmpfs", 0, "size=8m") != 0)
        skip();
    begin_survey();
    terminal = desk_open(home);
    leave_room(disk, 280);
    int stored = key_until_full();
    assert_true(stored > 0);
    terminal_wait(terminal,
                  "! Penyimpanan penuh: tidak ada yang diubah. Kosongkan ruang, lalu ulangi.");
    terminal_wait(terminal, "BELUM tersimpan");
    assert_int_equal(mount("tmpfs", disk, "tmpfs", MS_REMOUNT, "size=8m"), 0);
    desk_step(terminal, TERMINAL_KEY_DOWN, "│ tersimpan ");
    terminal_wait_gone(terminal, "Penyimpanan penuh");
    assert_false(terminal_shows(terminal, "Tahapan      6"));
    terminal_end(terminal);
    terminal = NULL;
    g_autofree char *last = desk_sheet(home, stored);
    assert_non_null(strstr(last, "|P|S1|SWASTA|100|6|6|6|6|6|6|6|6|6|6|6|"));
    assert_int_equal(umount2(disk, MNT_DETACH), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_start_leads_through_set_up_to_keying),
        TEST(set_up_names_what_is_missing),
        TEST(set_up_chooses_another_form),
        TEST(set_up_is_not_thrown_away_without_asking),
        TEST(a_damaged_database_is_told),
        TEST(a_database_of_another_program_is_told),
        TEST(a_database_of_a_newer_lembar_is_told),
        TEST(a_folder_in_place_of_the_database_is_told),
        TEST(a_folder_that_cannot_be_written_is_told_by_set_up),
        TEST(an_unknown_terminal_is_told),
        TEST(a_terminal_without_a_cursor_is_told),
        TEST(no_terminal_type_at_all_is_told),
        TEST(every_signal_that_ends_the_program_leaves_a_sane_terminal),
        TEST(a_missing_folder_of_forms_is_told),
        TEST(a_full_disk_is_told_and_what_was_accepted_stays),
        TEST(no_field_is_taken_before_the_one_before_it_is_safe),
        DISK_TEST(a_disk_without_room_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
