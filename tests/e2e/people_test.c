#include "tests/e2e/clock_steps.h"
#include "tests/e2e/sql_steps.h"
#include "tests/support/command.h"

#include <sys/stat.h>

/* Signing in, the lock, roles and settings, as people meet them on the screens. Rina is the
 * administrator, Sari a supervisor, Budi an officer; the clock goes only as the test says. */

#define RINA "rahasia satu"
#define SARI "rahasia dua"
#define BUDI "rahasia tiga"

/* `lembar --user Rina` with her password. */
#define rina_runs(...)                                                                             \
    g_free(desk_run(home, "--user", "Rina", "--password-file", rina_file(), __VA_ARGS__, NULL))

static const char *rina_file(void)
{
    static char path[4096];
    g_snprintf(path, sizeof path, "%s/rina", home);
    return path;
}

static void add_person(const char *name, const char *role, const char *password)
{
    g_autofree char *given = desk_write(home, "given", "sandi sementara");
    g_autofree char *own = desk_write(home, name, password);
    rina_runs("people", "add", name, "--role", role, "--new-password-file", given);
    g_free(desk_run(home, "--user", name, "--password-file", given, "people", "password",
                    "--new-password-file", own, NULL));
}

static void open_terminal_as(const char *user, const char *language)
{
    const char *const argv[] = {desk_program(),         "--lang", language,
                                user ? "--user" : NULL, user,     NULL};
    const char *const environment[] = {clock_variable, NULL};
    terminal_end(terminal);
    terminal =
        desk_open_with(home, &(struct terminal_setup){.argv = argv, .environment = environment});
}

static void open_terminal(const char *language)
{
    open_terminal_as(NULL, language);
}

/* Of each office one is made, and copied for each test. */
static char *open_office, *closed_office;

static void make_open_office(void)
{
    home = open_office = desk_create_empty();
    g_free(desk_run(home, "--user", "Rina", "init", "--unit", "Loka POM di Kota Balikpapan",
                    "--form", "skm-bpom-2024", "--year", "2024", "--service",
                    "CDOB=Sertifikasi CDOB", "--service", "CPOTB=Sertifikasi CPOTB", "--service",
                    "CPKB=Sertifikasi CPKB", "--service", "CPPOB=Izin penerapan CPPOB", "--service",
                    "PENGADUAN=Pengaduan dan informasi", NULL));
    g_free(desk_run(home, "--user", "Siti", "import", "sheets",
                    "tests/data/balikpapan-2024-responses.csv", NULL));
}

static char *copy_of(const char *office)
{
    char *copy = desk_create_empty();
    g_autofree char *all = g_strconcat(office, "/.", NULL);
    const char *const argv[] = {"cp", "-a", all, copy, NULL};
    int status;
    g_free(command_output(argv, NULL, &status));
    assert_int_equal(status, 0);
    return copy;
}

static int make_offices(void **state)
{
    (void)state;
    make_open_office();
    home = closed_office = copy_of(open_office);
    g_free(desk_write(home, "rina", RINA));
    g_free(desk_run(home, "--user", "Rina", "people", "sign-in", "on", "--new-password-file",
                    rina_file(), NULL));
    add_person("Sari", "supervisor", SARI);
    add_person("Budi", "officer", BUDI);
    return 0;
}

static int remove_offices(void **state)
{
    (void)state;
    child_home_remove(open_office);
    child_home_remove(closed_office);
    return 0;
}

static void begin(const char *office)
{
    home = copy_of(office);
    start_clock();
}

static int set_up_open_office(void **state)
{
    (void)state;
    begin(open_office);
    open_terminal_as("Rina", "id");
    return 0;
}

static int set_up_closed_office(void **state)
{
    (void)state;
    begin(closed_office);
    open_terminal("id");
    return 0;
}

/* Each key waits for what it brings: a password typed unseen goes to the right place. */
static void sign_in(const char *name, const char *password)
{
    terminal_wait(terminal, "ketik, atau pilih di bawah");
    desk_type(terminal, name, name);
    desk_step(terminal, TERMINAL_KEY_ENTER, "(tidak ditampilkan)");
    terminal_press(terminal, password);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
}

static void budi_signs_in(void)
{
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Budi, petugas");
}

static void sari_signs_in(void)
{
    sign_in("Sari", SARI);
    terminal_wait(terminal, "Sari, penyelia");
}

static void rina_signs_in(void)
{
    sign_in("Rina", RINA);
    terminal_wait(terminal, "Rina, administrator");
}

/* At a terminal of her own. */
static void sari_takes_over(void)
{
    open_terminal("id");
    sari_signs_in();
}

static void leave_it_until_it_locks(void)
{
    set_clock("2024-07-31T10:00:00");
    terminal_wait(terminal, "Layar terkunci");
}

static void unlock(const char *password)
{
    terminal_wait(terminal, "(tidak ditampilkan)");
    terminal_press(terminal, password);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
}

static void choose_password(const char *first, const char *second)
{
    terminal_wait(terminal, "Kata sandi baru");
    terminal_press(terminal, first);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_press(terminal, second);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
}

