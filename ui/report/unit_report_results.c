#include "src/i18n.h"
#include "ui/report/groups.h"
#include "ui/report/unit_report_private.h"

/* The figures: the index, the elements by service and against last year, the lowest and highest. */

#define EXTREMES 3 /* that many lowest and highest, and all ties at the last place */

/* --- the index and what the grades mean --- */

static void add_target(struct unit_report *report, struct document_table *facts)
{
    long target = report->app->survey->target;
    long percent = hundredths_percent(report->figures.result->whole.value, target);
    g_autofree char *target_text = unit_report_number(report, target);
    g_autofree char *percent_text = unit_report_number(report, percent);
    if (target != HUNDREDTHS_NONE)
        unit_report_fact(facts, _("Target dan capaian"), _("%s, capaian %s %%"), target_text,
                         percent_text);
}

static void add_last_year(struct unit_report *report, struct document_table *facts)
{
    const struct figures *figures = &report->figures;
    g_autofree char *last = unit_report_number(report, figures->last_whole);
    g_autofree char *change = unit_report_change(
        report, figures_change(figures->result->whole.value, figures->last_whole));
    g_autofree char *label = g_strdup_printf(_("Indeks %d"), figures->last_year);
    if (figures->last_year)
        unit_report_fact(facts, label, _("%s, perubahan %s"), last, change);
}

static void add_index(struct unit_report *report)
{
    const struct index_value *whole = &report->figures.result->whole;
    g_autofree char *value = unit_report_number(report, whole->value);
    g_autofree char *label = g_strdup_printf(_("Indeks %d"), report->app->survey->year);
    document_heading(report->document, 2, _("Indeks dan mutu pelayanan"));
    struct document_table *facts = unit_report_facts(report);
    document_cell(facts, "%s", label);
    document_cell_inked(facts, document_tone(whole->band), value);
    if (whole->band)
        unit_report_fact(facts, C_("one", "Mutu pelayanan"), "%s, %s", whole->band->grade,
                         whole->band->words);
    unit_report_fact(facts, _("Responden yang dihitung"), "%ld",
                     (long)report->figures.counts.counted);
    add_target(report, facts);
    add_last_year(report, facts);
}

static void add_legend(struct unit_report *report)
{
    const struct form *form = report->form;
    if (form->band_count == 0)
        return;
    struct document_table *table = document_table(report->document, _("Arti mutu pelayanan"));
    document_column(table, 1, ALIGN_CENTRE, "%s", _("Mutu"));
    document_column(table, 3, ALIGN_LEFT, "%s", _("Kinerja"));
    document_column(table, 1.5, ALIGN_RIGHT, "%s", _("Nilai dari"));
    document_column(table, 1.5, ALIGN_RIGHT, "%s", _("sampai"));
    for (size_t b = 0; b < form->band_count; b++) {
        long top = b == 0 ? form->result_top * 100L : form->bands[b - 1].from - 1;
        g_autofree char *from = unit_report_number(report, form->bands[b].from);
        g_autofree char *to = unit_report_number(report, top);
        document_cell_inked(table, document_tone(&form->bands[b]), form->bands[b].grade);
        document_cell(table, "%s", form->bands[b].words);
        document_cell(table, "%s", from);
        document_cell(table, "%s", to);
    }
}

/* --- service × element --- */

static void add_matrix_row(struct unit_report *report, struct document_table *table,
                           const char *name, const struct index_result *result)
{
    if (name)
        document_cell(table, "%s", name);
    else
        document_cell_strong(table, "%s", _("Seluruh unit"));
    document_cell(table, "%ld", (long)result->sheets);
    for (size_t e = 0; e < report->form->element_count; e++)
        unit_report_value(report, table, &result->elements[e]);
    unit_report_value(report, table, &result->whole);
    document_cell_inked(table, document_tone(result->whole.band),
                        result->whole.band ? result->whole.band->grade : "–");
}

static void add_element_names(struct unit_report *report)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t e = 0; e < report->form->element_count; e++)
        g_string_append_printf(names, "%s%s %s", e ? " · " : "", report->form->elements[e].code,
                               report->form->elements[e].name);
    document_paragraph(report->document, STYLE_OF_NOTE, "%s", names->str);
}

