#include "db/seal.h"

#include <glib.h>
#include <string.h>
#include <sys/random.h>

#include "db/digest.h"

static void compute(char text[65], const unsigned char salt[SEAL_SALT_SIZE], const char *field,
                    const char *value)
{
    static const char digits[] = "0123456789abcdef";
    struct digest digest;
    unsigned char sum[DIGEST_SIZE];
    digest_begin(&digest);
    digest_bytes(&digest, salt, SEAL_SALT_SIZE);
    digest_text(&digest, field);
    digest_text(&digest, value);
    digest_end(&digest, sum);
    for (int i = 0; i < DIGEST_SIZE; i++) {
        text[2 * i] = digits[sum[i] >> 4];
        text[2 * i + 1] = digits[sum[i] & 0xf];
    }
    text[2 * DIGEST_SIZE] = '\0';
}

/* Drawn many at a time, since an import seals tens of thousands of values; none is kept once it is
 * given away. */
static void draw_salt(unsigned char salt[SEAL_SALT_SIZE])
{
    static unsigned char drawn[16 * SEAL_SALT_SIZE]; /* getrandom gives up to 256 bytes whole */
    static size_t left;
    if (left == 0) {
        ssize_t got = getrandom(drawn, sizeof drawn, 0);
        g_assert(got == sizeof drawn);
        left = sizeof drawn;
    }
    left -= SEAL_SALT_SIZE;
    memcpy(salt, drawn + left, SEAL_SALT_SIZE);
    memset(drawn + left, 0, SEAL_SALT_SIZE);
}

void seal_new(struct seal *seal, const char *field, const char *value)
{
    draw_salt(seal->salt);
    compute(seal->text, seal->salt, field, value);
}

bool seal_fits(const char *text, const unsigned char salt[SEAL_SALT_SIZE], const char *field,
               const char *value)
{
    char expected[65];
    compute(expected, salt, field, value);
    return strcmp(text, expected) == 0;
}