/* Runs `lembar WORD…` as NAME with the password in the file of that name; its problem is told. */
static void assert_command_refused(const char *const *words, int status, const char *part)
{
    struct command_result result;
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_ptr_array_add(argv, (char *)desk_program());
    for (; *words; words++)
        g_ptr_array_add(argv, (char *)*words);
    g_ptr_array_add(argv, NULL);
    const char *const environment[] = {clock_variable, NULL};
    command_run(&(struct command_setup){.argv = (const char *const *)argv->pdata,
                                        .home = home,
                                        .environment = environment},
                &result);
    if (result.status != status || !strstr(result.errors, part) || *result.output ||
        strchr(result.errors, '\n')[1])
        fail_msg("status %d, printed %s, told %s", result.status, result.output, result.errors);
    command_result_finish(&result);
}

#define assert_refused_as(name, status, part, ...)                                                 \
    do {                                                                                           \
        g_autofree char *file = g_build_filename(home, name, NULL);                                \
        assert_command_refused(                                                                    \
            (const char *const[]){"--user", name, "--password-file", file, __VA_ARGS__, NULL},     \
            status, part);                                                                         \
    } while (0)

/* --- signing in --- */

static void names_are_chosen_from_a_list_and_the_password_is_not_shown(void **state)
{
    (void)state;
    terminal_wait(terminal, "Siapa yang akan bekerja?");
    terminal_wait(terminal, "▌ Budi");
    assert_false(terminal_shows(terminal, "Siti"));
    terminal_wait(terminal, "Enter lanjut");
    terminal_matches(terminal, "sign-in-80x24");
    resize(43, 132);
    terminal_wait(terminal, "Siapa yang akan bekerja?");
    terminal_wait(terminal, "Enter lanjut");
    terminal_matches(terminal, "sign-in-132x43");
    resize(24, 80);
    desk_type(terminal, "ri", "▌ Rina");
    terminal_wait_gone(terminal, "Budi");
    terminal_wait(terminal, "Sari");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    desk_type(terminal, "x", "terisi");
    terminal_press(terminal, RINA + 1);
    assert_false(terminal_shows(terminal, RINA));
    terminal_wait(terminal, "Ctrl-U hapus ketikan");
    terminal_matches(terminal, "sign-in-password-80x24");
}

/* The name is given with the program, and longer than what may be typed. */
static void nobody_is_found_by_a_name_that_is_too_long(void **state)
{
    (void)state;
    open_terminal_as("x–––––––––––––––––––––––––", "id");
    terminal_wait(terminal, "x––––––––––––––––––––");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Sari");
}

static void the_right_password_opens_home_with_name_and_role(void **state)
{
    (void)state;
    budi_signs_in();
    terminal_wait(terminal, "catatan utuh");
    assert_false(terminal_shows(terminal, "tanpa masuk"));
    desk_close(g_steal_pointer(&terminal));
    assert_record_is_true();
}

static void a_wrong_password_is_told_with_one_sentence_and_shows_nothing(void **state)
{
    (void)state;
    sign_in("Budi", "RAHASIA TIGA");
    terminal_wait(terminal, "Nama atau kata sandi salah; periksa Caps Lock, lalu ketik lagi.");
    assert_false(terminal_shows(terminal, "IKM"));
    terminal_press(terminal, BUDI);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Budi, petugas");
}

static void after_three_wrong_ones_one_must_wait_and_is_told_how_long(void **state)
{
    (void)state;
    sign_in("Budi", "satu");
    terminal_wait(terminal, "kata sandi salah");
    for (int i = 0; i < 2; i++) {
        terminal_press(terminal, "x");
        terminal_wait_gone(terminal, "kata sandi salah");
        desk_step(terminal, TERMINAL_KEY_ENTER, "kata sandi salah");
    }
    terminal_press(terminal, BUDI);
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "Kata sandi sudah 3 kali salah; coba lagi 2 detik lagi.");
    set_clock("2024-07-31T09:00:02");
    terminal_press(terminal, BUDI);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Budi, petugas");
}

static void escape_leaves_a_program_that_nobody_signed_in_to(void **state)
{
    (void)state;
    sign_in("Budi", "salah");
    terminal_wait(terminal, "kata sandi salah");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "ketik, atau pilih");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
}

/* --- the lock --- */

static void budi_begins_keying(void)
{
    budi_signs_in();
    desk_type(terminal, "1", "Entri lembar 32 ");
    desk_type(terminal, "5-34", "▌ Kelamin");
}

static void an_idle_screen_locks_over_the_sheet_and_opens_at_the_same_field(void **state)
{
    (void)state;
    budi_begins_keying();
    set_clock("2024-07-31T09:09:59");
    desk_type(terminal, "2", "▌ Pendidikan");
    set_clock("2024-07-31T09:19:58");
    desk_type(terminal, "3", "▌ Pekerjaan");
    set_clock("2024-07-31T09:29:58");
    terminal_wait(terminal, "Layar terkunci sejak 31-07-2024 09:29.");
    terminal_wait(terminal, "Ctrl-U hapus ketikan");
    assert_false(terminal_shows(terminal, "Pekerjaan"));
    terminal_matches(terminal, "locked-80x24");
    unlock("salah semua");
    terminal_wait(terminal, "kata sandi salah");
    unlock(BUDI);
    terminal_wait(terminal, "▌ Pekerjaan");
    terminal_wait(terminal, "Entri lembar 32 ");
    desk_type(terminal, "2", "▌ Tahapan");
}

static void a_text_being_typed_is_on_the_disk_when_the_screen_locks(void **state)
{
    (void)state;
    budi_begins_keying();
    desk_type(terminal, "2321006666666666666666666", "▌ Saran");
    desk_type(terminal, "loketnya ramai", "loketnya ramai");
    leave_it_until_it_locks();
    kill_program();
    open_terminal("id");
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Lembar 32 dilanjutkan dari isian ini.");
    terminal_wait(terminal, "loketnya ramai");
}

