#include "ui/paper/chart.h"

#include <math.h>

#include "src/fraction.h"
#include "src/i18n.h"

#define LETTERS        8.5
#define BAR_ROW        16.0
#define PAIRED_ROW     21.0
#define HEAD           16.0 /* the letters of the grades */
#define FOOT           30.0 /* the axis and the legend */
#define LABEL_WIDTH    222.0
#define VALUE_WIDTH    56.0
#define MOST_SPELT_OUT 4 /* marks with their value; more have no room for it */
#define TREND_HEIGHT   190.0
#define TREND_LEFT     34.0
#define PICTURE_SCALE  3.0 /* 216 dots an inch */

static const struct letters label_letters = {.size = LETTERS, .width = -1};
static const struct letters strong_letters = {.size = LETTERS, .strong = true, .width = -1};

static bool is_paired(const struct document_chart *chart)
{
    return chart->before_words != NULL;
}

double chart_height(const struct document_chart *chart)
{
    if (chart->kind == CHART_TREND)
        return TREND_HEIGHT;
    return HEAD + chart->points->len * (is_paired(chart) ? PAIRED_ROW : BAR_ROW) + FOOT;
}

/* Where a value lies on an axis, 0–1. */
static double place(const struct document_chart *chart, long value)
{
    long span = MAX(1, chart->top - chart->low);
    return CLAMP((double)(value - chart->low) / (double)span, 0, 1);
}

static void line(cairo_t *cr, double x1, double y1, double x2, double y2)
{
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
    cairo_stroke(cr);
}

static void set_dashes(cairo_t *cr, bool dashed)
{
    static const double dashes[] = {1.5, 2.5};
    cairo_set_line_width(cr, 0.6);
    cairo_set_dash(cr, dashes, dashed ? 2 : 0, 0);
}

static void text_in(struct typesetter *type, cairo_t *cr, const struct letters *letters,
                    enum document_align align, double width, const char *text, double x, double y)
{
    struct letters placed = *letters;
    placed.width = width;
    placed.align = align;
    typeset_line(type, cr, &placed, text, x, y);
}

static const struct chart_mark *mark_at(const struct document_chart *chart, guint at)
{
    return &g_array_index(chart->marks, struct chart_mark, at);
}

static bool is_on_axis(const struct document_chart *chart, long value)
{
    return value > chart->low && value < chart->top;
}

/* --- bars, one below the other --- */

struct bar_field {
    double left, width, top, bottom;
};

static void draw_bar_axis(const struct document_chart *chart, struct typesetter *type, cairo_t *cr,
                          const struct bar_field *field)
{
    char text[HUNDREDTHS_TEXT];
    g_autofree char *low = g_strdup_printf("%ld", chart->low / 100);
    g_autofree char *top = g_strdup_printf("%ld", chart->top / 100);
    typeset_ink(cr, INK_QUIET);
    text_in(type, cr, &label_letters, ALIGN_LEFT, 40, low, field->left, field->bottom + 3);
    text_in(type, cr, &label_letters, ALIGN_RIGHT, 40, top, field->left + field->width - 40,
            field->bottom + 3);
    for (guint i = 0; i < chart->marks->len; i++) {
        const struct chart_mark *mark = mark_at(chart, i);
        double x = field->left + field->width * place(chart, mark->value);
        if (!is_on_axis(chart, mark->value))
            continue;
        g_autofree char *words =
            chart->marks->len > MOST_SPELT_OUT
                ? g_strdup(mark->label)
                : g_strdup_printf("%s ≥ %s", mark->label,
                                  hundredths_text(mark->value, chart->decimal, text));
        typeset_ink(cr, INK_QUIET);
        text_in(type, cr, &label_letters, ALIGN_LEFT, 80, words, x + 2, field->top - 13);
        set_dashes(cr, true);
        line(cr, x, field->top - 12, x, field->bottom);
        set_dashes(cr, false);
    }
    line(cr, field->left, field->top, field->left, field->bottom);
}

