#include "ui/screen/second.h"

#include "src/i18n.h"
#include "src/setting.h"
#include "src/text.h"
#include "ui/report/slips.h"
#include "ui/screen/keying.h"
#include "ui/screen/question.h"
#include "ui/screen/resolve.h"
#include "ui/widget/list.h"

struct second {
    struct screen screen;
    struct second_counts counts;
    struct slips slips;
    struct second_rule rule;
    bool signs_in;
    GPtrArray *waiting; /* of struct second_waiting */
    struct list menu;   /* the three queues */
};

enum { SECOND, THIRD, DECIDE, QUEUES, GO = QUEUES, SHARE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, GO, "↑↓ Enter", N_("mulai"), N_("Mulai dengan antrean yang ditandai")},
    {{'1'}, SECOND, "1", N_("kedua"), N_("Mengetik lagi lembar kertas yang menunggu")},
    {{'2'}, THIRD, "2", N_("ketiga"), N_("Mengetik lagi hanya isian yang berbeda")},
    {{'3'}, DECIDE, "3", N_("putuskan"), N_("Melihat ketiga entri dan memutuskan")},
    {{'a'}, SHARE, "A", N_("atur"), N_("Berapa persen lembar survei ini dientri dua kali")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == SHARE ? RIGHT_CHOOSE_SECOND : action == DECIDE ? RIGHT_RESOLVE : RIGHT_KEY;
}

static const struct {
    enum second_state state;
    const char *words, *note;
} queues[QUEUES] = {
    [SECOND] = {SECOND_WAITS, N_("Entri kedua"), N_("dari kertas saja")},
    [THIRD] = {SECOND_THIRD, N_("Entri ketiga"), N_("isian yang berbeda saja")},
    [DECIDE] = {SECOND_DECISION, N_("Keputusan"), N_("tiga entri berdampingan")},
};

static void forget(struct second *second)
{
    slips_finish(&second->slips);
    g_clear_pointer(&second->waiting, g_ptr_array_unref);
}

static bool load_rule(struct second *second, struct error *error)
{
    return second_store_rule(second->screen.app->second, 0, &second->rule, error);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct second *second = (struct second *)screen;
    struct second_store *store = screen->app->second;
    list_resize(&second->menu, QUEUES);
    forget(second);
    second->waiting = second_store_list(store, error);
    if (second->waiting && second_store_counts(store, &second->counts, error) &&
        second_store_signs_in(store, &second->signs_in, error) && load_rule(second, error) &&
        slips_load(&second->slips, screen->app, error))
        return true;
    forget(second);
    return false;
}

/* --- drawing --- */

/* "5, 7, 12, …": the sheets of a queue, in the order in which this person gets them. */
static char *numbers_of(const struct second *second, enum second_state state, int room)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < second->waiting->len; i++) {
        const struct second_waiting *waiting = g_ptr_array_index(second->waiting, i);
        if (waiting->state != state)
            continue;
        g_autofree char *number = g_strdup_printf("%s%ld", text->len ? ", " : "", waiting->number);
        if ((int)text->len + text_width(number) > room - 3) {
            g_string_append(text, ", …");
            break;
        }
        g_string_append(text, number);
    }
    return g_string_free(text, FALSE);
}

static char *mine_text(const struct second *second, enum second_state state)
{
    int64_t all = second->counts.sheets[state], mine = second->counts.mine[state];
    if (all == 0)
        return g_strdup(_("tidak ada yang menunggu"));
    if (mine == all)
        return g_strdup(_("semua boleh Anda ambil"));
    if (mine == 0 && state == SECOND_DECISION)
        return g_strdup(_("untuk penyelia"));
    return mine ? g_strdup_printf(_("%ld untuk Anda, sisanya untuk orang lain"), (long)mine)
                : g_strdup(_("untuk orang lain: Anda sudah mengetiknya"));
}

