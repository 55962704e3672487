#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "tests/bench/bench.h"
#include "tests/bench/office.h"
#include "tests/bench/plain_commit.h"
#include "tests/bench/samples.h"
#include "tests/bench/table.h"

#define ROUNDS 500

/* Another answer each time, as if it were keyed. */
static bool keep_once(struct office *office, struct draft *draft, int round, GArray *times,
                      struct error *error)
{
    const struct form *form = office->survey->form;
    const char *const answers[] = {"4", "5", "6"};
    size_t item;
    for (item = 0; form->items[item].answer != round % (int)form->answer_count; item++)
        ;
    double start = clock_ms();
    sheet_set(draft->sheet, item, answers[round % 3]);
    draft->at = item;
    if (!draft_store_keep(office->drafts, draft, error))
        return false;
    samples_add(times, clock_ms() - start);
    return true;
}

static bool alternate(const struct bench *bench, struct office *office, GArray *ours, GArray *plain,
                      struct error *error)
{
    struct draft draft;
    int file = plain_commit_open(bench->plain);
    bool ok = draft_store_open_new(office->drafts, &draft, error);
    for (int round = 0; ok && round < ROUNDS; round++) {
        ok = keep_once(office, &draft, round, ours, error);
        samples_add(plain, plain_commit(file));
    }
    draft_finish(&draft);
    close(file);
    return ok;
}

void measure_commits(const struct bench *bench)
{
    struct error error;
    struct office office;
    g_autoptr(GArray) ours = samples_create();
    g_autoptr(GArray) plain = samples_create();
    if (!office_create(&office, bench->imported, &error) ||
        !alternate(bench, &office, ours, plain, &error))
        fprintf(stderr, "%s\n", error.message);
    office_close(&office);
    double ratio = samples_median(ours) / samples_median(plain);
    g_autofree char *text = samples_text(ours);
    g_autofree char *peer = samples_text(plain);
    g_autofree char *rate = g_strdup_printf("%.0f/detik", 1000 / samples_median(ours));
    g_autofree char *peer_rate = g_strdup_printf("%.0f/detik", 1000 / samples_median(plain));
    table_add(&(struct row){"satu isian ke cakram / pwrite+fdatasync", text, peer, ratio, "≤ 3×",
                            ratio <= 3});
    table_add(&(struct row){"  isian tiap detik", rate, peer_rate, NAN, "", ratio <= 3});
}
