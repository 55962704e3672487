#include "db/sheet_store_private.h"

#include <string.h>

#include "db/walk.h"
#include "src/i18n.h"

#define INFO_COLUMNS                                                                               \
    "sheet.id, number, coalesce(service_id, 0), coalesce(day, ''), answers, counted, reason, "     \
    "person.name, keyed_at, fields, sheet.uid, coalesce(batch_id, 0), coalesce(control_total, "    \
    "-1), accepted FROM sheet JOIN person ON person.id = keyed_by "

enum {
    UIDS,
    INFO,
    PERSONAL,
    UID,
    CHANGES,
    EACH,
    BY_NUMBER,
    NUMBER_TAKEN,
    LAST,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [UIDS] = "SELECT hex(person.uid), hex(survey.uid), survey.uid FROM person, survey "
             "WHERE person.id = :person AND survey.id = :survey",
    [INFO] = "SELECT " INFO_COLUMNS "WHERE sheet.id = :id",
    [PERSONAL] = "SELECT field, value FROM sheet_personal WHERE sheet_id = :sheet "
                 "AND value IS NOT NULL",
    [UID] = "SELECT uid FROM sheet WHERE id = :id",
    [CHANGES] = "SELECT at, person.name, field, old, new, why FROM record "
                "JOIN person ON person.id = person_id WHERE subject = :uid AND field <> '' "
                "ORDER BY record.id",
    [EACH] = "SELECT " INFO_COLUMNS "WHERE sheet.survey_id = :survey ORDER BY number, sheet.id",
    [BY_NUMBER] = "SELECT id FROM sheet WHERE survey_id = :survey AND number = :number",
    [NUMBER_TAKEN] = "SELECT EXISTS (SELECT 1 FROM sheet WHERE survey_id = :survey "
                     "AND number = :number AND id <> :except)",
    [LAST] = "SELECT id FROM sheet WHERE survey_id = :survey ORDER BY number DESC LIMIT 1",
};

#define HIGHEST_TOTAL 999

static bool read_uids(struct sheet_store *store, struct error *error)
{
    struct query query = query_begin(store->statements, UIDS);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":survey", store->survey->id);
    if (query_step(&query)) {
        g_strlcpy(store->person_uid, query_text(&query, 0), sizeof store->person_uid);
        g_strlcpy(store->survey_uid, query_text(&query, 1), sizeof store->survey_uid);
        memcpy(store->survey_uid_bytes, query_blob(&query, 2), UID_SIZE);
    }
    return query_end(&query, error);
}

struct sheet_store *sheet_store_open(struct database *database, const struct survey *survey,
                                     int64_t person, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    struct changes *changes = statements ? changes_open(database, error) : NULL;
    if (!changes) {
        statements_finish(statements);
        return NULL;
    }
    struct sheet_store *store = g_new0(struct sheet_store, 1);
    store->changes = changes;
    store->database = database;
    store->survey = survey;
    store->person = person;
    store->statements = statements;
    store->adding = sheet_adding_prepare(database, error);
    store->changing = store->adding ? sheet_changing_prepare(database, error) : NULL;
    store->serials = store->changing ? sheet_serial_prepare(database, error) : NULL;
    store->forgetting = store->serials ? sheet_forgetting_prepare(database, error) : NULL;
    store->content = g_string_new(NULL);
    store->figures = store->forgetting ? kept_figures_open(database, survey, error) : NULL;
    store->finder = store->figures ? sheet_search_open(database, survey, error) : NULL;
    if (store->finder && read_uids(store, error))
        return store;
    sheet_store_close(store);
    return NULL;
}

void sheet_store_close(struct sheet_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->statements);
    statements_finish(store->adding);
    statements_finish(store->changing);
    statements_finish(store->serials);
    statements_finish(store->forgetting);
    g_string_free(store->content, TRUE);
    kept_figures_close(store->figures);
    sheet_search_close(store->finder);
    g_free(store);
}

struct query sheet_begin_in_survey(struct sheet_store *store, struct statements *statements,
                                   size_t number)
{
    struct query query = query_begin(statements, number);
    query_bind_int(&query, ":survey", store->survey->id);
    return query;
}

