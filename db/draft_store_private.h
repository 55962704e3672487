#ifndef LEMBAR_DB_DRAFT_STORE_PRIVATE_H
#define LEMBAR_DB_DRAFT_STORE_PRIVATE_H

#include "db/claim.h"
#include "db/draft_store.h"
#include "db/query.h"
#include "db/second_draw.h"

/* What the files of the draft store share: draft_store.c (keeping), draft_open.c (opening),
 * draft_number.c (the number of a new sheet) and draft_save.c (storing the sheet). */

enum {
    KEEP,
    PARK,
    OWN,
    DISCARD,
    NEXT_ID,
    LIST_NEW,
    FIND_SHEET,
    HOLDER,
    READ,
    LAST_CORRECTION,
    SHEET_LAST,
    NEW_SHEETS,
    LISTED,
    STATEMENT_COUNT
};

struct draft_store {
    struct database *database;
    const struct survey *survey;
    struct sheet_store *sheets;
    struct statements *statements;
    struct claims *claims;
    struct keying_store *keyings;
    struct second_draw *draw;
    int64_t person;
    bool apart; /* a new sheet waits only for its own person */
};

/* Runs STATEMENT, whose only parameter is :id. */
bool draft_run(struct draft_store *store, size_t statement, const struct draft *draft,
               struct error *error);

/* Writes DRAFT as a new one, within a transaction, and claims it. */
bool draft_add(struct draft_store *store, struct draft *draft, struct error *error);

/* Gives a new sheet the number that is proposed next. */
bool draft_take_next_number(struct draft_store *store, struct draft *draft, struct error *error);

/* Two who open a new sheet at once see the same number: the first to key has it, and a number that
 * was only counted up gives way. */
bool draft_give_way(struct draft_store *store, struct draft *draft, struct error *error);

/* A sheet that nobody has begun gives up a number that was counted up and would not be proposed any
 * more; on disk it is changed by the next keeping. */
bool draft_renew_number(struct draft_store *store, struct draft *draft, struct error *error);

/* The draft of a correction of SHEET, 0 where there is none. */
bool draft_find_of(struct draft_store *store, int64_t sheet, int64_t *id, struct error *error);

/* The last entry of the record that corrects SHEET, 0 where there is none. */
bool draft_find_last_correction(struct draft_store *store, int64_t sheet, int64_t *correction,
                                struct error *error);

/* The name of who opened the draft ID last, which the caller frees; NULL where it is gone. */
bool draft_find_holder(struct draft_store *store, int64_t id, char **name, struct error *error);

/* Returns false, with who has the draft ID open. */
bool draft_refuse_open_elsewhere(struct draft_store *store, int64_t id, struct error *error);

/* A correction that is not on disk yet knows the sheet only as it was when it was opened: refuses
 * one that another has begun or stored since. */
bool draft_check_unchanged(struct draft_store *store, const struct draft *draft,
                           struct error *error);

#endif
