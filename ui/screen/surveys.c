#include "ui/screen/surveys.h"

#include "src/i18n.h"
#include "ui/new_survey.h"
#include "ui/screen/question.h"
#include "ui/screen/setup.h"
#include "ui/widget/list.h"

struct surveys {
    struct screen screen;
    GPtrArray *titles; /* of struct survey_title */
    struct list list;
};

enum { TURN, NEW, ADD_SERVICE };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, TURN, "Enter", N_("buka"), N_("Membuka survei ini")},
    {{KEY_OF_F2}, NEW, "F2", N_("survei baru"), N_("Membuat survei baru, misalnya tahun berikut")},
    {{KEY_OF_F3},
     ADD_SERVICE,
     "F3",
     N_("tambah layanan"),
     N_("Menambah jenis layanan pada survei yang sedang dibuka")},
};

static bool refresh(struct screen *screen, struct error *error)
{
    struct surveys *surveys = (struct surveys *)screen;
    GPtrArray *titles = survey_store_list(screen->app->surveys, error);
    if (!titles)
        return false;
    g_clear_pointer(&surveys->titles, g_ptr_array_unref);
    surveys->titles = titles;
    list_resize(&surveys->list, (int)titles->len);
    return true;
}

static void draw_services(const struct app *app, const struct canvas *canvas)
{
    const struct services *services = &app->survey->services;
    canvas_print(canvas, 0, 2, STYLE_QUIET, _("Layanan pada survei yang dibuka (%u)"),
                 services->list->len);
    for (guint i = 0; i < services->list->len && (int)i + 1 < canvas->rows; i++) {
        const struct service *service = services_at(services, i);
        canvas_print(canvas, 1 + (int)i, 3, STYLE_KEY, "%2u", i + 1);
        canvas_field(canvas, 1 + (int)i, 7, 14, STYLE_PLAIN, service->code);
        canvas_field(canvas, 1 + (int)i, 22, canvas->columns - 46, STYLE_PLAIN, service->name);
        if (service->population >= 0)
            canvas_print(canvas, 1 + (int)i, canvas->columns - 23, STYLE_QUIET,
                         _("%ld pelanggan/tahun"), service->population);
    }
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct surveys *surveys = (struct surveys *)screen;
    int rows = MIN(surveys->list.count, (canvas->rows - 2) / 2);
    list_show(&surveys->list, rows);
    for (int i = 0; i < rows && surveys->list.top + i < surveys->list.count; i++) {
        const struct survey_title *title =
            g_ptr_array_index(surveys->titles, (guint)(surveys->list.top + i));
        bool selected = surveys->list.top + i == surveys->list.selected;
        bool open = title->id == screen->app->survey->id;
        canvas_text(canvas, 1 + i, 0, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_print(canvas, 1 + i, 2, selected ? STYLE_STRONG : STYLE_PLAIN, "%d", title->year);
        canvas_field(canvas, 1 + i, 8, 28, selected ? STYLE_STRONG : STYLE_PLAIN, title->form_key);
        canvas_field(canvas, 1 + i, 37, canvas->columns - 50, STYLE_PLAIN, title->unit);
        canvas_text(canvas, 1 + i, canvas->columns - 11, STYLE_GOOD, open ? _("✓ dibuka") : "");
    }
    canvas_rule(canvas, rows + 2, 0, canvas->columns);
    struct canvas services = canvas_part(canvas, rows + 3, 0, -1, -1);
    draw_services(screen->app, &services);
}

static struct wish turn(struct surveys *surveys)
{
    struct error error;
    const struct survey_title *title =
        g_ptr_array_index(surveys->titles, (guint)surveys->list.selected);
    if (app_open_survey(surveys->screen.app, title->id, &error))
        return GO_BACK;
    screen_complain(&surveys->screen, &error);
    return STAY;
}

static struct wish service_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    if (option != 0)
        return STAY;
    if (new_survey_add_service(screen->app, text, &error))
        screen_say(screen, _("Layanan ditambahkan."));
    else
        screen_complain(screen, &error);
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct surveys *surveys = (struct surveys *)screen;
    switch (action) {
    case TURN:
        return turn(surveys);
    case NEW:
        return OPEN(setup_open(screen->app));
    default:
        return question_ask_text(
            screen, _("Layanan baru, ditulis KODE = Nama, atau KODE = Nama : pelanggan setahun"),
            "", service_typed);
    }
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct surveys *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    g_clear_pointer(&((struct surveys *)screen)->titles, g_ptr_array_unref);
}

const struct screen_class surveys_class = {
    .title = N_("Survei"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct surveys),
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *surveys_open(struct app *app)
{
    struct surveys *surveys = screen_create(&surveys_class, app);
    return &surveys->screen;
}
