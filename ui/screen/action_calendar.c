#include "ui/screen/action_calendar.h"

#include "src/i18n.h"
#include "ui/screen/action_card.h"
#include "ui/widget/list.h"

enum { WEEKS = 6, DAYS = 7, SMALLEST_DETAIL = 6 };

struct calendar {
    struct screen screen;
    struct action_filter filter;
    struct day day;     /* selected; its month is shown; year 0: not chosen yet */
    const GArray *rows; /* of struct action_row, all of the unit; borrowed from the reader */
    GArray *ids;        /* of the actions of the selected day */
    struct list list;
    GArray *month; /* of struct due: all of the shown month, by day */
};

struct due {
    int64_t id;
    int day; /* of the month */
    enum action_state state;
};

enum { OPEN_ACTION, NEXT, TODAY, NEXT_DUE, LAST_DUE };

static const struct binding keys[] = {
    {{0}, -1, "←↑↓→", N_("hari"), N_("Ke hari atau minggu lain")},
    {{0}, -1, "PgUp/PgDn", N_("bulan"), N_("Bulan sebelumnya dan berikutnya")},
    {{'n'}, NEXT_DUE, "N", NULL, N_("Hari berikutnya dengan tenggat yang masih terbuka")},
    {{'p'}, LAST_DUE, "N P", N_("tenggat"), N_("P: hari sebelumnya dengan tenggat yang terbuka")},
    {{KEY_OF_HOME}, TODAY, "Home", NULL, N_("Kembali ke hari ini")},
    {{KEY_OF_TAB}, NEXT, "Tab", NULL, N_("Tindak lanjut berikutnya pada hari itu")},
    {{KEY_OF_ENTER}, OPEN_ACTION, "Enter", N_("buka"), N_("Membuka tindak lanjut itu")},
};

static const char *const weekdays[DAYS] = {N_("Sen"), N_("Sel"), N_("Rab"), N_("Kam"),
                                           N_("Jum"), N_("Sab"), N_("Min")};

/* Monday 0 to Sunday 6. */
static int weekday(struct day day)
{
    const struct day monday = {1900, 1, 1};
    return day_difference(day, monday) % DAYS;
}

/* --- data --- */

static void pick_day(struct calendar *calendar)
{
    g_array_set_size(calendar->ids, 0);
    for (guint i = 0; i < calendar->month->len; i++) {
        const struct due *due = &g_array_index(calendar->month, struct due, i);
        if (due->day == calendar->day.day)
            g_array_append_val(calendar->ids, due->id);
    }
    list_resize(&calendar->list, (int)calendar->ids->len);
    list_select(&calendar->list, 0);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct calendar *calendar = (struct calendar *)screen;
    const GArray *rows = action_list_read(screen->app->action_list, error);
    calendar->rows = rows;
    if (!calendar->day.year)
        calendar->day = action_filter_first_due(&calendar->filter, rows, app_today());
    g_array_set_size(calendar->month, 0);
    for (guint i = 0; rows && i < rows->len; i++) {
        const struct action_row *row = &g_array_index(rows, struct action_row, i);
        struct day lead = row->facts.lead;
        struct due due = {row->id, lead.day, action_facts_state(&row->facts, app_today())};
        if (lead.year == calendar->day.year && lead.month == calendar->day.month &&
            action_filter_passes(&calendar->filter, row))
            g_array_append_val(calendar->month, due);
    }
    pick_day(calendar);
    return rows != NULL;
}

/* --- drawing --- */

/* "! 2 ~ 1": how many in each state. */
static void draw_signs(const struct calendar *calendar, const struct canvas *cell, int day)
{
    int counts[ACTION_STATES] = {0}, column = 1;
    for (guint i = 0; i < calendar->month->len; i++) {
        const struct due *due = &g_array_index(calendar->month, struct due, i);
        counts[due->state] += due->day == day;
    }
    for (int state = 0; state < ACTION_STATES; state++)
        if (counts[state])
            column = canvas_print(cell, 1, column, theme_state((enum action_state)state), "%s%d",
                                  theme_state_sign((enum action_state)state), counts[state]) +
                     1;
}

