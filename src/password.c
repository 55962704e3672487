#include "src/password.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"

#define FREE_TRIES   3
#define LONGEST_WAIT 60 /* s */
#define LEAST_NAME   3  /* characters: a shorter one is in many a word, */
#define LEAST_WORD   4  /* and so is a shorter part of a name */

/* Those that whoever guesses tries first, here and elsewhere, without blanks, in small letters. */
static const char *const common[] = {
    "12345678",    "123456789",  "1234567890",    "0123456789",    "87654321",   "98765432",
    "987654321",   "123123123",  "12341234",      "11223344",      "12344321",   "1q2w3e4r",
    "1qaz2wsx",    "abcd1234",   "abc12345",      "a1b2c3d4",      "1234abcd",   "abcdefgh",
    "password",    "password1",  "password123",   "passw0rd",      "p4ssw0rd",   "qwertyui",
    "qwerty12",    "qwerty123",  "qwertyuiop",    "asdfghjk",      "asdfghjkl",  "zxcvbnm1",
    "iloveyou",    "letmein1",   "welcome1",      "sunshine",      "princess",   "football",
    "computer",    "komputer",   "internet",      "administrator", "admin123",   "admin1234",
    "katasandi",   "katasandi1", "katasandi123",  "rahasia1",      "rahasia123", "rahasiaku",
    "bismillah",   "bismillah1", "alhamdulillah", "indonesia",     "indonesia1", "merdeka45",
    "merdeka1945", "sayang123",  "sayangku",      "akusayangkamu", "jakarta1",   "balikpapan",
    "lokapom1",    "lokapom123", "bpom1234",      "bpom2024",      "petugas1",   "petugas123",
};

/* Without blanks, in small letters; to be wiped. */
static char *bare(const char *text)
{
    g_autofree char *small = g_utf8_casefold(text, -1);
    char *bare = g_strdup(small), *end = bare;
    for (const char *at = small; *at; at++)
        if (*at != ' ')
            *end++ = *at;
    *end = '\0';
    explicit_bzero(small, strlen(small));
    return bare;
}

/* The same character all through is as easily guessed. */
static bool is_common(const char *bare_password)
{
    if (strspn(bare_password, (char[]){bare_password[0], '\0'}) == strlen(bare_password))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(common); i++)
        if (strcmp(common[i], bare_password) == 0)
            return true;
    return false;
}

/* The name, or a word of it. */
static bool has_name(const char *bare_password, const char *name)
{
    g_autofree char *whole = bare(name);
    g_autofree char *small = g_utf8_casefold(name, -1);
    g_auto(GStrv) words = g_strsplit(small, " ", -1);
    bool has = strcmp(bare_password, whole) == 0 ||
               (g_utf8_strlen(whole, -1) >= LEAST_NAME && strstr(bare_password, whole));
    for (char **word = words; *word; word++)
        has = has || (g_utf8_strlen(*word, -1) >= LEAST_WORD && strstr(bare_password, *word));
    return has;
}

static bool check_guesses(const char *password, const char *name, struct error *error)
{
    g_autofree char *bare_password = bare(password);
    bool named = has_name(bare_password, name), first = is_common(bare_password);
    explicit_bzero(bare_password, strlen(bare_password));
    if (named)
        return error_set(error, ERROR_INPUT,
                         _("Kata sandi tidak boleh memuat nama; pilih yang lain."));
    return !first || error_set(error, ERROR_INPUT,
                               _("Kata sandi itu termasuk yang pertama dicoba orang; pilih yang "
                                 "lain."));
}

bool password_check(const char *password, const char *name, struct error *error)
{
    if (!g_utf8_validate(password, -1, NULL) || strlen(password) >= PASSWORD_SIZE)
        return error_set(error, ERROR_INPUT,
                         _("Kata sandi terlalu panjang atau bukan UTF-8; pilih yang lain."));
    if (g_utf8_strlen(password, -1) < PASSWORD_SHORTEST)
        return error_set(error, ERROR_INPUT,
                         _("Kata sandi paling sedikit %d huruf atau angka; pilih yang lebih "
                           "panjang."),
                         PASSWORD_SHORTEST);
    if (text_is_blank(password))
        return error_set(error, ERROR_INPUT, _("Kata sandi tidak boleh kosong; pilih yang lain."));
    return check_guesses(password, name, error);
}

long password_wait(int64_t tries, int64_t tried_at, int64_t now)
{
    if (tries < FREE_TRIES)
        return 0;
    int64_t doublings = tries - FREE_TRIES + 1;
    int64_t whole = doublings > 5 ? LONGEST_WAIT : INT64_C(1) << doublings;
    int64_t left = (tried_at + whole * 1000 - now + 999) / 1000;
    return (long)CLAMP(left, 0, whole);
}
