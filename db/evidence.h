#ifndef LEMBAR_DB_EVIDENCE_H
#define LEMBAR_DB_EVIDENCE_H

#include <stdint.h>

#include "db/digest.h"
#include "src/error.h"
#include "src/progress.h"

/* Copies of files that prove something, in the folder FILE.evidence beside the database FILE. Each
 * is named by the SHA-256 of its bytes, readable by its owner alone, and only ever read. */

/* Copies SOURCE, a plain file of at most LIMIT bytes, synced; DIGEST and SIZE tell what was
 * copied. False, with a sentence, where nothing was kept. */
bool evidence_keep(const char *database_path, const char *source, int64_t limit,
                   unsigned char digest[DIGEST_SIZE], int64_t *size, struct error *error);

enum evidence_state { EVIDENCE_THERE, EVIDENCE_MISSING, EVIDENCE_CHANGED };

/* Reads the whole copy to see whether it still is what was kept. */
enum evidence_state evidence_look(const char *database_path,
                                  const unsigned char digest[DIGEST_SIZE], int64_t size);

/* Copies from beside the database FROM to beside TO what is not there yet, each file whole and
 * synced; no file that is there is removed. One that is not what its name says is left out, and
 * told when the others are copied. *COPIED: how many. PROGRESS may stop it: all is as it was then.
 */
bool evidence_copy_new(const char *from, const char *to, struct progress *progress, int64_t *copied,
                       struct error *error);

/* Removes a copy that nothing refers to any more; one that is not there is as good. */
void evidence_drop(const char *database_path, const unsigned char digest[DIGEST_SIZE]);

/* Where the copy is; the caller frees it. */
char *evidence_path(const char *database_path, const unsigned char digest[DIGEST_SIZE]);

#endif
