#include "ui/report/monitoring_report.h"

#include <string.h>

#include "db/monitoring_store.h"
#include "db/unit_store.h"
#include "src/i18n.h"
#include "src/text.h"
#include "src/unit_name.h"
#include "ui/report/table.h"

/* The first moment of the day after DAY, local, ms. */
static int64_t end_of(struct day day)
{
    return app_day_begins(day_add(day, 1));
}

bool monitoring_report_cutoff(struct app *app, struct day *cutoff, struct error *error)
{
    bool changed;
    struct day last = half_year_last(app_today());
    bool ok = monitoring_store_changed(app->database, end_of(last), &changed, error);
    *cutoff = ok && changed ? app_today() : last;
    return ok;
}

static bool check_day(struct day day, struct error *error)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(day, text);
    return day_compare(day, app_today()) <= 0 ||
           error_set(error, ERROR_USAGE,
                     _("Tanggal pantau %s belum tiba; pilih hari ini atau sebelumnya."), text);
}

static bool load_prints(struct monitoring_report *report, struct error *error)
{
    struct unit_store *store = unit_store_open(report->app->database, report->app->person, error);
    report->prints = store ? unit_store_prints(store, error) : NULL;
    unit_store_close(store);
    return report->prints != NULL;
}

static bool load(struct monitoring_report *report, struct error *error)
{
    struct database *database = report->app->database;
    if (!database_begin_reading(database, error))
        return false;
    report->actions = monitoring_store_load(database, end_of(report->cutoff), error);
    bool ok = report->actions && load_prints(report, error);
    if (ok && report->against.year) {
        report->against_actions = monitoring_store_load(database, end_of(report->against), error);
        ok = report->against_actions != NULL;
    }
    database_rollback(database);
    return ok;
}

/* Leaves only the units whose name holds WANTED. */
static void keep_actions(GPtrArray *actions, const char *wanted)
{
    for (guint i = actions ? actions->len : 0; wanted && i-- > 0;)
        if (!text_contains(((struct monitored *)g_ptr_array_index(actions, i))->unit, wanted))
            g_ptr_array_remove_index(actions, i);
}

static void keep_prints(GPtrArray *prints, const char *wanted)
{
    for (guint i = prints->len; wanted && i-- > 0;)
        if (!text_contains(((struct monitored_print *)g_ptr_array_index(prints, i))->unit, wanted))
            g_ptr_array_remove_index(prints, i);
}

bool monitoring_report_load(struct monitoring_report *report, struct app *app, struct day cutoff,
                            struct day against, const char *unit, struct error *error)
{
    *report = (struct monitoring_report){.app = app, .cutoff = cutoff, .against = against};
    if (!check_day(cutoff, error) || (against.year && !check_day(against, error)) ||
        !load(report, error))
        return false;
    keep_actions(report->actions, unit);
    keep_actions(report->against_actions, unit);
    keep_prints(report->prints, unit);
    monitored_sort(report->actions, cutoff);
    report->matrix = monitoring_compute(report->actions, report->prints, cutoff);
    if (against.year)
        report->against_matrix =
            monitoring_compute(report->against_actions, report->prints, against);
    return true;
}

void monitoring_report_finish(struct monitoring_report *report)
{
    monitoring_destroy(report->matrix);
    monitoring_destroy(report->against_matrix);
    g_clear_pointer(&report->actions, g_ptr_array_unref);
    g_clear_pointer(&report->against_actions, g_ptr_array_unref);
    g_clear_pointer(&report->prints, g_ptr_array_unref);
    *report = (struct monitoring_report){0};
}

GPtrArray *monitoring_report_actions(const struct monitoring_report *report,
                                     const struct monitoring_row *row)
{
    GPtrArray *actions = g_ptr_array_new();
    for (guint i = 0; i < report->actions->len; i++) {
        struct monitored *action = g_ptr_array_index(report->actions, i);
        bool is_there = monitored_state(action, report->cutoff) != MONITORED_LATER;
        if (is_there && action->year == row->year && strcmp(action->unit_key, row->unit_key) == 0)
            g_ptr_array_add(actions, action);
    }
    return actions;
}