static void another_person_begins_anew_and_the_sheet_waits_for_its_own(void **state)
{
    (void)state;
    budi_begins_keying();
    leave_it_until_it_locks();
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sari_signs_in();
    terminal_wait(terminal, "mulai lembar 33");
    set_clock("2024-07-31T11:00:00");
    terminal_wait(terminal, "Layar terkunci");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Lembar 32 dilanjutkan dari isian ini.");
    terminal_wait(terminal, "▌ Kelamin");
}

static void nobody_comes_past_the_lock(void **state)
{
    (void)state;
    budi_begins_keying();
    leave_it_until_it_locks();
    desk_step(terminal, TERMINAL_KEY_F1, "Bantuan: Masuk");
    terminal_press(terminal, "\003");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_false(terminal_shows(terminal, "Kelamin"));
    open_terminal("id");
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "▌ Kelamin");
}

static void a_form_that_is_not_stored_is_told_of_before_another_signs_in(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "4", "Belum ada tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut baru");
    leave_it_until_it_locks();
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sign_in("Sari", SARI);
    terminal_wait(terminal, "Yang sedang diisi Budi belum disimpan dan akan hilang.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, "akan hilang");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "Tindak lanjut baru");
}

static void without_minutes_the_screen_never_locks(void **state)
{
    (void)state;
    rina_signs_in();
    desk_type(terminal, "0", "Kunci layar sesudah");
    press_times(TERMINAL_KEY_DOWN, 3);
    terminal_wait(terminal, "▌ Kunci layar");
    desk_step(terminal, TERMINAL_KEY_ENTER, "0: tidak pernah)");
    desk_type(terminal,
              "\025"
              "9999",
              "9999");
    desk_step(terminal, TERMINAL_KEY_ENTER, "isi angka dari 0 sampai 1440.");
    terminal_wait(terminal, "│  9999 ");
    terminal_press(terminal, "\025"
                             "0");
    desk_step(terminal, TERMINAL_KEY_ENTER, "tersimpan.");
    set_clock("2024-07-31T23:00:00");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Rina, administrator");
    assert_false(terminal_shows(terminal, "terkunci"));
    set_clock("2024-07-31T09:00:00");
    desk_close(g_steal_pointer(&terminal));
    assert_record_is_true();
}

/* --- roles on the screens --- */

static void an_officer_sees_her_own_sheets_and_keys_that_she_may_use(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "2", "Belum ada lembar.");
    terminal_wait(terminal, "0 lembar Anda");
    assert_false(terminal_shows(terminal, "sisihkan"));
    desk_step(terminal, TERMINAL_KEY_F5,
              "Hanya penyelia dan administrator yang boleh melakukan "
              "ini;");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Budi, petugas");
    desk_type(terminal, "5", "✓ dibuka");
    desk_step(terminal, TERMINAL_KEY_F2, "Hanya administrator yang boleh melakukan ini;");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Budi, petugas");
    desk_type(terminal, "0", "Budi, petugas");
    terminal_wait(terminal, "F3 sandi");
    assert_false(terminal_shows(terminal, "F2 petugas"));
    desk_step(terminal, TERMINAL_KEY_F2, "Hanya administrator yang boleh melakukan ini;");
}

static void home_shows_an_officer_only_her_own_work_and_what_she_may_open(void **state)
{
    (void)state;
    budi_signs_in();
    terminal_wait(terminal, "lembar Anda entri");
    terminal_wait(terminal, "catatan utuh");
    terminal_matches(terminal, "home-officer-80x24");
    resize(43, 132);
    terminal_wait(terminal, "catatan utuh");
    terminal_matches(terminal, "home-officer-132x43");
    resize(24, 80);
    desk_type(terminal, "3", "Hanya penyelia dan administrator yang boleh");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait_gone(terminal, "Hanya penyelia");
    desk_type(terminal, "8", "Hanya penyelia dan administrator yang boleh");
    terminal_key(terminal, TERMINAL_KEY_UP);
    terminal_wait_gone(terminal, "Hanya penyelia");
    desk_type(terminal, "9", "Hanya penyelia dan administrator yang boleh");
    desk_step(terminal, TERMINAL_KEY_F1, "Menutup Lembar;");
    assert_false(terminal_shows(terminal, "Laporan dan pengumuman"));
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Budi, petugas");
    desk_type(terminal, "c", "Catatan perubahan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Hanya penyelia dan administrator yang boleh");
}

