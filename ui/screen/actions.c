#include "ui/screen/actions.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/action_form.h"
#include "ui/widget/list.h"

#define DETAIL_ROWS 7

struct actions {
    struct screen screen;
    GPtrArray *all;   /* of struct action, by due date */
    GPtrArray *shown; /* those that pass the filters; borrowed from all */
    struct list list;
    int64_t counts[ACTION_STATES];
    int state;   /* only actions in this state; ACTION_STATES: all */
    int service; /* position among the services from 1; 0: all */
    int element; /* position among the elements from 1; 0: all */
    char *owner; /* NULL: all */
    char search[64];
};

enum { OPEN_ACTION, NEW, STATE, SERVICE, ELEMENT, OWNER, STATUS };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, OPEN_ACTION, "Enter", NULL, N_("Membuka tindak lanjut")},
    {{KEY_OF_F2}, NEW, "F2", N_("baru"), N_("Membuat tindak lanjut baru")},
    {{KEY_OF_F3},
     STATUS,
     "F3",
     N_("status"),
     N_("Mengganti status: direncanakan, berjalan, selesai, dibatalkan")},
    {{KEY_OF_F4},
     STATE,
     "F4",
     N_("saring"),
     N_("Menyaring menurut keadaan: lewat tenggat, segera, …")},
    {{KEY_OF_F5}, SERVICE, "F5", N_("layanan"), N_("Menyaring menurut layanan")},
    {{KEY_OF_F6}, ELEMENT, "F6", N_("unsur"), N_("Menyaring menurut unsur")},
    {{KEY_OF_F7}, OWNER, "F7", N_("PIC"), N_("Menyaring menurut penanggung jawab")},
};

static const struct service *service_of(const struct actions *actions, const struct action *action)
{
    return services_by_id(&actions->screen.app->survey->services, action->service_id);
}

/* --- filters --- */

static bool has_word(const struct actions *actions, const struct action *action, const char *word)
{
    const struct service *service = service_of(actions, action);
    const char *const texts[] = {action->element,
                                 action->cause,
                                 action->plan,
                                 action->due,
                                 action->owner,
                                 action->realisation,
                                 action->evidence,
                                 action->obstacles,
                                 action_status_words(action->status),
                                 action_state_words(action_state(action, app_today())),
                                 service ? service->code : "",
                                 service ? service->name : ""};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (text_contains(texts[i], word))
            return true;
    return false;
}

static bool is_shown(const struct actions *actions, const struct action *action)
{
    const struct survey *survey = actions->screen.app->survey;
    if (actions->state < ACTION_STATES && (int)action_state(action, app_today()) != actions->state)
        return false;
    if (actions->service &&
        services_at(&survey->services, (size_t)actions->service - 1)->id != action->service_id)
        return false;
    if (actions->element &&
        strcmp(survey->form->elements[actions->element - 1].code, action->element) != 0)
        return false;
    if (actions->owner && strcmp(actions->owner, action->owner) != 0)
        return false;
    g_auto(GStrv) words = g_strsplit(actions->search, " ", 0);
    for (char **word = words; *word; word++)
        if (!has_word(actions, action, *word))
            return false;
    return true;
}

static void apply_filters(struct actions *actions)
{
    g_ptr_array_set_size(actions->shown, 0);
    for (guint i = 0; actions->all && i < actions->all->len; i++) {
        struct action *action = g_ptr_array_index(actions->all, i);
        if (is_shown(actions, action))
            g_ptr_array_add(actions->shown, action);
    }
    list_resize(&actions->list, (int)actions->shown->len);
}

static struct action *selected(const struct actions *actions)
{
    return actions->list.count ? g_ptr_array_index(actions->shown, (guint)actions->list.selected)
                               : NULL;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct actions *actions = (struct actions *)screen;
    int64_t id = selected(actions) ? selected(actions)->id : 0;
    g_autoptr(GPtrArray) all = action_store_list(screen->app->actions, error);
    if (!all || !action_store_count(screen->app->actions, app_today(), actions->counts, error))
        return false;
    g_ptr_array_set_size(actions->shown, 0);
    g_clear_pointer(&actions->all, g_ptr_array_unref);
    actions->all = g_steal_pointer(&all);
    apply_filters(actions);
    for (guint i = 0; i < actions->shown->len; i++)
        if (((struct action *)g_ptr_array_index(actions->shown, i))->id == id)
            list_select(&actions->list, (int)i);
    return true;
}

