#ifndef LEMBAR_DB_CLOSING_STORE_H
#define LEMBAR_DB_CLOSING_STORE_H

#include <glib.h>

#include "db/record.h"
#include "db/signed_text.h"
#include "db/survey_store.h"

/* Closing a survey: what is not settled, the lock under which its data refuse every change (the
 * schema does that), and the statement that was signed then. */

struct closing_store;

/* SURVEY is borrowed and outlives the store. PERSON is who locks. */
struct closing_store *closing_store_open(struct database *database, const struct survey *survey,
                                         int64_t person, struct error *error);
void closing_store_close(struct closing_store *store); /* NULL is fine */

struct closing_state {
    bool locked;
    int64_t at;    /* when it was locked or unlocked last, ms; 0: never */
    char *person;  /* by whom */
    char *despite; /* why it was locked with something unsettled, or "" */
};

/* Finish it in either case. */
bool closing_store_state(struct closing_store *store, struct closing_state *state,
                         struct error *error);
void closing_state_finish(struct closing_state *state);

/* How much of the survey is not settled yet; the first three 0: it may be locked without a reason.
 */
struct closing_unsettled {
    int64_t open_batches;
    int64_t drafts;   /* sheets and corrections that were begun and not stored */
    int64_t second;   /* sheets that wait for second keying, the third or a decision */
    int64_t batches;  /* all of them, closed or not */
    bool keyed_twice; /* any sheet is, or waits to be */
};

bool closing_store_unsettled(struct closing_store *store, struct closing_unsettled *unsettled,
                             struct error *error);

struct set_aside {
    char *reason;
    int64_t sheets;
};

/* The sheets set aside by reason, the most frequent first: a GPtrArray of struct set_aside, the
 * caller unrefs it. NULL on trouble. */
GPtrArray *closing_store_set_aside(struct closing_store *store, struct error *error);

/* Writes the signed statement, given the head of the record with the lock in it; NULL, with a
 * sentence, calls all off. The caller of the function owns CONTEXT, the store frees the text. */
typedef char *closing_write(const struct record_head *head, void *context, struct error *error);

/* Whether the survey may be locked, DESPITE what is unsettled; if not, a sentence. */
bool closing_store_may_lock(struct closing_store *store, const char *despite, struct error *error);

/* Locks the survey, DESPITE what is unsettled, if anything, and keeps the statement: one
 * transaction. */
bool closing_store_lock(struct closing_store *store, const char *despite, int64_t now,
                        closing_write *write, void *context, struct error *error);

/* Lets the survey be changed again, WHY must not be empty. */
bool closing_store_unlock(struct closing_store *store, const char *why, int64_t now,
                          struct error *error);

/* Whether any statement of the database was signed with that key, into *HAS. */
bool closing_store_has_signed(struct closing_store *store, const unsigned char public_key[KEY_SIZE],
                              bool *has, struct error *error);

/* The statement made last; "" where there is none. The caller frees it; NULL on trouble. */
char *closing_store_statement(struct closing_store *store, struct error *error);

#endif