static void an_officer_reads_the_words_of_her_own_sheets(void **state)
{
    (void)state;
    g_autofree char *path =
        desk_write(home, "in.csv", "sheet,service,q1,suggestion\n40,CDOB,6,kursi kurang\n");
    rina_runs("import", "sheets", path);
    budi_signs_in();
    desk_type(terminal, "1", "Entri lembar 41 ");
    desk_type(terminal, "5-3423210066666666666+", "Lembar 41 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_F8, "Suara responden");
    terminal_wait(terminal, "Belum ada saran");
    assert_false(terminal_shows(terminal, "kursi kurang"));
    desk_step(terminal, TERMINAL_KEY_F8, "Hanya penyelia dan administrator yang boleh");
    sari_takes_over();
    desk_type(terminal, "4", "F9 lihat");
    desk_step(terminal, TERMINAL_KEY_F9, "Rekomendasi dari data");
    desk_type(terminal, "5", "kursi kurang");
}

static void an_officer_corrects_her_own_sheets_only(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "1", "Entri lembar 32 ");
    terminal_key(terminal, TERMINAL_KEY_PAGE_UP);
    terminal_wait(terminal, "Hanya penyelia dan administrator yang boleh");
    desk_type(terminal, "5-3423210066666666666+", "Lembar 32 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "Koreksi lembar 32");
}

/* Budi keys the one sheet of a batch and closes it. */
static void key_and_close_a_batch_of_one(void)
{
    budi_signs_in();
    desk_type(terminal, "6", "F2 baru");
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel baru");
    terminal_press(terminal, "1\tSari Dewi");
    desk_step(terminal, TERMINAL_KEY_F2, "terdaftar. F2 mulai mengetik lembarnya.");
    desk_step(terminal, TERMINAL_KEY_F2, "Entri lembar 32 · bundel 1");
    desk_type(terminal, "5-3423210066666666666+", "Lembar 32 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "F8 menutup bundel ini");
    desk_step(terminal, TERMINAL_KEY_F8, "Tutup bundel 1?");
    desk_type(terminal, "+", "ditutup 31-07-2024");
}

static void a_sheet_of_a_closed_batch_is_for_the_supervisor_to_correct(void **state)
{
    (void)state;
    key_and_close_a_batch_of_one();
    desk_step(terminal, TERMINAL_KEY_ENTER, "1 lembar Anda");
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "Bundel 1 sudah ditutup; hanya penyelia yang mengoreksinya.");
    assert_false(terminal_shows(terminal, "Enter koreksi"));
    desk_step(terminal, TERMINAL_KEY_ENTER, "Hanya penyelia dan administrator yang boleh");
    sari_takes_over();
    desk_type(terminal, "2", "32 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_END, "▌    32 ");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 32 ");
    terminal_key(terminal, TERMINAL_KEY_TAB);
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Umur");
    desk_type(terminal, "36", "▌ Kelamin");
    desk_step(terminal, TERMINAL_KEY_F2, "Mengapa lembar 32 dikoreksi?");
    terminal_press(terminal, "salah baca");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 32 tersimpan.");
    assert_record_is_true();
}

static void a_supervisor_sees_all_and_sets_aside(void **state)
{
    (void)state;
    sari_signs_in();
    desk_type(terminal, "2", "31 lembar · semua");
    terminal_wait(terminal, "F5 sisihkan");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_type(terminal, "2", "Lembar disisihkan;");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Sari, penyelia");
    desk_type(terminal, "5", "✓ dibuka");
    desk_step(terminal, TERMINAL_KEY_F5, "Hanya administrator yang boleh melakukan ini;");
}

static void a_supervisor_imports_actions_but_makes_no_surveys(void **state)
{
    (void)state;
    g_free(desk_write(home, "daftar.csv", "unit,rencana\nDinas Kesehatan,A\n"));
    sign_in("Sari", SARI);
    terminal_wait(terminal, "Sari, penyelia");
    desk_go(terminal, "4", "Tindak lanjut");
    desk_step(terminal, TERMINAL_KEY_F9, "Impor daftar dari kantor (CSV)");
    desk_type(terminal, "7", "Berkas CSV daftar tindak lanjut");
    terminal_press(terminal, "daftar.csv");
    desk_step(terminal, TERMINAL_KEY_ENTER, "daftar.csv: 0 tindak lanjut dapat diimpor");
    terminal_wait(terminal, "G gabung: tidak  B butir: tidak  U ubah: tidak");
    assert_false(terminal_shows(terminal, "T tambah"));
    desk_type(terminal, "t", "Hanya administrator yang boleh melakukan ini;");
    terminal_wait(terminal, "daftar.csv: 0 tindak lanjut dapat diimpor");
}

static void second_keying_is_set_by_a_supervisor_and_hidden_from_an_officer(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "7", "dari kertas saja");
    terminal_wait(terminal, "F1 bantuan");
    assert_false(terminal_shows(terminal, "A atur"));
    assert_false(terminal_shows(terminal, "3 putuskan"));
    desk_type(terminal, "a", "Hanya penyelia dan administrator yang boleh");
    desk_step(terminal, TERMINAL_KEY_F1, "Mengetik lagi hanya isian yang berbeda");
    terminal_wait(terminal, "Menutup Lembar;");
    assert_false(terminal_shows(terminal, "Berapa persen"));
    sari_takes_over();
    desk_type(terminal, "7", "A atur");
    desk_type(terminal, "a", "Berapa persen lembar survei ini");
    desk_step(terminal, TERMINAL_KEY_BACKSPACE, "Berapa persen");
    terminal_press(terminal, "10");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Sampel acak 10 % lembar baru");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Sari, penyelia");
    desk_type(terminal, "0", "▌ Folder cadangan");
    press_times(TERMINAL_KEY_DOWN, 6);
    terminal_wait(terminal, "▌ Persen lembar dientri dua kali");
    terminal_wait(terminal, "Enter ubah");
    terminal_wait(terminal, "Beda langsung ditegur           tidak");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Beda langsung ditegur");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Beda langsung ditegur (ya: tiap isian;");
    desk_type(terminal, "2", "Beda langsung ditegur: tersimpan.");
    terminal_wait(terminal, "Beda langsung ditegur           ya");
    assert_record_is_true();
}

/* --- people --- */

