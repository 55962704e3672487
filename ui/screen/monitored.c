#include "src/i18n.h"
#include "ui/report/monitoring_report.h"
#include "ui/screen/action_card.h"
#include "ui/screen/action_filter.h"
#include "ui/screen/monitoring.h"
#include "ui/widget/list.h"

#define DETAIL_ROWS 5

/* The actions behind a row of the monitoring, as they were at the cut-off. */
struct monitored_screen {
    struct screen screen;
    struct monitoring_report report;
    GPtrArray *actions; /* of struct monitored, borrowed from the report */
    struct list list;
    struct day cutoff;
    char *unit, *unit_key;
    int year;
};

enum { CARD };

static const struct binding keys[] = {
    {{KEY_OF_ENTER},
     CARD,
     "Enter",
     N_("buka"),
     N_("Tindak lanjut ini sebagaimana keadaannya kini")},
    {{0}, -1, "↑↓", N_("pilih"), N_("Memilih tindak lanjut")},
};

static const struct monitored *selected(const struct monitored_screen *monitored)
{
    return monitored->list.count
               ? g_ptr_array_index(monitored->actions, (guint)monitored->list.selected)
               : NULL;
}

static char *titled(struct screen *screen)
{
    const struct monitored_screen *monitored = (struct monitored_screen *)screen;
    char date[DAY_TEXT_SIZE];
    day_to_field(monitored->cutoff, date);
    return g_strdup_printf(_("Survei %d per %s"), monitored->year, date);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct monitored_screen *monitored = (struct monitored_screen *)screen;
    struct monitoring_report report;
    const struct monitoring_row row = {.unit_key = monitored->unit_key, .year = monitored->year};
    if (!monitoring_report_load(&report, screen->app, monitored->cutoff, (struct day){0}, NULL,
                                error)) {
        monitoring_report_finish(&report);
        return false;
    }
    g_clear_pointer(&monitored->actions, g_ptr_array_unref);
    monitoring_report_finish(&monitored->report);
    monitored->report = report;
    monitored->actions = monitoring_report_actions(&report, &row);
    list_resize(&monitored->list, (int)monitored->actions->len);
    return true;
}

/* --- drawing --- */

static enum action_state sign_of(enum monitored_state state)
{
    static const enum action_state states[MONITORED_STATES] = {
        [MONITORED_OVERDUE] = ACTION_IS_OVERDUE, [MONITORED_OPEN] = ACTION_IS_OPEN,
        [MONITORED_CLOSED] = ACTION_IS_DONE,     [MONITORED_DROPPED] = ACTION_IS_DROPPED,
        [MONITORED_LATER] = ACTION_IS_OPEN,
    };
    return states[state];
}