const struct monitoring_row *monitoring_report_against(const struct monitoring_report *report,
                                                       const struct monitoring_row *row)
{
    const struct monitoring *other = report->against_matrix;
    if (!other)
        return NULL;
    if (row->unit_key)
        return monitoring_find(other, row->unit_key, row->year);
    if (!row->year)
        return &other->sum;
    for (guint i = 0; i < other->years->len; i++) {
        const struct monitoring_row *year = &g_array_index(other->years, struct monitoring_row, i);
        if (year->year == row->year)
            return year;
    }
    return NULL;
}

char *monitoring_date_words(struct day day)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(day, text);
    if (day.month == 6 && day.day == 30)
        return g_strdup_printf(_("per %s, semester I %d"), text, day.year);
    if (day.month == 12 && day.day == 31)
        return g_strdup_printf(_("per %s, semester II %d"), text, day.year);
    return g_strdup_printf(_("per %s"), text);
}

char *monitoring_late_words(const struct monitoring_row *row)
{
    if (row->actions_late == 0 && row->closed_late == 0)
        return g_strdup("0");
    return g_strdup_printf("%ld/%ld", row->actions_late, row->closed_late);
}

/* --- the report as text --- */

static void add_heads(struct table *table, const char *const *heads, size_t count)
{
    for (size_t i = 0; i < count; i++)
        table_add(table, "%s", heads[i]);
}

static void add_counts(struct table *table, const struct monitoring_report *report,
                       const struct monitoring_row *row)
{
    char percent[HUNDREDTHS_TEXT];
    const long counts[] = {row->recommendations, row->actions, row->closed};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        table_add(table, "%ld", counts[i]);
    table_add(table, "%s", hundredths_text(monitoring_percent(row), report->app->point, percent));
    g_autofree char *late = monitoring_late_words(row);
    table_add(table, "%ld", row->overdue);
    table_add(table, "%s", late);
    table_add(table, "%ld", row->dropped);
}

static void add_against(struct table *table, const struct monitoring_report *report,
                        const struct monitoring_row *row)
{
    char percent[HUNDREDTHS_TEXT];
    const struct monitoring_row none = {0}, *other = monitoring_report_against(report, row);
    other = other ? other : &none;
    table_add(table, "%ld", other->actions);
    table_add(table, "%ld", other->closed);
    table_add(table, "%s", hundredths_text(monitoring_percent(other), report->app->point, percent));
    table_add(table, "%+ld", row->closed - other->closed);
}

static void add_row(struct table *table, const struct monitoring_report *report,
                    const struct monitoring_row *row)
{
    bool own = row->unit && strcmp(row->unit, report->app->survey->unit) == 0;
    g_autofree char *name = !row->unit ? g_strdup(_("Jumlah"))
                            : own      ? g_strdup(row->unit)
                                       : unit_short_name(row->unit);
    table_add(table, "%s%s", row->printed ? "·" : "", name);
    if (row->year)
        table_add(table, "%d", row->year);
    else
        table_add(table, "%s", _("semua"));
    add_counts(table, report, row);
    if (report->against_matrix)
        add_against(table, report, row);
}

static void write_matrix(const struct monitoring_report *report, GString *text)
{
    const char *const heads[] = {_("Unit"),
                                 C_("heading", "Thn"),
                                 C_("heading", "Rek."),
                                 C_("heading", "Renc."),
                                 C_("heading", "Sel."),
                                 "%",
                                 C_("heading", "Lwt"),
                                 C_("heading", "Susul"),
                                 C_("heading", "Btl")};
    const char *const against[] = {C_("heading", "Renc."), C_("heading", "Sel."), "%", "±"};
    bool compares = report->against_matrix != NULL;
    size_t columns = G_N_ELEMENTS(heads) + (compares ? G_N_ELEMENTS(against) : 0);
    const struct monitoring *matrix = report->matrix;
    struct table *table = table_create(columns);
    add_heads(table, heads, G_N_ELEMENTS(heads));
    if (compares)
        add_heads(table, against, G_N_ELEMENTS(against));
    for (size_t column = 1; column < columns; column++)
        table_align_right(table, column);
    for (guint i = 0; i < matrix->rows->len; i++)
        add_row(table, report, &g_array_index(matrix->rows, struct monitoring_row, i));
    for (guint i = 0; i < matrix->years->len; i++)
        add_row(table, report, &g_array_index(matrix->years, struct monitoring_row, i));
    if (matrix->years->len > 1)
        add_row(table, report, &matrix->sum);
    table_write(table, text);
    table_destroy(table);
}

