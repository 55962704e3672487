#ifndef LEMBAR_DB_SIGNED_TEXT_H
#define LEMBAR_DB_SIGNED_TEXT_H

#include <stdbool.h>

#include "src/error.h"

/* A text with an Ed25519 signature (RFC 8032) at its end, in lines that people can print and type
 * in again. The signature is over every byte above it, the public key included. */

#define KEY_SIZE 32 /* bytes of a public key, and of the seed of a secret one */

struct key_pair {
    unsigned char public_key[KEY_SIZE];
    unsigned char secret[64]; /* to be wiped by key_pair_wipe */
};

/* A new pair; or the pair of a seed. */
void key_pair_new(struct key_pair *pair, unsigned char seed[KEY_SIZE]);
void key_pair_from_seed(struct key_pair *pair, const unsigned char seed[KEY_SIZE]);
void key_pair_wipe(struct key_pair *pair);

/* What people compare a key by, "A1B2 C3D4 E5F6 0718": the start of the SHA-256 of the key. */
#define FINGERPRINT_SIZE 20
void key_fingerprint(const unsigned char public_key[KEY_SIZE], char text[FINGERPRINT_SIZE]);

/* BODY ends with a line break. The caller frees the text. */
char *signed_text_make(const char *body, const struct key_pair *pair);

/* False, with a sentence, where TEXT bears no signature or one that does not fit. */
bool signed_text_verify(const char *text, unsigned char public_key[KEY_SIZE], struct error *error);

#endif