static void open_people(void)
{
    rina_signs_in();
    desk_type(terminal, "0", "Pengaturan");
    desk_step(terminal, TERMINAL_KEY_F2, "Petugas mengetik; penyelia memeriksa;");
    terminal_wait(terminal, "▌ Budi");
}

static void an_administrator_adds_a_person_who_must_choose_a_password(void **state)
{
    (void)state;
    open_people();
    terminal_wait(terminal, "F5 blokir");
    terminal_matches(terminal, "people-80x24");
    desk_step(terminal, TERMINAL_KEY_F2, "Nama petugas baru:");
    terminal_press(terminal, "Eva");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Peran Eva?");
    desk_type(terminal, "1", "Kata sandi sementara Eva: ");
    terminal_wait(terminal, "▌ Eva");
    g_autofree char *screen = terminal_text(terminal);
    g_autofree char *made = g_strndup(strstr(screen, "Eva: ") + strlen("Eva: "), 14);
    terminal_press(terminal, "1 +");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait(terminal, made);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_wait_gone(terminal, made);
    terminal_wait(terminal, "▌ Eva");
    open_terminal("id");
    sign_in("Eva", made);
    terminal_wait(terminal, "Kata sandi Anda dibuat orang lain.");
    terminal_wait(terminal, "Enter isian berikut");
    terminal_matches(terminal, "password-80x24");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Kata sandi harus diganti sebelum bekerja.");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait_gone(terminal, "sebelum bekerja.");
    choose_password("pendek", "pendek");
    terminal_wait(terminal, "Kata sandi paling sedikit 8 huruf atau angka;");
    choose_password("12345678", "12345678");
    terminal_wait(terminal, "termasuk yang pertama dicoba orang;");
    choose_password("eva-eva-eva", "eva-eva-eva");
    terminal_wait(terminal, "Kata sandi tidak boleh memuat nama;");
    choose_password("panjang sekali", "panjang sekale");
    terminal_wait(terminal, "Kedua ketikan kata sandi baru tidak sama;");
    choose_password("panjang sekali", "panjang sekali");
    terminal_wait(terminal, "Eva, petugas");
    assert_record_is_true();
}

/* Enter may still be held down from the question before. */
static void a_password_is_not_closed_by_a_key_typed_before_it_was_shown(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_F2, "Nama petugas baru:");
    terminal_press(terminal, "Eva");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Peran Eva?");
    terminal_press(terminal, "\r\r\r");
    terminal_wait(terminal, "Kata sandi sementara Eva: ");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_wait_gone(terminal, "Kata sandi sementara Eva: ");
}

static void a_person_is_renamed_and_may_sign_in(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_F6, "Nama petugas ini:");
    desk_type(terminal, "\b\b\b\bSari\r", "! Petugas Sari sudah ada; pilih nama lain.");
    terminal_wait(terminal, "│  Sari  ");
    desk_type(terminal, "\b\b\b\bZaenal Budi\r", "✓ Namanya sekarang Zaenal Budi.");
    terminal_wait(terminal, "▌ Zaenal Budi");
    open_terminal("id");
    sign_in("Zaenal", BUDI);
    terminal_wait(terminal, "Zaenal Budi, petugas");
    assert_record_is_true();
    rina_runs("people", "rename", "Budi", "Budi Santoso");
    g_autofree char *list =
        desk_run(home, "--user", "Rina", "--password-file", rina_file(), "people", NULL);
    assert_non_null(strstr(list, "Budi Santoso              petugas         aktif"));
}

static void a_reset_password_lets_in_once_and_must_be_changed(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_F4, "Kata sandi baru untuk Budi?");
    desk_type(terminal, "2", "harus diganti oleh pemiliknya");
    choose_password("pemberian rina", "pemberian rina");
    terminal_wait(terminal, "Kata sandi Budi diganti.");
    terminal_wait(terminal, "~ harus mengganti kata sandi");
    open_terminal("id");
    sign_in("Budi", BUDI);
    terminal_wait(terminal, "kata sandi salah");
    terminal_press(terminal, "pemberian rina");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Kata sandi Anda dibuat orang lain.");
}

static void a_blocked_person_is_locked_out_at_once_and_comes_back(void **state)
{
    (void)state;
    budi_signs_in();
    rina_runs("people", "block", "Budi", "--reason", "pindah tugas");
    terminal_wait(terminal, "Layar terkunci");
    unlock(BUDI);
    terminal_wait(terminal, "Nama ini diblokir; minta administrator membukanya.");
    rina_runs("people", "unblock", "Budi");
    unlock(BUDI);
    terminal_wait(terminal, "Budi, petugas");
}

static void the_last_administrator_stays(void **state)
{
    (void)state;
    open_people();
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Rina");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa Rina diblokir?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Rina satu-satunya administrator yang dapat masuk;");
    desk_step(terminal, TERMINAL_KEY_F3, "Peran Rina?");
    desk_type(terminal, "1", "Rina satu-satunya administrator yang dapat masuk;");
}

static void ones_own_password_takes_the_old_one(void **state)
{
    (void)state;
    budi_signs_in();
    desk_type(terminal, "0", "Pengaturan");
    desk_step(terminal, TERMINAL_KEY_F3, "Ketik kata sandi lama");
    terminal_press(terminal, "salah semua");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    choose_password("kata yang baru", "kata yang baru");
    terminal_wait(terminal, "Nama atau kata sandi salah;");
    terminal_press(terminal, BUDI);
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    choose_password("kata yang baru", "kata yang baru");
    terminal_wait(terminal, "Kata sandi Budi diganti.");
    open_terminal("id");
    sign_in("Budi", "kata yang baru");
    terminal_wait(terminal, "Budi, petugas");
}

