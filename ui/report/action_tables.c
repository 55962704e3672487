#include "ui/report/action_tables.h"

#include <string.h>

#include "src/i18n.h"
#include "src/recommendation.h"

static const char *service_code(const struct survey *survey, const struct action *action)
{
    const struct service *service = services_by_id(&survey->services, action->service_id);
    return service ? service->code : "";
}

/* --- all of them --- */

static void add_all_columns(struct grid *grid)
{
    grid_column(grid, GRID_TEXT, "service", _("Layanan"));
    grid_column(grid, GRID_TEXT, "element", _("Unsur"));
    grid_column(grid, GRID_LONG_TEXT, "cause", _("Sebab"));
    grid_column(grid, GRID_LONG_TEXT, "plan", _("Rencana"));
    grid_column(grid, GRID_TEXT, "due", _("Tenggat tertulis"));
    grid_column(grid, GRID_DAY, "due_day", _("Tenggat"));
    grid_column(grid, GRID_WHOLE, "moves", _("Digeser"));
    grid_column(grid, GRID_TEXT, "quarters", _("Triwulan"));
    grid_column(grid, GRID_TEXT, "owner", _("Penanggung jawab"));
    grid_column(grid, GRID_TEXT, "status", _("Status"));
    grid_column(grid, GRID_TEXT, "state", _("Keadaan"));
    grid_column(grid, GRID_LONG_TEXT, "realisation", _("Realisasi"));
    grid_column(grid, GRID_DAY, "done", _("Selesai"));
    grid_column(grid, GRID_TEXT, "evidence", _("Bukti"));
    grid_column(grid, GRID_LONG_TEXT, "obstacles", _("Hambatan"));
    grid_column(grid, GRID_LONG_TEXT, "reason", _("Alasan dibatalkan"));
    grid_column(grid, GRID_TEXT, "id", _("Pengenal"));
    grid_column(grid, GRID_TEXT, "recommendation", _("Rekomendasi"));
}

static void add_to_all(struct grid *grid, const struct survey *survey, const struct action *action,
                       struct day as_of)
{
    g_autofree char *quarters = action_quarters_text(action->quarters);
    grid_text(grid, service_code(survey, action));
    grid_text(grid, action->element);
    grid_text(grid, action->cause);
    grid_text(grid, action->plan);
    grid_text(grid, action->due);
    grid_day(grid, action->due_day);
    grid_whole(grid, action->moves);
    grid_text(grid, quarters);
    grid_text(grid, action->owner);
    grid_text(grid, action_status_words(action->status));
    grid_text(grid, action_state_words(action_state(action, as_of)));
    grid_text(grid, action->realisation);
    grid_day(grid, action->done_day);
    grid_text(grid, action->evidence);
    grid_text(grid, action->obstacles);
    grid_text(grid, action->reason);
    grid_text(grid, action->uid);
    grid_text(grid, action->recommendation);
}

struct grid *action_tables_all(struct app *app, struct day as_of, struct error *error)
{
    g_autoptr(GPtrArray) actions = action_store_list(app->actions, error);
    if (!actions)
        return NULL;
    struct grid *grid = grid_create();
    add_all_columns(grid);
    for (guint i = 0; i < actions->len; i++)
        add_to_all(grid, app->survey, g_ptr_array_index(actions, i), as_of);
    return grid;
}

/* --- the plan and its realisation --- */

/* The words of the report: how it stands, and whether it is late. */
static const char *state_words(const struct action *action, struct day as_of)
{
    enum action_state state = action_state(action, as_of);
    return state == ACTION_IS_OVERDUE ? action_state_words(state)
                                      : action_status_words(action->status);
}

static void add_what(struct grid *grid, const struct survey *survey, const struct action *action,
                     guint number)
{
    grid_whole(grid, number);
    grid_text(grid, service_code(survey, action));
    grid_text(grid, action->element);
}

static void add_what_columns(struct grid *grid)
{
    grid_column(grid, GRID_WHOLE, "number", _("No."));
    grid_column(grid, GRID_TEXT, "service", _("Layanan"));
    grid_column(grid, GRID_TEXT, "element", _("Unsur"));
}

