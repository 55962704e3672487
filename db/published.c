#include "db/survey_store_private.h"

#include <string.h>

/* Published results, of the survey's own unit and form. */

/* What is told of one: which of them it is. */
struct published {
    const struct survey *survey;
    int year;
    const char *service, *element;
    long value;
};

static void bind_published(struct query *query, const struct published *published)
{
    query_bind_int(query, ":unit", published->survey->unit_id);
    query_bind_text(query, ":form", published->survey->form->id);
    query_bind_int(query, ":year", published->year);
    query_bind_text(query, ":service", published->service);
    query_bind_text(query, ":element", published->element);
}

/* ID 0 and VALUE HUNDREDTHS_NONE where nothing is published. */
static bool find_published(struct survey_store *store, const struct published *published,
                           int64_t *id, long *value, struct error *error)
{
    struct query query = query_begin(store->statements, PUBLISHED);
    bind_published(&query, published);
    bool found = query_step(&query);
    *value = found ? survey_read_value(&query, 0) : HUNDREDTHS_NONE;
    *id = found ? query_int(&query, 1) : 0;
    return query_end(&query, error);
}

static bool add_published(struct survey_store *store, const struct published *published,
                          int64_t now, struct error *error)
{
    struct query query = query_begin(store->statements, PUBLISHED_ADD);
    survey_bind_uid(&query, now);
    bind_published(&query, published);
    query_bind_int(&query, ":value", published->value);
    g_autofree char *value = survey_number_text(published->value, HUNDREDTHS_NONE);
    return query_run(&query, error) &&
           survey_record_new(store, SUBJECT_PUBLISHED, query_last_id(store->statements), value,
                             NULL, now, error);
}

static bool remove_published(struct survey_store *store, int64_t id, const struct change *change,
                             struct error *error)
{
    bool found;
    struct kept_row row;
    struct query query = query_begin(store->statements, PUBLISHED_REMOVE);
    query_bind_int(&query, ":id", id);
    return changes_look(store->changes, SUBJECT_PUBLISHED, id, &row, &found, error) &&
           query_run(&query, error) && changes_record_removed(store->changes, &row, change, error);
}

static bool publish(struct survey_store *store, const struct published *published, int64_t now,
                    struct error *error)
{
    int64_t id;
    long before;
    if (!find_published(store, published, &id, &before, error))
        return false;
    if (before == published->value)
        return true;
    if (!id)
        return add_published(store, published, now, error);
    g_autofree char *old_text = survey_number_text(before, HUNDREDTHS_NONE);
    g_autofree char *new_text = survey_number_text(published->value, HUNDREDTHS_NONE);
    struct change change = {now, store->person, "value", old_text, new_text, NULL};
    if (published->value == HUNDREDTHS_NONE)
        return remove_published(store, id, &change, error);
    struct query query = query_begin(store->statements, PUBLISHED_SET);
    query_bind_int(&query, ":value", published->value);
    return survey_change_row(store, SUBJECT_PUBLISHED, id, &query, &change, error);
}

bool survey_store_publish(struct survey_store *store, const struct survey *survey, int year,
                          const char *service, const char *element, long value, int64_t now,
                          struct error *error)
{
    bool own;
    struct published published = {survey, year, service, element, value};
    return database_begin_own(store->database, &own, error) &&
           survey_end(store, own, publish(store, &published, now, error), error);
}

bool survey_store_published(struct survey_store *store, const struct survey *survey, int year,
                            const char *service, const char *element, long *value,
                            struct error *error)
{
    int64_t id;
    struct published published = {survey, year, service, element, HUNDREDTHS_NONE};
    return find_published(store, &published, &id, value, error);
}

/* --- where they were taken from --- */

static struct query begin_sources(struct survey_store *store, const struct survey *survey, int year)
{
    struct query query = query_begin(store->statements, PUBLISHED_SOURCES);
    query_bind_int(&query, ":unit", survey->unit_id);
    query_bind_text(&query, ":form", survey->form->id);
    query_bind_int(&query, ":year", year);
    return query;
}

static bool set_source(struct survey_store *store, int64_t id, const char *before,
                       const char *source, int64_t now, struct error *error)
{
    struct change change = {now, store->person, "source", before, source, NULL};
    struct query query = query_begin(store->statements, PUBLISHED_SOURCE);
    query_bind_text(&query, ":source", source);
    return survey_change_row(store, SUBJECT_PUBLISHED, id, &query, &change, error);
}

/* A published value of the year whose source differs from SOURCE; *ID 0 where there is none. */
static bool find_other_source(struct survey_store *store, const struct survey *survey, int year,
                              const char *source, int64_t *id, char **before, struct error *error)
{
    struct query query = begin_sources(store, survey, year);
    *id = 0;
    while (*id == 0 && query_step(&query))
        if (strcmp(query_text(&query, 1), source) != 0) {
            *id = query_int(&query, 0);
            *before = g_strdup(query_text(&query, 1));
        }
    return query_end(&query, error);
}

static bool set_sources(struct survey_store *store, const struct survey *survey, int year,
                        const char *source, int64_t now, struct error *error)
{
    for (;;) {
        int64_t id;
        g_autofree char *before = NULL;
        if (!find_other_source(store, survey, year, source, &id, &before, error))
            return false;
        if (id == 0)
            return true;
        if (!set_source(store, id, before, source, now, error))
            return false;
    }
}

bool survey_store_set_source(struct survey_store *store, const struct survey *survey, int year,
                             const char *source, int64_t now, struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           survey_end(store, own, set_sources(store, survey, year, source, now, error), error);
}

char *survey_store_source(struct survey_store *store, const struct survey *survey, int year,
                          struct error *error)
{
    struct query query = begin_sources(store, survey, year);
    g_autofree char *source = g_strdup(query_step(&query) ? query_text(&query, 1) : "");
    return query_end(&query, error) ? g_steal_pointer(&source) : NULL;
}
