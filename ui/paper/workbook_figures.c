#include "src/i18n.h"
#include "ui/paper/workbook_private.h"
#include "ui/report/groups.h"

/* The pages of figures: live formulas over the tabulation, and over each other. They round once,
 * half up, as Lembar does; the small addend lifts an exact half that binary fractions may have let
 * fall below itself. It is far below the distance of any other value from a half. */

#define ROUNDED "ROUND(%s+0.0000000001,2)"

/* Columns of the page of elements. */
enum { CODE, NAME, SUM, ANSWERS, WEIGHT, EXACT, VALUE, GRADE, LOWEST };

unsigned workbook_element_row(size_t element)
{
    return (unsigned)element + 2;
}

/* --- parts of formulas; the caller frees them --- */

static void add_term(GString *formula, const char *format, const char *column, const char *counted,
                     const char *also)
{
    if (formula->len > 0)
        g_string_append_c(formula, '+');
    g_string_append_printf(formula, format, column, counted, also);
}

/* SUMIFS or COUNTIFS over the questions of an element or further index; ALSO is one more condition
 * (",range,value") or "". */
static char *over_questions(const struct workbook *workbook, size_t element, bool further,
                            bool count, const char *also)
{
    GString *formula = g_string_new(NULL);
    g_autofree char *counted = workbook_column(workbook, workbook->counted_column);
    for (size_t i = 0; i < workbook->form->item_count; i++) {
        const struct form_item *item = &workbook->form->items[i];
        int of = further ? item->further : item->element;
        if (item->kind != ITEM_ANSWER || of != (int)element)
            continue;
        g_autofree char *column = workbook_column(workbook, workbook->columns[i]);
        add_term(formula, count ? "COUNTIFS(%s,\">=0\",%s,1%s)" : "SUMIFS(%s,%s,1%s)", column,
                 counted, also);
    }
    return g_string_free(formula, FALSE);
}

/* The exact value: what a full score is scaled to, times the sum, by the top answer times how many
 * there are. */
static double exact_value(const struct form *form, const struct index_value *value)
{
    return value->answers
               ? (double)form->result_top * (double)value->sum / form->top / (double)value->answers
               : 0;
}

static void write_figure(struct spreadsheet_page *page, enum page_format format, bool given,
                         double number, const char *none, const char *formula)
{
    if (given)
        page_formula(page, format, number, formula);
    else
        page_formula_text(page, none, formula);
}

/* A value rounded from the cell EXACT. */
static void write_rounded(struct spreadsheet_page *page, const char *exact, long hundredths)
{
    g_autofree char *formula = g_strdup_printf("=IF(ISNUMBER(%s)," ROUNDED ",\"–\")", exact, exact);
    write_figure(page, PAGE_HUNDREDTHS, hundredths != HUNDREDTHS_NONE, (double)hundredths / 100,
                 "–", formula);
}

/* The grade of the value in the cell VALUE, from the table of grades. */
static void write_grade(const struct workbook *workbook, struct spreadsheet_page *page,
                        const char *value, const struct form_band *band)
{
    unsigned last = (unsigned)workbook->form->band_count + 1;
    g_autofree char *from = page_range(workbook_name(WORKBOOK_GRADES), 0, 2, last);
    g_autofree char *grade = page_range(workbook_name(WORKBOOK_GRADES), 1, 2, last);
    g_autofree char *formula =
        g_strdup_printf("=IF(ISNUMBER(%s),LOOKUP(%s,%s,%s),\"–\")", value, value, from, grade);
    if (workbook->form->band_count > 0)
        page_formula_text(page, band ? band->grade : "–", formula);
    else
        page_blank(page);
}

static char *cell_name(unsigned column, unsigned row)
{
    g_autofree char *letters = page_column_name(column);
    return g_strdup_printf("%s%u", letters, row);
}

/* --- the elements and the index --- */

static void write_answers(const struct workbook *workbook, struct spreadsheet_page *page,
                          size_t element, bool further, const struct index_value *value)
{
    g_autofree char *sum = over_questions(workbook, element, further, false, "");
    g_autofree char *count = over_questions(workbook, element, further, true, "");
    g_autofree char *sum_formula = g_strdup_printf("=%s", *sum ? sum : "0");
    g_autofree char *count_formula = g_strdup_printf("=%s", *count ? count : "0");
    page_formula(page, PAGE_WHOLE, (double)value->sum, sum_formula);
    page_formula(page, PAGE_WHOLE, (double)value->answers, count_formula);
}

