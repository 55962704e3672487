#include "db/audit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/content.h"
#include "db/digest.h"
#include "tests/store/office.h"
#include "tests/store/truth.h"

/* One office whose database holds changes of every kind, closed; each test bends a copy of it. */

static struct office office;
static char *bent; /* path of the copy */

/* --- the office --- */

static void key_sheet(long number, const char *service, const char *answers)
{
    struct draft draft;
    assert_ok(draft_store_open_new(office.first.drafts, &draft, &error));
    sheet_unpack_answers(draft.sheet, answers);
    sheet_set_number(draft.sheet, number);
    set_value(draft.sheet, "service", service);
    set_value(draft.sheet, "date", "2024-06-24");
    set_value(draft.sheet, "name", "Siti");
    set_value(draft.sheet, "phone", "0812-555");
    assert_ok(draft_store_save(office.first.drafts, &draft, NOON + number, &error));
    assert_ok(draft_store_discard(office.first.drafts, &draft, &error));
    draft_finish(&draft);
}

static void import_sheets(long first, long last)
{
    assert_ok(database_begin(office.first.database, &error));
    assert_ok(sheet_store_begin_import(office.first.sheets, &error));
    for (long number = first; number <= last; number++) {
        struct sheet *sheet = new_sheet(&office.first, number, "CPKB", "5555");
        set_value(sheet, "name", "Ani");
        assert_ok(sheet_store_add(office.first.sheets, sheet, true, "", NOON, NULL, &error));
        sheet_destroy(sheet);
    }
    assert_ok(sheet_store_end_import(office.first.sheets, "data.csv", NOON, &error));
    assert_ok(sheet_store_flush(office.first.sheets, &error));
    assert_ok(database_end(office.first.database, true, &error));
}

static void change(int64_t id, const char *key, const char *value)
{
    struct sheet *sheet;
    assert_ok(sheet = sheet_store_load(office.first.sheets, id, &error));
    set_value(sheet, key, value);
    assert_ok(correct_sheet(&office.first, id, sheet, NOON + 10));
    sheet_destroy(sheet);
}

static void set_counted(int64_t id, bool counted, const char *reason)
{
    assert_ok(sheet_store_set_counted(office.first.sheets, id, counted, reason, NOON, &error));
}

static void save_action(const char *plan, enum action_status later)
{
    struct action *action = action_create();
    action->service_id = service_id(&office.first, "CPKB");
    action_set(&action->plan, plan);
    action_set(&action->realisation, "r");
    action_set(&action->evidence, "e");
    action_set_due(action, "TW III 2024", 2024);
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    action->status = later;
    action->done_day = (struct day){2024, 9, 1};
    assert_ok(action_store_save(office.first.actions, action, false, NOON + 1, &error));
    action_destroy(action);
}

/* A second survey with a service of the same code, and somebody else. */
static void add_others(void)
{
    struct survey *other;
    int64_t id;
    assert_ok(survey_store_create(office.first.surveys, "Loka A", office.first.survey->form, 2025,
                                  NOON, &id, &error));
    assert_ok(other = survey_store_load(office.first.surveys, id, "id", &error));
    assert_ok(
        survey_store_add_service(office.first.surveys, other, "CPKB", "CPKB", -1, NOON, &error));
    survey_destroy(other);
    person_named(office.first.database, "Budi");
}

/* Two people, two surveys and six services (entries 1 to 10). Sheets 1 to 3 keyed (11 to 13), 4 to
 * 6 imported (14); 2 and 5 corrected (15 to 17), 3 set aside and brought back (18, 19), 1 set aside
 * (20); two actions made and changed (21 to 26). */
