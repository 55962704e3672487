#include "db/action_parts_private.h"
#include "src/action_life.h"
#include "src/i18n.h"
#include "src/text.h"

enum { ADD_NOTE, NOTES, ADD_TICK, REMOVE_TICK, TICKS, HISTORY, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ADD_NOTE] = "INSERT INTO action_note (uid, action_id, text, person_id, at) "
                 "VALUES (:uid, :action, :text, :person, :now)",
    [NOTES] = "SELECT text, person.name, at FROM action_note JOIN person ON person.id = person_id "
              "WHERE action_id = :action ORDER BY at DESC, action_note.id DESC",
    [ADD_TICK] = "INSERT INTO action_tick (action_id, month, person_id, at) "
                 "VALUES (:action, :month, :person, :now) ON CONFLICT DO NOTHING RETURNING 1",
    [REMOVE_TICK] = "DELETE FROM action_tick WHERE action_id = :action AND month = :month "
                    "RETURNING 1",
    [TICKS] = "SELECT month, person.name, at FROM action_tick JOIN person ON person.id = person_id "
              "WHERE action_id = :action ORDER BY month",
    [HISTORY] = "SELECT at, person.name, field, old, new, why FROM record "
                "JOIN person ON person.id = person_id "
                "WHERE subject = (SELECT uid FROM action WHERE id = :action) "
                "ORDER BY record.id DESC",
};

struct action_parts *action_parts_open(struct database *database, int64_t person,
                                       struct error *error)
{
    struct action_parts *parts = g_new0(struct action_parts, 1);
    *parts = (struct action_parts){.database = database, .person = person};
    parts->statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (parts->statements)
        parts->files = action_files_prepare(database, error);
    if (parts->files)
        parts->changes = changes_open(database, error);
    if (parts->changes)
        parts->settings = setting_store_open(database, error);
    if (parts->settings)
        return parts;
    action_parts_close(parts);
    return NULL;
}

void action_parts_close(struct action_parts *parts)
{
    if (!parts)
        return;
    setting_store_close(parts->settings);
    changes_close(parts->changes);
    statements_finish(parts->statements);
    statements_finish(parts->files);
    g_free(parts);
}

static struct query begin(struct action_parts *parts, size_t number, int64_t action)
{
    struct query query = query_begin(parts->statements, number);
    query_bind_int(&query, ":action", action);
    return query;
}

/* --- one change: looked at before, written, recorded --- */

bool action_step_begin(struct action_step *step, struct action_parts *parts, int64_t action,
                       int64_t now, const char *field, struct error *error)
{
    bool found = false;
    *step = (struct action_step){
        .parts = parts,
        .change = {.at = now, .person = parts->person, .field = field},
    };
    if (!database_begin_own(parts->database, &step->own, error))
        return false;
    if (changes_look(parts->changes, SUBJECT_ACTION, action, &step->row, &found, error) && found)
        return true;
    if (!found)
        error_set(error, ERROR_STORAGE, _("Rencana itu tidak ada lagi."));
    return database_end_own(parts->database, step->own, false, error);
}

bool action_step_end(struct action_step *step, bool ok, struct error *error)
{
    struct changes *changes = step->parts->changes;
    ok = ok && changes_record(changes, &step->row, &step->change, error) &&
         changes_flush(changes, error);
    if (!ok)
        changes_forget(changes);
    return database_end_own(step->parts->database, step->own, ok, error);
}

static void bind_who(struct query *query, const struct action_step *step)
{
    query_bind_int(query, ":person", step->change.person);
    query_bind_int(query, ":now", step->change.at);
}

void action_step_bind_uid(struct query *query, const struct action_step *step)
{
    unsigned char uid[UID_SIZE];
    database_new_uid(step->change.at, uid);
    query_bind_blob(query, ":uid", uid, sizeof uid);
    bind_who(query, step);
}

/* --- notes --- */

