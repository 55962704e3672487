#include <math.h>
#include <stdio.h>

#include "tests/bench/bench.h"
#include "tests/bench/process.h"
#include "tests/bench/samples.h"
#include "tests/bench/session.h"
#include "tests/bench/table.h"

/* Every screen of the review, from the key that opens it to what it shows. */

#define ROUNDS 5

#define DOWN   "\033OB"
#define HOME   "\033OH"
#define ESCAPE "\033"
#define ENTER  "\r"

/* In this order from the home screen and back to it. What a step shows, no screen before it does.
 * Without a name it is not measured. */
static const struct step {
    const char *name, *keys, *shows;
} steps[] = {
    {"indeks", "3", "Y yakin"},
    {"matriks layanan × unsur", "l", "tiap kolom"},
    {NULL, ESCAPE, "Y yakin"},
    {"seberapa yakin", "y", "400 ulangan acak"},
    {NULL, ESCAPE, "Y yakin"},
    {NULL, "k", "Apa yang ada di balik indeks."},
    {"silang layanan × unsur", "1", "Layanan × unsur"},
    {NULL, "b", "Kelompok pada baris"},
    {NULL, HOME DOWN DOWN, "▌ Kelamin"},
    {"menurut kelompok (kelamin)", ENTER, "Kelamin × unsur"},
    {NULL, "k", "Kolom tabel"},
    {NULL, HOME DOWN DOWN DOWN DOWN, "▌ Pendidikan"},
    {"silang kelamin × pendidikan", ENTER, "Kelamin × Pendidikan"},
    {"lembar di balik sel silang", ENTER, "Lembar di balik"},
    {NULL, ESCAPE, "Kelamin × Pendidikan"},
    {NULL, "b", "Kelompok pada baris"},
    {NULL, HOME DOWN DOWN DOWN DOWN DOWN DOWN, "▌ Minggu"},
    {"silang pekan × pendidikan", ENTER, "Minggu × Pendidikan"},
    {NULL, ESCAPE, "Apa yang ada di balik indeks."},
    {"sebaran jawaban", "2", "Seberapa mudah persyaratan"},
    {"lembar dengan satu jawaban", ENTER, "Lembar: Kemudahan"},
    {NULL, ESCAPE, "Seberapa mudah persyaratan"},
    {NULL, ESCAPE, "Apa yang ada di balik indeks."},
    {"disisihkan, menurut alasan", "3", " dientri: "},
    {"lembar yang disisihkan", ENTER, "Cari:"},
    {NULL, ESCAPE, " dientri: "},
    {NULL, ESCAPE, "Apa yang ada di balik indeks."},
    {"dari tahun ke tahun", "4", "I isi tahun lain"},
    {NULL, ESCAPE, "Apa yang ada di balik indeks."},
    {"sampel", "5", "14 hari terakhir"},
    {NULL, ESCAPE, "Apa yang ada di balik indeks."},
    {"andai", "7", "belum ada yang diandaikan"},
    {"andai tanpa satu layanan", ENTER, "tanpa CDOB"},
    {NULL, ESCAPE, "Apa yang ada di balik indeks."},
    {"suara responden", "8", "F6 tidak ada"},
    {NULL, ESCAPE, "Apa yang ada di balik indeks."},
    {NULL, ESCAPE, "Y yakin"},
    {"lembar di balik unsur", ENTER, "Lembar di balik U1"},
    {NULL, ESCAPE, "Y yakin"},
    {NULL, ESCAPE, "Entri lembar"},
};

struct times {
    GArray *of[G_N_ELEMENTS(steps)];
};

static bool go_round(struct terminal *lembar, struct times *times)
{
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        double ms = session_until(lembar, steps[i].keys, steps[i].shows);
        if (isnan(ms))
            return false;
        samples_add(times->of[i], ms);
    }
    return true;
}

static void tell(const struct step *step, const char *sheets, const GArray *times,
                 const GArray *scan, double limit)
{
    double ms = samples_median(times);
    g_autofree char *what = g_strdup_printf("%s, %s", step->name, sheets);
    g_autofree char *text = samples_text(times);
    g_autofree char *peer = samples_text(scan);
    table_add(&(struct row){what, text, peer, ms / samples_median(scan),
                            limit < 1000 ? "< 100 ms" : "< 1 s", ms < limit});
}

static void measure(const struct bench *bench, const char *database, const char *sheets,
                    double limit)
{
    struct times times;
    g_autoptr(GArray) scan = samples_create();
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        times.of[i] = samples_create();
    struct terminal *lembar = session_start(bench, database);
    for (int i = 0; lembar && i < ROUNDS; i++)
        if (!scan_once(bench, database, scan) || !go_round(lembar, &times))
            break;
    session_end(lembar);
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        if (steps[i].name)
            tell(&steps[i], sheets, times.of[i], scan, limit);
        g_array_unref(times.of[i]);
    }
}

void measure_review_screens(const struct bench *bench)
{
    measure(bench, bench->usual, "10.000", 100);
    measure(bench, bench->large, "1.000.000", 1000);
}
