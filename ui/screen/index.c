#include "ui/screen/index.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/report/slips.h"
#include "ui/screen/action_form.h"
#include "ui/screen/last_year.h"
#include "ui/screen/matrix.h"
#include "ui/screen/rekey.h"
#include "ui/screen/report.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"
#include "ui/widget/value_bar.h"

struct index_screen {
    struct screen screen;
    int64_t service;
    struct figures figures;
    struct slips slips;  /* of the whole; its check is NULL where a service is shown */
    struct list list;    /* the elements, then the further indices */
    GPtrArray *services; /* of struct index_result, one a service, where the whole is shown */
};

enum { SHEETS, SERVICES, ACTION, LAST_YEAR, REPORT, REKEY, REVIEW, SURE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER},
     SHEETS,
     "Enter",
     N_("lembar"),
     N_("Lembar di balik nilai ini, jawaban terendah lebih dulu")},
    {{'l'}, SERVICES, "L", N_("layanan"), N_("Matriks layanan × unsur")},
    {{'t'},
     ACTION,
     "T",
     N_("tindak lanjut"),
     N_("Memulai tindak lanjut; layanan dan unsur ini sudah terisi")},
    {{'k'}, REVIEW, "K", N_("kajian"), N_("Tabel silang, sebaran, tren, sampel, andai, saran")},
    {{'y'}, SURE, "Y", N_("yakin"), N_("Seberapa yakin: rentang nilai, berubah atau kebetulan")},
    {{'n'}, LAST_YEAR, "N", NULL, N_("Mengisi nilai tahun lalu yang sudah diterbitkan")},
    {{'r'}, REPORT, "R", NULL, N_("Menulis laporan atau pengumuman hasil ini")},
    {{'u'}, REKEY, "U", NULL, N_("Lembar yang perlu dientri ulang agar hasil ini pasti")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    return action == LAST_YEAR ? RIGHT_CHANGE_SURVEY : action == ACTION ? RIGHT_ACT : RIGHT_LOOK;
}

static size_t element_count(const struct index_screen *index)
{
    return index->screen.app->survey->form->element_count;
}

static void result_free(void *pointer)
{
    index_destroy(pointer);
}

static bool load_services(struct index_screen *index, struct error *error)
{
    struct app *app = index->screen.app;
    g_clear_pointer(&index->services, g_ptr_array_unref);
    index->services = g_ptr_array_new_with_free_func(result_free);
    for (guint i = 0; index->service == ANY_SERVICE && i < app->survey->services.list->len; i++) {
        struct tally *tally =
            sheet_store_tally(app->sheets, services_at(&app->survey->services, i)->id, error);
        if (!tally)
            return false;
        g_ptr_array_add(index->services, index_compute(tally));
        tally_destroy(tally);
    }
    return true;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct index_screen *index = (struct index_screen *)screen;
    figures_finish(&index->figures);
    slips_finish(&index->slips);
    if (!app_figures(screen->app, index->service, &index->figures, error) ||
        !load_services(index, error) ||
        (index->service == ANY_SERVICE && !slips_load(&index->slips, screen->app, error))) {
        figures_finish(&index->figures);
        return false;
    }
    list_resize(&index->list,
                (int)(element_count(index) + screen->app->survey->form->further_count));
    return true;
}

static char *titled(struct screen *screen)
{
    struct index_screen *index = (struct index_screen *)screen;
    const struct service *service =
        index->service == ANY_SERVICE
            ? NULL
            : services_by_id(&screen->app->survey->services, index->service);
    return service ? g_strdup_printf(_("Indeks · %s"), service->name) : NULL;
}

const char *index_change_sign(long change)
{
    return change == HUNDREDTHS_NONE ? " " : change > 0 ? "▲" : change < 0 ? "▼" : "=";
}

/* --- the head: the index, large, and what stands beside it --- */