bool action_note_add(struct action_parts *parts, int64_t action, const char *text, int64_t now,
                     struct error *error)
{
    struct action_step step;
    g_autofree char *clean = text_clean(text, true);
    if (text_is_blank(clean))
        return error_set(error, ERROR_INPUT, _("Catatan itu kosong; tulis perkembangannya."));
    if (!action_step_begin(&step, parts, action, now, "note", error))
        return false;
    struct query query = begin(parts, ADD_NOTE, action);
    action_step_bind_uid(&query, &step);
    query_bind_text(&query, ":text", clean);
    step.change.new_value = clean;
    return action_step_end(&step, query_run(&query, error), error);
}

static void note_free(void *pointer)
{
    struct action_note *note = pointer;
    g_free(note->text);
    g_free(note->person);
    g_free(note);
}

GPtrArray *action_end_list(struct query *query, GPtrArray *list, struct error *error)
{
    if (query_end(query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

GPtrArray *action_notes(struct action_parts *parts, int64_t action, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(note_free);
    struct query query = begin(parts, NOTES, action);
    while (query_step(&query)) {
        struct action_note *note = g_new0(struct action_note, 1);
        note->text = g_strdup(query_text(&query, 0));
        note->person = g_strdup(query_text(&query, 1));
        note->at = query_int(&query, 2);
        g_ptr_array_add(list, note);
    }
    return action_end_list(&query, list, error);
}

/* --- months --- */

bool action_tick_set(struct action_parts *parts, int64_t action, int month, bool ticked,
                     int64_t now, struct error *error)
{
    struct action_step step;
    char text[MONTH_TEXT_SIZE];
    month_to_iso(month, text);
    if (!action_step_begin(&step, parts, action, now, "month", error))
        return false;
    struct query query = begin(parts, ticked ? ADD_TICK : REMOVE_TICK, action);
    query_bind_text(&query, ":month", text);
    if (ticked)
        bind_who(&query, &step);
    *(ticked ? &step.change.new_value : &step.change.old_value) = text;
    bool differs = false;
    while (query_step(&query))
        differs = true;
    bool ok = query_end(&query, error);
    if (ok && !differs) /* another program was faster */
        return database_end_own(parts->database, step.own, true, error);
    return action_step_end(&step, ok, error);
}

static void tick_free(void *pointer)
{
    struct action_tick *tick = pointer;
    g_free(tick->person);
    g_free(tick);
}

GPtrArray *action_ticks(struct action_parts *parts, int64_t action, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(tick_free);
    struct query query = begin(parts, TICKS, action);
    while (query_step(&query)) {
        struct action_tick *tick = g_new0(struct action_tick, 1);
        tick->month = month_from_iso(query_text(&query, 0));
        tick->person = g_strdup(query_text(&query, 1));
        tick->at = query_int(&query, 2);
        g_ptr_array_add(list, tick);
    }
    return action_end_list(&query, list, error);
}

/* --- history --- */

static void entry_free(void *pointer)
{
    struct action_entry *entry = pointer;
    g_free(entry->person);
    g_free(entry->field);
    g_free(entry->old_value);
    g_free(entry->new_value);
    g_free(entry->why);
    g_free(entry);
}

GPtrArray *action_history(struct action_parts *parts, int64_t action, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(entry_free);
    struct query query = begin(parts, HISTORY, action);
    while (query_step(&query)) {
        struct action_entry *entry = g_new0(struct action_entry, 1);
        entry->at = query_int(&query, 0);
        entry->person = g_strdup(query_text(&query, 1));
        entry->field = g_strdup(query_text(&query, 2));
        entry->old_value = g_strdup(query_text(&query, 3));
        entry->new_value = g_strdup(query_text(&query, 4));
        entry->why = g_strdup(query_text(&query, 5));
        g_ptr_array_add(list, entry);
    }
    return action_end_list(&query, list, error);
}
