#include <math.h>
#include <stdlib.h>

#include "tests/bench/bench.h"
#include "tests/bench/process.h"
#include "tests/bench/samples.h"
#include "tests/bench/table.h"

#define CROSS_ROUNDS 9
#define R_ROUNDS     3

static bool cross_once(const struct bench *bench, const char *database, GArray *times)
{
    struct process_cost cost;
    const char *const argv[] = {bench->program, "index", "--by", "sex",    "--cross", "education",
                                "--format",     "csv",   "--db", database, NULL};
    if (!process_run(argv, bench->home, &cost))
        return false;
    samples_add(times, cost.ms);
    return true;
}

bool scan_once(const struct bench *bench, const char *database, GArray *times)
{
    struct process_cost cost;
    const char *const argv[] = {"sqlite3", database,
                                "SELECT count(*), count(service_id), count(day), "
                                "sum(length(fields)), sum(length(answers)) FROM sheet "
                                "WHERE survey_id = 1 AND counted = 1",
                                NULL};
    if (!process_run(argv, bench->home, &cost))
        return false;
    samples_add(times, cost.ms);
    return true;
}

static void measure_large_table(const struct bench *bench, GArray *ours)
{
    g_autoptr(GArray) peer = samples_create();
    for (int i = 0; i < CROSS_ROUNDS; i++)
        if (!cross_once(bench, bench->large, ours) || !scan_once(bench, bench->large, peer))
            break;
    double ms = samples_median(ours), ratio = ms / samples_median(peer);
    g_autofree char *text = samples_text(ours);
    g_autofree char *peer_text = samples_text(peer);
    table_add(&(struct row){"tabel silang 1.000.000 / telusur sqlite3", text, peer_text, ratio,
                            "< 1 s dan ≤ 1,5×", ms < 1000 && ratio <= 1.5});
}

static void measure_small_table(const struct bench *bench)
{
    g_autoptr(GArray) ours = samples_create();
    for (int i = 0; i < CROSS_ROUNDS && cross_once(bench, bench->small, ours); i++)
        ;
    g_autofree char *text = samples_text(ours);
    table_add(&(struct row){"tabel silang, 1.000 lembar", text, NULL, NAN, "< 100 ms",
                            samples_median(ours) < 100});
}

/* The 100,000 sheets of the CSV file, ten times over, in memory; only aggregate() is timed. */
static bool aggregate_once(const struct bench *bench, GArray *times)
{
    struct process_cost cost;
    g_autofree char *result = g_build_filename(bench->home, "aggregate-ms", NULL);
    g_autofree char *script = g_strdup_printf(
        "d <- read.csv('%s', na.strings = '-'); d <- d[rep(seq_len(nrow(d)), 10), ]; "
        "q <- paste0('q', 1:11); t <- system.time(aggregate(d[q], list(d$sex, d$education), mean, "
        "na.rm = TRUE)); cat(1000 * t[['elapsed']], file = '%s')",
        bench->csv, result);
    const char *const argv[] = {"Rscript", "-e", script, NULL};
    g_autofree char *text = NULL;
    if (!process_run(argv, bench->home, &cost) || !g_file_get_contents(result, &text, NULL, NULL))
        return false;
    samples_add(times, g_ascii_strtod(text, NULL));
    return true;
}

static void measure_aggregate(const struct bench *bench, const GArray *ours)
{
    g_autofree char *found = g_find_program_in_path("Rscript");
    g_autoptr(GArray) peer = samples_create();
    if (!found) {
        table_note("aggregate() dari R tidak diukur: R (r-base-core) tidak terpasang.");
        return;
    }
    for (int i = 0; i < R_ROUNDS && aggregate_once(bench, peer); i++)
        ;
    if (peer->len == 0)
        return; /* told on stderr */
    double ratio = samples_median(ours) / samples_median(peer);
    g_autofree char *text = samples_text(ours);
    g_autofree char *peer_text = samples_text(peer);
    table_add(&(struct row){"tabel silang 1.000.000 / aggregate() R", text, peer_text, ratio, "≤ R",
                            ratio <= 1});
}

void measure_review(const struct bench *bench)
{
    g_autoptr(GArray) ours = samples_create();
    measure_large_table(bench, ours);
    measure_small_table(bench);
    measure_aggregate(bench, ours);
}
