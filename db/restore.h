#ifndef LEMBAR_DB_RESTORE_H
#define LEMBAR_DB_RESTORE_H

#include "db/database.h"

/* Going back to a backup: it is checked whole, with its record of changes, before it takes the
 * place of the database, at once and never half. The database as it was stays beside it. */

struct restore_order {
    const char *file;  /* the backup; it is not changed */
    const char *path;  /* of the database, which nobody may have open; or there is none yet */
    const char *stamp; /* YYYYMMDD-HHMMSS, local time */
    bool over_newer;   /* also over what the backup does not know */
    struct progress *progress; /* may stop it, before the database is replaced; NULL: nobody does */
};

struct restored {
    int64_t sheets, entries; /* what the database now holds */
    int64_t evidence;        /* files of evidence that were missing, and are copied */
    struct error trouble;    /* why not all were; ERROR_NONE: they were */
    char *before;            /* where the one before is; NULL: there was none. The caller's */
};

/* On trouble the database is what it was, and *RESTORED is empty. */
bool restore_backup(const struct restore_order *order, struct restored *restored,
                    struct error *error);

#endif
