#include "src/csv.h"
#include "ui/report/json.h"
#include "ui/report/units_report.h"

/* The results of units as CSV, which can be imported again, and JSON. */

/* --- CSV --- */

static char *cell_of(long hundredths)
{
    char text[HUNDREDTHS_TEXT];
    return g_strdup(hundredths == HUNDREDTHS_NONE ? "" : hundredths_text(hundredths, '.', text));
}

static char *count_cell(long count)
{
    return count == HUNDREDTHS_NONE ? g_strdup("") : g_strdup_printf("%ld", count);
}

static char *target_cell(const struct unit_result *result)
{
    g_autofree char *from = cell_of(result->figures[UNIT_TARGET_FROM]);
    g_autofree char *to = cell_of(result->figures[UNIT_TARGET_TO]);
    return result->figures[UNIT_TARGET_FROM] == result->figures[UNIT_TARGET_TO]
               ? g_steal_pointer(&from)
               : g_strdup_printf("%s-%s", from, to);
}

static void write_unit(GString *out, const struct units_report *report,
                       const struct unit_result *result)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    long attainment = unit_result_attainment(result);
    long change = unit_result_change(result, units_report_before(report, result));
    g_ptr_array_add(cells, g_strdup(result->cluster));
    g_ptr_array_add(cells, g_strdup(result->unit));
    g_ptr_array_add(cells, g_strdup_printf("%d", result->year));
    for (int i = 0; i <= UNIT_INDEX; i++)
        g_ptr_array_add(cells, cell_of(result->figures[i]));
    g_ptr_array_add(cells, g_strdup(result->category));
    g_ptr_array_add(cells, count_cell(result->figures[UNIT_RESPONDENTS]));
    g_ptr_array_add(cells, g_strdup(unit_result_counts(result) ? "1" : "0"));
    g_ptr_array_add(cells, target_cell(result));
    g_ptr_array_add(cells, cell_of(attainment));
    g_ptr_array_add(cells, g_strdup(attainment_words(attainment)));
    g_ptr_array_add(cells, cell_of(change));
    g_ptr_array_add(cells, g_strdup(units_report_is_own(report, result) ? "1" : "0"));
    g_ptr_array_add(cells, g_strdup(result->source));
    csv_write_row(out, (const char *const *)cells->pdata, cells->len);
}

GString *units_report_csv(const struct units_report *report)
{
    static const char *const head[] = {"cluster",
                                       "unit",
                                       "year",
                                       "u1",
                                       "u2",
                                       "u3",
                                       "u4",
                                       "u5",
                                       "u6",
                                       "u7",
                                       "u8",
                                       "u9",
                                       "ikm",
                                       "category",
                                       "respondents",
                                       "counts",
                                       "target",
                                       "attainment",
                                       "attainment_words",
                                       "change",
                                       "own",
                                       "source"};
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < report->shown->len; i++)
        write_unit(out, report, g_ptr_array_index(report->shown, i));
    return out;
}

GString *units_check_csv(const struct units_report *report)
{
    static const char *const head[] = {"check", "unit", "year", "text"};
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < report->findings->len; i++) {
        const struct unit_finding *finding = g_ptr_array_index(report->findings, i);
        g_autofree char *year = g_strdup_printf("%d", finding->year);
        const char *const cells[] = {unit_flaw_name(finding->flaw), finding->unit, year,
                                     finding->text};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    for (guint i = 0; i < report->prints->len; i++) {
        const char *const cells[] = {"monitoring", "", "", g_ptr_array_index(report->prints, i)};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    return out;
}

/* --- JSON --- */

static void add_text(struct json_object *object, const char *name, const char *text)
{
    json_object_object_add(object, name, json_text_or_null(text));
}

static void add_value(struct json_object *object, const char *name, long value)
{
    json_object_object_add(object, name, json_hundredths(value));
}

static void add_count(struct json_object *object, const char *name, long count)
{
    json_object_object_add(object, name,
                           count == HUNDREDTHS_NONE ? NULL : json_object_new_int64(count));
}

static struct json_object *json_unit(const struct units_report *report,
                                     const struct unit_result *result)
{
    struct json_object *object = json_object_new_object();
    long attainment = unit_result_attainment(result);
    add_text(object, "unit", result->unit);
    add_text(object, "cluster", result->cluster);
    json_object_object_add(object, "year", json_object_new_int(result->year));
    for (int i = 0; i <= UNIT_INDEX; i++)
        add_value(object, unit_figure_name((enum unit_figure)i), result->figures[i]);
    add_text(object, "category", result->category);
    add_count(object, "respondents", result->figures[UNIT_RESPONDENTS]);
    json_object_object_add(object, "counts", json_object_new_boolean(unit_result_counts(result)));
    add_value(object, "target_from", result->figures[UNIT_TARGET_FROM]);
    add_value(object, "target_to", result->figures[UNIT_TARGET_TO]);
    add_value(object, "attainment", attainment);
    add_text(object, "attainment_words", attainment_words(attainment));
    add_value(object, "change", unit_result_change(result, units_report_before(report, result)));
    json_object_object_add(object, "own",
                           json_object_new_boolean(units_report_is_own(report, result)));
    add_text(object, "source", result->source);
    return object;
}

static struct json_object *json_rollup(const struct unit_rollup *rollup)
{
    struct json_object *object = json_object_new_object();
    add_text(object, "cluster", rollup->cluster);
    add_value(object, "ikm", rollup->value);
    add_value(object, "before", rollup->before);
    add_value(object, "change", unit_rollup_change(rollup));
    add_value(object, "target", rollup->target);
    add_value(object, "attainment", unit_rollup_attainment(rollup));
    add_count(object, "units", rollup->units);
    add_count(object, "counted", rollup->counted);
    add_count(object, "respondents", rollup->respondents);
    add_count(object, "reported", rollup->reported);
    return object;
}

GString *units_report_json(const struct units_report *report)
{
    struct json_object *object = json_object_new_object();
    struct json_object *units = json_object_new_array(), *rollups = json_object_new_array();
    for (guint i = 0; i < report->shown->len; i++)
        json_object_array_add(units, json_unit(report, g_ptr_array_index(report->shown, i)));
    for (guint i = 0; i < report->rollups->len; i++)
        json_object_array_add(rollups,
                              json_rollup(&g_array_index(report->rollups, struct unit_rollup, i)));
    add_count(object, "year", report->year ? report->year : HUNDREDTHS_NONE);
    json_object_object_add(object, "units", units);
    json_object_object_add(object, "rollups", rollups);
    return json_finish(object);
}

GString *units_check_json(const struct units_report *report)
{
    struct json_object *object = json_object_new_object();
    struct json_object *findings = json_object_new_array(), *prints = json_object_new_array();
    for (guint i = 0; i < report->findings->len; i++) {
        const struct unit_finding *finding = g_ptr_array_index(report->findings, i);
        struct json_object *entry = json_object_new_object();
        add_text(entry, "check", unit_flaw_name(finding->flaw));
        add_text(entry, "unit", finding->unit);
        json_object_object_add(entry, "year", json_object_new_int(finding->year));
        add_text(entry, "text", finding->text);
        json_object_array_add(findings, entry);
    }
    for (guint i = 0; i < report->prints->len; i++)
        json_object_array_add(prints, json_object_new_string(g_ptr_array_index(report->prints, i)));
    json_object_object_add(object, "findings", findings);
    json_object_object_add(object, "monitoring", prints);
    return json_finish(object);
}
