#include "tests/support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>

/* lembar backup and lembar restore. */

#define SHEETS                                                                                     \
    "sheet,service,date,age,q1,suggestion,name,phone\n"                                            \
    "3,CDOB,2024-06-24,34,6,terima kasih,Aniwidyawati,0812\n"
#define MORE "sheet,service,age,q1\n4,CPKB,30,5\n"

static struct office office;
static char *stick;

static void import(const char *sheets)
{
    g_autofree char *path = office_write(&office, "in.csv", sheets);
    assert_int_equal(office_run(&office, "import", "sheets", path), 0);
}

/* The backup in the folder, the caller's. */
static char *the_backup(void)
{
    g_autoptr(GDir) directory = g_dir_open(stick, 0, NULL);
    const char *name = directory ? g_dir_read_name(directory) : NULL;
    assert_non_null(name);
    return g_build_filename(stick, name, NULL);
}

static char *make(void)
{
    if (office_run(&office, "backup", stick) != 0)
        fail_msg("%s", office.last.errors);
    return the_backup();
}

static long sheets(void)
{
    assert_int_equal(office_run(&office, "export", "sheets"), 0);
    long lines = 0;
    for (const char *at = office.last.output; *at; at++)
        lines += *at == '\n';
    return lines - 1;
}

/* Names beside the database that hold PART. */
static int beside(const char *part)
{
    g_autoptr(GDir) directory = g_dir_open(office.home, 0, NULL);
    int count = 0;
    for (const char *name; (name = g_dir_read_name(directory));)
        count += strstr(name, part) != NULL;
    return count;
}

/* --- backup --- */

static void a_backup_is_told_with_its_path(void **state)
{
    (void)state;
    g_autofree char *path = make();
    g_autofree char *expected = g_strdup_printf("Cadangan dibuat dan dibaca kembali: %s\n", path);
    assert_string_equal(office.last.output, expected);
    assert_true(g_str_has_suffix(path, ".db"));
    assert_int_equal(office_run(&office, "--db", path, "check"), 0);
    assert_int_equal(office_run(&office, "--lang", "en", "backup", stick), 0);
    office_says(&office, "Backup made and read back: ");
}

static void without_a_folder_one_must_be_chosen(void **state)
{
    (void)state;
    office_run(&office, "backup");
    office_refuses(&office, 2, "Sebutkan folder cadangan");
    assert_int_equal(office_run(&office, "backup", "--status"), 0);
    assert_string_equal(office.last.output,
                        "Folder cadangan belum dipilih.\nBelum ada cadangan.\n");
    assert_int_equal(office_run(&office, "backup", "--folder", stick, "--every", "7"), 0);
    office_says(&office, "sesudah tiap 7 lembar dan saat ditutup\nBelum ada cadangan.\n");
    assert_int_equal(office_run(&office, "backup"), 0);
    assert_int_equal(office_run(&office, "backup", "--status"), 0);
    office_says(&office, "Cadangan terakhir: ");
    assert_int_equal(office_run(&office, "backup", "--every", "0"), 0);
    office_says(&office, ", saat ditutup\n");
    assert_int_equal(office_run(&office, "backup", "--folder", ""), 0);
    office_says(&office, "Folder cadangan belum dipilih.\n");
}

static void a_wrong_call_is_refused(void **state)
{
    (void)state;
    office_run(&office, "backup", stick, "--status");
    office_refuses(&office, 2, "jalankan sendiri-sendiri");
    office_run(&office, "backup", "--every", "-1");
    office_refuses(&office, 2, "\"-1\" pada --every bukan bilangan");
    office_run(&office, "backup", "--folder", "/nowhere/at/all");
    office_refuses(&office, 1, "Folder /nowhere/at/all tidak ada.");
    office_run(&office, "backup", "a", "b");
    office_refuses(&office, 2, "Pakailah: lembar backup");
    office_run(&office, "restore");
    office_refuses(&office, 2, "Pakailah: lembar restore");
}

static void a_stick_that_is_not_in_is_told_until_it_works(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "backup", "--folder", stick), 0);
    assert_int_equal(g_rmdir(stick), 0);
    office_run(&office, "backup");
    office_refuses(&office, 1, "tidak ada. Pasang penyimpanannya");
    assert_int_equal(office_run(&office, "backup", "--status"), 0);
    office_says(&office, "Cadangan gagal sejak ");
    assert_int_equal(g_mkdir(stick, 0700), 0);
    assert_int_equal(office_run(&office, "backup"), 0);
    assert_int_equal(office_run(&office, "backup", "--status"), 0);
    assert_null(strstr(office.last.output, "gagal"));
}

