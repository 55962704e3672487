#include "ui/screen/monitoring.h"

#include "src/fraction.h"
#include "src/i18n.h"
#include "src/text.h"
#include "src/unit_name.h"
#include "ui/report/monitoring_report.h"
#include "ui/screen/page.h"
#include "ui/screen/question.h"
#include "ui/widget/list.h"

#define HEAD_ROWS 4
#define MOST_SUMS 4 /* years, and all of them */

struct monitoring_screen {
    struct screen screen;
    struct monitoring_report report;
    GArray *shown; /* of struct monitoring_row, borrowed texts */
    struct list list;
    struct day cutoff, against;
    bool own; /* only the office's own unit */
};

enum { ACTIONS, DATE, AGAINST, OWN, REPORT };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, ACTIONS, "Enter", NULL, N_("Tindak lanjut di balik baris ini")},
    {{0}, -1, "←→", N_("semester"), N_("Akhir semester sebelumnya atau berikutnya")},
    {{KEY_OF_F2}, DATE, "F2", N_("tanggal"), N_("Mengetik tanggal pantau")},
    {{KEY_OF_F3}, AGAINST, "F3", N_("banding"), N_("Membandingkan dengan tanggal lain")},
    {{KEY_OF_F4}, OWN, "F4", N_("unit"), N_("Hanya unit ini, atau semua unit")},
    {{KEY_OF_F5}, REPORT, "F5", N_("laporan"), N_("Laporan tanggal itu, untuk dibaca")},
};

static const struct monitoring_row *row_at(const struct monitoring_screen *monitoring, int i)
{
    return &g_array_index(monitoring->shown, struct monitoring_row, i);
}

/* --- data --- */

static bool refresh(struct screen *screen, struct error *error)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    struct monitoring_report report;
    const char *unit = monitoring->own ? screen->app->survey->unit : NULL;
    if (!monitoring_report_load(&report, screen->app, monitoring->cutoff, monitoring->against, unit,
                                error)) {
        monitoring_report_finish(&report);
        return false;
    }
    monitoring_report_finish(&monitoring->report);
    monitoring->report = report;
    monitoring->shown = report.matrix->rows;
    list_resize(&monitoring->list, (int)monitoring->shown->len);
    return true;
}

/* --- drawing --- */

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
    canvas_print(canvas, 1, column, STYLE_PLAIN, _("%ld dari %ld rencana selesai (%%)"),
                 sum->closed, sum->actions);
    canvas_print(canvas, 2, column, sum->overdue ? STYLE_ALARM : STYLE_QUIET,
                 _("! %ld lewat tenggat"), sum->overdue);
    if (sum->late > 0)
        canvas_print(canvas, 2, column + 22, STYLE_WARNING, _("+ %ld susulan, dicatat sesudahnya"),
                     sum->late);
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
    cells[6] = number(row->late);
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
    g_autofree char *name = !row->unit           ? g_strdup(_("Jumlah"))
                            : columns->spare > 0 ? g_strdup(row->unit)
                                                 : unit_short_name(row->unit);
    canvas_text(canvas, line, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_text(canvas, line, 1, STYLE_QUIET, row->printed ? "·" : " ");
    canvas_field(canvas, line, 2, columns->unit_width, style, name);
    draw_cells(canvas, line, columns, style, (const char *const *)cells);
}

static void draw_sums(const struct monitoring_screen *monitoring, const struct canvas *canvas,
                      const struct columns *columns)
{
    const struct monitoring *matrix = monitoring->report.matrix;
    int line = 0;
    for (guint i = 0; i < MIN(matrix->years->len, MOST_SUMS - 1); i++)
        draw_row(monitoring, canvas, line++, columns,
                 &g_array_index(matrix->years, struct monitoring_row, i), false);
    if (matrix->years->len > 1)
        draw_row(monitoring, canvas, line, columns, &matrix->sum, false);
}

static bool has_printed(const struct monitoring_screen *monitoring)
{
    for (guint i = 0; i < monitoring->shown->len; i++)
        if (row_at(monitoring, (int)i)->printed)
            return true;
    return false;
}

