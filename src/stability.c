#include "src/stability.h"

#include <gsl/gsl_rng.h>
#include <math.h>
#include <string.h>

#include "src/i18n.h"

#define MANY_FOLD  20 /* beyond, a sample of a twentieth, the finite population does not matter */
#define MOST_DRAWN 3000
#define SURE       0.95

/* Sum and number of the answers of one element in one word, so that one addition adds both: a
 * draw of MOST_DRAWN sheets stays far below 2^32 in either. */
typedef uint64_t packed_sum;

static packed_sum pack(struct answer_sum sum)
{
    return (packed_sum)sum.sum << 32 | (packed_sum)sum.answers;
}

static struct answer_sum unpack(packed_sum packed)
{
    return (struct answer_sum){(int64_t)(packed >> 32), (int64_t)(packed & UINT32_MAX)};
}

struct bootstrap {
    const struct form *form;
    gsl_rng *random;
    packed_sum *rows;          /* of each sheet, one for each element */
    struct answer_sum *totals; /* of the survey itself, for each element */
    size_t count;              /* of sheets */
    size_t drawn;              /* sheets of a draw */
    double shrink;             /* of the distance from the survey's own values; 1: as drawn */
    size_t population;         /* 0: with replacement */
    uint32_t *people;          /* the sheet that each of the population is a copy of */
    uint32_t *order;           /* all sheets, in any order */
    uint32_t *swaps;           /* of a draw, to undo it */
    packed_sum *sums;          /* of a draw, for each element */
    struct index_value *values;
};

/* --- setting up --- */

static void read_rows(struct bootstrap *bootstrap, const struct counted_sheets *sheets)
{
    size_t elements = sheets->form->element_count;
    g_autofree int *elements_of = counted_sheets_elements(sheets->form);
    g_autofree struct answer_sum *sums = g_new(struct answer_sum, elements);
    bootstrap->rows = g_new(packed_sum, sheets->count * elements + 1);
    for (size_t i = 0; i < sheets->count; i++) {
        if (!counted_sheet_sums(&sheets->sheets[i], sheets->form, elements_of, sums))
            continue;
        for (size_t e = 0; e < elements; e++) {
            bootstrap->rows[bootstrap->count * elements + e] = pack(sums[e]);
            bootstrap->totals[e].sum += sums[e].sum;
            bootstrap->totals[e].answers += sums[e].answers;
        }
        bootstrap->count++;
    }
}

/* Part of the sheets makes draws that lie further off by the root of what is left out; a finite
 * population then brings them closer by a factor instead of being drawn from. */
static void set_draws(struct bootstrap *bootstrap, int64_t population)
{
    double count = (double)bootstrap->count, left = 1;
    bool finite = bootstrap->count > 0 && (double)population >= count &&
                  (double)population <= count * MANY_FOLD;
    bootstrap->drawn = MIN(bootstrap->count, MOST_DRAWN);
    if (finite && bootstrap->drawn == bootstrap->count)
        bootstrap->population = (size_t)population;
    else if (finite)
        left = 1 - count / (double)population;
    bootstrap->shrink =
        bootstrap->drawn < bootstrap->count ? sqrt(left * (double)bootstrap->drawn / count) : 1;
}

/* The copies that all sheets have; who else there is, is drawn each time anew. */
static void set_people(struct bootstrap *bootstrap)
{
    bootstrap->people = g_new(uint32_t, bootstrap->population + 1);
    bootstrap->order = g_new(uint32_t, bootstrap->count + 1);
    bootstrap->swaps = g_new(uint32_t, bootstrap->drawn + 1);
    for (size_t i = 0; i < bootstrap->population; i++)
        bootstrap->people[i] = (uint32_t)(i % bootstrap->count);
    for (size_t i = 0; i < bootstrap->count; i++)
        bootstrap->order[i] = (uint32_t)i;
}

static void bootstrap_init(struct bootstrap *bootstrap, const struct counted_sheets *sheets,
                           int64_t population, unsigned long seed)
{
    size_t elements = sheets->form->element_count;
    *bootstrap = (struct bootstrap){.form = sheets->form};
    bootstrap->random = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(bootstrap->random, seed);
    bootstrap->totals = g_new0(struct answer_sum, elements);
    bootstrap->sums = g_new(packed_sum, elements);
    bootstrap->values = g_new0(struct index_value, elements);
    read_rows(bootstrap, sheets);
    set_draws(bootstrap, population);
    set_people(bootstrap);
}

static void bootstrap_finish(struct bootstrap *bootstrap)
{
    gsl_rng_free(bootstrap->random);
    g_free(bootstrap->rows);
    g_free(bootstrap->totals);
    g_free(bootstrap->people);
    g_free(bootstrap->order);
    g_free(bootstrap->swaps);
    g_free(bootstrap->sums);
    g_free(bootstrap->values);
}

/* --- a draw --- */

static size_t below(const struct bootstrap *bootstrap, size_t end)
{
    return gsl_rng_uniform_int(bootstrap->random, end);
}

static void add_row(struct bootstrap *bootstrap, size_t sheet)
{
    size_t elements = bootstrap->form->element_count;
    const packed_sum *row = &bootstrap->rows[sheet * elements];
    for (size_t e = 0; e < elements; e++)
        bootstrap->sums[e] += row[e];
}

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t kept = *a;
    *a = *b;
    *b = kept;
}

/* As many people as do not divide evenly among the sheets are copies of sheets drawn without
 * replacement. */
