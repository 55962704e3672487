#include "db/sheet_store.h"

#include <stdlib.h>
#include <string.h>

#include "db/batch_room.h"
#include "db/changes.h"
#include "db/query.h"
#include "db/seal.h"
#include "src/calendar.h"
#include "src/i18n.h"
#include "src/text.h"

#define INFO_COLUMNS                                                                               \
    "sheet.id, number, coalesce(service_id, 0), coalesce(day, ''), answers, counted, reason, "     \
    "person.name, keyed_at, fields, sheet.uid, coalesce(batch_id, 0), coalesce(control_total, "    \
    "-1), accepted FROM sheet JOIN person ON person.id = keyed_by "

enum {
    ADD,
    ADD_PERSONAL,
    UPDATE,
    MOVE,
    DROP_PERSONAL,
    SET_COUNTED,
    ERASE_PERSONAL,
    ERASE_DRAFT,
    IS_FORGOTTEN,
    BY_NUMBER,
    UIDS,
    INFO,
    PERSONAL,
    UID,
    CHANGES,
    EACH,
    NUMBER_TAKEN,
    LAST,
    LAST_NUMBER,
    BATCH,
    TOUCH_SURVEY,
    FOLLOW_IMPORT,
    ROOM,
    VERIFIED,
    SET_VERIFIED,
    KEYED_PERSONAL,
    ERASE_PASSES,
    KEY_AGAIN,
    STATEMENT_COUNT
};

static const char *const sql[STATEMENT_COUNT] = {
    [ADD] = "INSERT INTO sheet (uid, survey_id, number, service_id, day, fields, answers, counted, "
            "reason, keyed_by, keyed_at, imported, seal, batch_id, control_total, accepted) "
            "VALUES (:uid, :survey, :number, :service, :day, :fields, :answers, :counted, :reason, "
            ":person, :now, :imported, :seal, :batch, :total, :accepted)",
    [ADD_PERSONAL] = "INSERT INTO sheet_personal (sheet_id, field, value, salt, seal) "
                     "VALUES (:sheet, :field, :value, :salt, :seal)",
    [UPDATE] = "UPDATE sheet SET number = :number, service_id = :service, day = :day, "
               "fields = :fields, answers = :answers, batch_id = :batch, "
               "control_total = :total, accepted = :accepted WHERE id = :id",
    [MOVE] = "UPDATE sheet SET batch_id = :batch WHERE id = :id",
    [DROP_PERSONAL] = "DELETE FROM sheet_personal WHERE sheet_id = :sheet AND field = :field",
    [SET_COUNTED] = "UPDATE sheet SET counted = :counted, reason = :reason WHERE id = :id",
    [ERASE_PERSONAL] =
        "UPDATE sheet_personal SET value = NULL, salt = NULL WHERE sheet_id = :sheet",
    [ERASE_DRAFT] = "DELETE FROM draft WHERE sheet_id = :sheet",
    [IS_FORGOTTEN] = "SELECT EXISTS (SELECT 1 FROM record WHERE field = 'personal' "
                     "AND subject = (SELECT uid FROM sheet WHERE id = :sheet))",
    [BY_NUMBER] = "SELECT id FROM sheet WHERE survey_id = :survey AND number = :number",
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
    [NUMBER_TAKEN] = "SELECT EXISTS (SELECT 1 FROM sheet WHERE survey_id = :survey "
                     "AND number = :number AND id <> :except)",
    [LAST] = "SELECT id FROM sheet WHERE survey_id = :survey ORDER BY number DESC LIMIT 1",
    [LAST_NUMBER] = "SELECT max(coalesce((SELECT max(number) FROM sheet WHERE survey_id = :survey),"
                    " 0), coalesce((SELECT max(CAST(fields AS INTEGER)) FROM draft "
                    "WHERE survey_id = :survey AND sheet_id IS NULL), 0))",
    [BATCH] = "SELECT number, hex(uid) FROM batch WHERE id = :id",
    [TOUCH_SURVEY] = "UPDATE survey SET id = id WHERE id = :survey",
    [FOLLOW_IMPORT] = "UPDATE sheet SET imported = :entry WHERE id >= :first "
                      "AND imported = :foreseen",
    [ROOM] = BATCH_ROOM_SQL,
    [VERIFIED] = "SELECT id, verified FROM second_keying WHERE sheet_id = :sheet "
                 "AND verified <> '' ORDER BY id DESC LIMIT 1",
    [SET_VERIFIED] = "UPDATE second_keying SET verified = :verified WHERE id = :id",
    [KEYED_PERSONAL] = "SELECT id, state FROM second_keying WHERE sheet_id = :sheet "
                       "AND state <> 'settled' AND EXISTS (SELECT 1 FROM second_pass "
                       "WHERE keying_id = second_keying.id AND personal)",
    [ERASE_PASSES] = "DELETE FROM second_pass WHERE keying_id = :id",
    [KEY_AGAIN] = "UPDATE second_keying SET state = 'second', compared = 0, answers = 0, "
                  "wrong = 0, wrong_answers = 0 WHERE id = :id",
};

