#include "tests/e2e/desk_steps.h"

/* The list of sheets: found, corrected, set aside and brought back, and the index with them. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_sheets());
}

static void open_list(void)
{
    desk_go(terminal, "2", "31 lembar · semua · urut nomor ▲");
}

/* The figures of one scope of `lembar index --by service`. */
static void assert_index(const char *line)
{
    g_autofree char *index = desk_run(home, "index", "--by", "service", "--format", "csv", NULL);
    if (!strstr(index, line))
        fail_msg("%s is not in\n%s", line, index);
}

static void a_correction_that_changes_nothing_is_none(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 ");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tidak diubah.");
    desk_step(terminal, TERMINAL_KEY_F6, "Belum pernah dikoreksi atau disisihkan.");
}

static void shows_number_service_answers_state_and_who_keyed_it(void **state)
{
    (void)state;
    open_list();
    terminal_wait(terminal, "▌     1  CDOB       –          65654455556-------- ✓ dihitung   Siti");
    terminal_wait(terminal, "6  CPPOB      –          66666566655-------- × disisihkan Siti");
    terminal_wait(terminal, "Layanan Sertifikasi CDOB · Umur 38 tahun · Kelamin laki-laki");
    terminal_wait(terminal, "dientri 31-07-2024 09:00 oleh Siti");
    desk_step(terminal, TERMINAL_KEY_END, "▌    31  PENGADUAN");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌     1  CDOB");
    desk_step(terminal, TERMINAL_KEY_PAGE_DOWN, "▌    12  PENGADUAN");
}

static void searches_as_one_types(void **state)
{
    (void)state;
    open_list();
    desk_type(terminal, "cp", "6 lembar");
    desk_type(terminal, "pob", "4 lembar");
    terminal_wait(terminal, "▌     4  CPPOB");
    desk_step(terminal, TERMINAL_KEY_BACKSPACE, "Cari: cppo ");
    desk_type(terminal, "xyz", "Tidak ada lembar yang cocok.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "31 lembar");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar");
}

static void finds_a_sheet_by_the_beginning_of_its_number(void **state)
{
    (void)state;
    open_list();
    desk_type(terminal, "2", "11 lembar");
    desk_type(terminal, "5", "▌    25  PENGADUAN");
    terminal_wait(terminal, " 1 lembar");
}

static void sorts_up_and_down(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_F3, "urut nomor ▼");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌    31  PENGADUAN");
    desk_step(terminal, TERMINAL_KEY_F3, "urut layanan ▲");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌     1  CDOB");
    desk_step(terminal, TERMINAL_KEY_F3, "urut layanan ▼");
    desk_step(terminal, TERMINAL_KEY_F3, "urut tanggal ▲");
    desk_step(terminal, TERMINAL_KEY_F3, "urut tanggal ▼");
    desk_step(terminal, TERMINAL_KEY_F3, "urut waktu entri ▲");
    desk_step(terminal, TERMINAL_KEY_F3, "urut waktu entri ▼");
    desk_step(terminal, TERMINAL_KEY_F3, "urut nomor ▲");
}

static void filters_what_counts_and_what_is_set_aside(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_F4, "29 lembar · dihitung");
    desk_step(terminal, TERMINAL_KEY_F4, "2 lembar · disisihkan");
    terminal_wait(terminal, "▌     6  CPPOB");
    desk_step(terminal, TERMINAL_KEY_F4, "0 lembar · temuan diterima");
    desk_step(terminal, TERMINAL_KEY_F4, "31 lembar · semua");
}

/* CDOB has one sheet: U4 4/6 = 66,67 becomes 6/6 = 100. */
static void a_correction_keeps_old_new_who_and_when_and_the_index_follows(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 ");
    terminal_wait(terminal, "belum ada perubahan");
    press_times(TERMINAL_KEY_TAB, 12);
    terminal_wait(terminal, "▌6  Kejelasan biaya");
    desk_type(terminal, "6", "▌7  ");
    desk_step(terminal, TERMINAL_KEY_F2, "Koreksi lembar 1 tersimpan.");
    terminal_wait(terminal, "▌     1  CDOB       –          65654655556-------- ✓");
    desk_step(terminal, TERMINAL_KEY_F6, "Riwayat lembar 1");
    terminal_wait(terminal, "Dientri 31-07-2024 09:00 oleh Siti");
    terminal_wait(terminal, "31-07-2024 09:00  Budi         Kejelasan biaya: 4 → 6");
    assert_index("service,CDOB,1,100.00,83.33,83.33,100.00,83.33,");
}

