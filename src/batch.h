#ifndef LEMBAR_SRC_BATCH_H
#define LEMBAR_SRC_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "src/calendar.h"
#include "src/error.h"

/* A stack of paper sheets (bundel) as it was handed over, and its ledger: each sheet that the slip
 * declares is keyed, rejected or missing, or is still left to do. */

#define BATCH_NUMBER_MOST   999999
#define BATCH_DECLARED_MOST 99999

/* In sheets. Keyed are those that are set aside too. */
struct ledger {
    long declared, keyed, rejected, missing;
};

/* Keyed, rejected and missing. */
long ledger_accounted(const struct ledger *ledger);

/* What is left to do; below 0 where more is accounted for than is declared. */
long ledger_left(const struct ledger *ledger);
bool ledger_balances(const struct ledger *ledger);

/* Why a sheet of paper is not keyed. */
enum rejection {
    REJECTION_BLANK,
    REJECTION_UNREADABLE,
    REJECTION_NOT_RESPONDENT,
    REJECTION_DOUBLE,
    REJECTIONS
};

/* As the database has it: "not_respondent"; and as people say it. */
const char *rejection_name(enum rejection rejection);
const char *rejection_words(enum rejection rejection);

/* -1 for none of them. */
int rejection_from_name(const char *name);

/* On which list of its batch the serial of a sheet stood until the sheet was keyed. */
enum serial_was { SERIAL_NEW, SERIAL_WAS_MISSING, SERIAL_WAS_REJECTED };

/* A sentence to stand behind another, with the blank between; "" of a new one. */
const char *serial_was_words(enum serial_was was);

struct batch {
    int64_t id;   /* 0: not stored yet */
    char uid[37]; /* "" where it is not stored yet */
    long number;  /* within the survey, from 1 */
    char *handed_by;
    struct day day;
    int64_t service_id; /* of all its sheets; 0: of several */
    bool totals;        /* its sheets bear a control total */
    bool closed;
    char *closed_by;   /* a name; "" while it is open */
    int64_t closed_at; /* ms */
    struct ledger ledger;
    int64_t slip_entry; /* of the record: the last that changed the slip, or the state; 0: none */
    long rejections[REJECTIONS]; /* how many of each; together ledger.rejected */
};

/* Open, and not all sheets of its slip are accounted for. */
bool batch_takes_more(const struct batch *batch);

/* Whether it may be closed; if not, a sentence that says the difference. */
bool batch_check_balance(const struct batch *batch, struct error *error);

struct batch *batch_create(void);
void batch_destroy(struct batch *batch); /* NULL is fine */

/* What its state is called in files: "open" or "closed"; and where its ledger stands, in words:
 * "sisa 17", "seimbang", "ditutup". The caller frees the words. */
const char *batch_state_name(const struct batch *batch);
char *batch_state_words(const struct batch *batch);

/* One cell beside the words: ✓ balances or closed, · sheets are left, ! too many. */
const char *batch_state_sign(const struct batch *batch);

#endif
