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

static void clear_outcome(void *outcome)
{
    g_free(((struct action_outcome *)outcome)->reasons);
}

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
    import->surveys = g_ptr_array_new_with_free_func(listed_survey_destroy);
    import->parts = g_ptr_array_new_with_free_func(listed_part_destroy);
    import->remarks = g_ptr_array_new_with_free_func(g_free);
    import->outcomes = g_array_new(FALSE, FALSE, sizeof(struct action_outcome));
    g_array_set_clear_func(import->outcomes, clear_outcome);
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
    g_free(import->path);
    g_free(import->name);
    g_clear_pointer(&import->pairs, g_ptr_array_unref);
    action_columns_finish(&import->columns);
    for (int i = 0; i < ACTION_COLUMNS; i++)
        g_free(import->carried[i]);
    g_array_unref(import->outcomes);
    g_ptr_array_unref(import->rows);
    g_ptr_array_unref(import->spellings);
    g_ptr_array_unref(import->surveys);
    g_ptr_array_unref(import->parts);
    g_ptr_array_unref(import->remarks);
    g_clear_pointer(&import->units, g_ptr_array_unref);
    g_clear_pointer(&import->remembered, g_ptr_array_unref);
    spelling_store_close(import->store);
    g_free(import);
}

struct action_import_options *action_import_options(struct action_import *import)
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

const GArray *action_import_outcomes(const struct action_import *import)
{
    return import->outcomes;
}

const guint *action_import_counts(const struct action_import *import)
{
    return import->counts;
}

const GPtrArray *action_import_remarks(const struct action_import *import)
{
    return import->remarks;
}

/* --- a run --- */

static void add_outcome(struct action_import *import, struct listed_part *part)
{
    struct action_outcome outcome = {
        .line = part->row->line,
        .item = part->item,
        .outcome = part->outcome,
        .unit = listed_row_cell(part->row, ACTION_COLUMN_UNIT),
        .service = listed_row_cell(part->row, ACTION_COLUMN_SERVICE),
        .plan = listed_row_cell(part->row, ACTION_COLUMN_PLAN),
        .year = part->year,
        .reasons = g_strdup(part->reasons->str),
    };
    g_array_append_val(import->outcomes, outcome);
    import->counts[part->outcome]++;
}

static void remark_unmerged(struct action_import *import)
{
    if (import->unmerged > 0 && !import->options.merged)
        g_ptr_array_add(import->remarks,
                        g_strdup_printf(_("%u baris dengan sel layanan atau rekomendasi kosong di "
                                          "bawah sel terisi; mungkin sel gabungan"),
                                        import->unmerged));
}

static void begin_run(struct action_import *import)
{
    g_array_set_size(import->outcomes, 0);
    g_ptr_array_set_size(import->remarks, 0);
    for (int i = 0; i < ROW_OUTCOMES; i++)
        import->counts[i] = 0;
    remark_unmerged(import);
}

static bool run(struct action_import *import, struct error *error)
{
    import->match = action_match_open(import->app->database, error);
    return import->match && action_import_remember(import, error) &&
           action_import_read_parts(import, error) && action_import_store(import, error);
}

bool action_import_run(struct action_import *import, bool keep, struct error *error)
{
    struct database *database = import->app->database;
    bool own;
    begin_run(import);
    if (!database_begin_own(database, &own, error))
        return false;
    bool ok = run(import, error);
    for (guint i = 0; ok && i < import->parts->len; i++)
        add_outcome(import, g_ptr_array_index(import->parts, i));
    finish_run(import);
    if (ok && keep)
        return database_end_own(database, own, true, error);
    if (own)
        database_rollback(database);
    return ok;
}
