#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/bench/bench.h"
#include "tests/bench/plain_commit.h"
#include "tests/bench/process.h"
#include "tests/bench/samples.h"
#include "tests/bench/session.h"
#include "tests/bench/table.h"

#define TEXT_ROUNDS   20
#define TEXT_LENGTH   30 /* within the row of the editor */
#define ANSWER_ROUNDS 60
#define ANSWERS       9
#define START_ROUNDS  25
#define LIST_ROUNDS   7

/* --- from a key to the screen that shows it ------------------------------------------------------
 */

struct place {
    int row, column;
};

/* A key is painted when its character stands where the cursor was, and the cursor, which is drawn
 * last, where it belongs then. */
struct painted {
    struct place at, next;
    gunichar character;
};

static struct place cursor_of(struct terminal *terminal)
{
    struct place place;
    terminal_cursor(terminal, &place.row, &place.column);
    return place;
}

static bool is_at(struct terminal *terminal, void *data)
{
    const struct place *place = data;
    struct place cursor = cursor_of(terminal);
    return cursor.row == place->row && cursor.column == place->column;
}

static bool is_painted(struct terminal *terminal, void *data)
{
    struct painted *painted = data;
    return is_at(terminal, &painted->next) &&
           terminal_cell(terminal, painted->at.row, painted->at.column).character ==
               painted->character;
}

static double time_key(struct terminal *terminal, char key, int rows, int columns)
{
    struct place at = cursor_of(terminal);
    struct painted painted = {at, {at.row + rows, at.column + columns}, (gunichar)key};
    const char text[] = {key, '\0'};
    double start = clock_ms();
    terminal_press(terminal, text);
    return session_comes(terminal, is_painted, &painted) ? clock_ms() - start : NAN;
}

static struct terminal *start_nano(const struct bench *bench)
{
    const char *const argv[] = {"nano", "--ignorercfiles", bench->text, NULL};
    unlink(bench->text);
    return session_begin(bench, argv, "^X");
}

/* --- keys beside nano's --------------------------------------------------------------------------
 */

/* Two programs side by side: a key to one, a key to the other. */
struct pair {
    struct terminal *lembar, *nano;
    int plain;
    GArray *ours, *peer;
};

static bool add_both(struct pair *pair, double ours, double peer)
{
    if (isnan(ours) || isnan(peer))
        return false;
    samples_add(pair->ours, ours);
    samples_add(pair->peer, peer);
    return true;
}

/* Presses KEY as often as it takes to come back to where the round began. */
static bool go_back(struct terminal *terminal, const char *key, int times, struct place *place)
{
    for (int i = 0; i < times; i++)
        terminal_press(terminal, key);
    return session_comes(terminal, is_at, place);
}

static bool type_text(struct pair *pair)
{
    struct place ours = cursor_of(pair->lembar), peer = cursor_of(pair->nano);
    for (int i = 0; i < TEXT_LENGTH; i++) {
        char key = (char)('a' + i % 26);
        if (!add_both(pair, time_key(pair->lembar, key, 0, 1), time_key(pair->nano, key, 0, 1)))
            return false;
    }
    return go_back(pair->lembar, "\177", TEXT_LENGTH, &ours) &&
           go_back(pair->nano, "\177", TEXT_LENGTH, &peer);
}

static bool answer(struct pair *pair, int round)
{
    struct place ours = cursor_of(pair->lembar), peer = cursor_of(pair->nano);
    for (int i = 0; i < ANSWERS; i++) {
        char key = (char)('4' + (round + i) % 3);
        double key_alone = time_key(pair->nano, key, 0, 1);
        double on_disk = plain_commit(pair->plain);
        if (!add_both(pair, time_key(pair->lembar, key, 1, 0), key_alone + on_disk))
            return false;
    }
    return go_back(pair->lembar, "\033OA", ANSWERS, &ours) &&
           go_back(pair->nano, "\177", ANSWERS, &peer);
}

static void tell_keys(const struct pair *pair, const char *what, const char *what_late,
                      const char *goal)
{
    double median = samples_median(pair->ours) / samples_median(pair->peer);
    double late = samples_quantile(pair->ours, 0.99) / samples_quantile(pair->peer, 0.99);
    g_autofree char *ours = samples_text(pair->ours);
    g_autofree char *peer = samples_text(pair->peer);
    g_autofree char *ours_late =
        with_comma(g_strdup_printf("%.3f ms", samples_quantile(pair->ours, 0.99)));
    g_autofree char *peer_late =
        with_comma(g_strdup_printf("%.3f ms", samples_quantile(pair->peer, 0.99)));
    table_add(&(struct row){what, ours, peer, median, goal, median <= 1});
    table_add(&(struct row){what_late, ours_late, peer_late, late, goal, late <= 1});
}

static void measure_answers(struct pair *pair)
{
    pair->ours = samples_create();
    pair->peer = samples_create();
    for (int round = 0; round < ANSWER_ROUNDS && answer(pair, round); round++)
        ;
    tell_keys(pair, "jawaban sampai tampil / nano+fdatasync", "  persentil 99", "≤ jumlahnya");
    g_array_unref(pair->ours);
    g_array_unref(pair->peer);
}

