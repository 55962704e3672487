#include "ui/screen/resolve.h"

#include <string.h>

#include "src/due_date.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/question.h"
#include "ui/widget/list.h"

#define MOST_WORDING 3 /* rows of the field at hand */

struct resolve {
    struct screen screen;
    struct screen *owner;
    struct second_case decision;
    bool *decided; /* one for each difference: two passes agree, or somebody has chosen */
    struct list list;
};

enum { FIRST, SECOND, THIRD, TYPE, SAVE };

static const struct binding keys[] = {
    {{'1'}, FIRST, "1 2 3", N_("pilih"), N_("Entri pertama yang benar untuk isian ini")},
    {{'2'}, SECOND, "2", NULL, N_("Entri kedua yang benar")},
    {{'3'}, THIRD, "3", NULL, N_("Entri ketiga yang benar")},
    {{KEY_OF_ENTER}, TYPE, "Enter", N_("ketik"), N_("Mengetik nilai lain, seperti di kertas")},
    {{KEY_OF_F2, '+'},
     SAVE,
     "F2 +",
     N_("simpan"),
     N_("Menyimpan putusan ke lembar ini dan membuka yang berikutnya")},
    {{0}, -1, "↑↓ PgDn", NULL, N_("Ke isian berbeda yang lain")},
};

static const struct difference *difference_at(const struct resolve *resolve, int position)
{
    return &g_array_index(resolve->decision.differences, struct difference, position);
}

static const struct form_item *item_at(const struct resolve *resolve, int position)
{
    return &resolve->decision.decided->form->items[difference_at(resolve, position)->item];
}

static int difference_count(const struct resolve *resolve)
{
    return (int)resolve->decision.differences->len;
}

/* The first one on which nobody has decided, or -1. */
static int first_open(const struct resolve *resolve)
{
    for (int i = 0; i < difference_count(resolve); i++)
        if (!resolve->decided[i])
            return i;
    return -1;
}

static char *titled(struct screen *screen)
{
    struct resolve *resolve = (struct resolve *)screen;
    return g_strdup_printf(_("Keputusan lembar %ld"), sheet_number(resolve->decision.decided));
}

/* --- drawing --- */

struct columns {
    int label, value[PASSES], decided, width;
};

static struct columns find_columns(int width)
{
    struct columns columns = {.label = 2};
    int label = 24 + (width - 80) / 4;
    columns.width = (width - label - 4) / 4;
    for (int pass = 0; pass < PASSES; pass++)
        columns.value[pass] = label + 2 + pass * columns.width;
    columns.decided = label + 2 + PASSES * columns.width;
    return columns;
}

static char *shown(const struct resolve *resolve, const struct form_item *item, const char *value)
{
    char *text = value ? value_show(item, &resolve->screen.app->survey->services, value)
                       : g_strdup(_("belum diketik"));
    if (value && item->kind == ITEM_ANSWER && value_is_given(value)) {
        int choice = value_find_choice(item, &resolve->screen.app->survey->services, value);
        if (choice >= 0) {
            g_free(text);
            text = g_strdup_printf("%s %s", value, item->choices[choice].words);
        }
    }
    g_strdelimit(text, "\n", ' ');
    return text;
}

static const char *const names[PASSES] = {N_("pertama"), N_("kedua"), N_("ketiga")};

static void draw_head(const struct resolve *resolve, const struct canvas *canvas,
                      const struct columns *columns)
{
    canvas_print(canvas, 1, columns->label, STYLE_QUIET, _("Isian yang berbeda: %d"),
                 difference_count(resolve));
    for (int pass = 0; pass < PASSES; pass++) {
        const char *keyer = resolve->decision.keyers[pass];
        int after = canvas_print(canvas, 0, columns->value[pass], STYLE_KEY, "%d", pass + 1);
        canvas_text(canvas, 0, after + 1, STYLE_QUIET, _(names[pass]));
        canvas_field(canvas, 1, columns->value[pass], columns->width - 1, STYLE_QUIET,
                     keyer ? keyer : "–");
    }
    canvas_text(canvas, 0, columns->decided, STYLE_STRONG, _("putusan"));
}

static void draw_row(const struct resolve *resolve, const struct canvas *canvas, int row,
                     const struct columns *columns, int position)
{
    const struct difference *difference = difference_at(resolve, position);
    const struct form_item *item = item_at(resolve, position);
    bool selected = position == resolve->list.selected, decided = resolve->decided[position];
    const char *chosen = resolve->decision.decided->values[difference->item];
    canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, row, columns->label, columns->value[0] - columns->label - 1,
                 selected ? STYLE_STRONG : STYLE_PLAIN, item->label);
    for (int pass = 0; pass < PASSES; pass++) {
        const char *value = difference->values[pass];
        bool same = decided && value && comparison_is_equal(item, value, chosen);
        g_autofree char *text = shown(resolve, item, value);
        canvas_field(canvas, row, columns->value[pass], columns->width - 1,
                     same ? STYLE_PLAIN : STYLE_QUIET, text);
    }
    g_autofree char *text = decided ? shown(resolve, item, chosen) : g_strdup(_("? belum"));
    canvas_field(canvas, row, columns->decided, columns->width - 1,
                 decided ? STYLE_STRONG : STYLE_ALARM, text);
}