/* --- on and off --- */

static void without_signing_in_all_is_as_before_and_home_says_so(void **state)
{
    (void)state;
    terminal_wait(terminal, "tanpa masuk");
    terminal_wait(terminal, "C  catatan utuh, ");
    desk_type(terminal, "0", "mati: tanpa masuk");
    terminal_wait(terminal, "F5 catatan");
    terminal_matches(terminal, "settings-80x24");
    resize(43, 132);
    terminal_wait(terminal, "Esc kembali");
    terminal_wait(terminal, "Esc kembali");
    terminal_matches(terminal, "settings-132x43");
    resize(24, 80);
    desk_step(terminal, TERMINAL_KEY_F3, "Tanpa masuk tidak ada kata sandi;");
}

static void it_is_switched_on_with_a_password_and_off_with_a_question(void **state)
{
    (void)state;
    desk_type(terminal, "0", "mati: tanpa masuk");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Masuk dengan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "menjadi administrator;");
    choose_password("pendek", "pendek");
    terminal_wait(terminal, "paling sedikit 8");
    choose_password("rahasia kepala", "rahasia kepala");
    terminal_wait(terminal, "Masuk dengan kata sandi menyala; administrator: Rina.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, ", administrator");
    desk_type(terminal, "0", "menyala");
    terminal_wait(terminal, "▌ Folder");
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌ Masuk dengan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Matikan masuk dengan kata sandi?");
    desk_type(terminal, "+", "Sekarang tanpa masuk:");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "tanpa masuk");
    assert_record_is_true();
}

static void the_set_up_can_ask_for_passwords_from_the_start(void **state)
{
    (void)state;
    terminal_end(terminal);
    terminal = NULL;
    child_home_remove(home);
    home = desk_create_empty();
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Selamat datang di Lembar");
    terminal_press(terminal, "Loka Uji");
    press_times(TERMINAL_KEY_TAB, 5);
    desk_type(terminal, "Budi Santoso\t", "▌ Kata sandi");
    desk_step(terminal, TERMINAL_KEY_RIGHT, "setiap orang masuk dengan kata sandi");
    desk_step(terminal, TERMINAL_KEY_F2, "Santoso menjadi administrator;");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Mulai tanpa masuk?");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Enter isian berikut");
    choose_password("rahasia kepala", "rahasia kepala");
    terminal_wait(terminal, "Budi Santoso, administrator");
    desk_close(terminal);
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Siapa yang akan bekerja?");
}

static void the_folder_of_backups_may_be_typed_from_home(void **state)
{
    (void)state;
    g_autofree char *stick = g_build_filename(home, "stick", NULL);
    assert_int_equal(mkdir(stick, 0700), 0);
    desk_type(terminal, "0", "▌ Folder cadangan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Folder cadangan (");
    desk_type(terminal, "~/stick\r", "Folder cadangan: tersimpan.");
    g_autofree char *told = desk_run(home, "backup", "--status", NULL);
    assert_non_null(strstr(told, stick));
}

static void a_yes_that_cannot_be_stored_is_told_and_not_asked_for_as_a_text(void **state)
{
    (void)state;
    desk_type(terminal, "0", "Beda langsung ditegur           tidak");
    for (int i = 0; i < 8; i++)
        terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_wait(terminal, "▌ Beda langsung ditegur");
    run_sql("CREATE TRIGGER refused BEFORE INSERT ON setting "
            "BEGIN SELECT raise(ABORT, 'refused'); END");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Beda langsung ditegur (ya: tiap isian;");
    desk_type(terminal, "2", "! Basis data");
    terminal_wait_gone(terminal, "Beda langsung ditegur (ya: tiap isian;");
    terminal_wait(terminal, "Beda langsung ditegur           tidak");
}

/* --- the record on home --- */

static void a_record_that_was_bent_is_told_on_home_and_shown_whole(void **state)
{
    (void)state;
    terminal_wait(terminal, "catatan utuh");
    g_autofree char *database = desk_database(home);
    desk_close(terminal);
    g_autofree char *script = g_strdup_printf(
        "LC_ALL=C sed -i 's/65654455556/11111111111/; s/melebihi kuota/melebihi batas/' %s",
        database);
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};
    struct command_result result;
    command_run(&(struct command_setup){.argv = argv, .home = home}, &result);
    command_result_finish(&result);
    terminal = NULL;
    open_terminal_as("Rina", "id");
    terminal_wait(terminal, "C  ! Lembar ");
    terminal_wait(terminal, "tidak sesuai dengan riwayatnya.");
    desk_type(terminal, "c", "hal tidak beres.");
    terminal_wait(terminal, "F5 periksa lagi");
    terminal_matches(terminal, "audit-80x24");
    desk_step(terminal, TERMINAL_KEY_F5, "Catatan diperiksa.");
}

/* --- commands --- */

