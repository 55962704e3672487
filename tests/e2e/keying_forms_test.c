#include "tests/e2e/keying_steps.h"

#include <glib/gstdio.h>

/* Forms of other lengths, scales and fields, also one made up here. */

/* The office starts anew, with another form. */
static void take_form(const char *form)
{
    g_autofree char *database = desk_database(home), *log = g_strconcat(database, "-wal", NULL);
    terminal_end(terminal);
    assert_int_equal(g_remove(database), 0);
    g_remove(log); /* of a program that was ended in the middle */
    g_free(desk_run(home, "init", "--unit", "Loka Uji", "--form", form, "--year", "2024",
                    "--service", "A=Layanan A", NULL));
    terminal = desk_open(home);
}

static void take_form_text(const char *text)
{
    g_autofree char *file = desk_write(home, "formulir.ini", text);
    take_form(file);
    assert_int_equal(g_remove(file), 0); /* the survey keeps its own copy */
}

static void ten_services_take_two_digits(void **state)
{
    (void)state;
    g_autoptr(GString) csv = g_string_new("sheet,service\n");
    for (int i = 6; i <= 12; i++)
        g_string_append_printf(csv, "%d,L%d\n", i, i);
    g_autofree char *file = desk_write(home, "layanan.csv", csv->str);
    g_free(desk_run(home, "import", "sheets", "--add-services", file, NULL));
    reopen();
    desk_type(terminal, "1", "Entri lembar 13 ");
    desk_type(terminal, "1", "▌ Layanan      1_");
    desk_type(terminal, "2", "Layanan      12 L12");
    assert_refused("/13", "! Layanan: Pilih 1–12", "▌ Layanan");
    desk_type(terminal, "02", "Layanan      2 Sertifikasi CPOTB");
    desk_type(terminal, "/3", "Layanan      3 Sertifikasi CPKB");
    desk_type(terminal, "/1\r", "Layanan      1 Sertifikasi CDOB");
}

static void the_form_of_the_ministry_is_keyed_with_four_points(void **state)
{
    (void)state;
    take_form("skm-permenpanrb-14-2017");
    begin_keying();
    desk_type(terminal, "1-1134", "▌U1 Kesesuaian persyaratan  U1  _");
    assert_refused("5", "! Kesesuaian persyaratan", "▌U1 Kesesuaian persyaratan  U1  _");
    desk_type(terminal, "433333333", "▌ Saran");
    desk_type(terminal, "+", "Sudah diperiksa?");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    g_autofree char *index = desk_run(home, "index", "--format", "csv", NULL);
    assert_non_null(strstr(index, "unit,,1,100.00,75.00,75.00,75.00,75.00,75.00,75.00,75.00,"
                                  "75.00,77.78,B\r\n"));
}

static const char made_up_form[] = "[form]\n"
                                   "id = kantin\n"
                                   "version = 1\n"
                                   "title = Survei Kantin\n"
                                   "short = KANTIN\n"
                                   "scale_low = 1\n"
                                   "scale_top = 5\n"
                                   "result_top = 100\n"
                                   "[field meja]\n"
                                   "kind = number\n"
                                   "label = Meja\n"
                                   "low = 1\n"
                                   "top = 40\n"
                                   "[field pesanan]\n"
                                   "kind = text\n"
                                   "label = Pesanan\n"
                                   "[question rasa]\n"
                                   "heading = Makanan\n"
                                   "label = Rasa\n"
                                   "answers = puas\n"
                                   "element = MAKAN\n"
                                   "[question porsi]\n"
                                   "label = Porsi\n"
                                   "answers = puas\n"
                                   "element = MAKAN\n"
                                   "[question kasir]\n"
                                   "heading = Pelayanan\n"
                                   "label = Kasir\n"
                                   "answers = puas\n"
                                   "element = LAYAN\n"
                                   "[question meja_bersih]\n"
                                   "heading = Kebersihan\n"
                                   "label = Meja bersih\n"
                                   "answers = puas\n"
                                   "further = BERSIH\n"
                                   "[element MAKAN]\n"
                                   "name = Makanan\n"
                                   "weight = 60\n"
                                   "[element LAYAN]\n"
                                   "name = Pelayanan\n"
                                   "weight = 40\n"
                                   "[index BERSIH]\n"
                                   "name = Kebersihan\n"
                                   "[band A]\n"
                                   "from = 80\n"
                                   "words = memuaskan\n"
                                   "[band B]\n"
                                   "from = 0\n"
                                   "words = biasa\n"
                                   "[answers puas]\n"
                                   "1 = sangat kecewa\n"
                                   "2 = kecewa\n"
                                   "3 = biasa\n"
                                   "4 = puas\n"
                                   "5 = sangat puas\n";

