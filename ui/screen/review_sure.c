#include "db/review_store.h"
#include "src/i18n.h"
#include "src/sample.h"
#include "ui/report/years.h"
#include "ui/screen/review.h"
#include "ui/screen/review_sure_private.h"
#include "ui/screen/sheets.h"

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
    struct review_store *store = review_store_open(app->database, survey, error);
    struct counted_set *set = store ? review_store_sheets(store, error) : NULL;
    review_store_close(store);
    return set;
}

static bool read_before(struct review_sure *sure, struct error *error)
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

static bool read_now(struct review_sure *sure, struct error *error)
{
    struct app *app = sure->screen.app;
    struct counted_set *set = read_sheets(app, app->survey, error);
    if (!set)
        return false;
    sure->population = population_of(app->survey);
    sure->now = sureness_compute(&set->counted, sure->population, SURENESS_CONFIDENCE);
    sure->stability = stability_compute(&set->counted, sure->population, STABILITY_RESAMPLES,
                                        STABILITY_SEED, database_progress(app->database));
    counted_set_destroy(set);
    return sure->stability || progress_refuse(error);
}

static bool read_both(struct review_sure *sure, struct error *error)
{
    struct pass pass;
    pass_begin(&pass, sure->screen.app);
    bool ok = read_before(sure, error) && read_now(sure, error);
    pass_end(&pass);
    return ok || pass_stopped(error);
}

static void forget(struct review_sure *sure)
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
    struct review_sure *sure = (struct review_sure *)screen;
    *error = (struct error){0};
    if (!reading_is_stale(&sure->state, screen->app))
        return true;
    forget(sure);
    list_resize(&sure->list, 1 + (int)screen->app->survey->form->element_count);
    if (!app_figures(screen->app, ANY_SERVICE, &sure->figures, error) || !read_both(sure, error)) {
        forget(sure);
        return false;
    }
    reading_done(&sure->state, screen->app);
    return true;
}

static struct wish act(struct screen *screen, int action)
{
    struct review_sure *sure = (struct review_sure *)screen;
    (void)action;
    if (!sure->now) {
        shell_refresh(screen);
        return STAY;
    }
    return OPEN(sheets_open_behind(screen->app, ANY_SERVICE, sure->list.selected - 1, false));
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct review_sure *)screen)->list, key);
    return STAY;
}

static void destroy(struct screen *screen)
{
    forget((struct review_sure *)screen);
}

const struct screen_class review_sure_class = {
    .title = N_("Seberapa yakin"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct review_sure),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = review_sure_draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct screen *review_sure_open(struct app *app)
{
    struct review_sure *sure = screen_create(&review_sure_class, app);
    return &sure->screen;
}
