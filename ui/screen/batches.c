#include "ui/screen/batches.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/screen/batch.h"
#include "ui/screen/batch_form.h"
#include "ui/widget/list.h"

#define DETAIL_ROWS 3

enum filter { ALL, OPEN_ONES, CLOSED_ONES, FILTERS };

struct batches {
    struct screen screen;
    GPtrArray *all;   /* of struct batch, the newest number first */
    GPtrArray *shown; /* those that pass filter and search; borrowed from all */
    struct list list;
    enum filter filter;
    char search[SEARCH_SIZE];
    bool registering;   /* a new one was begun to be filled in, … */
    guint count_before; /* … when there were so many */
};

enum { OPEN_BATCH, NEW, FILTER };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, OPEN_BATCH, "Enter", N_("buka"), N_("Membuka bundel")},
    {{KEY_OF_F2}, NEW, "F2", N_("baru"), N_("Mendaftarkan bundel baru menurut slipnya")},
    {{KEY_OF_F4}, FILTER, "F4", N_("saring"), N_("Menyaring: semua, terbuka, ditutup")},
};

static struct batch *selected(const struct batches *batches)
{
    return batches->list.count ? g_ptr_array_index(batches->shown, (guint)batches->list.selected)
                               : NULL;
}

static const struct service *service_of(const struct batches *batches, const struct batch *batch)
{
    return services_by_id(&batches->screen.app->survey->services, batch->service_id);
}

/* --- which are shown --- */

static bool has_word(const struct batches *batches, const struct batch *batch, const char *word)
{
    char day[DAY_TEXT_SIZE];
    const struct service *service = service_of(batches, batch);
    g_autofree char *number = g_strdup_printf("%ld", batch->number);
    day_to_field(batch->day, day);
    return g_str_has_prefix(number, word) || text_contains(batch->handed_by, word) ||
           text_contains(day, word) ||
           (service && (text_contains(service->code, word) || text_contains(service->name, word)));
}

static bool is_shown(const struct batches *batches, const struct batch *batch)
{
    g_auto(GStrv) words = g_strsplit(batches->search, " ", 0);
    if (batches->filter != ALL && batch->closed != (batches->filter == CLOSED_ONES))
        return false;
    for (char **word = words; *word; word++)
        if (**word && !has_word(batches, batch, *word))
            return false;
    return true;
}

/* Keeps the same batch selected where it is still shown. */
static void show(struct batches *batches, int64_t id)
{
    g_ptr_array_set_size(batches->shown, 0);
    for (guint i = 0; batches->all && i < batches->all->len; i++) {
        struct batch *batch = g_ptr_array_index(batches->all, i);
        if (is_shown(batches, batch))
            g_ptr_array_add(batches->shown, batch);
    }
    list_resize(&batches->list, (int)batches->shown->len);
    for (guint i = 0; i < batches->shown->len; i++)
        if (((struct batch *)g_ptr_array_index(batches->shown, i))->id == id)
            list_select(&batches->list, (int)i);
}

static bool refresh(struct screen *screen, struct error *error)
{
    struct batches *batches = (struct batches *)screen;
    int64_t id = selected(batches) ? selected(batches)->id : 0;
    GPtrArray *all = batch_store_list(screen->app->batches, error);
    if (!all)
        return false;
    g_clear_pointer(&batches->all, g_ptr_array_unref);
    batches->all = all;
    show(batches, id);
    if (batches->registering && all->len > batches->count_before)
        list_select(&batches->list, 0);
    batches->registering = false;
    return true;
}

/* --- drawing --- */

static const char *filter_words(enum filter filter)
{
    static const char *const words[FILTERS] = {N_("semua"), N_("terbuka"), N_("ditutup")};
    return _(words[filter]);
}

static void draw_search(const struct batches *batches, const struct canvas *canvas)
{
    long left = 0;
    for (guint i = 0; i < batches->shown->len; i++)
        left += ledger_left(&((struct batch *)g_ptr_array_index(batches->shown, i))->ledger);
    list_search_draw(batches->search, canvas, 0);
    g_autofree char *state =
        g_strdup_printf(_("%d bundel · %s · sisa %ld lembar"), batches->list.count,
                        filter_words(batches->filter), left);
    canvas_right(canvas, 0, 30, canvas->columns - 31, STYLE_QUIET, state);
}

