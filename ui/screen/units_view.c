#include "ui/screen/units_view.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"

#define HEAD_ROWS   4
#define DETAIL_ROWS 4
#define WIDE        110 /* columns from which there is room for more */

/* The year before and the target, as far as they are known. */
static char *compared_words(const struct units *units, const struct unit_rollup *rollup)
{
    char point = units->screen.app->point, before[HUNDREDTHS_TEXT], change[HUNDREDTHS_TEXT];
    GString *text = g_string_new(NULL);
    if (rollup->before == HUNDREDTHS_NONE)
        g_string_append_printf(text, _("gabungan %d belum dapat dihitung"), units->report.year - 1);
    else
        g_string_append_printf(text, _("%d  %s, perubahan %s"), units->report.year - 1,
                               hundredths_text(rollup->before, point, before),
                               hundredths_text(unit_rollup_change(rollup), point, change));
    if (rollup->target != HUNDREDTHS_NONE)
        g_string_append_printf(text, _(" · capaian %s %%"),
                               hundredths_text(unit_rollup_attainment(rollup), point, change));
    return g_string_free(text, FALSE);
}

static void draw_rollup(const struct units *units, const struct canvas *canvas)
{
    const struct unit_rollup *rollup = units_rollup_shown(units);
    const struct form_band *band = form_band_of(units->screen.app->survey->form, rollup->value);
    char text[HUNDREDTHS_TEXT];
    g_autofree char *compared = compared_words(units, rollup);
    int after = canvas_large(canvas, 0, 2, band ? theme_tone(band->tone) : STYLE_STRONG,
                             hundredths_text(rollup->value, units->screen.app->point, text));
    int column = MAX(after + 3, 25);
    canvas_print(canvas, 0, column, STYLE_STRONG, "%d · %s%s%s", units->report.year,
                 units_rollup_words(rollup), band ? " · " : "", band ? band->words : "");
    canvas_print(canvas, 1, column, STYLE_PLAIN,
                 _("%ld unit dihitung dari %ld, %ld responden dari %ld"), rollup->counted,
                 rollup->units, rollup->respondents, rollup->reported);
    canvas_text(canvas, 2, column, STYLE_QUIET, compared);
}

static const char *order_words(enum order order)
{
    static const char *const words[ORDERS] = {
        [BY_NAME] = N_("nama"),
        [BY_INDEX] = N_("indeks"),
        [BY_CHANGE] = N_("perubahan"),
        [BY_ATTAINMENT] = N_("capaian"),
        [BY_RESPONDENTS] = N_("responden"),
    };
    return _(words[order]);
}

static void draw_search(const struct units *units, const struct canvas *canvas)
{
    guint flaws = units->report.findings->len + units->report.prints->len;
    list_search_draw(units->search, canvas, HEAD_ROWS);
    g_autofree char *state =
        g_strdup_printf(_("%d unit · urut %s"), units->list.count, order_words(units->order));
    g_autofree char *warning = g_strdup_printf(_("! %u angka bertentangan · "), flaws);
    int width = text_width(state);
    canvas_right(canvas, HEAD_ROWS, 20, canvas->columns - 21, STYLE_QUIET, state);
    if (flaws > 0)
        canvas_right(canvas, HEAD_ROWS, 20, canvas->columns - 21 - width, STYLE_WARNING, warning);
}

/* Where the columns begin; a wide screen has those of cluster, target and words too. */
struct columns {
    bool wide;
    int unit_width, cluster, people, index, target, attainment, words, change;
};

static struct columns find_columns(int width)
{
    struct columns columns = {.wide = width >= WIDE};
    columns.change = width - 10;
    columns.words = columns.change - (columns.wide ? 25 : 0);
    columns.attainment = columns.words - 9;
    columns.target = columns.attainment - (columns.wide ? 13 : 0);
    columns.index = columns.target - 10;
    columns.people = columns.index - 7;
    columns.cluster = columns.people - (columns.wide ? 12 : 0);
    columns.unit_width = columns.cluster - 4;
    return columns;
}

static void draw_heading(const struct canvas *canvas, int row, const struct columns *columns)
{
    canvas_text(canvas, row, 3, STYLE_QUIET, _("unit"));
    if (columns->wide) {
        canvas_text(canvas, row, columns->cluster, STYLE_QUIET, _("klaster"));
        canvas_right(canvas, row, columns->target, 12, STYLE_QUIET, C_("column", "target"));
    }
    canvas_right(canvas, row, columns->people, 6, STYLE_QUIET, C_("column", "orang"));
    canvas_right(canvas, row, columns->index, 7, STYLE_QUIET, _("indeks"));
    canvas_right(canvas, row, columns->attainment, 8, STYLE_QUIET, _("capaian"));
    canvas_right(canvas, row, columns->change, 9, STYLE_QUIET, C_("column", "berubah"));
}

static void draw_value(const struct units *units, const struct canvas *canvas, int row, int column,
                       int width, enum style style, long value)
{
    char text[HUNDREDTHS_TEXT];
    canvas_right(canvas, row, column, width, style,
                 hundredths_text(value, units->screen.app->point, text));
}

static void draw_change(const struct units *units, const struct canvas *canvas, int row,
                        const struct columns *columns, const struct unit_result *result)
{
    char text[HUNDREDTHS_TEXT];
    long change = unit_result_change(result, units_report_before(&units->report, result));
    bool known = change != HUNDREDTHS_NONE;
    g_autofree char *shown =
        g_strdup_printf("%s %6s",
                        !known || change == 0 ? " "
                        : change > 0          ? "▲"
                                              : "▼",
                        hundredths_text_absolute(change, units->screen.app->point, text));
    canvas_right(canvas, row, columns->change, 9, known ? STYLE_PLAIN : STYLE_QUIET, shown);
}

