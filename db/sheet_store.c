#include "db/sheet_store.h"

#include <stdlib.h>
#include <string.h>

#include "db/query.h"
#include "src/calendar.h"
#include "src/i18n.h"
#include "src/text.h"

#define INFO_COLUMNS                                                                               \
    "sheet.id, number, coalesce(service_id, 0), coalesce(day, ''), answers, counted, reason, "     \
    "person.name, keyed_at, fields, sheet.uid FROM sheet JOIN person ON person.id = keyed_by "
#define FIND_COLUMNS                                                                               \
    "SELECT sheet.id, number, coalesce(service_id, 0), coalesce(day, ''), answers, counted, "      \
    "reason, person.name, fields FROM sheet JOIN person ON person.id = keyed_by "                  \
    "WHERE sheet.survey_id = :survey ORDER BY "

enum {
    ADD,
    ADD_PERSONAL,
    UPDATE,
    DROP_PERSONAL,
    SET_COUNTED,
    RECORD,
    INFO,
    PERSONAL,
    UID,
    CHANGES,
    FIND_BY_NUMBER,
    FIND_BY_SERVICE,
    FIND_BY_DAY,
    FIND_BY_KEYED,
    EACH,
    NUMBER_TAKEN,
    LAST,
    LAST_NUMBER,
    ADD_TALLY,
    ADD_COUNT,
    TALLY,
    TALLY_OF_SERVICE,
    COUNTS,
    COUNTS_OF_SERVICE,
    ALL_TALLIES,
    ALL_COUNTS,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [ADD] = "INSERT INTO sheet (uid, survey_id, number, service_id, day, fields, answers, counted, "
            "reason, keyed_by, keyed_at) VALUES (:uid, :survey, :number, :service, :day, :fields, "
            ":answers, :counted, :reason, :person, :now)",
    [ADD_PERSONAL] = "INSERT INTO sheet_personal (sheet_id, field, value) "
                     "VALUES (:sheet, :field, :value)",
    [UPDATE] = "UPDATE sheet SET number = :number, service_id = :service, day = :day, "
               "fields = :fields, answers = :answers WHERE id = :id",
    [DROP_PERSONAL] = "DELETE FROM sheet_personal WHERE sheet_id = :sheet",
    [SET_COUNTED] = "UPDATE sheet SET counted = :counted, reason = :reason WHERE id = :id",
    [RECORD] = "INSERT INTO change (at, person_id, subject, field, old, new, why) "
               "VALUES (:now, :person, (SELECT uid FROM sheet WHERE id = :sheet), :field, :old, "
               ":new, :why)",
    [INFO] = "SELECT " INFO_COLUMNS "WHERE sheet.id = :id",
    [PERSONAL] = "SELECT field, value FROM sheet_personal WHERE sheet_id = :sheet",
    [UID] = "SELECT uid FROM sheet WHERE id = :id",
    [CHANGES] = "SELECT at, person.name, field, old, new, why FROM change "
                "JOIN person ON person.id = person_id WHERE subject = :uid ORDER BY change.id",
    [FIND_BY_NUMBER] = FIND_COLUMNS "number, sheet.id",
    [FIND_BY_SERVICE] = FIND_COLUMNS "service_id, number, sheet.id",
    [FIND_BY_DAY] = FIND_COLUMNS "day, number, sheet.id",
    [FIND_BY_KEYED] = FIND_COLUMNS "keyed_at, sheet.id",
    [EACH] = "SELECT " INFO_COLUMNS "WHERE sheet.survey_id = :survey ORDER BY number, sheet.id",
    [NUMBER_TAKEN] = "SELECT EXISTS (SELECT 1 FROM sheet WHERE survey_id = :survey "
                     "AND number = :number AND id <> :except)",
    [LAST] = "SELECT id FROM sheet WHERE survey_id = :survey ORDER BY number DESC LIMIT 1",
    [LAST_NUMBER] = "SELECT max(coalesce((SELECT max(number) FROM sheet WHERE survey_id = :survey),"
                    " 0), coalesce((SELECT max(CAST(fields AS INTEGER)) FROM draft "
                    "WHERE survey_id = :survey AND sheet_id IS NULL), 0))",
    [ADD_TALLY] = "INSERT INTO tally (survey_id, service_id, answer, value, sheets) "
                  "VALUES (:survey, :service, :answer, :value, :sheets) "
                  "ON CONFLICT DO UPDATE SET sheets = sheets + excluded.sheets",
    [ADD_COUNT] = "INSERT INTO sheet_count (survey_id, service_id, keyed, counted) "
                  "VALUES (:survey, :service, :keyed, :counted) ON CONFLICT DO UPDATE "
                  "SET keyed = keyed + excluded.keyed, counted = counted + excluded.counted",
    [TALLY] = "SELECT answer, value, sum(sheets) FROM tally WHERE survey_id = :survey "
              "GROUP BY answer, value",
    [TALLY_OF_SERVICE] = "SELECT answer, value, sheets FROM tally WHERE survey_id = :survey "
                         "AND service_id = :service",
    [COUNTS] = "SELECT coalesce(sum(keyed), 0), coalesce(sum(counted), 0) FROM sheet_count "
               "WHERE survey_id = :survey",
    [COUNTS_OF_SERVICE] = "SELECT keyed, counted FROM sheet_count WHERE survey_id = :survey "
                          "AND service_id = :service",
    [ALL_TALLIES] = "SELECT service_id, answer, value, sheets FROM tally "
                    "WHERE survey_id = :survey AND sheets <> 0",
    [ALL_COUNTS] = "SELECT service_id, keyed, counted FROM sheet_count WHERE survey_id = :survey "
                   "AND (keyed <> 0 OR counted <> 0)",
};

