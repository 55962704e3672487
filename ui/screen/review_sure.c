#include <math.h>

#include "db/review_store.h"
#include "src/i18n.h"
#include "src/sample.h"
#include "src/stability.h"
#include "src/sureness.h"
#include "src/text.h"
#include "ui/report/years.h"
#include "ui/screen/pass.h"
#include "ui/screen/review.h"
#include "ui/screen/sheets.h"
#include "ui/widget/list.h"

#define RESAMPLES 400
#define SEED      2024
#define FEW       10 /* sheets, below which the sentence warns */
#define TALL      34 /* rows, with room for how to read it */

struct sure {
    struct screen screen;
    struct reading_state state;
    int64_t population; /* of the months of the survey; 0: not known of every service */
    struct sureness_result *now, *before; /* before: NULL where last year's sheets are not here */
    struct survey *survey_before;
    struct stability *stability;
    struct figures figures; /* with what was published of last year */
    struct list list;       /* the index, then the elements */
};

enum { SHEETS };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, SHEETS, "Enter", N_("lembar"), N_("Lembar di balik nilai ini")},
    {{0}, -1, "↑↓", N_("unsur"), N_("Ke unsur lain; kalimat di bawah berbicara tentangnya")},
};

/* --- reading --- */

/* The customers of the three months; 0 where one service does not say. */
static int64_t population_of(const struct survey *survey)
{
    int64_t population = 0;
    for (guint i = 0; i < survey->services.list->len; i++) {
        long year = services_at(&survey->services, i)->population;
        if (year < 0)
            return 0;
        population += sample_quarter(year);
    }
    return population;
}

static struct counted_set *read_sheets(struct app *app, const struct survey *survey,
                                       struct error *error)
{
    struct pass pass = pass_begin(app);
    struct review_store *store = review_store_open(app->database, survey, error);
    struct counted_set *set = store ? review_store_sheets(store, pass_goes_on, &pass, error) : NULL;
    review_store_close(store);
    if (!set)
        pass_stopped(error);
    return set;
}

static bool read_before(struct sure *sure, struct error *error)
{
    int64_t id;
    struct app *app = sure->screen.app;
    if (!years_find_survey(app, app->survey->year - 1, &id, error))
        return false;
    if (id == 0)
        return true;
    sure->survey_before = survey_store_load(app->surveys, id, app->language, error);
    struct counted_set *set =
        sure->survey_before ? read_sheets(app, sure->survey_before, error) : NULL;
    if (set && set->counted.count > 0)
        sure->before = sureness_compute(&set->counted, population_of(sure->survey_before),
                                        SURENESS_CONFIDENCE);
    counted_set_destroy(set);
    return set != NULL;
}

static bool read_now(struct sure *sure, struct error *error)
{
    struct app *app = sure->screen.app;
    struct counted_set *set = read_sheets(app, app->survey, error);
    if (!set)
        return false;
    sure->population = population_of(app->survey);
    sure->now = sureness_compute(&set->counted, sure->population, SURENESS_CONFIDENCE);
    sure->stability = stability_compute(&set->counted, sure->population, RESAMPLES, SEED);
    counted_set_destroy(set);
    return true;
}

static void forget(struct sure *sure)
{
    g_clear_pointer(&sure->now, sureness_destroy);
    g_clear_pointer(&sure->before, sureness_destroy);
    g_clear_pointer(&sure->stability, stability_destroy);
    g_clear_pointer(&sure->survey_before, survey_destroy);
    figures_finish(&sure->figures);
    sure->state.read = false;
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct sure *sure = (struct sure *)screen;
    *error = (struct error){0};
    if (!reading_is_stale(&sure->state, screen->app))
        return true;
    forget(sure);
    list_resize(&sure->list, 1 + (int)screen->app->survey->form->element_count);
    if (!app_figures(screen->app, ANY_SERVICE, &sure->figures, error) ||
        !read_before(sure, error) || !read_now(sure, error)) {
        forget(sure);
        return false;
    }
    reading_done(&sure->state, screen->app);
    return true;
}

/* --- one row: the index (0) or an element --- */

static const struct index_value *value_at(const struct sure *sure, int row)
{
    return row == 0 ? &sure->figures.result->whole : &sure->figures.result->elements[row - 1];
}

