#include "ui/report/batches_report.h"

#include "src/csv.h"
#include "src/i18n.h"
#include "src/serials.h"
#include "ui/report/json.h"
#include "ui/report/table.h"

static bool is_wanted(const struct batch *batch, enum batches_wanted wanted)
{
    return wanted == BATCHES_ALL || batch->closed == (wanted == BATCHES_CLOSED);
}

static bool add_batch(struct batches_report *report, struct batch *batch, struct error *error)
{
    GArray *missing = batch_store_missing(report->app->batches, batch->id, error);
    if (!missing)
        return false;
    g_ptr_array_add(report->batches, batch);
    g_ptr_array_add(report->missing, serials_write(missing));
    g_array_unref(missing);
    return true;
}

static void batch_free(void *pointer)
{
    batch_destroy(pointer);
}

/* The store has the newest first. */
static bool take(struct batches_report *report, GPtrArray *all, enum batches_wanted wanted,
                 struct error *error)
{
    for (guint i = all->len; i-- > 0;) {
        struct batch *batch = g_ptr_array_index(all, i);
        if (!is_wanted(batch, wanted))
            continue;
        if (!add_batch(report, batch, error))
            return false;
        all->pdata[i] = NULL;
    }
    return true;
}

bool batches_report_load(struct batches_report *report, struct app *app, enum batches_wanted wanted,
                         struct error *error)
{
    *report = (struct batches_report){
        .app = app,
        .batches = g_ptr_array_new_with_free_func(batch_free),
        .missing = g_ptr_array_new_with_free_func(g_free),
    };
    if (!database_begin_reading(app->database, error))
        return false;
    g_autoptr(GPtrArray) all = batch_store_list(app->batches, error);
    bool ok = all && take(report, all, wanted, error);
    database_rollback(app->database);
    return ok;
}

void batches_report_finish(struct batches_report *report)
{
    g_ptr_array_unref(report->batches);
    g_ptr_array_unref(report->missing);
    *report = (struct batches_report){0};
}

static const struct batch *batch_at(const struct batches_report *report, guint i)
{
    return g_ptr_array_index(report->batches, i);
}

static const char *missing_at(const struct batches_report *report, guint i)
{
    return g_ptr_array_index(report->missing, i);
}

static const char *service_code(const struct batches_report *report, const struct batch *batch)
{
    const struct service *service =
        services_by_id(&report->app->survey->services, batch->service_id);
    return service ? service->code : "";
}

/* --- a table for people --- */

static void add_head(struct table *table)
{
    const char *const heads[] = {C_("one", "Bundel"), _("Tanggal"), _("Diserahkan oleh"),
                                 _("Layanan"),        _("Slip"),    _("Dientri"),
                                 _("Ditolak"),        _("Hilang"),  _("Keadaan")};
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        table_add(table, "%s", heads[i]);
}

static void add_row(struct table *table, const struct batches_report *report,
                    const struct batch *batch)
{
    char day[DAY_TEXT_SIZE];
    g_autofree char *words = batch_state_words(batch);
    const char *code = service_code(report, batch);
    day_to_field(batch->day, day);
    table_add(table, "%ld", batch->number);
    table_add(table, "%s", day);
    table_add(table, "%s", batch->handed_by);
    table_add(table, "%s", *code ? code : _("campuran"));
    table_add(table, "%ld", batch->ledger.declared);
    table_add(table, "%ld", batch->ledger.keyed);
    table_add(table, "%ld", batch->ledger.rejected);
    table_add(table, "%ld", batch->ledger.missing);
    table_add(table, "%s %s", batch_state_sign(batch), words);
}

GString *batches_report_table(const struct batches_report *report)
{
    long open = 0;
    GString *text = g_string_new(NULL);
    g_autofree char *place = app_place(report->app);
    struct table *table = table_create(9);
    for (guint i = 0; i < report->batches->len; i++)
        open += !batch_at(report, i)->closed;
    g_string_append_printf(text, _("%s\n%u bundel, %ld terbuka\n"), place, report->batches->len,
                           open);
    table_align_right(table, 0);
    for (size_t column = 4; column < 8; column++)
        table_align_right(table, column);
    add_head(table);
    for (guint i = 0; i < report->batches->len; i++)
        add_row(table, report, batch_at(report, i));
    if (report->batches->len > 0) {
        g_string_append_c(text, '\n');
        table_write(table, text);
    }
    table_destroy(table);
    return text;
}

