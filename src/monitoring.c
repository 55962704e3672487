#include "src/monitoring.h"

#include <string.h>

#include "src/action_life.h"
#include "src/fraction.h"
#include "src/i18n.h"
#include "src/recommendation.h"

struct monitored *monitored_create(void)
{
    struct monitored *action = g_new0(struct monitored, 1);
    char **const texts[] = {&action->unit,     &action->unit_key,       &action->service,
                            &action->element,  &action->plan,           &action->owner,
                            &action->due,      &action->recommendation, &action->ticks,
                            &action->ticks_now};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = g_strdup("");
    action->existed = true;
    return action;
}

void monitored_destroy(struct monitored *action)
{
    if (!action)
        return;
    char *const texts[] = {action->unit,  action->unit_key, action->service, action->element,
                           action->plan,  action->owner,    action->due,     action->recommendation,
                           action->ticks, action->ticks_now};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(action);
}

/* --- what it was --- */

static void take_back_text(struct monitored *action, const struct monitored_entry *entry)
{
    const struct {
        const char *field;
        char **text;
    } texts[] = {{"service", &action->service},
                 {"element", &action->element},
                 {"recommendation", &action->recommendation},
                 {"plan", &action->plan},
                 {"owner", &action->owner}};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (strcmp(entry->field, texts[i].field) == 0)
            action_set(texts[i].text, entry->old_value);
}

static void take_back_due(struct monitored *action, const char *due)
{
    struct action *then = action_create();
    action_due_from_record(then, due, action->year);
    action_set(&action->due, then->due);
    action->due_day = then->due_day;
    action_destroy(then);
}

/* A month that was ticked, or whose tick was taken away. */
static void take_back_month(struct monitored *action, const struct monitored_entry *entry)
{
    if (*entry->old_value) {
        g_autofree char *with = g_strjoin(",", action->ticks, entry->old_value, NULL);
        action_set(&action->ticks, with);
        return;
    }
    g_auto(GStrv) around = g_strsplit(action->ticks, entry->new_value, 2);
    g_autofree char *without = g_strjoinv("", around);
    action_set(&action->ticks, without);
}

void monitored_settle(struct monitored *action)
{
    action->step_day = (struct day){0};
    if (action->due_day.year)
        return;
    struct action *then = action_create();
    then->year = action->year;
    then->made_day = action->made_day;
    action_set_due(then, action->due, action->year);
    action->step_day = action_step(then, action->existed ? action->ticks : action->ticks_now);
    action_destroy(then);
}

void monitored_take_back(struct monitored *action, const struct monitored_entry *entry)
{
    int status = action_status_from_name(entry->old_value);
    if (!*entry->field)
        action->existed = false;
    else if (strcmp(entry->field, "status") == 0 && status >= 0)
        action->status = (enum action_status)status;
    else if (strcmp(entry->field, "done") == 0)
        action->done_day = day_from_iso(entry->old_value);
    else if (strcmp(entry->field, "survey") == 0)
        action->year = (int)g_ascii_strtoll(entry->old_value, NULL, 10);
    else if (strcmp(entry->field, "due") == 0)
        take_back_due(action, entry->old_value);
    else if (strcmp(entry->field, "month") == 0)
        take_back_month(action, entry);
    else
        take_back_text(action, entry);
}

/* --- states --- */

static bool is_up_to(struct day day, struct day cutoff)
{
    return day_compare(day, cutoff) <= 0;
}

/* The day it must be done by, of a recurring one that of the month at hand; year 0: none. */
static struct day lead_of(const struct monitored *action)
{
    return action->due_day.year ? action->due_day : action->step_day;
}

static bool is_closed_now(const struct monitored *action, struct day cutoff)
{
    return action->status_now == ACTION_DONE && action->done_day_now.year != 0 &&
           is_up_to(action->done_day_now, cutoff);
}

static bool was_closed(const struct monitored *action, struct day cutoff)
{
    return action->existed && action->status == ACTION_DONE && is_up_to(action->done_day, cutoff);
}

bool monitored_is_planned_late(const struct monitored *action, struct day cutoff)
{
    struct day end_of_survey_year = {action->year, 12, 31};
    return !action->existed &&
           (is_up_to(end_of_survey_year, cutoff) || is_closed_now(action, cutoff) ||
            (action->due_day.year && is_up_to(action->due_day, cutoff)));
}

