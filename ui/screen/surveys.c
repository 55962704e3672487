#include "ui/screen/surveys.h"

#include "src/i18n.h"
#include "src/sample.h"
#include "ui/new_survey.h"
#include "ui/screen/question.h"
#include "ui/screen/services.h"
#include "ui/screen/setup.h"
#include "ui/screen/units.h"
#include "ui/widget/list.h"

struct surveys {
    struct screen screen;
    GPtrArray *titles; /* of struct survey_title */
    struct list list;
};

enum { TURN, NEW, SERVICES, UNIT, TARGET, UNITS };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, TURN, "Enter", NULL, N_("Membuka survei ini")},
    {{KEY_OF_F2}, NEW, "F2", N_("baru"), N_("Membuat survei baru, misalnya tahun berikut")},
    {{KEY_OF_F3},
     SERVICES,
     "F3",
     N_("layanan"),
     N_("Layanan survei ini: menambah, mengubah, pelanggan setahun")},
    {{KEY_OF_F4}, UNIT, "F4", N_("nama unit"), N_("Mengganti nama unit, untuk semua surveinya")},
    {{KEY_OF_F5}, TARGET, "F5", N_("target"), N_("Mengisi target indeks survei yang dibuka")},
    {{KEY_OF_F6}, UNITS, "F6", N_("unit lain"), N_("Hasil terbit unit lain dan gabungannya")},
};

static enum right right(struct screen *screen, int action)
{
    (void)screen;
    if (action == TURN || action == SERVICES)
        return RIGHT_KEY;
    return action == UNITS ? RIGHT_LOOK : RIGHT_CHANGE_SURVEY;
}

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

#define SAMPLE_COLUMNS 34

static void draw_sample(const struct app *app, const struct service *service,
                        const struct canvas *canvas, int row)
{
    g_autofree char *customers = app_count_text(app, service->population);
    g_autofree char *text = g_strdup_printf(_("%s pelanggan, minimal %ld"), customers,
                                            sample_minimum(sample_quarter(service->population)));
    canvas_right(canvas, row, canvas->columns - SAMPLE_COLUMNS - 2, SAMPLE_COLUMNS, STYLE_QUIET,
                 text);
}

static void draw_services(const struct app *app, const struct canvas *canvas)
{
    const struct services *services = &app->survey->services;
    if (services->list->len == 0 && app->survey->form->service_item < 0) {
        canvas_text(canvas, 0, 2, STYLE_QUIET,
                    _("Formulir survei yang dibuka tidak menanyakan layanan."));
        return;
    }
    if (services->list->len == 0) {
        canvas_wrapped(canvas, 0, 2, STYLE_WARNING,
                       _("Survei yang dibuka belum punya layanan. Tekan F3 untuk "
                         "menyebutkannya; sesudah itu lembar dapat dientri."));
        return;
    }
    canvas_print(canvas, 0, 2, STYLE_QUIET, _("Layanan pada survei yang dibuka (%u)"),
                 services->list->len);
    for (guint i = 0; i < services->list->len && (int)i + 1 < canvas->rows; i++) {
        const struct service *service = services_at(services, i);
        canvas_print(canvas, 1 + (int)i, 3, STYLE_KEY, "%2u", i + 1);
        canvas_field(canvas, 1 + (int)i, 6, 11, STYLE_PLAIN, service->code);
        canvas_field(canvas, 1 + (int)i, 18, canvas->columns - SAMPLE_COLUMNS - 21, STYLE_PLAIN,
                     service->name);
        if (service->population >= 0)
            draw_sample(app, service, canvas, 1 + (int)i);
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
    if (surveys->list.count == 0)
        return STAY;
    const struct survey_title *title =
        g_ptr_array_index(surveys->titles, (guint)surveys->list.selected);
    if (app_open_survey(surveys->screen.app, title->id, &error))
        return GO_BACK;
    screen_complain(&surveys->screen, &error);
    return STAY;
}

#define UNIT_QUESTION   _("Nama unit, untuk semua surveinya")
#define TARGET_QUESTION _("Target indeks, misalnya 90,00; kosong bila tidak ada")

static struct wish target_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct app *app = screen->app;
    long target;
    if (option != 0)
        return STAY;
    if (!new_survey_read_target(text, app->survey->form, &target, &error) ||
        !survey_store_set_target(app->surveys, app->survey->id, target, app_now(), &error)) {
        screen_complain(screen, &error);
        return question_ask_again(screen, TARGET_QUESTION, text, target_typed);
    }
    app->survey->target = target;
    screen_say(screen, _("Target tersimpan."));
    return STAY;
}

static struct wish unit_typed(struct screen *screen, int option, const char *text)
{
    struct error error;
    struct app *app = screen->app;
    g_autofree char *name = g_strstrip(g_strdup(text));
    if (option != 0)
        return STAY;
    if (!survey_store_rename_unit(app->surveys, app->survey, name, app_now(), &error)) {
        screen_complain(screen, &error);
        return question_ask_again(screen, UNIT_QUESTION, text, unit_typed);
    }
    screen_say(screen, _("Nama unit tersimpan; nama lamanya ada pada catatan perubahan."));
    shell_refresh(screen);
    return STAY;
}

static struct wish ask_for_target(struct screen *screen)
{
    const struct app *app = screen->app;
    char buffer[HUNDREDTHS_TEXT];
    bool any = app->survey->target != HUNDREDTHS_NONE;
    return question_ask_text(screen, TARGET_QUESTION,
                             any ? hundredths_text(app->survey->target, app->point, buffer) : "",
                             target_typed);
}

static struct wish act(struct screen *screen, int action)
{
    struct app *app = screen->app;
    switch (action) {
    case TURN:
        return turn((struct surveys *)screen);
    case NEW:
        return OPEN(setup_open(app, screen));
    case SERVICES:
        return OPEN(services_open(app));
    case UNIT:
        return question_ask_text(screen, UNIT_QUESTION, app->survey->unit, unit_typed);
    case TARGET:
        return ask_for_target(screen);
    default:
        return OPEN(units_open(app));
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
    .right = right,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *surveys_open(struct app *app)
{
    struct surveys *surveys = screen_create(&surveys_class, app);
    return &surveys->screen;
}
