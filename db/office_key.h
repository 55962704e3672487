#ifndef LEMBAR_DB_OFFICE_KEY_H
#define LEMBAR_DB_OFFICE_KEY_H

#include "db/database.h"
#include "db/signed_text.h"

/* The key with which the office signs its statements. The secret half is the file FILE.key beside
 * the database FILE, for its owner alone and in no backup; the public half is in the database, on
 * the record. A lost key is followed by a new one. */

/* Where the secret half is, or will be; the caller frees it. */
char *office_key_path(const struct database *database);

/* The key, made where there is none; to be wiped. Within no transaction. PERSON is who needs it, at
 * NOW (ms). */
bool office_key_load(struct database *database, int64_t person, int64_t now, struct key_pair *pair,
                     struct error *error);

#endif
