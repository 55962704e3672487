#include "src/index.h"

#include <stdlib.h>

#define PRIORITIES 3

struct tally *tally_create(const struct form *form)
{
    struct tally *tally = g_new0(struct tally, 1);
    tally->form = form;
    tally->counts = g_new0(int64_t, form->answer_count * (size_t)(form->top + 1));
    return tally;
}

void tally_destroy(struct tally *tally)
{
    if (!tally)
        return;
    g_free(tally->counts);
    g_free(tally);
}

static size_t place(const struct tally *tally, int answer, int value)
{
    return (size_t)answer * (size_t)(tally->form->top + 1) + (size_t)value;
}

void tally_add(struct tally *tally, int answer, int value, int64_t count)
{
    if (answer >= 0 && (size_t)answer < tally->form->answer_count && value >= tally->form->low &&
        value <= tally->form->top)
        tally->counts[place(tally, answer, value)] += count;
}

/* Called for each sheet of many. */
void tally_add_answers(struct tally *tally, const char *answers, int64_t times)
{
    const struct form *form = tally->form;
    int64_t *counts = tally->counts;
    for (size_t i = 0; i < form->answer_count && answers[i]; i++, counts += form->top + 1) {
        int value = answers[i] - '0';
        if (value >= form->low && value <= form->top)
            counts[value] += times;
    }
    tally->sheets += times;
}

int64_t tally_count(const struct tally *tally, int answer, int value)
{
    return tally->counts[place(tally, answer, value)];
}

/* Adds the answers of the question behind ITEM to VALUE. */
static void add_question(struct index_value *value, const struct tally *tally,
                         const struct form_item *item)
{
    for (int answer = 0; answer <= tally->form->top; answer++) {
        int64_t count = tally_count(tally, item->answer, answer);
        value->answers += count;
        value->sum += count * answer;
    }
}

/* result_top · sum / (top · answers) */
static void exact_value(mpq_t exact, const struct index_value *value, const struct form *form)
{
    mpz_set_si(mpq_numref(exact), value->sum);
    mpz_mul_si(mpq_numref(exact), mpq_numref(exact), form->result_top);
    mpz_set_si(mpq_denref(exact), value->answers);
    mpz_mul_si(mpq_denref(exact), mpq_denref(exact), form->top);
    mpq_canonicalize(exact);
}

static void finish_value(struct index_value *value, const struct form *form)
{
    mpq_t exact;
    mpq_init(exact);
    value->value = HUNDREDTHS_NONE;
    if (value->answers > 0) {
        exact_value(exact, value, form);
        value->value = fraction_to_hundredths(exact);
    }
    value->band = form_band_of(form, value->value);
    mpq_clear(exact);
}

static void compute_values(struct index_value *values, const struct form_element *elements,
                           size_t count, const struct tally *tally, bool further)
{
    const struct form *form = tally->form;
    for (size_t e = 0; e < count; e++) {
        values[e].element = &elements[e];
        for (size_t i = 0; i < form->item_count; i++)
            if ((further ? form->items[i].further : form->items[i].element) == (int)e)
                add_question(&values[e], tally, &form->items[i]);
        finish_value(&values[e], form);
    }
}

/* Σ weight · value / Σ weight, over the elements that have an answer. */
static void compute_whole(struct index_result *result)
{
    mpq_t term, weight;
    long weights = 0;
    mpq_inits(term, weight, NULL);
    for (size_t e = 0; e < result->form->element_count; e++) {
        const struct index_value *value = &result->elements[e];
        result->whole.sum += value->sum;
        result->whole.answers += value->answers;
        if (value->answers == 0)
            continue;
        exact_value(term, value, result->form);
        mpq_set_si(weight, value->element->weight, 1);
        mpq_mul(term, term, weight);
        mpq_add(result->exact, result->exact, term);
        weights += value->element->weight;
    }
    result->whole.value = HUNDREDTHS_NONE;
    if (weights > 0) {
        mpq_set_si(weight, weights, 1);
        mpq_div(result->exact, result->exact, weight);
        result->whole.value = fraction_to_hundredths(result->exact);
    }
    result->whole.band = form_band_of(result->form, result->whole.value);
    mpq_clears(term, weight, NULL);
}

static int by_value(const void *a, const void *b)
{
    long first = *(const long *)a, second = *(const long *)b;
    return (first > second) - (first < second);
}

void index_mark_lowest(struct index_value *values, size_t count)
{
    g_autofree long *sorted = g_new(long, count + 1);
    size_t present = 0;
    for (size_t i = 0; i < count; i++)
        if (values[i].value != HUNDREDTHS_NONE)
            sorted[present++] = values[i].value;
    if (present == 0)
        return;
    qsort(sorted, present, sizeof *sorted, by_value);
    long limit = sorted[MIN(present, PRIORITIES) - 1];
    for (size_t i = 0; i < count; i++)
        values[i].lowest = values[i].value != HUNDREDTHS_NONE && values[i].value <= limit;
}

struct index_result *index_compute(const struct tally *tally)
{
    const struct form *form = tally->form;
    struct index_result *result = g_new0(struct index_result, 1);
    result->form = form;
    result->sheets = tally->sheets;
    result->elements = g_new0(struct index_value, form->element_count);
    result->further = g_new0(struct index_value, form->further_count);
    mpq_init(result->exact);
    compute_values(result->elements, form->elements, form->element_count, tally, false);
    compute_values(result->further, form->further, form->further_count, tally, true);
    compute_whole(result);
    index_mark_lowest(result->elements, form->element_count);
    return result;
}

void index_destroy(struct index_result *result)
{
    if (!result)
        return;
    mpq_clear(result->exact);
    g_free(result->elements);
    g_free(result->further);
    g_free(result);
}

int index_lowest(const struct index_result *result)
{
    int lowest = -1;
    for (size_t e = 0; e < result->form->element_count; e++)
        if (result->elements[e].value != HUNDREDTHS_NONE &&
            (lowest < 0 || result->elements[e].value < result->elements[lowest].value))
            lowest = (int)e;
    return lowest;
}
