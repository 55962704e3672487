#include "db/action_parts.h"

#include <string.h>

#include "db/changes.h"
#include "db/query.h"
#include "db/setting_store.h"
#include "src/action_life.h"
#include "src/i18n.h"
#include "src/setting.h"
#include "src/text.h"

#define FILE_COLUMNS                                                                               \
    "SELECT action_file.id, action_file.name, digest, size, person.name, at, "                     \
    "substr(plan, 1, instr(plan || char(10), char(10)) - 1) FROM action_file "                     \
    "JOIN person ON person.id = person_id JOIN action ON action.id = action_id "

enum {
    ADD_NOTE,
    NOTES,
    ADD_TICK,
    REMOVE_TICK,
    TICKS,
    ADD_FILE,
    REMOVE_FILE,
    FILES,
    ALL_FILES,
    FILE_BY_ID,
    FILE_USES,
    LAST_PROOF,
    HISTORY,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [ADD_NOTE] = "INSERT INTO action_note (uid, action_id, text, person_id, at) "
                 "VALUES (:uid, :action, :text, :person, :now)",
    [NOTES] = "SELECT text, person.name, at FROM action_note JOIN person ON person.id = person_id "
              "WHERE action_id = :action ORDER BY at DESC, action_note.id DESC",
    [ADD_TICK] = "INSERT INTO action_tick (action_id, month, person_id, at) "
                 "VALUES (:action, :month, :person, :now) ON CONFLICT DO NOTHING",
    [REMOVE_TICK] = "DELETE FROM action_tick WHERE action_id = :action AND month = :month",
    [TICKS] = "SELECT month, person.name, at FROM action_tick JOIN person ON person.id = person_id "
              "WHERE action_id = :action ORDER BY month",
    [ADD_FILE] = "INSERT INTO action_file (uid, action_id, name, digest, size, person_id, at) "
                 "VALUES (:uid, :action, :name, :digest, :size, :person, :now)",
    [REMOVE_FILE] = "DELETE FROM action_file WHERE id = :id AND action_id = :action",
    [FILES] = FILE_COLUMNS "WHERE action_id = :action ORDER BY at, action_file.id",
    [ALL_FILES] = FILE_COLUMNS "ORDER BY action_file.id",
    [FILE_BY_ID] = FILE_COLUMNS "WHERE action_file.id = :id AND action_id = :action",
    [FILE_USES] = "SELECT count(*) FROM action_file WHERE digest = :digest",
    [LAST_PROOF] = "SELECT status = 'done' AND trim(evidence) = '' AND (SELECT count(*) FROM "
                   "action_file WHERE action_id = action.id) < 2 FROM action WHERE id = :action",
    [HISTORY] = "SELECT at, person.name, field, old, new, why FROM record "
                "JOIN person ON person.id = person_id "
                "WHERE subject = (SELECT uid FROM action WHERE id = :action) "
                "ORDER BY record.id DESC",
};

struct action_parts {
    struct database *database;
    int64_t person;
    struct statements *statements;
    struct changes *changes;
    struct setting_store *settings;
};

struct action_parts *action_parts_open(struct database *database, int64_t person,
                                       struct error *error)
{
    struct action_parts *parts = g_new0(struct action_parts, 1);
    *parts = (struct action_parts){.database = database, .person = person};
    parts->statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (parts->statements)
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
    g_free(parts);
}

static struct query begin(struct action_parts *parts, size_t number, int64_t action)
{
    struct query query = query_begin(parts->statements, number);
    query_bind_int(&query, ":action", action);
    return query;
}

/* --- one change: looked at before, written, recorded --- */

struct step {
    struct action_parts *parts;
    struct kept_row row;
    struct change change;
};

static bool step_begin(struct step *step, struct action_parts *parts, int64_t action, int64_t now,
                       const char *field, struct error *error)
{
    bool found = false;
    *step = (struct step){
        .parts = parts,
        .change = {.at = now, .person = parts->person, .field = field},
    };
    if (!database_begin(parts->database, error))
        return false;
    if (changes_look(parts->changes, SUBJECT_ACTION, action, &step->row, &found, error) && found)
        return true;
    if (!found)
        error_set(error, ERROR_STORAGE, _("Rencana itu tidak ada lagi."));
    database_rollback(parts->database);
    return false;
}

