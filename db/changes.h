#ifndef LEMBAR_DB_CHANGES_H
#define LEMBAR_DB_CHANGES_H

#include "db/record.h"
#include "db/subject.h"

/* Keeps the history of rows: whoever changes one looks at it before, and records after each step
 * who, when, what, old, new and why, with the digests of all that the row said before and says
 * now. All within the caller's transaction. */

struct changes;

struct changes *changes_open(struct database *database, struct error *error);
void changes_close(struct changes *changes); /* NULL is fine */

/* A row as it is now, whatever seal it bears: a change made with another program is not covered
 * up. */
struct kept_row {
    enum subject subject;
    int64_t id;
    unsigned char uid[UID_SIZE], seal[DIGEST_SIZE];
};

/* Texts may be NULL where they say nothing. */
struct change {
    int64_t at;        /* ms */
    int64_t person;    /* who */
    const char *field; /* what; NULL: the row was made */
    const char *old_value, *new_value, *why;
};

/* FOUND is false where there is no such row. */
bool changes_look(struct changes *changes, enum subject subject, int64_t id, struct kept_row *row,
                  bool *found, struct error *error);

/* After the row was changed: ROW becomes what it is now. */
bool changes_record(struct changes *changes, struct kept_row *row, const struct change *change,
                    struct error *error);

/* After the row was made. */
bool changes_record_new(struct changes *changes, enum subject subject, int64_t id,
                        const struct change *change, struct error *error);

/* After the row was removed: field "removed". */
bool changes_record_removed(struct changes *changes, const struct kept_row *row,
                            const struct change *change, struct error *error);

/* The record itself, for entries about no row. */
struct record *changes_record_itself(struct changes *changes);

/* Before the commit, and after a rollback. */
bool changes_flush(struct changes *changes, struct error *error);
void changes_forget(struct changes *changes);

#endif
