#include "db/action_import.h"

#include "db/action_import_private.h"
#include "src/i18n.h"
#include "src/text.h"

/* --- what came of a run --- */

static void clear_outcome(void *pointer)
{
    struct action_outcome *outcome = pointer;
    g_free(outcome->plan);
    g_free(outcome->reasons);
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

static bool open_stores(struct action_import *import, struct error *error)
{
    const struct action_import_place *place = &import->place;
    struct database *database = place->database;
    import->surveys = survey_store_open(database, error);
    if (!import->surveys)
        return false;
    survey_store_act_as(import->surveys, place->person);
    import->actions = action_store_open(database, place->survey, place->person, error);
    import->action_parts =
        import->actions ? action_parts_open(database, place->person, error) : NULL;
    import->spelled =
        import->action_parts ? spelling_store_open(database, place->person, error) : NULL;
    return import->spelled != NULL;
}

static struct action_import *create(const struct action_import_place *place, const char *path,
                                    const struct action_import_options *options)
{
    g_autofree char *name = g_path_get_basename(path);
    struct action_import *import = g_new0(struct action_import, 1);
    import->place = *place;
    import->options = *options;
    import->path = g_strdup(path);
    import->name = text_clean(name, false);
    import->rows = g_ptr_array_new_with_free_func(listed_row_destroy);
    import->spellings = g_ptr_array_new_with_free_func(action_spelling_destroy);
    import->confirmed = g_array_new(FALSE, FALSE, sizeof(struct confirmed));
    import->found = g_ptr_array_new_with_free_func(listed_survey_destroy);
    import->parts = g_ptr_array_new_with_free_func(listed_part_destroy);
    begin_result(&import->result);
    return import;
}

struct action_import *action_import_open(const struct action_import_place *place,
                                         const struct action_import_file *file,
                                         const struct action_import_options *options,
                                         bool *headings, struct error *error)
{
    struct action_import *import = create(place, file->path, options);
    if (open_stores(import, error) && action_import_read(import, file, error) &&
        action_import_read_units(import, error))
        return import;
    if (headings)
        *headings = import->at_headings;
    action_import_close(import);
    return NULL;
}

static void finish_run(struct action_import *import)
{
    g_clear_pointer(&import->match, action_match_close);
    g_ptr_array_set_size(import->parts, 0);
    g_ptr_array_set_size(import->found, 0);
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
    g_free(import->columns_name);
    g_strfreev(import->above);
    g_free(import->words);
    g_clear_pointer(&import->pairs, g_ptr_array_unref);
    action_columns_finish(&import->columns);
    g_ptr_array_unref(import->rows);
    g_ptr_array_unref(import->spellings);
    g_array_unref(import->confirmed);
    g_ptr_array_unref(import->found);
    g_ptr_array_unref(import->parts);
    g_clear_pointer(&import->units, g_ptr_array_unref);
    g_clear_pointer(&import->remembered, g_ptr_array_unref);
    spelling_store_close(import->spelled);
    action_parts_close(import->action_parts);
    action_store_close(import->actions);
    survey_store_close(import->surveys);
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

bool action_import_may_write(const struct action_import *import, const char *path,
                             struct error *error)
{
    if (database_owns(import->place.database, path))
        return error_set(error, ERROR_USAGE,
                         _("Berkas %s milik basis data itu sendiri; pilih nama lain untuk "
                           "keluaran."),
                         path);
    return !database_is_same_file(import->path, path) ||
           error_set(error, ERROR_USAGE,
                     _("Berkas %s adalah daftar itu sendiri; pilih nama lain untuk keluaran."),
                     import->name);
}

/* --- a run --- */

static const char *plan_of(const struct action_import *import, const struct listed_part *part)
{
    return part->item && part->listed.action
               ? part->listed.action->plan
               : listed_row_cell(import, part->row, ACTION_COLUMN_PLAN);
}

static void add_outcome(struct action_import *import, struct listed_part *part)
{
    struct action_outcome outcome = {
        .line = part->row->line,
        .item = part->item,
        .outcome = part->outcome,
        .unit = listed_row_cell(import, part->row, ACTION_COLUMN_UNIT),
        .service = listed_row_cell(import, part->row, ACTION_COLUMN_SERVICE),
        .plan = g_strdup(plan_of(import, part)),
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
    import->match = action_match_open(import->place.database, error);
    return import->match && action_import_remember(import, error) &&
           action_import_read_parts(import, error) && action_import_store(import, error);
}

static bool run(struct action_import *import, bool keep, struct error *error)
{
    struct database *database = import->place.database;
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
                       bool keep, int64_t now, struct error *error)
{
    struct action_import_options options_before = import->options;
    struct action_import_result result_before = import->result;
    import->options = *options;
    import->now = now;
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
