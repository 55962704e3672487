#include "src/i18n.h"
#include "src/sample.h"
#include "ui/paper/workbook_private.h"
#include "ui/report/groups.h"

/* The pages of who was asked and who answered, and the first page. */

/* --- the first page --- */

static void write_fact(struct spreadsheet_page *page, const char *label, const char *text)
{
    page_row(page);
    page_text(page, label);
    page_text(page, text);
}

static void write_count(struct spreadsheet_page *page, const char *label, int64_t count)
{
    page_row(page);
    page_text(page, label);
    page_number(page, PAGE_WHOLE, (double)count);
}

static void write_index(const struct workbook *workbook, struct spreadsheet_page *page)
{
    const struct index_value *whole = &workbook->report.figures.result->whole;
    g_autofree char *formula = g_strdup_printf("='%s'!G%u", workbook_name(WORKBOOK_ELEMENTS),
                                               workbook_element_row(workbook->form->element_count));
    page_row(page);
    page_text(page, _("Indeks"));
    if (whole->value == HUNDREDTHS_NONE)
        page_formula_text(page, "–", formula);
    else
        page_formula(page, PAGE_HUNDREDTHS, (double)whole->value / 100, formula);
}

void workbook_summary(struct workbook *workbook)
{
    const struct app *app = workbook->app;
    const struct sheet_counts *counts = &workbook->report.figures.counts;
    struct spreadsheet_page *page =
        spreadsheet_page(workbook->book, workbook_name(WORKBOOK_SUMMARY));
    g_autofree char *made = app_time_text(app_now());
    g_autofree char *form =
        g_strdup_printf(_("%s, versi %s"), workbook->form->id, workbook->form->version);
    page_heading(page, 30, _("Hal"));
    page_heading(page, 60, _("Keterangan"));
    write_fact(page, _("Unit pelayanan"), app->survey->unit);
    write_fact(page, C_("one", "Survei"), workbook->form->title);
    write_count(page, _("Tahun"), app->survey->year);
    write_fact(page, _("Formulir"), form);
    write_count(page, _("Lembar dientri"), counts->keyed);
    write_count(page, _("Lembar dihitung"), counts->counted);
    write_index(workbook, page);
    write_fact(page, _("Dibuat"), made);
    if (workbook->form->template)
        write_fact(page, _("Templat"), _("Formulir ini templat: angkanya bukan hasil resmi."));
    if (workbook->with_personal)
        write_fact(page, _("Data pribadi"), _("Berkas ini memuat data pribadi; simpan baik-baik."));
    page_end_table(page);
}

/* --- characteristics --- */

/* The whole percent of a count, of the sum of its group; both stand in the column before. */
static void write_percent(struct spreadsheet_page *page, char column, unsigned first, unsigned last,
                          int64_t part, int64_t whole)
{
    unsigned row = page_row_number(page);
    g_autofree char *formula =
        g_strdup_printf("=IF(SUM(%c$%u:%c$%u)=0,\"–\",ROUND(100*%c%u/SUM(%c$%u:%c$%u),0))", column,
                        first, column, last, column, row, column, first, column, last);
    if (whole > 0)
        page_formula(page, PAGE_PERCENT, (double)((200 * part + whole) / (2 * whole)), formula);
    else
        page_formula_text(page, "–", formula);
}

static void write_characteristic(const struct workbook *workbook, struct spreadsheet_page *page,
                                 const struct characteristic *of)
{
    const struct form_item *item = &workbook->form->items[of->item];
    const struct sheet_counts *counts = &workbook->report.figures.counts;
    size_t groups = groups_count(item);
    if (of->keyed[groups - 1] == 0)
        groups--; /* nobody left it unanswered */
    unsigned first = page_row_number(page) + 1, last = first + (unsigned)groups - 1;
    for (size_t group = 0; group < groups; group++) {
        g_autofree char *label = groups_label(item, group);
        page_row(page);
        page_text(page, item->label);
        page_text(page, label);
        page_number(page, PAGE_WHOLE, (double)of->keyed[group]);
        write_percent(page, 'C', first, last, of->keyed[group], counts->keyed);
        page_number(page, PAGE_WHOLE, (double)of->counted[group]);
        write_percent(page, 'E', first, last, of->counted[group], counts->counted);
    }
}