static bool is_worded(const struct form_item *item)
{
    return strcmp(item->text, item->label) != 0;
}

/* The rows that the box below needs for the longest wording, so that it stands still. */
static int panel_rows(const struct resolve *resolve, int width)
{
    int most = 0;
    for (int i = 0; i < difference_count(resolve); i++) {
        const struct form_item *item = item_at(resolve, i);
        g_autoptr(GArray) lines = is_worded(item) ? text_wrap(item->text, width) : NULL;
        most = MAX(most, lines ? (int)lines->len : 0);
    }
    return MIN(most, MOST_WORDING) + PASSES + 2;
}

/* The field at hand in full: its wording and what stands on the paper according to each. */
static void draw_field(const struct resolve *resolve, const struct canvas *canvas)
{
    const struct form_item *item = item_at(resolve, resolve->list.selected);
    const struct difference *difference = difference_at(resolve, resolve->list.selected);
    canvas_frame(canvas, STYLE_QUIET, item->label);
    struct canvas inside = canvas_part(canvas, 1, 2, canvas->rows - 2, canvas->columns - 4);
    struct canvas wording = canvas_part(&inside, 0, 0, inside.rows - PASSES, inside.columns);
    int row = is_worded(item) ? canvas_wrapped(&wording, 0, 0, STYLE_PLAIN, item->text) : 0;
    row = MIN(row, wording.rows);
    for (int pass = 0; pass < PASSES; pass++) {
        g_autofree char *text = shown(resolve, item, difference->values[pass]);
        canvas_print(&inside, row, 0, STYLE_KEY, "%d", pass + 1);
        canvas_field(&inside, row, 2, 9, STYLE_QUIET, _(names[pass]));
        canvas_field(&inside, row++, 12, inside.columns - 13,
                     difference->values[pass] ? STYLE_PLAIN : STYLE_QUIET, text);
    }
}

/* That there is more than the list shows. Returns the row after it. */
static int draw_more(const struct resolve *resolve, const struct canvas *canvas, int row, int room)
{
    int above = resolve->list.top, below = difference_count(resolve) - above - room;
    if (above <= 0 && below <= 0)
        return row;
    int column = 2;
    if (above > 0)
        column = canvas_print(canvas, row, column, STYLE_WARNING, _("↑ %d lagi"), above) + 3;
    if (below > 0)
        canvas_print(canvas, row, column, STYLE_WARNING, _("↓ %d lagi"), below);
    return row + 1;
}

static int note_count(const struct resolve *resolve)
{
    const struct second_case *decision = &resolve->decision;
    int count = decision->corrected_by != NULL;
    for (int pass = PASS_SECOND; pass < PASSES; pass++)
        count += decision->keyers[pass] && decision->standing[pass] != STANDING_OTHER;
    return count;
}

/* What the passes were keyed under, and what was changed since. Returns the row after it. */
static int draw_notes(const struct resolve *resolve, const struct canvas *canvas, int row)
{
    const struct second_case *decision = &resolve->decision;
    for (int pass = PASS_SECOND; pass < PASSES; pass++)
        if (decision->keyers[pass] && decision->standing[pass] != STANDING_OTHER)
            canvas_print(canvas, row++, 2, STYLE_WARNING, _("! Entri ke-%d oleh %s: %s."), pass + 1,
                         decision->keyers[pass], second_standing_words(decision->standing[pass]));
    if (decision->corrected_by) {
        g_autofree char *time = app_time_text(decision->corrected_at);
        canvas_print(canvas, row++, 2, STYLE_WARNING,
                     _("! Dikoreksi %s %s sesudah dibandingkan; ini nilai yang sekarang."),
                     decision->corrected_by, time);
    }
    return row;
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct resolve *resolve = (struct resolve *)screen;
    struct columns columns = find_columns(canvas->columns);
    int panel = panel_rows(resolve, canvas->columns - 7), notes = note_count(resolve);
    int count = difference_count(resolve), room = canvas->rows - 2 - panel - notes;
    room -= count > room ? 1 : 0; /* a row tells how many more */
    if (count == 0) {
        canvas_text(canvas, 1, 2, STYLE_STRONG,
                    _("Tidak ada beda lagi: lembar ini sudah dikoreksi. + menyelesaikannya."));
        return;
    }
    draw_head(resolve, canvas, &columns);
    list_show(&resolve->list, room);
    int row = 2;
    for (int i = resolve->list.top; i < count && i < resolve->list.top + room; i++)
        draw_row(resolve, canvas, row++, &columns, i);
    row = draw_more(resolve, canvas, row, room);
    draw_notes(resolve, canvas, MIN(row + 1, canvas->rows - panel - notes));
    struct canvas field = canvas_part(canvas, canvas->rows - panel, 1, panel, canvas->columns - 2);
    draw_field(resolve, &field);
}

