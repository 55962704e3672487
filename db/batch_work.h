#ifndef LEMBAR_DB_BATCH_WORK_H
#define LEMBAR_DB_BATCH_WORK_H

#include "db/batch_room.h"
#include "db/batch_store.h"
#include "db/changes.h"

/* What the files of the batch store share: batch_store.c, and batch_papers.c for rejected and
 * missing sheets. */

struct batch_store {
    struct database *database;
    const struct survey *survey;
    int64_t person;
    struct statements *statements;
    struct statements *papers; /* of batch_papers.c */
    struct changes *changes;
};

/* A batch that is going to be changed, as it is when the transaction begins. */
struct batch_work {
    struct batch_store *store;
    struct batch *batch;
    struct kept_row row;
    int64_t now;
};

/* False, without a transaction, where it cannot begin. */
bool batch_work_begin(struct batch_work *work, struct batch_store *store, int64_t id, int64_t now,
                      struct error *error);

/* Ends the transaction by what became of it, and the work. */
bool batch_work_end(struct batch_work *work, bool ok, struct error *error);

/* False, with a sentence, where the batch is closed. */
bool batch_work_check_open(const struct batch_work *work, struct error *error);

/* After each step: what it changed. Texts may be NULL. */
bool batch_work_record(struct batch_work *work, const char *field, const char *old_value,
                       const char *new_value, const char *why, struct error *error);

/* For the store to finish; NULL on trouble. */
struct statements *batch_papers_prepare(struct database *database, struct error *error);

#endif
