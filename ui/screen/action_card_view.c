#include "ui/screen/action_card_view.h"

#include <string.h>

#include "src/action_life.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/change_words.h"
#include "ui/screen/index.h"

enum { LABEL_WIDTH = 14, WIDE = 116, SIDE_WIDTH = 52 };

/* A line of the card as it will stand on the screen. */
struct line {
    const char *label; /* borrowed; NULL: none */
    char *text;
    enum style style;
};

static void line_clear(void *line)
{
    g_free(((struct line *)line)->text);
}

static GArray *new_lines(void)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
    g_array_set_clear_func(lines, line_clear);
    return lines;
}

/* TEXT, wrapped to WIDTH cells behind LABEL. */
static void add(GArray *lines, int width, const char *label, enum style style, const char *text)
{
    const char *shown = *text ? text : "–";
    g_autoptr(GArray) wrapped = text_wrap(shown, MAX(10, width - LABEL_WIDTH - 1));
    for (guint i = 0; i < wrapped->len; i++) {
        struct text_line part = g_array_index(wrapped, struct text_line, i);
        struct line line = {i == 0 ? label : NULL, g_strndup(shown + part.start, part.length),
                            style};
        g_array_append_val(lines, line);
    }
}

/* --- the parts --- */

static void add_due(const struct action_card *card, GArray *lines, int width)
{
    const struct action *action = card->action;
    enum action_state state = action_state(action, app_today());
    GString *text = g_string_new(*action->due ? action->due : "–");
    char day[DAY_TEXT_SIZE];
    day_to_field(action->due_day, day);
    if (*day && strcmp(day, action->due) != 0)
        g_string_append_printf(text, "  = %s", day);
    if (action->due_certainty == DUE_UNCERTAIN)
        g_string_append_printf(text, "  ? %s", due_doubt_words(action_due_doubt(action)));
    if (action->moves)
        g_string_append_printf(text, _("   digeser %d kali"), action->moves);
    add(lines, width, _("tenggat"), theme_state(state), text->str);
    g_string_free(text, TRUE);
    if (action->quarters) {
        g_autofree char *quarters = action_quarters_text(action->quarters);
        g_autofree char *words = g_strdup_printf(_("%s pada %d"), quarters, action->year + 1);
        add(lines, width, _("triwulan"), STYLE_PLAIN, words);
    }
}

static const struct action_tick *find_tick(const struct action_card *card, int month)
{
    for (guint i = 0; i < card->ticks->len; i++) {
        const struct action_tick *tick = g_ptr_array_index(card->ticks, i);
        if (tick->month == month)
            return tick;
    }
    return NULL;
}

/* "! 2024-08" where it is late, "~" where it is due now, "·" where it is to come. */
static void add_months(const struct action_card *card, GArray *lines, int width)
{
    int months[ACTION_MONTHS], now = month_of(app_today());
    int count = action_months(card->action, months);
    for (int i = 0; i < count; i++) {
        const struct action_tick *tick = find_tick(card, months[i]);
        char month[MONTH_TEXT_SIZE];
        const char *label = i == 0 ? _("bulan") : NULL;
        month_to_field(months[i], month);
        if (tick) {
            g_autofree char *when = app_time_text(tick->at);
            g_autofree char *text = g_strdup_printf("✓ %s  %s, %s", month, tick->person, when);
            add(lines, width, label, STYLE_GOOD, text);
        } else if (months[i] <= now) {
            g_autofree char *text =
                g_strdup_printf("%s %s  %s", months[i] < now ? "!" : "~", month,
                                months[i] < now ? _("belum dicentang") : _("jatuh bulan ini"));
            add(lines, width, label, months[i] < now ? STYLE_ALARM : STYLE_WARNING, text);
        } else {
            g_autofree char *text = g_strdup_printf("· %s", month);
            add(lines, width, label, STYLE_QUIET, text);
            break; /* the next one is enough */
        }
    }
}

static const char *state_words(enum evidence_state state)
{
    static const char *const words[] = {
        [EVIDENCE_THERE] = "",
        [EVIDENCE_MISSING] = N_("! salinannya tidak ada lagi"),
        [EVIDENCE_CHANGED] = N_("! salinannya sudah berubah"),
    };
    return *words[state] ? _(words[state]) : "";
}

