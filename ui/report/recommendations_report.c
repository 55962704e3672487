#include "ui/report/recommendations_report.h"

static void destroy_advice(void *pointer)
{
    struct advice *advice = pointer;
    g_free(advice->why);
    g_free(advice);
}

bool advice_is_open(const struct advice *advice)
{
    return !advice->answered && *advice->why == '\0';
}

static bool goes_on(const GPtrArray *list, guint i, int year)
{
    const struct advice *advice = g_ptr_array_index(list, i);
    return i > 0 && recommendation_is_of_service(year) &&
           ((struct advice *)g_ptr_array_index(list, i - 1))->is.service == advice->is.service;
}

struct advice_counts advice_count(const GPtrArray *list, int year)
{
    struct advice_counts counts = {0};
    for (guint i = 0; i < list->len; i++) {
        const struct advice *advice = g_ptr_array_index(list, i);
        if (goes_on(list, i, year))
            continue;
        counts.all++;
        counts.open += advice_is_open(advice);
        counts.planned += advice->answered;
    }
    counts.declined = counts.all - counts.open - counts.planned;
    return counts;
}

/* SERVICE 0: the whole unit, of which only the falls are asked: its lowest elements are those of
 * its services. */
static bool add_part(struct app *app, GArray *found, int64_t service, unsigned rules,
                     struct error *error)
{
    struct figures figures;
    bool ok = app_figures(app, service ? service : ANY_SERVICE, &figures, error);
    if (ok) {
        struct recommendation_part part = {service, figures.result, figures.last};
        recommendations_add(found, &part, service ? rules : rules & RULE_BIT(RULE_FALL));
    }
    figures_finish(&figures);
    return ok;
}

static bool find_all(struct app *app, GArray *found, unsigned rules, struct error *error)
{
    const struct services *services = &app->survey->services;
    for (guint i = 0; i < services->list->len; i++)
        if (!add_part(app, found, services_at(services, i)->id, rules, error))
            return false;
    return add_part(app, found, 0, rules, error);
}

static bool add_advice(struct app *app, GPtrArray *list, const struct recommendation *found,
                       struct error *error)
{
    const char *element = app->survey->form->elements[found->element].code;
    bool of_service = recommendation_is_of_service(app->survey->year);
    int64_t planned;
    struct advice *advice = g_new0(struct advice, 1);
    advice->is = *found;
    advice->why = suggestion_store_declined(app->suggestions, found->service,
                                            of_service ? "" : element, error);
    g_ptr_array_add(list, advice);
    bool ok = advice->why &&
              suggestion_store_planned(app->suggestions, found->service, element, &advice->actions,
                                       error) &&
              suggestion_store_planned(app->suggestions, found->service,
                                       of_service ? NULL : element, &planned, error);
    advice->answered = ok && planned > 0;
    return ok;
}

GPtrArray *recommendations_load(struct app *app, unsigned rules, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(destroy_advice);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct recommendation));
    bool ok = find_all(app, found, rules, error);
    for (guint i = 0; ok && i < found->len; i++)
        ok = add_advice(app, list, &g_array_index(found, struct recommendation, i), error);
    if (ok)
        return list;
    g_ptr_array_unref(list);
    return NULL;
}
