#include "ui/screen/answers.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/widget/list.h"

#define HEAD_ROWS 3

struct answers {
    struct screen screen;
    int64_t sheet;
    char *words;        /* the suggestion with the number of its sheet, on one line */
    GPtrArray *actions; /* of struct action */
    GArray *linked;     /* ids of those that answer it */
    struct list rows;
};

enum { TOGGLE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER, ' '},
     TOGGLE,
     "Enter",
     N_("kaitkan atau lepaskan"),
     N_("Rencana ini menjawab saran itu, atau tidak lagi")},
};

static bool refresh(struct screen *screen, struct error *error)
{
    struct answers *self = (struct answers *)screen;
    g_clear_pointer(&self->actions, g_ptr_array_unref);
    g_clear_pointer(&self->linked, g_array_unref);
    self->actions = action_store_list(screen->app->actions, error);
    self->linked = self->actions
                       ? suggestion_store_actions(screen->app->suggestions, self->sheet, error)
                       : NULL;
    list_resize(&self->rows, self->linked ? (int)self->actions->len : 0);
    return self->linked != NULL;
}

static bool is_linked(const struct answers *self, int64_t action)
{
    for (guint i = 0; i < self->linked->len; i++)
        if (g_array_index(self->linked, int64_t, i) == action)
            return true;
    return false;
}

static void draw_row(const struct answers *self, const struct canvas *canvas, int row, int position)
{
    const struct action *action = g_ptr_array_index(self->actions, (guint)position);
    bool here = position == self->rows.selected, linked = is_linked(self, action->id);
    g_autofree char *plan = g_strdelimit(g_strdup(action->plan), "\n", ' ');
    canvas_text(canvas, row, 0, STYLE_PLAIN, here ? "▌" : " ");
    canvas_text(canvas, row, 2, STYLE_STRONG, linked ? "✓" : "·");
    canvas_field(canvas, row, 4, 5, STYLE_QUIET, action->element);
    canvas_field(canvas, row, 10, 13, STYLE_QUIET, action_status_words(action->status));
    canvas_field(canvas, row, 24, canvas->columns - 25, linked ? STYLE_STRONG : STYLE_PLAIN, plan);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct answers *self = (struct answers *)screen;
    if (!self->linked)
        return;
    if (self->rows.count == 0) {
        canvas_wrapped(canvas, 1, 2, STYLE_QUIET,
                       _("Belum ada rencana tindak lanjut di survei ini. Esc kembali, F3 membuat "
                         "satu untuk saran itu."));
        return;
    }
    canvas_field(canvas, 0, 2, canvas->columns - 3, STYLE_STRONG, self->words);
    canvas_text(canvas, 1, 2, STYLE_QUIET, _("✓ menjawab saran ini"));
    list_show(&self->rows, canvas->rows - HEAD_ROWS);
    for (int i = 0; i < canvas->rows - HEAD_ROWS && self->rows.top + i < self->rows.count; i++)
        draw_row(self, canvas, HEAD_ROWS + i, self->rows.top + i);
}

static struct wish act(struct screen *screen, int action)
{
    struct error error;
    struct answers *self = (struct answers *)screen;
    (void)action;
    if (self->rows.count == 0)
        return STAY;
    const struct action *chosen = g_ptr_array_index(self->actions, (guint)self->rows.selected);
    if (suggestion_store_link(screen->app->suggestions, self->sheet, chosen->id,
                              !is_linked(self, chosen->id), app_now(), &error))
        shell_refresh(screen);
    else
        screen_complain(screen, &error);
    return STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct answers *)screen)->rows, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct answers *self = (struct answers *)screen;
    g_clear_pointer(&self->actions, g_ptr_array_unref);
    g_clear_pointer(&self->linked, g_array_unref);
    g_free(self->words);
}

const struct screen_class answers_class = {
    .title = N_("Rencana yang menjawab saran"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct answers),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *answers_open(struct app *app, const struct suggestion *suggestion)
{
    struct answers *self = screen_create(&answers_class, app);
    g_autofree char *line = text_clean(suggestion->text, false);
    self->sheet = suggestion->sheet;
    self->words = g_strdup_printf(_("lembar %ld: %s"), suggestion->number, line);
    return &self->screen;
}
