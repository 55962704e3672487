#include "src/i18n.h"
#include "ui/report/unit_report_private.h"
#include "ui/report/years.h"

static long lowest(const GArray *years)
{
    long low = HUNDREDTHS_NONE;
    for (guint i = 0; i < years->len; i++) {
        long value = g_array_index(years, struct year_values, i).whole;
        if (value != HUNDREDTHS_NONE && (low == HUNDREDTHS_NONE || value < low))
            low = value;
    }
    return low;
}

static void add_chart(struct unit_report *report, const GArray *years)
{
    long top = report->form->result_top * 100L, tenth = top / 10, low = lowest(years);
    if (low == HUNDREDTHS_NONE)
        return;
    struct document_chart *chart =
        document_chart(report->document, CHART_TREND, _("Indeks dari tahun ke tahun"),
                       MAX(0, (low / tenth - 2) * tenth), top, report->app->point);
    for (guint i = 0; i < years->len; i++) {
        const struct year_values *year = &g_array_index(years, struct year_values, i);
        g_autofree char *label = g_strdup_printf("%d", year->year);
        chart_add(chart, label, "", year->whole, HUNDREDTHS_NONE, year->band);
    }
    for (size_t b = 0; b + 1 < report->form->band_count; b++)
        chart_mark(chart, report->form->bands[b].from, report->form->bands[b].grade);
}

static void add_table(struct unit_report *report, const GArray *years)
{
    struct document_table *table =
        document_table(report->document, _("Indeks dan nilai unsur dari tahun ke tahun"));
    table->small = report->form->element_count > 5;
    document_column(table, 1.2, ALIGN_LEFT, "%s", _("Tahun"));
    for (size_t e = 0; e < report->form->element_count; e++)
        document_column(table, 1, ALIGN_RIGHT, "%s", report->form->elements[e].code);
    document_column(table, 1.1, ALIGN_RIGHT, "%s", _("Indeks"));
    document_column(table, 0.9, ALIGN_CENTRE, "%s", _("Mutu"));
    for (guint i = 0; i < years->len; i++) {
        const struct year_values *year = &g_array_index(years, struct year_values, i);
        g_autofree char *whole = unit_report_number(report, year->whole);
        document_cell_strong(table, "%d", year->year);
        for (size_t e = 0; e < report->form->element_count; e++) {
            g_autofree char *value = unit_report_number(report, year->elements[e]);
            document_cell(table, "%s", value);
        }
        document_cell_strong(table, "%s", whole);
        document_cell_inked(table, document_tone(year->band), year->band ? year->band->grade : "–");
    }
}

bool unit_report_trend(struct unit_report *report, struct error *error)
{
    g_autoptr(GArray) years = years_load(report->app, error);
    if (!years)
        return false;
    document_heading(report->document, 2, _("Perkembangan dari tahun ke tahun"));
    if (years->len < 2)
        document_paragraph(report->document, STYLE_OF_BODY, "%s",
                           _("Perkembangan terlihat bila nilai sedikitnya dua tahun diketahui; isi "
                             "nilai tahun lalu pada layar indeks."));
    if (years->len == 0)
        return true;
    if (years->len > 1)
        add_chart(report, years);
    add_table(report, years);
    return true;
}
