#include "src/i18n.h"
#include "src/sample.h"
#include "ui/report/groups.h"
#include "ui/report/unit_report_private.h"

/* Who was asked and who answered: the sample and the respondents' characteristics. */

static void add_suggestion_count(struct unit_report *report, struct document_table *facts)
{
    bool asked = false;
    for (size_t i = 0; i < report->form->item_count; i++)
        asked = asked || unit_report_is_suggestion(&report->form->items[i]);
    if (asked && report->suggestions)
        unit_report_fact(facts, _("Saran tertulis"), _("%ld lembar"), (long)report->suggestions);
    else if (asked)
        unit_report_fact(facts, _("Saran tertulis"), "%s", _("tidak ada"));
}

static void add_facts(struct unit_report *report)
{
    const struct app *app = report->app;
    const struct sheet_counts *counts = &report->figures.counts;
    struct document_table *facts = unit_report_facts(report);
    g_autofree char *target = unit_report_number(report, app->survey->target);
    g_autofree char *first = day_words(day_from_iso(report->first_day));
    g_autofree char *last = day_words(day_from_iso(report->last_day));
    unit_report_fact(facts, _("Unit pelayanan"), "%s", app->survey->unit);
    unit_report_fact(facts, C_("one", "Survei"), "%s", report->form->title);
    unit_report_fact(facts, _("Tahun"), "%d", app->survey->year);
    if (*report->first_day)
        unit_report_fact(facts, _("Tanggal lembar"), _("%s sampai %s"), first, last);
    unit_report_fact(facts, C_("list", "Lembar"), _("%ld dientri, %ld dihitung, %ld disisihkan"),
                     (long)counts->keyed, (long)counts->counted,
                     (long)(counts->keyed - counts->counted));
    add_suggestion_count(report, facts);
    if (app->survey->target != HUNDREDTHS_NONE)
        unit_report_fact(facts, _("Target indeks"), "%s", target);
}

/* --- the sample --- */

struct sample_total {
    long population, quarter, minimum;
    int64_t reached;
    bool any_population;
};

static char *reached_words(long minimum, int64_t reached)
{
    if (reached == 0)
        return g_strdup(_("belum ada responden"));
    if (minimum < 0)
        return g_strdup("–");
    return reached >= minimum ? g_strdup(_("tercapai"))
                              : g_strdup_printf(_("kurang %ld"), (long)(minimum - reached));
}

static void add_sample_row(struct document_table *table, const struct service *service,
                           int64_t reached, struct sample_total *total)
{
    bool known = service->population >= 0;
    long quarter = known ? sample_quarter(service->population) : 0;
    long minimum = known ? sample_minimum(quarter) : -1;
    g_autofree char *words = reached_words(minimum, reached);
    document_cell(table, "%s", service->name);
    if (known) {
        document_cell(table, "%ld", service->population);
        document_cell(table, "%ld", quarter);
        document_cell(table, "%ld", minimum);
        total->population += service->population;
        total->quarter += quarter;
        total->minimum += minimum;
        total->any_population = true;
    } else {
        for (int i = 0; i < 3; i++)
            document_cell(table, "–");
    }
    document_cell(table, "%ld", (long)reached);
    document_cell_inked(table, reached > 0 && reached >= minimum ? INK_GOOD : INK_BAD, words);
    total->reached += reached;
}

static void add_sample_total(struct document_table *table, const struct sample_total *total)
{
    long minimum = total->any_population ? total->minimum : -1;
    g_autofree char *words = reached_words(minimum, total->reached);
    document_cell_strong(table, "%s", _("Jumlah"));
    document_cell_strong(table, "%ld", total->population);
    document_cell_strong(table, "%ld", total->quarter);
    document_cell_strong(table, "%ld", total->minimum);
    document_cell_strong(table, "%ld", (long)total->reached);
    document_cell_inked(table, total->reached > 0 && total->reached >= minimum ? INK_GOOD : INK_BAD,
                        words);
}

