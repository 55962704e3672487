#ifndef LEMBAR_DB_SECOND_PRIVATE_H
#define LEMBAR_DB_SECOND_PRIVATE_H

#include "db/changes.h"
#include "db/claim.h"
#include "db/query.h"
#include "db/second_draw.h"
#include "db/second_store.h"

/* What the files of the second store share: second_store.c (statements, what was found),
 * second_queue.c (what waits), second_pass.c (passes), second_case.c (decisions and settling). */

enum second_statement {
    SECOND_LIST,
    SECOND_PEOPLE,
    SECOND_SETTLED_COUNT,
    SECOND_SETTING,
    SECOND_STATE,
    SECOND_BATCH,
    SECOND_NAME,
    SECOND_RATE,
    SECOND_UNEVEN,
    SECOND_VERIFIED,
    SECOND_MARKS,
    PASS_READ,
    PASS_KEEP,
    PASS_PARK,
    PASS_DISCARD,
    PASS_DONE,
    KEYING_COMPARED,
    KEYING_STATE,
    KEYING_SETTLE,
    CASE_PASSES,
    CASE_LAST,
    CASE_CORRECTED,
    CASE_CORRECTING,
    SETTLE_DIFFERENCE,
    SETTLE_ERASE,
    SETTLE_DRAFTS,
    SECOND_STATEMENTS
};

struct second_store {
    struct database *database;
    const struct survey *survey;
    struct sheet_store *sheets;
    int64_t person;
    bool is_supervisor;
    struct statements *statements;
    struct changes *changes;
    struct claims *claims;
    struct second_draw *draw;
};

/* --- second_store.c --- */

/* Its parameters are bound by the caller. */
struct query second_begin(struct second_store *store, enum second_statement statement);

/* A statement whose only parameter is :id. */
bool second_run(struct second_store *store, enum second_statement statement, int64_t id,
                struct error *error);

/* The number of a setting (src/setting.h). */
bool second_setting(struct second_store *store, int setting, long *number, struct error *error);

/* Claims what waits; false where another program has it. */
bool second_claim(struct second_store *store, int64_t id);
void second_drop(struct second_store *store, int64_t id);

enum second_state second_state_from_name(const char *name);

/* The state of a row now; SECOND_SETTLED where it is gone. */
bool second_state_of(struct second_store *store, int64_t id, enum second_state *state,
                     struct error *error);

/* After the row was changed, within the transaction: the entry of the record, and the head. */
bool second_record_state(struct second_store *store, struct kept_row *row, enum second_state before,
                         enum second_state after, const char *why, int64_t now,
                         struct error *error);
bool second_look(struct second_store *store, int64_t id, struct kept_row *row, struct error *error);

/* Ends a transaction as database_end; after a rollback what was not flushed is forgotten. */
bool second_end(struct second_store *store, bool ok, struct error *error);

/* --- second_case.c --- */

/* Reads the passes over a sheet; finish it in either case. */
bool second_load_case(struct second_store *store, int64_t id, int64_t sheet,
                      struct second_case *decision, struct error *error);

/* Within a transaction: the sheet becomes what was decided, and it is told who erred. The caller
 * records the change of state. */
bool second_settle(struct second_store *store, const struct second_case *decision, int64_t now,
                   struct error *error);

/* How many of the items that differ are given answers of elements in the first pass. */
size_t second_count_answers(const struct sheet *first, const char *items);

#endif