/* Where the columns begin; what a wide screen has more goes to names. */
struct columns {
    int who, who_width, service, service_width, declared;
};

static struct columns find_columns(const struct canvas *canvas)
{
    int spare = canvas->columns - 80;
    struct columns columns = {.who = 18, .who_width = 11 + spare / 3};
    columns.service = columns.who + columns.who_width + 1;
    columns.service_width = 9 + spare - spare / 3;
    columns.declared = columns.service + columns.service_width;
    return columns;
}

static void draw_heading(const struct canvas *canvas, const struct columns *columns)
{
    int at = columns->declared;
    canvas_right(canvas, 1, 1, 5, STYLE_QUIET, C_("batch", "no"));
    canvas_text(canvas, 1, 7, STYLE_QUIET, _("tanggal"));
    canvas_field(canvas, 1, columns->who, columns->who_width, STYLE_QUIET, _("diserahkan"));
    canvas_field(canvas, 1, columns->service, columns->service_width, STYLE_QUIET, _("layanan"));
    canvas_right(canvas, 1, at, 5, STYLE_QUIET, _("slip"));
    canvas_right(canvas, 1, at + 5, 8, STYLE_QUIET, _("dientri"));
    canvas_right(canvas, 1, at + 13, 9, STYLE_QUIET, _("ditolak"));
    canvas_right(canvas, 1, at + 22, 8, STYLE_QUIET, _("hilang"));
    canvas_text(canvas, 1, at + 31, STYLE_QUIET, _("status"));
}

static enum style state_style(const struct batch *batch)
{
    long left = ledger_left(&batch->ledger);
    return left > 0 ? STYLE_WARNING : left < 0 ? STYLE_ALARM : STYLE_GOOD;
}

static void draw_count(const struct canvas *canvas, int row, int column, int width,
                       enum style style, long count)
{
    g_autofree char *text = g_strdup_printf("%ld", count);
    canvas_right(canvas, row, column, width, style, text);
}

