#include "src/entry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/keyed_form.h"

/* One sheet under the cursor, anew for each test. */
static struct keyed_form keyed;
static struct sheet *sheet;
static struct entry entry;
static struct error error;

static void stand_at(const char *key)
{
    entry.at = place_of(keyed.form, key);
    entry.typed[0] = '\0';
    entry.moved_itself = false;
}

/* KEYS one by one, '\n' for Enter and '\b' for Backspace: what the last one did. */
static enum entry_result press(const char *keys)
{
    enum entry_result result = ENTRY_IGNORED;
    for (; *keys; keys = g_utf8_next_char(keys)) {
        error.message[0] = '\0';
        if (*keys == '\n')
            result = entry_confirm(&entry, &error);
        else if (*keys == '\b')
            result = entry_erase(&entry);
        else
            result = entry_type(&entry, g_utf8_get_char(keys), &error);
        if (result == ENTRY_REFUSED)
            assert_true(*error.message);
    }
    return result;
}

/* STEP items down, or up where negative, as far as there are any. */
static enum entry_result move(int step)
{
    return entry_go(&entry, (size_t)MAX((int)entry.at + step, 0), &error);
}

static void assert_at(const char *key)
{
    assert_int_equal(entry.at, place_of(keyed.form, key));
}

static void assert_value(const char *key, const char *expected)
{
    assert_string_equal(value_of(sheet, key), expected);
}

/* KEYS at the item KEY set VALUE, and the last of them moves on. */
static void assert_fills(const char *key, const char *keys, const char *value)
{
    stand_at(key);
    size_t at = entry.at;
    for (const char *each = keys; each[1]; each++) {
        assert_int_equal(press((char[]){*each, '\0'}), ENTRY_TAKEN);
        assert_int_equal(entry.at, at);
    }
    assert_int_equal(press(keys + strlen(keys) - 1), ENTRY_ACCEPTED);
    assert_int_equal(entry.at, at + 1);
    assert_string_equal(entry.typed, "");
    assert_value(key, value);
}

/* The sentence ends with the code of a check: "Layanan: Pilih 1–5. (F04)". */
static void assert_refusal(const char *message)
{
    g_autofree char *code = g_strdup(strrchr(error.message, ' '));
    assert_true(g_str_has_prefix(code, " (F0") && strlen(code) == strlen(" (F00)"));
    g_autofree char *expected = g_strconcat(message, code, NULL);
    assert_string_equal(error.message, expected);
}

/* The last of KEYS is refused: the cursor stays, nothing is set, nothing stays typed. */
static void assert_refused(const char *key, const char *keys, const char *message)
{
    stand_at(key);
    size_t at = entry.at;
    g_autofree char *before = g_strdup(value_of(sheet, key));
    assert_int_equal(press(keys), ENTRY_REFUSED);
    assert_refusal(message);
    assert_int_equal(error.code, ERROR_INPUT);
    assert_int_equal(entry.at, at);
    assert_string_equal(entry.typed, "");
    assert_value(key, before);
}

/* --- one key --- */

static void the_cursor_begins_at_the_first_open_item(void **state)
{
    (void)state;
    entry_begin(&entry, sheet, &keyed.services, 2024);
    assert_int_equal(entry.at, 0);
    sheet_set_number(sheet, 1);
    set_value(sheet, "service", "CPKB");
    set_value(sheet, "age", "34");
    entry_begin(&entry, sheet, &keyed.services, 2024);
    assert_at("date");
}

static void an_answer_takes_one_key_and_moves_by_itself(void **state)
{
    (void)state;
    assert_fills("q1", "6", "6");
    assert_at("q2");
    assert_fills("b5", "1", "1");
}

static void a_choice_takes_the_key_of_its_place(void **state)
{
    (void)state;
    assert_fills("sex", "2", "P");
    assert_fills("occupation", "6", "LAINNYA");
    assert_fills("service", "3", "CPKB");
}

static void a_letter_picks_the_only_choice_it_begins(void **state)
{
    (void)state;
    assert_fills("sex", "L", "L");
    assert_fills("sex", "p", "P");
    assert_fills("service", "s", "SKI");
    assert_refused("service", "c", "Layanan: Pilih 1–5.");
    assert_refused("occupation", "p", "Pekerjaan: Pilih 1–6, atau - bila tidak diisi.");
    assert_refused("sex", "x", "Kelamin: Pilih 1–2, atau - bila tidak diisi.");
}

