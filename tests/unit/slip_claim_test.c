#include "src/slip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "src/error_rate.h"
#include "tests/unit/counted.h"

/* The whole line, from paper to claim: sheets are keyed with slips, some of them at random keyed
 * again and mended, the wrong fields found bound those left, and the slip check says what can
 * change. Where it says "cannot", the paper must agree, but for the five in a hundred samples that
 * the bound itself allows. */

#define SURVEYS  600
#define SHEETS   60
#define ELEMENTS 7

struct keyed_survey {
    struct survey_of_test survey; /* as keyed, and mended where verified */
    GPtrArray *paper;             /* the true answers of each sheet */
    int64_t compared, wrong;
};

/* Elements differ by more than chance, so that there is something to be sure of. */
static char *paper_answers(GRand *random, const struct form *form)
{
    char *answers = random_answers(random, form, 0);
    for (size_t a = 0; a < form->answer_count; a++)
        if (g_rand_int_range(random, 0, ELEMENTS + 1) < form_answer_item(form, (int)a)->element)
            answers[a] = (char)('0' + form->top);
    return answers;
}

static char *key_with_slips(GRand *random, const struct form *form, const char *paper, double rate)
{
    char *keyed = g_strdup(paper);
    for (char *answer = keyed; *answer; answer++)
        if (g_rand_double(random) < rate) {
            int other = g_rand_int_range(random, form->low, form->top);
            *answer = (char)('0' + other + (other >= *answer - '0'));
        }
    return keyed;
}

static void verify(struct keyed_survey *keyed, size_t sheet)
{
    struct counted_sheet *counted =
        &g_array_index(keyed->survey.array, struct counted_sheet, sheet);
    const char *paper = g_ptr_array_index(keyed->paper, sheet);
    for (size_t a = 0; paper[a]; a++) {
        keyed->compared++;
        keyed->wrong += paper[a] != counted->answers[a];
    }
    char *all = g_strnfill(strlen(paper), '1');
    g_ptr_array_add(keyed->survey.texts, all);
    counted->answers = paper;
    counted->verified = all;
}

static void key_survey(struct keyed_survey *keyed, GRand *random, double rate)
{
    int verified = g_rand_int_range(random, 0, SHEETS);
    *keyed = (struct keyed_survey){.paper = g_ptr_array_new_with_free_func(g_free)};
    survey_init(&keyed->survey, random_form(random, 1, 6, ELEMENTS, 4));
    for (int i = 0; i < SHEETS; i++) {
        char *paper = paper_answers(random, keyed->survey.form);
        g_ptr_array_add(keyed->paper, paper);
        survey_add(&keyed->survey, key_with_slips(random, keyed->survey.form, paper, rate), NULL);
    }
    for (int left = SHEETS, i = 0; i < SHEETS; i++, left--)
        if (g_rand_int_range(random, 0, left) < verified) {
            verify(keyed, (size_t)i);
            verified--;
        }
}

static void finish_survey(struct keyed_survey *keyed)
{
    survey_finish(&keyed->survey);
    g_ptr_array_unref(keyed->paper);
}

static struct slip_check *check_of(const struct keyed_survey *keyed)
{
    struct error_rate rate =
        error_rate_of(keyed->compared, keyed->wrong, ERROR_RATE_CONFIDENCE, ERROR_RATE_UPPER);
    struct tally *counted = counted_sheets_tally(&keyed->survey.sheets);
    struct tally *open = counted_sheets_open_tally(&keyed->survey.sheets);
    int64_t answers = SHEETS * (int64_t)keyed->survey.form->answer_count - keyed->compared;
    struct slip_check *check =
        slip_check_create(counted, open, error_rate_most_wrong(&rate, answers));
    assert_int_equal(check->open, answers);
    tally_destroy(open);
    tally_destroy(counted);
    return check;
}

static struct index_result *result_of_paper(const struct keyed_survey *keyed)
{
    struct tally *tally = tally_create(keyed->survey.form);
    for (guint i = 0; i < keyed->paper->len; i++)
        tally_add_answers(tally, g_ptr_array_index(keyed->paper, i), 1);
    struct index_result *result = index_compute(tally);
    tally_destroy(tally);
    return result;
}

static bool is_same(const struct index_result *a, const struct index_result *b,
                    enum slip_question question)
{
    long lowest_of_a = a->elements[index_lowest(a)].value;
    long lowest_of_b = b->elements[index_lowest(b)].value;
    bool same = true;
    for (size_t e = 0; e < a->form->element_count; e++)
        if (question == SLIP_LOWEST)
            same = same &&
                   (a->elements[e].value == lowest_of_a) == (b->elements[e].value == lowest_of_b);
        else if (question == SLIP_PRIORITIES)
            same = same && a->elements[e].lowest == b->elements[e].lowest;
    return question == SLIP_GRADE ? a->whole.band == b->whole.band : same;
}

struct outcome {
    int said, broken; /* "cannot change", and the paper has something else all the same */
    int kept_quiet;   /* "can change" though the paper agrees */
};

static void judge(const struct keyed_survey *keyed, struct outcome *outcomes)
{
    struct slip_check *check = check_of(keyed);
    struct tally *tally = counted_sheets_tally(&keyed->survey.sheets);
    struct index_result *counted = index_compute(tally), *paper = result_of_paper(keyed);
    for (int question = 0; question < SLIP_QUESTIONS; question++) {
        bool same = is_same(counted, paper, question);
        if (slip_can_change(check, question)) {
            outcomes[question].kept_quiet += same;
            continue;
        }
        outcomes[question].said++;
        outcomes[question].broken += !same;
    }
    index_destroy(counted);
    index_destroy(paper);
    tally_destroy(tally);
    slip_check_destroy(check);
}

static void what_is_said_to_stand_stands_in_the_paper(void **state)
{
    (void)state;
    static const double rates[] = {0, 0.003, 0.02, 0.08};
    struct outcome outcomes[SLIP_QUESTIONS] = {0};
    GRand *random = g_rand_new_with_seed(319);
    for (int i = 0; i < SURVEYS; i++) {
        struct keyed_survey keyed;
        key_survey(&keyed, random, rates[i % G_N_ELEMENTS(rates)]);
        judge(&keyed, outcomes);
        finish_survey(&keyed);
    }
    for (int question = 0; question < SLIP_QUESTIONS; question++) {
        assert_true(outcomes[question].said >= SURVEYS / 20);
        assert_true(outcomes[question].broken * 20 <= outcomes[question].said);
        assert_true(outcomes[question].kept_quiet > 0);
    }
    g_rand_free(random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_to_stand_stands_in_the_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
