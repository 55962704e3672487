#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "db/audit.h"
#include "tests/store/office.h"

/* Eight processes key sheets into one database as fast as they can; LEMBAR_LOAD_SHEETS says how
 * many each. Every sheet must be there once, and nobody may be refused or told of a lock. */

#define OFFICERS   8
#define FEW_SHEETS 40
/* A checkpoint may have to wait for readers; a WAL that is begun anew stays far below this. */
#define MOST_WAL_BYTES (16 * 1024 * 1024)

static struct office office;

static int sheets_each(void)
{
    const char *sheets = getenv("LEMBAR_LOAD_SHEETS");
    return sheets ? atoi(sheets) : FEW_SHEETS;
}

/* An officer is a program of its own, without a test to fail: it says what is wrong and ends. */
#define must(call)                                                                                 \
    do {                                                                                           \
        error = (struct error){0};                                                                 \
        if (!(call)) {                                                                             \
            print_error("%s: %s: %s\n", person, #call, error.message);                             \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static void key_sheet(const struct program *program, const char *person, struct draft *draft,
                      int sheet)
{
    g_autofree char *mark = g_strdup_printf("%s-%d", person, sheet);
    set_value(draft->sheet, "service", "CPKB");
    must(draft_store_keep(program->drafts, draft, &error));
    set_value(draft->sheet, "q1", "6");
    must(draft_store_keep(program->drafts, draft, &error));
    set_value(draft->sheet, "suggestion", mark);
    must(draft_store_keep(program->drafts, draft, &error));
}

static int key_sheets(const char *person)
{
    struct program program = program_open(&office, person);
    struct draft draft;
    must(draft_store_open_new(program.drafts, &draft, &error));
    for (int sheet = 0; sheet < sheets_each(); sheet++) {
        key_sheet(&program, person, &draft, sheet);
        must(draft_store_save(program.drafts, &draft, NOON, &error));
    }
    must(draft_store_discard(program.drafts, &draft, &error));
    draft_finish(&draft);
    program_close(&program);
    return 0;
}

static pid_t start_officer(int officer)
{
    g_autofree char *person = g_strdup_printf("Petugas %d", officer);
    g_autofree char *survey = g_strdup_printf("%ld", (long)office.survey);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execl("/proc/self/exe", "load_test", person, office.path, survey, NULL);
        _exit(1);
    }
    return child;
}

static void let_all_key(void)
{
    int status, failed = 0;
    pid_t children[OFFICERS];
    for (int officer = 0; officer < OFFICERS; officer++)
        children[officer] = start_officer(officer);
    for (int officer = 0; officer < OFFICERS; officer++) {
        assert_int_equal(waitpid(children[officer], &status, 0), children[officer]);
        failed += status != 0;
    }
    assert_int_equal(failed, 0);
}

struct seen {
    GHashTable *marks;
    long last_number;
};

static bool see(const struct sheet *sheet, const struct sheet_info *info, void *context)
{
    struct seen *seen = context;
    g_autofree char *owner = g_strconcat(info->keyed_by, "-", NULL);
    assert_true(info->number > seen->last_number);
    seen->last_number = info->number;
    assert_true(g_str_has_prefix(value_of(sheet, "suggestion"), owner));
    assert_string_equal(value_of(sheet, "q1"), "6");
    assert_true(g_hash_table_add(seen->marks, g_strdup(value_of(sheet, "suggestion"))));
    return true;
}

static void every_sheet_of_eight_programs_is_there_once(void **state)
{
    (void)state;
    struct seen seen = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), 0};
    g_autoptr(GPtrArray) findings = NULL;
    int64_t entries;
    struct stat wal;
    g_autofree char *wal_path = g_strconcat(office.path, "-wal", NULL);
    gint64 start = g_get_monotonic_time();
    let_all_key();
    assert_int_equal(stat(wal_path, &wal), 0);
    assert_in_range(wal.st_size, 0, MOST_WAL_BYTES);
    print_message("%d sheets of %d programs in %.1f s, WAL %ld KiB\n", OFFICERS * sheets_each(),
                  OFFICERS, (double)(g_get_monotonic_time() - start) / 1e6,
                  (long)wal.st_size / 1024);
    assert_ok(sheet_store_each(office.first.sheets, true, see, &seen, &error));
    assert_int_equal(g_hash_table_size(seen.marks), OFFICERS * sheets_each());
    assert_int_equal(raw_number(office.path, "SELECT count(*) FROM draft"), 0);
    assert_figures_are_right(&office.first);
    assert_ok(audit_verify(office.first.database, &findings, &entries, &error));
    assert_ok(database_check(office.first.database, findings, &error));
    assert_int_equal(findings->len, 0);
    /* Each officer is a new person. */
    assert_int_equal(entries, OFFICE_ENTRIES + OFFICERS * (sheets_each() + 1));
    g_hash_table_destroy(seen.marks);
}

static int set_up(void **state)
{
    (void)state;
    office_open(&office);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    office_close(&office);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* With PERSON DATABASE SURVEY it is one of the officers. */
int main(int count, char **words)
{
    if (count > 1) {
        office.path = words[2];
        office.survey = atol(words[3]);
        return key_sheets(words[1]);
    }
    const struct CMUnitTest tests[] = {
        TEST(every_sheet_of_eight_programs_is_there_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
