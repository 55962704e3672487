#include "src/i18n.h"
#include "ui/screen/review_sure_private.h"

struct columns {
    int name_width, value, low, high, axis, axis_width, change, lowest;
};

static struct columns find_columns(int width)
{
    struct columns columns = {.name_width = width >= 120 ? 44 : 12};
    columns.value = columns.name_width + 1;
    columns.low = columns.value + 10;
    columns.high = columns.low + 9;
    columns.axis = columns.high + 8;
    columns.lowest = width - 9;
    columns.change = columns.lowest - 12;
    columns.axis_width = columns.change - columns.axis - 2;
    return columns;
}

/* The axis of all intervals, hundredths: from a whole ten below the lowest. */
struct span {
    long low, high;
};

static struct span find_span(const struct review_sure *sure)
{
    long top = sure->screen.app->survey->form->result_top * 100L, tenth = MAX(top / 10, 1);
    struct span span = {top - tenth, top};
    for (int row = 0; row < sure->list.count; row++) {
        const struct sureness *each = review_sure_interval(sure->now, row);
        long low = each->low == HUNDREDTHS_NONE ? review_sure_value(sure, row)->value : each->low;
        if (low != HUNDREDTHS_NONE)
            span.low = MIN(span.low, low / tenth * tenth);
    }
    return span;
}

static int place_on(const struct span *span, int width, long value)
{
    return (int)((value - span->low) * (width - 1) / MAX(span->high - span->low, 1));
}

/* The interval as a line with the value as a point on it. */
static void draw_interval(const struct canvas *canvas, int line, const struct columns *columns,
                          const struct span *span, const struct sureness *each,
                          const struct index_value *value)
{
    if (value->value == HUNDREDTHS_NONE)
        return;
    if (each->low != HUNDREDTHS_NONE) {
        int low = place_on(span, columns->axis_width, each->low);
        int high = place_on(span, columns->axis_width, each->high);
        canvas_rule(canvas, line, columns->axis + low, high - low + 1);
        canvas_text(canvas, line, columns->axis + low, STYLE_PLAIN, "├");
        canvas_text(canvas, line, columns->axis + high, STYLE_PLAIN, "┤");
    }
    canvas_text(canvas, line, columns->axis + place_on(span, columns->axis_width, value->value),
                STYLE_STRONG, "●");
}

static void draw_number(const struct review_sure *sure, const struct canvas *canvas, int line,
                        int column, enum style style, long value)
{
    char text[HUNDREDTHS_TEXT];
    canvas_right(canvas, line, column, 7, style,
                 hundredths_text(value, sure->screen.app->point, text));
}

static void draw_change(const struct review_sure *sure, const struct canvas *canvas, int line,
                        int column, int row)
{
    static const struct {
        enum style style;
        const char *words;
    } shown[] = {
        [CHANGE_UNKNOWN] = {STYLE_QUIET, "–"},
        [CHANGE_CHANCE] = {STYLE_QUIET, N_("= kebetulan")},
        [CHANGE_UP] = {STYLE_GOOD, N_("▲ naik")},
        [CHANGE_DOWN] = {STYLE_ALARM, N_("▼ turun")},
        [CHANGE_HINT_UP] = {STYLE_PLAIN, N_("▲ mungkin")},
        [CHANGE_HINT_DOWN] = {STYLE_WARNING, N_("▼ mungkin")},
    };
    enum change_kind change = review_sure_change(sure, row);
    canvas_text(canvas, line, column, shown[change].style, _(shown[change].words));
}

static void draw_lowest(const struct review_sure *sure, const struct canvas *canvas, int line,
                        int column, int row)
{
    const struct stability_element *element = row == 0 ? NULL : &sure->stability->elements[row - 1];
    if (!element)
        return;
    if (element->verdict == STABILITY_NO_VALUE || element->verdict == STABILITY_CANNOT_TELL) {
        canvas_right(canvas, line, column, 8, STYLE_QUIET, "–");
        return;
    }
    g_autofree char *share = g_strdup_printf("%ld %%", review_sure_percent(element->share));
    canvas_right(canvas, line, column, 8,
                 element->verdict == STABILITY_SURELY_LOW ? STYLE_ALARM : STYLE_PLAIN, share);
}

static void draw_row(const struct review_sure *sure, const struct canvas *canvas, int line, int row,
                     const struct columns *columns, const struct span *span)
{
    const struct index_value *value = review_sure_value(sure, row);
    const struct sureness *each = review_sure_interval(sure->now, row);
    bool selected = row == sure->list.selected;
    g_autofree char *name =
        value->element ? g_strdup_printf("%s %s", value->element->code, value->element->name)
                       : g_strdup(_("Indeks"));
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, line, 1, columns->name_width - 1, selected ? STYLE_STRONG : STYLE_PLAIN,
                 name);
    draw_number(sure, canvas, line, columns->value, STYLE_STRONG, value->value);
    draw_number(sure, canvas, line, columns->low, STYLE_PLAIN, each->low);
    canvas_text(canvas, line, columns->low + 7, STYLE_QUIET, " –");
    draw_number(sure, canvas, line, columns->high, STYLE_PLAIN, each->high);
    draw_interval(canvas, line, columns, span, each, value);
    draw_change(sure, canvas, line, columns->change, row);
    draw_lowest(sure, canvas, line, columns->lowest, row);
}

static void draw_heading(const struct review_sure *sure, const struct canvas *canvas,
                         const struct columns *columns, const struct span *span)
{
    g_autofree char *low = g_strdup_printf("%ld", span->low / 100);
    g_autofree char *high = g_strdup_printf("%ld", span->high / 100);
    canvas_right(canvas, 1, columns->value, 7, STYLE_QUIET, _("nilai"));
    canvas_right(canvas, 1, columns->low, 16, STYLE_QUIET, _("rentang"));
    canvas_text(canvas, 1, columns->axis, STYLE_QUIET, low);
    canvas_right(canvas, 1, columns->axis + columns->axis_width - 4, 4, STYLE_QUIET, high);
    if (sure->figures.last_year)
        canvas_print(canvas, 1, columns->change, STYLE_QUIET, _("dari %d"),
                     sure->figures.last_year);
    canvas_right(canvas, 1, columns->lowest - 2, 10, STYLE_QUIET, _("3 rendah"));
}

void review_sure_draw(struct screen *screen, const struct canvas *canvas)
{
    struct review_sure *sure = (struct review_sure *)screen;
    if (!sure->now) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN, _("Belum dihitung. Enter menghitung."));
        return;
    }
    if (sure->figures.counts.counted == 0) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN,
                    _("Belum ada lembar yang dihitung; entri lembar dahulu."));
        return;
    }
    struct columns columns = find_columns(canvas->columns);
    struct span span = find_span(sure);
    int rows = MIN(sure->list.count, canvas->rows - 10);
    draw_heading(sure, canvas, &columns, &span);
    list_show(&sure->list, rows);
    for (int i = 0; i < rows && sure->list.top + i < sure->list.count; i++)
        draw_row(sure, canvas, 2 + i, sure->list.top + i, &columns, &span);
    review_sure_draw_sentences(sure, canvas, 3 + rows);
}
