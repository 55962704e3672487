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

void seal_new(struct seal *seal, const char *field, const char *value)
{
    ssize_t got = getrandom(seal->salt, sizeof seal->salt, 0);
    g_assert(got == sizeof seal->salt);
    compute(seal->text, seal->salt, field, value);
}

bool seal_fits(const char *text, const unsigned char salt[SEAL_SALT_SIZE], const char *field,
               const char *value)
{
    char expected[65];
    compute(expected, salt, field, value);
    return strcmp(text, expected) == 0;
}
