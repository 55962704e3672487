#ifndef LEMBAR_DB_AUDIT_H
#define LEMBAR_DB_AUDIT_H

#include <glib.h>

#include "db/database.h"

/* Checks the record of changes (record.h) and everything that it speaks of. Found are: an entry
 * that was changed, removed, added or moved; entries taken off the end; a sheet or action that is
 * not what its last entry says, has no entry, or is gone; personal data that do not fit their
 * seal. Whoever changes the database with another program is found, unless he also computes the
 * whole chain anew: the head of the chain, written down elsewhere, tells that too. What a copy for
 * others lacks (db/backup.h) is not found there: personal data, and whether people are as they
 * were.
 */

/* FINDINGS becomes an array of sentences (char *), empty where all is well; the caller unrefs it.
 * ENTRIES is how many there are. False where the database could not be read, or where it
 * was stopped (database_watch). */
bool audit_verify(struct database *database, GPtrArray **findings, int64_t *entries,
                  struct error *error);

/* How many entries there are now. */
bool audit_count(struct database *database, int64_t *entries, struct error *error);

#endif
