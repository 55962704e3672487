#include "src/action.h"

#include <glib.h>
#include <string.h>

#include "src/i18n.h"

struct action *action_create(void)
{
    struct action *action = g_new0(struct action, 1);
    char **texts[] = {&action->element,  &action->cause,    &action->plan,
                      &action->due,      &action->owner,    &action->realisation,
                      &action->evidence, &action->obstacles};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = g_strdup("");
    return action;
}

struct action *action_copy(const struct action *action)
{
    struct action *copy = g_memdup2(action, sizeof *action);
    char **texts[] = {&copy->element, &copy->cause,       &copy->plan,     &copy->due,
                      &copy->owner,   &copy->realisation, &copy->evidence, &copy->obstacles};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = g_strdup(*texts[i]);
    return copy;
}

void action_destroy(struct action *action)
{
    if (!action)
        return;
    char *texts[] = {action->element, action->cause,       action->plan,     action->due,
                     action->owner,   action->realisation, action->evidence, action->obstacles};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(action);
}

void action_set(char **text, const char *value)
{
    char *old = *text;
    *text = g_strdup(value);
    g_free(old);
}

void action_set_due(struct action *action, const char *due, int year)
{
    struct due_date date = due_date_read(due, year);
    action_set(&action->due, due);
    action->due_certainty = date.certainty;
    action->due_day = date.certainty == DUE_CERTAIN ? date.day : (struct day){0};
}

enum action_state action_state(const struct action *action, struct day today)
{
    if (action->status == ACTION_DONE)
        return ACTION_IS_DONE;
    if (action->status == ACTION_DROPPED)
        return ACTION_IS_DROPPED;
    if (action->due_day.year == 0)
        return ACTION_IS_OPEN;
    int days = day_difference(action->due_day, today);
    if (days < 0)
        return ACTION_IS_OVERDUE;
    return days <= ACTION_SOON_DAYS ? ACTION_IS_SOON : ACTION_IS_OPEN;
}

static const char *const status_names[] = {"planned", "running", "done", "dropped"};
static const char *const status_words[] = {N_("direncanakan"), N_("berjalan"), N_("selesai"),
                                           N_("dibatalkan")};
static const char *const state_names[] = {"overdue", "soon", "open", "done", "dropped"};
static const char *const state_words[] = {N_("lewat tenggat"), N_("segera"), N_("terbuka"),
                                          N_("selesai"), N_("dibatalkan")};

static int find_name(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (g_ascii_strcasecmp(names[i], name) == 0)
            return (int)i;
    return -1;
}

const char *action_status_words(enum action_status status)
{
    return _(status_words[status]);
}

const char *action_state_words(enum action_state state)
{
    return _(state_words[state]);
}

const char *action_status_name(enum action_status status)
{
    return status_names[status];
}

const char *action_state_name(enum action_state state)
{
    return state_names[state];
}

int action_status_from_name(const char *name)
{
    int status = find_name(status_names, G_N_ELEMENTS(status_names), name);
    for (size_t i = 0; status < 0 && i < G_N_ELEMENTS(status_words); i++)
        if (g_ascii_strcasecmp(status_words[i], name) == 0)
            status = (int)i;
    return status;
}

int action_state_from_name(const char *name)
{
    return find_name(state_names, G_N_ELEMENTS(state_names), name);
}
