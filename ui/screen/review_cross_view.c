#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/review_cross_private.h"
#include "ui/widget/value_bar.h"

#define CELL_WIDTH  11 /* "~ 100,00 A" and a blank */
#define COUNT_WIDTH 6
#define LEAST_NAME  18
#define MOST_NAME   40
#define HEATS       7
#define TALL        34 /* rows, with room for bars */

/* The lowest and highest value in the table, hundredths; those of small groups would stretch it. */
struct span {
    long low, high;
};

static struct span find_span(const struct review_cross *review)
{
    struct span span = {LONG_MAX, LONG_MIN};
    for (int row = 0; row < review->list.count; row++)
        for (int column = 0; column < review_cross_columns(review); column++) {
            const struct index_value *value = review_cross_value(review, row, column);
            if (!value || value->value == HUNDREDTHS_NONE ||
                review_cross_result(review, row, column)->sheets < review->small)
                continue;
            span.low = MIN(span.low, value->value);
            span.high = MAX(span.high, value->value);
        }
    return span;
}

/* The height of a value within the table, as a block that grows; a mark where few are in it. */
static const char *heat_sign(const struct review_cross *review, const struct span *span, long value,
                             int64_t sheets)
{
    static const char *const heats[HEATS] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    if (sheets < review->small)
        return "~";
    if (span->high <= span->low)
        return heats[HEATS / 2];
    return heats[(value - span->low) * (HEATS - 1) / (span->high - span->low)];
}

static void draw_cell(const struct review_cross *review, const struct canvas *canvas, int line,
                      int row, int column, int left, const struct span *span)
{
    char text[HUNDREDTHS_TEXT];
    const struct index_value *value = review_cross_value(review, row, column);
    bool selected = row == review->list.selected && column == review->column;
    enum style plain = value ? value_style(value) : STYLE_QUIET;
    g_autofree char *cell =
        !value || value->value == HUNDREDTHS_NONE
            ? g_strdup("–  ")
            : g_strdup_printf("%s%*s %s",
                              heat_sign(review, span, value->value,
                                        review_cross_result(review, row, column)->sheets),
                              CELL_WIDTH - 4,
                              hundredths_text(value->value, review->screen.app->point, text),
                              value->band ? value->band->grade : " ");
    canvas_right(canvas, line, left, CELL_WIDTH - 1, selected ? STYLE_SELECTED : plain, cell);
}

static void draw_row(const struct review_cross *review, const struct canvas *canvas, int line,
                     int row, int columns, const struct span *span)
{
    const struct index_result *whole = review_cross_result(review, row, 0);
    const struct group_name *name = review_cross_row(review, row);
    bool selected = row == review->list.selected;
    long sheets = whole ? (long)whole->sheets : 0;
    g_autofree char *count =
        g_strdup_printf("%s%ld", sheets > 0 && sheets < review->small ? "~ " : "", sheets);
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, line, 1, review->name_width - 1, selected ? STYLE_STRONG : STYLE_PLAIN,
                 name ? name->label : _("Seluruhnya"));
    canvas_right(canvas, line, review->name_width, COUNT_WIDTH - 1, STYLE_QUIET, count);
    for (int i = 0; i < columns; i++)
        draw_cell(review, canvas, line, row, review->first_column + i,
                  review->name_width + COUNT_WIDTH + i * CELL_WIDTH, span);
}

static void draw_heading(const struct review_cross *review, const struct canvas *canvas,
                         int columns)
{
    g_autofree char *label = axis_label(review->screen.app->survey->form, review->rows);
    canvas_field(canvas, 1, 1, review->name_width - 1, STYLE_QUIET, label);
    canvas_right(canvas, 1, review->name_width, COUNT_WIDTH - 1, STYLE_QUIET, "n");
    for (int i = 0; i < columns; i++) {
        int column = review->first_column + i;
        canvas_right(canvas, 1, review->name_width + COUNT_WIDTH + i * CELL_WIDTH, CELL_WIDTH - 1,
                     column == review->column ? STYLE_STRONG : STYLE_QUIET,
                     review_cross_column(review, column, false));
    }
}

/* Scrolls sideways so that the selected column is shown; how many are. */
static int show_columns(struct review_cross *review, int width)
{
    int all = review_cross_columns(review), room = width - LEAST_NAME - COUNT_WIDTH - 1;
    int shown = MIN(all, room / CELL_WIDTH);
    review->name_width = MIN(width - COUNT_WIDTH - shown * CELL_WIDTH - 1, MOST_NAME);
    review->first_column = CLAMP(review->first_column, review->column - shown + 1, review->column);
    review->first_column = CLAMP(review->first_column, 0, all - shown);
    return shown;
}

