#include "src/index.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "src/form_file.h"

/* Random forms and random sheets, each from a fixed seed, against a slow second way of computing:
 * integers over a common denominator, found by trying, and rounding judged instead of done. */

#define CASES          2000
#define MOST_ELEMENTS  7
#define MOST_FURTHER   3
#define MOST_QUESTIONS 20
#define MOST_SHEETS    12
#define MOST_BANDS     6

#define assert_of_case(world, condition)                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg("seed %u: %s", (world)->seed, #condition);                                    \
    } while (0)

typedef __int128 wide;

/* What a case is made of, known without reading the form. */
struct world {
    guint32 seed;
    GRand *random;
    int low, top, result_top;
    int elements, further, questions, bands, sheets;
    int weights[MOST_ELEMENTS];     /* in hundredths */
    int element_of[MOST_QUESTIONS]; /* or -1 */
    int further_of[MOST_QUESTIONS]; /* or -1 */
    int band_from[MOST_BANDS];      /* in hundredths, in the order of the file */
    char answers[MOST_SHEETS][MOST_QUESTIONS + 1];
    struct form *form;
};

/* An exact value; nothing where denominator is 0. */
struct ratio {
    wide numerator, denominator;
};

static int pick(const struct world *world, int low, int top)
{
    return g_rand_int_range(world->random, low, top + 1);
}

/* --- making a case --- */

static void invent_form(struct world *world)
{
    static const int results[] = {100, 5, 4, 10, 1, 1000};
    bool weighted = pick(world, 0, 1);
    world->low = pick(world, 0, 3);
    world->top = pick(world, world->low + 1, FORM_TOP_SCALE);
    world->result_top = results[pick(world, 0, G_N_ELEMENTS(results) - 1)];
    world->elements = pick(world, 1, MOST_ELEMENTS);
    world->further = pick(world, 0, MOST_FURTHER);
    world->questions = pick(world, world->elements + world->further, MOST_QUESTIONS);
    world->bands = pick(world, 0, MOST_BANDS);
    for (int e = 0; e < world->elements; e++)
        world->weights[e] = weighted ? pick(world, 1, 9999) : 100;
    for (int b = 0; b < world->bands; b++)
        world->band_from[b] = pick(world, 0, 1000) * 10 + b;
    for (int q = 0; q < world->questions; q++) {
        world->element_of[q] = pick(world, -1, world->elements - 1);
        world->further_of[q] = pick(world, 0, 3) ? -1 : pick(world, -1, world->further - 1);
    }
    /* Every element and further index is asked for. */
    for (int e = 0; e < world->elements; e++)
        world->element_of[e] = e;
    for (int f = 0; f < world->further; f++)
        world->further_of[world->elements + f] = f;
}

static void write_question(const struct world *world, GString *text, int question)
{
    if (pick(world, 0, 4) == 0)
        g_string_append_printf(text, "[field f%d]\nkind = text\nlabel = Isian\n", question);
    g_string_append_printf(text, "[question q%d]\nlabel = Tanya\nanswers = kata\n", question);
    if (world->element_of[question] >= 0)
        g_string_append_printf(text, "element = U%d\n", world->element_of[question]);
    if (world->further_of[question] >= 0)
        g_string_append_printf(text, "further = I%d\n", world->further_of[question]);
}

static void write_form(const struct world *world, GString *text)
{
    g_string_append_printf(text,
                           "[form]\nid = acak\ntitle = Acak\nscale_low = %d\nscale_top = %d\n"
                           "result_top = %d\n[answers kata]\n",
                           world->low, world->top, world->result_top);
    for (int value = world->low; value <= world->top; value++)
        g_string_append_printf(text, "%d = kata %d\n", value, value);
    for (int q = 0; q < world->questions; q++)
        write_question(world, text, q);
    for (int e = 0; e < world->elements; e++)
        g_string_append_printf(text, "[element U%d]\nname = Unsur\nweight = %d.%02d\n", e,
                               world->weights[e] / 100, world->weights[e] % 100);
    for (int f = 0; f < world->further; f++)
        g_string_append_printf(text, "[index I%d]\nname = Indeks\n", f);
    for (int b = 0; b < world->bands; b++)
        g_string_append_printf(text, "[band B%d]\nfrom = %d,%02d\nwords = Mutu\n", b,
                               world->band_from[b] / 100, world->band_from[b] % 100);
}

