#include "ui/screen/action_timeline.h"

#include "src/i18n.h"
#include "ui/screen/action_card.h"
#include "ui/widget/list.h"

enum { QUARTER_WIDTH = 5, SMALLEST_QUARTERS = 8, MOST_QUARTERS = 16 };

struct timeline {
    struct screen screen;
    struct action_filter filter;
    GArray *ids; /* of the actions that pass, by the day they lead with */
    struct list list;
    int first; /* quarter shown at the left: 4 times the year, and 0 to 3; 0: not chosen yet */
};

enum { OPEN_ACTION, NOW };

static const struct binding keys[] = {
    {{0}, -1, "↑↓", N_("pilih"), N_("Tindak lanjut sebelumnya dan berikutnya")},
    {{0}, -1, "← →", N_("triwulan"), N_("Triwulan sebelumnya dan berikutnya")},
    {{'0'}, NOW, "0", N_("tahun ini"), N_("Kembali ke tahun ini")},
    {{KEY_OF_ENTER}, OPEN_ACTION, "Enter", N_("buka"), N_("Membuka tindak lanjut itu")},
};

static int quarter_of(struct day day)
{
    return day.year ? day.year * 4 + (day.month - 1) / 3 : 0;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct timeline *timeline = (struct timeline *)screen;
    const GArray *rows = action_list_read(screen->app->action_list, error);
    g_array_set_size(timeline->ids, 0);
    for (guint i = 0; rows && i < rows->len; i++) {
        const struct action_row *row = &g_array_index(rows, struct action_row, i);
        if (action_filter_passes(&timeline->filter, row))
            g_array_append_val(timeline->ids, row->id);
    }
    list_resize(&timeline->list, (int)timeline->ids->len);
    if (!timeline->first)
        timeline->first = action_filter_first_due(&timeline->filter, rows, app_today()).year * 4;
    return rows != NULL;
}

/* --- drawing --- */

struct quarters {
    int first, count, column; /* of the first on the canvas */
};

static struct quarters find_quarters(const struct timeline *timeline, int columns)
{
    int count = columns >= 120 ? MOST_QUARTERS : SMALLEST_QUARTERS;
    return (struct quarters){timeline->first, count, columns - 1 - count * QUARTER_WIDTH};
}

static void draw_heading(const struct quarters *quarters, const struct canvas *canvas)
{
    static const char *const names[] = {"I", "II", "III", "IV"};
    int now = quarter_of(app_today());
    canvas_text(canvas, 1, 4, STYLE_QUIET, _("tenggat"));
    canvas_text(canvas, 1, 17, STYLE_QUIET, _("rencana"));
    for (int i = 0; i < quarters->count; i++) {
        int quarter = quarters->first + i, column = quarters->column + i * QUARTER_WIDTH;
        if (i == 0 || quarter % 4 == 0)
            canvas_print(canvas, 0, column, STYLE_STRONG, "%d", quarter / 4);
        canvas_print(canvas, 1, column, quarter == now ? STYLE_SELECTED : STYLE_QUIET, "%-4s",
                     names[quarter % 4]);
    }
}

/* The quarters marked for work on an action are those of the year after its survey. */
static bool is_marked(const struct action *action, int quarter)
{
    int following = (action->year + 1) * 4;
    return quarter >= following && quarter < following + 4 &&
           action->quarters & 1u << (quarter - following);
}

/* What stands in QUARTER: the day it was done or is due, or a mark for work on it. */
static void draw_quarter(const struct canvas *canvas, int row, int column,
                         const struct action *action, int quarter)
{
    enum action_state state = action_state(action, app_today());
    bool marked = is_marked(action, quarter);
    bool due = quarter == quarter_of(action_lead(action));
    bool done = action->status == ACTION_DONE && quarter == quarter_of(action->done_day);
    if (marked)
        canvas_text(canvas, row, column, theme_state(state), "▒▒▒▒");
    if (due)
        canvas_text(canvas, row, column + 1, theme_state(state), "●");
    if (done)
        canvas_text(canvas, row, column + 2, STYLE_GOOD, "✓");
    if (!marked && !due && !done)
        canvas_text(canvas, row, column, STYLE_QUIET, "·");
}

