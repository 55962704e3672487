#include "src/check_answers.h"

#include <string.h>

#define LEAST_CHANGES 3

static char character_of(const char *value)
{
    return *value ? *value : VALUE_BLANK[0];
}

/* The answer to the question at PLACE, from 0; 0 where the form has fewer. */
static char answer_at(const struct sheet *sheet, int place)
{
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].answer == place)
            return character_of(sheet->values[i]);
    return '\0';
}

/* The packed answers, blank where nothing was keyed. The caller frees them. */
static char *answers_of(const struct sheet *sheet)
{
    char *answers = sheet_pack_answers(sheet);
    return g_strdelimit(answers, ".", VALUE_BLANK[0]);
}

int answers_first(const struct form *form)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].answer == 0)
            return (int)i;
    return 0;
}

/* The value of answers that are all the same, blanks left out; 0 where they vary or none is. */
static char only_value(const struct sheet *sheet, size_t *given)
{
    char only = '\0';
    bool vary = false;
    *given = 0;
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        const char *value = sheet->values[i];
        if (sheet->form->items[i].answer < 0 || !value_is_given(value))
            continue;
        vary = vary || (only && only != value[0]);
        only = value[0];
        (*given)++;
    }
    return vary ? '\0' : only;
}

bool answers_any(const struct sheet *sheet)
{
    size_t given;
    only_value(sheet, &given);
    return given > 0;
}

bool answers_vary(const struct sheet *sheet)
{
    size_t given;
    return only_value(sheet, &given) == '\0' && given > 0;
}

/* A part of the form, as far as it was looked through. */
struct part {
    int first, questions;
    char only; /* the value of all its answers; 0 where they vary or one is missing */
    bool scored;
};

static bool is_line(const struct part *part)
{
    return part->questions > 1 && part->only && part->scored;
}

static void add_to_part(struct part *part, const struct form_item *item, const char *value)
{
    char answer = value_is_given(value) ? value[0] : '\0';
    part->only = part->questions == 0 || part->only == answer ? answer : '\0';
    part->questions++;
    part->scored = part->scored || item->element >= 0;
}

int answers_find_line(const struct sheet *sheet)
{
    struct part part = {.first = -1};
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        const struct form_item *item = &sheet->form->items[i];
        if (item->answer < 0)
            continue;
        if (item->heading && is_line(&part))
            break;
        if (item->heading || part.first < 0)
            part = (struct part){.first = (int)i};
        add_to_part(&part, item, sheet->values[i]);
    }
    return is_line(&part) ? part.first : -1;
}

bool answers_are_equal(const struct sheet *sheet, const struct sheet *other)
{
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].answer >= 0 &&
            character_of(sheet->values[i]) != character_of(other->values[i]))
            return false;
    return true;
}

static bool is_of_respondent(const struct form_item *item)
{
    return (item->kind == ITEM_CHOICE || item->kind == ITEM_NUMBER) && !item->sticky;
}

bool respondent_is_equal(const struct sheet *sheet, const struct sheet *other)
{
    bool any = false;
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        const char *value = sheet->values[i], *same = other->values[i];
        if (!is_of_respondent(&sheet->form->items[i]))
            continue;
        if (value_is_given(value) != value_is_given(same) ||
            (value_is_given(value) && strcmp(value, same) != 0))
            return false;
        any = any || value_is_given(value);
    }
    return any;
}

static size_t length_without_blanks(const char *answers)
{
    size_t length = strlen(answers);
    while (length > 0 && answers[length - 1] == VALUE_BLANK[0])
        length--;
    return length;
}

bool answers_follow(const struct sheet *sheet, const struct sheet *before)
{
    if (answer_at(sheet, 0) != answer_at(before, 1))
        return false; /* the most: nothing is packed for them */
    g_autofree char *answers = answers_of(sheet);
    g_autofree char *others = answers_of(before);
    size_t length = length_without_blanks(answers), other = length_without_blanks(others);
    size_t changes = 0;
    if (other < 2 || MAX(length, other) - MIN(length, other) > 1)
        return false;
    for (size_t i = 0; i < MIN(length, other - 1); i++) {
        if (answers[i] != others[i + 1])
            return false;
        changes += i > 0 && answers[i] != answers[i - 1];
    }
    return changes >= LEAST_CHANGES;
}

size_t answers_blank(const struct sheet *sheet, size_t *asked)
{
    size_t blank = 0;
    *asked = 0;
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        if (sheet->form->items[i].element < 0)
            continue;
        (*asked)++;
        blank += !value_is_given(sheet->values[i]);
    }
    return blank;
}

int answers_first_blank(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].element >= 0 && !value_is_given(sheet->values[i]))
            return (int)i;
    return -1;
}
