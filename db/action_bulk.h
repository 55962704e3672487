#ifndef LEMBAR_DB_ACTION_BULK_H
#define LEMBAR_DB_ACTION_BULK_H

#include <glib.h>

#include "db/action_store.h"

/* Changes of several actions at once, whole or not at all, and taking back the last of them: it is
 * read off the record of changes, so that it outlives the program, until something else changes
 * one of these actions. */

struct action_bulk;

/* Of the unit of SURVEY, by PERSON. DATABASE and STORE are borrowed and outlive it. */
struct action_bulk *action_bulk_open(struct database *database, struct action_store *store,
                                     const struct survey *survey, int64_t person,
                                     struct error *error);
void action_bulk_close(struct action_bulk *bulk); /* NULL is fine */

/* Stores CHANGED, a GPtrArray of struct action, in one transaction. Refused where one of them is:
 * the sentence names its plan, and nothing is changed. COUNT: how many of them are other than
 * they were. NOW in ms. */
bool action_bulk_apply(struct action_bulk *bulk, GPtrArray *changed, int64_t now, int *count,
                       struct error *error);

/* The last change of PERSON, as long as it can be taken back; finish it in either case. */
struct bulk_change {
    int actions; /* 0: there is nothing to take back */
    char *field; /* what was changed, as the record calls it: "status", "owner", "due", "survey" */
    char *value; /* to what */
};

bool action_bulk_last(struct action_bulk *bulk, struct bulk_change *last, struct error *error);
void bulk_change_finish(struct bulk_change *change);

/* Puts all of it back exactly as it was, on the record with WHY. Refused where one of the actions
 * was changed since. */
bool action_bulk_undo(struct action_bulk *bulk, const char *why, int64_t now, struct error *error);

#endif
