#include "src/slip.h"

#include <string.h>

#include "src/slip_grade.h"

#define PRIORITIES 3
#define IMPOSSIBLE (INT64_MAX / 1024) /* so that sums of it stay numbers */

/* Why greedy is exact. An element is raised furthest by K slips if they hit the K open answers
 * furthest below the top (lowered: above the low end), and any smaller change takes no more slips.
 * An answer belongs to one element and the number of answers stays, so elements move independently:
 * the fewest slips of a change are the sum of the fewest of each element it needs. Whether order
 * changes is asked at every shown value ("level") that can decide it, and the least is taken. */

/* What slips can do to one element. */
struct reach {
    bool present; /* has an answer */
    bool lowest, priority;
    int64_t sum, answers;
    int64_t open[FORM_TOP_SCALE + 1]; /* open answers of each value */
    long value;                       /* as shown */
};

struct cost {
    int64_t slips;
    size_t element;
};

struct search {
    const struct form *form;
    struct reach *reaches;
    size_t present;
    int64_t most;
    int64_t *raise, *lower, *below; /* slips that bring each element to the level or above, to the
                                       level or below, and below it */
    struct cost *costs;             /* the cheapest first */
    size_t cost_count;
    int64_t *moves; /* of the change being looked at */
};

/* --- one element --- */

/* The fewest slips that move the sum by at least BY. */
static int64_t slips_for(const struct search *search, const struct reach *reach, int64_t by,
                         enum slip_part part)
{
    const struct form *form = search->form;
    int64_t slips = 0;
    for (int step = form->top - form->low; step > 0 && by > 0; step--) {
        int64_t open = reach->open[part == SLIP_RAISED ? form->top - step : form->low + step];
        int64_t used = MIN(open, (by + step - 1) / step);
        slips += used;
        by -= used * step;
    }
    return by > 0 ? IMPOSSIBLE : slips;
}

/* The smallest sum whose value is shown as LEVEL or more:
 * result_top · sum / (top · answers) >= (level - 1/2) / 100. */
static int64_t sum_of_level(const struct search *search, const struct reach *reach, long level)
{
    int64_t numerator = (2 * (int64_t)level - 1) * search->form->top * reach->answers;
    int64_t denominator = (int64_t)200 * search->form->result_top;
    return numerator <= 0 ? 0 : (numerator + denominator - 1) / denominator;
}

static int64_t slips_to_raise(const struct search *search, const struct reach *reach, long level)
{
    return slips_for(search, reach, sum_of_level(search, reach, level) - reach->sum, SLIP_RAISED);
}

/* To be shown below LEVEL. */
static int64_t slips_to_lower(const struct search *search, const struct reach *reach, long level)
{
    return slips_for(search, reach, reach->sum - sum_of_level(search, reach, level) + 1,
                     SLIP_LOWERED);
}

/* --- changes --- */

static void forget_moves(struct search *search)
{
    memset(search->moves, 0, search->form->element_count * sizeof *search->moves);
}

/* Takes the moves of SEARCH, which change what ANSWER is about, if they are the cheapest so far. */
static void propose(const struct search *search, struct slip_answer *answer)
{
    int64_t slips = 0;
    for (size_t e = 0; e < search->form->element_count; e++)
        slips += ABS(search->moves[e]);
    if (slips < MIN(answer->slips, IMPOSSIBLE)) {
        answer->slips = slips;
        memcpy(answer->moves, search->moves, search->form->element_count * sizeof *search->moves);
    }
    for (size_t e = 0; slips <= search->most && e < search->form->element_count; e++)
        if (search->moves[e])
            answer->parts[e] |= search->moves[e] > 0 ? SLIP_RAISED : SLIP_LOWERED;
}

