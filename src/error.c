#include "src/error.h"

#include <stdarg.h>
#include <string.h>

#include "src/text.h"

/* Whatever was put into the sentence, it is fit to be shown; of one that is too long the middle
 * goes, where long names stand: what happened and what to do are at its ends. */
static void keep(struct error *error, const char *sentence)
{
    g_autofree char *clean = text_clean(sentence, false);
    size_t length = strlen(clean), half = (sizeof error->message - sizeof "…") / 2;
    const char *tail = clean + length - half;
    if (length < sizeof error->message) {
        strcpy(error->message, clean);
        return;
    }
    const char *head_end = g_utf8_find_prev_char(clean, clean + half);
    while ((*tail & 0xc0) == 0x80)
        tail++;
    g_snprintf(error->message, sizeof error->message, "%.*s…%s", (int)(head_end - clean), clean,
               tail);
}

bool error_set(struct error *error, enum error_code code, const char *format, ...)
{
    va_list arguments;
    error->code = code;
    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    keep(error, sentence);
    return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *prefix = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *whole = g_strdup_printf("%s: %s", prefix, error->message);
    keep(error, whole);
    return false;
}