static void draw_rest(struct bootstrap *bootstrap)
{
    size_t rest = bootstrap->population % bootstrap->count;
    for (size_t i = 0; i < rest; i++) {
        swap(&bootstrap->order[i], &bootstrap->order[i + below(bootstrap, bootstrap->count - i)]);
        bootstrap->people[bootstrap->population - rest + i] = bootstrap->order[i];
    }
}

static void draw_people(struct bootstrap *bootstrap)
{
    uint32_t *people = bootstrap->people;
    draw_rest(bootstrap);
    for (size_t i = 0; i < bootstrap->drawn; i++) {
        bootstrap->swaps[i] = (uint32_t)(i + below(bootstrap, bootstrap->population - i));
        swap(&people[i], &people[bootstrap->swaps[i]]);
        add_row(bootstrap, people[i]);
    }
    for (size_t i = bootstrap->drawn; i-- > 0;)
        swap(&people[i], &people[bootstrap->swaps[i]]);
}

static void draw_sheets(struct bootstrap *bootstrap)
{
    memset(bootstrap->sums, 0, bootstrap->form->element_count * sizeof *bootstrap->sums);
    if (bootstrap->population)
        draw_people(bootstrap);
    for (size_t i = 0; bootstrap->population == 0 && i < bootstrap->drawn; i++)
        add_row(bootstrap, below(bootstrap, bootstrap->count));
}

/* Half up from whole numbers, as the index is: result_top · sum / (top · answers). */
static long exact_value(const struct form *form, struct answer_sum sum)
{
    int64_t whole = form->top * sum.answers;
    return (long)((200 * form->result_top * sum.sum + whole) / (2 * whole));
}

static long shrunk_value(const struct bootstrap *bootstrap, size_t element, struct answer_sum sum)
{
    struct answer_sum total = bootstrap->totals[element];
    double mean = (double)total.sum / (double)total.answers;
    double drawn = (double)sum.sum / (double)sum.answers;
    double answer = mean + (drawn - mean) * bootstrap->shrink;
    return (long)floor(answer * bootstrap->form->result_top / bootstrap->form->top * 100 + 0.5);
}

static void set_values(struct bootstrap *bootstrap)
{
    for (size_t e = 0; e < bootstrap->form->element_count; e++) {
        struct index_value *value = &bootstrap->values[e];
        struct answer_sum sum =
            bootstrap->shrink > 0 ? unpack(bootstrap->sums[e]) : bootstrap->totals[e];
        value->lowest = false;
        if (sum.answers == 0)
            value->value = HUNDREDTHS_NONE;
        else if (bootstrap->shrink > 0 && bootstrap->shrink < 1)
            value->value = shrunk_value(bootstrap, e, sum);
        else
            value->value = exact_value(bootstrap->form, sum);
    }
}

/* --- the shares --- */

static bool are_alike(const struct bootstrap *bootstrap)
{
    size_t row = bootstrap->form->element_count;
    for (size_t i = 1; i < bootstrap->count; i++)
        if (memcmp(bootstrap->rows, bootstrap->rows + i * row, row * sizeof *bootstrap->rows) != 0)
            return false;
    return true;
}

static enum stability_verdict verdict_of(double share)
{
    if (share >= SURE)
        return STABILITY_SURELY_LOW;
    return share <= 1 - SURE ? STABILITY_SURELY_NOT : STABILITY_OPEN;
}

static bool count_draws(struct bootstrap *bootstrap, struct stability *stability,
                        struct progress *progress)
{
    size_t elements = bootstrap->form->element_count;
    g_autofree int *lowest = g_new0(int, elements);
    progress_begin(progress, _("Mengundi ulang lembar"),
                   stability->resamples * (int64_t)bootstrap->drawn);
    for (int i = 0; bootstrap->count > 0 && i < stability->resamples; i++) {
        if (!progress_add(progress, (int64_t)bootstrap->drawn))
            return false;
        draw_sheets(bootstrap);
        set_values(bootstrap);
        index_mark_lowest(bootstrap->values, elements);
        for (size_t e = 0; e < elements; e++)
            lowest[e] += bootstrap->values[e].lowest;
    }
    for (size_t e = 0; e < elements; e++)
        stability->elements[e].share = (double)lowest[e] / stability->resamples;
    return true;
}

static void set_verdicts(const struct bootstrap *bootstrap, struct stability *stability)
{
    bool census = stability->population == stability->sheets;
    bool alike = !census && are_alike(bootstrap);
    for (size_t e = 0; e < stability->form->element_count; e++) {
        struct stability_element *element = &stability->elements[e];
        if (bootstrap->totals[e].answers == 0)
            element->verdict = STABILITY_NO_VALUE;
        else
            element->verdict = alike ? STABILITY_CANNOT_TELL : verdict_of(element->share);
    }
}

struct stability *stability_compute(const struct counted_sheets *sheets, int64_t population,
                                    int resamples, unsigned long seed, struct progress *progress)
{
    struct stability *stability = g_new0(struct stability, 1);
    struct bootstrap bootstrap;
    bootstrap_init(&bootstrap, sheets, population, seed);
    stability->form = sheets->form;
    stability->sheets = (int64_t)bootstrap.count;
    stability->population = population >= stability->sheets ? population : 0;
    stability->resamples = resamples;
    stability->elements = g_new0(struct stability_element, sheets->form->element_count);
    if (count_draws(&bootstrap, stability, progress))
        set_verdicts(&bootstrap, stability);
    else
        g_clear_pointer(&stability, stability_destroy);
    bootstrap_finish(&bootstrap);
    return stability;
}

void stability_destroy(struct stability *stability)
{
    if (!stability)
        return;
    g_free(stability->elements);
    g_free(stability);
}
