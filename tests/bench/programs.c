#include <math.h>
#include <unistd.h>

#include "tests/bench/bench.h"
#include "tests/bench/process.h"
#include "tests/bench/samples.h"
#include "tests/bench/table.h"

#define INDEX_ROUNDS  25
#define IMPORT_ROUNDS 5

static bool index_once(const struct bench *bench, const char *database, GArray *times,
                       GArray *peaks)
{
    struct process_cost cost;
    const char *const argv[] = {bench->program, "index",  "--format", "json",
                                "--db",         database, NULL};
    if (!process_run(argv, bench->home, &cost))
        return false;
    samples_add(times, cost.ms);
    samples_add(peaks, (double)cost.peak_kib / 1024);
    return true;
}

void measure_index(const struct bench *bench)
{
    g_autoptr(GArray) large = samples_create();
    g_autoptr(GArray) small = samples_create();
    g_autoptr(GArray) peaks = samples_create();
    g_autoptr(GArray) small_peaks = samples_create();
    for (int i = 0; i < INDEX_ROUNDS; i++)
        if (!index_once(bench, bench->large, large, peaks) ||
            !index_once(bench, bench->small, small, small_peaks))
            break;
    double ms = samples_median(large), ratio = ms / samples_median(small);
    g_autofree char *ours = samples_text(large);
    g_autofree char *peer = samples_text(small);
    g_autofree char *peak = with_comma(g_strdup_printf("%.1f MiB", samples_quantile(peaks, 1)));
    table_add(&(struct row){"indeks 1.000.000 lembar / 1.000 lembar", ours, peer, ratio,
                            "< 100 ms dan ≤ 10×", ms < 100 && ratio <= 10});
    table_add(&(struct row){"puncak memori indeks, 1.000.000 lembar", peak, NULL, NAN, "< 32 MiB",
                            samples_quantile(peaks, 1) < 32});
}

/* --- import ---------------------------------------------------------------------------------- */

static bool import_once(const struct bench *bench, GArray *times)
{
    struct process_cost cost;
    const char *const init[] = {bench->program, "init",          "--unit", "Loka Uji",
                                "--form",       "skm-bpom-2024", "--year", "2024",
                                "--db",         bench->imported, NULL};
    const char *const import[] = {bench->program, "import", "sheets",        "--add-services",
                                  bench->csv,     "--db",   bench->imported, NULL};
    unlink(bench->imported);
    if (!process_run(init, bench->home, &cost) || !process_run(import, bench->home, &cost))
        return false;
    samples_add(times, cost.ms);
    return true;
}

static bool import_by_shell(const struct bench *bench, GArray *times)
{
    struct process_cost cost;
    g_autofree char *command = g_strdup_printf(".import --csv %s sheet", bench->csv);
    const char *const argv[] = {"sqlite3", "-batch", bench->peer, command, NULL};
    unlink(bench->peer);
    if (!process_run(argv, bench->home, &cost))
        return false;
    samples_add(times, cost.ms);
    return true;
}

void measure_import(const struct bench *bench)
{
    g_autoptr(GArray) ours = samples_create();
    g_autoptr(GArray) shell = samples_create();
    for (int i = 0; i < IMPORT_ROUNDS; i++)
        if (!import_once(bench, ours) || !import_by_shell(bench, shell))
            break;
    double ratio = samples_median(ours) / samples_median(shell);
    g_autofree char *text = samples_text(ours);
    g_autofree char *peer = samples_text(shell);
    table_add(&(struct row){"impor 100.000 lembar / .import sqlite3", text, peer, ratio, "≤ 3×",
                            ratio <= 3});
}