/* The selected cell in words. */
static void draw_detail(const struct review_cross *review, const struct canvas *canvas, int line)
{
    char text[HUNDREDTHS_TEXT], whole_text[HUNDREDTHS_TEXT];
    int row = review->list.selected, column = review->column;
    const struct index_result *result = review_cross_result(review, row, column);
    const struct index_value *value = review_cross_value(review, row, column);
    const struct group_name *name = review_cross_row(review, row);
    canvas_print(canvas, line, 1, STYLE_STRONG, "%s × %s%s%s", name ? name->label : _("Seluruhnya"),
                 review_cross_column(review, column, true), review->by_element ? "" : ": ",
                 review->by_element ? "" : review_cross_shown(review));
    if (!value || value->value == HUNDREDTHS_NONE) {
        canvas_text(canvas, line + 1, 1, STYLE_QUIET, _("Tidak ada jawaban di sini."));
        return;
    }
    const struct index_value *whole =
        review_cross_value(review, review->list.count - 1, review->by_element ? column : 0);
    canvas_print(canvas, line + 1, 1, STYLE_PLAIN, _("%s %s dari %ld lembar; seluruhnya %s"),
                 hundredths_text(value->value, review->screen.app->point, text),
                 value->band ? value->band->words : "", (long)result->sheets,
                 hundredths_text(whole ? whole->value : HUNDREDTHS_NONE, review->screen.app->point,
                                 whole_text));
}

static void draw_legend(const struct review_cross *review, const struct canvas *canvas, bool more)
{
    int line = canvas->rows - 1;
    int after = canvas_print(canvas, line, 1, STYLE_QUIET, "▁ %s ▇ %s", _("terendah"),
                             _("tertinggi pada tabel"));
    if (review->small > 0)
        after = canvas_print(canvas, line, after + 2, STYLE_QUIET,
                             _("~ di bawah %ld lembar, mudah berayun"), review->small);
    if (more)
        canvas_text(canvas, line, after + 2, STYLE_QUIET, "← →");
}

/* All elements of the selected group as bars, beside those of everybody. */
static void draw_bars(const struct review_cross *review, const struct canvas *canvas, int line)
{
    char text[HUNDREDTHS_TEXT];
    const struct index_result *all = review_cross_result(review, review->list.count - 1, 0);
    const struct index_result *group =
        review_cross_result(review, review->list.selected, review->by_element ? 0 : review->column);
    int start = value_bar_start(all), bar = 62;
    canvas_right(canvas, line, 41, 8, STYLE_QUIET, _("nilai"));
    canvas_right(canvas, line, 49, 10, STYLE_QUIET, _("semua"));
    line++;
    for (size_t e = 0; group && e < all->form->element_count; e++, line++) {
        const struct index_value *value = &group->elements[e];
        canvas_field(canvas, line, 3, 5, STYLE_QUIET, value->element->code);
        canvas_field(canvas, line, 8, 32, STYLE_PLAIN, value->element->name);
        canvas_right(canvas, line, 41, 8, STYLE_STRONG,
                     hundredths_text(value->value, review->screen.app->point, text));
        canvas_right(canvas, line, 50, 9, STYLE_QUIET,
                     hundredths_text(all->elements[e].value, review->screen.app->point, text));
        value_bar_draw(canvas, line, bar, canvas->columns - bar - 2, value, all->form,
                       MIN(start, value_bar_start(group)));
    }
}

static void draw_table(struct review_cross *review, const struct canvas *canvas)
{
    int bars = canvas->rows >= TALL ? (int)review->screen.app->survey->form->element_count + 2 : 0;
    int columns = show_columns(review, canvas->columns), rows = canvas->rows - 7 - bars, line = 2;
    struct span span = find_span(review);
    draw_heading(review, canvas, columns);
    list_show(&review->list, rows - 1);
    for (int row = review->list.top; row < review->list.count && line < 2 + rows; row++) {
        /* A blank row sets the totals apart. */
        if (review_cross_is_total(review, row) && line < 1 + rows)
            line++;
        draw_row(review, canvas, line++, row, columns, &span);
    }
    draw_detail(review, canvas, canvas->rows - 4 - bars);
    if (bars)
        draw_bars(review, canvas, canvas->rows - 2 - bars);
    draw_legend(review, canvas, columns < review_cross_columns(review));
}

void review_cross_draw(struct screen *screen, const struct canvas *canvas)
{
    struct review_cross *review = (struct review_cross *)screen;
    if (!review->cross)
        canvas_text(canvas, 2, 3, STYLE_PLAIN, _("Belum dihitung. Enter menghitung."));
    else if (review->cross->total->sheets == 0)
        canvas_text(canvas, 2, 3, STYLE_PLAIN,
                    _("Belum ada lembar yang dihitung; entri lembar dahulu."));
    else
        draw_table(review, canvas);
}
