#include "ui/screen/action_filter.h"

#include <string.h>

#include "src/i18n.h"

struct action_filter action_filter_copy(const struct action_filter *filter)
{
    struct action_filter copy = *filter;
    copy.service = g_strdup(filter->service);
    copy.element = g_strdup(filter->element);
    copy.owner = g_strdup(filter->owner);
    return copy;
}

void action_filter_finish(struct action_filter *filter)
{
    g_free(filter->service);
    g_free(filter->element);
    g_free(filter->owner);
}

static bool fits(const char *wanted, const char *value)
{
    return !wanted || strcmp(wanted, value) == 0;
}

bool action_filter_passes(const struct action_filter *filter, const struct action_row *row)
{
    return (!filter->year || filter->year == row->year) && fits(filter->service, row->service) &&
           fits(filter->element, row->element) && fits(filter->owner, row->owner) &&
           (filter->list == ACTIONS_ALL ||
            action_is_on(&row->facts, filter->list, app_today(), filter->long_days));
}

/* Whether the day it leads with still asks for something; what is done or dropped does not. */
static bool is_due(const struct action_filter *filter, const struct action_row *row)
{
    return row->facts.lead.year && row->facts.status < ACTION_DONE &&
           action_filter_passes(filter, row);
}

struct day action_filter_next_due(const struct action_filter *filter, const GArray *rows,
                                  struct day from, int step)
{
    struct day nearest = from;
    for (guint i = 0; rows && i < rows->len; i++) {
        const struct action_row *row = &g_array_index(rows, struct action_row, i);
        if (!is_due(filter, row))
            continue;
        int days = day_difference(row->facts.lead, from) * step;
        if (days > 0 &&
            (day_compare(nearest, from) == 0 || days < day_difference(nearest, from) * step))
            nearest = row->facts.lead;
    }
    return nearest;
}

struct day action_filter_first_due(const struct action_filter *filter, const GArray *rows,
                                   struct day today)
{
    struct day before = day_add(today, -1);
    struct day later = action_filter_next_due(filter, rows, before, 1);
    struct day earlier = action_filter_next_due(filter, rows, today, -1);
    if (day_compare(later, before) == 0)
        return earlier;
    if (day_compare(earlier, today) == 0)
        return later;
    return day_difference(later, today) < day_difference(today, earlier) ? later : earlier;
}

char *action_filter_words(const struct action_filter *filter)
{
    GString *text = g_string_new(NULL);
    if (filter->list != ACTIONS_ALL)
        g_string_append_printf(text, " %s", action_list_words(filter->list));
    if (filter->year)
        g_string_append_printf(text, " %d", filter->year);
    if (filter->service)
        g_string_append_printf(text, " %s", filter->service);
    if (filter->element)
        g_string_append_printf(text, " %s", filter->element);
    if (filter->owner)
        g_string_append_printf(text, " %s", *filter->owner ? filter->owner : _("tanpa PIC"));
    if (text->len)
        g_string_prepend(text, _("hanya"));
    return g_string_free(text, FALSE);
}

char *action_filter_next(GPtrArray *values, char *current)
{
    guint next = 0;
    if (current) {
        while (next < values->len && strcmp(g_ptr_array_index(values, next), current) != 0)
            next++;
        next++;
    }
    g_free(current);
    return next < values->len ? g_strdup(g_ptr_array_index(values, next)) : NULL;
}

char *action_due_text(const struct action *action)
{
    char day[DAY_TEXT_SIZE];
    day_to_field(action->due_day, day);
    const char *doubt = action->due_certainty == DUE_UNCERTAIN ? "? " : "";
    return g_strconcat(doubt, *day ? day : *action->due ? action->due : "–", NULL);
}

char *action_first_line(const char *plan)
{
    return g_strndup(plan, strcspn(plan, "\n"));
}
