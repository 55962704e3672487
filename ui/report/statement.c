#include "ui/report/statement.h"

#include <stdarg.h>

#include "db/office_key.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/cli/output.h"
#include "ui/report/slips.h"

#define WIDTH  78
#define LABELS 22 /* cells before the facts */

struct statement {
    struct app *app;
    const struct key_pair *pair;
    const char *despite;
    int64_t now;
    struct figures figures;
    struct slips slips;
    GPtrArray *set_aside; /* of struct set_aside */
    GString *text;
};

/* "Label                 fact", further lines of the fact below it. */
static void add_fact(struct statement *statement, const char *label, const char *fact)
{
    g_autoptr(GArray) lines = text_wrap(fact, WIDTH - LABELS);
    for (guint i = 0; i < lines->len; i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        const char *before = i ? "" : label;
        g_string_append_printf(statement->text, "%s%*s%.*s\n", before, LABELS - text_width(before),
                               "", (int)line.length, fact + line.start);
    }
}

static void add_printed(struct statement *statement, const char *label, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void add_printed(struct statement *statement, const char *label, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *fact = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    add_fact(statement, label, fact);
}

static void add_gap(struct statement *statement)
{
    g_string_append_c(statement->text, '\n');
}

static void add_title(struct statement *statement)
{
    const char *title = _("PERNYATAAN DATA SURVEI");
    g_string_append_printf(statement->text, "\n%*s%s\n\n", (WIDTH - text_width(title)) / 2, "",
                           title);
}

static void add_survey(struct statement *statement)
{
    char fingerprint[FINGERPRINT_SIZE];
    const struct app *app = statement->app;
    const struct form *form = app->survey->form;
    g_autofree char *title = app_survey_title(app);
    g_autofree char *time = app_time_text(statement->now);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, form->source, -1);
    key_fingerprint(statement->pair->public_key, fingerprint);
    add_fact(statement, _("Unit"), app->survey->unit);
    add_fact(statement, _("Survei"), title);
    add_printed(statement, _("Formulir"), _("%s versi %s"), form->id, form->version);
    add_printed(statement, "", "SHA-256 %.32s", digest);
    add_printed(statement, "", "        %s", digest + 32);
    add_printed(statement, _("Dikunci"), _("%s oleh %s"), time, app->person_name);
    add_fact(statement, _("Masuk"),
             app->signs_in ? _("dengan nama dan kata sandi")
                           : _("tanpa masuk: kantor satu orang, nama menurut komputer"));
    add_fact(statement, _("Kunci kantor"), fingerprint);
    if (*statement->despite)
        add_fact(statement, _("Belum beres"), statement->despite);
}

static void add_sheets(struct statement *statement)
{
    const struct sheet_counts *counts = &statement->figures.counts;
    add_printed(statement, _("Lembar dientri"), "%ld", (long)counts->keyed);
    add_printed(statement, _("Lembar dihitung"), "%ld", (long)counts->counted);
    add_printed(statement, _("Lembar disisihkan"), "%ld", (long)(counts->keyed - counts->counted));
    for (guint i = 0; i < statement->set_aside->len; i++) {
        const struct set_aside *aside = g_ptr_array_index(statement->set_aside, i);
        add_printed(statement, "", "%4ld  %s", (long)aside->sheets,
                    *aside->reason ? aside->reason : _("tanpa alasan"));
    }
}

static void add_value(struct statement *statement, const char *label, const char *name,
                      const struct index_value *value)
{
    char text[HUNDREDTHS_TEXT];
    const char *number = hundredths_text(value->value, statement->app->point, text);
    int before = MAX(6 - text_width(number), 0);
    add_printed(statement, label, "%*s%s  %-2s %s", before, "", number,
                value->band ? value->band->grade : "",
                name          ? name
                : value->band ? value->band->words
                              : "");
}

static void add_index(struct statement *statement)
{
    const struct index_result *result = statement->figures.result;
    const struct form *form = result->form;
    add_value(statement, _("Indeks (IKM)"), NULL, &result->whole);
    for (size_t e = 0; e < form->element_count; e++)
        add_value(statement, form->elements[e].code, form->elements[e].name, &result->elements[e]);
    for (size_t e = 0; e < form->further_count; e++)
        add_value(statement, form->further[e].code, form->further[e].name, &result->further[e]);
}

/* How many of the fields may be wrong, from second keying. */
static void add_rate(struct statement *statement)
{
    char rate[HUNDREDTHS_TEXT], upper[HUNDREDTHS_TEXT], point = statement->app->point;
    const struct slips *slips = &statement->slips;
    g_autofree char *sheets = slips_sheets(slips);
    add_printed(statement, _("Entri kedua"), _("%ld dari %ld isian salah, pada %s"),
                (long)slips->found.wrong, (long)slips->found.compared, sheets);
    add_printed(statement, "", _("%s %% isian salah, paling banyak %s %% (95 %%)"),
                hundredths_text(error_rate_hundredths(slips->fields.rate, 100), point, rate),
                hundredths_text(error_rate_hundredths(slips->fields.upper, 100), point, upper));
}