static void fill_bar(cairo_t *cr, const struct document_chart *chart, const struct bar_field *field,
                     long value, double y, double height)
{
    if (value == HUNDREDTHS_NONE)
        return;
    cairo_rectangle(cr, field->left, y, MAX(1, field->width * place(chart, value)), height);
    cairo_fill(cr);
}

static void draw_bar(const struct document_chart *chart, const struct chart_point *point,
                     struct typesetter *type, cairo_t *cr, const struct bar_field *field, double y,
                     double row)
{
    char value[HUNDREDTHS_TEXT];
    double height = row * (is_paired(chart) ? 0.48 : 0.62);
    double centre = y + row / 2 - 6;
    hundredths_text(point->value, chart->decimal, value);
    g_autofree char *told = g_strdup_printf("%s  %s", value, point->grade);
    typeset_ink(cr, INK_PLAIN);
    text_in(type, cr, &strong_letters, ALIGN_LEFT, 34, point->label, 0, centre);
    struct letters name = label_letters;
    name.size = MAX(6.5, typeset_fit(type, point->name, LETTERS, false, LABEL_WIDTH - 43));
    text_in(type, cr, &name, ALIGN_LEFT, LABEL_WIDTH - 42, point->name, 34, centre);
    typeset_ink(cr, point->ink);
    fill_bar(cr, chart, field, point->value, y + row * 0.14, height);
    text_in(type, cr, &strong_letters, ALIGN_RIGHT, VALUE_WIDTH - 4, told,
            field->left + field->width + 4, centre);
    cairo_set_source_rgb(cr, 0.72, 0.74, 0.78);
    fill_bar(cr, chart, field, point->before, y + row * 0.14 + height + 1, row * 0.2);
}

static void draw_bar_legend(const struct document_chart *chart, struct typesetter *type,
                            cairo_t *cr, const struct bar_field *field)
{
    double y = field->bottom + 17, x = field->left;
    if (!is_paired(chart))
        return;
    typeset_ink(cr, INK_GOOD);
    cairo_rectangle(cr, x, y + 1, 14, 7);
    cairo_fill(cr);
    typeset_ink(cr, INK_PLAIN);
    x += 18 + typeset_line(type, cr, &label_letters, chart->now_words, x + 18, y - 1);
    cairo_set_source_rgb(cr, 0.72, 0.74, 0.78);
    cairo_rectangle(cr, x + 16, y + 3, 14, 4);
    cairo_fill(cr);
    typeset_ink(cr, INK_PLAIN);
    typeset_line(type, cr, &label_letters, chart->before_words, x + 34, y - 1);
}

static void draw_bars(const struct document_chart *chart, struct typesetter *type, cairo_t *cr,
                      double width)
{
    double row = is_paired(chart) ? PAIRED_ROW : BAR_ROW;
    struct bar_field field = {LABEL_WIDTH, width - LABEL_WIDTH - VALUE_WIDTH, HEAD,
                              HEAD + row * chart->points->len};
    draw_bar_axis(chart, type, cr, &field);
    for (guint i = 0; i < chart->points->len; i++)
        draw_bar(chart, chart_point_at(chart, i), type, cr, &field, HEAD + row * i, row);
    draw_bar_legend(chart, type, cr, &field);
}

/* --- a trend over years --- */

static double trend_y(const struct document_chart *chart, long value)
{
    double room = TREND_HEIGHT - 26 - 20;
    return 20 + room * (1 - place(chart, value));
}

static double trend_x(const struct document_chart *chart, double width, guint at)
{
    double room = width - TREND_LEFT - 60;
    guint steps = MAX(1, chart->points->len - 1);
    return TREND_LEFT + 30 + (chart->points->len == 1 ? room / 2 : room * at / steps);
}

