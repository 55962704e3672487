#include "tests/support/frame.h"
#include "tests/support/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void print_screen(struct terminal *terminal, const char *title)
{
    g_autofree char *screen = terminal_text(terminal);
    frame_print(title, screen, terminal_columns(terminal));
}

static void print_state(struct terminal *terminal)
{
    int row, column;
    terminal_cursor(terminal, &row, &column);
    print_error("the cursor is at row %d, column %d; ", row, column);
    if (terminal_has_ended(terminal))
        print_error("the program has ended with status %d\n", terminal_status(terminal));
    else
        print_error("the program is still running\n");
}

/* Does not return: _fail jumps out of the test, so nothing may be left to free. */
static void fail_in_vain(struct terminal *terminal, const char *file, int line, const char *format,
                         ...) G_GNUC_PRINTF(4, 5);

static void fail_in_vain(struct terminal *terminal, const char *file, int line, const char *format,
                         ...)
{
    char what[512];
    va_list arguments;
    va_start(arguments, format);
    g_vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    print_screen(terminal, "the screen");
    print_state(terminal);
    print_error("%s:%d: waited in vain for %s\n", file, line, what);
    _fail(file, line);
}

static bool text_is_shown(struct terminal *terminal, void *data)
{
    return terminal_shows(terminal, data);
}

static bool text_is_gone(struct terminal *terminal, void *data)
{
    return !terminal_shows(terminal, data);
}

void terminal_wait_at(struct terminal *terminal, const char *text, const char *file, int line)
{
    if (!terminal_comes(terminal, text_is_shown, (void *)text))
        fail_in_vain(terminal, file, line, "\"%s\"", text);
}

void terminal_wait_gone_at(struct terminal *terminal, const char *text, const char *file, int line)
{
    if (!terminal_comes(terminal, text_is_gone, (void *)text))
        fail_in_vain(terminal, file, line, "\"%s\" to go", text);
}

struct row_text {
    int row;
    const char *text;
};

static bool row_is(struct terminal *terminal, void *data)
{
    const struct row_text *wanted = data;
    g_autofree char *found = terminal_row(terminal, wanted->row);
    return g_str_equal(found, wanted->text);
}

void terminal_wait_row_at(struct terminal *terminal, int row, const char *text, const char *file,
                          int line)
{
    struct row_text wanted = {.row = row, .text = text};
    if (!terminal_comes(terminal, row_is, &wanted))
        fail_in_vain(terminal, file, line, "row %d to be \"%s\"", row, text);
}

struct position {
    int row, column;
};

static bool cursor_is_there(struct terminal *terminal, void *data)
{
    const struct position *wanted = data;
    struct position found;
    terminal_cursor(terminal, &found.row, &found.column);
    return found.row == wanted->row && found.column == wanted->column;
}

void terminal_wait_cursor_at(struct terminal *terminal, int row, int column, const char *file,
                             int line)
{
    struct position wanted = {.row = row, .column = column};
    if (!terminal_comes(terminal, cursor_is_there, &wanted))
        fail_in_vain(terminal, file, line, "the cursor at row %d, column %d", row, column);
}

void terminal_wait_until_at(struct terminal *terminal, terminal_predicate *predicate, void *data,
                            const char *what, const char *file, int line)
{
    if (!terminal_comes(terminal, predicate, data))
        fail_in_vain(terminal, file, line, "%s", what);
}

static bool program_has_ended(struct terminal *terminal, void *data)
{
    (void)data;
    return terminal_has_ended(terminal);
}

int terminal_wait_exit_at(struct terminal *terminal, const char *file, int line)
{
    if (!terminal_comes(terminal, program_has_ended, NULL))
        fail_in_vain(terminal, file, line, "the end of the program");
    return terminal_status(terminal);
}

static bool screen_is(struct terminal *terminal, void *data)
{
    g_autofree char *screen = terminal_text(terminal);
    return g_str_equal(screen, data);
}

/* What a screen was when it changed last. */
struct stillness {
    char *screen;
    gint64 since;
};

#define STILL_US (500 * 1000)

static bool stands_still(struct terminal *terminal, void *data)
{
    struct stillness *still = data;
    g_autofree char *screen = terminal_text(terminal);
    gint64 now = g_get_monotonic_time();
    if (g_strcmp0(still->screen, screen) == 0)
        return now - still->since >= STILL_US;
    g_free(still->screen);
    *still = (struct stillness){g_steal_pointer(&screen), now};
    return false;
}

/* Once it stands still: half a screen is not worth keeping. */
static void write_screen(struct terminal *terminal, const char *path)
{
    struct stillness still = {0};
    terminal_comes(terminal, stands_still, &still);
    g_free(still.screen);
    g_autofree char *screen = terminal_text(terminal);
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0777) < 0 || !g_file_set_contents(path, screen, -1, NULL))
        g_error("%s cannot be written", path);
}

/* Prints how the screen differs from the file; returns true when it does not. */
static bool screen_matches(struct terminal *terminal, const char *path)
{
    g_autofree char *expected = NULL;
    if (!g_file_get_contents(path, &expected, NULL, NULL)) {
        print_screen(terminal, "the screen");
        print_error("%s cannot be read; UPDATE=1 writes it\n", path);
        return false;
    }
    if (terminal_comes(terminal, screen_is, expected))
        return true;
    g_autofree char *actual = terminal_text(terminal);
    frame_print(path, expected, terminal_columns(terminal));
    frame_print("the screen", actual, terminal_columns(terminal));
    frame_print_difference(expected, actual);
    return false;
}

static bool updating(void)
{
    return g_strcmp0(getenv("UPDATE"), "1") == 0;
}

void terminal_matches_at(struct terminal *terminal, const char *name, const char *file, int line)
{
    g_autofree char *path = g_strdup_printf("tests/screens/%s.txt", name);
    if (updating())
        write_screen(terminal, path);
    else if (!screen_matches(terminal, path)) {
        /* _fail jumps out, past the automatic freeing. */
        g_clear_pointer(&path, g_free);
        _fail(file, line);
    }
}