static void add_matrix(struct unit_report *report)
{
    document_heading(report->document, 2, _("Nilai unsur per layanan"));
    struct document_table *table =
        document_table(report->document, _("Nilai unsur dan indeks tiap layanan"));
    table->small = report->form->element_count > 5;
    document_column(table, 3.6, ALIGN_LEFT, "%s", _("Jenis layanan"));
    document_column(table, 0.9, ALIGN_RIGHT, "n");
    for (size_t e = 0; e < report->form->element_count; e++)
        document_column(table, 1.12, ALIGN_RIGHT, "%s", report->form->elements[e].code);
    document_column(table, 1.2, ALIGN_RIGHT, "%s", _("Indeks"));
    document_column(table, 0.9, ALIGN_CENTRE, "%s", _("Mutu"));
    for (guint i = 0; report->services && i < report->services->len; i++) {
        const struct group *group = g_ptr_array_index(report->services, i);
        add_matrix_row(report, table, group->label, group->result);
    }
    add_matrix_row(report, table, NULL, report->figures.result);
    add_element_names(report);
    document_paragraph(report->document, STYLE_OF_NOTE, "%s",
                       _("Indeks unit dihitung dari semua lembarnya, bukan rata-rata layanan. "
                         "– berarti belum ada yang dapat dihitung."));
}

/* --- against last year --- */

static void add_changes(struct unit_report *report)
{
    const struct figures *figures = &report->figures;
    struct document_table *table =
        document_table(report->document, _("Nilai unsur dibandingkan dengan tahun sebelumnya"));
    document_column(table, 0.95, ALIGN_LEFT, "%s", _("Unsur"));
    document_column(table, 4, ALIGN_LEFT, "%s", _("Nama unsur"));
    document_column(table, 1.1, ALIGN_RIGHT, "%d", report->app->survey->year);
    document_column(table, 0.8, ALIGN_CENTRE, "%s", _("Mutu"));
    document_column(table, 1.1, ALIGN_RIGHT, "%d", report->app->survey->year - 1);
    document_column(table, 1.2, ALIGN_RIGHT, "%s", _("Perubahan"));
    for (size_t e = 0; e <= report->form->element_count; e++) {
        bool whole = e == report->form->element_count;
        const struct index_value *value =
            whole ? &figures->result->whole : &figures->result->elements[e];
        long last = whole ? figures->last_whole : figures->last[e];
        g_autofree char *last_text = unit_report_number(report, last);
        g_autofree char *change = unit_report_change(report, figures_change(value->value, last));
        document_cell_strong(table, "%s", whole ? "" : value->element->code);
        if (whole)
            document_cell_strong(table, "%s", _("Indeks"));
        else
            document_cell(table, "%s", value->element->name);
        unit_report_value(report, table, value);
        document_cell_inked(table, document_tone(value->band),
                            value->band ? value->band->grade : "–");
        document_cell(table, "%s", last_text);
        document_cell(table, "%s", change);
    }
}

/* The axis begins at a round tenth below all values: a bar must not hide how far it is cut. */
static long axis_low(const struct figures *figures)
{
    const struct form *form = figures->result->form;
    long top = form->result_top * 100L, low = top, tenth = top / 10;
    for (size_t e = 0; e < form->element_count; e++) {
        if (figures->result->elements[e].value != HUNDREDTHS_NONE)
            low = MIN(low, figures->result->elements[e].value);
        if (figures->last[e] != HUNDREDTHS_NONE)
            low = MIN(low, figures->last[e]);
    }
    return MAX(0, (low / tenth - 2) * tenth);
}

static void add_marks(struct document_chart *chart, const struct form *form)
{
    for (size_t b = 0; b + 1 < form->band_count; b++)
        chart_mark(chart, form->bands[b].from, form->bands[b].grade);
}

static void add_bars(struct unit_report *report)
{
    const struct figures *figures = &report->figures;
    if (figures->result->sheets == 0)
        return;
    struct document_chart *chart = document_chart(
        report->document, CHART_BARS, _("Nilai tiap unsur; sumbu tidak mulai dari 0"),
        axis_low(figures), report->form->result_top * 100L, report->app->point);
    if (chart->low == 0) {
        g_free(chart->caption);
        chart->caption = g_strdup(_("Nilai tiap unsur"));
    }
    if (figures->last_year) {
        chart->now_words = g_strdup_printf("%d", report->app->survey->year);
        chart->before_words = g_strdup_printf("%d", figures->last_year);
    }
    for (size_t e = 0; e < report->form->element_count; e++) {
        const struct index_value *value = &figures->result->elements[e];
        chart_add(chart, value->element->code, value->element->name, value->value, figures->last[e],
                  value->band);
    }
    add_marks(chart, report->form);
}

