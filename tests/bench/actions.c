#include <math.h>
#include <stdio.h>
#include <string.h>

#include "db/action_list.h"
#include "db/action_store.h"
#include "tests/bench/bench.h"
#include "tests/bench/office.h"
#include "tests/bench/samples.h"
#include "tests/bench/table.h"

/* The list of 100,000 actions of 400 characters each, read and searched in this process. */

enum { ACTIONS = 100000, CHARACTERS = 400, ROUNDS = 10 };

static const struct day today = {2024, 7, 31};

static void fill_action(struct action *action, int number)
{
    static const char *const words[] = {"loket",    "antrean",   "papan",  "informasi", "petugas",
                                        "layanan",  "pelatihan", "kursi",  "tarif",     "alur",
                                        "formulir", "syarat",    "sarana", "daring",    "denah",
                                        "jadwal",   "berkas"};
    static const char *const dues[] = {"31/12/2024", "TW III 2024", "Setiap bulan", "Triwulan IV"};
    g_autoptr(GString) plan = g_string_new(NULL);
    for (int i = 0; plan->len < CHARACTERS; i++)
        g_string_append_printf(plan, "%s ",
                               words[(size_t)(number * 7 + i * i) % G_N_ELEMENTS(words)]);
    action_set(&action->plan, plan->str);
    action_set(&action->owner, number % 5 ? words[number % 4] : "");
    action_set_due(action, dues[number % 4], 2024);
}

static bool fill(struct office *office, struct error *error)
{
    struct action_store *store = action_store_open(office->database, office->survey, 1, error);
    bool ok = store && database_begin(office->database, error);
    for (int i = 0; ok && i < ACTIONS; i++) {
        struct action *action = action_create();
        fill_action(action, i);
        ok = action_store_save(store, action, true, INT64_C(1719205200000), error);
        action_destroy(action);
    }
    ok = store && database_end(office->database, ok, error);
    action_store_close(store);
    return ok;
}

struct times {
    GArray *count, *list, *first, *letter;
};

static bool search(struct action_list_reader *reader, const char *word, char *hits, GArray *times,
                   struct error *error)
{
    double begin = clock_ms();
    bool ok = action_list_search(reader, word, hits, error);
    samples_add(times, clock_ms() - begin);
    return ok;
}

static bool look_once(struct office *office, const struct times *times, struct error *error)
{
    struct action_counts counts;
    struct action_list_reader *reader =
        action_list_open(office->database, office->survey->unit_id, error);
    if (!reader)
        return false;
    double begin = clock_ms();
    bool ok = action_list_count(reader, 1, "petugas", today, &counts, error);
    samples_add(times->count, clock_ms() - begin);
    begin = clock_ms();
    const GArray *rows = ok ? action_list_read(reader, error) : NULL;
    samples_add(times->list, clock_ms() - begin);
    g_autofree char *hits = g_malloc(ACTIONS + 1);
    ok = rows && search(reader, "p", hits, times->first, error);
    for (const char *typed = "pelatihan"; ok && strlen(typed) > 1; typed++)
        ok = search(reader, typed, hits, times->letter, error);
    action_list_close(reader);
    return ok;
}

static void tell(const char *what, const GArray *times, double limit, const char *goal)
{
    g_autofree char *text = samples_text(times);
    table_add(&(struct row){what, text, NULL, NAN, goal, samples_median(times) < limit});
}

void measure_actions(const struct bench *bench)
{
    g_autoptr(GArray) count = samples_create(), list = samples_create();
    g_autoptr(GArray) first = samples_create(), letter = samples_create();
    struct times times = {count, list, first, letter};
    struct office office;
    struct error error = {0};
    bool ok = office_create(&office, bench->actions, &error) && fill(&office, &error);
    for (int i = 0; ok && i < ROUNDS; i++)
        ok = look_once(&office, &times, &error);
    office_close(&office);
    if (!ok)
        fprintf(stderr, "bench: %s\n", error.message);
    tell("layar awal menghitung 100.000 tindak lanjut", count, 150, "< 150 ms");
    tell("daftar 100.000 tindak lanjut", list, 150, "< 150 ms");
    tell("huruf pertama, 100.000 × 400 huruf", first, 100, "< 100 ms");
    tell("huruf berikutnya, 100.000 × 400 huruf", letter, 100, "< 100 ms");
}
