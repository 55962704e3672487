#include "ui/report/index_report.h"

#include "src/csv.h"
#include "src/i18n.h"
#include "ui/report/groups.h"
#include "ui/report/table.h"

/* To name the sheets all of them are read: of so many, nobody keys those again that a report could
 * name. The index screen finds them for who asks. */
#define MOST_NAMED_OF 20000

static GArray *name_rekeyed(struct index_report *report, struct app *app, struct error *error)
{
    if (report->figures.counts.counted > MOST_NAMED_OF)
        return g_array_new(FALSE, FALSE, sizeof(struct slips_sheet));
    return slips_to_rekey(&report->slips, app, error);
}

bool index_report_load(struct index_report *report, struct app *app, const char *by,
                       struct error *error)
{
    *report = (struct index_report){.app = app};
    if (by)
        report->groups = groups_by(app, by, error);
    if (report->groups && axis_from_name(app->survey->form, by, &report->axis))
        report->by = axis_name(app->survey->form, report->axis);
    return (!by || report->groups) && app_figures(app, ANY_SERVICE, &report->figures, error) &&
           slips_load(&report->slips, app, error) &&
           (report->rekey = name_rekeyed(report, app, error));
}

void index_report_finish(struct index_report *report)
{
    figures_finish(&report->figures);
    slips_finish(&report->slips);
    g_clear_pointer(&report->rekey, g_array_unref);
    g_clear_pointer(&report->groups, g_ptr_array_unref);
}

static const struct group *group_at(const struct index_report *report, guint i)
{
    return report->groups && i < report->groups->len ? g_ptr_array_index(report->groups, i) : NULL;
}

static const char *grade_of(const struct index_value *value)
{
    return value->band ? value->band->grade : "";
}

/* --- a table for people: an element a line, a group a column --- */

static void add_value(struct table *table, const struct index_value *value, char point)
{
    char number[HUNDREDTHS_TEXT];
    table_add(table, "%s%s %s", value->lowest ? "▼ " : "",
              hundredths_text(value->value, point, number), grade_of(value));
}

/* Services are known by their codes, which are short; what other codes mean nobody can guess. */
static const char *group_heading(const struct index_report *report, const struct group *group)
{
    const struct form *form = report->app->survey->form;
    bool by_service =
        report->axis.kind == AXIS_ITEM && (int)report->axis.item == form->service_item;
    return by_service ? group->code : group->label;
}

static void add_head(struct table *table, const struct index_report *report)
{
    table_add(table, "%s", _("Unsur"));
    table_add(table, "%s", "");
    table_add(table, "%s", _("Seluruhnya"));
    for (guint i = 0; group_at(report, i); i++)
        table_add(table, "%s", group_heading(report, group_at(report, i)));
}

/* What every result has one of: its value for the element, further index or index of a line. */
typedef const struct index_value *pick_function(const struct index_result *result, size_t which);

static const struct index_value *pick_element(const struct index_result *result, size_t which)
{
    return &result->elements[which];
}

static const struct index_value *pick_further(const struct index_result *result, size_t which)
{
    return &result->further[which];
}

static const struct index_value *pick_whole(const struct index_result *result, size_t which)
{
    (void)which;
    return &result->whole;
}

static void add_values(struct table *table, const struct index_report *report, const char *code,
                       const char *name, pick_function *pick, size_t which)
{
    table_add(table, "%s", code);
    table_add(table, "%s", name);
    add_value(table, pick(report->figures.result, which), report->app->point);
    for (guint i = 0; group_at(report, i); i++)
        add_value(table, pick(group_at(report, i)->result, which), report->app->point);
}

static void add_sheets(struct table *table, const struct index_report *report)
{
    table_add(table, "%s", "");
    table_add(table, "%s", _("Lembar dihitung"));
    table_add(table, "%" G_GINT64_FORMAT "  ", report->figures.counts.counted);
    for (guint i = 0; group_at(report, i); i++)
        table_add(table, "%" G_GINT64_FORMAT "  ", group_at(report, i)->result->sheets);
}

/* What second keying says of the figures. */
static void add_slips(GString *text, const struct index_report *report)
{
    if (report->figures.counts.counted == 0)
        return;
    g_autofree char *sentence = slips_sentence(&report->slips, report->app);
    g_string_append_printf(text, "%s\n", sentence);
    if (report->rekey->len == 0)
        return;
    g_autofree char *numbers = slips_numbers(report->rekey);
    g_string_append_printf(text, _("Entri ulang dulu %u lembar: %s\n"), report->rekey->len,
                           numbers);
}

GString *index_report_table(const struct index_report *report)
{
    const struct form *form = report->app->survey->form;
    g_autofree char *place = app_place(report->app);
    guint groups = report->groups ? report->groups->len : 0;
    struct table *table = table_create(3 + groups);
    for (guint i = 2; i < 3 + groups; i++)
        table_align_right(table, i);
    add_head(table, report);
    for (size_t e = 0; e < form->element_count; e++)
        add_values(table, report, form->elements[e].code, form->elements[e].name, pick_element, e);
    add_values(table, report, "", _("Indeks (IKM)"), pick_whole, 0);
    for (size_t e = 0; e < form->further_count; e++)
        add_values(table, report, form->further[e].code, form->further[e].name, pick_further, e);
    add_sheets(table, report);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s\n\n", place);
    table_write(table, text);
    g_string_append_printf(text, "\n%s\n", _("▼ tiga terendah"));
    if (form->template)
        g_string_append_printf(text, "%s\n",
                               _("Formulir ini templat: angkanya bukan hasil resmi."));
    add_slips(text, report);
    table_destroy(table);
    return text;
}

/* --- CSV: the whole and each group a row --- */

/* A value as files have it; nothing where it cannot be computed. */
static char *file_value(const struct index_value *value)
{
    char number[HUNDREDTHS_TEXT];
    return g_strdup(value->value == HUNDREDTHS_NONE ? ""
                                                    : hundredths_text(value->value, '.', number));
}

static void write_row(GString *out, GPtrArray *cells)
{
    csv_write_row(out, (const char *const *)cells->pdata, cells->len);
}

static void write_head(GString *out, const struct form *form)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(cells, g_strdup("scope"));
    g_ptr_array_add(cells, g_strdup("code"));
    g_ptr_array_add(cells, g_strdup("respondents"));
    for (size_t e = 0; e < form->element_count; e++)
        g_ptr_array_add(cells, g_ascii_strdown(form->elements[e].code, -1));
    g_ptr_array_add(cells, g_strdup("index"));
    g_ptr_array_add(cells, g_strdup("grade"));
    write_row(out, cells);
}

static void write_result(GString *out, const char *scope, const char *code,
                         const struct index_result *result)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(cells, g_strdup(scope));
    g_ptr_array_add(cells, g_strdup(code));
    g_ptr_array_add(cells, g_strdup_printf("%" G_GINT64_FORMAT, result->sheets));
    for (size_t e = 0; e < result->form->element_count; e++)
        g_ptr_array_add(cells, file_value(&result->elements[e]));
    g_ptr_array_add(cells, file_value(&result->whole));
    g_ptr_array_add(cells, g_strdup(grade_of(&result->whole)));
    write_row(out, cells);
}

GString *index_report_csv(const struct index_report *report)
{
    GString *out = g_string_new(NULL);
    write_head(out, report->app->survey->form);
    write_result(out, "unit", "", report->figures.result);
    for (guint i = 0; group_at(report, i); i++)
        write_result(out, report->by, group_at(report, i)->code, group_at(report, i)->result);
    return out;
}