static void outside_the_list_or_the_scale_is_refused(void **state)
{
    (void)state;
    assert_refused("sex", "3", "Kelamin: Pilih 1–2, atau - bila tidak diisi.");
    assert_refused("sex", "0", "Kelamin: Pilih 1–2, atau - bila tidak diisi.");
    assert_refused("service", "6", "Layanan: Pilih 1–5.");
    assert_refused("q1", "7",
                   "Kemudahan persyaratan: \"7\" tidak dikenal. "
                   "Jawab 1–6, atau - bila tidak diisi.");
    assert_refused("q1", "x", "Kemudahan persyaratan: Jawab 1–6, atau - bila tidak diisi.");
    assert_refused("q1", "é", "Kemudahan persyaratan: Jawab 1–6, atau - bila tidak diisi.");
}

static void a_refused_key_leaves_the_value_of_before(void **state)
{
    (void)state;
    set_value(sheet, "q1", "5");
    assert_refused("q1", "9",
                   "Kemudahan persyaratan: \"9\" tidak dikenal. "
                   "Jawab 1–6, atau - bila tidak diisi.");
    assert_value("q1", "5");
}

static void dash_and_space_are_blank(void **state)
{
    (void)state;
    static const char *const keys[] = {"date", "age", "sex", "stage_pct", "q1", "b5"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        assert_fills(keys[i], "-", VALUE_BLANK);
        set_value(sheet, keys[i], "");
        assert_fills(keys[i], " ", VALUE_BLANK);
    }
}

static void a_blank_is_refused_where_a_value_is_required(void **state)
{
    (void)state;
    assert_refused("service", "-", "Layanan harus diisi.");
    assert_refused("service", " ", "Layanan harus diisi.");
    assert_refused("sheet", "-", "Nomor lembar harus diisi.");
}

/* --- numbers --- */

static void a_number_moves_on_when_it_is_full(void **state)
{
    (void)state;
    assert_fills("age", "34", "34");
    assert_at("sex");
    assert_fills("stage_pct", "100", "100");
    assert_fills("sheet", "123456789", "123456789");
}

static void the_number_of_a_sheet_has_nine_digits(void **state)
{
    (void)state;
    assert_fills("sheet", "1000000\n", "1000000");
    assert_fills("sheet", "999999999", "999999999");
}

static void a_number_moves_on_where_no_digit_could_follow(void **state)
{
    (void)state;
    assert_fills("stage_pct", "50", "50");
    assert_fills("stage_pct", "11", "11");
    assert_fills("stage_pct", "000", "0");
}

static void enter_after_a_number_that_moved_by_itself_is_ignored(void **state)
{
    (void)state;
    assert_fills("stage_pct", "50", "50");
    assert_int_equal(press("\n"), ENTRY_IGNORED);
    assert_at("q1");
    assert_int_equal(press("\n"), ENTRY_REFUSED);
    assert_at("q1");
}

static void only_the_very_next_enter_is_ignored(void **state)
{
    (void)state;
    set_value(sheet, "q2", "5");
    assert_fills("stage_pct", "50", "50");
    assert_int_equal(press("6"), ENTRY_ACCEPTED);
    assert_int_equal(press("\n"), ENTRY_MOVED);
    assert_at("q3");
    assert_fills("stage_pct", "50", "50");
    assert_int_equal(move(-1), ENTRY_MOVED);
    assert_int_equal(press("\n"), ENTRY_MOVED);
    assert_at("q1");
}

static void a_short_number_needs_enter(void **state)
{
    (void)state;
    assert_fills("stage_pct", "5\n", "5");
    assert_fills("stage_pct", "0\n", "0");
    assert_fills("stage_pct", "10\n", "10");
    assert_fills("sheet", "7\n", "7");
}

/* The form asks for at least 10 years; a copy of it for 1. */
static void an_age_of_one_digit_needs_enter(void **state)
{
    (void)state;
    size_t age = place_of(keyed.form, "age");
    int low = keyed.form->items[age].low;
    keyed.form->items[age].low = 1;
    assert_fills("age", "7\n", "7");
    assert_fills("age", "07", "7");
    keyed.form->items[age].low = low;
    assert_refused("age", "7\n", "Umur harus bilangan 10–99, bukan \"7\".");
}

