#include "db/action_bulk.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"

struct action_bulk {
    struct database *database;
    struct action_store *store;
    GPtrArray *before; /* of struct action: as they were, with the version they have now */
};

static void free_action(void *action)
{
    action_destroy(action);
}

static GPtrArray *new_list(void)
{
    return g_ptr_array_new_with_free_func(free_action);
}

struct action_bulk *action_bulk_open(struct database *database, struct action_store *store)
{
    struct action_bulk *bulk = g_new0(struct action_bulk, 1);
    *bulk = (struct action_bulk){database, store, new_list()};
    return bulk;
}

void action_bulk_close(struct action_bulk *bulk)
{
    if (!bulk)
        return;
    g_ptr_array_unref(bulk->before);
    g_free(bulk);
}

guint action_bulk_size(const struct action_bulk *bulk)
{
    return bulk->before->len;
}

static bool name_it(const struct action *action, struct error *error)
{
    g_autofree char *line = g_strndup(action->plan, strcspn(action->plan, "\n"));
    g_autofree char *short_line = text_fit(line, MIN(text_width(line), 40), "…");
    return error_prefix(error, "\"%s\"", short_line);
}

/* Saves ACTION and puts what it was before on the list. */
static bool save_one(struct action_bulk *bulk, struct action *action, GPtrArray *before,
                     int64_t now, struct error *error)
{
    struct action *old = action_store_load(bulk->store, action->id, error);
    if (!old)
        return false;
    g_ptr_array_add(before, old);
    if (!action_store_save(bulk->store, action, true, now, error))
        return name_it(action, error);
    old->version = action->version;
    return true;
}

static bool save_all(struct action_bulk *bulk, GPtrArray *actions, GPtrArray *before, int64_t now,
                     struct error *error)
{
    for (guint i = 0; i < actions->len; i++)
        if (!save_one(bulk, g_ptr_array_index(actions, i), before, now, error))
            return false;
    return true;
}

/* A change that is rolled back leaves the versions as they were. */
static void restore_versions(GPtrArray *actions, const GArray *versions)
{
    for (guint i = 0; i < actions->len; i++)
        ((struct action *)g_ptr_array_index(actions, i))->version =
            g_array_index(versions, int64_t, i);
}

static GArray *versions_of(const GPtrArray *actions)
{
    GArray *versions = g_array_new(FALSE, FALSE, sizeof(int64_t));
    for (guint i = 0; i < actions->len; i++)
        g_array_append_val(versions, ((struct action *)g_ptr_array_index(actions, i))->version);
    return versions;
}

static bool store_all(struct action_bulk *bulk, GPtrArray *actions, GPtrArray *before, int64_t now,
                      struct error *error)
{
    g_autoptr(GArray) versions = versions_of(actions);
    bool ok = database_begin(bulk->database, error) &&
              database_end(bulk->database, save_all(bulk, actions, before, now, error), error);
    if (!ok)
        restore_versions(actions, versions);
    return ok;
}

bool action_bulk_apply(struct action_bulk *bulk, GPtrArray *changed, int64_t now,
                       struct error *error)
{
    g_autoptr(GPtrArray) before = new_list();
    if (!store_all(bulk, changed, before, now, error))
        return false;
    g_ptr_array_unref(bulk->before);
    bulk->before = g_steal_pointer(&before);
    return true;
}

bool action_bulk_undo(struct action_bulk *bulk, const char *why, int64_t now, struct error *error)
{
    g_autoptr(GPtrArray) ignored = new_list();
    if (bulk->before->len == 0)
        return error_set(error, ERROR_INPUT,
                         _("Tidak ada perubahan bersama yang dapat diurungkan."));
    for (guint i = 0; i < bulk->before->len; i++) {
        struct action *action = g_ptr_array_index(bulk->before, i);
        action_set(&action->why, why);
        action->undo = true;
    }
    if (!store_all(bulk, bulk->before, ignored, now, error))
        return false;
    g_ptr_array_set_size(bulk->before, 0);
    return true;
}
