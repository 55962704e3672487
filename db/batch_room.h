#ifndef LEMBAR_DB_BATCH_ROOM_H
#define LEMBAR_DB_BATCH_ROOM_H

#include "db/query.h"

/* What the stores have in common about the ledger of a batch: it is counted from the rows each
 * time, within the transaction that wants to add to them. */

#define BATCH_KEYED     "(SELECT count(*) FROM sheet WHERE batch_id = batch.id)"
#define BATCH_REJECTED  "(SELECT count(*) FROM rejected WHERE batch_id = batch.id)"
#define BATCH_MISSING   "(SELECT count(*) FROM missing WHERE batch_id = batch.id)"
#define BATCH_ACCOUNTED BATCH_KEYED " + " BATCH_REJECTED " + " BATCH_MISSING

#define BATCH_ROOM_SQL                                                                             \
    "SELECT number, closed, declared, declared - (" BATCH_ACCOUNTED ") FROM batch "                \
    "WHERE id = :batch AND survey_id = :survey"

/* Whether BATCH of SURVEY is open and has room for SHEETS more; else a sentence. NUMBER is that of
 * BATCH_ROOM_SQL among STATEMENTS. */
bool batch_room_check(struct statements *statements, size_t number, int64_t survey, int64_t batch,
                      long sheets, struct error *error);

/* The serials of BATCH that are missing, a GArray of long; NULL on trouble. NUMBER is that of
 * BATCH_SERIALS_SQL among STATEMENTS. */
#define BATCH_SERIALS_SQL "SELECT serial FROM missing WHERE batch_id = :batch ORDER BY serial"

GArray *batch_room_missing(struct statements *statements, size_t number, int64_t batch,
                           struct error *error);

/* Returns false, with the sentence for a closed batch of that NUMBER. */
bool batch_refuse_closed(long number, struct error *error);

#endif