/* --- deciding --- */

static void decide(struct resolve *resolve, const char *value)
{
    int at = resolve->list.selected;
    sheet_set(resolve->decision.decided, difference_at(resolve, at)->item, value);
    resolve->decided[at] = true;
    int open = first_open(resolve);
    list_select(&resolve->list, open >= 0 ? open : MIN(at + 1, difference_count(resolve) - 1));
}

static struct wish choose(struct resolve *resolve, int pass)
{
    struct error error;
    if (difference_count(resolve) == 0)
        return STAY;
    const char *value = difference_at(resolve, resolve->list.selected)->values[pass];
    if (!value) {
        error_set(&error, ERROR_INPUT, _("Isian ini belum diketik pada entri itu."));
        screen_complain(&resolve->screen, &error);
        return STAY;
    }
    decide(resolve, *value ? value : VALUE_BLANK);
    return STAY;
}

static struct wish value_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct resolve *resolve = (struct resolve *)screen;
    const struct services *services = &screen->app->survey->services;
    if (option != 0)
        return STAY;
    const struct form_item *item = item_at(resolve, resolve->list.selected);
    char iso[DAY_TEXT_SIZE] = "";
    if (item->kind == ITEM_DATE)
        day_to_iso(due_date_day(text, screen->app->survey->year), iso);
    g_autofree char *value = value_read(item, services, *iso ? iso : text, &error);
    if (value)
        decide(resolve, value);
    else
        screen_complain(screen, &error);
    return STAY;
}

static struct wish ask_value(struct resolve *resolve)
{
    if (difference_count(resolve) == 0)
        return STAY;
    const struct form_item *item = item_at(resolve, resolve->list.selected);
    const struct survey *survey = resolve->screen.app->survey;
    g_autofree char *hint = value_hint(item, &survey->services, survey->year);
    g_autofree char *text = g_strdup_printf(_("%s seperti di kertas. %s"), item->label, hint);
    return question_ask_text(&resolve->screen, text, "", value_typed);
}

/* The case is on the screen from now on, as it stands by default. */
static void show(struct resolve *resolve)
{
    int count = difference_count(resolve);
    g_free(resolve->decided);
    resolve->decided = g_new0(bool, (size_t)count + 1);
    for (int i = 0; i < count; i++)
        resolve->decided[i] = difference_at(resolve, i)->winner != PASS_NONE;
    list_resize(&resolve->list, count);
    list_select(&resolve->list, MAX(first_open(resolve), 0));
}

static struct wish go_on(struct resolve *resolve, long number)
{
    struct error error;
    struct app *app = resolve->screen.app;
    second_case_finish(&resolve->decision);
    bool ok = second_store_next_case(app->second, &resolve->decision, &error);
    if (ok && resolve->decision.id) {
        show(resolve);
        screen_say(&resolve->screen, _("Putusan lembar %ld tersimpan."), number);
        return STAY;
    }
    if (ok)
        screen_say(resolve->owner, _("Putusan lembar %ld tersimpan. Antrean ini habis."), number);
    else
        screen_complain(resolve->owner, &error);
    return GO_BACK;
}

static struct wish save(struct resolve *resolve)
{
    struct error error;
    struct app *app = resolve->screen.app;
    int open = first_open(resolve);
    long number = sheet_number(resolve->decision.decided);
    if (open >= 0) {
        list_select(&resolve->list, open);
        error_set(&error, ERROR_INPUT,
                  _("%s belum diputuskan: pilih 1, 2, 3, atau ketik nilainya."),
                  item_at(resolve, open)->label);
        screen_complain(&resolve->screen, &error);
        return STAY;
    }
    if (second_store_decide(app->second, &resolve->decision, app_now(), &error))
        return go_on(resolve, number);
    if (second_store_reload(app->second, &resolve->decision, &(struct error){0}))
        show(resolve);
    screen_complain(&resolve->screen, &error);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct resolve *resolve = (struct resolve *)screen;
    switch (action) {
    case TYPE:
        return ask_value(resolve);
    case SAVE:
        return save(resolve);
    default:
        return choose(resolve, action);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct resolve *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct resolve *resolve = (struct resolve *)screen;
    if (screen->app->second)
        second_store_drop_case(screen->app->second, &resolve->decision);
    second_case_finish(&resolve->decision);
    g_free(resolve->decided);
}

const struct screen_class resolve_class = {
    .title = N_("Keputusan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct resolve),
    .titled = titled,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

bool resolve_open(struct app *app, struct screen *owner, struct screen **screen,
                  struct error *error)
{
    struct second_case decision;
    *screen = NULL;
    if (!second_store_next_case(app->second, &decision, error))
        return false;
    if (!decision.id)
        return true;
    struct resolve *resolve = screen_create(&resolve_class, app);
    resolve->owner = owner;
    resolve->decision = decision;
    show(resolve);
    *screen = &resolve->screen;
    return true;
}