/* Keys a sheet with a name and a phone number; it becomes number 32. */
static void key_respondent(void)
{
    desk_type(terminal, "1", "Entri lembar 32 ");
    desk_type(terminal, "5-3423210066666666666------", "▌B4");
    terminal_press(terminal, "--");
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Nama");
    desk_type(terminal, "Aniwidyawati", "Aniwidyawati");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 32 tersimpan.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
}

static void a_respondent_is_forgotten_from_the_history_of_the_sheet(void **state)
{
    (void)state;
    key_respondent();
    desk_type(terminal, "2", "32 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_F6, "Riwayat lembar 1 ");
    desk_step(terminal, TERMINAL_KEY_DELETE, "Lembar 1 tidak menyimpan data pribadi.");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "32 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_END, "▌    32 ");
    desk_step(terminal, TERMINAL_KEY_F6, "Riwayat lembar 32 ");
    desk_step(terminal, TERMINAL_KEY_DELETE, "Mengapa data pribadi lembar 32 dihapus?");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tanpa alasan tidak ada yang dihapus.");
    desk_step(terminal, TERMINAL_KEY_DELETE, "Mengapa data pribadi lembar 32 dihapus?");
    terminal_press(terminal, "permintaan responden\r+"); /* the + before the question is seen */
    terminal_wait(terminal, "Hapus data pribadi lembar 32 (Nama) untuk");
    desk_type(terminal, "+", "Data pribadi lembar 32 dihapus; jawabannya tetap.");
    terminal_wait(terminal, "data pribadi dihapus (permintaan responden)");
    desk_step(terminal, TERMINAL_KEY_DELETE, "Lembar 32 tidak menyimpan data pribadi.");
    g_autofree char *all = exported_whole();
    assert_null(strstr(all, "Aniwidyawati"));
    assert_record_is_true();
}

static void the_command_asks_for_a_yes_on_a_terminal(void **state)
{
    (void)state;
    const char *const argv[] = {desk_program(), "forget", "1", "--reason", "salah ketik", NULL};
    struct terminal_setup setup = {.argv = argv, .home = home};
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Hapus data pribadi lembar 1 untuk selamanya?");
    terminal_press(terminal, "tidak\n");
    terminal_wait(terminal, "Tidak ada yang dihapus.");
    assert_int_equal(terminal_wait_exit(terminal), 1);
    terminal_end(terminal);
    terminal = terminal_start(&setup);
    terminal_wait(terminal, "Ketik ya:");
    terminal_press(terminal, "ya\n");
    terminal_wait(terminal, "Data pribadi lembar 1 dihapus; jawabannya tetap.");
    assert_int_equal(terminal_wait_exit(terminal), 0);
}

static void a_corrected_service_moves_the_sheet(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 ");
    desk_type(terminal, "2", "Layanan      2 Sertifikasi CPOTB");
    desk_step(terminal, TERMINAL_KEY_F2, "Koreksi lembar 1 tersimpan.");
    terminal_wait(terminal, "▌     1  CPOTB");
    assert_index("service,CDOB,0,,");
    assert_index("service,CPOTB,2,91.67,");
}

static void a_correction_is_given_up(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 ");
    desk_type(terminal, "2", "Layanan      2 Sertifikasi CPOTB");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Koreksi lembar 1 belum disimpan.");
    desk_type(terminal, "1", "Koreksi lembar 1 ");
    terminal_wait_gone(terminal, "belum disimpan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Koreksi lembar 1 belum disimpan.");
    desk_type(terminal, "3", "Batalkan semua perubahan pada lembar ini?");
    desk_type(terminal, "+", "▌     1  CDOB");
    desk_step(terminal, TERMINAL_KEY_F6, "Belum pernah dikoreksi atau disisihkan.");
}

static void a_sheet_is_only_looked_at(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌     1  CDOB");
}

static void a_sheet_is_set_aside_with_a_listed_reason_and_brought_back(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_type(terminal, "3", "Lembar disisihkan; indeks sudah mengikuti.");
    terminal_wait(terminal, "× disisihkan: lembar ganda");
    assert_index("service,CDOB,0,,");
    desk_step(terminal, TERMINAL_KEY_F5, "Lembar dihitung lagi; indeks sudah mengikuti.");
    terminal_wait(terminal, "▌     1  CDOB       –          65654455556-------- ✓ dihitung   Siti");
    assert_index("service,CDOB,1,100.00,83.33,");
    desk_step(terminal, TERMINAL_KEY_F6, "Budi         dihitung lagi");
    terminal_wait(terminal, "Budi         disisihkan (lembar ganda)");
}

static void a_sheet_is_set_aside_with_a_reason_of_ones_own(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_type(terminal, "5", "Alasan lembar ini disisihkan:");
    desk_type(terminal, "Tinta luntur, é\r", "× disisihkan: Tinta luntur, é");
    g_autofree char *sheet = desk_sheet(home, 1);
    assert_true(g_str_has_suffix(sheet, "|0|Tinta luntur, é"));
}

static void a_sheet_is_left_as_it_is_without_a_reason(void **state)
{
    (void)state;
    open_list();
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "✓ dihitung");
    terminal_wait_gone(terminal, "Mengapa");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_type(terminal, "5", "Alasan lembar ini disisihkan:");
    desk_type(terminal, "  \r", "▌     1  CDOB       –          65654455556-------- ✓ dihitung");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 1 tidak dihitung?");
    desk_type(terminal, "5", "Alasan lembar ini disisihkan:");
    desk_step(terminal, TERMINAL_KEY_ESCAPE,
              "▌     1  CDOB       –          65654455556-------- ✓ dihitung");
    assert_index("service,CDOB,1,");
}

