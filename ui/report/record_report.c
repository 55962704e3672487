#include "ui/report/record_report.h"

#include "src/csv.h"
#include "ui/report/change_words.h"
#include "ui/report/json.h"

void record_report_text(GString *out, const struct app *app, const struct record_row *row)
{
    g_autofree char *time = app_time_text(row->is.at);
    g_autofree char *subject = change_subject(row);
    g_autofree char *words = change_words_why(app, row->subject, &row->is);
    g_strdelimit(words, "\n", ' ');
    g_string_append_printf(out, "%s  %s  %s · %s\n", time, row->is.person, subject, words);
}

enum { CELLS = 9 };

static const char *const names[CELLS] = {"entry", "time", "person", "kind",  "subject",
                                         "field", "old",  "new",    "reason"};

void record_report_csv_head(GString *out)
{
    csv_write_row(out, names, CELLS);
}

static const char *kind_name(const struct record_row *row)
{
    return row->subject < 0 ? "" : record_kind_name(row->subject);
}

/* "2024-07-31T01:00:00Z"; the caller frees it. */
static char *utc_text(int64_t time_ms)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(time_ms / 1000);
    return time ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup("");
}

void record_report_csv(GString *out, const struct record_row *row)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, row->number);
    g_autofree char *time = utc_text(row->is.at);
    const char *const cells[CELLS] = {
        number,     time,          row->is.person,    kind_name(row),
        row->name,  row->is.field, row->is.old_value, row->is.new_value,
        row->is.why};
    csv_write_row(out, cells, CELLS);
}

void record_report_json(GString *out, const struct record_row *row)
{
    g_autofree char *time = utc_text(row->is.at);
    const char *const texts[CELLS] = {
        NULL,       time,          row->is.person,    kind_name(row),
        row->name,  row->is.field, row->is.old_value, row->is.new_value,
        row->is.why};
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, names[0], json_object_new_int64(row->number));
    for (int i = 1; i < CELLS; i++)
        json_object_object_add(object, names[i], json_object_new_string(texts[i]));
    json_append(out, object);
}
