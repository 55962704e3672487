#include "src/rekey.h"

#include <stdlib.h>

#include "src/i18n.h"

/* Points of the result that one step of an answer moves the deciding figure. */
struct pull {
    double raised, lowered;
};

struct ranked {
    struct rekey_sheet place;
    long number;
};

/* --- how far a sheet reaches --- */

static double share_of_weight(const struct index_result *result, size_t element)
{
    long weights = 0;
    for (size_t e = 0; e < result->form->element_count; e++)
        weights += result->elements[e].answers > 0 ? result->form->elements[e].weight : 0;
    return (double)result->form->elements[element].weight / (double)weights;
}

static struct pull pull_of(const struct slip_check *check, const struct index_result *result,
                           size_t element)
{
    struct pull pull = {0, 0};
    const struct form *form = result->form;
    if (result->elements[element].answers == 0)
        return pull;
    double step = (double)form->result_top / form->top / (double)result->elements[element].answers;
    for (int question = 0; question < SLIP_QUESTIONS; question++) {
        unsigned parts = check->answers[question].parts[element];
        double points = question == SLIP_GRADE ? step * share_of_weight(result, element) : step;
        if (parts & SLIP_RAISED)
            pull.raised = MAX(pull.raised, points);
        if (parts & SLIP_LOWERED)
            pull.lowered = MAX(pull.lowered, points);
    }
    return pull;
}

static struct pull *pulls_of(const struct slip_check *check, const struct tally *counted)
{
    struct index_result *result = index_compute(counted);
    struct pull *pulls = g_new(struct pull, counted->form->element_count);
    for (size_t e = 0; e < counted->form->element_count; e++)
        pulls[e] = pull_of(check, result, e);
    index_destroy(result);
    return pulls;
}

/* False where the sheet has no open answer of an element. */
static bool find_reach(const struct counted_sheet *sheet, const struct form *form,
                       const int *elements, const struct pull *pulls, double *reach)
{
    bool any = false;
    *reach = 0;
    for (int answer = 0; answer < (int)form->answer_count && sheet->answers[answer]; answer++) {
        int value = sheet->answers[answer] - '0';
        if (elements[answer] < 0 || value < form->low || value > form->top ||
            counted_sheet_is_verified(sheet, answer))
            continue;
        const struct pull *pull = &pulls[elements[answer]];
        *reach += MAX(pull->raised * (form->top - value), pull->lowered * (value - form->low));
        any = true;
    }
    return any;
}

/* --- the order --- */

static int by_reach(const void *a, const void *b)
{
    const struct ranked *first = a, *second = b;
    if (first->place.reach != second->place.reach)
        return first->place.reach < second->place.reach ? 1 : -1;
    if (first->number != second->number)
        return first->number > second->number ? 1 : -1;
    return first->place.sheet > second->place.sheet ? 1 : -1;
}

/* False where it was stopped. */
static bool set_order(struct rekey_list *list, const struct counted_sheets *sheets,
                      const struct pull *pulls, struct progress *progress)
{
    bool going = true;
    g_autofree int *elements = counted_sheets_elements(sheets->form);
    g_autofree struct ranked *ranked = g_new(struct ranked, sheets->count);
    progress_begin(progress, _("Mengurutkan lembar"), (int64_t)sheets->count);
    for (size_t i = 0; going && i < sheets->count; i++) {
        struct ranked *next = &ranked[list->count];
        *next = (struct ranked){{i, 0}, sheets->sheets[i].number};
        list->count +=
            find_reach(&sheets->sheets[i], sheets->form, elements, pulls, &next->place.reach);
        going = progress_add(progress, 1);
    }
    if (going && list->count > 1)
        qsort(ranked, list->count, sizeof *ranked, by_reach);
    list->sheets = g_new(struct rekey_sheet, list->count);
    for (size_t i = 0; i < list->count; i++)
        list->sheets[i] = ranked[i].place;
    return going;
}

/* --- how many are enough --- */

/* OPEN, from which the first AT sheets of LIST are taken away, becomes that of END. */
static void move_open(struct tally *open, const struct rekey_list *list,
                      const struct counted_sheets *sheets, size_t at, size_t end)
{
    for (; at < end; at++)
        counted_sheet_add_open(&sheets->sheets[list->sheets[at].sheet], open, -1);
    for (; at > end; at--)
        counted_sheet_add_open(&sheets->sheets[list->sheets[at - 1].sheet], open, 1);
}

static bool is_settled(const struct tally *counted, const struct tally *open, int64_t most)
{
    struct slip_check *check = slip_check_create(counted, open, most);
    bool settled = !slip_can_change_any(check);
    slip_check_destroy(check);
    return settled;
}

/* Fewer open answers never make a change cheaper, so halving finds the first end that settles. OPEN
 * is all that is open, and is used up. */
static size_t find_enough(const struct rekey_list *list, const struct counted_sheets *sheets,
                          const struct tally *counted, struct tally *open, int64_t most,
                          struct progress *progress)
{
    size_t low = 0, high = list->count, at = 0;
    while (low < high && progress_look(progress)) {
        size_t middle = low + (high - low) / 2;
        move_open(open, list, sheets, at, middle);
        at = middle;
        if (is_settled(counted, open, most))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

struct rekey_list *rekey_list_create(const struct counted_sheets *sheets, int64_t most,
                                     struct progress *progress)
{
    struct rekey_list *list = g_new0(struct rekey_list, 1);
    struct tally *counted = counted_sheets_tally(sheets);
    struct tally *open = counted_sheets_open_tally(sheets);
    struct slip_check *check = slip_check_create(counted, open, most);
    g_autofree struct pull *pulls = pulls_of(check, counted);
    if (set_order(list, sheets, pulls, progress))
        list->enough = find_enough(list, sheets, counted, open, most, progress);
    slip_check_destroy(check);
    tally_destroy(open);
    tally_destroy(counted);
    if (!progress_look(progress))
        g_clear_pointer(&list, rekey_list_destroy);
    return list;
}

void rekey_list_destroy(struct rekey_list *list)
{
    if (!list)
        return;
    g_free(list->sheets);
    g_free(list);
}
