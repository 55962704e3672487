#include <string.h>

#include "src/fraction.h"
#include "src/i18n.h"
#include "src/unit_name.h"
#include "ui/screen/monitoring_private.h"

#define HEAD_ROWS   4
#define MOST_SUMS   4 /* years, and all of them */
#define LEGEND_ROWS 3

static void draw_sum(const struct monitoring_screen *monitoring, const struct canvas *canvas,
                     int column)
{
    const struct monitoring_row *sum = &monitoring->report.matrix->sum;
    canvas_print(canvas, 1, column, STYLE_PLAIN, _("%ld dari %ld rencana selesai"), sum->closed,
                 sum->actions);
    int after = canvas_print(canvas, 2, column, sum->overdue ? STYLE_ALARM : STYLE_QUIET,
                             _("! %ld lewat tenggat"), sum->overdue);
    if (sum->actions_late || sum->closed_late)
        canvas_print(canvas, 2, after + 3, STYLE_WARNING, _("tanpa susulan %ld dari %ld"),
                     sum->closed - sum->closed_late, sum->actions - sum->actions_late);
}

static void draw_head(const struct monitoring_screen *monitoring, const struct canvas *canvas)
{
    const struct monitoring_row *sum = &monitoring->report.matrix->sum;
    char text[HUNDREDTHS_TEXT];
    g_autofree char *date = monitoring_date_words(monitoring->cutoff);
    long percent = monitoring_percent(sum);
    int after = canvas_large(canvas, 0, 2, percent == 10000 ? STYLE_GOOD : STYLE_STRONG,
                             hundredths_text(percent, monitoring->screen.app->point, text));
    int column = MAX(after + 2, 25);
    canvas_text(canvas, 0, column, STYLE_STRONG, date);
    if (sum->actions == 0)
        return;
    canvas_text(canvas, 2, after, STYLE_STRONG, "%");
    draw_sum(monitoring, canvas, column);
}

#define CELLS 7

/* The cells of a row; the comparison takes the place of what is less asked for. A wide screen gives
 * each one more room. */
struct columns {
    bool compares;
    int unit_width, spare;
};

static int cell_width(const struct columns *columns, int cell)
{
    static const int plain[CELLS] = {6, 5, 8, 8, 7, 6, 7};
    static const int compared[CELLS] = {6, 8, 8, 7, 9, 7, 5};
    return (columns->compares ? compared : plain)[cell] + columns->spare;
}

static struct columns find_columns(const struct monitoring_screen *monitoring, int screen_width)
{
    struct columns columns = {
        .compares = monitoring->report.against_matrix != NULL,
        .spare = screen_width >= 110 ? 4 : 0,
    };
    columns.unit_width = screen_width - 4;
    for (int i = 0; i < CELLS; i++)
        columns.unit_width -= cell_width(&columns, i);
    return columns;
}

static void draw_cells(const struct canvas *canvas, int row, const struct columns *columns,
                       enum style style, const char *const *cells)
{
    int at = columns->unit_width + 3;
    for (int i = 0; i < CELLS; i++) {
        canvas_right(canvas, row, at, cell_width(columns, i), style, cells[i]);
        at += cell_width(columns, i);
    }
}

static void draw_heading(const struct monitoring_screen *monitoring, const struct canvas *canvas,
                         const struct columns *columns)
{
    const char *const plain[] = {C_("column", "survei"),
                                 C_("column", "rek."),
                                 C_("column", "rencana"),
                                 C_("column", "selesai"),
                                 "%",
                                 C_("column", "lewat"),
                                 C_("column", "susul")};
    const char *const compared[] = {C_("column", "survei"),
                                    C_("column", "rencana"),
                                    C_("column", "selesai"),
                                    "%",
                                    C_("column", "selesai"),
                                    "%",
                                    "±"};
    canvas_text(canvas, HEAD_ROWS, 2, STYLE_QUIET, _("unit"));
    draw_cells(canvas, HEAD_ROWS, columns, STYLE_QUIET, columns->compares ? compared : plain);
    if (!columns->compares)
        return;
    g_autofree char *date = monitoring_date_words(monitoring->against);
    canvas_right(canvas, HEAD_ROWS - 1, 20, canvas->columns - 21, STYLE_QUIET, date);
}

static char *number(long count)
{
    return g_strdup_printf("%ld", count);
}

static char *percent_of(const struct monitoring_screen *monitoring,
                        const struct monitoring_row *row)
{
    char text[HUNDREDTHS_TEXT];
    return g_strdup(hundredths_text(monitoring_percent(row), monitoring->screen.app->point, text));
}

static GStrv cells_of(const struct monitoring_screen *monitoring, const struct monitoring_row *row)
{
    GStrv cells = g_new0(char *, CELLS + 1);
    cells[0] = row->year ? g_strdup_printf("%d", row->year) : g_strdup(_("semua"));
    cells[1] = number(row->recommendations);
    cells[2] = number(row->actions);
    cells[3] = number(row->closed);
    cells[4] = percent_of(monitoring, row);
    cells[5] = number(row->overdue);
    cells[6] = monitoring_late_words(row);
    return cells;
}

