#ifndef LEMBAR_DB_BATCH_STORE_H
#define LEMBAR_DB_BATCH_STORE_H

#include <glib.h>

#include "db/survey_store.h"
#include "src/batch.h"

/* The batches of paper of one survey, with their rejected and missing sheets. Sheets join one when
 * they are stored (draft_store.h) and move with sheet_store_move. No ledger ever holds more than
 * the slip declares, and a closed batch changes only by being opened again; the record keeps each
 * change. NOW in ms; each change is a transaction of its own. */

struct batch_store;

/* SURVEY is borrowed and outlives the store. PERSON is who works. */
struct batch_store *batch_store_open(struct database *database, const struct survey *survey,
                                     int64_t person, struct error *error);
void batch_store_close(struct batch_store *store); /* NULL is fine */

/* All of them, the newest number first: a GPtrArray of struct batch, the caller unrefs it. NULL on
 * trouble. */
GPtrArray *batch_store_list(struct batch_store *store, struct error *error);

/* The caller destroys it; NULL on trouble. */
struct batch *batch_store_load(struct batch_store *store, int64_t id, struct error *error);

/* The id of the batch with that number, 0 where there is none. */
bool batch_store_by_number(struct batch_store *store, long number, int64_t *id,
                           struct error *error);

/* The highest number in use, 0: none. */
bool batch_store_last_number(struct batch_store *store, long *number, struct error *error);

/* The open batch with room in which this person keyed last, else the newest of these; 0: there is
 * none. */
bool batch_store_last_used(struct batch_store *store, int64_t *id, struct error *error);

/* Adds a batch (id 0, which it then gets) or stores what its slip says now: number, declared,
 * handed_by, day, service and totals. Refuses a number that is taken, to declare less than is
 * accounted for, and a slip that another has changed since BATCH was loaded. */
bool batch_store_save(struct batch_store *store, struct batch *batch, int64_t now,
                      struct error *error);

/* Refuses unless the ledger balances, and says the difference. */
bool batch_store_close_batch(struct batch_store *store, int64_t id, int64_t now,
                             struct error *error);
bool batch_store_reopen(struct batch_store *store, int64_t id, const char *why, int64_t now,
                        struct error *error);

/* A sheet of paper that is not keyed; SERIAL 0: it bears none. */
bool batch_store_reject(struct batch_store *store, int64_t id, enum rejection reason, long serial,
                        int64_t now, struct error *error);

struct rejected_sheet {
    int64_t id;
    enum rejection reason;
    long serial; /* 0: none */
    char *person;
    int64_t at;
};

/* The newest first: a GPtrArray of struct rejected_sheet, the caller unrefs it. NULL on trouble. */
GPtrArray *batch_store_rejected(struct batch_store *store, int64_t id, struct error *error);

/* Takes a rejection back. */
bool batch_store_accept(struct batch_store *store, int64_t id, int64_t rejected, int64_t now,
                        struct error *error);

/* The serials that are missing, an array of long in ascending order; NULL on trouble. */
GArray *batch_store_missing(struct batch_store *store, int64_t id, struct error *error);

/* Puts SERIALS in the place of those that were SEEN; refuses where others were there by now. */
bool batch_store_set_missing(struct batch_store *store, int64_t id, const GArray *seen,
                             const GArray *serials, int64_t now, struct error *error);

/* The record of a batch, the oldest first and with its making: a GPtrArray of struct sheet_change
 * (sheet_store.h). NULL on trouble. */
GPtrArray *batch_store_changes(struct batch_store *store, int64_t id, struct error *error);

#endif
