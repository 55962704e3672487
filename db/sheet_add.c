#include "db/sheet_store_private.h"

#include <string.h>

#include "db/batch_room.h"

/* Adding sheets, one that was keyed or the many of a file. */

enum { ADD, ADD_PERSONAL, BATCH, ROOM, TOUCH_SURVEY, FOLLOW_IMPORT, STATEMENT_COUNT };

static const char *const sql[STATEMENT_COUNT] = {
    [ADD] = "INSERT INTO sheet (uid, survey_id, number, service_id, day, fields, answers, counted, "
            "reason, keyed_by, keyed_at, imported, seal, batch_id, control_total, accepted) "
            "VALUES (:uid, :survey, :number, :service, :day, :fields, :answers, :counted, :reason, "
            ":person, :now, :imported, :seal, :batch, :total, :accepted)",
    [ADD_PERSONAL] = "INSERT INTO sheet_personal (sheet_id, field, value, salt, seal) "
                     "VALUES (:sheet, :field, :value, :salt, :seal)",
    [BATCH] = "SELECT number, hex(uid) FROM batch WHERE id = :id",
    [ROOM] = BATCH_ROOM_SQL,
    [TOUCH_SURVEY] = "UPDATE survey SET id = id WHERE id = :survey",
    [FOLLOW_IMPORT] = "UPDATE sheet SET imported = :entry WHERE id >= :first "
                      "AND imported = :foreseen",
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

struct statements *sheet_adding_prepare(struct database *database, struct error *error)
{
    return statements_prepare(database, sql, STATEMENT_COUNT, error);
}

int64_t sheet_service_id(const struct sheet_store *store, const struct sheet *sheet)
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

bool sheet_add_personal(struct sheet_store *store, int64_t id, const char *field, const char *value,
                        const struct seal *seal, struct error *error)
{
    struct query query = query_begin(store->adding, ADD_PERSONAL);
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

static bool add_all_personal(struct sheet_store *store, int64_t id, const GArray *list,
                             struct error *error)
{
    for (guint i = 0; i < list->len; i++) {
        const struct personal *personal = &g_array_index(list, struct personal, i);
        if (!sheet_add_personal(store, id, personal->field, personal->value, &personal->seal,
                                error))
            return false;
    }
    return true;
}

void sheet_bind_content(struct query *query, const struct sheet *sheet, int64_t service,
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

char *sheet_total_text(int total)
{
    return total == NO_TOTAL ? g_strdup("") : g_strdup_printf("%d", total);
}

/* The column (0: number, 1: uid in hexadecimal) of a batch; "" for none. The caller frees it. */
bool sheet_batch_text(struct sheet_store *store, int64_t batch, int column, char **text,
                      struct error *error)
{
    struct query query = query_begin(store->adding, BATCH);
    query_bind_int(&query, ":id", batch);
    *text = g_strdup(batch && query_step(&query) ? query_text(&query, column) : "");
    return query_end(&query, error);
}

/* What SHEET_CONTENT says only where there is something to say. */
static bool add_slip(struct sheet_store *store, const struct sheet *sheet, struct error *error)
{
    g_autofree char *batch = NULL;
    g_autofree char *total = sheet_total_text(sheet->control_total);
    if (!sheet->batch_id && sheet->control_total == NO_TOTAL && *sheet->accepted == '\0')
        return true;
    if (!sheet_batch_text(store, sheet->batch_id, 1, &batch, error))
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
    struct query query = sheet_begin_in_survey(store, store->adding, ADD);
    query_bind_blob(&query, ":uid", row->uid, UID_SIZE);
    sheet_bind_content(&query, sheet, row->service, row->fields, row->answers);
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
bool sheet_check_batch(struct sheet_store *store, int64_t batch, long sheets, struct error *error)
{
    return batch == 0 ||
           batch_room_check(store->adding, ROOM, store->survey->id, batch, sheets, error);
}

bool sheet_store_add(struct sheet_store *store, const struct sheet *sheet, bool counted,
                     const char *reason, int64_t now, int64_t *id, struct error *error)
{
    g_autofree char *answers = sheet_pack_answers(sheet);
    g_autofree char *fields = sheet_pack_fields(sheet, true);
    g_autoptr(GArray) personal = seal_personal(sheet);
    struct new_row row = {
        .service = sheet_service_id(store, sheet),
        .answers = answers,
        .fields = fields,
        .personal = personal,
        .counted = counted,
        .reason = reason,
        .now = now,
    };
    database_new_uid(now, row.uid);
    if (!sheet_leave_lists(store, sheet->batch_id, sheet_number(sheet), now, error) ||
        !sheet_check_batch(store, sheet->batch_id, 1, error) ||
        !seal_new_sheet(store, sheet, &row, row.seal, error) || !insert(store, sheet, &row, error))
        return false;
    int64_t sheet_id = query_last_id(store->adding);
    kept_figures_count(store->figures, row.service, answers, counted, 1);
    if (id)
        *id = sheet_id;
    return add_all_personal(store, sheet_id, personal, error) &&
           record_new(store, &row, sheet_id, error);
}

/* --- imports --- */

/* A locked survey refuses this as it would refuse any of the sheets. */
static bool touch_survey(struct sheet_store *store, struct error *error)
{
    struct query query = sheet_begin_in_survey(store, store->adding, TOUCH_SURVEY);
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
    struct query query = query_begin(store->adding, FOLLOW_IMPORT);
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
