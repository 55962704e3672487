#include "src/what_if.h"

#include "src/i18n.h"

/* --- sheets left out --- */

int64_t what_if_part_of(const struct counted_sheet *sheet, enum what_if_part part)
{
    switch (part) {
    case WHAT_IF_SERVICE:
        return sheet->service;
    case WHAT_IF_KEYER:
        return sheet->keyer;
    case WHAT_IF_WEEK:
        return sheet->week;
    default:
        return sheet->number;
    }
}

struct index_result *what_if_only(const struct counted_sheets *sheets, what_if_keep keep,
                                  void *context)
{
    struct tally *tally = tally_create(sheets->form);
    for (size_t i = 0; i < sheets->count; i++)
        if (keep(&sheets->sheets[i], context))
            tally_add_answers(tally, sheets->sheets[i].answers, 1);
    struct index_result *result = index_compute(tally);
    tally_destroy(tally);
    return result;
}

/* A sheet and what it is sorted by. */
struct sorted_sheet {
    int64_t which;
    const char *answers;
};

static int by_which(const void *a, const void *b)
{
    const struct sorted_sheet *first = a, *second = b;
    return (first->which > second->which) - (first->which < second->which);
}

static GArray *sort_sheets(const struct counted_sheets *sheets, enum what_if_part part)
{
    GArray *sorted =
        g_array_sized_new(FALSE, FALSE, sizeof(struct sorted_sheet), (guint)sheets->count);
    for (size_t i = 0; i < sheets->count; i++) {
        struct sorted_sheet sheet = {what_if_part_of(&sheets->sheets[i], part),
                                     sheets->sheets[i].answers};
        g_array_append_val(sorted, sheet);
    }
    g_array_sort(sorted, by_which);
    return sorted;
}

static void clear_left_out(void *left_out)
{
    index_destroy(((struct what_if_left_out *)left_out)->without);
}

static void add_sheets(struct tally *tally, const GArray *sorted, guint from, guint end,
                       int64_t times)
{
    for (guint i = from; i < end; i++)
        tally_add_answers(tally, g_array_index(sorted, struct sorted_sheet, i).answers, times);
}

GArray *what_if_each(const struct counted_sheets *sheets, enum what_if_part part,
                     struct progress *progress)
{
    bool going = true;
    GArray *each = g_array_new(FALSE, FALSE, sizeof(struct what_if_left_out));
    GArray *sorted = sort_sheets(sheets, part);
    struct tally *tally = counted_sheets_tally(sheets);
    g_array_set_clear_func(each, clear_left_out);
    progress_begin(progress, _("Menghitung andai"), sorted->len);
    for (guint from = 0, end; going && from < sorted->len; from = end) {
        int64_t which = g_array_index(sorted, struct sorted_sheet, from).which;
        for (end = from; end < sorted->len; end++)
            if (g_array_index(sorted, struct sorted_sheet, end).which != which)
                break;
        add_sheets(tally, sorted, from, end, -1);
        struct what_if_left_out left_out = {which, end - from, index_compute(tally)};
        add_sheets(tally, sorted, from, end, 1);
        g_array_append_val(each, left_out);
        going = progress_add(progress, left_out.sheets);
    }
    tally_destroy(tally);
    g_array_unref(sorted);
    if (!going)
        g_clear_pointer(&each, g_array_unref);
    return each;
}

/* --- other rules --- */

const struct what_if_rule what_if_rules[WHAT_IF_RULES] = {
    [WHAT_IF_RULE_TRUE] = {"exact", 0, 0, WHAT_IF_EXACT},
    [WHAT_IF_RULE_0111] = {"0.111", 111, 1000, WHAT_IF_EXACT},
    [WHAT_IF_RULE_011] = {"0.11", 11, 100, WHAT_IF_EXACT},
    [WHAT_IF_RULE_0071] = {"0.071", 71, 1000, WHAT_IF_EXACT},
    [WHAT_IF_RULE_ROUND_VALUES] = {"rounded-values", 0, 0, WHAT_IF_ROUND_VALUES},
    [WHAT_IF_RULE_ROUND_MEANS] = {"rounded-means", 0, 0, WHAT_IF_ROUND_MEANS},
};

static void set_ratio(mpq_t ratio, long numerator, long denominator)
{
    mpz_set_si(mpq_numref(ratio), numerator);
    mpz_set_si(mpq_denref(ratio), denominator);
    mpq_canonicalize(ratio);
}

static void round_to_hundredths(mpq_t value)
{
    set_ratio(value, fraction_to_hundredths(value), 100);
}