static void draw_grade(const struct index_screen *index, const struct canvas *canvas, int column)
{
    const struct figures *figures = &index->figures;
    const struct index_value *whole = &figures->result->whole;
    char text[HUNDREDTHS_TEXT], point = index->screen.app->point;
    long change = figures_change(whole->value, figures->last_whole);
    if (whole->band)
        canvas_print(canvas, 1, column, theme_tone(whole->band->tone), "%s  %s", whole->band->grade,
                     whole->band->words);
    if (!figures->last_year)
        return;
    canvas_print(canvas, 2, column, STYLE_PLAIN, "%d  %s", figures->last_year,
                 hundredths_text(figures->last_whole, point, text));
    if (change != HUNDREDTHS_NONE)
        canvas_print(canvas, 3, column, STYLE_PLAIN, "%s %s %s",
                     change > 0   ? _("naik")
                     : change < 0 ? _("turun")
                                  : _("tetap"),
                     index_change_sign(change), hundredths_text_absolute(change, point, text));
}

static void draw_sample(const struct index_screen *index, const struct canvas *canvas, int column)
{
    const struct app *app = index->screen.app;
    const struct figures *figures = &index->figures;
    long minimum = app_minimum_sample(app);
    char target[HUNDREDTHS_TEXT], reached[HUNDREDTHS_TEXT];
    canvas_print(canvas, 1, column, STYLE_PLAIN, _("%ld lembar dihitung dari %ld"),
                 (long)figures->counts.counted, (long)figures->counts.keyed);
    if (index->service != ANY_SERVICE)
        return;
    if (minimum > 0)
        canvas_print(canvas, 2, column, STYLE_PLAIN, _("sampel %ld dari minimal %ld%s"),
                     (long)figures->counts.counted, minimum,
                     figures->counts.counted >= minimum ? " ✓" : "");
    if (app->survey->target != HUNDREDTHS_NONE && figures->counts.counted == 0)
        canvas_print(canvas, 3, column, STYLE_PLAIN, _("target %s"),
                     hundredths_text(app->survey->target, app->point, target));
    else if (app->survey->target != HUNDREDTHS_NONE)
        canvas_print(
            canvas, 3, column, STYLE_PLAIN, _("target %s, capaian %s %%"),
            hundredths_text(app->survey->target, app->point, target),
            hundredths_text(hundredths_percent(figures->result->whole.value, app->survey->target),
                            app->point, reached));
}

static void draw_head(const struct index_screen *index, const struct canvas *canvas)
{
    char text[HUNDREDTHS_TEXT];
    const struct index_value *whole = &index->figures.result->whole;
    enum style style = whole->band ? theme_tone(whole->band->tone) : STYLE_STRONG;
    int after = canvas_large(canvas, 1, 3, style,
                             hundredths_text(whole->value, index->screen.app->point, text));
    int column = MAX(after + 3, 25);
    draw_grade(index, canvas, column);
    draw_sample(index, canvas, column + 24);
}

/* --- the table: one row an element --- */

struct columns {
    int name_width, value, bar, bar_width, change;
};

static struct columns find_columns(int width)
{
    int spare = MAX(0, width - 80);
    struct columns columns = {.name_width = 30 + spare / 3};
    columns.value = columns.name_width + 7;
    columns.bar = columns.value + 11;
    columns.bar_width = 20 + spare - spare / 3;
    columns.change = columns.bar + columns.bar_width + 2;
    return columns;
}

static void draw_heading(const struct index_screen *index, const struct canvas *canvas,
                         const struct columns *columns, int start)
{
    int top = index->figures.result->form->result_top;
    canvas_text(canvas, 5, 1, STYLE_QUIET, _("Unsur"));
    canvas_right(canvas, 5, columns->value - 1, 8, STYLE_QUIET, _("nilai"));
    canvas_print(canvas, 5, columns->bar, STYLE_QUIET, "%d", start * top / 100);
    g_autofree char *end = g_strdup_printf("%d", top);
    canvas_right(canvas, 5, columns->bar + columns->bar_width - 4, 4, STYLE_QUIET, end);
    if (index->figures.last_year)
        canvas_print(canvas, 5, columns->change, STYLE_QUIET, _("dari %d"),
                     index->figures.last_year);
}

