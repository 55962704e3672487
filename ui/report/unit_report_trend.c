#include <string.h>

#include "src/i18n.h"
#include "ui/report/unit_report_private.h"

/* The index and the elements over the years: from the surveys in this database, else from what was
 * published. */

#define YEARS 10 /* with this one */

struct year {
    int year;
    long whole;
    long *elements;
    const struct form_band *band; /* of this year's form */
};

static void clear_year(void *pointer)
{
    g_free(((struct year *)pointer)->elements);
}

static bool read_published(struct unit_report *report, struct year *year, struct error *error)
{
    struct app *app = report->app;
    bool ok =
        survey_store_published(app->surveys, app->survey, year->year, "", "", &year->whole, error);
    for (size_t e = 0; ok && e < report->form->element_count; e++)
        ok = survey_store_published(app->surveys, app->survey, year->year, "",
                                    report->form->elements[e].code, &year->elements[e], error);
    return ok;
}

static void take_result(struct unit_report *report, const struct survey *survey,
                        const struct tally *tally, struct year *year)
{
    struct index_result *result = index_compute(tally);
    year->whole = result->whole.value;
    for (size_t e = 0; e < report->form->element_count; e++) {
        int element = form_find_element(survey->form, report->form->elements[e].code);
        year->elements[e] = element < 0 ? HUNDREDTHS_NONE : result->elements[element].value;
    }
    index_destroy(result);
}

static bool read_survey(struct unit_report *report, int64_t id, struct year *year,
                        struct error *error)
{
    struct app *app = report->app;
    struct survey *survey = survey_store_load(app->surveys, id, app->language, error);
    struct sheet_store *sheets =
        survey ? sheet_store_open(app->database, survey, app->person, error) : NULL;
    struct tally *tally = sheets ? sheet_store_tally(sheets, ANY_SERVICE, error) : NULL;
    bool ok = tally != NULL;
    if (ok && tally->sheets > 0)
        take_result(report, survey, tally, year);
    tally_destroy(tally);
    sheet_store_close(sheets);
    survey_destroy(survey);
    return ok;
}

static bool is_same_survey(const struct unit_report *report, const struct survey_title *title,
                           int year)
{
    return title->year == year && strcmp(title->unit, report->app->survey->unit) == 0 &&
           strcmp(title->form_key, report->form->id) == 0;
}

static bool read_year(struct unit_report *report, const GPtrArray *titles, struct year *year,
                      struct error *error)
{
    bool ok = read_published(report, year, error);
    for (guint i = 0; ok && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (is_same_survey(report, title, year->year))
            ok = read_survey(report, title->id, year, error);
    }
    year->band = form_band_of(report->form, year->whole);
    return ok;
}

static bool has_anything(const struct unit_report *report, const struct year *year)
{
    bool any = year->whole != HUNDREDTHS_NONE;
    for (size_t e = 0; e < report->form->element_count; e++)
        any = any || year->elements[e] != HUNDREDTHS_NONE;
    return any;
}

/* The years of which something is known, the oldest first; NULL on trouble. */
static GArray *read_years(struct unit_report *report, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(report->app->surveys, error);
    GArray *years = g_array_new(FALSE, FALSE, sizeof(struct year));
    bool ok = titles != NULL;
    g_array_set_clear_func(years, clear_year);
    for (int back = YEARS - 1; ok && back >= 0; back--) {
        struct year year = {report->app->survey->year - back, HUNDREDTHS_NONE,
                            g_new(long, report->form->element_count), NULL};
        ok = read_year(report, titles, &year, error);
        if (ok && has_anything(report, &year))
            g_array_append_val(years, year);
        else
            clear_year(&year);
    }
    if (ok)
        return years;
    g_array_unref(years);
    return NULL;
}

static long lowest(const GArray *years)
{
    long low = HUNDREDTHS_NONE;
    for (guint i = 0; i < years->len; i++) {
        long value = g_array_index(years, struct year, i).whole;
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
        const struct year *year = &g_array_index(years, struct year, i);
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
        const struct year *year = &g_array_index(years, struct year, i);
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
    g_autoptr(GArray) years = read_years(report, error);
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
