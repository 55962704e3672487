#include "src/csv.h"
#include "tests/support/child.h"
#include "tests/support/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Eight officers at eight terminals on one database. Each keys so many sheets (LEMBAR_LOAD_SHEETS),
 * after each third corrects it or looks at the index and the list, and writes down the number that
 * its screen told. No screen may ever show trouble; afterwards every sheet is there once. */

#define OFFICERS   8
#define FEW_SHEETS 12
#define ANSWERS    11

static int sheets_each(void)
{
    const char *sheets = getenv("LEMBAR_LOAD_SHEETS");
    return sheets ? atoi(sheets) : FEW_SHEETS;
}

/* The answers of a sheet tell whose it is and which: its place among all, in digits from 1 to 6. */
static void answers_of(int officer, int sheet, char answers[ANSWERS + 1])
{
    int place = sheet * OFFICERS + officer;
    for (int i = ANSWERS - 1; i >= 0; i--, place /= 6)
        answers[i] = (char)('1' + place % 6);
    answers[ANSWERS] = '\0';
}

static int age_of(int officer, int sheet)
{
    return 20 + (officer * 7 + sheet) % 30;
}

static bool is_third(int sheet)
{
    return sheet % 3 == 2;
}

static bool corrects(int officer)
{
    return officer % 2 == 0;
}

/* A corrected sheet has an age that no sheet is keyed with. */
static int final_age_of(int officer, int sheet)
{
    return age_of(officer, sheet) + (corrects(officer) && is_third(sheet) ? 50 : 0);
}

static char *person_of(int officer)
{
    return g_strdup_printf("Petugas %d", officer);
}

static char *notes_of(const char *home, int officer)
{
    g_autofree char *name = g_strdup_printf("notes-%d", officer);
    return g_build_filename(home, name, NULL);
}

/* --- one officer, a program of its own --- */

static struct terminal *terminal;

/* Asked after all that the program writes: no trouble goes by unseen. */
static bool is_calm(void)
{
    for (int row = 0; row < 24; row++) {
        g_autofree char *text = terminal_row(terminal, row);
        if (g_str_has_prefix(text, " ! ") || strstr(text, "sedang dipakai"))
            return false;
    }
    return true;
}

struct hope {
    const char *text, *or_text; /* the second may be NULL */
    bool gone, calm;
};

static bool comes_or_trouble(struct terminal *of, void *data)
{
    struct hope *hope = data;
    hope->calm = is_calm();
    return !hope->calm || terminal_shows(of, hope->text) != hope->gone ||
           (hope->or_text && terminal_shows(of, hope->or_text));
}

static void hope_for(struct hope hope)
{
    hope.calm = true;
    if (terminal_comes(terminal, comes_or_trouble, &hope) && hope.calm)
        return;
    g_autofree char *screen = terminal_text(terminal);
    g_printerr("%s for %s\"%s\"\n%s", hope.calm ? "in vain" : "trouble while waiting",
               hope.gone ? "the end of " : "", hope.text, screen);
    terminal_end(terminal);
    exit(1);
}

static void wait_calmly(const char *text)
{
    hope_for((struct hope){.text = text});
}

static void step(const char *keys, const char *text)
{
    terminal_press(terminal, keys);
    wait_calmly(text);
}

static void escape_to(const char *text)
{
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    wait_calmly(text);
}

/* A fresh sheet, or one that somebody has left before its first answer: with a service then. */
static void begin_keying(void)
{
    step("1", "Entri lembar ");
    hope_for((struct hope){.text = "▌ Layanan", .or_text = "▌ Umur"});
    if (terminal_shows(terminal, "▌ Layanan"))
        step("5-", "▌ Umur");
}

/* Returns the number that the screen tells. */
static long key_sheet(int officer, int sheet)
{
    char answers[ANSWERS + 1];
    answers_of(officer, sheet, answers);
    g_autofree char *keys = g_strdup_printf("%d232100%s", age_of(officer, sheet), answers);
    step(keys, " 19 dari 31");
    hope_for((struct hope){.text = "✓ Lembar ", .gone = true});
    step("+", "✓ Lembar ");
    g_autofree char *screen = terminal_text(terminal);
    const char *told = strstr(screen, "✓ Lembar ");
    return told ? atol(told + strlen("✓ Lembar ")) : 0;
}

static void correct_sheet(int officer, int sheet, long number)
{
    int age = final_age_of(officer, sheet);
    g_autofree char *search = g_strdup_printf("%ld", number);
    g_autofree char *searched = g_strdup_printf("Cari: %ld ", number);
    g_autofree char *found = g_strdup_printf("▌%6ld ", number);
    g_autofree char *title = g_strdup_printf("Koreksi lembar %ld ", number);
    g_autofree char *keys = g_strdup_printf("\t\t%d", age);
    g_autofree char *shown = g_strdup_printf("Umur         %d tahun", age);
    step("2", "Cari:");
    step(search, searched);
    wait_calmly(found);
    step("\r", title);
    step(keys, shown);
    step("+", "✓ Koreksi lembar");
    wait_calmly(searched);
    terminal_key(terminal, TERMINAL_KEY_ESCAPE);
    hope_for((struct hope){.text = searched, .gone = true});
}

static void look(void)
{
    step("3", "Indeks per unsur");
    step("\r", "Lembar di balik U1");
    escape_to("Indeks per unsur");
    escape_to("Q tutup");
    step("2", "Cari:");
    terminal_key(terminal, TERMINAL_KEY_END);
    terminal_key(terminal, TERMINAL_KEY_UP);
    wait_calmly("dientri");
}