/* MAKAN (5 + 4) / 10 = 90, LAYAN 3 / 5 = 60: 0,6 · 90 + 0,4 · 60 = 78. */
static void a_form_nobody_has_seen_before_goes_from_keying_to_index(void **state)
{
    (void)state;
    take_form_text(made_up_form);
    begin_keying();
    desk_type(terminal, "12", "▌ Pesanan");
    desk_type(terminal, "nasi + telur\r", "Pesanan      nasi + telur");
    terminal_wait(terminal, "▌1  Rasa                 MAKAN  _");
    desk_type(terminal, "543", "▌4  Meja bersih                 _");
    desk_type(terminal, "2", "Semua isian sudah dilalui");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|12|nasi + telur|5|4|3|2|1|");
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "1 lembar dientri");
    desk_go(terminal, "3", "Indeks per unsur");
    terminal_wait(terminal, "40,00");
    g_autofree char *index = desk_run(home, "index", "--format", "csv", NULL);
    assert_non_null(strstr(index, "unit,,1,90.00,60.00,78.00,B\r\n"));
}

static char *long_form(int questions)
{
    GString *form = g_string_new("[form]\nid = panjang\nversion = 1\ntitle = Panjang\nshort = P\n"
                                 "scale_low = 1\nscale_top = 5\nresult_top = 100\n");
    for (int i = 1; i <= questions; i++)
        g_string_append_printf(form,
                               "[question q%d]\nlabel = Pertanyaan ke-%d\nanswers = a\n"
                               "element = U%d\n",
                               i, i, 1 + i % 3);
    for (int i = 1; i <= 3; i++)
        g_string_append_printf(form, "[element U%d]\nname = Unsur %d\n", i, i);
    g_string_append(form, "[band A]\nfrom = 0\nwords = Baik\n"
                          "[answers a]\n1 = a\n2 = b\n3 = c\n4 = d\n5 = e\n");
    return g_string_free(form, FALSE);
}

static void a_form_longer_than_the_screen_scrolls_inside(void **state)
{
    (void)state;
    g_autofree char *text = long_form(30);
    take_form_text(text);
    begin_keying();
    terminal_wait(terminal, "▌1  Pertanyaan ke-1 ");
    assert_false(terminal_shows(terminal, "Pertanyaan ke-30"));
    desk_type(terminal, "54321543215432154321", "▌21 Pertanyaan ke-21");
    desk_type(terminal, "543215432", "▌30 Pertanyaan ke-30");
    assert_false(terminal_shows(terminal, "Pertanyaan ke-1 "));
    desk_type(terminal, "1", "Semua isian sudah dilalui");
    desk_step(terminal, TERMINAL_KEY_HOME, "▌ Nomor lembar");
    desk_step(terminal, TERMINAL_KEY_DOWN, "▌1  Pertanyaan ke-1 ");
    desk_type(terminal, "+", "Lembar 1 tersimpan.");
    assert_sheet(1, "1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|5|4|3|2|1|1|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ten_services_take_two_digits),
        TEST(the_form_of_the_ministry_is_keyed_with_four_points),
        TEST(a_form_nobody_has_seen_before_goes_from_keying_to_index),
        TEST(a_form_longer_than_the_screen_scrolls_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
