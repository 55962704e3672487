#include "tests/support/desk.h"

#include "src/csv.h"
#include "tests/support/child.h"
#include "tests/support/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char *desk_program(void)
{
    const char *program = getenv("LEMBAR_PROGRAM");
    return program ? program : "build/check/lembar";
}

static char *run(const char *home, const char *const *argv)
{
    struct command_result result;
    command_run(&(struct command_setup){.argv = argv, .home = home}, &result);
    if (result.status != 0)
        g_error("lembar %s ended with %d: %s", argv[1], result.status, result.errors);
    g_free(result.errors);
    return result.output;
}

char *desk_run(const char *home, ...)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    va_list words;
    va_start(words, home);
    g_ptr_array_add(argv, (char *)desk_program());
    for (const char *word; (word = va_arg(words, const char *));)
        g_ptr_array_add(argv, (char *)word);
    va_end(words);
    g_ptr_array_add(argv, NULL);
    return run(home, (const char *const *)argv->pdata);
}

char *desk_create_empty(void)
{
    return child_home_create();
}

char *desk_create(void)
{
    char *home = desk_create_empty();
    g_free(desk_run(home, "--user", "Siti", "init", "--unit", "Loka POM di Kota Balikpapan",
                    "--form", "skm-bpom-2024", "--year", "2024", "--target", "90,00", "--service",
                    "CDOB=Sertifikasi CDOB:3", "--service", "CPOTB=Sertifikasi CPOTB:1",
                    "--service", "CPKB=Sertifikasi CPKB:2", "--service",
                    "CPPOB=Izin penerapan CPPOB:7", "--service",
                    "PENGADUAN=Pengaduan dan informasi:98", NULL));
    return home;
}

char *desk_create_with_sheets(void)
{
    char *home = desk_create();
    g_free(desk_run(home, "--user", "Siti", "import", "sheets",
                    "tests/data/balikpapan-2024-responses.csv", NULL));
    g_free(desk_run(home, "--user", "Siti", "import", "published",
                    "tests/data/balikpapan-2023-published.csv", NULL));
    return home;
}

char *desk_create_with_actions(void)
{
    char *home = desk_create_with_sheets();
    g_free(desk_run(home, "--user", "Siti", "import", "actions", "tests/data/actions.csv", NULL));
    return home;
}

/* --- reading back --- */

struct wanted_sheet {
    long number;
    guint last; /* the column of the reason */
    GString *text;
};

static bool take_sheet(const struct csv_record *record, void *context, struct error *error)
{
    struct wanted_sheet *wanted = context;
    (void)error;
    for (guint i = 0; record->line == 1 && i < record->count; i++)
        if (g_str_equal(record->cells[i], "reason"))
            wanted->last = i;
    if (atol(record->cells[0]) == wanted->number)
        for (guint i = 0; i <= wanted->last; i++)
            g_string_append_printf(wanted->text, "%s%s", i ? "|" : "", record->cells[i]);
    return true;
}

char *desk_sheet(const char *home, long number)
{
    struct error error;
    struct wanted_sheet wanted = {.number = number, .text = g_string_new(NULL)};
    g_autofree char *csv = desk_run(home, "export", "sheets", NULL);
    if (!csv_read(csv, strlen(csv), take_sheet, &wanted, &error))
        g_error("the exported sheets cannot be read: %s", error.message);
    return g_string_free(wanted.text, FALSE);
}

char *desk_database(const char *home)
{
    return g_build_filename(home, ".local", "share", "lembar", "lembar.db", NULL);
}

char *desk_write(const char *home, const char *name, const char *text)
{
    char *path = g_build_filename(home, name, NULL);
    if (!g_file_set_contents(path, text, -1, NULL))
        g_error("%s cannot be written", path);
    return path;
}

struct terminal *desk_open_with(const char *home, const struct terminal_setup *setup)
{
    const char *const argv[] = {desk_program(), "--user", "Budi", NULL};
    struct terminal_setup whole = *setup;
    whole.home = home;
    if (!whole.argv)
        whole.argv = argv;
    struct terminal *terminal = terminal_start(&whole);
    terminal_wait(terminal, "F1");
    return terminal;
}

struct terminal *desk_open(const char *home)
{
    struct terminal *terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait(terminal, "Entri lembar");
    return terminal;
}

void desk_go(struct terminal *terminal, const char *key, const char *title)
{
    terminal_press(terminal, key);
    terminal_wait(terminal, title);
}

void desk_close(struct terminal *terminal)
{
    terminal_press(terminal, "q");
    terminal_wait(terminal, "Tutup Lembar?");
    terminal_press(terminal, "1");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(terminal_is_sane(terminal));
    terminal_end(terminal);
}
