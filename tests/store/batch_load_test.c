#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "tests/store/office.h"
#include "tests/store/truth.h"

/* Four programs key and reject sheets of one batch as fast as they can, until it takes no more: the
 * ledger must hold exactly what the slip declares. */

#define OFFICERS 4
#define DECLARED 200

static struct office office;

/* An officer is a program of its own, without a test to fail: it says what is wrong and ends. */
#define must(call)                                                                                 \
    do {                                                                                           \
        error = (struct error){0};                                                                 \
        if (!(call)) {                                                                             \
            print_error("%s: %s: %s\n", person, #call, error.message);                             \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

/* Only a full batch may refuse. */
static bool takes(const char *person, bool ok)
{
    if (!ok && !strstr(error.message, "sudah lengkap: 200 lembar")) {
        print_error("%s: %s\n", person, error.message);
        exit(1);
    }
    return ok;
}

/* Every tenth sheet of paper is rejected. */
static bool do_sheet(const struct program *program, const char *person, struct draft *draft,
                     int64_t batch, int sheet)
{
    if (sheet % 10 == 9)
        return takes(person,
                     batch_store_reject(program->batches, batch, REJECTION_BLANK, 0, NOON, &error));
    set_value(draft->sheet, "service", "CPKB");
    set_value(draft->sheet, "q1", "6");
    must(draft_store_keep(program->drafts, draft, &error));
    return takes(person, draft_store_save(program->drafts, draft, NOON, &error));
}

static int work(const char *person, int64_t batch)
{
    struct program program = program_open(&office, person);
    struct draft draft;
    must(draft_store_open_in(program.drafts, batch, &draft, &error));
    for (int sheet = 0; do_sheet(&program, person, &draft, batch, sheet);)
        sheet++;
    must(draft_store_discard(program.drafts, &draft, &error));
    draft_finish(&draft);
    program_close(&program);
    return 0;
}

static pid_t start_officer(int officer, int64_t batch)
{
    g_autofree char *person = g_strdup_printf("Petugas %d", officer);
    g_autofree char *survey = g_strdup_printf("%ld", (long)office.survey);
    g_autofree char *id = g_strdup_printf("%ld", (long)batch);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execl("/proc/self/exe", "batch_load_test", person, office.path, survey, id, NULL);
        _exit(1);
    }
    return child;
}

static int64_t add_batch(void)
{
    struct batch *batch = batch_create();
    batch->number = 1;
    batch->ledger.declared = DECLARED;
    batch->day = (struct day){2024, 6, 24};
    assert_ok(batch_store_save(office.first.batches, batch, NOON, &error));
    int64_t id = batch->id;
    batch_destroy(batch);
    return id;
}

static void four_programs_key_exactly_what_the_slip_declares(void **state)
{
    (void)state;
    int status;
    pid_t children[OFFICERS];
    office_open(&office);
    int64_t before = assert_true_to_its_record(office.first.database);
    int64_t id = add_batch();
    for (int officer = 0; officer < OFFICERS; officer++)
        children[officer] = start_officer(officer, id);
    for (int officer = 0; officer < OFFICERS; officer++) {
        assert_int_equal(waitpid(children[officer], &status, 0), children[officer]);
        assert_int_equal(status, 0);
    }
    struct batch *batch;
    assert_ok(batch = batch_store_load(office.first.batches, id, &error));
    assert_int_equal(batch->ledger.keyed + batch->ledger.rejected, DECLARED);
    assert_in_range(batch->ledger.rejected, 1, DECLARED / 9);
    batch_destroy(batch);
    assert_int_equal(raw_number(office.path, "SELECT count(DISTINCT number) FROM sheet") +
                         raw_number(office.path, "SELECT count(*) FROM rejected"),
                     DECLARED);
    assert_ok(batch_store_close_batch(office.first.batches, id, NOON, &error));
    /* The batch, its closing, and each officer have an entry too. */
    assert_int_equal(assert_true_to_its_record(office.first.database) - before,
                     DECLARED + 2 + OFFICERS);
    assert_figures_are_right(&office.first);
    office_close(&office);
}

/* With PERSON DATABASE SURVEY BATCH it is one of the officers. */
int main(int count, char **words)
{
    if (count > 1) {
        office.path = words[2];
        office.survey = atol(words[3]);
        return work(words[1], atol(words[4]));
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_programs_key_exactly_what_the_slip_declares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
