#include "ui/screen/history.h"

#include <string.h>

#include "src/i18n.h"
#include "ui/widget/list.h"

struct history {
    struct screen screen;
    int64_t sheet;
    struct sheet_info info;
    GPtrArray *changes; /* of struct sheet_change */
    struct list list;
};

static bool refresh(struct screen *screen, struct error *error)
{
    struct history *history = (struct history *)screen;
    sheet_info_finish(&history->info);
    g_clear_pointer(&history->changes, g_ptr_array_unref);
    if (!sheet_store_info(screen->app->sheets, history->sheet, &history->info, error))
        return false;
    history->changes = sheet_store_changes(screen->app->sheets, history->sheet, error);
    if (!history->changes)
        return false;
    list_resize(&history->list, (int)history->changes->len);
    return true;
}

static char *titled(struct screen *screen)
{
    return g_strdup_printf(_("Riwayat lembar %ld"), ((struct history *)screen)->info.number);
}

static char *what_of(const struct app *app, const struct sheet_change *change)
{
    int item = form_find_item(app->survey->form, change->field);
    if (strcmp(change->field, "counted") == 0) {
        bool back = strcmp(change->new_value, "1") == 0;
        return g_strdup_printf("%s%s%s", back ? _("dihitung lagi") : _("disisihkan"),
                               *change->why ? ": " : "", change->why);
    }
    if (item < 0)
        return g_strdup_printf("%s: %s → %s", change->field, change->old_value, change->new_value);
    const struct form_item *of = &app->survey->form->items[item];
    g_autofree char *before = value_words(of, &app->survey->services, change->old_value);
    g_autofree char *after = value_words(of, &app->survey->services, change->new_value);
    return g_strdup_printf("%s: %s → %s", of->label, before, after);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct history *history = (struct history *)screen;
    if (!history->changes)
        return;
    g_autofree char *keyed = app_time_text(history->info.keyed_at);
    canvas_print(canvas, 1, 2, STYLE_STRONG, _("Dientri %s oleh %s"), keyed,
                 history->info.keyed_by);
    if (history->changes->len == 0)
        canvas_text(canvas, 3, 2, STYLE_QUIET, _("Belum pernah dikoreksi atau disisihkan."));
    int rows = canvas->rows - 4;
    list_show(&history->list, rows);
    for (int i = 0; i < rows && history->list.top + i < history->list.count; i++) {
        const struct sheet_change *change =
            g_ptr_array_index(history->changes, (guint)(history->list.top + i));
        g_autofree char *time = app_time_text(change->at);
        g_autofree char *what = what_of(screen->app, change);
        g_strdelimit(what, "\n", ' ');
        bool selected = history->list.top + i == history->list.selected;
        canvas_text(canvas, 3 + i, 0, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_text(canvas, 3 + i, 2, STYLE_QUIET, time);
        canvas_field(canvas, 3 + i, 20, 12, STYLE_QUIET, change->person);
        canvas_text(canvas, 3 + i, 33, STYLE_PLAIN, what);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct history *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct history *history = (struct history *)screen;
    sheet_info_finish(&history->info);
    g_clear_pointer(&history->changes, g_ptr_array_unref);
}

const struct screen_class history_class = {
    .title = N_("Riwayat lembar"),
    .size = sizeof(struct history),
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .type = type,
    .destroy = destroy,
};

struct screen *history_open(struct app *app, int64_t sheet)
{
    struct history *history = screen_create(&history_class, app);
    history->sheet = sheet;
    return &history->screen;
}
