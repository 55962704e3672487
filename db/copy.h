#ifndef LEMBAR_DB_COPY_H
#define LEMBAR_DB_COPY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* The whole database as one file: what making a backup and going back to one share. */

/* What a database holds, to be compared. */
struct copy_extent {
    int64_t application, version; /* application_id, user_version */
    int64_t sheets, entries;
    unsigned char head[32]; /* of the record's chain */
};

/* Answers of SQLite. */
int copy_measure(sqlite3 *handle, struct copy_extent *extent);
int copy_write(sqlite3 *handle, const char *path); /* into an empty file */

/* The file and its references are sound. */
bool copy_is_sound(sqlite3 *handle);

/* The head of EXTENT is an entry of the record of this database. */
bool copy_has_head(sqlite3 *handle, const struct copy_extent *extent);

/* The file PATH is surely of another database: its record is not the beginning of this one's. */
bool copy_is_of_another(sqlite3 *handle, const char *path);

/* Files; false with errno. A new one is for its owner alone. */
bool copy_make_empty(const char *path);
bool copy_sync(const char *path); /* and forgets it: it is read from the disk afterwards */
bool copy_sync_folder(const char *path);

#endif