#define HIGHEST_TOTAL 999

/* An import that is going on: one entry of the record will tell of all its sheets. */
struct import {
    int64_t entry; /* its number; 0: there is none */
    int64_t sheets, first; /* how many, and the id of the first */
    struct digest digest; /* over uid and seal of each */
};

/* What a new sheet's row holds beside its values. */
struct new_row {
    unsigned char uid[UID_SIZE];
    unsigned char seal[DIGEST_SIZE];
    int64_t service, now;
    const char *answers, *fields, *reason;
    const GArray *personal; /* of struct personal */
    bool counted;
};

struct sheet_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    struct changes *changes;
    char person_uid[2 * UID_SIZE + 1], survey_uid[2 * UID_SIZE + 1]; /* hexadecimal */
    unsigned char survey_uid_bytes[UID_SIZE];
    struct import import;
    GString *content; /* scratch */
    struct kept_figures *figures;
    struct sheet_search *finder;
};

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
    store->content = g_string_new(NULL);
    store->figures = kept_figures_open(database, survey, error);
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
    g_string_free(store->content, TRUE);
    kept_figures_close(store->figures);
    sheet_search_close(store->finder);
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

static bool add_personal_value(struct sheet_store *store, int64_t id, const char *field,
                               const char *value, const struct seal *seal, struct error *error)
{
    struct query query = begin(store, ADD_PERSONAL);
    query_bind_int(&query, ":sheet", id);
    query_bind_text(&query, ":field", field);
    query_bind_text(&query, ":value", value);
    query_bind_blob(&query, ":salt", seal->salt, sizeof seal->salt);
    query_bind_text(&query, ":seal", seal->text);
    return query_run(&query, error);
}

/* A personal value of a new sheet. */
struct personal {
    const char *field, *value;
    struct seal seal;
};

static int by_field(const void *a, const void *b)
{
    const struct personal *first = a, *second = b;
    return strcmp(first->field, second->field);
}

/* The personal values of a sheet, sealed, in the order of SHEET_CONTENT. */
static GArray *seal_personal(const struct sheet *sheet)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct personal));
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        const struct form_item *item = &sheet->form->items[i];
        struct personal personal = {item->key, sheet->values[i], {{0}, ""}};
        if (!item->personal || !value_is_given(personal.value))
            continue;
        seal_new(&personal.seal, personal.field, personal.value);
        g_array_append_val(list, personal);
    }
    g_array_sort(list, by_field);
    return list;
}

static bool add_personal(struct sheet_store *store, int64_t id, const GArray *list,
                         struct error *error)
{
    for (guint i = 0; i < list->len; i++) {
        const struct personal *personal = &g_array_index(list, struct personal, i);
        if (!add_personal_value(store, id, personal->field, personal->value, &personal->seal,
                                error))
            return false;
    }
    return true;
}

static bool replace_personal(struct sheet_store *store, int64_t id, const char *field,
                             const char *value, struct error *error)
{
    struct seal seal;
    struct query query = begin(store, DROP_PERSONAL);
    query_bind_int(&query, ":sheet", id);
    query_bind_text(&query, ":field", field);
    if (!query_run(&query, error))
        return false;
    if (!value_is_given(value))
        return true;
    seal_new(&seal, field, value);
    return add_personal_value(store, id, field, value, &seal, error);
}