static void draw_row(const struct monitored_screen *monitored, const struct canvas *canvas, int row,
                     const struct monitored *action, bool is_selected)
{
    char due[DAY_TEXT_SIZE];
    enum monitored_state state = monitored_state(action, monitored->cutoff);
    enum action_state sign = sign_of(state);
    enum style style = is_selected ? STYLE_STRONG : STYLE_PLAIN;
    int owner_width = 14 + MAX(0, canvas->columns - 80) / 4;
    int owner = canvas->columns - owner_width - 1;
    g_autofree char *plan = action_first_line(action->plan);
    day_to_field(action->due_day, due);
    canvas_text(canvas, row, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_text(canvas, row, 2, theme_state(sign), theme_state_sign(sign));
    canvas_field(canvas, row, 4, 12, theme_state(sign),
                 *due           ? due
                 : *action->due ? action->due
                                : "–");
    canvas_text(canvas, row, 16, STYLE_WARNING,
                monitored_is_planned_late(action, monitored->cutoff) ||
                        monitored_is_closed_late(action, monitored->cutoff)
                    ? "+"
                    : " ");
    canvas_field(canvas, row, 18, 5, style, *action->element ? action->element : "–");
    canvas_field(canvas, row, 24, 10, style, *action->service ? action->service : "–");
    canvas_field(canvas, row, 35, owner - 37, style, plan);
    canvas_field(canvas, row, owner, owner_width, style, action->owner);
}

static void draw_heading(const struct canvas *canvas)
{
    canvas_text(canvas, 1, 4, STYLE_QUIET, _("tenggat"));
    canvas_text(canvas, 1, 18, STYLE_QUIET, C_("column", "unsur"));
    canvas_text(canvas, 1, 24, STYLE_QUIET, _("layanan"));
    canvas_text(canvas, 1, 35, STYLE_QUIET, _("rencana"));
    canvas_text(canvas, 1, canvas->columns - 15 - MAX(0, canvas->columns - 80) / 4, STYLE_QUIET,
                _("PIC"));
}

/* When it was closed, and what of it was recorded after the cut-off; the caller frees it. */
static char *dates_of(const struct monitored *action, struct day cutoff)
{
    char done[DAY_TEXT_SIZE];
    bool late = monitored_is_closed_late(action, cutoff);
    day_to_field(late ? action->done_day_now : action->done_day, done);
    GString *text = g_string_new(NULL);
    if (monitored_state(action, cutoff) == MONITORED_CLOSED)
        g_string_append_printf(text, _("selesai %s"), *done ? done : "–");
    if (late || monitored_is_planned_late(action, cutoff))
        g_string_append_printf(text, "%s%s", text->len ? "   " : "",
                               late ? _("+ selesainya dicatat sesudah tanggal pantau")
                                    : _("+ dicatat sesudah tanggal pantau"));
    return g_string_free(text, FALSE);
}

static void draw_detail(const struct monitored_screen *monitored, const struct canvas *canvas,
                        const struct monitored *action)
{
    enum monitored_state state = monitored_state(action, monitored->cutoff);
    enum action_state sign = sign_of(state);
    g_autofree char *dates = dates_of(action, monitored->cutoff);
    canvas_print(canvas, 0, 1, theme_state(sign), "%s %s", theme_state_sign(sign),
                 monitored_state_words(state));
    canvas_text(canvas, 0, 22, STYLE_PLAIN, dates);
    struct canvas plan = canvas_part(canvas, 1, 1, DETAIL_ROWS - 1, canvas->columns - 2);
    canvas_wrapped(&plan, 0, 0, STYLE_PLAIN, action->plan);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct monitored_screen *monitored = (struct monitored_screen *)screen;
    int rows = canvas->rows - DETAIL_ROWS - 3;
    if (!monitored->actions)
        return;
    canvas_text(canvas, 0, 1, STYLE_STRONG, monitored->unit);
    draw_heading(canvas);
    list_show(&monitored->list, rows);
    for (int i = 0; i < rows && monitored->list.top + i < monitored->list.count; i++)
        draw_row(monitored, canvas, 2 + i,
                 g_ptr_array_index(monitored->actions, (guint)(monitored->list.top + i)),
                 monitored->list.top + i == monitored->list.selected);
    canvas_rule(canvas, 2 + rows, 0, canvas->columns);
    struct canvas detail = canvas_part(canvas, 3 + rows, 0, DETAIL_ROWS, -1);
    if (selected(monitored))
        draw_detail(monitored, &detail, selected(monitored));
}

static struct wish act(struct screen *screen, int action)
{
    struct monitored_screen *monitored = (struct monitored_screen *)screen;
    (void)action;
    return selected(monitored) ? OPEN(action_card_open(screen->app, selected(monitored)->id))
                               : STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct monitored_screen *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct monitored_screen *monitored = (struct monitored_screen *)screen;
    g_clear_pointer(&monitored->actions, g_ptr_array_unref);
    monitoring_report_finish(&monitored->report);
    g_free(monitored->unit);
    g_free(monitored->unit_key);
}

const struct screen_class monitored_class = {
    .title = N_("Tindak lanjut pada tanggal pantau"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct monitored_screen),
    .needs = RIGHT_LOOK,
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *monitored_open(struct app *app, struct day cutoff, const struct monitoring_row *row)
{
    struct monitored_screen *monitored = screen_create(&monitored_class, app);
    monitored->cutoff = cutoff;
    monitored->unit = g_strdup(row->unit);
    monitored->unit_key = g_strdup(row->unit_key);
    monitored->year = row->year;
    return &monitored->screen;
}
