#include "db/signed_text.h"

#include <glib.h>
#include <nettle/sha2.h>
#include <sodium.h>
#include <string.h>

#include "src/i18n.h"

#define MARK      "-- ed25519 --\n"
#define KEY_LINE  "kunci "
#define SIGN_LINE "tanda "
#define HALF      44 /* letters of a signature in base64 on each of its two lines */

G_STATIC_ASSERT(KEY_SIZE == crypto_sign_PUBLICKEYBYTES && KEY_SIZE == crypto_sign_SEEDBYTES);

void key_pair_from_seed(struct key_pair *pair, const unsigned char seed[KEY_SIZE])
{
    int failed = sodium_init() < 0 ? -1 : 0;
    failed = failed || crypto_sign_seed_keypair(pair->public_key, pair->secret, seed);
    g_assert(!failed);
}

void key_pair_new(struct key_pair *pair, unsigned char seed[KEY_SIZE])
{
    g_assert(sodium_init() >= 0);
    randombytes_buf(seed, KEY_SIZE);
    key_pair_from_seed(pair, seed);
}

void key_pair_wipe(struct key_pair *pair)
{
    sodium_memzero(pair, sizeof *pair);
}

void key_fingerprint(const unsigned char public_key[KEY_SIZE], char text[FINGERPRINT_SIZE])
{
    unsigned char digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, KEY_SIZE, public_key);
    sha256_digest(&context, sizeof digest, digest);
    g_snprintf(text, FINGERPRINT_SIZE, "%02X%02X %02X%02X %02X%02X %02X%02X", digest[0], digest[1],
               digest[2], digest[3], digest[4], digest[5], digest[6], digest[7]);
}

char *signed_text_make(const char *body, const struct key_pair *pair)
{
    unsigned char signature[crypto_sign_BYTES];
    g_autofree char *key = g_base64_encode(pair->public_key, KEY_SIZE);
    GString *text = g_string_new(body);
    g_string_append_printf(text, "%s%s%s\n", MARK, KEY_LINE, key);
    crypto_sign_detached(signature, NULL, (const unsigned char *)text->str, text->len,
                         pair->secret);
    g_autofree char *sign = g_base64_encode(signature, sizeof signature);
    g_string_append_printf(text, "%s%.*s\n%s%s\n", SIGN_LINE, HALF, sign, SIGN_LINE, sign + HALF);
    return g_string_free(text, FALSE);
}

/* Decodes into SIZE bytes; false where it is anything else, or written in another way than we do:
 * no letter can be changed. */
static bool decode(const char *base64, unsigned char *bytes, size_t size)
{
    gsize length;
    g_autofree guchar *decoded = g_base64_decode(base64, &length);
    g_autofree char *again = g_base64_encode(decoded, length);
    if (length != size || strcmp(base64, again) != 0)
        return false;
    memcpy(bytes, decoded, size);
    return true;
}

/* The rest of the line at *AT after PREFIX; *AT is then the next line. NULL where it is another. */
static char *take_line(const char **at, const char *prefix)
{
    if (!g_str_has_prefix(*at, prefix))
        return NULL;
    const char *start = *at + strlen(prefix);
    size_t length = strcspn(start, "\r\n");
    char *line = g_strndup(start, length);
    *at = start + length + strspn(start + length, "\r\n");
    return line;
}

/* The two lines after the signed bytes. */
static bool read_signature(const char *at, unsigned char signature[crypto_sign_BYTES])
{
    g_autofree char *first = take_line(&at, SIGN_LINE);
    g_autofree char *second = first ? take_line(&at, SIGN_LINE) : NULL;
    g_autofree char *both = second ? g_strconcat(first, second, NULL) : NULL;
    return both && *at == '\0' && decode(both, signature, crypto_sign_BYTES);
}

static bool refuse_unsigned(struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     _("Berkas ini bukan pernyataan Lembar yang bertanda tangan, atau terpotong."));
}

bool signed_text_verify(const char *text, unsigned char public_key[KEY_SIZE], struct error *error)
{
    unsigned char signature[crypto_sign_BYTES];
    const char *mark = g_strrstr(text, MARK);
    const char *at = mark ? mark + strlen(MARK) : "";
    g_autofree char *key = mark ? take_line(&at, KEY_LINE) : NULL;
    if (sodium_init() < 0 || !key || !decode(key, public_key, KEY_SIZE) ||
        !read_signature(at, signature))
        return refuse_unsigned(error);
    if (crypto_sign_verify_detached(signature, (const unsigned char *)text, (size_t)(at - text),
                                    public_key) != 0)
        return error_set(error, ERROR_INPUT,
                         _("Tanda tangan tidak cocok: isi pernyataan ini diubah setelah "
                           "ditandatangani."));
    return true;
}
