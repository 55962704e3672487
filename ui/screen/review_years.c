#include "db/review_store.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/years.h"
#include "ui/screen/choose.h"
#include "ui/screen/last_year.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"

#define LEAST_CHART 5 /* rows of the picture */
#define MOST_CHART  12
#define YEAR_WIDTH  8
#define BACK        9 /* years before this one that may be typed */

struct years {
    struct screen screen;
    GArray *years;    /* of struct year_values */
    GPtrArray *peers; /* of struct review_peer */
    int chart;        /* rows of the picture, as drawn last */
    struct list list; /* the index, then the elements: whose picture is drawn */
};

enum { SHEETS, PUBLISHED };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, SHEETS, "Enter", N_("lembar"), N_("Lembar di balik nilai tahun ini")},
    {{'i'}, PUBLISHED, "I", N_("isi tahun lain"), N_("Mengisi nilai terbit dan sumbernya")},
    {{0}, -1, "↑↓", N_("unsur"), N_("Gambar dari unsur lain")},
};

static const struct form *form_of(const struct years *years)
{
    return years->screen.app->survey->form;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct years *years = (struct years *)screen;
    struct app *app = screen->app;
    g_clear_pointer(&years->years, g_array_unref);
    g_clear_pointer(&years->peers, g_ptr_array_unref);
    struct review_store *store = review_store_open(app->database, app->survey, error);
    years->peers = store ? review_store_peers(store, error) : NULL;
    review_store_close(store);
    years->years = years->peers ? years_load(app, error) : NULL;
    list_resize(&years->list, 1 + (int)form_of(years)->element_count);
    return years->years != NULL;
}

static const struct year_values *year_at(const struct years *years, guint i)
{
    return &g_array_index(years->years, struct year_values, i);
}

/* Of the index (row 0) or an element. */
static long value_in(const struct year_values *year, int row)
{
    return row == 0 ? year->whole : year->elements[row - 1];
}

/* The years that fit, from the newest back: the first of them. */
static guint first_shown(const struct years *years, int width)
{
    guint room = (guint)MAX(width / YEAR_WIDTH, 1);
    return years->years->len > room ? years->years->len - room : 0;
}

/* --- the picture --- */

/* Where its axis begins: a whole tenth below the lowest value, so that changes can be seen. */
static long axis_start(const struct years *years, guint first, int row)
{
    long tenth = MAX(form_of(years)->result_top * 10L, 1), low = form_of(years)->result_top * 100L;
    for (guint i = first; i < years->years->len; i++) {
        long value = value_in(year_at(years, i), row);
        if (value != HUNDREDTHS_NONE)
            low = MIN(low, value);
    }
    return MAX((low / tenth - 1) * tenth, 0);
}