static void commands_ask_for_name_and_password(void **state)
{
    (void)state;
    assert_command_refused((const char *const[]){"index", NULL}, 2,
                           "Basis data ini memakai kata sandi; sebut nama Anda dengan --user "
                           "NAMA.");
    assert_command_refused((const char *const[]){"--user", "Budi", "index", NULL}, 2,
                           "untuk skrip pakai --password-file BERKAS.");
    assert_command_refused(
        (const char *const[]){"--user", "Budi", "--password-file", "/nowhere", "index", NULL}, 1,
        "Berkas kata sandi /nowhere tidak dapat dibaca");
    g_autofree char *empty = desk_write(home, "empty", "");
    assert_command_refused(
        (const char *const[]){"--user", "Budi", "--password-file", empty, "index", NULL}, 1,
        "Tidak ada kata sandi yang terbaca");
    assert_refused_as("rina", 1, "Nama atau kata sandi salah;", "index");
    assert_command_refused(
        (const char *const[]){"--user", "Budi", "--password-file", rina_file(), "index", NULL}, 1,
        "Nama atau kata sandi salah;");
    g_autofree char *sari = g_build_filename(home, "Sari", NULL);
    g_autofree char *told =
        desk_run(home, "--user", "Sari", "--password-file", sari, "index", NULL);
    assert_non_null(strstr(told, "93,10"));
}

static void without_a_terminal_a_new_password_comes_from_the_file_of_its_own_option(void **state)
{
    (void)state;
    assert_refused_as("Budi", 2, "untuk skrip pakai --new-password-file BERKAS.", "people",
                      "password");
}

static void the_record_is_verified_with_a_password_and_without(void **state)
{
    (void)state;
    g_autofree char *verified =
        desk_run(home, "--user", "Rina", "--password-file", rina_file(), "audit", "verify", NULL);
    assert_non_null(strstr(verified, "Rantai catatan utuh"));
    assert_record_is_true();
    assert_database_is_sound();
    assert_command_refused((const char *const[]){"audit", "list", NULL}, 2, "sebut nama Anda");
}

static void commands_respect_the_roles(void **state)
{
    (void)state;
    const char *supervisor = "Hanya penyelia dan administrator yang boleh melakukan ini;";
    const char *administrator = "Hanya administrator yang boleh melakukan ini;";
    assert_refused_as("Budi", 1, supervisor, "export", "sheets");
    assert_refused_as("Budi", 1, supervisor, "forget", "1");
    assert_refused_as("Budi", 1, supervisor, "import", "sheets", "x.csv");
    static const char *const of_all[] = {"index",      "report", "notice",
                                         "monitoring", "units",  "statement"};
    for (size_t i = 0; i < G_N_ELEMENTS(of_all); i++)
        assert_refused_as("Budi", 1, supervisor, of_all[i]);
    assert_refused_as("Budi", 1, supervisor, "suggestions", "--publish");
    assert_refused_as("Budi", 1, supervisor, "audit", "list");
    assert_refused_as("Budi", 1, supervisor, "export", "actions");
    assert_refused_as("Budi", 1, administrator, "backup", "--folder", "/tmp");
    assert_refused_as("Sari", 1, administrator, "people", "add", "Eva");
    assert_refused_as("Sari", 1, administrator, "people", "sign-in", "off");
    assert_refused_as("Sari", 1, administrator, "import", "published", "x.csv");
    assert_refused_as("Budi", 1, supervisor, "import", "actions", "x.csv");
    assert_refused_as("Sari", 1, administrator, "import", "actions", "--add-surveys", "x.csv");
    assert_refused_as("Budi", 1, supervisor, "units", "forget", "x");
    assert_refused_as("Sari", 1, administrator, "restore", "x.db");
    assert_refused_as("Sari", 1, administrator, "init", "--unit", "x", "--form", "skm-bpom-2024",
                      "--year", "2030");
    g_autofree char *sari = g_build_filename(home, "Sari", NULL);
    g_free(desk_run(home, "--user", "Sari", "--password-file", sari, "export", "sheets", NULL));
    g_autofree char *list =
        desk_run(home, "--user", "Sari", "--password-file", sari, "people", NULL);
    static const char *const of_ones_own[] = {"actions", "keyers", "suggestions", "second",
                                              "batches"};
    g_autofree char *budi = g_build_filename(home, "Budi", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(of_ones_own); i++) {
        g_autofree char *told =
            desk_run(home, "--user", "Budi", "--password-file", budi, of_ones_own[i], NULL);
        assert_null(strstr(told, "salah ketik"));
    }
    assert_non_null(strstr(list, "Budi                      petugas         aktif"));
    assert_record_is_true();
}

static void a_password_that_somebody_else_gave_is_changed_before_anything(void **state)
{
    (void)state;
    g_autofree char *given = desk_write(home, "Budi", "pemberian rina");
    rina_runs("people", "reset", "Budi", "--new-password-file", given);
    assert_refused_as("Budi", 1, "Kata sandi Anda harus diganti dulu:", "index");
    g_autofree char *own = desk_write(home, "own", "pilihan sendiri");
    g_free(desk_run(home, "--user", "Budi", "--password-file", given, "people", "password",
                    "--new-password-file", own, NULL));
    g_free(desk_run(home, "--user", "Budi", "--password-file", own, "actions", NULL));
}

static void a_command_asks_on_the_terminal_without_echo(void **state)
{
    (void)state;
    const char *const argv[] = {desk_program(), "--user", "Budi", "people", NULL};
    const char *const environment[] = {clock_variable, NULL};
    terminal_end(terminal);
    struct terminal_setup setup = {.argv = argv, .environment = environment, .home = home};
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Kata sandi Budi:");
    terminal_press(terminal, BUDI "\n");
    terminal_wait(terminal, "Sari");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_false(terminal_shows(terminal, BUDI));
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Kata sandi Budi:");
    terminal_press(terminal, "\003");
    assert_int_equal(terminal_wait_exit(terminal), 130);
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Kata sandi Budi:");
    terminal_kill(terminal, 15);
    assert_int_equal(terminal_wait_exit(terminal), 143);
    assert_true(terminal_is_sane(terminal));
}