static void a_number_outside_its_range_is_refused(void **state)
{
    (void)state;
    assert_refused("age", "09", "Umur harus bilangan 10–99, bukan \"09\".");
    assert_refused("sheet", "0\n", "Nomor lembar harus bilangan 1–999999999, bukan \"0\".");
    assert_refused("age", "3x", "Umur: Isi bilangan 10–99, atau - bila tidak diisi.");
    assert_refused("age", "3-", "Umur: Isi bilangan 10–99, atau - bila tidak diisi.");
}

/* --- dates --- */

static void a_day_and_month_are_of_the_year_of_the_survey(void **state)
{
    (void)state;
    assert_fills("date", "2406\n", "2024-06-24");
    assert_at("age");
}

/* Types TEXT at an item and tells what Enter would take of it. */
static void assert_enter_would_take(const char *key, const char *text, const char *value)
{
    stand_at(key);
    press(text);
    g_autofree char *would = entry_typed_value(&entry);
    if (value)
        assert_string_equal(would, value);
    else
        assert_null(would);
}

static void what_enter_would_take_is_known_before_it(void **state)
{
    (void)state;
    assert_enter_would_take("date", "2406", "2024-06-24");
    assert_enter_would_take("date", "240623", "2023-06-24");
    assert_enter_would_take("date", "24", NULL);
    assert_enter_would_take("date", "3102", NULL);
    assert_enter_would_take("sheet", "17", "17");
    assert_enter_would_take("age", "3", NULL);
    assert_enter_would_take("age", "", NULL);
}

static void a_year_of_two_digits_is_of_this_century(void **state)
{
    (void)state;
    assert_fills("date", "240623\n", "2023-06-24");
}

/* It is asked about when the sheet is stored. */
static void a_date_of_another_year_is_taken_as_it_is_on_the_paper(void **state)
{
    (void)state;
    assert_fills("date", "24062019", "2019-06-24");
    assert_fills("date", "240626\n", "2026-06-24");
}

static void a_whole_date_moves_by_itself(void **state)
{
    (void)state;
    assert_fills("date", "24062024", "2024-06-24");
    assert_int_equal(press("\n"), ENTRY_IGNORED);
    assert_at("age");
}

static void separators_within_a_date_are_ignored(void **state)
{
    (void)state;
    assert_fills("date", "24-06-2024", "2024-06-24");
    assert_fills("date", "24/06\n", "2024-06-24");
    assert_fills("date", "24.06.23\n", "2023-06-24");
    assert_refused(
        "date", "/",
        "Tanggal: Isi tanggal hhbb atau hhbbtttt, misalnya 24062024, atau - bila tidak diisi.");
}

static void an_impossible_or_unfinished_date_is_refused(void **state)
{
    (void)state;
    static const char *const impossible[] = {"3102\n",   "0013\n",   "31042024",
                                             "290223\n", "01011899", "24062262"};
    static const char *const unfinished[] = {"1\n", "24062\n", "2406202\n", "24a"};
    for (size_t i = 0; i < G_N_ELEMENTS(impossible); i++) {
        g_autofree char *digits = g_strdelimit(g_strdup(impossible[i]), "\n", '\0');
        g_autofree char *message =
            g_strdup_printf("Tanggal: \"%s\" bukan tanggal. Contoh: 24062024.", digits);
        assert_refused("date", impossible[i], message);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(unfinished); i++)
        assert_refused("date", unfinished[i],
                       "Tanggal: Isi tanggal hhbb atau hhbbtttt, misalnya 24062024, "
                       "atau - bila tidak diisi.");
    assert_value("date", "");
    assert_fills("date", "2902\n", "2024-02-29");
}

/* --- Enter, Backspace, moving --- */

static void enter_is_refused_at_an_empty_item_and_passes_a_filled_one(void **state)
{
    (void)state;
    assert_refused("sex", "\n", "Kelamin: Pilih 1–2, atau - bila tidak diisi.");
    set_value(sheet, "sex", VALUE_BLANK);
    assert_int_equal(press("\n"), ENTRY_MOVED);
    assert_at("education");
    assert_value("sex", VALUE_BLANK);
}