static int set_up_office(void **state)
{
    (void)state;
    office_open(&office);
    add_others();
    for (long number = 1; number <= 3; number++)
        key_sheet(number, "CPKB", "65656-56565654-3212");
    import_sheets(4, 6);
    change(2, "q1", "1");
    change(2, "name", "Sri");
    change(5, "age", "34");
    set_counted(3, false, "ganda");
    set_counted(3, true, "");
    set_counted(1, false, "rusak");
    save_action("Tambah loket", ACTION_RUNNING);
    save_action("Papan jadwal", ACTION_DONE);
    program_close(&office.first);
    bent = g_build_filename(office.folder, "bent.db", NULL);
    return 0;
}

static int tear_down_office(void **state)
{
    (void)state;
    remove_folder(office.folder);
    g_free(office.path);
    g_free(office.folder);
    g_free(bent);
    return 0;
}

/* --- bending it --- */

static void digest_in_sql(sqlite3_context *context, int count, sqlite3_value **values)
{
    unsigned char out[DIGEST_SIZE];
    (void)count;
    digest_of_text((const char *)sqlite3_value_text(values[0]), out);
    sqlite3_result_blob(context, out, sizeof out, SQLITE_TRANSIENT);
}

/* As somebody would who knows how Lembar seals: SQL has its digest, and no constraint hinders. */
static void bend(const char *sql)
{
    char *text, *message = NULL;
    gsize size;
    assert_true(g_file_get_contents(office.path, &text, &size, NULL));
    assert_true(g_file_set_contents(bent, text, (gssize)size, NULL));
    g_free(text);
    sqlite3 *raw = raw_open(bent);
    sqlite3_create_function(raw, "digest", 1, SQLITE_UTF8, NULL, digest_in_sql, NULL, NULL);
    sqlite3_exec(raw, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    if (sqlite3_total_changes(raw) == 0)
        fail_msg("changes nothing: %s", sql);
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
}

static GPtrArray *find_in_bent(void)
{
    int64_t entries;
    struct database *database;
    assert_ok(database = database_open(bent, DATABASE_EXISTING, &error));
    GPtrArray *findings = findings_of(database, &entries);
    database_close(database);
    return findings;
}

struct bending {
    const char *sql;
    const char *told; /* part of a sentence */
};

static void assert_told(const struct bending *bendings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bend(bendings[i].sql);
        g_autoptr(GPtrArray) findings = find_in_bent();
        if (!is_found(findings, bendings[i].told))
            fail_msg("%s\nis not told as: %s\nbut as: %s", bendings[i].sql, bendings[i].told,
                     findings->len ? (const char *)g_ptr_array_index(findings, 0) : "nothing");
    }
}

#define ASSERT_TOLD(...)                                                                           \
    do {                                                                                           \
        const struct bending bendings[] = {__VA_ARGS__};                                           \
        assert_told(bendings, G_N_ELEMENTS(bendings));                                             \
    } while (0)

#define ENTRY(number)  "Catatan " #number " ("
#define SHEET(number)  "Lembar " #number " (survei 2024) tidak sesuai dengan riwayatnya."
#define NEW_SHEET(n)   "Lembar " #n " (survei 2024) tidak mempunyai riwayat."
#define IMPORT         "Lembar dari impor \"data.csv\" (catatan 14) bertambah, hilang, atau diubah."
#define ACTION         "Tindak lanjut \"Tambah loket\" (survei 2024) tidak sesuai dengan riwayatnya."
#define HEAD           "Kepala rantai catatan tidak cocok dengan catatan terakhir."
#define SEAL_ROW(name) "; UPDATE " #name " SET seal = digest("
#define OTHER_HASH     "zeroblob(32)"

/* --- tests --- */

static void a_database_of_every_kind_of_change_is_true_to_its_record(void **state)
{
    (void)state;
    struct database *database;
    assert_ok(database = database_open(office.path, DATABASE_EXISTING, &error));
    assert_int_equal(assert_true_to_its_record(database), 26);
    database_close(database);
}