static void draw_value(const struct index_screen *index, const struct canvas *canvas, int row,
                       const struct columns *columns, const struct index_value *value, int start)
{
    char text[HUNDREDTHS_TEXT];
    canvas_right(canvas, row, columns->value, 7, STYLE_STRONG,
                 hundredths_text(value->value, index->screen.app->point, text));
    canvas_text(canvas, row, columns->value + 8, value_style(value),
                value->band ? value->band->grade : "");
    value_bar_draw(canvas, row, columns->bar, columns->bar_width, value,
                   index->figures.result->form, start);
}

static void draw_element(const struct index_screen *index, const struct canvas *canvas, int row,
                         const struct columns *columns, int e, int start)
{
    char text[HUNDREDTHS_TEXT];
    bool further = e >= (int)element_count(index);
    size_t at = further ? (size_t)e - element_count(index) : (size_t)e;
    const struct index_value *value =
        further ? &index->figures.result->further[at] : &index->figures.result->elements[at];
    bool selected = e == index->list.selected;
    int name = 2 + CLAMP(text_width(value->element->code), 2, 10);
    canvas_text(canvas, row, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, row, 1, name - 2, STYLE_STRONG, value->element->code);
    canvas_field(canvas, row, name, columns->name_width + 3 - name,
                 selected ? STYLE_STRONG : STYLE_PLAIN, value->element->name);
    if (value->lowest)
        canvas_text(canvas, row, columns->value - 2, STYLE_ALARM, "▼");
    draw_value(index, canvas, row, columns, value, start);
    if (further)
        return;
    long change = figures_change(value->value, index->figures.last[at]);
    if (change != HUNDREDTHS_NONE) {
        canvas_text(canvas, row, columns->change, STYLE_PLAIN, index_change_sign(change));
        canvas_right(canvas, row, columns->change + 1, 7, STYLE_PLAIN,
                     hundredths_text_absolute(change, index->screen.app->point, text));
    }
}

/* "A dari 88,31   …   D di bawahnya", or "A 4,51  …  F" where there are many bands. */
static void draw_bands(const struct index_screen *index, const struct canvas *canvas, int row,
                       int column)
{
    const struct form *form = index->figures.result->form;
    bool many = form->band_count > 5;
    char text[HUNDREDTHS_TEXT];
    for (size_t b = 0; b < form->band_count; b++) {
        const struct form_band *band = &form->bands[b];
        const char *from = hundredths_text(band->from, index->screen.app->point, text);
        bool last = b + 1 == form->band_count;
        column = canvas_text(canvas, row, column, theme_tone(band->tone), band->grade);
        if (many && !last)
            column = canvas_print(canvas, row, column, STYLE_QUIET, " %s", from);
        else if (!many)
            column = last ? canvas_print(canvas, row, column, STYLE_QUIET, " %s", _("di bawahnya"))
                          : canvas_print(canvas, row, column, STYLE_QUIET, _(" dari %s"), from);
        column += many ? 1 : form->band_count > 4 ? 2 : 3;
    }
}

/* What second keying says of these figures, in full where there is room. */
static void draw_slips(const struct index_screen *index, const struct canvas *canvas, int row)
{
    const struct app *app = index->screen.app;
    if (index->figures.counts.counted == 0)
        canvas_text(canvas, row, 1, STYLE_PLAIN,
                    _("Belum ada lembar yang dihitung; entri lembar dahulu."));
    if (!index->slips.check || index->figures.counts.counted == 0)
        return;
    g_autofree char *sentence = slips_sentence(&index->slips, app);
    g_autofree char *line = slips_line(&index->slips, app);
    canvas_text(canvas, row, 1, STYLE_QUIET,
                text_width(sentence) < canvas->columns - 2 ? sentence : line);
}

static void draw_legend(const struct index_screen *index, const struct canvas *canvas, int row)
{
    int column = canvas_text(canvas, row, 1, STYLE_ALARM, "▼");
    column = canvas_text(canvas, row, column + 1, STYLE_QUIET, _("tiga terendah")) + 2;
    draw_bands(index, canvas, row, column);
    if (index->figures.result->form->template)
        canvas_text(canvas, row + 1, 1, STYLE_WARNING,
                    _("Formulir ini templat: butir dan bobotnya hanya contoh."));
    else
        draw_slips(index, canvas, row + 1);
}