struct grid *action_tables_plan(struct app *app, struct day as_of, struct error *error)
{
    g_autoptr(GPtrArray) actions = action_store_list(app->actions, error);
    if (!actions)
        return NULL;
    struct grid *grid = grid_create();
    add_what_columns(grid);
    grid_column(grid, GRID_LONG_TEXT, "cause", _("Sebab"));
    grid_column(grid, GRID_LONG_TEXT, "plan", _("Rencana"));
    grid_column(grid, GRID_TEXT, "due", _("Tenggat"));
    grid_column(grid, GRID_TEXT, "owner", _("Penanggung jawab"));
    grid_column(grid, GRID_TEXT, "state", _("Keadaan"));
    for (guint i = 0; i < actions->len; i++) {
        const struct action *action = g_ptr_array_index(actions, i);
        g_autofree char *due = action_due_words(action);
        add_what(grid, app->survey, action, i + 1);
        grid_text(grid, action->cause);
        grid_text(grid, action->plan);
        grid_text(grid, due);
        grid_text(grid, action->owner);
        grid_text(grid, state_words(action, as_of));
    }
    return grid;
}

static void add_realisation_columns(struct grid *grid)
{
    add_what_columns(grid);
    grid_column(grid, GRID_LONG_TEXT, "plan", _("Rencana"));
    grid_column(grid, GRID_LONG_TEXT, "realisation", _("Realisasi"));
    grid_column(grid, GRID_DAY, "done", _("Selesai"));
    grid_column(grid, GRID_TEXT, "evidence", _("Bukti"));
    grid_column(grid, GRID_LONG_TEXT, "obstacles", _("Hambatan"));
    grid_column(grid, GRID_TEXT, "state", _("Keadaan"));
}

static void add_realisation(struct grid *grid, const struct survey *survey,
                            const GPtrArray *actions, struct day as_of)
{
    for (guint i = 0; i < actions->len; i++) {
        const struct action *action = g_ptr_array_index(actions, i);
        add_what(grid, survey, action, i + 1);
        grid_text(grid, action->plan);
        grid_text(grid, action->realisation);
        grid_day(grid, action->done_day);
        grid_text(grid, action->evidence);
        grid_text(grid, action->obstacles);
        grid_text(grid, state_words(action, as_of));
    }
}

/* The actions of a survey; NULL on trouble. */
static GPtrArray *actions_of(struct app *app, const struct survey *survey, struct error *error)
{
    struct action_store *store = action_store_open(app->database, survey, app->person, error);
    GPtrArray *actions = store ? action_store_list(store, error) : NULL;
    action_store_close(store);
    return actions;
}

static bool add_realisation_of(struct app *app, struct grid *grid, int64_t id, struct day as_of,
                               struct error *error)
{
    struct survey *survey = survey_store_load(app->surveys, id, app->language, error);
    GPtrArray *actions = survey ? actions_of(app, survey, error) : NULL;
    if (actions)
        add_realisation(grid, survey, actions, as_of);
    bool ok = actions != NULL;
    g_clear_pointer(&actions, g_ptr_array_unref);
    survey_destroy(survey);
    return ok;
}

static bool is_year_before(const struct survey *survey, const struct survey_title *title)
{
    return title->year == survey->year - 1 && strcmp(title->unit, survey->unit) == 0 &&
           strcmp(title->form_key, survey->form->id) == 0;
}

struct grid *action_tables_realisation(struct app *app, struct day as_of, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    bool ok = titles != NULL;
    struct grid *grid = grid_create();
    add_realisation_columns(grid);
    for (guint i = 0; ok && i < titles->len; i++) {
        const struct survey_title *title = g_ptr_array_index(titles, i);
        if (is_year_before(app->survey, title))
            ok = add_realisation_of(app, grid, title->id, as_of, error);
    }
    if (ok)
        return grid;
    grid_destroy(grid);
    return NULL;
}

/* --- the matrix --- */