static void write_lowest(const struct workbook *workbook, struct spreadsheet_page *page,
                         unsigned row, bool lowest)
{
    unsigned last = workbook_element_row(workbook->form->element_count) - 1;
    g_autofree char *formula =
        g_strdup_printf("=IF(ISNUMBER(G%u),IF(G%u<=SMALL(G$2:G$%u,MIN(3,COUNT(G$2:G$%u))),"
                        "\"%s\",\"\"),\"\")",
                        row, row, last, last, _("terendah"));
    page_formula_text(page, lowest ? _("terendah") : "", formula);
}

static void write_element(const struct workbook *workbook, struct spreadsheet_page *page,
                          size_t element, bool further, const struct index_value *value)
{
    const struct form *form = workbook->form;
    page_row(page);
    unsigned row = page_row_number(page);
    g_autofree char *exact_formula = g_strdup_printf("=IF(D%u=0,\"\",%d*C%u/(%d*D%u))", row,
                                                     form->result_top, row, form->top, row);
    g_autofree char *exact = cell_name(EXACT, row);
    g_autofree char *cell = cell_name(VALUE, row);
    page_text(page, value->element->code);
    page_text(page, value->element->name);
    write_answers(workbook, page, element, further, value);
    if (further)
        page_blank(page);
    else
        page_number(page, PAGE_HUNDREDTHS, (double)value->element->weight / 100);
    write_figure(page, PAGE_EXACT, value->answers > 0, exact_value(form, value), "", exact_formula);
    write_rounded(page, exact, value->value);
    write_grade(workbook, page, cell, value->band);
    if (!further)
        write_lowest(workbook, page, row, value->lowest);
}

static void write_index(const struct workbook *workbook, struct spreadsheet_page *page)
{
    const struct form *form = workbook->form;
    const struct index_result *result = workbook->report.figures.result;
    unsigned row = workbook_element_row(form->element_count), last = row - 1;
    g_autofree char *formula =
        form->weighted
            ? g_strdup_printf("=IFERROR(SUMPRODUCT(E2:E%u,F2:F%u)/SUMIF(D2:D%u,\">0\",E2:E%u),"
                              "\"\")",
                              last, last, last, last)
            : g_strdup_printf("=IF(COUNT(F2:F%u)=0,\"\",AVERAGE(F2:F%u))", last, last);
    g_autofree char *exact = cell_name(EXACT, row);
    g_autofree char *cell = cell_name(VALUE, row);
    page_row(page);
    page_blank(page);
    page_strong(page, _("Indeks"));
    for (int i = 0; i < 3; i++)
        page_blank(page);
    write_figure(page, PAGE_EXACT, result->whole.value != HUNDREDTHS_NONE, mpq_get_d(result->exact),
                 "", formula);
    write_rounded(page, exact, result->whole.value);
    write_grade(workbook, page, cell, result->whole.band);
}

void workbook_elements(struct workbook *workbook)
{
    const struct form *form = workbook->form;
    const struct index_result *result = workbook->report.figures.result;
    struct spreadsheet_page *page =
        spreadsheet_page(workbook->book, workbook_name(WORKBOOK_ELEMENTS));
    page_heading(page, 8, _("Unsur"));
    page_heading(page, 44, _("Nama unsur"));
    page_heading(page, 10, _("Jumlah jawaban"));
    page_heading(page, 10, _("Banyak jawaban"));
    page_heading(page, 10, _("Bobot"));
    page_heading(page, 13, _("Nilai tanpa pembulatan"));
    page_heading(page, 10, _("Nilai"));
    page_heading(page, 8, _("Mutu"));
    page_heading(page, 12, _("Prioritas"));
    for (size_t e = 0; e < form->element_count; e++)
        write_element(workbook, page, e, false, &result->elements[e]);
    page_end_table(page);
    write_index(workbook, page);
    for (size_t e = 0; e < form->further_count; e++)
        write_element(workbook, page, e, true, &result->further[e]);
}

/* --- services × elements --- */

/* Of the page of services: number, code, name, how many count, then the values of the elements, the
 * index and its grade, and to the right what they are rounded from. */
enum { SERVICE_NUMBER, SERVICE_CODE, SERVICE_NAME, SERVICE_SHEETS, SERVICE_VALUES };

static unsigned exact_column(const struct workbook *workbook, size_t element)
{
    return SERVICE_VALUES + (unsigned)(workbook->form->element_count + 3 + element);
}

static void write_service_values(const struct workbook *workbook, struct spreadsheet_page *page,
                                 const struct index_result *result)
{
    unsigned row = page_row_number(page);
    size_t elements = workbook->form->element_count;
    for (size_t e = 0; e <= elements; e++) {
        g_autofree char *exact = cell_name(exact_column(workbook, e), row);
        write_rounded(page, exact, e < elements ? result->elements[e].value : result->whole.value);
    }
    g_autofree char *index = cell_name(SERVICE_VALUES + (unsigned)elements, row);
    write_grade(workbook, page, index, result->whole.band);
    page_blank(page);
}