/* The plans themselves, one a row, where the cell has room for them. */
static void draw_plans(const struct calendar *calendar, const struct canvas *cell, int day)
{
    struct error error;
    int row = 1;
    for (guint i = 0; i < calendar->month->len && row < cell->rows; i++) {
        const struct due *due = &g_array_index(calendar->month, struct due, i);
        if (due->day != day)
            continue;
        struct action *action = action_store_load(calendar->screen.app->actions, due->id, &error);
        g_autofree char *plan = action_first_line(action ? action->plan : "");
        canvas_text(cell, row, 1, theme_state(due->state), theme_state_sign(due->state));
        canvas_field(cell, row++, 3, cell->columns - 4, STYLE_PLAIN, plan);
        action_destroy(action);
    }
}

static void draw_cell(const struct calendar *calendar, const struct canvas *cell, struct day day)
{
    bool selected = day_compare(day, calendar->day) == 0;
    bool today = day_compare(day, app_today()) == 0;
    canvas_text(cell, 0, 0, STYLE_PLAIN, selected ? "▌" : " ");
    int after = canvas_print(cell, 0, 1,
                             today      ? STYLE_SELECTED
                             : selected ? STYLE_STRONG
                                        : STYLE_QUIET,
                             "%2d", day.day);
    if (today)
        canvas_text(cell, 0, after + 1, STYLE_QUIET, cell->columns > 14 ? _("hari ini") : "");
    if (cell->rows > 3)
        draw_plans(calendar, cell, day.day);
    else
        draw_signs(calendar, cell, day.day);
}

static void draw_month(const struct calendar *calendar, const struct canvas *canvas, int height)
{
    int width = (canvas->columns - 2) / DAYS;
    struct day first = {calendar->day.year, calendar->day.month, 1};
    int last = day_last_of_month(first.year, first.month).day, offset = weekday(first);
    for (int i = 0; i < DAYS; i++)
        canvas_text(canvas, 1, 2 + i * width, STYLE_QUIET, _(weekdays[i]));
    for (int day = 1; day <= last; day++) {
        int place = offset + day - 1;
        struct canvas cell =
            canvas_part(canvas, 2 + place / DAYS * height, 1 + place % DAYS * width, height, width);
        draw_cell(calendar, &cell, (struct day){first.year, first.month, day});
    }
}

static void draw_action(const struct calendar *calendar, const struct canvas *canvas, int row,
                        int at)
{
    struct error error;
    struct action *action = action_store_load(calendar->screen.app->actions,
                                              g_array_index(calendar->ids, int64_t, at), &error);
    if (!action)
        return;
    enum action_state state = action_state(action, app_today());
    bool selected = at == calendar->list.selected;
    g_autofree char *plan = action_first_line(action->plan);
    canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_text(canvas, row, 2, theme_state(state), theme_state_sign(state));
    canvas_field(canvas, row, 4, 4, STYLE_PLAIN, *action->element ? action->element : "–");
    canvas_field(canvas, row, 9, 11, STYLE_PLAIN, *action->service ? action->service : "–");
    canvas_field(canvas, row, 21, canvas->columns - 40, selected ? STYLE_STRONG : STYLE_PLAIN,
                 plan);
    canvas_field(canvas, row, canvas->columns - 18, 17, STYLE_QUIET, action->owner);
    action_destroy(action);
}

