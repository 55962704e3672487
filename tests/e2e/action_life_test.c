#include "tests/e2e/action_steps.h"
#include "tests/support/command.h"

#include <sys/stat.h>
#include <unistd.h>

/* One action: its notes, files, months, effect, and two people at it. The clock stands at 31 July
 * 2024. */

static int set_up(void **state)
{
    (void)state;
    return begin_at(desk_create_with_actions());
}

/* The card of the only action that WORD finds. */
static void open_card(const char *word)
{
    open_actions();
    desk_type(terminal, word, word);
    desk_step(terminal, TERMINAL_KEY_ENTER, "riwayat");
}

/* --- notes --- */

static void a_note_is_kept_with_its_date_and_person(void **state)
{
    (void)state;
    open_card("selebaran");
    terminal_wait(terminal, "belum ada; tekan N");
    desk_type(terminal, "n", "Catatan perkembangan");
    desk_type(terminal, "Naskah di percetakan\r", "Catatan tersimpan.");
    terminal_wait(terminal, "31-07-2024 09:00 Budi: Naskah di percetakan");
    desk_type(terminal, "n", "Catatan perkembangan");
    desk_step(terminal, TERMINAL_KEY_ENTER, "! Catatan itu kosong");
}

/* --- files --- */

static void attach(const char *path, const char *text)
{
    desk_type(terminal, "b", "Berkas bukti: letak dan namanya");
    terminal_press(terminal, path);
    desk_step(terminal, TERMINAL_KEY_ENTER, text);
}

static void try_again_with(const char *path, const char *text)
{
    terminal_press(terminal, "\025");
    terminal_press(terminal, path);
    desk_step(terminal, TERMINAL_KEY_ENTER, text);
}

static void assert_check_tells(const char *finding)
{
    struct command_result result;
    const char *const argv[] = {desk_program(), "check", NULL};
    command_run(&(struct command_setup){.argv = argv, .home = home}, &result);
    assert_int_equal(result.status, 1);
    if (!strstr(result.output, finding) && !strstr(result.errors, finding))
        fail_msg("%s is not told in\n%s%s", finding, result.output, result.errors);
    command_result_finish(&result);
}

static void a_file_is_attached_told_when_it_is_gone_and_removed(void **state)
{
    (void)state;
    g_autofree char *path = desk_write(home, "foto loket.jpg", "abc");
    g_autofree char *database = desk_database(home);
    g_autofree char *copy = g_strconcat(
        database, ".evidence/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        NULL);
    open_card("selebaran");
    attach("~/foto loket.jpg", "Berkas dilampirkan");
    terminal_wait(terminal, "foto loket.jpg (3 B, Budi)");
    assert_database_is_sound();
    assert_int_equal(unlink(copy), 0);
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    desk_step(terminal, TERMINAL_KEY_ENTER, "! salinannya tidak ada lagi");
    assert_check_tells("Berkas bukti \"foto loket.jpg\" dari tindak lanjut \"Membuat selebaran");
    desk_type(terminal, "h", "Hapus berkas \"foto loket.jpg\" dan salinannya?");
    desk_type(terminal, "+", "Berkas dihapus");
    terminal_wait(terminal, "berkas: foto loket.jpg → –");
}

static void a_file_that_cannot_be_taken_is_told(void **state)
{
    (void)state;
    g_autofree char *path = desk_write(home, "besar.bin", "");
    assert_int_equal(truncate(path, 10000001), 0);
    open_card("selebaran");
    attach(path, "! Berkas \"besar.bin\" berukuran 10");
    try_again_with("/tidak/ada.pdf", "! Berkas \"/tidak/ada.pdf\" tidak dapat dibaca");
    terminal_wait(terminal, "│  /tidak/ada.pdf"); /* to be mended */
    try_again_with(home, "bukan berkas biasa");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "B bukti");
    desk_type(terminal, "h", "! Belum ada berkas yang dilampirkan.");
}

static void a_file_is_proof_enough_to_be_done(void **state)
{
    (void)state;
    g_autofree char *path = desk_write(home, "ba.pdf", "isi");
    open_card("selebaran");
    attach(path, "Berkas dilampirkan");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    choose_status("3", "Status menjadi selesai.");
    desk_step(terminal, TERMINAL_KEY_ENTER, "✓ selesai");
    desk_type(terminal, "h", "Hapus berkas");
    desk_type(terminal, "+", "! Ini bukti terakhir dari tindak lanjut yang selesai");
}

/* --- months --- */

static void a_recurring_action_is_ticked_month_by_month(void **state)
{
    (void)state;
    reopen_with("LEMBAR_CLOCK=2024-09-30T08:00:00");
    open_card("baku");
    terminal_wait(terminal, "! 08-2024  belum dicentang");
    terminal_wait(terminal, "~ 09-2024  jatuh bulan ini");
    desk_type(terminal, "c", "Bulan 08-2024 dicentang.");
    terminal_wait(terminal, "✓ 08-2024  Budi, 30-09-2024 08:00");
    desk_type(terminal, "c", "Bulan 09-2024 dicentang.");
    desk_type(terminal, "c", "! Belum ada bulan yang jatuh");
    desk_type(terminal, "x", "Hapus centang bulan 09-2024?");
    desk_type(terminal, "+", "Centang dihapus");
    terminal_wait(terminal, "~ 09-2024  jatuh bulan ini");
}