static void what_changes_nothing_finds_nothing(void **state)
{
    (void)state;
    static const char *const harmless[] = {
        "UPDATE sheet SET number = number, answers = answers; UPDATE record SET why = why",
        "UPDATE sheet SET seal = digest(" SHEET_CONTENT ")",
        "UPDATE action SET seal = digest(" ACTION_CONTENT ")",
        "DELETE FROM draft; UPDATE person SET wrong_tries = 2",
        "UPDATE record SET new = 'x' WHERE id = 15; UPDATE record SET new = '1' WHERE id = 15",
        "UPDATE tally SET sheets = sheets; VACUUM",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(harmless); i++) {
        bend(harmless[i]);
        g_autoptr(GPtrArray) findings = find_in_bent();
        if (findings->len > 0)
            fail_msg("%s: %s", harmless[i], (const char *)g_ptr_array_index(findings, 0));
    }
}

static void a_changed_column_of_an_entry_is_found(void **state)
{
    (void)state;
    ASSERT_TOLD({"UPDATE record SET at = at + 1 WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET person_id = (SELECT id FROM person WHERE name = 'Budi') "
                 "WHERE id = 15",
                 ENTRY(15)},
                {"UPDATE record SET person_id = 99 WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET kind = 'action' WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET subject = (SELECT uid FROM sheet WHERE id = 3) WHERE id = 15",
                 ENTRY(15)},
                {"UPDATE record SET field = 'q2' WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET old = '5' WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET new = '2' WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET why = 'x' WHERE id = 20", ENTRY(20)},
                {"UPDATE record SET before = " OTHER_HASH " WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET before = NULL WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET after = " OTHER_HASH " WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET after = NULL WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET hash = " OTHER_HASH " WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET hash = " OTHER_HASH " WHERE id = 26", ENTRY(26)},
                {"UPDATE record SET why = 'lain.csv' WHERE id = 14", ENTRY(14)},
                {"UPDATE record SET id = 0 WHERE id = 1", "Catatan 1 hilang."},
                {"UPDATE person SET uid = randomblob(16) WHERE name = 'Rina'", ENTRY(1)});
}

/* A text must not run into the next one. */
static void a_value_moved_into_the_next_column_is_found(void **state)
{
    (void)state;
    ASSERT_TOLD({"UPDATE record SET old = '', new = old || new WHERE id = 15", ENTRY(15)},
                {"UPDATE record SET field = kind || field, kind = '' WHERE id = 15", ENTRY(15)},
                {"UPDATE sheet SET day = day || char(30), reason = '' WHERE id = 2", SHEET(2)});
}

static void a_removed_entry_is_found_wherever_it_was(void **state)
{
    (void)state;
    ASSERT_TOLD(
        {"DELETE FROM record WHERE id = 1", "Catatan 1 hilang."},
        {"DELETE FROM record WHERE id = 15", "Catatan 15 hilang."},
        {"DELETE FROM record WHERE id IN (16, 17, 18)", "Catatan 16 sampai 18 hilang."},
        {"DELETE FROM record WHERE id = 26", "1 catatan terakhir hilang."},
        {"DELETE FROM record", "26 catatan terakhir hilang."},
        {"DELETE FROM record WHERE id = 15; UPDATE record SET id = id - 1 WHERE id > 15",
         ENTRY(15)},
        {"DELETE FROM record WHERE id > 24; UPDATE chain SET entries = 24, hash = "
         "(SELECT hash FROM record WHERE id = 24)",
         "Tindak lanjut \"Papan jadwal\" (survei 2024) tidak sesuai dengan riwayatnya."},
        {"DELETE FROM record; UPDATE chain SET entries = 0, hash = zeroblob(32)", NEW_SHEET(1)},
        {"DELETE FROM record; DELETE FROM chain", HEAD});
}

static void entries_that_change_places_are_found(void **state)
{
    (void)state;
    ASSERT_TOLD({"UPDATE record SET id = 99 WHERE id = 15; UPDATE record SET id = 15 WHERE id = 16;"
                 "UPDATE record SET id = 16 WHERE id = 99",
                 ENTRY(15)},
                {"UPDATE record SET id = 99 WHERE id = 25; UPDATE record SET id = 25 WHERE id = 26;"
                 "UPDATE record SET id = 26 WHERE id = 99",
                 ENTRY(25)});
}