static void pause_keying(int officer, int sheet, long number)
{
    escape_to("Q tutup");
    if (corrects(officer))
        correct_sheet(officer, sheet, number);
    else
        look();
    escape_to("Q tutup");
}

static int key_sheets(const char *home, int officer)
{
    g_autofree char *person = person_of(officer);
    g_autofree char *path = notes_of(home, officer);
    g_autoptr(GString) notes = g_string_new(NULL);
    const char *const argv[] = {desk_program(), "--user", person, NULL};
    terminal = desk_open_with(home, &(struct terminal_setup){.argv = argv});
    wait_calmly("Q tutup");
    begin_keying();
    for (int sheet = 0; sheet < sheets_each(); sheet++) {
        long number = key_sheet(officer, sheet);
        g_string_append_printf(notes, "%ld\n", number);
        if (is_third(sheet)) {
            pause_keying(officer, sheet, number);
            begin_keying();
        }
    }
    escape_to("Q tutup");
    desk_close(terminal);
    return g_file_set_contents(path, notes->str, -1, NULL) ? 0 : 1;
}

/* --- all of them, and what they leave --- */

static char *home;

static pid_t start_officer(int officer)
{
    g_autofree char *number = g_strdup_printf("%d", officer);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execl("/proc/self/exe", "load_test", home, number, NULL);
        _exit(1);
    }
    return child;
}

static void let_all_key(void)
{
    int status, failed = 0;
    pid_t children[OFFICERS];
    for (int officer = 0; officer < OFFICERS; officer++)
        children[officer] = start_officer(officer);
    for (int officer = 0; officer < OFFICERS; officer++) {
        assert_int_equal(waitpid(children[officer], &status, 0), children[officer]);
        failed += status != 0;
    }
    assert_int_equal(failed, 0);
}

/* What the export has, in the order of its columns. */
enum { NUMBER, AGE = 3, FIRST_ANSWER = 8 };

struct seen {
    guint keyed_by; /* the column */
    long *numbers;  /* of each place: where its sheet was found, 0 not yet */
    long last_number;
    GStrv notes[OFFICERS];
};

static int place_of(const struct csv_record *record)
{
    int place = 0;
    for (int i = 0; i < ANSWERS; i++)
        place = place * 6 + atoi(record->cells[FIRST_ANSWER + i]) - 1;
    return place;
}

static bool see(const struct csv_record *record, void *context, struct error *error)
{
    struct seen *seen = context;
    (void)error;
    for (guint i = 0; record->line == 1 && i < record->count; i++)
        if (g_str_equal(record->cells[i], "keyed_by"))
            seen->keyed_by = i;
    if (record->line == 1)
        return true;
    int place = place_of(record), officer = place % OFFICERS, sheet = place / OFFICERS;
    long number = atol(record->cells[NUMBER]);
    g_autofree char *person = person_of(officer);
    assert_in_range(place, 0, OFFICERS * sheets_each() - 1);
    assert_int_equal(seen->numbers[place], 0);
    seen->numbers[place] = number;
    assert_true(number > seen->last_number);
    seen->last_number = number;
    assert_int_equal(number, atol(seen->notes[officer][sheet]));
    assert_int_equal(atoi(record->cells[AGE]), final_age_of(officer, sheet));
    assert_string_equal(record->cells[seen->keyed_by], person);
    return true;
}

static void assert_every_sheet_is_there_once(void)
{
    struct error error;
    struct seen seen = {.numbers = g_new0(long, OFFICERS *sheets_each())};
    g_autofree char *csv = desk_run(home, "export", "sheets", NULL);
    for (int officer = 0; officer < OFFICERS; officer++) {
        g_autofree char *path = notes_of(home, officer);
        g_autofree char *notes = NULL;
        assert_true(g_file_get_contents(path, &notes, NULL, NULL));
        seen.notes[officer] = g_strsplit(notes, "\n", 0);
        assert_int_equal(g_strv_length(seen.notes[officer]), sheets_each() + 1);
    }
    if (!csv_read(csv, strlen(csv), see, &seen, &error))
        fail_msg("%s", error.message);
    for (int place = 0; place < OFFICERS * sheets_each(); place++)
        assert_int_not_equal(seen.numbers[place], 0);
    for (int officer = 0; officer < OFFICERS; officer++)
        g_strfreev(seen.notes[officer]);
    g_free(seen.numbers);
}

static void eight_officers_key_correct_and_look_at_once(void **state)
{
    (void)state;
    gint64 start = g_get_monotonic_time();
    let_all_key();
    print_message("%d sheets at %d terminals in %.1f s\n", OFFICERS * sheets_each(), OFFICERS,
                  (double)(g_get_monotonic_time() - start) / 1e6);
    assert_every_sheet_is_there_once();
    g_autofree char *check = desk_run(home, "check", NULL);
    assert_non_null(strstr(check, "Basis data baik"));
    g_free(desk_run(home, "audit", "verify", NULL));
}

static int set_up(void **state)
{
    (void)state;
    home = desk_create();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    child_home_remove(home);
    return 0;
}

/* With HOME and a number it is one of the officers. */
int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(eight_officers_key_correct_and_look_at_once, set_up,
                                        tear_down),
    };
    return count > 2 ? key_sheets(words[1], atoi(words[2]))
                     : cmocka_run_group_tests(tests, NULL, NULL);
}