/* Only what differs: an unchanged value keeps its seal, a forgotten one stays forgotten. */
static bool change_personal(struct sheet_store *store, int64_t id, const struct sheet *before,
                            const struct sheet *after, struct error *error)
{
    for (size_t i = 0; i < after->form->item_count; i++) {
        const struct form_item *item = &after->form->items[i];
        if (item->personal && strcmp(before->values[i], after->values[i]) != 0 &&
            !replace_personal(store, id, item->key, after->values[i], error))
            return false;
    }
    return true;
}

static void bind_content(struct query *query, const struct sheet *sheet, int64_t service,
                         const char *fields, const char *answers)
{
    query_bind_int(query, ":number", sheet_number(sheet));
    query_bind_id(query, ":service", service);
    query_bind_text(query, ":day", day_of(sheet));
    query_bind_text(query, ":fields", fields);
    query_bind_text(query, ":answers", answers);
    query_bind_id(query, ":batch", sheet->batch_id);
    if (sheet->control_total == NO_TOTAL)
        query_bind_null(query, ":total");
    else
        query_bind_int(query, ":total", sheet->control_total);
    query_bind_text(query, ":accepted", sheet->accepted);
}

static bool refuse_gone(struct error *error)
{
    return error_set(error, ERROR_STORAGE, _("Lembar itu tidak ada lagi."));
}

/* A sheet that is going to be changed, as it is. */
static bool look(struct sheet_store *store, int64_t id, struct kept_row *row, struct error *error)
{
    bool found;
    return changes_look(store->changes, SUBJECT_SHEET, id, row, &found, error) &&
           (found || refuse_gone(error));
}

static char *total_text(int total)
{
    return total == NO_TOTAL ? g_strdup("") : g_strdup_printf("%d", total);
}

/* The column (0: number, 1: uid in hexadecimal) of a batch; "" for none. The caller frees it. */
static bool batch_text(struct sheet_store *store, int64_t batch, int column, char **text,
                       struct error *error)
{
    struct query query = query_begin(store->statements, BATCH);
    query_bind_int(&query, ":id", batch);
    *text = g_strdup(batch && query_step(&query) ? query_text(&query, column) : "");
    return query_end(&query, error);
}

/* What SHEET_CONTENT says only where there is something to say. */
static bool add_slip(struct sheet_store *store, const struct sheet *sheet, struct error *error)
{
    g_autofree char *batch = NULL;
    g_autofree char *total = total_text(sheet->control_total);
    if (!sheet->batch_id && sheet->control_total == NO_TOTAL && *sheet->accepted == '\0')
        return true;
    if (!batch_text(store, sheet->batch_id, 1, &batch, error))
        return false;
    g_string_append_printf(store->content, "\x1e%s\x1e%s\x1e%s", batch, total, sheet->accepted);
    return true;
}

/* The content of a new sheet as SHEET_CONTENT says it: thousands of them are imported at once. */
static bool seal_new_sheet(struct sheet_store *store, const struct sheet *sheet,
                           const struct new_row *row, unsigned char seal[DIGEST_SIZE],
                           struct error *error)
{
    GString *content = store->content;
    const struct service *service = services_by_id(&store->survey->services, row->service);
    const char *day = day_of(sheet);
    g_string_printf(content, "%s\x1e%s\x1e%ld\x1e", store->survey_uid, service ? service->code : "",
                    sheet_number(sheet));
    const char *const texts[] = {day ? day : "", row->answers, row->counted ? "1" : "0",
                                 row->reason,    row->fields,  store->person_uid};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_string_append(content, texts[i]);
        g_string_append_c(content, '\x1e');
    }
    g_string_append_printf(content, "%" G_GINT64_FORMAT "\x1e", row->now);
    for (guint i = 0; i < row->personal->len; i++) {
        const struct personal *personal = &g_array_index(row->personal, struct personal, i);
        g_string_append_printf(content, "%s%s=%s", i ? "\x1f" : "", personal->field,
                               personal->seal.text);
    }
    if (!add_slip(store, sheet, error))
        return false;
    digest_of_text(content->str, seal);
    return true;
}

