#include "db/claim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "tests/store/office.h"

static char *folder, *path;
static struct claims *first, *second;

static void what_one_has_the_other_cannot_take(void **state)
{
    (void)state;
    assert_true(claim_take(first, 7));
    assert_false(claim_take(second, 7));
    claim_drop(first, 7);
    assert_true(claim_take(second, 7));
    assert_false(claim_take(first, 7));
}

static void asking_takes_nothing(void **state)
{
    (void)state;
    assert_true(claim_is_free(first, 7));
    assert_true(claim_take(second, 7));
    assert_false(claim_is_free(first, 7));
    assert_true(claim_is_free(second, 7));
    claim_drop(second, 7);
    assert_true(claim_is_free(first, 7));
}

static void neighbouring_claims_are_apart(void **state)
{
    (void)state;
    assert_true(claim_take(first, 7));
    assert_true(claim_take(second, 6));
    assert_true(claim_take(second, 8));
    assert_true(claim_take(first, (int64_t)1 << 40));
    assert_false(claim_take(second, (int64_t)1 << 40));
}

static void taking_again_what_one_has_is_fine(void **state)
{
    (void)state;
    assert_true(claim_take(first, 7));
    assert_true(claim_take(first, 7));
    claim_drop(first, 7);
    assert_true(claim_take(second, 7));
}

static void dropping_what_another_has_does_nothing(void **state)
{
    (void)state;
    assert_true(claim_take(first, 7));
    claim_drop(second, 7);
    assert_false(claim_take(second, 7));
}

static void closing_drops_everything(void **state)
{
    (void)state;
    assert_true(claim_take(first, 7));
    assert_true(claim_take(first, 8));
    claims_close(first);
    first = NULL;
    assert_true(claim_take(second, 7));
    assert_true(claim_take(second, 8));
    claims_close(NULL);
}

/* The child tells that it has the claim, then waits to be killed. */
static pid_t claiming_child(void)
{
    int ready[2];
    char byte;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct error trouble;
        struct claims *claims = claims_open(path, &trouble);
        if (claims && claim_take(claims, 7) && write(ready[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    return child;
}

static void a_killed_program_has_no_claims(void **state)
{
    (void)state;
    pid_t child = claiming_child();
    assert_false(claim_take(first, 7));
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(claim_take(first, 7));
}

static void the_file_is_for_its_owner_alone(void **state)
{
    (void)state;
    struct stat status;
    g_autofree char *file = g_strconcat(path, ".claims", NULL);
    assert_int_equal(stat(file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void a_file_that_cannot_be_made_is_told(void **state)
{
    (void)state;
    g_autofree char *nowhere = g_build_filename(folder, "none", "lembar.db", NULL);
    error = (struct error){0};
    assert_null(claims_open(nowhere, &error));
    assert_non_null(strstr(error.message, "none/lembar.db.claims tidak dapat dibuat"));
}

static int set_up(void **state)
{
    (void)state;
    folder = new_folder();
    path = g_build_filename(folder, "lembar.db", NULL);
    assert_ok(first = claims_open(path, &error));
    assert_ok(second = claims_open(path, &error));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    claims_close(first);
    claims_close(second);
    remove_folder(folder);
    g_free(path);
    g_free(folder);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_one_has_the_other_cannot_take),
        TEST(neighbouring_claims_are_apart),
        TEST(taking_again_what_one_has_is_fine),
        TEST(dropping_what_another_has_does_nothing),
        TEST(closing_drops_everything),
        TEST(a_killed_program_has_no_claims),
        TEST(asking_takes_nothing),
        TEST(the_file_is_for_its_owner_alone),
        TEST(a_file_that_cannot_be_made_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
