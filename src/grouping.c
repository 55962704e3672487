#include "src/grouping.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "src/calendar.h"
#include "src/i18n.h"
#include "src/value.h"

struct grouping {
    const struct form *form;
    const struct services *services;
    struct axis axis;
    GPtrArray *names;                   /* of struct group_name; the first one: not answered */
    GHashTable *places;                 /* of each value that came, its position + 1 */
    size_t short_places[UCHAR_MAX + 1]; /* the same of values of one byte, as most codes are */
};

enum { UNANSWERED };

bool axis_can_be(const struct form_item *item)
{
    return item->kind == ITEM_SERVICE ||
           ((item->kind == ITEM_CHOICE || item->kind == ITEM_NUMBER) && !item->personal);
}

static const char *const names[] = {
    [AXIS_ALL] = "all", [AXIS_WEEK] = "week", [AXIS_KEYER] = "keyer"};

const char *axis_name(const struct form *form, struct axis axis)
{
    return axis.kind == AXIS_ITEM ? form->items[axis.item].key : names[axis.kind];
}

bool axis_from_name(const struct form *form, const char *name, struct axis *axis)
{
    int item = form_find_item(form, name);
    *axis = (struct axis){AXIS_ITEM, item < 0 ? 0 : (size_t)item};
    if (item >= 0)
        return axis_can_be(&form->items[item]);
    for (size_t kind = 0; kind < G_N_ELEMENTS(names); kind++)
        if (names[kind] && g_ascii_strcasecmp(names[kind], name) == 0) {
            axis->kind = (enum axis_kind)kind;
            return true;
        }
    return false;
}

char *axis_label(const struct form *form, struct axis axis)
{
    switch (axis.kind) {
    case AXIS_WEEK:
        return g_strdup(_("Minggu"));
    case AXIS_KEYER:
        return g_strdup(_("Petugas entri"));
    case AXIS_ITEM:
        return g_strdup(form->items[axis.item].label);
    default:
        return g_strdup(_("Seluruhnya"));
    }
}

static void name_free(void *pointer)
{
    struct group_name *name = pointer;
    g_free(name->code);
    g_free(name->label);
    g_free(name);
}

/* Takes over CODE and LABEL; returns the position. */
static size_t add_name(struct grouping *grouping, char *code, char *label)
{
    struct group_name *name = g_new0(struct group_name, 1);
    *name = (struct group_name){code, label};
    g_ptr_array_add(grouping->names, name);
    return grouping->names->len - 1;
}

/* "-25", "26-30", "41-" in files; "≤25", "26–30", "≥41" for people. */
char *grouping_bounds(const struct form_item *item, size_t group, bool for_people)
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

/* All groups of the form are shown, also those in which nobody is. */
static void add_groups_of_item(struct grouping *grouping, const struct form_item *item)
{
    if (item->kind == ITEM_SERVICE)
        for (guint i = 0; i < grouping->services->list->len; i++) {
            const struct service *service = services_at(grouping->services, i);
            add_name(grouping, g_strdup(service->code), g_strdup(service->name));
        }
    else if (item->kind == ITEM_NUMBER)
        for (size_t i = 0; i <= item->group_count; i++)
            add_name(grouping, grouping_bounds(item, i, false), grouping_bounds(item, i, true));
    else
        for (size_t i = 0; i < item->choice_count; i++)
            add_name(grouping, g_strdup(item->choices[i].code), g_strdup(item->choices[i].words));
}

struct grouping *grouping_create(const struct form *form, const struct services *services,
                                 struct axis axis)
{
    struct grouping *grouping = g_new0(struct grouping, 1);
    *grouping = (struct grouping){.form = form, .services = services, .axis = axis};
    grouping->names = g_ptr_array_new_with_free_func(name_free);
    grouping->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_name(grouping, g_strdup(VALUE_BLANK), g_strdup(_("tidak diisi")));
    if (axis.kind == AXIS_ITEM)
        add_groups_of_item(grouping, &form->items[axis.item]);
    else if (axis.kind == AXIS_ALL)
        add_name(grouping, g_strdup("all"), g_strdup(_("Seluruhnya")));
    return grouping;
}