static void write_service_exact(const struct workbook *workbook, struct spreadsheet_page *page,
                                const struct index_result *result, const char *also)
{
    const struct form *form = workbook->form;
    for (size_t e = 0; e < form->element_count; e++) {
        g_autofree char *sum = over_questions(workbook, e, false, false, also);
        g_autofree char *count = over_questions(workbook, e, false, true, also);
        g_autofree char *formula =
            g_strdup_printf("=IFERROR(%d*(%s)/(%d*(%s)),\"\")", form->result_top, *sum ? sum : "0",
                            form->top, *count ? count : "0");
        write_figure(page, PAGE_EXACT, result->elements[e].answers > 0,
                     exact_value(form, &result->elements[e]), "", formula);
    }
}

/* The weights stand in the same columns, WEIGHTS being their row. */
static void write_service_index(const struct workbook *workbook, struct spreadsheet_page *page,
                                const struct index_result *result, unsigned weights)
{
    unsigned row = page_row_number(page);
    g_autofree char *first = page_column_name(exact_column(workbook, 0));
    g_autofree char *last =
        page_column_name(exact_column(workbook, workbook->form->element_count) - 1);
    g_autofree char *values = g_strdup_printf("%s%u:%s%u", first, row, last, row);
    g_autofree char *weight = g_strdup_printf("%s$%u:%s$%u", first, weights, last, weights);
    g_autofree char *formula =
        workbook->form->weighted
            ? g_strdup_printf("=IFERROR(SUMPRODUCT(%s,%s)/SUMPRODUCT(%s,--ISNUMBER(%s)),\"\")",
                              weight, values, weight, values)
            : g_strdup_printf("=IF(COUNT(%s)=0,\"\",AVERAGE(%s))", values, values);
    write_figure(page, PAGE_EXACT, result->whole.value != HUNDREDTHS_NONE, mpq_get_d(result->exact),
                 "", formula);
}

static void write_service(const struct workbook *workbook, struct spreadsheet_page *page,
                          const struct group *group, unsigned number, unsigned weights)
{
    page_row(page);
    g_autofree char *services = workbook_column(workbook, workbook->service_column);
    g_autofree char *counted = workbook_column(workbook, workbook->counted_column);
    g_autofree char *also = g_strdup_printf(",%s,$A%u", services, page_row_number(page));
    g_autofree char *sheets = g_strdup_printf("=COUNTIFS(%s,1%s)", counted, also);
    page_number(page, PAGE_WHOLE, number);
    page_text(page, group->code);
    page_text(page, group->label);
    page_formula(page, PAGE_WHOLE, (double)group->result->sheets, sheets);
    write_service_values(workbook, page, group->result);
    write_service_exact(workbook, page, group->result, also);
    write_service_index(workbook, page, group->result, weights);
}

static void write_unit(const struct workbook *workbook, struct spreadsheet_page *page,
                       unsigned weights)
{
    const struct index_result *result = workbook->report.figures.result;
    page_row(page);
    g_autofree char *counted = workbook_column(workbook, workbook->counted_column);
    g_autofree char *sheets = g_strdup_printf("=COUNTIFS(%s,1)", counted);
    page_blank(page);
    page_blank(page);
    page_strong(page, _("Seluruh unit"));
    page_formula(page, PAGE_WHOLE, (double)result->sheets, sheets);
    write_service_values(workbook, page, result);
    write_service_exact(workbook, page, result, "");
    write_service_index(workbook, page, result, weights);
}

static void write_weights(const struct workbook *workbook, struct spreadsheet_page *page)
{
    page_row(page);
    page_blank(page);
    page_blank(page);
    page_strong(page, _("Bobot"));
    for (unsigned column = SERVICE_NAME + 1; column < exact_column(workbook, 0); column++)
        page_blank(page);
    for (size_t e = 0; e < workbook->form->element_count; e++)
        page_number(page, PAGE_HUNDREDTHS, (double)workbook->form->elements[e].weight / 100);
}

