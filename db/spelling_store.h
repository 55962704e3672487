#ifndef LEMBAR_DB_SPELLING_STORE_H
#define LEMBAR_DB_SPELLING_STORE_H

#include <glib.h>

#include "db/database.h"

/* How lists from elsewhere spell the names of units, as a person has confirmed it once, and the
 * units that are known by name. Every change is on the record, in the caller's transaction or one
 * of its own. NOW in ms. */

struct spelling_store;

struct spelling_store *spelling_store_open(struct database *database, int64_t person,
                                           struct error *error);
void spelling_store_close(struct spelling_store *store); /* NULL is fine */

struct unit_spelling {
    char *spelling, *key; /* as it was written, and by unit_name.h */
    char *unit;           /* what is meant */
    char *person;         /* who confirmed it */
    int64_t at;           /* when, ms */
};

/* All of them by unit and spelling: a GPtrArray of struct unit_spelling, the caller unrefs it. NULL
 * on trouble. */
GPtrArray *spelling_store_list(struct spelling_store *store, struct error *error);

/* The one with the same key as SPELLING among a list, or NULL. */
const struct unit_spelling *spelling_find(const GPtrArray *list, const char *spelling);

/* SPELLING, and whatever has its key, means UNIT from now on. */
bool spelling_store_remember(struct spelling_store *store, const char *spelling, const char *unit,
                             int64_t now, struct error *error);

/* Refuses one that is not there. */
bool spelling_store_forget(struct spelling_store *store, const char *spelling, int64_t now,
                           struct error *error);

/* The names of the units with surveys here, then those in imported tables; one for each key. A
 * GPtrArray of char *, the caller unrefs it; NULL on trouble. */
GPtrArray *spelling_store_units(struct spelling_store *store, struct error *error);

#endif
