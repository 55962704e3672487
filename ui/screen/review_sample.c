#include "db/review_store.h"
#include "src/i18n.h"
#include "src/pace.h"
#include "src/sample.h"
#include "src/text.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"

#define LOOK_BACK 14 /* days, for the pace of late */

/* A service, or all of them. */
struct reached {
    long year, quarter, minimum; /* -1: customers not known; minimum 0 then */
    long counted;
};

struct sample {
    struct screen screen;
    GArray *services; /* of struct reached */
    struct reached all;
    struct day last; /* of the survey */
    int64_t lately;  /* sheets of the last days */
    struct list list;
};

enum { SHEETS };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, SHEETS, "Enter", N_("lembar"), N_("Lembar dari layanan ini")},
};

static struct sample_pace pace_for(const struct sample *sample, const struct reached *reached)
{
    return pace_of(reached->minimum, reached->counted, app_today(), sample->last);
}

/* --- reading --- */

static bool read_service(struct sample *sample, const struct service *service, struct error *error)
{
    struct sheet_counts counts;
    struct reached reached = {service->population, -1, 0, 0};
    if (!sheet_store_counts(sample->screen.app->sheets, service->id, &counts, error))
        return false;
    reached.counted = (long)counts.counted;
    if (service->population >= 0) {
        reached.quarter = sample_quarter(service->population);
        reached.minimum = sample_minimum(reached.quarter);
        sample->all.year += reached.year;
        sample->all.quarter += reached.quarter;
        sample->all.minimum += reached.minimum;
    }
    g_array_append_val(sample->services, reached);
    return true;
}

static bool read_lately(struct sample *sample, struct error *error)
{
    char first[DAY_TEXT_SIZE], today[DAY_TEXT_SIZE];
    struct app *app = sample->screen.app;
    struct review_store *store = review_store_open(app->database, app->survey, error);
    day_to_iso(day_add(app_today(), 1 - LOOK_BACK), first);
    day_to_iso(app_today(), today);
    bool ok = store && review_store_between(store, first, today, &sample->lately, error);
    review_store_close(store);
    return ok;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct sample *sample = (struct sample *)screen;
    const struct services *services = &screen->app->survey->services;
    struct sheet_counts counts;
    if (!sheet_store_counts(screen->app->sheets, ANY_SERVICE, &counts, error))
        return false;
    g_clear_pointer(&sample->services, g_array_unref);
    sample->services = g_array_new(FALSE, FALSE, sizeof(struct reached));
    sample->all = (struct reached){0, 0, 0, (long)counts.counted};
    sample->last = day_last_of_month(screen->app->survey->year,
                                     (int)app_setting_number(screen->app, SETTING_LAST_MONTH));
    for (guint i = 0; i < services->list->len; i++)
        if (!read_service(sample, services_at(services, i), error))
            return false;
    list_resize(&sample->list, (int)services->list->len);
    return read_lately(sample, error);
}

/* --- drawing --- */

#define NUMBER_WIDTH 7

/* As on the screen of services, where it has room so. */
static void draw_number(const struct sample *sample, const struct canvas *canvas, int row,
                        int column, long number)
{
    g_autofree char *apart = app_count_text(sample->screen.app, number);
    g_autofree char *plain = g_strdup_printf("%ld", number);
    const char *text = text_width(apart) <= NUMBER_WIDTH ? apart : plain;
    canvas_right(canvas, row, column, NUMBER_WIDTH, STYLE_PLAIN, number < 0 ? "–" : text);
}

struct columns {
    int name_width, year, quarter, minimum, counted, bar, bar_width, state;
    int pace; /* sheets a day; -1: no room */
};

static struct columns find_columns(int width)
{
    struct columns columns = {.name_width = 24 + (width - 80) / 2};
    columns.year = columns.name_width + 1;
    columns.quarter = columns.year + 8;
    columns.minimum = columns.quarter + 8;
    columns.counted = columns.minimum + 8;
    columns.bar = columns.counted + 9;
    columns.pace = width >= 120 ? width - 12 : -1;
    columns.state = (columns.pace < 0 ? width : columns.pace) - 12;
    columns.bar_width = columns.state - columns.bar - 1;
    return columns;
}