static const struct sureness *sureness_at(const struct sureness_result *result, int row)
{
    return row == 0 ? &result->whole : &result->elements[row - 1];
}

/* Of last year's survey; NULL where it is not here, or has no such element. */
static const struct sureness *before_at(const struct sure *sure, int row)
{
    if (!sure->before || row == 0)
        return sure->before ? &sure->before->whole : NULL;
    int element = form_find_element(sure->survey_before->form, value_at(sure, row)->element->code);
    return element < 0 ? NULL : &sure->before->elements[element];
}

static long published_at(const struct sure *sure, int row)
{
    return row == 0 ? sure->figures.last_whole : sure->figures.last[row - 1];
}

enum change_kind {
    CHANGE_UNKNOWN,
    CHANGE_CHANCE,
    CHANGE_UP,
    CHANGE_DOWN,
    CHANGE_HINT_UP, /* against a published value, whose own doubt nobody knows: no proof */
    CHANGE_HINT_DOWN
};

static enum change_kind change_from_sheets(const struct sureness *now,
                                           const struct sureness *before)
{
    switch (sureness_compare(now, before, SURENESS_CONFIDENCE).verdict) {
    case SURENESS_RISEN:
        return CHANGE_UP;
    case SURENESS_FALLEN:
        return CHANGE_DOWN;
    case SURENESS_CANNOT_TELL:
        return CHANGE_UNKNOWN;
    default:
        return CHANGE_CHANCE;
    }
}

static enum change_kind change_from_published(const struct sureness *now, long published)
{
    switch (sureness_place_of(now, published)) {
    case SURENESS_BELOW:
        return CHANGE_HINT_UP;
    case SURENESS_ABOVE:
        return CHANGE_HINT_DOWN;
    case SURENESS_INSIDE:
        return CHANGE_CHANCE;
    default:
        return CHANGE_UNKNOWN;
    }
}

/* Whether it has changed since last year, by last year's sheets or else the published value. */
static enum change_kind change_at(const struct sure *sure, int row)
{
    const struct sureness *now = sureness_at(sure->now, row), *before = before_at(sure, row);
    return before ? change_from_sheets(now, before)
                  : change_from_published(now, published_at(sure, row));
}

/* A draw that went the other way is told: neither 0 nor 100. */
static long share_of_100(double share)
{
    return share > 0 && share < 1 ? CLAMP(lround(share * 100), 1, 99) : lround(share * 100);
}

/* --- drawing --- */

struct columns {
    int name_width, value, low, high, axis, axis_width, change, lowest;
};

static struct columns find_columns(int width)
{
    struct columns columns = {.name_width = width >= 120 ? 44 : 12};
    columns.value = columns.name_width + 1;
    columns.low = columns.value + 10;
    columns.high = columns.low + 9;
    columns.axis = columns.high + 8;
    columns.lowest = width - 9;
    columns.change = columns.lowest - 12;
    columns.axis_width = columns.change - columns.axis - 2;
    return columns;
}

/* The axis of all intervals, hundredths: from a whole ten below the lowest. */
struct span {
    long low, high;
};

static struct span find_span(const struct sure *sure)
{
    long top = sure->screen.app->survey->form->result_top * 100L, tenth = MAX(top / 10, 1);
    struct span span = {top - tenth, top};
    for (int row = 0; row < sure->list.count; row++) {
        const struct sureness *each = sureness_at(sure->now, row);
        long low = each->low == HUNDREDTHS_NONE ? value_at(sure, row)->value : each->low;
        if (low != HUNDREDTHS_NONE)
            span.low = MIN(span.low, low / tenth * tenth);
    }
    return span;
}

static int place_on(const struct span *span, int width, long value)
{
    return (int)((value - span->low) * (width - 1) / MAX(span->high - span->low, 1));
}

/* The interval as a line with the value as a point on it. */
static void draw_interval(const struct canvas *canvas, int line, const struct columns *columns,
                          const struct span *span, const struct sureness *each,
                          const struct index_value *value)
{
    if (value->value == HUNDREDTHS_NONE)
        return;
    if (each->low != HUNDREDTHS_NONE) {
        int low = place_on(span, columns->axis_width, each->low);
        int high = place_on(span, columns->axis_width, each->high);
        canvas_rule(canvas, line, columns->axis + low, high - low + 1);
        canvas_text(canvas, line, columns->axis + low, STYLE_PLAIN, "├");
        canvas_text(canvas, line, columns->axis + high, STYLE_PLAIN, "┤");
    }
    canvas_text(canvas, line, columns->axis + place_on(span, columns->axis_width, value->value),
                STYLE_STRONG, "●");
}