/* A column as high as its value, in eighths of a row from the bottom. */
static void draw_column(const struct canvas *canvas, int bottom, int column, enum style style,
                        int eighths)
{
    static const char *const tops[] = {"", "▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    int row = bottom;
    for (; eighths >= 8; eighths -= 8, row--)
        canvas_text(canvas, row, column, style, "███");
    for (int i = 0; i < 3 && eighths > 0; i++)
        canvas_text(canvas, row, column + i, style, tops[eighths]);
}

static enum style style_of(const struct years *years, long value)
{
    const struct form_band *band = form_band_of(form_of(years), value);
    return band ? theme_tone(band->tone) : STYLE_QUIET;
}

/* The target of the index as a row of dots, with its value at the right end. */
static void draw_target(const struct years *years, const struct canvas *canvas, int bottom,
                        int left, long start, int row)
{
    char text[HUNDREDTHS_TEXT];
    long target = years->screen.app->survey->target, top = form_of(years)->result_top * 100L;
    if (row > 0 || target == HUNDREDTHS_NONE || target < start || target > top)
        return;
    int line = bottom - (int)((target - start) * (years->chart * 8 - 1) / MAX(top - start, 1)) / 8;
    int end = canvas->columns - 2 - text_width(_("target")) - 8;
    for (int column = left; column < end; column += 2)
        canvas_text(canvas, line, column, STYLE_QUIET, "·");
    canvas_print(canvas, line, end + 1, STYLE_QUIET, "%s %s", _("target"),
                 hundredths_text(target, years->screen.app->point, text));
}

static void draw_picture(const struct years *years, const struct canvas *canvas, int top_row,
                         int left, guint first)
{
    char text[HUNDREDTHS_TEXT];
    int row = years->list.selected, bottom = top_row + years->chart;
    long start = axis_start(years, first, row), top = form_of(years)->result_top * 100L;
    draw_target(years, canvas, bottom, left, start, row);
    canvas_print(canvas, top_row + 1, left - 6, STYLE_QUIET, "%4ld", top / 100);
    canvas_print(canvas, bottom, left - 6, STYLE_QUIET, "%4ld", start / 100);
    for (guint i = first; i < years->years->len; i++) {
        long value = value_in(year_at(years, i), row);
        int column = left + (int)(i - first) * YEAR_WIDTH;
        canvas_right(canvas, top_row, column, 7, STYLE_STRONG,
                     hundredths_text(value, years->screen.app->point, text));
        if (value != HUNDREDTHS_NONE)
            draw_column(canvas, bottom, column + 3, style_of(years, value),
                        (int)((value - start) * years->chart * 8 / MAX(top - start, 1)));
    }
}

/* --- the table --- */

static void draw_years(const struct years *years, const struct canvas *canvas, int line, int left,
                       guint first)
{
    for (guint i = first; i < years->years->len; i++)
        canvas_print(canvas, line, left + (int)(i - first) * YEAR_WIDTH + 2, STYLE_QUIET, "%d%s",
                     year_at(years, i)->year, year_at(years, i)->survey ? "" : "*");
}

/* The row over the years as one line of blocks, all rows on one scale. */
static void draw_spark(const struct years *years, const struct canvas *canvas, int line, int column,
                       int row, guint first)
{
    static const char *const heights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    long top = form_of(years)->result_top * 100L, start = top * 3 / 5;
    for (guint i = first; i < years->years->len; i++) {
        long value = value_in(year_at(years, i), row);
        long place = CLAMP((value - start) * 7 / MAX(top - start, 1), 0, 6);
        canvas_text(canvas, line, column + (int)(i - first), STYLE_FAIR,
                    value == HUNDREDTHS_NONE ? " " : heights[place]);
    }
}

static void draw_row(const struct years *years, const struct canvas *canvas, int line, int row,
                     int left, guint first)
{
    char text[HUNDREDTHS_TEXT];
    const struct form_element *element = row ? &form_of(years)->elements[row - 1] : NULL;
    bool selected = row == years->list.selected;
    g_autofree char *name =
        element ? g_strdup_printf("%s %s", element->code, element->name) : g_strdup(_("Indeks"));
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, line, 1, left - 2, selected ? STYLE_STRONG : STYLE_PLAIN, name);
    for (guint i = first; i < years->years->len; i++) {
        long value = value_in(year_at(years, i), row);
        canvas_right(canvas, line, left + (int)(i - first) * YEAR_WIDTH, 7, style_of(years, value),
                     hundredths_text(value, years->screen.app->point, text));
    }
    draw_spark(years, canvas, line, left + (int)(years->years->len - first) * YEAR_WIDTH + 2, row,
               first);
}

/* --- below: target, other units, sources --- */

/* The other units that published the same year, in two columns, where there is room. */
static void draw_peers(const struct years *years, const struct canvas *canvas, int line)
{
    char text[HUNDREDTHS_TEXT];
    guint rows = (guint)MAX(canvas->rows - 4 - line, 0);
    int width = canvas->columns / 2;
    if (years->peers->len == 0 || rows == 0)
        return;
    canvas_print(canvas, line, 1, STYLE_QUIET, _("Unit lain, %d"), years->screen.app->survey->year);
    for (guint i = 0; i < MIN(years->peers->len, 2 * rows); i++) {
        const struct review_peer *peer = g_ptr_array_index(years->peers, i);
        int row = line + 1 + (int)(i % rows), left = 1 + (int)(i / rows) * width;
        canvas_field(canvas, row, left, width - 12, STYLE_PLAIN, peer->unit);
        canvas_right(canvas, row, left + width - 11, 8, style_of(years, peer->value),
                     hundredths_text(peer->value, years->screen.app->point, text));
    }
}

static char *target_sentence(const struct years *years)
{
    char target[HUNDREDTHS_TEXT], attained[HUNDREDTHS_TEXT], point = years->screen.app->point;
    const struct year_values *last = year_at(years, years->years->len - 1);
    long goal = years->screen.app->survey->target;
    if (goal == HUNDREDTHS_NONE || last->year != years->screen.app->survey->year)
        return g_strdup("");
    return g_strdup_printf(_("Target %d: %s, capaian %s %%. "), last->year,
                           hundredths_text(goal, point, target),
                           hundredths_text(hundredths_percent(last->whole, goal), point, attained));
}

