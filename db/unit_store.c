#include "db/unit_store.h"

#include <string.h>

#include "db/changes.h"
#include "db/query.h"
#include "src/i18n.h"

enum {
    FIND,
    ADD,
    ADD_RESULT,
    ADD_PRINT,
    IMPORTS,
    RESULTS,
    PRINTS,
    REMOVE_RESULTS,
    REMOVE_PRINTS,
    REMOVE,
    STATEMENT_COUNT
};

#define FIGURES                                                                                    \
    "u1, u2, u3, u4, u5, u6, u7, u8, u9, value, respondents, counts, target_from, target_to, "     \
    "attainment, change"

static const char *const sql[STATEMENT_COUNT] = {
    [FIND] = "SELECT id FROM unit_import WHERE kind = :kind AND digest = :digest",
    [ADD] = "INSERT INTO unit_import (uid, kind, source, digest, imported_by, imported_at) "
            "VALUES (:uid, :kind, :source, :digest, :person, :now)",
    [ADD_RESULT] = "INSERT INTO unit_result (import_id, unit_key, cluster, year, unit, line, "
                   "category, source, " FIGURES ") VALUES (:import, :key, :cluster, :year, :unit, "
                   ":line, :category, :source, :f0, :f1, :f2, :f3, :f4, :f5, :f6, :f7, :f8, :f9, "
                   ":f10, :f11, :f12, :f13, :f14, :f15)",
    [ADD_PRINT] = "INSERT INTO unit_monitoring (import_id, unit_key, year, day, unit, line, "
                  "recommendations, actions, closed, percent) VALUES (:import, :key, :year, :day, "
                  ":unit, :line, :recommendations, :actions, :closed, :percent)",
    [IMPORTS] = "SELECT unit_import.id, kind, source, person.name, imported_at, "
                "(SELECT count(*) FROM unit_result WHERE import_id = unit_import.id) + "
                "(SELECT count(*) FROM unit_monitoring WHERE import_id = unit_import.id), digest "
                "FROM unit_import JOIN person ON person.id = imported_by ORDER BY unit_import.id",
    [RESULTS] = "SELECT unit, year, cluster, category, coalesce(nullif(unit_result.source, ''), "
                "unit_import.source), import_id, line, " FIGURES " FROM unit_result "
                "JOIN unit_import ON unit_import.id = import_id ORDER BY import_id, line, year",
    [PRINTS] = "SELECT unit, year, day, recommendations, actions, closed, percent, import_id, "
               "unit_import.source, line FROM unit_monitoring JOIN unit_import "
               "ON unit_import.id = import_id ORDER BY import_id, line",
    [REMOVE_RESULTS] = "DELETE FROM unit_result WHERE import_id = :id",
    [REMOVE_PRINTS] = "DELETE FROM unit_monitoring WHERE import_id = :id",
    [REMOVE] = "DELETE FROM unit_import WHERE id = :id",
};

static const char *const kinds[UNIT_IMPORT_KINDS] = {
    [UNIT_IMPORT_RESULTS] = "results",
    [UNIT_IMPORT_MONITORING] = "monitoring",
};

struct unit_store {
    struct database *database;
    int64_t person;
    struct statements *statements;
    struct changes *changes;
};

struct unit_store *unit_store_open(struct database *database, int64_t person, struct error *error)
{
    struct statements *statements = statements_prepare(database, sql, STATEMENT_COUNT, error);
    struct changes *changes = statements ? changes_open(database, error) : NULL;
    if (!changes) {
        statements_finish(statements);
        return NULL;
    }
    struct unit_store *store = g_new0(struct unit_store, 1);
    *store = (struct unit_store){database, person, statements, changes};
    return store;
}

void unit_store_close(struct unit_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    statements_finish(store->statements);
    g_free(store);
}

/* --- importing --- */