static void draw_rows(struct monitoring_screen *monitoring, const struct canvas *canvas)
{
    struct columns columns = find_columns(monitoring, canvas->columns);
    int first = HEAD_ROWS + 1, rows = canvas->rows - first - MOST_SUMS - 2;
    list_show(&monitoring->list, rows);
    draw_heading(monitoring, canvas, &columns);
    for (int i = 0; i < rows && monitoring->list.top + i < monitoring->list.count; i++)
        draw_row(monitoring, canvas, first + i, &columns,
                 row_at(monitoring, monitoring->list.top + i),
                 monitoring->list.top + i == monitoring->list.selected);
    canvas_rule(canvas, first + rows, 0, canvas->columns);
    struct canvas sums = canvas_part(canvas, first + rows + 1, 0, MOST_SUMS, -1);
    draw_sums(monitoring, &sums, &columns);
    canvas_text(canvas, canvas->rows - 1, 1, STYLE_QUIET,
                has_printed(monitoring)
                    ? _("· angka terbitan yang diimpor; jumlah dihitung dari baris")
                    : _("rencana tanpa yang dibatalkan; jumlah dihitung dari baris"));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    if (!monitoring->shown)
        return;
    draw_head(monitoring, canvas);
    if (monitoring->list.count > 0)
        draw_rows(monitoring, canvas);
    else
        canvas_wrapped(canvas, HEAD_ROWS + 1, 2, STYLE_PLAIN,
                       _("Belum ada tindak lanjut yang tercatat pada tanggal itu. Panah kanan maju "
                         "satu semester, F2 memilih tanggal lain."));
}

/* --- actions --- */

/* Keeps the dates that were shown where the others cannot be. */
static void turn_to(struct monitoring_screen *monitoring, struct day cutoff, struct day against)
{
    struct error error;
    struct day cutoff_before = monitoring->cutoff, against_before = monitoring->against;
    monitoring->cutoff = cutoff;
    monitoring->against = against;
    if (refresh(&monitoring->screen, &error))
        return;
    monitoring->cutoff = cutoff_before;
    monitoring->against = against_before;
    screen_complain(&monitoring->screen, &error);
}

/* The last half-year leads on to today. */
static void step(struct monitoring_screen *monitoring, int direction)
{
    struct day day = half_year_step(monitoring->cutoff, direction), today = app_today();
    turn_to(monitoring, day_compare(day, today) > 0 ? today : day, monitoring->against);
}

static bool read_day(struct screen *screen, const char *text, struct day *day)
{
    struct error error;
    struct due_date read = due_date_read(text, 0);
    *day = read.day;
    if (read.certainty == DUE_CERTAIN)
        return true;
    error_set(&error, ERROR_INPUT, _("Tanggal \"%.40s\" tidak terbaca; tulis 30-06-2024."), text);
    screen_complain(screen, &error);
    return false;
}

static struct wish date_typed(struct screen *screen, int option, const char *text)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    struct day day;
    if (option == 0 && read_day(screen, text, &day))
        turn_to(monitoring, day, monitoring->against);
    return STAY;
}

static struct wish against_typed(struct screen *screen, int option, const char *text)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    struct day day = {0};
    if (option == 0 && (text_is_blank(text) || read_day(screen, text, &day)))
        turn_to(monitoring, monitoring->cutoff, day);
    return STAY;
}

static struct wish ask_against(struct monitoring_screen *monitoring)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(half_year_step(monitoring->cutoff, -1), text);
    return question_ask_text(&monitoring->screen,
                             _("Dibandingkan dengan tanggal (kosong: tidak dibandingkan)"), text,
                             against_typed);
}

static struct wish ask_date(struct monitoring_screen *monitoring)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(monitoring->cutoff, text);
    return question_ask_text(&monitoring->screen,
                             _("Tanggal pantau, misalnya 30-06-2024 atau Semester I 2024"), text,
                             date_typed);
}

static struct wish open_actions(struct monitoring_screen *monitoring)
{
    if (monitoring->list.count == 0)
        return STAY;
    const struct monitoring_row *row = row_at(monitoring, monitoring->list.selected);
    if (!row->printed)
        return OPEN(monitored_open(monitoring->screen.app, monitoring->cutoff, row));
    screen_say(&monitoring->screen,
               _("Angka terbitan yang diimpor; rinciannya tidak ada di basis data ini."));
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    if (!monitoring->shown)
        return STAY;
    switch (action) {
    case ACTIONS:
        return open_actions(monitoring);
    case DATE:
        return ask_date(monitoring);
    case AGAINST:
        return ask_against(monitoring);
    case OWN:
        monitoring->own = !monitoring->own;
        shell_refresh(screen);
        return STAY;
    default: {
        g_autoptr(GString) text = monitoring_report_text(&monitoring->report);
        return OPEN(page_open(screen->app, _("Laporan pemantauan"), text->str));
    }
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct monitoring_screen *monitoring = (struct monitoring_screen *)screen;
    if (key == KEY_OF_LEFT || key == KEY_OF_RIGHT)
        step(monitoring, key == KEY_OF_LEFT ? -1 : 1);
    else
        list_key(&monitoring->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    monitoring_report_finish(&((struct monitoring_screen *)screen)->report);
}

const struct screen_class monitoring_class = {
    .title = N_("Pemantauan tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct monitoring_screen),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *monitoring_open(struct app *app)
{
    struct monitoring_screen *monitoring = screen_create(&monitoring_class, app);
    monitoring->cutoff = half_year_last(app_today());
    return &monitoring->screen;
}
