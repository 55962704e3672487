#include "db/action_import_private.h"

#include <string.h>

#include "src/i18n.h"
#include "src/listing.h"
#include "src/text.h"

/* What a list says, held against what is stored: what is there, what is new and what differs. */

/* --- what is stored already --- */

/* The twin may stand in one row of the list only. */
static void claim(struct listed_part *part, struct action_twin *twin)
{
    if (!twin || twin->line)
        return;
    twin->line = part->row->line;
    part->twin = twin;
}

static bool find_twins(struct action_import *import, struct error *error)
{
    for (guint i = 0; i < import->parts->len; i++) {
        struct listed_part *part = g_ptr_array_index(import->parts, i);
        const struct action *action = part->listed.action;
        if (!action)
            continue;
        if (!action_match_read(import->match, action->survey_id, error))
            return false;
        claim(part, action_match_uid(import->match, action->survey_id,
                                     listed_row_cell(import, part->row, ACTION_COLUMN_ID)));
        if (!part->twin)
            claim(part, action_match_exact(import->match, action));
    }
    return true;
}

/* The same row, but for its plan. */
static const struct action_twin *find_plan(struct action_import *import, struct action *action,
                                           char *plan)
{
    char *own = action->plan;
    action->plan = plan;
    const struct action_twin *twin = action_match_exact(import->match, action);
    action->plan = own;
    return twin;
}

/* A list that was imported item by item before, or the other way round. */
static bool is_stored_otherwise(struct action_import *import, struct listed_part *part)
{
    struct action *action = part->listed.action;
    const char *whole = listed_row_cell(import, part->row, ACTION_COLUMN_PLAN);
    g_autoptr(GPtrArray) items = part->item ? NULL : listing_items(whole);
    g_autofree char *clean = text_clean(whole, true);
    if (part->item)
        return find_plan(import, action, clean) != NULL;
    for (guint i = 0; items && i < items->len; i++)
        if (!find_plan(import, action, g_ptr_array_index(items, i)))
            return false;
    return items != NULL;
}

/* --- what differs --- */

static char *quoted(const char *text)
{
    g_autofree char *excerpt = listed_excerpt(text);
    return *excerpt ? g_strdup_printf("\"%s\"", excerpt) : g_strdup("–");
}

static void tell(GString *told, enum action_column column, const char *stored, const char *listed)
{
    g_autofree char *before = quoted(stored), *after = quoted(listed);
    g_string_append_printf(told, "%s%s %s → %s", told->len ? ", " : "", action_column_words(column),
                           before, after);
}

static void take_text(char **before, const char *after, enum action_column column, GString *told)
{
    if (strcmp(*before, after) == 0)
        return;
    tell(told, column, *before, after);
    action_set(before, after);
}

/* An identifier may lead to an action whose plan was written anew, in more than its case, blanks
 * and stops. */
static void take_plan(struct action *stored, const struct action *listed, GString *told)
{
    g_autofree char *before = text_plain(stored->plan), *after = text_plain(listed->plan);
    if (strcmp(before, after) != 0)
        take_text(&stored->plan, listed->plan, ACTION_COLUMN_PLAN, told);
}

static void take_texts(struct action *stored, const struct listed_action *listed, GString *told)
{
    for (enum action_column column = 0; column < ACTION_COLUMNS; column++) {
        char **before = listed_text_of(stored, column);
        if (before && column != ACTION_COLUMN_PLAN && listed_action_says(listed, column))
            take_text(before, *listed_text_of(listed->action, column), column, told);
    }
    if (*listed->action->element)
        take_text(&stored->element, listed->action->element, ACTION_COLUMN_ELEMENT, told);
}

static void take_service(const struct action_import *import, struct action *stored,
                         const struct listed_part *part, GString *told)
{
    int64_t service = part->listed.action->service_id;
    if (!service || service == stored->service_id)
        return;
    tell(told, ACTION_COLUMN_SERVICE, stored->service,
         listed_row_cell(import, part->row, ACTION_COLUMN_SERVICE));
    stored->service_id = service;
}

/* A day that somebody has made sure of is not given up for words that say less. */
static void take_due(struct action *stored, const struct listed_action *listed, GString *told)
{
    const struct action *action = listed->action;
    bool same_day = stored->due_certainty == DUE_CERTAIN && action->due_certainty == DUE_CERTAIN &&
                    day_compare(stored->due_day, action->due_day) == 0;
    bool is_surer = stored->due_certainty == DUE_CERTAIN && action->due_certainty == DUE_UNCERTAIN;
    if (!listed_action_says(listed, ACTION_COLUMN_DUE) || same_day || is_surer ||
        strcmp(stored->due, action->due) == 0)
        return;
    tell(told, ACTION_COLUMN_DUE, stored->due, action->due);
    action_set(&stored->due, action->due);
    stored->due_day = action->due_day;
    stored->due_certainty = action->due_certainty;
}

static void take_status(struct action *stored, const struct listed_action *listed, GString *told)
{
    char before[DAY_TEXT_SIZE], after[DAY_TEXT_SIZE];
    const struct action *action = listed->action;
    if (listed_action_says(listed, ACTION_COLUMN_STATUS) && stored->status != action->status) {
        tell(told, ACTION_COLUMN_STATUS, action_status_words(stored->status),
             action_status_words(action->status));
        stored->status = action->status;
    }
    day_to_field(stored->done_day, before);
    day_to_field(action->done_day, after);
    if (listed_action_says(listed, ACTION_COLUMN_DONE) && strcmp(before, after) != 0) {
        tell(told, ACTION_COLUMN_DONE, before, after);
        stored->done_day = action->done_day;
    }
}

