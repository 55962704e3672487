#include "ui/screen/keyer.h"

#include <string.h>

#include "src/fraction.h"
#include "src/i18n.h"
#include "ui/report/keyers_report.h"
#include "ui/screen/keyers.h"

#define SLOWEST 3

struct keyer {
    struct screen screen;
    struct keyer_figures today, all;
    int slowest[SLOWEST]; /* items; -1: none */
    long seconds[SLOWEST];
};

enum { ALL, CLOSE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, ALL, "Enter", N_("per hari"), N_("Angka per orang dan hari")},
    {{KEY_OF_F7, KEY_OF_ESCAPE}, CLOSE, "F7 Esc", N_("kembali"), N_("Kembali mengetik")},
};

/* --- reading --- */

static void take_rows(struct keyer *keyer, const GPtrArray *rows)
{
    char today[DAY_TEXT_SIZE];
    day_to_iso(app_today(), today);
    keyer->today = keyer->all = (struct keyer_figures){0};
    for (guint i = 0; i < rows->len; i++) {
        const struct keyer_row *row = g_ptr_array_index(rows, i);
        keyer_add(&keyer->all, &row->figures);
        if (strcmp(row->day, today) == 0)
            keyer_add(&keyer->today, &row->figures);
    }
}

/* Puts ITEM among the slowest, the slowest first. */
static void rank(struct keyer *keyer, int item, long seconds)
{
    for (int place = 0; place < SLOWEST; place++) {
        if (keyer->slowest[place] >= 0 && keyer->seconds[place] >= seconds)
            continue;
        for (int below = SLOWEST - 1; below > place; below--) {
            keyer->slowest[below] = keyer->slowest[below - 1];
            keyer->seconds[below] = keyer->seconds[below - 1];
        }
        keyer->slowest[place] = item;
        keyer->seconds[place] = seconds;
        return;
    }
}

static bool find_slowest(struct keyer *keyer, struct error *error)
{
    struct app *app = keyer->screen.app;
    size_t items = app->survey->form->item_count;
    g_autofree int64_t *sums = g_new(int64_t, items), *times = g_new(int64_t, items);
    if (!keying_store_item_times(draft_store_keyings(app->drafts), app->person, sums, times, error))
        return false;
    for (int place = 0; place < SLOWEST; place++)
        keyer->slowest[place] = -1;
    for (size_t i = 0; i < items; i++)
        if (times[i] > 0)
            rank(keyer, (int)i, keyer_ratio(sums[i], 1, times[i] * 1000));
    return true;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct keyer *keyer = (struct keyer *)screen;
    struct app *app = screen->app;
    g_autoptr(GPtrArray) rows =
        keying_store_figures(draft_store_keyings(app->drafts), app->person, true, error);
    if (!rows)
        return false;
    take_rows(keyer, rows);
    return find_slowest(keyer, error);
}

/* --- drawing --- */

static void draw_figures(const struct keyer *keyer, const struct canvas *box)
{
    char text[KEYER_TEXT], point = keyer->screen.app->point;
    canvas_right(box, 2, 40, 10, STYLE_QUIET, _("hari ini"));
    canvas_right(box, 2, 51, 10, STYLE_QUIET, _("semua"));
    for (int i = 0; i < KEYER_COLUMNS; i++) {
        const struct keyer_column *column = &keyer_columns[i];
        canvas_field(box, 3 + i, 3, 37, STYLE_PLAIN, _(column->words));
        canvas_right(box, 3 + i, 40, 10, STYLE_STRONG,
                     keyer_text(column, &keyer->today, point, text));
        canvas_right(box, 3 + i, 51, 10, STYLE_PLAIN, keyer_text(column, &keyer->all, point, text));
    }
}

static void draw_slowest(const struct keyer *keyer, const struct canvas *box, int row)
{
    const struct form *form = keyer->screen.app->survey->form;
    GString *line = g_string_new(NULL);
    for (int place = 0; place < SLOWEST && keyer->slowest[place] >= 0; place++) {
        char text[HUNDREDTHS_TEXT];
        g_string_append_printf(
            line, "%s%s %s", place ? " · " : "", form->items[keyer->slowest[place]].label,
            hundredths_text(keyer->seconds[place], keyer->screen.app->point, text));
    }
    int after = canvas_text(box, row, 3, STYLE_QUIET, _("paling lama (detik)"));
    canvas_field(box, row, after + 2, box->columns - after - 4, STYLE_PLAIN,
                 line->len ? line->str : "–");
    g_string_free(line, TRUE);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct keyer *keyer = (struct keyer *)screen;
    int width = 66, height = 13;
    struct canvas box = canvas_part(canvas, (canvas->rows - height) / 2,
                                    (canvas->columns - width) / 2, height, width);
    g_autofree char *title = g_strdup_printf(_("Angka saya: %s"), screen->app->person_name);
    for (int row = 0; row < height; row++)
        canvas_fill(&box, row, 0, width, STYLE_PLAIN);
    canvas_frame(&box, STYLE_PLAIN, title);
    draw_figures(keyer, &box);
    draw_slowest(keyer, &box, height - 3);
}

static struct wish act(struct screen *screen, int action)
{
    return action == ALL ? REPLACE(keyers_open(screen->app)) : GO_BACK;
}

const struct screen_class keyer_class = {
    .title = N_("Angka saya"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct keyer),
    .overlay = true,
    .refresh = refresh,
    .draw = draw,
    .act = act,
};

struct screen *keyer_open(struct app *app)
{
    struct keyer *keyer = screen_create(&keyer_class, app);
    return &keyer->screen;
}