/* Its day lies outside of what is shown: an arrow there, with the year. */
static void draw_beyond(const struct quarters *quarters, const struct canvas *canvas, int row,
                        const struct action *action)
{
    struct day lead = action_lead(action);
    int quarter = quarter_of(lead), last = quarters->first + quarters->count - 1;
    enum style style = theme_state(action_state(action, app_today()));
    if (!lead.year || (quarter >= quarters->first && quarter <= last))
        return;
    if (quarter < quarters->first)
        canvas_print(canvas, row, quarters->column - 1, style,
                     is_marked(action, quarters->first) ? "◂" : "◂%d", lead.year);
    else
        canvas_print(canvas, row, quarters->column + (quarters->count - 1) * QUARTER_WIDTH, style,
                     "%d▸", lead.year);
}

static bool shows_marks(const struct quarters *quarters, const struct action *action)
{
    for (int i = 0; i < quarters->count; i++)
        if (is_marked(action, quarters->first + i))
            return true;
    return false;
}

/* Returns whether a quarter is marked in it. */
static bool draw_row(const struct timeline *timeline, const struct quarters *quarters,
                     const struct canvas *canvas, int row, int at)
{
    struct error error;
    struct action *action = action_store_load(timeline->screen.app->actions,
                                              g_array_index(timeline->ids, int64_t, at), &error);
    bool selected = at == timeline->list.selected;
    if (!action)
        return false;
    enum action_state state = action_state(action, app_today());
    g_autofree char *plan = action_first_line(action->plan), *due = action_due_text(action);
    canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_text(canvas, row, 2, theme_state(state), theme_state_sign(state));
    canvas_field(canvas, row, 4, 12, theme_state(state), due);
    canvas_field(canvas, row, 17, quarters->column - 18, selected ? STYLE_STRONG : STYLE_PLAIN,
                 plan);
    for (int i = 0; i < quarters->count; i++)
        draw_quarter(canvas, row, quarters->column + i * QUARTER_WIDTH, action,
                     quarters->first + i);
    draw_beyond(quarters, canvas, row, action);
    bool marks = shows_marks(quarters, action);
    action_destroy(action);
    return marks;
}

static void draw_legend(const struct canvas *canvas, bool marks)
{
    int column = 3;
    if (marks)
        column = canvas_print(canvas, canvas->rows - 1, column, STYLE_QUIET, "▒▒ %s   ",
                              _("triwulan yang ditandai"));
    canvas_print(canvas, canvas->rows - 1, column, STYLE_QUIET, "● %s   ✓ %s   ◂ ▸ %s",
                 _("tenggat"), _("selesai"), _("tenggat di luar layar"));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct timeline *timeline = (struct timeline *)screen;
    struct quarters quarters = find_quarters(timeline, canvas->columns);
    int rows = canvas->rows - 4;
    bool marks = false;
    g_autofree char *words = action_filter_words(&timeline->filter);
    draw_heading(&quarters, canvas);
    canvas_text(canvas, 0, 2, STYLE_STRONG, words);
    if (timeline->list.count == 0)
        canvas_text(canvas, 3, 2, STYLE_PLAIN, _("Tidak ada tindak lanjut pada daftar ini."));
    list_show(&timeline->list, rows);
    for (int i = 0; i < rows && timeline->list.top + i < timeline->list.count; i++)
        marks |= draw_row(timeline, &quarters, canvas, 2 + i, timeline->list.top + i);
    draw_legend(canvas, marks);
}

/* --- keys --- */

static struct wish act(struct screen *screen, int action)
{
    struct timeline *timeline = (struct timeline *)screen;
    if (action == NOW)
        timeline->first = app_today().year * 4;
    else if (timeline->list.count)
        return OPEN(action_card_open(
            screen->app, g_array_index(timeline->ids, int64_t, timeline->list.selected)));
    return STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct timeline *timeline = (struct timeline *)screen;
    enum { EARLIEST = 1900 * 4, LATEST = 2195 * 4 };
    if (key == KEY_OF_LEFT || key == KEY_OF_RIGHT)
        timeline->first =
            CLAMP(timeline->first + (key == KEY_OF_LEFT ? -1 : 1), (int)EARLIEST, (int)LATEST);
    else
        list_key(&timeline->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct timeline *timeline = (struct timeline *)screen;
    action_filter_finish(&timeline->filter);
    g_array_unref(timeline->ids);
}

const struct screen_class action_timeline_class = {
    .title = N_("Garis waktu tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct timeline),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *action_timeline_open(struct app *app, const struct action_filter *filter)
{
    struct timeline *timeline = screen_create(&action_timeline_class, app);
    timeline->filter = action_filter_copy(filter);
    timeline->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    return &timeline->screen;
}
