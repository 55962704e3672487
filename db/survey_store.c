#include "db/survey_store.h"

#include <string.h>

#include "db/survey_store_private.h"
#include "src/calendar.h"
#include "src/form_file.h"
#include "src/i18n.h"

/* One of the values of a sheet that is being keyed is the code. */
#define NAMES_CODE "instr(char(31) || keyed.fields || char(31), char(31) || :code || char(31)) > 0"

static const char *const sql[STATEMENT_COUNT] = {
    [UNIT_ADD] = "INSERT INTO unit (uid, name) VALUES (:uid, :name) ON CONFLICT (name) DO NOTHING",
    [UNIT_FIND] = "SELECT id FROM unit WHERE name = :name",
    [UNIT_RENAME] = "UPDATE unit SET name = :name WHERE id = :id",
    [UNIT_LOCKED] = "SELECT year FROM survey WHERE unit_id = :id AND EXISTS (SELECT 1 FROM "
                    "locked_survey WHERE locked_survey.id = survey.id) ORDER BY year DESC LIMIT 1",
    [SPELLING_RENAME] = "UPDATE unit_spelling SET unit = :name WHERE unit = :old",
    [UNIT_ROWS] = "SELECT id, 0 FROM survey WHERE unit_id = :id UNION ALL "
                  "SELECT id, 1 FROM published WHERE unit_id = :id UNION ALL "
                  "SELECT id, 2 FROM unit_spelling WHERE unit = :old ORDER BY 2, 1",
    [FORM_FIND] = "SELECT id FROM form WHERE key = :key AND version = :version AND text = :text",
    [FORM_ADD] = "INSERT INTO form (key, version, text) VALUES (:key, :version, :text)",
    [SURVEY_FIND] = "SELECT survey.id FROM survey JOIN form ON form.id = form_id "
                    "WHERE unit_id = :unit AND form.key = :key AND year = :year",
    [SURVEY_ADD] = "INSERT INTO survey (uid, unit_id, form_id, year) "
                   "VALUES (:uid, :unit, :form, :year)",
    [SURVEY_TARGET] = "UPDATE survey SET target = :target WHERE id = :id",
    [SURVEY_LIST] = "SELECT survey.id, year, unit.name, form.key FROM survey "
                    "JOIN unit ON unit.id = unit_id JOIN form ON form.id = form_id "
                    "ORDER BY year DESC, survey.id DESC",
    [SURVEY_LOAD] = "SELECT unit_id, unit.name, year, target, form.text FROM survey "
                    "JOIN unit ON unit.id = unit_id JOIN form ON form.id = form_id "
                    "WHERE survey.id = :id",
    [SERVICE_LIST] = "SELECT id, code, name, coalesce(population, -1) FROM service "
                     "WHERE survey_id = :survey ORDER BY id",
    [SERVICE_ADD] = "INSERT INTO service (uid, survey_id, code, name, population) "
                    "VALUES (:uid, :survey, :code, :name, :population)",
    [SERVICE_CHANGE] = "UPDATE service SET name = :name, population = :population WHERE id = :id",
    [SERVICE_REMOVE] = "DELETE FROM service WHERE id = :id",
    [SERVICE_USES] = "SELECT (SELECT count(*) FROM sheet WHERE service_id = :id), "
                     "(SELECT count(*) FROM action WHERE service_id = :id), "
                     "(SELECT count(*) FROM batch WHERE service_id = :id), "
                     "(SELECT count(*) FROM declined WHERE service_id = :id), "
                     "(SELECT count(*) FROM draft AS keyed WHERE survey_id = :survey "
                     "AND " NAMES_CODE ") + (SELECT count(*) FROM second_pass AS keyed "
                     "JOIN second_keying ON second_keying.id = keying_id "
                     "JOIN sheet ON sheet.id = sheet_id WHERE survey_id = :survey "
                     "AND state <> 'settled' AND " NAMES_CODE ")",
    [PUBLISHED_ADD] =
        "INSERT INTO published (uid, unit_id, form_key, year, service, element, value) "
        "VALUES (:uid, :unit, :form, :year, :service, :element, :value)",
    [PUBLISHED_SET] = "UPDATE published SET value = :value WHERE id = :id",
    [PUBLISHED_SOURCE] = "UPDATE published SET source = :source WHERE id = :id",
    [PUBLISHED_SOURCES] = "SELECT id, source FROM published WHERE unit_id = :unit "
                          "AND form_key = :form AND year = :year ORDER BY source DESC, id",
    [PUBLISHED_REMOVE] = "DELETE FROM published WHERE id = :id",
    [PUBLISHED] = "SELECT value, id FROM published WHERE unit_id = :unit AND form_key = :form "
                  "AND year = :year AND service = :service AND element = :element",
};

struct survey_store *survey_store_open(struct database *database, struct error *error)
{
    struct survey_store *store = g_new0(struct survey_store, 1);
    store->database = database;
    store->statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    store->changes = store->statements ? changes_open(database, error) : NULL;
    if (store->changes)
        return store;
    survey_store_close(store);
    return NULL;
}