/* What the eye should find: a tick, nobody at all, or how many are missing. */
static void draw_state(const struct canvas *canvas, int row, int column,
                       const struct reached *reached, const struct sample_pace *pace)
{
    if (reached->counted == 0)
        canvas_text(canvas, row, column, STYLE_ALARM, _("! kosong"));
    else if (pace->state == PACE_REACHED)
        canvas_text(canvas, row, column, STYLE_GOOD, _("✓ cukup"));
    else if (pace->state != PACE_UNKNOWN)
        canvas_print(canvas, row, column, STYLE_WARNING, _("kurang %ld"), pace->missing);
    else
        canvas_text(canvas, row, column, STYLE_QUIET, "–");
}

static void draw_reached(const struct sample *sample, const struct canvas *canvas, int row,
                         const struct columns *columns, const struct reached *reached)
{
    char a_day[HUNDREDTHS_TEXT];
    struct sample_pace pace = pace_for(sample, reached);
    draw_number(sample, canvas, row, columns->year, reached->year);
    draw_number(sample, canvas, row, columns->quarter, reached->quarter);
    draw_number(sample, canvas, row, columns->minimum,
                reached->minimum > 0 ? reached->minimum : -1);
    draw_number(sample, canvas, row, columns->counted, reached->counted);
    if (reached->minimum > 0) {
        long filled = MIN(reached->counted, reached->minimum);
        canvas_bar(canvas, row, columns->bar,
                   pace.state == PACE_REACHED ? STYLE_GOOD : STYLE_WARNING,
                   (int)(filled * columns->bar_width * 8 / reached->minimum));
        canvas_text(canvas, row, columns->bar + columns->bar_width, STYLE_QUIET, "│");
    }
    draw_state(canvas, row, columns->state + 1, reached, &pace);
    if (columns->pace >= 0 && pace.state == PACE_RUNNING)
        canvas_right(canvas, row, columns->pace, 10, STYLE_STRONG,
                     hundredths_text(pace.a_day, sample->screen.app->point, a_day));
}

static void draw_heading(const struct canvas *canvas, const struct columns *columns)
{
    canvas_text(canvas, 1, 1, STYLE_QUIET, C_("list", "Layanan"));
    canvas_right(canvas, 1, columns->year, 7, STYLE_QUIET, _("setahun"));
    canvas_right(canvas, 1, columns->quarter, 7, STYLE_QUIET, _("3 bulan"));
    canvas_right(canvas, 1, columns->minimum, 7, STYLE_QUIET, _("minimal"));
    canvas_right(canvas, 1, columns->counted, 7, STYLE_QUIET, C_("sample", "ada"));
    if (columns->pace >= 0)
        canvas_right(canvas, 1, columns->pace, 10, STYLE_QUIET, _("sehari"));
}