#define INSERTED(number, hash)                                                                     \
    "INSERT INTO record SELECT " number ", at, person_id, kind, subject, field, old, new, why, "   \
    "before, after, " hash " FROM record WHERE id = 20;"

static void an_inserted_entry_is_found(void **state)
{
    (void)state;
    ASSERT_TOLD(
        {"UPDATE record SET id = -id - 1 WHERE id > 16; UPDATE record SET id = -id WHERE id < "
         "0;" INSERTED("17", OTHER_HASH),
         ENTRY(17)},
        {INSERTED("27", OTHER_HASH), ENTRY(27)}, {INSERTED("27", "hash"), HEAD},
        {INSERTED("27", "hash") "UPDATE chain SET entries = 27, hash = (SELECT hash FROM record "
                                "WHERE id = 27)",
         ENTRY(27)},
        {INSERTED("0", OTHER_HASH), ENTRY(0)},
        {INSERTED("9223372036854775807", OTHER_HASH), "sampai 9999999999999 hilang."},
        {INSERTED("(-9223372036854775807 - 1)", OTHER_HASH), ENTRY(-10000000000000)});
}

static void a_changed_head_of_the_chain_is_found(void **state)
{
    (void)state;
    ASSERT_TOLD(
        {"UPDATE chain SET hash = " OTHER_HASH, HEAD}, {"UPDATE chain SET entries = 25", HEAD},
        {"UPDATE chain SET entries = 27", "1 catatan terakhir hilang."},
        {"UPDATE chain SET entries = -9223372036854775807 - 1", HEAD}, {"DELETE FROM chain", HEAD});
}

static void a_changed_column_of_a_sheet_is_found(void **state)
{
    static const char *const changes[] = {
        "number = 77",
        "service_id = (SELECT min(id) FROM service)",
        "service_id = NULL",
        "service_id = (SELECT max(id) FROM service)", /* of the same code, of the other survey */
        "service_id = 99",
        "survey_id = 2",
        "survey_id = 99",
        "day = '2024-06-25'",
        "day = NULL",
        "fields = fields || 'x'",
        "answers = '6' || substr(answers, 2)",
        "counted = 0",
        "reason = 'x'",
        "keyed_by = 2",
        "keyed_by = 99",
        "keyed_at = keyed_at + 1",
        "seal = " OTHER_HASH,
        "seal = x''",
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++)
        for (int sheet = 2; sheet <= 5; sheet += 3) {
            g_autofree char *sql =
                g_strdup_printf("UPDATE sheet SET %s WHERE id = %d", changes[i], sheet);
            g_autofree char *told =
                g_strdup_printf("Lembar %d (survei %s) tidak sesuai", i ? sheet : 77,
                                strcmp(changes[i], "survey_id = 2") == 0    ? "2025"
                                : strcmp(changes[i], "survey_id = 99") == 0 ? "0"
                                                                            : "2024");
            assert_told(&(struct bending){sql, told}, 1);
        }
}

static void a_sheet_changed_and_sealed_anew_is_found(void **state)
{
    (void)state;
    ASSERT_TOLD({"UPDATE sheet SET answers = '6666' WHERE id = 2" SEAL_ROW(sheet) SHEET_CONTENT
                 ") WHERE id = 2",
                 SHEET(2)},
                {"UPDATE sheet SET answers = '6666' WHERE id = 5" SEAL_ROW(sheet) SHEET_CONTENT
                 ") WHERE id = 5",
                 SHEET(5)},
                {"UPDATE sheet SET answers = '6666' WHERE id = 6" SEAL_ROW(sheet) SHEET_CONTENT
                 ") WHERE id = 6",
                 IMPORT},
                {"UPDATE sheet SET uid = randomblob(16) WHERE id = 2", NEW_SHEET(2)},
                {"UPDATE sheet SET uid = randomblob(16) WHERE id = 6", IMPORT},
                {"UPDATE sheet SET uid = x'00' WHERE id = 6", IMPORT},
                {"UPDATE sheet SET imported = NULL WHERE id = 6", NEW_SHEET(6)},
                {"UPDATE sheet SET imported = NULL WHERE id = 5", IMPORT},
                {"UPDATE sheet SET imported = 14 WHERE id = 2", IMPORT});
}

