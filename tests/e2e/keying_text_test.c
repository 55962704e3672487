#include "tests/e2e/keying_steps.h"

/* The free texts of a sheet, and what the numeric keypad does without them. */

/* --- the free text --- */

static void reach_the_suggestion(void)
{
    begin_keying();
    desk_type(terminal, "5-342321006566666666666666665", "▌ Saran");
}

static void a_suggestion_of_many_lines_is_stored_as_it_was_typed(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "Loket café 漢字 bagus 👍", "bagus 👍");
    desk_step(terminal, TERMINAL_KEY_ENTER, "bagus 👍");
    desk_type(terminal, "1 + 1 = 2; \"kutip\", koma", "\"kutip\", koma");
    desk_step(terminal, TERMINAL_KEY_ENTER, "koma");
    desk_type(terminal, "- ruang/tunggu* 5.5", "- ruang/tunggu* 5.5");
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Nama");
    desk_type(terminal, "\t\t\t", "Semua isian sudah dilalui");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|5|"
                    "Loket café 漢字 bagus 👍\n1 + 1 = 2; \"kutip\", koma\n"
                    "- ruang/tunggu* 5.5|1|");
}

static void the_suggestion_is_edited_in_its_middle(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "Kursi kurang\rpanas", "panas");
    desk_step(terminal, TERMINAL_KEY_UP, "panas");
    terminal_key(terminal, TERMINAL_KEY_HOME);
    desk_type(terminal, "Dua ", "Dua Kursi kurang");
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_key(terminal, TERMINAL_KEY_DOWN);
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_key(terminal, TERMINAL_KEY_BACKSPACE);
    desk_type(terminal, "h", "panah");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|5|"
                    "Dua Kursi kurang\npanah|1|");
}

static void the_signs_of_the_keypad_are_letters_of_a_suggestion(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "- kursi kurang", "- kursi kurang");
    desk_type(terminal, "\t/ * .5\t", "▌ Telepon");
    terminal_wait(terminal, "  Nama         / * .5");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    g_autofree char *whole = exported_whole();
    assert_non_null(strstr(whole, ",- kursi kurang,/ * .5,"));
}

static void a_suggestion_of_nothing_but_a_sign_is_left_blank(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "-", "Tab selesai  F2 simpan");
    desk_step(terminal, TERMINAL_KEY_TAB, "▌ Nama");
    desk_type(terminal, "...", "│ ...");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|5||1|");
    g_autofree char *whole = exported_whole();
    assert_null(strstr(whole, "..."));
}

static void the_keys_of_the_keypad_pass_an_empty_suggestion(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "\r", "▌ Nama");
    terminal_wait(terminal, "  Saran        -");
    desk_step(terminal, TERMINAL_KEY_UP, "▌ Saran");
    desk_type(terminal, "\r", "▌ Nama");
    desk_type(terminal, "\r\r\r", "Semua isian sudah dilalui");
    desk_type(terminal, "\r", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|5||1|");
}

static void a_plus_in_an_empty_suggestion_saves_the_sheet(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
}

static void a_plus_begins_a_telephone_number(void **state)
{
    (void)state;
    reach_the_suggestion();
    terminal_wait(terminal, "Enter lewati  + F2 simpan");
    desk_type(terminal, "\r\r", "▌ Telepon");
    terminal_wait(terminal, "Enter lewati  F2 simpan");
    desk_type(terminal, "+62 812-3456", "+62 812-3456");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    g_autofree char *whole = exported_whole();
    assert_non_null(strstr(whole, "+62 812-3456,"));
}

static void a_text_of_nothing_but_a_plus_is_left_blank(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "\r\r", "▌ Telepon");
    desk_type(terminal, "+", "│ +");
    desk_step(terminal, TERMINAL_KEY_ENTER, "▌ Instansi");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    g_autofree char *whole = exported_whole();
    assert_null(strchr(whole, '+'));
}

static void names_are_kept_but_not_exported(void **state)
{
    (void)state;
    reach_the_suggestion();
    desk_type(terminal, "\tIbu Ani\t0812\tCV Maju", "CV Maju");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
    g_autofree char *plain = desk_run(home, "export", "sheets", NULL);
    g_autofree char *whole = exported_whole();
    assert_null(strstr(plain, "Ani"));
    assert_non_null(strstr(whole, "Ibu Ani,0812,CV Maju"));
}

/* --- a text that is corrected --- */

static void store_a_sheet_with_a_suggestion(void)
{
    reach_the_suggestion();
    desk_type(terminal, "Kursi kurang", "Kursi kurang");
    desk_step(terminal, TERMINAL_KEY_F2, "Lembar 1 tersimpan.");
}

