#ifndef LEMBAR_DB_REVIEW_STORE_H
#define LEMBAR_DB_REVIEW_STORE_H

#include <glib.h>

#include "db/survey_store.h"
#include "src/counted_sheet.h"
#include "src/grouping.h"

/* What the review of a survey reads beside its crossed tables: the sheets that count one by one,
 * those with a certain answer, those set aside, suggestions, other units' results. Whoever watches
 * the database (database_watch) may stop a pass over them. */

struct review_store;

/* SURVEY is borrowed and outlives the store. */
struct review_store *review_store_open(struct database *database, const struct survey *survey,
                                       struct error *error);
void review_store_close(struct review_store *store); /* NULL is fine */

/* All sheets that count, in the order of their numbers. Weeks are counted from 1 in the order of
 * time, keyers are ids of persons; week and service are 0 where they are not answered. */
struct counted_set {
    struct counted_sheets counted; /* of the two below */
    GArray *sheets;                /* of struct counted_sheet */
    GArray *ids;                   /* of int64_t, one for each */
    GStringChunk *answers;
    struct grouping *weeks;
    size_t *week_order; /* the group of week 1, 2 … */
    GHashTable *people; /* names by id (of int64_t) */
};

/* The caller destroys it; NULL on trouble, or where it was stopped. */
struct counted_set *review_store_sheets(struct review_store *store, struct error *error);
void counted_set_destroy(struct counted_set *set); /* NULL is fine */

/* The words for a week or a keyer of the set; borrowed. */
const char *counted_set_week(const struct counted_set *set, int week);
const char *counted_set_keyer(const struct counted_set *set, int64_t keyer);

/* The ids of the sheets that count with the answer VALUE at a position from 0, -1: left blank. An
 * array of int64_t, the caller unrefs it; NULL on trouble, or where it was stopped. */
GArray *review_store_answered(struct review_store *store, int answer, int value,
                              struct error *error);

/* The ids of the sheets set aside for REASON. */
GArray *review_store_set_aside(struct review_store *store, const char *reason, struct error *error);

/* The published index of other units with the same form and year, the highest first: a GPtrArray
 * of struct review_peer, the caller unrefs it. NULL on trouble. */
struct review_peer {
    char *unit;
    long value; /* hundredths */
};
GPtrArray *review_store_peers(struct review_store *store, struct error *error);

/* How many sheets that count were filled in from FIRST to LAST (YYYY-MM-DD), both days too. */
bool review_store_between(struct review_store *store, const char *first, const char *last,
                          int64_t *sheets, struct error *error);

#endif
