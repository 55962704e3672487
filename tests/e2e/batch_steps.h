#ifndef LEMBAR_TESTS_E2E_BATCH_STEPS_H
#define LEMBAR_TESTS_E2E_BATCH_STEPS_H

#include "tests/e2e/desk_steps.h"

/* What the tests of batches share: a slip for CPKB, and the sheets keyed after it. */

/* A sheet of CPKB with its answers; the service stands already where the batch tells it. */
#define RESPONDENT  "342321"
#define ANSWERS     "0066666666666" /* the stage ends with it */
#define FIRST_SHEET "24062024" RESPONDENT ANSWERS "+"
/* Another respondent each time: the same one twice would be asked about. */
#define NEXT_SHEET(age) age "2321" ANSWERS "+"

/* Begins the slip of the next batch, from the list of batches; SERVICE is its key. */
static inline void fill_slip(const char *declared, const char *who, const char *service)
{
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel baru");
    terminal_press(terminal, declared);
    terminal_press(terminal, "\t");
    terminal_press(terminal, who);
    terminal_press(terminal, "\t\t");
    terminal_press(terminal, service);
}

/* Stands before the batch then. */
static inline void register_slip(bool totals)
{
    terminal_press(terminal, totals ? "\t2" : "\t1");
    terminal_wait(terminal, totals ? "tertulis pada tiap lembar" : "tidak ada");
    desk_step(terminal, TERMINAL_KEY_F2, "terdaftar. F2 mulai mengetik lembarnya.");
}

/* From home: the next batch for CPKB. */
static inline void register_batch(const char *declared, bool totals)
{
    desk_go(terminal, "6", "F2 baru");
    fill_slip(declared, "Sari Dewi", "4");
    terminal_wait(terminal, "CPKB · Sertifikasi CPKB");
    register_slip(totals);
}

static inline void begin_batch(void)
{
    desk_step(terminal, TERMINAL_KEY_F2, "Layanan      3 Sertifikasi CPKB");
}

/* On the screen of the batch, KEY is that of the reason; SERIAL may be "". */
static inline void reject_paper(const char *key, const char *serial)
{
    desk_type(terminal, key, "Nomor seri, bila ada:");
    terminal_press(terminal, serial);
    desk_step(terminal, TERMINAL_KEY_ENTER, "Tolak selembar kertas:");
    desk_type(terminal, "+", "Satu lembar ditolak:");
}

static inline void tell_missing(const char *serials, const char *answer)
{
    desk_step(terminal, TERMINAL_KEY_F4, "Nomor seri lembar yang hilang");
    terminal_press(terminal, serials);
    desk_step(terminal, TERMINAL_KEY_ENTER, answer);
}

/* The first one, when nothing of it is left. */
static inline void close_batch(void)
{
    desk_step(terminal, TERMINAL_KEY_F8, "Tutup bundel 1?");
    desk_type(terminal, "+", "F8 buka lagi");
}

/* From a batch; BATCHES is how many the list counts. */
static inline void leave_to_home(const char *batches)
{
    desk_step(terminal, TERMINAL_KEY_ESCAPE, batches);
    desk_step(terminal, TERMINAL_KEY_ESCAPE, "Q tutup");
}

static inline void assert_batch(const char *line)
{
    g_autofree char *csv = desk_run(home, "batches", "--format", "csv", NULL);
    if (!strstr(csv, line))
        fail_msg("%s is not in\n%s", line, csv);
}

#endif
