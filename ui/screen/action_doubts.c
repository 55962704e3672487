#include "ui/screen/action_doubts.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/action_filter.h"
#include "ui/screen/question.h"
#include "ui/terminal.h"
#include "ui/widget/list.h"

#define DETAIL_ROWS 8

struct doubts {
    struct screen screen;
    GArray *ids; /* of the actions whose due date is doubted */
    struct list list;
    struct action *selected; /* as it is read; NULL: none */
};

enum { FIRST, SECOND, THIRD, FOURTH, WRITE, NO_DATE };

static const struct binding keys[] = {
    {{'1'}, FIRST, "1–4", N_("tanggal itu"), N_("Tenggatnya tanggal bernomor itu")},
    {{'2'}, SECOND, "2", NULL, N_("Tenggatnya tanggal nomor 2")},
    {{'3'}, THIRD, "3", NULL, N_("Tenggatnya tanggal nomor 3")},
    {{'4'}, FOURTH, "4", NULL, N_("Tenggatnya tanggal nomor 4")},
    {{KEY_OF_ENTER, 't'}, WRITE, "T", N_("tulis sendiri"), N_("Menulis tenggat yang benar")},
    {{'0', '-'}, NO_DATE, "0", N_("tanpa tenggat"), N_("Memang tidak ada tenggatnya")},
};

/* The caller destroys it; NULL where it is gone. */
static struct action *load(const struct doubts *doubts, int at)
{
    struct error error;
    return action_store_load(doubts->screen.app->actions, g_array_index(doubts->ids, int64_t, at),
                             &error);
}

static const struct action *selected(struct doubts *doubts)
{
    int at = doubts->list.selected;
    if (doubts->list.count == 0)
        return NULL;
    if (doubts->selected && doubts->selected->id == g_array_index(doubts->ids, int64_t, at))
        return doubts->selected;
    action_destroy(doubts->selected);
    doubts->selected = load(doubts, at);
    return doubts->selected;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct doubts *doubts = (struct doubts *)screen;
    const GArray *rows = action_list_read(screen->app->action_list, error);
    g_clear_pointer(&doubts->selected, action_destroy);
    g_array_set_size(doubts->ids, 0);
    for (guint i = 0; rows && i < rows->len; i++) {
        const struct action_row *row = &g_array_index(rows, struct action_row, i);
        if (action_is_on(&row->facts, ACTIONS_DOUBTED, app_today(), 0))
            g_array_append_val(doubts->ids, row->id);
    }
    list_resize(&doubts->list, (int)doubts->ids->len);
    return rows != NULL;
}

/* --- drawing --- */

