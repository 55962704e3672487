#include "ui/report/unit_report.h"

#include <stdarg.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/groups.h"
#include "ui/report/unit_report_private.h"

/* --- what several chapters use --- */

char *unit_report_number(const struct unit_report *report, long hundredths)
{
    char text[HUNDREDTHS_TEXT];
    return g_strdup(hundredths_text(hundredths, report->app->point, text));
}

char *unit_report_percent(int64_t part, int64_t whole)
{
    if (whole == 0)
        return g_strdup("–");
    return g_strdup_printf("%ld", (long)((200 * part + whole) / (2 * whole)));
}

char *unit_report_change(const struct unit_report *report, long change)
{
    char text[HUNDREDTHS_TEXT];
    if (change == HUNDREDTHS_NONE)
        return g_strdup("–");
    if (change == 0)
        return g_strdup(_("tetap"));
    return g_strdup_printf("%s %s", change > 0 ? "▲" : "▼",
                           hundredths_text_absolute(change, report->app->point, text));
}

void unit_report_value(const struct unit_report *report, struct document_table *table,
                       const struct index_value *value)
{
    g_autofree char *number = unit_report_number(report, value->value);
    if (value->band)
        document_cell_inked(table, document_tone(value->band), number);
    else
        document_cell(table, "%s", number);
}

char *unit_report_day(const char *iso)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(day_from_iso(iso), text);
    return g_strdup(*text ? text : "–");
}

char *unit_report_survey(const struct unit_report *report)
{
    g_autofree char *year = g_strdup_printf("%d", report->app->survey->year);
    if (strstr(report->form->title, year))
        return g_strdup(report->form->title);
    return g_strdup_printf("%s, %s", report->form->title, year);
}

struct document_table *unit_report_facts(struct unit_report *report)
{
    struct document_table *facts = document_table(report->document, NULL);
    facts->headless = true;
    document_column(facts, 1, ALIGN_LEFT, "%s", _("Hal"));
    document_column(facts, 2.4, ALIGN_LEFT, "%s", _("Keterangan"));
    return facts;
}

void unit_report_fact(struct document_table *facts, const char *label, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *value = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    document_cell(facts, "%s", label);
    document_cell_strong(facts, "%s", value);
}

/* --- gathering --- */

static void clear_characteristic(void *pointer)
{
    struct characteristic *characteristic = pointer;
    g_free(characteristic->keyed);
    g_free(characteristic->counted);
}

/* A number without groups of its own says nothing as a table. */
static bool is_characteristic(const struct form_item *item)
{
    return !item->personal &&
           (item->kind == ITEM_CHOICE || (item->kind == ITEM_NUMBER && item->group_count > 0));
}

static void prepare(struct unit_report *report)
{
    report->characteristics = g_array_new(FALSE, FALSE, sizeof(struct characteristic));
    g_array_set_clear_func(report->characteristics, clear_characteristic);
    for (size_t i = 0; i < report->form->item_count; i++) {
        const struct form_item *item = &report->form->items[i];
        if (!is_characteristic(item))
            continue;
        struct characteristic characteristic = {i, g_new0(int64_t, groups_count(item)),
                                                g_new0(int64_t, groups_count(item))};
        g_array_append_val(report->characteristics, characteristic);
    }
}

static void note_day(struct unit_report *report, const char *day)
{
    if (!*day)
        return;
    if (!*report->first_day || strcmp(day, report->first_day) < 0)
        g_strlcpy(report->first_day, day, DAY_TEXT_SIZE);
    if (strcmp(day, report->last_day) > 0)
        g_strlcpy(report->last_day, day, DAY_TEXT_SIZE);
}

/* As the chapter of suggestions tells them. */
static bool has_suggestion(const struct unit_report *report, const struct sheet *sheet)
{
    for (size_t i = 0; i < report->form->item_count; i++)
        if (unit_report_is_suggestion(&report->form->items[i]) &&
            value_is_given(sheet->values[i]) && !text_is_blank(sheet->values[i]))
            return true;
    return false;
}

static bool note_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct unit_report *report = context;
    for (guint i = 0; i < report->characteristics->len; i++) {
        struct characteristic *characteristic =
            &g_array_index(report->characteristics, struct characteristic, i);
        const struct form_item *item = &report->form->items[characteristic->item];
        size_t group = groups_position(item, sheet->values[characteristic->item]);
        characteristic->keyed[group]++;
        characteristic->counted[group] += info->counted;
    }
    note_day(report, info->day);
    report->suggestions += has_suggestion(report, sheet);
    return true;
}

static bool read_texts(struct unit_report *report, struct error *error)
{
    struct app *app = report->app;
    bool ok = true;
    struct report_text_store *store =
        report_text_store_open(app->database, app->survey, app->person, error);
    for (int part = 0; store && ok && part < REPORT_PARTS; part++)
        ok = report_text_store_load(store, (enum report_part)part, &report->texts[part], error);
    report_text_store_close(store);
    return store && ok;
}

