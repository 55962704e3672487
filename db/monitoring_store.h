#ifndef LEMBAR_DB_MONITORING_STORE_H
#define LEMBAR_DB_MONITORING_STORE_H

#include <glib.h>

#include "db/database.h"
#include "src/monitoring.h"

/* The actions of all units and years in the database as they were at a cut-off, read off the record
 * of changes.
 *
 * Entries are taken back from the first one about an action that was made after END, ms: once there
 * is such an entry, what stands before it in the record stays before it, whatever clock later
 * entries were made by. So what was recorded by a cut-off that is over is the same for ever. A
 * GPtrArray of struct monitored, the caller unrefs it; NULL on trouble. Within the caller's
 * transaction, if any.
 */
GPtrArray *monitoring_store_load(struct database *database, int64_t end, struct error *error);

/* Whether anything about an action was recorded from SINCE, ms, on. */
bool monitoring_store_changed(struct database *database, int64_t since, bool *changed,
                              struct error *error);

#endif