/* --- drawing --- */

static void draw_counts(const struct actions *actions, const struct canvas *canvas)
{
    int column = 1;
    for (int state = 0; state < ACTION_STATES; state++) {
        enum style style = actions->state == state  ? STYLE_SELECTED
                           : actions->counts[state] ? theme_state((enum action_state)state)
                                                    : STYLE_QUIET;
        column =
            canvas_print(canvas, 0, column, style, "%s %ld %s",
                         theme_state_sign((enum action_state)state), (long)actions->counts[state],
                         action_state_words((enum action_state)state)) +
            3;
    }
}

static void draw_filters(const struct actions *actions, const struct canvas *canvas)
{
    const struct survey *survey = actions->screen.app->survey;
    GString *text = g_string_new(NULL);
    if (actions->service)
        g_string_append_printf(text, " %s",
                               services_at(&survey->services, (size_t)actions->service - 1)->code);
    if (actions->element)
        g_string_append_printf(text, " %s", survey->form->elements[actions->element - 1].code);
    if (actions->owner)
        g_string_append_printf(text, " %s", *actions->owner ? actions->owner : _("tanpa PIC"));
    int after = canvas_print(canvas, 1, 1, STYLE_QUIET, "%s ", _("Cari:"));
    after = canvas_text(canvas, 1, after, STYLE_STRONG, actions->search);
    canvas_cursor(canvas, 1, after);
    if (text->len) {
        g_autofree char *filter = g_strdup_printf(_("hanya%s"), text->str);
        canvas_right(canvas, 1, 30, canvas->columns - 31, STYLE_STRONG, filter);
    }
    g_string_free(text, TRUE);
}

struct columns {
    int element, service, plan, plan_width, owner, owner_width;
};

static struct columns find_columns(int width)
{
    struct columns columns = {.element = 17, .service = 23};
    columns.plan = 35;
    columns.owner_width = 14 + MAX(0, width - 80) / 4;
    columns.owner = width - columns.owner_width - 1;
    columns.plan_width = columns.owner - columns.plan - 2;
    return columns;
}

static void draw_heading(const struct canvas *canvas, const struct columns *columns)
{
    canvas_text(canvas, 2, 4, STYLE_QUIET, _("tenggat"));
    canvas_text(canvas, 2, columns->element, STYLE_QUIET, C_("column", "unsur"));
    canvas_text(canvas, 2, columns->service, STYLE_QUIET, _("layanan"));
    canvas_text(canvas, 2, columns->plan, STYLE_QUIET, _("rencana"));
    canvas_text(canvas, 2, columns->owner, STYLE_QUIET, _("PIC"));
}

/* A date as a date; what is only a quarter, or not sure, as it was written. */
static void due_text(const struct action *action, char text[32])
{
    char day[11];
    day_to_field(action->due_day, day);
    const char *doubt = action->due_certainty == DUE_UNCERTAIN ? "? " : "";
    g_snprintf(text, 32, "%s%s", doubt, *day ? day : *action->due ? action->due : "–");
}