static bool step_end(struct step *step, bool ok, struct error *error)
{
    struct changes *changes = step->parts->changes;
    ok = ok && changes_record(changes, &step->row, &step->change, error) &&
         changes_flush(changes, error);
    if (!ok)
        changes_forget(changes);
    return database_end(step->parts->database, ok, error);
}

static void bind_who(struct query *query, const struct step *step)
{
    query_bind_int(query, ":person", step->change.person);
    query_bind_int(query, ":now", step->change.at);
}

static void bind_uid(struct query *query, const struct step *step)
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
    struct step step;
    g_autofree char *clean = text_clean(text, true);
    if (text_is_blank(clean))
        return error_set(error, ERROR_INPUT, _("Catatan itu kosong; tulis perkembangannya."));
    if (!step_begin(&step, parts, action, now, "note", error))
        return false;
    struct query query = begin(parts, ADD_NOTE, action);
    bind_uid(&query, &step);
    query_bind_text(&query, ":text", clean);
    step.change.new_value = clean;
    return step_end(&step, query_run(&query, error), error);
}

static void note_free(void *pointer)
{
    struct action_note *note = pointer;
    g_free(note->text);
    g_free(note->person);
    g_free(note);
}

/* Ends the query; the list, or NULL where it failed. */
static GPtrArray *end_list(struct query *query, GPtrArray *list, struct error *error)
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
    return end_list(&query, list, error);
}

/* --- months --- */

bool action_tick_set(struct action_parts *parts, int64_t action, int month, bool ticked,
                     int64_t now, struct error *error)
{
    struct step step;
    char text[MONTH_TEXT_SIZE];
    month_to_iso(month, text);
    if (!step_begin(&step, parts, action, now, "month", error))
        return false;
    struct query query = begin(parts, ticked ? ADD_TICK : REMOVE_TICK, action);
    query_bind_text(&query, ":month", text);
    if (ticked)
        bind_who(&query, &step);
    *(ticked ? &step.change.new_value : &step.change.old_value) = text;
    return step_end(&step, query_run(&query, error), error);
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
    return end_list(&query, list, error);
}

/* --- files --- */

static void file_free(void *pointer)
{
    struct action_file *file = pointer;
    g_free(file->name);
    g_free(file->shown);
    g_free(file->person);
    g_free(file);
}

static struct action_file *read_file(const struct query *query)
{
    struct action_file *file = g_new0(struct action_file, 1);
    const void *digest = query_blob_of(query, 2, DIGEST_SIZE);
    file->id = query_int(query, 0);
    file->name = g_strdup(query_raw_text(query, 1));
    file->shown = text_clean(file->name, false);
    if (digest)
        memcpy(file->digest, digest, DIGEST_SIZE);
    file->size = query_int(query, 3);
    file->person = g_strdup(query_text(query, 4));
    file->at = query_int(query, 5);
    return file;
}

static GPtrArray *read_files(struct query *query, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(file_free);
    while (query_step(query))
        g_ptr_array_add(list, read_file(query));
    return end_list(query, list, error);
}

GPtrArray *action_files(struct action_parts *parts, int64_t action, struct error *error)
{
    struct query query = begin(parts, FILES, action);
    return read_files(&query, error);
}

enum evidence_state action_file_look(const struct action_parts *parts,
                                     const struct action_file *file)
{
    return evidence_look(database_path(parts->database), file->digest, file->size);
}

/* The copy goes where no action refers to it. */
static void drop_if_unused(struct action_parts *parts, const unsigned char digest[DIGEST_SIZE])
{
    struct error ignored;
    struct query query = query_begin(parts->statements, FILE_USES);
    query_bind_blob(&query, ":digest", digest, DIGEST_SIZE);
    bool unused = query_step(&query) && query_int(&query, 0) == 0;
    if (query_end(&query, &ignored) && unused)
        evidence_drop(database_path(parts->database), digest);
}

static bool find_limit(struct action_parts *parts, int64_t *limit, struct error *error)
{
    const struct setting_kind *kind = &settings[SETTING_EVIDENCE_LIMIT];
    g_autofree char *text = setting_store_text(parts->settings, kind->name, kind->fallback, error);
    *limit = text ? setting_number(SETTING_EVIDENCE_LIMIT, text) * INT64_C(1000000) : 0;
    return text != NULL;
}