static void a_copy_for_others_has_all_but_personal_data(void **state)
{
    (void)state;
    assert_int_equal(office_run(&office, "backup", stick, "--without-personal-data"), 0);
    g_autofree char *path = the_backup();
    g_autofree char *script = g_strdup_printf("! grep -aq Aniwidyawati '%s'", path);
    assert_int_equal(office_shell(&office, script), 0);
    assert_int_equal(office_run(&office, "--db", path, "export", "sheets"), 0);
    office_says(&office, "\n3,CDOB,2024-06-24,34,");
    assert_int_equal(office_run(&office, "--db", path, "audit", "verify"), 0);
    office_says(&office, "Rantai catatan utuh");
    office_says(&office,
                "Salinan tanpa data pribadi: data pribadi dan kata sandi tidak diperiksa.");
    assert_int_equal(office_run(&office, "--db", path, "check"), 0);
    office_says(&office, "Salinan tanpa data pribadi:");
    office_run(&office, "restore", path);
    office_refuses(&office, 1, "salinan tanpa data pribadi untuk pihak lain, bukan cadangan");
}

/* --- restore --- */

static void a_lost_database_is_restored(void **state)
{
    (void)state;
    g_autofree char *path = make();
    assert_int_equal(office_shell(&office, "rm $DB*"), 0);
    assert_int_equal(office_run(&office, "restore", path), 0);
    office_says(&office, "1 lembar, 9 catatan.\n");
    assert_null(strstr(office.last.output, "Yang sebelumnya"));
    assert_int_equal(sheets(), 1);
    assert_int_equal(office_run(&office, "check"), 0);
    assert_int_equal(beside("restore"), 0);
}

static void an_older_database_is_kept_beside(void **state)
{
    (void)state;
    assert_int_equal(office_shell(&office, "cp $DB $DB.old"), 0);
    import(MORE);
    g_autofree char *path = make();
    assert_int_equal(office_shell(&office, "rm -f $DB $DB-wal $DB-shm; mv $DB.old $DB"), 0);
    assert_int_equal(office_run(&office, "restore", path), 0);
    office_says(&office, "Yang sebelumnya disimpan sebagai ");
    assert_int_equal(sheets(), 2);
    assert_int_equal(beside(".before-restore-"), 1);
    assert_int_equal(beside("-part"), 0);
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB.before-restore-* check"), 0);
}

/* The clock of the tests stands still. */
static void restores_of_the_same_second_each_keep_what_was_before(void **state)
{
    (void)state;
    g_autofree char *path = make();
    import(MORE);
    assert_int_equal(office_run(&office, "restore", path, "--over-newer"), 0);
    assert_int_equal(office_run(&office, "restore", path), 0);
    office_says(&office, ".before-restore-20240731-090000-2");
    assert_int_equal(office_run(&office, "restore", path), 0);
    office_says(&office, ".before-restore-20240731-090000-3");
    assert_int_equal(beside(".before-restore-"), 3);
    assert_int_equal(sheets(), 1);
    assert_int_equal(
        office_shell(&office, "$LEMBAR --db $DB.before-restore-20240731-090000 export sheets"), 0);
    office_says(&office, "\n4,");
}

static void restores_at_once_take_turns(void **state)
{
    (void)state;
    g_autofree char *path = make();
    g_autofree char *script =
        g_strdup_printf("restore() { $LEMBAR --db $DB restore '%s' --over-newer >&2; }\n"
                        "restore & one=$!; restore & other=$!; restore && wait $one && wait $other",
                        path);
    if (office_shell(&office, script) != 0)
        fail_msg("%s", office.last.errors);
    assert_int_equal(beside(".before-restore-"), 3);
    assert_int_equal(sheets(), 1);
    assert_int_equal(office_run(&office, "check"), 0);
}

static void what_a_killed_restore_left_is_cleared_away(void **state)
{
    (void)state;
    g_autofree char *path = make();
    assert_int_equal(office_shell(&office, "for end in '' -wal -shm -journal; do "
                                           "cat tests/data/*.csv > $DB.restore-part$end; done"),
                     0);
    assert_int_equal(office_run(&office, "restore", path), 0);
    assert_int_equal(beside("restore-part"), 0);
    assert_int_equal(sheets(), 1);
}

static void the_log_of_a_lost_database_is_kept_beside_what_is_restored(void **state)
{
    (void)state;
    g_autofree char *path = make();
    assert_int_equal(office_shell(&office, "rm $DB; echo the last changes > $DB-wal"), 0);
    assert_int_equal(office_run(&office, "restore", path), 0);
    assert_int_equal(sheets(), 1);
    assert_int_equal(office_shell(&office, "cat $DB.before-restore-*-wal"), 0);
    office_says(&office, "the last changes");
}

