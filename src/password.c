#include "src/password.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"

#define FREE_TRIES   3
#define LONGEST_WAIT 60 /* s */

/* The name alone, in whatever case, with blanks around it. */
static bool is_name(const char *password, const char *name)
{
    g_autofree char *bare = g_strdup(password);
    g_autofree char *first = g_utf8_casefold(g_strstrip(bare), -1);
    g_autofree char *second = g_utf8_casefold(name, -1);
    bool same = strcmp(first, second) == 0;
    explicit_bzero(bare, strlen(bare));
    explicit_bzero(first, strlen(first));
    return same;
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
    if (text_is_blank(password) || is_name(password, name))
        return error_set(error, ERROR_INPUT,
                         _("Kata sandi tidak boleh kosong atau sama dengan nama; pilih yang "
                           "lain."));
    return true;
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
