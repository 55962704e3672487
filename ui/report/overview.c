#include "ui/report/overview.h"

#include "src/i18n.h"
#include "ui/report/actions_report.h"
#include "ui/report/table.h"

#define BAR_CELLS 25

struct overview {
    struct app *app;
    struct figures figures;
    struct action_counts actions;
    GString *text;
};

static const char *number(const struct overview *overview, long hundredths,
                          char buffer[HUNDREDTHS_TEXT])
{
    return hundredths_text(hundredths, overview->app->point, buffer);
}

/* "naik 4,16", "turun 3,20", "tetap"; "" where there is nothing to compare with. */
static char *step_words(const struct overview *overview, long value, long last)
{
    char text[HUNDREDTHS_TEXT];
    long change = figures_change(value, last);
    if (change == HUNDREDTHS_NONE)
        return g_strdup("");
    if (change == 0)
        return g_strdup(_("tetap"));
    hundredths_text_absolute(change, overview->app->point, text);
    return g_strdup_printf(change > 0 ? _("naik %s") : _("turun %s"), text);
}

static void add_index(struct overview *overview)
{
    char value[HUNDREDTHS_TEXT], last[HUNDREDTHS_TEXT];
    const struct figures *figures = &overview->figures;
    const struct index_value *whole = &figures->result->whole;
    g_autofree char *change = step_words(overview, whole->value, figures->last_whole);
    g_string_append_printf(overview->text, _("IKM %s"), number(overview, whole->value, value));
    if (whole->band)
        g_string_append_printf(overview->text, "  %s %s", whole->band->grade, whole->band->words);
    if (*change)
        g_string_append_printf(overview->text, _("  (tahun %d: %s, %s)"), figures->last_year,
                               number(overview, figures->last_whole, last), change);
    g_string_append_c(overview->text, '\n');
}

static void add_target(struct overview *overview)
{
    char target[HUNDREDTHS_TEXT], attained[HUNDREDTHS_TEXT];
    long percent =
        hundredths_percent(overview->figures.result->whole.value, overview->app->survey->target);
    if (percent != HUNDREDTHS_NONE)
        g_string_append_printf(overview->text, _("Target %s, capaian %s %%\n"),
                               number(overview, overview->app->survey->target, target),
                               number(overview, percent, attained));
}

static void add_sheets(struct overview *overview)
{
    const struct sheet_counts *counts = &overview->figures.counts;
    long minimum = app_minimum_sample(overview->app);
    g_string_append_printf(overview->text, _("Lembar: %ld dientri, %ld dihitung, %ld disisihkan\n"),
                           (long)counts->keyed, (long)counts->counted,
                           (long)(counts->keyed - counts->counted));
    if (minimum > 0)
        g_string_append_printf(overview->text, _("Sampel minimal %ld, %s\n"), minimum,
                               counts->counted >= minimum ? _("tercapai") : _("belum tercapai"));
}

static char *bar(long value, int top)
{
    GString *cells = g_string_new(NULL);
    long filled = value == HUNDREDTHS_NONE ? 0 : (value * BAR_CELLS + top * 50L) / (top * 100L);
    for (long i = 0; i < filled; i++)
        g_string_append(cells, "█");
    return g_string_free(cells, FALSE);
}

static void add_element(struct table *table, const struct overview *overview, size_t e)
{
    char text[HUNDREDTHS_TEXT];
    const struct index_value *value = &overview->figures.result->elements[e];
    g_autofree char *change = step_words(overview, value->value, overview->figures.last[e]);
    g_autofree char *cells = bar(value->value, overview->app->survey->form->result_top);
    table_add(table, "%s", value->element->code);
    table_add(table, "%s", value->element->name);
    table_add(table, "%s", value->lowest ? "▼" : "");
    table_add(table, "%s", number(overview, value->value, text));
    table_add(table, "%s", value->band ? value->band->grade : "");
    table_add(table, "%s", cells);
    table_add(table, "%s", change);
}

static void add_elements(struct overview *overview)
{
    struct table *table = table_create(7);
    table_align_right(table, 3);
    for (size_t e = 0; e < overview->app->survey->form->element_count; e++)
        add_element(table, overview, e);
    g_string_append_c(overview->text, '\n');
    table_write(table, overview->text);
    table_destroy(table);
    g_string_append_printf(overview->text, "%s\n\n", _("▼ tiga terendah"));
}

static void add_further(struct overview *overview)
{
    char text[HUNDREDTHS_TEXT];
    const struct index_result *result = overview->figures.result;
    for (size_t i = 0; i < result->form->further_count; i++)
        g_string_append_printf(overview->text, "%s %s  %s\n", result->form->further[i].code,
                               number(overview, result->further[i].value, text),
                               result->form->further[i].name);
}

static void write_all(struct overview *overview)
{
    g_autofree char *place = app_place(overview->app);
    g_autofree char *actions = actions_summary(overview->actions.all);
    g_string_append_printf(overview->text, "%s\n", place);
    if (overview->app->survey->form->template)
        g_string_append_printf(overview->text, "%s\n",
                               _("Formulir ini templat: angkanya bukan hasil resmi."));
    g_string_append_c(overview->text, '\n');
    add_index(overview);
    add_target(overview);
    add_sheets(overview);
    add_elements(overview);
    add_further(overview);
    g_string_append_printf(overview->text, _("Tindak lanjut: %s\n"), actions);
}

char *overview_text(struct app *app, struct error *error)
{
    struct overview overview = {.app = app};
    bool ok = app_figures(app, ANY_SERVICE, &overview.figures, error) &&
              action_list_count(app->action_list, app->person, app->person_name, app_today(),
                                &overview.actions, error);
    if (ok) {
        overview.text = g_string_new(NULL);
        write_all(&overview);
    }
    figures_finish(&overview.figures);
    return ok ? g_string_free(overview.text, FALSE) : NULL;
}