static void draw_row(const struct canvas *canvas, int row, const struct action *action,
                     bool is_selected)
{
    enum style style = is_selected ? STYLE_STRONG : STYLE_PLAIN;
    int due_width = 20, doubt_width = 34, plan = 4 + due_width + doubt_width;
    g_autofree char *line = action_first_line(action->plan);
    canvas_text(canvas, row, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_field(canvas, row, 2, due_width - 1, STYLE_WARNING, action->due);
    canvas_field(canvas, row, 2 + due_width, doubt_width - 1, STYLE_QUIET,
                 due_doubt_words(action_due_doubt(action)));
    canvas_field(canvas, row, plan, canvas->columns - plan - 1, style, line);
}

static void draw_proposals(const struct canvas *canvas, const struct action *action)
{
    struct day days[DUE_PROPOSALS];
    int count = due_date_propose(action->due, action->year, days), column = 14;
    canvas_text(canvas, 5, 1, STYLE_QUIET, _("mungkin"));
    for (int i = 0; i < count; i++) {
        char day[DAY_TEXT_SIZE];
        day_to_field(days[i], day);
        column = canvas_print(canvas, 5, column, STYLE_KEY, "%d", i + 1);
        column = canvas_text(canvas, 5, column + 1, STYLE_STRONG, day) + 3;
    }
    if (count == 0)
        canvas_text(canvas, 5, 14, STYLE_PLAIN, _("tidak dapat diterka; tekan T"));
}

static void draw_detail(const struct canvas *canvas, const struct action *action)
{
    g_autofree char *line = action_first_line(action->plan);
    canvas_text(canvas, 0, 1, STYLE_STRONG, line);
    canvas_text(canvas, 1, 1, STYLE_QUIET, _("survei"));
    canvas_print(canvas, 1, 14, STYLE_PLAIN, "%d  %s %s", action->year, action->element,
                 action->service);
    canvas_text(canvas, 2, 1, STYLE_QUIET, _("PIC"));
    canvas_text(canvas, 2, 14, STYLE_PLAIN, *action->owner ? action->owner : "–");
    canvas_text(canvas, 3, 1, STYLE_QUIET, _("tertulis"));
    canvas_print(canvas, 3, 14, STYLE_WARNING, "%s", action->due);
    canvas_text(canvas, 4, 14, STYLE_QUIET, due_doubt_words(action_due_doubt(action)));
    draw_proposals(canvas, action);
    canvas_text(canvas, 6, 14, STYLE_QUIET,
                _("Yang tertulis tetap tersimpan; tanggal yang dipilih berlaku."));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct doubts *doubts = (struct doubts *)screen;
    if (doubts->list.count == 0) {
        canvas_text(canvas, 1, 2, STYLE_PLAIN, _("Semua tenggat jelas."));
        return;
    }
    int rows = canvas->rows - DETAIL_ROWS - 3;
    canvas_print(canvas, 0, 2, STYLE_STRONG, _("%d tenggat perlu dilihat"), doubts->list.count);
    canvas_text(canvas, 1, 2, STYLE_QUIET, _("tertulis"));
    canvas_text(canvas, 1, 22, STYLE_QUIET, _("mengapa ragu"));
    canvas_text(canvas, 1, 58, STYLE_QUIET, _("rencana"));
    list_show(&doubts->list, rows);
    for (int i = 0; i < rows && doubts->list.top + i < doubts->list.count; i++) {
        struct action *action = load(doubts, doubts->list.top + i);
        if (action)
            draw_row(canvas, 2 + i, action, doubts->list.top + i == doubts->list.selected);
        action_destroy(action);
    }
    canvas_rule(canvas, 2 + rows, 0, canvas->columns);
    struct canvas detail = canvas_part(canvas, 3 + rows, 0, DETAIL_ROWS, -1);
    if (selected(doubts))
        draw_detail(&detail, selected(doubts));
}

/* --- settling --- */

static struct wish save(struct doubts *doubts, struct action *action)
{
    struct error error;
    char day[DAY_TEXT_SIZE];
    g_autofree char *written = g_strdup(selected(doubts)->due);
    if (action_store_save(doubts->screen.app->actions, action, false, app_now(), &error)) {
        day_to_field(action->due_day, day);
        screen_say(&doubts->screen, _("Tenggat \"%s\" sekarang %s."), written,
                   *day                                     ? day
                   : action->due_certainty == DUE_RECURRING ? action->due
                                                            : _("tanpa tenggat"));
    } else {
        screen_complain(&doubts->screen, &error);
    }
    action_destroy(action);
    shell_refresh(&doubts->screen);
    return STAY;
}

/* What was written stays. */
static void set_day(struct action *action, struct day day)
{
    action->due_day = day;
    action->due_certainty = DUE_CERTAIN;
}

static struct wish settle(struct doubts *doubts, int number)
{
    struct day days[DUE_PROPOSALS];
    const struct action *doubted = selected(doubts);
    if (!doubted)
        return STAY;
    if (number >= due_date_propose(doubted->due, doubted->year, days)) {
        terminal_bell();
        return STAY;
    }
    struct action *action = action_copy(doubted);
    set_day(action, days[number]);
    return save(doubts, action);
}

static struct wish written(struct screen *screen, int option, const char *text)
{
    struct doubts *doubts = (struct doubts *)screen;
    struct error error;
    if (option != 0 || !selected(doubts))
        return STAY;
    struct due_date due = due_date_read(text, selected(doubts)->year);
    if (due.certainty == DUE_UNCERTAIN) {
        g_autofree char *unread = text_excerpt(text, 60);
        error_set(&error, ERROR_INPUT, _("Tenggat \"%s\" %s; tulis misalnya 31-12-2024."), unread,
                  due_doubt_words(due.doubt));
        screen_complain(screen, &error);
        return STAY;
    }
    struct action *action = action_copy(selected(doubts));
    if (due.certainty == DUE_CERTAIN)
        set_day(action, due.day);
    else
        action_set_due(action, text, action->year);
    return save(doubts, action);
}

/* What was written goes to the record; a due date that is none has no words. */
static struct wish leave_undated(struct doubts *doubts)
{
    struct action *action = action_copy(selected(doubts));
    action_set_due(action, "-", action->year);
    return save(doubts, action);
}

static struct wish act(struct screen *screen, int action)
{
    struct doubts *doubts = (struct doubts *)screen;
    if (!selected(doubts))
        return STAY;
    if (action == WRITE)
        return question_ask_text(screen, _("Tenggat yang benar: misalnya 31-12-2024, TW IV 2024"),
                                 "", written);
    return action == NO_DATE ? leave_undated(doubts) : settle(doubts, action);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    if (!list_key(&((struct doubts *)screen)->list, key) && key_is_character(key))
        terminal_bell();
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct doubts *doubts = (struct doubts *)screen;
    g_array_unref(doubts->ids);
    action_destroy(doubts->selected);
}

const struct screen_class action_doubts_class = {
    .title = N_("Tenggat meragukan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct doubts),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *action_doubts_open(struct app *app)
{
    struct doubts *doubts = screen_create(&action_doubts_class, app);
    doubts->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    return &doubts->screen;
}