static void a_newer_database_is_not_overwritten_unless_it_is_said(void **state)
{
    (void)state;
    g_autofree char *path = make();
    import(MORE);
    office_run(&office, "restore", path);
    office_refuses(&office, 1, "lebih baru: 1 lembarnya");
    assert_int_equal(sheets(), 2);
    assert_int_equal(beside("restore"), 0);
    assert_int_equal(office_run(&office, "restore", path, "--over-newer"), 0);
    assert_int_equal(sheets(), 1);
    assert_int_equal(office_shell(&office, "$LEMBAR --db $DB.before-restore-* export sheets"), 0);
    office_says(&office, "\n4,");
}

static void a_change_that_the_backup_does_not_know_counts_as_newer(void **state)
{
    (void)state;
    g_autofree char *path = make();
    assert_int_equal(office_run(&office, "forget", "3", "--yes"), 0);
    office_run(&office, "restore", path);
    office_refuses(&office, 1, "lebih baru: perubahan padanya tidak ada di cadangan");
}

static void what_is_no_whole_backup_is_refused(void **state)
{
    (void)state;
    g_autofree char *path = make();
    g_autofree char *text = office_write(&office, "text.db", "not a database, only words\n");
    g_autofree char *torn = g_strdup_printf("head -c 60000 '%s' > $DB.torn", path);
    g_autofree char *torn_path = g_strconcat(office.database, ".torn", NULL);
    g_autofree char *bent = g_strdup_printf("sed -i 's/terima kasih/terima nasib/' '%s'", path);
    office_run(&office, "restore", "/nowhere.db");
    office_refuses(&office, 1, "Cadangan /nowhere.db tidak ada.");
    office_run(&office, "restore", text);
    office_refuses(&office, 1, "rusak atau bukan cadangan Lembar");
    assert_int_equal(office_shell(&office, torn), 0);
    office_run(&office, "restore", torn_path);
    office_refuses(&office, 1, "rusak atau bukan cadangan Lembar");
    assert_int_equal(office_shell(&office, "mkfifo $DB.pipe; exec timeout 20 $LEMBAR --db $DB "
                                           "restore $DB.pipe"),
                     1);
    office_run(&office, "restore", office.database);
    office_refuses(&office, 1, "adalah basis data itu sendiri");
    assert_int_equal(office_shell(&office, bent), 0);
    office_run(&office, "restore", path, "--over-newer");
    office_refuses(&office, 1, "Catatan perubahan di cadangan");
    assert_int_equal(sheets(), 1);
    assert_int_equal(beside("restore"), 0);
}

static void a_damaged_database_gives_way_only_when_it_is_said(void **state)
{
    (void)state;
    g_autofree char *path = make();
    assert_int_equal(office_shell(&office, "echo nonsense and more of it > $DB"), 0);
    office_run(&office, "restore", path);
    office_refuses(&office, 1, "tidak dapat dibandingkan");
    assert_int_equal(office_run(&office, "restore", path, "--over-newer"), 0);
    assert_int_equal(sheets(), 1);
    assert_int_equal(office_shell(&office, "cat $DB.before-restore-*"), 0);
    office_says(&office, "nonsense");
}

static void a_full_disk_leaves_the_database_as_it_was(void **state)
{
    (void)state;
    g_autofree char *path = make();
    g_autofree char *script =
        g_strdup_printf("ulimit -f 40; exec $LEMBAR --db $DB restore '%s' --over-newer", path);
    import(MORE);
    assert_int_equal(office_shell(&office, script), 1);
    office_complains(&office, "Tidak ada yang diubah.");
    assert_int_equal(beside("restore"), 0);
    assert_int_equal(sheets(), 2);
    assert_int_equal(office_run(&office, "check"), 0);
}

static int set_up(void **state)
{
    (void)state;
    office_begin_survey(&office);
    import(SHEETS);
    stick = g_build_filename(office.home, "stick", NULL);
    return g_mkdir(stick, 0700);
}

static int tear_down(void **state)
{
    (void)state;
    office_end(&office);
    g_free(stick);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_backup_is_told_with_its_path),
        TEST(without_a_folder_one_must_be_chosen),
        TEST(a_wrong_call_is_refused),
        TEST(a_stick_that_is_not_in_is_told_until_it_works),
        TEST(a_copy_for_others_has_all_but_personal_data),
        TEST(a_lost_database_is_restored),
        TEST(an_older_database_is_kept_beside),
        TEST(restores_of_the_same_second_each_keep_what_was_before),
        TEST(restores_at_once_take_turns),
        TEST(what_a_killed_restore_left_is_cleared_away),
        TEST(the_log_of_a_lost_database_is_kept_beside_what_is_restored),
        TEST(a_newer_database_is_not_overwritten_unless_it_is_said),
        TEST(a_change_that_the_backup_does_not_know_counts_as_newer),
        TEST(what_is_no_whole_backup_is_refused),
        TEST(a_full_disk_leaves_the_database_as_it_was),
        TEST(a_damaged_database_gives_way_only_when_it_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
