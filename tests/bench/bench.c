#include "tests/bench/bench.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/office.h"
#include "tests/bench/table.h"

/* usage: bench PROGRAM FOLDER; run in the folder of the sources. It measures and never judges: a
 * goal that is missed is told in the table, not by the exit status. */

static bool make(const char *database, long sheets, const char *csv, struct error *error)
{
    struct office office;
    bool ok = office_create(&office, database, error) && office_fill(&office, sheets, error) &&
              (!csv || office_write_csv(&office, csv, sheets));
    office_close(&office);
    return ok;
}

static bool prepare(const struct bench *bench, struct error *error)
{
    return make(bench->small, 1000, NULL, error) && make(bench->usual, 10000, NULL, error) &&
           make(bench->middle, 100000, bench->csv, error) &&
           make(bench->large, 1000000, NULL, error);
}

/* In a process of its own: what a program is told to have used at most includes what the process
 * that started it had in use. */
static bool prepare_apart(const struct bench *bench)
{
    int status;
    struct error error = {0};
    pid_t pid = fork();
    if (pid == 0) {
        bool ok = prepare(bench, &error);
        if (!ok)
            fprintf(stderr, "bench: %s\n", error.message);
        _exit(ok ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static char *in(const char *folder, const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void bench_init(struct bench *bench, const char *program, const char *folder)
{
    *bench = (struct bench){
        .program = program,
        .home = in(folder, "home"),
        .plain = in(folder, "plain"),
        .small = in(folder, "small.db"),
        .usual = in(folder, "usual.db"),
        .middle = in(folder, "middle.db"),
        .large = in(folder, "large.db"),
        .csv = in(folder, "sheets.csv"),
        .imported = in(folder, "imported.db"),
        .peer = in(folder, "peer.db"),
        .text = in(folder, "nano.txt"),
        .actions = in(folder, "actions.db"),
    };
    g_mkdir_with_parents(bench->home, 0700);
}

static void bench_finish(struct bench *bench)
{
    char *const names[] = {bench->home,   bench->plain, bench->small,  bench->usual,
                           bench->middle, bench->large, bench->csv,    bench->imported,
                           bench->peer,   bench->text,  bench->actions};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_free(names[i]);
}

static void measure_all(const struct bench *bench)
{
    table_begin();
    measure_index(bench);
    measure_import(bench);
    measure_review(bench);
    measure_review_screens(bench);
    measure_keys(bench);
    measure_start(bench);
    measure_commits(bench);
    measure_large(bench);
    measure_actions(bench);
    table_note("Angka: median (separuh tengah). Yang dibandingkan diukur berselang-seling.");
}

int main(int count, char **words)
{
    struct bench bench;
    if (count != 3) {
        fprintf(stderr, "usage: bench PROGRAM FOLDER\n");
        return EXIT_SUCCESS;
    }
    setlocale(LC_CTYPE, "C.UTF-8");
    g_setenv("LEMBAR_TEST_DEADLINE", "5", TRUE); /* of a wait that is in vain */
    bench_init(&bench, words[1], words[2]);
    if (prepare_apart(&bench))
        measure_all(&bench);
    bench_finish(&bench);
    return EXIT_SUCCESS;
}
