#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/actions_private.h"

#define DETAIL_ROWS 7

static char *count_words(enum action_state state, int64_t count)
{
    return g_strdup_printf("%s %ld %s", theme_state_sign(state), (long)count,
                           action_state_words(state));
}

/* Large counts stand closer together. */
static void draw_counts(const struct actions *actions, const struct canvas *canvas)
{
    static const enum action_list lists[ACTION_STATES] = {
        ACTIONS_OVERDUE, ACTIONS_SOON, ACTIONS_LATER, ACTIONS_DONE, ACTIONS_DROPPED};
    int column = 1, width = 0;
    for (int state = 0; state < ACTION_STATES; state++) {
        g_autofree char *words =
            count_words((enum action_state)state, actions->counts[lists[state]]);
        width += text_width(words);
    }
    int gap = CLAMP((canvas->columns - column - width) / (ACTION_STATES - 1), 1, 3);
    for (int state = 0; state < ACTION_STATES; state++) {
        int64_t count = actions->counts[lists[state]];
        enum style style = actions->filter.list == lists[state] ? STYLE_SELECTED
                           : count ? theme_state((enum action_state)state)
                                   : STYLE_QUIET;
        g_autofree char *words = count_words((enum action_state)state, count);
        column = canvas_text(canvas, 0, column, style, words) + gap;
    }
}

/* What leads elsewhere than to a date; the caller frees it. */
static char *remarks(const struct actions *actions)
{
    static const enum action_list leading[] = {ACTIONS_LONG_OVERDUE, ACTIONS_DOUBTED,
                                               ACTIONS_UNPROVEN, ACTIONS_OWNERLESS,
                                               ACTIONS_DATELESS};
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(leading); i++)
        if (actions->counts[leading[i]])
            g_string_append_printf(text, "%s%ld %s", text->len ? " · " : "",
                                   (long)actions->counts[leading[i]],
                                   action_list_words(leading[i]));
    return g_string_free(text, FALSE);
}

/* On the right what is marked, else the filters that are set, else the remarks. */
static void draw_filters(const struct actions *actions, const struct canvas *canvas)
{
    guint marked = g_hash_table_size(actions->marked);
    g_autofree char *words = action_filter_words(&actions->filter), *quiet = remarks(actions);
    int after = list_search_draw(actions->search, canvas, 1);
    int width = canvas->columns - after - 3;
    g_autofree char *marks = g_strdup_printf(_("%u ditandai: F3 mengubah semuanya"), marked);
    if (marked)
        canvas_right(canvas, 1, after + 2, width, STYLE_STRONG, marks);
    else if (*words)
        canvas_right(canvas, 1, after + 2, width, STYLE_STRONG, words);
    else
        canvas_right(canvas, 1, after + 2, width, STYLE_QUIET, quiet);
}

struct columns {
    int year, element, service, plan, plan_width, owner, owner_width;
};

/* The year has a column of its own where there is room for it. */
static struct columns find_columns(int width)
{
    struct columns columns = {.year = width >= 100 ? 17 : 0};
    columns.element = columns.year ? 23 : 17;
    columns.service = columns.element + 6;
    columns.plan = columns.service + 12;
    columns.owner_width = 14 + MAX(0, width - 80) / 4;
    columns.owner = width - columns.owner_width - 1;
    columns.plan_width = columns.owner - columns.plan - 2;
    return columns;
}

static void draw_heading(const struct canvas *canvas, const struct columns *columns)
{
    canvas_text(canvas, 2, 4, STYLE_QUIET, _("tenggat"));
    if (columns->year)
        canvas_text(canvas, 2, columns->year, STYLE_QUIET, C_("column", "tahun"));
    canvas_text(canvas, 2, columns->element, STYLE_QUIET, C_("column", "unsur"));
    canvas_text(canvas, 2, columns->service, STYLE_QUIET, _("layanan"));
    canvas_text(canvas, 2, columns->plan, STYLE_QUIET, _("rencana"));
    canvas_text(canvas, 2, columns->owner, STYLE_QUIET, _("PIC"));
}