struct matrix_row {
    int64_t recommendations, actions, closed;
};

static bool is_closed(const struct action *action, struct day as_of)
{
    return action->status == ACTION_DONE && day_compare(action->done_day, as_of) <= 0;
}

/* What was planned later is not there yet. */
static bool is_there(const struct action *action, struct day as_of)
{
    return action->status != ACTION_DROPPED && day_compare(action->made_day, as_of) <= 0;
}

static struct matrix_row count_actions(const GPtrArray *actions, int year, struct day as_of)
{
    struct matrix_row row = {0};
    g_autoptr(GHashTable) recommended =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < actions->len; i++) {
        const struct action *action = g_ptr_array_index(actions, i);
        if (!is_there(action, as_of))
            continue;
        g_hash_table_add(recommended,
                         recommendation_answered(year, action->service, action->element,
                                                 action->recommendation));
        row.actions++;
        row.closed += is_closed(action, as_of);
    }
    row.recommendations = g_hash_table_size(recommended);
    return row;
}

static void add_counts(struct grid *grid, const struct matrix_row *row)
{
    grid_whole(grid, row->recommendations);
    grid_whole(grid, row->actions);
    grid_whole(grid, row->closed);
    grid_hundredths(grid, hundredths_percent((long)row->closed,
                                             row->actions ? (long)row->actions : HUNDREDTHS_NONE));
}

static bool add_survey(struct app *app, struct grid *grid, const struct survey_title *title,
                       struct day as_of, struct matrix_row *sum, struct error *error)
{
    struct survey *survey = survey_store_load(app->surveys, title->id, app->language, error);
    GPtrArray *actions = survey ? actions_of(app, survey, error) : NULL;
    bool ok = actions != NULL;
    if (ok) {
        struct matrix_row row = count_actions(actions, title->year, as_of);
        grid_text(grid, title->unit);
        grid_whole(grid, title->year);
        grid_text(grid, title->form_key);
        add_counts(grid, &row);
        sum->recommendations += row.recommendations;
        sum->actions += row.actions;
        sum->closed += row.closed;
        g_ptr_array_unref(actions);
    }
    survey_destroy(survey);
    return ok;
}

/* By unit, then by year, as headquarters read it. */
static gint by_unit_and_year(gconstpointer a, gconstpointer b)
{
    const struct survey_title *first = *(const struct survey_title *const *)a;
    const struct survey_title *second = *(const struct survey_title *const *)b;
    int unit = strcmp(first->unit, second->unit);
    if (unit != 0 || first->year != second->year)
        return unit != 0 ? unit : first->year - second->year;
    return strcmp(first->form_key, second->form_key);
}

struct grid *action_tables_matrix(struct app *app, struct day as_of, struct error *error)
{
    g_autoptr(GPtrArray) titles = survey_store_list(app->surveys, error);
    struct matrix_row sum = {0};
    bool ok = titles != NULL;
    if (!ok)
        return NULL;
    struct grid *grid = grid_create();
    grid_column(grid, GRID_TEXT, "unit", _("Unit pelayanan"));
    grid_column(grid, GRID_WHOLE, "year", _("Tahun"));
    grid_column(grid, GRID_TEXT, "form", _("Formulir"));
    grid_column(grid, GRID_WHOLE, "recommendations", _("Rekomendasi"));
    grid_column(grid, GRID_WHOLE, "actions", _("Tindak lanjut"));
    grid_column(grid, GRID_WHOLE, "closed", _("Selesai"));
    grid_column(grid, GRID_HUNDREDTHS, "percent", "%");
    g_ptr_array_sort(titles, by_unit_and_year);
    for (guint i = 0; ok && i < titles->len; i++)
        ok = add_survey(app, grid, g_ptr_array_index(titles, i), as_of, &sum, error);
    if (!ok) {
        grid_destroy(grid);
        return NULL;
    }
    grid_text(grid, _("Jumlah"));
    grid_blank(grid);
    grid_blank(grid);
    add_counts(grid, &sum);
    return grid;
}
