#include "ui/screen/keyers.h"

#include "src/calendar.h"
#include "src/fraction.h"
#include "src/i18n.h"
#include "ui/report/keyers_report.h"
#include "ui/screen/order.h"
#include "ui/widget/list.h"

#define COLUMN_WIDTH 11

struct keyers {
    struct screen screen;
    enum keyers_by by;
    struct keyers_report report;
    struct list list;
};

enum { BY, ORDER };

static const struct binding keys[] = {
    {{KEY_OF_F4}, BY, "F4", N_("hari, orang, isian"), N_("Per hari, per orang, waktu per isian")},
    {{KEY_OF_F7},
     ORDER,
     "F7",
     N_("entri kedua"),
     N_("Memesan entri kedua bagi lembar tersimpan dari pengetik itu")},
    {{0}, -1, "↑↓ PgDn", N_("gulung"), N_("Menggulung daftar")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == ORDER ? RIGHT_CHOOSE_SECOND : RIGHT_KEY;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct keyers *keyers = (struct keyers *)screen;
    keyers_report_finish(&keyers->report);
    if (!keyers_report_load(&keyers->report, screen->app, keyers->by, error)) {
        keyers_report_finish(&keyers->report);
        return false;
    }
    list_resize(&keyers->list, keyers->report.rows ? (int)keyers->report.rows->len
                                                   : (int)screen->app->survey->form->item_count);
    return true;
}

/* --- drawing --- */

/* The figures stand at the right; name and day have what is left. */
static int figures_at(const struct canvas *canvas)
{
    return canvas->columns - KEYER_COLUMNS * COLUMN_WIDTH + COLUMN_WIDTH / 2;
}

static int name_width(const struct keyers *keyers, const struct canvas *canvas)
{
    int width = figures_at(canvas) - 2 - (keyers->by == KEYERS_BY_DAY ? 6 : 0);
    return MIN(width, 40);
}

/* Sheets need less room than the others. */
static int column_of(const struct canvas *canvas, int i)
{
    return figures_at(canvas) + i * COLUMN_WIDTH - (i ? COLUMN_WIDTH / 2 : 0);
}

static void draw_heading(const struct keyers *keyers, const struct canvas *canvas)
{
    canvas_text(canvas, 1, 2, STYLE_QUIET, keyers->by == KEYERS_BY_DAY ? _("hari") : "");
    canvas_text(canvas, 1, keyers->by == KEYERS_BY_DAY ? 8 : 2, STYLE_QUIET, _("pengetik"));
    for (int i = 0; i < KEYER_COLUMNS; i++)
        canvas_right(canvas, 1, column_of(canvas, i), i ? COLUMN_WIDTH - 1 : 6, STYLE_QUIET,
                     _(keyer_columns[i].heading));
}

static void draw_row(const struct keyers *keyers, const struct canvas *canvas, int line,
                     const struct keyer_row *row, bool selected)
{
    char day[DAY_TEXT_SIZE], text[KEYER_TEXT];
    bool by_day = keyers->by == KEYERS_BY_DAY;
    day_to_field(day_from_iso(row->day), day);
    if (by_day)
        canvas_print(canvas, line, 2, STYLE_QUIET, "%.5s", day); /* the year is the survey's */
    canvas_field(canvas, line, by_day ? 8 : 2, name_width(keyers, canvas),
                 selected ? STYLE_STRONG : STYLE_PLAIN, row->name);
    for (int i = 0; i < KEYER_COLUMNS; i++)
        canvas_right(canvas, line, column_of(canvas, i), i ? COLUMN_WIDTH - 1 : 6,
                     selected ? STYLE_STRONG : STYLE_PLAIN,
                     keyer_text(&keyer_columns[i], &row->figures, keyers->screen.app->point, text));
}

static void draw_field(const struct keyers *keyers, const struct canvas *canvas, int line,
                       size_t item, bool selected)
{
    char text[HUNDREDTHS_TEXT];
    const struct form *form = keyers->screen.app->survey->form;
    enum style style = selected ? STYLE_STRONG : STYLE_PLAIN;
    canvas_field(canvas, line, 2, 40, style, form->items[item].label);
    canvas_right(canvas, line, 43, 10, style,
                 hundredths_text(keyers_report_seconds(&keyers->report, item),
                                 keyers->screen.app->point, text));
    g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, keyers->report.times[item]);
    canvas_right(canvas, line, 54, 10, STYLE_QUIET, text);
}

