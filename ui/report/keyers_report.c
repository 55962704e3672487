#include "ui/report/keyers_report.h"

#include "src/calendar.h"
#include "src/csv.h"
#include "src/fraction.h"
#include "src/i18n.h"
#include "ui/report/json.h"
#include "ui/report/table.h"

bool keyers_may_see_all(const struct app *app)
{
    return app_may(app, RIGHT_SEE_ALL_KEYERS);
}

/* --- one figure after the other --- */

const struct keyer_column keyer_columns[KEYER_COLUMNS] = {
    {"sheets", N_("lembar"), N_("lembar"), NULL, NULL},
    {"sheets_per_hour", N_("lbr/jam"), N_("lembar per jam"), keyer_sheets_per_hour,
     keyer_whole_sheets_per_hour},
    {"keys_per_hour", N_("ketuk/jam"), N_("ketukan per jam"), keyer_keys_per_hour,
     keyer_whole_keys_per_hour},
    {"keys_per_sheet", N_("ketuk/lbr"), N_("ketukan per lembar"), keyer_keys_per_sheet,
     keyer_whole_keys_per_sheet},
    {"seconds_per_field", N_("dtk/isian"), N_("detik per isian"), keyer_seconds_per_field, NULL},
    {"errors_per_1000", N_("salah/1000"), N_("salah per 1.000 isian (entri ulang)"),
     keyer_errors_per_thousand, NULL},
};

const char *keyer_text(const struct keyer_column *column, const struct keyer_figures *figures,
                       char point, char text[KEYER_TEXT])
{
    long whole = column->whole ? column->whole(figures) : HUNDREDTHS_NONE;
    if (!column->value)
        return count_text(figures->sheets, point, text);
    return whole == HUNDREDTHS_NONE ? hundredths_text(column->value(figures), point, text)
                                    : count_text(whole, point, text);
}

/* --- loading --- */

bool keyers_report_load(struct keyers_report *report, struct app *app, enum keyers_by by,
                        struct error *error)
{
    struct keying_store *keyings = draft_store_keyings(app->drafts);
    int64_t person = keyers_may_see_all(app) ? ANY_PERSON : app->person;
    *report = (struct keyers_report){.app = app, .by = by};
    if (by != KEYERS_BY_FIELD) {
        report->rows = keying_store_figures(keyings, person, by == KEYERS_BY_DAY, error);
        return report->rows != NULL;
    }
    report->sums = g_new0(int64_t, app->survey->form->item_count);
    report->times = g_new0(int64_t, app->survey->form->item_count);
    return keying_store_item_times(keyings, person, report->sums, report->times, error);
}

void keyers_report_finish(struct keyers_report *report)
{
    if (report->rows)
        g_ptr_array_unref(report->rows);
    g_free(report->sums);
    g_free(report->times);
    *report = (struct keyers_report){0};
}

long keyers_report_seconds(const struct keyers_report *report, size_t item)
{
    return keyer_ratio(report->sums[item], 1, report->times[item] * 1000);
}

static const struct form *form_of(const struct keyers_report *report)
{
    return report->app->survey->form;
}

/* --- a table for people --- */

static void add_row(struct table *table, const struct keyers_report *report,
                    const struct keyer_row *row)
{
    char day[DAY_TEXT_SIZE], text[KEYER_TEXT];
    day_to_field(day_from_iso(row->day), day);
    if (report->by == KEYERS_BY_DAY)
        table_add(table, "%s", day);
    table_add(table, "%s", row->name);
    for (size_t i = 0; i < KEYER_COLUMNS; i++)
        table_add(table, "%s",
                  keyer_text(&keyer_columns[i], &row->figures, report->app->point, text));
}

static struct table *table_of_rows(const struct keyers_report *report)
{
    size_t before = report->by == KEYERS_BY_DAY ? 2 : 1;
    struct table *table = table_create(before + KEYER_COLUMNS);
    if (report->by == KEYERS_BY_DAY)
        table_add(table, "%s", _("hari"));
    table_add(table, "%s", _("pengetik"));
    for (size_t i = 0; i < KEYER_COLUMNS; i++) {
        table_align_right(table, before + i);
        table_add(table, "%s", _(keyer_columns[i].heading));
    }
    for (guint i = 0; i < report->rows->len; i++)
        add_row(table, report, g_ptr_array_index(report->rows, i));
    return table;
}

static struct table *table_of_fields(const struct keyers_report *report)
{
    char text[HUNDREDTHS_TEXT];
    struct table *table = table_create(3);
    table_align_right(table, 1);
    table_align_right(table, 2);
    table_add(table, "%s", _("isian"));
    table_add(table, "%s", _("detik"));
    table_add(table, "%s", _("lembar"));
    for (size_t i = 0; i < form_of(report)->item_count; i++) {
        table_add(table, "%s", form_of(report)->items[i].label);
        table_add(table, "%s",
                  hundredths_text(keyers_report_seconds(report, i), report->app->point, text));
        table_add(table, "%" G_GINT64_FORMAT, report->times[i]);
    }
    return table;
}