/* The place among the units that published the same year, and who leads. */
static char *peers_sentence(const struct years *years)
{
    char value[HUNDREDTHS_TEXT];
    guint above = 0;
    const struct year_values *last = year_at(years, years->years->len - 1);
    if (years->peers->len == 0 || last->whole == HUNDREDTHS_NONE ||
        last->year != years->screen.app->survey->year)
        return g_strdup("");
    for (guint i = 0; i < years->peers->len; i++)
        above += ((struct review_peer *)g_ptr_array_index(years->peers, i))->value > last->whole;
    const struct review_peer *best = g_ptr_array_index(years->peers, 0);
    return g_strdup_printf(_("Urutan %u dari %u unit; tertinggi di antara yang lain %s %s. "),
                           above + 1, years->peers->len + 1, best->unit,
                           hundredths_text(best->value, years->screen.app->point, value));
}

/* Where the starred years come from. */
static char *sources_sentence(const struct years *years, guint first)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = first; i < years->years->len; i++) {
        const struct year_values *year = year_at(years, i);
        if (year->survey == 0)
            g_string_append_printf(text, "%s%d %s", text->len ? "; " : _("* nilai terbit: "),
                                   year->year,
                                   *year->source ? year->source : _("sumber belum ditulis"));
    }
    return g_strdup(text->str);
}

static void draw_below(const struct years *years, const struct canvas *canvas, guint first)
{
    g_autofree char *target = target_sentence(years);
    g_autofree char *peers = peers_sentence(years);
    g_autofree char *sources = sources_sentence(years, first);
    g_autofree char *text = g_strconcat(target, peers, NULL);
    canvas_field(canvas, canvas->rows - 2, 1, canvas->columns - 2, STYLE_PLAIN, text);
    canvas_field(canvas, canvas->rows - 1, 1, canvas->columns - 2, STYLE_QUIET, sources);
}

static void draw_all(struct years *years, const struct canvas *canvas)
{
    int left = canvas->columns >= 120 ? 44 : 20;
    years->chart = CLAMP(canvas->rows - years->list.count - 16, LEAST_CHART, MOST_CHART);
    int line = years->chart + 2;
    guint first = first_shown(years, canvas->columns - left - 13);
    int rows = canvas->rows - line - 3;
    draw_picture(years, canvas, 0, left, first);
    draw_years(years, canvas, line - 1, left, first);
    list_show(&years->list, rows);
    for (int i = 0; i < rows && years->list.top + i < years->list.count; i++)
        draw_row(years, canvas, line + i, years->list.top + i, left, first);
    draw_peers(years, canvas, line + years->list.count + 1);
    draw_below(years, canvas, first);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct years *years = (struct years *)screen;
    if (!years->years)
        return;
    if (years->years->len == 0)
        canvas_text(canvas, 2, 3, STYLE_PLAIN,
                    _("Belum ada nilai dari tahun mana pun. I mengisi nilai yang terbit."));
    else
        draw_all(years, canvas);
}

/* --- actions --- */

static struct wish year_chosen(struct screen *screen, int option, const char *text)
{
    (void)text;
    if (option < 0)
        return STAY;
    return OPEN(last_year_open(screen->app, screen->app->survey->year - 1 - option, screen));
}

static struct wish ask_year(struct years *years)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (int back = 1; back <= BACK; back++)
        g_ptr_array_add(words, g_strdup_printf("%d", years->screen.app->survey->year - back));
    g_ptr_array_add(words, NULL);
    return choose_ask(&years->screen, _("Nilai terbit tahun mana?"),
                      (const char *const *)words->pdata, 0, year_chosen);
}

static struct wish act(struct screen *screen, int action)
{
    struct years *years = (struct years *)screen;
    if (action == PUBLISHED)
        return ask_year(years);
    return OPEN(sheets_open_behind(screen->app, ANY_SERVICE, years->list.selected - 1, false));
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct years *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct years *years = (struct years *)screen;
    g_clear_pointer(&years->years, g_array_unref);
    g_clear_pointer(&years->peers, g_ptr_array_unref);
}

const struct screen_class review_years_class = {
    .title = N_("Dari tahun ke tahun"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct years),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_years_open(struct app *app)
{
    struct years *years = screen_create(&review_years_class, app);
    return &years->screen;
}
