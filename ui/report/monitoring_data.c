#include "src/csv.h"
#include "ui/report/json.h"
#include "ui/report/monitoring_report.h"

/* The monitoring as CSV and JSON. Sums are left to whoever reads the rows of the CSV. */

static const struct {
    const char *name;
    size_t offset;
} counts[] = {
    {"recommendations", offsetof(struct monitoring_row, recommendations)},
    {"actions", offsetof(struct monitoring_row, actions)},
    {"closed", offsetof(struct monitoring_row, closed)},
    {"actions_late", offsetof(struct monitoring_row, actions_late)},
    {"closed_late", offsetof(struct monitoring_row, closed_late)},
    {"overdue", offsetof(struct monitoring_row, overdue)},
    {"dropped", offsetof(struct monitoring_row, dropped)},
};

static long count_of(const struct monitoring_row *row, size_t count)
{
    return *(const long *)G_STRUCT_MEMBER_P(row, counts[count].offset);
}

/* --- CSV --- */

static void add_cell(GPtrArray *cells, char *text)
{
    g_ptr_array_add(cells, text);
}

static void add_percent(GPtrArray *cells, const struct monitoring_row *row)
{
    char percent[HUNDREDTHS_TEXT];
    bool has_one = monitoring_percent(row) != HUNDREDTHS_NONE;
    add_cell(cells,
             g_strdup(has_one ? hundredths_text(monitoring_percent(row), '.', percent) : ""));
}

static void add_against(GPtrArray *cells, const struct monitoring_report *report,
                        const struct monitoring_row *row)
{
    const struct monitoring_row none = {0}, *other = monitoring_report_against(report, row);
    char day[DAY_TEXT_SIZE];
    other = other ? other : &none;
    day_to_iso(report->against, day);
    add_cell(cells, g_strdup(day));
    add_cell(cells, g_strdup_printf("%ld", other->actions));
    add_cell(cells, g_strdup_printf("%ld", other->closed));
    add_percent(cells, other);
}

static void write_row(GString *out, const struct monitoring_report *report,
                      const struct monitoring_row *row)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    char day[DAY_TEXT_SIZE];
    day_to_iso(report->cutoff, day);
    add_cell(cells, g_strdup(row->unit));
    add_cell(cells, g_strdup_printf("%d", row->year));
    add_cell(cells, g_strdup(day));
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        add_cell(cells, g_strdup_printf("%ld", count_of(row, i)));
    add_percent(cells, row);
    add_cell(cells, g_strdup(row->printed ? "1" : "0"));
    if (report->against_matrix)
        add_against(cells, report, row);
    csv_write_row(out, (const char *const *)cells->pdata, cells->len);
}

GString *monitoring_report_csv(const struct monitoring_report *report)
{
    static const char *const head[] = {
        "unit",           "year",         "at",          "recommendations", "actions",
        "closed",         "actions_late", "closed_late", "overdue",         "dropped",
        "percent",        "printed",      "against",     "against_actions", "against_closed",
        "against_percent"};
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, report->against_matrix ? G_N_ELEMENTS(head) : 12);
    for (guint i = 0; i < report->matrix->rows->len; i++)
        write_row(out, report, &g_array_index(report->matrix->rows, struct monitoring_row, i));
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

static struct json_object *json_counts(const struct monitoring_row *row)
{
    struct json_object *object = json_object_new_object();
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        json_object_object_add(object, counts[i].name, json_object_new_int64(count_of(row, i)));
    json_object_object_add(object, "percent", json_hundredths(monitoring_percent(row)));
    return object;
}

static struct json_object *json_action(const struct monitoring_report *report,
                                       const struct monitored *action)
{
    struct json_object *object = json_object_new_object();
    bool late = monitored_is_closed_late(action, report->cutoff);
    add_text(object, "state", monitored_state_name(monitored_state(action, report->cutoff)));
    json_object_object_add(
        object, "planned_late",
        json_object_new_boolean(monitored_is_planned_late(action, report->cutoff)));
    json_object_object_add(object, "closed_late", json_object_new_boolean(late));
    add_text(object, "service", action->service);
    add_text(object, "element", action->element);
    add_text(object, "plan", action->plan);
    add_text(object, "owner", action->owner);
    add_text(object, "due", action->due);
    add_day(object, "due_day", action->due_day);
    add_day(object, "done", late ? action->done_day_now : action->done_day);
    return object;
}

static struct json_object *json_actions(const struct monitoring_report *report,
                                        const struct monitoring_row *row)
{
    struct json_object *array = json_object_new_array();
    g_autoptr(GPtrArray) actions = monitoring_report_actions(report, row);
    for (guint i = 0; i < actions->len; i++)
        json_object_array_add(array, json_action(report, g_ptr_array_index(actions, i)));
    return array;
}

static struct json_object *json_row(const struct monitoring_report *report,
                                    const struct monitoring_row *row)
{
    struct json_object *object = json_counts(row);
    const struct monitoring_row *other = monitoring_report_against(report, row);
    add_text(object, "unit", row->unit);
    json_object_object_add(object, "year", row->year ? json_object_new_int(row->year) : NULL);
    if (other)
        json_object_object_add(object, "against", json_counts(other));
    if (!row->unit)
        return object;
    json_object_object_add(object, "printed", json_object_new_boolean(row->printed));
    if (!row->printed)
        json_object_object_add(object, "details", json_actions(report, row));
    return object;
}

static struct json_object *json_rows(const struct monitoring_report *report, const GArray *rows)
{
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < rows->len; i++)
        json_object_array_add(array,
                              json_row(report, &g_array_index(rows, struct monitoring_row, i)));
    return array;
}

GString *monitoring_report_json(const struct monitoring_report *report)
{
    struct json_object *object = json_object_new_object();
    add_day(object, "at", report->cutoff);
    add_day(object, "against", report->against);
    json_object_object_add(object, "rows", json_rows(report, report->matrix->rows));
    json_object_object_add(object, "years", json_rows(report, report->matrix->years));
    json_object_object_add(object, "sum", json_row(report, &report->matrix->sum));
    return json_finish(object);
}