/* The value of an element from its mean answer. */
static void scale_mean(mpq_t value, const struct form *form)
{
    mpq_t factor;
    mpq_init(factor);
    set_ratio(factor, form->result_top, form->top);
    mpq_mul(value, value, factor);
    mpq_clear(factor);
}

static void set_element(mpq_t value, const struct index_value *element, const struct form *form,
                        enum what_if_rounding rounding)
{
    set_ratio(value, element->sum, element->answers);
    if (rounding == WHAT_IF_ROUND_MEANS)
        round_to_hundredths(value);
    scale_mean(value, form);
    if (rounding == WHAT_IF_ROUND_VALUES)
        round_to_hundredths(value);
}

/* The factor of an element; WEIGHTS is the sum of the form's weights of elements with answers. */
static void set_weight(mpq_t weight, const struct form_element *element, long weights,
                       const struct what_if_rule *rule)
{
    if (rule->denominator)
        set_ratio(weight, rule->numerator, rule->denominator);
    else
        set_ratio(weight, element->weight, weights);
}

static long weights_of(const struct index_result *result)
{
    long weights = 0;
    for (size_t e = 0; e < result->form->element_count; e++)
        if (result->elements[e].answers > 0)
            weights += result->form->elements[e].weight;
    return weights;
}

/* FULL becomes what the best answers would make. */
static void add_elements(mpq_t exact, mpq_t full, const struct index_result *result,
                         const struct what_if_rule *rule)
{
    mpq_t value, weight;
    long weights = weights_of(result);
    mpq_inits(value, weight, NULL);
    for (size_t e = 0; e < result->form->element_count; e++) {
        if (result->elements[e].answers == 0)
            continue;
        set_element(value, &result->elements[e], result->form, rule->rounding);
        set_weight(weight, &result->form->elements[e], weights, rule);
        mpq_mul(value, value, weight);
        mpq_add(exact, exact, value);
        set_ratio(value, result->form->result_top, 1);
        mpq_mul(value, value, weight);
        mpq_add(full, full, value);
    }
    mpq_clears(value, weight, NULL);
}

void what_if_figure_init(struct what_if_figure *figure, const struct index_result *result,
                         const struct what_if_rule *rule)
{
    mpq_t full;
    mpq_init(full);
    mpq_init(figure->exact);
    add_elements(figure->exact, full, result, rule);
    bool any = weights_of(result) > 0;
    figure->value = any ? fraction_to_hundredths(figure->exact) : HUNDREDTHS_NONE;
    figure->best = any ? fraction_to_hundredths(full) : HUNDREDTHS_NONE;
    mpq_clear(full);
}

void what_if_figure_finish(struct what_if_figure *figure)
{
    mpq_clear(figure->exact);
}

/* --- other bands --- */

static const struct what_if_range ranges_2017[] = {
    {"A", 8831, 10000},
    {"B", 7661, 8830},
    {"C", 6500, 7660},
    {"D", 2500, 6499},
};

static const struct what_if_range ranges_2004[] = {
    {"A", 8126, 10000},
    {"B", 6251, 8125},
    {"C", 4376, 6250},
    {"D", 2500, 4375},
};

const struct what_if_bands what_if_bands[WHAT_IF_BANDS] = {
    [WHAT_IF_BANDS_2017] = {"2017", ranges_2017, G_N_ELEMENTS(ranges_2017), true},
    [WHAT_IF_BANDS_2017_EXACT] = {"2017-exact", ranges_2017, G_N_ELEMENTS(ranges_2017), false},
    [WHAT_IF_BANDS_2004] = {"2004", ranges_2004, G_N_ELEMENTS(ranges_2004), true},
};

static bool is_within(const mpq_t value, const struct what_if_range *range)
{
    mpq_t border;
    mpq_init(border);
    set_ratio(border, range->from, 100);
    bool within = mpq_cmp(value, border) >= 0;
    set_ratio(border, range->to, 100);
    within = within && mpq_cmp(value, border) <= 0;
    mpq_clear(border);
    return within;
}

const char *what_if_grade(const struct what_if_bands *bands, const mpq_t exact, int result_top)
{
    const char *grade = NULL;
    mpq_t value;
    mpq_init(value);
    set_ratio(value, 100, result_top);
    mpq_mul(value, value, exact);
    if (bands->rounded)
        round_to_hundredths(value);
    for (size_t i = 0; i < bands->count && !grade; i++)
        if (is_within(value, &bands->ranges[i]))
            grade = bands->ranges[i].grade;
    mpq_clear(value);
    return grade;
}