GString *keyers_report_table(const struct keyers_report *report)
{
    GString *text = g_string_new(NULL);
    g_autofree char *place = app_place(report->app);
    g_string_append_printf(text, "%s\n\n", place);
    if (report->rows && report->rows->len == 0) {
        g_string_append_printf(text, "%s\n", _("Belum ada lembar yang dientri di layar."));
        return text;
    }
    struct table *table = report->rows ? table_of_rows(report) : table_of_fields(report);
    table_write(table, text);
    table_destroy(table);
    return text;
}

/* --- CSV --- */

/* As programs read it. */
static const char *data_text(const struct keyer_column *column, const struct keyer_figures *figures,
                             char text[KEYER_TEXT])
{
    long value = column->value ? column->value(figures) : 0;
    if (column->value)
        return value == HUNDREDTHS_NONE ? "" : hundredths_text(value, '.', text);
    g_snprintf(text, KEYER_TEXT, "%" G_GINT64_FORMAT, figures->sheets);
    return text;
}

static void write_rows(const struct keyers_report *report, GString *out)
{
    const char *cells[2 + KEYER_COLUMNS] = {"day", "keyer"};
    char texts[KEYER_COLUMNS][KEYER_TEXT];
    size_t first = report->by == KEYERS_BY_DAY ? 0 : 1;
    for (size_t i = 0; i < KEYER_COLUMNS; i++)
        cells[2 + i] = keyer_columns[i].key;
    csv_write_row(out, cells + first, 2 + KEYER_COLUMNS - first);
    for (guint r = 0; r < report->rows->len; r++) {
        const struct keyer_row *row = g_ptr_array_index(report->rows, r);
        cells[0] = row->day;
        cells[1] = row->name;
        for (size_t i = 0; i < KEYER_COLUMNS; i++)
            cells[2 + i] = data_text(&keyer_columns[i], &row->figures, texts[i]);
        csv_write_row(out, cells + first, 2 + KEYER_COLUMNS - first);
    }
}

static void write_fields(const struct keyers_report *report, GString *out)
{
    static const char *const head[] = {"field", "seconds", "sheets"};
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (size_t i = 0; i < form_of(report)->item_count; i++) {
        char seconds[HUNDREDTHS_TEXT] = "", times[KEYER_TEXT];
        if (report->times[i])
            hundredths_text(keyers_report_seconds(report, i), '.', seconds);
        g_snprintf(times, sizeof times, "%" G_GINT64_FORMAT, report->times[i]);
        const char *const cells[] = {form_of(report)->items[i].key, seconds, times};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
}

GString *keyers_report_csv(const struct keyers_report *report)
{
    GString *out = g_string_new(NULL);
    if (report->rows)
        write_rows(report, out);
    else
        write_fields(report, out);
    return out;
}

/* --- JSON --- */

static struct json_object *json_row(const struct keyers_report *report, const struct keyer_row *row)
{
    struct json_object *object = json_object_new_object();
    if (report->by == KEYERS_BY_DAY)
        json_object_object_add(object, "day", json_text_or_null(row->day));
    json_object_object_add(object, "keyer", json_object_new_string(row->name));
    for (size_t i = 0; i < KEYER_COLUMNS; i++) {
        const struct keyer_column *column = &keyer_columns[i];
        json_object_object_add(object, column->key,
                               column->value ? json_hundredths(column->value(&row->figures))
                                             : json_object_new_int64(row->figures.sheets));
    }
    return object;
}

static struct json_object *json_field(const struct keyers_report *report, size_t item)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "field",
                           json_object_new_string(form_of(report)->items[item].key));
    json_object_object_add(object, "seconds", json_hundredths(keyers_report_seconds(report, item)));
    json_object_object_add(object, "sheets", json_object_new_int64(report->times[item]));
    return object;
}

GString *keyers_report_json(const struct keyers_report *report)
{
    struct json_object *object = json_object_new_object(), *rows = json_object_new_array();
    for (guint i = 0; report->rows && i < report->rows->len; i++)
        json_object_array_add(rows, json_row(report, g_ptr_array_index(report->rows, i)));
    for (size_t i = 0; !report->rows && i < form_of(report)->item_count; i++)
        json_object_array_add(rows, json_field(report, i));
    json_object_object_add(object, "survey", json_survey(report->app->survey));
    json_object_object_add(object, report->rows ? "keyers" : "fields", rows);
    return json_finish(object);
}
