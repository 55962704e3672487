#include "tests/fault/session_private.h"

#include "db/backup.h"
#include "db/backup_store.h"
#include "db/restore.h"

#define STAMP    "20240624-0915"
#define OLD_NAME "lembar-20190101-00%02d00.db"
#define OLD_ONES 11

/* --- backups --- */

static char *stamp_of(const struct session *session)
{
    return g_strdup_printf(STAMP "%02d", session->attempt);
}

bool choose_folder(struct session *session, const char *argument, struct error *why)
{
    struct backup_store *store = backup_store_open(session->office.first.database, why);
    bool ok = store && backup_store_set(store, session->stick, atol(argument),
                                        session->office.first.person, NOON, why);
    backup_store_close(store);
    return ok;
}

bool back_up(struct session *session, const char *argument, struct error *why)
{
    g_autofree char *stamp = stamp_of(session);
    const struct backup_order order = {session->stick, stamp, *argument != '\0', NULL};
    g_autofree char *path = backup_make(session->office.first.database, &order, why);
    return path != NULL;
}

bool note_backup(struct session *session, const char *argument, struct error *why)
{
    struct backup_store *store = backup_store_open(session->office.first.database, why);
    bool ok = store && (*argument ? backup_store_note_failed(store, argument, NOON, why)
                                  : backup_store_note_made(store, "a", NOON, why));
    backup_store_close(store);
    return ok;
}

bool put_older_backups(struct session *session, const char *argument, struct error *why)
{
    (void)argument, (void)why;
    for (int i = 0; i < OLD_ONES; i++) {
        g_autofree char *name = g_strdup_printf(OLD_NAME, i);
        g_autofree char *path = g_build_filename(session->stick, name, NULL);
        assert_true(g_file_set_contents(path, "old", 3, NULL));
    }
    return true;
}

static bool is_of_now(const char *name)
{
    return g_str_has_prefix(name, "lembar-2024") && g_str_has_suffix(name, ".db");
}

static void assert_sound_copy(const char *path)
{
    g_autofree char *answer = raw_text(path, "PRAGMA integrity_check");
    assert_string_equal(answer, "ok");
    assert_true(raw_number(path, "SELECT count(*) FROM sheet") > 0);
}

/* Each backup that bears its name is sound, and no older one went for one that failed. */
void check_stick(const struct session *session, const char *before, bool changed)
{
    (void)before, (void)changed;
    int older = 0, made = 0;
    g_autoptr(GDir) directory = g_dir_open(session->stick, 0, NULL);
    assert_non_null(directory);
    for (const char *name; (name = g_dir_read_name(directory));) {
        g_autofree char *path = g_build_filename(session->stick, name, NULL);
        older += g_str_has_prefix(name, "lembar-2019");
        made += is_of_now(name) && !strstr(name, "tanpa");
        if (is_of_now(name))
            assert_sound_copy(path);
    }
    assert_true(older == OLD_ONES || (made > 0 && older + made >= 10));
}

/* --- going back --- */

static char *any_backup(const struct session *session)
{
    g_autoptr(GDir) directory = g_dir_open(session->stick, 0, NULL);
    for (const char *name; (name = g_dir_read_name(directory));)
        if (is_of_now(name) && !strstr(name, "tanpa"))
            return g_build_filename(session->stick, name, NULL);
    return NULL;
}

bool go_back(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    struct restored restored;
    g_autofree char *stamp = stamp_of(session);
    g_autofree char *file = any_backup(session);
    const struct restore_order order = {file, session->office.path, stamp, true, NULL};
    assert_non_null(file);
    bool ok = restore_backup(&order, &restored, why);
    g_free(restored.before);
    return ok;
}

/* The database as it was is beside the one that came. */
void check_kept(const struct session *session, const char *before, bool changed)
{
    bool found = !changed || *before == '\0';
    g_autoptr(GDir) directory = g_dir_open(session->office.folder, 0, NULL);
    for (const char *name; !found && (name = g_dir_read_name(directory));) {
        g_autofree char *path = g_build_filename(session->office.folder, name, NULL);
        g_autofree char *dump = strstr(name, "before-restore") ? session_dump(path) : NULL;
        found = g_strcmp0(dump, before) == 0;
    }
    assert_true(found);
}

bool lose_database(struct session *session, const char *argument, struct error *why)
{
    (void)argument, (void)why;
    return g_unlink(session->office.path) == 0;
}

/* --- after a crash, and after an update --- */

bool leave_log(struct session *session, const char *argument, struct error *why)
{
    g_autofree char *log = g_strconcat(session->office.path, "-wal", NULL);
    char *database, *content;
    gsize database_size, size;
    session_open_program(session);
    bool ok = key_field(session, argument, why);
    assert_true(g_file_get_contents(session->office.path, &database, &database_size, NULL));
    assert_true(g_file_get_contents(log, &content, &size, NULL));
    session_close_program(session);
    assert_true(g_file_set_contents(session->office.path, database, (gssize)database_size, NULL));
    assert_true(g_file_set_contents(log, content, (gssize)size, NULL));
    g_free(database);
    g_free(content);
    return ok;
}

/* As Lembar stored it before there was a second migration. */
bool put_old_database(struct session *session, const char *argument, struct error *why)
{
    (void)argument, (void)why;
    g_autofree char *schema = NULL, *rows = NULL;
    assert_true(g_file_get_contents("db/migrations/0001_first.sql", &schema, NULL, NULL));
    assert_true(g_file_get_contents("tests/data/version-1.sql", &rows, NULL, NULL));
    assert_int_equal(g_unlink(session->office.path), 0);
    raw_run(session->office.path, schema);
    raw_run(session->office.path, rows);
    return true;
}

static bool open_again_in(struct database *database, struct survey_store *surveys,
                          struct error *why)
{
    struct sheet_store *sheets = NULL;
    struct draft_store *drafts = NULL;
    struct draft draft = {0};
    struct survey *survey = survey_store_load(surveys, 1, "id", why);
    bool ok = survey && (sheets = sheet_store_open(database, survey, 1, why)) &&
              (drafts = draft_store_open(database, survey, sheets, 1, why)) &&
              draft_store_open_new(drafts, &draft, why);
    draft_finish(&draft);
    draft_store_close(drafts);
    sheet_store_close(sheets);
    survey_destroy(survey);
    return ok;
}

bool open_again(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    return with_surveys(session, open_again_in, why);
}
