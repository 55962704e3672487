#ifndef LEMBAR_DB_SUGGESTION_STORE_H
#define LEMBAR_DB_SUGGESTION_STORE_H

#include <glib.h>

#include "db/database.h"
#include "db/survey_store.h"

/* What the respondents of a survey wrote, what it is about, and which actions answer it; and the
 * recommendations of the figures that no action follows, with the reason. */

struct suggestion_store;

/* SURVEY is borrowed and outlives the store. PERSON is who codes. */
struct suggestion_store *suggestion_store_open(struct database *database,
                                               const struct survey *survey, int64_t person,
                                               struct error *error);
void suggestion_store_close(struct suggestion_store *store); /* NULL is fine */

struct suggestion {
    int64_t sheet; /* id */
    long number;
    int64_t service; /* id; 0: none */
    bool counted;
    char *text;
    char *codes;     /* src/suggestion_code.h */
    int64_t actions; /* that answer it, dropped ones left out */
    int64_t done;    /* of these */
};

/* All suggestions that are not empty, by the numbers of their sheets, or those that the person
 * KEYED_BY (0: anybody) keyed: a GPtrArray of struct suggestion, the caller unrefs it. Empty where
 * the form asks for none; NULL on trouble. */
GPtrArray *suggestion_store_list(struct suggestion_store *store, int64_t keyed_by,
                                 struct error *error);

/* Says what the suggestion of a sheet is about: "" takes the coding back. A transaction of its own,
 * on the record. NOW in ms. */
bool suggestion_store_code(struct suggestion_store *store, int64_t sheet, const char *codes,
                           int64_t now, struct error *error);

/* The action answers the suggestion, or no longer does. A transaction of its own, on the record. */
bool suggestion_store_link(struct suggestion_store *store, int64_t sheet, int64_t action,
                           bool linked, int64_t now, struct error *error);

/* The numbers of the sheets whose suggestions the action answers: an array of int64_t, the caller
 * unrefs it; NULL on trouble. */
GArray *suggestion_store_answered(struct suggestion_store *store, int64_t action,
                                  struct error *error);

/* The ids of the actions that answer the suggestion of a sheet: an array of int64_t, the caller
 * unrefs it. NULL on trouble. */
GArray *suggestion_store_actions(struct suggestion_store *store, int64_t sheet,
                                 struct error *error);

/* --- recommendations that no action follows --- */

/* Why no action follows for that element of a service (0: the unit), or with element "" for the
 * service; "" where nobody said. The caller frees it; NULL on trouble. */
char *suggestion_store_declined(struct suggestion_store *store, int64_t service,
                                const char *element, struct error *error);

/* Says why, or takes it back with "". A transaction of its own, on the record. */
bool suggestion_store_decline(struct suggestion_store *store, int64_t service, const char *element,
                              const char *why, int64_t now, struct error *error);

/* How many actions there are for that element of a service (0: the unit), NULL: for any of it;
 * dropped ones left out. */
bool suggestion_store_planned(struct suggestion_store *store, int64_t service, const char *element,
                              int64_t *actions, struct error *error);

#endif