static void draw_trend_axis(const struct document_chart *chart, struct typesetter *type,
                            cairo_t *cr, double width)
{
    long step = chart->top - chart->low > 5000 ? 2000 : 1000;
    step = chart->top <= 1000 ? 100 : step;
    for (long value = chart->low; value <= chart->top; value += step) {
        double y = trend_y(chart, value);
        g_autofree char *text = g_strdup_printf("%ld", value / 100);
        typeset_ink(cr, INK_QUIET);
        text_in(type, cr, &label_letters, ALIGN_RIGHT, TREND_LEFT - 8, text, 0, y - 6);
        cairo_set_source_rgb(cr, 0.88, 0.89, 0.91);
        set_dashes(cr, false);
        line(cr, TREND_LEFT, y, width, y);
    }
    for (guint i = 0; i < chart->marks->len; i++) {
        const struct chart_mark *mark = mark_at(chart, i);
        double y = trend_y(chart, mark->value);
        if (!is_on_axis(chart, mark->value))
            continue;
        typeset_ink(cr, INK_QUIET);
        set_dashes(cr, true);
        line(cr, TREND_LEFT, y, width, y);
        set_dashes(cr, false);
        text_in(type, cr, &strong_letters, ALIGN_RIGHT, 20, mark->label, width - 22, y - 12);
    }
}

static void draw_trend_line(const struct document_chart *chart, cairo_t *cr, double width)
{
    bool begun = false;
    typeset_ink(cr, INK_FAIR);
    cairo_set_line_width(cr, 1.6);
    cairo_new_path(cr);
    for (guint i = 0; i < chart->points->len; i++) {
        long value = chart_point_at(chart, i)->value;
        if (value == HUNDREDTHS_NONE) {
            begun = false;
            continue;
        }
        double x = trend_x(chart, width, i), y = trend_y(chart, value);
        if (begun)
            cairo_line_to(cr, x, y);
        else
            cairo_move_to(cr, x, y);
        begun = true;
    }
    cairo_stroke(cr);
}

static void draw_trend_point(const struct document_chart *chart, struct typesetter *type,
                             cairo_t *cr, double width, guint at)
{
    char value[HUNDREDTHS_TEXT];
    const struct chart_point *point = chart_point_at(chart, at);
    double x = trend_x(chart, width, at);
    typeset_ink(cr, INK_PLAIN);
    text_in(type, cr, &label_letters, ALIGN_CENTRE, 60, point->label, x - 30, TREND_HEIGHT - 18);
    if (point->value == HUNDREDTHS_NONE)
        return;
    double y = trend_y(chart, point->value);
    g_autofree char *told = g_strdup_printf(
        "%s %s", hundredths_text(point->value, chart->decimal, value), point->grade);
    typeset_ink(cr, point->ink);
    cairo_new_path(cr);
    cairo_arc(cr, x, y, 3.2, 0, 2 * G_PI);
    cairo_fill(cr);
    text_in(type, cr, &strong_letters, ALIGN_CENTRE, 60, told, x - 30, y - 17);
}

static void draw_trend(const struct document_chart *chart, struct typesetter *type, cairo_t *cr,
                       double width)
{
    draw_trend_axis(chart, type, cr, width);
    draw_trend_line(chart, cr, width);
    for (guint i = 0; i < chart->points->len; i++)
        draw_trend_point(chart, type, cr, width, i);
}

void chart_draw(const struct document_chart *chart, struct typesetter *type, cairo_t *cr,
                double width)
{
    cairo_save(cr);
    set_dashes(cr, false);
    if (chart->kind == CHART_TREND)
        draw_trend(chart, type, cr, width);
    else
        draw_bars(chart, type, cr, width);
    cairo_restore(cr);
}

/* --- as a picture --- */

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

GByteArray *chart_png(const struct document_chart *chart, double width, struct error *error)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(width * PICTURE_SCALE),
                                   (int)ceil(chart_height(chart) * PICTURE_SCALE));
    cairo_t *cr = cairo_create(surface);
    GByteArray *bytes = NULL;
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, PICTURE_SCALE, PICTURE_SCALE);
    struct typesetter *type = typesetter_create(cr, error);
    if (type) {
        bytes = g_byte_array_new();
        chart_draw(chart, type, cr, width);
        if (cairo_surface_write_to_png_stream(surface, take_bytes, bytes) != CAIRO_STATUS_SUCCESS) {
            g_clear_pointer(&bytes, g_byte_array_unref);
            error_set(error, ERROR_STORAGE, _("Gambar grafik tidak dapat dibuat."));
        }
    }
    typesetter_destroy(type);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return bytes;
}
