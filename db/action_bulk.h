#ifndef LEMBAR_DB_ACTION_BULK_H
#define LEMBAR_DB_ACTION_BULK_H

#include <glib.h>

#include "db/action_store.h"

/* Changes of several actions at once, whole or not at all, and taking back the last of them. */

struct action_bulk;

/* Both are borrowed and outlive it. */
struct action_bulk *action_bulk_open(struct database *database, struct action_store *store);
void action_bulk_close(struct action_bulk *bulk); /* NULL is fine */

/* Stores CHANGED, a GPtrArray of struct action, in one transaction. Refused where one of them is:
 * the sentence names its plan, and nothing is changed. NOW in ms. */
bool action_bulk_apply(struct action_bulk *bulk, GPtrArray *changed, int64_t now,
                       struct error *error);

/* How many actions an undo would put back; 0: there is nothing to take back. */
guint action_bulk_size(const struct action_bulk *bulk);

/* Puts all of the last bulk change back as they were, on the record with WHY. Refused where one of
 * them was changed since. */
bool action_bulk_undo(struct action_bulk *bulk, const char *why, int64_t now, struct error *error);

#endif
