#include "src/service.h"

#include <string.h>

#include "src/text.h"

static void service_free(void *pointer)
{
    struct service *service = pointer;
    g_free(service->code);
    g_free(service->name);
    g_free(service);
}

void services_init(struct services *services)
{
    services->list = g_ptr_array_new_with_free_func(service_free);
}

void services_finish(struct services *services)
{
    g_clear_pointer(&services->list, g_ptr_array_unref);
}

void services_add(struct services *services, int64_t id, const char *code, const char *name,
                  long population)
{
    struct service *service = g_new0(struct service, 1);
    service->id = id;
    service->code = g_strdup(code);
    service->name = g_strdup(name);
    service->population = population;
    g_ptr_array_add(services->list, service);
}

/* -1 where there is none. */
static int position_of(const struct services *services, int64_t id)
{
    for (guint i = 0; i < services->list->len; i++)
        if (services_at(services, i)->id == id)
            return (int)i;
    return -1;
}

bool services_change(struct services *services, int64_t id, const char *name, long population)
{
    int position = position_of(services, id);
    if (position < 0)
        return false;
    struct service *service = g_ptr_array_index(services->list, (guint)position);
    char *copy = g_strdup(name);
    g_free(service->name);
    service->name = copy;
    service->population = population;
    return true;
}

void services_remove(struct services *services, int64_t id)
{
    int position = position_of(services, id);
    if (position >= 0)
        g_ptr_array_remove_index(services->list, (guint)position);
}

const struct service *services_at(const struct services *services, size_t position)
{
    return position < services->list->len ? g_ptr_array_index(services->list, position) : NULL;
}

int services_find(const struct services *services, const char *code)
{
    for (guint i = 0; i < services->list->len; i++)
        if (g_ascii_strcasecmp(services_at(services, i)->code, code) == 0)
            return (int)i;
    return -1;
}

int services_find_written(const struct services *services, const char *text)
{
    int position = services_find(services, text);
    g_autofree char *wanted = text_plain(text);
    for (guint i = 0; position < 0 && *wanted && i < services->list->len; i++) {
        const struct service *service = services_at(services, i);
        g_autofree char *code = text_plain(service->code), *name = text_plain(service->name);
        if (strcmp(code, wanted) == 0 || strcmp(name, wanted) == 0)
            position = (int)i;
    }
    return position;
}

const struct service *services_by_id(const struct services *services, int64_t id)
{
    int position = position_of(services, id);
    return position < 0 ? NULL : services_at(services, (size_t)position);
}
