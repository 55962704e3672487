#include "tests/fault/session.h"

#include "db/audit.h"
#include "db/backup.h"
#include "db/backup_store.h"
#include "db/batch_store.h"
#include "db/closing_store.h"
#include "db/office_key.h"
#include "db/report_text_store.h"
#include "db/restore.h"
#include "db/second_store.h"
#include "src/entry.h"

#define STAMP    "20240624-0915"
#define OLD_NAME "lembar-20190101-00%02d00.db"
#define OLD_ONES 11

/* --- the first start --- */

static bool make_database(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    struct database *database = database_open(session->office.path, DATABASE_CREATE, why);
    database_close(database);
    return database != NULL;
}

static bool introduce(struct session *session, const char *argument, struct error *why)
{
    int64_t person;
    struct database *database = database_open(session->office.path, DATABASE_EXISTING, why);
    struct person_store *people = database ? person_store_open(database, why) : NULL;
    bool ok = people && person_store_ensure(people, argument, NOON, &person, why);
    person_store_close(people);
    database_close(database);
    return ok;
}

/* Runs WORK on a database opened for it alone. */
static bool with_surveys(struct session *session,
                         bool (*work)(struct database *, struct survey_store *, struct error *),
                         struct error *why)
{
    struct database *database = database_open(session->office.path, DATABASE_EXISTING, why);
    struct survey_store *surveys = database ? survey_store_open(database, why) : NULL;
    if (surveys)
        survey_store_act_as(surveys, 1);
    bool ok = surveys && work(database, surveys, why);
    survey_store_close(surveys);
    database_close(database);
    return ok;
}

static bool add_services(struct survey_store *surveys, struct survey *survey, struct error *why)
{
    static const char *const services[] = {"CDOB", "CPOTB", "CPKB", "CPPOB", "PENGADUAN"};
    for (size_t i = 0; survey && i < G_N_ELEMENTS(services); i++)
        if (!survey_store_add_service(surveys, survey, services[i], services[i], 10, NOON, why))
            return false;
    return survey != NULL;
}

static bool create_survey_in(struct database *database, struct survey_store *surveys,
                             struct error *why)
{
    int64_t id;
    struct survey *survey = NULL;
    struct form *form = form_load("forms/skm-bpom-2024.ini", "id", why);
    if (!form || !database_begin(database, why)) {
        form_destroy(form);
        return false;
    }
    bool ok =
        survey_store_create(surveys, "Loka POM di Kota Balikpapan", form, 2024, NOON, &id, why) &&
        (survey = survey_store_load(surveys, id, "id", why)) && add_services(surveys, survey, why);
    form_destroy(form);
    survey_destroy(survey);
    return database_end(database, ok, why);
}

static bool create_survey(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    session->office.survey = 1;
    return with_surveys(session, create_survey_in, why);
}

/* --- keying --- */

/* "KEY=VALUE" into the sheet; the cursor goes behind it. */
static void take_field(struct draft *draft, const char *argument)
{
    g_auto(GStrv) words = g_strsplit(argument, "=", 2);
    set_value(draft->sheet, words[0], words[1]);
    draft->at = (size_t)form_find_item(draft->sheet->form, words[0]) + 1;
}

static bool key_field(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    struct draft_store *drafts = session->office.first.drafts;
    bool ok = draft_store_open_new(drafts, &draft, why);
    if (ok) {
        take_field(&draft, argument);
        ok = draft_store_keep(drafts, &draft, why);
    }
    draft_finish(&draft);
    return ok;
}

static bool park(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    (void)argument;
    bool ok = draft_store_open_new(session->office.first.drafts, &draft, why) &&
              draft_store_park(session->office.first.drafts, &draft, why);
    draft_finish(&draft);
    return ok;
}

static bool discard(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    (void)argument;
    bool ok = draft_store_open_new(session->office.first.drafts, &draft, why) &&
              draft_store_discard(session->office.first.drafts, &draft, why);
    draft_finish(&draft);
    return ok;
}