/* --- files --- */

static void an_open_file_and_folder_are_closed_to_others(void **state)
{
    (void)state;
    struct stat status;
    g_autofree char *database = desk_database(home);
    g_autofree char *folder = g_path_get_dirname(database);
    g_autofree char *claims = g_strconcat(database, ".claims", NULL);
    assert_int_equal(chmod(database, 0664), 0);
    assert_int_equal(chmod(claims, 0664), 0);
    assert_int_equal(chmod(folder, 0755), 0);
    g_free(desk_run(home, "index", NULL));
    assert_int_equal(stat(database, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(claims, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

/* --- English --- */

static void all_of_it_speaks_english_too(void **state)
{
    (void)state;
    open_terminal("en");
    terminal_wait(terminal, "Who is going to work?");
    desk_type(terminal, "Rina", "Rina");
    desk_step(terminal, TERMINAL_KEY_ENTER, "(not shown)");
    terminal_press(terminal, "wrong");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Name or password is wrong; check Caps Lock");
    terminal_press(terminal, RINA);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Rina, administrator");
    terminal_wait(terminal, "record whole");
    desk_type(terminal, "0", "Lock the screen after");
    desk_step(terminal, TERMINAL_KEY_F2, "Officers key; supervisors check;");
}

#define CLOSED_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_closed_office, stop_clock)
#define OPEN_TEST(name)   cmocka_unit_test_setup_teardown(name, set_up_open_office, stop_clock)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLOSED_TEST(names_are_chosen_from_a_list_and_the_password_is_not_shown),
        CLOSED_TEST(nobody_is_found_by_a_name_that_is_too_long),
        CLOSED_TEST(the_right_password_opens_home_with_name_and_role),
        CLOSED_TEST(a_wrong_password_is_told_with_one_sentence_and_shows_nothing),
        CLOSED_TEST(after_three_wrong_ones_one_must_wait_and_is_told_how_long),
        CLOSED_TEST(escape_leaves_a_program_that_nobody_signed_in_to),
        CLOSED_TEST(an_idle_screen_locks_over_the_sheet_and_opens_at_the_same_field),
        CLOSED_TEST(a_text_being_typed_is_on_the_disk_when_the_screen_locks),
        CLOSED_TEST(another_person_begins_anew_and_the_sheet_waits_for_its_own),
        CLOSED_TEST(nobody_comes_past_the_lock),
        CLOSED_TEST(a_form_that_is_not_stored_is_told_of_before_another_signs_in),
        CLOSED_TEST(without_minutes_the_screen_never_locks),
        CLOSED_TEST(an_officer_sees_her_own_sheets_and_keys_that_she_may_use),
        CLOSED_TEST(home_shows_an_officer_only_her_own_work_and_what_she_may_open),
        CLOSED_TEST(an_officer_reads_the_words_of_her_own_sheets),
        CLOSED_TEST(an_officer_corrects_her_own_sheets_only),
        CLOSED_TEST(a_sheet_of_a_closed_batch_is_for_the_supervisor_to_correct),
        CLOSED_TEST(second_keying_is_set_by_a_supervisor_and_hidden_from_an_officer),
        CLOSED_TEST(a_supervisor_sees_all_and_sets_aside),
        CLOSED_TEST(a_supervisor_imports_actions_but_makes_no_surveys),
        CLOSED_TEST(an_administrator_adds_a_person_who_must_choose_a_password),
        CLOSED_TEST(a_password_is_not_closed_by_a_key_typed_before_it_was_shown),
        CLOSED_TEST(a_person_is_renamed_and_may_sign_in),
        CLOSED_TEST(a_reset_password_lets_in_once_and_must_be_changed),
        CLOSED_TEST(a_blocked_person_is_locked_out_at_once_and_comes_back),
        CLOSED_TEST(the_last_administrator_stays),
        CLOSED_TEST(ones_own_password_takes_the_old_one),
        OPEN_TEST(without_signing_in_all_is_as_before_and_home_says_so),
        OPEN_TEST(it_is_switched_on_with_a_password_and_off_with_a_question),
        OPEN_TEST(the_set_up_can_ask_for_passwords_from_the_start),
        OPEN_TEST(the_folder_of_backups_may_be_typed_from_home),
        OPEN_TEST(a_yes_that_cannot_be_stored_is_told_and_not_asked_for_as_a_text),
        OPEN_TEST(a_record_that_was_bent_is_told_on_home_and_shown_whole),
        CLOSED_TEST(commands_ask_for_name_and_password),
        CLOSED_TEST(the_record_is_verified_with_a_password_and_without),
        CLOSED_TEST(commands_respect_the_roles),
        CLOSED_TEST(a_password_that_somebody_else_gave_is_changed_before_anything),
        CLOSED_TEST(a_command_asks_on_the_terminal_without_echo),
        CLOSED_TEST(without_a_terminal_a_new_password_comes_from_the_file_of_its_own_option),
        OPEN_TEST(an_open_file_and_folder_are_closed_to_others),
        CLOSED_TEST(all_of_it_speaks_english_too),
    };
    return cmocka_run_group_tests(tests, make_offices, remove_offices);
}
