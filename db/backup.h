#ifndef LEMBAR_DB_BACKUP_H
#define LEMBAR_DB_BACKUP_H

#include "db/database.h"

/* A backup: a whole copy of the database in a folder, a USB stick perhaps. It bears its name
 * lembar-YYYYMMDD-HHMMSS.db only after it was synced, read back and compared. Files of evidence go
 * with it into lembar.evidence/ of the folder, once each. */

#define BACKUP_EVIDENCE "lembar" /* lembar.evidence/, as if beside a database of that name */

struct backup_order {
    const char *folder;    /* must be there: a stick that is not in is not made up */
    const char *stamp;     /* YYYYMMDD-HHMMSS, local time */
    bool without_personal; /* for others: personal data of respondents and passwords are erased */
    int64_t *evidence;     /* becomes how many files of evidence were new; or NULL */
};

/* Its path, the caller's; NULL, with a sentence, where it could not be made: nothing is left of it
 * then, unless the sentence says that only files of evidence lack. After a good one older ones go:
 * the last 10 are kept, and the last of each of 30 days; those of other databases in the same
 * folder are left alone. A copy for others is told by its name, and is neither counted nor removed.
 */
char *backup_make(struct database *database, const struct backup_order *order, struct error *error);

/* Whether it is such a copy for others. */
bool backup_is_for_others(struct database *database, bool *for_others, struct error *error);

#endif
