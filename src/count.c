#include "src/count.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define DIGITS "0123456789"

/* How many bytes the sign between two groups takes; 0 where none stands. */
static size_t separator_width(const char *at)
{
    static const char *const separators[] = {".", " ", "\u00a0", "\u202f"};
    for (size_t i = 0; i < G_N_ELEMENTS(separators); i++)
        if (g_str_has_prefix(at, separators[i]))
            return strlen(separators[i]);
    return 0;
}

/* The digits of "1.234.567" alone; NULL where the groups are not of three, or not parted alike. */
static char *join_groups(const char *text)
{
    size_t first = strspn(text, DIGITS), width = separator_width(text + first);
    const char *separator = text + first;
    g_autoptr(GString) digits = g_string_new_len(text, (gssize)first);
    if (width == 0)
        return g_strdup(text);
    if (first < 1 || first > 3 || *text == '0')
        return NULL;
    for (const char *at = separator; *at; at += width + 3) {
        if (strncmp(at, separator, width) != 0 || strspn(at + width, DIGITS) < 3)
            return NULL;
        g_string_append_len(digits, at + width, 3);
    }
    return g_string_free(g_steal_pointer(&digits), FALSE);
}

bool count_read(const char *text, long least, long most, long *count)
{
    guint64 number;
    g_autofree char *clean = g_strstrip(g_strdup(text));
    g_autofree char *digits = join_groups(clean);
    if (!digits ||
        !g_ascii_string_to_unsigned(digits, 10, (guint64)least, (guint64)most, &number, NULL))
        return false;
    *count = (long)number;
    return true;
}

const char *count_text(int64_t count, char point, char buffer[COUNT_TEXT])
{
    char digits[COUNT_TEXT], *to = buffer;
    int length = snprintf(digits, sizeof digits, "%" PRId64, count);
    for (int i = 0; i < length; i++) {
        int left = length - i;
        if (i > 0 && left % 3 == 0 && digits[i - 1] != '-')
            *to++ = point == ',' ? '.' : ',';
        *to++ = digits[i];
    }
    *to = '\0';
    return buffer;
}
