#ifndef LEMBAR_DB_PASSWORD_HASH_H
#define LEMBAR_DB_PASSWORD_HASH_H

#include <stdbool.h>
#include <stddef.h>

#include "src/error.h"

/* Argon2id of libsodium, within 64 MiB and two passes (its INTERACTIVE limits), so that an old
 * machine bears it. The hash bears its own salt and limits. */

#define PASSWORD_HASH_SIZE 128

/* False, with a sentence, where there is too little memory. */
bool password_hash(const char *password, char hash[PASSWORD_HASH_SIZE], struct error *error);

/* HASH "" fits no password, and finding that out takes as long as for any other. */
bool password_fits(const char *password, const char *hash);

/* Three groups of four letters and digits that cannot be taken for each other: 59 bits. */
#define PASSWORD_MADE_SIZE 15
void password_make(char password[PASSWORD_MADE_SIZE]);

/* Leaves nothing of a password in memory. */
void password_wipe(void *bytes, size_t size);

#endif
