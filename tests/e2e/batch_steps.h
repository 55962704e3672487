#ifndef LEMBAR_TESTS_E2E_BATCH_STEPS_H
#define LEMBAR_TESTS_E2E_BATCH_STEPS_H

#include "tests/e2e/keying_steps.h"

/* What the tests of batches share: a slip for CPKB, and the sheets keyed after it. */

/* A sheet of CPKB with its answers; the service stands already where the batch tells it. */
#define RESPONDENT  "342321"
#define ANSWERS     "0066666666666" /* the stage ends with it */
#define FIRST_SHEET "24062024" RESPONDENT ANSWERS "+"
/* Another respondent each time: the same one twice would be asked about. */
#define NEXT_SHEET(age) age "2321" ANSWERS "+"

/* Registers the next batch for CPKB, and stands before it. */
static inline void register_batch(const char *declared, bool totals)
{
    desk_go(terminal, "6", "F2 baru");
    desk_step(terminal, TERMINAL_KEY_F2, "Bundel baru");
    terminal_press(terminal, declared);
    terminal_press(terminal, "\tSari Dewi\t\t4");
    terminal_wait(terminal, "CPKB · Sertifikasi CPKB");
    terminal_press(terminal, totals ? "\t2" : "\t1");
    terminal_wait(terminal, totals ? "tertulis pada tiap lembar" : "tidak ada");
    desk_step(terminal, TERMINAL_KEY_F2, "terdaftar. F2 mulai mengetik lembarnya.");
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

static inline void assert_batch(const char *line)
{
    g_autofree char *csv = desk_run(home, "batches", "--format", "csv", NULL);
    if (!strstr(csv, line))
        fail_msg("%s is not in\n%s", line, csv);
}

#endif
