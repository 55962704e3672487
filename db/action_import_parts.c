#include "db/action_import_private.h"

#include <string.h>

#include "src/i18n.h"
#include "src/listing.h"
#include "src/text.h"

/* The rows of a list read into actions: each one, or each item of a list in its cell. */

void listed_part_destroy(void *pointer)
{
    struct listed_part *part = pointer;
    listed_action_finish(&part->listed);
    g_string_free(part->reasons, TRUE);
    g_free(part);
}

void listed_part_say(struct listed_part *part, const char *sentence)
{
    g_string_append_printf(part->reasons, "%s%s", part->reasons->len ? "; " : "", sentence);
}

void listed_part_refuse(struct listed_part *part, const char *sentence)
{
    listed_part_say(part, sentence);
    part->outcome = ROW_REFUSED;
}

static struct listed_part *add_part(struct action_import *import, const struct listed_row *row,
                                    guint item)
{
    struct listed_part *part = g_new0(struct listed_part, 1);
    part->row = row;
    part->item = item;
    part->reasons = g_string_new(NULL);
    part->outcome = ROW_TAKEN;
    g_ptr_array_add(import->parts, part);
    return part;
}

/* --- services --- */

/* What the survey does not take, as where it is locked, is a refusal of the row alone. */
static bool add_service(struct action_import *import, struct survey *survey, const char *code,
                        char **refusal, struct error *error)
{
    if (!survey_store_add_service(import->surveys, survey, code, code, -1, import->now, error)) {
        g_autofree char *written = listed_excerpt(code);
        *refusal = g_strdup_printf(_("layanan \"%s\" tidak dapat ditambahkan: %s"), written,
                                   error->message);
        return error->code == ERROR_INPUT;
    }
    g_ptr_array_add(import->result.remarks, g_strdup_printf(_("layanan baru: %s (%s %d)"), code,
                                                            survey->unit, survey->year));
    return true;
}

/* The id of the service of the row, 0 where it names none; a missing one is added where that was
 * asked for, or the row is refused. */
static bool find_service(struct action_import *import, const struct listed_row *row,
                         struct survey *survey, int64_t *id, char **refusal, struct error *error)
{
    const char *cell = listed_row_cell(import, row, ACTION_COLUMN_SERVICE);
    *id = 0;
    if (listed_is_empty(cell))
        return true;
    g_autofree char *code = g_strchug(text_clean(cell, false)), *written = listed_excerpt(cell);
    if (services_find_written(&survey->services, code) < 0 && import->options.add_services &&
        !add_service(import, survey, code, refusal, error))
        return false;
    int position = services_find_written(&survey->services, code);
    if (position >= 0)
        *id = services_at(&survey->services, (size_t)position)->id;
    else if (!*refusal)
        *refusal = g_strdup_printf(_("layanan \"%s\" tidak dikenal pada survei %d"), written,
                                   survey->year);
    return true;
}

/* --- lists in a cell --- */

/* What goes with each item where there are as many of it. */
static const enum action_column divided[] = {
    ACTION_COLUMN_PLAN,  ACTION_COLUMN_CAUSE,    ACTION_COLUMN_DUE,
    ACTION_COLUMN_OWNER, ACTION_COLUMN_STATUS,   ACTION_COLUMN_REALISATION,
    ACTION_COLUMN_DONE,  ACTION_COLUMN_EVIDENCE, ACTION_COLUMN_OBSTACLES,
};

static void read_part(struct listed_part *part, const char *const cells[ACTION_COLUMNS],
                      const struct survey *survey, int64_t service)
{
    listed_action_read(&part->listed, cells, survey->form, survey->year);
    part->listed.action->survey_id = survey->id;
    part->listed.action->service_id = service;
    part->year = survey->year;
}

