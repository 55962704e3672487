#include "ui/cli/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/language.h"
#include "ui/whole_file.h"

#define USUAL_COLUMNS 80

static const struct {
    const char *sign, *twin;
} twins[] = {{"▲", "^"}, {"▼", "v"},  {"█", "#"},  {"·", "."}, {"–", "-"}, {"→", "->"},
             {"✓", "v"}, {"≤", "<="}, {"≥", ">="}, {"─", "-"}, {"…", "~"}};

static char *to_terminal(const char *text)
{
    if (language_is_utf8())
        return g_strdup(text);
    g_autoptr(GString) plain = g_string_new(text);
    for (size_t i = 0; i < G_N_ELEMENTS(twins); i++)
        g_string_replace(plain, twins[i].sign, twins[i].twin, 0);
    return g_str_to_ascii(plain->str, "C");
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static bool write_standard(const char *bytes, size_t length, struct error *error)
{
    return write_all(STDOUT_FILENO, bytes, length) ||
           error_set(error, ERROR_STORAGE, _("Keluaran tidak dapat ditulis: %s."),
                     errno == ENOSPC ? _("penyimpanan penuh") : g_strerror(errno));
}

bool output_text(const char *text, struct error *error)
{
    g_autofree char *plain = to_terminal(text);
    return write_standard(plain, strlen(plain), error);
}

bool output_data(const GString *data, const char *path, struct error *error)
{
    return path ? whole_file_write(path, data->str, data->len, 0600, error)
                : write_standard(data->str, data->len, error);
}

/* --- the standard error --- */

static bool shown; /* a line of progress stands there */

static int terminal_columns(void)
{
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col : USUAL_COLUMNS;
}

/* The cursor stays at the start, so that what the terminal shows of Ctrl-C goes with the line; the
 * last column stays free, for some terminals begin a new line there. */
void output_progress(const char *text)
{
    if (!text && !shown)
        return;
    g_autofree char *line = text_fit(text ? text : "", terminal_columns() - 1, "…");
    g_autofree char *plain = to_terminal(line);
    g_autofree char *whole = g_strdup_printf("\r%s\r", plain);
    write_all(STDERR_FILENO, whole, strlen(whole));
    shown = text != NULL;
}

void output_prompt(const char *text)
{
    output_progress(NULL);
    g_autofree char *plain = to_terminal(text);
    fputs(plain, stderr);
}

void output_problem(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    output_progress(NULL);
    g_autofree char *plain = to_terminal(text_shown_safely(text));
    fprintf(stderr, "%s\n", plain);
}
