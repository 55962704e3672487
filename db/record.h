#ifndef LEMBAR_DB_RECORD_H
#define LEMBAR_DB_RECORD_H

#include "db/database.h"
#include "db/digest.h"

/* The record of changes: who, when, what, old, new, why. Entries are numbered from 1 without a gap
 * and form a chain: the hash of each is SHA-256 over the hash before it and all that the entry
 * says, so that no entry can be changed, removed or moved without the chain telling (audit.h). */

struct record;

struct record *record_open(struct database *database, struct error *error);
void record_close(struct record *record); /* NULL is fine */

/* Texts may be NULL where they say nothing. */
struct record_entry {
    int64_t at;                   /* ms */
    int64_t person;               /* who */
    const char *kind;             /* of what: "sheet", "action", "import", "bulk" */
    const unsigned char *subject; /* its uid; of what is not one row, that of the survey */
    const char *field;            /* "" where it was made */
    const char *old_value, *new_value, *why;
    const unsigned char *before; /* seal of the subject before and after the change: the digest */
    const unsigned char *after;  /* of all that it says (content.h); NULL where there is none */
};

/* Within the caller's transaction. The head of the chain is written by record_flush, which must
 * come before the commit; record_forget comes after a rollback. */
bool record_append(struct record *record, const struct record_entry *entry, struct error *error);
bool record_flush(struct record *record, struct error *error);
void record_forget(struct record *record);

/* The head of the chain, what is not flushed yet included: how many entries, and the hash of the
 * last. */
struct record_head {
    int64_t entries;
    unsigned char hash[DIGEST_SIZE];
};

bool record_head(struct record *record, struct record_head *head, struct error *error);

/* The hash of an entry that follows PREVIOUS; PERSON is the uid of who. */
void record_hash(const struct record_entry *entry, int64_t number,
                 const unsigned char person[UID_SIZE], const unsigned char previous[DIGEST_SIZE],
                 unsigned char hash[DIGEST_SIZE]);

#endif