static bool insert(struct sheet_store *store, const struct sheet *sheet, const struct new_row *row,
                   struct error *error)
{
    struct query query = begin_in_survey(store, ADD);
    query_bind_blob(&query, ":uid", row->uid, UID_SIZE);
    bind_content(&query, sheet, row->service, row->fields, row->answers);
    query_bind_int(&query, ":counted", row->counted);
    query_bind_text(&query, ":reason", row->reason);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":now", row->now);
    query_bind_id(&query, ":imported", store->import.entry);
    query_bind_blob(&query, ":seal", row->seal, DIGEST_SIZE);
    return query_run(&query, error);
}

/* A sheet of an import is told of by the one entry of the import; its seal goes into the digest
 * of that. */
static bool record_new(struct sheet_store *store, const struct new_row *row, int64_t id,
                       struct error *error)
{
    if (store->import.entry) {
        digest_bytes(&store->import.digest, row->uid, UID_SIZE);
        digest_bytes(&store->import.digest, row->seal, DIGEST_SIZE);
        if (store->import.sheets++ == 0)
            store->import.first = id;
        return true;
    }
    struct record_entry entry = {
        .at = row->now,
        .person = store->person,
        .kind = "sheet",
        .subject = row->uid,
        .after = row->seal,
    };
    return record_append(changes_record_itself(store->changes), &entry, error);
}

/* BATCH, unless it is none, is open and has room for so many more. */
static bool check_batch(struct sheet_store *store, int64_t batch, long sheets, struct error *error)
{
    return batch == 0 ||
           batch_room_check(store->statements, ROOM, store->survey->id, batch, sheets, error);
}

bool sheet_store_add(struct sheet_store *store, const struct sheet *sheet, bool counted,
                     const char *reason, int64_t now, int64_t *id, struct error *error)
{
    g_autofree char *answers = sheet_pack_answers(sheet);
    g_autofree char *fields = sheet_pack_fields(sheet, true);
    g_autoptr(GArray) personal = seal_personal(sheet);
    struct new_row row = {
        .service = service_of(store, sheet),
        .answers = answers,
        .fields = fields,
        .personal = personal,
        .counted = counted,
        .reason = reason,
        .now = now,
    };
    database_new_uid(now, row.uid);
    if (!check_batch(store, sheet->batch_id, 1, error) ||
        !seal_new_sheet(store, sheet, &row, row.seal, error) || !insert(store, sheet, &row, error))
        return false;
    int64_t sheet_id = query_last_id(store->statements);
    kept_figures_count(store->figures, row.service, answers, counted, 1);
    if (id)
        *id = sheet_id;
    return add_personal(store, sheet_id, personal, error) && record_new(store, &row, sheet_id, error);
}

/* --- imports --- */

/* A locked survey refuses this as it would refuse any of the sheets. */
static bool touch_survey(struct sheet_store *store, struct error *error)
{
    struct query query = begin_in_survey(store, TOUCH_SURVEY);
    return query_run(&query, error);
}

bool sheet_store_begin_import(struct sheet_store *store, struct error *error)
{
    struct record_head head;
    if (!touch_survey(store, error) ||
        !record_head(changes_record_itself(store->changes), &head, error))
        return false;
    database_rest_triggers(store->database, true);
    store->import = (struct import){.entry = head.entries + 1};
    digest_begin(&store->import.digest);
    return true;
}

bool sheet_store_follow_import(struct sheet_store *store, struct error *error)
{
    struct record_head head;
    int64_t foreseen = store->import.entry;
    if (!record_head(changes_record_itself(store->changes), &head, error))
        return false;
    store->import.entry = head.entries + 1;
    if (head.entries + 1 == foreseen || store->import.sheets == 0)
        return true;
    struct query query = begin(store, FOLLOW_IMPORT);
    query_bind_int(&query, ":entry", store->import.entry);
    query_bind_int(&query, ":first", store->import.first);
    query_bind_int(&query, ":foreseen", foreseen);
    return query_run(&query, error);
}