static void add_second_keying(struct statement *statement)
{
    g_autofree char *others = slips_others(&statement->slips);
    if (statement->slips.found.compared > 0)
        add_rate(statement);
    else
        add_fact(statement, _("Entri kedua"), others ? _("tidak ada undian") : _("tidak ada"));
    const char *uneven = slips_uneven(&statement->slips);
    if (uneven)
        add_fact(statement, "", uneven);
    if (others)
        add_fact(statement, "", others);
}

static void add_record(struct statement *statement, const struct record_head *head)
{
    char hex[2 * DIGEST_SIZE + 1];
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        g_snprintf(hex + 2 * i, 3, "%02x", head->hash[i]);
    add_printed(statement, _("Catatan perubahan"), _("%ld entri; kepala rantai (SHA-256)"),
                (long)head->entries);
    add_printed(statement, "", "%.32s", hex);
    add_printed(statement, "", "%s", hex + 32);
}

static void add_words(struct statement *statement)
{
    static const char *const words = N_(
        "Angka di atas dihitung dari jawaban responden pada lembar kertas yang dientri di "
        "kantor ini. Nilai unsur adalah 100 kali jumlah jawaban dibagi jumlah jawaban terbanyak "
        "yang mungkin; indeks adalah rata-rata nilai unsur, dibulatkan satu kali pada akhirnya.");
    const char *text = _(words);
    g_autoptr(GArray) lines = text_wrap(text, WIDTH);
    for (guint i = 0; i < lines->len; i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        g_string_append_printf(statement->text, "%.*s\n", (int)line.length, text + line.start);
    }
    g_string_append_printf(statement->text, "\n%-40s%s\n\n\n\n%-40s%s\n\n", _("Penyelia"),
                           _("Kepala unit"), "(..............................)",
                           "(..............................)");
}

static bool load(struct statement *statement, struct error *error)
{
    struct app *app = statement->app;
    statement->set_aside = closing_store_set_aside(app->closing, error);
    return statement->set_aside && app_figures(app, ANY_SERVICE, &statement->figures, error) &&
           slips_load(&statement->slips, app, error);
}

/* The whole of it, signed; of type closing_write: within the transaction of the lock, so that it
 * tells of the data as they are locked. */
static char *write_statement(const struct record_head *head, void *context, struct error *error)
{
    struct statement *statement = context;
    if (!load(statement, error))
        return NULL;
    add_title(statement);
    add_survey(statement);
    add_gap(statement);
    add_sheets(statement);
    add_gap(statement);
    add_index(statement);
    add_second_keying(statement);
    add_gap(statement);
    add_record(statement, head);
    add_gap(statement);
    add_words(statement);
    return signed_text_make(statement->text->str, statement->pair);
}

bool statement_lock(struct app *app, const char *despite, char **key_made, struct error *error)
{
    g_autofree char *name = office_key_path(app->database);
    g_autofree char *path = g_canonicalize_filename(name, NULL); /* as it is found from elsewhere */
    bool has_signed = true;
    struct key_pair pair;
    struct statement statement = {
        .app = app, .pair = &pair, .despite = despite, .now = app_now(), .text = g_string_new("")};
    bool ok = closing_store_may_lock(app->closing, despite, error) &&
              office_key_load(app->database, app->person, statement.now, &pair, error) &&
              closing_store_has_signed(app->closing, pair.public_key, &has_signed, error) &&
              closing_store_lock(app->closing, despite, statement.now, write_statement, &statement,
                                 error);
    key_pair_wipe(&pair);
    figures_finish(&statement.figures);
    slips_finish(&statement.slips);
    g_clear_pointer(&statement.set_aside, g_ptr_array_unref);
    g_string_free(statement.text, TRUE);
    *key_made = ok && !has_signed
                    ? g_strdup_printf(_("Kunci kantor dibuat: %s. Simpan salinannya terpisah dari "
                                        "komputer ini: pernyataan ditandatangani dengan berkas "
                                        "itu, dan ia tidak ikut cadangan."),
                                      path)
                    : NULL;
    return ok;
}

/* "pernyataan-skm-2024.txt"; the caller frees it. */
static char *file_name(const struct app *app)
{
    g_autofree char *title = app_survey_title(app);
    g_autofree char *lower = g_utf8_strdown(title, -1);
    g_strcanon(lower, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
    return g_strdup_printf("%s-%s.txt", _("pernyataan"), lower);
}

static bool check_new(const char *path, struct error *error)
{
    return !g_file_test(path, G_FILE_TEST_EXISTS) ||
           error_set(error, ERROR_INPUT,
                     _("Berkas %s sudah ada. Pindahkan dulu, atau pilih folder lain."), path);
}

char *statement_write(struct app *app, const char *folder, struct error *error)
{
    g_autofree char *text = closing_store_statement(app->closing, error);
    g_autofree char *name = file_name(app);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!text)
        return NULL;
    if (*text == '\0') {
        error_set(error, ERROR_INPUT, _("Survei ini belum pernah dikunci: belum ada pernyataan."));
        return NULL;
    }
    GString *data = g_string_new(text);
    bool ok = check_new(path, error) && output_data(data, path, error);
    g_string_free(data, TRUE);
    return ok ? g_steal_pointer(&path) : NULL;
}
