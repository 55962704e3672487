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
        for (int answer = 0; answer < (int)sheets->form->answer_count; answer++) {
            const struct counted_sheet *sheet = &sheets->sheets[i];
            int value = counted_sheet_answer(sheet, sheets->form, answer);
            if (value >= 0 && !counted_sheet_is_verified(sheet, answer))
                tally_add(tally, answer, value, 1);
        }
    tally->sheets = (int64_t)sheets->count;
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