static void draw_number(const struct sure *sure, const struct canvas *canvas, int line, int column,
                        enum style style, long value)
{
    char text[HUNDREDTHS_TEXT];
    canvas_right(canvas, line, column, 7, style,
                 hundredths_text(value, sure->screen.app->point, text));
}

static void draw_change(const struct sure *sure, const struct canvas *canvas, int line, int column,
                        int row)
{
    static const struct {
        enum style style;
        const char *words;
    } shown[] = {
        [CHANGE_UNKNOWN] = {STYLE_QUIET, "–"},
        [CHANGE_CHANCE] = {STYLE_QUIET, N_("= kebetulan")},
        [CHANGE_UP] = {STYLE_GOOD, N_("▲ naik")},
        [CHANGE_DOWN] = {STYLE_ALARM, N_("▼ turun")},
        [CHANGE_HINT_UP] = {STYLE_PLAIN, N_("▲ mungkin")},
        [CHANGE_HINT_DOWN] = {STYLE_WARNING, N_("▼ mungkin")},
    };
    enum change_kind change = change_at(sure, row);
    canvas_text(canvas, line, column, shown[change].style, _(shown[change].words));
}

static void draw_lowest(const struct sure *sure, const struct canvas *canvas, int line, int column,
                        int row)
{
    const struct stability_element *element = row == 0 ? NULL : &sure->stability->elements[row - 1];
    if (!element)
        return;
    if (element->verdict == STABILITY_NO_VALUE || element->verdict == STABILITY_CANNOT_TELL) {
        canvas_right(canvas, line, column, 8, STYLE_QUIET, "–");
        return;
    }
    g_autofree char *share = g_strdup_printf("%ld %%", share_of_100(element->share));
    canvas_right(canvas, line, column, 8,
                 element->verdict == STABILITY_SURELY_LOW ? STYLE_ALARM : STYLE_PLAIN, share);
}

static void draw_row(const struct sure *sure, const struct canvas *canvas, int line, int row,
                     const struct columns *columns, const struct span *span)
{
    const struct index_value *value = value_at(sure, row);
    const struct sureness *each = sureness_at(sure->now, row);
    bool selected = row == sure->list.selected;
    g_autofree char *name =
        value->element ? g_strdup_printf("%s %s", value->element->code, value->element->name)
                       : g_strdup(_("Indeks"));
    canvas_text(canvas, line, 0, STYLE_PLAIN, selected ? "▌" : " ");
    canvas_field(canvas, line, 1, columns->name_width - 1, selected ? STYLE_STRONG : STYLE_PLAIN,
                 name);
    draw_number(sure, canvas, line, columns->value, STYLE_STRONG, value->value);
    draw_number(sure, canvas, line, columns->low, STYLE_PLAIN, each->low);
    canvas_text(canvas, line, columns->low + 7, STYLE_QUIET, " –");
    draw_number(sure, canvas, line, columns->high, STYLE_PLAIN, each->high);
    draw_interval(canvas, line, columns, span, each, value);
    draw_change(sure, canvas, line, columns->change, row);
    draw_lowest(sure, canvas, line, columns->lowest, row);
}

static void draw_heading(const struct sure *sure, const struct canvas *canvas,
                         const struct columns *columns, const struct span *span)
{
    g_autofree char *low = g_strdup_printf("%ld", span->low / 100);
    g_autofree char *high = g_strdup_printf("%ld", span->high / 100);
    canvas_right(canvas, 1, columns->value, 7, STYLE_QUIET, _("nilai"));
    canvas_right(canvas, 1, columns->low, 16, STYLE_QUIET, _("rentang"));
    canvas_text(canvas, 1, columns->axis, STYLE_QUIET, low);
    canvas_right(canvas, 1, columns->axis + columns->axis_width - 4, 4, STYLE_QUIET, high);
    if (sure->figures.last_year)
        canvas_print(canvas, 1, columns->change, STYLE_QUIET, _("dari %d"),
                     sure->figures.last_year);
    canvas_right(canvas, 1, columns->lowest - 2, 10, STYLE_QUIET, _("3 rendah"));
}