static void invent_sheets(struct world *world)
{
    int blank_in_ten = pick(world, 0, 10);
    world->sheets = pick(world, 0, MOST_SHEETS);
    for (int s = 0; s < world->sheets; s++)
        for (int q = 0; q < world->questions; q++)
            world->answers[s][q] = pick(world, 1, 10) <= blank_in_ten
                                       ? '-'
                                       : (char)('0' + pick(world, world->low, world->top));
}

static void world_init(struct world *world, guint32 seed)
{
    memset(world, 0, sizeof *world);
    world->seed = seed;
    world->random = g_rand_new_with_seed(seed);
    invent_form(world);
    invent_sheets(world);
    g_autoptr(GString) text = g_string_new(NULL);
    write_form(world, text);
    GPtrArray *mistakes;
    world->form = form_parse(text->str, text->len, "id", &mistakes);
    assert_of_case(world, world->form);
}

static void world_finish(struct world *world)
{
    form_destroy(world->form);
    g_rand_free(world->random);
}

static struct tally *tally_of(const struct world *world, int from, int end)
{
    struct tally *tally = tally_create(world->form);
    for (int s = from; s < end; s++)
        tally_add_answers(tally, world->answers[s], 1);
    return tally;
}

/* --- computing it another way --- */

/* The value of element or further index CODE, where OF says which question is whose. */
static struct ratio slow_value(const struct world *world, const int *of, int code)
{
    struct ratio value = {0, 0};
    for (int s = 0; s < world->sheets; s++)
        for (int q = 0; q < world->questions; q++)
            if (of[q] == code && world->answers[s][q] != '-') {
                value.numerator += (world->answers[s][q] - '0') * world->result_top;
                value.denominator += world->top;
            }
    return value;
}

/* The smallest number that all denominators divide, by trying multiples. */
static wide common_denominator(const struct ratio *values, int count)
{
    wide common = 1;
    for (int i = 0; i < count; i++) {
        wide step = common;
        while (values[i].denominator && common % values[i].denominator)
            common += step;
    }
    return common;
}

static struct ratio slow_index(const struct world *world)
{
    struct ratio values[MOST_ELEMENTS], index = {0, 0};
    for (int e = 0; e < world->elements; e++)
        values[e] = slow_value(world, world->element_of, e);
    wide common = common_denominator(values, world->elements);
    for (int e = 0; e < world->elements; e++)
        if (values[e].denominator) {
            wide parts = common / values[e].denominator * values[e].numerator;
            index.numerator += parts * world->weights[e];
            index.denominator += common * world->weights[e];
        }
    return index;
}

/* Half up: from half a hundredth below to less than half a hundredth above. */
static bool is_rounded(long hundredths, struct ratio exact)
{
    if (exact.denominator == 0)
        return hundredths == HUNDREDTHS_NONE;
    return (2 * hundredths - 1) * exact.denominator <= 200 * exact.numerator &&
           200 * exact.numerator < (2 * hundredths + 1) * exact.denominator;
}

static void set_wide(mpz_t number, wide value)
{
    mpz_set_ui(number, (unsigned long)(value >> 64));
    mpz_mul_2exp(number, number, 64);
    mpz_add_ui(number, number, (unsigned long)value);
}

static bool is_exactly(const mpq_t value, struct ratio exact)
{
    mpq_t other;
    mpq_init(other);
    set_wide(mpq_numref(other), exact.numerator);
    set_wide(mpq_denref(other), exact.denominator ? exact.denominator : 1);
    mpq_canonicalize(other);
    bool same = mpq_equal(value, other);
    mpq_clear(other);
    return same;
}

/* The band with the highest border that is not above the value, else the lowest one. */
static bool is_band_of(const struct world *world, const struct form_band *band, long value)
{
    int best = -1, lowest = 0;
    for (int b = 0; b < world->bands; b++) {
        if (world->band_from[b] < world->band_from[lowest])
            lowest = b;
        if (world->band_from[b] <= value &&
            (best < 0 || world->band_from[b] > world->band_from[best]))
            best = b;
    }
    if (world->bands == 0 || value == HUNDREDTHS_NONE)
        return !band;
    g_autofree char *grade = g_strdup_printf("B%d", best < 0 ? lowest : best);
    return band && strcmp(band->grade, grade) == 0;
}

