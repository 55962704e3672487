#include "db/kept_figures.h"

#include "db/query.h"
#include "db/walk.h"
#include "src/i18n.h"

enum {
    ADD_TALLY,
    ADD_COUNT,
    TALLY,
    TALLY_OF_SERVICE,
    COUNTS,
    COUNTS_OF_SERVICE,
    ALL_TALLIES,
    ALL_COUNTS,
    SHEETS,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [ADD_TALLY] = "INSERT INTO tally (survey_id, service_id, answer, value, sheets) "
                  "VALUES (:survey, :service, :answer, :value, :sheets) "
                  "ON CONFLICT DO UPDATE SET sheets = sheets + excluded.sheets",
    [ADD_COUNT] = "INSERT INTO sheet_count (survey_id, service_id, keyed, counted) "
                  "VALUES (:survey, :service, :keyed, :counted) ON CONFLICT DO UPDATE "
                  "SET keyed = keyed + excluded.keyed, counted = counted + excluded.counted",
    [TALLY] = "SELECT answer, value, sum(sheets) FROM tally WHERE survey_id = :survey "
              "GROUP BY answer, value",
    [TALLY_OF_SERVICE] = "SELECT answer, value, sheets FROM tally WHERE survey_id = :survey "
                         "AND service_id = :service",
    [COUNTS] = "SELECT coalesce(sum(keyed), 0), coalesce(sum(counted), 0) FROM sheet_count "
               "WHERE survey_id = :survey",
    [COUNTS_OF_SERVICE] = "SELECT keyed, counted FROM sheet_count WHERE survey_id = :survey "
                          "AND service_id = :service",
    [ALL_TALLIES] = "SELECT service_id, answer, value, sheets FROM tally "
                    "WHERE survey_id = :survey AND sheets <> 0",
    [ALL_COUNTS] = "SELECT service_id, keyed, counted FROM sheet_count WHERE survey_id = :survey "
                   "AND (keyed <> 0 OR counted <> 0)",
    [SHEETS] = "SELECT coalesce(service_id, 0), answers, counted FROM sheet "
               "WHERE survey_id = :survey",
};

/* What a transaction adds to the kept figures of one service. */
struct figures {
    int64_t keyed, counted;
    int64_t service;
    struct tally *tally;
};

struct kept_figures {
    struct database *database;
    const struct survey *survey;
    struct statements *statements;
    GPtrArray *pending; /* of struct figures */
};

static void figures_free(void *pointer)
{
    struct figures *figures = pointer;
    tally_destroy(figures->tally);
    g_free(figures);
}

struct kept_figures *kept_figures_open(struct database *database, const struct survey *survey,
                                       struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    struct kept_figures *kept = g_new0(struct kept_figures, 1);
    kept->database = database;
    kept->survey = survey;
    kept->statements = statements;
    kept->pending = g_ptr_array_new_with_free_func(figures_free);
    return kept;
}

void kept_figures_close(struct kept_figures *kept)
{
    if (!kept)
        return;
    statements_finish(kept->statements);
    g_ptr_array_unref(kept->pending);
    g_free(kept);
}

static struct query begin(struct kept_figures *kept, size_t number)
{
    struct query query = query_begin(kept->statements, number);
    query_bind_int(&query, ":survey", kept->survey->id);
    return query;
}

static struct figures *figures_of(const struct kept_figures *kept, GPtrArray *list, int64_t service)
{
    for (guint i = 0; i < list->len; i++) {
        struct figures *figures = g_ptr_array_index(list, i);
        if (figures->service == service)
            return figures;
    }
    struct figures *figures = g_new0(struct figures, 1);
    figures->service = service;
    figures->tally = tally_create(kept->survey->form);
    g_ptr_array_add(list, figures);
    return figures;
}

/* Adds a sheet (TIMES 1) to the figures, or takes it away (-1). */
static void count_sheet(const struct kept_figures *kept, GPtrArray *list, int64_t service,
                        const char *answers, bool counted, int64_t times)
{
    struct figures *figures = figures_of(kept, list, service);
    figures->keyed += times;
    figures->counted += counted ? times : 0;
    if (counted)
        tally_add_answers(figures->tally, answers, times);
}

static bool flush_answer(struct kept_figures *kept, const struct figures *figures, int answer,
                         int value, struct error *error)
{
    int64_t sheets = tally_count(figures->tally, answer, value);
    if (sheets == 0)
        return true;
    struct query query = begin(kept, ADD_TALLY);
    query_bind_int(&query, ":service", figures->service);
    query_bind_int(&query, ":answer", answer);
    query_bind_int(&query, ":value", value);
    query_bind_int(&query, ":sheets", sheets);
    return query_run(&query, error);
}

