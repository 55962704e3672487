#include "db/password_hash.h"

#include <sodium.h>
#include <string.h>

#include "src/i18n.h"

G_STATIC_ASSERT(PASSWORD_HASH_SIZE >= crypto_pwhash_STRBYTES);

static void begin(void)
{
    int code = sodium_init();
    g_assert(code >= 0);
}

bool password_hash(const char *password, char hash[PASSWORD_HASH_SIZE], struct error *error)
{
    begin();
    return crypto_pwhash_str(hash, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0 ||
           error_set(error, ERROR_STORAGE,
                     _("Memori komputer tidak cukup untuk memeriksa kata sandi. Tutup program "
                       "lain, lalu ulangi."));
}

bool password_fits(const char *password, const char *hash)
{
    char ignored[PASSWORD_HASH_SIZE];
    struct error error;
    begin();
    if (*hash)
        return crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
    password_hash(password, ignored, &error);
    return false;
}

void password_make(char password[PASSWORD_MADE_SIZE])
{
    static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
    begin();
    for (int i = 0; i < PASSWORD_MADE_SIZE - 1; i++)
        password[i] = i % 5 == 4 ? '-' : letters[randombytes_uniform(sizeof letters - 1)];
    password[PASSWORD_MADE_SIZE - 1] = '\0';
}

void password_wipe(void *bytes, size_t size)
{
    sodium_memzero(bytes, size);
}
