#include <string.h>

#include "db/survey_store_private.h"
#include "src/i18n.h"
#include "src/text.h"

/* The name of a unit is part of what its surveys, its published values, and the spellings that mean
 * it say. */

/* All that says the name, as it is now: a GArray of struct kept_row. NULL on trouble. */
static GArray *rows_of_unit(struct survey_store *store, const struct survey *survey,
                            struct error *error)
{
    static const enum subject subjects_of[] = {SUBJECT_SURVEY, SUBJECT_PUBLISHED, SUBJECT_SPELLING};
    bool found, ok = true;
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(struct kept_row));
    struct query query = query_begin(store->statements, UNIT_ROWS);
    query_bind_int(&query, ":id", survey->unit_id);
    query_bind_text(&query, ":old", survey->unit);
    while (ok && query_step(&query)) {
        struct kept_row row;
        ok = changes_look(store->changes, subjects_of[query_int_within(&query, 1, 0, 2)],
                          query_int(&query, 0), &row, &found, error);
        g_array_append_val(rows, row);
    }
    return query_end(&query, error) && ok ? g_steal_pointer(&rows) : NULL;
}

static bool write_name(struct survey_store *store, const struct survey *survey, const char *name,
                       struct error *error)
{
    struct query query = query_begin(store->statements, UNIT_RENAME);
    query_bind_text(&query, ":name", name);
    query_bind_int(&query, ":id", survey->unit_id);
    if (!query_run(&query, error))
        return false;
    query = query_begin(store->statements, SPELLING_RENAME);
    query_bind_text(&query, ":name", name);
    query_bind_text(&query, ":old", survey->unit);
    return query_run(&query, error);
}

static bool rename_unit(struct survey_store *store, const struct survey *survey, const char *name,
                        int64_t now, struct error *error)
{
    struct change change = {now, store->person, "unit", survey->unit, name, NULL};
    g_autoptr(GArray) rows = rows_of_unit(store, survey, error);
    if (!rows || !write_name(store, survey, name, error))
        return false;
    for (guint i = 0; i < rows->len; i++)
        if (!changes_record(store->changes, &g_array_index(rows, struct kept_row, i), &change,
                            error))
            return false;
    return true;
}

/* The schema refuses it too; here the year is told. */
static bool check_unlocked(struct survey_store *store, int64_t unit, struct error *error)
{
    struct query query = query_begin(store->statements, UNIT_LOCKED);
    query_bind_int(&query, ":id", unit);
    long year = query_step(&query) ? (long)query_int(&query, 0) : 0;
    return query_end(&query, error) &&
           (year == 0 ||
            error_set(error, ERROR_INPUT,
                      _("Nama unit ini ada pada survei %ld yang sudah dikunci. Penyelia membuka "
                        "kunci survei itu dulu, dengan alasan."),
                      year));
}

static bool rename_to_new(struct survey_store *store, const struct survey *survey, const char *name,
                          int64_t now, struct error *error)
{
    int64_t namesake;
    struct query query = query_begin(store->statements, UNIT_FIND);
    query_bind_text(&query, ":name", name);
    if (!survey_find_id(&query, &namesake, error))
        return false;
    if (namesake)
        return error_set(error, ERROR_INPUT,
                         _("Unit \"%s\" sudah ada di basis data ini; pilih nama lain."), name);
    return check_unlocked(store, survey->unit_id, error) &&
           rename_unit(store, survey, name, now, error);
}

bool survey_store_rename_unit(struct survey_store *store, struct survey *survey, const char *name,
                              int64_t now, struct error *error)
{
    bool own;
    if (text_is_blank(name))
        return error_set(error, ERROR_INPUT, _("Nama unit harus diisi."));
    if (strcmp(name, survey->unit) == 0)
        return true;
    if (!database_begin_own(store->database, &own, error) ||
        !survey_end(store, own, rename_to_new(store, survey, name, now, error), error))
        return false;
    g_free(survey->unit);
    survey->unit = g_strdup(name);
    return true;
}
