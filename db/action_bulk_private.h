#ifndef LEMBAR_DB_ACTION_BULK_PRIVATE_H
#define LEMBAR_DB_ACTION_BULK_PRIVATE_H

#include "db/action_bulk.h"
#include "db/query.h"
#include "db/record.h"

/* Changes of several actions, for the files they are made of: action_bulk.c makes them, and
 * action_undo.c takes the last one back. Each, and each taking back, is one entry of the record
 * behind those of its actions, of kind BULK and about the survey at hand: the old value is the
 * number of the first of them, the new one how many actions changed. */
#define BULK        "bulk"
#define BULK_CHANGE "actions" /* its field */
#define BULK_UNDO   "undone"

enum bulk_statement {
    BULK_SURVEY,
    BULK_COUNT,
    BULK_LAST,
    BULK_WHAT,
    BULK_LATER,
    BULK_CHANGED,
    BULK_OLD_VALUES,
    BULK_OLD_SURVEY,
    BULK_SEAL,
    BULK_STATEMENTS
};

struct action_bulk {
    struct database *database;
    struct action_store *store;
    int64_t survey, unit, person;
    struct statements *statements;
    struct record *record;
};

/* The first line of its plan, cut; the caller frees it. */
char *bulk_plan_name(const struct action *action);

/* Within the transaction at hand; the sentence of a refusal names the plan. */
bool bulk_save_one(struct action_bulk *bulk, struct action *action, int64_t now,
                   struct error *error);

/* The number that the next entry of the record will have. */
bool bulk_first_entry(struct action_bulk *bulk, int64_t *first, struct error *error);

/* Puts the entry behind those from FIRST on, about COUNT actions; none where there are none. */
bool bulk_tell(struct action_bulk *bulk, const char *field, int64_t first, int64_t now, int *count,
               struct error *error);

/* How many actions the entries FIRST to LAST are about. */
bool bulk_count(struct action_bulk *bulk, int64_t first, int64_t last, int *count,
                struct error *error);

/* Ends the transaction, kept where OK. */
bool bulk_end(struct action_bulk *bulk, bool ok, struct error *error);

#endif
