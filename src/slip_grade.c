#include "src/slip_grade.h"

/* The index is linear in the answers, for the number of answers stays: a slip adds a fixed number
 * of points whatever the others do, and the fewest slips are those that add the most. */

/* Slips of one element that all move the index equally far. */
struct gain {
    mpq_t points; /* of the index, by one slip */
    int64_t slips;
    size_t element;
};

static int by_points(const void *a, const void *b)
{
    return mpq_cmp(((const struct gain *)b)->points, ((const struct gain *)a)->points);
}

/* result_top · weight · STEP / (top · answers · weights) */
static void points_of(mpq_t points, const struct index_result *result, size_t element, int step)
{
    const struct form *form = result->form;
    long weights = 0;
    for (size_t e = 0; e < form->element_count; e++)
        weights += result->elements[e].answers > 0 ? form->elements[e].weight : 0;
    mpz_set_si(mpq_numref(points), form->elements[element].weight);
    mpz_mul_si(mpq_numref(points), mpq_numref(points), (long)form->result_top * step);
    mpz_set_si(mpq_denref(points), result->elements[element].answers);
    mpz_mul_si(mpq_denref(points), mpq_denref(points), form->top * weights);
    mpq_canonicalize(points);
}

/* How often ANSWER is open among the questions of an element. */
static int64_t open_answers(const struct tally *open, size_t element, int answer)
{
    int64_t count = 0;
    for (size_t i = 0; i < open->form->item_count; i++)
        if (open->form->items[i].element == (int)element)
            count += tally_count(open, open->form->items[i].answer, answer);
    return count;
}

/* The furthest first. */
static GArray *gains_of(const struct index_result *result, const struct tally *open,
                        enum slip_part part)
{
    const struct form *form = result->form;
    GArray *gains = g_array_new(FALSE, FALSE, sizeof(struct gain));
    for (size_t e = 0; e < form->element_count; e++)
        for (int step = 1; step <= form->top - form->low; step++) {
            int answer = part == SLIP_RAISED ? form->top - step : form->low + step;
            struct gain gain = {.slips = open_answers(open, e, answer), .element = e};
            if (gain.slips == 0)
                continue;
            mpq_init(gain.points);
            points_of(gain.points, result, e, step);
            g_array_append_val(gains, gain);
        }
    g_array_sort(gains, by_points);
    return gains;
}

static void gains_free(GArray *gains)
{
    for (guint i = 0; i < gains->len; i++)
        mpq_clear(g_array_index(gains, struct gain, i).points);
    g_array_unref(gains);
}

/* How many slips of GAIN add up to NEED points (raised), or to more than NEED (lowered). */
static int64_t slips_of_gain(const struct gain *gain, const mpq_t need, enum slip_part part)
{
    mpq_t ratio;
    mpq_init(ratio);
    mpq_div(ratio, need, gain->points);
    if (part == SLIP_RAISED)
        mpz_cdiv_q(mpq_numref(ratio), mpq_numref(ratio), mpq_denref(ratio));
    else
        mpz_fdiv_q(mpq_numref(ratio), mpq_numref(ratio), mpq_denref(ratio));
    int64_t slips = mpz_get_si(mpq_numref(ratio)) + (part == SLIP_LOWERED);
    mpq_clear(ratio);
    return slips;
}

/* Takes the furthest gains until NEED is met; false where all of them are too few. */
static bool meet_need(const GArray *gains, mpq_t need, enum slip_part part, int64_t *taken)
{
    bool met = false;
    mpq_t points;
    mpq_init(points);
    for (guint i = 0; i < gains->len && !met; i++) {
        const struct gain *gain = &g_array_index(gains, struct gain, i);
        int64_t slips = slips_of_gain(gain, need, part);
        met = slips <= gain->slips;
        taken[i] = MIN(slips, gain->slips);
        mpq_set_si(points, taken[i], 1);
        mpq_mul(points, points, gain->points);
        mpq_sub(need, need, points);
    }
    mpq_clear(points);
    return met;
}

/* The lowest shown value of the band that is reached (raised) or left (lowered). */
static bool find_border(const struct index_result *result, enum slip_part part, long *border)
{
    const struct form_band *band = result->whole.band;
    if (!band)
        return false;
    if (part == SLIP_RAISED ? band == result->form->bands
                            : band + 1 == result->form->bands + result->form->band_count)
        return false;
    *border = part == SLIP_RAISED ? band[-1].from : band->from;
    return true;
}

/* A value is shown as BORDER or more from (BORDER - 1/2) / 100 on; NEED is how far that is off. */
static void set_need(mpq_t need, const struct index_result *result, long border,
                     enum slip_part part)
{
    mpq_set_si(need, 2 * border - 1, 200);
    mpq_canonicalize(need);
    mpq_sub(need, need, result->exact);
    if (part == SLIP_LOWERED)
        mpq_neg(need, need);
}

int64_t slip_grade_moves(const struct index_result *result, const struct tally *open,
                         enum slip_part part, int64_t *moves)
{
    long border;
    if (!find_border(result, part, &border))
        return SLIP_NEVER;
    GArray *gains = gains_of(result, open, part);
    g_autofree int64_t *taken = g_new0(int64_t, gains->len + 1);
    int64_t slips = SLIP_NEVER;
    mpq_t need;
    mpq_init(need);
    set_need(need, result, border, part);
    if (meet_need(gains, need, part, taken)) {
        slips = 0;
        for (guint i = 0; i < gains->len; i++) {
            slips += taken[i];
            moves[g_array_index(gains, struct gain, i).element] +=
                part == SLIP_RAISED ? taken[i] : -taken[i];
        }
    }
    mpq_clear(need);
    gains_free(gains);
    return slips;
}