/* The cells of an item: its own where there is one for each, else those of the whole row. */
static void read_item(struct action_import *import, const struct listed_row *row, guint item,
                      guint items, const struct survey *survey, int64_t service)
{
    const char *cells[ACTION_COLUMNS];
    g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    listed_row_cells(import, row, cells);
    for (size_t i = 0; i < G_N_ELEMENTS(divided); i++) {
        GPtrArray *list = cells[divided[i]] ? listing_items(cells[divided[i]]) : NULL;
        if (list)
            g_ptr_array_add(lists, list);
        if (list && list->len == items)
            cells[divided[i]] = g_ptr_array_index(list, item);
    }
    read_part(add_part(import, row, item + 1), cells, survey, service);
}

static void read_row(struct action_import *import, const struct listed_row *row,
                     const struct survey *survey, int64_t service)
{
    const char *cells[ACTION_COLUMNS];
    g_autoptr(GPtrArray) items = NULL;
    listed_row_cells(import, row, cells);
    if (import->options.split_lists)
        items = listing_items(cells[ACTION_COLUMN_PLAN]);
    if (!items)
        read_part(add_part(import, row, 0), cells, survey, service);
    for (guint i = 0; items && i < items->len; i++)
        read_item(import, row, i, items->len, survey, service);
}

/* --- rows --- */

/* Reasons not to take the row; it is read where there are none. */
static bool settle_row(struct action_import *import, const struct listed_row *row,
                       struct error *error)
{
    struct survey *survey;
    int year;
    int64_t service = 0;
    g_autofree char *refusal = NULL, *unknown_service = NULL;
    bool has_plan = listed_has_plan(listed_row_cell(import, row, ACTION_COLUMN_PLAN));
    if (!action_import_find_survey(import, row, &survey, &year, &refusal, error) ||
        (survey && has_plan &&
         !find_service(import, row, survey, &service, &unknown_service, error)))
        return false;
    if (has_plan && !refusal && !unknown_service) {
        read_row(import, row, survey, service);
        return true;
    }
    struct listed_part *part = add_part(import, row, 0);
    part->year = year;
    if (!has_plan)
        listed_part_refuse(part, _("rencana tindak lanjut kosong"));
    if (refusal)
        listed_part_refuse(part, refusal);
    if (unknown_service)
        listed_part_refuse(part, unknown_service);
    return true;
}

static void pass_over(struct action_import *import, const struct listed_row *row,
                      const char *skipped)
{
    struct listed_part *part = add_part(import, row, 0);
    listed_part_say(part, skipped ? skipped : row->broken);
    part->outcome = skipped ? ROW_SKIPPED : ROW_REFUSED;
}

/* --- placeholders --- */

static void *key_of_day(const struct listed_action *listed)
{
    struct day day = listed->action->due_day;
    return listed->with_day && day.year
               ? GINT_TO_POINTER(day.year * 10000 + day.month * 100 + day.day)
               : NULL;
}

/* A day in too many rows is what somebody put in where none was known. */
static void doubt_placeholders(struct action_import *import)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    int all = 0;
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < import->parts->len; i++) {
            struct listed_part *part = g_ptr_array_index(import->parts, i);
            void *key = part->listed.action ? key_of_day(&part->listed) : NULL;
            int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, key));
            all += pass == 0 && part->listed.action;
            if (key && pass == 0)
                g_hash_table_insert(counts, key, GINT_TO_POINTER(count + 1));
            else if (key && due_date_is_placeholder(count, all))
                listed_action_doubt_day(&part->listed, count, all);
        }
}

bool action_import_read_parts(struct action_import *import, struct error *error)
{
    struct progress *progress = database_progress(import->place.database);
    progress_begin(progress, _("Membaca tindak lanjut"), import->rows->len);
    for (guint i = 0; i < import->rows->len; i++) {
        const struct listed_row *row = g_ptr_array_index(import->rows, i);
        const char *skipped = listed_row_skipped(import, row);
        if (skipped || row->broken)
            pass_over(import, row, skipped);
        else if (!settle_row(import, row, error))
            return false;
        if (!progress_add(progress, 1))
            return progress_refuse(error);
    }
    doubt_placeholders(import);
    return true;
}