static void draw_row(struct actions *actions, const struct canvas *canvas, int row,
                     const struct columns *columns, int shown)
{
    const struct action *action = actions_at(actions, shown);
    bool is_selected = shown == actions->list.selected;
    if (!action)
        return;
    enum action_state state = action_state(action, app_today());
    bool marked = g_hash_table_contains(actions->marked, &action->id);
    enum style style = is_selected               ? STYLE_STRONG
                       : state >= ACTION_IS_DONE ? STYLE_QUIET
                                                 : STYLE_PLAIN;
    g_autofree char *due = action_due_text(action);
    g_autofree char *plan = g_strdelimit(g_strdup(action->plan), "\n", ' ');
    canvas_text(canvas, row, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_text(canvas, row, 1, STYLE_WARNING, marked ? "*" : " ");
    canvas_text(canvas, row, 2, theme_state(state), theme_state_sign(state));
    canvas_field(canvas, row, 4, 12, theme_state(state), due);
    if (columns->year)
        canvas_print(canvas, row, columns->year, STYLE_QUIET, "%d", action->year);
    canvas_field(canvas, row, columns->element, 5, style, *action->element ? action->element : "–");
    canvas_field(canvas, row, columns->service, 11, style,
                 *action->service ? action->service : "–");
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

/* "2 berkas", behind the names of documents. */
static char *evidence_words(const struct action *action)
{
    g_autofree char *files =
        action->files ? g_strdup_printf(_("%d berkas"), action->files) : g_strdup("");
    return g_strdup_printf("%s%s%s", action->evidence, *action->evidence && *files ? ", " : "",
                           files);
}

static void draw_detail_head(const struct actions *actions, const struct canvas *canvas,
                             const struct action *action)
{
    enum action_state state = action_state(action, app_today());
    const struct form *form = actions->screen.app->survey->form;
    int element = form_find_element(form, action->element);
    g_autofree char *status =
        g_strdup_printf("%s %s%s%s", theme_state_sign(state), action_status_words(action->status),
                        state < ACTION_IS_OPEN ? ", " : "",
                        state < ACTION_IS_OPEN ? action_state_words(state) : "");
    const char *name = element >= 0 ? form->elements[element].name : "";
    int after = *action->element
                    ? canvas_print(canvas, 0, 1, STYLE_STRONG, "%s %s", action->element, name)
                    : canvas_text(canvas, 0, 1, STYLE_STRONG, _("tanpa unsur"));
    if (action->year != actions->screen.app->survey->year)
        canvas_print(canvas, 0, after + 1, STYLE_QUIET, "%d", action->year);
    canvas_right(canvas, 0, 40, canvas->columns - 41, theme_state(state), status);
}

static void draw_detail(const struct actions *actions, const struct canvas *canvas,
                        const struct action *action)
{
    int spare = canvas->rows - DETAIL_ROWS;
    g_autofree char *evidence = evidence_words(action);
    bool dropped = action->status == ACTION_DROPPED && *action->reason;
    draw_detail_head(actions, canvas, action);
    int row = draw_text(canvas, 1, _("sebab"), action->cause, 1 + spare / 4);
    row = draw_text(canvas, row, _("rencana"), action->plan, 2 + spare / 4);
    row = draw_text(canvas, row, _("realisasi"), action->realisation, 1 + spare / 4);
    row = draw_text(canvas, row, _("bukti"), evidence, 1);
    draw_text(canvas, row, dropped ? _("alasan batal") : _("hambatan"),
              dropped ? action->reason : action->obstacles, 1 + spare / 4);
}

/* The rule over the detail tells what Ctrl-Z would take back. */
static void draw_undo(const struct actions *actions, const struct canvas *canvas, int row)
{
    g_autofree char *words = actions_undo_words(&actions->last);
    g_autofree char *label = g_strdup_printf(" %s ", words);
    canvas_rule(canvas, row, 0, canvas->columns);
    if (*words)
        canvas_field(canvas, row, 2, MIN(text_width(label), canvas->columns - 4), STYLE_QUIET,
                     label);
}

static void draw_rows(struct actions *actions, const struct canvas *canvas)
{
    struct columns columns = find_columns(canvas->columns);
    int detail_rows = DETAIL_ROWS + MAX(0, canvas->rows - 20) / 3;
    int rows = canvas->rows - detail_rows - 4;
    draw_heading(canvas, &columns);
    list_show(&actions->list, rows);
    for (int i = 0; i < rows && actions->list.top + i < actions->list.count; i++)
        draw_row(actions, canvas, 3 + i, &columns, actions->list.top + i);
    draw_undo(actions, canvas, 3 + rows);
    struct canvas detail = canvas_part(canvas, 4 + rows, 0, detail_rows, -1);
    if (actions_selected(actions))
        draw_detail(actions, &detail, actions_selected(actions));
}

void actions_draw(struct screen *screen, const struct canvas *canvas)
{
    struct actions *actions = (struct actions *)screen;
    if (!actions->rows)
        return;
    draw_counts(actions, canvas);
    draw_filters(actions, canvas);
    if (actions->list.count > 0)
        draw_rows(actions, canvas);
    else if (actions->rows->len > 0)
        canvas_text(canvas, 4, 2, STYLE_PLAIN,
                    _("Tidak ada yang cocok. Hapus kata cari, atau ganti saringan."));
    else
        canvas_text(canvas, 4, 2, STYLE_PLAIN,
                    _("Belum ada tindak lanjut. Tekan F2, atau T pada unsur di layar indeks."));
}
