#include "ui/report/units_report.h"

#include <string.h>

#include "db/unit_store.h"
#include "src/i18n.h"
#include "src/unit_name.h"
#include "ui/report/table.h"

static bool load_rows(struct units_report *report, struct error *error)
{
    struct app *app = report->app;
    struct unit_store *store = unit_store_open(app->database, app->person, error);
    if (!store)
        return false;
    bool ok = database_begin_reading(app->database, error);
    if (ok) {
        report->rows = unit_store_results(store, error);
        g_autoptr(GPtrArray) prints = report->rows ? unit_store_prints(store, error) : NULL;
        report->prints = prints ? monitored_prints_check(prints) : NULL;
        ok = report->prints != NULL;
        database_rollback(app->database);
    }
    unit_store_close(store);
    return ok;
}

static void choose(struct units_report *report, const char *cluster)
{
    for (guint i = 0; i < report->results->len; i++) {
        struct unit_result *result = g_ptr_array_index(report->results, i);
        if (result->year == report->year && result->figures[UNIT_INDEX] != HUNDREDTHS_NONE &&
            (!cluster || g_ascii_strcasecmp(result->cluster, cluster) == 0))
            g_ptr_array_add(report->shown, result);
    }
}

bool units_report_load(struct units_report *report, struct app *app, int year, const char *cluster,
                       struct error *error)
{
    *report = (struct units_report){.app = app, .own = unit_key(app->survey->unit)};
    if (!load_rows(report, error))
        return false;
    report->results = unit_results_together(report->rows);
    report->year = year ? year : unit_results_last_year(report->results);
    report->shown = g_ptr_array_new();
    choose(report, cluster);
    report->rollups = unit_results_rollup(report->results, report->rows, report->year);
    report->findings = unit_check(report->rows, app->survey->form, app->point);
    return true;
}

void units_report_finish(struct units_report *report)
{
    GPtrArray **const arrays[] = {&report->rows, &report->results, &report->shown,
                                  &report->findings, &report->prints};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_clear_pointer(arrays[i], g_ptr_array_unref);
    g_clear_pointer(&report->rollups, g_array_unref);
    g_free(report->own);
    *report = (struct units_report){0};
}

const struct unit_result *units_report_before(const struct units_report *report,
                                              const struct unit_result *result)
{
    return unit_results_find(report->results, result->key, result->year - 1);
}

bool units_report_is_own(const struct units_report *report, const struct unit_result *result)
{
    return strcmp(report->own, result->key) == 0;
}

char *units_target_text(const struct unit_result *result, char point)
{
    char from[HUNDREDTHS_TEXT], to[HUNDREDTHS_TEXT];
    hundredths_text(result->figures[UNIT_TARGET_FROM], point, from);
    hundredths_text(result->figures[UNIT_TARGET_TO], point, to);
    return strcmp(from, to) == 0 ? g_strdup(from) : g_strdup_printf("%s–%s", from, to);
}

const char *units_rollup_words(const struct unit_rollup *rollup)
{
    return !rollup->cluster ? _("semua") : *rollup->cluster ? rollup->cluster : _("tanpa klaster");
}

/* --- one unit --- */

static void append_value(GString *text, const char *label, const char *value)
{
    g_string_append_printf(text, "%-24s %s\n", label, value);
}

static void append_figure(GString *text, const struct units_report *report, const char *label,
                          long value)
{
    char buffer[HUNDREDTHS_TEXT];
    append_value(text, label, hundredths_text(value, report->app->point, buffer));
}

static void append_elements(GString *text, const struct units_report *report,
                            const struct unit_result *result)
{
    const struct form *form = report->app->survey->form;
    for (int i = 0; i < UNIT_ELEMENTS; i++) {
        char code[4], value[HUNDREDTHS_TEXT];
        g_snprintf(code, sizeof code, "U%d", i + 1);
        int element = form_find_element(form, code);
        g_string_append_printf(
            text, "  %-4s %6s  %s\n", code,
            hundredths_text(result->figures[UNIT_U1 + i], report->app->point, value),
            element < 0 ? "" : form->elements[element].name);
    }
}

static void append_findings(GString *text, const struct units_report *report,
                            const struct unit_result *result)
{
    for (guint i = 0; i < report->findings->len; i++) {
        const struct unit_finding *finding = g_ptr_array_index(report->findings, i);
        if (strcmp(finding->key, result->key) == 0)
            g_string_append_printf(text, "! %d: %s\n", finding->year, finding->text);
    }
}

