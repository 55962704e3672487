#include "src/counted_sheet.h"

#include <string.h>

int counted_sheet_answer(const struct counted_sheet *sheet, const struct form *form, int answer)
{
    if (strnlen(sheet->answers, (size_t)answer + 1) <= (size_t)answer)
        return -1;
    int value = sheet->answers[answer] - '0';
    return value >= form->low && value <= form->top ? value : -1;
}

bool counted_sheet_is_verified(const struct counted_sheet *sheet, int answer)
{
    return sheet->verified && strnlen(sheet->verified, (size_t)answer + 1) > (size_t)answer &&
           sheet->verified[answer] == '1';
}

void counted_sheet_add_open(const struct counted_sheet *sheet, struct tally *open, int64_t times)
{
    if (!sheet->verified) {
        tally_add_answers(open, sheet->answers, times);
        return;
    }
    for (int answer = 0; answer < (int)open->form->answer_count; answer++) {
        int value = counted_sheet_answer(sheet, open->form, answer);
        if (value >= 0 && !counted_sheet_is_verified(sheet, answer))
            tally_add(open, answer, value, times);
    }
    open->sheets += times;
}

bool counted_sheet_sums(const struct counted_sheet *sheet, const struct form *form,
                        const int *elements, struct answer_sum *sums)
{
    bool any = false;
    memset(sums, 0, form->element_count * sizeof *sums);
    for (int answer = 0; answer < (int)form->answer_count && sheet->answers[answer]; answer++) {
        int value = sheet->answers[answer] - '0';
        if (elements[answer] < 0 || value < form->low || value > form->top)
            continue;
        sums[elements[answer]].sum += value;
        sums[elements[answer]].answers++;
        any = true;
    }
    return any;
}

struct tally *counted_sheets_tally(const struct counted_sheets *sheets)
{
    struct tally *tally = tally_create(sheets->form);
    for (size_t i = 0; i < sheets->count; i++)
        tally_add_answers(tally, sheets->sheets[i].answers, 1);
    return tally;
}

struct tally *counted_sheets_open_tally(const struct counted_sheets *sheets)
{
    struct tally *tally = tally_create(sheets->form);
    for (size_t i = 0; i < sheets->count; i++)
        counted_sheet_add_open(&sheets->sheets[i], tally, 1);
    return tally;
}

int *counted_sheets_elements(const struct form *form)
{
    int *elements = g_new(int, form->answer_count + 1);
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].answer >= 0)
            elements[form->items[i].answer] = form->items[i].element;
    return elements;
}
