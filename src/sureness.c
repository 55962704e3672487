#include "src/sureness.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define NO_SPREAD 1e-9 /* points; what rounding of doubles leaves of 0 */

/* What is added up over the sheets. */
struct spread {
    const struct counted_sheets *sheets;
    int *elements_of;          /* of answer positions */
    struct answer_sum *sums;   /* of one sheet, for each element */
    struct answer_sum *totals; /* over all sheets, for each element */
    int64_t *with_answer;      /* sheets, for each element */
    int64_t with_any;
    double *squares; /* Σ z² for each element */
    double index_squares;
    double weights;
};

static void spread_init(struct spread *spread, const struct counted_sheets *sheets)
{
    size_t count = sheets->form->element_count;
    *spread = (struct spread){.sheets = sheets};
    spread->elements_of = counted_sheets_elements(sheets->form);
    spread->sums = g_new0(struct answer_sum, count);
    spread->totals = g_new0(struct answer_sum, count);
    spread->with_answer = g_new0(int64_t, count);
    spread->squares = g_new0(double, count);
}

static void spread_finish(struct spread *spread)
{
    g_free(spread->elements_of);
    g_free(spread->sums);
    g_free(spread->totals);
    g_free(spread->with_answer);
    g_free(spread->squares);
}

static bool read_sums(struct spread *spread, size_t sheet)
{
    return counted_sheet_sums(&spread->sheets->sheets[sheet], spread->sheets->form,
                              spread->elements_of, spread->sums);
}

static void add_totals(struct spread *spread)
{
    const struct form *form = spread->sheets->form;
    for (size_t i = 0; i < spread->sheets->count; i++) {
        spread->with_any += read_sums(spread, i);
        for (size_t e = 0; e < form->element_count; e++) {
            spread->totals[e].sum += spread->sums[e].sum;
            spread->totals[e].answers += spread->sums[e].answers;
            spread->with_answer[e] += spread->sums[e].answers > 0;
        }
    }
    for (size_t e = 0; e < form->element_count; e++)
        if (spread->totals[e].answers > 0)
            spread->weights += (double)form->elements[e].weight;
}

static double points(const struct form *form, double answer)
{
    return answer * form->result_top / form->top;
}

static double value_of(const struct spread *spread, size_t element)
{
    const struct answer_sum *total = &spread->totals[element];
    if (total->answers == 0)
        return 0;
    return points(spread->sheets->form, (double)total->sum / (double)total->answers);
}

/* z = (sum - ratio · answers) / all answers: what the sheet pulls the value away from where it is,
 * in points. */
static void add_squares(struct spread *spread)
{
    const struct form *form = spread->sheets->form;
    for (size_t i = 0; i < spread->sheets->count; i++) {
        double index_pull = 0;
        read_sums(spread, i);
        for (size_t e = 0; e < form->element_count; e++) {
            const struct answer_sum *sum = &spread->sums[e], *total = &spread->totals[e];
            if (sum->answers == 0)
                continue;
            double ratio = (double)total->sum / (double)total->answers;
            double pull = points(form, ((double)sum->sum - ratio * (double)sum->answers) /
                                           (double)total->answers);
            spread->squares[e] += pull * pull;
            index_pull += pull * (double)form->elements[e].weight / spread->weights;
        }
        spread->index_squares += index_pull * index_pull;
    }
}

/* --- intervals --- */

/* The factor of the error in the interval. */
static double student(double confidence, double freedom)
{
    return gsl_cdf_tdist_Pinv(1 - (1 - confidence) / 2, freedom);
}

static long floor_hundredths(double value)
{
    return (long)floor(value * 100);
}

static long ceil_hundredths(double value)
{
    return (long)ceil(value * 100);
}

static void set_interval(struct sureness *sureness, const struct form *form, double confidence)
{
    double half = sureness->error * student(confidence, (double)sureness->sheets - 1);
    long least = floor_hundredths(points(form, form->low)), most = form->result_top * 100L;
    sureness->low = CLAMP(floor_hundredths(sureness->value - half), least, most);
    sureness->high = CLAMP(ceil_hundredths(sureness->value + half), least, most);
}

