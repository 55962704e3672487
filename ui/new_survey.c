#include "ui/new_survey.h"

#include <string.h>

#include "src/calendar.h"
#include "src/count.h"
#include "src/i18n.h"
#include "src/sample.h"
#include "src/text.h"

bool new_survey_read_year(const char *text, int *year, struct error *error)
{
    g_autofree char *clean = g_strstrip(g_strdup(text));
    return survey_year_read(clean, year) ||
           error_set(error, ERROR_USAGE, _("Tahun harus bilangan %d–%d, bukan \"%s\"."),
                     SURVEY_YEAR_FIRST, SURVEY_YEAR_LAST, clean);
}

bool new_survey_read_target(const char *text, const struct form *form, long *target,
                            struct error *error)
{
    g_autofree char *clean = g_strstrip(g_strdup(text ? text : ""));
    *target = HUNDREDTHS_NONE;
    if (*clean == '\0' || (hundredths_read(clean, target) && *target <= form->result_top * 100L))
        return true;
    return error_set(error, ERROR_USAGE,
                     _("Target harus nilai 0–%d, misalnya 90,00, bukan \"%s\"."), form->result_top,
                     clean);
}

/* The parts of "KODE = Nama : pelanggan"; the caller frees code and name. */
struct service_text {
    char *code, *name;
    long population;
};

/* Cuts ": 98" off the end of the name; ": -" where nobody knows how many. A colon before the last
 * belongs to the name. */
static bool take_population(struct service_text *service, char *name, struct error *error)
{
    char *colon = strrchr(name, ':');
    service->population = -1;
    if (!colon)
        return true;
    *colon = '\0';
    char *customers = g_strstrip(colon + 1);
    if (strcmp(customers, VALUE_BLANK) == 0 ||
        count_read(customers, 0, SAMPLE_MOST, &service->population))
        return true;
    g_autofree char *written = text_excerpt(customers, 40);
    return error_set(error, ERROR_USAGE,
                     _("Layanan %s: di belakang \":\" ditulis pelanggan setahun, misalnya 98 atau "
                       "1.200, atau - bila belum diketahui, bukan \"%s\"."),
                     service->code, written);
}

static void service_text_finish(struct service_text *service)
{
    g_free(service->code);
    g_free(service->name);
}

/* Finish it in either case. */
static bool read_service(struct service_text *service, const char *text, struct error *error)
{
    g_autofree char *written = text_excerpt(text, 60);
    *service = (struct service_text){0};
    if (!g_utf8_validate(text, -1, NULL) || !strchr(text, '='))
        return error_set(error, ERROR_USAGE,
                         _("Tulis layanan sebagai KODE=NAMA atau KODE=NAMA:PELANGGAN, bukan "
                           "\"%s\"."),
                         written);
    g_auto(GStrv) parts = g_strsplit(text, "=", 2);
    service->code = text_clean(g_strstrip(parts[0]), false);
    if (!take_population(service, parts[1], error))
        return false;
    service->name = text_clean(g_strstrip(parts[1]), false);
    return !(text_is_blank(service->code) || text_is_blank(service->name) ||
             strcmp(service->code, VALUE_BLANK) == 0) ||
           error_set(error, ERROR_USAGE,
                     _("Kode atau nama layanan pada \"%s\" kosong; tulis KODE=NAMA."), written);
}

static bool add_service(struct app *app, const char *text, struct error *error)
{
    struct service_text service;
    bool ok = read_service(&service, text, error) &&
              survey_store_add_service(app->surveys, app->survey, service.code, service.name,
                                       service.population, app_now(), error);
    service_text_finish(&service);
    return ok;
}

bool new_survey_check_services(const char *const *texts, struct error *error)
{
    bool ok = true;
    for (; ok && texts && *texts; texts++) {
        struct service_text service;
        ok = read_service(&service, *texts, error);
        service_text_finish(&service);
    }
    return ok;
}

static bool add_survey(struct app *app, const struct new_survey *wanted, int64_t *id,
                       struct error *error)
{
    if (!survey_store_create(app->surveys, wanted->unit, wanted->form, wanted->year, app_now(), id,
                             error) ||
        (wanted->target != HUNDREDTHS_NONE &&
         !survey_store_set_target(app->surveys, *id, wanted->target, app_now(), error)) ||
        !app_open_survey(app, *id, error))
        return false;
    for (const char *const *service = wanted->services; service && *service; service++)
        if (!add_service(app, *service, error))
            return false;
    return true;
}

static bool open_database(struct app *app, struct error *error)
{
    return app->database || app_open(app, DATABASE_CREATE, true, error);
}

static bool name_person(struct app *app, const char *name, struct error *error)
{
    return !name ||
           person_store_rename(app->people, app->person, name, app->person, app_now(), error);
}

static bool add_in_transaction(struct app *app, const struct new_survey *wanted,
                               struct error *error)
{
    bool known;
    int64_t id, before = app->survey ? app->survey->id : 0;
    if (!open_database(app, error) || !database_begin(app->database, error))
        return false;
    struct error ignored;
    bool ok = database_end(
        app->database,
        name_person(app, wanted->person, error) && add_survey(app, wanted, &id, error), error);
    if (!ok && before)
        app_open_survey(app, before, &ignored);
    return ok && app_refresh_person(app, &known, error);
}

bool new_survey_create(struct app *app, const struct new_survey *wanted, struct error *error)
{
    if (text_is_blank(wanted->unit))
        return error_set(error, ERROR_USAGE, _("Nama unit harus diisi."));
    return new_survey_check_services(wanted->services, error) &&
           add_in_transaction(app, wanted, error);
}

/* --- what the last survey leaves --- */

void survey_proposal_finish(struct survey_proposal *proposal)
{
    g_free(proposal->services);
    *proposal = (struct survey_proposal){.target = HUNDREDTHS_NONE};
}

/* 0 where there is none. */
static int64_t find_last(const GPtrArray *titles, const char *unit, const char *form)
{
    for (guint i = 0; i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (strcmp(title->unit, unit) == 0 && strcmp(title->form_key, form) == 0)
            return title->id;
    }
    return 0;
}

/* A colon in a name is not taken for that before the customers. */
static char *write_services(const struct services *services)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < services->list->len; i++) {
        const struct service *service = services_at(services, i);
        g_string_append_printf(text, "%s%s = %s%s", i ? "\n" : "", service->code, service->name,
                               strchr(service->name, ':') ? " : " VALUE_BLANK : "");
    }
    return g_string_free(text, FALSE);
}

bool new_survey_propose(struct app *app, const char *unit, const char *form,
                        struct survey_proposal *proposal, struct error *error)
{
    *proposal = (struct survey_proposal){.target = HUNDREDTHS_NONE};
    if (!app->surveys)
        return true;
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    int64_t id = titles ? find_last(titles, unit, form) : 0;
    if (id == 0)
        return titles != NULL;
    struct survey *last = survey_store_load(app->surveys, id, app->language, error);
    if (!last)
        return false;
    proposal->from = last->year;
    proposal->services = write_services(&last->services);
    proposal->target = last->target;
    survey_destroy(last);
    return true;
}