/* --- in words --- */

/* What may be said of the value of the selected row; the caller frees it. */
static char *value_sentence(const struct sure *sure, int row)
{
    char low[HUNDREDTHS_TEXT], high[HUNDREDTHS_TEXT], point = sure->screen.app->point;
    const struct sureness *each = sureness_at(sure->now, row);
    const char *name = row == 0 ? _("indeks") : value_at(sure, row)->element->code;
    switch (each->kind) {
    case SURENESS_NO_VALUE:
        return g_strdup_printf(_("Untuk %s belum ada jawaban."), name);
    case SURENESS_TOO_FEW:
        return g_strdup(_("Baru satu lembar: dari satu orang tidak dapat dikatakan apa pun "
                          "tentang pelanggan lain."));
    case SURENESS_ALIKE:
        return g_strdup_printf(_("Semua %ld lembar sama, jadi beda antarpelanggan tidak terlihat; "
                                 "itu bukan bukti bahwa pelanggan lain juga sama."),
                               (long)each->sheets);
    case SURENESS_CENSUS:
        return g_strdup(_("Semua pelanggan menjawab: nilai ini pasti, tidak ada kebetulan siapa "
                          "yang terpilih."));
    default:
        return g_strdup_printf(
            _("Andai semua pelanggan ditanya, %s kira-kira antara %s dan %s: dari 100 survei "
              "seperti ini, 95 rentangnya memuat nilai itu."),
            name, hundredths_text(each->low, point, low), hundredths_text(each->high, point, high));
    }
}

static char *change_sentence(const struct sure *sure, int row)
{
    char text[HUNDREDTHS_TEXT], point = sure->screen.app->point;
    long change = figures_change(value_at(sure, row)->value, published_at(sure, row));
    int year = sure->figures.last_year;
    if (change == HUNDREDTHS_NONE)
        return g_strdup(_("Nilai tahun lalu tidak diketahui, jadi tidak ada yang dibandingkan."));
    hundredths_text_absolute(change, point, text);
    switch (change_at(sure, row)) {
    case CHANGE_UP:
        return g_strdup_printf(_("Naik %s dari %d: lebih dari kebetulan."), text, year);
    case CHANGE_DOWN:
        return g_strdup_printf(_("Turun %s dari %d: lebih dari kebetulan."), text, year);
    case CHANGE_HINT_UP:
    case CHANGE_HINT_DOWN:
        return g_strdup_printf(_("%s %s dari %d, di luar rentang: mungkin bukan kebetulan, tetapi "
                                 "keraguan nilai %d itu tidak diketahui."),
                               change > 0 ? _("Naik") : _("Turun"), text, year, year);
    case CHANGE_CHANCE:
        return g_strdup_printf(_("Beda %s dari %d boleh jadi hanya kebetulan siapa yang menjawab."),
                               text, year);
    default:
        return g_strdup_printf(_("Apakah beda %s dari %d lebih dari kebetulan, tidak dapat "
                                 "dikatakan."),
                               text, year);
    }
}

static char *lowest_sentence(const struct sure *sure, int row)
{
    const struct stability_element *element = &sure->stability->elements[row - 1];
    const char *code = value_at(sure, row)->element->code;
    long share = share_of_100(element->share);
    switch (element->verdict) {
    case STABILITY_SURELY_LOW:
        return g_strdup_printf(_("%s hampir pasti termasuk tiga terendah (%ld dari 100)."), code,
                               share);
    case STABILITY_SURELY_NOT:
        return g_strdup_printf(_("%s hampir pasti tidak termasuk tiga terendah (%ld dari 100)."),
                               code, share);
    case STABILITY_OPEN:
        return g_strdup_printf(_("Bila orang lain yang menjawab, %s termasuk tiga terendah pada "
                                 "%ld dari 100 survei."),
                               code, share);
    default:
        return g_strdup_printf(_("Apakah %s termasuk tiga terendah, tidak dapat dikatakan."), code);
    }
}