bool unit_store_find_import(struct unit_store *store, enum unit_import_kind kind,
                            const unsigned char digest[DIGEST_SIZE], int64_t *id,
                            struct error *error)
{
    struct query query = query_begin(store->statements, FIND);
    query_bind_text(&query, ":kind", kinds[kind]);
    query_bind_blob(&query, ":digest", digest, DIGEST_SIZE);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool unit_store_begin_import(struct unit_store *store, struct unit_import *import, int64_t now,
                             struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct query query = query_begin(store->statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    query_bind_text(&query, ":kind", kinds[import->kind]);
    query_bind_text(&query, ":source", import->source);
    query_bind_blob(&query, ":digest", import->digest, DIGEST_SIZE);
    query_bind_int(&query, ":person", store->person);
    query_bind_int(&query, ":now", now);
    if (!query_run(&query, error))
        return false;
    import->id = query_last_id(store->statements);
    return true;
}

static void bind_figure(struct query *query, const char *name, long value)
{
    if (value == HUNDREDTHS_NONE)
        query_bind_null(query, name);
    else
        query_bind_int(query, name, value);
}

bool unit_store_add_result(struct unit_store *store, int64_t import,
                           const struct unit_result *result, struct error *error)
{
    static const char *const names[UNIT_FIGURES] = {
        ":f0", ":f1", ":f2",  ":f3",  ":f4",  ":f5",  ":f6",  ":f7",
        ":f8", ":f9", ":f10", ":f11", ":f12", ":f13", ":f14", ":f15",
    };
    struct query query = query_begin(store->statements, ADD_RESULT);
    query_bind_int(&query, ":import", import);
    query_bind_text(&query, ":key", result->key);
    query_bind_text(&query, ":cluster", result->cluster);
    query_bind_int(&query, ":year", result->year);
    query_bind_text(&query, ":unit", result->unit);
    query_bind_int(&query, ":line", result->line);
    query_bind_text(&query, ":category", result->category);
    query_bind_text(&query, ":source", result->source);
    for (int i = 0; i < UNIT_FIGURES; i++)
        bind_figure(&query, names[i], result->figures[i]);
    return query_run(&query, error);
}

bool unit_store_add_print(struct unit_store *store, int64_t import,
                          const struct monitored_print *print, struct error *error)
{
    char day[DAY_TEXT_SIZE];
    day_to_iso(print->day, day);
    struct query query = query_begin(store->statements, ADD_PRINT);
    query_bind_int(&query, ":import", import);
    query_bind_text(&query, ":key", print->unit_key);
    query_bind_int(&query, ":year", print->year);
    query_bind_text(&query, ":day", day);
    query_bind_text(&query, ":unit", print->unit);
    query_bind_int(&query, ":line", print->line);
    query_bind_int(&query, ":recommendations", print->recommendations);
    query_bind_int(&query, ":actions", print->actions);
    query_bind_int(&query, ":closed", print->closed);
    bind_figure(&query, ":percent", print->percent);
    return query_run(&query, error);
}

bool unit_store_end_import(struct unit_store *store, const struct unit_import *import, int64_t now,
                           struct error *error)
{
    g_autofree char *rows = g_strdup_printf("%ld", import->rows);
    struct change change = {
        .at = now,
        .person = store->person,
        .new_value = rows,
        .why = import->source,
    };
    if (changes_record_new(store->changes, SUBJECT_UNIT_IMPORT, import->id, &change, error) &&
        changes_flush(store->changes, error))
        return true;
    changes_forget(store->changes);
    return false;
}

/* --- what there is --- */

static void free_import(void *pointer)
{
    struct unit_import *import = pointer;
    g_free(import->source);
    g_free(import->person);
    g_free(import);
}

static void free_result(void *result)
{
    unit_result_destroy(result);
}

static void free_print(void *print)
{
    monitored_print_destroy(print);
}

static void *read_import(const struct query *query)
{
    struct unit_import *import = g_new0(struct unit_import, 1);
    const void *digest = query_blob_of(query, 6, DIGEST_SIZE);
    *import = (struct unit_import){
        .id = query_int(query, 0),
        .kind = strcmp(query_text(query, 1), kinds[UNIT_IMPORT_MONITORING]) == 0
                    ? UNIT_IMPORT_MONITORING
                    : UNIT_IMPORT_RESULTS,
        .source = g_strdup(query_text(query, 2)),
        .person = g_strdup(query_text(query, 3)),
        .at = query_int(query, 4),
        .rows = query_int(query, 5),
    };
    if (digest)
        memcpy(import->digest, digest, DIGEST_SIZE);
    return import;
}

static long read_figure(const struct query *query, int column)
{
    return query_is_null(query, column) ? HUNDREDTHS_NONE
                                        : query_int_within(query, column, -9999999, 9999999);
}

static void *read_result(const struct query *query)
{
    struct unit_result *result =
        unit_result_create(query_text(query, 0), (int)query_int_within(query, 1, 0, 9999));
    char **const texts[] = {&result->cluster, &result->category, &result->source};
    for (int i = 0; i < 3; i++) {
        g_free(*texts[i]);
        *texts[i] = g_strdup(query_text(query, 2 + i));
    }
    result->import = query_int(query, 5);
    result->line = query_int(query, 6);
    for (int i = 0; i < UNIT_FIGURES; i++)
        result->figures[i] = read_figure(query, 7 + i);
    return result;
}

static void *read_print(const struct query *query)
{
    struct monitored_print *print =
        monitored_print_create(query_text(query, 0), (int)query_int_within(query, 1, 0, 9999));
    print->day = day_from_iso(query_text(query, 2));
    print->recommendations = query_int_within(query, 3, -1, 9999999);
    print->actions = query_int_within(query, 4, -1, 9999999);
    print->closed = query_int_within(query, 5, -1, 9999999);
    print->percent = read_figure(query, 6);
    print->import = query_int(query, 7);
    g_free(print->source);
    print->source = g_strdup(query_text(query, 8));
    print->line = query_int(query, 9);
    return print;
}

static GPtrArray *list(struct unit_store *store, size_t statement,
                       void *(*read)(const struct query *), GDestroyNotify destroy,
                       struct error *error)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(destroy);
    struct query query = query_begin(store->statements, statement);
    while (query_step(&query))
        g_ptr_array_add(rows, read(&query));
    if (query_end(&query, error))
        return rows;
    g_ptr_array_unref(rows);
    return NULL;
}

GPtrArray *unit_store_imports(struct unit_store *store, struct error *error)
{
    return list(store, IMPORTS, read_import, free_import, error);
}

GPtrArray *unit_store_results(struct unit_store *store, struct error *error)
{
    return list(store, RESULTS, read_result, free_result, error);
}

GPtrArray *unit_store_prints(struct unit_store *store, struct error *error)
{
    return list(store, PRINTS, read_print, free_print, error);
}

/* --- removing --- */

static bool delete_rows(struct unit_store *store, int64_t import, struct error *error)
{
    for (size_t statement = REMOVE_RESULTS; statement <= REMOVE; statement++) {
        struct query query = query_begin(store->statements, statement);
        query_bind_int(&query, ":id", import);
        if (!query_run(&query, error))
            return false;
    }
    return true;
}

static bool remove_import(struct unit_store *store, int64_t import, int64_t now,
                          struct error *error)
{
    bool found;
    struct kept_row row;
    struct change change = {.at = now, .person = store->person};
    if (!changes_look(store->changes, SUBJECT_UNIT_IMPORT, import, &row, &found, error))
        return false;
    if (!found)
        return error_set(error, ERROR_INPUT,
                         _("Impor %ld tidak ada; lihat `lembar units imports`."), (long)import);
    return delete_rows(store, import, error) &&
           changes_record_removed(store->changes, &row, &change, error) &&
           changes_flush(store->changes, error);
}

bool unit_store_remove(struct unit_store *store, int64_t import, int64_t now, struct error *error)
{
    if (!database_begin(store->database, error))
        return false;
    bool ok = remove_import(store, import, now, error);
    if (!ok)
        changes_forget(store->changes);
    return database_end(store->database, ok, error);
}