static void draw_wide(const struct units *units, const struct canvas *canvas, int row,
                      const struct columns *columns, const struct unit_result *result)
{
    g_autofree char *target = units_target_text(result, units->screen.app->point);
    canvas_field(canvas, row, columns->cluster, 11, STYLE_QUIET, result->cluster);
    canvas_right(canvas, row, columns->target, 12, STYLE_PLAIN, target);
    canvas_field(canvas, row, columns->words + 1, 23, STYLE_QUIET,
                 attainment_words(unit_result_attainment(result)));
}

static void draw_row(const struct units *units, const struct canvas *canvas, int row,
                     const struct columns *columns, const struct unit_result *result,
                     bool is_selected)
{
    long index = result->figures[UNIT_INDEX], people = result->figures[UNIT_RESPONDENTS];
    const struct form_band *band = form_band_of(units->screen.app->survey->form, index);
    bool counts = unit_result_counts(result), own = units_report_is_own(&units->report, result);
    enum style style = own || is_selected ? STYLE_STRONG : counts ? STYLE_PLAIN : STYLE_QUIET;
    g_autofree char *count =
        people == HUNDREDTHS_NONE ? g_strdup("–") : g_strdup_printf("%ld", people);
    canvas_text(canvas, row, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_text(canvas, row, 1, STYLE_KEY, own ? ">" : counts ? " " : "×");
    canvas_field(canvas, row, 3, columns->unit_width, style, result->unit);
    canvas_right(canvas, row, columns->people, 6, style, count);
    draw_value(units, canvas, row, columns->index, 7, style, index);
    if (band)
        canvas_text(canvas, row, columns->index + 8, theme_tone(band->tone), band->grade);
    draw_value(units, canvas, row, columns->attainment, 8, style, unit_result_attainment(result));
    draw_change(units, canvas, row, columns, result);
    if (columns->wide)
        draw_wide(units, canvas, row, columns, result);
}

/* The first thing that is wrong with the unit; NULL where nothing is. */
static const struct unit_finding *flaw_of(const struct units *units,
                                          const struct unit_result *result)
{
    for (guint i = 0; i < units->report.findings->len; i++) {
        const struct unit_finding *finding = g_ptr_array_index(units->report.findings, i);
        if (strcmp(finding->key, result->key) == 0)
            return finding;
    }
    return NULL;
}

static void draw_detail(const struct units *units, const struct canvas *canvas,
                        const struct unit_result *result)
{
    const struct unit_finding *flaw = flaw_of(units, result);
    long attainment = unit_result_attainment(result);
    const char *words = attainment_words(attainment);
    char text[HUNDREDTHS_TEXT];
    g_autofree char *target = units_target_text(result, units->screen.app->point);
    canvas_text(canvas, 0, 1, STYLE_STRONG, result->unit);
    canvas_right(canvas, 0, 50, canvas->columns - 51, STYLE_QUIET,
                 units_report_is_own(&units->report, result) ? _("> unit ini")
                 : unit_result_counts(result)                ? ""
                                                             : _("× unit baru, belum dihitung"));
    canvas_print(canvas, 1, 1, STYLE_PLAIN, _("target %s, capaian %s%s%s"), target,
                 hundredths_text(attainment, units->screen.app->point, text), *words ? ", " : "",
                 words);
    canvas_print(canvas, 2, 1, STYLE_QUIET, _("sumber %s"), result->source);
    if (flaw)
        canvas_print(canvas, 3, 1, STYLE_WARNING, "! %d: %s", flaw->year, flaw->text);
}

static void draw_rows(struct units *units, const struct canvas *canvas)
{
    struct columns columns = find_columns(canvas->columns);
    int first = HEAD_ROWS + 2, rows = canvas->rows - first - DETAIL_ROWS - 1;
    list_show(&units->list, rows);
    draw_heading(canvas, HEAD_ROWS + 1, &columns);
    for (int i = 0; i < rows && units->list.top + i < units->list.count; i++)
        draw_row(units, canvas, first + i, &columns,
                 g_ptr_array_index(units->shown, (guint)(units->list.top + i)),
                 units->list.top + i == units->list.selected);
    canvas_rule(canvas, first + rows, 0, canvas->columns);
    struct canvas detail = canvas_part(canvas, first + rows + 1, 0, DETAIL_ROWS, -1);
    draw_detail(units, &detail, units_selected(units));
}

void units_draw(struct screen *screen, const struct canvas *canvas)
{
    struct units *units = (struct units *)screen;
    if (!units->report.shown)
        return;
    if (units->report.rows->len == 0) {
        canvas_wrapped(canvas, 2, 2, STYLE_PLAIN,
                       _("Belum ada hasil unit lain. Impor tabelnya dengan perintah `lembar "
                         "import units BERKAS.csv`."));
        return;
    }
    draw_rollup(units, canvas);
    draw_search(units, canvas);
    if (units->list.count > 0)
        draw_rows(units, canvas);
    else
        canvas_text(canvas, HEAD_ROWS + 2, 2, STYLE_PLAIN,
                    _("Tidak ada unit yang cocok. Hapus kata cari, atau tekan F4 atau F5."));
}