#define COPY_OF_SHEET(imported)                                                                    \
    "INSERT INTO sheet (uid, survey_id, number, service_id, day, fields, answers, counted, "       \
    "reason, keyed_by, keyed_at, imported, seal) SELECT randomblob(16), survey_id, 50, "           \
    "service_id, day, fields, answers, counted, reason, keyed_by, keyed_at, " imported             \
    ", seal FROM sheet WHERE id = 2" SEAL_ROW(sheet) SHEET_CONTENT ") WHERE number = 50"

static void a_sheet_added_with_another_program_is_found(void **state)
{
    (void)state;
    ASSERT_TOLD({COPY_OF_SHEET("NULL"), NEW_SHEET(50)}, {COPY_OF_SHEET("14"), IMPORT},
                {COPY_OF_SHEET("5"), NEW_SHEET(50)}, {COPY_OF_SHEET("99"), NEW_SHEET(50)});
}

static void a_sheet_that_is_gone_is_found(void **state)
{
    (void)state;
    ASSERT_TOLD({"DELETE FROM sheet WHERE id = 2", "yang disimpan pada catatan 12 ("},
                {"DELETE FROM sheet WHERE id = 5", IMPORT},
                {"DELETE FROM sheet WHERE id = 6", IMPORT},
                {"DELETE FROM action WHERE id = 1", "yang disimpan pada catatan 21 ("},
                {"DELETE FROM sheet; DELETE FROM action", IMPORT});
}

static void a_changed_column_of_an_action_is_found(void **state)
{
    static const char *const changes[] = {
        "service_id = 1",
        "service_id = NULL",
        "service_id = (SELECT max(id) FROM service)",
        "survey_id = 99",
        "element = 'U3'",
        "cause = 'x'",
        "due = 'x'",
        "due_day = '2024-12-31'",
        "due_day = NULL",
        "due_certainty = due_certainty + 1",
        "owner = 'x'",
        "status = 'dropped'",
        "realisation = 'x'",
        "done_day = NULL",
        "evidence = 'x'",
        "obstacles = 'x'",
        "owner_id = 1",
        "reason = 'x'",
        "quarters = 3",
        "moves = 2",
        "created_by = 2",
        "created_at = 1",
        "seal = " OTHER_HASH,
        "seal = x'00'",
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autofree char *sql = g_strdup_printf("UPDATE action SET %s WHERE id = 1", changes[i]);
        assert_told(&(struct bending){sql, "Tindak lanjut \"Tambah loket\" (survei "}, 1);
    }
    ASSERT_TOLD({"UPDATE action SET cause = 'x' WHERE id = 1" SEAL_ROW(action) ACTION_CONTENT
                 ") WHERE id = 1",
                 ACTION},
                {"UPDATE action SET plan = 'x' WHERE id = 1",
                 "Tindak lanjut \"x\" (survei 2024) tidak sesuai"},
                {"UPDATE action SET uid = randomblob(16) WHERE id = 1",
                 "Tindak lanjut \"Tambah loket\" (survei 2024) tidak mempunyai riwayat."});
}

#define PERSONAL(sheet, field)                                                                     \
    "Data pribadi lembar " #sheet " (" field ") tidak sesuai dengan segelnya."

