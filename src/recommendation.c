#include "src/recommendation.h"

#include <stdlib.h>

#define MOST_FALLS 3

bool recommendation_is_of_service(int year)
{
    return year >= 2022;
}

unsigned recommendation_rules_of(int year)
{
    unsigned all = RULE_BIT(RULE_GRADE) | RULE_BIT(RULE_FALL) | RULE_BIT(RULE_LOWEST);
    return recommendation_is_of_service(year) ? RULE_BIT(RULE_LOWEST) : all;
}

/* How much lower the element is than last year, hundredths; 0 where it is not, or nobody knows. */
static long fall_of(const struct recommendation_part *part, size_t element)
{
    long value = part->result->elements[element].value, last = part->last[element];
    if (value == HUNDREDTHS_NONE || last == HUNDREDTHS_NONE || value >= last)
        return 0;
    return last - value;
}

static int larger_first(const void *a, const void *b)
{
    long first = *(const long *)a, second = *(const long *)b;
    return (first < second) - (first > second);
}

/* The third largest fall: whoever fell as much belongs to the three. */
static long least_of_three_falls(const struct recommendation_part *part)
{
    size_t count = part->result->form->element_count;
    g_autofree long *falls = g_new(long, count);
    for (size_t e = 0; e < count; e++)
        falls[e] = fall_of(part, e);
    qsort(falls, count, sizeof *falls, larger_first);
    return falls[MIN(count, MOST_FALLS) - 1];
}

/* Below the two best bands: what the field calls C or D. */
static bool is_weak(const struct form *form, const struct form_band *band)
{
    return band && band - form->bands >= 2;
}

static unsigned rules_that_name(const struct recommendation_part *part, size_t element,
                                long least_fall)
{
    const struct index_value *value = &part->result->elements[element];
    long fall = fall_of(part, element);
    unsigned rules = 0;
    if (value->value == HUNDREDTHS_NONE)
        return 0;
    if (is_weak(part->result->form, value->band))
        rules |= RULE_BIT(RULE_GRADE);
    if (fall > 0 && fall >= least_fall)
        rules |= RULE_BIT(RULE_FALL);
    if (value->lowest)
        rules |= RULE_BIT(RULE_LOWEST);
    return rules;
}

void recommendations_add(GArray *list, const struct recommendation_part *part, unsigned rules)
{
    size_t count = part->result->form->element_count;
    long least_fall = count ? least_of_three_falls(part) : 0;
    for (size_t e = 0; e < count; e++) {
        const struct index_value *value = &part->result->elements[e];
        struct recommendation found = {
            .service = part->service,
            .element = e,
            .rules = rules_that_name(part, e, least_fall) & rules,
            .value = value->value,
            .last = part->last[e],
            .sheets = part->result->sheets,
            .band = value->band,
        };
        if (found.rules)
            g_array_append_val(list, found);
    }
}

char *recommendation_answered(int year, const char *service, const char *element,
                              const char *listed)
{
    bool per_element = !recommendation_is_of_service(year) && !*listed;
    return g_strdup_printf("%s\n%s\n%s", service, per_element ? element : "", listed);
}

char *recommendation_rules_text(unsigned rules)
{
    GString *text = g_string_new(NULL);
    for (int rule = 0; rule < RULES; rule++)
        if (rules & RULE_BIT(rule))
            g_string_append_printf(text, "%s%d", text->len ? ", " : "", rule + 1);
    return g_string_free(text, FALSE);
}