static void draw_services(struct sample *sample, const struct canvas *canvas,
                          const struct columns *columns, int rows)
{
    list_show(&sample->list, rows);
    for (int row = 0; row < rows && sample->list.top + row < sample->list.count; row++) {
        int i = sample->list.top + row;
        bool selected = i == sample->list.selected;
        canvas_text(canvas, 2 + row, 0, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_field(canvas, 2 + row, 1, columns->name_width - 1,
                     selected ? STYLE_STRONG : STYLE_PLAIN,
                     services_at(&sample->screen.app->survey->services, (size_t)i)->name);
        draw_reached(sample, canvas, 2 + row, columns,
                     &g_array_index(sample->services, struct reached, i));
    }
}

/* When the survey ends and what that asks for, in one sentence; the caller frees it. */
static char *pace_sentence(const struct sample *sample)
{
    char last[DAY_TEXT_SIZE], a_day[HUNDREDTHS_TEXT];
    struct sample_pace pace = pace_for(sample, &sample->all);
    day_to_field(sample->last, last);
    switch (pace.state) {
    case PACE_REACHED:
        return g_strdup_printf(_("Sampel seluruhnya sudah cukup. Survei berakhir %s."), last);
    case PACE_RUNNING:
        return g_strdup_printf(
            _("Survei berakhir %s, %ld hari lagi: kurang %ld lembar, berarti %s lembar sehari."),
            last, pace.days, pace.missing,
            hundredths_text(pace.a_day, sample->screen.app->point, a_day));
    case PACE_MISSED:
        return g_strdup_printf(_("Survei sudah berakhir %s; masih kurang %ld lembar."), last,
                               pace.missing);
    default:
        return g_strdup_printf(_("Survei berakhir %s. Isi pelanggan setahun pada layar Survei, F4, "
                                 "agar sampel minimal dapat dihitung."),
                               last);
    }
}

/* The services that nobody answered; the caller frees it, "" where there is none. */
static char *empty_services(const struct sample *sample)
{
    g_autoptr(GString) codes = g_string_new(NULL);
    for (guint i = 0; i < sample->services->len; i++)
        if (g_array_index(sample->services, struct reached, i).counted == 0)
            g_string_append_printf(codes, "%s%s", codes->len ? ", " : "",
                                   services_at(&sample->screen.app->survey->services, i)->code);
    return codes->len == 0 ? g_strdup("")
                           : g_strdup_printf(_("! Belum ada yang menjawab: %s."), codes->str);
}

static int draw_sentence(const struct canvas *canvas, int row, enum style style, const char *text)
{
    struct canvas part = canvas_part(canvas, 0, 1, -1, canvas->columns - 2);
    return canvas_wrapped(&part, row, 0, style, text);
}

static void draw_below(const struct sample *sample, const struct canvas *canvas, int row)
{
    char pace[HUNDREDTHS_TEXT];
    long lately = (long)(sample->lately * 100 / LOOK_BACK);
    g_autofree char *ends = pace_sentence(sample);
    g_autofree char *empty = empty_services(sample);
    row = draw_sentence(canvas, row, STYLE_STRONG, ends);
    if (*empty)
        row = draw_sentence(canvas, row, STYLE_ALARM, empty);
    canvas_print(canvas, row, 1, STYLE_QUIET,
                 _("%d hari terakhir: %ld lembar bertanggal, %s sehari."), LOOK_BACK,
                 (long)sample->lately, hundredths_text(lately, sample->screen.app->point, pace));
    canvas_text(canvas, canvas->rows - 1, 1, STYLE_QUIET,
                _("3 bulan: seperempat pelanggan tahun lalu. Minimal: Krejcie dan Morgan (1970)."));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct sample *sample = (struct sample *)screen;
    struct columns columns = find_columns(canvas->columns);
    if (!sample->services)
        return;
    if (sample->list.count == 0) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN,
                    _("Survei ini tanpa layanan; tambahkan pada layar Survei, F3."));
        return;
    }
    int rows = MIN(sample->list.count, canvas->rows - 11);
    draw_heading(canvas, &columns);
    draw_services(sample, canvas, &columns, rows);
    canvas_text(canvas, 3 + rows, 1, STYLE_STRONG, _("Seluruhnya"));
    draw_reached(sample, canvas, 3 + rows, &columns, &sample->all);
    draw_below(sample, canvas, 5 + rows);
}

static struct wish act(struct screen *screen, int action)
{
    struct sample *sample = (struct sample *)screen;
    (void)action;
    if (sample->list.count == 0)
        return STAY;
    const struct service *service =
        services_at(&screen->app->survey->services, (size_t)sample->list.selected);
    return OPEN(sheets_open_behind(screen->app, service->id, -1, false));
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct sample *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    g_clear_pointer(&((struct sample *)screen)->services, g_array_unref);
}

const struct screen_class review_sample_class = {
    .title = N_("Sampel"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct sample),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_sample_open(struct app *app)
{
    struct sample *sample = screen_create(&review_sample_class, app);
    return &sample->screen;
}
