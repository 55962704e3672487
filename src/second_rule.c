#include "src/second_rule.h"

#include <glib.h>
#include <string.h>

#include "src/i18n.h"

static const struct {
    const char *name, *words;
} whys[SECOND_WHYS] = {
    [SECOND_NOT] = {"", N_("tidak")},
    [SECOND_ALL] = {"all", N_("semua lembar")},
    [SECOND_SAMPLED] = {"sample", N_("sampel acak")},
    [SECOND_FIRST] = {"first", N_("lembar pertama petugas")},
    [SECOND_ASKED] = {"asked", N_("dipilih")},
};

const char *second_why_name(enum second_why why)
{
    return whys[why].name;
}

const char *second_why_words(enum second_why why)
{
    return _(whys[why].words);
}

bool second_why_stands_for_others(enum second_why why)
{
    return why == SECOND_ALL || why == SECOND_SAMPLED;
}

enum second_why second_why_from_name(const char *name)
{
    for (int why = SECOND_ALL; why < SECOND_WHYS; why++)
        if (strcmp(whys[why].name, name) == 0)
            return (enum second_why)why;
    return SECOND_NOT;
}

bool second_rule_read_share(const char *text, long *share, struct error *error)
{
    gint64 read;
    bool ok = g_ascii_string_to_signed(text, 10, 1, 100, &read, NULL);
    *share = ok ? (long)read : 0;
    return ok || error_set(error, ERROR_INPUT, _("Isi persen dari 1 sampai 100."));
}

bool second_rule_draws(const unsigned char uid[SECOND_UID_SIZE], long share)
{
    guint8 digest[32];
    gsize size = sizeof digest;
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    guint64 number = 0;
    g_checksum_update(checksum, uid, SECOND_UID_SIZE);
    g_checksum_get_digest(checksum, digest, &size);
    g_checksum_free(checksum);
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | digest[i];
    return number % 100 < (guint64)CLAMP(share, 0, 100);
}

enum second_why second_rule_settle(const struct second_rule *rule,
                                   const unsigned char uid[SECOND_UID_SIZE], int64_t keyed)
{
    if (rule->share <= 0)
        return SECOND_NOT;
    if (rule->share >= 100)
        return SECOND_ALL;
    if (second_rule_draws(uid, rule->share))
        return SECOND_SAMPLED;
    return keyed <= rule->first ? SECOND_FIRST : SECOND_NOT;
}

static const struct {
    const char *name, *words;
} standings[STANDINGS] = {
    [STANDING_OTHER] = {"other", NULL},
    [STANDING_SUPERVISOR] = {"supervisor", N_("penyelia yang ikut mengentri")},
    [STANDING_NOBODY_ELSE] = {"nobody else", N_("tidak ada orang lain")},
    [STANDING_ALONE] = {"alone", N_("orang yang sama, mode satu orang")},
};

const char *second_standing_name(enum second_standing standing)
{
    return standings[standing].name;
}

const char *second_standing_words(enum second_standing standing)
{
    return standings[standing].words ? _(standings[standing].words) : "";
}

enum second_standing second_standing_from_name(const char *name)
{
    int standing = STANDINGS - 1;
    while (standing > 0 && strcmp(standings[standing].name, name) != 0)
        standing--;
    return (enum second_standing)standing;
}

enum second_standing second_rule_may_second(const struct second_people *people)
{
    if (!people->keyed_one)
        return STANDING_OTHER;
    return people->signs_in ? STANDING_REFUSED : STANDING_ALONE;
}

enum second_standing second_rule_may_third(const struct second_people *people)
{
    if (!people->keyed_one)
        return STANDING_OTHER;
    if (!people->signs_in)
        return STANDING_ALONE;
    if (people->others)
        return STANDING_REFUSED;
    if (people->is_supervisor)
        return STANDING_SUPERVISOR;
    return people->other_supervisor ? STANDING_REFUSED : STANDING_NOBODY_ELSE;
}