bool sheet_store_end_import(struct sheet_store *store, const char *source, int64_t now,
                            struct error *error)
{
    unsigned char after[DIGEST_SIZE];
    g_autofree char *sheets = g_strdup_printf("%" G_GINT64_FORMAT, store->import.sheets);
    digest_end(&store->import.digest, after);
    struct record_entry entry = {
        .at = now,
        .person = store->person,
        .kind = "import",
        .subject = store->survey_uid_bytes,
        .field = "sheets",
        .new_value = sheets,
        .why = source,
        .after = after,
    };
    bool ok = store->import.sheets == 0 ||
              (sheet_store_follow_import(store, error) &&
               record_append(changes_record_itself(store->changes), &entry, error));
    store->import.entry = 0;
    database_rest_triggers(store->database, false);
    return ok;
}

/* Personal data are not copied into the record: whoever asks to be forgotten is. */
static bool record_item(struct sheet_store *store, struct kept_row *row, size_t item,
                        const struct sheet *before, const struct sheet *after, const char *why,
                        int64_t now, struct error *error)
{
    bool personal = after->form->items[item].personal;
    struct change change = {
        .at = now,
        .person = store->person,
        .field = after->form->items[item].key,
        .old_value = personal ? "…" : before->values[item],
        .new_value = personal ? "…" : after->values[item],
        .why = why,
    };
    return changes_record(store->changes, row, &change, error);
}

static bool record_text(struct sheet_store *store, struct kept_row *row, const char *field,
                        const char *before, const char *after, int64_t now, struct error *error)
{
    struct change change = {
        .at = now,
        .person = store->person,
        .field = field,
        .old_value = before,
        .new_value = after,
    };
    return strcmp(before, after) == 0 || changes_record(store->changes, row, &change, error);
}

/* What belongs to the sheet and is no item of its form. */
static bool record_slip(struct sheet_store *store, struct kept_row *row, const struct sheet *before,
                        const struct sheet *after, int64_t now, struct error *error)
{
    g_autofree char *old_total = total_text(before->control_total);
    g_autofree char *new_total = total_text(after->control_total);
    return record_text(store, row, "control_total", old_total, new_total, now, error) &&
           record_text(store, row, "accepted", before->accepted, after->accepted, now, error);
}

static bool record_differences(struct sheet_store *store, struct kept_row *row,
                               const struct sheet *before, const struct sheet *after,
                               const char *why, int64_t now, struct error *error)
{
    for (size_t i = 0; i < after->form->item_count; i++)
        if (strcmp(before->values[i], after->values[i]) != 0 &&
            !record_item(store, row, i, before, after, why, now, error))
            return false;
    return record_slip(store, row, before, after, now, error);
}

static bool is_equal(const struct sheet *before, const struct sheet *after)
{
    for (size_t i = 0; i < after->form->item_count; i++)
        if (strcmp(before->values[i], after->values[i]) != 0)
            return false;
    return before->control_total == after->control_total &&
           strcmp(before->accepted, after->accepted) == 0;
}

static bool update(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                   int64_t service, const char *answers, struct error *error)
{
    g_autofree char *fields = sheet_pack_fields(sheet, true);
    struct query query = begin(store, UPDATE);
    query_bind_int(&query, ":id", id);
    bind_content(&query, sheet, service, fields, answers);
    return query_run(&query, error);
}

/* What second keying had settled of the sheet: '1' at the place of each such item. ID is 0 where
 * there is nothing. The caller frees the text. */
static bool find_verified(struct sheet_store *store, int64_t sheet, int64_t *id, char **verified,
                          struct error *error)
{
    struct query query = begin(store, VERIFIED);
    query_bind_int(&query, ":sheet", sheet);
    bool found = query_step(&query);
    *id = found ? query_int(&query, 0) : 0;
    *verified = g_strdup(found ? query_text(&query, 1) : "");
    return query_end(&query, error);
}

static bool set_verified(struct sheet_store *store, int64_t id, const char *before,
                         const char *after, int64_t now, struct error *error)
{
    bool found;
    struct kept_row row;
    struct change change = {.at = now,
                            .person = store->person,
                            .field = "verified",
                            .old_value = before,
                            .new_value = after};
    if (!changes_look(store->changes, SUBJECT_SECOND, id, &row, &found, error))
        return false;
    struct query query = begin(store, SET_VERIFIED);
    query_bind_text(&query, ":verified", after);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error) && changes_record(store->changes, &row, &change, error);
}