/* On a tall screen the services stand below the elements, on the same axis. */
static void draw_services(const struct index_screen *index, const struct canvas *canvas, int row,
                          const struct columns *columns, int start)
{
    const struct services *services = &index->screen.app->survey->services;
    char text[HUNDREDTHS_TEXT];
    if (index->services->len == 0 || row + 4 > canvas->rows - 2)
        return;
    canvas_text(canvas, row++, 1, STYLE_QUIET, C_("list", "Layanan"));
    for (guint i = 0; i < index->services->len && row < canvas->rows - 3; i++, row++) {
        const struct index_result *result = g_ptr_array_index(index->services, i);
        canvas_field(canvas, row, 1, 11, STYLE_STRONG, services_at(services, i)->code);
        canvas_field(canvas, row, 13, columns->value - 21, STYLE_PLAIN,
                     services_at(services, i)->name);
        canvas_print(canvas, row, columns->value - 7, STYLE_QUIET, "n %-4ld", (long)result->sheets);
        canvas_right(canvas, row, columns->value, 7, STYLE_STRONG,
                     hundredths_text(result->whole.value, index->screen.app->point, text));
        canvas_text(canvas, row, columns->value + 8, value_style(&result->whole),
                    result->whole.band ? result->whole.band->grade : "");
        value_bar_draw(canvas, row, columns->bar, columns->bar_width, &result->whole, result->form,
                       start);
    }
}

static void draw_table(struct index_screen *index, const struct canvas *canvas)
{
    struct columns columns = find_columns(canvas->columns);
    int start = value_bar_start(index->figures.result);
    int elements = (int)element_count(index);
    int rows = MIN(canvas->rows - 8, index->list.count + 1);
    int row = 6;
    draw_heading(index, canvas, &columns, start);
    list_show(&index->list, rows - 1);
    for (int e = index->list.top; e < index->list.count && row < 6 + rows; e++) {
        /* A blank row sets the further indices apart: they are no elements. */
        if (e == elements && row < 6 + rows - 1)
            row++;
        draw_element(index, canvas, row++, &columns, e, start);
    }
    draw_services(index, canvas, row + 1, &columns, start);
    draw_legend(index, canvas, canvas->rows - 2);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct index_screen *index = (struct index_screen *)screen;
    if (!index->figures.result)
        return;
    draw_head(index, canvas);
    draw_table(index, canvas);
}

/* --- actions --- */

static struct wish open_sheets(struct index_screen *index)
{
    int at = index->list.selected, elements = (int)element_count(index);
    bool further = at >= elements;
    return OPEN(sheets_open_behind(index->screen.app, index->service, further ? at - elements : at,
                                   further));
}

static struct wish start_action(struct index_screen *index)
{
    const struct form *form = index->screen.app->survey->form;
    int at = index->list.selected;
    struct action *action = action_create();
    if (at < (int)form->element_count)
        action_set(&action->element, form->elements[at].code);
    action->service_id = index->service == ANY_SERVICE ? 0 : index->service;
    return OPEN(action_form_open(index->screen.app, action, &index->screen));
}

static struct wish act(struct screen *screen, int action)
{
    struct index_screen *index = (struct index_screen *)screen;
    switch (action) {
    case SHEETS:
        return open_sheets(index);
    case SERVICES:
        return OPEN(matrix_open(screen->app));
    case ACTION:
        return start_action(index);
    case REKEY:
        return rekey_ask(screen, &index->slips);
    case REPORT:
        return OPEN(report_open(screen->app));
    case REVIEW:
        return OPEN(review_open(screen->app));
    case SURE:
        return OPEN(review_sure_open(screen->app));
    default:
        return OPEN(last_year_open(screen->app, screen->app->survey->year - 1, screen));
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct index_screen *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct index_screen *index = (struct index_screen *)screen;
    figures_finish(&index->figures);
    slips_finish(&index->slips);
    g_clear_pointer(&index->services, g_ptr_array_unref);
}

const struct screen_class index_class = {
    .title = N_("Indeks per unsur"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct index_screen),
    .needs = RIGHT_LOOK,
    .titled = titled,
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *index_open(struct app *app, int64_t service)
{
    struct index_screen *index = screen_create(&index_class, app);
    index->service = service;
    return &index->screen;
}