/* With the answers in ARGUMENT. */
static bool store_sheet(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    bool ok = draft_store_open_new(session->office.first.drafts, &draft, why);
    if (ok) {
        sheet_unpack_answers(draft.sheet, argument);
        ok = draft_store_save(session->office.first.drafts, &draft, NOON + 1000, why);
    }
    draft_finish(&draft);
    return ok;
}

/* --- correcting --- */

static bool begin_correction(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    bool ok = draft_store_open_sheet(session->office.first.drafts, 1, &draft, why);
    if (ok) {
        take_field(&draft, argument);
        ok = draft_store_keep(session->office.first.drafts, &draft, why);
    }
    draft_finish(&draft);
    return ok;
}

static bool store_correction(struct session *session, const char *argument, struct error *why)
{
    struct draft draft;
    (void)argument;
    bool ok = draft_store_open_sheet(session->office.first.drafts, 1, &draft, why) &&
              draft_store_save(session->office.first.drafts, &draft, NOON + 2000, why);
    draft_finish(&draft);
    return ok;
}

static bool set_aside(struct session *session, const char *argument, struct error *why)
{
    return sheet_store_set_counted(session->office.first.sheets, 2, false, argument, NOON + 3000,
                                   why);
}

static bool bring_back(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    return sheet_store_set_counted(session->office.first.sheets, 2, true, "", NOON + 4000, why);
}

static bool forget(struct session *session, const char *argument, struct error *why)
{
    return sheet_store_erase_personal(session->office.first.sheets, 1, argument, NOON + 5000, why);
}

static bool add_sheets(const struct program *program, long first, long last, struct error *why)
{
    bool ok = true;
    for (long number = first; ok && number <= last; number++) {
        struct sheet *sheet = new_sheet(program, number, "CPKB", "123456123456123");
        set_value(sheet, "name", "Ani");
        ok = sheet_store_add(program->sheets, sheet, true, "", NOON, NULL, why);
        sheet_destroy(sheet);
    }
    return ok;
}

/* "FIRST-LAST", all or none. */
static bool import(struct session *session, const char *argument, struct error *why)
{
    long first, last;
    const struct program *program = &session->office.first;
    assert_int_equal(sscanf(argument, "%ld-%ld", &first, &last), 2);
    if (!database_begin(program->database, why))
        return false;
    bool ok = sheet_store_begin_import(program->sheets, why) &&
              add_sheets(program, first, last, why) &&
              sheet_store_end_import(program->sheets, "data.csv", NOON, why) &&
              sheet_store_flush(program->sheets, why);
    ok = database_end(program->database, ok, why);
    if (!ok)
        sheet_store_forget(program->sheets);
    return ok;
}

/* --- actions and choices --- */

static bool plan_action(struct session *session, const char *argument, struct error *why)
{
    struct action *action = action_create();
    action_set(&action->plan, argument);
    action_set_due(action, "TW III 2024", 2024);
    bool ok = action_store_save(session->office.first.actions, action, false, NOON, why);
    action_destroy(action);
    return ok;
}

static bool finish_action(struct session *session, const char *argument, struct error *why)
{
    struct action_store *store = session->office.first.actions;
    g_autoptr(GPtrArray) actions = action_store_list(store, why);
    if (!actions)
        return false;
    struct action *action = g_ptr_array_index(actions, 0);
    action_set(&action->realisation, argument);
    action_set(&action->evidence, "Foto loket");
    action->status = ACTION_DONE;
    action->done_day = (struct day){2024, 9, 1};
    return action_store_save(store, action, false, NOON + 1, why);
}

static bool set_target(struct session *session, const char *argument, struct error *why)
{
    return survey_store_set_target(session->office.first.surveys, session->office.survey,
                                   atol(argument), NOON, why);
}

