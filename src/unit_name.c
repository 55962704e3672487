#include "src/unit_name.h"

#include <glib.h>
#include <string.h>

/* Words that stand for others, or for nothing. */
static const struct {
    const char *written, *meant;
} words[] = {
    {"di", ""},
    {"kabupaten", "kab"},
    {"bbpom", "balaibesarpom"},
};

static void add_word(GString *key, const GString *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(word->str, words[i].written) == 0) {
            g_string_append(key, words[i].meant);
            return;
        }
    g_string_append(key, word->str);
}

char *unit_key(const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);
    GString *key = g_string_new(NULL);
    g_autoptr(GString) word = g_string_new(NULL);
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (g_unichar_isalnum(character)) {
            g_string_append_unichar(word, character);
            continue;
        }
        add_word(key, word);
        g_string_truncate(word, 0);
    }
    add_word(key, word);
    return g_string_free(key, FALSE);
}

char *unit_short_name(const char *name)
{
    static const struct {
        const char *written, *shown;
    } shorter[] = {
        {"Balai Besar POM di ", "BBPOM "},
        {"Balai POM di ", "BPOM "},
        {"Loka POM di ", "Loka "},
        {"Kabupaten ", "Kab. "},
    };
    GString *text = g_string_new(name);
    for (size_t i = 0; i < G_N_ELEMENTS(shorter); i++)
        g_string_replace(text, shorter[i].written, shorter[i].shown, 1);
    return g_string_free(text, FALSE);
}

bool unit_is_total(const char *name)
{
    static const char *const totals[] = {"jumlah", "total", "nasional", "jumlahtotal",
                                         "totalnasional"};
    g_autofree char *key = unit_key(name);
    for (size_t i = 0; i < G_N_ELEMENTS(totals); i++)
        if (strcmp(key, totals[i]) == 0)
            return true;
    return false;
}