static void add_action(struct table *table, const struct monitoring_report *report,
                       const struct monitored *action)
{
    char due[DAY_TEXT_SIZE], done[DAY_TEXT_SIZE];
    enum monitored_state state = monitored_state(action, report->cutoff);
    bool late = monitored_is_closed_late(action, report->cutoff);
    day_to_field(action->due_day, due);
    day_to_field(late ? action->done_day_now : action->done_day, done);
    table_add(table, "%s%s", monitored_is_planned_late(action, report->cutoff) ? "+ " : "",
              monitored_state_words(state));
    table_add(table, "%s", *due ? due : action->due);
    table_add(table, "%s%s", late ? "+ " : "", late || state == MONITORED_CLOSED ? done : "");
    table_add(table, "%s", action->service);
    table_add(table, "%s", action->element);
    table_add(table, "%s", action->plan);
    table_add(table, "%s", action->owner);
}

static void write_actions(const struct monitoring_report *report, const struct monitoring_row *row,
                          GString *text)
{
    const char *const heads[] = {_("Keadaan"), _("Tenggat"), _("Selesai"),        _("Layanan"),
                                 _("Unsur"),   _("Rencana"), C_("heading", "PIC")};
    g_autoptr(GPtrArray) actions = monitoring_report_actions(report, row);
    struct table *table = table_create(G_N_ELEMENTS(heads));
    g_string_append_printf(text, _("\n%s, survei %d\n"), row->unit, row->year);
    add_heads(table, heads, G_N_ELEMENTS(heads));
    for (guint i = 0; i < actions->len; i++)
        add_action(table, report, g_ptr_array_index(actions, i));
    table_write(table, text);
    table_destroy(table);
}

static void write_late(const struct monitoring_row *sum, GString *text)
{
    g_string_append(text, _("Susulan (+), rencana/selesai: dicatat sesudah tanggal itu, dihitung "
                            "menurut\ntanggalnya sendiri.\n"));
    g_string_append_printf(text,
                           _("Tanpa susulan, seperti tercatat waktu itu: %ld dari %ld "
                             "rencana selesai.\n"),
                           sum->closed - sum->closed_late, sum->actions - sum->actions_late);
}

static void write_notes(const struct monitoring_report *report, GString *text)
{
    const struct monitoring_row *sum = &report->matrix->sum;
    bool printed = false;
    for (guint i = 0; i < report->matrix->rows->len; i++)
        printed |= g_array_index(report->matrix->rows, struct monitoring_row, i).printed;
    g_string_append(text, _("\nRek.: rekomendasi dengan rencana, satu per layanan (sebelum 2022 "
                            "per unsur).\n"));
    g_string_append(text, _("Rencana tanpa yang dibatalkan; jumlah dihitung dari barisnya.\n"));
    if (sum->actions_late || sum->closed_late)
        write_late(sum, text);
    if (printed)
        g_string_append(text, _("· terbitan: angka dari tabel yang diimpor, tanpa rincian.\n"));
    if (day_compare(report->cutoff, app_today()) == 0)
        g_string_append(text, _("Hari ini belum berakhir; angkanya masih dapat berubah.\n"));
}

GString *monitoring_report_text(const struct monitoring_report *report)
{
    GString *text = g_string_new(NULL);
    g_autofree char *date = monitoring_date_words(report->cutoff);
    g_string_append_printf(text, _("Pemantauan tindak lanjut %s\n"), date);
    if (report->against_matrix) {
        g_autofree char *against = monitoring_date_words(report->against);
        g_string_append_printf(text, _("Empat kolom terakhir: %s, dan beda yang selesai\n"),
                               against);
    }
    if (report->matrix->rows->len == 0) {
        g_string_append(text, _("\nBelum ada tindak lanjut pada tanggal itu.\n"));
        return text;
    }
    g_string_append_c(text, '\n');
    write_matrix(report, text);
    write_notes(report, text);
    for (guint i = 0; i < report->matrix->rows->len; i++) {
        const struct monitoring_row *row =
            &g_array_index(report->matrix->rows, struct monitoring_row, i);
        if (!row->printed)
            write_actions(report, row, text);
    }
    return text;
}