static bool publish(struct session *session, const char *argument, struct error *why)
{
    return survey_store_publish(session->office.first.surveys, session->office.first.survey, 2023,
                                "", "", atol(argument), NOON, why);
}

static bool write_preface(struct session *session, const char *argument, struct error *why)
{
    const struct program *program = &session->office.first;
    struct report_text_store *store =
        report_text_store_open(program->database, program->survey, program->person, why);
    bool ok = store && report_text_store_save(store, REPORT_PREFACE, argument, NOON, why);
    report_text_store_close(store);
    return ok;
}

/* --- people --- */

static bool with_people(struct session *session, const char *name,
                        bool (*work)(struct person_store *, const char *, struct error *),
                        struct error *why)
{
    struct person_store *people = person_store_open(session->office.first.database, why);
    bool ok = people && work(people, name, why);
    person_store_close(people);
    return ok;
}

static bool add_in(struct person_store *people, const char *name, struct error *why)
{
    return person_store_add(people, name, ROLE_OFFICER, "kata-sandi-17", 1, NOON, why);
}

static bool add_person(struct session *session, const char *argument, struct error *why)
{
    return with_people(session, argument, add_in, why);
}

static bool promote_in(struct person_store *people, const char *name, struct error *why)
{
    struct person person = {0};
    bool ok = person_store_find(people, name, &person, why) &&
              person_store_set_role(people, person.id, ROLE_SUPERVISOR, 1, NOON, why);
    person_finish(&person);
    return ok;
}

static bool promote(struct session *session, const char *argument, struct error *why)
{
    return with_people(session, argument, promote_in, why);
}

static bool block_in(struct person_store *people, const char *name, struct error *why)
{
    struct person person = {0};
    bool ok = person_store_find(people, name, &person, why) &&
              person_store_set_blocked(people, person.id, true, "pindah", 1, NOON, why);
    person_finish(&person);
    return ok;
}

static bool block(struct session *session, const char *argument, struct error *why)
{
    return with_people(session, argument, block_in, why);
}

/* --- closing --- */

static bool make_key(struct session *session, const char *argument, struct error *why)
{
    struct key_pair pair = {0};
    (void)argument;
    bool ok = office_key_load(session->office.first.database, session->office.first.person, NOON,
                              &pair, why);
    key_pair_wipe(&pair);
    return ok;
}

static char *write_statement(const struct record_head *head, void *context, struct error *why)
{
    (void)why;
    g_autofree char *body = g_strdup_printf("%ld catatan.\n", (long)head->entries);
    return signed_text_make(body, context);
}

static bool lock_survey(struct session *session, const char *argument, struct error *why)
{
    struct program *program = &session->office.first;
    struct key_pair pair = {0};
    struct closing_store *store =
        closing_store_open(program->database, program->survey, program->person, why);
    bool ok = store && office_key_load(program->database, program->person, NOON, &pair, why) &&
              closing_store_lock(store, argument, NOON, write_statement, &pair, why);
    key_pair_wipe(&pair);
    closing_store_close(store);
    return ok;
}

static bool unlock_survey(struct session *session, const char *argument, struct error *why)
{
    struct program *program = &session->office.first;
    struct closing_store *store =
        closing_store_open(program->database, program->survey, program->person, why);
    bool ok = store && closing_store_unlock(store, argument, NOON, why);
    closing_store_close(store);
    return ok;
}

/* --- batches and second keying --- */

static struct batch_store *open_batches(struct session *session, struct error *why)
{
    struct program *program = &session->office.first;
    return batch_store_open(program->database, program->survey, program->person, why);
}

static bool register_batch(struct session *session, const char *argument, struct error *why)
{
    struct batch_store *store = open_batches(session, why);
    struct batch *batch = batch_create();
    batch->number = 1;
    batch->ledger.declared = 1;
    batch->day = (struct day){2024, 6, 24};
    g_free(batch->handed_by);
    batch->handed_by = g_strdup(argument);
    bool ok = store && batch_store_save(store, batch, NOON, why);
    batch_destroy(batch);
    batch_store_close(store);
    return ok;
}

