#include "ui/report/groups.h"

#include <stdlib.h>

#include "db/cross_store.h"
#include "src/i18n.h"

static void group_free(void *pointer)
{
    struct group *group = pointer;
    g_free(group->code);
    g_free(group->label);
    index_destroy(group->result);
    g_free(group);
}

/* Takes over CODE and LABEL. */
static void add_group(GPtrArray *groups, char *code, char *label, const struct tally *tally)
{
    struct group *group = g_new0(struct group, 1);
    *group = (struct group){code, label, index_compute(tally)};
    g_ptr_array_add(groups, group);
}

/* --- by service: the kept figures, no sheet is read --- */

static bool add_service(struct app *app, GPtrArray *groups, const struct service *service,
                        struct error *error)
{
    struct tally *tally = sheet_store_tally(app->sheets, service ? service->id : 0, error);
    if (!tally)
        return false;
    if (service)
        add_group(groups, g_strdup(service->code), g_strdup(service->name), tally);
    else if (tally->sheets > 0)
        add_group(groups, g_strdup(VALUE_BLANK), g_strdup(_("tidak diisi")), tally);
    tally_destroy(tally);
    return true;
}

static bool add_services(struct app *app, GPtrArray *groups, struct error *error)
{
    const struct services *services = &app->survey->services;
    for (guint i = 0; i < services->list->len; i++)
        if (!add_service(app, groups, services_at(services, i), error))
            return false;
    return add_service(app, groups, NULL, error);
}

size_t groups_count(const struct form_item *item)
{
    return 1 + (item->kind == ITEM_NUMBER ? item->group_count + 1 : item->choice_count);
}

size_t groups_position(const struct form_item *item, const char *value)
{
    size_t unanswered = groups_count(item) - 1;
    if (!value_is_given(value))
        return unanswered;
    if (item->kind == ITEM_NUMBER)
        return grouping_of_number(item, atol(value));
    int choice = value_find_choice(item, NULL, value);
    return choice < 0 ? unanswered : (size_t)choice;
}

char *groups_label(const struct form_item *item, size_t position)
{
    if (position + 1 == groups_count(item))
        return g_strdup(_("tidak diisi"));
    return item->kind == ITEM_NUMBER ? grouping_bounds(item, position, true)
                                     : g_strdup(item->choices[position].words);
}

/* --- by another axis: one pass over the sheets --- */

static bool divide(struct app *app, GPtrArray *groups, struct axis axis, struct error *error)
{
    struct cross_store *store = cross_store_open(app->database, app->survey, error);
    struct cross *cross =
        store ? cross_store_table(store, axis, (struct axis){AXIS_ALL, 0}, error) : NULL;
    for (guint i = 0; cross && i < cross->rows->len; i++) {
        const struct group_name *name = g_ptr_array_index(cross->rows, i);
        add_group(groups, g_strdup(name->code), g_strdup(name->label), cross->row_totals[i]);
    }
    bool ok = cross != NULL;
    cross_destroy(cross);
    cross_store_close(store);
    return ok;
}

static bool refuse(const struct form *form, const char *key, struct error *error)
{
    g_autoptr(GString) keys = g_string_new(NULL);
    for (size_t i = 0; i < form->item_count; i++)
        if (axis_can_be(&form->items[i]))
            g_string_append_printf(keys, "%s, ", form->items[i].key);
    if (form->date_item >= 0)
        g_string_append(keys, "week, ");
    return error_set(error, ERROR_USAGE, _("Tidak dapat dibagi menurut %s; pilih %s."), key,
                     g_string_append(keys, "keyer")->str);
}

bool groups_axis(const struct form *form, const char *key, struct axis *axis, struct error *error)
{
    return (axis_from_name(form, key, axis) && axis->kind != AXIS_ALL &&
            (axis->kind != AXIS_WEEK || form->date_item >= 0)) ||
           refuse(form, key, error);
}

GPtrArray *groups_by(struct app *app, const char *key, struct error *error)
{
    struct axis axis;
    if (!groups_axis(app->survey->form, key, &axis, error))
        return NULL;
    GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);
    bool by_service = axis.kind == AXIS_ITEM && (int)axis.item == app->survey->form->service_item;
    if (by_service ? add_services(app, groups, error) : divide(app, groups, axis, error))
        return groups;
    g_ptr_array_unref(groups);
    return NULL;
}