static void draw_rows(struct keyers *keyers, const struct canvas *canvas)
{
    int rows = canvas->rows - 4;
    list_show(&keyers->list, rows);
    for (int i = 0; i < rows && keyers->list.top + i < keyers->list.count; i++) {
        int place = keyers->list.top + i;
        bool selected = place == keyers->list.selected;
        canvas_text(canvas, 2 + i, 0, STYLE_PLAIN, selected ? "▌" : " ");
        if (keyers->report.rows)
            draw_row(keyers, canvas, 2 + i, g_ptr_array_index(keyers->report.rows, (guint)place),
                     selected);
        else
            draw_field(keyers, canvas, 2 + i, (size_t)place, selected);
    }
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct keyers *keyers = (struct keyers *)screen;
    if (keyers->report.rows && keyers->report.rows->len == 0) {
        canvas_text(canvas, 1, 2, STYLE_PLAIN,
                    _("Belum ada lembar yang dientri di layar. Mulai dengan 1 di layar awal."));
        return;
    }
    if (keyers->report.rows) {
        draw_heading(keyers, canvas);
    } else if (keyers->report.sums) {
        canvas_text(canvas, 1, 2, STYLE_QUIET, _("isian"));
        canvas_right(canvas, 1, 43, 10, STYLE_QUIET, _("detik"));
        canvas_right(canvas, 1, 54, 10, STYLE_QUIET, _("lembar"));
    }
    if (keyers->report.app)
        draw_rows(keyers, canvas);
    if (keyers->report.rows)
        canvas_text(canvas, canvas->rows - 2, 1, STYLE_QUIET,
                    _("salah/1000: dari semua lembar yang dientri dua kali, diundi atau tidak."));
    canvas_text(canvas, canvas->rows - 1, 1, STYLE_QUIET,
                _("Jeda lebih dari 60 detik tidak dihitung. – belum diketahui."));
}

/* --- second keying of a keyer's sheets --- */

/* The marked row; NULL where there is none. */
static const struct keyer_row *marked(const struct keyers *keyers)
{
    return keyers->report.rows && keyers->list.count
               ? g_ptr_array_index(keyers->report.rows, (guint)keyers->list.selected)
               : NULL;
}

static struct wish share_typed(struct screen *screen, int option, const char *text)
{
    const struct keyer_row *row = marked((struct keyers *)screen);
    return option == 0 && row
               ? order_place(screen, (struct second_order){.person = row->person}, text)
               : STAY;
}

static struct wish order(struct keyers *keyers)
{
    struct error error;
    const struct keyer_row *row = marked(keyers);
    if (row)
        return order_ask(&keyers->screen, row->name, share_typed);
    error_set(&error, ERROR_INPUT, _("Pilih dulu seorang pengetik; F4 berganti tampilan."));
    screen_complain(&keyers->screen, &error);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct keyers *keyers = (struct keyers *)screen;
    if (action == ORDER)
        return order(keyers);
    keyers->by = (enum keyers_by)(((int)keyers->by + 1) % (KEYERS_BY_FIELD + 1));
    shell_refresh(screen);
    return STAY;
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct keyers *)screen)->list, key);
    return STAY;
}

static char *titled(struct screen *screen)
{
    return g_strdup(keyers_may_see_all(screen->app) ? _("Angka pengetik") : _("Angka saya"));
}

static void destroy(struct screen *screen)
{
    keyers_report_finish(&((struct keyers *)screen)->report);
}

const struct screen_class keyers_class = {
    .title = N_("Angka pengetik"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct keyers),
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *keyers_open(struct app *app)
{
    struct keyers *keyers = screen_create(&keyers_class, app);
    return &keyers->screen;
}
