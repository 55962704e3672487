#ifndef LEMBAR_DB_DRAFT_STORE_H
#define LEMBAR_DB_DRAFT_STORE_H

#include "db/keying_store.h"
#include "db/sheet_store.h"

/* The sheet being keyed or corrected: on disk after each accepted field, so that it reopens at the
 * same field after a crash. A draft is open in one program at a time. */

struct draft_store;

/* SURVEY and SHEETS are borrowed and outlive the store. PERSON is who opens the drafts. */
struct draft_store *draft_store_open(struct database *database, const struct survey *survey,
                                     struct sheet_store *sheets, int64_t person,
                                     struct error *error);
void draft_store_close(struct draft_store *store); /* NULL is fine */

/* APART: a new sheet waits only for the person who keyed it; else for whoever comes. */
void draft_store_keep_apart(struct draft_store *store, bool apart);

struct draft {
    int64_t id;          /* 0: not on disk yet */
    int64_t sheet_id;    /* the sheet it corrects, or 0 for a new one */
    struct sheet *sheet; /* owned */
    size_t at;           /* item under the cursor */
    int64_t corrected;   /* the last correction of that sheet when it was opened, or 0 */
    bool numbered;       /* a person keyed its number; else it was counted up, and may give way */
    long saved;          /* the number under which the last save stored a sheet, */
    enum serial_was came_off; /* and the list of its batch which that number has left */
    struct pace pace;         /* at which it is keyed; the caller counts the keys */
    char *why;                /* of a correction: the reason, owned, or NULL */
};

void draft_finish(struct draft *draft);

/* How the sheets were keyed; belongs to the store. */
struct keying_store *draft_store_keyings(struct draft_store *store);

enum draft_found { DRAFT_NONE, DRAFT_PARKED, DRAFT_INTERRUPTED };

/* Whether a new sheet waits to be finished: left on purpose, or interrupted. NUMBER is that of the
 * sheet which will be opened, 0 where that is a fresh one. */
bool draft_store_waiting(struct draft_store *store, enum draft_found *found, long *number,
                         struct error *error);

/* The number that a new sheet is given: the first above AFTER and all that are in use, leaving out
 * those of papers that a batch tells as missing or rejected. In use is that of a stored sheet, of
 * one that is begun, and of an empty one while another program has it open. */
bool draft_store_next_number(struct draft_store *store, long after, long *number,
                             struct error *error);

/* Who has the new sheet of that number open in another program; NULL: nobody. The caller frees the
 * name. */
bool draft_store_keyed_elsewhere(struct draft_store *store, long number, char **name,
                                 struct error *error);

/* Opens the new sheet that waits and nobody has open, else a fresh one with the next number. One
 * that nobody has begun gives up a number that is not proposed any more. */
bool draft_store_open_new(struct draft_store *store, struct draft *draft, struct error *error);

/* The same for a sheet of BATCH: the one of that batch that waits, else one that nobody has begun,
 * which joins the batch. */
bool draft_store_open_in(struct draft_store *store, int64_t batch, struct draft *draft,
                         struct error *error);

/* Opens a stored sheet for correction; refuses one that another program has begun to correct, and
 * says who. */
bool draft_store_open_sheet(struct draft_store *store, int64_t sheet, struct draft *draft,
                            struct error *error);

/* Who corrects the sheet in another program; NULL: nobody. The caller frees the name. */
bool draft_store_holder(struct draft_store *store, int64_t sheet, char **name, struct error *error);

/* Writes the draft; on disk when it returns true. Refuses to begin a correction of a sheet that
 * somebody else has begun to correct, or has corrected, since it was opened. A new sheet whose
 * counted number another has begun with meanwhile takes the next one. */
bool draft_store_keep(struct draft_store *store, struct draft *draft, struct error *error);

/* Leaves it on disk for later, told as left on purpose. */
bool draft_store_park(struct draft_store *store, struct draft *draft, struct error *error);

bool draft_store_discard(struct draft_store *store, struct draft *draft, struct error *error);

/* Stores the sheet, or its corrections, and removes the draft, in one transaction. A new sheet is
 * followed by the next: DRAFT then holds that one, sticky values filled, the number counted up. A
 * counted number that is taken by now gives way to the next; a keyed one is refused, unless that
 * was accepted (CHECK_SAME_NUMBER). The pace of a new sheet is kept with it. A correction is on
 * disk no more: its id is 0. */
bool draft_store_save(struct draft_store *store, struct draft *draft, int64_t now,
                      struct error *error);

#endif
