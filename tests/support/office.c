#include "tests/support/office.h"

#include "tests/support/child.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *program(void)
{
    const char *path = getenv("LEMBAR_PROGRAM");
    return path ? path : "build/check/lembar";
}

void office_begin(struct office *office)
{
    *office = (struct office){.home = child_home_create()};
    office->database = g_build_filename(office->home, "office.db", NULL);
}

void office_end(struct office *office)
{
    command_result_finish(&office->last);
    g_free(office->database);
    child_home_remove(office->home);
}

void office_begin_survey(struct office *office)
{
    office_begin(office);
    int status = office_run(
        office, "init", "--unit", "Loka POM di Kota Balikpapan", "--form", "skm-bpom-2024",
        "--year", "2024", "--target", "90,00", "--service", "CDOB=Sertifikasi CDOB:3", "--service",
        "CPOTB=Sertifikasi CPOTB:1", "--service", "CPKB=Sertifikasi CPKB:2", "--service",
        "CPPOB=Izin penerapan CPPOB:7", "--service", "PENGADUAN=Pengaduan dan informasi:98");
    if (status != 0)
        fail_msg("no survey could be made: %s", office->last.errors);
}

static int run(struct office *office, const char *const *argv, const char *const *environment)
{
    struct command_setup setup = {.argv = argv, .environment = environment, .home = office->home};
    command_result_finish(&office->last);
    command_run(&setup, &office->last);
    if (strstr(office->last.errors, "Sanitizer") || strstr(office->last.errors, "runtime error"))
        fail_msg("%s", office->last.errors);
    return office->last.status;
}

int office_run_words(struct office *office, const char *const *words)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_ptr_array_add(argv, (void *)program());
    g_ptr_array_add(argv, (void *)"--db");
    g_ptr_array_add(argv, office->database);
    for (; *words; words++)
        g_ptr_array_add(argv, (void *)*words);
    g_ptr_array_add(argv, NULL);
    return run(office, (const char *const *)argv->pdata, NULL);
}

int office_shell(struct office *office, const char *script)
{
    g_autofree char *folder = g_get_current_dir();
    g_autofree char *path = g_canonicalize_filename(program(), folder);
    g_autofree char *lembar = g_strconcat("LEMBAR=", path, NULL);
    g_autofree char *database = g_strconcat("DB=", office->database, NULL);
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};
    const char *const environment[] = {lembar, database, NULL};
    return run(office, argv, environment);
}

char *office_write(const struct office *office, const char *name, const char *text)
{
    char *path = g_build_filename(office->home, name, NULL);
    if (!g_file_set_contents(path, text, -1, NULL))
        fail_msg("%s cannot be written", path);
    return path;
}

static void assert_part(const struct office *office, const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is missing; status %d, printed:\n%s\ntold:\n%s", part, office->last.status,
                 office->last.output, office->last.errors);
}

void office_says(const struct office *office, const char *part)
{
    assert_part(office, office->last.output, part);
}

void office_complains(const struct office *office, const char *part)
{
    assert_part(office, office->last.errors, part);
}

void office_refuses(const struct office *office, int status, const char *part)
{
    const char *sentence = g_strrstr(office->last.errors, "lembar: ");
    office_complains(office, part);
    if (office->last.status != status || !sentence || strchr(sentence, '\n')[1] ||
        *office->last.output)
        fail_msg("not one sentence and status %d: %d, printed:\n%s\ntold:\n%s", status,
                 office->last.status, office->last.output, office->last.errors);
}
