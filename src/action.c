#include "src/action.h"

#include <glib.h>
#include <stddef.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"

static const size_t texts[] = {
    offsetof(struct action, service),     offsetof(struct action, element),
    offsetof(struct action, cause),       offsetof(struct action, plan),
    offsetof(struct action, due),         offsetof(struct action, owner),
    offsetof(struct action, realisation), offsetof(struct action, evidence),
    offsetof(struct action, obstacles),   offsetof(struct action, reason),
    offsetof(struct action, why),         offsetof(struct action, recommendation),
};

static char **text_at(struct action *action, size_t i)
{
    return (char **)(void *)((char *)action + texts[i]);
}

struct action *action_create(void)
{
    struct action *action = g_new0(struct action, 1);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        *text_at(action, i) = g_strdup("");
    return action;
}

struct action *action_copy(const struct action *action)
{
    struct action *copy = g_memdup2(action, sizeof *action);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        *text_at(copy, i) = g_strdup(*text_at(copy, i));
    return copy;
}

void action_destroy(struct action *action)
{
    if (!action)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(*text_at(action, i));
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

char *action_due_words(const struct action *action)
{
    char day[DAY_TEXT_SIZE];
    struct due_date said = due_date_read(action->due, action->year);
    bool is_plain = said.certainty == DUE_CERTAIN && said.with_day &&
                    day_compare(said.day, action->due_day) == 0;
    day_to_field(action->due_day, day);
    if (!*day || !*action->due)
        return g_strdup(*day ? day : action->due);
    return is_plain ? g_strdup(day) : g_strdup_printf("%s (%s)", day, action->due);
}

#define SETTLED " = "

char *action_due_to_record(const struct action *action, int year)
{
    char day[DAY_TEXT_SIZE];
    struct due_date said = due_date_read(action->due, year);
    struct day said_day = said.certainty == DUE_CERTAIN ? said.day : (struct day){0};
    if (said.certainty == action->due_certainty && day_compare(said_day, action->due_day) == 0)
        return g_strdup(action->due);
    day_to_iso(action->due_day, day);
    return g_strconcat(action->due, SETTLED, *day ? day : "?", NULL);
}

void action_due_from_record(struct action *action, const char *kept, int year)
{
    const char *sign = g_strrstr(kept, SETTLED);
    const char *settled = sign ? sign + strlen(SETTLED) : "";
    struct day day = day_from_iso(settled);
    bool is_open = strcmp(settled, "?") == 0;
    g_autofree char *words = g_strndup(kept, sign ? (gsize)(sign - kept) : 0);
    action_set_due(action, day.year || is_open ? words : kept, year);
    if (day.year || is_open) {
        action->due_day = day;
        action->due_certainty = is_open ? DUE_UNCERTAIN : DUE_CERTAIN;
    }
}

struct day action_lead(const struct action *action)
{
    return action->due_day.year ? action->due_day : action->step_day;
}

struct action_facts action_facts(const struct action *action)
{
    return (struct action_facts){
        .status = action->status,
        .certainty = action->due_certainty,
        .lead = action_lead(action),
        .has_owner = !text_is_blank(action->owner),
        .has_realisation = !text_is_blank(action->realisation),
        .has_evidence = action->files > 0 || !text_is_blank(action->evidence),
    };
}

enum action_state action_facts_state(const struct action_facts *facts, struct day today)
{
    if (facts->status == ACTION_DONE)
        return ACTION_IS_DONE;
    if (facts->status == ACTION_DROPPED)
        return ACTION_IS_DROPPED;
    if (facts->lead.year == 0)
        return ACTION_IS_OPEN;
    int days = day_difference(facts->lead, today);
    if (days < 0)
        return ACTION_IS_OVERDUE;
    return days <= ACTION_SOON_DAYS ? ACTION_IS_SOON : ACTION_IS_OPEN;
}

enum action_state action_state(const struct action *action, struct day today)
{
    struct action_facts facts = action_facts(action);
    return action_facts_state(&facts, today);
}

static bool is_unproven(const struct action_facts *facts)
{
    return facts->status != ACTION_DROPPED && !facts->has_evidence &&
           (facts->has_realisation || facts->status == ACTION_DONE);
}

bool action_is_on(const struct action_facts *facts, enum action_list list, struct day today,
                  int long_days)
{
    enum action_state state = action_facts_state(facts, today);
    bool open = state < ACTION_IS_DONE;
    switch (list) {
    case ACTIONS_OVERDUE:
        return state == ACTION_IS_OVERDUE;
    case ACTIONS_LONG_OVERDUE:
        return state == ACTION_IS_OVERDUE && day_difference(today, facts->lead) > long_days;
    case ACTIONS_SOON:
        return state == ACTION_IS_SOON;
    case ACTIONS_UNPROVEN:
        return is_unproven(facts);
    case ACTIONS_OWNERLESS:
        return open && !facts->has_owner;
    case ACTIONS_DATELESS:
        return open && facts->certainty == DUE_NONE;
    case ACTIONS_DOUBTED:
        return facts->certainty == DUE_UNCERTAIN && facts->status != ACTION_DROPPED;
    case ACTIONS_LATER:
        return state == ACTION_IS_OPEN;
    case ACTIONS_DONE:
        return state == ACTION_IS_DONE;
    case ACTIONS_DROPPED:
        return state == ACTION_IS_DROPPED;
    default:
        return true;
    }
}

enum due_doubt action_due_doubt(const struct action *action)
{
    if (action->due_certainty != DUE_UNCERTAIN)
        return DOUBT_NONE;
    struct due_date due = due_date_read(action->due, action->year);
    return due.certainty == DUE_UNCERTAIN ? due.doubt : DOUBT_PLACEHOLDER;
}

char *action_quarters_text(unsigned quarters)
{
    GString *text = g_string_new(NULL);
    for (int quarter = 1; quarter <= 4; quarter++)
        if (quarters & 1u << (quarter - 1))
            g_string_append_printf(text, "%s%d", text->len ? ", " : "", quarter);
    return g_string_free(text, FALSE);
}

bool action_quarters_read(const char *text, unsigned *quarters)
{
    *quarters = 0;
    for (; *text; text++)
        if (*text >= '1' && *text <= '4')
            *quarters |= 1u << (*text - '1');
        else if (!strchr(" ,;", *text))
            return false;
    return true;
}

static const char *const status_names[] = {"planned", "running", "done", "dropped"};
static const char *const status_words[] = {N_("direncanakan"), N_("berjalan"), N_("selesai"),
                                           N_("dibatalkan")};
static const char *const state_names[] = {"overdue", "soon", "open", "done", "dropped"};
static const char *const state_words[] = {N_("lewat tenggat"), N_("segera"), N_("terbuka"),
                                          N_("selesai"), N_("dibatalkan")};

static const char *const list_names[] = {"all",      "overdue",   "long-overdue", "soon",
                                         "unproven", "ownerless", "dateless",     "doubted",
                                         "later",    "done",      "dropped"};
static const char *const list_words[] = {
    N_("semua"),         N_("lewat tenggat"),     N_("lama lewat tenggat"),
    N_("segera"),        N_("menunggu bukti"),    N_("tanpa penanggung jawab"),
    N_("tanpa tenggat"), N_("tenggat meragukan"), N_("terbuka, belum segera"),
    N_("selesai"),       N_("dibatalkan"),
};

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

const char *action_list_words(enum action_list list)
{
    return _(list_words[list]);
}

int action_list_from_name(const char *name)
{
    return find_name(list_names, G_N_ELEMENTS(list_names), name);
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