static bool has_digest(GPtrArray *files, const unsigned char digest[DIGEST_SIZE])
{
    for (guint i = 0; i < files->len; i++) {
        const struct action_file *file = g_ptr_array_index(files, i);
        if (memcmp(file->digest, digest, DIGEST_SIZE) == 0)
            return true;
    }
    return false;
}

static bool write_file(struct step *step, int64_t action, const char *name,
                       const unsigned char digest[DIGEST_SIZE], int64_t size, struct error *error)
{
    g_autoptr(GPtrArray) files = action_files(step->parts, action, error);
    if (!files)
        return false;
    if (has_digest(files, digest))
        return error_set(error, ERROR_INPUT, _("Berkas dengan isi yang sama sudah dilampirkan."));
    struct query query = begin(step->parts, ADD_FILE, action);
    bind_uid(&query, step);
    query_bind_blob(&query, ":name", name, strlen(name));
    query_bind_blob(&query, ":digest", digest, DIGEST_SIZE);
    query_bind_int(&query, ":size", size);
    return query_run(&query, error);
}

bool action_file_add(struct action_parts *parts, int64_t action, const char *path, int64_t now,
                     struct error *error)
{
    struct step step;
    int64_t limit, size;
    unsigned char digest[DIGEST_SIZE];
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *shown = text_clean(name, false);
    if (!find_limit(parts, &limit, error) || !database_check_there(parts->database, error) ||
        !evidence_keep(database_path(parts->database), path, limit, digest, &size, error))
        return false;
    bool ok = step_begin(&step, parts, action, now, "file", error);
    if (ok) {
        step.change.new_value = shown;
        ok = step_end(&step, write_file(&step, action, name, digest, size, error), error);
    }
    if (!ok)
        drop_if_unused(parts, digest);
    return ok;
}

static bool is_last_proof(struct action_parts *parts, int64_t action, bool *last,
                          struct error *error)
{
    struct query query = begin(parts, LAST_PROOF, action);
    *last = query_step(&query) && query_int(&query, 0);
    return query_end(&query, error);
}

static bool remove_file(struct step *step, int64_t action, const struct action_file *file,
                        struct error *error)
{
    bool last;
    if (!is_last_proof(step->parts, action, &last, error))
        return false;
    if (last)
        return error_set(error, ERROR_INPUT,
                         _("Ini bukti terakhir dari tindak lanjut yang selesai; sebut dulu dokumen "
                           "lain, atau buka lagi tindak lanjutnya."));
    struct query query = begin(step->parts, REMOVE_FILE, action);
    query_bind_int(&query, ":id", file->id);
    return query_run(&query, error);
}

bool action_file_remove(struct action_parts *parts, int64_t action, int64_t id, int64_t now,
                        struct error *error)
{
    struct step step;
    struct query query = begin(parts, FILE_BY_ID, action);
    query_bind_int(&query, ":id", id);
    g_autoptr(GPtrArray) found = read_files(&query, error);
    if (!found)
        return false;
    if (found->len == 0)
        return error_set(error, ERROR_INPUT, _("Berkas itu sudah tidak dilampirkan."));
    const struct action_file *file = g_ptr_array_index(found, 0);
    if (!step_begin(&step, parts, action, now, "file", error))
        return false;
    step.change.old_value = file->shown;
    bool ok = step_end(&step, remove_file(&step, action, file, error), error);
    if (ok)
        drop_if_unused(parts, file->digest);
    return ok;
}

bool action_files_check(struct action_parts *parts, GPtrArray *findings, struct error *error)
{
    struct query query = query_begin(parts->statements, ALL_FILES);
    while (query_step(&query)) {
        struct action_file *file = read_file(&query);
        enum evidence_state state = action_file_look(parts, file);
        const char *what = state == EVIDENCE_MISSING
                               ? _("Berkas bukti \"%s\" dari tindak lanjut \"%s\" tidak ada lagi.")
                               : _("Berkas bukti \"%s\" dari tindak lanjut \"%s\" sudah berubah.");
        if (state != EVIDENCE_THERE)
            g_ptr_array_add(findings, g_strdup_printf(what, file->shown, query_text(&query, 6)));
        file_free(file);
    }
    return query_end(&query, error);
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
    return end_list(&query, list, error);
}
