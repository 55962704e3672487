#include "ui/report/actions_report.h"

#include "src/csv.h"
#include "src/i18n.h"
#include "ui/report/json.h"
#include "ui/report/table.h"

bool actions_report_load(struct actions_report *report, struct app *app, enum action_list list,
                         int status, struct day as_of, struct error *error)
{
    int long_days = (int)app_setting_number(app, SETTING_LONG_OVERDUE);
    *report = (struct actions_report){.app = app, .as_of = as_of};
    report->actions = g_ptr_array_new();
    report->all = action_store_list(app->actions, error);
    for (guint i = 0; report->all && i < report->all->len; i++) {
        struct action *action = g_ptr_array_index(report->all, i);
        struct action_facts facts = action_facts(action);
        if (action_is_on(&facts, list, as_of, long_days) &&
            (status < 0 || (int)action->status == status))
            g_ptr_array_add(report->actions, action);
    }
    return report->all != NULL;
}

void actions_report_finish(struct actions_report *report)
{
    g_clear_pointer(&report->actions, g_ptr_array_unref);
    g_clear_pointer(&report->all, g_ptr_array_unref);
}

static const struct action *action_at(const struct actions_report *report, guint i)
{
    return g_ptr_array_index(report->actions, i);
}

static const char *service_code(const struct actions_report *report, const struct action *action)
{
    const struct service *service =
        services_by_id(&report->app->survey->services, action->service_id);
    return service ? service->code : "";
}

static const char *state_name(const struct actions_report *report, const struct action *action)
{
    return action_state_name(action_state(action, report->as_of));
}

/* --- a table for people --- */

static const char *const signs[ACTION_STATES] = {
    [ACTION_IS_OVERDUE] = "!", [ACTION_IS_SOON] = "~",    [ACTION_IS_OPEN] = "·",
    [ACTION_IS_DONE] = "✓",    [ACTION_IS_DROPPED] = "-",
};

static void add_head(struct table *table)
{
    table_add(table, "%s", "");
    table_add(table, "%s", _("Keadaan"));
    table_add(table, "%s", _("Tenggat"));
    table_add(table, "%s", _("Layanan"));
    table_add(table, "%s", _("Unsur"));
    table_add(table, "%s", C_("heading", "PIC"));
    table_add(table, "%s", _("Rencana"));
}

static void add_action(struct table *table, const struct actions_report *report,
                       const struct action *action)
{
    char day[DAY_TEXT_SIZE];
    enum action_state state = action_state(action, report->as_of);
    day_to_field(action->due_day, day);
    table_add(table, "%s", signs[state]);
    table_add(table, "%s", action_state_words(state));
    table_add(table, "%s", *day ? day : action->due);
    table_add(table, "%s", service_code(report, action));
    table_add(table, "%s", action->element);
    table_add(table, "%s", action->owner);
    table_add(table, "%s", action->plan);
}

char *actions_summary(const int64_t counts[ACTION_STATES])
{
    GString *text = g_string_new(NULL);
    for (int state = 0; state < ACTION_STATES; state++)
        if (counts[state] > 0)
            g_string_append_printf(text, "%s%" G_GINT64_FORMAT " %s", text->len ? ", " : "",
                                   counts[state], action_state_words((enum action_state)state));
    if (text->len == 0)
        g_string_append(text, _("belum ada"));
    return g_string_free(text, FALSE);
}

static void count(const struct actions_report *report, int64_t counts[ACTION_STATES])
{
    for (int state = 0; state < ACTION_STATES; state++)
        counts[state] = 0;
    for (guint i = 0; i < report->actions->len; i++)
        counts[action_state(action_at(report, i), report->as_of)]++;
}

