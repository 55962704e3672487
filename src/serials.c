#include "src/serials.h"

#include <stdlib.h>
#include <string.h>

#include "src/i18n.h"
#include "src/text.h"

static long serial_at(const GArray *serials, guint i)
{
    return g_array_index(serials, long, i);
}

static int by_number(const void *a, const void *b)
{
    long first = *(const long *)a, second = *(const long *)b;
    return (first > second) - (first < second);
}

static void sort_and_drop_doubles(GArray *serials)
{
    guint kept = 0;
    g_array_sort(serials, by_number);
    for (guint i = 0; i < serials->len; i++)
        if (kept == 0 || serial_at(serials, i) != serial_at(serials, kept - 1))
            g_array_index(serials, long, kept++) = serial_at(serials, i);
    g_array_set_size(serials, kept);
}

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " ");
}

/* A number from 1 to SERIAL_MOST; AT moves behind it. */
static bool read_number(const char **at, long *number)
{
    size_t digits = strspn(*at, "0123456789");
    *number = digits > 0 && digits <= 18 ? atol(*at) : 0;
    *at += digits;
    return *number >= 1 && *number <= SERIAL_MOST;
}

/* A hyphen, or the dash that some write between numbers. */
static bool pass_dash(const char **at)
{
    const char *dash = skip_blanks(*at);
    size_t length = *dash == '-' ? 1 : g_str_has_prefix(dash, "–") ? strlen("–") : 0;
    if (length)
        *at = skip_blanks(dash + length);
    return length > 0;
}

/* "17" or "21-25"; AT moves behind it. */
static bool read_range(const char **at, long *low, long *top)
{
    if (!read_number(at, low))
        return false;
    *top = *low;
    return !pass_dash(at) || (read_number(at, top) && *top >= *low);
}

static bool refuse(const char *from, const char *until, struct error *error)
{
    g_autofree char *part = g_strndup(from, (gsize)(until - from));
    g_autofree char *written = text_excerpt(part, 40);
    return error_set(error, ERROR_INPUT,
                     _("\"%s\" bukan nomor atau rentang nomor. Contoh: 17, 21-25."), written);
}

static bool add_range(GArray *serials, long low, long top, struct error *error)
{
    if (top - low >= SERIALS_MOST - (long)serials->len)
        return error_set(error, ERROR_INPUT,
                         _("Nomor yang disebut lebih dari %d. Periksa rentangnya."), SERIALS_MOST);
    for (long serial = low; serial <= top; serial++)
        g_array_append_val(serials, serial);
    return true;
}

#define SEPARATORS " ,;.+\n\t"

static bool read_all(const char *text, GArray *serials, struct error *error)
{
    long low, top;
    for (const char *at = text + strspn(text, SEPARATORS); *at; at += strspn(at, SEPARATORS)) {
        const char *from = at;
        if (!read_range(&at, &low, &top) || (*at && !strchr(SEPARATORS, *at)))
            return refuse(from, at + strcspn(at, SEPARATORS), error);
        if (!add_range(serials, low, top, error))
            return false;
    }
    return true;
}

GArray *serials_read(const char *text, struct error *error)
{
    g_autoptr(GArray) serials = g_array_new(FALSE, FALSE, sizeof(long));
    if (!read_all(text, serials, error))
        return NULL;
    sort_and_drop_doubles(serials);
    return g_steal_pointer(&serials);
}

/* The last of the numbers that follow each other from the one at FIRST. */
static guint end_of_run(const GArray *serials, guint first)
{
    guint last = first;
    while (last + 1 < serials->len && serial_at(serials, last + 1) == serial_at(serials, last) + 1)
        last++;
    return last;
}

char *serials_write(const GArray *serials)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < serials->len; i++) {
        guint last = end_of_run(serials, i);
        g_string_append_printf(text, "%s%ld", i ? ", " : "", serial_at(serials, i));
        if (last < i + 2)
            continue;
        g_string_append_printf(text, "-%ld", serial_at(serials, last));
        i = last;
    }
    return g_string_free(text, FALSE);
}

bool serials_have(const GArray *serials, long serial)
{
    guint low = 0, top = serials->len;
    while (low < top) {
        guint middle = low + (top - low) / 2;
        if (serial_at(serials, middle) == serial)
            return true;
        if (serial_at(serials, middle) < serial)
            low = middle + 1;
        else
            top = middle;
    }
    return false;
}