static GStrv compared_cells(const struct monitoring_screen *monitoring,
                            const struct monitoring_row *row)
{
    const struct monitoring_row none = {0};
    const struct monitoring_row *other = monitoring_report_against(&monitoring->report, row);
    GStrv cells = g_new0(char *, CELLS + 1);
    other = other ? other : &none;
    cells[0] = row->year ? g_strdup_printf("%d", row->year) : g_strdup(_("semua"));
    cells[1] = number(row->actions);
    cells[2] = number(row->closed);
    cells[3] = percent_of(monitoring, row);
    cells[4] = number(other->closed);
    cells[5] = percent_of(monitoring, other);
    cells[6] = row->closed == other->closed ? g_strdup("0")
                                            : g_strdup_printf("%+ld", row->closed - other->closed);
    return cells;
}

/* The office's own name whole, those of others short where the column is narrow. */
static char *name_of(const struct monitoring_screen *monitoring, const struct columns *columns,
                     const struct monitoring_row *row)
{
    if (!row->unit)
        return g_strdup(_("Jumlah"));
    bool own = strcmp(row->unit, monitoring->screen.app->survey->unit) == 0;
    return own || columns->spare > 0 ? g_strdup(row->unit) : unit_short_name(row->unit);
}

static void draw_row(const struct monitoring_screen *monitoring, const struct canvas *canvas,
                     int line, const struct columns *columns, const struct monitoring_row *row,
                     bool is_selected)
{
    g_auto(GStrv) cells =
        columns->compares ? compared_cells(monitoring, row) : cells_of(monitoring, row);
    enum style style = is_selected || !row->unit ? STYLE_STRONG
                       : row->printed            ? STYLE_QUIET
                       : row->overdue            ? STYLE_ALARM
                                                 : STYLE_PLAIN;
    g_autofree char *name = name_of(monitoring, columns, row);
    canvas_text(canvas, line, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_text(canvas, line, 1, STYLE_QUIET, row->printed ? "·" : " ");
    canvas_field(canvas, line, 2, columns->unit_width, style, name);
    draw_cells(canvas, line, columns, style, (const char *const *)cells);
}

/* The sums of the newest years, and of all where there are several. */
static int sum_count(const struct monitoring_screen *monitoring)
{
    int years = (int)monitoring->report.matrix->years->len;
    return MIN(years, MOST_SUMS - 1) + (years > 1);
}

static void draw_sums(const struct monitoring_screen *monitoring, const struct canvas *canvas,
                      int row, const struct columns *columns)
{
    const struct monitoring *matrix = monitoring->report.matrix;
    int line = row;
    for (guint i = 0; i < MIN(matrix->years->len, MOST_SUMS - 1); i++)
        draw_row(monitoring, canvas, line++, columns,
                 &g_array_index(matrix->years, struct monitoring_row, i), false);
    if (matrix->years->len > 1)
        draw_row(monitoring, canvas, line, columns, &matrix->sum, false);
}

static bool has_printed(const struct monitoring_screen *monitoring)
{
    for (guint i = 0; i < monitoring->shown->len; i++)
        if (monitoring_row_at(monitoring, (int)i)->printed)
            return true;
    return false;
}

/* What the cells say, as far as it is not plain; returns how many lines. */
static int legend(const struct monitoring_screen *monitoring, const char *lines[LEGEND_ROWS])
{
    const struct monitoring_row *sum = &monitoring->report.matrix->sum;
    bool compares = monitoring->report.against_matrix != NULL;
    int count = 0;
    if (!compares)
        lines[count++] = _("rek.: rekomendasi dengan rencana, satu per layanan (sebelum 2022 "
                           "per unsur)");
    if (!compares && (sum->actions_late || sum->closed_late))
        lines[count++] = _("susul: rencana/selesai yang baru dicatat sesudah tanggal itu, ikut "
                           "dihitung");
    lines[count++] = has_printed(monitoring)
                         ? _("· angka terbitan yang diimpor; jumlah dihitung dari baris")
                         : _("rencana tanpa yang dibatalkan; jumlah dihitung dari baris");
    return count;
}

static void draw_rows(struct monitoring_screen *monitoring, const struct canvas *canvas)
{
    struct columns columns = find_columns(monitoring, canvas->columns);
    const char *lines[LEGEND_ROWS];
    int explained = legend(monitoring, lines), sums = sum_count(monitoring);
    int first = HEAD_ROWS + 1, rows = canvas->rows - first - sums - explained - 1;
    list_show(&monitoring->list, rows);
    draw_heading(monitoring, canvas, &columns);
    for (int i = 0; i < rows && monitoring->list.top + i < monitoring->list.count; i++)
        draw_row(monitoring, canvas, first + i, &columns,
                 monitoring_row_at(monitoring, monitoring->list.top + i),
                 monitoring->list.top + i == monitoring->list.selected);
    canvas_rule(canvas, first + rows, 0, canvas->columns);
    draw_sums(monitoring, canvas, first + rows + 1, &columns);
    for (int i = 0; i < explained; i++)
        canvas_text(canvas, canvas->rows - explained + i, 1, STYLE_QUIET, lines[i]);
}

void monitoring_draw(struct screen *screen, const struct canvas *canvas)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    if (!monitoring->shown)
        return;
    draw_head(monitoring, canvas);
    if (monitoring->list.count > 0)
        draw_rows(monitoring, canvas);
    else
        canvas_wrapped(
            canvas, HEAD_ROWS + 1, 2, STYLE_PLAIN,
            _("Belum ada tindak lanjut pada tanggal itu. Panah kanan maju satu semester, F2 "
              "memilih tanggal lain."));
}
