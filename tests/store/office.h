#ifndef LEMBAR_TESTS_STORE_OFFICE_H
#define LEMBAR_TESTS_STORE_OFFICE_H

/* An office in a folder of its own: a database with one survey and its services, opened by one
 * program or several at once. Include cmocka.h before it. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/action_store.h"
#include "db/batch_store.h"
#include "db/draft_store.h"
#include "db/person_store.h"
#include "db/sheet_store.h"
#include "db/survey_store.h"
#include "src/form_file.h"

#define NOON           1719205200000 /* 24 June 2024, ms */
#define OFFICE_ENTRIES 7             /* of its record at first: a person, a survey, its services */

/* CALL must succeed; ERROR says why it did not. */
#define assert_ok(call)                                                                            \
    do {                                                                                           \
        error = (struct error){0};                                                                 \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, error.message);                                              \
    } while (0)

/* CALL must fail with exactly this sentence. */
#define assert_refused(call, sentence)                                                             \
    do {                                                                                           \
        error = (struct error){0};                                                                 \
        if (call)                                                                                  \
            fail_msg("%s succeeded", #call);                                                       \
        assert_string_equal(error.message, sentence);                                              \
    } while (0)

static struct error error;

struct program {
    struct database *database;
    struct survey_store *surveys;
    struct survey *survey;
    int64_t person;
    struct sheet_store *sheets;
    struct draft_store *drafts;
    struct action_store *actions;
    struct batch_store *batches;
};

struct office {
    char *folder, *path; /* of the database */
    int64_t survey;
    struct program first;
};

static inline char *new_folder(void)
{
    char *folder = g_build_filename(g_get_tmp_dir(), "lembar-store-XXXXXX", NULL);
    assert_non_null(mkdtemp(folder));
    return folder;
}

/* Removes the folder, what it holds, and folders one level down. */
static inline void remove_folder(const char *folder)
{
    GDir *entries = g_dir_open(folder, 0, NULL);
    const char *name;
    while (entries && (name = g_dir_read_name(entries))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_folder(path);
        else
            assert_int_equal(g_unlink(path), 0);
    }
    if (entries)
        g_dir_close(entries);
    assert_int_equal(g_rmdir(folder), 0);
}

/* The person of that name, made where new. */
static inline int64_t person_named(struct database *database, const char *name)
{
    int64_t id;
    struct person_store *people;
    assert_ok(people = person_store_open(database, &error));
    assert_ok(person_store_ensure(people, name, NOON, &id, &error));
    person_store_close(people);
    return id;
}

static inline void program_open_stores(struct program *program, int64_t survey, const char *person)
{
    assert_ok(program->survey = survey_store_load(program->surveys, survey, "id", &error));
    program->person = person_named(program->database, person);
    survey_store_act_as(program->surveys, program->person);
    assert_ok(program->sheets =
                  sheet_store_open(program->database, program->survey, program->person, &error));
    assert_ok(program->drafts = draft_store_open(program->database, program->survey,
                                                 program->sheets, program->person, &error));
    assert_ok(program->actions =
                  action_store_open(program->database, program->survey, program->person, &error));
    assert_ok(program->batches =
                  batch_store_open(program->database, program->survey, program->person, &error));
}

/* A further program on the database of the office, used by PERSON. */
static inline struct program program_open(const struct office *office, const char *person)
{
    struct program program = {0};
    assert_ok(program.database = database_open(office->path, DATABASE_EXISTING, &error));
    assert_ok(program.surveys = survey_store_open(program.database, &error));
    program_open_stores(&program, office->survey, person);
    return program;
}

static inline void program_close(struct program *program)
{
    batch_store_close(program->batches);
    action_store_close(program->actions);
    draft_store_close(program->drafts);
    sheet_store_close(program->sheets);
    survey_destroy(program->survey);
    survey_store_close(program->surveys);
    database_close(program->database);
    *program = (struct program){0};
}

static inline void office_open(struct office *office)
{
    static const char *const services[] = {"CDOB", "CPOTB", "CPKB", "CPPOB", "PENGADUAN"};
    struct program *first = &office->first;
    struct form *form;
    *office = (struct office){.folder = new_folder()};
    office->path = g_build_filename(office->folder, "lembar.db", NULL);
    assert_ok(first->database = database_open(office->path, DATABASE_CREATE, &error));
    assert_ok(first->surveys = survey_store_open(first->database, &error));
    survey_store_act_as(first->surveys, person_named(first->database, "Rina"));
    assert_ok(form = form_load("forms/skm-bpom-2024.ini", "id", &error));
    assert_ok(survey_store_create(first->surveys, "Balai Besar POM di Balikpapan", form, 2024, NOON,
                                  &office->survey, &error));
    form_destroy(form);
    program_open_stores(first, office->survey, "Rina");
    for (size_t i = 0; i < G_N_ELEMENTS(services); i++)
        assert_ok(survey_store_add_service(first->surveys, first->survey, services[i], services[i],
                                           -1, NOON, &error));
}

static inline void office_close(struct office *office)
{
    program_close(&office->first);
    remove_folder(office->folder);
    g_free(office->path);
    g_free(office->folder);
}

/* --- sheets --- */

static inline const char *value_of(const struct sheet *sheet, const char *key)
{
    return sheet->values[form_find_item(sheet->form, key)];
}

static inline void set_value(struct sheet *sheet, const char *key, const char *value)
{
    sheet_set(sheet, (size_t)form_find_item(sheet->form, key), value);
}

/* A whole sheet, what is not said blank. ANSWERS begins with q1; NULL for none. */
static inline struct sheet *new_sheet(const struct program *program, long number,
                                      const char *service, const char *answers)
{
    struct sheet *sheet = sheet_create(program->survey->form);
    sheet_unpack_answers(sheet, answers ? answers : "");
    sheet_set_number(sheet, number);
    set_value(sheet, "service", service);
    set_value(sheet, "date", "2024-06-24");
    sheet_fill_blanks(sheet);
    return sheet;
}

static inline void assert_same_sheet(const struct sheet *sheet, const struct sheet *expected)
{
    for (size_t i = 0; i < expected->form->item_count; i++)
        assert_string_equal(sheet->values[i], expected->values[i]);
}

/* Adds SHEET in a transaction of its own. */
static inline int64_t add_sheet(const struct program *program, const struct sheet *sheet,
                                bool counted, const char *reason)
{
    int64_t id;
    assert_ok(database_begin(program->database, &error));
    assert_ok(sheet_store_add(program->sheets, sheet, counted, reason, NOON, &id, &error));
    assert_ok(sheet_store_flush(program->sheets, &error));
    assert_ok(database_end(program->database, true, &error));
    return id;
}

static inline int64_t add_new_sheet(const struct program *program, long number, const char *service,
                                    const char *answers)
{
    struct sheet *sheet = new_sheet(program, number, service, answers);
    int64_t id = add_sheet(program, sheet, true, "");
    sheet_destroy(sheet);
    return id;
}

static inline bool correct_sheet(const struct program *program, int64_t id,
                                 const struct sheet *sheet, int64_t now)
{
    return database_begin(program->database, &error) &&
           database_end(program->database,
                        sheet_store_correct(program->sheets, id, sheet, "", now, &error), &error);
}

static inline void assert_figures_are_right(const struct program *program)
{
    bool equal;
    assert_ok(sheet_store_check_figures(program->sheets, &equal, &error));
    assert_true(equal);
}

static inline int64_t service_id(const struct program *program, const char *code)
{
    int position = services_find(&program->survey->services, code);
    assert_true(position >= 0);
    return services_at(&program->survey->services, (size_t)position)->id;
}

/* --- SQLite directly, as another program would --- */

static inline sqlite3 *raw_open(const char *path)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    sqlite3_busy_timeout(raw, 5000);
    return raw;
}

static inline void raw_run(const char *path, const char *sql)
{
    sqlite3 *raw = raw_open(path);
    char *message = NULL;
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
}

/* The only value of SQL as text; the caller frees it. */
static inline char *raw_text(const char *path, const char *sql)
{
    sqlite3 *raw = raw_open(path);
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(raw, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(raw));
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    char *text = g_strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
    return text;
}

static inline long raw_number(const char *path, const char *sql)
{
    g_autofree char *text = raw_text(path, sql);
    return text ? atol(text) : 0;
}

#endif
