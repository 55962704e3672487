#ifndef LEMBAR_DB_SEAL_H
#define LEMBAR_DB_SEAL_H

#include <stdbool.h>
#include <stddef.h>

/* Stands for a piece of personal data where the data themselves must not: SHA-256 over a random
 * salt, the field and the value. Without salt and value it tells nothing. */

#define SEAL_SALT_SIZE 16

struct seal {
    unsigned char salt[SEAL_SALT_SIZE];
    char text[65]; /* hexadecimal */
};

/* Draws the salt and seals VALUE. */
void seal_new(struct seal *seal, const char *field, const char *value);

/* Whether TEXT is the seal of VALUE under SALT. */
bool seal_fits(const char *text, const unsigned char salt[SEAL_SALT_SIZE], const char *field,
               const char *value);

#endif