void grouping_destroy(struct grouping *grouping)
{
    if (!grouping)
        return;
    g_ptr_array_unref(grouping->names);
    g_hash_table_unref(grouping->places);
    g_free(grouping);
}

/* --- a value that came for the first time --- */

static size_t place_of_service(const struct grouping *grouping, const char *id)
{
    int64_t wanted = strtoll(id, NULL, 10);
    for (guint i = 0; i < grouping->services->list->len; i++)
        if (services_at(grouping->services, i)->id == wanted)
            return i + 1;
    return UNANSWERED;
}

/* The first group whose upper bound reaches the number. */
size_t grouping_of_number(const struct form_item *item, long number)
{
    size_t group = 0;
    while (group < item->group_count && number > item->groups[group])
        group++;
    return group;
}

static size_t place_of_item(const struct grouping *grouping, const char *value)
{
    const struct form_item *item = &grouping->form->items[grouping->axis.item];
    if (item->kind == ITEM_SERVICE)
        return place_of_service(grouping, value);
    if (item->kind == ITEM_NUMBER)
        return grouping_of_number(item, atol(value)) + 1;
    int choice = value_find_choice(item, NULL, value);
    return choice < 0 ? UNANSWERED : (size_t)choice + 1;
}

/* The group with that code, made where there is none. */
static size_t place_of_code(struct grouping *grouping, const char *code, const char *label)
{
    for (guint i = 1; i < grouping->names->len; i++)
        if (strcmp(grouping_name(grouping, i)->code, code) == 0)
            return i;
    return add_name(grouping, g_strdup(code), g_strdup(label));
}

static size_t place_of_week(struct grouping *grouping, const char *value)
{
    static const struct day some_monday = {2024, 1, 1};
    char code[DAY_TEXT_SIZE], first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    struct day day = day_from_iso(value);
    if (!day_is_valid(day))
        return UNANSWERED;
    int weekday = ((day_difference(day, some_monday) % 7) + 7) % 7;
    struct day monday = day_add(day, -weekday);
    day_to_iso(monday, code);
    day_to_field(monday, first);
    day_to_field(day_add(monday, 6), last);
    g_autofree char *label = g_strdup_printf("%.5s – %.5s", first, last);
    return place_of_code(grouping, code, label);
}

static size_t find_place(struct grouping *grouping, const char *value)
{
    if (grouping->axis.kind == AXIS_ALL)
        return 1;
    if (!value_is_given(value))
        return UNANSWERED;
    switch (grouping->axis.kind) {
    case AXIS_WEEK:
        return place_of_week(grouping, value);
    case AXIS_KEYER:
        return place_of_code(grouping, value, value);
    default:
        return place_of_item(grouping, value);
    }
}

static size_t look_up(struct grouping *grouping, const char *value)
{
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(grouping->places, value));
    if (place)
        return place;
    place = find_place(grouping, value) + 1;
    g_hash_table_insert(grouping->places, g_strdup(value), GSIZE_TO_POINTER(place));
    return place;
}

size_t grouping_place(struct grouping *grouping, const char *value)
{
    if (!value[0] || value[1])
        return look_up(grouping, value) - 1;
    size_t *place = &grouping->short_places[(unsigned char)value[0]];
    if (!*place)
        *place = look_up(grouping, value);
    return *place - 1;
}

size_t grouping_count(const struct grouping *grouping)
{
    return grouping->names->len;
}

const struct group_name *grouping_name(const struct grouping *grouping, size_t group)
{
    return g_ptr_array_index(grouping->names, group);
}

/* --- the order of tables --- */

static int by_code(const void *a, const void *b, void *context)
{
    const struct grouping *grouping = context;
    return strcmp(grouping_name(grouping, *(const size_t *)a)->code,
                  grouping_name(grouping, *(const size_t *)b)->code);
}

size_t *grouping_order(const struct grouping *grouping)
{
    size_t count = grouping_count(grouping);
    size_t *order = g_new(size_t, count);
    for (size_t i = 0; i + 1 < count; i++)
        order[i] = i + 1;
    order[count - 1] = UNANSWERED;
    if (grouping->axis.kind == AXIS_WEEK || grouping->axis.kind == AXIS_KEYER)
        g_qsort_with_data(order, (gint)count - 1, sizeof *order, by_code, (void *)grouping);
    return order;
}
