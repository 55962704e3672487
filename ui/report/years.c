#include "ui/report/years.h"

#include <string.h>

static void clear_year(void *pointer)
{
    struct year_values *year = pointer;
    g_free(year->elements);
    g_free(year->source);
}

static bool read_published(struct app *app, struct year_values *year, struct error *error)
{
    const struct form *form = app->survey->form;
    bool ok =
        survey_store_published(app->surveys, app->survey, year->year, "", "", &year->whole, error);
    for (size_t e = 0; ok && e < form->element_count; e++)
        ok = survey_store_published(app->surveys, app->survey, year->year, "",
                                    form->elements[e].code, &year->elements[e], error);
    year->source = ok ? survey_store_source(app->surveys, app->survey, year->year, error) : NULL;
    return year->source != NULL;
}

static void take_result(struct app *app, const struct survey *survey, const struct tally *tally,
                        struct year_values *year)
{
    const struct form *form = app->survey->form;
    struct index_result *result = index_compute(tally);
    year->survey = survey->id;
    year->whole = result->whole.value;
    for (size_t e = 0; e < form->element_count; e++) {
        int element = form_find_element(survey->form, form->elements[e].code);
        year->elements[e] = element < 0 ? HUNDREDTHS_NONE : result->elements[element].value;
    }
    index_destroy(result);
}

static bool read_survey(struct app *app, int64_t id, struct year_values *year, struct error *error)
{
    struct survey *survey = survey_store_load(app->surveys, id, app->language, error);
    struct sheet_store *sheets =
        survey ? sheet_store_open(app->database, survey, app->person, error) : NULL;
    struct tally *tally = sheets ? sheet_store_tally(sheets, ANY_SERVICE, error) : NULL;
    bool ok = tally != NULL;
    if (ok && tally->sheets > 0)
        take_result(app, survey, tally, year);
    tally_destroy(tally);
    sheet_store_close(sheets);
    survey_destroy(survey);
    return ok;
}

bool years_find_survey(struct app *app, int year, int64_t *id, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    *id = 0;
    for (guint i = 0; titles && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (title->year == year && strcmp(title->unit, app->survey->unit) == 0 &&
            strcmp(title->form_key, app->survey->form->id) == 0)
            *id = title->id;
    }
    return titles != NULL;
}

static bool read_year(struct app *app, struct year_values *year, struct error *error)
{
    int64_t survey;
    bool ok = read_published(app, year, error) &&
              years_find_survey(app, year->year, &survey, error) &&
              (survey == 0 || read_survey(app, survey, year, error));
    year->band = ok ? form_band_of(app->survey->form, year->whole) : NULL;
    return ok;
}

static bool has_anything(const struct app *app, const struct year_values *year)
{
    bool any = year->whole != HUNDREDTHS_NONE;
    for (size_t e = 0; e < app->survey->form->element_count; e++)
        any = any || year->elements[e] != HUNDREDTHS_NONE;
    return any;
}

GArray *years_load(struct app *app, struct error *error)
{
    GArray *years = g_array_new(FALSE, FALSE, sizeof(struct year_values));
    bool ok = true;
    g_array_set_clear_func(years, clear_year);
    for (int back = YEARS_SHOWN - 1; ok && back >= 0; back--) {
        struct year_values year = {.year = app->survey->year - back,
                                   .whole = HUNDREDTHS_NONE,
                                   .elements = g_new(long, app->survey->form->element_count)};
        ok = read_year(app, &year, error);
        if (ok && has_anything(app, &year))
            g_array_append_val(years, year);
        else
            clear_year(&year);
    }
    if (ok)
        return years;
    g_array_unref(years);
    return NULL;
}