bool sheet_store_flush(struct sheet_store *store, struct error *error)
{
    return kept_figures_flush(store->figures, error) && changes_flush(store->changes, error);
}

void sheet_store_forget(struct sheet_store *store)
{
    changes_forget(store->changes);
    store->import.entry = 0;
    kept_figures_forget(store->figures);
}

bool sheet_refuse_gone(struct error *error)
{
    return error_set(error, ERROR_STORAGE, _("Lembar itu tidak ada lagi."));
}

/* --- one sheet --- */

bool sheet_store_by_number(struct sheet_store *store, long number, int64_t *id, struct error *error)
{
    struct query query = sheet_begin_in_survey(store, store->statements, BY_NUMBER);
    query_bind_int(&query, ":number", number);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    bool several = query_step(&query);
    return query_end(&query, error) &&
           (!several || error_set(error, ERROR_INPUT,
                                  _("Nomor %ld dipakai beberapa lembar. Beri nomor lain pada salah "
                                    "satunya di daftar lembar, lalu ulangi."),
                                  number));
}

void sheet_info_finish(struct sheet_info *info)
{
    g_free(info->answers);
    g_free(info->reason);
    g_free(info->accepted);
    g_free(info->keyed_by);
    *info = (struct sheet_info){0};
}

/* Reads the columns of INFO_COLUMNS. */
static void read_info(const struct query *query, struct sheet_info *info)
{
    info->id = query_int(query, 0);
    info->number = (long)query_int(query, 1);
    info->service_id = query_int(query, 2);
    g_strlcpy(info->day, query_text(query, 3), sizeof info->day);
    info->answers = g_strdup(query_text(query, 4));
    info->counted = query_int(query, 5) != 0;
    info->reason = g_strdup(query_text(query, 6));
    info->keyed_by = g_strdup(query_text(query, 7));
    info->keyed_at = query_int(query, 8);
    info->accepted = g_strdup(query_text(query, 13));
    database_uid_text(query_blob(query, 10), info->uid);
    info->batch_id = query_int(query, 11);
}

bool sheet_store_info(struct sheet_store *store, int64_t id, struct sheet_info *info,
                      struct error *error)
{
    struct query query = query_begin(store->statements, INFO);
    query_bind_int(&query, ":id", id);
    *info = (struct sheet_info){0};
    bool found = query_step(&query);
    if (found)
        read_info(&query, info);
    return query_end(&query, error) && (found || sheet_refuse_gone(error));
}

/* Fills SHEET from a row of INFO_COLUMNS, all but personal data. */
static void read_sheet(const struct sheet_store *store, const struct query *query,
                       struct sheet *sheet)
{
    const struct form *form = store->survey->form;
    const struct service *service = services_by_id(&store->survey->services, query_int(query, 2));
    sheet_unpack_fields(sheet, query_text(query, 9));
    sheet_unpack_answers(sheet, query_text(query, 4));
    sheet_set_number(sheet, (long)query_int(query, 1));
    sheet->batch_id = query_int(query, 11);
    sheet->control_total = (int)query_int_within(query, 12, NO_TOTAL, HIGHEST_TOTAL);
    sheet_set_accepted(sheet, query_text(query, 13));
    if (form->service_item >= 0)
        sheet_set(sheet, (size_t)form->service_item, service ? service->code : VALUE_BLANK);
    if (form->date_item >= 0)
        sheet_set(sheet, (size_t)form->date_item,
                  *query_text(query, 3) ? query_text(query, 3) : VALUE_BLANK);
    sheet_fill_blanks(sheet);
}

static bool read_personal(struct sheet_store *store, int64_t id, struct sheet *sheet,
                          struct error *error)
{
    struct query query = query_begin(store->statements, PERSONAL);
    query_bind_int(&query, ":sheet", id);
    while (query_step(&query)) {
        int item = form_find_item(sheet->form, query_text(&query, 0));
        if (item >= 0)
            sheet_set(sheet, (size_t)item, query_text(&query, 1));
    }
    return query_end(&query, error);
}

