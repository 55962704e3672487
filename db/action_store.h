#ifndef LEMBAR_DB_ACTION_STORE_H
#define LEMBAR_DB_ACTION_STORE_H

#include <glib.h>

#include "db/database.h"
#include "db/survey_store.h"
#include "src/action.h"

/* The actions of one survey and the record of their changes. */

struct action_store;

struct action_store *action_store_open(struct database *database, const struct survey *survey,
                                       int64_t person, struct error *error);
void action_store_close(struct action_store *store); /* NULL is fine */

/* Adds the action (id 0, which is then set) or stores what differs, each old and new value
 * recorded. A transaction of its own unless WITHIN that of the caller. NOW in ms. */
bool action_store_save(struct action_store *store, struct action *action, bool within, int64_t now,
                       struct error *error);

/* All of them, by due day, those without one last: a GPtrArray of struct action, the caller unrefs
 * it. NULL on trouble. */
GPtrArray *action_store_list(struct action_store *store, struct error *error);

/* How many there are in each state on TODAY. */
bool action_store_count(struct action_store *store, struct day today, int64_t counts[ACTION_STATES],
                        struct error *error);

#endif