static bool note_lock(struct unit_report *report, struct error *error)
{
    struct closing_state state;
    bool ok = closing_store_state(report->app->closing, &state, error);
    report->draft = ok && !state.locked;
    closing_state_finish(&state);
    return ok;
}

bool unit_report_gather(struct unit_report *report, struct error *error)
{
    struct app *app = report->app;
    prepare(report);
    if (!note_lock(report, error))
        return false;
    report->tally = sheet_store_tally(app->sheets, ANY_SERVICE, error);
    if (!report->tally || !app_figures(app, ANY_SERVICE, &report->figures, error))
        return false;
    if (report->form->service_item >= 0)
        report->services =
            groups_by(app, report->form->items[report->form->service_item].key, error);
    return (report->services || report->form->service_item < 0) && read_texts(report, error) &&
           sheet_store_each(app->sheets, false, note_sheet, report, error);
}

void unit_report_finish(struct unit_report *report)
{
    for (int part = 0; part < REPORT_PARTS; part++)
        report_text_finish(&report->texts[part]);
    figures_finish(&report->figures);
    tally_destroy(report->tally);
    g_clear_pointer(&report->services, g_ptr_array_unref);
    g_clear_pointer(&report->characteristics, g_array_unref);
}

/* --- the parts around the chapters --- */

static void add_cover(struct unit_report *report)
{
    struct document *document = report->document;
    const struct app *app = report->app;
    const struct index_value *whole = &report->figures.result->whole;
    g_autofree char *value = unit_report_number(report, whole->value);
    g_autofree char *made = day_words(app_today());
    document_inked(document, STYLE_OF_TITLE, INK_PLAIN, _("Laporan Survei"));
    document_paragraph(document, STYLE_OF_COVER, "%s", report->form->title);
    document_paragraph(document, STYLE_OF_COVER, "%s", app->survey->unit);
    document_paragraph(document, STYLE_OF_COVER, _("Tahun %d"), app->survey->year);
    document_inked(document, STYLE_OF_LARGE, document_tone(whole->band), value);
    if (whole->band)
        document_paragraph(document, STYLE_OF_COVER, _("Indeks %s · mutu %s · %s"),
                           report->form->short_title, whole->band->grade, whole->band->words);
    else
        document_paragraph(document, STYLE_OF_COVER, _("Indeks %s"), report->form->short_title);
    if (report->form->template)
        document_inked(document, STYLE_OF_COVER, INK_BAD,
                       _("Formulir ini templat: angkanya bukan hasil resmi."));
    if (report->draft)
        document_inked(document, STYLE_OF_COVER, INK_BAD,
                       _("Draf: survei belum dikunci, angkanya masih dapat berubah."));
    g_autofree char *dated = g_strdup_printf(_("Disusun %s"), made);
    document_inked(document, STYLE_OF_COVER, INK_QUIET, dated);
    document_page(document, false);
}

static void add_text(struct unit_report *report, enum report_part part, const char *heading,
                     bool numbered)
{
    const char *text = report->texts[part].text;
    if (text_is_blank(text))
        return;
    if (numbered)
        document_heading(report->document, 1, heading);
    else
        document_heading_unnumbered(report->document, heading);
    document_text(report->document, text);
}

static void add_contents(struct unit_report *report)
{
    if (!text_is_blank(report->texts[REPORT_PREFACE].text))
        document_page(report->document, false);
    document_heading_unnumbered(report->document, _("Daftar isi"));
    document_contents(report->document);
    document_page(report->document, false);
}

static bool add_all(struct unit_report *report, const struct unit_report_options *options,
                    struct error *error)
{
    if (report->draft)
        document_mark(report->document, _("DRAF"));
    add_cover(report);
    add_text(report, REPORT_PREFACE, _("Kata pengantar"), false);
    add_contents(report);
    unit_report_respondents(report);
    if (!unit_report_results(report, error) || !unit_report_suggestions(report, error))
        return false;
    add_text(report, REPORT_ANALYSIS, _("Analisis"), true);
    if (!unit_report_actions(report, error))
        return false;
    add_text(report, REPORT_CLOSING, _("Penutup"), true);
    if (!unit_report_statement(report, error))
        return false;
    return options->without_tabulation || unit_report_tabulation(report, error);
}

static struct document *create(const struct app *app)
{
    g_autofree char *survey = app_survey_title(app);
    g_autofree char *title = g_strdup_printf(_("Laporan %s"), survey);
    return document_create(title, app->survey->unit, app->language, app_now());
}

struct document *unit_report_document(struct app *app, const struct unit_report_options *options,
                                      struct error *error)
{
    struct unit_report report = {.app = app, .form = app->survey->form};
    if (!database_begin_reading(app->database, error))
        return NULL;
    report.document = create(app);
    bool ok = unit_report_gather(&report, error) && add_all(&report, options, error);
    database_rollback(app->database);
    unit_report_finish(&report);
    if (!ok)
        g_clear_pointer(&report.document, document_destroy);
    return report.document;
}