char *units_report_detail(const struct units_report *report, const struct unit_result *result)
{
    GString *text = g_string_new(NULL);
    long attainment = unit_result_attainment(result);
    const struct unit_result *before = units_report_before(report, result);
    g_autofree char *target = units_target_text(result, report->app->point);
    g_autofree char *people = result->figures[UNIT_RESPONDENTS] == HUNDREDTHS_NONE
                                  ? g_strdup("–")
                                  : g_strdup_printf("%ld", result->figures[UNIT_RESPONDENTS]);
    g_autofree char *year = g_strdup_printf("%d", result->year);
    char percent[HUNDREDTHS_TEXT];
    g_autofree char *reached =
        g_strdup_printf("%s  %s", hundredths_text(attainment, report->app->point, percent),
                        attainment_words(attainment));
    append_value(text, _("Tahun"), year);
    append_value(text, _("Klaster"), *result->cluster ? result->cluster : "–");
    append_figure(text, report, _("Indeks"), result->figures[UNIT_INDEX]);
    append_value(text, _("Kategori tercetak"), *result->category ? result->category : "–");
    append_value(text, _("Responden"), people);
    append_value(text, _("Dihitung"), unit_result_counts(result) ? _("ya") : _("belum, unit baru"));
    append_value(text, _("Target"), target);
    append_value(text, _("Capaian (%)"), reached);
    append_figure(text, report, _("Tahun sebelumnya"),
                  before ? before->figures[UNIT_INDEX] : HUNDREDTHS_NONE);
    append_figure(text, report, _("Perubahan"), unit_result_change(result, before));
    append_value(text, _("Sumber"), result->source);
    g_string_append_c(text, '\n');
    append_elements(text, report, result);
    g_string_append_c(text, '\n');
    append_findings(text, report, result);
    return g_string_free(text, FALSE);
}

/* --- a table for people --- */

static void add_hundredths(struct table *table, const struct units_report *report, long value)
{
    char text[HUNDREDTHS_TEXT];
    table_add(table, "%s", hundredths_text(value, report->app->point, text));
}

static void add_unit(struct table *table, const struct units_report *report,
                     const struct unit_result *result)
{
    long index = result->figures[UNIT_INDEX], attainment = unit_result_attainment(result);
    const struct form_band *band = form_band_of(report->app->survey->form, index);
    g_autofree char *target = units_target_text(result, report->app->point);
    table_add(table, "%s", units_report_is_own(report, result) ? ">" : "");
    table_add(table, "%s", result->unit);
    table_add(table, "%s", result->cluster);
    if (result->figures[UNIT_RESPONDENTS] == HUNDREDTHS_NONE)
        table_add(table, "–");
    else
        table_add(table, "%ld", result->figures[UNIT_RESPONDENTS]);
    add_hundredths(table, report, index);
    table_add(table, "%s", band ? band->grade : "");
    table_add(table, "%s", target);
    add_hundredths(table, report, attainment);
    table_add(table, "%s", attainment_words(attainment));
    add_hundredths(table, report, unit_result_change(result, units_report_before(report, result)));
    table_add(table, "%s", unit_result_counts(result) ? "" : _("belum dihitung"));
}

/* ", target 92,00, capaian 101,41, baik", where a table prints a target for the sum. */
static void write_attainment(const struct units_report *report, const struct unit_rollup *rollup,
                             GString *text)
{
    char target[HUNDREDTHS_TEXT], reached[HUNDREDTHS_TEXT];
    long attainment = unit_rollup_attainment(rollup);
    if (attainment != HUNDREDTHS_NONE)
        g_string_append_printf(text, _(", target %s, capaian %s, %s"),
                               hundredths_text(rollup->target, report->app->point, target),
                               hundredths_text(attainment, report->app->point, reached),
                               attainment_words(attainment));
}

static void write_rollups(const struct units_report *report, GString *text)
{
    char value[HUNDREDTHS_TEXT], change[HUNDREDTHS_TEXT];
    for (guint i = 0; i < report->rollups->len; i++) {
        const struct unit_rollup *rollup = &g_array_index(report->rollups, struct unit_rollup, i);
        g_string_append_printf(
            text, _("%s: %s, perubahan %s"), units_rollup_words(rollup),
            hundredths_text(rollup->value, report->app->point, value),
            hundredths_text(unit_rollup_change(rollup), report->app->point, change));
        write_attainment(report, rollup, text);
        g_string_append_printf(text,
                               _("; %ld unit dihitung dengan %ld responden, dari %ld unit dengan "
                                 "%ld responden\n"),
                               rollup->counted, rollup->respondents, rollup->units,
                               rollup->reported);
    }
}

GString *units_report_table(const struct units_report *report)
{
    const char *const heads[] = {
        "",          _("Unit"),    _("Klaster"), _("Responden"), _("Indeks"), _("Mutu"),
        _("Target"), _("Capaian"), "",           _("Perubahan"), ""};
    GString *text = g_string_new(NULL);
    if (report->shown->len == 0) {
        g_string_append(text, _("Belum ada hasil unit; impor dengan `lembar import units`.\n"));
        return text;
    }
    struct table *table = table_create(G_N_ELEMENTS(heads));
    g_string_append_printf(text, _("Hasil unit %d: %u unit\n\n"), report->year, report->shown->len);
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        table_add(table, "%s", heads[i]);
    const size_t numbers[] = {3, 4, 6, 7, 9};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        table_align_right(table, numbers[i]);
    for (guint i = 0; i < report->shown->len; i++)
        add_unit(table, report, g_ptr_array_index(report->shown, i));
    table_write(table, text);
    table_destroy(table);
    g_string_append_c(text, '\n');
    write_rollups(report, text);
    return text;
}

GString *units_check_table(const struct units_report *report)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < report->findings->len; i++) {
        const struct unit_finding *finding = g_ptr_array_index(report->findings, i);
        g_string_append_printf(text, "%s %d: %s\n", finding->unit, finding->year, finding->text);
    }
    for (guint i = 0; i < report->prints->len; i++)
        g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(report->prints, i));
    g_string_append_printf(text, _("%u angka tercetak bertentangan dengan barisnya sendiri.\n"),
                           report->findings->len + report->prints->len);
    return text;
}
