#ifndef LEMBAR_SRC_ROLE_H
#define LEMBAR_SRC_ROLE_H

#include <stdbool.h>

#include "src/error.h"

/* Who may do what. A role may do all that the roles before it may, and more. */

enum role { ROLE_OFFICER, ROLE_SUPERVISOR, ROLE_ADMINISTRATOR, ROLES };

enum right {
    RIGHT_KEY,             /* key sheets, correct one's own, see one's own work */
    RIGHT_LOOK,            /* read the figures of all: index, review, report, units, statement */
    RIGHT_SEE_OTHERS,      /* lists show the sheets, and words, that others keyed as well */
    RIGHT_CORRECT_OTHERS,  /* correct sheets that others keyed */
    RIGHT_CORRECT_SETTLED, /* … of a closed batch, or decided after three keyings; with a reason */
    RIGHT_READ_RECORD,     /* read who changed what */
    RIGHT_SET_ASIDE,       /* decide which sheets count */
    RIGHT_CHOOSE_SECOND,   /* choose which sheets are keyed twice, and how */
    RIGHT_RESOLVE,         /* settle mismatches of second keying */
    RIGHT_ACT,             /* plan actions and report on them */
    RIGHT_CLOSE_BATCH,     /* close a batch whose ledger balances */
    RIGHT_REOPEN_BATCH,    /* open one again, with a reason */
    RIGHT_LOCK,            /* lock and unlock a survey */
    RIGHT_IMPORT,          /* sheets, actions, published values from files */
    RIGHT_EXPORT,          /* lists of sheets into files */
    RIGHT_PERSONAL,        /* personal data in exports; forgetting them */
    RIGHT_SEE_ALL_KEYERS,  /* keyer's figures of others */
    RIGHT_CHANGE_SURVEY,   /* new surveys, services, targets, published values */
    RIGHT_CHANGE_SETTINGS, /* settings, backups and going back to them */
    RIGHT_CHANGE_PEOPLE,   /* people, their roles and passwords */
    RIGHTS
};

/* Whether a person of ROLE has the right. */
bool role_may(enum role role, enum right right);

/* As the database has it: "officer", "supervisor", "administrator"; and as people say it. */
const char *role_name(enum role role);
const char *role_words(enum role role);

/* -1 for none of them. */
int role_from_name(const char *name);

/* False, with a sentence that says who may and whom to ask, where ROLE may not. */
bool role_require(enum role role, enum right right, struct error *error);

#endif
