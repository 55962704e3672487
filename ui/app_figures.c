#include "ui/app.h"

#include <string.h>

#include "src/sample.h"

static bool load_result(struct app *app, int64_t service, struct figures *figures,
                        struct error *error)
{
    struct tally *tally = sheet_store_tally(app->sheets, service, error);
    if (!tally || !sheet_store_counts(app->sheets, service, &figures->counts, error)) {
        tally_destroy(tally);
        return false;
    }
    figures->result = index_compute(tally);
    tally_destroy(tally);
    return true;
}

static const char *service_code(const struct app *app, int64_t service)
{
    const struct service *found =
        service == ANY_SERVICE ? NULL : services_by_id(&app->survey->services, service);
    return found ? found->code : "";
}

static bool last_from_published(struct app *app, int64_t service, struct figures *figures,
                                struct error *error)
{
    const struct form *form = app->survey->form;
    const char *code = service_code(app, service);
    int year = app->survey->year - 1;
    if (service != ANY_SERVICE && !*code)
        return true;
    if (!survey_store_published(app->surveys, app->survey, year, code, "", &figures->last_whole,
                                error))
        return false;
    bool any = figures->last_whole != HUNDREDTHS_NONE;
    for (size_t e = 0; e < form->element_count; e++) {
        if (!survey_store_published(app->surveys, app->survey, year, code, form->elements[e].code,
                                    &figures->last[e], error))
            return false;
        any = any || figures->last[e] != HUNDREDTHS_NONE;
    }
    figures->last_year = any ? year : 0;
    return true;
}

/* Last year's sheets, where they are in this database: its result takes the place of what was
 * published. */
static bool last_from_survey(struct app *app, const struct survey *last, int64_t service,
                             struct figures *figures, struct error *error)
{
    int position = services_find(&last->services, service_code(app, service));
    if (service != ANY_SERVICE && position < 0)
        return true;
    struct sheet_store *sheets = sheet_store_open(app->database, last, app->person, error);
    struct tally *tally =
        sheets ? sheet_store_tally(sheets,
                                   service == ANY_SERVICE
                                       ? ANY_SERVICE
                                       : services_at(&last->services, (size_t)position)->id,
                                   error)
               : NULL;
    if (tally && tally->sheets > 0) {
        struct index_result *result = index_compute(tally);
        figures->last_year = last->year;
        figures->last_whole = result->whole.value;
        for (size_t e = 0; e < app->survey->form->element_count; e++) {
            int element = form_find_element(last->form, app->survey->form->elements[e].code);
            figures->last[e] = element < 0 ? HUNDREDTHS_NONE : result->elements[element].value;
        }
        index_destroy(result);
    }
    bool ok = tally != NULL;
    tally_destroy(tally);
    sheet_store_close(sheets);
    return ok;
}

static bool load_last(struct app *app, int64_t service, struct figures *figures,
                      struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    if (!titles || !last_from_published(app, service, figures, error))
        return false;
    for (guint i = 0; i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (title->year != app->survey->year - 1 || strcmp(title->unit, app->survey->unit) != 0 ||
            strcmp(title->form_key, app->survey->form->id) != 0)
            continue;
        struct survey *last = survey_store_load(app->surveys, title->id, app->language, error);
        bool ok = last && last_from_survey(app, last, service, figures, error);
        survey_destroy(last);
        return ok;
    }
    return true;
}

bool app_figures(struct app *app, int64_t service, struct figures *figures, struct error *error)
{
    size_t elements = app->survey->form->element_count;
    *figures = (struct figures){.last_whole = HUNDREDTHS_NONE};
    figures->last = g_new(long, elements);
    for (size_t e = 0; e < elements; e++)
        figures->last[e] = HUNDREDTHS_NONE;
    return load_result(app, service, figures, error) && load_last(app, service, figures, error);
}

void figures_finish(struct figures *figures)
{
    index_destroy(figures->result);
    g_free(figures->last);
    *figures = (struct figures){0};
}

long figures_change(long value, long last)
{
    return value == HUNDREDTHS_NONE || last == HUNDREDTHS_NONE ? HUNDREDTHS_NONE : value - last;
}

long app_minimum_sample(const struct app *app)
{
    long minimum = 0;
    for (guint i = 0; i < app->survey->services.list->len; i++) {
        long population = services_at(&app->survey->services, i)->population;
        if (population >= 0)
            minimum += sample_minimum(sample_quarter(population));
    }
    return minimum;
}