static void set_level(struct search *search, long level)
{
    for (size_t e = 0; e < search->form->element_count; e++) {
        const struct reach *reach = &search->reaches[e];
        search->raise[e] = reach->present ? slips_to_raise(search, reach, level) : IMPOSSIBLE;
        search->lower[e] = reach->present ? slips_to_lower(search, reach, level + 1) : IMPOSSIBLE;
        search->below[e] = reach->present ? slips_to_lower(search, reach, level) : IMPOSSIBLE;
    }
}

/* One of several lowest gets another value than the others. */
static void part_the_lowest(struct search *search, struct slip_answer *answer, size_t element)
{
    const struct reach *reach = &search->reaches[element];
    forget_moves(search);
    search->moves[element] = slips_to_raise(search, reach, reach->value + 1);
    propose(search, answer);
    search->moves[element] = -slips_to_lower(search, reach, reach->value);
    propose(search, answer);
}

/* Another one comes to the level or below, one of the lowest to the level or above it. */
static void meet_the_lowest(struct search *search, struct slip_answer *answer, size_t element)
{
    for (size_t other = 0; other < search->form->element_count; other++) {
        if (!search->reaches[other].present || search->reaches[other].lowest)
            continue;
        forget_moves(search);
        search->moves[element] = search->raise[element];
        search->moves[other] = -search->lower[other];
        propose(search, answer);
    }
}

static void add_cost(struct search *search, size_t element, int64_t slips)
{
    size_t at = search->cost_count++;
    for (; at > 0 && search->costs[at - 1].slips > slips; at--)
        search->costs[at] = search->costs[at - 1];
    search->costs[at] = (struct cost){slips, element};
}

/* The cheapest COUNT of the elements besides ELEMENT, by SLIPS, move in the direction of SIGN. */
static void move_cheapest(struct search *search, size_t element, const int64_t *slips, size_t count,
                          int sign)
{
    search->cost_count = 0;
    for (size_t e = 0; e < search->form->element_count; e++)
        if (e != element && search->reaches[e].present)
            add_cost(search, e, slips[e]);
    for (size_t i = 0; i < count; i++)
        search->moves[search->costs[i].element] = sign * search->costs[i].slips;
}

/* It comes to the level or below, and all others but two stand at the level or above. */
static void join_the_priorities(struct search *search, struct slip_answer *answer, size_t element)
{
    forget_moves(search);
    move_cheapest(search, element, search->raise, search->present - PRIORITIES, 1);
    search->moves[element] = -search->lower[element];
    propose(search, answer);
}

/* It comes to the level or above, and three others stand below. */
static void leave_the_priorities(struct search *search, struct slip_answer *answer, size_t element)
{
    forget_moves(search);
    move_cheapest(search, element, search->below, PRIORITIES, -1);
    search->moves[element] = search->raise[element];
    propose(search, answer);
}

static void look_at_order(struct search *search, struct slip_check *check, size_t element)
{
    const struct reach *reach = &search->reaches[element];
    if (!reach->present)
        return;
    if (reach->lowest)
        meet_the_lowest(search, &check->answers[SLIP_LOWEST], element);
    if (search->present <= PRIORITIES)
        return;
    if (reach->priority)
        leave_the_priorities(search, &check->answers[SLIP_PRIORITIES], element);
    else
        join_the_priorities(search, &check->answers[SLIP_PRIORITIES], element);
}

static void search_order(struct search *search, struct slip_check *check)
{
    long low = G_MAXLONG, high = 0;
    size_t lowest = 0;
    for (size_t e = 0; e < search->form->element_count; e++)
        if (search->reaches[e].present) {
            low = MIN(low, search->reaches[e].value);
            high = MAX(high, search->reaches[e].value);
            lowest += search->reaches[e].lowest;
        }
    for (size_t e = 0; lowest > 1 && e < search->form->element_count; e++)
        if (search->reaches[e].lowest)
            part_the_lowest(search, &check->answers[SLIP_LOWEST], e);
    /* Beyond all shown values moves only cost more. */
    for (long level = low; search->present > 0 && level <= high + 1; level++) {
        set_level(search, level);
        for (size_t e = 0; e < search->form->element_count; e++)
            look_at_order(search, check, e);
    }
}