static void draw_queue(const struct second *second, const struct canvas *canvas, int row, int queue)
{
    enum second_state state = queues[queue].state;
    int64_t sheets = second->counts.sheets[state];
    bool selected = queue == second->menu.selected;
    g_autofree char *mine = mine_text(second, state);
    g_autofree char *numbers = numbers_of(second, state, canvas->columns - 34);
    canvas_text(canvas, row, 1, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_print(canvas, row, 3, STYLE_KEY, "%d", queue + 1);
    canvas_text(canvas, row, 6, selected ? STYLE_STRONG : STYLE_PLAIN, _(queues[queue].words));
    g_autofree char *count = g_strdup_printf("%ld", (long)sheets);
    canvas_right(canvas, row, 21, 7, sheets ? STYLE_STRONG : STYLE_QUIET, count);
    canvas_field(canvas, row, 31, canvas->columns - 32, sheets ? STYLE_PLAIN : STYLE_QUIET, mine);
    canvas_field(canvas, row + 1, 6, 24, STYLE_QUIET, _(queues[queue].note));
    if (*numbers)
        canvas_print(canvas, row + 1, 31, STYLE_QUIET, _("lembar %s"), numbers);
}

static void draw_settled(const struct second *second, const struct canvas *canvas, int row)
{
    const struct second_counts *counts = &second->counts;
    g_autofree char *count = g_strdup_printf("%ld", (long)counts->sheets[SECOND_SETTLED]);
    canvas_text(canvas, row, 6, STYLE_PLAIN, _("Selesai"));
    canvas_right(canvas, row, 21, 7, STYLE_PLAIN, count);
    if (counts->sheets[SECOND_SETTLED])
        canvas_print(canvas, row, 31, STYLE_QUIET,
                     counts->changed ? _("%ld pernah berbeda, %ld diubah sesudahnya")
                                     : _("%ld pernah berbeda"),
                     (long)counts->differing, (long)counts->changed);
}

static void draw_found(const struct second *second, const struct canvas *canvas, int row)
{
    const struct app *app = second->screen.app;
    struct canvas part = canvas_part(canvas, row, 3, 5, canvas->columns - 6);
    g_autofree char *sentence = slips_sentence(&second->slips, app);
    canvas_wrapped(&part, 0, 0, STYLE_PLAIN, sentence);
}

static char *rule_text(const struct second_rule *rule, bool may_choose)
{
    if (rule->share == 0)
        return g_strdup(may_choose
                            ? _("Lembar baru survei ini tidak dientri dua kali; A mengaturnya.")
                            : _("Lembar baru survei ini tidak dientri dua kali."));
    if (rule->share == 100)
        return g_strdup(_("Semua lembar baru survei ini dientri dua kali."));
    return g_strdup_printf(_("Sampel acak %ld %% lembar baru; %ld lembar pertama tiap petugas "
                             "semua."),
                           rule->share, rule->first);
}

/* On a tall screen the sheets that wait stand below, one a row. */
static void draw_waiting(const struct second *second, const struct canvas *canvas, int row)
{
    for (guint i = 0; i < second->waiting->len && row < canvas->rows; i++, row++) {
        const struct second_waiting *waiting = g_ptr_array_index(second->waiting, i);
        bool mine = waiting->standing != STANDING_REFUSED;
        enum style style = mine ? STYLE_PLAIN : STYLE_QUIET;
        g_autofree char *number = g_strdup_printf("%ld", waiting->number);
        canvas_right(canvas, row, 3, 6, STYLE_STRONG, number);
        canvas_field(canvas, row, 11, 20, style, _(queues[waiting->state].words));
        canvas_field(canvas, row, 31, 28, STYLE_QUIET, second_why_words(waiting->why));
        canvas_field(canvas, row, 60, 24, style, mine ? "" : _("untuk orang lain"));
        canvas_field(canvas, row, 85, canvas->columns - 86, STYLE_QUIET, waiting->service);
    }
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct second *second = (struct second *)screen;
    if (!second->waiting)
        return;
    g_autofree char *rule = rule_text(&second->rule, app_may(screen->app, RIGHT_CHOOSE_SECOND));
    canvas_right(canvas, 0, 19, 9, STYLE_QUIET, _("lembar"));
    for (int queue = 0; queue < QUEUES; queue++)
        draw_queue(second, canvas, 1 + 3 * queue, queue);
    draw_settled(second, canvas, 10);
    canvas_rule(canvas, 11, 3, canvas->columns - 6);
    bool looks = app_may(screen->app, RIGHT_LOOK);
    if (looks)
        draw_found(second, canvas, 12);
    canvas_text(canvas, looks ? 17 : 12, 3, STYLE_QUIET, rule);
    if (!second->signs_in)
        canvas_text(canvas, 18, 3, STYLE_WARNING,
                    _("Mode satu orang: orang yang sama boleh mengetik lagi, dan itu dicatat."));
    if (canvas->rows > 24)
        draw_waiting(second, canvas, 21);
}

/* --- actions --- */

static struct wish complain(struct second *second, const struct error *error)
{
    screen_complain(&second->screen, error);
    return STAY;
}

/* Why nothing can be taken although something waits. */
static struct wish tell_nothing(struct second *second, enum second_state state)
{
    struct error error;
    if (second->counts.sheets[state] == 0)
        error_set(&error, ERROR_INPUT, _("Tidak ada lembar yang menunggu di antrean ini."));
    else if (second->counts.mine[state] == 0)
        error_set(&error, ERROR_INPUT,
                  _("Yang menunggu sudah pernah Anda ketik; ini bagian orang lain."));
    else
        error_set(&error, ERROR_INPUT, _("Yang menunggu sedang dibuka orang lain."));
    return complain(second, &error);
}

static struct wish key(struct second *second, int number, enum second_state state)
{
    struct error error;
    struct screen *screen;
    if (!keying_second_open(second->screen.app, number, &second->screen, &screen, &error))
        return complain(second, &error);
    if (screen)
        return OPEN(screen);
    shell_refresh(&second->screen);
    return tell_nothing(second, state);
}

static struct wish decide(struct second *second)
{
    struct error error;
    struct screen *screen;
    if (second->counts.sheets[SECOND_DECISION] == 0)
        return tell_nothing(second, SECOND_DECISION);
    if (!app_require(second->screen.app, RIGHT_RESOLVE, &error) ||
        !resolve_open(second->screen.app, &second->screen, &screen, &error))
        return complain(second, &error);
    return screen ? OPEN(screen) : tell_nothing(second, SECOND_DECISION);
}

static struct wish share_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct second *second = (struct second *)screen;
    if (option != 0)
        return STAY;
    if (!app_require(screen->app, RIGHT_CHOOSE_SECOND, &error) ||
        !setting_check(SETTING_SECOND_SHARE, text, &error) ||
        !second_store_set_share(screen->app->second, 0, setting_number(SETTING_SECOND_SHARE, text),
                                app_now(), &error))
        return complain(second, &error);
    shell_refresh(screen);
    screen_say(screen, _("Aturan tersimpan; berlaku untuk lembar yang disimpan mulai sekarang."));
    return STAY;
}

static struct wish ask_share(struct second *second)
{
    g_autofree char *share = g_strdup_printf("%ld", second->rule.share);
    return question_ask_text(
        &second->screen,
        _("Berapa persen lembar survei ini dientri dua kali? 0 tidak ada, 100 semua."), share,
        share_typed);
}

static struct wish act(struct screen *screen, int action)
{
    struct second *second = (struct second *)screen;
    if (action < QUEUES)
        list_select(&second->menu, action);
    switch (action) {
    case SECOND:
        return key(second, 2, SECOND_WAITS);
    case THIRD:
        return key(second, 3, SECOND_THIRD);
    case DECIDE:
        return decide(second);
    case SHARE:
        return ask_share(second);
    default:
        return act(screen, second->menu.selected);
    }
}

static struct wish type(struct screen *screen, uint32_t key_pressed)
{
    list_key(&((struct second *)screen)->menu, key_pressed);
    return STAY;
}

static void destroy(struct screen *screen)
{
    forget((struct second *)screen);
}

const struct screen_class second_class = {
    .title = N_("Entri kedua"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct second),
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *second_open(struct app *app)
{
    struct second *second = screen_create(&second_class, app);
    return &second->screen;
}