static void add_comparison(struct unit_report *report)
{
    document_heading(report->document, 2, _("Unsur dibandingkan dengan tahun lalu"));
    if (!report->figures.last_year)
        document_paragraph(report->document, STYLE_OF_BODY,
                           _("Nilai tahun %d tidak ada di basis data ini."),
                           report->app->survey->year - 1);
    add_changes(report);
    add_bars(report);
}

/* --- the lowest and the highest --- */

static int by_value(const struct index_value *first, const struct index_value *second)
{
    if (first->value != second->value)
        return first->value < second->value ? -1 : 1;
    return 0;
}

/* Of equal values the one that comes first in the form. */
static int lowest_first(const void *a, const void *b)
{
    const struct index_value *first = *(const struct index_value *const *)a;
    const struct index_value *second = *(const struct index_value *const *)b;
    int order = by_value(first, second);
    return order ? order : (first > second) - (first < second);
}

static int highest_first(const void *a, const void *b)
{
    const struct index_value *first = *(const struct index_value *const *)a;
    const struct index_value *second = *(const struct index_value *const *)b;
    int order = by_value(second, first);
    return order ? order : (first > second) - (first < second);
}

/* The elements that have a value, in order. */
static GPtrArray *sorted_elements(const struct unit_report *report, GCompareFunc order)
{
    GPtrArray *sorted = g_ptr_array_new();
    for (size_t e = 0; e < report->form->element_count; e++)
        if (report->figures.result->elements[e].value != HUNDREDTHS_NONE)
            g_ptr_array_add(sorted, &report->figures.result->elements[e]);
    g_ptr_array_sort(sorted, order);
    return sorted;
}

/* How many belong to the first three, ties at the third included. */
static guint extremes(const GPtrArray *sorted)
{
    guint count = MIN(EXTREMES, sorted->len);
    while (count > 0 && count < sorted->len &&
           by_value(g_ptr_array_index(sorted, count - 1), g_ptr_array_index(sorted, count)) == 0)
        count++;
    return count;
}

static void add_extremes(struct unit_report *report, const char *caption, GCompareFunc order)
{
    g_autoptr(GPtrArray) sorted = sorted_elements(report, order);
    guint count = extremes(sorted);
    struct document_table *table = document_table(report->document, caption);
    document_column(table, 0.95, ALIGN_LEFT, "%s", _("Unsur"));
    document_column(table, 5, ALIGN_LEFT, "%s", _("Nama unsur"));
    document_column(table, 1.2, ALIGN_RIGHT, "%s", _("Nilai"));
    document_column(table, 0.8, ALIGN_CENTRE, "%s", _("Mutu"));
    for (guint i = 0; i < count; i++) {
        const struct index_value *value = g_ptr_array_index(sorted, i);
        document_cell_strong(table, "%s", value->element->code);
        document_cell(table, "%s", value->element->name);
        unit_report_value(report, table, value);
        document_cell_inked(table, document_tone(value->band),
                            value->band ? value->band->grade : "–");
    }
}

static void add_priorities(struct unit_report *report)
{
    document_heading(report->document, 2, _("Tiga unsur terendah dan tertinggi"));
    if (report->figures.result->whole.value == HUNDREDTHS_NONE) {
        document_paragraph(report->document, STYLE_OF_BODY, "%s",
                           _("Belum ada lembar yang dihitung."));
        return;
    }
    document_paragraph(report->document, STYLE_OF_BODY, "%s",
                       _("Unsur yang sama nilainya dengan urutan ketiga ikut disebut."));
    add_extremes(report, _("Tiga unsur terendah, prioritas perbaikan"), lowest_first);
    add_extremes(report, _("Tiga unsur tertinggi"), highest_first);
}

bool unit_report_results(struct unit_report *report, struct error *error)
{
    document_heading(report->document, 1, _("Hasil survei"));
    add_index(report);
    add_legend(report);
    add_matrix(report);
    add_comparison(report);
    add_priorities(report);
    unit_report_questions(report);
    return unit_report_trend(report, error);
}