/* "980 B", "12 kB", "3,4 MB"; the caller frees it. */
static char *size_text(int64_t size, char point)
{
    if (size < 1000)
        return g_strdup_printf("%d B", (int)size);
    if (size < 1000000)
        return g_strdup_printf("%d kB", (int)((size + 500) / 1000));
    int tenths = (int)((size + 50000) / 100000);
    return g_strdup_printf("%d%c%d MB", tenths / 10, point, tenths % 10);
}

static void add_evidence(const struct action_card *card, GArray *lines, int width)
{
    bool named = !text_is_blank(card->action->evidence);
    if (named || card->files->len == 0)
        add(lines, width, _("bukti"), STYLE_PLAIN, card->action->evidence);
    for (guint i = 0; i < card->files->len; i++) {
        const struct action_file *file = g_ptr_array_index(card->files, i);
        enum evidence_state state = g_array_index(card->file_states, enum evidence_state, i);
        g_autofree char *size = size_text(file->size, card->screen.app->point);
        g_autofree char *text =
            g_strdup_printf("%s (%s, %s) %s", file->shown, size, file->person, state_words(state));
        add(lines, width, i == 0 && !named ? _("bukti") : NULL,
            state == EVIDENCE_THERE ? STYLE_PLAIN : STYLE_ALARM, text);
    }
}

static void add_effect(const struct action_card *card, GArray *lines, int width)
{
    const struct effect *effect = &card->effect;
    char before[HUNDREDTHS_TEXT], after[HUNDREDTHS_TEXT], change[HUNDREDTHS_TEXT];
    char point = card->screen.app->point;
    long difference = figures_change(effect->after, effect->before);
    if (!*card->action->element || !app_may(card->screen.app, RIGHT_LOOK))
        return;
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s %s  %s (%d) → %s", card->action->element,
                           *card->action->service ? card->action->service : _("semua layanan"),
                           hundredths_text(effect->before, point, before), effect->before_year,
                           hundredths_text(effect->after, point, after));
    if (effect->after_year)
        g_string_append_printf(text, " (%d)", effect->after_year);
    if (difference != HUNDREDTHS_NONE)
        g_string_append_printf(text, "  %s %s", index_change_sign(difference),
                               hundredths_text_absolute(difference, point, change));
    add(lines, width, _("pengaruh"),
        difference == HUNDREDTHS_NONE ? STYLE_QUIET
        : difference < 0              ? STYLE_ALARM
                                      : STYLE_GOOD,
        text->str);
    g_string_free(text, TRUE);
}

/* Not their words: whoever may not read those sees the card too. */
static void add_answered(const struct action_card *card, GArray *lines, int width)
{
    GString *text = g_string_new(_("saran lembar"));
    for (guint i = 0; i < card->answered->len; i++)
        g_string_append_printf(text, "%s %" G_GINT64_FORMAT, i ? "," : "",
                               g_array_index(card->answered, int64_t, i));
    if (card->answered->len > 0)
        add(lines, width, _("menjawab"), STYLE_PLAIN, text->str);
    g_string_free(text, TRUE);
}

static void add_main(const struct action_card *card, GArray *lines, int width)
{
    const struct action *action = card->action;
    char done[DAY_TEXT_SIZE];
    day_to_field(action->done_day, done);
    add(lines, width, _("rencana"), STYLE_STRONG, action->plan);
    if (!text_is_blank(action->recommendation))
        add(lines, width, _("rekomendasi"), STYLE_PLAIN, action->recommendation);
    add_answered(card, lines, width);
    add(lines, width, _("sebab"), STYLE_PLAIN, action->cause);
    add_due(card, lines, width);
    add_months(card, lines, width);
    add(lines, width, _("PIC"), STYLE_PLAIN, action->owner);
    add(lines, width, _("realisasi"), STYLE_PLAIN, action->realisation);
    if (*done)
        add(lines, width, _("selesai"), STYLE_GOOD, done);
    add_evidence(card, lines, width);
    if (!text_is_blank(action->reason))
        add(lines, width, _("alasan batal"), STYLE_PLAIN, action->reason);
    add(lines, width, _("hambatan"), STYLE_PLAIN, action->obstacles);
    add_effect(card, lines, width);
}

