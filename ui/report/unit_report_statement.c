#include <string.h>

#include "db/closing_store.h"
#include "db/record.h"
#include "src/i18n.h"
#include "ui/report/unit_report_private.h"

/* The page that the head of the unit signs: what the figures rest on. */

#define SIGNATURE_LINES 4 /* room to sign */

static bool add_reasons(struct unit_report *report, struct document_table *facts,
                        struct error *error)
{
    g_autoptr(GPtrArray) reasons = closing_store_set_aside(report->app->closing, error);
    for (guint i = 0; reasons && i < reasons->len; i++) {
        const struct set_aside *aside = g_ptr_array_index(reasons, i);
        g_autofree char *label = g_strdup_printf(
            _("Disisihkan: %s"), *aside->reason ? aside->reason : _("tanpa alasan"));
        unit_report_fact(facts, label, "%ld", (long)aside->sheets);
    }
    return reasons != NULL;
}

/* HEX in groups of eight digits: two people compare it by reading it out. */
static char *grouped(const char *hex)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; hex[i]; i++)
        g_string_append_printf(text, "%s%c", i && i % 8 == 0 ? " " : "", hex[i]);
    return g_string_free(text, FALSE);
}

static char *hash_text(const unsigned char hash[DIGEST_SIZE])
{
    g_autoptr(GString) hex = g_string_new(NULL);
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        g_string_append_printf(hex, "%02x", hash[i]);
    return grouped(hex->str);
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

/* What `sha256sum` says of the file that the office has signed: it ties this paper to it. */
static bool add_signed(struct unit_report *report, struct document_table *facts,
                       struct error *error)
{
    g_autofree char *statement = closing_store_statement(report->app->closing, error);
    if (!statement)
        return false;
    g_autofree char *hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, statement, -1);
    g_autofree char *hash = grouped(hex);
    if (*statement)
        unit_report_fact(facts, _("Sidik pernyataan"), "%s", hash);
    return true;
}

static bool add_lock(struct unit_report *report, struct document_table *facts, struct error *error)
{
    struct closing_state state;
    bool ok = closing_store_state(report->app->closing, &state, error);
    if (ok && !state.locked)
        unit_report_fact(facts, _("Penutupan"), "%s", _("survei belum dikunci"));
    if (ok && state.locked) {
        g_autofree char *time = app_time_text(state.at);
        unit_report_fact(facts, _("Dikunci"), _("%s oleh %s"), time, state.person);
        if (*state.despite)
            unit_report_fact(facts, _("Belum beres"), "%s", state.despite);
        ok = add_signed(report, facts, error);
    }
    closing_state_finish(&state);
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
    g_autofree char *survey = unit_report_survey(report);
    unit_report_fact(facts, C_("one", "Survei"), "%s", survey);
    unit_report_fact(facts, _("Formulir"), _("%s, versi %s"), report->form->id,
                     report->form->version);
    unit_report_fact(facts, _("Lembar dientri"), "%ld", (long)counts->keyed);
    unit_report_fact(facts, _("Lembar dihitung"), "%ld", (long)counts->counted);
    if (!add_reasons(report, facts, error))
        return false;
    add_index(report, facts);
    return add_lock(report, facts, error) && add_chain(report, facts, error);
}

static void add_signature(struct unit_report *report)
{
    g_autofree char *made = day_words(app_today());
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