void workbook_characteristics(struct workbook *workbook)
{
    const GArray *characteristics = workbook->report.characteristics;
    struct spreadsheet_page *page =
        spreadsheet_page(workbook->book, workbook_name(WORKBOOK_CHARACTERISTICS));
    page_heading(page, 20, _("Isian"));
    page_heading(page, 30, _("Kelompok"));
    page_heading(page, 10, _("Dientri"));
    page_heading(page, 8, "%");
    page_heading(page, 10, _("Dihitung"));
    page_heading(page, 8, "%");
    for (guint i = 0; i < characteristics->len; i++)
        write_characteristic(workbook, page,
                             &g_array_index(characteristics, struct characteristic, i));
    page_end_table(page);
}

/* --- the sample --- */

static void write_number_or_dash(struct spreadsheet_page *page, bool known, long number,
                                 const char *formula)
{
    if (known)
        page_formula(page, PAGE_WHOLE, (double)number, formula);
    else
        page_formula_text(page, "–", formula);
}

/* Krejcie and Morgan (1970): χ² = 3.841, P = 0.5, d = 0.05, all times 4000 so that they are whole
 * (sample.h). */
static void write_sample_row(struct spreadsheet_page *page, const struct service *service,
                             int64_t reached)
{
    bool known = service->population >= 0;
    long quarter = known ? sample_quarter(service->population) : 0;
    long minimum = known ? sample_minimum(quarter) : 0;
    page_row(page);
    unsigned row = page_row_number(page);
    g_autofree char *of_quarter =
        g_strdup_printf("=IF(C%u=\"\",\"–\",MAX(1,INT((C%u+2)/4)))", row, row);
    g_autofree char *of_minimum =
        g_strdup_printf("=IF(ISNUMBER(D%u),MIN(D%u,ROUND(3841*D%u/(10*(D%u-1)+3841),0)),\"–\")",
                        row, row, row, row);
    g_autofree char *of_reached =
        g_strdup_printf("='%s'!D%u", workbook_name(WORKBOOK_SERVICES), row);
    g_autofree char *of_missing =
        g_strdup_printf("=IF(ISNUMBER(E%u),MAX(0,E%u-F%u),\"–\")", row, row, row);
    page_text(page, service->code);
    page_text(page, service->name);
    if (known)
        page_number(page, PAGE_WHOLE, (double)service->population);
    else
        page_blank(page);
    write_number_or_dash(page, known, quarter, of_quarter);
    write_number_or_dash(page, known, minimum, of_minimum);
    page_formula(page, PAGE_WHOLE, (double)reached, of_reached);
    write_number_or_dash(page, known, MAX(0, minimum - (long)reached), of_missing);
}

struct sample_sums {
    int64_t of[5]; /* population, quarter, minimum, reached, missing */
};

static void add_to_sums(struct sample_sums *sums, const struct service *service, int64_t reached)
{
    if (service->population >= 0) {
        long quarter = sample_quarter(service->population), minimum = sample_minimum(quarter);
        sums->of[0] += service->population;
        sums->of[1] += quarter;
        sums->of[2] += minimum;
        sums->of[4] += MAX(0, minimum - (long)reached);
    }
    sums->of[3] += reached;
}

static void write_sample_sums(struct spreadsheet_page *page, const struct sample_sums *sums)
{
    unsigned last = page_row_number(page);
    page_row(page);
    page_blank(page);
    page_strong(page, _("Jumlah"));
    for (unsigned i = 0; i < G_N_ELEMENTS(sums->of); i++) {
        char column = (char)('C' + i);
        g_autofree char *formula = g_strdup_printf("=SUM(%c2:%c%u)", column, column, last);
        page_formula(page, PAGE_WHOLE, (double)sums->of[i], formula);
    }
}

void workbook_sample(struct workbook *workbook)
{
    const struct services *services = &workbook->app->survey->services;
    const GPtrArray *groups = workbook->report.services;
    struct sample_sums sums = {0};
    if (!groups || services->list->len == 0)
        return;
    struct spreadsheet_page *page =
        spreadsheet_page(workbook->book, workbook_name(WORKBOOK_SAMPLE));
    page_heading(page, 14, _("Kode"));
    page_heading(page, 36, _("Jenis layanan"));
    page_heading(page, 12, _("Pelanggan setahun"));
    page_heading(page, 12, _("Populasi 3 bulan"));
    page_heading(page, 12, _("Sampel minimal"));
    page_heading(page, 12, _("Responden dihitung"));
    page_heading(page, 10, _("Kurang"));
    for (guint i = 0; i < services->list->len; i++) {
        const struct group *group = g_ptr_array_index(groups, i);
        write_sample_row(page, services_at(services, i), group->result->sheets);
        add_to_sums(&sums, services_at(services, i), group->result->sheets);
    }
    page_end_table(page);
    write_sample_sums(page, &sums);
}
