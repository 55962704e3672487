#include "ui/report/groups.h"

#include <stdlib.h>
#include <string.h>

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

/* --- by another item: one pass over the sheets --- */

struct division {
    const struct form_item *item;
    size_t position;    /* of the item in the form */
    size_t count;       /* of groups, the one without an answer being the last */
    GPtrArray *tallies; /* of struct tally */
};

size_t groups_count(const struct form_item *item)
{
    return 1 + (item->kind == ITEM_NUMBER ? item->group_count + 1 : item->choice_count);
}

/* The first group whose upper bound reaches the number. */
static size_t group_of_number(const struct form_item *item, long number)
{
    size_t group = 0;
    while (group < item->group_count && number > item->groups[group])
        group++;
    return group;
}

size_t groups_position(const struct form_item *item, const char *value)
{
    size_t unanswered = groups_count(item) - 1;
    if (!value_is_given(value))
        return unanswered;
    if (item->kind == ITEM_NUMBER)
        return group_of_number(item, atol(value));
    int choice = value_find_choice(item, NULL, value);
    return choice < 0 ? unanswered : (size_t)choice;
}

static bool count_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct division *division = context;
    size_t group = groups_position(division->item, sheet->values[division->position]);
    if (info->counted)
        tally_add_answers(g_ptr_array_index(division->tallies, group), info->answers, 1);
    return true;
}

/* "-25", "26-30", "41-" in files; "≤25", "26–30", "≥41" for people. */
static char *number_group(const struct form_item *item, size_t group, bool for_people)
{
    if (item->group_count == 0)
        return g_strdup(for_people ? _("semua") : "all");
    if (group == 0)
        return g_strdup_printf(for_people ? "≤%d" : "-%d", item->groups[0]);
    int low = item->groups[group - 1] + 1;
    if (group == item->group_count)
        return g_strdup_printf(for_people ? "≥%d" : "%d-", low);
    return g_strdup_printf(for_people ? "%d–%d" : "%d-%d", low, item->groups[group]);
}

char *groups_label(const struct form_item *item, size_t position)
{
    if (position + 1 == groups_count(item))
        return g_strdup(_("tidak diisi"));
    return item->kind == ITEM_NUMBER ? number_group(item, position, true)
                                     : g_strdup(item->choices[position].words);
}

static void add_divided(GPtrArray *groups, const struct division *division, size_t i)
{
    const struct form_item *item = division->item;
    const struct tally *tally = g_ptr_array_index(division->tallies, i);
    if (i + 1 == division->count) {
        if (tally->sheets > 0)
            add_group(groups, g_strdup(VALUE_BLANK), g_strdup(_("tidak diisi")), tally);
    } else if (item->kind == ITEM_NUMBER) {
        add_group(groups, number_group(item, i, false), number_group(item, i, true), tally);
    } else {
        add_group(groups, g_strdup(item->choices[i].code), g_strdup(item->choices[i].words), tally);
    }
}

static void free_tally(void *tally)
{
    tally_destroy(tally);
}

static bool divide(struct app *app, GPtrArray *groups, size_t position, struct error *error)
{
    const struct form *form = app->survey->form;
    struct division division = {&form->items[position], position, 0, NULL};
    division.count = groups_count(division.item);
    division.tallies = g_ptr_array_new_with_free_func(free_tally);
    for (size_t i = 0; i < division.count; i++)
        g_ptr_array_add(division.tallies, tally_create(form));
    bool ok = sheet_store_each(app->sheets, false, count_sheet, &division, error);
    for (size_t i = 0; ok && i < division.count; i++)
        add_divided(groups, &division, i);
    g_ptr_array_unref(division.tallies);
    return ok;
}

static bool can_divide(const struct form_item *item)
{
    return item->kind == ITEM_SERVICE ||
           ((item->kind == ITEM_CHOICE || item->kind == ITEM_NUMBER) && !item->personal);
}

static bool refuse(const struct form *form, const char *key, struct error *error)
{
    g_autoptr(GString) keys = g_string_new(NULL);
    for (size_t i = 0; i < form->item_count; i++)
        if (can_divide(&form->items[i]))
            g_string_append_printf(keys, "%s%s", keys->len ? ", " : "", form->items[i].key);
    return error_set(error, ERROR_USAGE, _("Tidak dapat dibagi menurut %s; pilih %s."), key,
                     keys->len ? keys->str : "-");
}

GPtrArray *groups_by(struct app *app, const char *key, struct error *error)
{
    const struct form *form = app->survey->form;
    int item = form_find_item(form, key);
    GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);
    bool ok;
    if (item < 0 || !can_divide(&form->items[item]))
        ok = refuse(form, key, error);
    else if (item == form->service_item)
        ok = add_services(app, groups, error);
    else
        ok = divide(app, groups, (size_t)item, error);
    if (ok)
        return groups;
    g_ptr_array_unref(groups);
    return NULL;
}