GString *actions_report_table(const struct actions_report *report)
{
    char day[DAY_TEXT_SIZE];
    int64_t counts[ACTION_STATES];
    GString *text = g_string_new(NULL);
    g_autofree char *place = app_place(report->app);
    struct table *table = table_create(7);
    count(report, counts);
    g_autofree char *summary = actions_summary(counts);
    day_to_field(report->as_of, day);
    g_string_append_printf(text, _("%s\nTindak lanjut per %s: %s\n\n"), place, day, summary);
    add_head(table);
    for (guint i = 0; i < report->actions->len; i++)
        add_action(table, report, action_at(report, i));
    if (report->actions->len > 0)
        table_write(table, text);
    table_destroy(table);
    return text;
}

/* --- CSV --- */

GString *actions_report_csv(const struct actions_report *report)
{
    static const char *const head[] = {
        "service", "element",     "cause",  "plan",     "due",           "owner",
        "status",  "realisation", "done",   "evidence", "obstacles",     "state",
        "due_day", "id",          "reason", "quarters", "recommendation"};
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < report->actions->len; i++) {
        const struct action *action = action_at(report, i);
        char done[DAY_TEXT_SIZE], due[DAY_TEXT_SIZE];
        day_to_iso(action->done_day, done);
        day_to_iso(action->due_day, due);
        g_autofree char *quarters = action_quarters_text(action->quarters);
        const char *const cells[] = {service_code(report, action),
                                     action->element,
                                     action->cause,
                                     action->plan,
                                     action->due,
                                     action->owner,
                                     action_status_name(action->status),
                                     action->realisation,
                                     done,
                                     action->evidence,
                                     action->obstacles,
                                     state_name(report, action),
                                     due,
                                     action->uid,
                                     action->reason,
                                     quarters,
                                     action->recommendation};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    return out;
}

/* --- JSON --- */

static void add_text(struct json_object *object, const char *name, const char *text)
{
    json_object_object_add(object, name, json_text_or_null(text));
}

static void add_day(struct json_object *object, const char *name, struct day day)
{
    char iso[DAY_TEXT_SIZE];
    day_to_iso(day, iso);
    add_text(object, name, iso);
}

static struct json_object *json_action(const struct actions_report *report,
                                       const struct action *action)
{
    struct json_object *object = json_object_new_object();
    g_autofree char *quarters = action_quarters_text(action->quarters);
    add_text(object, "service", service_code(report, action));
    add_text(object, "element", action->element);
    add_text(object, "cause", action->cause);
    add_text(object, "plan", action->plan);
    add_text(object, "due", action->due);
    add_day(object, "due_day", action->due_day);
    add_text(object, "owner", action->owner);
    add_text(object, "status", action_status_name(action->status));
    add_text(object, "state", state_name(report, action));
    add_text(object, "realisation", action->realisation);
    add_day(object, "done", action->done_day);
    add_text(object, "evidence", action->evidence);
    add_text(object, "obstacles", action->obstacles);
    add_text(object, "id", action->uid);
    add_text(object, "reason", action->reason);
    add_text(object, "quarters", quarters);
    add_text(object, "recommendation", action->recommendation);
    json_object_object_add(object, "moves", json_object_new_int(action->moves));
    json_object_object_add(object, "files", json_object_new_int(action->files));
    return object;
}

static struct json_object *json_counts(const struct actions_report *report)
{
    int64_t counts[ACTION_STATES];
    struct json_object *object = json_object_new_object();
    count(report, counts);
    for (int state = 0; state < ACTION_STATES; state++)
        json_object_object_add(object, action_state_name((enum action_state)state),
                               json_object_new_int64(counts[state]));
    return object;
}

GString *actions_report_json(const struct actions_report *report)
{
    struct json_object *object = json_object_new_object();
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < report->actions->len; i++)
        json_object_array_add(array, json_action(report, action_at(report, i)));
    json_object_object_add(object, "survey", json_survey(report->app->survey));
    add_day(object, "as_of", report->as_of);
    json_object_object_add(object, "counts", json_counts(report));
    json_object_object_add(object, "actions", array);
    return json_finish(object);
}