void survey_store_close(struct survey_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->statements);
    g_free(store);
}

void survey_store_act_as(struct survey_store *store, int64_t person)
{
    store->person = person;
}

/* Ends a transaction, with its entries. */
bool survey_end(struct survey_store *store, bool own, bool ok, struct error *error)
{
    ok = ok && changes_flush(store->changes, error);
    if (!ok)
        changes_forget(store->changes);
    return database_end_own(store->database, own, ok, error);
}

/* A row that was made just now, told with WHAT it is. */
bool survey_record_new(struct survey_store *store, enum subject subject, int64_t id,
                       const char *what, const char *why, int64_t now, struct error *error)
{
    struct change change = {now, store->person, NULL, NULL, what, why};
    return changes_record_new(store->changes, subject, id, &change, error);
}

/* Looks at the row, runs QUERY, which changes it, and records that. */
bool survey_change_row(struct survey_store *store, enum subject subject, int64_t id,
                       struct query *query, const struct change *change, struct error *error)
{
    bool found;
    struct kept_row row;
    query_bind_int(query, ":id", id);
    return changes_look(store->changes, subject, id, &row, &found, error) &&
           query_run(query, error) && changes_record(store->changes, &row, change, error);
}

/* Runs QUERY for the id in its only row; 0 where there is none. */
bool survey_find_id(struct query *query, int64_t *id, struct error *error)
{
    *id = query_step(query) ? query_int(query, 0) : 0;
    return query_end(query, error);
}

void survey_bind_uid(struct query *query, int64_t now)
{
    unsigned char uid[UID_SIZE];
    database_new_uid(now, uid);
    query_bind_blob(query, ":uid", uid, sizeof uid);
}

/* Makes a row of that name where there is none, and finds it. */
static bool ensure_name(struct survey_store *store, size_t add, size_t find, const char *name,
                        int64_t now, int64_t *id, struct error *error)
{
    struct query query = query_begin(store->statements, find);
    query_bind_text(&query, ":name", name);
    if (!survey_find_id(&query, id, error))
        return false;
    if (*id)
        return true;
    query = query_begin(store->statements, add);
    survey_bind_uid(&query, now);
    query_bind_text(&query, ":name", name);
    if (!query_run(&query, error))
        return false;
    query = query_begin(store->statements, find);
    query_bind_text(&query, ":name", name);
    return survey_find_id(&query, id, error);
}

static bool ensure_form(struct survey_store *store, const struct form *form, int64_t *id,
                        struct error *error)
{
    struct query query = query_begin(store->statements, FORM_FIND);
    query_bind_text(&query, ":key", form->id);
    query_bind_text(&query, ":version", form->version);
    query_bind_text(&query, ":text", form->source);
    if (!survey_find_id(&query, id, error) || *id)
        return *id != 0;
    query = query_begin(store->statements, FORM_ADD);
    query_bind_text(&query, ":key", form->id);
    query_bind_text(&query, ":version", form->version);
    query_bind_text(&query, ":text", form->source);
    if (!query_run(&query, error))
        return false;
    *id = query_last_id(store->statements);
    return true;
}

static bool add_survey(struct survey_store *store, int64_t unit, const struct form *form, int year,
                       int64_t now, int64_t *id, struct error *error)
{
    int64_t form_id, twin;
    struct query query = query_begin(store->statements, SURVEY_FIND);
    query_bind_int(&query, ":unit", unit);
    query_bind_text(&query, ":key", form->id);
    query_bind_int(&query, ":year", year);
    if (!survey_find_id(&query, &twin, error))
        return false;
    if (twin)
        return error_set(error, ERROR_INPUT,
                         _("Survei %s tahun %d sudah ada di basis data ini. Buka saja, atau pilih "
                           "tahun lain."),
                         form->id, year);
    if (!ensure_form(store, form, &form_id, error))
        return false;
    query = query_begin(store->statements, SURVEY_ADD);
    survey_bind_uid(&query, now);
    query_bind_int(&query, ":unit", unit);
    query_bind_int(&query, ":form", form_id);
    query_bind_int(&query, ":year", year);
    if (!query_run(&query, error))
        return false;
    *id = query_last_id(store->statements);
    g_autofree char *what = g_strdup_printf("%s/%d", form->id, year);
    return survey_record_new(store, SUBJECT_SURVEY, *id, what, NULL, now, error);
}

static bool create(struct survey_store *store, const char *unit, const struct form *form, int year,
                   int64_t now, int64_t *id, struct error *error)
{
    int64_t unit_id;
    return ensure_name(store, UNIT_ADD, UNIT_FIND, unit, now, &unit_id, error) &&
           add_survey(store, unit_id, form, year, now, id, error);
}

bool survey_store_create(struct survey_store *store, const char *unit, const struct form *form,
                         int year, int64_t now, int64_t *id, struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           survey_end(store, own, create(store, unit, form, year, now, id, error), error);
}

