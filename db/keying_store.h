#ifndef LEMBAR_DB_KEYING_STORE_H
#define LEMBAR_DB_KEYING_STORE_H

#include <glib.h>

#include "db/database.h"
#include "db/survey_store.h"
#include "src/keyer.h"

/* How the sheets of one survey were keyed: by whom, when, how fast. */

struct keying_store;

/* SURVEY is borrowed and outlives the store. PERSON is who keys. */
struct keying_store *keying_store_open(struct database *database, const struct survey *survey,
                                       int64_t person, struct error *error);
void keying_store_close(struct keying_store *store); /* NULL is fine */

/* Within the transaction that stores SHEET: it was keyed at PACE, FIELDS of it; PASS is 1, or 2 and
 * 3 for second keying. NOW in ms. */
bool keying_store_add(struct keying_store *store, int64_t sheet, int pass, const struct pace *pace,
                      size_t fields, int64_t now, struct error *error);

/* The sheet that this person keyed last, 0 where there is none. */
bool keying_store_last(struct keying_store *store, int64_t *sheet, struct error *error);

/* The pace (µs a field) that only the fastest 1 % of this person's sheets exceed; 0 where there are
 * fewer than KEYER_LEAST_SHEETS. */
bool keying_store_fastest(struct keying_store *store, int64_t *pace, struct error *error);

struct keyer_row {
    int64_t person;
    char *name;
    char day[11]; /* YYYY-MM-DD, local; "": all days */
    struct keyer_figures figures;
};

#define ANY_PERSON 0

/* The figures of a person or ANY_PERSON, a row for each person and day, the latest day first, or
 * one for each person: a GPtrArray of struct keyer_row. NULL on trouble. */
GPtrArray *keying_store_figures(struct keying_store *store, int64_t person, bool by_day,
                                struct error *error);

/* ms on each item of the form, and how many sheets took time on it: two arrays as long as the form
 * has items. Of one person or ANY_PERSON. */
bool keying_store_item_times(struct keying_store *store, int64_t person, int64_t *sums,
                             int64_t *times, struct error *error);

#endif