static void draw_row(const struct batches *batches, const struct canvas *canvas, int row,
                     const struct columns *columns, const struct batch *batch, bool is_selected)
{
    char day[DAY_TEXT_SIZE];
    const struct service *service = service_of(batches, batch);
    enum style style = batch->closed ? STYLE_QUIET : STYLE_PLAIN;
    int at = columns->declared;
    g_autofree char *words = batch_state_words(batch);
    day_to_field(batch->day, day);
    canvas_text(canvas, row, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    draw_count(canvas, row, 1, 5, is_selected ? STYLE_STRONG : style, batch->number);
    canvas_text(canvas, row, 7, style, day);
    canvas_field(canvas, row, columns->who, columns->who_width, style, batch->handed_by);
    canvas_field(canvas, row, columns->service, columns->service_width, style,
                 !service                      ? _("campuran")
                 : columns->service_width > 30 ? service->name
                                               : service->code);
    draw_count(canvas, row, at, 5, STYLE_STRONG, batch->ledger.declared);
    draw_count(canvas, row, at + 5, 8, style, batch->ledger.keyed);
    draw_count(canvas, row, at + 13, 9, style, batch->ledger.rejected);
    draw_count(canvas, row, at + 22, 8, style, batch->ledger.missing);
    canvas_print(canvas, row, at + 31, state_style(batch), "%s %s", batch_state_sign(batch), words);
}

static void draw_detail(const struct canvas *canvas, const struct batch *batch)
{
    const struct ledger *ledger = &batch->ledger;
    g_autofree char *closed = app_time_text(batch->closed_at);
    canvas_print(
        canvas, 0, 1, STYLE_STRONG,
        _("Bundel %ld: %ld menurut slip = %ld dientri + %ld ditolak + %ld hilang + %ld sisa"),
        batch->number, ledger->declared, ledger->keyed, ledger->rejected, ledger->missing,
        ledger_left(ledger));
    if (batch->closed)
        canvas_print(canvas, 1, 1, STYLE_QUIET, _("ditutup %s oleh %s"), closed, batch->closed_by);
    else if (ledger_balances(ledger))
        canvas_text(canvas, 1, 1, STYLE_GOOD, _("seimbang, dapat ditutup"));
    else
        canvas_print(canvas, 1, 1, STYLE_WARNING, _("%ld lembar belum dipertanggungjawabkan"),
                     ledger_left(ledger));
    if (batch->totals)
        canvas_text(canvas, 2, 1, STYLE_QUIET, _("lembarnya memuat jumlah kontrol"));
}

static void draw_rows(struct batches *batches, const struct canvas *canvas, int rows)
{
    struct columns columns = find_columns(canvas);
    list_show(&batches->list, rows);
    draw_heading(canvas, &columns);
    for (int i = 0; i < rows && batches->list.top + i < batches->list.count; i++) {
        int at = batches->list.top + i;
        draw_row(batches, canvas, 2 + i, &columns, g_ptr_array_index(batches->shown, (guint)at),
                 at == batches->list.selected);
    }
    canvas_rule(canvas, 2 + rows, 0, canvas->columns);
    struct canvas detail = canvas_part(canvas, 3 + rows, 0, DETAIL_ROWS, -1);
    draw_detail(&detail, selected(batches));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct batches *batches = (struct batches *)screen;
    if (!batches->all)
        return;
    draw_search(batches, canvas);
    if (batches->list.count > 0)
        draw_rows(batches, canvas, canvas->rows - DETAIL_ROWS - 3);
    else if (batches->all->len > 0)
        canvas_text(canvas, 3, 2, STYLE_PLAIN,
                    _("Tidak ada bundel yang cocok. Hapus kata cari, atau tekan F4."));
    else
        canvas_wrapped(canvas, 3, 2, STYLE_PLAIN,
                       _("Belum ada bundel. Bila kertas diserahkan dalam tumpukan dengan slip, "
                         "tekan F2 untuk mendaftarkannya."));
}

/* --- actions --- */

static struct wish register_new(struct batches *batches)
{
    struct error error;
    struct app *app = batches->screen.app;
    struct batch *batch = batch_create();
    if (!batch_store_last_number(app->batches, &batch->number, &error)) {
        batch_destroy(batch);
        screen_complain(&batches->screen, &error);
        return STAY;
    }
    batch->number = MIN(batch->number + 1, BATCH_NUMBER_MOST);
    batch->day = app_today();
    batches->registering = true;
    batches->count_before = batches->all ? batches->all->len : 0;
    return OPEN(batch_form_open(app, batch, &batches->screen));
}

static struct wish act(struct screen *screen, int action)
{
    struct batches *batches = (struct batches *)screen;
    struct batch *batch = selected(batches);
    switch (action) {
    case NEW:
        return register_new(batches);
    case FILTER:
        batches->filter = (batches->filter + 1) % FILTERS;
        shell_refresh(screen);
        return STAY;
    default:
        return batch ? OPEN(batch_open(screen->app, batch->id)) : STAY;
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct batches *batches = (struct batches *)screen;
    if (list_search(&batches->list, batches->search, key))
        show(batches, 0);
    return STAY;
}

static struct wish leave(struct screen *screen)
{
    struct batches *batches = (struct batches *)screen;
    if (!list_search_end(&batches->list, batches->search))
        return GO_BACK;
    show(batches, 0);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct batches *batches = (struct batches *)screen;
    g_ptr_array_unref(batches->shown);
    g_clear_pointer(&batches->all, g_ptr_array_unref);
}

const struct screen_class batches_class = {
    .title = N_("Bundel"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct batches),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .leave = leave,
    .destroy = destroy,
};

struct screen *batches_open(struct app *app)
{
    struct batches *batches = screen_create(&batches_class, app);
    batches->shown = g_ptr_array_new();
    return &batches->screen;
}
