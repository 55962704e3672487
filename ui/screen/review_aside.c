#include "db/review_store.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"

struct aside {
    struct screen screen;
    struct sheet_counts counts;
    GPtrArray *reasons; /* of struct set_aside */
    struct list list;
};

enum { SHEETS };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, SHEETS, "Enter", N_("lembar"), N_("Lembar yang disisihkan dengan alasan ini")},
};

static bool refresh(struct screen *screen, struct error *error)
{
    struct aside *aside = (struct aside *)screen;
    GPtrArray *reasons = closing_store_set_aside(screen->app->closing, error);
    if (!reasons)
        return false;
    g_clear_pointer(&aside->reasons, g_ptr_array_unref);
    aside->reasons = reasons;
    list_resize(&aside->list, (int)reasons->len);
    return sheet_store_counts(screen->app->sheets, ANY_SERVICE, &aside->counts, error);
}

static const struct set_aside *reason_at(const struct aside *aside, int i)
{
    return g_ptr_array_index(aside->reasons, (guint)i);
}

static const char *reason_words(const struct set_aside *reason)
{
    return text_is_blank(reason->reason) ? _("tanpa alasan") : reason->reason;
}

static void draw_reason(const struct aside *aside, const struct canvas *canvas, int row, int i)
{
    const struct set_aside *reason = reason_at(aside, i);
    bool selected = i == aside->list.selected;
    int64_t keyed = MAX(aside->counts.keyed, 1);
    int bar = 56, width = canvas->columns - bar - 2;
    g_autofree char *count = g_strdup_printf("%ld", (long)reason->sheets);
    g_autofree char *share =
        g_strdup_printf("%ld %%", (long)((200 * reason->sheets + keyed) / (2 * keyed)));
    canvas_text(canvas, row, 1, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, row, 3, 36, selected ? STYLE_STRONG : STYLE_PLAIN, reason_words(reason));
    canvas_right(canvas, row, 39, 8, STYLE_PLAIN, count);
    canvas_right(canvas, row, 48, 6, STYLE_QUIET, share);
    canvas_bar(canvas, row, bar, STYLE_WARNING, (int)(reason->sheets * width * 8 / keyed));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct aside *aside = (struct aside *)screen;
    if (!aside->reasons)
        return;
    canvas_print(canvas, 1, 3, STYLE_STRONG, _("%ld dientri: %ld dihitung, %ld disisihkan"),
                 (long)aside->counts.keyed, (long)aside->counts.counted,
                 (long)(aside->counts.keyed - aside->counts.counted));
    if (aside->reasons->len == 0)
        canvas_text(canvas, 3, 3, STYLE_PLAIN,
                    _("Semua lembar dihitung. Pada daftar lembar, F5 menyisihkan satu."));
    else
        canvas_text(canvas, 3, 3, STYLE_QUIET, _("Alasan"));
    int rows = canvas->rows - 5;
    list_show(&aside->list, rows);
    for (int row = 0; row < rows && aside->list.top + row < aside->list.count; row++)
        draw_reason(aside, canvas, 4 + row, aside->list.top + row);
}

static struct wish act(struct screen *screen, int action)
{
    struct error error;
    struct app *app = screen->app;
    struct aside *aside = (struct aside *)screen;
    (void)action;
    if (aside->list.count == 0)
        return STAY;
    const struct set_aside *reason = reason_at(aside, aside->list.selected);
    struct review_store *store = review_store_open(app->database, app->survey, &error);
    GArray *ids = store ? review_store_set_aside(store, reason->reason, &error) : NULL;
    review_store_close(store);
    if (!ids) {
        screen_complain(screen, &error);
        return STAY;
    }
    struct sheet_filter filter = {.counted = 0, .element = -1};
    return OPEN(sheets_open_among(
        app, ids, &filter, g_strdup_printf(_("Lembar disisihkan: %s"), reason_words(reason))));
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct aside *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    g_clear_pointer(&((struct aside *)screen)->reasons, g_ptr_array_unref);
}

const struct screen_class review_aside_class = {
    .title = N_("Lembar disisihkan"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct aside),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_aside_open(struct app *app)
{
    struct aside *aside = screen_create(&review_aside_class, app);
    return &aside->screen;
}