static bool reject_paper(struct session *session, const char *argument, struct error *why)
{
    struct batch_store *store = open_batches(session, why);
    bool ok = store && batch_store_reject(store, 1, REJECTION_BLANK, atol(argument), NOON, why);
    batch_store_close(store);
    return ok;
}

static bool close_batch(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    struct batch_store *store = open_batches(session, why);
    bool ok = store && batch_store_close_batch(store, 1, NOON, why);
    batch_store_close(store);
    return ok;
}

static struct second_store *open_second(struct session *session, struct error *why)
{
    struct program *program = &session->office.first;
    return second_store_open(program->database, program->survey, program->sheets, program->person,
                             true, why);
}

static bool ask_for_second_keying(struct session *session, const char *argument, struct error *why)
{
    size_t asked;
    const int64_t sheets[] = {atol(argument)};
    struct second_store *store = open_second(session, why);
    bool ok = store && second_store_ask(store, sheets, 1, NOON, &asked, why);
    second_store_close(store);
    return ok;
}

/* "KEY=VALUE" into the pass that waits. */
static bool key_second(struct session *session, const char *argument, struct error *why)
{
    struct second_pass pass = {0};
    g_auto(GStrv) words = g_strsplit(argument, "=", 2);
    struct second_store *store = open_second(session, why);
    bool ok = store && second_store_take(store, 2, &pass, NOON, why);
    if (ok && pass.id) {
        set_value(pass.sheet, words[0], words[1]);
        ok = second_store_keep(store, &pass, why);
    }
    second_pass_finish(&pass);
    second_store_close(store);
    return ok;
}

/* The whole sheet as it is stored, but for its first answer. */
static bool store_second(struct session *session, const char *argument, struct error *why)
{
    struct second_outcome outcome;
    struct second_pass pass = {0};
    struct second_store *store = open_second(session, why);
    bool ok = store && second_store_take(store, 2, &pass, NOON, why);
    struct sheet *stored =
        ok && pass.id ? sheet_store_load(session->office.first.sheets, pass.sheet_id, why) : NULL;
    for (size_t i = 0; stored && i < stored->form->item_count; i++)
        sheet_set(pass.sheet, i, stored->values[i]);
    if (stored)
        set_value(pass.sheet, "q1", argument);
    ok = stored && second_store_finish(store, &pass, NOON, &outcome, why);
    sheet_destroy(stored);
    second_pass_finish(&pass);
    second_store_close(store);
    return ok;
}

/* --- looking --- */

