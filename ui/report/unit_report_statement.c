#include <string.h>

#include "db/record.h"
#include "src/i18n.h"
#include "ui/report/unit_report_private.h"

/* The page that the head of the unit signs: what the figures rest on. */

#define SIGNATURE_LINES 4 /* room to sign */

static gint by_count(gconstpointer a, gconstpointer b, gpointer reasons)
{
    int64_t first = *(int64_t *)g_hash_table_lookup(reasons, a);
    int64_t second = *(int64_t *)g_hash_table_lookup(reasons, b);
    return first != second ? (first < second ? 1 : -1) : strcmp(a, b);
}

static void add_reasons(struct unit_report *report, struct document_table *facts)
{
    GList *reasons =
        g_list_sort_with_data(g_hash_table_get_keys(report->reasons), by_count, report->reasons);
    for (const GList *at = reasons; at; at = at->next) {
        const char *reason = at->data;
        int64_t count = *(int64_t *)g_hash_table_lookup(report->reasons, reason);
        g_autofree char *label =
            g_strdup_printf(_("Disisihkan: %s"), *reason ? reason : _("tanpa alasan"));
        unit_report_fact(facts, label, "%ld", (long)count);
    }
    g_list_free(reasons);
}

/* In groups of eight digits: two people compare it by reading it out. */
static char *hash_text(const unsigned char hash[DIGEST_SIZE])
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        g_string_append_printf(text, "%s%02x", i && i % 4 == 0 ? " " : "", hash[i]);
    return g_string_free(text, FALSE);
}

static bool add_chain(struct unit_report *report, struct document_table *facts, struct error *error)
{
    struct record_head head;
    struct record *record = record_open(report->app->database, error);
    bool ok = record && record_head(record, &head, error);
    if (ok) {
        g_autofree char *hash = hash_text(head.hash);
        unit_report_fact(facts, _("Rantai catatan perubahan"), _("%ld catatan, sidik %s"),
                         (long)head.entries, hash);
    }
    record_close(record);
    return ok;
}

static void add_index(struct unit_report *report, struct document_table *facts)
{
    const struct index_value *whole = &report->figures.result->whole;
    g_autofree char *value = unit_report_number(report, whole->value);
    if (whole->band)
        unit_report_fact(facts, _("Indeks"), "%s · %s · %s", value, whole->band->grade,
                         whole->band->words);
    else
        unit_report_fact(facts, _("Indeks"), "%s", value);
}

static bool add_facts(struct unit_report *report, struct error *error)
{
    const struct app *app = report->app;
    const struct sheet_counts *counts = &report->figures.counts;
    struct document_table *facts = unit_report_facts(report);
    unit_report_fact(facts, _("Unit pelayanan"), "%s", app->survey->unit);
    unit_report_fact(facts, C_("one", "Survei"), "%s, %d", report->form->title, app->survey->year);
    unit_report_fact(facts, _("Formulir"), _("%s, versi %s"), report->form->id,
                     report->form->version);
    unit_report_fact(facts, _("Lembar dientri"), "%ld", (long)counts->keyed);
    unit_report_fact(facts, _("Lembar dihitung"), "%ld", (long)counts->counted);
    add_reasons(report, facts);
    add_index(report, facts);
    return add_chain(report, facts, error);
}

static void add_signature(struct unit_report *report)
{
    g_autofree char *made = app_time_text(app_now());
    made[strlen("DD-MM-YYYY")] = '\0';
    document_paragraph(report->document, STYLE_OF_SIGNATURE, " ");
    document_paragraph(report->document, STYLE_OF_SIGNATURE, "........................, %s", made);
    document_paragraph(report->document, STYLE_OF_SIGNATURE, _("Kepala %s"),
                       report->app->survey->unit);
    for (int line = 0; line < SIGNATURE_LINES; line++)
        document_paragraph(report->document, STYLE_OF_SIGNATURE, " ");
    document_paragraph(report->document, STYLE_OF_SIGNATURE,
                       "(......................................................)");
}

bool unit_report_statement(struct unit_report *report, struct error *error)
{
    document_page(report->document, false);
    document_heading_unnumbered(report->document, _("Pernyataan"));
    document_paragraph(report->document, STYLE_OF_BODY,
                       _("Saya, kepala %s, menyatakan bahwa data survei ini berasal dari jawaban "
                         "para responden sendiri, dan angka laporan ini dihitung darinya tanpa "
                         "diubah."),
                       report->app->survey->unit);
    if (report->form->template)
        document_inked(report->document, STYLE_OF_BODY, INK_BAD,
                       _("Formulir ini templat: angkanya bukan hasil resmi."));
    if (!add_facts(report, error))
        return false;
    add_signature(report);
    return true;
}