/* From the first item of a stored sheet, which has no open one, to its suggestion. */
static void go_to_the_suggestion(void)
{
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_wait(terminal, "Semua isian sudah dilalui");
    press_times(TERMINAL_KEY_UP, 4);
    terminal_wait(terminal, "▌ Saran");
}

/* Stored while the suggestion is still being typed. */
static void correct_the_suggestion_and_close(void)
{
    go_to_the_suggestion();
    terminal_key(terminal, TERMINAL_KEY_HOME);
    terminal_key(terminal, TERMINAL_KEY_DELETE);
    desk_type(terminal, "Dua k", "Dua kursi kurang");
    desk_step(terminal, TERMINAL_KEY_F2, "Koreksi lembar 1 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|6|5|"
                    "Dua kursi kurang|1|");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    desk_close(g_steal_pointer(&terminal));
}

static void a_correction_is_stored_while_its_text_is_typed(void **state)
{
    (void)state;
    store_a_sheet_with_a_suggestion();
    desk_step(terminal, TERMINAL_KEY_PAGE_UP, "Koreksi lembar 1 ");
    correct_the_suggestion_and_close();
}

static void a_correction_from_the_list_is_stored_while_its_text_is_typed(void **state)
{
    (void)state;
    store_a_sheet_with_a_suggestion();
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    desk_go(terminal, "2", "1 lembar · semua");
    desk_step(terminal, TERMINAL_KEY_ENTER, "Koreksi lembar 1 ");
    correct_the_suggestion_and_close();
}

/* --- the numeric keypad --- */

/* The keys of a keypad in application mode, as a VT100 sends them. */
static void keypad(const char *keys)
{
    for (; *keys; keys++) {
        char sequence[] = "\033O?";
        switch (*keys) {
        case '\r':
            sequence[2] = 'M';
            break;
        case '+':
            sequence[2] = 'k';
            break;
        default: /* from * to 9 in the order of ASCII */
            sequence[2] = (char)('j' + (*keys - '*'));
            break;
        }
        terminal_press(terminal, sequence);
    }
}

static void the_numeric_keypad_does_everything(void **state)
{
    (void)state;
    keypad("1");
    terminal_wait(terminal, "Entri lembar 1 ");
    keypad("5-34232100");
    terminal_wait(terminal, "▌1  Kemudahan");
    keypad("6543216/");
    terminal_wait(terminal, "▌7  Kesesuaian");
    keypad(".");
    terminal_wait(terminal, "▌7  Kesesuaian produk       U5  _");
    keypad("56-34");
    terminal_wait(terminal, "▌12 Syarat");
    keypad("66666666");
    terminal_wait(terminal, "▌ Saran");
    keypad("\r\r\r\r");
    terminal_wait(terminal, "Semua isian sudah dilalui");
    keypad("\r");
    terminal_wait(terminal, "Lembar 1 tersimpan.");
    keypad("55*\r\r");
    terminal_wait(terminal, "! Pendidikan");
    keypad("***");
    terminal_wait(terminal, "▌1  Kemudahan");
    keypad("5555+");
    terminal_wait(terminal, "\"Kecepatan tanggapan\" dan 6 pertanyaan");
    keypad("+");
    terminal_wait(terminal, "Lembar 2 tersimpan.");
    assert_sheet(1, "1|PENGADUAN||34|P|S1|SWASTA|100|6|5|4|3|2|1|5|6||3|4|6|6|6|6|6|6|6|6||1|");
    assert_sheet(2, "2|PENGADUAN||55|P|S1|SWASTA|100|5|5|5|5|||||||||||||||||1|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_suggestion_of_many_lines_is_stored_as_it_was_typed),
        TEST(the_suggestion_is_edited_in_its_middle),
        TEST(the_signs_of_the_keypad_are_letters_of_a_suggestion),
        TEST(a_suggestion_of_nothing_but_a_sign_is_left_blank),
        TEST(the_keys_of_the_keypad_pass_an_empty_suggestion),
        TEST(a_plus_in_an_empty_suggestion_saves_the_sheet),
        TEST(a_plus_begins_a_telephone_number),
        TEST(a_text_of_nothing_but_a_plus_is_left_blank),
        TEST(names_are_kept_but_not_exported),
        TEST(a_correction_is_stored_while_its_text_is_typed),
        TEST(a_correction_from_the_list_is_stored_while_its_text_is_typed),
        TEST(the_numeric_keypad_does_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