static void measure_text(struct pair *pair)
{
    pair->ours = samples_create();
    pair->peer = samples_create();
    for (int round = 0; round < TEXT_ROUNDS && type_text(pair); round++)
        ;
    tell_keys(pair, "huruf di saran sampai tampil / nano", "  persentil 99", "≤ nano");
    g_array_unref(pair->ours);
    g_array_unref(pair->peer);
}

/* From home to the first question: service, date, age, sex, education, occupation, stage. */
static bool open_questions(struct terminal *lembar)
{
    static const char respondent[] = "1"
                                     "24062024"
                                     "38"
                                     "1"
                                     "1"
                                     "1"
                                     "100";
    return !isnan(session_until(lembar, "1", "Kualitas pelayanan")) &&
           !isnan(session_until(lembar, respondent, "▌1"));
}

/* Past the 19 questions. */
static bool open_suggestion(struct terminal *lembar)
{
    return !isnan(session_until(lembar, "5555555555555555555", "▌ Saran")) ||
           terminal_shows(lembar, "Tab selesai");
}

void measure_keys(const struct bench *bench)
{
    struct pair pair = {session_start(bench, bench->small), start_nano(bench),
                        plain_commit_open(bench->plain), NULL, NULL};
    if (pair.lembar && pair.nano && open_questions(pair.lembar)) {
        session_settle(pair.lembar);
        session_settle(pair.nano);
        measure_answers(&pair);
        if (open_suggestion(pair.lembar)) {
            session_settle(pair.lembar);
            measure_text(&pair);
        }
    }
    session_end(pair.lembar);
    terminal_end(pair.nano);
    close(pair.plain);
}

/* --- start --------------------------------------------------------------------------------------
 */

static bool start_once(const struct bench *bench, GArray *times)
{
    double begin = clock_ms();
    struct terminal *terminal = session_start(bench, bench->middle);
    if (terminal)
        samples_add(times, clock_ms() - begin);
    session_end(terminal);
    return terminal != NULL;
}

static bool select_once(const struct bench *bench, GArray *times)
{
    struct process_cost cost;
    const char *const argv[] = {"sqlite3", bench->middle, "select 1", NULL};
    if (!process_run(argv, bench->home, &cost))
        return false;
    samples_add(times, cost.ms);
    return true;
}

void measure_start(const struct bench *bench)
{
    g_autoptr(GArray) ours = samples_create();
    g_autoptr(GArray) peer = samples_create();
    for (int i = 0; i < START_ROUNDS; i++)
        if (!start_once(bench, ours) || !select_once(bench, peer))
            break;
    double ratio = samples_median(ours) / samples_median(peer);
    g_autofree char *text = samples_text(ours);
    g_autofree char *peer_text = samples_text(peer);
    table_add(&(struct row){"mulai sampai tampil / sqlite3 select 1", text, peer_text, ratio,
                            "≤ 5×", ratio <= 5});
}

/* --- 1,000,000 sheets
 * -----------------------------------------------------------------------------
 */

struct large_times {
    GArray *index, *list, *search;
};

static bool look_around(struct terminal *lembar, const struct large_times *times)
{
    double index = session_until(lembar, "3", "IPAK");
    double back = session_until(lembar, "\033", "Entri lembar");
    double list = session_until(lembar, "2", "Cari:");
    session_settle(lembar);
    struct place empty = cursor_of(lembar);
    if (isnan(index) || isnan(back) || isnan(list))
        return false;
    samples_add(times->index, index);
    samples_add(times->list, list);
    for (const char *key = "kursi"; *key; key++) {
        double ms = time_key(lembar, *key, 0, 1);
        if (isnan(ms))
            return false;
        samples_add(times->search, ms);
    }
    return go_back(lembar, "\033", 1, &empty) &&
           !isnan(session_until(lembar, "\033", "Entri lembar"));
}

static void tell_large(const char *what, const GArray *times, double limit, const char *goal)
{
    g_autofree char *text = samples_text(times);
    table_add(&(struct row){what, text, NULL, NAN, goal, samples_median(times) < limit});
}

void measure_large(const struct bench *bench)
{
    g_autoptr(GArray) index = samples_create();
    g_autoptr(GArray) list = samples_create();
    g_autoptr(GArray) search = samples_create();
    struct large_times times = {index, list, search};
    struct terminal *lembar = session_start(bench, bench->large);
    for (int i = 0; lembar && i < LIST_ROUNDS && look_around(lembar, &times); i++)
        ;
    double peak = lembar ? (double)process_peak_kib(terminal_pid(lembar)) / 1024 : NAN;
    session_end(lembar);
    g_autofree char *memory = with_comma(g_strdup_printf("%.1f MiB", peak));
    tell_large("indeks tampil, 1.000.000 lembar", index, 150, "< 150 ms");
    tell_large("daftar tampil, 1.000.000 lembar", list, 150, "< 150 ms");
    tell_large("huruf pencarian, 1.000.000 lembar", search, 150, "< 150 ms");
    table_add(&(struct row){"puncak memori layar, 1.000.000 lembar", memory, NULL, NAN, "< 32 MiB",
                            peak < 32});
}