/* What a transaction adds to the kept figures of one service. */
struct figures {
    int64_t keyed, counted;
    int64_t service;
    struct tally *tally;
};

struct sheet_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    GPtrArray *pending; /* of struct figures */
};

static void figures_free(void *pointer)
{
    struct figures *figures = pointer;
    tally_destroy(figures->tally);
    g_free(figures);
}

struct sheet_store *sheet_store_open(struct database *database, const struct survey *survey,
                                     int64_t person, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    if (!statements)
        return NULL;
    struct sheet_store *store = g_new0(struct sheet_store, 1);
    store->database = database;
    store->survey = survey;
    store->person = person;
    store->statements = statements;
    store->pending = g_ptr_array_new_with_free_func(figures_free);
    return store;
}

void sheet_store_close(struct sheet_store *store)
{
    if (!store)
        return;
    statements_finish(store->statements);
    g_ptr_array_unref(store->pending);
    g_free(store);
}

static struct query begin(struct sheet_store *store, size_t number)
{
    return query_begin(store->statements, number);
}

static struct query begin_in_survey(struct sheet_store *store, size_t number)
{
    struct query query = begin(store, number);
    query_bind_int(&query, ":survey", store->survey->id);
    return query;
}

/* --- kept figures --- */

static struct figures *figures_of(const struct sheet_store *store, GPtrArray *list, int64_t service)
{
    for (guint i = 0; i < list->len; i++) {
        struct figures *figures = g_ptr_array_index(list, i);
        if (figures->service == service)
            return figures;
    }
    struct figures *figures = g_new0(struct figures, 1);
    figures->service = service;
    figures->tally = tally_create(store->survey->form);
    g_ptr_array_add(list, figures);
    return figures;
}

/* Adds a sheet (TIMES 1) to the figures, or takes it away (-1). */
static void count_sheet(const struct sheet_store *store, GPtrArray *list, int64_t service,
                        const char *answers, bool counted, int64_t times)
{
    struct figures *figures = figures_of(store, list, service);
    figures->keyed += times;
    figures->counted += counted ? times : 0;
    if (counted)
        tally_add_answers(figures->tally, answers, times);
}

static bool flush_answer(struct sheet_store *store, const struct figures *figures, int answer,
                         int value, struct error *error)
{
    int64_t sheets = tally_count(figures->tally, answer, value);
    if (sheets == 0)
        return true;
    struct query query = begin_in_survey(store, ADD_TALLY);
    query_bind_int(&query, ":service", figures->service);
    query_bind_int(&query, ":answer", answer);
    query_bind_int(&query, ":value", value);
    query_bind_int(&query, ":sheets", sheets);
    return query_run(&query, error);
}