static void changed_personal_data_are_found(void **state)
{
    (void)state;
    ASSERT_TOLD(
        {"UPDATE sheet_personal SET value = 'Budi' WHERE sheet_id = 2 AND field = 'name'",
         PERSONAL(2, "name")},
        {"UPDATE sheet_personal SET value = '' WHERE sheet_id = 6", PERSONAL(6, "name")},
        {"UPDATE sheet_personal SET salt = zeroblob(16) WHERE sheet_id = 3 AND field = 'phone'",
         PERSONAL(3, "phone")},
        {"UPDATE sheet_personal SET salt = x'00' WHERE sheet_id = 3", PERSONAL(3, "name")},
        {"UPDATE sheet_personal SET salt = NULL WHERE sheet_id = 3", PERSONAL(3, "name")},
        {"UPDATE sheet_personal SET seal = 'x' WHERE sheet_id = 3", SHEET(3)},
        {"UPDATE sheet_personal SET field = 'workplace' WHERE sheet_id = 3 AND field = 'name'",
         SHEET(3)},
        {"UPDATE sheet_personal SET sheet_id = 4 WHERE sheet_id = 3 AND field = 'phone'", SHEET(4)},
        {"DELETE FROM sheet_personal WHERE sheet_id = 3 AND field = 'phone'", SHEET(3)},
        {"INSERT INTO sheet_personal VALUES (3, 'workplace', NULL, NULL, 'x')", SHEET(3)});
}

/* Without an entry that somebody asked to be forgotten. */
static void personal_data_that_were_only_emptied_are_found(void **state)
{
    (void)state;
    ASSERT_TOLD({"UPDATE sheet_personal SET value = NULL WHERE sheet_id = 6", PERSONAL(6, "name")},
                {"UPDATE sheet_personal SET value = NULL, salt = NULL WHERE sheet_id = 2",
                 PERSONAL(2, "phone")});
}

/* As where the same words are read as another day. */
static void a_changed_person_survey_service_or_published_value_is_found(void **state)
{
    (void)state;
    struct program program = program_open(&office, "Rina");
    assert_ok(
        survey_store_publish(program.surveys, program.survey, 2023, "", "U1", 9001, NOON, &error));
    program_close(&program);
    ASSERT_TOLD({"UPDATE person SET name = 'Rini' WHERE name = 'Rina'",
                 "Petugas Rini tidak sesuai dengan riwayatnya."},
                {"UPDATE person SET role = 'administrator' WHERE name = 'Budi'",
                 "Petugas Budi tidak sesuai dengan riwayatnya."},
                {"UPDATE person SET password = '$argon2id$' WHERE name = 'Budi'",
                 "Petugas Budi tidak sesuai dengan riwayatnya."},
                {"INSERT INTO person (uid, name) VALUES (randomblob(16), 'Eva')",
                 "Petugas Eva tidak mempunyai riwayat."},
                {"UPDATE survey SET target = 9000 WHERE id = 1",
                 "Survei skm-bpom-2024 (survei 2024) tidak sesuai dengan riwayatnya."},
                {"UPDATE form SET text = replace(text, 'top = 6', 'top = 4')",
                 "Survei skm-bpom-2024 (survei 2024) tidak sesuai dengan riwayatnya."},
                {"UPDATE service SET population = 7 WHERE id = 1",
                 "Layanan CDOB (survei 2024) tidak sesuai dengan riwayatnya."},
                {"UPDATE published SET value = 9100",
                 "Nilai terbit 2023 U1 tidak sesuai dengan riwayatnya."},
                {"DELETE FROM published", "Nilai terbit yang disimpan pada catatan 27 ("});
}

static void an_action_whose_due_date_is_read_anew_is_true_to_its_record(void **state)
{
    (void)state;
    bend("UPDATE record SET why = why");
    struct office whole = office;
    office.path = bent;
    office.first = program_open(&office, "Rina");
    GPtrArray *actions;
    assert_ok(actions = action_store_list(office.first.actions, &error));
    struct action *action = g_ptr_array_index(actions, 0);
    action->due_day.day--;
    action_set(&action->why, "salah baca");
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    action->due_certainty = !action->due_certainty;
    action_set(&action->why, "salah baca");
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    assert_int_equal(assert_true_to_its_record(office.first.database), 28);
    g_ptr_array_unref(actions);
    program_close(&office.first);
    office = whole;
}

