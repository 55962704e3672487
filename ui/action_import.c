#include "ui/action_import.h"

#include "src/i18n.h"
#include "src/text.h"
#include "ui/action_import_private.h"

static const struct {
    const char *name, *words;
} outcomes[ROW_OUTCOMES] = {
    [ROW_TAKEN] = {"taken", N_("diambil")},        [ROW_DOUBTED] = {"doubted", N_("diragukan")},
    [ROW_THERE] = {"there", N_("sudah ada")},      [ROW_DIFFERENT] = {"different", N_("berbeda")},
    [ROW_UPDATED] = {"updated", N_("diperbarui")}, [ROW_REFUSED] = {"refused", N_("ditolak")},
    [ROW_SKIPPED] = {"skipped", N_("dilewati")},
};

const char *row_outcome_words(enum row_outcome outcome)
{
    return _(outcomes[outcome].words);
}

const char *row_outcome_name(enum row_outcome outcome)
{
    return outcomes[outcome].name;
}

/* --- what came of a run --- */

static void clear_outcome(void *outcome)
{
    g_free(((struct action_outcome *)outcome)->reasons);
}

static void begin_result(struct action_import_result *result)
{
    *result = (struct action_import_result){
        .outcomes = g_array_new(FALSE, FALSE, sizeof(struct action_outcome)),
        .remarks = g_ptr_array_new_with_free_func(g_free),
    };
    g_array_set_clear_func(result->outcomes, clear_outcome);
}

static void finish_result(struct action_import_result *result)
{
    g_array_unref(result->outcomes);
    g_ptr_array_unref(result->remarks);
}

const struct action_import_result *action_import_result(const struct action_import *import)
{
    return &import->result;
}

/* --- the import --- */

struct action_import *action_import_open(struct app *app,
                                         const struct action_import_options *options,
                                         struct error *error)
{
    g_autofree char *name = g_path_get_basename(options->path);
    struct action_import *import = g_new0(struct action_import, 1);
    import->app = app;
    import->options = *options;
    import->path = g_strdup(options->path);
    import->name = text_clean(name, false);
    import->rows = g_ptr_array_new_with_free_func(listed_row_destroy);
    import->spellings = g_ptr_array_new_with_free_func(action_spelling_destroy);
    import->confirmed = g_array_new(FALSE, FALSE, sizeof(struct confirmed));
    import->surveys = g_ptr_array_new_with_free_func(listed_survey_destroy);
    import->parts = g_ptr_array_new_with_free_func(listed_part_destroy);
    begin_result(&import->result);
    if (action_import_read(import, error) && action_import_read_units(import, error))
        return import;
    action_import_close(import);
    return NULL;
}

static void finish_run(struct action_import *import)
{
    g_clear_pointer(&import->match, action_match_close);
    g_ptr_array_set_size(import->parts, 0);
    g_ptr_array_set_size(import->surveys, 0);
}

void action_import_close(struct action_import *import)
{
    if (!import)
        return;
    finish_run(import);
    finish_result(&import->result);
    action_import_settle_units(import, true);
    g_free(import->path);
    g_free(import->name);
    g_clear_pointer(&import->pairs, g_ptr_array_unref);
    action_columns_finish(&import->columns);
    g_ptr_array_unref(import->rows);
    g_ptr_array_unref(import->spellings);
    g_array_unref(import->confirmed);
    g_ptr_array_unref(import->surveys);
    g_ptr_array_unref(import->parts);
    g_clear_pointer(&import->units, g_ptr_array_unref);
    g_clear_pointer(&import->remembered, g_ptr_array_unref);
    spelling_store_close(import->store);
    g_free(import);
}

const struct action_import_options *action_import_options(const struct action_import *import)
{
    return &import->options;
}

const struct action_columns *action_import_columns(const struct action_import *import)
{
    return &import->columns;
}

const GPtrArray *action_import_spellings(const struct action_import *import)
{
    return import->spellings;
}

/* --- a run --- */

static void add_outcome(struct action_import *import, struct listed_part *part)
{
    struct action_outcome outcome = {
        .line = part->row->line,
        .item = part->item,
        .outcome = part->outcome,
        .unit = listed_row_cell(import, part->row, ACTION_COLUMN_UNIT),
        .service = listed_row_cell(import, part->row, ACTION_COLUMN_SERVICE),
        .plan = listed_row_cell(import, part->row, ACTION_COLUMN_PLAN),
        .year = part->year,
        .reasons = g_strdup(part->reasons->str),
    };
    g_array_append_val(import->result.outcomes, outcome);
    import->result.counts[part->outcome]++;
}

static void remark_unmerged(struct action_import *import)
{
    if (import->unmerged > 0 && !import->options.merged)
        g_ptr_array_add(import->result.remarks,
                        g_strdup_printf(_("%u baris dengan sel layanan atau rekomendasi kosong di "
                                          "bawah sel terisi; mungkin sel gabungan"),
                                        import->unmerged));
}

static bool take_rows(struct action_import *import, struct error *error)
{
    import->match = action_match_open(import->app->database, error);
    return import->match && action_import_remember(import, error) &&
           action_import_read_parts(import, error) && action_import_store(import, error);
}

static bool run(struct action_import *import, bool keep, struct error *error)
{
    struct database *database = import->app->database;
    bool own;
    if (!database_begin_own(database, &own, error))
        return false;
    bool ok = take_rows(import, error);
    if (ok && keep)
        return database_end_own(database, own, true, error);
    if (own)
        database_rollback(database);
    return ok;
}

bool action_import_run(struct action_import *import, const struct action_import_options *options,
                       bool keep, struct error *error)
{
    struct action_import_options options_before = import->options;
    struct action_import_result result_before = import->result;
    import->options = *options;
    begin_result(&import->result);
    remark_unmerged(import);
    bool ok = run(import, keep, error);
    for (guint i = 0; ok && i < import->parts->len; i++)
        add_outcome(import, g_ptr_array_index(import->parts, i));
    finish_run(import);
    action_import_settle_units(import, ok);
    finish_result(ok ? &result_before : &import->result);
    if (!ok) {
        import->options = options_before;
        import->result = result_before;
    }
    action_import_count_units(import);
    return ok;
}