static bool flush_figures(struct sheet_store *store, const struct figures *figures,
                          struct error *error)
{
    const struct form *form = store->survey->form;
    for (int answer = 0; answer < (int)form->answer_count; answer++)
        for (int value = 0; value <= form->top; value++)
            if (!flush_answer(store, figures, answer, value, error))
                return false;
    struct query query = begin_in_survey(store, ADD_COUNT);
    query_bind_int(&query, ":service", figures->service);
    query_bind_int(&query, ":keyed", figures->keyed);
    query_bind_int(&query, ":counted", figures->counted);
    return query_run(&query, error);
}

bool sheet_store_flush(struct sheet_store *store, struct error *error)
{
    for (guint i = 0; i < store->pending->len; i++)
        if (!flush_figures(store, g_ptr_array_index(store->pending, i), error))
            return false;
    sheet_store_forget(store);
    return true;
}

void sheet_store_forget(struct sheet_store *store)
{
    g_ptr_array_set_size(store->pending, 0);
}

struct tally *sheet_store_tally(struct sheet_store *store, int64_t service, struct error *error)
{
    struct tally *tally = tally_create(store->survey->form);
    struct sheet_counts counts;
    struct query query = begin_in_survey(store, service == ANY_SERVICE ? TALLY : TALLY_OF_SERVICE);
    if (service != ANY_SERVICE)
        query_bind_int(&query, ":service", service);
    while (query_step(&query))
        tally_add(tally, (int)query_int(&query, 0), (int)query_int(&query, 1),
                  query_int(&query, 2));
    if (query_end(&query, error) && sheet_store_counts(store, service, &counts, error)) {
        tally->sheets = counts.counted;
        return tally;
    }
    tally_destroy(tally);
    return NULL;
}

bool sheet_store_counts(struct sheet_store *store, int64_t service, struct sheet_counts *counts,
                        struct error *error)
{
    struct query query =
        begin_in_survey(store, service == ANY_SERVICE ? COUNTS : COUNTS_OF_SERVICE);
    *counts = (struct sheet_counts){0};
    if (service != ANY_SERVICE)
        query_bind_int(&query, ":service", service);
    if (query_step(&query))
        *counts = (struct sheet_counts){query_int(&query, 0), query_int(&query, 1)};
    return query_end(&query, error);
}

/* --- adding and correcting --- */

static int64_t service_of(const struct sheet_store *store, const struct sheet *sheet)
{
    int item = store->survey->form->service_item;
    int position = item < 0 ? -1 : services_find(&store->survey->services, sheet->values[item]);
    return position < 0 ? 0 : services_at(&store->survey->services, (size_t)position)->id;
}

static const char *day_of(const struct sheet *sheet)
{
    int item = sheet->form->date_item;
    return item >= 0 && value_is_given(sheet->values[item]) ? sheet->values[item] : NULL;
}

static bool add_personal(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                         struct error *error)
{
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        const struct form_item *item = &sheet->form->items[i];
        if (!item->personal || !value_is_given(sheet->values[i]))
            continue;
        struct query query = begin(store, ADD_PERSONAL);
        query_bind_int(&query, ":sheet", id);
        query_bind_text(&query, ":field", item->key);
        query_bind_text(&query, ":value", sheet->values[i]);
        if (!query_run(&query, error))
            return false;
    }
    return true;
}

static void bind_content(struct query *query, const struct sheet *sheet, int64_t service,
                         const char *answers)
{
    g_autofree char *fields = sheet_pack_fields(sheet, true);
    query_bind_int(query, ":number", sheet_number(sheet));
    query_bind_id(query, ":service", service);
    query_bind_text(query, ":day", day_of(sheet));
    query_bind_text(query, ":fields", fields);
    query_bind_text(query, ":answers", answers);
}