static void backspace_takes_back_a_digit_then_empties_the_item(void **state)
{
    (void)state;
    set_value(sheet, "age", "40");
    stand_at("age");
    assert_int_equal(press("3\b"), ENTRY_TAKEN);
    assert_string_equal(entry.typed, "");
    assert_value("age", "40");
    assert_int_equal(press("\b"), ENTRY_ACCEPTED);
    assert_value("age", "");
    assert_at("age");
    assert_int_equal(press("\b"), ENTRY_IGNORED);
    assert_fills("age", "51", "51");
}

static void a_corrected_digit_counts(void **state)
{
    (void)state;
    stand_at("age");
    assert_int_equal(press("3\b41"), ENTRY_ACCEPTED);
    assert_value("age", "41");
}

static void moving_takes_what_is_typed(void **state)
{
    (void)state;
    stand_at("stage_pct");
    press("5");
    assert_int_equal(move(-1), ENTRY_ACCEPTED);
    assert_value("stage_pct", "5");
    assert_at("occupation");
    stand_at("date");
    press("2406");
    assert_int_equal(entry_go(&entry, place_of(keyed.form, "q1"), &error), ENTRY_ACCEPTED);
    assert_value("date", "2024-06-24");
    assert_at("q1");
}

static void moving_is_refused_where_what_is_typed_is_no_value(void **state)
{
    (void)state;
    stand_at("age");
    press("3");
    assert_int_equal(move(1), ENTRY_REFUSED);
    assert_refusal("Umur harus bilangan 10–99, bukan \"3\".");
    assert_at("age");
    assert_value("age", "");
    assert_int_equal(move(1), ENTRY_MOVED);
    assert_at("sex");
}

static void moving_ends_at_both_ends(void **state)
{
    (void)state;
    stand_at("age");
    assert_int_equal(move(-100), ENTRY_MOVED);
    assert_int_equal(entry.at, 0);
    assert_int_equal(move(1000), ENTRY_MOVED);
    assert_int_equal(entry.at, keyed.form->item_count);
    assert_null(entry_item(&entry));
    assert_int_equal(press("5"), ENTRY_IGNORED);
    assert_int_equal(press("\n"), ENTRY_IGNORED);
    assert_int_equal(press("\b"), ENTRY_IGNORED);
    assert_int_equal(move(-1), ENTRY_MOVED);
    assert_at("workplace");
}

/* --- many services, texts --- */

static void ten_services_or_more_take_two_digits(void **state)
{
    (void)state;
    struct services many;
    services_init(&many);
    for (int i = 1; i <= 12; i++) {
        g_autofree char *code = g_strdup_printf("%c%d", 'A' + i, i);
        services_add(&many, i, code, code, -1);
    }
    entry.services = &many;
    assert_fills("service", "12", "M12");
    assert_int_equal(press("\n"), ENTRY_IGNORED);
    assert_fills("service", "01", "B1");
    assert_fills("service", "1\n", "B1");
    assert_fills("service", "2", "C2");
    assert_fills("service", "m", "M12");
    assert_refused("service", "13", "Layanan: Pilih 1–12.");
    assert_refused("service", "00", "Layanan: Pilih 1–12.");
    assert_refused("service", "0\n", "Layanan: Pilih 1–12.");
    services_finish(&many);
}

static void a_text_is_taken_whole_and_the_cursor_stays(void **state)
{
    (void)state;
    stand_at("name");
    assert_true(entry_is_text(&entry));
    assert_int_equal(press("5"), ENTRY_IGNORED);
    assert_int_equal(entry_set_text(&entry, "Siti", &error), ENTRY_ACCEPTED);
    assert_int_equal(entry_set_text(&entry, "Siti", &error), ENTRY_IGNORED);
    assert_value("name", "Siti");
    assert_at("name");
    assert_int_equal(entry_set_text(&entry, "", &error), ENTRY_ACCEPTED);
    assert_value("name", VALUE_BLANK);
}

static void an_untouched_text_stays_open(void **state)
{
    (void)state;
    stand_at("name");
    assert_int_equal(entry_set_text(&entry, "", &error), ENTRY_IGNORED);
    assert_value("name", "");
}

static void a_text_of_nothing_but_signs_of_the_keypad_is_blank(void **state)
{
    (void)state;
    stand_at("phone");
    for (const char *sign = "+-*/.,"; *sign; sign++)
        assert_int_equal(entry_set_text(&entry, (char[]){*sign, '\0'}, &error), ENTRY_IGNORED);
    assert_value("phone", "");
    assert_int_equal(entry_set_text(&entry, "+62 812", &error), ENTRY_ACCEPTED);
    assert_value("phone", "+62 812");
    assert_int_equal(entry_set_text(&entry, "- -", &error), ENTRY_ACCEPTED);
    assert_value("phone", VALUE_BLANK);
}

