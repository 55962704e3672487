#include "ui/effect.h"

#include <string.h>

enum { YEARS_AHEAD = 5 };

static long element_value(const struct index_result *result, const char *element)
{
    int at = form_find_element(result->form, element);
    return at < 0 ? HUNDREDTHS_NONE : result->elements[at].value;
}

/* From the sheets of SURVEY. */
static bool value_of_sheets(struct app *app, const struct survey *survey,
                            const struct action *action, long *value, struct error *error)
{
    int position = *action->service ? services_find(&survey->services, action->service) : -1;
    if (*action->service && position < 0)
        return true;
    int64_t service =
        position < 0 ? ANY_SERVICE : services_at(&survey->services, (size_t)position)->id;
    struct sheet_store *sheets = sheet_store_open(app->database, survey, app->person, error);
    struct tally *tally = sheets ? sheet_store_tally(sheets, service, error) : NULL;
    if (tally && tally->sheets > 0) {
        struct index_result *result = index_compute(tally);
        *value = element_value(result, action->element);
        index_destroy(result);
    }
    bool ok = tally != NULL;
    tally_destroy(tally);
    sheet_store_close(sheets);
    return ok;
}

/* The survey of that year on the form of HOME; *SURVEY is NULL where there is none. */
static bool find_survey(struct app *app, const struct survey *home, int year,
                        struct survey **survey, struct error *error)
{
    *survey = NULL;
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    for (guint i = 0; titles && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (title->year != year || strcmp(title->unit, home->unit) != 0 ||
            strcmp(title->form_key, home->form->id) != 0)
            continue;
        *survey = survey_store_load(app->surveys, title->id, app->language, error);
        return *survey != NULL;
    }
    return titles != NULL;
}

static bool value_in(struct app *app, const struct survey *home, int year,
                     const struct action *action, long *value, struct error *error)
{
    struct survey *survey;
    *value = HUNDREDTHS_NONE;
    if (!find_survey(app, home, year, &survey, error))
        return false;
    bool ok = !survey || value_of_sheets(app, survey, action, value, error);
    survey_destroy(survey);
    if (!ok || *value != HUNDREDTHS_NONE)
        return ok;
    return survey_store_published(app->surveys, home, year, action->service, action->element, value,
                                  error);
}

static bool find_values(struct app *app, const struct survey *home, const struct action *action,
                        struct effect *effect, struct error *error)
{
    if (!value_in(app, home, action->year, action, &effect->before, error))
        return false;
    for (int year = action->year + 1; year <= action->year + YEARS_AHEAD; year++) {
        if (!value_in(app, home, year, action, &effect->after, error))
            return false;
        if (effect->after == HUNDREDTHS_NONE)
            continue;
        effect->after_year = year;
        break;
    }
    return true;
}

bool effect_find(struct app *app, const struct action *action, struct effect *effect,
                 struct error *error)
{
    *effect = (struct effect){
        .before_year = action->year,
        .before = HUNDREDTHS_NONE,
        .after = HUNDREDTHS_NONE,
    };
    if (!*action->element)
        return true;
    struct survey *home = survey_store_load(app->surveys, action->survey_id, app->language, error);
    bool ok = home && find_values(app, home, action, effect, error);
    survey_destroy(home);
    return ok;
}