bool sheet_store_add(struct sheet_store *store, const struct sheet *sheet, bool counted,
                     const char *reason, int64_t now, int64_t *id, struct error *error)
{
    unsigned char uid[UID_SIZE];
    int64_t service = service_of(store, sheet);
    g_autofree char *answers = sheet_pack_answers(sheet);
    struct query query = begin_in_survey(store, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    bind_content(&query, sheet, service, answers);
    query_bind_int(&query, ":counted", counted);
    query_bind_text(&query, ":reason", reason);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":now", now);
    if (!query_run(&query, error))
        return false;
    int64_t sheet_id = query_last_id(store->statements);
    count_sheet(store, store->pending, service, answers, counted, 1);
    if (id)
        *id = sheet_id;
    return add_personal(store, sheet_id, sheet, error);
}

static bool record(struct sheet_store *store, int64_t id, const char *field, const char *old_value,
                   const char *new_value, const char *why, int64_t now, struct error *error)
{
    struct query query = begin(store, RECORD);
    query_bind_int(&query, ":now", now);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":sheet", id);
    query_bind_text(&query, ":field", field);
    query_bind_text(&query, ":old", old_value);
    query_bind_text(&query, ":new", new_value);
    query_bind_text(&query, ":why", why);
    return query_run(&query, error);
}

/* Personal data are not copied into the record: whoever asks to be forgotten is. */
static bool record_item(struct sheet_store *store, int64_t id, size_t item,
                        const struct sheet *before, const struct sheet *after, int64_t now,
                        struct error *error)
{
    bool personal = after->form->items[item].personal;
    return record(store, id, after->form->items[item].key, personal ? "…" : before->values[item],
                  personal ? "…" : after->values[item], "", now, error);
}

static bool record_differences(struct sheet_store *store, int64_t id, const struct sheet *before,
                               const struct sheet *after, int64_t now, int *differences,
                               struct error *error)
{
    *differences = 0;
    for (size_t i = 0; i < after->form->item_count; i++) {
        if (strcmp(before->values[i], after->values[i]) == 0)
            continue;
        (*differences)++;
        if (!record_item(store, id, i, before, after, now, error))
            return false;
    }
    return true;
}

static bool update(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                   int64_t service, const char *answers, struct error *error)
{
    struct query query = begin(store, UPDATE);
    query_bind_int(&query, ":id", id);
    bind_content(&query, sheet, service, answers);
    if (!query_run(&query, error))
        return false;
    query = begin(store, DROP_PERSONAL);
    query_bind_int(&query, ":sheet", id);
    return query_run(&query, error) && add_personal(store, id, sheet, error);
}

static bool correct(struct sheet_store *store, const struct sheet_info *info,
                    const struct sheet *before, const struct sheet *after, int64_t now,
                    struct error *error)
{
    int differences;
    if (!record_differences(store, info->id, before, after, now, &differences, error))
        return false;
    if (differences == 0)
        return true;
    g_autofree char *answers = sheet_pack_answers(after);
    count_sheet(store, store->pending, info->service_id, info->answers, info->counted, -1);
    int64_t service = service_of(store, after);
    count_sheet(store, store->pending, service, answers, info->counted, 1);
    return update(store, info->id, after, service, answers, error) &&
           sheet_store_flush(store, error);
}

bool sheet_store_correct(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                         int64_t now, struct error *error)
{
    struct sheet_info info;
    struct sheet *before = sheet_store_load(store, id, error);
    if (!before)
        return false;
    bool ok = sheet_store_info(store, id, &info, error);
    if (ok) {
        ok = correct(store, &info, before, sheet, now, error);
        sheet_info_finish(&info);
    }
    if (!ok)
        sheet_store_forget(store);
    sheet_destroy(before);
    return ok;
}

static bool set_counted(struct sheet_store *store, const struct sheet_info *info, bool counted,
                        const char *reason, int64_t now, struct error *error)
{
    struct query query = begin(store, SET_COUNTED);
    query_bind_int(&query, ":counted", counted);
    query_bind_text(&query, ":reason", counted ? "" : reason);
    query_bind_int(&query, ":id", info->id);
    if (!query_run(&query, error) || !record(store, info->id, "counted", info->counted ? "1" : "0",
                                             counted ? "1" : "0", reason, now, error))
        return false;
    count_sheet(store, store->pending, info->service_id, info->answers, info->counted, -1);
    count_sheet(store, store->pending, info->service_id, info->answers, counted, 1);
    return sheet_store_flush(store, error);
}

