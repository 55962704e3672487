#include <string.h>

#include "src/i18n.h"
#include "ui/report/unit_report_private.h"

/* What follows from the figures: this year's plan, and what became of last year's. */

static const char *service_name(const struct survey *survey, int64_t id)
{
    const struct service *service = services_by_id(&survey->services, id);
    return service ? service->code : "–";
}

static const char *or_dash(const char *text)
{
    return *text ? text : "–";
}

static enum document_ink ink_of(enum action_state state)
{
    static const enum document_ink inks[ACTION_STATES] = {
        [ACTION_IS_OVERDUE] = INK_BAD,   [ACTION_IS_SOON] = INK_POOR,
        [ACTION_IS_OPEN] = INK_PLAIN,    [ACTION_IS_DONE] = INK_GOOD,
        [ACTION_IS_DROPPED] = INK_QUIET,
    };
    return inks[state];
}

static void add_state(struct document_table *table, const struct action *action)
{
    enum action_state state = action_state(action, app_today());
    document_cell_inked(table, ink_of(state),
                        state == ACTION_IS_OVERDUE ? action_state_words(state)
                                                   : action_status_words(action->status));
}

static void add_day(struct document_table *table, struct day day, const char *written)
{
    char text[DAY_TEXT_SIZE];
    day_to_field(day, text);
    document_cell(table, "%s", *text ? text : or_dash(written));
}

/* Both tables of actions tell first which one a row is about. */
static struct document_table *begin_table(struct document *document, const char *caption)
{
    struct document_table *table = document_table(document, caption);
    document_column(table, 0.6, ALIGN_RIGHT, "%s", _("No."));
    document_column(table, 1.3, ALIGN_LEFT, "%s", _("Layanan"));
    document_column(table, 0.85, ALIGN_LEFT, "%s", _("Unsur"));
    return table;
}

static void begin_row(struct document_table *table, const struct survey *survey,
                      const struct action *action, guint number)
{
    document_cell(table, "%u", number);
    document_cell(table, "%s", service_name(survey, action->service_id));
    document_cell(table, "%s", or_dash(action->element));
}

/* --- the plan --- */

static void add_plan_row(struct document_table *table, const struct survey *survey,
                         const struct action *action, guint number)
{
    g_autofree char *due = action_due_words(action);
    begin_row(table, survey, action, number);
    document_cell(table, "%s", or_dash(action->cause));
    document_cell(table, "%s", or_dash(action->plan));
    document_cell(table, "%s", or_dash(due));
    document_cell(table, "%s", or_dash(action->owner));
    add_state(table, action);
}

static void add_plan(struct unit_report *report, const GPtrArray *actions)
{
    g_autofree char *caption =
        g_strdup_printf(_("Rencana tindak lanjut survei %d"), report->app->survey->year);
    struct document_table *table = begin_table(report->document, caption);
    document_column(table, 2.8, ALIGN_LEFT, "%s", _("Sebab"));
    document_column(table, 3.6, ALIGN_LEFT, "%s", _("Rencana"));
    document_column(table, 1.2, ALIGN_LEFT, "%s", _("Tenggat"));
    document_column(table, 1.3, ALIGN_LEFT, "%s", _("Penanggung jawab"));
    document_column(table, 1.2, ALIGN_LEFT, "%s", _("Keadaan"));
    for (guint i = 0; i < actions->len; i++)
        add_plan_row(table, report->app->survey, g_ptr_array_index(actions, i), i + 1);
}

static bool add_this_year(struct unit_report *report, struct error *error)
{
    g_autoptr(GPtrArray) actions = action_store_list(report->app->actions, error);
    if (!actions)
        return false;
    document_heading(report->document, 2, _("Rencana tindak lanjut"));
    if (actions->len > 0)
        add_plan(report, actions);
    else
        document_paragraph(report->document, STYLE_OF_BODY, "%s",
                           _("Belum ada rencana tindak lanjut."));
    return true;
}

/* --- what became of last year's plan --- */

