#ifndef LEMBAR_TESTS_FAULT_DISK_PRIVATE_H
#define LEMBAR_TESTS_FAULT_DISK_PRIVATE_H

#include <glib.h>
#include <stdint.h>

#include "tests/fault/disk.h"

/* What the two ways to the disk share. */

enum disk_operation {
    DISK_READ,
    DISK_ASK, /* size, existence, locks, shared memory */
    DISK_OPEN,
    DISK_MAKE, /* of a file that may be new */
    DISK_WRITE,
    DISK_TRUNCATE,
    DISK_SYNC,
    DISK_NAME, /* rename, link */
    DISK_REMOVE,
};

enum disk_verdict { DISK_GOES, DISK_FAILS, DISK_HAS_NO_ROOM, DISK_STORES_HALF };

/* Counts an operation on the file PATH (NULL: one without a name) and says what becomes of it. */
enum disk_verdict disk_ask(enum disk_operation operation, const char *path);

/* The content of a file: what was synced, and what was written since. */
struct disk_content;

/* That of the file PATH, which may be missing; NULL where it is no business of the disk. */
struct disk_content *disk_content_at(const char *path);

/* Right after it was done to the real file; disk_content_at of the names comes before. */
void disk_note_made(const char *path, struct disk_content *content);
void disk_note_write(struct disk_content *content, const void *bytes, size_t size, int64_t at);
void disk_note_truncate(struct disk_content *content, int64_t size);
void disk_note_sync(struct disk_content *content);
void disk_note_sync_folder(const char *folder);
void disk_note_remove(const char *path);
void disk_note_rename(const char *from, const char *to);
void disk_note_link(const char *from, const char *to);

void disk_random(void *bytes, size_t size);

#endif
