#include "src/sheet.h"

#include <stdlib.h>
#include <string.h>

#define SEPARATOR "\x1f"

struct sheet *sheet_create(const struct form *form)
{
    struct sheet *sheet = g_new0(struct sheet, 1);
    sheet->form = form;
    sheet->values = g_new0(char *, form->item_count);
    for (size_t i = 0; i < form->item_count; i++)
        sheet->values[i] = g_strdup("");
    sheet->control_total = NO_TOTAL;
    sheet->accepted = g_strdup("");
    return sheet;
}

struct sheet *sheet_copy(const struct sheet *sheet)
{
    struct sheet *copy = sheet_create(sheet->form);
    for (size_t i = 0; i < sheet->form->item_count; i++)
        sheet_set(copy, i, sheet->values[i]);
    copy->batch_id = sheet->batch_id;
    copy->control_total = sheet->control_total;
    sheet_set_accepted(copy, sheet->accepted);
    return copy;
}

void sheet_destroy(struct sheet *sheet)
{
    if (!sheet)
        return;
    for (size_t i = 0; i < sheet->form->item_count; i++)
        g_free(sheet->values[i]);
    g_free(sheet->values);
    g_free(sheet->accepted);
    g_free(sheet);
}

void sheet_set(struct sheet *sheet, size_t item, const char *value)
{
    char *old = sheet->values[item];
    sheet->values[item] = g_strdup(value);
    g_free(old);
}

void sheet_set_accepted(struct sheet *sheet, const char *accepted)
{
    char *old = sheet->accepted;
    sheet->accepted = g_strdup(accepted);
    g_free(old);
}

void sheet_take(struct sheet *sheet, size_t item, char *value)
{
    g_free(sheet->values[item]);
    sheet->values[item] = value;
}

long sheet_number(const struct sheet *sheet)
{
    return atol(sheet->values[0]);
}

void sheet_set_number(struct sheet *sheet, long number)
{
    g_free(sheet->values[0]);
    sheet->values[0] = g_strdup_printf("%ld", number);
}

bool sheet_is_equal(const struct sheet *sheet, const struct sheet *other)
{
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (strcmp(sheet->values[i], other->values[i]) != 0)
            return false;
    return sheet->control_total == other->control_total &&
           strcmp(sheet->accepted, other->accepted) == 0;
}

size_t sheet_keyed(const struct sheet *sheet)
{
    size_t keyed = 0;
    for (size_t i = 0; i < sheet->form->item_count; i++)
        keyed += *sheet->values[i] != '\0';
    return keyed;
}

bool sheet_is_begun(const struct sheet *sheet)
{
    for (size_t i = 1; i < sheet->form->item_count; i++)
        if (!sheet->form->items[i].sticky && *sheet->values[i])
            return true;
    return false;
}

int sheet_first_missing(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].required && !value_is_given(sheet->values[i]))
            return (int)i;
    return -1;
}

size_t sheet_unasked(const struct sheet *sheet)
{
    size_t unasked = 0;
    for (size_t i = 0; i < sheet->form->item_count; i++)
        unasked += sheet->form->items[i].element >= 0 && *sheet->values[i] == '\0';
    return unasked;
}

int sheet_first_unasked(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].element >= 0 && *sheet->values[i] == '\0')
            return (int)i;
    return -1;
}

size_t sheet_unanswered(const struct sheet *sheet)
{
    size_t unanswered = 0;
    for (size_t i = 0; i < sheet->form->item_count; i++)
        unanswered += sheet->form->items[i].answer >= 0 && !value_is_given(sheet->values[i]);
    return unanswered;
}

void sheet_fill_blanks(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (*sheet->values[i] == '\0')
            sheet_set(sheet, i, VALUE_BLANK);
}

struct sheet *sheet_next(const struct sheet *sheet, long number)
{
    struct sheet *next = sheet_create(sheet->form);
    for (size_t i = 1; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].sticky)
            sheet_set(next, i, sheet->values[i]);
    sheet_set_number(next, number);
    next->batch_id = sheet->batch_id;
    return next;
}

char *sheet_pack_answers(const struct sheet *sheet)
{
    char *answers = g_malloc(sheet->form->answer_count + 1);
    for (size_t i = 0; i < sheet->form->item_count; i++)
        if (sheet->form->items[i].answer >= 0)
            answers[sheet->form->items[i].answer] = *sheet->values[i] ? *sheet->values[i] : '.';
    answers[sheet->form->answer_count] = '\0';
    return answers;
}

void sheet_unpack_answers(struct sheet *sheet, const char *answers)
{
    size_t length = strlen(answers);
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        int answer = sheet->form->items[i].answer;
        if (answer < 0 || (size_t)answer >= length)
            continue;
        char value[2] = {answers[answer] == '.' ? '\0' : answers[answer], '\0'};
        sheet_set(sheet, i, value);
    }
}

static bool has_its_own_place(const struct form *form, size_t i)
{
    return form->items[i].kind == ITEM_SHEET_NUMBER || (int)i == form->service_item ||
           (int)i == form->date_item || form->items[i].personal;
}

char *sheet_pack_fields(const struct sheet *sheet, bool only_stored_here)
{
    const struct form *form = sheet->form;
    GString *fields = g_string_new(NULL);
    bool first = true;
    for (size_t i = 0; i < form->item_count; i++) {
        if (form->items[i].kind == ITEM_ANSWER)
            continue;
        if (!first)
            g_string_append(fields, SEPARATOR);
        if (!only_stored_here || !has_its_own_place(form, i))
            g_string_append(fields, sheet->values[i]);
        first = false;
    }
    return g_string_free(fields, FALSE);
}

size_t sheet_packed_place(const struct form *form, size_t item)
{
    size_t place = 0;
    for (size_t i = 0; i < item; i++)
        place += form->items[i].kind != ITEM_ANSWER;
    return place;
}

const char *sheet_packed_field(const char *fields, size_t place, size_t *length)
{
    for (; place > 0 && *fields; fields++)
        place -= *fields == SEPARATOR[0];
    *length = (size_t)(strchrnul(fields, SEPARATOR[0]) - fields);
    return fields;
}

void sheet_unpack_fields(struct sheet *sheet, const char *fields)
{
    for (size_t i = 0; fields && i < sheet->form->item_count; i++) {
        if (sheet->form->items[i].kind == ITEM_ANSWER)
            continue;
        const char *end = strchr(fields, SEPARATOR[0]);
        size_t length = end ? (size_t)(end - fields) : strlen(fields);
        g_free(sheet->values[i]);
        sheet->values[i] = g_strndup(fields, length);
        fields = end ? end + 1 : NULL;
    }
}