/* A field that was settled by second keying and changes after is to be verified anew. */
static bool unverify_changed(struct sheet_store *store, int64_t sheet, const struct sheet *before,
                             const struct sheet *after, int64_t now, struct error *error)
{
    int64_t id;
    bool any = false;
    g_autofree char *verified = NULL;
    if (!find_verified(store, sheet, &id, &verified, error))
        return false;
    g_autofree char *left = g_strdup(verified);
    for (size_t i = 0; i < after->form->item_count && left[i]; i++)
        if (left[i] == '1' && strcmp(before->values[i], after->values[i]) != 0) {
            left[i] = '0';
            any = true;
        }
    return !any || set_verified(store, id, verified, left, now, error);
}

static bool correct(struct sheet_store *store, const struct sheet_info *info,
                    const struct sheet *before, const struct sheet *after, const char *why,
                    int64_t now, struct error *error)
{
    struct kept_row row;
    if (is_equal(before, after))
        return true;
    if (!look(store, info->id, &row, error))
        return false;
    g_autofree char *answers = sheet_pack_answers(after);
    kept_figures_count(store->figures, info->service_id, info->answers, info->counted, -1);
    int64_t service = service_of(store, after);
    kept_figures_count(store->figures, service, answers, info->counted, 1);
    return update(store, info->id, after, service, answers, error) &&
           change_personal(store, info->id, before, after, error) &&
           record_differences(store, &row, before, after, why, now, error) &&
           unverify_changed(store, info->id, before, after, now, error) &&
           sheet_store_flush(store, error);
}

/* A sheet whose personal data were erased takes none any more: somebody may have had it open as it
 * was before. */
static bool leave_forgotten(struct sheet_store *store, int64_t id, const struct sheet *before,
                            struct sheet *after, struct error *error)
{
    struct query query = begin(store, IS_FORGOTTEN);
    query_bind_int(&query, ":sheet", id);
    bool forgotten = query_step(&query) && query_int(&query, 0);
    for (size_t i = 0; forgotten && i < after->form->item_count; i++)
        if (after->form->items[i].personal)
            sheet_set(after, i, before->values[i]);
    return query_end(&query, error);
}

bool sheet_store_correct(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                         int64_t now, struct error *error)
{
    return sheet_store_correct_because(store, id, sheet, "", now, error);
}

bool sheet_store_correct_because(struct sheet_store *store, int64_t id, const struct sheet *sheet,
                                 const char *why, int64_t now, struct error *error)
{
    struct sheet_info info;
    struct sheet *before = sheet_store_load(store, id, error);
    if (!before)
        return false;
    struct sheet *after = sheet_copy(sheet);
    after->batch_id = before->batch_id; /* it may have been moved since */
    bool ok = sheet_store_info(store, id, &info, error);
    if (ok) {
        ok = leave_forgotten(store, id, before, after, error) &&
             correct(store, &info, before, after, why, now, error);
        sheet_info_finish(&info);
    }
    if (!ok)
        sheet_store_forget(store);
    sheet_destroy(before);
    sheet_destroy(after);
    return ok;
}

static bool set_batch(struct sheet_store *store, int64_t id, int64_t batch, struct error *error)
{
    struct query query = begin(store, MOVE);
    query_bind_int(&query, ":id", id);
    query_bind_id(&query, ":batch", batch);
    return query_run(&query, error);
}

static bool move(struct sheet_store *store, const struct sheet *sheet, int64_t id, int64_t batch,
                 int64_t now, struct error *error)
{
    struct kept_row row;
    g_autofree char *from = NULL, *to = NULL;
    return check_batch(store, sheet->batch_id, 0, error) && check_batch(store, batch, 1, error) &&
           batch_text(store, sheet->batch_id, 0, &from, error) &&
           batch_text(store, batch, 0, &to, error) && look(store, id, &row, error) &&
           set_batch(store, id, batch, error) &&
           record_text(store, &row, "batch", from, to, now, error) &&
           sheet_store_flush(store, error);
}

bool sheet_store_move(struct sheet_store *store, int64_t id, int64_t batch, int64_t now,
                      struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    struct sheet *sheet = sheet_store_load(store, id, error);
    bool ok = sheet && (sheet->batch_id == batch || move(store, sheet, id, batch, now, error));
    sheet_store_forget(store);
    sheet_destroy(sheet);
    return database_end(store->database, ok, error);
}

