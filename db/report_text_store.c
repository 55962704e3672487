#include "db/report_text_store.h"

#include <string.h>

#include "db/query.h"
#include "src/i18n.h"
#include "src/text.h"

enum { LOAD, SAVE, REMOVE, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [LOAD] = "SELECT text, name, written_at FROM report_text JOIN person ON person.id = written_by"
             " WHERE survey_id = :survey AND part = :part",
    [SAVE] = "INSERT INTO report_text (survey_id, part, text, written_by, written_at)"
             " VALUES (:survey, :part, :text, :person, :now) ON CONFLICT (survey_id, part)"
             " DO UPDATE SET text = excluded.text, written_by = excluded.written_by,"
             " written_at = excluded.written_at WHERE text <> excluded.text",
    [REMOVE] = "DELETE FROM report_text WHERE survey_id = :survey AND part = :part",
};

static const char *const names[REPORT_PARTS] = {
    [REPORT_PREFACE] = "preface",
    [REPORT_ANALYSIS] = "analysis",
    [REPORT_CLOSING] = "closing",
};

struct report_text_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
};

struct report_text_store *report_text_store_open(struct database *database,
                                                 const struct survey *survey, int64_t person,
                                                 struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENTS, error);
    if (!statements)
        return NULL;
    struct report_text_store *store = g_new0(struct report_text_store, 1);
    *store = (struct report_text_store){database, survey, person, statements};
    return store;
}

void report_text_store_close(struct report_text_store *store)
{
    if (!store)
        return;
    statements_finish(store->statements);
    g_free(store);
}

static struct query begin(struct report_text_store *store, size_t number, enum report_part part)
{
    struct query query = query_begin(store->statements, number);
    query_bind_int(&query, ":survey", store->survey->id);
    query_bind_text(&query, ":part", names[part]);
    return query;
}

bool report_text_store_load(struct report_text_store *store, enum report_part part,
                            struct report_text *text, struct error *error)
{
    struct query query = begin(store, LOAD, part);
    bool found = query_step(&query);
    *text = (struct report_text){
        .text = g_strdup(found ? query_text(&query, 0) : ""),
        .person = g_strdup(found ? query_text(&query, 1) : ""),
        .written = found ? query_int(&query, 2) : 0,
    };
    return query_end(&query, error);
}

void report_text_finish(struct report_text *text)
{
    g_free(text->text);
    g_free(text->person);
    *text = (struct report_text){0};
}

static bool save(struct report_text_store *store, enum report_part part, const char *text,
                 int64_t now, struct error *error)
{
    struct query query = begin(store, text_is_blank(text) ? REMOVE : SAVE, part);
    if (!text_is_blank(text)) {
        query_bind_text(&query, ":text", text);
        query_bind_int(&query, ":person", store->person);
        query_bind_int(&query, ":now", now);
    }
    return query_run(&query, error);
}

bool report_text_store_save(struct report_text_store *store, enum report_part part,
                            const char *text, int64_t now, struct error *error)
{
    g_autofree char *clean = text_clean(text, true);
    const char *start = clean + strspn(clean, "\n");
    if (strlen(start) > REPORT_TEXT_MOST)
        return error_set(error, ERROR_INPUT,
                         _("Teks laporan itu terlalu panjang; paling banyak %d huruf."),
                         REPORT_TEXT_MOST);
    if (!database_begin(store->database, error))
        return false;
    return database_end(store->database, save(store, part, start, now, error), error);
}

int report_part_from_name(const char *name)
{
    for (int part = 0; part < REPORT_PARTS; part++)
        if (strcmp(names[part], name) == 0)
            return part;
    return -1;
}