bool sheet_store_set_counted(struct sheet_store *store, int64_t id, bool counted,
                             const char *reason, int64_t now, struct error *error)
{
    struct sheet_info info = {0};
    if (!database_begin(store->database, error))
        return false;
    bool ok = sheet_store_info(store, id, &info, error) &&
              set_counted(store, &info, counted, reason, now, error);
    sheet_store_forget(store);
    sheet_info_finish(&info);
    return database_end(store->database, ok, error);
}

/* --- one sheet --- */

void sheet_info_finish(struct sheet_info *info)
{
    g_free(info->answers);
    g_free(info->reason);
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
    database_uid_text(query_blob(query, 10), info->uid);
}

bool sheet_store_info(struct sheet_store *store, int64_t id, struct sheet_info *info,
                      struct error *error)
{
    struct query query = begin(store, INFO);
    query_bind_int(&query, ":id", id);
    *info = (struct sheet_info){0};
    bool found = query_step(&query);
    if (found)
        read_info(&query, info);
    return query_end(&query, error) &&
           (found || error_set(error, ERROR_STORAGE, _("Lembar itu tidak ada lagi.")));
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
    struct query query = begin(store, PERSONAL);
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
    struct query query = begin(store, INFO);
    query_bind_int(&query, ":id", id);
    bool found = query_step(&query);
    if (found)
        read_sheet(store, &query, sheet);
    if (query_end(&query, error) && found && read_personal(store, id, sheet, error))
        return sheet;
    if (!found)
        error_set(error, ERROR_STORAGE, _("Lembar itu tidak ada lagi."));
    sheet_destroy(sheet);
    return NULL;
}

static void change_free(void *pointer)
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
    GPtrArray *changes = g_ptr_array_new_with_free_func(change_free);
    struct query uid = begin(store, UID);
    struct query query = begin(store, CHANGES);
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

/* A sheet found, with what it is ordered by where SQL cannot. */
struct found {
    int64_t id;
    double value;
};

/* Mean of the answers of an element on one sheet; -1 where there is none. */
static double element_mean(const struct sheet_filter *filter, const struct form *form,
                           const char *answers)
{
    int sum = 0, count = 0;
    for (size_t i = 0; i < form->item_count; i++) {
        const struct form_item *item = &form->items[i];
        int element = filter->further ? item->further : item->element;
        if (item->answer < 0 || element != filter->element ||
            !g_ascii_isdigit(answers[item->answer]))
            continue;
        sum += answers[item->answer] - '0';
        count++;
    }
    return count ? (double)sum / count : -1;
}

static bool begins_with_digits(long number, const char *digits)
{
    char text[24];
    g_snprintf(text, sizeof text, "%ld", number);
    return g_str_has_prefix(text, digits);
}

/* Every word of the search stands somewhere in what the list shows of the sheet. */
static bool has_words(const struct sheet_store *store, const struct query *query, char **words)
{
    const struct service *service = services_by_id(&store->survey->services, query_int(query, 2));
    char day[11];
    day_to_field(day_from_iso(query_text(query, 3)), day);
    for (char **word = words; *word; word++)
        if (!(service &&
              (text_contains(service->code, *word) || text_contains(service->name, *word))) &&
            !text_contains(day, *word) && !text_contains(query_text(query, 6), *word) &&
            !text_contains(query_text(query, 7), *word) &&
            !text_contains(query_text(query, 8), *word))
            return false;
    return true;
}

static bool is_wanted(const struct sheet_store *store, const struct sheet_filter *filter,
                      char **words, const struct query *query)
{
    bool digits = words && words[0] && !words[1] && words[0][strspn(words[0], "0123456789")] == 0;
    if (filter->service_id && query_int(query, 2) != filter->service_id)
        return false;
    if (filter->counted >= 0 && (query_int(query, 5) != 0) != (filter->counted != 0))
        return false;
    if (!words || !words[0])
        return true;
    return digits ? begins_with_digits((long)query_int(query, 1), words[0])
                  : has_words(store, query, words);
}

static int by_mean(const void *a, const void *b)
{
    const struct found *first = a, *second = b;
    return (first->value > second->value) - (first->value < second->value);
}

