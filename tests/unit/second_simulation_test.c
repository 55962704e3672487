#include "src/comparison.h"
#include "src/error_rate.h"
#include "src/second_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/keyed_form.h"

/* Offices that are simulated: 2,000 sheets are keyed with slips that are known, some are drawn,
 * keyed again with slips of another, compared, and what differs is decided by the paper. The upper
 * limit of the rate must not be below the truth more often than its confidence allows. */

#define SHEETS  2000
#define ANSWERS 19
#define RUNS    100
#define SEED    20240624

static struct keyed_form keyed;
static GRand *chance;

static int set_up(void **state)
{
    (void)state;
    keyed_form_init(&keyed);
    chance = g_rand_new_with_seed(SEED);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    g_rand_free(chance);
    keyed_form_finish(&keyed);
    return 0;
}

/* The paper, and what somebody keys of it: another answer than the right one at RATE. Returns how
 * many are wrong. */
static long key(const char paper[ANSWERS + 1], char out[ANSWERS + 1], double rate)
{
    long wrong = 0;
    g_strlcpy(out, paper, ANSWERS + 1);
    for (int i = 0; i < ANSWERS; i++)
        if (g_rand_double(chance) < rate) {
            out[i] = (char)('1' + (paper[i] - '1' + g_rand_int_range(chance, 1, 6)) % 6);
            wrong++;
        }
    return wrong;
}

static void write_paper(char paper[ANSWERS + 1])
{
    for (int i = 0; i < ANSWERS; i++)
        paper[i] = (char)('1' + g_rand_int_range(chance, 0, 6));
    paper[ANSWERS] = '\0';
}

static struct sheet *sheet_of(const char *answers)
{
    struct sheet *sheet = sheet_create(keyed.form);
    sheet_unpack_answers(sheet, answers);
    return sheet;
}

/* Compares two passes over PAPER, and decides by it; how often the first erred. */
static long find_wrong(const char *paper, const char *a, const char *b, const char *items)
{
    long wrong = 0;
    struct sheet *truth = sheet_of(paper), *first = sheet_of(a), *second = sheet_of(b);
    g_autoptr(GArray) list = comparison_find(first, second, truth, items, items);
    for (guint i = 0; i < list->len; i++) {
        const struct difference *found = &g_array_index(list, struct difference, i);
        wrong += comparison_erred(&keyed.form->items[found->item], found->values[PASS_FIRST],
                                  found->values[PASS_THIRD]);
    }
    sheet_destroy(truth);
    sheet_destroy(first);
    sheet_destroy(second);
    return wrong;
}

static void draw_uid(unsigned char uid[SECOND_UID_SIZE])
{
    for (int i = 0; i < SECOND_UID_SIZE; i += 4) {
        guint32 part = g_rand_int(chance);
        memcpy(uid + i, &part, sizeof part);
    }
}

/* One office: whether the limit holds. */
static bool limit_holds(long share, double rate, const char *items)
{
    char paper[ANSWERS + 1], first[ANSWERS + 1], second[ANSWERS + 1];
    unsigned char uid[SECOND_UID_SIZE];
    long all_wrong = 0, compared = 0, wrong = 0;
    for (int i = 0; i < SHEETS; i++) {
        write_paper(paper);
        all_wrong += key(paper, first, rate);
        draw_uid(uid);
        if (!second_rule_draws(uid, share))
            continue;
        key(paper, second, rate);
        compared += ANSWERS;
        wrong += find_wrong(paper, first, second, items);
    }
    struct error_rate found =
        error_rate_of(compared, wrong, ERROR_RATE_CONFIDENCE, ERROR_RATE_UPPER);
    return found.upper >= (double)all_wrong / (SHEETS * ANSWERS);
}

static void the_limit_holds_in_as_many_offices_as_it_says(void **state)
{
    static const double rates[] = {0.0005, 0.003, 0.02};
    static const long shares[] = {2, 10};
    char *items = comparison_items(keyed.form, false);
    int offices = 0, held = 0;
    (void)state;
    for (size_t r = 0; r < G_N_ELEMENTS(rates); r++)
        for (size_t s = 0; s < G_N_ELEMENTS(shares); s++)
            for (int run = 0; run < RUNS; run++, offices++)
                held += limit_holds(shares[s], rates[r], items);
    g_free(items);
    if (held < offices * ERROR_RATE_CONFIDENCE)
        fail_msg("the limit holds in %d of %d offices", held, offices);
}

static void every_slip_that_was_made_in_a_compared_sheet_is_found(void **state)
{
    char paper[ANSWERS + 1], first[ANSWERS + 1];
    long made = 0, found = 0;
    g_autofree char *items = comparison_items(keyed.form, false);
    (void)state;
    for (int i = 0; i < SHEETS; i++) {
        write_paper(paper);
        made += key(paper, first, 0.02);
        found += find_wrong(paper, first, paper, items);
    }
    assert_true(made > 500);
    assert_int_equal(found, made);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_limit_holds_in_as_many_offices_as_it_says),
        TEST(every_slip_that_was_made_in_a_compared_sheet_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