static void draw_day(struct calendar *calendar, const struct canvas *canvas)
{
    char day[DAY_TEXT_SIZE];
    int rows = canvas->rows - 2;
    day_to_field(calendar->day, day);
    canvas_rule(canvas, 0, 0, canvas->columns);
    canvas_text(canvas, 1, 1, STYLE_STRONG, day);
    canvas_print(canvas, 1, 13, STYLE_QUIET, _("%d tindak lanjut"), calendar->list.count);
    list_show(&calendar->list, rows);
    for (int i = 0; i < rows && calendar->list.top + i < calendar->list.count; i++)
        draw_action(calendar, canvas, 2 + i, calendar->list.top + i);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct calendar *calendar = (struct calendar *)screen;
    int height = (canvas->rows - 2 - SMALLEST_DETAIL) / WEEKS;
    g_autofree char *words = action_filter_words(&calendar->filter);
    canvas_print(canvas, 0, 2, STYLE_STRONG, "%s %d", month_words(calendar->day.month),
                 calendar->day.year);
    canvas_right(canvas, 0, 30, canvas->columns - 31, STYLE_STRONG, words);
    draw_month(calendar, canvas, height);
    struct canvas rest = canvas_part(canvas, 2 + WEEKS * height, 0, -1, -1);
    draw_day(calendar, &rest);
}

/* --- moving --- */

static struct wish go(struct calendar *calendar, struct day day)
{
    bool same = day.year == calendar->day.year && day.month == calendar->day.month;
    if (!day.year)
        return STAY; /* the calendar ends */
    calendar->day = day;
    if (same)
        pick_day(calendar);
    else
        shell_refresh(&calendar->screen);
    return STAY;
}

static struct wish go_months(struct calendar *calendar, int step)
{
    int month = calendar->day.year * 12 + calendar->day.month - 1 + step;
    struct day last = day_last_of_month(month / 12, month % 12 + 1);
    return go(calendar, (struct day){last.year, last.month, MIN(calendar->day.day, last.day)});
}

static struct wish go_due(struct calendar *calendar, int step)
{
    struct day day = action_filter_next_due(&calendar->filter, calendar->rows, calendar->day, step);
    if (day_compare(day, calendar->day) != 0)
        return go(calendar, day);
    screen_say(&calendar->screen, "%s",
               step > 0 ? _("Sesudah tanggal ini tidak ada tenggat yang terbuka.")
                        : _("Sebelum tanggal ini tidak ada tenggat yang terbuka."));
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct calendar *calendar = (struct calendar *)screen;
    int count = calendar->list.count;
    switch (action) {
    case OPEN_ACTION:
        return count ? OPEN(action_card_open(screen->app, g_array_index(calendar->ids, int64_t,
                                                                        calendar->list.selected)))
                     : STAY;
    case NEXT:
        if (count)
            list_select(&calendar->list, (calendar->list.selected + 1) % count);
        return STAY;
    case TODAY:
        return go(calendar, app_today());
    default:
        return go_due(calendar, action == NEXT_DUE ? 1 : -1);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct calendar *calendar = (struct calendar *)screen;
    int days = key == KEY_OF_LEFT    ? -1
               : key == KEY_OF_RIGHT ? 1
               : key == KEY_OF_UP    ? -DAYS
               : key == KEY_OF_DOWN  ? DAYS
                                     : 0;
    if (key == KEY_OF_PAGE_UP || key == KEY_OF_PAGE_DOWN)
        return go_months(calendar, key == KEY_OF_PAGE_UP ? -1 : 1);
    return days ? go(calendar, day_add(calendar->day, days)) : STAY;
}

static void destroy(struct screen *screen)
{
    struct calendar *calendar = (struct calendar *)screen;
    action_filter_finish(&calendar->filter);
    g_array_unref(calendar->ids);
    g_array_unref(calendar->month);
}

const struct screen_class action_calendar_class = {
    .title = N_("Kalender tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct calendar),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *action_calendar_open(struct app *app, const struct action_filter *filter)
{
    struct calendar *calendar = screen_create(&action_calendar_class, app);
    calendar->filter = action_filter_copy(filter);
    calendar->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    calendar->month = g_array_new(FALSE, FALSE, sizeof(struct due));
    return &calendar->screen;
}
