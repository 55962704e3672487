#ifndef LEMBAR_DB_ACTION_STORE_H
#define LEMBAR_DB_ACTION_STORE_H

#include <glib.h>

#include "db/database.h"
#include "db/survey_store.h"
#include "src/action.h"

/* The actions of a unit and the record of their changes. What hangs on one, notes, ticks and files,
 * is in action_parts.h; the lists over all years in action_list.h. */

struct action_store;

/* SURVEY, of the unit, is where new actions go; borrowed, and outlives the store. */
struct action_store *action_store_open(struct database *database, const struct survey *survey,
                                       int64_t person, struct error *error);
void action_store_close(struct action_store *store); /* NULL is fine */

/* Adds the action (id 0, which is then set) or stores what differs, each old and new value
 * recorded with action->why, which is then empty. A change is refused where the life of an action
 * does not allow it (action_life.h), or where somebody else has changed the action since it was
 * read. A transaction of its own unless WITHIN that of the caller. NOW in ms. */
bool action_store_save(struct action_store *store, struct action *action, bool within, int64_t now,
                       struct error *error);

/* As it is now; the caller destroys it. NULL, with a sentence, where it is gone. */
struct action *action_store_load(struct action_store *store, int64_t id, struct error *error);

/* All of the survey, by due day, those without one last: a GPtrArray of struct action, the caller
 * unrefs it. NULL on trouble. */
GPtrArray *action_store_list(struct action_store *store, struct error *error);

#endif