static void the_sheets_behind_an_element_come_the_lowest_first(void **state)
{
    (void)state;
    desk_go(terminal, "3", "▌U1 Persyaratan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Lembar di balik U1 ");
    terminal_wait(terminal, "29 lembar · dihitung · urut nilai ▲");
    terminal_wait(terminal, "▌     5  CPPOB");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "▌U1 Persyaratan");
}

static void a_figure_of_the_matrix_leads_to_its_sheets(void **state)
{
    (void)state;
    desk_go(terminal, "3", "▌U1 Persyaratan");
    desk_type(terminal, "l", "Indeks per layanan");
    press_times(TERMINAL_KEY_RIGHT, 4);
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌U2 ");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Lembar di balik U2 · CPPOB");
    terminal_wait(terminal, "2 lembar · dihitung");
    terminal_wait(terminal, "▌     5  CPPOB");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 5 ");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Lembar di balik U2 · CPPOB");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Indeks per layanan");
}

static void the_index_follows_a_correction_behind_it(void **state)
{
    (void)state;
    desk_go(terminal, "3", "▌U1 Persyaratan                        93,10");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌     5  CPPOB");
    desk_step(terminal, TERMINAL_KEY_F5, "Mengapa lembar 5 tidak dihitung?");
    desk_type(terminal, "1", "28 lembar · dihitung");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "28 lembar dihitung dari 31");
    terminal_wait(terminal, "▌U1 Persyaratan                        94,05");
}

static void an_empty_list_says_how_to_fill_it(void **state)
{
    tear_down(state);
    home = desk_create();
    terminal = desk_open(home);
    desk_go(terminal, "2", "Belum ada lembar. Kembali dengan Esc, lalu tekan 1");
    terminal_key(terminal, TERMINAL_KEY_ENTER);
    terminal_key(terminal, TERMINAL_KEY_F5);
    terminal_key(terminal, TERMINAL_KEY_F6);
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "mulai lembar 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_correction_that_changes_nothing_is_none),
        TEST(shows_number_service_answers_state_and_who_keyed_it),
        TEST(searches_as_one_types),
        TEST(finds_a_sheet_by_the_beginning_of_its_number),
        TEST(sorts_up_and_down),
        TEST(filters_what_counts_and_what_is_set_aside),
        TEST(a_correction_keeps_old_new_who_and_when_and_the_index_follows),
        TEST(a_respondent_is_forgotten_from_the_history_of_the_sheet),
        TEST(the_command_asks_for_a_yes_on_a_terminal),
        TEST(a_corrected_service_moves_the_sheet),
        TEST(a_correction_is_given_up),
        TEST(a_sheet_is_only_looked_at),
        TEST(a_sheet_is_set_aside_with_a_listed_reason_and_brought_back),
        TEST(a_sheet_is_set_aside_with_a_reason_of_ones_own),
        TEST(a_sheet_is_left_as_it_is_without_a_reason),
        TEST(the_sheets_behind_an_element_come_the_lowest_first),
        TEST(a_figure_of_the_matrix_leads_to_its_sheets),
        TEST(the_index_follows_a_correction_behind_it),
        TEST(an_empty_list_says_how_to_fill_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
