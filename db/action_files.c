#include <string.h>

#include "db/action_parts_private.h"
#include "src/i18n.h"
#include "src/setting.h"
#include "src/text.h"

/* The files that prove an action: their rows here, their copies in the folder of evidence. */

#define FILE_COLUMNS                                                                               \
    "SELECT action_file.id, action_file.name, digest, size, person.name, at, "                     \
    "substr(plan, 1, instr(plan || char(10), char(10)) - 1) FROM action_file "                     \
    "JOIN person ON person.id = person_id JOIN action ON action.id = action_id "

enum {
    ADD_FILE,
    REMOVE_FILE,
    FILES,
    ALL_FILES,
    FILE_BY_ID,
    FILE_USES,
    LAST_PROOF,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [ADD_FILE] = "INSERT INTO action_file (uid, action_id, name, digest, size, person_id, at) "
                 "VALUES (:uid, :action, :name, :digest, :size, :person, :now)",
    [REMOVE_FILE] = "DELETE FROM action_file WHERE id = :id AND action_id = :action",
    [FILES] = FILE_COLUMNS "WHERE action_id = :action ORDER BY at, action_file.id",
    [ALL_FILES] = FILE_COLUMNS "ORDER BY action_file.id",
    [FILE_BY_ID] = FILE_COLUMNS "WHERE action_file.id = :id AND action_id = :action",
    [FILE_USES] = "SELECT count(*) FROM action_file WHERE digest = :digest",
    [LAST_PROOF] = "SELECT status = 'done' AND trim(evidence) = '' AND (SELECT count(*) FROM "
                   "action_file WHERE action_id = action.id) < 2 FROM action WHERE id = :action",
};

struct statements *action_files_prepare(struct database *database, struct error *error)
{
    return statements_prepare(database, sql, STATEMENT_COUNT, error);
}

static struct query begin(struct action_parts *parts, size_t number, int64_t action)
{
    struct query query = query_begin(parts->files, number);
    query_bind_int(&query, ":action", action);
    return query;
}

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
    return action_end_list(query, list, error);
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

/* The copy goes where no action refers to it: while nobody else may write, or another program could
 * be about to refer to it. */
static void drop_if_unused(struct action_parts *parts, const unsigned char digest[DIGEST_SIZE])
{
    bool own;
    struct error ignored;
    if (!database_begin_own(parts->database, &own, &ignored))
        return;
    struct query query = query_begin(parts->files, FILE_USES);
    query_bind_blob(&query, ":digest", digest, DIGEST_SIZE);
    bool unused = query_step(&query) && query_int(&query, 0) == 0;
    if (query_end(&query, &ignored) && unused)
        evidence_drop(database_path(parts->database), digest);
    database_end_own(parts->database, own, true, &ignored);
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

/* It was kept before anything was locked: a program that removed the last other use of the same
 * bytes has dropped it since. */
static bool check_copy(const struct action_parts *parts, const unsigned char digest[DIGEST_SIZE],
                       struct error *error)
{
    g_autofree char *path = evidence_path(database_path(parts->database), digest);
    return g_file_test(path, G_FILE_TEST_EXISTS) ||
           error_set(error, ERROR_INPUT,
                     _("Program lain baru saja membuang salinan berkas itu; lampirkan sekali "
                       "lagi."));
}

static bool write_file(struct action_step *step, int64_t action, const char *name,
                       const unsigned char digest[DIGEST_SIZE], int64_t size, struct error *error)
{
    g_autoptr(GPtrArray) files = action_files(step->parts, action, error);
    if (!files)
        return false;
    if (has_digest(files, digest))
        return error_set(error, ERROR_INPUT, _("Berkas dengan isi yang sama sudah dilampirkan."));
    if (!check_copy(step->parts, digest, error))
        return false;
    struct query query = begin(step->parts, ADD_FILE, action);
    action_step_bind_uid(&query, step);
    query_bind_blob(&query, ":name", name, strlen(name));
    query_bind_blob(&query, ":digest", digest, DIGEST_SIZE);
    query_bind_int(&query, ":size", size);
    return query_run(&query, error);
}

bool action_file_add(struct action_parts *parts, int64_t action, const char *path, int64_t now,
                     struct error *error)
{
    struct action_step step;
    int64_t limit, size;
    unsigned char digest[DIGEST_SIZE];
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *shown = text_clean(name, false);
    if (!find_limit(parts, &limit, error) || !database_check_there(parts->database, error) ||
        !evidence_keep(database_path(parts->database), path, limit, digest, &size, error))
        return false;
    bool ok = action_step_begin(&step, parts, action, now, "file", error);
    if (ok) {
        step.change.new_value = shown;
        ok = action_step_end(&step, write_file(&step, action, name, digest, size, error), error);
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

static bool remove_file(struct action_step *step, int64_t action, const struct action_file *file,
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
    struct action_step step;
    if (!action_step_begin(&step, parts, action, now, "file", error))
        return false;
    struct query query = begin(parts, FILE_BY_ID, action);
    query_bind_int(&query, ":id", id);
    g_autoptr(GPtrArray) found = read_files(&query, error);
    const struct action_file *file = found && found->len ? g_ptr_array_index(found, 0) : NULL;
    if (found && !file)
        error_set(error, ERROR_INPUT, _("Berkas itu sudah tidak dilampirkan."));
    step.change.old_value = file ? file->shown : NULL;
    bool ok = action_step_end(&step, file && remove_file(&step, action, file, error), error);
    if (file && ok)
        drop_if_unused(parts, file->digest);
    return ok;
}

bool action_files_check(struct action_parts *parts, GPtrArray *findings, struct error *error)
{
    struct query query = query_begin(parts->files, ALL_FILES);
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