static void what_does_not_recur_has_no_months(void **state)
{
    (void)state;
    open_card("selebaran");
    desk_type(terminal, "c", "! Tindak lanjut ini tidak berulang");
}

/* --- moving the due date --- */

static void moving_the_due_date_asks_why_and_is_counted(void **state)
{
    (void)state;
    open_card("selebaran");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Layanan");
    desk_type(terminal, "\t\t\t\t", "▌ Tenggat");
    desk_type(terminal, "31-10-2024", "Tenggat           31-10-2024");
    desk_step(terminal, TERMINAL_KEY_F2, "Mengapa tenggatnya digeser dari 30-06-2024 menjadi");
    desk_step(terminal, TERMINAL_KEY_ENTER, "! Tulis mengapa tenggatnya digeser.");
    desk_step(terminal, TERMINAL_KEY_F2, "Mengapa tenggatnya digeser");
    desk_type(terminal, "Percetakan penuh\r", "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "31-10-2024   digeser 1 kali");
    terminal_wait(terminal, "30-06-2024 → 31-10-2024");
}

/* --- effect --- */

static void the_effect_is_the_element_before_and_in_the_next_survey(void **state)
{
    (void)state;
    open_card("baku");
    terminal_wait(terminal, "U8 semua layanan  94,83 (2024) → –");
    g_autofree char *path = desk_write(home, "2025.csv",
                                       "year,u1,u2,u3,u4,u5,u6,u7,u8,u9,ikm\n"
                                       "2025,90,90,90,90,90,90,90,96.83,90,90\n");
    g_free(desk_run(home, "import", "published", path, NULL));
    reopen();
    open_card("baku");
    terminal_wait(terminal, "U8 semua layanan  94,83 (2024) → 96,83 (2025)  ▲ 2,00");
}

/* --- two people --- */

/* The id of the action whose plan has the word. */
static char *id_of(const char *word)
{
    g_autofree char *actions = desk_run(home, "export", "actions", NULL);
    const char *row = strstr(actions, word);
    assert_non_null(row);
    const char *id = strstr(row, ",01");
    assert_non_null(id);
    return g_strndup(id + 1, 36);
}

static void change_all_of(const char *word)
{
    g_autofree char *id = id_of(word), *long_text = g_strnfill(300, 'x');
    g_autofree char *list = g_strdup_printf(
        "id,recommendation,cause,plan,owner,realisation,evidence,obstacles,reason,due\n"
        "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
        id, long_text, long_text, long_text, long_text, long_text, long_text, long_text, long_text,
        long_text);
    g_autofree char *path = desk_write(home, "in.csv", list);
    g_free(desk_run(home, "--user", "Siti", "import", "actions", "--update", path, NULL));
}

static void the_second_of_two_is_shown_what_the_first_has_changed(void **state)
{
    (void)state;
    open_card("selebaran");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Layanan");
    desk_type(terminal, "\t\tMahal", "Mahal");

    struct terminal *mine = g_steal_pointer(&terminal);
    sit_down("Siti");
    open_card("selebaran");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Layanan");
    desk_type(terminal, "\t\t\t\t\t\t", "▌ Penanggung jawab");
    terminal_key(terminal, TERMINAL_KEY_END);
    desk_type(terminal, " Baru dan Seksi Pengujian Produk Pangan dan “Obat”", "“Obat”");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_end(terminal);

    terminal = mine;
    desk_step(terminal, TERMINAL_KEY_F2, "Siti mengubah tindak lanjut ini sejak Anda");
    terminal_wait(terminal, "Penanggung jawab: Tim Sertifikasi Baru");
    terminal_wait(terminal, "Produk Pangan dan …");
    desk_type(terminal, "1", "▌ Sebab");
    terminal_wait(terminal, "Penanggung jawab  Tim Sertifikasi Baru");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "Mahal");
    terminal_wait(terminal, "Tim Sertifikasi Baru");
}

/* He has written it anew from end to end, in words of any length. */
static void the_second_of_two_can_answer_however_much_the_first_has_changed(void **state)
{
    (void)state;
    open_card("selebaran");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Layanan");
    desk_type(terminal, "\t\tMahal", "Mahal");
    change_all_of("selebaran");
    desk_step(terminal, TERMINAL_KEY_F2, "mengubah tindak lanjut ini sejak Anda");
    terminal_wait(terminal, "1  Periksa, lalu F2 lagi");
    desk_type(terminal, "1", "▌ Sebab");
}

/* --- owners --- */