static bool flush_figures(struct kept_figures *kept, const struct figures *figures,
                          struct error *error)
{
    const struct form *form = kept->survey->form;
    for (int answer = 0; answer < (int)form->answer_count; answer++)
        for (int value = 0; value <= form->top; value++)
            if (!flush_answer(kept, figures, answer, value, error))
                return false;
    struct query query = begin(kept, ADD_COUNT);
    query_bind_int(&query, ":service", figures->service);
    query_bind_int(&query, ":keyed", figures->keyed);
    query_bind_int(&query, ":counted", figures->counted);
    return query_run(&query, error);
}

struct tally *kept_figures_tally(struct kept_figures *kept, int64_t service, struct error *error)
{
    struct tally *tally = tally_create(kept->survey->form);
    struct sheet_counts counts;
    struct query query = begin(kept, service == ANY_SERVICE ? TALLY : TALLY_OF_SERVICE);
    if (service != ANY_SERVICE)
        query_bind_int(&query, ":service", service);
    while (query_step(&query))
        tally_add(tally, (int)query_int(&query, 0), (int)query_int(&query, 1),
                  query_int_within(&query, 2, 0, QUERY_MOST));
    if (query_end(&query, error) && kept_figures_counts(kept, service, &counts, error)) {
        tally->sheets = counts.counted;
        return tally;
    }
    tally_destroy(tally);
    return NULL;
}

bool kept_figures_counts(struct kept_figures *kept, int64_t service, struct sheet_counts *counts,
                         struct error *error)
{
    struct query query = begin(kept, service == ANY_SERVICE ? COUNTS : COUNTS_OF_SERVICE);
    *counts = (struct sheet_counts){0};
    if (service != ANY_SERVICE)
        query_bind_int(&query, ":service", service);
    if (query_step(&query))
        *counts = (struct sheet_counts){query_int_within(&query, 0, 0, QUERY_MOST),
                                        query_int_within(&query, 1, 0, QUERY_MOST)};
    return query_end(&query, error);
}

void kept_figures_count(struct kept_figures *kept, int64_t service, const char *answers,
                        bool counted, int64_t times)
{
    count_sheet(kept, kept->pending, service, answers, counted, times);
}

bool kept_figures_flush(struct kept_figures *kept, struct error *error)
{
    for (guint i = 0; i < kept->pending->len; i++)
        if (!flush_figures(kept, g_ptr_array_index(kept->pending, i), error))
            return false;
    kept_figures_forget(kept);
    return true;
}

void kept_figures_forget(struct kept_figures *kept)
{
    g_ptr_array_set_size(kept->pending, 0);
}

static bool subtract_kept(struct kept_figures *kept, GPtrArray *list, struct error *error)
{
    struct query query = begin(kept, ALL_TALLIES);
    while (query_step(&query))
        tally_add(figures_of(kept, list, query_int(&query, 0))->tally, (int)query_int(&query, 1),
                  (int)query_int(&query, 2), -query_int(&query, 3));
    if (!query_end(&query, error))
        return false;
    query = begin(kept, ALL_COUNTS);
    while (query_step(&query)) {
        struct figures *figures = figures_of(kept, list, query_int(&query, 0));
        figures->keyed -= query_int(&query, 1);
        figures->counted -= query_int(&query, 2);
    }
    return query_end(&query, error);
}

static bool is_zero(const struct kept_figures *kept, const struct figures *figures)
{
    const struct form *form = kept->survey->form;
    size_t cells = form->answer_count * (size_t)(form->top + 1);
    for (size_t i = 0; i < cells; i++)
        if (figures->tally->counts[i] != 0)
            return false;
    return figures->keyed == 0 && figures->counted == 0;
}

bool kept_figures_check(struct kept_figures *kept, bool *equal, struct error *error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(figures_free);
    struct query query = begin(kept, SHEETS);
    walk_begin(kept->database, kept->survey->id, _("Menghitung ulang lembar"));
    while (query_walk(&query))
        count_sheet(kept, list, query_int(&query, 0), query_text(&query, 1),
                    query_int(&query, 2) != 0, 1);
    if (!query_end(&query, error) || !subtract_kept(kept, list, error))
        return false;
    *equal = true;
    for (guint i = 0; i < list->len; i++)
        *equal = *equal && is_zero(kept, g_ptr_array_index(list, i));
    return true;
}