bool monitored_is_closed_late(const struct monitored *action, struct day cutoff)
{
    return is_closed_now(action, cutoff) && !was_closed(action, cutoff);
}

enum monitored_state monitored_state(const struct monitored *action, struct day cutoff)
{
    if (was_closed(action, cutoff) || is_closed_now(action, cutoff))
        return MONITORED_CLOSED;
    if (!action->existed && !monitored_is_planned_late(action, cutoff))
        return MONITORED_LATER;
    if (action->status == ACTION_DROPPED)
        return MONITORED_DROPPED;
    struct day lead = lead_of(action);
    return lead.year && day_compare(lead, cutoff) < 0 ? MONITORED_OVERDUE : MONITORED_OPEN;
}

static const struct {
    const char *name, *words;
} states[MONITORED_STATES] = {
    [MONITORED_OVERDUE] = {"overdue", N_("lewat tenggat")},
    [MONITORED_OPEN] = {"open", N_("terbuka")},
    [MONITORED_CLOSED] = {"closed", N_("selesai")},
    [MONITORED_DROPPED] = {"dropped", N_("dibatalkan")},
    [MONITORED_LATER] = {"later", N_("belum tercatat")},
};

const char *monitored_state_words(enum monitored_state state)
{
    return _(states[state].words);
}

const char *monitored_state_name(enum monitored_state state)
{
    return states[state].name;
}

static int compare_days(struct day a, struct day b)
{
    if ((a.year == 0) != (b.year == 0))
        return a.year == 0 ? 1 : -1;
    return day_compare(a, b);
}