/* SHOWN is the value as the index shows it. */
static struct sureness sureness_of(const struct sureness_result *result, int64_t sheets,
                                   double value, double squares, long shown)
{
    struct sureness sureness = {SURENESS_NO_VALUE, sheets,         value, 0,
                                HUNDREDTHS_NONE,   HUNDREDTHS_NONE};
    if (sheets == 0)
        return sureness;
    if (sheets == result->population) {
        sureness.kind = SURENESS_CENSUS;
        sureness.low = sureness.high = shown;
        return sureness;
    }
    double n = (double)sheets;
    double left = result->population ? 1 - n / (double)result->population : 1;
    sureness.error = sheets > 1 ? sqrt(left * n / (n - 1) * squares) : 0;
    if (sheets == 1 || sureness.error < NO_SPREAD) {
        sureness.kind = sheets == 1 ? SURENESS_TOO_FEW : SURENESS_ALIKE;
        sureness.error = 0;
        return sureness;
    }
    sureness.kind = SURENESS_INTERVAL;
    set_interval(&sureness, result->form, result->confidence);
    return sureness;
}

static void set_all(struct sureness_result *result, const struct spread *spread)
{
    const struct form *form = result->form;
    struct tally *tally = counted_sheets_tally(spread->sheets);
    struct index_result *index = index_compute(tally);
    double whole = 0;
    for (size_t e = 0; e < form->element_count; e++) {
        double value = value_of(spread, e);
        if (spread->totals[e].answers > 0)
            whole += value * (double)form->elements[e].weight / spread->weights;
        result->elements[e] = sureness_of(result, spread->with_answer[e], value, spread->squares[e],
                                          index->elements[e].value);
    }
    result->whole =
        sureness_of(result, spread->with_any, whole, spread->index_squares, index->whole.value);
    index_destroy(index);
    tally_destroy(tally);
}

struct sureness_result *sureness_compute(const struct counted_sheets *sheets, int64_t population,
                                         double confidence)
{
    struct sureness_result *result = g_new0(struct sureness_result, 1);
    struct spread spread;
    spread_init(&spread, sheets);
    add_totals(&spread);
    add_squares(&spread);
    result->form = sheets->form;
    result->confidence = confidence;
    result->population = population >= spread.with_any ? population : 0;
    result->elements = g_new0(struct sureness, sheets->form->element_count);
    set_all(result, &spread);
    spread_finish(&spread);
    return result;
}

void sureness_destroy(struct sureness_result *result)
{
    if (!result)
        return;
    g_free(result->elements);
    g_free(result);
}

/* --- changes --- */

static bool is_known(const struct sureness *sureness)
{
    return sureness->kind == SURENESS_INTERVAL || sureness->kind == SURENESS_CENSUS;
}

static double square(double value)
{
    return value * value;
}

/* Degrees of freedom after Welch and Satterthwaite; a census adds no error and takes none away. */
static double welch_freedom(const struct sureness *now, const struct sureness *before)
{
    double below = 0;
    if (now->error > 0)
        below += square(square(now->error)) / ((double)now->sheets - 1);
    if (before->error > 0)
        below += square(square(before->error)) / ((double)before->sheets - 1);
    return square(square(now->error) + square(before->error)) / below;
}

static enum sureness_verdict direction(double difference)
{
    return difference > 0 ? SURENESS_RISEN : SURENESS_FALLEN;
}

/* Without doubt on either side every difference is one, if it shows. */
static struct sureness_change compare_censuses(const struct sureness *now,
                                               const struct sureness *before)
{
    double difference = now->value - before->value;
    long shown = now->low - before->low;
    return (struct sureness_change){shown == 0 ? SURENESS_SAME : direction(difference), difference,
                                    shown, shown, shown == 0};
}

struct sureness_change sureness_compare(const struct sureness *now, const struct sureness *before,
                                        double confidence)
{
    struct sureness_change change = {SURENESS_CANNOT_TELL, now->value - before->value,
                                     HUNDREDTHS_NONE, HUNDREDTHS_NONE, 1};
    double error = hypot(now->error, before->error);
    if (!is_known(now) || !is_known(before))
        return change;
    if (error == 0)
        return compare_censuses(now, before);
    double freedom = welch_freedom(now, before);
    double half = error * student(confidence, freedom);
    change.low = floor_hundredths(change.difference - half);
    change.high = ceil_hundredths(change.difference + half);
    change.chance = 2 * gsl_cdf_tdist_Q(fabs(change.difference) / error, freedom);
    change.verdict =
        change.chance < 1 - confidence ? direction(change.difference) : SURENESS_CHANCE;
    return change;
}

enum sureness_place sureness_place_of(const struct sureness *now, long published)
{
    if (!is_known(now) || published == HUNDREDTHS_NONE)
        return SURENESS_PLACE_UNKNOWN;
    if (published < now->low)
        return SURENESS_BELOW;
    return published > now->high ? SURENESS_ABOVE : SURENESS_INSIDE;
}