/* Whose answers they are of; the caller frees it. */
static char *sample_sentence(const struct sure *sure)
{
    const struct sureness *whole = &sure->now->whole;
    if (whole->sheets < FEW)
        return g_strdup_printf(
            _("Hanya %ld lembar: rentangnya lebar, selisih kecil tidak berarti."),
            (long)whole->sheets);
    if (sure->now->population == 0 && sure->population > 0)
        return g_strdup_printf(_("%ld lembar lebih banyak daripada %ld pelanggan tiga bulan; "
                                 "dihitung tanpa batas itu."),
                               (long)whole->sheets, (long)sure->population);
    if (sure->now->population == 0)
        return g_strdup_printf(_("%ld lembar; banyaknya pelanggan belum diisi."),
                               (long)whole->sheets);
    return g_strdup_printf(_("%ld lembar dari kira-kira %ld pelanggan dalam tiga bulan."),
                           (long)whole->sheets, (long)sure->now->population);
}

/* TEXT, which is given up, wrapped; the row after it. */
static int draw_sentence(const struct canvas *canvas, int line, enum style style, char *text)
{
    struct canvas part = canvas_part(canvas, 0, 1, -1, canvas->columns - 2);
    line = canvas_wrapped(&part, line, 0, style, text);
    g_free(text);
    return line;
}

/* How to read it, where there is room. */
static void draw_guide(const struct canvas *canvas, int line)
{
    static const char *const guide[] = {
        N_("Cara membaca"),
        N_("Yang menjawab hanya sebagian pelanggan; orang lain akan memberi angka yang sedikit "
           "lain. ● adalah nilai yang dihitung, ├ dan ┤ batas rentangnya: makin sedikit lembar, "
           "makin lebar."),
        N_("\"= kebetulan\": beda dari tahun lalu sekecil itu sudah terjadi bila orang lain yang "
           "menjawab. \"mungkin\": tahun lalu hanya diketahui nilai terbitnya."),
        N_("3 rendah: dari 100 survei ulangan, berapa kali unsur ini termasuk tiga terendah. "
           "Menindaklanjuti unsur dengan angka sekitar 50 sama baiknya dengan yang di sebelahnya."),
        N_("Di sini hanya kebetulan siapa yang menjawab. Salah ketik, dan orang yang menolak "
           "menjawab, tidak termasuk."),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(guide); i++)
        line = draw_sentence(canvas, line, i ? STYLE_PLAIN : STYLE_QUIET, g_strdup(_(guide[i]))) +
               (i > 0);
}

static void draw_sentences(const struct sure *sure, const struct canvas *canvas, int line)
{
    int row = sure->list.selected;
    line = draw_sentence(canvas, line, STYLE_STRONG, value_sentence(sure, row));
    line = draw_sentence(canvas, line, STYLE_PLAIN, change_sentence(sure, row));
    if (row > 0)
        line = draw_sentence(canvas, line, STYLE_PLAIN, lowest_sentence(sure, row));
    line = draw_sentence(canvas, line, STYLE_QUIET, sample_sentence(sure));
    if (canvas->rows >= TALL)
        draw_guide(canvas, line + 1);
    canvas_text(
        canvas, canvas->rows - 1, 1, STYLE_QUIET,
        _("95 %: rasio linear (Cochran), t Student, populasi terhingga; 400 ulangan acak."));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct sure *sure = (struct sure *)screen;
    if (!sure->now) {
        canvas_text(canvas, 2, 3, STYLE_PLAIN, _("Belum dihitung. Enter menghitung."));
        return;
    }
    struct columns columns = find_columns(canvas->columns);
    struct span span = find_span(sure);
    int rows = MIN(sure->list.count, canvas->rows - 10);
    draw_heading(sure, canvas, &columns, &span);
    list_show(&sure->list, rows);
    for (int i = 0; i < rows && sure->list.top + i < sure->list.count; i++)
        draw_row(sure, canvas, 2 + i, sure->list.top + i, &columns, &span);
    draw_sentences(sure, canvas, 3 + rows);
}

static struct wish act(struct screen *screen, int action)
{
    struct sure *sure = (struct sure *)screen;
    (void)action;
    if (!sure->now) {
        shell_refresh(screen);
        return STAY;
    }
    return OPEN(sheets_open_behind(screen->app, ANY_SERVICE, sure->list.selected - 1, false));
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct sure *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    forget((struct sure *)screen);
}

const struct screen_class review_sure_class = {
    .title = N_("Seberapa yakin"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct sure),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_sure_open(struct app *app)
{
    struct sure *sure = screen_create(&review_sure_class, app);
    return &sure->screen;
}
