#include "db/record_list.h"

#include <string.h>

#include "db/query.h"
#include "src/i18n.h"

enum { READ, KINDS, STATEMENT_COUNT };

#define LIKE " LIKE :like ESCAPE '\\'"

/* A search looks into the entry, and for the things that people call so. */
#define FOUND                                                                                      \
    "(old" LIKE " OR new" LIKE " OR why" LIKE                                                      \
    " OR field IN (SELECT value FROM json_each(:fields)) "                                         \
    "OR person_id IN (SELECT id FROM person WHERE name" LIKE ") OR subject IN ("                   \
    "SELECT uid FROM sheet WHERE number = :number "                                                \
    "UNION ALL SELECT uid FROM batch WHERE number = :number "                                      \
    "UNION ALL SELECT uid FROM action WHERE plan" LIKE                                             \
    " UNION ALL SELECT uid FROM person WHERE name" LIKE                                            \
    " UNION ALL SELECT uid FROM service WHERE code" LIKE "))"

static const char *const sql[STATEMENT_COUNT] = {
    [READ] = "SELECT record.id, at, kind, subject, field, old, new, why, coalesce(person.name, "
             "'–') FROM record LEFT JOIN person ON person.id = person_id "
             "WHERE record.id < :before AND at >= :since AND (:kind = '' OR kind = :kind) "
             "AND (:person = 0 OR person_id = :person) AND (:like = '' OR " FOUND ") "
             "ORDER BY record.id DESC LIMIT :most",
    [KINDS] = "SELECT DISTINCT kind FROM record",
};

struct record_list {
    struct statements *statements, *of_subjects;
};

/* --- what an entry is about --- */

static const char *or_else(const char *sql_text, const char *otherwise)
{
    return sql_text ? sql_text : otherwise;
}

static struct statements *prepare_subjects(struct database *database, struct error *error)
{
    char *texts[SUBJECTS];
    for (int i = 0; i < SUBJECTS; i++)
        texts[i] =
            g_strdup_printf("SELECT id, %s, %s, %s, %s FROM %s WHERE uid = :uid", subjects[i].shown,
                            or_else(subjects[i].year, "NULL"), or_else(subjects[i].sheet, "0"),
                            or_else(subjects[i].survey, "0"), subjects[i].name);
    struct statements *statements =
        statements_prepare(database, (const char *const *)texts, SUBJECTS, error);
    for (int i = 0; i < SUBJECTS; i++)
        g_free(texts[i]);
    return statements;
}

/* Of kind SUBJECTS + i. */
static const struct {
    const char *name, *label;
} others[RECORD_KINDS - SUBJECTS] = {
    [SUBJECT_IMPORT - SUBJECTS] = {"import", N_("Impor lembar")},
    [SUBJECT_BULK - SUBJECTS] = {"bulk", N_("Perubahan bersama")},
};

const char *record_kind_name(int kind)
{
    return kind < SUBJECTS ? subjects[kind].name : others[kind - SUBJECTS].name;
}

int record_kind_from_name(const char *name)
{
    for (int i = 0; i < RECORD_KINDS; i++)
        if (strcmp(record_kind_name(i), name) == 0)
            return i;
    return -1;
}

/* What is gone is called by its kind alone. */
static void name_row(struct record_row *row, const struct query *query, bool found)
{
    row->shown = g_strdup(found ? query_text(query, 1) : "…");
    g_autofree char *name = g_strdup_printf(_(subjects[row->subject].label), row->shown);
    if (found && !query_is_null(query, 2) && query_int(query, 2))
        row->name = g_strdup_printf(_("%s (survei %ld)"), name, (long)query_int(query, 2));
    else
        row->name = g_steal_pointer(&name);
    g_strchomp(row->name);
}

static bool find_row(struct record_list *list, struct record_row *row, const void *uid,
                     struct error *error)
{
    if (row->subject < 0 || row->subject >= SUBJECTS) {
        row->name = g_strdup(row->subject < 0 ? "–" : _(others[row->subject - SUBJECTS].label));
        row->shown = g_strdup("");
        return true;
    }
    struct query query = query_begin(list->of_subjects, (size_t)row->subject);
    query_bind_blob(&query, ":uid", uid, UID_SIZE);
    bool found = query_step(&query);
    name_row(row, &query, found);
    if (found) {
        row->row = query_int(&query, 0);
        row->sheet = query_int(&query, 3);
        row->survey = query_int(&query, 4);
    }
    return query_end(&query, error);
}