static void an_owner_is_proposed_from_people_and_those_used(void **state)
{
    (void)state;
    open_new_action();
    desk_type(terminal, "\t\t\tKursi\t\t\t", "▌ Penanggung jawab");
    desk_type(terminal, "si", "si  F5 Siti");
    desk_step(terminal, TERMINAL_KEY_F5, "Penanggung jawab  Siti");
    press_times(TERMINAL_KEY_BACKSPACE, 4);
    desk_type(terminal, "kep", "kep  F5 Kepegawaian");
    desk_step(terminal, TERMINAL_KEY_F5, "Penanggung jawab  Kepegawaian");
}

static void the_home_screen_says_what_waits_for_whoever_is_at_the_keys(void **state)
{
    (void)state;
    sit_down("tim sertifikasi");
    terminal_wait(terminal, "Untuk tim sertifikasi   ! 1 lewat tenggat   ~ 1 segera");
}

/* --- an editor outside --- */

static void open_plan_with_editor(const char *editor)
{
    g_autofree char *variable = g_strconcat("EDITOR=", editor, NULL);
    const char *const environment[] = {variable, "VISUAL", NULL};
    terminal_end(terminal);
    terminal = desk_open_with(home, &(struct terminal_setup){.environment = environment});
    open_card("selebaran");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Layanan");
    desk_type(terminal, "\t\t", "▌ Sebab");
}

static void a_long_text_is_edited_in_the_editor_of_the_environment(void **state)
{
    (void)state;
    g_autofree char *script = desk_write(
        home, "sunting.sh", "#!/bin/sh\necho PENYUNTING; printf '\\nbaris kedua' >> \"$1\"\n");
    assert_int_equal(chmod(script, 0700), 0);
    open_plan_with_editor(script);
    desk_step(terminal, TERMINAL_KEY_F4, "baris kedua");
    terminal_wait(terminal, "▌ Sebab             Pemohon belum tahu alur dan biaya");
    desk_step(terminal, TERMINAL_KEY_F2, "Tindak lanjut tersimpan.");
    terminal_wait(terminal, "baris kedua");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Cari:");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Entri lembar");
    desk_close(g_steal_pointer(&terminal));
}

static void an_editor_that_fails_leaves_the_text(void **state)
{
    (void)state;
    open_plan_with_editor("false");
    desk_step(terminal, TERMINAL_KEY_F4, "! Penyunting \"false\" berakhir dengan kegagalan");
    terminal_wait(terminal, "Pemohon belum tahu alur dan biaya");
    open_plan_with_editor("/tidak/ada");
    desk_step(terminal, TERMINAL_KEY_F4, "! Penyunting \"/tidak/ada\" tidak dapat dijalankan");
    open_plan_with_editor("");
    desk_step(terminal, TERMINAL_KEY_F4, "! Penyunting belum dipilih");
    desk_type(terminal, "\t\t", "▌ Tenggat");
    desk_step(terminal, TERMINAL_KEY_F4, "! F4 untuk teks panjang");
}

/* --- how it looks --- */

static void a_card_looks_like_this(void **state)
{
    (void)state;
    g_autofree char *path = desk_write(home, "naskah.pdf", "isi");
    open_card("selebaran");
    attach(path, "Berkas dilampirkan");
    desk_type(terminal, "n", "Catatan perkembangan");
    desk_type(terminal, "Naskah di percetakan\r", "Catatan tersimpan.");
    terminal_key(terminal, TERMINAL_KEY_UP);
    terminal_wait_gone(terminal, "Catatan tersimpan.");
    assert_screen("action-card");
}

static void the_head_of_a_card_cuts_the_element_and_not_the_service(void **state)
{
    (void)state;
    open_card("loket");
    terminal_wait(terminal, "U2 Sistem, Mekanisme, dan Prosedur  PENGADUAN    ");
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    terminal_wait(terminal, "Cari: loket");
    choose_status("2", "Mengapa dibuka lagi?");
    desk_type(terminal, "Ada ruang\r", "Status menjadi berjalan.");
    desk_step(terminal, TERMINAL_KEY_ENTER,
              "U2 Sistem, Mekanisme, dan…  PENGADUAN  survei 2024   ! berjalan, lewat tenggat");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_note_is_kept_with_its_date_and_person),
        TEST(a_file_is_attached_told_when_it_is_gone_and_removed),
        TEST(a_file_that_cannot_be_taken_is_told),
        TEST(a_file_is_proof_enough_to_be_done),
        TEST(a_recurring_action_is_ticked_month_by_month),
        TEST(what_does_not_recur_has_no_months),
        TEST(moving_the_due_date_asks_why_and_is_counted),
        TEST(the_effect_is_the_element_before_and_in_the_next_survey),
        TEST(the_second_of_two_is_shown_what_the_first_has_changed),
        TEST(the_second_of_two_can_answer_however_much_the_first_has_changed),
        TEST(an_owner_is_proposed_from_people_and_those_used),
        TEST(the_home_screen_says_what_waits_for_whoever_is_at_the_keys),
        TEST(a_long_text_is_edited_in_the_editor_of_the_environment),
        TEST(an_editor_that_fails_leaves_the_text),
        TEST(a_card_looks_like_this),
        TEST(the_head_of_a_card_cuts_the_element_and_not_the_service),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