/* Among the three lowest: fewer than three are lower. */
static bool is_low(const struct index_result *result, size_t element)
{
    int lower = 0;
    for (size_t e = 0; e < result->form->element_count; e++)
        lower += result->elements[e].value != HUNDREDTHS_NONE &&
                 result->elements[e].value < result->elements[element].value;
    return result->elements[element].value != HUNDREDTHS_NONE && lower < 3;
}

static void assert_value(const struct world *world, const struct index_value *value,
                         struct ratio exact)
{
    assert_of_case(world, is_rounded(value->value, exact));
    assert_of_case(world, is_band_of(world, value->band, value->value));
}

static void assert_result(const struct world *world, const struct index_result *result)
{
    struct ratio index = slow_index(world);
    assert_of_case(world, result->sheets == world->sheets);
    assert_value(world, &result->whole, index);
    assert_of_case(world, is_exactly(result->exact, index));
    for (int e = 0; e < world->elements; e++) {
        struct ratio exact = slow_value(world, world->element_of, e);
        assert_value(world, &result->elements[e], exact);
        assert_of_case(world, result->elements[e].sum * world->result_top == exact.numerator);
        assert_of_case(world, result->elements[e].answers * world->top == exact.denominator);
        assert_of_case(world, result->elements[e].lowest == is_low(result, (size_t)e));
    }
    for (int f = 0; f < world->further; f++)
        assert_value(world, &result->further[f], slow_value(world, world->further_of, f));
}

/* --- properties --- */

static void every_figure_is_that_of_the_slow_way(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= CASES; seed++) {
        struct world world;
        world_init(&world, seed);
        struct tally *tally = tally_of(&world, 0, world.sheets);
        struct index_result *result = index_compute(tally);
        assert_result(&world, result);
        index_destroy(result);
        tally_destroy(tally);
        world_finish(&world);
    }
}

static void taking_a_sheet_away_undoes_adding_it(void **state)
{
    (void)state;
    for (guint32 seed = CASES + 1; seed <= CASES + CASES / 3; seed++) {
        struct world world;
        world_init(&world, seed);
        int kept = pick(&world, 0, world.sheets);
        struct tally *expected = tally_of(&world, 0, kept);
        struct tally *tally = tally_of(&world, 0, world.sheets);
        for (int s = kept; s < world.sheets; s++)
            tally_add_answers(tally, world.answers[s], -1);
        assert_of_case(&world, tally->sheets == expected->sheets);
        for (int q = 0; q < world.questions; q++)
            for (int value = 0; value <= world.top; value++)
                assert_of_case(&world,
                               tally_count(tally, q, value) == tally_count(expected, q, value));
        tally_destroy(tally);
        tally_destroy(expected);
        world_finish(&world);
    }
}

static void the_order_of_the_sheets_does_not_matter(void **state)
{
    (void)state;
    for (guint32 seed = 2 * CASES; seed <= 2 * CASES + CASES / 10; seed++) {
        struct world world;
        world_init(&world, seed);
        struct tally *tally = tally_create(world.form);
        for (int s = world.sheets; s-- > 0;)
            tally_add_answers(tally, world.answers[s], 1);
        struct index_result *result = index_compute(tally);
        assert_result(&world, result);
        index_destroy(result);
        tally_destroy(tally);
        world_finish(&world);
    }
}

/* A better answer never lowers the index or its element. */
static void a_better_answer_never_lowers_the_index(void **state)
{
    (void)state;
    for (guint32 seed = 3 * CASES; seed <= 3 * CASES + CASES / 3; seed++) {
        struct world world;
        world_init(&world, seed);
        struct tally *tally = tally_of(&world, 0, world.sheets);
        struct index_result *before = index_compute(tally);
        int question = pick(&world, 0, world.questions - 1);
        for (int s = 0; s < world.sheets; s++) {
            int answer = world.answers[s][question] - '0';
            if (world.answers[s][question] == '-' || answer == world.top)
                continue;
            tally_add(tally, question, answer, -1);
            tally_add(tally, question, answer + 1, 1);
        }
        struct index_result *after = index_compute(tally);
        assert_of_case(&world, mpq_cmp(after->exact, before->exact) >= 0);
        assert_of_case(&world, after->whole.value >= before->whole.value);
        index_destroy(before);
        index_destroy(after);
        tally_destroy(tally);
        world_finish(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_is_that_of_the_slow_way),
        cmocka_unit_test(taking_a_sheet_away_undoes_adding_it),
        cmocka_unit_test(the_order_of_the_sheets_does_not_matter),
        cmocka_unit_test(a_better_answer_never_lowers_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
