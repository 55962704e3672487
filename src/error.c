#include "src/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts at a character, never inside one. */
static void keep_valid(char *message)
{
    const char *end;
    if (!g_utf8_validate(message, -1, &end))
        message[end - message] = '\0';
}

bool error_set(struct error *error, enum error_code code, const char *format, ...)
{
    va_list arguments;
    error->code = code;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    keep_valid(error->message);
    return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *prefix = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *whole = g_strdup_printf("%s: %s", prefix, error->message);
    g_strlcpy(error->message, whole, sizeof error->message);
    keep_valid(error->message);
    return false;
}
