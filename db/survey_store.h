#ifndef LEMBAR_DB_SURVEY_STORE_H
#define LEMBAR_DB_SURVEY_STORE_H

#include <glib.h>

#include "db/database.h"
#include "src/form.h"
#include "src/fraction.h"
#include "src/service.h"

/* Units, their surveys with the form and services of each, and published results. Every change is
 * on the record, in the caller's transaction or one of its own. NOW in ms. */

struct survey_store;

struct survey_store *survey_store_open(struct database *database, struct error *error);
void survey_store_close(struct survey_store *store); /* NULL is fine */

/* Who makes the changes from now on; needed before the first. */
void survey_store_act_as(struct survey_store *store, int64_t person);

/* --- surveys --- */

struct survey {
    int64_t id, unit_id;
    char *unit;
    int year;
    long target;       /* index to reach, hundredths; HUNDREDTHS_NONE */
    struct form *form; /* from the text kept with the survey */
    struct services services;
};

struct survey_title {
    int64_t id;
    int year;
    char *unit, *form_key;
};

/* Adds a survey of UNIT (made when new) on FORM, and sets *ID. Refuses a second one of the same
 * unit, form and year. Services are added after it. */
bool survey_store_create(struct survey_store *store, const char *unit, const struct form *form,
                         int year, int64_t now, int64_t *id, struct error *error);

/* For all its surveys, and its published values; refused where one of them is locked. */
bool survey_store_rename_unit(struct survey_store *store, struct survey *survey, const char *name,
                              int64_t now, struct error *error);

/* TARGET of the index in hundredths; HUNDREDTHS_NONE: none. */
bool survey_store_set_target(struct survey_store *store, int64_t survey, long target, int64_t now,
                             struct error *error);

/* All surveys, the newest first: a GPtrArray of struct survey_title, the caller unrefs it. NULL
 * on trouble. */
GPtrArray *survey_store_list(struct survey_store *store, struct error *error);

/* The survey with its form in LANGUAGE; the caller destroys it. NULL on trouble. */
struct survey *survey_store_load(struct survey_store *store, int64_t id, const char *language,
                                 struct error *error);
void survey_destroy(struct survey *survey); /* NULL is fine */

/* Takes over into SURVEY what another program has changed since it was loaded. A service that is
 * gone stays in its place until they are loaded anew: whoever counts the places may be in the
 * middle of a choice. */
bool survey_store_refresh(struct survey_store *store, struct survey *survey, struct error *error);
bool survey_store_reload_services(struct survey_store *store, struct survey *survey,
                                  struct error *error);

/* Adds a service to the database and to SURVEY; a code is in a survey once. POPULATION -1: not
 * known. */
bool survey_store_add_service(struct survey_store *store, struct survey *survey, const char *code,
                              const char *name, long population, int64_t now, struct error *error);

/* A new name and number of customers; the code stays, sheets and files know the service by it. */
bool survey_store_change_service(struct survey_store *store, struct survey *survey, int64_t service,
                                 const char *name, long population, int64_t now,
                                 struct error *error);

/* Refuses, naming what they are, where sheets, actions or batches have the service. */
bool survey_store_remove_service(struct survey_store *store, struct survey *survey, int64_t service,
                                 int64_t now, struct error *error);

/* --- published results of the survey's own unit and form --- */

/* ELEMENT "" is the index, SERVICE "" the whole unit. VALUE in hundredths; HUNDREDTHS_NONE takes
 * a published value away. */
bool survey_store_publish(struct survey_store *store, const struct survey *survey, int year,
                          const char *service, const char *element, long value, int64_t now,
                          struct error *error);

/* Where the values published of YEAR were taken from: kept with each of them. The text is the
 * caller's, "" where nobody said; NULL on trouble. */
bool survey_store_set_source(struct survey_store *store, const struct survey *survey, int year,
                             const char *source, int64_t now, struct error *error);
char *survey_store_source(struct survey_store *store, const struct survey *survey, int year,
                          struct error *error);

/* HUNDREDTHS_NONE where nothing is published. */
bool survey_store_published(struct survey_store *store, const struct survey *survey, int year,
                            const char *service, const char *element, long *value,
                            struct error *error);

#endif