/* --- the grade --- */

static void search_grade(struct search *search, const struct index_result *result,
                         const struct tally *open, struct slip_answer *answer)
{
    static const enum slip_part parts[] = {SLIP_RAISED, SLIP_LOWERED};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        forget_moves(search);
        int64_t slips = slip_grade_moves(result, open, parts[i], search->moves);
        if (slips == SLIP_NEVER)
            continue;
        propose(search, answer);
        /* Every element that can move so can take part, not only those of the cheapest way. */
        for (size_t e = 0; slips <= search->most && e < search->form->element_count; e++)
            if (slips_for(search, &search->reaches[e], 1, parts[i]) < IMPOSSIBLE)
                answer->parts[e] |= parts[i];
    }
}

/* --- the whole --- */

static void search_init(struct search *search, const struct index_result *result,
                        const struct tally *open, int64_t most)
{
    const struct form *form = result->form;
    *search = (struct search){.form = form, .most = MIN(most, IMPOSSIBLE - 1)};
    search->reaches = g_new0(struct reach, form->element_count);
    for (size_t e = 0; e < form->element_count; e++) {
        const struct index_value *value = &result->elements[e];
        search->reaches[e] = (struct reach){
            .present = value->answers > 0,
            .lowest = index_lowest(result) >= 0 &&
                      value->value == result->elements[index_lowest(result)].value,
            .priority = value->lowest,
            .sum = value->sum,
            .answers = value->answers,
            .value = value->value,
        };
        search->present += value->answers > 0;
    }
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].element >= 0)
            for (int answer = form->low; answer <= form->top; answer++)
                search->reaches[form->items[i].element].open[answer] +=
                    tally_count(open, form->items[i].answer, answer);
    search->raise = g_new(int64_t, form->element_count);
    search->lower = g_new(int64_t, form->element_count);
    search->below = g_new(int64_t, form->element_count);
    search->moves = g_new(int64_t, form->element_count);
    search->costs = g_new(struct cost, form->element_count);
}

static void search_finish(struct search *search)
{
    g_free(search->reaches);
    g_free(search->raise);
    g_free(search->lower);
    g_free(search->below);
    g_free(search->moves);
    g_free(search->costs);
}

struct slip_check *slip_check_create(const struct tally *counted, const struct tally *open,
                                     int64_t most)
{
    struct slip_check *check = g_new0(struct slip_check, 1);
    struct index_result *result = index_compute(counted);
    struct search search;
    search_init(&search, result, open, most);
    check->form = counted->form;
    check->most = most;
    for (int i = 0; i < SLIP_QUESTIONS; i++)
        check->answers[i] = (struct slip_answer){
            SLIP_NEVER,
            g_new0(int64_t, check->form->element_count),
            g_new0(unsigned, check->form->element_count),
        };
    for (size_t e = 0; e < check->form->element_count; e++)
        for (int answer = 0; answer <= check->form->top; answer++)
            check->open += search.reaches[e].open[answer];
    search_order(&search, check);
    search_grade(&search, result, open, &check->answers[SLIP_GRADE]);
    search_finish(&search);
    index_destroy(result);
    return check;
}

void slip_check_destroy(struct slip_check *check)
{
    if (!check)
        return;
    for (int i = 0; i < SLIP_QUESTIONS; i++) {
        g_free(check->answers[i].moves);
        g_free(check->answers[i].parts);
    }
    g_free(check);
}

bool slip_can_change(const struct slip_check *check, enum slip_question question)
{
    int64_t slips = check->answers[question].slips;
    return slips != SLIP_NEVER && slips <= check->most;
}

bool slip_can_change_any(const struct slip_check *check)
{
    return slip_can_change(check, SLIP_LOWEST) || slip_can_change(check, SLIP_PRIORITIES) ||
           slip_can_change(check, SLIP_GRADE);
}