static void an_empty_text_is_left_blank(void **state)
{
    (void)state;
    stand_at("name");
    assert_int_equal(entry_leave_blank(&entry, &error), ENTRY_ACCEPTED);
    assert_value("name", VALUE_BLANK);
    assert_at("phone");
}

static void only_the_first_text_follows_the_answers(void **state)
{
    (void)state;
    stand_at("b5");
    assert_false(entry_is_text_after_answers(&entry));
    stand_at("suggestion");
    assert_true(entry_is_text_after_answers(&entry));
    stand_at("phone");
    assert_false(entry_is_text_after_answers(&entry));
}

static void too_long_a_text_is_refused(void **state)
{
    (void)state;
    g_autofree char *text = g_strnfill(201, 'a');
    stand_at("name");
    assert_int_equal(entry_set_text(&entry, text, &error), ENTRY_REFUSED);
    assert_value("name", "");
}

/* --- a whole sheet --- */

/* Keys of the sheet until its eleven questions of elements are answered. */
static size_t key_sheet(const char *keys)
{
    size_t pressed = 0;
    entry_begin(&entry, sheet, &keyed.services, 2024);
    for (; keys[pressed]; pressed++)
        assert_true(press((char[]){keys[pressed], '\0'}) != ENTRY_REFUSED);
    return pressed;
}

static void the_next_sheet_takes_19_keys_to_its_last_element(void **state)
{
    (void)state;
    struct sheet *first = sheet_create(keyed.form);
    set_value(first, "service", "CPKB");
    set_value(first, "date", "2024-06-24");
    sheet_destroy(sheet);
    sheet = sheet_next(first, 2);
    sheet_destroy(first);
    assert_int_equal(key_sheet("34"  /* age */
                               "2"   /* sex */
                               "3"   /* education */
                               "1"   /* occupation */
                               "100" /* stage */
                               "56565656565"),
                     19);
    assert_at("q12");
    assert_int_equal(sheet_unasked(sheet), 0);
    assert_int_equal(sheet_first_missing(sheet), -1);
    assert_value("stage_pct", "100");
    assert_value("q11", "5");
}

/* What the property checks after each key. */
static void assert_every_value_is_one(void)
{
    for (size_t i = 0; i < keyed.form->item_count; i++) {
        if (!*sheet->values[i])
            continue;
        g_autofree char *again =
            value_read(&keyed.form->items[i], &keyed.services, sheet->values[i], &error);
        assert_non_null(again);
        assert_string_equal(again, sheet->values[i]);
    }
}

static enum entry_result random_key(GRand *random)
{
    static const char keys[] = "000111222333445566778899--  //.LPlpsxzCc";
    static const char *const texts[] = {"",
                                        " ",
                                        "-",
                                        "- ",
                                        "Siti",
                                        "a\x1f"
                                        "b",
                                        "é\n",
                                        "\xff"};
    int kind = g_rand_int_range(random, 0, 20);
    if (entry_is_text(&entry) && kind < 8)
        return entry_set_text(&entry, texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))],
                              &error);
    if (kind < 14)
        return entry_type(&entry, (gunichar)keys[g_rand_int_range(random, 0, sizeof keys - 1)],
                          &error);
    if (kind < 15)
        return entry_type(&entry, (gunichar)g_rand_int_range(random, 1, 0x3000), &error);
    if (kind < 16)
        return entry_go(&entry, (size_t)g_rand_int_range(random, 0, 40), &error);
    if (kind < 17)
        return move(g_rand_int_range(random, -3, 4));
    return kind < 19 ? entry_confirm(&entry, &error) : entry_erase(&entry);
}

static bool has_changed(const struct sheet *before)
{
    for (size_t i = 0; i < keyed.form->item_count; i++)
        if (strcmp(before->values[i], sheet->values[i]) != 0)
            return true;
    return false;
}