static int compare_actions(const void *left, const void *right, void *data)
{
    const struct monitored *a = *(struct monitored *const *)left;
    const struct monitored *b = *(struct monitored *const *)right;
    const struct day *cutoff = data;
    int order = (int)monitored_state(a, *cutoff) - (int)monitored_state(b, *cutoff);
    if (order == 0)
        order = compare_days(lead_of(a), lead_of(b));
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

void monitored_sort(GPtrArray *actions, struct day cutoff)
{
    g_ptr_array_sort_with_data(actions, compare_actions, &cutoff);
}

/* --- the matrix --- */

long monitoring_percent(const struct monitoring_row *row)
{
    return row->actions > 0 ? hundredths_percent(row->closed, row->actions) : HUNDREDTHS_NONE;
}

const struct monitoring_row *monitoring_find(const struct monitoring *monitoring,
                                             const char *unit_key, int year)
{
    for (guint i = 0; i < monitoring->rows->len; i++) {
        const struct monitoring_row *row =
            &g_array_index(monitoring->rows, struct monitoring_row, i);
        if (row->year == year && strcmp(row->unit_key, unit_key) == 0)
            return row;
    }
    return NULL;
}

static struct monitoring_row *row_for(struct monitoring *monitoring, const char *unit,
                                      const char *unit_key, int year)
{
    struct monitoring_row *known =
        (struct monitoring_row *)monitoring_find(monitoring, unit_key, year);
    if (known)
        return known;
    struct monitoring_row row = {.unit = unit, .unit_key = unit_key, .year = year};
    g_array_append_val(monitoring->rows, row);
    return &g_array_index(monitoring->rows, struct monitoring_row, monitoring->rows->len - 1);
}

static char *recommendation_of(const struct monitored *action)
{
    g_autofree char *answered = recommendation_answered(action->year, action->service,
                                                        action->element, action->recommendation);
    return g_strdup_printf("%s %d %s", action->unit_key, action->year, answered);
}

static void count_action(struct monitoring *monitoring, const struct monitored *action,
                         GHashTable *recommendations)
{
    enum monitored_state state = monitored_state(action, monitoring->cutoff);
    if (state == MONITORED_LATER)
        return;
    struct monitoring_row *row = row_for(monitoring, action->unit, action->unit_key, action->year);
    row->dropped += state == MONITORED_DROPPED;
    if (state == MONITORED_DROPPED)
        return;
    row->actions++;
    row->actions_late += monitored_is_planned_late(action, monitoring->cutoff);
    row->closed_late += monitored_is_closed_late(action, monitoring->cutoff);
    row->closed += state == MONITORED_CLOSED;
    row->overdue += state == MONITORED_OVERDUE;
    row->recommendations += g_hash_table_add(recommendations, recommendation_of(action));
}

/* The newest of its unit and year that speaks of a day up to the cut-off. */
static bool is_newest(const GPtrArray *prints, const struct monitored_print *print,
                      struct day cutoff)
{
    if (print->is_total || !is_up_to(print->day, cutoff))
        return false;
    for (guint i = 0; i < prints->len; i++) {
        const struct monitored_print *other = g_ptr_array_index(prints, i);
        if (other != print && other->year == print->year && is_up_to(other->day, cutoff) &&
            strcmp(other->unit_key, print->unit_key) == 0 &&
            (day_compare(other->day, print->day) > 0 ||
             (day_compare(other->day, print->day) == 0 && other->import > print->import)))
            return false;
    }
    return true;
}

static void add_print(struct monitoring *monitoring, const struct monitored_print *print)
{
    if (monitoring_find(monitoring, print->unit_key, print->year))
        return;
    struct monitoring_row *row = row_for(monitoring, print->unit, print->unit_key, print->year);
    row->printed = true;
    row->recommendations = MAX(print->recommendations, 0);
    row->actions = MAX(print->actions, 0);
    row->closed = MAX(print->closed, 0);
}

static int compare_rows(const void *left, const void *right)
{
    const struct monitoring_row *a = left, *b = right;
    int order = a->printed - b->printed;
    if (order == 0)
        order = g_utf8_collate(a->unit, b->unit);
    return order ? order : a->year - b->year;
}

static void add_up(struct monitoring_row *sum, const struct monitoring_row *row)
{
    sum->recommendations += row->recommendations;
    sum->actions += row->actions;
    sum->closed += row->closed;
    sum->actions_late += row->actions_late;
    sum->closed_late += row->closed_late;
    sum->overdue += row->overdue;
    sum->dropped += row->dropped;
}

static int compare_years(const void *left, const void *right)
{
    const struct monitoring_row *a = left, *b = right;
    return b->year - a->year;
}

static void sum_up(struct monitoring *monitoring)
{
    for (guint i = 0; i < monitoring->rows->len; i++) {
        const struct monitoring_row *row =
            &g_array_index(monitoring->rows, struct monitoring_row, i);
        guint year = 0;
        while (year < monitoring->years->len &&
               g_array_index(monitoring->years, struct monitoring_row, year).year != row->year)
            year++;
        if (year == monitoring->years->len) {
            struct monitoring_row sum = {.year = row->year};
            g_array_append_val(monitoring->years, sum);
        }
        add_up(&g_array_index(monitoring->years, struct monitoring_row, year), row);
        add_up(&monitoring->sum, row);
    }
    g_array_sort(monitoring->years, compare_years);
}

struct monitoring *monitoring_compute(const GPtrArray *actions, const GPtrArray *prints,
                                      struct day cutoff)
{
    struct monitoring *monitoring = g_new0(struct monitoring, 1);
    g_autoptr(GHashTable) recommendations =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    monitoring->cutoff = cutoff;
    monitoring->rows = g_array_new(FALSE, TRUE, sizeof(struct monitoring_row));
    monitoring->years = g_array_new(FALSE, TRUE, sizeof(struct monitoring_row));
    for (guint i = 0; i < actions->len; i++)
        count_action(monitoring, g_ptr_array_index(actions, i), recommendations);
    for (guint i = 0; prints && i < prints->len; i++)
        if (is_newest(prints, g_ptr_array_index(prints, i), cutoff))
            add_print(monitoring, g_ptr_array_index(prints, i));
    g_array_sort(monitoring->rows, compare_rows);
    sum_up(monitoring);
    return monitoring;
}

void monitoring_destroy(struct monitoring *monitoring)
{
    if (!monitoring)
        return;
    g_array_unref(monitoring->rows);
    g_array_unref(monitoring->years);
    g_free(monitoring);
}

/* --- cut-off dates --- */

static struct day end_of_half(int half)
{
    return day_last_of_month(half / 2, half % 2 ? 12 : 6);
}

/* Halves are counted through: twice the year, and one more for the second. */
struct day half_year_last(struct day today)
{
    int half = today.year * 2 + (today.month > 6);
    return day_compare(end_of_half(half), today) <= 0 ? end_of_half(half) : end_of_half(half - 1);
}

struct day half_year_step(struct day day, int step)
{
    int half = day.year * 2 + (day.month > 6);
    bool at_end = day_compare(end_of_half(half), day) == 0;
    return end_of_half(step < 0 ? half - 1 : half + at_end);
}