static bool set_counted(struct sheet_store *store, const struct sheet_info *info, bool counted,
                        const char *reason, int64_t now, struct error *error)
{
    struct kept_row row;
    if (!look(store, info->id, &row, error))
        return false;
    struct query query = begin(store, SET_COUNTED);
    query_bind_int(&query, ":counted", counted);
    query_bind_text(&query, ":reason", counted ? "" : reason);
    query_bind_int(&query, ":id", info->id);
    struct change change = {
        .at = now,
        .person = store->person,
        .field = "counted",
        .old_value = info->counted ? "1" : "0",
        .new_value = counted ? "1" : "0",
        .why = reason,
    };
    if (!query_run(&query, error) || !changes_record(store->changes, &row, &change, error))
        return false;
    kept_figures_count(store->figures, info->service_id, info->answers, info->counted, -1);
    kept_figures_count(store->figures, info->service_id, info->answers, counted, 1);
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

static bool run_on(struct sheet_store *store, size_t statement, int64_t sheet, struct error *error)
{
    struct query query = begin(store, statement);
    query_bind_int(&query, ":sheet", sheet);
    return query_run(&query, error);
}

static bool run_on_keying(struct sheet_store *store, size_t statement, int64_t id,
                          struct error *error)
{
    struct query query = begin(store, statement);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error);
}

/* Passes that hold personal data and are not settled are keyed again, without these. */
static bool erase_passes(struct sheet_store *store, int64_t sheet, const char *why, int64_t now,
                         struct error *error)
{
    bool found;
    struct kept_row row;
    struct query query = begin(store, KEYED_PERSONAL);
    query_bind_int(&query, ":sheet", sheet);
    int64_t id = query_step(&query) ? query_int(&query, 0) : 0;
    g_autofree char *state = g_strdup(id ? query_text(&query, 1) : "");
    if (!query_end(&query, error))
        return false;
    struct change change = {.at = now,
                            .person = store->person,
                            .field = "state",
                            .old_value = state,
                            .new_value = "second",
                            .why = why};
    return !id || (changes_look(store->changes, SUBJECT_SECOND, id, &row, &found, error) &&
                   run_on_keying(store, ERASE_PASSES, id, error) &&
                   run_on_keying(store, KEY_AGAIN, id, error) &&
                   changes_record(store->changes, &row, &change, error));
}

bool sheet_store_erase_personal(struct sheet_store *store, int64_t id, const char *why, int64_t now,
                                struct error *error)
{
    struct change change = {
        .at = now, .person = store->person, .field = "personal", .old_value = "…", .why = why};
    struct kept_row row;
    if (!database_begin(store->database, error))
        return false;
    bool ok = look(store, id, &row, error) && run_on(store, ERASE_PERSONAL, id, error) &&
              run_on(store, ERASE_DRAFT, id, error) && erase_passes(store, id, why, now, error) &&
              changes_record(store->changes, &row, &change, error) &&
              sheet_store_flush(store, error);
    sheet_store_forget(store);
    ok = database_end(store->database, ok, error);
    if (ok)
        database_empty_log(store->database);
    return ok;
}

bool sheet_store_by_number(struct sheet_store *store, long number, int64_t *id, struct error *error)
{
    struct query query = begin_in_survey(store, BY_NUMBER);
    query_bind_int(&query, ":number", number);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    bool several = query_step(&query);
    return query_end(&query, error) &&
           (!several || error_set(error, ERROR_INPUT,
                                  _("Nomor %ld dipakai beberapa lembar. Beri nomor lain pada salah "
                                    "satunya di daftar lembar, lalu ulangi."),
                                  number));
}

/* --- one sheet --- */

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
    struct query query = begin(store, INFO);
    query_bind_int(&query, ":id", id);
    *info = (struct sheet_info){0};
    bool found = query_step(&query);
    if (found)
        read_info(&query, info);
    return query_end(&query, error) && (found || refuse_gone(error));
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
    if (query_end(&query, error) && (found || refuse_gone(error)) &&
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
