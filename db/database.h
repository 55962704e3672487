#ifndef LEMBAR_DB_DATABASE_H
#define LEMBAR_DB_DATABASE_H

#include <stdbool.h>
#include <stdint.h>

#include "src/error.h"
#include "src/progress.h"

/* The SQLite file of an office: opened, checked to be Lembar's own, brought up to date, and its
 * transactions. A commit is on disk when it returns (WAL, synchronous=FULL). */

struct database;

enum database_mode {
    DATABASE_EXISTING, /* the file must be there */
    DATABASE_CREATE,   /* a missing file is made, its folder too */
};

/* NULL, with a sentence, for a missing, damaged, foreign, newer or unreadable file. The file and
 * those beside it are for their owner alone (0600): one of ours that is open to others is closed to
 * them; one of somebody else that is open to all is refused. Where a file system knows no such
 * modes, as on a USB stick, it stays as it is. */
struct database *database_open(const char *path, enum database_mode mode, struct error *error);

/* Makes the folder of PATH for its owner alone (0700) where it is not. Refuses one that belongs to
 * somebody else and is open to all. For the folder that is Lembar's own: any other is its owner's
 * to arrange. */
bool database_close_folder(const char *path, struct error *error);

/* Surely not there. A file that may not be looked at is not missing. */
bool database_is_missing(const char *path);

/* Every store on it must be closed before; NULL is fine. */
void database_close(struct database *database);

/* As it was opened; borrowed. */
const char *database_path(const struct database *database);

/* Whether PATH names the file of the database, by whatever name, or one that is kept beside it. */
bool database_owns(const struct database *database, const char *path);

/* Both names lead to one file, which is there. */
bool database_is_same_file(const char *path, const char *other);

/* A transaction that may write; waits while another program writes. */
bool database_begin(struct database *database, struct error *error);

/* False, with a sentence, where the file was removed or replaced under the program: what is
 * committed then is on no disk. Every commit asks it; a statement outside of one must. */
bool database_check_there(const struct database *database, struct error *error);

/* Within a transaction that writes: whoever has asked once what the triggers would ask at each row
 * may let them REST, since nobody else writes meanwhile. A rollback wakes them too. */
void database_rest_triggers(struct database *database, bool rest);

/* A transaction that only reads: all of it sees the same data, and nobody has to wait. It is ended
 * by database_rollback. */
bool database_begin_reading(struct database *database, struct error *error);
void database_rollback(struct database *database);

/* A transaction that may write, unless the caller has one: then *OWN is false, and whoever began it
 * ends it. database_end_own ends only one's own. */
bool database_begin_own(struct database *database, bool *own, struct error *error);
bool database_end_own(struct database *database, bool own, bool ok, struct error *error);

/* Ends a transaction by what became of it: commits if OK, else rolls back. Returns OK, or false
 * where the commit failed. */
bool database_end(struct database *database, bool ok, struct error *error);

/* Moves the log into the file and empties it: what was erased is then in neither. Where another
 * program reads an older state just then, that is done by whoever closes the database last. */
void database_empty_log(struct database *database);

/* Adds a sentence (char *) to FINDINGS for each fault of the file, each reference that leads
 * nowhere, and each action whose kept marks are not those of its texts. False where it could not be
 * read. */
bool database_check(struct database *database, GPtrArray *findings, struct error *error);

/* From now on PROGRESS, borrowed, sees all long work on the database, and whatever is read or
 * written fails as soon as it is stopped (ERROR_STOPPED); what was begun then is rolled back by
 * whoever began it. NULL: nobody watches any more. */
void database_watch(struct database *database, struct progress *progress);
struct progress *database_progress(const struct database *database); /* borrowed; NULL: nobody */

/* Changes whenever another program has changed the data. */
int64_t database_version(struct database *database);

/* Counts the rows that this connection has changed: with the version above it tells whether what
 * was read is still what is stored. */
int64_t database_changes(struct database *database);

#define UID_SIZE 16
/* A new identifier: a UUID of version 7, time-ordered, unique across offices. NOW in ms. */
void database_new_uid(int64_t now, unsigned char uid[UID_SIZE]);

/* As people write a UUID: 8-4-4-4-12 hexadecimal digits. "" for NULL. */
#define UID_TEXT_SIZE 37
void database_uid_text(const unsigned char *uid, char text[UID_TEXT_SIZE]);

#endif
