#include <string.h>

#include "db/survey_store_private.h"
#include "src/i18n.h"
#include "src/text.h"

/* The services of a survey. */

bool survey_read_services(struct survey_store *store, int64_t survey, struct services *services,
                          struct error *error)
{
    struct query query = query_begin(store->statements, SERVICE_LIST);
    query_bind_int(&query, ":survey", survey);
    while (query_step(&query)) {
        int64_t id = query_int(&query, 0);
        const char *name = query_text(&query, 2);
        long population = (long)query_int_within(&query, 3, -1, G_MAXINT32);
        if (!services_change(services, id, name, population))
            services_add(services, id, query_text(&query, 1), name, population);
    }
    return query_end(&query, error);
}

bool survey_store_reload_services(struct survey_store *store, struct survey *survey,
                                  struct error *error)
{
    struct services read;
    services_init(&read);
    if (!survey_read_services(store, survey->id, &read, error)) {
        services_finish(&read);
        return false;
    }
    services_finish(&survey->services);
    survey->services = read;
    return true;
}

/* --- adding --- */

static bool add_service(struct survey_store *store, int64_t survey, const char *code,
                        const char *name, long population, int64_t now, int64_t *id,
                        struct error *error)
{
    struct query query = query_begin(store->statements, SERVICE_ADD);
    survey_bind_uid(&query, now);
    query_bind_int(&query, ":survey", survey);
    query_bind_text(&query, ":code", code);
    query_bind_text(&query, ":name", name);
    if (population >= 0)
        query_bind_int(&query, ":population", population);
    if (!query_run(&query, error))
        return false;
    *id = query_last_id(store->statements);
    return survey_record_new(store, SUBJECT_SERVICE, *id, code, NULL, now, error);
}

bool survey_store_add_service(struct survey_store *store, struct survey *survey, const char *code,
                              const char *name, long population, int64_t now, struct error *error)
{
    bool own;
    int64_t id = 0;
    if (services_find(&survey->services, code) >= 0)
        return error_set(error, ERROR_INPUT, _("Layanan %s sudah ada."), code);
    if (!database_begin_own(store->database, &own, error) ||
        !survey_end(store, own,
                    add_service(store, survey->id, code, name, population, now, &id, error), error))
        return false;
    services_add(&survey->services, id, code, name, population);
    return true;
}

/* --- changing --- */

/* A service becomes what AFTER says, on the record as a change of FIELD. */
static bool change(struct survey_store *store, const struct service *after, const char *field,
                   const char *old_text, const char *new_text, int64_t now, struct error *error)
{
    struct change change = {now, store->person, field, old_text, new_text, NULL};
    struct query query = query_begin(store->statements, SERVICE_CHANGE);
    query_bind_text(&query, ":name", after->name);
    if (after->population >= 0)
        query_bind_int(&query, ":population", after->population);
    else
        query_bind_null(&query, ":population");
    return survey_change_row(store, SUBJECT_SERVICE, after->id, &query, &change, error);
}

static bool change_service(struct survey_store *store, const struct service *before,
                           const struct service *after, int64_t now, struct error *error)
{
    struct service renamed = *before;
    g_autofree char *old_text = survey_number_text(before->population, -1);
    g_autofree char *new_text = survey_number_text(after->population, -1);
    renamed.name = after->name;
    return (strcmp(before->name, after->name) == 0 ||
            change(store, &renamed, "name", before->name, after->name, now, error)) &&
           (before->population == after->population ||
            change(store, after, "population", old_text, new_text, now, error));
}

bool survey_store_change_service(struct survey_store *store, struct survey *survey, int64_t service,
                                 const char *name, long population, int64_t now,
                                 struct error *error)
{
    bool own;
    const struct service *before = services_by_id(&survey->services, service);
    if (text_is_blank(name))
        return error_set(error, ERROR_INPUT, _("Nama layanan harus diisi."));
    struct service after = {.id = service, .name = (char *)name, .population = population};
    if (!database_begin_own(store->database, &own, error) ||
        !survey_end(store, own, change_service(store, before, &after, now, error), error))
        return false;
    services_change(&survey->services, service, name, population);
    return true;
}

/* --- removing --- */

/* "31 lembar, 2 tindak lanjut"; NULL where nothing uses the service, the caller frees it. */
static bool find_uses(struct survey_store *store, int64_t survey, const struct service *service,
                      char **uses, struct error *error)
{
    static const char *const kinds[] = {
        N_("%ld lembar"),
        N_("%ld tindak lanjut"),
        N_("%ld bundel"),
        N_("%ld rekomendasi"),
        N_("%ld lembar yang sedang diketik"),
    };
    g_autoptr(GString) found = g_string_new(NULL);
    struct query query = query_begin(store->statements, SERVICE_USES);
    query_bind_int(&query, ":id", service->id);
    query_bind_int(&query, ":survey", survey);
    query_bind_text(&query, ":code", service->code);
    bool any = query_step(&query);
    for (int i = 0; any && i < (int)G_N_ELEMENTS(kinds); i++) {
        if (query_int(&query, i) == 0)
            continue;
        g_string_append(found, found->len ? ", " : "");
        g_string_append_printf(found, _(kinds[i]), (long)query_int(&query, i));
    }
    *uses = found->len ? g_strdup(found->str) : NULL;
    return query_end(&query, error);
}

static bool delete_service(struct survey_store *store, const struct service *service, int64_t now,
                           struct error *error)
{
    bool found;
    struct kept_row row;
    struct change change = {now, store->person, NULL, service->name, NULL, NULL};
    struct query query = query_begin(store->statements, SERVICE_REMOVE);
    query_bind_int(&query, ":id", service->id);
    return changes_look(store->changes, SUBJECT_SERVICE, service->id, &row, &found, error) &&
           query_run(&query, error) && changes_record_removed(store->changes, &row, &change, error);
}

static bool remove_service(struct survey_store *store, int64_t survey,
                           const struct service *service, int64_t now, struct error *error)
{
    g_autofree char *uses = NULL;
    if (!find_uses(store, survey, service, &uses, error))
        return false;
    if (uses)
        return error_set(error, ERROR_INPUT,
                         _("Layanan %s dipakai %s; hanya layanan yang belum dipakai dapat "
                           "dihapus."),
                         service->code, uses);
    return delete_service(store, service, now, error);
}

bool survey_store_remove_service(struct survey_store *store, struct survey *survey, int64_t service,
                                 int64_t now, struct error *error)
{
    bool own;
    const struct service *found = services_by_id(&survey->services, service);
    if (!database_begin_own(store->database, &own, error) ||
        !survey_end(store, own, remove_service(store, survey->id, found, now, error), error))
        return false;
    services_remove(&survey->services, service);
    return true;
}
