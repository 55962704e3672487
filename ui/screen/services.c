#include "ui/screen/services.h"

#include "src/i18n.h"
#include "src/sample.h"
#include "ui/screen/question.h"
#include "ui/screen/service_form.h"
#include "ui/widget/list.h"

struct services_screen {
    struct screen screen;
    struct list list;
    GArray *sheets;  /* of int64_t: how many are keyed of each service, -1: unknown */
    int64_t removed; /* the service that is asked about */
};

enum { ADD, CHANGE, REMOVE };

static const struct binding keys[] = {
    {{KEY_OF_F2}, ADD, "F2", N_("baru"), N_("Menambah jenis layanan pada survei ini")},
    {{KEY_OF_F3, KEY_OF_ENTER},
     CHANGE,
     "F3",
     N_("ubah"),
     N_("Mengganti nama layanan ini dan pelanggan setahunnya")},
    {{KEY_OF_F5, KEY_OF_DELETE},
     REMOVE,
     "F5",
     N_("hapus layanan"),
     N_("Menghapus layanan ini, selama belum dipakai")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen, (void)action;
    return RIGHT_CHANGE_SURVEY;
}

static const struct services *all(const struct screen *screen)
{
    return &screen->app->survey->services;
}

/* Each service is listed, also where what is keyed of it cannot be counted. */
static bool refresh(struct screen *screen, struct error *error)
{
    struct services_screen *of = (struct services_screen *)screen;
    struct app *app = screen->app;
    bool ok = true;
    if (!survey_store_reload_services(app->surveys, app->survey, error))
        return false;
    list_resize(&of->list, (int)all(screen)->list->len);
    g_array_set_size(of->sheets, 0);
    for (guint i = 0; i < all(screen)->list->len; i++) {
        struct sheet_counts counts;
        ok = ok && sheet_store_counts(app->sheets, services_at(all(screen), i)->id, &counts, error);
        int64_t keyed = ok ? counts.keyed : -1;
        g_array_append_val(of->sheets, keyed);
    }
    return ok;
}

static const struct service *selected(const struct services_screen *of)
{
    return services_at(all(&of->screen), (size_t)of->list.selected);
}

/* --- drawing --- */

/* Places from the right edge. */
enum { CUSTOMERS = 31, SAMPLE = 19, SHEETS = 10, DETAIL_ROWS = 5 };

static void draw_head(const struct canvas *canvas)
{
    canvas_text(canvas, 1, 5, STYLE_QUIET, _("kode"));
    canvas_text(canvas, 1, 18, STYLE_QUIET, _("nama"));
    canvas_right(canvas, 1, canvas->columns - CUSTOMERS, 11, STYLE_QUIET, _("pelanggan"));
    canvas_right(canvas, 1, canvas->columns - SAMPLE, 8, STYLE_QUIET, _("minimal"));
    canvas_right(canvas, 1, canvas->columns - SHEETS, 8, STYLE_QUIET, _("lembar"));
}

static void draw_count(const struct services_screen *of, const struct canvas *canvas, int row,
                       int place, int width, int64_t count)
{
    g_autofree char *text = count < 0 ? g_strdup("–") : app_count_text(of->screen.app, count);
    canvas_right(canvas, row, canvas->columns - place, width, STYLE_PLAIN, text);
}

static void draw_row(const struct services_screen *of, const struct canvas *canvas, int row, int i)
{
    const struct service *service = services_at(all(&of->screen), (size_t)i);
    bool is_selected = i == of->list.selected;
    enum style style = is_selected ? STYLE_STRONG : STYLE_PLAIN;
    canvas_text(canvas, row, 0, STYLE_PLAIN, is_selected ? "▌" : " ");
    canvas_print(canvas, row, 2, STYLE_KEY, "%2d", i + 1);
    canvas_field(canvas, row, 5, 12, style, service->code);
    canvas_field(canvas, row, 18, canvas->columns - CUSTOMERS - 19, style, service->name);
    long customers = service->population;
    draw_count(of, canvas, row, CUSTOMERS, 11, customers);
    draw_count(of, canvas, row, SAMPLE, 8,
               customers < 0 ? -1 : sample_minimum(sample_quarter(customers)));
    draw_count(of, canvas, row, SHEETS, 8, g_array_index(of->sheets, int64_t, i));
}

/* The whole name, and how the minimum comes about: customers a year, in three months. */
static void draw_detail(const struct services_screen *of, const struct canvas *canvas)
{
    const struct service *service = selected(of);
    canvas_rule(canvas, 0, 0, canvas->columns);
    int row = canvas_wrapped(canvas, 1, 2, STYLE_STRONG, service->name);
    if (service->population < 0) {
        canvas_text(canvas, row, 2, STYLE_QUIET,
                    _("Pelanggan setahun belum diisi (F3): sampel minimal belum dapat dihitung."));
        return;
    }
    long quarter = sample_quarter(service->population);
    g_autofree char *year = app_count_text(of->screen.app, service->population);
    g_autofree char *months = app_count_text(of->screen.app, quarter);
    canvas_print(canvas, row, 2, STYLE_QUIET,
                 _("%s pelanggan setahun, %s dalam 3 bulan: minimal %ld responden."), year, months,
                 sample_minimum(quarter));
}

static const char *empty_words(const struct app *app)
{
    if (app->survey->form->service_item < 0)
        return _("Formulir survei ini tidak menanyakan layanan.");
    if (!app_may(app, RIGHT_CHANGE_SURVEY))
        return _("Belum ada layanan; minta administrator menyebutkannya.");
    return _("Belum ada layanan. Tekan F2 untuk menambah yang pertama; sesudah itu lembar dapat "
             "dientri.");
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct services_screen *of = (struct services_screen *)screen;
    int rows = canvas->rows - 2 - DETAIL_ROWS;
    if (of->list.count == 0) {
        canvas_wrapped(canvas, 1, 2, STYLE_PLAIN, empty_words(screen->app));
        return;
    }
    draw_head(canvas);
    list_show(&of->list, rows);
    for (int i = 0; i < rows && of->list.top + i < of->list.count; i++)
        draw_row(of, canvas, 2 + i, of->list.top + i);
    struct canvas detail = canvas_part(canvas, canvas->rows - DETAIL_ROWS, 0, -1, -1);
    draw_detail(of, &detail);
}

/* --- keys --- */

static struct wish removal_answered(struct screen *screen, int option, const char *text)
{
    struct services_screen *of = (struct services_screen *)screen;
    struct app *app = screen->app;
    struct error error;
    (void)text;
    if (option != 1)
        return STAY;
    if (survey_store_remove_service(app->surveys, app->survey, of->removed, app_now(), &error))
        screen_say(screen, _("Layanan dihapus; penghapusannya tercatat."));
    else
        screen_complain(screen, &error);
    shell_refresh(screen);
    return STAY;
}

static struct wish ask_to_remove(struct services_screen *of, const struct service *service)
{
    g_autofree char *question =
        g_strdup_printf(_("Hapus layanan %s (%s)?"), service->code, service->name);
    of->removed = service->id;
    return question_confirm(&of->screen, question, _("hapus layanan"), removal_answered);
}

static struct wish act(struct screen *screen, int action)
{
    struct services_screen *of = (struct services_screen *)screen;
    const struct service *service = selected(of);
    if (action == ADD)
        return OPEN(service_form_open(screen->app, 0, screen));
    if (!service)
        return STAY;
    return action == REMOVE ? ask_to_remove(of, service)
                            : OPEN(service_form_open(screen->app, service->id, screen));
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct services_screen *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    g_array_unref(((struct services_screen *)screen)->sheets);
}

const struct screen_class services_class = {
    .title = N_("Layanan survei"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct services_screen),
    .refresh = refresh,
    .draw = draw,
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *services_open(struct app *app)
{
    struct services_screen *of = screen_create(&services_class, app);
    of->sheets = g_array_new(FALSE, FALSE, sizeof(int64_t));
    return &of->screen;
}