static GArray *ids_of(GArray *found, bool descending)
{
    GArray *ids = g_array_sized_new(FALSE, FALSE, sizeof(int64_t), found->len);
    for (guint i = 0; i < found->len; i++) {
        guint at = descending ? found->len - 1 - i : i;
        g_array_append_val(ids, g_array_index(found, struct found, at).id);
    }
    return ids;
}

static char **search_words(const char *search)
{
    g_autofree char *clean = g_strstrip(g_strdup(search ? search : ""));
    return *clean ? g_strsplit(clean, " ", 0) : NULL;
}

GArray *sheet_store_find(struct sheet_store *store, const struct sheet_filter *filter,
                         struct error *error)
{
    static const size_t statements[] = {FIND_BY_NUMBER, FIND_BY_SERVICE, FIND_BY_DAY, FIND_BY_KEYED,
                                        FIND_BY_NUMBER};
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct found));
    g_auto(GStrv) words = search_words(filter->search);
    struct query query = begin_in_survey(store, statements[filter->sort]);
    while (query_step(&query)) {
        struct found sheet = {query_int(&query, 0), 0};
        if (filter->element >= 0)
            sheet.value = element_mean(filter, store->survey->form, query_text(&query, 4));
        if (sheet.value >= 0 && is_wanted(store, filter, words, &query))
            g_array_append_val(found, sheet);
    }
    if (!query_end(&query, error))
        return NULL;
    if (filter->sort == SHEETS_BY_VALUE)
        g_array_sort(found, by_mean);
    return ids_of(found, filter->descending);
}

bool sheet_store_number_is_free(struct sheet_store *store, long number, int64_t except,
                                bool *is_free, struct error *error)
{
    struct query query = begin_in_survey(store, NUMBER_TAKEN);
    query_bind_int(&query, ":number", number);
    query_bind_int(&query, ":except", except);
    *is_free = query_step(&query) && query_int(&query, 0) == 0;
    return query_end(&query, error);
}

bool sheet_store_last(struct sheet_store *store, int64_t *id, struct error *error)
{
    struct query query = begin_in_survey(store, LAST);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool sheet_store_last_number(struct sheet_store *store, long *number, struct error *error)
{
    struct query query = begin_in_survey(store, LAST_NUMBER);
    *number = query_step(&query) ? (long)query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool sheet_store_each(struct sheet_store *store, bool with_personal, sheet_visit *visit,
                      void *context, struct error *error)
{
    struct query query = begin_in_survey(store, EACH);
    bool going = true, ok = true;
    while (going && ok && query_step(&query)) {
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

/* --- checking the kept figures --- */

static bool subtract_kept(struct sheet_store *store, GPtrArray *list, struct error *error)
{
    struct query query = begin_in_survey(store, ALL_TALLIES);
    while (query_step(&query))
        tally_add(figures_of(store, list, query_int(&query, 0))->tally, (int)query_int(&query, 1),
                  (int)query_int(&query, 2), -query_int(&query, 3));
    if (!query_end(&query, error))
        return false;
    query = begin_in_survey(store, ALL_COUNTS);
    while (query_step(&query)) {
        struct figures *figures = figures_of(store, list, query_int(&query, 0));
        figures->keyed -= query_int(&query, 1);
        figures->counted -= query_int(&query, 2);
    }
    return query_end(&query, error);
}

static bool is_zero(const struct sheet_store *store, const struct figures *figures)
{
    const struct form *form = store->survey->form;
    size_t cells = form->answer_count * (size_t)(form->top + 1);
    for (size_t i = 0; i < cells; i++)
        if (figures->tally->counts[i] != 0)
            return false;
    return figures->keyed == 0 && figures->counted == 0;
}

bool sheet_store_check_figures(struct sheet_store *store, bool *equal, struct error *error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(figures_free);
    struct query query = begin_in_survey(store, FIND_BY_NUMBER);
    while (query_step(&query))
        count_sheet(store, list, query_int(&query, 2), query_text(&query, 4),
                    query_int(&query, 5) != 0, 1);
    if (!query_end(&query, error) || !subtract_kept(store, list, error))
        return false;
    *equal = true;
    for (guint i = 0; i < list->len; i++)
        *equal = *equal && is_zero(store, g_ptr_array_index(list, i));
    return true;
}