/* --- CSV --- */

enum { COUNTS = 4 + REJECTIONS };

/* What the ledger of a batch counts, by the names of files. */
static void counts_of(const struct batch *batch, const char *names[COUNTS], long counts[COUNTS])
{
    static const char *const ledger_names[] = {"declared", "keyed", "rejected", "missing"};
    const struct ledger *ledger = &batch->ledger;
    const long ledger_counts[] = {ledger->declared, ledger->keyed, ledger->rejected,
                                  ledger->missing};
    for (int i = 0; i < COUNTS; i++) {
        names[i] = i < 4 ? ledger_names[i] : rejection_name((enum rejection)(i - 4));
        counts[i] = i < 4 ? ledger_counts[i] : batch->rejections[i - 4];
    }
}

static char *closed_time(const struct batch *batch)
{
    if (!batch->closed)
        return g_strdup("");
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(batch->closed_at / 1000);
    return g_date_time_format_iso8601(time);
}

GString *batches_report_csv(const struct batches_report *report)
{
    static const char *const head[] = {
        "number",         "day",    "handed_by",       "service",   "totals",    "state",
        "declared",       "keyed",  "rejected",        "missing",   "blank",     "unreadable",
        "not_respondent", "double", "missing_serials", "closed_by", "closed_at", "id"};
    GString *out = g_string_new(NULL);
    csv_write_row(out, head, G_N_ELEMENTS(head));
    for (guint i = 0; i < report->batches->len; i++) {
        const struct batch *batch = batch_at(report, i);
        char day[DAY_TEXT_SIZE], number[16], texts[COUNTS][24];
        const char *names[COUNTS];
        long counts[COUNTS];
        g_autofree char *closed = closed_time(batch);
        day_to_iso(batch->day, day);
        g_snprintf(number, sizeof number, "%ld", batch->number);
        counts_of(batch, names, counts);
        for (int c = 0; c < COUNTS; c++)
            g_snprintf(texts[c], sizeof texts[c], "%ld", counts[c]);
        const char *const cells[] = {number,
                                     day,
                                     batch->handed_by,
                                     service_code(report, batch),
                                     batch->totals ? "1" : "0",
                                     batch_state_name(batch),
                                     texts[0],
                                     texts[1],
                                     texts[2],
                                     texts[3],
                                     texts[4],
                                     texts[5],
                                     texts[6],
                                     texts[7],
                                     missing_at(report, i),
                                     batch->closed_by,
                                     closed,
                                     batch->uid};
        csv_write_row(out, cells, G_N_ELEMENTS(cells));
    }
    return out;
}

/* --- JSON --- */

static void add_text(struct json_object *object, const char *name, const char *text)
{
    json_object_object_add(object, name, json_text_or_null(text));
}

static struct json_object *json_batch(const struct batches_report *report, guint i)
{
    const struct batch *batch = batch_at(report, i);
    struct json_object *object = json_object_new_object();
    const char *names[COUNTS];
    char day[DAY_TEXT_SIZE];
    long counts[COUNTS];
    g_autofree char *closed = closed_time(batch);
    day_to_iso(batch->day, day);
    counts_of(batch, names, counts);
    json_object_object_add(object, "number", json_object_new_int64(batch->number));
    add_text(object, "day", day);
    add_text(object, "handed_by", batch->handed_by);
    add_text(object, "service", service_code(report, batch));
    json_object_object_add(object, "totals", json_object_new_boolean(batch->totals));
    add_text(object, "state", batch_state_name(batch));
    for (int c = 0; c < COUNTS; c++)
        json_object_object_add(object, names[c], json_object_new_int64(counts[c]));
    json_object_object_add(object, "left", json_object_new_int64(ledger_left(&batch->ledger)));
    add_text(object, "missing_serials", missing_at(report, i));
    add_text(object, "closed_by", batch->closed_by);
    add_text(object, "closed_at", closed);
    add_text(object, "id", batch->uid);
    return object;
}

GString *batches_report_json(const struct batches_report *report)
{
    struct json_object *object = json_object_new_object();
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < report->batches->len; i++)
        json_object_array_add(array, json_batch(report, i));
    json_object_object_add(object, "survey", json_survey(report->app->survey));
    json_object_object_add(object, "batches", array);
    return json_finish(object);
}