/* --- a later change does not cover up an earlier bending --- */

static GPtrArray *find_after(const char *sql, void (*change_it)(void))
{
    bend(sql);
    struct office whole = office;
    office.path = bent;
    office.first = program_open(&office, "Rina");
    change_it();
    program_close(&office.first);
    office = whole;
    return find_in_bent();
}

static void correct_sheet_2(void)
{
    change(2, "age", "50");
}

static void correct_sheet_6(void)
{
    change(6, "age", "50");
}

static void set_sheet_2_aside(void)
{
    set_counted(2, false, "rusak");
}

static void forget_sheet_2(void)
{
    assert_ok(sheet_store_erase_personal(office.first.sheets, 2, "", NOON, &error));
}

static void change_first_action(void)
{
    GPtrArray *actions;
    assert_ok(actions = action_store_list(office.first.actions, &error));
    struct action *action = g_ptr_array_index(actions, 0);
    action_set(&action->obstacles, "Anggaran");
    assert_ok(action_store_save(office.first.actions, action, false, NOON, &error));
    g_ptr_array_unref(actions);
}

static void a_later_change_does_not_cover_up_an_earlier_one(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *told;
        void (*change_it)(void);
    } cases[] = {
        {"UPDATE sheet SET answers = '6666' WHERE id = 2",
         "Lembar 2 (survei 2024) diubah tanpa "
         "catatan sebelum catatan 27 (",
         correct_sheet_2},
        {"UPDATE sheet SET answers = '6666' WHERE id = 2" SEAL_ROW(sheet) SHEET_CONTENT
         ") WHERE id = 2",
         "catatan 27 (", set_sheet_2_aside},
        {"UPDATE sheet_personal SET value = 'Budi', seal = 'x' WHERE sheet_id = 2", "catatan 27 (",
         forget_sheet_2},
        {"UPDATE sheet SET answers = '6666' WHERE id = 6", IMPORT, correct_sheet_6},
        {"UPDATE action SET plan = 'x'; UPDATE action SET seal = x'00'",
         "Tindak lanjut \"x\" (survei 2024) diubah tanpa catatan sebelum catatan 27 (",
         change_first_action},
        {"UPDATE sheet SET seal = x'00'", "Lembar 1 (survei 2024) tidak sesuai", correct_sheet_2},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) findings = find_after(cases[i].sql, cases[i].change_it);
        if (!is_found(findings, cases[i].told))
            fail_msg("%s is covered up", cases[i].sql);
    }
}

#define TEST(name) cmocka_unit_test(name)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_database_of_every_kind_of_change_is_true_to_its_record),
        TEST(what_changes_nothing_finds_nothing),
        TEST(a_changed_column_of_an_entry_is_found),
        TEST(a_value_moved_into_the_next_column_is_found),
        TEST(a_removed_entry_is_found_wherever_it_was),
        TEST(entries_that_change_places_are_found),
        TEST(an_inserted_entry_is_found),
        TEST(a_changed_head_of_the_chain_is_found),
        TEST(a_changed_column_of_a_sheet_is_found),
        TEST(a_sheet_changed_and_sealed_anew_is_found),
        TEST(a_sheet_added_with_another_program_is_found),
        TEST(a_sheet_that_is_gone_is_found),
        TEST(a_changed_column_of_an_action_is_found),
        TEST(changed_personal_data_are_found),
        TEST(personal_data_that_were_only_emptied_are_found),
        TEST(an_action_whose_due_date_is_read_anew_is_true_to_its_record),
        TEST(a_later_change_does_not_cover_up_an_earlier_one),
        TEST(a_changed_person_survey_service_or_published_value_is_found), /* adds an entry */
    };
    return cmocka_run_group_tests(tests, set_up_office, tear_down_office);
}
