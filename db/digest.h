#ifndef LEMBAR_DB_DIGEST_H
#define LEMBAR_DB_DIGEST_H

#include <nettle/sha2.h>
#include <stdint.h>

/* SHA-256, over parts that cannot run into each other: each text goes in after its length. */

#define DIGEST_SIZE SHA256_DIGEST_SIZE

struct digest {
    struct sha256_ctx context;
};

void digest_begin(struct digest *digest);
void digest_bytes(struct digest *digest, const void *bytes, size_t size);
void digest_number(struct digest *digest, int64_t number);
void digest_text(struct digest *digest, const char *text); /* NULL is as empty */
void digest_end(struct digest *digest, unsigned char out[DIGEST_SIZE]);

/* The digest of one text. */
void digest_of_text(const char *text, unsigned char out[DIGEST_SIZE]);

#endif
