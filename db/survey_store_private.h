#ifndef LEMBAR_DB_SURVEY_STORE_PRIVATE_H
#define LEMBAR_DB_SURVEY_STORE_PRIVATE_H

#include "db/changes.h"
#include "db/query.h"
#include "db/survey_store.h"

/* What the files of the survey store share: survey_store.c, survey_services.c,
 * survey_unit.c and published.c. */

/* As the schema has them. */
enum { HIGHEST_VALUE = 100000 };

enum {
    UNIT_ADD,
    UNIT_FIND,
    UNIT_RENAME,
    UNIT_LOCKED,
    SPELLING_RENAME,
    UNIT_ROWS,
    FORM_FIND,
    FORM_ADD,
    SURVEY_FIND,
    SURVEY_ADD,
    SURVEY_TARGET,
    SURVEY_LIST,
    SURVEY_LOAD,
    SERVICE_LIST,
    SERVICE_ADD,
    SERVICE_CHANGE,
    SERVICE_REMOVE,
    SERVICE_USES,
    PUBLISHED_ADD,
    PUBLISHED_SET,
    PUBLISHED_SOURCE,
    PUBLISHED_SOURCES,
    PUBLISHED_REMOVE,
    PUBLISHED,
    STATEMENT_COUNT
};

struct survey_store {
    struct database *database;
    struct statements *statements;
    struct changes *changes;
    int64_t person;
};

/* Ends a transaction, with its entries. */
bool survey_end(struct survey_store *store, bool own, bool ok, struct error *error);

/* Runs QUERY for the id in its only row; 0 where there is none. */
bool survey_find_id(struct query *query, int64_t *id, struct error *error);

/* A row that was made just now, told with WHAT it is. */
bool survey_record_new(struct survey_store *store, enum subject subject, int64_t id,
                       const char *what, const char *why, int64_t now, struct error *error);

/* Looks at the row, runs QUERY, which changes it, and records that. */
bool survey_change_row(struct survey_store *store, enum subject subject, int64_t id,
                       struct query *query, const struct change *change, struct error *error);

/* A number as the record tells it, "" for NONE; the caller frees it. */
char *survey_number_text(int64_t number, int64_t none);

/* Into SERVICES: those of the survey that are not in it, and what has changed of the others. */
bool survey_read_services(struct survey_store *store, int64_t survey, struct services *services,
                          struct error *error);

/* Binds a new uid to :uid. */
void survey_bind_uid(struct query *query, int64_t now);

/* An index in hundredths. */
long survey_read_value(const struct query *query, int column);

#endif