static void random_keys_never_leave_a_value_that_would_not_be_read(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(19);
    for (int i = 0; i < 20000; i++) {
        struct sheet *before = sheet_copy(sheet);
        size_t at = entry.at;
        error.message[0] = '\0';
        enum entry_result result = random_key(random);
        if (result == ENTRY_REFUSED)
            assert_true(entry.at == at && *error.message);
        if (result != ENTRY_ACCEPTED)
            assert_false(has_changed(before));
        assert_true(entry.at <= keyed.form->item_count);
        assert_every_value_is_one();
        sheet_destroy(before);
    }
    g_rand_free(random);
}

static int set_up_all(void **state)
{
    (void)state;
    keyed_form_init(&keyed);
    return 0;
}

static int tear_down_all(void **state)
{
    (void)state;
    keyed_form_finish(&keyed);
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    sheet = sheet_create(keyed.form);
    entry_begin(&entry, sheet, &keyed.services, 2024);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sheet_destroy(sheet);
    return 0;
}

/* --- only some items are asked --- */

static void only_what_is_asked_is_keyed(void **state)
{
    char *asked = g_strnfill(keyed.form->item_count, '0');
    (void)state;
    asked[place_of(keyed.form, "age")] = asked[place_of(keyed.form, "q2")] = '1';
    asked[place_of(keyed.form, "q4")] = '1';
    entry_ask_only(&entry, asked);
    assert_at("age");
    assert_int_equal(press("34"), ENTRY_ACCEPTED);
    assert_at("q2");
    assert_int_equal(move(-1), ENTRY_MOVED);
    assert_at("age");
    assert_int_equal(move(-1), ENTRY_MOVED);
    assert_at("age");
    assert_int_equal(press("\n"), ENTRY_MOVED);
    assert_int_equal(press("6"), ENTRY_ACCEPTED);
    assert_at("q4");
    entry_pass(&entry);
    assert_int_equal(entry.at, keyed.form->item_count);
    assert_int_equal(move(-1), ENTRY_MOVED);
    assert_at("q4");
    assert_value("q3", "");
    g_free(asked);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_cursor_begins_at_the_first_open_item),
        TEST(an_answer_takes_one_key_and_moves_by_itself),
        TEST(a_choice_takes_the_key_of_its_place),
        TEST(a_letter_picks_the_only_choice_it_begins),
        TEST(outside_the_list_or_the_scale_is_refused),
        TEST(a_refused_key_leaves_the_value_of_before),
        TEST(dash_and_space_are_blank),
        TEST(a_blank_is_refused_where_a_value_is_required),
        TEST(a_number_moves_on_when_it_is_full),
        TEST(the_number_of_a_sheet_has_nine_digits),
        TEST(a_number_moves_on_where_no_digit_could_follow),
        TEST(enter_after_a_number_that_moved_by_itself_is_ignored),
        TEST(only_the_very_next_enter_is_ignored),
        TEST(a_short_number_needs_enter),
        TEST(an_age_of_one_digit_needs_enter),
        TEST(a_number_outside_its_range_is_refused),
        TEST(a_day_and_month_are_of_the_year_of_the_survey),
        TEST(what_enter_would_take_is_known_before_it),
        TEST(a_year_of_two_digits_is_of_this_century),
        TEST(a_date_of_another_year_is_taken_as_it_is_on_the_paper),
        TEST(a_whole_date_moves_by_itself),
        TEST(separators_within_a_date_are_ignored),
        TEST(an_impossible_or_unfinished_date_is_refused),
        TEST(enter_is_refused_at_an_empty_item_and_passes_a_filled_one),
        TEST(backspace_takes_back_a_digit_then_empties_the_item),
        TEST(a_corrected_digit_counts),
        TEST(moving_takes_what_is_typed),
        TEST(moving_is_refused_where_what_is_typed_is_no_value),
        TEST(moving_ends_at_both_ends),
        TEST(ten_services_or_more_take_two_digits),
        TEST(a_text_is_taken_whole_and_the_cursor_stays),
        TEST(an_untouched_text_stays_open),
        TEST(a_text_of_nothing_but_signs_of_the_keypad_is_blank),
        TEST(an_empty_text_is_left_blank),
        TEST(only_the_first_text_follows_the_answers),
        TEST(too_long_a_text_is_refused),
        TEST(the_next_sheet_takes_19_keys_to_its_last_element),
        TEST(random_keys_never_leave_a_value_that_would_not_be_read),
        TEST(only_what_is_asked_is_keyed),
    };
    return cmocka_run_group_tests(tests, set_up_all, tear_down_all);
}
