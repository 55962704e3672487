#include "db/digest.h"

#include <glib.h>
#include <string.h>

void digest_begin(struct digest *digest)
{
    sha256_init(&digest->context);
}

void digest_bytes(struct digest *digest, const void *bytes, size_t size)
{
    sha256_update(&digest->context, size, bytes);
}

void digest_number(struct digest *digest, int64_t number)
{
    guint64 big = GUINT64_TO_BE((guint64)number);
    digest_bytes(digest, &big, sizeof big);
}

void digest_text(struct digest *digest, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    digest_number(digest, (int64_t)length);
    digest_bytes(digest, text ? text : "", length);
}

void digest_end(struct digest *digest, unsigned char out[DIGEST_SIZE])
{
    sha256_digest(&digest->context, DIGEST_SIZE, out);
}

void digest_of_text(const char *text, unsigned char out[DIGEST_SIZE])
{
    struct digest digest;
    digest_begin(&digest);
    digest_text(&digest, text);
    digest_end(&digest, out);
}