static void draw_row(const struct actions *actions, const struct canvas *canvas, int row,
                     const struct columns *columns, const struct action *action, bool is_selected)
{
    const struct service *service = service_of(actions, action);
    enum action_state state = action_state(action, app_today());
    enum style style = is_selected               ? STYLE_STRONG
                       : state >= ACTION_IS_DONE ? STYLE_QUIET
                                                 : STYLE_PLAIN;
    char due[32];
    due_text(action, due);
    g_autofree char *plan = g_strdelimit(g_strdup(action->plan), "\n", ' ');
    canvas_text(canvas, row, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_text(canvas, row, 2, theme_state(state), theme_state_sign(state));
    canvas_field(canvas, row, 4, 12, theme_state(state), due);
    canvas_field(canvas, row, columns->element, 5, style, *action->element ? action->element : "–");
    canvas_field(canvas, row, columns->service, 11, style, service ? service->code : "–");
    canvas_field(canvas, row, columns->plan, columns->plan_width, style, plan);
    canvas_field(canvas, row, columns->owner, columns->owner_width, style, action->owner);
}

/* A labelled text on at most ROWS rows. Returns the row after it. */
static int draw_text(const struct canvas *canvas, int row, const char *label, const char *text,
                     int rows)
{
    struct canvas inside = canvas_part(canvas, row, 14, rows, canvas->columns - 16);
    g_autoptr(GArray) lines = text_wrap(*text ? text : "–", inside.columns);
    canvas_text(canvas, row, 1, STYLE_QUIET, label);
    for (int i = 0; i < MIN(rows, (int)lines->len); i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        bool more = i + 1 == rows && (int)lines->len > rows;
        g_autofree char *part = g_strndup(text + line.start, *text ? line.length : 0);
        int after = canvas_text(&inside, i, 0, STYLE_PLAIN, *text ? part : "–");
        if (more)
            canvas_text(&inside, i, MIN(after + 1, inside.columns - 1), STYLE_QUIET, "…");
    }
    return row + rows;
}

static void draw_detail(const struct actions *actions, const struct canvas *canvas,
                        const struct action *action)
{
    enum action_state state = action_state(action, app_today());
    const struct form *form = actions->screen.app->survey->form;
    int element = form_find_element(form, action->element);
    int spare = canvas->rows - DETAIL_ROWS;
    g_autofree char *status =
        g_strdup_printf("%s %s%s%s", theme_state_sign(state), action_status_words(action->status),
                        state < ACTION_IS_OPEN ? ", " : "",
                        state < ACTION_IS_OPEN ? action_state_words(state) : "");
    canvas_print(canvas, 0, 1, STYLE_STRONG, "%s %s", action->element,
                 element >= 0 ? form->elements[element].name : "");
    canvas_right(canvas, 0, 40, canvas->columns - 41, theme_state(state), status);
    int row = draw_text(canvas, 1, _("sebab"), action->cause, 1 + spare / 4);
    row = draw_text(canvas, row, _("rencana"), action->plan, 2 + spare / 4);
    row = draw_text(canvas, row, _("realisasi"), action->realisation, 1 + spare / 4);
    row = draw_text(canvas, row, _("bukti"), action->evidence, 1);
    draw_text(canvas, row, _("hambatan"), action->obstacles, 1 + spare / 4);
}

static void draw_rows(struct actions *actions, const struct canvas *canvas)
{
    struct columns columns = find_columns(canvas->columns);
    int detail_rows = DETAIL_ROWS + MAX(0, canvas->rows - 20) / 3;
    int rows = canvas->rows - detail_rows - 4;
    draw_heading(canvas, &columns);
    list_show(&actions->list, rows);
    for (int i = 0; i < rows && actions->list.top + i < actions->list.count; i++)
        draw_row(actions, canvas, 3 + i, &columns,
                 g_ptr_array_index(actions->shown, (guint)(actions->list.top + i)),
                 actions->list.top + i == actions->list.selected);
    canvas_rule(canvas, 3 + rows, 0, canvas->columns);
    struct canvas detail = canvas_part(canvas, 4 + rows, 0, detail_rows, -1);
    draw_detail(actions, &detail, selected(actions));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct actions *actions = (struct actions *)screen;
    if (!actions->all)
        return;
    draw_counts(actions, canvas);
    draw_filters(actions, canvas);
    if (actions->list.count > 0)
        draw_rows(actions, canvas);
    else if (actions->all->len > 0)
        canvas_text(canvas, 4, 2, STYLE_PLAIN,
                    _("Tidak ada yang cocok. Hapus kata cari, atau ganti saringan."));
    else
        canvas_text(canvas, 4, 2, STYLE_PLAIN,
                    _("Belum ada tindak lanjut. Tekan F2, atau T pada unsur di layar indeks."));
}

/* --- actions --- */

/* The next owner in the list after the one filtered by; NULL after the last. */
static char *next_owner(const struct actions *actions)
{
    const char *next = NULL;
    for (guint i = 0; actions->all && i < actions->all->len; i++) {
        const char *owner = ((struct action *)g_ptr_array_index(actions->all, i))->owner;
        bool after = !actions->owner || g_utf8_collate(owner, actions->owner) > 0;
        if (after && (!next || g_utf8_collate(owner, next) < 0))
            next = owner;
    }
    return g_strdup(next);
}

static struct wish filter(struct actions *actions, int action)
{
    const struct survey *survey = actions->screen.app->survey;
    if (action == STATE) {
        actions->state = (actions->state + 1) % (ACTION_STATES + 1);
    } else if (action == SERVICE) {
        actions->service = (actions->service + 1) % ((int)survey->services.list->len + 1);
    } else if (action == ELEMENT) {
        actions->element = (actions->element + 1) % ((int)survey->form->element_count + 1);
    } else {
        char *owner = next_owner(actions);
        g_free(actions->owner);
        actions->owner = owner;
    }
    apply_filters(actions);
    return STAY;
}

/* Done without a word of what was done proves nothing: the form asks for it. */
static struct wish ask_for_realisation(struct actions *actions, struct action *action)
{
    struct screen *form = action_form_open(actions->screen.app, action, &actions->screen);
    screen_say(form, _("Isi realisasi dan bukti, lalu F2. Status sudah \"selesai\"."));
    return OPEN(form);
}

static struct wish change_status(struct actions *actions)
{
    struct error error;
    if (!selected(actions))
        return STAY;
    struct action *action = action_copy(selected(actions));
    action->status = (enum action_status)((action->status + 1) % ACTION_STATUSES);
    if (action->status == ACTION_DONE && text_is_blank(action->realisation))
        return ask_for_realisation(actions, action);
    if (action->status == ACTION_DONE && action->done_day.year == 0)
        action->done_day = app_today();
    if (action->status == ACTION_PLANNED || action->status == ACTION_RUNNING)
        action->done_day = (struct day){0};
    if (action_store_save(actions->screen.app->actions, action, false, app_now(), &error))
        screen_say(&actions->screen, _("Status menjadi %s."), action_status_words(action->status));
    else
        screen_complain(&actions->screen, &error);
    action_destroy(action);
    shell_refresh(&actions->screen);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct actions *actions = (struct actions *)screen;
    switch (action) {
    case OPEN_ACTION:
        return selected(actions)
                   ? OPEN(action_form_open(screen->app, action_copy(selected(actions)), screen))
                   : STAY;
    case NEW:
        return OPEN(action_form_open(screen->app, action_create(), screen));
    case STATUS:
        return change_status(actions);
    default:
        return filter(actions, action);
    }
}

static void search_for(struct actions *actions, const char *search)
{
    if (strlen(search) >= sizeof actions->search)
        return;
    g_strlcpy(actions->search, search, sizeof actions->search);
    actions->list.selected = 0;
    apply_filters(actions);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct actions *actions = (struct actions *)screen;
    g_autofree char *search = search_after_key(actions->search, key);
    if (!list_key(&actions->list, key) && search)
        search_for(actions, search);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct actions *actions = (struct actions *)screen;
    if (!*actions->search)
        return GO_BACK;
    search_for(actions, "");
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct actions *actions = (struct actions *)screen;
    g_clear_pointer(&actions->shown, g_ptr_array_unref);
    g_clear_pointer(&actions->all, g_ptr_array_unref);
    g_free(actions->owner);
}

const struct screen_class actions_class = {
    .title = N_("Tindak lanjut"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct actions),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

struct screen *actions_open(struct app *app)
{
    struct actions *actions = screen_create(&actions_class, app);
    actions->shown = g_ptr_array_new();
    actions->state = ACTION_STATES;
    return &actions->screen;
}