static void add_notes(const struct action_card *card, GArray *lines, int width)
{
    if (card->notes->len == 0)
        add(lines, width, _("catatan"), STYLE_QUIET, _("belum ada; tekan N"));
    for (guint i = 0; i < card->notes->len; i++) {
        const struct action_note *note = g_ptr_array_index(card->notes, i);
        g_autofree char *when = app_time_text(note->at);
        g_autofree char *text = g_strdup_printf("%s %s: %s", when, note->person, note->text);
        add(lines, width, i == 0 ? _("catatan") : NULL, STYLE_PLAIN, text);
    }
}

static void add_history(const struct action_card *card, GArray *lines, int width)
{
    for (guint i = 0; i < card->history->len; i++) {
        const struct action_entry *entry = g_ptr_array_index(card->history, i);
        g_autofree char *when = app_time_text(entry->at);
        struct sheet_change change = {entry->at,        entry->person,    entry->field,
                                      entry->old_value, entry->new_value, entry->why};
        g_autofree char *words = change_words_why(card->screen.app, SUBJECT_ACTION, &change);
        g_autofree char *text = g_strdup_printf("%s %s  %s", when, entry->person, words);
        g_strdelimit(text, "\n", ' ');
        add(lines, width, i == 0 ? _("riwayat") : NULL, STYLE_QUIET, text);
    }
}

/* --- on the screen --- */

static void draw_lines(const GArray *lines, int top, const struct canvas *canvas)
{
    for (int i = 0; i < canvas->rows && top + i < (int)lines->len; i++) {
        const struct line *line = &g_array_index(lines, struct line, top + i);
        if (line->label)
            canvas_text(canvas, i, 1, STYLE_QUIET, line->label);
        canvas_text(canvas, i, LABEL_WIDTH, line->style, line->text);
    }
}

/* "U2 Sistem, Mekanisme, dan Prosedur  CDOB" in WIDTH cells: the name of the element gives way to
 * the service. The caller frees it. */
static char *subject_of(const struct action *action, const char *element, int width)
{
    if (!*action->element)
        return g_strdup_printf("%s  %s", _("tanpa unsur"), action->service);
    int others = text_width(action->element) + text_width(action->service) + 3;
    g_autofree char *name = text_within(element, width - others);
    return g_strstrip(g_strdup_printf("%s %s  %s", action->element, name, action->service));
}

static void draw_head(const struct action_card *card, const struct canvas *canvas)
{
    const struct action *action = card->action;
    const struct form *form = card->screen.app->survey->form;
    enum action_state state = action_state(action, app_today());
    int element = form_find_element(form, action->element);
    g_autofree char *status =
        g_strdup_printf("%s %s%s%s", theme_state_sign(state), action_status_words(action->status),
                        state < ACTION_IS_OPEN ? ", " : "",
                        state < ACTION_IS_OPEN ? action_state_words(state) : "");
    g_autofree char *survey = g_strdup_printf(_("survei %d"), action->year);
    int at_status = canvas->columns - text_width(status) - 1;
    int at_survey = at_status - text_width(survey) - 3;
    g_autofree char *head =
        subject_of(action, element >= 0 ? form->elements[element].name : "", at_survey - 3);
    canvas_field(canvas, 0, 1, at_survey - 3, STYLE_STRONG, head);
    canvas_text(canvas, 0, at_survey, STYLE_QUIET, survey);
    canvas_text(canvas, 0, at_status, theme_state(state), status);
}

void action_card_draw(struct screen *screen, const struct canvas *canvas)
{
    struct action_card *card = (struct action_card *)screen;
    if (!card->action)
        return;
    bool wide = canvas->columns >= WIDE;
    int width = wide ? canvas->columns - SIDE_WIDTH : canvas->columns;
    g_autoptr(GArray) lines = new_lines(), side = new_lines();
    struct canvas body = canvas_part(canvas, 2, 0, -1, width);
    add_main(card, lines, width - 1);
    add_notes(card, wide ? side : lines, wide ? SIDE_WIDTH : width - 1);
    add_history(card, wide ? side : lines, wide ? SIDE_WIDTH : width - 1);
    draw_head(card, canvas);
    card->top = CLAMP(card->top, 0, MAX(0, (int)lines->len - body.rows));
    draw_lines(lines, card->top, &body);
    if (wide) {
        struct canvas right = canvas_part(canvas, 2, width, -1, -1);
        draw_lines(side, 0, &right);
    } else if (card->top + body.rows < (int)lines->len) {
        canvas_right(canvas, canvas->rows - 1, canvas->columns - 6, 5, STYLE_QUIET, "↓ …");
    }
}