static void see(struct session *session, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void see(struct session *session, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(session->seen, format, arguments);
    va_end(arguments);
}

static bool see_figures(struct session *session, struct error *why)
{
    struct sheet_counts counts;
    struct sheet_store *sheets = session->office.first.sheets;
    if (!sheet_store_counts(sheets, ANY_SERVICE, &counts, why))
        return false;
    struct tally *tally = sheet_store_tally(sheets, ANY_SERVICE, why);
    if (!tally)
        return false;
    struct index_result *index = index_compute(tally);
    see(session, "%ld of %ld, %ld\n", (long)counts.counted, (long)counts.keyed, index->whole.value);
    index_destroy(index);
    tally_destroy(tally);
    return true;
}

static bool see_sheet(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    g_autofree char *answers = sheet_pack_answers(sheet);
    g_autofree char *fields = sheet_pack_fields(sheet, false);
    see(context, "%ld %s %s %d %s\n", info->number, fields, answers, info->counted, info->reason);
    return true;
}

static bool see_found(struct session *session, struct error *why)
{
    const struct sheet_filter filter = {.search = "CPKB", .counted = -1, .element = -1};
    GArray *found = sheet_store_find(session->office.first.sheets, &filter, why);
    if (!found)
        return false;
    for (guint i = 0; i < found->len; i++)
        see(session, "%ld ", (long)g_array_index(found, int64_t, i));
    g_array_unref(found);
    return true;
}

static bool see_changes(struct session *session, struct error *why)
{
    g_autoptr(GPtrArray) changes = sheet_store_changes(session->office.first.sheets, 1, why);
    for (guint i = 0; changes && i < changes->len; i++) {
        const struct sheet_change *change = g_ptr_array_index(changes, i);
        see(session, "%s %s %s\n", change->field, change->old_value, change->new_value);
    }
    return changes != NULL;
}

static bool see_actions(struct session *session, struct error *why)
{
    g_autoptr(GPtrArray) actions = action_store_list(session->office.first.actions, why);
    for (guint i = 0; actions && i < actions->len; i++)
        see(session, "%s\n", ((struct action *)g_ptr_array_index(actions, i))->plan);
    return actions != NULL;
}

static bool see_waiting(struct session *session, struct error *why)
{
    enum draft_found found;
    long number = 0;
    if (!draft_store_waiting(session->office.first.drafts, &found, &number, why))
        return false;
    see(session, "%d %ld\n", found, number);
    return true;
}

static bool look(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    return see_figures(session, why) && see_found(session, why) && see_changes(session, why) &&
           sheet_store_each(session->office.first.sheets, true, see_sheet, session, why) &&
           see_actions(session, why) && see_waiting(session, why);
}

/* A page that cannot be read is told as a fault of the file. */
static bool file_is_sound(struct session *session, struct error *why)
{
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(g_free);
    return database_check(session->office.first.database, findings, why) &&
           (findings->len == 0 ||
            error_set(why, ERROR_STORAGE, "%s", (char *)g_ptr_array_index(findings, 0)));
}

static bool verify(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    int64_t entries = 0;
    bool equal = false;
    g_autoptr(GPtrArray) findings = NULL;
    bool ok = audit_verify(session->office.first.database, &findings, &entries, why) &&
              file_is_sound(session, why) &&
              sheet_store_check_figures(session->office.first.sheets, &equal, why);
    see(session, "%ld entries, %u findings, %d\n", (long)entries, findings->len, equal);
    return ok;
}

/* --- backups --- */

static char *stamp_of(const struct session *session)
{
    return g_strdup_printf(STAMP "%02d", session->attempt);
}

static bool choose_folder(struct session *session, const char *argument, struct error *why)
{
    struct backup_store *store = backup_store_open(session->office.first.database, why);
    bool ok = store && backup_store_set(store, session->stick, atol(argument),
                                        session->office.first.person, NOON, why);
    backup_store_close(store);
    return ok;
}

static bool back_up(struct session *session, const char *argument, struct error *why)
{
    g_autofree char *stamp = stamp_of(session);
    const struct backup_order order = {session->stick, stamp, *argument != '\0', NULL};
    g_autofree char *path = backup_make(session->office.first.database, &order, why);
    return path != NULL;
}

static bool note_backup(struct session *session, const char *argument, struct error *why)
{
    struct backup_store *store = backup_store_open(session->office.first.database, why);
    bool ok = store && (*argument ? backup_store_note_failed(store, argument, NOON, why)
                                  : backup_store_note_made(store, "a", NOON, why));
    backup_store_close(store);
    return ok;
}

static bool put_older_backups(struct session *session, const char *argument, struct error *why)
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
static void check_stick(const struct session *session, const char *before, bool changed)
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

static bool go_back(struct session *session, const char *argument, struct error *why)
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
static void check_kept(const struct session *session, const char *before, bool changed)
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

static bool lose_database(struct session *session, const char *argument, struct error *why)
{
    (void)argument, (void)why;
    return g_unlink(session->office.path) == 0;
}

/* --- after a crash, and after an update --- */

static bool leave_log(struct session *session, const char *argument, struct error *why)
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
static bool put_old_database(struct session *session, const char *argument, struct error *why)
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

static bool open_again(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    return with_surveys(session, open_again_in, why);
}

/* --- the script --- */

const struct step session_steps[] = {
    {"the database is made", STEP_ALONE, make_database, "", NULL},
    {"an officer comes", STEP_ALONE, introduce, "Rina", NULL},
    {"a survey is set up", STEP_ALONE, create_survey, "", NULL},
    {"the first field is keyed", STEP_INSIDE, key_field, "service=CPKB", NULL},
    {"a date is keyed", STEP_INSIDE, key_field, "date=2024-06-24", NULL},
    {"a name is keyed", STEP_INSIDE, key_field, "name=Siti Aminah", NULL},
    {"the sheet is left", STEP_INSIDE, park, "", NULL},
    {"the first sheet is stored", STEP_INSIDE, store_sheet, "5555555555555555555", NULL},
    {"an answer is keyed", STEP_INSIDE, key_field, "q1=6", NULL},
    {"the second sheet is stored", STEP_INSIDE, store_sheet, "65656565656", NULL},
    {"a third sheet is begun", STEP_INSIDE, key_field, "q1=1", NULL},
    {"it is dropped", STEP_INSIDE, discard, "", NULL},
    {"a correction is begun", STEP_INSIDE, begin_correction, "q2=1", NULL},
    {"it goes on", STEP_INSIDE, begin_correction, "phone=0812", NULL},
    {"it is stored", STEP_INSIDE, store_correction, "", NULL},
    {"a sheet is set aside", STEP_INSIDE, set_aside, "ganda", NULL},
    {"it is brought back", STEP_INSIDE, bring_back, "", NULL},
    {"some sheets are imported", STEP_INSIDE, import, "10-20", NULL},
    {"many sheets are imported", STEP_INSIDE, import, "1001-1120", NULL},
    {"an action is planned", STEP_INSIDE, plan_action, "Menambah loket", NULL},
    {"it is done", STEP_INSIDE, finish_action, "Loket dibuka", NULL},
    {"a target is set", STEP_INSIDE, set_target, "9000", NULL},
    {"a result is published", STEP_INSIDE, publish, "8954", NULL},
    {"a preface is written", STEP_INSIDE, write_preface, "Puji syukur.", NULL},
    {"a person is added", STEP_INSIDE, add_person, "Budi", NULL},
    {"he becomes a supervisor", STEP_INSIDE, promote, "Budi", NULL},
    {"he is blocked", STEP_INSIDE, block, "Budi", NULL},
    {"a batch is registered", STEP_INSIDE, register_batch, "Tata Usaha", NULL},
    {"a paper of it is rejected", STEP_INSIDE, reject_paper, "77", NULL},
    {"the batch is closed", STEP_INSIDE, close_batch, "", NULL},
    {"second keying is asked for", STEP_INSIDE, ask_for_second_keying, "1", NULL},
    {"a field of it is keyed", STEP_INSIDE, key_second, "q2=5", NULL},
    {"the second pass is stored", STEP_INSIDE, store_second, "4", NULL},
    {"the office is looked at", STEP_INSIDE, look, "", NULL},
    {"everything is verified", STEP_INSIDE, verify, "", NULL},
    {"the office gets a key", STEP_INSIDE, make_key, "", NULL},
    {"the survey is locked", STEP_INSIDE, lock_survey, "masih ada konsep", NULL},
    {"it is unlocked", STEP_INSIDE, unlock_survey, "salah baca", NULL},
    {"a respondent is forgotten", STEP_INSIDE, forget, "diminta", NULL},
    {"older backups lie there", STEP_GIVEN, put_older_backups, "", NULL},
    {"a folder for backups is chosen", STEP_INSIDE, choose_folder, "20", NULL},
    {"a backup is made", STEP_INSIDE, back_up, "", check_stick},
    {"it is noted", STEP_INSIDE, note_backup, "", NULL},
    {"a backup for others is made", STEP_INSIDE, back_up, "for others", check_stick},
    {"a failed one is noted", STEP_INSIDE, note_backup, "Folder cadangan penuh.", NULL},
    {"a sheet is begun after it", STEP_INSIDE, key_field, "q1=2", NULL},
    {"a sheet is stored after it", STEP_INSIDE, store_sheet, "222222", NULL},
    {"the program is killed", STEP_GIVEN, leave_log, "q1=3", NULL},
    {"it is opened again", STEP_ALONE, open_again, "", NULL},
    {"the office goes back to the backup", STEP_ALONE, go_back, "", check_kept},
    {"the database is lost", STEP_GIVEN, lose_database, "", NULL},
    {"it comes back from the backup", STEP_ALONE, go_back, "", check_kept},
    {"a database of version 1 is found", STEP_GIVEN, put_old_database, "", NULL},
    {"it is brought up to date", STEP_ALONE, open_again, "", NULL},
    {NULL, STEP_GIVEN, NULL, NULL, NULL},
};

/* --- around it --- */

void session_begin(struct session *session)
{
    *session = (struct session){.office.folder = new_folder(), .seen = g_string_new(NULL)};
    session->office.survey = 1;
    session->office.path = g_build_filename(session->office.folder, "lembar.db", NULL);
    session->stick = g_build_filename(session->office.folder, "stick", NULL);
    assert_int_equal(g_mkdir(session->stick, 0700), 0);
}

void session_end(struct session *session)
{
    remove_folder(session->office.folder);
    g_free(session->office.folder);
    g_free(session->office.path);
    g_free(session->stick);
    g_string_free(session->seen, TRUE);
}

void session_open_program(struct session *session)
{
    session->office.first = program_open(&session->office, "Rina");
}

void session_close_program(struct session *session)
{
    program_close(&session->office.first);
}

/* --- what it holds --- */

#define TABLES                                                                                     \
    "SELECT group_concat('SELECT ''' || name || ' '' || ' || columns || ' AS row FROM \"' || "     \
    "name || '\"', ' UNION ALL ') FROM (SELECT schema.name, (SELECT group_concat("                 \
    "'quote(\"' || info.name || '\")', ' || '' '' || ') FROM pragma_table_info(schema.name) AS "   \
    "info WHERE info.type <> 'BLOB' AND info.name NOT IN ('seal', 'password')) AS columns "        \
    "FROM sqlite_schema AS schema WHERE type = 'table' AND schema.name NOT LIKE 'sqlite%' "        \
    "ORDER BY schema.name) WHERE columns IS NOT NULL"

static char *first_text(sqlite3 *raw, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(raw, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sqlite3_errmsg(raw), sql);
    char *text = NULL;
    if (sqlite3_step(statement) == SQLITE_ROW)
        text = g_strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return text;
}

/* The statement that reads all rows; the same for databases of one version. */
static const char *rows_of(sqlite3 *raw)
{
    static GHashTable *known;
    g_autofree char *version = first_text(raw, "PRAGMA user_version");
    if (!known)
        known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const char *sql = g_hash_table_lookup(known, version);
    if (sql)
        return sql;
    g_autofree char *tables = first_text(raw, TABLES);
    char *made = tables ? g_strdup_printf("SELECT group_concat(row, char(10)) FROM (SELECT * FROM "
                                          "(%s) ORDER BY 1)",
                                          tables)
                        : g_strdup("SELECT ''");
    g_hash_table_insert(known, g_steal_pointer(&version), made);
    return made;
}

char *session_dump(const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return g_strdup("");
    sqlite3 *raw = raw_open(path);
    char *dump = first_text(raw, rows_of(raw));
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
    return dump ? dump : g_strdup("");
}