static void add_sample(struct unit_report *report)
{
    const struct services *services = &report->app->survey->services;
    struct sample_total total = {0};
    document_heading(report->document, 2, _("Sampel minimal dan yang terkumpul"));
    if (services->list->len == 0) {
        document_paragraph(report->document, STYLE_OF_BODY,
                           _("Survei ini tidak dibagi menurut layanan."));
        return;
    }
    struct document_table *table =
        document_table(report->document, _("Sampel minimal dan responden per layanan"));
    document_column(table, 3.2, ALIGN_LEFT, "%s", _("Jenis layanan"));
    document_column(table, 1.2, ALIGN_RIGHT, "%s", _("Pelanggan setahun"));
    document_column(table, 1.2, ALIGN_RIGHT, "%s", _("Populasi 3 bulan"));
    document_column(table, 1.1, ALIGN_RIGHT, "%s", _("Sampel minimal"));
    document_column(table, 1.45, ALIGN_RIGHT, "%s", _("Responden dihitung"));
    document_column(table, 2.45, ALIGN_LEFT, "%s", _("Keterangan"));
    for (guint i = 0; i < services->list->len; i++) {
        const struct group *group =
            report->services ? g_ptr_array_index(report->services, i) : NULL;
        add_sample_row(table, services_at(services, i), group ? group->result->sheets : 0, &total);
    }
    add_sample_total(table, &total);
    document_paragraph(report->document, STYLE_OF_NOTE,
                       _("Populasi tiga bulan adalah seperempat pelanggan setahun, sedikitnya 1. "
                         "Sampel minimal menurut Krejcie dan Morgan (1970): χ² = 3,841, "
                         "P = 0,5, d = 0,05."));
}

/* --- characteristics --- */

static void add_group_row(struct document_table *table, const struct unit_report *report,
                          const struct characteristic *of, size_t group)
{
    const struct sheet_counts *counts = &report->figures.counts;
    g_autofree char *label = groups_label(&report->form->items[of->item], group);
    g_autofree char *of_keyed = unit_report_percent(of->keyed[group], counts->keyed);
    g_autofree char *of_counted = unit_report_percent(of->counted[group], counts->counted);
    document_cell(table, "%s", label);
    document_cell(table, "%ld", (long)of->keyed[group]);
    document_cell(table, "%s", of_keyed);
    document_cell(table, "%ld", (long)of->counted[group]);
    document_cell(table, "%s", of_counted);
}

static void add_characteristic(struct unit_report *report, const struct characteristic *of)
{
    const struct form_item *item = &report->form->items[of->item];
    const struct sheet_counts *counts = &report->figures.counts;
    g_autofree char *unit = *item->unit ? g_strdup_printf(" (%s)", item->unit) : g_strdup("");
    g_autofree char *caption = g_strdup_printf(_("Responden menurut %s%s"), item->label, unit);
    struct document_table *table = document_table(report->document, caption);
    size_t last = groups_count(item) - 1;
    document_column(table, 3, ALIGN_LEFT, "%s", item->label);
    document_column(table, 1, ALIGN_RIGHT, "%s", _("Dientri"));
    document_column(table, 0.8, ALIGN_RIGHT, "%%");
    document_column(table, 1, ALIGN_RIGHT, "%s", _("Dihitung"));
    document_column(table, 0.8, ALIGN_RIGHT, "%%");
    for (size_t group = 0; group <= last; group++)
        if (group < last || of->keyed[group] > 0)
            add_group_row(table, report, of, group);
    document_cell_strong(table, "%s", _("Jumlah"));
    document_cell_strong(table, "%ld", (long)counts->keyed);
    document_cell_strong(table, "%s", counts->keyed ? "100" : "–");
    document_cell_strong(table, "%ld", (long)counts->counted);
    document_cell_strong(table, "%s", counts->counted ? "100" : "–");
}

void unit_report_respondents(struct unit_report *report)
{
    document_heading(report->document, 1, _("Pelaksanaan survei"));
    add_facts(report);
    add_sample(report);
    if (report->characteristics->len == 0)
        return;
    document_heading(report->document, 2, _("Karakteristik responden"));
    document_paragraph(report->document, STYLE_OF_BODY, "%s",
                       _("Persen dibulatkan ke bilangan bulat: dari semua lembar yang dientri, dan "
                         "dari lembar yang dihitung dalam indeks."));
    for (guint i = 0; i < report->characteristics->len; i++)
        add_characteristic(report,
                           &g_array_index(report->characteristics, struct characteristic, i));
}