/* A number as the record tells it; "" for none. */
char *survey_number_text(int64_t number, int64_t none)
{
    return number == none ? g_strdup("") : g_strdup_printf("%" G_GINT64_FORMAT, number);
}

static bool find_target(struct survey_store *store, int64_t survey, long *target,
                        struct error *error)
{
    struct query query = query_begin(store->statements, SURVEY_LOAD);
    query_bind_int(&query, ":id", survey);
    *target = query_step(&query) && !query_is_null(&query, 3)
                  ? (long)query_int_within(&query, 3, 0, HIGHEST_VALUE)
                  : HUNDREDTHS_NONE;
    return query_end(&query, error);
}

static bool change_target(struct survey_store *store, int64_t survey, long target, int64_t now,
                          struct error *error)
{
    long before;
    if (!find_target(store, survey, &before, error))
        return false;
    g_autofree char *old_text = survey_number_text(before, HUNDREDTHS_NONE);
    g_autofree char *new_text = survey_number_text(target, HUNDREDTHS_NONE);
    struct change change = {now, store->person, "target", old_text, new_text, NULL};
    struct query query = query_begin(store->statements, SURVEY_TARGET);
    if (target == HUNDREDTHS_NONE)
        query_bind_null(&query, ":target");
    else
        query_bind_int(&query, ":target", target);
    return before == target ||
           survey_change_row(store, SUBJECT_SURVEY, survey, &query, &change, error);
}

bool survey_store_set_target(struct survey_store *store, int64_t survey, long target, int64_t now,
                             struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           survey_end(store, own, change_target(store, survey, target, now, error), error);
}

/* An index in hundredths. */
long survey_read_value(const struct query *query, int column)
{
    return (long)query_int_within(query, column, 0, HIGHEST_VALUE);
}

static void title_free(void *pointer)
{
    struct survey_title *title = pointer;
    g_free(title->unit);
    g_free(title->form_key);
    g_free(title);
}

GPtrArray *survey_store_list(struct survey_store *store, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(title_free);
    struct query query = query_begin(store->statements, SURVEY_LIST);
    while (query_step(&query)) {
        struct survey_title *title = g_new0(struct survey_title, 1);
        title->id = query_int(&query, 0);
        title->year = (int)query_int_within(&query, 1, SURVEY_YEAR_FIRST, SURVEY_YEAR_LAST);
        title->unit = g_strdup(query_text(&query, 2));
        title->form_key = g_strdup(query_text(&query, 3));
        g_ptr_array_add(list, title);
    }
    if (query_end(&query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

static struct form *parse_kept_form(const char *text, const char *language, struct error *error)
{
    GPtrArray *mistakes;
    struct form *form = form_parse(text, strlen(text), language, &mistakes);
    if (form)
        return form;
    const struct form_mistake *first = g_ptr_array_index(mistakes, 0);
    error_set(error, ERROR_STORAGE,
              _("Formulir yang tersimpan di basis data rusak, baris %ld: %s."), first->line,
              first->message);
    g_ptr_array_unref(mistakes);
    return NULL;
}

/* All but its form and services. */
static void read_survey(const struct query *query, struct survey *survey)
{
    g_free(survey->unit);
    survey->unit_id = query_int(query, 0);
    survey->unit = g_strdup(query_text(query, 1));
    survey->year = (int)query_int_within(query, 2, SURVEY_YEAR_FIRST, SURVEY_YEAR_LAST);
    survey->target = query_is_null(query, 3) ? HUNDREDTHS_NONE : survey_read_value(query, 3);
}

bool survey_store_refresh(struct survey_store *store, struct survey *survey, struct error *error)
{
    struct query query = query_begin(store->statements, SURVEY_LOAD);
    query_bind_int(&query, ":id", survey->id);
    if (query_step(&query))
        read_survey(&query, survey);
    return query_end(&query, error) &&
           survey_read_services(store, survey->id, &survey->services, error);
}

struct survey *survey_store_load(struct survey_store *store, int64_t id, const char *language,
                                 struct error *error)
{
    struct survey *survey = g_new0(struct survey, 1);
    services_init(&survey->services);
    survey->id = id;
    struct query query = query_begin(store->statements, SURVEY_LOAD);
    query_bind_int(&query, ":id", id);
    bool found = query_step(&query);
    if (found) {
        read_survey(&query, survey);
        survey->form = parse_kept_form(query_raw_text(&query, 4), language, error);
    }
    bool ok = query_end(&query, error) &&
              (found || error_set(error, ERROR_INPUT, _("Survei itu tidak ada di basis data."))) &&
              survey->form && survey_read_services(store, id, &survey->services, error);
    if (ok)
        return survey;
    survey_destroy(survey);
    return NULL;
}

void survey_destroy(struct survey *survey)
{
    if (!survey)
        return;
    g_free(survey->unit);
    form_destroy(survey->form);
    services_finish(&survey->services);
    g_free(survey);
}