struct sheet *sheet_store_load(struct sheet_store *store, int64_t id, struct error *error)
{
    struct sheet *sheet = sheet_create(store->survey->form);
    struct query query = query_begin(store->statements, INFO);
    query_bind_int(&query, ":id", id);
    bool found = query_step(&query);
    if (found)
        read_sheet(store, &query, sheet);
    if (query_end(&query, error) && (found || sheet_refuse_gone(error)) &&
        read_personal(store, id, sheet, error))
        return sheet;
    sheet_destroy(sheet);
    return NULL;
}

void sheet_change_free(void *pointer)
{
    struct sheet_change *change = pointer;
    g_free(change->person);
    g_free(change->field);
    g_free(change->old_value);
    g_free(change->new_value);
    g_free(change->why);
    g_free(change);
}

static struct sheet_change *read_change(const struct query *query)
{
    struct sheet_change *change = g_new0(struct sheet_change, 1);
    change->at = query_int(query, 0);
    change->person = g_strdup(query_text(query, 1));
    change->field = g_strdup(query_text(query, 2));
    change->old_value = g_strdup(query_text(query, 3));
    change->new_value = g_strdup(query_text(query, 4));
    change->why = g_strdup(query_text(query, 5));
    return change;
}

GPtrArray *sheet_store_changes(struct sheet_store *store, int64_t id, struct error *error)
{
    GPtrArray *changes = g_ptr_array_new_with_free_func(sheet_change_free);
    struct query uid = query_begin(store->statements, UID);
    struct query query = query_begin(store->statements, CHANGES);
    query_bind_int(&uid, ":id", id);
    if (query_step(&uid)) {
        query_bind_blob(&query, ":uid", query_blob(&uid, 0), UID_SIZE);
        while (query_step(&query))
            g_ptr_array_add(changes, read_change(&query));
    }
    bool ok = query_end(&query, error);
    if (query_end(&uid, error) && ok)
        return changes;
    g_ptr_array_unref(changes);
    return NULL;
}

/* --- many sheets --- */

GArray *sheet_store_find(struct sheet_store *store, const struct sheet_filter *filter,
                         struct error *error)
{
    return sheet_search_find(store->finder, filter, error);
}

struct tally *sheet_store_tally(struct sheet_store *store, int64_t service, struct error *error)
{
    return kept_figures_tally(store->figures, service, error);
}

bool sheet_store_counts(struct sheet_store *store, int64_t service, struct sheet_counts *counts,
                        struct error *error)
{
    return kept_figures_counts(store->figures, service, counts, error);
}

bool sheet_store_check_figures(struct sheet_store *store, bool *equal, struct error *error)
{
    return kept_figures_check(store->figures, equal, error);
}

bool sheet_store_number_is_free(struct sheet_store *store, long number, int64_t except,
                                bool *is_free, struct error *error)
{
    struct query query = sheet_begin_in_survey(store, store->statements, NUMBER_TAKEN);
    query_bind_int(&query, ":number", number);
    query_bind_int(&query, ":except", except);
    *is_free = query_step(&query) && query_int(&query, 0) == 0;
    return query_end(&query, error);
}

bool sheet_store_last(struct sheet_store *store, int64_t *id, struct error *error)
{
    struct query query = sheet_begin_in_survey(store, store->statements, LAST);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool sheet_store_each(struct sheet_store *store, bool with_personal, sheet_visit *visit,
                      void *context, struct error *error)
{
    struct query query = sheet_begin_in_survey(store, store->statements, EACH);
    bool going = true, ok = true;
    walk_begin(store->database, store->survey->id, _("Membaca lembar"));
    while (going && ok && query_walk(&query)) {
        struct sheet *sheet = sheet_create(store->survey->form);
        struct sheet_info info;
        read_info(&query, &info);
        read_sheet(store, &query, sheet);
        ok = !with_personal || read_personal(store, info.id, sheet, error);
        going = ok && visit(sheet, &info, context);
        sheet_info_finish(&info);
        sheet_destroy(sheet);
    }
    return query_end(&query, error) && ok;
}