/* --- reading --- */

struct record_list *record_list_open(struct database *database, struct error *error)
{
    struct record_list *list = g_new0(struct record_list, 1);
    list->statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    list->of_subjects = list->statements ? prepare_subjects(database, error) : NULL;
    if (list->of_subjects)
        return list;
    record_list_close(list);
    return NULL;
}

void record_list_close(struct record_list *list)
{
    if (!list)
        return;
    statements_finish(list->statements);
    statements_finish(list->of_subjects);
    g_free(list);
}

static void row_free(void *pointer)
{
    struct record_row *row = pointer;
    g_free(row->name);
    g_free(row->shown);
    g_free(row->is.person);
    g_free(row->is.field);
    g_free(row->is.old_value);
    g_free(row->is.new_value);
    g_free(row->is.why);
    g_free(row);
}

static struct record_row *read_row(const struct query *query)
{
    struct record_row *row = g_new0(struct record_row, 1);
    row->number = query_int(query, 0);
    row->subject = record_kind_from_name(query_text(query, 2));
    row->is.at = query_int(query, 1);
    row->is.field = g_strdup(query_text(query, 4));
    row->is.old_value = g_strdup(query_text(query, 5));
    row->is.new_value = g_strdup(query_text(query, 6));
    row->is.why = g_strdup(query_text(query, 7));
    row->is.person = g_strdup(query_text(query, 8));
    return row;
}

/* "%50\%%": what LIKE takes for TEXT anywhere; "" for none. The caller frees it. */
static char *like_of(const char *text)
{
    GString *like = g_string_new(text && *text ? "%" : "");
    for (; text && *text; text++) {
        if (strchr("%_\\", *text))
            g_string_append_c(like, '\\');
        g_string_append_c(like, *text);
    }
    return g_string_free(g_string_append(like, like->len ? "%" : ""), FALSE);
}

/* ["age","q1"]: keys have nothing to be escaped. */
static char *json_of(const GStrv fields)
{
    g_autofree char *joined = fields && *fields ? g_strjoinv("\",\"", fields) : NULL;
    return joined ? g_strdup_printf("[\"%s\"]", joined) : g_strdup("[]");
}

static void bind_filter(struct query *query, const struct record_filter *filter)
{
    gint64 number = -1;
    g_autofree char *like = like_of(filter->search);
    g_autofree char *fields = json_of(filter->fields);
    if (*like)
        g_ascii_string_to_signed(filter->search, 10, 1, G_MAXINT32, &number, NULL);
    query_bind_int(query, ":since", filter->since);
    query_bind_text(query, ":kind", filter->kind ? filter->kind : "");
    query_bind_int(query, ":person", filter->person);
    query_bind_text(query, ":like", like);
    query_bind_text(query, ":fields", fields);
    query_bind_int(query, ":number", number > 0 ? number : -1);
}

GPtrArray *record_list_new_rows(void)
{
    return g_ptr_array_new_with_free_func(row_free);
}

GPtrArray *record_list_read(struct record_list *list, const struct record_filter *filter,
                            int64_t before, size_t most, struct error *error)
{
    GPtrArray *rows = record_list_new_rows();
    struct query query = query_begin(list->statements, READ);
    bool ok = true;
    bind_filter(&query, filter);
    query_bind_int(&query, ":before", before ? before : G_MAXINT64);
    query_bind_int(&query, ":most", (int64_t)most);
    while (ok && query_step(&query)) {
        struct record_row *row = read_row(&query);
        const void *uid = query_blob_of(&query, 3, UID_SIZE);
        g_ptr_array_add(rows, row);
        ok = find_row(list, row, uid ? uid : "0123456789abcdef", error);
    }
    struct error unread;
    if (query_end(&query, ok ? error : &unread) && ok)
        return rows;
    g_ptr_array_unref(rows);
    return NULL;
}

bool record_list_kinds(struct record_list *list, bool there[RECORD_KINDS], struct error *error)
{
    struct query query = query_begin(list->statements, KINDS);
    memset(there, 0, RECORD_KINDS * sizeof *there);
    while (query_step(&query)) {
        int kind = record_kind_from_name(query_text(&query, 0));
        if (kind >= 0)
            there[kind] = true;
    }
    return query_end(&query, error);
}