static void add_realisation_row(struct document_table *table, const struct survey *survey,
                                const struct action *action, guint number)
{
    begin_row(table, survey, action, number);
    document_cell(table, "%s", or_dash(action->plan));
    document_cell(table, "%s", or_dash(action->realisation));
    add_day(table, action->done_day, "");
    document_cell(table, "%s", or_dash(action->evidence));
    document_cell(table, "%s", or_dash(action->obstacles));
    add_state(table, action);
}

static void add_realisation(struct unit_report *report, const struct survey *survey,
                            const GPtrArray *actions)
{
    g_autofree char *caption =
        g_strdup_printf(_("Realisasi rencana tindak lanjut survei %d"), survey->year);
    struct document_table *table = begin_table(report->document, caption);
    document_column(table, 2.8, ALIGN_LEFT, "%s", _("Rencana"));
    document_column(table, 2.8, ALIGN_LEFT, "%s", _("Realisasi"));
    document_column(table, 1.2, ALIGN_LEFT, "%s", _("Selesai"));
    document_column(table, 1.3, ALIGN_LEFT, "%s", _("Bukti"));
    document_column(table, 1.4, ALIGN_LEFT, "%s", _("Hambatan"));
    document_column(table, 1.1, ALIGN_LEFT, "%s", _("Keadaan"));
    for (guint i = 0; i < actions->len; i++)
        add_realisation_row(table, survey, g_ptr_array_index(actions, i), i + 1);
}

static void add_percents(struct unit_report *report, const GPtrArray *actions)
{
    int64_t counts[ACTION_STATUSES] = {0};
    for (guint i = 0; i < actions->len; i++)
        counts[((const struct action *)g_ptr_array_index(actions, i))->status]++;
    struct document_table *table =
        document_table(report->document, _("Realisasi menurut keadaan rencana"));
    document_column(table, 3, ALIGN_LEFT, "%s", _("Keadaan"));
    document_column(table, 1, ALIGN_RIGHT, "%s", _("Rencana"));
    document_column(table, 1, ALIGN_RIGHT, "%%");
    for (int status = ACTION_STATUSES - 1; status >= 0; status--) {
        g_autofree char *percent = unit_report_percent(counts[status], actions->len);
        document_cell(table, "%s", action_status_words((enum action_status)status));
        document_cell(table, "%ld", (long)counts[status]);
        document_cell(table, "%s", percent);
    }
    document_cell_strong(table, "%s", _("Jumlah"));
    document_cell_strong(table, "%u", actions->len);
    document_cell_strong(table, "100");
}

static bool add_actions_of(struct unit_report *report, const struct survey *survey,
                           struct error *error)
{
    struct app *app = report->app;
    struct action_store *store = action_store_open(app->database, survey, app->person, error);
    g_autoptr(GPtrArray) actions = store ? action_store_list(store, error) : NULL;
    action_store_close(store);
    if (!actions)
        return false;
    if (actions->len == 0) {
        document_paragraph(report->document, STYLE_OF_BODY,
                           _("Survei %d tidak punya rencana tindak lanjut."), survey->year);
        return true;
    }
    add_percents(report, actions);
    add_realisation(report, survey, actions);
    return true;
}

static bool add_last_year(struct unit_report *report, struct error *error)
{
    struct app *app = report->app;
    int year = app->survey->year - 1;
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    document_heading(report->document, 2, _("Realisasi rencana tahun lalu"));
    for (guint i = 0; titles && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (title->year != year || strcmp(title->unit, app->survey->unit) != 0 ||
            strcmp(title->form_key, report->form->id) != 0)
            continue;
        struct survey *survey = survey_store_load(app->surveys, title->id, app->language, error);
        bool ok = survey && add_actions_of(report, survey, error);
        survey_destroy(survey);
        return ok;
    }
    document_paragraph(report->document, STYLE_OF_BODY,
                       _("Survei %d tidak ada di basis data ini, jadi rencananya pun tidak."),
                       year);
    return titles != NULL;
}

bool unit_report_actions(struct unit_report *report, struct error *error)
{
    document_page(report->document, true);
    document_heading(report->document, 1, _("Tindak lanjut"));
    bool ok = add_this_year(report, error) && add_last_year(report, error);
    document_page(report->document, false);
    return ok;
}