static void take_quarters(struct action *stored, const struct listed_action *listed, GString *told)
{
    unsigned quarters = listed->action->quarters;
    if (!listed_action_says(listed, ACTION_COLUMN_QUARTERS) || stored->quarters == quarters)
        return;
    g_autofree char *before = action_quarters_text(stored->quarters);
    g_autofree char *after = action_quarters_text(quarters);
    tell(told, ACTION_COLUMN_QUARTERS, before, after);
    stored->quarters = quarters;
}

/* Makes STORED what the part says, and tells what differed; what the part does not say stays. */
static char *take_over(const struct action_import *import, struct action *stored,
                       const struct listed_part *part)
{
    GString *told = g_string_new(NULL);
    take_plan(stored, part->listed.action, told);
    take_service(import, stored, part, told);
    take_texts(stored, &part->listed, told);
    take_due(stored, &part->listed, told);
    take_status(stored, &part->listed, told);
    take_quarters(stored, &part->listed, told);
    if (part->has_new_note)
        tell(told, ACTION_COLUMN_NOTE, "", part->listed.note);
    return g_string_free(told, FALSE);
}

/* --- storing --- */

/* Where it comes from, in any language. */
static void set_why(const struct action_import *import, const struct listed_part *part,
                    struct action *action)
{
    g_autofree char *why = g_strdup_printf("%s:%ld", import->name, part->row->line);
    action_set(&action->why, why);
}

static bool add_note(struct action_import *import, const struct listed_part *part, int64_t action,
                     struct error *error)
{
    return action_note_add(import->action_parts, action, part->listed.note, import->now, error);
}

/* What the row says beside the fields of its action is in a note: it is not passed over unsaid. */
static bool look_at_note(struct action_import *import, struct listed_part *part,
                         struct error *error)
{
    if (!*part->listed.note)
        return true;
    g_autoptr(GPtrArray) notes = action_notes(import->action_parts, part->twin->id, error);
    part->has_new_note = true;
    for (guint i = 0; notes && i < notes->len; i++) {
        const struct action_note *note = g_ptr_array_index(notes, i);
        part->has_new_note = part->has_new_note && strcmp(note->text, part->listed.note) != 0;
    }
    return notes != NULL;
}

static void tell_doubts(struct listed_part *part)
{
    for (guint i = 0; i < part->listed.doubts->len; i++)
        listed_part_say(part, g_ptr_array_index(part->listed.doubts, i));
}

/* What an action may not become is told, and it stays as it is. */
static bool update(struct action_import *import, struct listed_part *part, struct action *stored,
                   struct error *error)
{
    set_why(import, part, stored);
    if (action_store_save(import->actions, stored, true, import->now, error)) {
        part->outcome = ROW_UPDATED;
        tell_doubts(part);
        return !part->has_new_note || add_note(import, part, stored->id, error);
    }
    listed_part_say(part, error->message);
    return error->code == ERROR_INPUT;
}

static bool compare(struct action_import *import, struct listed_part *part, struct error *error)
{
    struct action *stored = look_at_note(import, part, error)
                                ? action_store_load(import->actions, part->twin->id, error)
                                : NULL;
    if (!stored)
        return false;
    g_autofree char *told = take_over(import, stored, part);
    part->outcome = *told ? ROW_DIFFERENT : ROW_THERE;
    if (*told)
        listed_part_say(part, told);
    bool ok = !*told || !import->options.update || update(import, part, stored, error);
    action_destroy(stored);
    return ok;
}

static bool add(struct action_import *import, struct listed_part *part, struct error *error)
{
    struct action *action = part->listed.action;
    set_why(import, part, action);
    if (!action_store_save(import->actions, action, true, import->now, error) ||
        (*part->listed.note && !add_note(import, part, action->id, error)))
        return false;
    action_match_add(import->match, action, part->row->line);
    part->outcome = part->listed.doubts->len > 0 ? ROW_DOUBTED : ROW_TAKEN;
    tell_doubts(part);
    return true;
}

static void tell_there(struct listed_part *part, char *reason)
{
    part->outcome = ROW_THERE;
    listed_part_say(part, reason);
    g_free(reason);
}

static bool store(struct action_import *import, struct listed_part *part, struct error *error)
{
    if (!part->listed.action)
        return true;
    const struct action_twin *same =
        part->twin ? NULL : action_match_exact(import->match, part->listed.action);
    if (same)
        tell_there(part, g_strdup_printf(_("sama dengan baris %ld"), same->line));
    else if (!part->twin && is_stored_otherwise(import, part))
        tell_there(part,
                   g_strdup(part->item ? _("sudah ada, butir-butirnya dalam satu tindak lanjut")
                                       : _("sudah ada, butirnya masing-masing satu tindak "
                                           "lanjut")));
    if (part->outcome == ROW_THERE)
        return true;
    if (!part->twin)
        claim(part, action_match_near(import->match, part->listed.action));
    return part->twin ? compare(import, part, error) : add(import, part, error);
}

bool action_import_store(struct action_import *import, struct error *error)
{
    struct progress *progress = database_progress(import->place.database);
    if (!find_twins(import, error))
        return false;
    progress_begin(progress, _("Mengimpor tindak lanjut"), import->parts->len);
    for (guint i = 0; i < import->parts->len; i++) {
        if (!store(import, g_ptr_array_index(import->parts, i), error))
            return false;
        if (!progress_add(progress, 1))
            return progress_refuse(error);
    }
    return true;
}