static void write_service_headings(const struct workbook *workbook, struct spreadsheet_page *page)
{
    const struct form *form = workbook->form;
    page_heading(page, 8, _("Nomor layanan"));
    page_heading(page, 14, _("Kode"));
    page_heading(page, 36, _("Jenis layanan"));
    page_heading(page, 8, "n");
    for (size_t e = 0; e < form->element_count; e++)
        page_heading(page, 8, form->elements[e].code);
    page_heading(page, 9, _("Indeks"));
    page_heading(page, 8, _("Mutu"));
    page_heading(page, 3, "");
    for (size_t e = 0; e < form->element_count; e++) {
        g_autofree char *heading =
            g_strdup_printf(_("%s tanpa pembulatan"), form->elements[e].code);
        page_heading(page, 12, heading);
    }
    page_heading(page, 12, _("Indeks tanpa pembulatan"));
}

void workbook_services(struct workbook *workbook)
{
    const GPtrArray *groups = workbook->report.services;
    if (!groups)
        return;
    struct spreadsheet_page *page =
        spreadsheet_page(workbook->book, workbook_name(WORKBOOK_SERVICES));
    guint services = workbook->app->survey->services.list->len;
    unsigned weights = groups->len + 3;
    write_service_headings(workbook, page);
    page_freeze(page, SERVICE_NAME + 1);
    for (guint i = 0; i < groups->len; i++)
        write_service(workbook, page, g_ptr_array_index(groups, i), i < services ? i + 1 : 0,
                      weights);
    page_end_table(page);
    write_unit(workbook, page, weights);
    if (workbook->form->weighted)
        write_weights(workbook, page);
}

/* --- against last year --- */

/* VALUE stands on the page of elements. */
static void write_reference(struct spreadsheet_page *page, unsigned row,
                            const struct index_value *value)
{
    const char *name = workbook_name(WORKBOOK_ELEMENTS);
    g_autofree char *cell = g_strdup_printf("='%s'!G%u", name, row);
    g_autofree char *grade = g_strdup_printf("='%s'!H%u", name, row);
    write_figure(page, PAGE_HUNDREDTHS, value->value != HUNDREDTHS_NONE, (double)value->value / 100,
                 "–", cell);
    if (value->band)
        page_formula_text(page, value->band->grade, grade);
    else
        page_text(page, "–");
}

static void write_change(const struct workbook *workbook, struct spreadsheet_page *page, size_t e)
{
    const struct figures *figures = &workbook->report.figures;
    bool whole = e == workbook->form->element_count;
    const struct index_value *value =
        whole ? &figures->result->whole : &figures->result->elements[e];
    long last = whole ? figures->last_whole : figures->last[e];
    long change = figures_change(value->value, last);
    page_row(page);
    unsigned row = page_row_number(page);
    g_autofree char *formula = g_strdup_printf(
        "=IF(AND(ISNUMBER(C%u),ISNUMBER(E%u)),ROUND(C%u-E%u,2),\"–\")", row, row, row, row);
    page_text(page, whole ? "" : value->element->code);
    if (whole)
        page_strong(page, _("Indeks"));
    else
        page_text(page, value->element->name);
    write_reference(page, workbook_element_row(e), value);
    page_hundredths(page, last);
    write_figure(page, PAGE_HUNDREDTHS, change != HUNDREDTHS_NONE, (double)change / 100, "–",
                 formula);
}

void workbook_last_year(struct workbook *workbook)
{
    struct spreadsheet_page *page =
        spreadsheet_page(workbook->book, workbook_name(WORKBOOK_LAST_YEAR));
    g_autofree char *now = g_strdup_printf("%d", workbook->app->survey->year);
    g_autofree char *before = g_strdup_printf("%d", workbook->app->survey->year - 1);
    page_heading(page, 8, _("Unsur"));
    page_heading(page, 44, _("Nama unsur"));
    page_heading(page, 10, now);
    page_heading(page, 8, _("Mutu"));
    page_heading(page, 10, before);
    page_heading(page, 11, _("Perubahan"));
    for (size_t e = 0; e <= workbook->form->element_count; e++)
        write_change(workbook, page, e);
    page_end_table(page);
}

/* --- the grades --- */

/* The lowest first, as formulas look them up; it begins at 0, since it takes all that is below. */
void workbook_grades(struct workbook *workbook)
{
    const struct form *form = workbook->form;
    if (form->band_count == 0)
        return;
    struct spreadsheet_page *page =
        spreadsheet_page(workbook->book, workbook_name(WORKBOOK_GRADES));
    page_heading(page, 11, _("Nilai dari"));
    page_heading(page, 8, _("Mutu"));
    page_heading(page, 24, _("Kinerja"));
    for (size_t b = form->band_count; b-- > 0;) {
        page_row(page);
        page_hundredths(page, b + 1 == form->band_count ? 0 : form->bands[b].from);
        page_text(page, form->bands[b].grade);
        page_text(page, form->bands[b].words);
    }
    page_end_table(page);
}
