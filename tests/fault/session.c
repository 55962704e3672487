#include "tests/fault/session_private.h"

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
